"""Other meetings: those whose minutes are confirmed, and those to come."""

import pytest

from council.minutes import parse, read
from council.minutes.lines import Document, Line


def minutes(*rows: str, title: str = "Date of next meeting"):
    heading = (
        "Kelby District Council",
        "Planning Committee",
        "Minutes of the meeting held on Tuesday 20 January 2026 at 7 pm in the Old Library",
        "Present: Councillors A Moss (Chair), P Lund and J Reay",
    )
    printed = [*heading, "1. Apologies", "None.", f"2. {title}", *rows]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(printed, start=1))
    return parse(Document("text/plain", lines))


def to_come(*rows: str, **title) -> list[tuple]:
    return [(each.date, each.start_time, each.venue) for each in minutes(*rows, **title).next_meetings]


def confirmed(*rows: str, title: str = "Minutes") -> list[tuple]:
    return [(each.committee, each.date, each.amended) for each in minutes(*rows, title=title).confirms]


NEXT = {
    "The next meeting of the Committee will be held on Tuesday 17 February 2026 at 7.00 pm in the Council Chamber.": [
        ("2026-02-17", "19:00", "the Council Chamber")
    ],
    "It was noted that the Committee would next meet on 17 February 2026.": [("2026-02-17", None, None)],
    "Tuesday 17 February": [("2026-02-17", None, None)],
    "17 February, 17 March and 21 April 2026, all at 7.00 pm.": [
        ("2026-02-17", "19:00", None),
        ("2026-03-17", "19:00", None),
        ("2026-04-21", "19:00", None),
    ],
    "That the Committee meet at 7.00 pm on 17 February, 17 March and 21 April 2026.": [
        ("2026-02-17", "19:00", None),
        ("2026-03-17", "19:00", None),
        ("2026-04-21", "19:00", None),
    ],
    "17/02/2026\t7.00 pm\tOld Library": [("2026-02-17", "19:00", "Old Library")],
}
NOBODY_KNOWS = (
    "To be confirmed",
    "March 2026",
    "Wednesday 17 February",
    "Finance Committee: 3 March 2026",
    "Full Council – Monday 2 March 2026 at 7 pm",
    "The Annual Parish Meeting would be held on 12 May.",
    "The next meeting of the Youth Council would be held on 12 May.",
)


@pytest.mark.parametrize("words", NEXT)
def test_next_meetings(words):
    assert to_come(words) == NEXT[words]


@pytest.mark.parametrize("words", NOBODY_KNOWS)
def test_no_date_of_this_committee_is_stated(words):
    assert to_come(words) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Tuesday 6 January 2026", "date_not_later"),
        ("Monday 17 February 2026 at 7.00 pm", "weekday_mismatch"),
        ("Wednesday 17 February", "no_year"),
    ],
)
def test_a_doubtful_date_is_reported(words, code):
    problems = [each.code for each in minutes(words).problems if each.path == "next_meetings"]
    assert problems == [code]


def test_of_several_committees_only_this_one_meets():
    assert to_come("Planning Committee: 17 February 2026", "Finance Committee: 3 March 2026") == [
        ("2026-02-17", None, None)
    ]


def test_the_title_can_hold_the_date():
    assert to_come(title="Date of next meeting: 17 February 2026 at 7.00 pm") == [
        ("2026-02-17", "19:00", None)
    ]


def test_another_item_can_tell_the_next_meeting():
    assert to_come("The next meeting would be held on 17 February 2026.", title="Any other business") == [
        ("2026-02-17", None, None)
    ]


def test_other_dates_in_another_item_are_no_meetings():
    assert to_come("The road closes on 17 February 2026.", title="Highways") == []


def test_a_title_about_the_next_meeting_can_stand_above_its_date():
    said = "Tuesday 17 February 2026, 7.30pm, Old Library i. Bins ii. Benches"
    title = "Items for the agenda of the next meeting"
    assert to_come(said, title=title) == [("2026-02-17", "19:30", "Old Library")]
    assert to_come("The road closes on 17 February 2026.", title=title) == []
    assert to_come("17 February 2026: the road closes.", title="Highways") == []


def test_a_room_with_a_number_keeps_it():
    assert to_come("17 February 2026 at 7 pm in Committee Room 1 at the Old Library") == [
        ("2026-02-17", "19:00", "Committee Room 1 at the Old Library")
    ]


