"""Mentions of other minutes lead there, where the archive has exactly one thing that they can mean."""

import datetime

import pytest
from lxml import html

from council.public.citations import Citations, citing, mentions
from council.search import upkeep
from tests.models.factories import make_committee, make_council, make_item, make_meeting, make_resolution

DAY = datetime.date(2017, 12, 6)


def said(text):
    """What is recognised: the words, the date, the committee and the number."""
    return [
        (text[each.start : each.end], each.date and f"{each.date}", each.body, each.number)
        for each in mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "date", "body"),
    [
        ("The minutes of the meeting held on 6th December 2017 were confirmed.", "minutes of the meeting held on 6th December 2017", "2017-12-06", ""),
        ("at the meeting of the Cabinet on 9 June 2026.", "meeting of the Cabinet on 9 June 2026", "2026-06-09", "cabinet"),
        ("See the Cabinet meeting held on Tuesday, 9th June 2026", "Cabinet meeting held on Tuesday, 9th June 2026", "2026-06-09", "cabinet"),
        ("minutes of the meeting of the Highways and Lighting Committee held on the 1st of May 2019", "minutes of the meeting of the Highways and Lighting Committee held on the 1st of May 2019", "2019-05-01", "highways and lighting committee"),
        ("meeting of Children, Young People and Families Panel, held on 3 March 2020", "meeting of Children, Young People and Families Panel, held on 3 March 2020", "2020-03-03", "children, young people and families panel"),
        ("That the minutes of 6 December 2017 be signed", "minutes of 6 December 2017", "2017-12-06", ""),
        ("the meeting of the Committee held on 6 December 2017", "meeting of the Committee held on 6 December 2017", "2017-12-06", ""),
        ("the special meeting which was held on 6 December 2017", "special meeting which was held on 6 December 2017", "2017-12-06", ""),
        ("The Minutes of the Planning Committee dated 2 July 2018 were noted", "Minutes of the Planning Committee dated 2 July 2018", "2018-07-02", "planning committee"),
    ],
)  # fmt: skip
def test_a_meeting_named_by_its_date_is_recognised(text, words, date, body):
    assert said(text) == [(words, date, body, "")]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("See Minute 57.", "Minute 57", "57"),
        ("as recorded at minute no. 12/25, and", "minute no. 12/25", "12/25"),
        ("Minute Number PLA 12/25 refers", "Minute Number PLA 12/25", "PLA12/25"),
        ("(MINUTE 57(a))", "MINUTE 57(a)", "57(A)"),
        ("further to Minute No 101", "Minute No 101", "101"),
    ],
)
def test_a_minute_named_by_its_number_is_recognised(text, words, number):
    assert said(text) == [(words, None, "", number)]


def test_a_number_and_its_meeting_are_one_mention():
    text = "Under Minute 57 of the meeting held on 6 December 2017 it was agreed"
    assert said(text) == [("Minute 57 of the meeting held on 6 December 2017", "2017-12-06", "", "57")]


@pytest.mark.parametrize(
    "text",
    [
        "A minute's silence was held on 11 November 2018.",
        "The road was closed on 6 December 2017.",
        "The meeting closed at 8pm. The report is dated 6 December 2017.",
        "The next meeting will be about works from 6 December 2017.",
        "Each speaker had 3 minutes 30 seconds.",
        "The bus takes 10 minutes 2 times an hour.",
        "The Committee rose for five minutes.",
        "The meeting began at minute 10 am.",
        "in minutes 9 June was named",
        "The meeting of 31 February 2019 is no day.",
        "The meeting considered the accident which happened on 6 December 2017.",
        "Minutes",
        "",
    ],
)
def test_what_names_no_minutes_is_left_alone(text):
    assert said(text) == []


def test_a_text_of_nothing_but_beginnings_is_read_in_no_time():
    for text in (
        "Meeting of the A " * 5000,
        "Minute " * 20_000,
        "6 December 2017 " * 5000,
        "A, " * 20_000 + "6 May 2017",
    ):
        mentions(text)


@pytest.fixture
def council(db):
    return make_council(name="Marlbridge Borough Council")


@pytest.fixture
def panel(council):
    return make_committee(name="Highways Panel", council=council)


@pytest.fixture
def speaking(panel):
    return make_meeting(committee=panel, published=True, date=datetime.date(2018, 2, 27))


def links(meeting, text):
    """The address and the words of each link that a text gets on a page of this meeting."""
    found = html.fragment_fromstring(str(Citations(meeting, [text]).linked(text)), create_parent="p")
    assert found.text_content() == text
    return [(link.get("href"), link.text) for link in found.iter("a")]


def test_a_date_leads_to_the_meeting_of_the_same_committee(panel, speaking):
    meant = make_meeting(committee=panel, published=True, date=DAY)
    make_meeting(published=True, date=DAY)
    text = "The minutes of the meeting held on 6th December 2017 were confirmed."
    assert links(speaking, text) == [
        (meant.get_absolute_url(), "minutes of the meeting held on 6th December 2017")
    ]


