"""Lists of meetings: all of them, those of a calendar year, of a municipal year, of a term of a council."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import Meeting, Prepared, given_day
from council.public.cards import CARD
from council.public.extent import Extent
from council.public.fields import one_of
from council.public.paging import page_of
from council.public.periods import Period, TermsOfCouncils, calendar_year, municipal_year_named
from council.search import register

from .absent import Absent

PER_PAGE = 50


Offered = dict[str, list[tuple[str, str]]]
"""The values and names of the periods to choose from, by their kind."""


class PeriodForm(forms.Form):
    """Which period's meetings: a municipal year, a calendar year or a term; one of them at a time."""

    municipal = one_of(
        gettext_lazy("Municipal year"),
        gettext_lazy(
            "“%(value)s” is not a municipal year with a published meeting: choose one from this page."
        ),
    )
    year = one_of(
        gettext_lazy("Calendar year"),
        gettext_lazy(
            "“%(value)s” is not a calendar year with a published meeting: choose one from this page."
        ),
    )
    term = one_of(
        gettext_lazy("Term of the council"),
        gettext_lazy(
            "“%(value)s” is not a term of the council with a published meeting: choose one from this page."
        ),
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("municipal", "year", "term"):
            field: Any = self.fields[name]
            field.choices = offered.get(name, [])

    def clean(self) -> dict[str, Any]:
        """Refuse two periods at once."""
        given = {name: value for name, value in self.cleaned_data.items() if name in PERIODS and value}
        if len(given) > 1:
            raise forms.ValidationError(_("Choose one period: a municipal year, a calendar year or a term."))
        return self.cleaned_data

    @classmethod
    def asked(cls, request: HttpRequest, offered: Callable[[], Offered]) -> "PeriodForm | None":
        """The form of an address that names a period; making one costs more than most pages take to load."""
        return cls(request.GET, offered=offered()) if request.GET.keys() & set(PERIODS) else None

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The kind of period and its value, where the address of this valid form names one."""
        given = ((name, self.cleaned_data[name]) for name in PERIODS)
        return next(((name, value) for name, value in given if value), None)


PERIODS = ("municipal", "year", "term")


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings or those of a period, newest first, and the periods there are."""
    extent, terms = Extent.seen_by(request), TermsOfCouncils.now()
    form = PeriodForm.asked(request, lambda: extent.offered | {"term": terms.choices})
    context: dict[str, Any] = {"title": _("Meetings"), "form": form}
    if form and not form.is_valid():
        return _shown(request, extent, terms, context)
    match form and form.chosen:
        case None:
            context["page"] = _page(request, LISTED.rows(), count=extent.count)
        case ("term", value):
            rows = listed().filter(terms.held_in(value))
            context |= {"page": page_of(request, rows, per_page=PER_PAGE), "chosen": f"term={value}"}
            context["title"] = _("Meetings in the term %(term)s") % {"term": dict(terms.choices)[value]}
        case ("year", value):
            context |= _of_period(request, calendar_year(int(value)), extent)
        case ("municipal", value):
            context |= _of_period(request, municipal_year_named(value), extent)
    return _shown(request, extent, terms, context)


@require_safe
def meetings_year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of a calendar year."""
    extent = Extent.seen_by(request)
    if str(year) not in {period.value for period, count in extent.calendar}:
        raise Absent(_("The archive has no published meeting in %(year)s.") % {"year": year})
    context = {
        "trail": [(_("Meetings"), reverse("meetings"))],
        **_of_period(request, calendar_year(year), extent),
    }
    return _shown(request, extent, TermsOfCouncils.now(), context)


def _of_period(request: HttpRequest, period: Period, extent: Extent) -> dict[str, Any]:
    """The meetings of a calendar or municipal year and what the page says of it."""
    counts = {each.query: count for each, count in (*extent.calendar, *extent.municipal)}
    words = (
        _("Meetings in the municipal year %(year)s")
        if period.key == "municipal"
        else _("Meetings in %(year)s")
    )
    rows = LISTED_BETWEEN.rows(**period.days)
    return {
        "title": words % {"year": period.name},
        "chosen": period.query,
        "page": _page(request, rows, count=counts[period.query]),
    }


def _page(request: HttpRequest, rows: Any, *, count: int) -> Page:
    return page_of(request, rows, per_page=PER_PAGE, count=count)


def _shown(
    request: HttpRequest, extent: Extent, terms: TermsOfCouncils, context: dict[str, Any]
) -> HttpResponse:
    months = groupby(context.get("page", ()), key=lambda meeting: meeting.date.replace(day=1))
    more = {
        "section": "meetings",
        "extent": extent,
        "terms": terms.choices,
        "months": [(month, list(meetings)) for month, meetings in months],
    }
    return render(request, "council/meetings.html", more | context)


def listed(*more: str, **only: Any) -> QuerySet:
    """Published meetings as `meeting_cards` draws them, newest first, each with the number of its decisions; rows and
    not models, which take longer to make than to draw. `more` are further columns."""
    decided = register.listed().filter(meeting=OuterRef("pk")).order_by().values("meeting")
    counted = Subquery(decided.annotate(n=Count("pk")).values("n"))
    meetings = Meeting.objects.published().filter(**only).annotate(decided=counted).in_order()
    return meetings.values_list(*CARD, *more, "decided", named=True)


LISTED = Prepared(listed)
LISTED_BETWEEN = Prepared(lambda: listed(date__range=(given_day("first"), given_day("last"))))
