"""How the minutes of an item are laid out, and how dates, times and votes are written."""

import datetime

import pytest

from council.models import AgendaItem, Attendance, Resolution, Vote
from council.public.dates import time_in_words
from council.public.layout import around_parts, laid_out
from council.public.wording import circumstances, stated
from tests.models.factories import make_item, make_resolution


def paragraph(kind, text, first, last=None):
    return {"kind": kind, "label": None, "text": text, "lines": [first, last or first]}


def blocks_of(*paragraphs, decisions=()):
    item = make_item(paragraphs=list(paragraphs))
    for text, first, last in decisions:
        make_resolution(item=item, text=text, first_line=first, last_line=last)
    return [
        (block.kind, block.decision.text if block.decision else [each["text"] for each in block.paragraphs])
        for block in laid_out(AgendaItem.objects.published().get())
    ]


@pytest.mark.django_db
def test_bullets_that_follow_one_another_are_one_list():
    assert blocks_of(paragraph("bullet", "a", 1), paragraph("bullet", "b", 2), paragraph("text", "c", 3)) == [
        ("bullet", ["a", "b"]),
        ("text", ["c"]),
    ]


@pytest.mark.django_db
def test_a_decision_replaces_all_the_paragraphs_of_its_own_words():
    assert blocks_of(
        paragraph("text", "before", 1),
        paragraph("resolution", "RESOLVED that", 2),
        paragraph("resolution", "(a) this", 3),
        paragraph("text", "after", 4),
        decisions=[("this", 2, 3)],
    ) == [("text", ["before"]), ("decision", "this"), ("text", ["after"])]


@pytest.mark.django_db
def test_a_part_that_the_reader_kept_as_a_paragraph_is_not_told_twice():
    assert blocks_of(
        paragraph("resolution", "RESOLVED: That (a) salt be bought.", 2, 2),
        paragraph("numbered", "salt be bought.", 3),
        paragraph("text", "Something else.", 4),
        decisions=[("That (a) salt be bought.", 2, 4)],
    ) == [("decision", "That (a) salt be bought."), ("text", ["Something else."])]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("That: (a) one; and (b) two.", ("That:", "")),
        ("That: (a) one; and (b) two. And so on.", ("That:", "And so on.")),
        ("That:", ("That:", "")),
        ("That: (b) two. (a) one; and", ("That: (b) two. (a) one; and", "")),
    ],
)
def test_the_words_around_the_parts_of_a_decision_are_told_once(text, around):
    parts = [{"label": "(a)", "text": "one; and"}, {"label": "(b)", "text": "two."}]
    assert around_parts(Resolution(text=text, parts=parts)) == around


def test_a_decision_without_parts_is_told_whole():
    assert around_parts(Resolution(text="That it be noted.")) == ("That it be noted.", "")


@pytest.mark.django_db
def test_two_decisions_keep_the_order_of_their_words():
    assert blocks_of(
        paragraph("resolution", "x", 2),
        paragraph("text", "between", 3),
        paragraph("resolution", "y", 4),
        decisions=[("first", 2, 2), ("second", 4, 4)],
    ) == [("decision", "first"), ("text", ["between"]), ("decision", "second")]


@pytest.mark.django_db
def test_the_words_of_a_decision_that_a_clerk_took_out_stay_in_the_minutes():
    assert blocks_of(paragraph("resolution", "RESOLVED nothing", 2)) == [("resolution", ["RESOLVED nothing"])]


@pytest.mark.django_db
def test_a_decision_that_a_person_added_follows_the_minutes():
    assert blocks_of(paragraph("text", "x", 1), decisions=[("added", None, None)]) == [
        ("text", ["x"]),
        ("decision", "added"),
    ]


@pytest.mark.parametrize(
    ("time", "words"),
    [((0, 0), "12am"), ((9, 5), "9.05am"), ((12, 0), "midday"), ((12, 30), "12.30pm"), ((19, 0), "7pm")],
)
def test_times_are_written_on_a_twelve_hour_clock(time, words):
    assert time_in_words(datetime.time(*time)) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"in_favour": 5, "against": 0}, "5 for, 0 against"),
        ({"abstain": 1}, "1 abstained"),
        ({"unanimous": True}, "unanimous"),
        ({"unanimous": False}, ""),
        (
            {"in_favour": 4, "against": 4, "casting": "the Chair, for"},
            "4 for, 4 against, casting vote: the Chair, for",
        ),
    ],
)
def test_a_vote_is_told_as_stated(counts, words):
    assert stated(Vote(**counts), "en") == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": "present"}, ""),
        ({"status": "present_virtual"}, "virtually"),
        ({"status": "present_substitute"}, "substitute"),
        ({"status": "present_substitute", "substitute_for": "P Gannet"}, "substitute for P Gannet"),
        ({"status": "in_attendance", "post": "Clerk", "left": "8 pm"}, "Clerk; left: 8 pm"),
    ],
)
def test_what_the_minutes_add_to_a_name_is_told_as_written(values, words):
    assert circumstances(Attendance(**values), "en") == words
