"""What was read becomes the record; reading again keeps corrections, identities and addresses."""

import dataclasses
import datetime

import pytest
from django.apps import apps
from django.utils import timezone

from council.ingest import Answers, NeedsAnswer, NotIngestable, ingest, preview
from council.ingest.reading import keep_reading
from council.minutes.values import Problem as ReadProblem
from council.minutes.values import Restriction
from council.models import AgendaItem, Archive, Committee, Council, Meeting, Recorded, Resolution
from tests.ingest.readings import decision, item, make_read, minutes
from tests.models.factories import make_clerk, make_committee, make_council

pytestmark = pytest.mark.django_db


def recorded_models():
    return [model for model in apps.get_app_config("council").get_models() if issubclass(model, Recorded)]


def history_size():
    return sum(model.history.count() for model in recorded_models())


def reread(document, read):
    document.refresh_from_db()
    keep_reading(document, read.to_json())
    return document


def test_everything_that_was_read_becomes_an_unpublished_record():
    done = ingest(make_read(), by=make_clerk())
    meeting = Meeting.objects.get()
    assert (str(meeting.committee), meeting.date, meeting.venue) == (
        "Highways Panel",
        datetime.date(2025, 3, 4),
        "Old Corn Exchange",
    )
    assert (meeting.publication, meeting.start_time, meeting.evidence) == (
        "unpublished",
        datetime.time(18, 30),
        {"date": [3, 3]},
    )
    assert [str(each) for each in meeting.items.all()] == [
        "1. Apologies for Absence",
        "2. Winter Gritting Review",
        "3. Market Place Parking",
    ]
    assert [row.name_as_written for row in meeting.attendance.all()] == [
        "B Tallowick",
        "J Quennell",
        "Osgathorpe",
        "H Pellow",
    ]
    resolution = Resolution.objects.get()
    assert (resolution.moved_by_as_written, resolution.vote.in_favour, resolution.vote.abstain) == (
        "B Tallowick",
        4,
        None,
    )
    assert resolution.named_votes.get().option == "for"
    assert done.meeting_label == "Highways Panel, 4 March 2025"
    assert not done.blockers


def test_a_preview_shows_what_the_ingest_does_and_changes_nothing():
    document = make_read()
    before = history_size()
    shown = preview(document)
    assert history_size() == before
    assert not Meeting.objects.exists()
    assert not Council.objects.exists()
    assert ingest(document, by=make_clerk()).changes == shown.changes


def test_an_item_withholds_up_to_the_line_before_the_next_and_the_last_one_to_the_end():
    ingest(make_read(), by=None)
    assert [each.withheld_to for each in AgendaItem.objects.all()] == [11, 15, 17]


def test_every_row_of_an_ingest_is_recorded_with_who_and_why():
    clerk = make_clerk()
    ingest(make_read(name="march.docx"), by=clerk)
    for model in recorded_models():
        assert model.objects.all().unrecorded() == []
    entry = AgendaItem.history.first()
    assert (entry.history_user, entry.history_change_reason) == (clerk, "Read from march.docx")


def test_ingesting_an_unchanged_reading_again_writes_nothing():
    document = make_read()
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    before, generation = history_size(), Archive.objects.generation()
    reread(document, minutes())
    done = ingest(document, by=None)
    assert (history_size(), Archive.objects.generation()) == (before, generation)
    assert done.changes_nothing


def test_a_changed_reading_keeps_corrections_addresses_and_identities():
    document = make_read()
    ingest(document, by=None)
    meeting = Meeting.objects.get()
    meeting.publish(by=make_clerk())
    before = {each.title: (each.pk, each.uid, each.slug) for each in meeting.items.all()}
    meeting.items.get(number="3").correct(title="Market Square Parking")
    meeting.correct(venue="Guildhall")
    resolution = Resolution.objects.get()
    resolution.correct(outcome="noted")
    changed = minutes(
        venue="Corn Exchange",
        items=(
            minutes().items[0],
            dataclasses.replace(
                minutes().items[1],
                number="2a",
                resolutions=(decision("That the winter gritting routes be adopted.", 14),),
            ),
            item("3", "Market Place Parking", 16, "The Panel heard a longer report."),
            item("4", "Footway Repairs", 18, "Noted."),
        ),
    )
    done = ingest(reread(document, changed), by=None)
    meeting.refresh_from_db()
    items = list(meeting.items.all())
    assert [each.title for each in items][1:] == [
        "Winter Gritting Review",
        "Market Square Parking",
        "Footway Repairs",
    ]
    assert meeting.venue == "Guildhall"
    assert (items[1].pk, items[1].uid, items[1].slug) == before["Winter Gritting Review"]
    assert items[1].number == "2a"
    assert (items[2].pk, items[2].uid, items[2].slug) == before["Market Place Parking"]
    assert items[2].paragraphs[0]["text"] == "The Panel heard a longer report."
    assert items[3].slug == "4"
    again = Resolution.objects.get(pk=resolution.pk)
    assert (again.text, again.outcome) == ("That the winter gritting routes be adopted.", "noted")
    assert ("Agenda item", "create", "4. Footway Repairs") in {
        (each.noun, each.verb, each.label) for each in done.changes
    }


