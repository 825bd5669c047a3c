"""What an exclusion of the public holds back, and until when."""

from council.minutes import parse
from council.minutes.lines import Document, Line

HEAD = """Kelby District Council

Finance Committee

Minutes of the meeting held on Tuesday 20 January 2026 at 7 pm in the Old Library

Present: Councillors A Moss (Chair) and P Lund

1. Minutes

The minutes were taken as read.

2. Exclusion of Press and Public
"""


def restricted(rest: str) -> list[str]:
    rows = [row for row in (HEAD + rest).splitlines() if row.strip()]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    minutes = parse(Document("text/plain", lines))
    return [item.number for item in minutes.items if item.restriction]


EXCLUDED = "RESOLVED that the press and public be excluded from the meeting{} under paragraph 3 of Schedule 12A of the Act."
FOLLOWING = "\n\n3. Land\n\nRESOLVED that the land be sold.\n\n4. Staff\n\nRESOLVED that the post be filled."


def test_all_that_follows_is_held_back():
    assert restricted(EXCLUDED.format("") + FOLLOWING) == ["3", "4"]


def test_only_the_items_that_are_named_are_held_back():
    assert restricted(EXCLUDED.format(" for item 3") + FOLLOWING) == ["3"]


def test_an_exclusion_for_items_under_other_numbers_holds_back_all():
    assert restricted(EXCLUDED.format(" for item 14") + FOLLOWING) == ["3", "4"]


def test_the_return_of_the_public_ends_it():
    returned = FOLLOWING.replace("4. Staff", "The public were re-admitted to the meeting.\n\n4. Staff")
    assert restricted(EXCLUDED.format("") + returned) == ["3"]


def test_a_decision_not_to_exclude_holds_back_nothing():
    assert restricted("Not required: the Committee did not resolve to exclude the public." + FOLLOWING) == []


def test_a_stamp_holds_back_its_item():
    stamped = FOLLOWING.replace(
        "4. Staff", "4. Staff (Not for publication by virtue of paragraph 1 of Schedule 12A)"
    )
    assert restricted("Not required." + stamped) == ["4"]
