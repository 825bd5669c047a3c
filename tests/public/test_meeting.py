"""The page of a meeting: what was decided first, then the minutes, and beside them who was there and what it was made from."""

import datetime

import pytest
from django.db import connection
from lxml import html

from council.models import Confirmation, DeclaredInterest, NextMeeting, Transcription
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def page_of(client, thing):
    address = thing if isinstance(thing, str) else thing.get_absolute_url()
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content)


def words(element):
    return " ".join(element.text_content().split())


def part(page, anchor):
    """The section, list or details that a heading with this name is in."""
    (heading,) = page.xpath(f"//*[@id='{anchor}']")
    return heading.getparent()


@pytest.fixture
def committee(db):
    return make_committee(name="Highways Panel")


@pytest.fixture
def meeting(committee):
    return make_meeting(committee=committee, published=True, date=datetime.date(2026, 6, 9))


def test_the_decisions_come_first_each_with_its_outcome_and_the_way_to_its_words(client, meeting):
    item = make_item(meeting=meeting, title="Winter Gritting", number="4")
    decision = make_resolution(item=item, text="That more salt be bought.", outcome="agreed")
    make_attendance(meeting=meeting)
    page = page_of(client, meeting)
    (entry,) = part(page, "decisions").xpath(".//li")
    assert "4 Winter Gritting" in words(entry)
    assert "That more salt be bought." in words(entry)
    assert words(entry.xpath(".//*[contains(@class, 'tag')]")[0]) == "agreed"
    (target,) = entry.xpath(".//a/@href")
    assert target == f"#decision-{decision.pk}"
    assert page.xpath(f"//*[@id='{target[1:]}']")
    order = [each.get("id") for each in page.xpath("//h2[@id]")]
    assert order.index("decisions") < order.index("minutes") < order.index("attendance")


def test_formal_decisions_stand_under_their_items_only(client, meeting):
    item = make_item(meeting=meeting, kind="previous_minutes")
    make_resolution(item=item, text="That the minutes be signed.")
    page = page_of(client, meeting)
    assert not page.xpath("//*[@id='decisions']")
    (told,) = page.xpath("//*[contains(@class, 'verbatim')]")
    assert "That the minutes be signed." in words(told)


def test_every_way_on_the_page_leads_somewhere(client, meeting):
    item = make_item(meeting=meeting)
    make_resolution(item=item)
    make_attendance(meeting=meeting)
    make_document(meeting=meeting, lines=("One line",))
    DeclaredInterest.objects.create(item=item, name_as_written="B Tallowick", text="Owns it.")
    page = page_of(client, meeting)
    targets = [link[1:] for link in page.xpath("//main//a/@href") if link.startswith("#")]
    assert {"decisions", "minutes", "attendance", "interests", "documents", "record"} <= set(targets)
    for target in targets:
        assert len(page.xpath(f"//*[@id='{target}']")) == 1, target


def test_whoever_presided_is_first_and_officers_have_a_heading_of_their_own(client, meeting):
    make_attendance(meeting=meeting, name_as_written="A Aldous", position=0)
    make_attendance(meeting=meeting, name_as_written="V Vane", role="vice_chair", position=1)
    make_attendance(meeting=meeting, name_as_written="C Chesil", role="chair", position=2)
    make_attendance(
        meeting=meeting, name_as_written="O Orme", kind="officer", status="in_attendance", post="Clerk"
    )
    make_attendance(meeting=meeting, name_as_written="G Guest", kind="unknown", status="in_attendance")
    there = part(page_of(client, meeting), "attendance")
    told = words(there)
    assert told.index("C Chesil (chair)") < told.index("V Vane (vice-chair)") < told.index("A Aldous")
    headings = [each.text for each in there.iter("h3")]
    assert headings == ["Present", "In attendance", "Officers in attendance"]
    assert told.index("In attendance G Guest") < told.index("Officers in attendance O Orme")


def test_substitution_arrival_and_leaving_are_told_as_written(client, meeting):
    make_attendance(
        meeting=meeting,
        status="present_substitute",
        substitute_for="P Gannet",
        arrived="from item 4",
        left="8.15 pm",
        first_line=3,
        last_line=3,
    )
    there = part(page_of(client, meeting), "attendance")
    assert "substitute for P Gannet; arrived: from item 4; left: 8.15 pm" in words(there)
    assert there.xpath(f".//a[@href='{meeting.get_absolute_url()}source/?lines=3#L3']")


