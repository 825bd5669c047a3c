"""An agenda item on its own page."""

from typing import NoReturn

from django.db.models import IntegerField, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Given, Meeting, Prepared, given_key
from council.public.addresses import GIVEN_SLUG, Day, published_meeting
from council.public.layout import laid_out, presenters
from council.public.nearest import nearest
from council.public.parts import give_parts_of_item
from council.public.trail import to_meeting
from council.public.views.absent import Absent, Gone


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
    meeting = published_meeting(committee, day)
    found = ITEM.first(meeting=meeting.pk, slug=slug)
    if found is None:
        _refuse_item(meeting, slug)
    found.meeting = meeting
    give_parts_of_item(found)
    return found


def _refuse_item(meeting: Meeting, slug: str) -> NoReturn:
    gone = AgendaItem.objects.tombstones().filter(meeting=meeting, slug=slug).first()
    if gone is None:
        raise Absent("The archive has no published meeting at this address.")
    raise Gone(f"This agenda item is no longer part of the record. {gone['removal_reason']}".strip())


def neighbours(item: AgendaItem) -> dict[str, AgendaItem | None]:
    """The items of the same meeting before and after this one."""
    found = NEIGHBOURS(meeting=item.meeting_id, position=item.position)
    beside = {each.position > item.position: each for each in found}
    for each in found:
        each.meeting = item.meeting
    return {"previous": beside.get(False), "next": beside.get(True)}


def _neighbours() -> QuerySet:
    same = AgendaItem.objects.published().filter(meeting=given_key("meeting"))
    position = Given("position", IntegerField())
    before, after = Q(position__lt=position), Q(position__gt=position)
    return nearest(same, before=before, after=after, order=("position",))


ITEM = Prepared(lambda: AgendaItem.objects.published().filter(meeting=given_key("meeting"), slug=GIVEN_SLUG))
NEIGHBOURS = Prepared(_neighbours)
