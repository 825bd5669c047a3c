"""The front page: search, what was published lately, what comes next, what was decided, who meets."""

import datetime
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Case, DateTimeField, F, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import Committee, Given, Meeting, Prepared, Resolution, given_day
from council.public.cards import NEWS
from council.public.diary import expected
from council.public.extent import Extent

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


LATEST_MEETINGS, MOST_LOOKED_AT = 20, 60


def _decisions() -> QuerySet:
    """What the latest meetings decided, formal business left out."""
    latest = Meeting.objects.published().filter(status=Meeting.Status.HELD).in_order().values("pk")
    decided = Resolution.objects.published().filter(item__meeting__in=latest[:LATEST_MEETINGS])
    return (
        decided.exclude(item__kind__in=FORMAL)
        .annotate(
            item_title=F("item__title"),
            meeting=F("item__meeting"),
            date=F("item__meeting__date"),
            committee=F("item__meeting__committee__name"),
        )
        .defer("parts", "text")
        .order_by("-date", "-item__meeting", "item__position", "position", "pk")[:MOST_LOOKED_AT]
    )


def varied(decisions: Iterable[Any], *, most: int, of_a_meeting: int = 2) -> list[Any]:
    """The first decision on each item, of few items of a meeting, so that no long agenda fills the list."""
    first: dict[int, Any] = {}
    for decision in decisions:
        first.setdefault(decision.item_id, decision)
    shown = Counter[int]()
    chosen = []
    for decision in first.values():
        shown[decision.meeting] += 1
        if shown[decision.meeting] <= of_a_meeting:
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
    return committees.defer("purpose").order_by(place, "name", "pk")[:COMMITTEES_SHOWN]


def by_kind(committees: list[Any]) -> list[tuple[str, list[Any]]]:
    """The committees under the names of their kinds."""
    return [(str(KINDS[kind]), list(rows)) for kind, rows in groupby(committees, key=lambda row: row.kind)]


RECENT, DECISIONS, COMMITTEES = Prepared(_recent), Prepared(_decisions), Prepared(_committees)
