"""Published minutes approve the earlier minutes that they confirm."""

import pytest

from council.ingest import apply_confirmations, ingest
from council.minutes.values import Confirmed
from council.models import Meeting
from tests.ingest.readings import make_read, minutes
from tests.models.factories import make_clerk

pytestmark = pytest.mark.django_db


def earlier_and_later(*, amended=None, committee=None, date="2025-03-04"):
    earlier = ingest(make_read(), by=None).meeting
    confirms = (Confirmed(committee, date, amended, (11, 11)),)
    later = ingest(make_read(minutes(date="2025-05-06", confirms=confirms)), by=None).meeting
    return earlier, later


def approval_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).approval


@pytest.mark.parametrize(
    ("amended", "approval"),
    [(None, "approved"), (False, "approved"), (True, "approved_with_amendment")],
)
def test_the_earlier_minutes_are_approved_when_the_later_are_published(amended, approval):
    earlier, later = earlier_and_later(amended=amended)
    assert apply_confirmations(later) == []
    later.publish(by=make_clerk())
    assert apply_confirmations(later) == [earlier]
    assert approval_of(earlier) == approval


def test_the_order_of_publishing_does_not_matter():
    confirms = (Confirmed(None, "2025-03-04", None, (11, 11)),)
    later = ingest(make_read(minutes(date="2025-05-06", confirms=confirms)), by=None).meeting
    later.publish(by=make_clerk())
    apply_confirmations(later)
    earlier = ingest(make_read(), by=None).meeting
    earlier.publish(by=make_clerk())
    apply_confirmations(earlier)
    assert approval_of(earlier) == "approved"


@pytest.mark.parametrize(
    "values", [{"date": "2025-03-05"}, {"committee": "Audit Committee"}, {"date": "2025-05-06"}]
)
def test_minutes_of_another_day_or_committee_are_not_approved(values):
    earlier, later = earlier_and_later(**values)
    later.publish(by=make_clerk())
    apply_confirmations(later)
    assert {approval_of(earlier), approval_of(later)} == {"unconfirmed"}


def test_the_approval_that_a_person_entered_stays():
    earlier, later = earlier_and_later()
    earlier.correct(approval="unconfirmed")
    later.publish(by=make_clerk())
    apply_confirmations(later)
    assert approval_of(earlier) == "unconfirmed"


def test_the_other_committee_that_the_words_name_is_meant():
    earlier, later = earlier_and_later(committee="Highways Panel")
    later.publish(by=make_clerk())
    apply_confirmations(later)
    assert approval_of(earlier) == "approved"
