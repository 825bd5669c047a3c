"""An agenda item on its own page."""

from operator import attrgetter
from typing import Any, NoReturn

from django.db.models import IntegerField, Q, QuerySet, SlugField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Given, Meeting, Prepared, given_key
from council.public.addresses import GIVEN_SLUG, Day, published_meeting
from council.public.citations import Citations
from council.public.drawing import Look
from council.public.layout import presenters, texts_of
from council.public.nearest import nearest
from council.public.parts import give_parts_of_item
from council.public.said import Said
from council.public.spoken import lang_of
from council.public.traces import MOST_FOLLOWED, name_of, slugs_of, traces
from council.public.trail import to_meeting
from council.public.views.absent import Absent, Gone


@require_safe
def item(request: HttpRequest, committee: str, day: Day, item: str) -> HttpResponse:
    """The minutes of one item, its decisions, and the items before and after it."""
    found: Any = published_item(committee, day, item)
    meeting = found.meeting
    mentioned = Citations(meeting, texts_of([found]))
    links = "paragraphs" in request.GET
    own, whole = found.get_absolute_url(), meeting.get_absolute_url()
    look = Look(mentioned, "", name_of(found), own, whole, links, meeting.language)
    beside, others = beside_and_named(found, found.shown_former_anchors)
    context = {
        "title": f"{found}, {meeting}",
        "section": "meetings",
        "trail": to_meeting(meeting),
        "item": found,
        "meeting": meeting,
        "lang": lang_of(meeting.language),
        "said": Said(found, look, traces(found.shown_former_anchors, others)),
        "citations": mentioned,
        "with_links": links,
        "presenters": list(presenters(found)),
        **beside,
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
        raise Absent(_("The archive has no published agenda item at this address."))
    reason = _("This agenda item is no longer part of the record.")
    left = traces(gone["traces"], items_of(meeting, gone["traces"]))
    raise Gone(reason, gone["removal_reason"], traces=left)


def items_of(meeting: Meeting, former: list[dict[str, str]]) -> dict[str, Any]:
    """The public items to which words went, by their part of the address."""
    slugs = slugs_of(former)
    return _by_slug(OF_SLUGS(meeting=meeting.pk, slugs=slugs), meeting) if slugs else {}


def beside_and_named(item: AgendaItem, former: list[dict[str, str]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The items of the same meeting before and after this one, and those to which words of it went; in one query."""
    told = {"meeting": item.meeting_id, "position": item.position}
    slugs = slugs_of(former)
    found = BESIDE_AND_NAMED(**told, slugs=slugs) if slugs else NEIGHBOURS(**told)
    by_slug = _by_slug(found, item.meeting)
    before = (each for each in found if each.position < item.position)
    after = (each for each in found if each.position > item.position)
    place = attrgetter("position")
    beside = {"previous": max(before, key=place, default=None), "next": min(after, key=place, default=None)}
    return beside, by_slug | {item.slug: item}


def _by_slug(items: list[Any], meeting: Meeting) -> dict[str, Any]:
    for each in items:
        each.meeting = meeting
    return {each.slug: each for each in items}


def _of_meeting() -> QuerySet:
    return AgendaItem.objects.published().filter(meeting=given_key("meeting"))


def _neighbours() -> QuerySet:
    position = Given("position", IntegerField())
    before, after = Q(position__lt=position), Q(position__gt=position)
    return nearest(_of_meeting(), before=before, after=after, order=("position",))


def _beside_and_named() -> QuerySet:
    return _of_meeting().filter(Q(pk__in=_neighbours().values("pk")) | Q(slug__in=SLUGS))


SLUGS = [Given("slugs", SlugField(), place) for place in range(MOST_FOLLOWED)]
ITEM = Prepared(lambda: _of_meeting().filter(slug=GIVEN_SLUG))
NEIGHBOURS = Prepared(_neighbours)
OF_SLUGS = Prepared(lambda: _of_meeting().filter(slug__in=SLUGS))
BESIDE_AND_NAMED = Prepared(_beside_and_named)
