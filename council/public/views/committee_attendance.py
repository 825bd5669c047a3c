"""The attendance of a committee in a municipal year: the grid, and the same as a table for a spreadsheet."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import DateField, Max, Min, QuerySet, Value
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import AttendanceEntry, Committee, Prepared, given_key
from council.public.addresses import published_committee
from council.public.attendance_form import NOT_OFFERED
from council.public.attendance_grid import MOST_MEETINGS, Grid, Row, grid_of
from council.public.fields import one_of
from council.public.paging import page_of
from council.public.periods import Period, municipal_year_named, municipal_years
from council.public.source import words_address
from council.public.spoken import name_in_own, sentence
from council.public.tables import table
from council.public.trail import to_committee, to_committees

MOST_DIGITS = 6


class MunicipalYearForm(forms.Form):
    """Which municipal year; the newest with an attendance list unless another is asked for."""

    municipal = one_of(gettext_lazy("Municipal year (May to April)"), NOT_OFFERED)

    def __init__(self, data: QueryDict, *, first: datetime.date, last: datetime.date) -> None:
        super().__init__(data)
        self.years = municipal_years(first, last)
        choices: Any = self.fields["municipal"]
        newest = _("Newest: %(year)s") % {"year": self.years[0].name}
        choices.choices = [("", newest), *((year.value, year.name) for year in self.years)]

    @property
    def period(self) -> Period:
        """The year chosen; of a form with errors the newest."""
        chosen = self.cleaned_data["municipal"] if self.is_valid() else ""
        return municipal_year_named(chosen) if chosen else self.years[0]


def _span() -> QuerySet:
    """The first and the last day of a list of the committee that names a councillor."""
    entries: Any = AttendanceEntry.objects.published().filter(committee=given_key("committee"))
    everything = entries.order_by().values(all=Value(None, output_field=DateField()))
    return everything.annotate(first=Min("date"), last=Max("date")).values_list("first", "last")


SPAN = Prepared(_span)


def _form(request: HttpRequest, committee: Committee) -> MunicipalYearForm:
    first, last = SPAN.first(committee=committee.pk) or (None, None)
    today = timezone.localdate()
    return MunicipalYearForm(request.GET, first=first or today, last=last or today)


@require_safe
def committee_attendance(request: HttpRequest, committee: str) -> HttpResponse:
    """Who was at the meetings of a committee in a municipal year."""
    found = published_committee(committee)
    form = _form(request, found)
    heading = sentence(_("Attendance of the %(committee)s"), committee=name_in_own(found))
    context = {
        "title": str(heading),
        "heading": heading,
        "section": "committees",
        "trail": [*to_committees(), to_committee(found)],
        "committee": found,
        "council": found.council,
        "form": form,
        "period": form.period,
    }
    if form.is_valid():
        context |= _page(request, found, form.period)
    return render(request, "council/committee_attendance.html", context)


def _page(request: HttpRequest, committee: Committee, period: Period) -> dict[str, Any]:
    grid = grid_of(committee, period, page=_page_asked_for(request))
    page = page_of(request, range(grid.more), per_page=MOST_MEETINGS, count=grid.more)
    return {"grid": grid, "page": page}


def _page_asked_for(request: HttpRequest) -> int:
    """The number in the address; of one that no list has the first, until the list is known and refuses it."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS else 1


@require_safe
def committee_attendance_csv(request: HttpRequest, committee: str) -> HttpResponseBase:
    """The same year as a table with a row for each person and meeting."""
    found = published_committee(committee)
    form = _form(request, found)
    if not form.is_valid():
        address = reverse("committee_attendance", args=[found.slug])
        return redirect(f"{address}?{request.GET.urlencode()}")
    period = form.period
    name = f"attendance-{found.slug}-{period.value}"
    return table(name, header(), rows(found, period, request.build_absolute_uri))


def header() -> list[str]:
    """What the columns of the table hold."""
    return [
        _("Committee"),
        _("Date of the meeting"),
        _("Councillor"),
        _("Recorded as"),
        _("Member on that day"),
        _("Address of the meeting"),
        _("First line in the minutes"),
        _("Last line in the minutes"),
        _("Address of these lines"),
        _("First published"),
    ]


def rows(committee: Committee, period: Period, absolute: Any) -> Iterator[list[Any]]:
    """A row for each person and meeting, in the order of the grid."""
    number, more = 1, True
    while more:
        grid = grid_of(committee, period, page=number)
        yield from _rows(committee, grid, absolute)
        more, number = number * MOST_MEETINGS < grid.more, number + 1


def _rows(committee: Committee, grid: Grid, absolute: Any) -> Iterator[list[Any]]:
    for place, meeting in enumerate(grid.meetings):
        for row in (*grid.members, *grid.others):
            cell = row.cells[place]
            if cell is None:
                continue
            lines = words_address(meeting, cell.first, cell.last) if cell.first else ""
            yield [
                committee.name,
                meeting.date,
                row.name,
                cell.label,
                _member(grid, row, place),
                absolute(meeting.get_absolute_url()),
                cell.first,
                cell.last,
                absolute(lines) if lines else "",
                timezone.localdate(meeting.first_published_at),
            ]


def _member(grid: Grid, row: Row, place: int) -> str:
    """Whether the person was a member on the day of a meeting, as far as memberships are known."""
    if not grid.known:
        return _("not known")
    return _("yes") if row.then and row.then[place] else _("no")
