"""A search that finds nothing says what near to it does, and never a word that is not public."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.models import SearchWord
from council.search import Filters, find, upkeep, vocabulary
from council.search.instead import apart, one_off
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
)

pytestmark = pytest.mark.django_db


def instead(q: str, **filters) -> list[tuple[str, int]]:
    return [(each.q, each.count) for each in find(q, Filters(**filters)).instead()]


@pytest.fixture
def gritting():
    return make_item(title="On the gritting of José’s Bridge")


@pytest.mark.parametrize(
    ("q", "better"),
    [
        ("griting", "gritting"),
        ("grritting", "gritting"),
        ("grittnig", "gritting"),
        ("brodge", "bridge"),
        ("Bridgge", "bridge"),
        ("griting bridge", "gritting bridge"),
        ("gritting brigde", "gritting bridge"),
        ("griting brigde", "gritting bridge"),
        ('"griting of"', '"gritting of"'),
        ("bridge griting -ferry", "bridge gritting -ferry"),
        ("josse bridge", "josé bridge"),
    ],
)
def test_a_misspelt_word_is_spelt_as_a_public_text_has_it(gritting, q, better):
    assert instead(q) == [(better, 1)]
    assert find(better).count() == 1


@pytest.mark.parametrize("q", ["gritting", "volcano", "xyz", "", "-", "brx*", "-brigde", "gr", "1234"])
def test_a_word_that_is_found_or_that_nothing_is_near_to_has_no_other_spelling(gritting, q):
    assert instead(q) == []


def test_two_letters_of_a_long_word_may_be_wrong_and_of_a_short_one_not():
    make_item(title="New accommodation at the ferry")
    assert instead("acomodation") == [("accommodation", 1)]
    assert instead("ferx") == []


def test_of_equally_near_words_the_one_that_finds_most_is_offered():
    for title in ("On parking", "On parking", "On marking"):
        make_item(title=title)
    assert instead("larking") == [("parking", 2)]


@pytest.mark.parametrize(
    ("q", "nearest", "others"),
    [
        ("flod", "flood", "Food"),
        ("from", "form", "Frost"),
        ("flod brigde", "flood bridge", "Food bridle"),
    ],
)
def test_a_slip_of_the_finger_is_nearer_than_a_wrong_letter_that_finds_more(q, nearest, others):
    for title in (nearest, others, others):
        make_item(title=title)
    assert instead(q) == [(nearest, 1)]


def test_the_nearest_word_that_finds_something_with_the_same_filters_is_offered():
    make_item(title="A flood")
    food = make_item(title="On food", meeting=make_meeting(published=True, committee=make_committee()))
    assert instead("flod", committees=(food.meeting.committee_id,)) == [("food", 1)]


def test_it_finds_something_with_the_same_filters(gritting):
    committee = gritting.meeting.committee_id
    make_item(title="On grouting", meeting=make_meeting(published=True, committee=make_committee()))
    assert instead("griting", committees=(committee,)) == [("gritting", 1)]
    assert instead("griting", committees=(committee,), kinds=("motion",)) == []


def test_a_word_of_the_minutes_themselves_is_offered():
    make_document(lines=("The lamps of the Guildhall failed.",), used_as="header")
    assert instead("guidhall") == [("guildhall", 1)]
    assert instead("lampss") == [("lamps", 1)]


@pytest.mark.parametrize(
    "written",
    [
        "Mrs Kowalik asked about the ferry.",
        "Dr Jana Kowalik asked.",
        "J Kowalik",
        "The Clerk thanked Jana Kowalik.",
    ],
)
def test_nobody_is_led_to_the_name_of_an_officer_or_a_resident(written):
    item = make_item(
        title="Ferry", paragraphs=[{"kind": "text", "label": None, "text": written, "lines": [1, 1]}]
    )
    make_attendance(meeting=item.meeting, name_as_written="Jana Kowalik", kind="officer")
    assert instead("kowalk") == []
    assert instead("fery kowalk") == []


@pytest.mark.parametrize(
    "written",
    [
        "Jane Smithwick asked about the closure.",
        "The reply was given by Robert Smithwick, Head of Highways.",
        "A petition of Jane Smithwick. Smithwick spoke to it.",
    ],
)
def test_a_first_name_before_it_tells_of_a_person_whom_no_list_names(written):
    make_item(title="Closure", paragraphs=[{"kind": "text", "label": None, "text": written, "lines": [1, 1]}])
    assert instead("smithwik") == []


@pytest.mark.parametrize("written", ["The Smithwick bypass", "At County Hall, Smithwick", "Smithwick bypass"])
def test_a_place_that_begins_or_ends_a_phrase_is_offered(written):
    make_item(title=written)
    assert instead("smithwik") == [("smithwick", 1)]


def test_the_name_of_a_public_councillor_is_offered():
    priya = make_councillor(name="Priya Kowalik")
    item = make_item(title="Question by Councillor Kowalik to Mr Kowalik")
    assert instead("kowalk") == []
    make_attendance(meeting=item.meeting, name_as_written="P Kowalik", kind="councillor", councillor=priya)
    assert instead("kowalk") == [("kowalik", 1)]


def test_a_word_that_is_a_name_here_and_an_ordinary_one_there_is_offered():
    make_item(title="Mrs Parkin spoke of parkin and other cakes")
    assert instead("parkn") == [("parkin", 1)]


def test_a_place_is_offered():
    make_item(title="Gritting in Otterby")
    assert instead("oterby") == [("otterby", 1)]


def withdraw(item):
    item.meeting.withdraw(reason="Published in error.")


def restrict(item):
    item.correct(restriction="exempt")


def take_out(item):
    item.correct(removed=True)


def delete(item):
    item.delete()


def correct(item):
    item.correct(title="Something else")


@pytest.mark.parametrize("change", [withdraw, restrict, take_out, delete, correct])
def test_a_word_that_is_no_longer_public_is_offered_no_longer_and_stands_nowhere(change):
    make_item(title="Bridge")
    item = make_item(title="Canarywort Bridge")
    assert instead("canarywirt") == [("canarywort", 1)]
    change(item)
    assert instead("canarywirt") == []
    assert not SearchWord.objects.filter(stem__contains="canary").exists()
    assert SearchWord.objects.filter(stem="bridg").exists()
    assert vocabulary.differing() == set()


def test_a_word_that_was_never_public_is_not_offered():
    make_item(title="Canarywort", meeting=make_meeting())
    make_item(title="Canarywort", restriction="exempt")
    assert instead("canarywirt") == []
    assert not SearchWord.objects.filter(stem__contains="canary").exists()


def test_words_kept_behind_the_record_are_named_and_put_right(gritting):
    SearchWord.objects.create(stem="canarywort")
    SearchWord.objects.filter(stem="bridg").delete()
    assert vocabulary.differing() == {"canarywort", "bridg"}
    upkeep.rebuild()
    assert vocabulary.differing() == set()


def test_words_that_never_stand_together_are_offered_with_one_left_out():
    make_item(title="Number of the bus")
    for _ in range(2):
        make_item(title="Bus 27")
    assert instead("number 27 bus") == [("number bus", 1), ("27 bus", 2)]
    assert instead('"bus 27" number') == [("number", 1), ('"bus 27"', 2)]
    assert instead("number ferry volcano") == []
    assert instead("number volcano") == [("number", 1)]


def test_one_of_several_with_or_is_not_left_out(gritting):
    assert instead("bridge volcano OR lava") == []
    assert instead("lava bridge OR ferry") == [("bridge OR ferry", 1)]


@given(st.text("abcde", min_size=1, max_size=6))
def test_what_is_one_letter_off_is_one_apart(word):
    assert {apart(word, other) for other in one_off(word)} <= {1}


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("ab", "ba", 1),
        ("ferry", "ferry", 0),
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),
    ],
)
def test_how_far_words_are_apart(one, other, letters):
    assert apart(one, other) == apart(other, one) == letters


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Petition by Jane Smithwick", "The petition was noted."),
        ("Closure", "Smithwick spoke against it."),
        ("Closure", "The objector, Smithwick, left."),
        ("Closure", "Smithwick, Jane"),
        ("Closure", "Jane Double-Smithwick asked."),
        ("Closure", "The Smithwick family objected."),
        ("Closure", "The reply is at jane.smithwick@example.org or www.example.org/smithwick"),
        ("Closure", "He left the Hall. Smithwick spoke."),
    ],
)
def test_a_name_that_no_word_beside_it_makes_a_place_is_not_offered(title, written):
    make_item(title=title, paragraphs=[{"kind": "text", "label": None, "text": written, "lines": [1, 1]}])
    assert instead("smithwik") == []


@pytest.mark.parametrize(
    "written",
    ["Repairs at Smithwick", "Smithwick Road", "Port Smithwick", "Ysgol Smithwick", "ger Smithwick"],
)
def test_a_name_that_a_word_beside_it_makes_a_place_is_offered(written):
    make_item(title="Works", paragraphs=[{"kind": "text", "label": None, "text": written, "lines": [1, 1]}])
    assert instead("smithwik") == [("smithwick", 1)]


def test_an_ordinary_word_is_told_by_an_older_text_than_the_newest():
    for text in ("The gritting began.", "Works"):
        make_item(
            title="Gritting", paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [1, 1]}]
        )
    assert instead("griting") == [("gritting", 2)]


def test_the_name_of_a_committee_is_offered():
    committee = make_committee(name="Smithwick Area Board")
    make_item(title="Smithwick", meeting=make_meeting(published=True, committee=committee))
    assert instead("smithwik") == [("smithwick", 2)]
