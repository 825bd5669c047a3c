"""Structured rows become the record with their history and their place in the index."""

import datetime
import uuid

import pytest
from django.db import IntegrityError

from council.ingest import bulk
from council.ingest.bulk import import_meetings, insert_rows
from council.ingest.checking import differences
from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    Committee,
    DecisionEntry,
    Meeting,
    Resolution,
    SearchEntry,
    Term,
    acting_as,
)
from council.models.sheet import RowRefused
from council.search import find, upkeep
from tests.models import factories

pytestmark = pytest.mark.django_db
REASON = "Taken over from the old system"
PUBLIC = {
    "publication": "published",
    "first_published_at": datetime.datetime(2024, 5, 20, 9, tzinfo=datetime.UTC),
}


def row(**values) -> dict:
    """A published meeting with two items and a decision."""
    if "committee_id" not in values:
        values["committee_id"] = factories.make_committee().pk
    decision = {"text": "That the tariff be approved.", "outcome": "agreed"}
    return {
        "date": datetime.date(2024, 5, 7),
        **PUBLIC,
        "attendance": [{"name_as_written": "B Tallowick", "kind": "councillor"}],
        "items": [
            {"position": 1, "number": "1", "slug": "1", "title": "Apologies", "kind": "apologies"},
            {
                "position": 2,
                "number": "2",
                "slug": "2",
                "title": "Moorings",
                "paragraphs": [{"kind": "text", "label": None, "text": "The wharf was seen.", "lines": None}],
                "resolutions": [decision | {"vote": {"in_favour": 4}, "named_votes": []}],
            },
        ],
        **values,
    }


def test_a_new_meeting_is_in_the_record_the_index_and_the_history() -> None:
    generation = Archive.objects.generation()
    done = import_meetings([row()], reason=REASON)
    meeting = Meeting.objects.published().get()
    assert (len(done.new), done.unchanged, done.differing, done.items) == (1, 0, [], 2)
    assert meeting.items.count() == 2
    assert Resolution.objects.get().vote.in_favour == 4
    assert SearchEntry.objects.filter(item__isnull=False).count() == 2
    assert find("wharf").count() == find("tariff").count() == 1
    assert Archive.objects.generation() > generation
    assert list(differences()) == []


def test_the_history_says_who_and_why() -> None:
    clerk = factories.make_clerk()
    with acting_as(clerk, reason="unused"):
        import_meetings([row()], reason=REASON)
    for model in (Meeting, AgendaItem, Attendance, Resolution):
        for entry in model.history.all():
            assert (entry.history_type, entry.history_user) == ("+", clerk)
            assert entry.history_change_reason.startswith(REASON)
    assert AgendaItem.history.count() == 2


def test_a_row_has_the_defaults_of_its_model() -> None:
    meeting = factories.make_meeting()
    by_hand = Attendance.objects.create(meeting=meeting, name_as_written="B Tallowick")
    insert_rows(Attendance, [{"meeting_id": meeting.pk, "name_as_written": "B Tallowick"}], reason=REASON)
    one, other = Attendance.objects.order_by("pk").values()
    assert one.pop("id") == by_hand.pk
    assert other.pop("id") == by_hand.pk + 1
    assert one == other


def test_every_row_has_an_identifier_of_its_own() -> None:
    import_meetings([row(), row(date=datetime.date(2024, 6, 4))], reason=REASON)
    assert len(set(AgendaItem.objects.values_list("uid", flat=True))) == 4


@pytest.mark.parametrize(
    "told", [{}, {"calendar_uid": None}, {"calendar_uid": "0d5c1f0a-3a52-4c9e-9a53-6f0d1a2b3c4d"}]
)
def test_an_identifier_that_may_be_missing_is_as_it_was_told(told) -> None:
    import_meetings([row(**told)], reason=REASON)
    uid = Meeting.objects.get().calendar_uid
    assert (uid and str(uid)) == told.get("calendar_uid")


def test_more_rows_than_one_statement_takes_are_imported_with_all_that_is_found_by_them() -> None:
    committee = factories.make_committee().pk
    days = [datetime.date(2001, 1, 1) + datetime.timedelta(days=day) for day in range(250)]
    import_meetings([row(committee_id=committee, date=day) for day in days], reason=REASON)
    assert SearchEntry.objects.filter(item__isnull=False).count() == 2 * len(days)
    assert find("tariff").count() == len(days)
    assert list(differences()) == []


def test_meetings_that_are_written_at_different_times_confirm_one_another(monkeypatch) -> None:
    """Hundreds are written at once: here one, so that each is in another lot than the minutes that confirm it."""
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    monkeypatch.setattr(upkeep, "BATCH", 1)
    committee, first = factories.make_committee().pk, datetime.date(2001, 1, 1)
    days = [first + datetime.timedelta(days=day) for day in range(3)]
    rows = [
        row(committee_id=committee, date=day, confirmations=[{"date": day - datetime.timedelta(days=1)}])
        for day in days
    ]
    import_meetings(rows[:2], reason=REASON)
    import_meetings(rows[2:], reason=REASON)
    assert list(upkeep.differing_entries()) == list(upkeep.differing_decisions()) == []
    assert list(differences()) == []
    assert DecisionEntry.objects.filter(approved=True).count() == 2


