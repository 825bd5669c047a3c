"""Publishing is a decision of a named person; an address once public never means another thing."""

import datetime

import pytest

from council.models import FormerAddress, Meeting, NotPublishable
from tests.models.factories import (
    make_clerk,
    make_committee,
    make_council,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def make_ready(**values):
    meeting = make_meeting(**values)
    make_item(meeting=meeting, slug="")
    return meeting


def test_a_meeting_is_published_by_a_named_person_and_its_items_get_addresses():
    clerk, meeting = make_clerk(), make_ready()
    resolution = make_resolution(item=meeting.items.get())
    meeting.publish(by=clerk)
    resolution.refresh_from_db()
    assert (meeting.is_published, meeting.published_by) == (True, clerk)
    assert meeting.items.get().slug == "1"
    assert resolution.first_published_at is not None


@pytest.mark.parametrize(
    ("number", "slug"),
    [("12/23", "12-23"), ("PLA 7", "pla-7"), ("", "item-3"), ("source", "item-source"), ("5(a)", "5a")],
)
def test_an_items_address_is_its_number(number, slug):
    meeting = make_ready()
    item = make_item(meeting=meeting, number=number, slug="", position=3)
    meeting.publish(by=make_clerk())
    item.refresh_from_db()
    assert item.slug == slug


def test_two_items_of_one_number_get_two_addresses():
    meeting = make_ready()
    make_item(meeting=meeting, number="1", slug="", position=2)
    meeting.publish(by=make_clerk())
    assert [item.slug for item in meeting.items.all()] == ["1", "1-2"]


def test_a_meeting_without_a_date_is_refused_with_the_reason():
    meeting = make_ready(date=None)
    with pytest.raises(NotPublishable, match="date of the meeting is missing"):
        meeting.publish(by=make_clerk())
    assert not Meeting.objects.published().exists()


def test_an_open_blocking_problem_refuses_and_a_settled_or_corrected_one_does_not():
    meeting = make_ready()
    document = make_document(meeting=meeting)
    problem = document.problems.create(
        code="no_date", path="date", line=5, message="No date was found.", blocking=True
    )
    with pytest.raises(NotPublishable, match="line 5: No date was found"):
        meeting.publish(by=make_clerk())
    meeting.correct(date=datetime.date(2026, 6, 9))
    meeting.publish(by=make_clerk())
    assert not problem.settled_at


def test_an_advisory_problem_does_not_refuse():
    meeting = make_ready()
    make_document(meeting=meeting).problems.create(code="number_gap", message="No item 3.")
    meeting.publish(by=make_clerk())
    assert meeting.is_published


def test_a_held_meeting_in_the_future_is_refused():
    with pytest.raises(NotPublishable, match="lies in the future"):
        make_ready(date=datetime.date(2199, 1, 1)).publish(by=make_clerk())


def test_a_corrected_date_leaves_a_former_address_that_no_other_meeting_may_take():
    meeting = make_ready(date=datetime.date(2026, 6, 9))
    meeting.publish(by=make_clerk())
    old = meeting.get_absolute_url()
    meeting.correct(date=datetime.date(2026, 6, 10))
    assert FormerAddress.objects.get(path=old).now_at == meeting.get_absolute_url()
    other = make_ready(date=datetime.date(2026, 6, 9), committee=meeting.committee)
    with pytest.raises(NotPublishable, match="once meant another"):
        other.publish(by=make_clerk())
    meeting.correct(date=datetime.date(2026, 6, 9), sitting=2)
    assert FormerAddress.objects.get(path=old).now_at == meeting.get_absolute_url()


def test_a_meeting_moved_back_takes_its_old_address_again():
    meeting = make_ready(date=datetime.date(2026, 6, 9))
    meeting.publish(by=make_clerk())
    meeting.correct(date=datetime.date(2026, 6, 10))
    meeting.correct(date=datetime.date(2026, 6, 9))
    assert list(FormerAddress.objects.values_list("path", "now_at")) == [
        (f"/committees/{meeting.committee.slug}/2026-06-10/", meeting.get_absolute_url())
    ]


def test_a_meeting_that_was_public_is_withdrawn_with_a_reason_not_unpublished():
    meeting = make_ready()
    meeting.publish(by=make_clerk())
    with pytest.raises(NotPublishable, match="withdraw it"):
        meeting.set_publication(Meeting.Publication.UNPUBLISHED)
    meeting.withdraw(reason="Published before the call-in ended.")
    assert Meeting.objects.tombstones().get()["withdrawal_reason"] == "Published before the call-in ended."


def test_two_committees_of_one_name_get_two_addresses():
    first = make_committee(name="Planning Committee")
    second = make_committee(name="Planning Committee", council=make_council(name="Otterby Town Council"))
    assert (first.slug, second.slug) == ("planning-committee", "otterby-town-council-planning-committee")


def test_what_was_never_public_cannot_be_withdrawn_and_leaves_no_trace():
    meeting = make_ready()
    with pytest.raises(NotPublishable, match="was never public"):
        meeting.withdraw(reason="In error.")
    meeting.refresh_from_db()
    assert meeting.publication == Meeting.Publication.UNPUBLISHED
    make_ready(publication="withdrawn", withdrawal_reason="In error.")
    make_ready(removed=True)
    assert not Meeting.objects.tombstones().exists()


@pytest.mark.parametrize("decide", ["publish", "withdraw", "set_publication"])
def test_a_decision_on_publication_overwrites_nothing_that_changed_meanwhile(decide):
    meeting = make_ready(published=decide == "withdraw")
    how = {"publish": {"by": make_clerk()}, "withdraw": {"reason": "In error."}}
    Meeting.objects.get(pk=meeting.pk).correct(venue="Guildhall")
    if decide == "set_publication":
        meeting.set_publication(Meeting.Publication.READY)
    else:
        getattr(meeting, decide)(**how[decide])
    kept = Meeting.objects.get(pk=meeting.pk)
    assert (kept.venue, kept.corrected_fields) == ("Guildhall", ["venue"])


def test_a_meeting_that_was_published_meanwhile_is_not_put_on_hold():
    meeting = make_ready()
    Meeting.objects.get(pk=meeting.pk).publish(by=make_clerk())
    with pytest.raises(NotPublishable):
        meeting.set_publication(Meeting.Publication.ON_HOLD)
    assert Meeting.objects.get(pk=meeting.pk).is_published
