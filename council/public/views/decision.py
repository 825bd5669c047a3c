"""A decision on its own page."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Meeting, NamedVote, Resolution, Vote
from council.public.approval import with_confirmation
from council.public.parts import decisions, named
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
        "item": found.item,
        "meeting": meeting,
    }
    return render(request, "council/decision.html", context)


def _published_decision(pk: int) -> Any:
    meetings = with_confirmation(Meeting.objects.published()).select_related("committee__council")
    parts = (
        Prefetch("item", AgendaItem.objects.published()),
        Prefetch("item__meeting", meetings),
        Prefetch("vote", Vote.objects.published()),
        Prefetch("named_votes", named(NamedVote.objects.published())),
    )
    found = decisions().filter(pk=pk).prefetch_related(*parts).first()
    if found is None:
        gone = Resolution.objects.tombstones().filter(pk=pk).first()
        if gone is None:
            raise Absent("The archive has no published decision at this address.")
        reason = gone["item__meeting__withdrawal_reason"]
        raise Gone(f"This decision is no longer part of the public record. {reason}".strip())
    return found
