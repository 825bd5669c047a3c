"""A decision on its own page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Meeting, NamedVote, Prepared, Resolution, Vote, given_key
from council.public.approval import with_confirmation
from council.public.citations import Citations
from council.public.layout import texts_of_decision
from council.public.parts import decisions, give_votes, named
from council.public.views.absent import Absent, Gone


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a decision, who moved it, and the vote as stated."""
    found = _published_decision(pk)
    meeting = found.item.meeting
    context = {
        "title": f"{found.get_kind_display().capitalize()}: {found}",
        "section": "decisions",
        "trail": [
            ("Decisions", reverse("decisions")),
            (str(meeting), meeting.get_absolute_url()),
            (found.item.shown_title, found.item.get_absolute_url()),
        ],
        "decision": found,
        "citations": Citations(meeting, texts_of_decision(found)),
        "named_votes": NAMED_VOTES(pk=pk),
        "item": found.item,
        "meeting": meeting,
    }
    return render(request, "council/decision.html", context)


def _published_decision(pk: int) -> Any:
    found = DECISION.first(pk=pk)
    if found is None:
        gone = Resolution.objects.tombstones().filter(pk=pk).first()
        if gone is None:
            raise Absent("The archive has no published decision at this address.")
        reason = gone["item__meeting__withdrawal_reason"]
        raise Gone(f"This decision is no longer part of the public record. {reason}".strip())
    found.item = ITEM.first(pk=found.item_id)
    found.item.meeting = MEETING.first(pk=found.item.meeting_id)
    give_votes([found], VOTE(pk=pk))
    return found


def _meetings() -> QuerySet:
    meetings = with_confirmation(Meeting.objects.published())
    return meetings.filter(pk=KEY).select_related("committee__council")


KEY = given_key("pk")
DECISION = Prepared(lambda: decisions().filter(pk=KEY))
ITEM = Prepared(lambda: AgendaItem.objects.published().filter(pk=KEY))
MEETING = Prepared(_meetings)
VOTE = Prepared(lambda: Vote.objects.published().filter(resolution=KEY))
NAMED_VOTES = Prepared(lambda: named(NamedVote.objects.published()).filter(resolution=KEY))
