"""The narrow entries of meetings and of what minutes say of councillors follow the record."""

import datetime

import pytest
from django.core.management import call_command

from council.models import (
    AgendaItem,
    DeclaredInterest,
    InterestEntry,
    MeetingEntry,
    Mention,
    MentionEntry,
    NamedVote,
    VoteEntry,
)
from council.search import narrow, upkeep
from council.search.said import Said
from tests.models.factories import make_committee, make_councillor, make_item, make_meeting, make_resolution

pytestmark = pytest.mark.django_db

ENTRIES = (MentionEntry, InterestEntry, VoteEntry)


def entries():
    """Who is named in which way."""
    return [
        (model.__name__.removesuffix("Entry"), name)
        for model in ENTRIES
        for name in model.objects.values_list("councillor__name", flat=True)
    ]


def say_of(councillor, item):
    """A mention, an interest and a vote of a councillor in an item."""
    named = {"councillor": councillor, "name_as_written": "Cllr Venn"}
    mention = Mention.objects.create(item=item, **named)
    DeclaredInterest.objects.create(item=item, text="Owns it.", **named)
    NamedVote.objects.create(resolution=make_resolution(item=item), option="for", **named)
    return mention


EVERY_WAY = [("Mention", "Priya Venn"), ("Interest", "Priya Venn"), ("Vote", "Priya Venn")]


def test_each_public_row_that_names_a_councillor_becomes_an_entry():
    meeting = make_meeting(published=True)
    item = make_item(meeting=meeting, position=7)
    say_of(make_councillor(name="Priya Venn"), item)
    Mention.objects.create(item=item, name_as_written="Cllr Nobody")
    assert entries() == EVERY_WAY
    entry = MentionEntry.objects.get()
    assert (entry.meeting, entry.date, entry.place) == (meeting, meeting.date, 7)


def test_publishing_withdrawing_and_restricting_are_followed():
    meeting = make_meeting()
    item = make_item(meeting=meeting)
    say_of(make_councillor(name="Priya Venn"), item)
    assert entries() == []
    meeting.publish(by=None)
    assert entries() == EVERY_WAY
    meeting.withdraw(reason="An error.")
    assert entries() == []
    meeting.publish(by=None)
    item.refresh_from_db()
    item.correct(restriction=AgendaItem.Restriction.EXEMPT)
    assert entries() == []


def test_a_corrected_date_another_link_and_a_row_taken_out_are_followed():
    meeting = make_meeting(published=True)
    mention = say_of(make_councillor(name="Priya Venn"), make_item(meeting=meeting))
    meeting.correct(date=meeting.date.replace(year=2012))
    assert {model.objects.get().date.year for model in ENTRIES} == {2012}
    mention.councillor = make_councillor(name="Zoe Arkwright")
    mention.save()
    assert entries()[0] == ("Mention", "Zoe Arkwright")
    mention.correct(removed=True)
    assert entries() == EVERY_WAY[1:]


def halves():
    return list(MeetingEntry.objects.order_by("pk").values_list("half", "status"))


def test_each_published_meeting_is_counted_in_its_half_of_a_year():
    for date in ("2026-04-30", "2026-05-01", "2027-04-30"):
        make_meeting(published=True, date=datetime.date.fromisoformat(date))
    make_meeting(date=datetime.date(2026, 6, 1))
    assert halves() == [(4051, "held"), (4052, "held"), (4053, "held")]


def test_another_date_state_or_committee_of_a_meeting_is_followed_and_so_is_its_end():
    meeting = make_meeting(published=True, date=datetime.date(2026, 6, 9), status="scheduled")
    meeting.correct(date=datetime.date(2026, 4, 9), status="cancelled")
    assert halves() == [(4051, "cancelled")]
    meeting.correct(committee=make_committee(name="Parks Panel"))
    assert MeetingEntry.objects.get().committee.name == "Parks Panel"
    meeting.withdraw(reason="An error.")
    assert halves() == []
    meeting.publish(by=None)
    assert halves() == [(4051, "cancelled")]
    meeting.delete()
    assert halves() == []


def test_an_item_that_goes_takes_its_entries_along():
    item = make_item(meeting=make_meeting(published=True))
    say_of(make_councillor(name="Priya Venn"), item)
    item.delete()
    assert entries() == []


def test_an_archive_from_before_has_its_entries_made_by_the_migration():
    say_of(make_councillor(name="Priya Venn"), make_item(meeting=make_meeting(published=True)))
    for model in (*ENTRIES, MeetingEntry):
        model.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert entries() == EVERY_WAY
    assert len(halves()) == 1


def test_entries_that_were_changed_behind_the_record_are_named_and_made_anew():
    meeting = make_meeting(published=True)
    say_of(make_councillor(name="Priya Venn"), make_item(meeting=meeting))
    assert upkeep.differing_narrow() == []
    VoteEntry.objects.all().delete()
    MentionEntry.objects.update(place=99)
    assert upkeep.differing_narrow() == [meeting.pk]
    assert upkeep.rebuild() == 2
    assert entries() == EVERY_WAY
    assert all(each.apply() == 0 for each in narrow.differences(Said([meeting.pk])))
