"""A notice of cancellation is no minutes; minutes that speak of a cancelled meeting are."""

from council.minutes import parse
from council.minutes.lines import Document, Line

NOTICE = """Kelby District Council
Finance Committee
Meeting to have been held on Tuesday 20 January 2026 at 7 pm in the Old Library
The above meeting has been cancelled. The next meeting will be held on Tuesday 17 March 2026 at 7 pm."""
MINUTES = """Kelby District Council
Minutes of the Finance Committee held on Tuesday 17 March 2026 at 7 pm in the Old Library
Present: Councillors A Moss (Chair) and P Lund
1. Minutes
The January meeting had been cancelled, so there were no minutes to confirm.
2. Budget
RESOLVED that the budget be noted."""


def minutes_of(text: str):
    return parse(
        Document(
            "text/plain",
            tuple(
                Line(number, row, blank_before=True) for number, row in enumerate(text.splitlines(), start=1)
            ),
        )
    )


def test_a_notice_gives_when_the_meeting_was_to_be_and_which_follows():
    notice = minutes_of(NOTICE)
    assert (notice.document_kind, notice.date, notice.start_time) == ("other", "2026-01-20", "19:00")
    assert [(each.date, each.start_time, each.lines) for each in notice.next_meetings] == [
        ("2026-03-17", "19:00", (4, 4))
    ]
    assert [each.code for each in notice.problems] == ["cancelled"]


def test_a_notice_in_one_sentence_is_not_dated_by_the_next_meeting():
    notice = minutes_of(
        "Kelby District Council\nFinance Committee\n"
        "The meeting of the Finance Committee arranged for Tuesday 20 January 2026 at 7 pm in the Old Library has been cancelled owing to lack of business.\n"
        "The next meeting will be held on Tuesday 17 March 2026 at 7 pm."
    )
    assert (notice.date, notice.start_time, notice.venue) == ("2026-01-20", "19:00", "the Old Library")
    assert [each.date for each in notice.next_meetings] == ["2026-03-17"]


def test_minutes_with_a_list_of_those_present_are_minutes_whatever_was_cancelled():
    held = minutes_of(MINUTES)
    assert (held.document_kind, held.problems) == ("minutes", ())
    assert [item.number for item in held.items] == ["1", "2"]
