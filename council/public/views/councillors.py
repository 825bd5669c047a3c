"""Councillors: the list from A to Z and a page for each."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import (
    Attendance,
    AttendanceEntry,
    Councillor,
    Given,
    Prepared,
    PreparedForKeys,
    Term,
    fold,
    given_day,
)
from council.public.addresses import GIVEN_SLUG
from council.public.attendance import attendance_of
from council.public.filters import CouncillorFilterSet
from council.public.merged import successor_of
from council.public.periods import Period, municipal_year_of
from council.public.record_of import DECISIONS, INTERESTS, MENTIONS, VOTES
from council.public.service import service_of

from .absent import Absent
from .filtered import FilteredList

RECENT = datetime.timedelta(days=365)


def surname_first(councillor: Councillor) -> tuple[str, str]:
    """The order of an index of names: by the last name, then by the whole name."""
    name = fold(councillor.name)
    return name.rsplit(" ", 1)[-1], name


class CouncillorList(FilteredList):
    """Every councillor whom the published minutes name, by surname."""

    filterset_class = CouncillorFilterSet
    template_name = "council/councillors.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Nothing yet: the filter set narrows the list of all."""
        return Councillor.objects.none()

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """The filters of the address over the councillors who were recorded lately and the others."""
        today = timezone.localdate()
        everybody = EVERYBODY(today=today, since=today - RECENT)
        return super().get_filterset_kwargs(filterset_class) | {"everybody": everybody}

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of the names in the order of an index."""
        return super().paginate_queryset(sorted(queryset, key=surname_first), page_size)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's councillors under their letters."""
        context = super().get_context_data(**kwargs)
        letters = groupby(listed(list(context["page_obj"])), key=lambda row: row.letter)
        return context | {
            "title": "Councillors",
            "section": "councillors",
            "letters": [(letter, list(rows)) for letter, rows in letters],
            "since": timezone.localdate() - RECENT,
            "several": len(self.filterset.offers.council) > 1,
        }


def _everybody() -> QuerySet:
    """Published councillors, each with whether they were recorded lately."""
    here = {"councillor": OuterRef("pk")}
    lately = Attendance.objects.published().filter(**here, meeting__date__gte=given_day("since"))
    serving = Term.objects.on(given_day("today")).filter(**here, start__isnull=False)
    recent = Exists(lately) | Exists(serving)
    return Councillor.objects.published().annotate(recent=recent).select_related("council")


def _last_recorded(keys: list[Given]) -> QuerySet:
    """The day on which published minutes last recorded each councillor."""
    recorded = Attendance.objects.published().filter(councillor__pk__in=keys).order_by()
    return recorded.values_list("councillor").annotate(last=Max("meeting__date"))


EVERYBODY = Prepared(_everybody)
TERMS = PreparedForKeys(lambda keys: Term.objects.filter(councillor__pk__in=keys).order_by("start", "pk"))
LAST_RECORDED = PreparedForKeys(_last_recorded)


@dataclass(frozen=True, slots=True)
class Listed:
    """A councillor in the list, with the latest term of office and the day of the latest meeting."""

    councillor: Councillor
    term: Term | None
    last_recorded: datetime.date | None

    @property
    def letter(self) -> str:
        """The letter under which an index has the name."""
        return surname_first(self.councillor)[0][:1].upper()


def listed(councillors: list[Councillor]) -> list[Listed]:
    """These councillors with where they served and when they were last recorded."""
    keys = [each.pk for each in councillors]
    terms = {term.councillor_id: term for term in TERMS(keys)}
    last = dict(LAST_RECORDED(keys))
    return [Listed(each, terms.get(each.pk), last.get(each.pk)) for each in councillors]


@require_safe
def councillor(request: HttpRequest, councillor: str) -> HttpResponse:
    """What the published minutes say of one councillor; one who was merged leads to the one that stays."""
    person = published_councillor(councillor)
    if person.slug != councillor:
        return redirect(person, permanent=True)
    service, period = service_of(person), newest_year(person)
    context = {
        "title": person.name,
        "section": "councillors",
        "trail": [(_("Councillors"), reverse("councillors"))],
        "councillor": person,
        "service": service,
        "lately": person.last_recorded is not None  # type: ignore[attr-defined]
        and person.last_recorded >= service.today - RECENT,  # type: ignore[attr-defined]
        "period": period,
        "table": attendance_of(person, service, period),
        "address": reverse("councillor_attendance", args=[person.slug]),
        "decisions": DECISIONS(councillor=person.pk),
        "votes": VOTES(councillor=person.pk),
        "interests": INTERESTS(councillor=person.pk),
        "mentions": MENTIONS(councillor=person.pk),
    }
    return render(request, "council/councillor.html", context)


def newest_year(person: Any) -> Period:
    """The municipal year in which the councillor was last recorded."""
    return municipal_year_of(person.last_recorded or timezone.localdate())


def _by_slug() -> QuerySet:
    """The councillor at an address, with the first and the last day on which a list names them."""
    days = AttendanceEntry.objects.published().filter(councillor=OuterRef("pk")).values("date")
    return (
        Councillor.objects.published()
        .select_related("council")
        .filter(slug=GIVEN_SLUG)
        .annotate(
            first_recorded=Subquery(days.order_by("date")[:1]),
            last_recorded=Subquery(days.order_by("-date")[:1]),
        )
    )


BY_SLUG = Prepared(_by_slug)


def published_councillor(slug: str) -> Councillor:
    """The councillor at an address, or the one with whom that one was merged; raises Absent."""
    found = BY_SLUG.first(slug=slug)
    if found is None:
        stays = successor_of(slug)
        found = BY_SLUG.first(slug=stays) if stays else None
    if found is None:
        raise Absent(_("The archive has no councillor at this address."))
    return found