def test_a_date_and_a_committee_lead_to_the_meeting_of_that_one(council, panel, speaking):
    make_meeting(committee=panel, published=True, date=DAY)
    cabinet = make_meeting(
        committee=make_committee(name="Cabinet", council=council), published=True, date=DAY
    )
    text = "As the meeting of the Cabinet on 6 December 2017 said"
    assert links(speaking, text) == [
        (cabinet.get_absolute_url(), "meeting of the Cabinet on 6 December 2017")
    ]


@pytest.mark.parametrize("sittings", [0, 2])
def test_what_the_archive_has_not_or_has_twice_stays_text(panel, speaking, sittings):
    for sitting in range(1, sittings + 1):
        make_meeting(committee=panel, published=True, date=DAY, sitting=sitting)
    assert links(speaking, "the meeting held on 6 December 2017") == []


def test_a_committee_that_is_not_there_on_that_day_stays_text(panel, speaking):
    make_meeting(committee=panel, published=True, date=DAY)
    assert links(speaking, "the meeting of the Cabinet on 6 December 2017") == []


def test_a_meeting_of_another_council_or_an_unpublished_one_stays_text(panel, speaking):
    make_meeting(committee=panel, date=DAY)
    foreign = make_committee(name="Cabinet", council=make_council())
    make_meeting(committee=foreign, published=True, date=DAY)
    text = "the meeting held on 6 December 2017 and the meeting of the Cabinet on 6 December 2017"
    assert links(speaking, text) == []


def test_a_mention_of_the_very_meeting_stays_text(speaking):
    assert links(speaking, "This meeting held on 27 February 2018") == []


def test_a_number_leads_to_the_only_minute_of_it_in_the_municipal_year(panel, speaking):
    within = make_meeting(committee=panel, published=True, date=DAY)
    before = make_meeting(committee=panel, published=True, date=datetime.date(2017, 4, 30))
    meant = make_item(meeting=within, minute_number="57")
    make_item(meeting=before, minute_number="57")
    assert links(speaking, "See Minute 57.") == [(meant.get_absolute_url(), "Minute 57")]


def test_a_number_that_two_minutes_of_the_year_have_stays_text(panel, speaking):
    for day in (DAY, datetime.date(2018, 1, 9)):
        make_item(meeting=make_meeting(committee=panel, published=True, date=day), minute_number="57")
    assert links(speaking, "See Minute 57.") == []


def test_a_number_with_its_meeting_leads_to_the_minute_of_that_meeting(panel, speaking):
    items = [
        make_item(meeting=make_meeting(committee=panel, published=True, date=day), minute_number="57")
        for day in (DAY, datetime.date(2018, 1, 9))
    ]
    text = "Minute 57 of the meeting held on 6 December 2017"
    assert links(speaking, text) == [(items[0].get_absolute_url(), text)]


def test_a_restricted_minute_is_no_target(panel, speaking):
    make_item(
        meeting=make_meeting(committee=panel, published=True, date=DAY),
        minute_number="57",
        restriction="exempt",
    )
    assert links(speaking, "See Minute 57.") == []


def test_words_around_a_link_are_escaped(panel, speaking):
    make_meeting(committee=panel, published=True, date=DAY)
    text = "<b>& the meeting held on 6 December 2017 </b><script>"
    assert len(links(speaking, text)) == 1


def test_links_stand_on_the_pages_of_meeting_item_and_decision(client, panel, speaking):
    meant = make_meeting(committee=panel, published=True, date=DAY)
    text = "That the minutes of the meeting held on 6 December 2017 be signed."
    item = make_item(
        meeting=speaking,
        paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [10, 10], "anchor": "p1"}],
    )
    decision = make_resolution(item=item, text=text)
    for thing in (speaking, item, decision):
        page = html.fromstring(client.get(thing.get_absolute_url()).content)
        found = page.xpath(f"//main//a[@href='{meant.get_absolute_url()}'][starts-with(., 'minutes of the')]")
        assert found, thing


def test_later_minutes_that_mention_a_meeting_are_found(panel, speaking):
    meant = make_meeting(committee=panel, published=True, date=DAY)
    words = ["the meeting held on 6th December 2017", "The road was closed on 6 December 2017."]
    items = [
        make_item(
            meeting=speaking, paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [1, 1]}]
        )
        for text in words
    ]
    make_item(meeting=meant)
    upkeep.rebuild()
    assert citing(meant) == items[:1]


def test_later_minutes_that_mention_a_minute_are_found(panel, speaking):
    meant = make_item(
        meeting=make_meeting(committee=panel, published=True, date=DAY), minute_number="57", number="3"
    )
    text = "Further to Minute No. 57 the Panel heard more."
    item = make_item(
        meeting=speaking, paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [1, 1]}]
    )
    upkeep.rebuild()
    assert citing(meant) == [item]
    assert citing(item) == []