def test_a_provisional_date_is_a_date():
    assert to_come("Provisional date 17 February unless it snows.") == [("2026-02-17", None, None)]
    assert to_come("The statue was unveiled on 17 February.") == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Date of next meeting: Wednesday 21 January 2025", ["date_not_later"]),
        ("The next meeting will look at the accounts of the year ended 31 December 2024.", []),
        ("Date of next meeting: Wednesday 18 March 2026", []),
    ],
)
def test_a_next_meeting_that_is_past_is_told_under_any_item(said, codes):
    read = minutes(said, title="Any other business")
    assert [each.code for each in read.problems if each.path == "next_meetings"] == codes


CONFIRMED = {
    "RESOLVED: That the minutes of the meeting held on 9 December 2025 be approved.": [
        (None, "2025-12-09", False)
    ],
    "The minutes of the Planning Committee held on 9 December 2025 were approved.": [
        (None, "2025-12-09", False)
    ],
    "RESOLVED: That the minutes of the meetings of the Finance Committee held on 2 December 2025 and 9 December 2025 be confirmed.": [
        ("Finance Committee", "2025-12-02", False),
        ("Finance Committee", "2025-12-09", False),
    ],
    "The minutes of the meeting held on 9 December 2025 were agreed, subject to “£9m” being altered.": [
        (None, "2025-12-09", True)
    ],
}


@pytest.mark.parametrize("words", CONFIRMED)
def test_confirmed_minutes(words):
    assert confirmed(words) == CONFIRMED[words]


def test_the_title_or_the_line_before_can_say_which_minutes():
    assert confirmed("Approved.", title="Minutes of the meeting held on 9 December 2025") == [
        (None, "2025-12-09", False)
    ]
    assert confirmed(
        "Ordinary Meeting held on 9 December 2025.", "RESOLVED: That the minutes, as circulated, be adopted."
    ) == [(None, "2025-12-09", False)]


def test_minutes_that_could_not_be_approved_are_not_confirmed():
    assert (
        confirmed("It was not possible to approve the minutes of the meeting held on 9 December 2025.") == []
    )


def test_a_weekday_before_a_month_first_date_tells_its_year():
    (found,) = to_come("The next meeting is to be held on Thursday February 19th at 7 pm.")
    assert found[:2] == ("2026-02-19", "19:00")
    assert to_come("The next meeting is to be held on Monday February 19th at 7 pm.") == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Next Meeting will be on the 2nd March 2025", ["date_not_later"]),
        ("Next Meeting will be on the 2nd March 2026", []),
        ("Minutes signed on 2nd March 2025", []),
    ],
)
def test_a_next_meeting_that_is_past_is_told_behind_the_close_too(said, codes):
    read = minutes("None.", "The meeting closed at 8.14 pm", said, title="Roads")
    assert [each.code for each in read.problems if each.path == "next_meetings"] == codes


@pytest.mark.parametrize(
    "words",
    [
        "Agenda items for the next meeting by 24 February 2026.",
        "The Clerk would report to the next meeting on progress by 1 March 2026.",
        "The deadline for the next meeting is 24 February 2026.",
        "It was agreed to hold the next meeting on either 3 or 10 March 2026.",
    ],
)
def test_a_deadline_and_a_choice_of_days_are_no_next_meeting(words):
    assert to_come(words, title="Any other business") == []
    assert to_come(words) == []


def test_what_the_next_meeting_would_do_is_no_venue():
    assert to_come("The next meeting, on 3 March 2026, would consider the budget.") == [
        ("2026-03-03", None, None)
    ]


def test_a_next_meeting_on_a_weekday_that_the_date_has_not_is_reported():
    told = minutes("Next meeting: Monday 3 March 2026 at 7 pm", title="Any other business").problems
    assert ("next_meetings.1", "weekday_mismatch") in [(each.path, each.code) for each in told]


def test_a_heading_without_a_number_below_the_last_item_dates_the_next_meeting():
    words = "KELBY TOWN COUNCIL\nMinutes of the Planning Committee held on 18 February 2025 at 6.30 pm\n\nPresent: Cllr A Moss, Cllr B Lund\n\nP1/25 APOLOGIES\nNone.\n\nP2/25 PRESS RELEASES\nIt was RESOLVED to issue one.\n\nDATE OF NEXT MEETING\n\nTuesday 18th March 2025 at 6.30pm\n\nRising at: 7.04pm\n"
    stated = read(words.encode(), "minutes.txt")
    assert [(each.date, each.start_time) for each in stated.next_meetings] == [("2025-03-18", "18:30")]
