"""Publishing from the desk: by a named person, refused with every reason, withdrawn with a public one."""

import datetime

import pytest
from django.urls import reverse

from council.models import Meeting
from tests.models.factories import make_document, make_item, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = make_meeting()
    make_item(meeting=meeting, slug="")
    return meeting


def press(desk, meeting, step, **data):
    """Press a button of publication and read the page that follows."""
    address = reverse("admin:council_meeting_publication", args=[meeting.pk])
    page = desk.post(address, {"step": step, **data}, follow=True).content.decode()
    meeting.refresh_from_db()
    return page


def test_a_meeting_that_nothing_blocks_is_published_under_the_clerks_name(desk, clerk, meeting):
    page = press(desk, meeting, "publish")
    assert "Publication: published" in page
    assert (meeting.is_published, meeting.published_by) == (True, clerk)
    assert meeting.history.first().history_change_reason == "Published"
    assert meeting.items.get().slug == "1"


def test_a_refusal_lists_every_reason(desk, meeting):
    document = make_document(meeting=meeting)
    document.problems.create(code="a", message="Two dates were found.", line=3, blocking=True)
    Meeting.objects.filter(pk=meeting.pk).update(date=None)
    page = press(desk, meeting, "publish")
    assert not meeting.is_published
    refusal = page.split("messagelist")[1].split("</main>")[0]
    assert "line 3: Two dates were found." in refusal
    assert "The date of the meeting is missing" in refusal


def test_a_settled_problem_no_longer_blocks(desk, clerk, meeting):
    document = make_document(meeting=meeting, lines=("Present", "odd words", "Apologies"))
    problem = document.problems.create(code="a", message="Not understood.", line=2, blocking=True)
    page = desk.get(reverse("admin:council_meeting_change", args=[meeting.pk])).content.decode()
    assert "<mark>odd words</mark>" in page
    answers = {
        "problems-TOTAL_FORMS": "1",
        "problems-INITIAL_FORMS": "1",
        "problems-0-id": problem.pk,
        "problems-0-settled": "on",
        "problems-0-settlement": "A page number; nothing is lost.",
        "back": "meeting",
    }
    address = reverse("admin:council_minutesdocument_problems", args=[document.pk])
    response = desk.post(address, answers, follow=True)
    assert "1 problem saved." in response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("admin:council_meeting_change", args=[meeting.pk])
    problem.refresh_from_db()
    assert (problem.settled_by, problem.settlement) == (clerk, "A page number; nothing is lost.")
    press(desk, meeting, "publish")
    assert meeting.is_published


def test_a_problem_is_not_settled_without_saying_how(desk, meeting):
    document = make_document(meeting=meeting)
    problem = document.problems.create(code="a", message="Not understood.", line=2, blocking=True)
    answers = {
        "problems-TOTAL_FORMS": "1",
        "problems-INITIAL_FORMS": "1",
        "problems-0-id": problem.pk,
        "problems-0-settled": "on",
        "problems-0-settlement": "",
    }
    address = reverse("admin:council_minutesdocument_problems", args=[document.pk])
    page = desk.post(address, answers, follow=True).content.decode()
    problem.refresh_from_db()
    assert "Say how the problem was settled." in page
    assert problem.settled_at is None


@pytest.mark.parametrize(
    ("step", "words"), [("review", "in review"), ("ready", "ready to publish"), ("hold", "on hold")]
)
def test_a_meeting_moves_from_desk_to_desk(desk, meeting, step, words):
    assert f"Publication: {words}" in press(desk, meeting, step)


def test_a_meeting_that_was_public_is_withdrawn_not_unpublished(desk):
    meeting = make_meeting(published=True)
    page = press(desk, meeting, "hold")
    assert "withdraw it with a reason instead" in page
    assert meeting.is_published


def test_a_withdrawal_needs_a_reason(desk):
    meeting = make_meeting(published=True)
    page = press(desk, meeting, "withdraw", reason=" ")
    assert "Not withdrawn: give the reason that the public will read" in page
    assert meeting.is_published


def test_a_withdrawn_meeting_shows_its_public_reason_and_can_be_published_again(desk):
    meeting = make_meeting(published=True)
    make_item(meeting=meeting)
    page = press(desk, meeting, "withdraw", reason="Published in error.")
    assert "The public reads: “Published in error.”" in page
    press(desk, meeting, "publish")
    assert (meeting.is_published, meeting.withdrawal_reason) == (True, "")


def test_many_are_published_at_once_and_the_others_say_why_not(desk, meeting):
    dateless = make_meeting(committee=meeting.committee, date=None)
    response = desk.post(
        reverse("admin:council_meeting_changelist"),
        {"action": "publish_selected", "_selected_action": [meeting.pk, dateless.pk]},
        follow=True,
    )
    page = response.content.decode()
    assert "1 meeting published." in page
    assert "The date of the meeting is missing" in page
    assert Meeting.objects.published().get() == meeting


def test_a_scheduled_meeting_without_minutes_can_be_published(desk):
    meeting = make_meeting(status="scheduled", date=datetime.date(2031, 5, 6))
    press(desk, meeting, "publish")
    assert meeting.is_published


def test_an_unknown_step_changes_nothing(desk, meeting):
    press(desk, meeting, "explode")
    assert meeting.publication == "unpublished"


def test_publishing_needs_the_permission_and_the_button(client, desk, meeting, django_user_model):
    address = reverse("admin:council_meeting_publication", args=[meeting.pk])
    assert desk.get(address).status_code == 405
    client.force_login(django_user_model.objects.create_user("temp", is_staff=True))
    assert client.post(address, {"step": "publish"}).status_code == 403
    meeting.refresh_from_db()
    assert not meeting.is_published


def test_publishing_minutes_approves_the_earlier_minutes_that_they_confirm(desk, meeting):
    earlier = make_meeting(committee=meeting.committee, published=True, date=datetime.date(2001, 1, 7))
    meeting.confirmations.create(date=earlier.date)
    press(desk, meeting, "publish")
    earlier.refresh_from_db()
    assert earlier.approval == "approved"