def test_interests_are_collected_with_the_items_that_they_are_on(client, meeting):
    item = make_item(meeting=meeting, number="5", title="Allotments")
    councillor = make_councillor(name="Beatrice Tallowick")
    DeclaredInterest.objects.create(
        item=item,
        name_as_written="B Tallowick",
        councillor=councillor,
        kind="personal",
        text="Has a plot.",
        left_room=True,
    )
    told = part(page_of(client, meeting), "interests")
    assert "B Tallowick, personal, left the room" in words(told)
    assert told.xpath(f".//a[@href='{councillor.get_absolute_url()}']")
    assert told.xpath(f".//a[@href='#item-{item.slug}'][contains(., '5 Allotments')]")


def test_an_interest_on_a_restricted_item_is_not_among_them(client, meeting):
    item = make_item(meeting=meeting, restriction="exempt")
    DeclaredInterest.objects.create(item=item, name_as_written="B Tallowick", text="Owns it.")
    page = page_of(client, meeting)
    assert "Tallowick" not in words(page)
    assert not page.xpath("//*[@id='interests']")


def test_the_documents_are_told_with_kind_size_and_pages(client, meeting):
    document = make_document(meeting=meeting, lines=("x",), media_type="application/pdf", pages=7)
    make_offered(document=document, content=b"x" * 2048)
    told = words(part(page_of(client, meeting), "documents"))
    assert "Download the original file PDF, 2.0 KB, 7 pages" in told
    assert "scan" not in told


def test_a_scan_says_that_it_is_one(client, meeting):
    document = make_document(meeting=meeting, lines=("x",))
    checked = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    Transcription.objects.create(document=document, text="x", checked_at=checked)
    told = words(part(page_of(client, meeting), "documents"))
    assert "The original is a scan" in told
    assert "1 July 2026" in told


@pytest.fixture
def later(meeting):
    """A later meeting whose minutes confirm those of the first with an amendment on lines 2 and 3."""
    found = make_meeting(committee=meeting.committee, published=True, date=datetime.date(2026, 7, 7))
    Confirmation.objects.create(meeting=found, date=meeting.date, amended=True, first_line=2, last_line=3)
    make_document(meeting=found, lines=("Minutes", "That “40” be", "replaced by “14”.", "Other business"))
    return found


def test_an_amendment_is_told_in_the_words_of_the_later_minutes(client, meeting, later):
    page = page_of(client, meeting)
    assert page.xpath(f"//main//strong//a[@href='{later.get_absolute_url()}']")
    (quoted,) = page.xpath("//blockquote")
    assert [line.strip() for line in quoted.itertext()] == ["That “40” be", "replaced by “14”."]
    assert page.xpath(f"//a[@href='{later.get_absolute_url()}source/?lines=2-3#L2-3']")


def test_an_amendment_that_is_withheld_is_not_told(client, meeting, later):
    make_item(meeting=later, restriction="exempt", first_line=3, withheld_to=3)
    page = page_of(client, meeting)
    assert not page.xpath("//blockquote")
    assert "replaced by" not in words(page)


def test_minutes_that_were_confirmed_as_they_were_quote_nothing(client, meeting, later):
    Confirmation.objects.update(amended=False)
    page = page_of(client, meeting)
    assert page.xpath(f"//main//strong//a[@href='{later.get_absolute_url()}']")
    assert not page.xpath("//blockquote")


def test_what_a_clerk_recorded_stands_and_the_later_minutes_are_named(client, meeting, later):
    meeting.correct(approval="approved")
    told = words(page_of(client, meeting))
    assert (
        "approved these minutes as a correct record. The minutes of the meeting on 7 July 2026 say so."
        in told
    )


