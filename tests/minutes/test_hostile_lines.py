"""Lines and floods of lines made to be slow: each is read, and every line of it is used once.

A reading that hangs is ended by a watch of two minutes, where each of these takes well under a second.
"""

import faulthandler
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from council.minutes import parse
from council.minutes.lines import Document, Line

PIECES = (" ", ".", "1", "A", "AAAA ", "(", "Councillor ", "Mr ", "That ", "1. ", "and ", ", ")
HEADING = (
    "Kelby District Council",
    "Minutes of the Finance Committee held on Tuesday 20 January 2026 at 7 pm in the Old Library",
)
PRESENT = "Present: Councillor A Moss"


def in_the_heading(words: str) -> list[str]:
    return [words, f"Minutes of {words}", f"held at {words}", *HEADING, PRESENT, "1. Minutes", "None."]


def in_the_attendance(words: str) -> list[str]:
    listed = [f"Present: {words}", f"Councillors {words}", f"Apologies were received from {words}", words]
    return [*HEADING, *listed, "1. Minutes", "None."]


def in_an_item(words: str) -> list[str]:
    openings = ("1. ", "", "RESOLVED: ", "That ", "It was moved by ", "Councillor Moss declared ", "FOR: ")
    return [*HEADING, PRESENT, *(opening + words for opening in openings), "2. Minutes", "None."]


def on_a_web_page(words: str) -> list[str]:
    page = (
        "Agenda and minutes",
        f"Meeting of {words}, 3rd March 2026",
        f"Venue: {words}",
        "No. Item",
        "1.",
        words,
    )
    return [
        *page,
        "Minutes:",
        words,
        f"Minutes: {words}",
        "2.",
        "Trees",
        f"{words} Decision: {words} |",
        "Minutes:",
        "None.",
    ]


def on_a_page_of_one_decision(words: str) -> list[str]:
    facts = (
        "Decision details",
        words,
        "Decision Maker: Cabinet",
        "Is Key decision?: No",
        "Date of decision: 03/03/2026",
    )
    return [*facts, f"Purpose: {words}", "Decision:", words, f"Reasons for the decision: {words}", words]


def in_a_flattened_table(words: str) -> list[str]:
    return ["No. | Item |", f"{words} Minutes: {words} |", words, f"Additional documents: {words}", "None. |"]


def as_read(rows: list[str]) -> None:
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    minutes = parse(Document("text/plain", lines))
    assert [used.line for used in minutes.text] == [line.number for line in lines if line.shown.strip()]


@pytest.fixture(autouse=True)
def _watch():
    faulthandler.dump_traceback_later(120, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize(
    "place",
    [
        in_the_heading,
        in_the_attendance,
        in_an_item,
        on_a_web_page,
        on_a_page_of_one_decision,
        in_a_flattened_table,
    ],
)
@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_20000_characters_is_read(piece, place):
    as_read(place((piece * 20_000)[:20_000] + "x"))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["Councillor Mr A "] * 3_000, id="heading"),
        pytest.param([*HEADING, "Present:", *["Mr " * 20] * 3_000, "1. Minutes"], id="attendance"),
        pytest.param([*HEADING, PRESENT, "1. Minutes", *["and the "] * 3_000], id="one paragraph"),
        pytest.param([*HEADING, PRESENT, *(f"{n}. That Minutes" for n in range(3_000))], id="items"),
        pytest.param(
            [*HEADING, PRESENT, "1. Minutes", *["RESOLVED: That it be noted:"] * 3_000], id="decisions"
        ),
        pytest.param([*HEADING, *["<AI1>"] * 3_000], id="markers"),
        pytest.param([HEADING[1], PRESENT] * 1_500, id="meetings"),
        pytest.param([HEADING[1], "The meeting closed at 8 pm"] * 1_500, id="closed meetings"),
        pytest.param(["No. Item", *["1.", "Trees", "Minutes:", "None."] * 800], id="items of a page"),
        pytest.param(
            ["No. | Item |", *["Trees Minutes: None. Decision: Noted. |"] * 3_000], id="rows of a page"
        ),
        pytest.param(
            ["Issue - meetings", *["Meeting: 03/03/2026 - Cabinet (Item 1)"] * 3_000], id="meetings"
        ),
        pytest.param(["Agenda item", "Trees", "Minutes:", *["the trees"] * 3_000], id="a broken sentence"),
    ],
)
def test_a_flood_of_3000_lines_is_read(rows):
    as_read(rows)


