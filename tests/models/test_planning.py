"""The planner of the database finds its way without looking at every meeting that was ever published."""

import pytest

from council.models import Committee, Councillor
from council.models.planning import gather_statistics
from tests.models import factories

pytestmark = pytest.mark.django_db


def archive(meetings: int = 60) -> None:
    """A committee with many published meetings, of which one names a councillor."""
    committee = factories.make_committee()
    made = [factories.make_meeting(committee=committee, published=True) for _ in range(meetings)]
    councillor = factories.make_councillor()
    factories.make_attendance(meeting=made[0], councillor=councillor)


@pytest.mark.sqlite
def test_a_committee_is_known_to_be_public_from_its_own_meetings() -> None:
    for _ in range(20):
        archive(5)
    gather_statistics()
    assert "council_meeting_committee_idx" in Committee.objects.published().explain()


@pytest.mark.sqlite
def test_a_councillor_is_known_to_be_public_from_the_rows_that_name_them() -> None:
    archive()
    gather_statistics()
    plan = Councillor.objects.published().explain()
    assert "council_meeting_published_idx" not in plan
    assert "council_meeting_changed_idx" not in plan


def test_statistics_can_be_gathered_at_any_time() -> None:
    gather_statistics()
    archive(3)
    gather_statistics()
    assert Committee.objects.published().count() == 1
