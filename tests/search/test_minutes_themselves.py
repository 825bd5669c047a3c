"""What the minutes say outside all agenda items is found too, as one result under its meeting."""

import datetime

import pytest

from council.models import Attendance, Committee, SearchEntry
from council.search import MINUTES, Filters, find, upkeep
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
)

pytestmark = pytest.mark.django_db


def held(**values):
    committee = Committee.objects.filter(name="Ferry Panel").first() or make_committee(name="Ferry Panel")
    return make_meeting(
        **{"published": True, "date": datetime.date(2025, 6, 2), "committee": committee, **values}
    )


def the_hit(q: str, **filters):
    (hit,) = find(q, Filters(**filters))[:10]
    return hit


@pytest.mark.parametrize("used_as", ["header", "attendance", "trailer", "problem"])
def test_a_line_outside_all_items_is_found_under_its_meeting_with_its_number(used_as):
    meeting = held()
    make_document(
        meeting=meeting, lines=("Ferry Panel", "Also there:  Ms Q Wherryman", "Close"), used_as=used_as
    )
    hit = the_hit("wherryman")
    assert (hit.meeting, hit.item, hit.decisions, hit.line) == (meeting, None, [], 2)
    assert hit.title == "Ferry Panel, 2 June 2025"
    assert hit.snippet == "Ferry Panel\nAlso there: Ms Q <mark>Wherryman</mark>\nClose"


@pytest.mark.parametrize(
    "used_as",
    ["item_title", "item_text", "resolution", "marker", "page_furniture", "web_furniture", "other_meeting"],
)
def test_a_line_of_an_item_or_of_furniture_is_not(used_as):
    make_document(meeting=held(), lines=("Wherryman",), used_as=used_as)
    assert find("wherryman").count() == 0


def test_words_that_follow_one_another_over_a_line_are_a_phrase():
    make_document(meeting=held(), lines=("The meeting closed at Hollow", "Bridge."), used_as="trailer")
    assert the_hit('"hollow bridge"').line == 1


def test_a_meeting_without_items_and_without_a_document_is_found_by_committee_date_and_venue():
    meeting = held(venue="Wherry Rooms")
    for q in ("ferry panel", '"2 june 2025"', "wherry"):
        assert the_hit(q).meeting == meeting
    assert the_hit("wherry").line is None


def test_it_comes_after_the_items_of_its_meeting():
    meeting = held()
    make_document(meeting=meeting, lines=("The bridge",), used_as="trailer")
    items = [make_item(meeting=meeting, title="Bridge") for _ in range(2)]
    earlier = held(date=datetime.date(2025, 6, 1), venue="Bridge House")
    assert [(hit.meeting, hit.item) for hit in find("bridge")[:10]] == [
        (meeting, items[0]),
        (meeting, items[1]),
        (meeting, None),
        (earlier, None),
    ]


def test_where_no_word_is_asked_for_only_items_are_listed_unless_the_minutes_are():
    meeting = held()
    item = make_item(meeting=meeting)
    assert [hit.item for hit in find("")[:10]] == [item]
    assert [hit.item for hit in find("", Filters(meeting=meeting.pk))[:10]] == [item]
    assert the_hit("", kinds=(MINUTES,)).item is None


def test_its_key_is_no_key_of_an_item():
    make_document(meeting=held(), lines=("Wherryman",), used_as="header")
    assert list(find("wherryman").ids()) == []


def test_a_condition_on_items_is_given_the_keys_of_the_newest_items_alone():
    meeting = held(venue="Bridge House")
    items = [make_item(meeting=meeting, title="Bridge") for _ in range(3)]
    assert find("bridge").newest_items(2) == [item.pk for item in items[:2]]
    assert find("").newest_items(9) == [item.pk for item in items]
    assert find("house").newest_items(9) == []


def test_the_councillors_whom_the_minutes_list_narrow_to_it_and_officers_do_not():
    councillor, chair = make_councillor(), make_councillor()
    meeting = held(chair=chair, venue="Wherry Rooms")
    make_attendance(meeting=meeting, councillor=councillor)
    make_attendance(meeting=meeting, kind="officer", name_as_written="Q Officer")
    for each in (councillor, chair):
        assert the_hit("wherry", councillors=(each.pk,)).meeting == meeting
    facet = find("wherry").facets("councillor")["councillor"]
    assert facet.counts == ((councillor.pk, 1), (chair.pk, 1))
    Attendance.objects.filter(councillor=councillor).update(removed=True)
    assert find("wherry", Filters(councillors=(councillor.pk,))).count() == 0


def tables_with(word: str) -> list[str]:
    from tests.search.test_upkeep import words_in_the_index

    return words_in_the_index(word)


def test_a_line_within_a_restricted_stretch_never_enters_and_leaves_at_once():
    meeting = held()
    item = make_item(meeting=meeting, first_line=1, withheld_to=3)
    make_document(meeting=meeting, lines=("Item", "Canarywort", "End"), used_as="problem")
    assert find("canarywort").count() == 1
    item.correct(restriction="exempt")
    assert find("canarywort").count() == 0
    assert tables_with("anarywort") == []
    item.correct(restriction="")
    assert find("canarywort").count() == 1


@pytest.mark.parametrize("publication", ["unpublished", "ready", "on_hold"])
def test_a_meeting_that_is_not_published_has_no_entry(publication):
    meeting = make_meeting(publication=publication, venue="Canarywort Rooms")
    make_document(meeting=meeting, lines=("Canarywort",), used_as="header")
    assert not SearchEntry.objects.exists()
    assert tables_with("anarywort") == []


def test_a_document_that_is_set_aside_takes_its_words_along():
    document = make_document(meeting=held(), lines=("Canarywort",), used_as="header")
    document.is_current = False
    document.save()
    assert find("canarywort").count() == 0
    assert tables_with("anarywort") == []


def test_a_committee_with_another_name_is_found_by_that_one():
    meeting = held()
    meeting.committee.name = "Wherry Panel"
    meeting.committee.save()
    assert (find("ferry").count(), the_hit("wherry").meeting) == (0, meeting)
    assert upkeep.differing_entries() == []


def test_a_meeting_that_is_deleted_leaves_nothing():
    meeting = held(venue="Canarywort Rooms")
    make_item(meeting=meeting)
    meeting.delete()
    assert not SearchEntry.objects.exists()
    assert tables_with("anarywort") == []


@pytest.mark.parametrize("shorter", ["Ferry", "Ferry Panel June"])
def test_a_committee_renamed_to_a_beginning_of_its_name_is_not_found_by_the_rest_of_it(shorter):
    committee = make_committee(name="Ferry Panel June 9 Wharves")
    make_meeting(published=True, committee=committee)
    committee.name = shorter
    committee.save()
    assert not find("wharves").count()
    assert not upkeep.differing_entries()
