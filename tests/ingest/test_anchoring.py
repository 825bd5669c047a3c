"""Paragraphs keep their anchors through every reading; an anchor that goes leaves a trace to where its words are."""

import dataclasses

import pytest

from council.ingest import Answers, ingest
from council.ingest.reading import keep_reading
from council.minutes.values import Paragraph, Restriction
from council.models import AgendaItem, Meeting
from tests.ingest.readings import item, make_read, minutes
from tests.models.factories import make_clerk

pytestmark = pytest.mark.django_db

SALT = "Officers reported that the salt barn at Otterby held enough for forty nights."
CREWS = "Members thanked the crews who had been out on every night of the frost."
COSTS = "The cost of the season was higher than in the three years before it."


def paragraph(text, first, last=None):
    return Paragraph(kind="text", label=None, text=text, lines=(first, last or first))


def read_of(*paragraphs, others=()):
    """Minutes whose item 1 has these paragraphs."""
    first = item("1", "Winter Gritting", 10, paragraphs=tuple(paragraphs), lines=(10, 19))
    last = item("9", "Market Place Parking", 40, "The Panel heard a report.")
    return minutes(items=(first, *others, last))


def publish(read):
    document = make_read(read)
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    return document


def reread(document, read):
    document.refresh_from_db()
    keep_reading(document, read.to_json())
    return ingest(document, by=None)


def told(number="1"):
    """Anchors and texts of an item."""
    return {each.get("anchor"): each["text"] for each in AgendaItem.objects.get(number=number).paragraphs}


def traces(number="1"):
    return {each["anchor"]: each["now_at"] for each in AgendaItem.objects.get(number=number).former_anchors}


THREE = (paragraph(SALT, 11), paragraph(CREWS, 12), paragraph(COSTS, 13))


def test_paragraphs_get_their_anchors_when_they_are_published_and_not_before():
    document = make_read(read_of(*THREE))
    ingest(document, by=None)
    assert set(told()) == {None}
    Meeting.objects.get().publish(by=make_clerk())
    assert told() == {"p1": SALT, "p2": CREWS, "p3": COSTS}


def test_the_same_reading_again_changes_nothing():
    document = publish(read_of(*THREE))
    assert reread(document, read_of(*THREE)).changes_nothing
    assert told() == {"p1": SALT, "p2": CREWS, "p3": COSTS}


def test_a_new_paragraph_in_front_takes_a_new_anchor_and_no_other_moves():
    document = publish(read_of(*THREE))
    reread(document, read_of(paragraph("Councillor Quennell took the chair.", 11), *THREE))
    assert told() == {"p4": "Councillor Quennell took the chair.", "p1": SALT, "p2": CREWS, "p3": COSTS}
    assert traces() == {}


def test_paragraphs_in_another_order_keep_their_anchors():
    document = publish(read_of(*THREE))
    reread(document, read_of(THREE[2], THREE[0], THREE[1]))
    assert told() == {"p3": COSTS, "p1": SALT, "p2": CREWS}


def test_a_paragraph_cut_in_two_keeps_its_anchor_on_the_first_half():
    document = publish(read_of(paragraph(f"{SALT} {CREWS}", 11, 12), THREE[2]))
    reread(document, read_of(*THREE))
    assert told() == {"p1": SALT, "p3": CREWS, "p2": COSTS}


def test_two_paragraphs_joined_keep_the_first_anchor_and_the_second_says_where_its_words_are():
    document = publish(read_of(*THREE))
    reread(document, read_of(paragraph(f"{SALT} {CREWS}", 11, 12), THREE[2]))
    assert told() == {"p1": f"{SALT} {CREWS}", "p3": COSTS}
    assert traces() == {"p2": "1#p1"}


def test_a_paragraph_that_is_read_better_keeps_its_anchor():
    document = publish(read_of(paragraph(SALT.replace("salt barn", "sait bam"), 11), *THREE[1:]))
    reread(document, read_of(*THREE))
    assert told() == {"p1": SALT, "p2": CREWS, "p3": COSTS}


def test_a_paragraph_that_is_no_longer_read_leaves_a_trace_to_nowhere():
    document = publish(read_of(*THREE))
    reread(document, read_of(THREE[0], THREE[2]))
    assert told() == {"p1": SALT, "p3": COSTS}
    assert traces() == {"p2": ""}


def test_an_anchor_that_went_is_never_given_to_other_words():
    document = publish(read_of(*THREE))
    reread(document, read_of(*THREE[:2]))
    reread(document, read_of(*THREE[:2], paragraph("The Mayor of Otterby sent a letter.", 14)))
    assert told() == {"p1": SALT, "p2": CREWS, "p4": "The Mayor of Otterby sent a letter."}


