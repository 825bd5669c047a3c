"""Addresses of items and paragraphs through a reading by another reader: the same words, or where they went."""

import dataclasses

import pytest
from django.core.cache import cache
from lxml import html

from council.ingest import Answers, ingest
from council.ingest.reading import keep_reading
from council.minutes.values import Paragraph
from council.models import Meeting
from tests.ingest.readings import decision, item, make_read, minutes
from tests.models.factories import make_clerk, make_item, make_meeting

pytestmark = pytest.mark.django_db

SALT = "Officers reported that the salt barn at Otterby held enough for forty nights."
CREWS = "Members thanked the crews who had been out on every night of the frost."
COSTS = "The cost of the season was higher than in the three years before it."
BRIDGE = "The bridge at Tarrow Mill was closed to lorries from the first of March."
MARKET = "Traders asked for the market place to be free of cars on Saturdays."
RESOLVED = "That the winter gritting routes be approved."


def paragraph(text, first, last=None, kind="text"):
    return Paragraph(kind=kind, label=None, text=text, lines=(first, last or first))


def first_reading():
    """Four items: of the first reader."""
    gritting = item(
        "1",
        "Winter Gritting",
        10,
        paragraphs=(
            paragraph(SALT, 11),
            paragraph(CREWS, 12),
            paragraph(f"RESOLVED: {RESOLVED}", 13, kind="resolution"),
        ),
        resolutions=(decision(RESOLVED, 13),),
        lines=(10, 13),
    )
    money = item("2", "Costs", 20, paragraphs=(paragraph(f"{COSTS} {BRIDGE}", 21, 22),), lines=(20, 22))
    market = item("3", "Market Place", 30, MARKET)
    thanks = item("4", "Thanks", 40, "The Chair thanked everybody for a long and difficult year of work.")
    return minutes(items=(gritting, money, market, thanks))


def second_reading():
    """Of a changed reader: paragraphs cut, joined and moved, an item renumbered, one that is no item any more."""
    before = first_reading().items
    gritting = dataclasses.replace(
        before[0],
        paragraphs=(paragraph(f"{SALT} {CREWS}", 11, 12), before[0].paragraphs[2]),
    )
    money = dataclasses.replace(before[1], paragraphs=(paragraph(COSTS, 21),))
    market = dataclasses.replace(
        before[2],
        number="3a",
        paragraphs=(paragraph(BRIDGE, 22), paragraph(MARKET, 31), *before[3].paragraphs),
        lines=(30, 41),
    )
    return minutes(items=(gritting, money, market))


def reread(document, read):
    document.refresh_from_db()
    keep_reading(document, read.to_json())
    ingest(document, Answers(allow_shrinkage=True), by=None)
    cache.clear()


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return html.fromstring(response.content)


def at(document, anchor):
    """The element at an anchor and the text that begins there."""
    (found,) = document.xpath(f"//*[@id='{anchor}']")
    after = " ".join("".join(found.xpath(".//text() | following::text()")).split())
    return found, after


