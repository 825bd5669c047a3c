"""Committees: all of them by kind, current and former, and the page of one."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    SlugField,
    Subquery,
    Value,
    When,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import (
    AgendaItem,
    Committee,
    CommitteeSuccession,
    Council,
    Given,
    Meeting,
    Prepared,
    PreparedForKeys,
    Resolution,
    given_day,
    given_key,
)
from council.public.addresses import published_committee
from council.public.bodies import Successor
from council.public.diary import expected
from council.public.fields import a_day, one_of
from council.public.filters import NO_COUNCIL
from council.public.life import Life
from council.public.paging import page_of
from council.public.periods import Period
from council.public.spoken import said_in
from council.public.timeline import timeline
from council.public.trail import to_committees
from council.public.views.years import PeriodForm, listed

PER_PAGE = 25
LISTED = 60
DECISIONS_SHOWN = 5
COMING_SHOWN = 6


class CouncilForm(forms.Form):
    """Which council's committees."""

    council = one_of(gettext_lazy("Council"), NO_COUNCIL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils: Any = self.fields["council"]
        self.names = {slug: said_in(name, language) for slug, name, language in COUNCILS()}
        councils.choices = [("", _("All councils")), *self.names.items()]


COUNCILS = Prepared(lambda: Council.objects.published().values_list("slug", "name", "language"))


@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    """The committees by kind with their sub-committees under them, those that still meet first."""
    form = CouncilForm(request.GET)
    context = {
        "title": _("Committees"),
        "section": "committees",
        "form": form,
        "several": len(form.names) > 1,
    }
    if form.is_valid():
        council = form.cleaned_data["council"]
        page = _page(request, council)
        rows = list(page.object_list)
        context |= {
            "page": page,
            "council": form.names.get(council),
            "groups": list(grouped(rows)),
            "successors": successors_of(row.pk for row in rows),
            "with_council": context["several"] and not council,
        }
    return render(request, "council/committees.html", context)


def _page(request: HttpRequest, council: str) -> Page:
    """The page that is asked for, of the committees of one council or of all."""
    if not council:
        (count,) = COUNT.first() or (0,)
        return page_of(request, BY_KIND.rows(today=timezone.localdate()), per_page=LISTED, count=count)
    told = {"today": timezone.localdate(), "council": council}
    (count,) = COUNT_OF_COUNCIL.first(**told) or (0,)
    return page_of(request, BY_KIND_OF_COUNCIL.rows(**told), per_page=LISTED, count=count)


def _counted(**only: Any) -> QuerySet:
    """One row with the number of the public committees."""
    everything = Committee.objects.published().filter(**only).order_by()
    return everything.values(all=Value(1, IntegerField())).annotate(n=Count("pk")).values_list("n")


def _by_kind(**only: Any) -> QuerySet:
    """Committees in the order of the list; a sub-committee stands after the parent that is in the same list."""
    today = given_day("today")
    is_former = ExpressionWrapper(Q(closed_on__isnull=False, closed_on__lt=today), BooleanField())
    parents = Committee.objects.published().filter(pk=OuterRef("parent"))
    beside = parents.annotate(former=is_former).filter(former=OuterRef("former"))
    held = Meeting.objects.published().filter(
        committee=OuterRef("pk"), status=Meeting.Status.HELD, date__lte=today
    )
    return (
        Committee.objects.published()
        .filter(**only)
        .annotate(former=is_former)
        .annotate(
            under_parent=Exists(beside),
            set_up_by=Subquery(parents.values("name")[:1]),
            last_met=Subquery(held.order_by("-date").values("date")[:1]),
        )
        .annotate(
            of_kind=Case(When(under_parent=True, then=F("parent__kind")), default=F("kind")),
            family=Case(When(under_parent=True, then=F("parent__name")), default=F("name")),
        )
        .annotate(place=PLACE_OF_KIND)
        .order_by("former", "place", "family", "council__name", "under_parent", "name", "pk")
        .values_list(*COLUMNS, named=True)
    )


COLUMNS = (
    "pk",
    "name",
    "slug",
    "purpose",
    "parent_id",
    "opened_on",
    "closed_on",
    "council__name",
    "council__language",
    "language",
    "former",
    "under_parent",
    "set_up_by",
    "last_met",
    "of_kind",
)
"""What `body_lines` draws and `grouped` sorts; models of them would take as long again."""


PLACE_OF_KIND = Case(
    *(When(of_kind=kind, then=Value(place)) for place, kind in enumerate(Committee.Kind.values)),
    default=Value(len(Committee.Kind.values)),
    output_field=IntegerField(),
)
BY_KIND = Prepared(_by_kind)
ONE_COUNCIL = {"council__slug": Given("council", SlugField())}
BY_KIND_OF_COUNCIL = Prepared(lambda: _by_kind(**ONE_COUNCIL))
COUNT, COUNT_OF_COUNCIL = Prepared(_counted), Prepared(lambda: _counted(**ONE_COUNCIL))
SUCCESSORS = PreparedForKeys(
    lambda keys: (
        CommitteeSuccession.objects.published()
        .filter(predecessor__pk__in=keys)
        .annotate(
            elsewhere=ExpressionWrapper(
                ~Q(successor__council=F("predecessor__council")), output_field=BooleanField()
            )
        )
        .order_by("on", "pk")
        .values_list(
            "predecessor",
            "successor__slug",
            "successor__name",
            "successor__council__name",
            "elsewhere",
            "successor__language",
        )
    )
)


def successors_of(committees: Iterable[int]) -> dict[int, list[Successor]]:
    """Those that took over the work of each of these committees."""
    found: dict[int, list[Successor]] = {}
    for row in map(Successor._make, SUCCESSORS(committees)):
        found.setdefault(row.of, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Committees of one kind, or the former ones, each with the sub-committees listed under it."""

    former: bool
    kind: str
    kind_is_known: bool
    families: list[tuple[Any, list[Any]]]


def grouped(committees: list[Any]) -> Iterator[Group]:
    """The committees of a page of the list under their headings."""
    for (former, kind), rows in groupby(committees, key=lambda row: (row.former, row.of_kind)):
        families: list[tuple[Any, list[Any]]] = []
        for row in rows:
            parent = families[-1][0] if families else None
            if row.under_parent and parent and parent.pk == row.parent_id:
                families[-1][1].append(row)
            else:
                families.append((row, []))
        yield Group(former, str(KINDS[kind]), kind != Committee.Kind.OTHER, families)


KINDS = {
    "council": gettext_lazy("Full council"),
    "executive": gettext_lazy("Cabinet or executive"),
    "scrutiny": gettext_lazy("Overview and scrutiny"),
    "regulatory": gettext_lazy("Planning, licensing and other regulation"),
    "joint": gettext_lazy("Joint committees"),
    "partnership": gettext_lazy("Partnerships"),
    "sub_committee": gettext_lazy("Sub-committees"),
    "other": gettext_lazy("Other committees"),
}


class MembersForm(forms.Form):
    """On which day the members are asked for."""

    on = a_day(gettext_lazy("Members on"))


@require_safe
def committee(request: HttpRequest, committee: str) -> HttpResponse:
    """One committee: its meetings by year, decisions, members on a day, what it came from and became."""
    found, today = published_committee(committee), timezone.localdate()
    on, members = _day_asked(request, last=min(found.closed_on or today, today))
    life = Life.of(found, on=on)
    form = PeriodForm.asked(request, lambda: life.offered)
    coming = expected(today, limit=COMING_SHOWN, committee=found)
    context = {
        "title": found.name,
        "section": "committees",
        "trail": to_committees(),
        "committee": found,
        "former": bool(found.closed_on and found.closed_on < today),
        "life": life,
        "timeline": timeline(found, life, today=today),
        "members": members,
        "on": on,
        "form": form,
        "decisions": DECISIONS(committee=found.pk),
        "chair": next((each for each in life.members[:1] if each.role == "chair"), None),
        "expected": coming,
        "next": next(iter(coming), None),
    }
    if form is None or form.is_valid():
        period = life.asked(form.chosen if form else None) or life.newest(today)
        context |= {
            "period": period,
            "page": _meetings(request, found, period, count=life.count(period, found.pk)),
        }
    return render(request, "council/committee.html", context)


def _day_asked(request: HttpRequest, *, last: datetime.date) -> tuple[datetime.date, MembersForm]:
    """The day for which the members are asked, by default this last one, and the form that asks."""
    if "on" not in request.GET:
        return last, MembersForm(initial={"on": last})
    form = MembersForm(request.GET)
    return (form.is_valid() and form.cleaned_data["on"]) or last, form


def _meetings(request: HttpRequest, committee: Committee, period: Period, *, count: int) -> Page:
    rows = MEETINGS.rows(committee=committee.pk, **period.days)
    return page_of(request, rows, per_page=PER_PAGE, count=count)


def _latest_decisions() -> QuerySet:
    return (
        Resolution.objects.published()
        .filter(item__meeting__committee=given_key("committee"))
        .exclude(item__kind__in=FORMAL)
        .order_by("-item__meeting__date", "-item__meeting__sitting", "-item__position", "-position", "-pk")
        .values_list(
            "pk", "text", "outcome", "item__title", "item__meeting__date", "item__meeting__language"
        )[:DECISIONS_SHOWN]
    )


FORMAL = (
    *AgendaItem.PROCEDURAL,
    AgendaItem.Kind.MATTERS_ARISING,
    AgendaItem.Kind.CHAIR_ANNOUNCEMENTS,
    AgendaItem.Kind.WORK_PROGRAMME,
)
"""Kinds of items whose decisions are left out where only the latest few are shown."""
MEETINGS = Prepared(
    lambda: listed(committee=given_key("committee"), date__range=(given_day("first"), given_day("last")))
)
DECISIONS = Prepared(_latest_decisions)