def test_rows_that_no_database_takes_are_refused_and_nothing_is_written() -> None:
    committee, first = factories.make_committee().pk, datetime.date(2001, 1, 1)
    days = [first + datetime.timedelta(days=day) for day in range(250)]
    rows = [row(committee_id=committee, date=day) for day in days]
    rows[-1]["items"][1]["uid"] = rows[0]["items"][1]["uid"] = uuid.uuid4().hex
    with pytest.raises(IntegrityError):
        import_meetings(rows, reason=REASON)
    assert not Meeting.objects.exists()
    assert not AgendaItem.history.exists()
    assert not SearchEntry.objects.exists()
    assert import_meetings(rows[1:], reason=REASON).items == 2 * 249


def test_saving_after_an_import_takes_a_new_key() -> None:
    import_meetings([row()], reason=REASON)
    factories.make_item(meeting=Meeting.objects.get(), slug="3")
    assert AgendaItem.objects.count() == 3


def test_the_same_rows_again_change_nothing() -> None:
    given = row()
    import_meetings([given], reason=REASON)
    generation, entries = Archive.objects.generation(), Meeting.history.count()
    done = import_meetings([given | {}], reason=REASON)
    assert (done.new, done.unchanged, done.differing) == ({}, 1, [])
    assert (Archive.objects.generation(), Meeting.history.count()) == (generation, entries)


def test_equal_rows_are_the_same_however_they_were_made() -> None:
    given = row()
    import_meetings([given], reason=REASON)
    again = row(committee_id=given["committee_id"], venue="".join(["Town", " Hall"])[:0])
    del again["venue"]
    assert import_meetings([again], reason=REASON).unchanged == 1


def test_other_rows_for_a_meeting_that_is_there_are_named_and_not_written() -> None:
    given = row()
    import_meetings([given], reason=REASON)
    done = import_meetings([given | {"venue": "The Long Barn"}], reason=REASON)
    assert done.differing == [(given["committee_id"], given["date"], 1)]
    assert Meeting.objects.get().venue == ""


def test_what_a_person_corrected_stays_when_the_same_rows_come_again() -> None:
    given = row()
    import_meetings([given], reason=REASON)
    Meeting.objects.get().correct(venue="The Long Barn")
    assert import_meetings([given], reason=REASON).unchanged == 1
    assert Meeting.objects.get().venue == "The Long Barn"


def test_a_meeting_that_a_clerk_entered_is_left_alone() -> None:
    meeting = factories.make_meeting(date=datetime.date(2024, 5, 7))
    done = import_meetings([row(committee_id=meeting.committee_id)], reason=REASON)
    assert len(done.differing) == 1
    assert not meeting.items.exists()


def test_a_column_that_does_not_exist_is_an_error_and_nothing_is_written() -> None:
    with pytest.raises(ValueError, match="Meeting has no room"):
        import_meetings([row(room="Moot Hall")], reason=REASON)
    assert not Meeting.objects.exists()


def test_rows_of_people_are_recorded_too() -> None:
    councillor = factories.make_councillor()
    insert_rows(Term, [{"councillor_id": councillor.pk, "ward": "Harbour"}], reason=REASON)
    assert Term.objects.all().unrecorded() == []
    assert Term.history.get().history_change_reason == REASON


def test_a_kind_of_committee_that_there_is_not_is_refused_with_the_row_the_value_and_what_is_allowed() -> (
    None
):
    council = factories.make_council()
    rows = [
        {"council_id": council.pk, "name": name, "slug": slug, "kind": kind}
        for name, slug, kind in (("Planning", "planning", "regulatory"), ("Harbour", "harbour", "comittee"))
    ]
    with pytest.raises(RowRefused) as refusal:
        insert_rows(Committee, rows, reason=REASON)
    assert str(refusal.value).startswith("Committee 2: kind is “comittee”; allowed are council, executive, ")
    assert not Committee.objects.exists()


def test_a_wrong_value_deep_in_a_meeting_is_refused_with_its_place_and_nothing_is_written() -> None:
    right = row()
    wrong = row(committee_id=right["committee_id"], date=datetime.date(2024, 6, 4))
    wrong["items"][1]["resolutions"][0]["named_votes"] = [
        {"name_as_written": "B Tallowick", "option": "for"},
        {"name_as_written": "C Wherry", "option": "maybe"},
    ]
    with pytest.raises(RowRefused) as refusal:
        import_meetings([right, wrong], reason=REASON)
    assert str(refusal.value) == (
        "Named vote 2 of resolution 1 of agenda item 2 of the meeting of committee "
        f"{right['committee_id']} on 2024-06-04 (sitting 1): option is “maybe”; "
        "allowed are for, against, abstain, not_voting, absent."
    )
    assert not Meeting.objects.exists()
    assert not Meeting.history.exists()


@pytest.mark.parametrize(
    "told", [{"status": ["held"]}, {"status": None}, {"status": ""}, {"approval": "HELD"}]
)
def test_what_is_no_choice_at_all_is_refused(told) -> None:
    with pytest.raises(RowRefused, match=f"{next(iter(told))} is .*; allowed are "):
        import_meetings([row(**told)], reason=REASON)


@pytest.mark.parametrize("told", [{"status": Meeting.Status.CANCELLED}, {"status": "cancelled"}])
def test_a_choice_is_told_by_its_name_or_its_value(told) -> None:
    import_meetings([row(**told)], reason=REASON)
    assert Meeting.objects.get().status == "cancelled"


def test_a_choice_may_be_left_empty_where_the_record_leaves_it_empty() -> None:
    given = row()
    given["attendance"][0]["role"] = ""
    import_meetings([given], reason=REASON)
    assert Attendance.objects.get().role == ""
