"""An agenda item on its own page."""

from typing import Any, NoReturn

from django.db.models import Prefetch, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.models import AgendaItem, DeclaredInterest, Meeting, Mention, Vote
from council.public.addresses import Day, refuse_meeting
from council.public.layout import laid_out, presenters
from council.public.trail import to_meeting
from council.public.views.absent import Gone
from council.public.views.meetings import decisions, named


@require_safe
def item(request: HttpRequest, committee: str, day: Day, item: str) -> HttpResponse:
    """The minutes of one item, its decisions, and the items before and after it."""
    found = published_item(committee, day, item)
    meeting = found.meeting
    context = {
        "title": f"{found}, {meeting}",
        "section": "meetings",
        "trail": to_meeting(meeting),
        "item": found,
        "meeting": meeting,
        "blocks": laid_out(found),
        "presenters": list(presenters(found)),
        **neighbours(found),
    }
    return render(request, "council/item.html", context)


def published_item(committee: str, day: Day, slug: str) -> AgendaItem:
    """The item at an address; raises Gone with the public reason, or Absent."""
    meeting = {"committee__slug": committee, "date": day.date, "sitting": day.sitting}
    here = {f"meeting__{name}": value for name, value in meeting.items()} | {"slug": slug}
    parts = (
        Prefetch("resolutions", decisions()),
        Prefetch("resolutions__vote", Vote.objects.published()),
        Prefetch("interests", named(DeclaredInterest.objects.published())),
        Prefetch("mentions", named(Mention.objects.published())),
        Prefetch("meeting", Meeting.objects.published().select_related("committee__council")),
    )
    found = AgendaItem.objects.published().filter(**here).prefetch_related(*parts).first()
    if found is None:
        _refuse_item(meeting, here)
    return found


def _refuse_item(meeting: dict[str, Any], here: dict[str, Any]) -> NoReturn:
    if Meeting.objects.published().filter(**meeting).exists():
        gone = AgendaItem.objects.tombstones().filter(**here).first()
        if gone is not None:
            raise Gone(f"This agenda item is no longer part of the record. {gone['removal_reason']}".strip())
    refuse_meeting(**meeting)


def neighbours(item: AgendaItem) -> dict[str, AgendaItem | None]:
    """The items of the same meeting before and after this one."""
    same = AgendaItem.objects.published().filter(meeting=item.meeting_id)
    nearest = [
        same.filter(position__lt=item.position).order_by("-position").values("pk")[:1],
        same.filter(position__gt=item.position).order_by("position").values("pk")[:1],
    ]
    found = same.filter(Q(pk=Subquery(nearest[0])) | Q(pk=Subquery(nearest[1])))
    place = {each.position > item.position: each for each in found}
    for each in place.values():
        each.meeting = item.meeting
    return {"previous": place.get(False), "next": place.get(True)}