@pytest.fixture
def meeting(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = make_read(first_reading())
    ingest(document, by=None)
    found = Meeting.objects.get()
    found.publish(by=make_clerk())
    found.document = document
    return found


ADDRESSES = {
    ("1", "p1"): SALT,
    ("1", "p2"): CREWS,
    ("1", "p3"): "RESOLVED That the winter gritting routes",
    ("2", "p1"): COSTS,
    ("3", "p1"): MARKET,
    ("4", "p1"): "The Chair thanked everybody",
}


def test_every_paragraph_has_an_address_on_the_page_of_its_item_and_on_that_of_the_meeting(client, meeting):
    whole = page(client, meeting.get_absolute_url())
    for (slug, anchor), words in ADDRESSES.items():
        _, after = at(page(client, f"{meeting.get_absolute_url()}{slug}/"), anchor)
        assert words in after[:200]
        assert words in at(whole, f"item-{slug}.{anchor}")[1][:200]


def followed(client, meeting, slug, anchor, *, whole=False):
    """The words at an old address, or those to which it sends its reader."""
    address = meeting.get_absolute_url() if whole else f"{meeting.get_absolute_url()}{slug}/"
    name = f"item-{slug}.{anchor}" if whole else anchor
    status = 410 if slug == "4" and not whole else 200
    found, after = at(page(client, address, status), name)
    links = (
        found.xpath(".//a[contains(@href, '#p')]")
        if "former" in found.get("class", "") or status == 410
        else []
    )
    if links:
        to, _, now = links[0].get("href").partition("#")
        assert f"paragraph {now[1:]}" in links[0].text_content().lower()
        return at(page(client, to), now)[1]
    return after


@pytest.mark.parametrize("whole", [False, True])
def test_after_a_reading_by_a_changed_reader_every_old_address_leads_to_its_words(client, meeting, whole):
    reread(meeting.document, second_reading())
    for (slug, anchor), words in ADDRESSES.items():
        assert words in followed(client, meeting, slug, anchor, whole=whole)[:300], (slug, anchor)


def test_an_item_that_vanished_says_so_where_it_stood_and_where_its_words_are(client, meeting):
    reread(meeting.document, second_reading())
    gone = page(client, f"{meeting.get_absolute_url()}4/", 410).text_content()
    assert "no longer part of the record" in gone
    assert "Paragraph 1 is now paragraph 3 of item 3a" in gone
    found, _ = at(page(client, meeting.get_absolute_url()), "item-4")
    assert "no longer part of the record" in found.text_content()


def test_no_address_comes_to_mean_other_words(client, meeting):
    reread(meeting.document, second_reading())
    reread(meeting.document, first_reading())
    for (slug, anchor), words in ADDRESSES.items():
        _, after = at(page(client, f"{meeting.get_absolute_url()}{slug}/"), anchor)
        assert words in after[:200], (slug, anchor)


def test_words_that_were_taken_out_leave_the_day_on_which_they_went(client, meeting):
    read = first_reading()
    shorter = dataclasses.replace(read.items[0], paragraphs=read.items[0].paragraphs[1:])
    reread(meeting.document, minutes(items=(shorter, *read.items[1:])))
    found, _ = at(page(client, f"{meeting.get_absolute_url()}1/"), "p1")
    assert "corrected or taken out on" in found.text_content()
    assert found.xpath(".//time/@datetime")
    assert SALT not in page(client, f"{meeting.get_absolute_url()}1/").text_content()


def test_a_restricted_item_has_no_anchor_and_no_trace(client):
    meeting = make_meeting(published=True)
    former = [{"anchor": "p2", "now_at": "1#p1", "on": "2026-01-01", "words": ""}]
    said = [{"kind": "text", "label": None, "text": "Open.", "lines": [1, 1], "anchor": "p1"}]
    secret = make_item(meeting=meeting, restriction="exempt", former_anchors=former, paragraphs=said)
    for address in (secret.get_absolute_url(), meeting.get_absolute_url()):
        assert not page(client, address).xpath("//*[@id='p1' or @id='p2' or contains(@id, '.p')]")


def test_a_trace_to_an_item_that_is_restricted_now_names_it_no_more(client):
    meeting = make_meeting(published=True)
    secret = make_item(meeting=meeting, number="7", slug="7", restriction="exempt")
    former = [{"anchor": "p2", "now_at": "7#p1", "on": "2026-01-01", "words": ""}]
    told = make_item(meeting=meeting, former_anchors=former)
    for address, anchor in (
        (told.get_absolute_url(), "p2"),
        (meeting.get_absolute_url(), f"item-{told.slug}.p2"),
    ):
        found, _ = at(page(client, address), anchor)
        assert "corrected or taken out on" in found.text_content()
        assert secret.get_absolute_url() not in html.tostring(found).decode()


def test_links_to_paragraphs_are_off_until_asked_for_and_each_has_its_own_name(client, meeting):
    for address in (meeting.get_absolute_url(), f"{meeting.get_absolute_url()}1/"):
        plain = page(client, address)
        assert not plain.xpath("//a[contains(., 'Link to paragraph')]")
        (offer,) = plain.xpath("//a[. = 'Show a link at each paragraph']/@href")
        links = page(client, offer).xpath("//a[contains(., 'Link to paragraph')]")
        names = [link.xpath("string(span[@class='aside-voice'])") for link in links]
        assert "Link to paragraph 2 of item 1" in names
        assert len(set(names)) == len(names) >= 3
        for link in links:
            to, _, anchor = link.get("href").partition("#")
            assert page(client, to).xpath(f"//*[@id='{anchor}']")
