"""Publishing and withdrawing: decisions of a named person, refused with every reason that stands against them."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from council.ingest import apply_confirmations
from council.ingest.people import resolve
from council.models import Meeting, NotPublishable

from .record import clerk, recording

Publication = Meeting.Publication
STEPS = {
    "review": Publication.IN_REVIEW,
    "ready": Publication.READY,
    "hold": Publication.ON_HOLD,
    "unpublish": Publication.UNPUBLISHED,
}
WORDS = {
    "publish": "Publish",
    "review": "Start the review",
    "ready": "Mark as ready to publish",
    "hold": "Put on hold",
    "unpublish": "Back to the pile",
}


class WithdrawalForm(forms.Form):
    """The reason that the public reads at the address of a withdrawn meeting."""

    reason = forms.CharField(
        label="Reason, shown to the public",
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField", "aria-describedby": "withdrawal-hint"}),
    )


def steps_from(meeting: Meeting) -> list[tuple[str, str]]:
    """The steps that the meeting can take now, each with the words on its button."""
    if meeting.is_published:
        return []
    if meeting.first_published_at:
        return [("publish", "Publish again")]
    return [(step, words) for step, words in WORDS.items() if STEPS.get(step) != meeting.publication]


def take_step(meeting: Meeting, step: str, *, by: User) -> None:
    """Move the meeting to another state of publication; raises NotPublishable."""
    if step == "publish":
        publish(meeting, by=by)
    else:
        with recording(by, reason=f"{STEPS[step].label.capitalize()}"):
            meeting.set_publication(STEPS[step])


def publish(meeting: Meeting, *, by: User) -> None:
    """Make the meeting public; the minutes that it confirmed become approved, and people are named as it says."""
    before = timezone.now()
    with recording(by, reason="Published"):
        meeting.publish(by=by)
        apply_confirmations(meeting)
        resolve(meeting.committee.council, published_since=before)


def withdraw(meeting: Meeting, *, reason: str, by: User) -> None:
    """Take the meeting out of public view."""
    with recording(by, reason=f"Withdrawn: {reason}"):
        meeting.withdraw(reason=reason)
        resolve(meeting.committee.council)


def publish_many(request: HttpRequest, meetings: list[Meeting]) -> None:
    """Publish each meeting that nothing blocks, and say of every other why not."""
    published = 0
    for meeting in meetings:
        try:
            publish(meeting, by=clerk(request))
            published += 1
        except NotPublishable as refusal:
            tell_refusal(request, meeting, refusal.reasons)
    if published:
        noun = "meeting" if published == 1 else "meetings"
        messages.success(request, f"{published} {noun} published.")


def tell_refusal(request: HttpRequest, meeting: Meeting, reasons: list[str]) -> None:
    """Tell the clerk every reason why the meeting was not changed."""
    listed = format_html_join("", "<li>{}</li>", ((reason,) for reason in reasons))
    address = reverse("admin:council_meeting_change", args=[meeting.pk])
    text = format_html('Not done: <a href="{}">{}</a>. <ul>{}</ul>', address, meeting, listed)
    messages.error(request, text)