def test_what_is_no_longer_read_is_deleted_when_it_never_was_public():
    document = make_read()
    ingest(document, by=None)
    ingest(reread(document, minutes(items=minutes().items[:2])), by=None)
    assert [each.number for each in AgendaItem.objects.all()] == ["1", "2"]


def test_what_is_no_longer_read_but_was_public_is_taken_out_with_a_reason_and_can_come_back():
    document = make_read()
    ingest(document, by=None)
    meeting = Meeting.objects.get()
    meeting.publish(by=make_clerk())
    ingest(reread(document, minutes(items=minutes().items[:2])), by=None)
    gone = AgendaItem.objects.get(number="3")
    assert gone.removed
    assert "no longer finds" in gone.removal_reason
    assert [each["slug"] for each in AgendaItem.objects.tombstones()] == ["3"]
    ingest(reread(document, minutes()), by=None)
    gone.refresh_from_db()
    assert (gone.removed, gone.removal_reason) == (False, "")


def test_what_a_person_took_out_does_not_come_back():
    document = make_read()
    ingest(document, by=None)
    row = AgendaItem.objects.get(number="3")
    row.removed = True
    row.save()
    ingest(reread(document, minutes(venue="Guildhall")), by=None)
    row.refresh_from_db()
    assert row.removed
    assert AgendaItem.objects.count() == 3


def test_what_a_person_added_stays():
    document = make_read()
    ingest(document, by=None)
    meeting = Meeting.objects.get()
    added = meeting.items.create(position=9, title="Any Other Business")
    ingest(reread(document, minutes(items=minutes().items[:2])), by=None)
    assert AgendaItem.objects.filter(pk=added.pk, removed=False).exists()


def test_a_reading_that_loses_many_public_items_is_refused_unless_a_person_allows_it():
    document = make_read()
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    reread(document, minutes(items=minutes().items[:1]))
    with pytest.raises(NotIngestable, match="only 1 are read now"):
        ingest(document, by=None)
    assert AgendaItem.objects.filter(removed=False).count() == 3
    ingest(document, Answers(allow_shrinkage=True), by=None)
    assert AgendaItem.objects.filter(removed=False).count() == 1


def test_another_file_of_the_same_day_asks_for_a_new_version_or_a_second_sitting():
    ingest(make_read(), by=None)
    other = make_read(minutes(venue="Guildhall"))
    with pytest.raises(NeedsAnswer, match="What is this one") as asked:
        preview(other)
    assert (asked.value.about, [value for value, _ in asked.value.choices]) == (
        "same_day",
        ["version", "sitting"],
    )


def test_a_new_version_takes_the_place_of_the_file_and_keeps_the_meeting():
    first = make_read()
    ingest(first, by=None)
    items = list(AgendaItem.objects.values_list("pk", flat=True))
    other = make_read(minutes(venue="Guildhall"))
    ingest(other, Answers(same_day="version"), by=None)
    first.refresh_from_db()
    meeting = Meeting.objects.get()
    assert (first.is_current, first.status, first.meeting) == (False, "set_aside", meeting)
    assert (meeting.venue, meeting.documents.current().get()) == ("Guildhall", other)
    assert list(AgendaItem.objects.values_list("pk", flat=True)) == items


def test_a_second_sitting_is_a_meeting_of_its_own():
    ingest(make_read(), by=None)
    ingest(make_read(minutes(start_time="20:00")), Answers(same_day="sitting"), by=None)
    assert sorted(Meeting.objects.values_list("sitting", flat=True)) == [1, 2]


