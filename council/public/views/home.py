"""The front page: search, what was published lately, what comes next, what was decided, who meets."""

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Case, DateTimeField, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Committee, Given, Meeting, Prepared, Resolution, given_day
from council.public.cards import NEWS
from council.public.diary import expected
from council.public.extent import Extent
from council.public.front import DECIDED
from council.search import register

from .committees import FORMAL, KINDS
from .years import LISTED, listed

SHOWN, NEXT, DECISIONS_SHOWN = 6, 4, 6
COMMITTEES_SHOWN = 60
WEEK = datetime.timedelta(days=7)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, the next meetings, the latest decisions, the committees and how far the archive reaches."""
    today = timezone.localdate()
    since = timezone.make_aware(datetime.datetime.combine(today - WEEK, datetime.time.min))
    recent = RECENT(since=since)
    context = {
        "title": _("Minutes and decisions of the council’s committees"),
        "since": since,
        "recent": recent,
        "latest": recent or LISTED.stretch(0, SHOWN),
        "expected": expected(today, limit=NEXT),
        "decisions": varied(DECISIONS(), most=DECISIONS_SHOWN),
        "kinds": by_kind(COMMITTEES(today=today)),
        "extent": Extent.seen_by(request),
    }
    return render(request, "council/home.html", context)


MOST_CHANGED = 200
"""After a large import the newest meetings among so many that changed last are shown, not among all of them."""


def _recent() -> QuerySet:
    """Meetings published or changed since a moment, the newest meeting first."""
    changed = Meeting.objects.published().order_by("-changed_at").values("pk")[:MOST_CHANGED]
    new = Meeting.objects.published().filter(pk__in=changed, changed_at__gte=Given("since", DateTimeField()))
    newest = new.exclude(status=Meeting.Status.SCHEDULED).in_order().values("pk")[:SHOWN]
    return listed(*NEWS, pk__in=newest)


MOST_LOOKED_AT = 60


def _decisions() -> QuerySet:
    """The latest decisions, formal business left out, found by their entries in the register."""
    item = AgendaItem.objects.published().filter(pk=OuterRef("item")).exclude(kind__in=FORMAL)
    latest = register.listed().filter(Exists(item)).values("pk")[:MOST_LOOKED_AT]
    decided = Resolution.objects.published().filter(pk__in=latest)
    in_order = decided.order_by(
        "-register_entry__date", "register_entry__meeting_id", "register_entry__place", "pk"
    )
    return in_order.values_list(*DECIDED, named=True)


def varied(decisions: Iterable[Any], *, most: int, of_a_meeting: int = 2) -> list[Any]:
    """The first decision on each item, of few items of a meeting, so that no long agenda fills the list."""
    first: dict[int, Any] = {}
    for decision in decisions:
        first.setdefault(decision.item_id, decision)
    shown = Counter[int]()
    chosen = []
    for decision in first.values():
        shown[decision.item__meeting_id] += 1
        if shown[decision.item__meeting_id] <= of_a_meeting:
            chosen.append(decision)
    return chosen[:most]


def _committees() -> QuerySet:
    """The committees that still meet, by kind; sub-committees stand on the page of all committees."""
    current = Q(closed_on__isnull=True) | Q(closed_on__gte=given_day("today"))
    place = Case(
        *(When(kind=kind, then=Value(place)) for place, kind in enumerate(Committee.Kind.values)),
        output_field=IntegerField(),
    )
    committees = Committee.objects.published().filter(current).exclude(kind=Committee.Kind.SUB_COMMITTEE)
    in_order = committees.order_by(place, "name", "pk").values_list("kind", "name", "slug", "language")
    return in_order[:COMMITTEES_SHOWN]


def by_kind(committees: list[tuple[str, ...]]) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The names, addresses and languages of the committees under the names of their kinds."""
    return [
        (str(KINDS[kind]), [row[1:] for row in rows]) for kind, rows in groupby(committees, key=itemgetter(0))
    ]


RECENT, DECISIONS, COMMITTEES = Prepared(_recent), Prepared(_decisions), Prepared(_committees)
