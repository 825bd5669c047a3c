"""Words of the record say their language where a page speaks another, and words of the page never stand under it."""

import copy
import pickle
import re

import pytest
from django.utils import translation
from lxml import html

from council.public.brand import brand
from council.public.spoken import said_in
from council.search.glossary_terms import SHIPPED
from tests.public.crawler import public_addresses
from tests.public.whole_record import GLOSSED, GLOSSED_TOO, NAME, OF_RECORD, OF_STAFF, make_whole_record

pytestmark = pytest.mark.django_db

UNSEEN = ("script", "style", "head", "template")
MORE = (
    "/search/?q=quorrel",
    "/search/?q=quorrel&procedural=1&committee=quorrel-vimpton&meeting=quorrel-vimpton/2025-03-04",
    "/search/?q=quorrel&committee=quorrel-vimpton&until=1999-01-01",
    "/search/?q=quorrell",
    "/search/?q=plimsole",
    "/search/filters/?q=quorrel",
    "/decisions/?q=quorrel&committee=quorrel-vimpton",
    "/councillors/compare/?who=zbigny-wrzosky&who=wrzosky-zbigny",
    "/about/coverage/?committee=quorrel-vimpton",
    "/committees/?council=vimpton-quorrel",
    "/committees/quorrel-vimpton/2025-03-04/?paragraphs=1",
    "/committees/quorrel-vimpton/2025-04-01/source/?lines=3-4",
    "/councillors/zbigny-wrzosky/attendance/?committee=quorrel-vimpton",
    "/calendar/2033/5/",
    "/calendar/2033/?committee=quorrel-vimpton",
    "/mgCommitteeDetails.aspx?ID=7",
)
"""Pages that an address alone does not ask for."""
NO_WORDS = re.compile(
    "“(?:quorrell?|plimsole)”|^(?:quorrell|quorrel)$|https?:\\S+|urn:\\S+|^[0-9a-f-]{36}$|L[0-9]+"
)
"""Words that a reader typed and a page repeats, addresses and identifiers."""
SPOKEN = ("aria-label", "alt", "title", "placeholder")
OF_NOBODY = re.compile("|".join((*NAME.split(), GLOSSED)))
"""Names of people have no language."""
WORD = re.compile(r"[^\W\d_]{2,}")


def told(body):
    """Each text of a page that is seen or read out, with the language that it says it is in."""

    def walk(element, language):
        language = element.get("lang") or language
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        yield from ((element.get(name), language[:2]) for name in SPOKEN if element.get(name))
        if element.text:
            yield element.text, language[:2]
        for child in element:
            yield from walk(child, language)
            if child.tail:
                yield child.tail, language[:2]

    page = html.fromstring(body)
    found = ((NO_WORDS.sub("", " ".join(text.split())), language) for text, language in walk(page, ""))
    return [(text, language) for text, language in found if text]


def pages(client, prefix):
    """The public pages in one language."""
    with translation.override("cy" if prefix else "en-gb"):
        addresses = [each for each in public_addresses() if each.startswith("/cy/") == bool(prefix)]
    for address in (*addresses, *(prefix + more for more in MORE)):
        response = client.get(address)
        if response.get("Content-Type", "").startswith("text/html") and response.content:
            yield address, response.content
    translation.activate("en-gb")


def words_of_page(text):
    """The words of a text that are neither the record's nor names."""
    return WORD.findall(OF_NOBODY.sub("", OF_RECORD.sub("", text)))


ENGLISH, WELSH = ("", "en"), ("/cy", "cy")
NAMES = {"en": "English", "cy": "Cymraeg"}
GLOSSARY = {words for each in SHIPPED for words in (each.term, f"({', '.join(each.also)})")}
"""Terms of the glossary that comes with the archive, which are English on every page."""
EXAMPLES = {
    *("school transport", '"school transport"', "schools", "library OR libraries", "parking -permits"),
    *("educat*", "jose", "special needs transport", "road OR highway", "%"),
}
"""What pages give as examples of words to search for, which are English on every page."""
EXPLAINED = (GLOSSED, "glossed", "(glossed)", GLOSSED_TOO)
ALWAYS_MARKED = {"en": {NAMES["en"], *GLOSSARY, *EXAMPLES, OF_STAFF, *EXPLAINED}, "cy": {NAMES["cy"]}}
SAME_IN_BOTH = {brand().name, brand().licence, "AbilityNet"}
"""Texts of the page that are the same in both languages."""


@pytest.mark.parametrize(("own", "other"), [(ENGLISH, WELSH), (WELSH, ENGLISH)], ids=["english", "welsh"])
def test_words_of_the_record_say_their_language_on_pages_in_another_and_there_alone(client, own, other):
    (prefix, language), (elsewhere, foreign) = own, other
    make_whole_record(language)
    told_here = {}
    for address, body in pages(client, prefix):
        for text, said in told(body):
            assert said == language or text in ALWAYS_MARKED[said], (address, text)
            if said == language:
                told_here.setdefault(text, address)
    unsaid, misled, left = {}, {}, {}
    for address, body in pages(client, elsewhere):
        for text, said in told(body):
            if OF_RECORD.search(text) and said != language:
                unsaid.setdefault(text, address)
            elif said == language and words_of_page(text) and text not in ALWAYS_MARKED[said]:
                misled.setdefault(text, address)
            elif said == foreign and words_of_page(text) and text in told_here and text not in SAME_IN_BOTH:
                left.setdefault(text, address)
    assert (unsaid, misled, left) == ({}, {}, {})


def test_a_text_that_names_its_language_can_be_copied_and_kept():
    with translation.override("cy"):
        told = said_in("Roads & Bridges", "en")
        for copied in (copy.deepcopy(told), pickle.loads(pickle.dumps(told))):  # noqa: S301 (our own)
            assert copied == told
            assert copied.__html__() == told.__html__() == '<span lang="en">Roads &amp; Bridges</span>'
            assert copied.language == "en"