def test_minutes_without_a_date_wait_for_a_person_to_give_it():
    document = make_read(minutes(date=None))
    assert any("date of the meeting is missing" in why for why in ingest(document, by=None).blockers)
    meeting = Meeting.objects.get()
    meeting.correct(date=datetime.date(2025, 3, 4))
    ingest(reread(document, minutes(date=None, venue="Guildhall")), by=None)
    meeting.refresh_from_db()
    assert (meeting.date, meeting.venue) == (datetime.date(2025, 3, 4), "Guildhall")


def test_a_date_that_a_clerk_answered_survives_the_next_reading():
    document = make_read(minutes(date=None))
    ingest(document, Answers(date=datetime.date(2025, 3, 4)), by=None)
    ingest(reread(document, minutes(date=None, venue="Guildhall")), by=None)
    assert Meeting.objects.get().date == datetime.date(2025, 3, 4)


@pytest.mark.parametrize("kind", ["agenda", "other"])
def test_what_is_not_minutes_is_refused_with_a_reason(kind):
    with pytest.raises(NotIngestable, match="minutes"):
        ingest(make_read(minutes(document_kind=kind)), by=None)


def test_a_notice_of_cancellation_makes_a_cancelled_meeting():
    notice = ReadProblem(line=4, path=None, code="cancelled", message="The meeting was cancelled.")
    ingest(
        make_read(minutes(document_kind="other", items=(), attendance=(), chair=None, problems=(notice,))),
        by=None,
    )
    assert Meeting.objects.get().status == "cancelled"


def test_a_document_that_names_no_council_belongs_to_the_only_one():
    council = make_council()
    ingest(make_read(minutes(council=None)), by=None)
    assert Meeting.objects.get().committee.council == council


def test_a_document_that_names_no_council_asks_when_there_are_several():
    make_council(name="Marlbridge Borough Council")
    make_council(name="Overwater Parish Council")
    document = make_read(minutes(council=None))
    with pytest.raises(NeedsAnswer) as asked:
        ingest(document, by=None)
    assert [value for value, _ in asked.value.choices] == [
        "Marlbridge Borough Council",
        "Overwater Parish Council",
    ]
    ingest(document, Answers(council="Overwater Parish Council"), by=None)
    assert str(Meeting.objects.get().committee.council) == "Overwater Parish Council"


def test_what_a_clerk_said_of_the_committee_is_not_asked_again():
    document = make_read(minutes(council=None, committee=None))
    ingest(document, Answers(council="Overwater Parish Council", committee="Allotments Committee"), by=None)
    make_council(name="Marlbridge Borough Council")
    ingest(reread(document, minutes(council=None, committee=None, venue="Guildhall")), by=None)
    meeting = Meeting.objects.get()
    assert (str(meeting.committee), meeting.venue) == ("Allotments Committee", "Guildhall")


def test_a_committee_that_a_person_corrected_brings_no_stray_committee():
    document = make_read()
    ingest(document, by=None)
    meeting = Meeting.objects.get()
    other = make_committee(council=meeting.committee.council, name="Roads Panel")
    meeting.correct(committee=other)
    ingest(reread(document, minutes(committee="Highway Panels")), by=None)
    meeting.refresh_from_db()
    assert meeting.committee == other
    assert sorted(map(str, Committee.objects.all())) == ["Highways Panel", "Roads Panel"]


def test_a_restricted_item_keeps_its_basis_and_a_release_by_a_person_survives():
    secret = item(
        "3",
        "Depot Lease",
        16,
        "The rent is high.",
        restriction=Restriction("exempt", "Schedule 12A", ("3",)),
    )
    document = make_read(minutes(items=(*minutes().items[:2], secret)))
    ingest(document, by=None)
    row = AgendaItem.objects.get(number="3")
    assert (row.restriction, row.restriction_schedule, row.restriction_paragraphs) == (
        "exempt",
        "Schedule 12A",
        ["3"],
    )
    row.correct(restriction="")
    ingest(reread(document, minutes(venue="Guildhall", items=(*minutes().items[:2], secret))), by=None)
    row.refresh_from_db()
    assert row.restriction == ""


def test_the_release_of_an_item_does_not_open_another_that_takes_its_place():
    restricted = Restriction("exempt")
    first = item("3", "Depot Lease", 16, "The rent is high.", restriction=restricted)
    document = make_read(minutes(items=(*minutes().items[:2], first)))
    ingest(document, by=None)
    AgendaItem.objects.get(number="3").correct(restriction="")
    other = item("3", "Staffing Matter", 16, "One post goes.", restriction=restricted)
    ingest(reread(document, minutes(items=(*minutes().items[:2], other))), by=None)
    assert AgendaItem.objects.get(title="Staffing Matter").restriction == "exempt"


