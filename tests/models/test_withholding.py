"""Restricted words are absent from every public queryset; that they exist is not."""

import datetime

import pytest

from council.models import (
    AgendaItem,
    Attendance,
    Committee,
    Councillor,
    Meeting,
    Mention,
    MinutesDocument,
    Resolution,
    SourceLine,
    Withheld,
)
from tests.models.factories import (
    make_attendance,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def test_an_open_item_shows_its_words():
    make_item(title="Gritting")
    item = AgendaItem.objects.published().get()
    assert item.shown_title == "Gritting"
    assert item.shown_paragraphs[0]["text"] == "The Panel heard a report."


@pytest.mark.parametrize(("public_title", "shown"), [("", "Private item"), ("Sale of land", "Sale of land")])
def test_a_restricted_item_shows_its_public_title_and_no_other_words(public_title, shown):
    make_item(title="CANARY", restriction="exempt", public_title=public_title)
    item = AgendaItem.objects.published().get()
    assert (item.shown_title, item.shown_paragraphs, item.number) == (shown, [], "1")


@pytest.mark.parametrize("field", ["title", "paragraphs", "presented_by"])
def test_a_public_item_never_loads_its_withheld_fields(field):
    make_item()
    item = AgendaItem.objects.published().get()
    with pytest.raises(Withheld, match=field):
        getattr(item, field)
    with pytest.raises(Withheld):
        item.refresh_from_db()


def test_the_clerk_loads_every_field():
    make_item(title="CANARY", restriction="exempt")
    assert AgendaItem.objects.get().title == "CANARY"


def test_what_belongs_to_a_restricted_or_removed_item_is_not_published():
    for values in ({"restriction": "exempt"}, {"removed": True}):
        item = make_item(**values)
        make_resolution(item=item)
        Mention.objects.create(item=item, name_as_written="CANARY")
    assert not Resolution.objects.published().exists()
    assert not Mention.objects.published().exists()
    make_resolution()
    assert Resolution.objects.published().count() == 1


@pytest.mark.parametrize("publication", ["unpublished", "in_review", "ready", "on_hold"])
def test_nothing_of_a_meeting_is_public_before_it_is_published(publication):
    meeting = make_meeting(publication=publication)
    make_resolution(item=make_item(meeting=meeting))
    make_attendance(meeting=meeting, councillor=make_councillor())
    make_document(meeting=meeting, lines=("CANARY",))
    for model in (
        Meeting,
        AgendaItem,
        Resolution,
        Attendance,
        Committee,
        Councillor,
        MinutesDocument,
        SourceLine,
    ):
        assert not model.objects.published().exists(), model
    assert not Meeting.objects.tombstones().exists()


def test_nothing_of_a_meeting_that_was_taken_out_is_public():
    meeting = make_meeting(published=True, removed=True)
    make_resolution(item=make_item(meeting=meeting))
    make_attendance(meeting=meeting)
    make_document(meeting=meeting, lines=("CANARY",))
    for model in (Meeting, AgendaItem, Resolution, Attendance, MinutesDocument, SourceLine):
        assert not model.objects.published().exists(), model


def test_a_withdrawn_meeting_leaves_its_address_and_reason_only():
    meeting = make_meeting(published=True)
    make_item(meeting=meeting)
    meeting.publication, meeting.withdrawal_reason = "withdrawn", "Published in error."
    meeting.save()
    assert not Meeting.objects.published().exists()
    assert not AgendaItem.objects.published().exists()
    assert set(Meeting.objects.tombstones().get()) == {
        "committee__slug",
        "date",
        "sitting",
        "withdrawal_reason",
    }


def test_the_source_leaves_out_every_line_from_a_restricted_item_to_the_next_item():
    meeting = make_meeting(published=True)
    make_item(meeting=meeting, first_line=2, last_line=3, withheld_to=4)
    make_item(meeting=meeting, first_line=5, last_line=6, withheld_to=8, restriction="exempt")
    make_item(meeting=meeting, first_line=9, last_line=9, withheld_to=10)
    make_document(meeting=meeting, lines=tuple(f"line {n}" for n in range(1, 11)))
    assert [row.line for row in SourceLine.objects.published()] == [1, 2, 3, 4, 9, 10]


def test_a_restricted_item_that_was_taken_out_still_withholds_its_lines():
    meeting = make_meeting(published=True)
    make_item(meeting=meeting, first_line=1, last_line=2, withheld_to=2, restriction="exempt", removed=True)
    make_document(meeting=meeting, lines=("CANARY", "CANARY", "open"))
    assert [row.text for row in SourceLine.objects.published()] == ["open"]


@pytest.mark.parametrize(
    ("document", "item", "offered"),
    [({}, {}, True), ({"has_hidden_text": True}, {}, False), ({}, {"restriction": "exempt"}, False)],
)
def test_the_original_is_offered_only_when_nothing_in_it_is_hidden_or_restricted(document, item, offered):
    meeting = make_meeting(published=True)
    make_item(meeting=meeting, **item)
    make_document(meeting=meeting, **document)
    assert MinutesDocument.objects.published().get().original_offered is offered


def test_an_earlier_version_of_a_document_is_not_public():
    make_document(is_current=False, lines=("CANARY",))
    assert not MinutesDocument.objects.published().exists()
    assert not SourceLine.objects.published().exists()


def test_coverage_gives_counts_only():
    meeting = make_meeting(date=datetime.date(2025, 6, 3))
    row = Meeting.objects.coverage().get()
    counts = {"known": 1, "held": 1}
    assert row.pop("committee") == meeting.committee_id
    assert row.pop("year") == 2025
    assert row == {name: counts.get(name, 0) for name in row}


def test_an_open_item_without_a_title_has_a_name_that_withholds_nothing():
    item = make_item(title="", number="4")
    assert str(AgendaItem.objects.published().get(pk=item.pk)) == "4. "
