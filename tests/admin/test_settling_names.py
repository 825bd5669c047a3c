"""Who is who: one answer settles every occurrence of a name; two records of one person become one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.ingest.people import resolve
from council.models import Attendance, Councillor, CouncillorName, Mention
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
)

pytestmark = pytest.mark.django_db
QUEUE = "/admin/council/councillorname/to-settle/"


@pytest.fixture
def council():
    return make_council(name="Marlbridge Borough Council")


@pytest.fixture
def occurrences(council):
    """“Driver” sends apologies to two meetings and is mentioned at the second."""
    committee = make_committee(council=council, name="Highways Panel")
    for _ in range(2):
        meeting = make_meeting(committee=committee)
        make_attendance(
            meeting=meeting, name_as_written="Driver", status="apologies", first_line=2, last_line=2
        )
        make_document(meeting=meeting, lines=("Apologies", "Councillor Driver sent apologies."))
    item = make_item(meeting=meeting)
    Mention.objects.create(item=item, name_as_written="Driver", first_line=10, last_line=10)
    resolve(council)
    return meeting


def settle(desk, name, **answer):
    address = reverse("admin:council_councillorname_settle", args=[name.pk])
    return desk.post(address, answer, follow=True).content.decode()


def test_the_queue_shows_each_occurrence_with_its_words(desk, occurrences):
    page = desk.get(QUEUE).content.decode()
    assert page.count("Councillor Driver sent apologies.") == 2
    assert str(occurrences) in page
    assert "?lines=2-2#L2" in page


def test_a_councillor_of_that_surname_is_a_candidate_and_others_are_not(desk, council, occurrences):
    make_councillor(council=council, name="Jo Driver", confirmed=True)
    make_councillor(council=council, name="Sam Screwdriver", confirmed=True)
    page = desk.get(QUEUE).content.decode()
    assert ">Jo Driver</button>" in page
    assert ">Sam Screwdriver</button>" not in page


def test_one_answer_settles_every_occurrence(desk, clerk, council, occurrences):
    jo = make_councillor(council=council, name="Jo Driver", confirmed=True)
    page = settle(desk, CouncillorName.objects.unsettled().get(), answer=jo.pk)
    assert "“Driver” is Jo Driver, wherever it occurs." in page
    assert Attendance.objects.filter(councillor=jo).count() == 2
    assert Mention.objects.get().councillor == jo
    assert CouncillorName.objects.get(name="Driver").history.first().history_user == clerk


def test_a_new_councillor_is_created_by_the_answer(desk, occurrences):
    settle(desk, CouncillorName.objects.unsettled().get(), answer="new", full_name="Josephine Driver")
    councillor = Councillor.objects.get()
    assert (councillor.name, councillor.confirmed) == ("Josephine Driver", True)
    assert Attendance.objects.filter(councillor=councillor).count() == 2


def test_a_new_councillor_needs_a_name(desk, occurrences):
    page = settle(desk, CouncillorName.objects.unsettled().get(), answer="new")
    assert "Give the name of the new councillor." in page
    assert not Councillor.objects.exists()


def test_a_name_that_is_no_councillor_leaves_the_queue_unlinked(desk, occurrences):
    settle(desk, CouncillorName.objects.unsettled().get(), answer="nobody")
    assert not CouncillorName.objects.unsettled().exists()
    assert not Attendance.objects.filter(councillor__isnull=False).exists()


@pytest.mark.parametrize("answer", ["", "x", "999999", "-1"])
def test_an_answer_that_makes_no_sense_changes_nothing(desk, occurrences, answer):
    page = settle(desk, CouncillorName.objects.unsettled().get(), answer=answer)
    assert "is not settled" in page
    assert CouncillorName.objects.unsettled().count() == 1


def test_a_councillor_of_another_council_cannot_be_the_answer(desk, occurrences):
    other = make_councillor(council=make_council(), name="Al Driver")
    assert "is not settled" in settle(desk, CouncillorName.objects.unsettled().get(), answer=other.pk)


def test_a_name_settled_by_somebody_else_meanwhile_is_a_message(desk, occurrences):
    name = CouncillorName.objects.unsettled().get()
    address = reverse("admin:council_councillorname_settle", args=[name.pk])
    name.delete()
    page = desk.post(address, {"answer": "nobody"}, follow=True).content.decode()
    assert "This name was settled in the meantime." in page


def test_the_number_of_queries_of_the_queue_does_not_grow_with_the_names(desk, council, occurrences):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(QUEUE)
        return len(captured)

    few = queries()
    for name in ("Green", "Charles", "Amber"):
        make_attendance(meeting=occurrences, name_as_written=name)
    resolve(council)
    assert queries() == few


def test_merging_shows_what_moves_and_moves_it(desk, council):
    twice, stays = (
        make_councillor(council=council, name=n, confirmed=True) for n in ("Jo Driver", "J Driver")
    )
    row = make_attendance(meeting=make_meeting(), name_as_written="Jo Driver", councillor=twice)
    address = reverse("admin:council_councillor_merge", args=[twice.pk])
    page = desk.get(address, {"into": stays.pk}).content.decode()
    assert "entries of attendance: 1" in page
    row.refresh_from_db()
    assert row.councillor == twice
    desk.post(address, {"into": stays.pk})
    row.refresh_from_db()
    twice.refresh_from_db()
    assert (row.councillor, twice.merged_into) == (stays, stays)


def test_a_merge_is_undone(desk, council):
    twice, stays = (
        make_councillor(council=council, name=n, confirmed=True) for n in ("Jo Driver", "J Driver")
    )
    row = make_attendance(meeting=make_meeting(), name_as_written="Jo Driver", councillor=twice)
    desk.post(reverse("admin:council_councillor_merge", args=[twice.pk]), {"into": stays.pk})
    page = desk.get(reverse("admin:council_councillor_change", args=[twice.pk])).content.decode()
    assert "Merged into J Driver." in page
    desk.post(reverse("admin:council_councillor_unmerge", args=[twice.pk]))
    row.refresh_from_db()
    twice.refresh_from_db()
    assert (row.councillor, twice.merged_into) == (twice, None)


def test_undoing_a_merge_that_never_was_is_a_sentence(desk, council):
    councillor = make_councillor(council=council, name="Jo Driver")
    address = reverse("admin:council_councillor_unmerge", args=[councillor.pk])
    assert "Jo Driver was not merged into anybody." in desk.post(address, follow=True).content.decode()


def test_an_answer_is_taken_back(desk, occurrences):
    settle(desk, CouncillorName.objects.unsettled().get(), answer="nobody")
    name = CouncillorName.objects.get(name="Driver")
    page = desk.get(reverse("admin:council_councillorname_change", args=[name.pk])).content.decode()
    assert "Answered: not a councillor." in page
    page = desk.post(
        reverse("admin:council_councillorname_reopen", args=[name.pk]), follow=True
    ).content.decode()
    assert "Councillor Driver sent apologies." in page
    assert CouncillorName.objects.unsettled().count() == 1


def test_a_councillor_is_not_merged_into_one_of_another_council(desk, council):
    one, other = make_councillor(council=council), make_councillor(council=make_council())
    address = reverse("admin:council_councillor_merge", args=[one.pk])
    page = desk.post(address, {"into": other.pk}).content.decode()
    assert "Select a valid choice" in page
    one.refresh_from_db()
    assert one.merged_into is None


def test_a_councillors_name_that_a_person_wrote_is_not_changed_automatically(desk, council):
    councillor = make_councillor(council=council, name="J Driver")
    empty = {
        f"{prefix}-{key}": "0"
        for prefix in ("terms", "memberships")
        for key in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    desk.post(
        reverse("admin:council_councillor_change", args=[councillor.pk]),
        {"council": council.pk, "name": "Josephine Driver", **empty},
    )
    councillor.refresh_from_db()
    assert (councillor.name, councillor.confirmed) == ("Josephine Driver", True)
