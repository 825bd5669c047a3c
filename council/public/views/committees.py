"""Committees: all of them, current and former, and the page of one."""

from typing import Any

from django import forms
from django.db.models import Case, Exists, F, OuterRef, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.models import (
    Attendance,
    Committee,
    Council,
    Councillor,
    Prepared,
    Resolution,
    given_day,
    given_key,
)
from council.public.addresses import published_committee
from council.public.diary import expected
from council.public.paging import page_of
from council.public.trail import to_committees
from council.public.views.meetings import by_year, days_of, listed

PER_PAGE = 20
LISTED = 100
DECISIONS_SHOWN = 5
COMING_SHOWN = 6


class CouncilForm(forms.Form):
    """Which council's committees."""

    council = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils: Any = self.fields["council"]
        councils.choices = [
            ("", "All councils"),
            *Council.objects.published().values_list("slug", "name"),
        ]


class YearForm(forms.Form):
    """Which year's meetings."""

    year = forms.TypedChoiceField(coerce=int, required=False, empty_value=None)

    def __init__(self, *args: Any, years: list[tuple[int, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["year"]
        choices.choices = [("", "All years"), *((year, year) for year, _ in years)]


@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    """The committees, those that still meet first, by kind."""
    form = CouncilForm(request.GET)
    council = form.cleaned_data["council"] if form.is_valid() else ""
    context = {
        "title": "Committees",
        "section": "committees",
        "form": form,
        "page": page_of(request, _by_kind(council), per_page=LISTED),
    }
    return render(request, "council/committees.html", context)


def _by_kind(council: str) -> QuerySet:
    today = timezone.localdate()
    order = Case(*(When(kind=kind, then=place) for place, kind in enumerate(Committee.Kind.values)))
    found = Committee.objects.published().select_related("council")
    if council:
        found = found.filter(council__slug=council)
    former = Case(When(closed_on__lt=today, then=True), default=False)
    return found.annotate(former=former, place=order).order_by("former", "place", "name", "pk")


@require_safe
def committee(request: HttpRequest, committee: str) -> HttpResponse:
    """One committee: its meetings, latest decisions, next meetings and the councillors seen there."""
    found = published_committee(committee)
    years = YEARS(committee=found.pk)
    form = YearForm(request.GET, years=years)
    year = form.cleaned_data["year"] if form.is_valid() else None
    count = dict(years)[year] if year else sum(count for _, count in years)
    rows = HELD_IN_YEAR.rows(committee=found.pk, **days_of(year)) if year else HELD.rows(committee=found.pk)
    context = {
        "title": found.name,
        "section": "committees",
        "trail": to_committees(),
        "committee": found,
        "form": form,
        "year": year,
        "years": years,
        "page": page_of(request, rows, per_page=PER_PAGE, count=count),
        "decisions": DECISIONS(committee=found.pk),
        "expected": expected(timezone.localdate(), limit=COMING_SHOWN, committee=found),
        "councillors": COUNCILLORS(committee=found.pk),
    }
    return render(request, "council/committee.html", context)


def _latest_decisions() -> QuerySet:
    return (
        Resolution.objects.published()
        .filter(item__meeting__committee=given_key("committee"))
        .annotate(item_title=F("item__title"), date=F("item__meeting__date"))
        .defer("parts")
        .order_by("-item__meeting__date", "-item__meeting__sitting", "-item__position", "-position", "-pk")[
            :DECISIONS_SHOWN
        ]
    )


def _councillors_seen() -> QuerySet:
    seen = (
        Attendance.objects.published()
        .present()
        .filter(councillor=OuterRef("pk"), meeting__committee=given_key("committee"))
    )
    return Councillor.objects.published().filter(Exists(seen)).order_by("name", "pk")[:LISTED]


OF_COMMITTEE = {"committee": given_key("committee")}
YEARS = Prepared(lambda: by_year(**OF_COMMITTEE))
HELD = Prepared(lambda: listed(**OF_COMMITTEE))
HELD_IN_YEAR = Prepared(lambda: listed(**OF_COMMITTEE, date__range=(given_day("first"), given_day("last"))))
DECISIONS = Prepared(_latest_decisions)
COUNCILLORS = Prepared(_councillors_seen)