def test_a_cancelled_meeting_says_so_and_which_minutes_announced_it(client, committee, meeting):
    off = make_meeting(
        committee=committee, published=True, date=datetime.date(2026, 9, 1), status="cancelled"
    )
    NextMeeting.objects.create(meeting=meeting, date=off.date, first_line=8, last_line=8)
    page = page_of(client, off)
    assert "This meeting was cancelled." in words(page)
    assert "The minutes of 9 June 2026 announced this meeting." in words(page)
    assert page.xpath(f"//a[@href='{meeting.get_absolute_url()}source/?lines=8#L8']")
    assert "Draft" not in words(page)


def test_a_meeting_that_was_held_names_nobody_who_announced_it(client, committee, meeting):
    before = make_meeting(committee=committee, published=True, date=datetime.date(2026, 5, 1))
    NextMeeting.objects.create(meeting=before, date=meeting.date)
    assert "announced" not in words(page_of(client, meeting))


def test_previous_and_next_meeting_are_those_of_the_same_committee(client, committee, meeting):
    days = [datetime.date(2026, 1, 1), datetime.date(2026, 5, 1), datetime.date(2026, 8, 1)]
    others = [make_meeting(committee=committee, published=True, date=day) for day in days]
    make_meeting(committee=committee, date=datetime.date(2026, 6, 1))
    make_meeting(published=True, date=datetime.date(2026, 6, 10))
    second = make_meeting(committee=committee, published=True, date=meeting.date, sitting=2)
    links = page_of(client, meeting).xpath("//a[@rel='prev' or @rel='next']/@href")
    assert links == [others[1].get_absolute_url(), second.get_absolute_url()]
    links = page_of(client, second).xpath("//a[@rel='prev' or @rel='next']/@href")
    assert links == [meeting.get_absolute_url(), others[2].get_absolute_url()]


def test_the_first_meeting_has_none_before_it(client, meeting):
    assert not page_of(client, meeting).xpath("//a[@rel='prev' or @rel='next']")


def test_a_table_names_its_columns_where_the_words_show_which_row_does(client, meeting):
    def rows(*texts):
        return [{"kind": "table", "label": None, "text": text, "lines": [1, 1]} for text in texts]

    item = make_item(meeting=meeting, number="6", paragraphs=rows("Division | Votes", "Fennick | 1,388"))
    page = page_of(client, item)
    assert [cell.text for cell in page.xpath("//thead//th[@scope='col']")] == ["Division", "Votes"]
    assert words(page.xpath("//caption")[0]) == "Table in item 6"
    plain = make_item(meeting=meeting, paragraphs=rows("A Aldous | B Tallowick", "C Chesil | D Orme"))
    assert not page_of(client, plain).xpath("//thead")


def test_a_full_page_of_a_confirmed_meeting_asks_eight_times(client, meeting, later):
    text = "That the minutes of the meeting held on 6 December 2017 be signed."
    item = make_item(
        meeting=meeting,
        paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [1, 1], "anchor": "p1"}],
        former_anchors=[{"anchor": "p2", "now_at": "2#p1", "on": "2026-01-01", "words": ""}],
    )
    make_item(meeting=meeting)
    make_item(meeting=meeting, removed=True, former_anchors=item.former_anchors)
    assert connection.features.has_json_object_function  # which Django asks the database once in a process
    client.get(f"{item.get_absolute_url()}?again=1")  # which loads the glossary, once for each generation
    assert queries_of(client, meeting.get_absolute_url()) == 8
    assert queries_of(client, item.get_absolute_url()) == 8


def test_a_reader_may_search_in_the_meeting_and_for_later_mentions_of_it(client, meeting):
    make_item(meeting=meeting, title="Winter Gritting")
    later = make_meeting(committee=meeting.committee, published=True, date=datetime.date(2026, 7, 7))
    text = "That the minutes of the meeting held on 9th June 2026 be signed."
    said = [{"kind": "text", "label": None, "text": text, "lines": [1, 1]}]
    make_item(meeting=later, title="Minutes", kind="previous_minutes", paragraphs=said)
    page = page_of(client, meeting)
    (within,) = page.xpath("//a[. = 'Search in this meeting']/@href")
    assert "Winter Gritting" in words(page_of(client, within))
    (after,) = page.xpath("//a[. = 'Search for later mentions of this meeting']/@href")
    found = page_of(client, after)
    assert found.xpath(f"//a[contains(@href, '{later.get_absolute_url()}')]")