def test_more_people_than_any_council_has_are_a_problem_and_no_list():
    rows = [
        *HEADING,
        "Present:",
        *(f"Councillor A Moss{'abcdefghij'[n % 10] * n}" for n in range(1_000)),
        "1. Minutes",
        "None.",
    ]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    minutes = parse(Document("text/plain", lines))
    assert len(minutes.attendance) < 700
    assert "people_unread" in {each.code for each in minutes.problems}


HOSTILE = (
    *PIECES, " .", "a ", ")", "[", "£", "“", "”", '"', "’", "-", " – ", ": ", "; ", "& ", " | ", "\t", "/", "*", "_", "\xa0",
    "12 ", "3/", "1.1 ", "(a) ", "ii. ", "7.30 ", "7 pm ", "20 January 2026 ", "Tuesday ", "J. ", "J.A. Moss, ", "Dr J ",
    "Cllr ", "Councillors ", "the ", "to ", "of ", "on ", "at ", "from ", "until ", "held ", "Minute ", "No. ", "Item 5 ",
    "RESOLVED: ", "Resolved that ", "AGREED ", "moved by ", "seconded by ", "votes ", "for ", "against ", "5 votes for, ",
    "apologies ", "were received from ", "in the Chair ", "(Chair) ", "substitute for ", "(substitute for ", "left at ",
    "Part II ", "exempt ", "paragraphs 1, 2 and ", "Schedule 12A ", "press and public ", "declared ", "interest ",
    "Council ", "Committee ", "meeting ", "next meeting ", "Minutes of ", "a@b.", "http://", "<", "AI1",
)  # fmt: skip
"""Words on which a recogniser begins, and signs that it passes over: repeated, they make a backtracking one slow."""


def among_those_present(words: str) -> list[str]:
    return [*HEADING, "Present:", *[words] * 6, "Apologies:", *[words] * 6, "1. Minutes", "None."]


def as_items(words: str) -> list[str]:
    return [*HEADING, PRESENT, *(f"{number}. {words}" for number in range(1, 13))]


def in_a_table(words: str) -> list[str]:
    half = words[: len(words) // 2]
    return [*HEADING, PRESENT, "1. Minutes", *[f"{half} | {half}", f"{half}\t{half}"] * 6]


PLACES = (
    in_the_heading,
    among_those_present,
    in_the_attendance,
    in_an_item,
    as_items,
    in_a_table,
    on_a_web_page,
    on_a_page_of_one_decision,
    in_a_flattened_table,
)


class OverBudget(BaseException):
    """Nothing in the reader may take this for an error of its own."""


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Stop what takes more processor time than this, in the middle of a regular expression too."""

    def stop(*_: object) -> None:
        raise OverBudget

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def stays_in_proportion(place: Callable[[str], list[str]], words: str, length: int) -> None:
    """A line four times as long gets six times the processor time of the short one, and a second for the rest.

    No clock is compared with a number: the machine that reads the short line sets the measure for the long one.
    """
    run = (words * (length // len(words) + 1))[:length]
    began = time.process_time()
    as_read(place(run[: length // 4] + "x"))
    with budget(6 * (time.process_time() - began) + 1):
        as_read(place(run + "x"))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join),
    st.sampled_from(PLACES),
)
@example("and 1. ", among_those_present)
@example(" \xa0", among_those_present)
@example("Dr J ", in_the_attendance)
@example("paragraphs 1, 2 and ", in_an_item)
def test_the_cost_of_a_line_grows_with_its_length_and_no_faster(words, place):
    stays_in_proportion(place, words, length=3_800)


def test_the_budget_stops_a_pattern_that_goes_back_and_forth():
    with pytest.raises(OverBudget), budget(0.5):
        re.match("(a|aa)+b", "a" * 60)
