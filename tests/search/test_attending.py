"""The attendance entries follow the record: what the public may read, once for each councillor and held meeting."""

import pytest
from django.core.management import call_command

from council.models import AgendaItem, AttendanceEntry
from council.search import attending, upkeep
from council.search.said import Said
from tests.models.factories import make_attendance, make_councillor, make_item, make_meeting

pytestmark = pytest.mark.django_db


def entries():
    return list(AttendanceEntry.objects.values_list("councillor__name", "status"))


def test_a_published_row_of_a_councillor_becomes_an_entry():
    meeting = make_meeting(published=True)
    make_attendance(meeting=meeting, councillor=make_councillor(name="Priya Venn"), status="apologies")
    make_attendance(meeting=meeting, name_as_written="Olive Officer", kind="officer")
    assert entries() == [("Priya Venn", "apologies")]
    entry = AttendanceEntry.objects.get()
    assert (entry.date, entry.committee) == (meeting.date, meeting.committee)


@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
def test_a_meeting_that_was_not_held_has_none(status):
    make_attendance(councillor=make_councillor(), meeting=make_meeting(published=True, status=status))
    assert entries() == []


def test_publishing_and_withdrawing_are_followed():
    meeting = make_meeting()
    make_attendance(councillor=make_councillor(name="Priya Venn"), meeting=meeting)
    assert entries() == []
    make_item(meeting=meeting)
    meeting.publish(by=None)
    assert entries() == [("Priya Venn", "present")]
    meeting.withdraw(reason="An error.")
    assert entries() == []


def test_a_row_inside_a_restricted_stretch_is_no_entry():
    meeting = make_meeting(published=True)
    item = make_item(meeting=meeting, first_line=10, last_line=19, withheld_to=19)
    make_attendance(
        councillor=make_councillor(name="Priya Venn"), meeting=meeting, first_line=12, last_line=12
    )
    assert entries() == [("Priya Venn", "present")]
    item.correct(restriction=AgendaItem.Restriction.EXEMPT)
    assert entries() == []


def test_of_two_rows_the_one_that_says_most_clearly_that_they_were_there_counts():
    person, meeting = make_councillor(name="Priya Venn"), make_meeting(published=True)
    for position, status in enumerate(("in_attendance", "present", "apologies")):
        make_attendance(councillor=person, meeting=meeting, status=status, position=position)
    assert entries() == [("Priya Venn", "present")]


def test_a_corrected_date_a_new_link_and_a_row_taken_out_are_followed():
    meeting = make_meeting(published=True)
    row = make_attendance(meeting=meeting)
    assert entries() == []
    row.councillor = make_councillor(name="Priya Venn")
    row.save()
    meeting.correct(date=meeting.date.replace(year=2012))
    assert AttendanceEntry.objects.get().date.year == 2012
    row.correct(removed=True)
    assert entries() == []


def test_an_archive_from_before_has_its_entries_made_by_the_migration():
    make_attendance(councillor=make_councillor(name="Priya Venn"))
    AttendanceEntry.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert entries() == [("Priya Venn", "present")]


def test_entries_that_were_changed_behind_the_record_are_named_and_made_anew():
    row = make_attendance(councillor=make_councillor(name="Priya Venn"))
    AttendanceEntry.objects.update(status="absent")
    assert upkeep.differing_attendance() == [row.meeting_id]
    assert upkeep.rebuild() == 1
    assert entries() == [("Priya Venn", "present")]
    assert attending.difference(Said([row.meeting_id])).apply() == 0