def test_words_that_come_back_have_their_anchor_back():
    document = publish(read_of(*THREE))
    reread(document, read_of(*THREE[:2]))
    reread(document, read_of(*THREE))
    assert told() == {"p1": SALT, "p2": CREWS, "p3": COSTS}
    assert traces() == {}


def test_a_paragraph_that_moves_to_another_item_leaves_a_trace_to_it():
    second = item("2", "Salt", 20, paragraphs=(paragraph("Noted.", 21),), lines=(20, 25))
    document = publish(read_of(*THREE, others=(second,)))
    changed = dataclasses.replace(second, paragraphs=(paragraph("Noted.", 21), paragraph(COSTS, 13)))
    reread(document, read_of(*THREE[:2], others=(changed,)))
    assert told("2") == {"p1": "Noted.", "p2": COSTS}
    assert traces() == {"p3": "2#p2"}


def test_a_trace_follows_its_words_when_they_move_on():
    second = item("2", "Salt", 20, paragraphs=(), lines=(20, 21))
    third = item("3", "Money", 30, paragraphs=(), lines=(30, 31))
    moved = (paragraph(COSTS, 13),)
    document = publish(read_of(*THREE, others=(second, third)))
    reread(document, read_of(*THREE[:2], others=(dataclasses.replace(second, paragraphs=moved), third)))
    reread(document, read_of(*THREE[:2], others=(second, dataclasses.replace(third, paragraphs=moved))))
    assert (traces("1"), traces("2")) == ({"p3": "3#p1"}, {"p1": "3#p1"})


def test_an_item_that_vanishes_keeps_the_traces_of_its_words():
    second = item("2", "Salt", 20, CREWS, COSTS)
    document = publish(read_of(THREE[0], others=(second,)))
    reread(document, read_of(*THREE))
    vanished = AgendaItem.objects.get(number="2")
    assert vanished.removed
    assert traces("2") == {"p1": "1#p2", "p2": "1#p3"}


def test_an_item_with_another_number_keeps_its_address_and_its_anchors():
    second = item("2", "Salt", 20, CREWS)
    document = publish(read_of(THREE[0], others=(second,)))
    before = AgendaItem.objects.get(number="2")
    reread(document, read_of(THREE[0], others=(dataclasses.replace(second, number="2a"),)))
    after = AgendaItem.objects.get(number="2a")
    assert (after.pk, after.slug, after.paragraphs) == (before.pk, "2", before.paragraphs)


def test_short_words_that_many_items_have_are_not_followed():
    second = item("2", "Salt", 20, "Noted.")
    document = publish(read_of(paragraph("Noted.", 11), THREE[1], others=(item("2", "Salt", 20),)))
    reread(document, read_of(THREE[1], others=(second,)))
    assert traces() == {"p1": ""}


def test_another_file_with_the_same_words_keeps_the_anchors():
    publish(read_of(*THREE))
    other = make_read(read_of(paragraph(CREWS, 111), paragraph(SALT, 115)))
    ingest(other, Answers(same_day="version"), by=None)
    assert told() == {"p2": CREWS, "p1": SALT}
    assert traces() == {"p3": ""}


def test_words_that_go_to_a_restricted_item_leave_no_trace_to_it():
    second = item("2", "Salt", 20, paragraphs=(), lines=(20, 21), restriction=Restriction("exempt", None, ()))
    document = publish(read_of(*THREE, others=(second,)))
    reread(
        document,
        read_of(*THREE[:2], others=(dataclasses.replace(second, paragraphs=(paragraph(COSTS, 13),)),)),
    )
    assert traces() == {"p3": ""}
    assert told("2") == {None: COSTS}


def test_a_restricted_item_has_no_anchors_until_it_is_opened():
    second = item("2", "Salt", 20, CREWS, restriction=Restriction("exempt", None, ()))
    publish(read_of(*THREE, others=(second,)))
    assert set(told("2")) == {None}
    AgendaItem.objects.get(number="2").correct(restriction="")
    Meeting.objects.get().give_addresses()
    assert told("2") == {"p1": CREWS}


def test_what_a_person_wrote_keeps_its_anchors_whatever_is_read():
    document = publish(read_of(*THREE))
    found = AgendaItem.objects.get(number="1")
    found.correct(paragraphs=[{**found.paragraphs[0], "text": "A person’s words."}, *found.paragraphs[1:]])
    reread(document, read_of(*THREE[1:]))
    assert told() == {"p1": "A person’s words.", "p2": CREWS, "p3": COSTS}
    assert traces() == {}


def test_a_withdrawn_meeting_keeps_its_anchors_through_a_reading():
    document = publish(read_of(*THREE))
    meeting = Meeting.objects.get()
    meeting.withdraw(reason="It was published too early.")
    reread(document, read_of(THREE[2], THREE[0]))
    meeting.publish(by=make_clerk())
    assert told() == {"p3": COSTS, "p1": SALT}
    assert traces() == {"p2": ""}
