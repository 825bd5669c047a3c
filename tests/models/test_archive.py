"""The generation rises with every change that the public could see, and with no other."""

import pytest

from council.models import Archive, Attendance, Councillor, Meeting
from council.models.archive import make_the_one_row
from tests.models.factories import make_attendance, make_councillor, make_document, make_item, make_meeting

pytestmark = pytest.mark.django_db


def rises(change) -> bool:
    before = Archive.objects.generation()
    change()
    return Archive.objects.generation() > before


def test_it_rises_when_a_meeting_is_published_and_withdrawn():
    meeting = make_meeting(published=True)
    assert rises(lambda: Meeting.objects.filter(pk=meeting.pk).update(venue="Town Hall"))
    meeting.publication, meeting.withdrawal_reason = "withdrawn", "In error."
    assert rises(meeting.save)


def test_it_rises_when_an_item_is_restricted_and_when_a_person_is_corrected():
    item = make_item()
    assert rises(lambda: item.correct(restriction="exempt"))
    councillor = make_councillor()
    assert rises(lambda: Councillor.objects.filter(pk=councillor.pk).update(name="Beth Tallowick"))


def test_it_rises_when_attendance_is_linked_or_deleted():
    row = make_attendance()
    assert rises(lambda: Attendance.objects.update(councillor=make_councillor()))
    assert rises(row.delete)


def test_it_stays_while_clerks_work_on_what_is_not_public():
    meeting = make_meeting()
    document = make_document(meeting=meeting)
    assert not rises(lambda: make_item(meeting=meeting))
    assert not rises(lambda: document.problems.create(code="number_gap", message="No item 3."))
    assert not rises(lambda: make_attendance(meeting=meeting))


def test_a_correction_of_an_item_dates_the_change_of_its_published_meeting():
    item = make_item()
    before = item.meeting.changed_at
    item.correct(title="Winter Gritting Review 2025")
    assert Meeting.objects.get().changed_at > before
    assert Meeting.objects.unrecorded() == []


def test_a_new_archive_counts_on_from_the_clock_so_that_no_stamp_of_an_older_one_fits():
    Archive.objects.all().delete()
    make_the_one_row(using="default")
    assert Archive.objects.generation() > 1_700_000_000
