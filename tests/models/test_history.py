"""Every change of the record, by whichever path, is recorded once, with who and when."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models.signals import post_init, pre_init

from council.models import Attendance, Committee, Council, Meeting, Recorded, acting_as, recorded
from tests.models.factories import (
    make_attendance,
    make_clerk,
    make_committee,
    make_council,
    make_councillor,
    make_meeting,
)

pytestmark = pytest.mark.django_db

NOT_RECORDED = {
    "archive": "a counter",
    "sourceline": "a copy of the file's words, never edited",
    "report": "a reader's word to the clerk, which may hold personal data and may be deleted",
    "offeredfile": "made from the file, and made anew when it is lost",
    "searchentry": "made anew from the published record",
    "decisionentry": "made anew from the published record",
    "correction": "a note of what the history holds",
    "attendanceentry": "made anew from the published record",
    "meetingentry": "made anew from the published record",
    "mentionentry": "made anew from the published record",
    "interestentry": "made anew from the published record",
    "voteentry": "made anew from the published record",
    "searchword": "made anew from the published record",
}


def test_every_model_is_recorded_or_says_why_not():
    models = [
        model
        for model in apps.get_app_config("council").get_models()
        if "historical" not in model.__name__.lower()
    ]
    unrecorded = {model._meta.model_name for model in models if not issubclass(model, Recorded)}
    assert unrecorded == set(NOT_RECORDED)


def test_a_save_and_a_delete_are_recorded_once_each_with_who_and_why():
    clerk = make_clerk()
    with acting_as(clerk, reason="spelling"):
        council = make_council(name="Marlbridge")
        council.name = "Marlbridge Borough Council"
        council.save()
        key = council.pk
        council.delete()
    entries = Council.history.filter(id=key).order_by("history_id")
    assert [entry.history_type for entry in entries] == ["+", "~", "-"]
    assert {entry.history_user for entry in entries} == {clerk}
    assert {entry.history_change_reason for entry in entries} == {"spelling"}


def test_whoever_is_told_of_a_change_finds_it_in_the_history():
    seen = []

    def look(sender, instances, **_):
        entries = sender.history.filter(id=instances[0].pk)
        seen.append((len(instances), connection.in_atomic_block, [entry.history_type for entry in entries]))

    recorded.connect(look, sender=Council)
    try:
        council = make_council()
        council.save()
        Council.objects.filter(pk=council.pk).update(name="Marlbridge")
        key = council.pk
        council.delete()
    finally:
        recorded.disconnect(look, sender=Council)
    assert seen == [
        (1, True, ["+"]),
        (1, True, ["~", "+"]),
        (1, True, ["~", "~", "+"]),
        (1, True, ["-", "~", "~", "+"]),
    ]
    assert Council.history.filter(id=key).count() == 4


def test_an_update_of_many_rows_records_each_once():
    committees = [make_committee() for _ in range(3)]
    with acting_as(make_clerk(), reason="sorted by kind"):
        assert Committee.objects.filter(kind="other").update(kind="scrutiny") == 3
    for committee in committees:
        last = committee.history.first()
        assert (committee.history.count(), last.kind, last.history_type) == (2, "scrutiny", "~")
        assert last.history_change_reason == "sorted by kind"
        assert last.history_user is not None


def test_bulk_create_and_bulk_update_record_each_row_once():
    meeting = make_meeting()
    rows = Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, name_as_written=name, kind="officer") for name in ("H Pellow", "R Ault")]
    )
    for row in rows:
        row.post = "Head of Highways"
    Attendance.objects.bulk_update(rows, ["post"])
    assert [entry.history_type for entry in Attendance.history.order_by("history_id")] == ["+", "+", "~", "~"]
    assert Attendance.history.first().post == "Head of Highways"


def test_a_bulk_create_that_could_update_unseen_is_refused():
    with pytest.raises(ValueError, match="ignore_conflicts"):
        Council.objects.bulk_create([Council(name="A", slug="a")], ignore_conflicts=True)


def test_deleting_a_meeting_records_what_falls_with_it():
    row = make_attendance()
    Meeting.objects.filter(pk=row.meeting_id).delete()
    assert Attendance.history.filter(id=row.pk).first().history_type == "-"


def test_get_or_create_and_update_or_create_are_recorded_once():
    council = make_council()
    committee, _ = Committee.objects.get_or_create(council=council, name="Audit", defaults={"kind": "other"})
    Committee.objects.update_or_create(pk=committee.pk, defaults={"kind": "scrutiny"})
    assert committee.history.count() == 2


def test_a_change_that_fails_leaves_no_history():
    council = make_council()

    def rename_and_fail():
        with transaction.atomic():
            council.name = "Otherbridge"
            council.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_fail()
    council.refresh_from_db()
    assert council.name != "Otherbridge"
    assert council.history.count() == 1


def test_a_change_behind_the_record_is_found():
    council = make_council()
    assert Council.objects.unrecorded() == []
    council.name = "Changed by raw SQL"
    Council._base_manager.filter(pk=council.pk).update(name=council.name)
    assert Council.objects.unrecorded() == [council]


def test_what_loses_its_link_to_something_deleted_is_recorded_once():
    clerk, councillor = make_clerk(), make_councillor()
    meeting = make_meeting(published_by=clerk, chair=councillor)
    row = make_attendance(meeting=meeting, councillor=councillor)
    parent = make_committee()
    child = make_committee(parent=parent)
    for gone in (clerk, councillor, parent):
        gone.delete()
    for model in (Meeting, Attendance, Committee):
        assert model.objects.all().unrecorded() == []
    assert [each.history.count() for each in (meeting, row, child)] == [3, 2, 2]


def test_nobody_listens_for_rows_of_the_record_as_they_are_read():
    """`Recorded.from_db` tells nobody."""
    models = [model for model in apps.get_models() if issubclass(model, Recorded)]
    assert len(models) > 10
    assert [
        model for model in models if pre_init.has_listeners(model) or post_init.has_listeners(model)
    ] == []


def test_a_row_is_read_as_django_reads_it():
    meeting = make_meeting(published=True)
    read = Meeting.objects.select_related("committee__council").defer("venue").get()
    assert read == meeting
    assert (read._state.adding, read._state.db) == (False, "default")
    assert read.get_deferred_fields() == {"venue"}
    assert read.venue == meeting.venue
    assert read.committee.council == meeting.committee.council
