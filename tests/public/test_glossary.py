"""The words of committees: a page of all of them, and those that occur explained where they occur."""

import pytest
from lxml import html

from council.models import GlossaryTerm
from council.public.glossary import Glossary
from council.search import Explained
from tests.models.factories import make_item, make_resolution
from tests.public.asking import queries_of

TERMS = (
    Explained("special educational needs and disabilities", ("SEND", "SEN"), "Needs of children."),
    Explained("community infrastructure levy", ("CIL",), "A charge on new buildings."),
    Explained("overview and scrutiny", ("scrutiny",), "Councillors look at what the cabinet does."),
    Explained("scrutiny committee", (), "A committee that scrutinises."),
    Explained("call-in", (), "A decision is looked at again before it takes effect."),
    Explained("section 106 agreement", ("S106",), "A developer promises something."),
    Explained("Part II", ("part 2",), "The private part of a meeting."),
    Explained("EHCP", ("education, health and care plan",), "A plan for one child."),
)
GLOSSARY = Glossary.of(TERMS)


def found(*texts):
    return [entry.explained.term for entry in GLOSSARY.explained(texts)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The SEND budget was overspent.", "special educational needs and disabilities"),
        ("Special Educational Needs and Disabilities", "special educational needs and disabilities"),
        ("SPECIAL EDUCATIONAL NEEDS AND DISABILITIES REVIEW", "special educational needs and disabilities"),
        ("paid from CIL’s neighbourhood share", "community infrastructure levy"),
        ("The call-in was refused; call-ins are rare.", "call-in"),
        ("(S106)", "section 106 agreement"),
        ("the s106 money", "section 106 agreement"),
        ("two Section 106 agreements", "section 106 agreement"),
        ("moved into Part II of the agenda", "Part II"),
        ("420 EHCPs", "EHCP"),
        ("an education, health and care plan", "EHCP"),
        ("Scrutiny Committees meet", "scrutiny committee"),
    ],
)
def test_a_term_is_found_in_all_its_ways_of_being_written(text, term):
    assert found(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Members asked the clerk to send a letter.",
        "Send it to the Cabinet.",
        "TO SEND A LETTER TO THE MINISTER",
        "the cil",
        "The council",
        "They would call in the auditors.",
        "part ii",
        "the ehcp",
        "Section 1060 agreement",
        "sends SENDER RESEND",
        "Special educational needs",
        "",
    ],
)
def test_what_only_looks_like_a_term_is_left_alone(text):
    assert found(text) == []


def test_a_long_term_is_not_explained_by_the_short_one_inside_it():
    assert found("the Scrutiny Committee") == ["scrutiny committee"]
    assert found("the Scrutiny Committee, and scrutiny in general") == [
        "overview and scrutiny",
        "scrutiny committee",
    ]


def test_each_term_comes_once_in_the_order_of_the_alphabet_whichever_texts_hold_it():
    assert found("SEND and CIL and SEND", "CIL") == [
        "community infrastructure levy",
        "special educational needs and disabilities",
    ]


def test_a_term_is_not_put_together_from_two_texts():
    assert found("the community infrastructure", "levy of 1993") == []


def test_a_very_long_text_is_gone_through_once():
    text = "special educational needs and " * 50_000
    assert found(text) == []


def test_terms_that_differ_in_signs_only_have_places_of_their_own():
    twins = Glossary.of(
        [Explained("call-in", (), "One."), Explained("call in", (), "Other."), Explained("?", (), "")]
    )
    assert len({entry.anchor for entry in twins.entries}) == 3


def page_of(client, address="/glossary/"):
    return html.fromstring(client.get(address).content)


def words(part):
    return " ".join(part.text_content().split())


@pytest.mark.django_db
def test_the_page_explains_every_term_under_its_letter_with_a_search_for_it(client):
    GlossaryTerm.objects.create(term="staithe", also=["landing stage"], meaning="Where boats <moor>.")
    page = page_of(client)
    (entry,) = page.xpath("//dl/div[@id='staithe']")
    assert words(entry) == "staithe (landing stage) Where boats <moor>. Search for staithe"
    assert entry.xpath("./dd/a/@href") == ["/search/?q=staithe"]
    assert words(entry.xpath("ancestor::section//h2")[0]) == "S"
    assert "#letter-S" in page.xpath("//nav//a/@href")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_a_term_of_several_words_is_searched_for_as_a_phrase(client):
    GlossaryTerm.objects.create(term="muniment room", meaning="Where deeds are kept.")
    assert page_of(client).xpath("//div[@id='muniment-room']//a/@href") == [
        "/search/?q=%22muniment%20room%22"
    ]


@pytest.mark.django_db
def test_a_term_that_a_clerk_changes_or_takes_off_is_changed_at_once(client):
    term = GlossaryTerm.objects.create(term="staithe", meaning="A landing stage.")
    assert page_of(client).xpath("//div[@id='staithe']")
    term.shown = False
    term.save()
    assert not page_of(client).xpath("//div[@id='staithe']")


@pytest.mark.django_db
def test_the_words_of_an_item_are_explained_on_its_page_each_once(client):
    GlossaryTerm.objects.create(term="staithe", meaning="A landing stage.")
    GlossaryTerm.objects.create(term="lurcher", meaning="A dog.")
    item = make_item(title="Repair of the Staithe")
    make_resolution(item=item, text="That the staithes be repaired.")
    (explained,) = page_of(client, item.get_absolute_url()).xpath("//details[@class='explained']")
    told = words(explained)
    assert told.count("A landing stage.") == 1
    assert "A dog." not in told
    assert explained.xpath(".//dt/a/@href")[-1] == "/glossary/#staithe"


@pytest.mark.django_db
def test_the_words_of_a_private_item_are_not_explained(client):
    GlossaryTerm.objects.create(term="staithe", meaning="A landing stage.")
    item = make_item(title="Sale of the staithe", restriction="exempt", public_title="A sale")
    page = client.get(item.get_absolute_url()).content.decode()
    assert "A landing stage." not in page


@pytest.mark.django_db
def test_the_glossary_takes_no_more_questions_however_long_it_is(client):
    before = queries_of(client, "/glossary/")
    for number in range(30):
        GlossaryTerm.objects.create(term=f"word {number}", meaning="It means something.")
    assert queries_of(client, "/glossary/") == before <= 4