def published_with_exempt_item():
    secret = item("3", "Depot Lease", 16, "The rent is high.", restriction=Restriction("exempt"))
    document = make_read(minutes(items=(*minutes().items[:2], secret)))
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    return document


def test_no_reading_opens_a_restricted_item_of_a_public_meeting():
    document = published_with_exempt_item()
    opened = item("3", "Depot Lease", 16, "The rent is high.")
    ingest(reread(document, minutes(items=(*minutes().items[:2], opened))), by=None)
    assert AgendaItem.objects.get(number="3").restriction == "exempt"


def test_a_reading_that_loses_a_restricted_item_of_a_public_meeting_is_refused():
    document = published_with_exempt_item()
    first = minutes().items[0]
    swallowed = item(
        "2", "Winter Gritting Review", 12, "Words.", "More.", "3. Depot Lease", "The rent is high."
    )
    with pytest.raises(NotIngestable, match="is no longer read"):
        ingest(reread(document, minutes(items=(first, swallowed))), by=None)
    assert (
        not AgendaItem.objects.published().filter(paragraphs__icontains="rent").exclude(number="3").exists()
    )


def test_a_public_meeting_is_not_read_anew_while_something_blocks():
    document = make_read()
    ingest(document, by=None)
    Meeting.objects.get().publish(by=make_clerk())
    doubt = ReadProblem(line=12, path="items.1", code="odd_item", message="Two items in one?", blocking=True)
    with pytest.raises(NotIngestable, match="Two items in one"):
        ingest(reread(document, minutes(venue="Guildhall", problems=(doubt,))), by=make_clerk())
    assert Meeting.objects.get().venue == "Old Corn Exchange"
    document.problems.update(settled_at=timezone.now(), settlement="One item")
    ingest(document, by=make_clerk())
    assert Meeting.objects.get().venue == "Guildhall"


def test_before_publication_a_reading_may_open_an_item():
    secret = item("3", "Depot Lease", 16, "Rent.", restriction=Restriction("exempt"))
    document = make_read(minutes(items=(*minutes().items[:2], secret)))
    ingest(document, by=None)
    opened = item("3", "Depot Lease", 16, "Rent.")
    ingest(reread(document, minutes(items=(*minutes().items[:2], opened))), by=None)
    assert AgendaItem.objects.get(number="3").restriction == ""


def test_new_lines_of_a_public_document_are_shown_only_with_the_new_record():
    document = make_read()
    ingest(document, by=None)
    shifted = minutes()
    shifted = dataclasses.replace(
        shifted, text=tuple(dataclasses.replace(line, line=line.line + 1) for line in shifted.text)
    )
    reread(document, shifted)
    assert document.lines.first().line == 1
    ingest(document, by=None)
    assert document.lines.first().line == 2
    document.refresh_from_db()
    assert "text" not in document.reading


def test_a_name_that_looks_like_markup_is_kept_as_written():
    read = minutes()
    read = dataclasses.replace(
        read, attendance=(dataclasses.replace(read.attendance[0], name="A <script>alert(1)</script>"),)
    )
    ingest(make_read(read), by=None)
    assert Meeting.objects.get().attendance.get().name_as_written == "A <script>alert(1)</script>"


def test_words_longer_than_their_column_are_cut_and_stay_unchanged_when_read_again():
    document = make_read(minutes(venue="Hall " * 200))
    ingest(document, by=None)
    before = history_size()
    ingest(reread(document, minutes(venue="Hall " * 200)), by=None)
    assert len(Meeting.objects.get().venue) == 500
    assert history_size() == before


def test_a_restriction_that_a_clerk_set_is_not_lost_with_its_item_before_publication_either():
    ingest(make_read(), by=None)
    AgendaItem.objects.get(number="3").correct(restriction="exempt")
    renamed = item("4", "Car Parks of the Town", 16, "The Panel heard another report.")
    newer = make_read(minutes(items=(*minutes().items[:2], renamed)))
    with pytest.raises(NotIngestable, match="is no longer read"):
        ingest(newer, Answers(same_day="version"), by=None)
    ingest(newer, Answers(same_day="version", allow_shrinkage=True), by=None)
    assert AgendaItem.objects.kept().filter(number="4").exists()
