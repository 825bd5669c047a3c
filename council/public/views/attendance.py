"""A councillor's attendance over any period: the figures, and the meetings behind every number."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import Councillor, Meeting
from council.public.attendance import APART, LISTED, WAYS, Behind, Seen, Table, attendance_of
from council.public.attendance_form import CouncillorAttendanceForm
from council.public.paging import page_of
from council.public.periods import Period, TermsOfCouncils
from council.public.service import Service, service_of
from council.public.source import words_address
from council.public.tables import table
from council.public.trail import Trail

from .councillors import published_councillor

PER_PAGE = 50
AT_ONCE = 400
MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked to be counted of a councillor."""

    councillor: Councillor
    service: Service
    form: CouncillorAttendanceForm
    period: Period
    table: Table

    @property
    def committee(self) -> str:
        """The committee chosen, or none."""
        return self._given("committee")

    @property
    def way(self) -> str:
        """The number whose meetings are asked for, or none."""
        return self._given("way")

    def _given(self, name: str) -> str:
        return self.form.cleaned_data.get(name, "") if self.form.is_valid() else ""

    @property
    def count(self) -> int:
        """How many meetings there are behind what was asked for."""
        figures = self.table.of(self.committee) if self.committee else self.table.total
        return figures.numbers[self.way or LISTED]

    @property
    def meetings(self) -> Behind:
        """The meetings behind it, of which a page is taken."""
        return Behind(self.councillor, self.period, self.way, self.committee)


def asked(request: HttpRequest, councillor: Councillor) -> Asked:
    """Read the address: the period, the committee and the number whose meetings are listed."""
    service, today = service_of(councillor), timezone.localdate()
    terms = [term for term in TermsOfCouncils.now().rows if term.council_id == councillor.council_id]
    form = CouncillorAttendanceForm(
        request.GET,
        first=councillor.first_recorded or today,  # type: ignore[attr-defined]
        last=councillor.last_recorded or today,  # type: ignore[attr-defined]
        terms=TermsOfCouncils.of(terms),
        committees=[(each.committee, each.name) for each in service.committees.values()],
    )
    period = form.period
    return Asked(councillor, service, form, period, attendance_of(councillor, service, period))


@require_safe
def councillor_attendance(request: HttpRequest, councillor: str) -> HttpResponse:
    """The figures of a councillor in a period, by committee, and the meetings behind one of them."""
    person = published_councillor(councillor)
    if person.slug != councillor:
        return redirect("councillor_attendance", person.slug, permanent=True)
    found = asked(request, person)
    page = page_of(request, found.meetings, per_page=PER_PAGE, count=found.count)
    context = {
        "title": _("Attendance of %(name)s") % {"name": person.name},
        "section": "councillors",
        "trail": to_councillor(person),
        "councillor": person,
        "asked": found,
        "address": request.path,
        "page": page,
        "heading": heading(found),
    }
    return render(request, "council/councillor_attendance.html", context)


def to_councillor(councillor: Councillor) -> Trail:
    """The way to a councillor's page."""
    return [(_("Councillors"), reverse("councillors")), (councillor.name, councillor.get_absolute_url())]


def heading(found: Asked) -> str:
    """What the list of meetings holds."""
    chosen = (WAYS | APART).get(found.way)
    return (
        str(chosen.label)
        if chosen
        else _("Every meeting whose list names %(name)s") % {"name": found.councillor.name}
    )


@require_safe
def councillor_attendance_csv(request: HttpRequest, councillor: str) -> HttpResponseBase:
    """The meetings behind the same choice as a table for a spreadsheet; wrong choices lead to their errors."""
    person = published_councillor(councillor)
    found = asked(request, person)
    if person.slug != councillor or not found.form.is_valid():
        address = reverse("councillor_attendance", args=[person.slug])
        return redirect(f"{address}?{request.GET.urlencode()}")
    return table(f"attendance-{person.slug}", header(), rows(found, request))


def header() -> list[str]:
    """What the columns of the table hold."""
    return [
        _("Councillor"),
        _("Committee"),
        _("Date of the meeting"),
        _("Recorded as"),
        _("Name as written"),
        _("Member on that day"),
        _("Address"),
        _("First line in the minutes"),
        _("Last line in the minutes"),
        _("Address of these lines"),
        _("First published"),
    ]


def rows(found: Asked, request: HttpRequest) -> Iterator[list[Any]]:
    """A row for each meeting, the newest first."""
    for start in range(0, min(found.count, MOST_ROWS), AT_ONCE):
        for each in found.meetings[start : start + AT_ONCE]:
            yield _row(found, each, request.build_absolute_uri)


def _row(found: Asked, each: Seen, absolute: Any) -> list[Any]:
    meeting, row = each.meeting, each.row
    lines = words_address(meeting, row.first_line, row.last_line) if row and row.first_line else ""
    return [
        found.councillor.name,
        meeting.committee.name,
        meeting.date,
        recorded_as(each, found.way),
        row.name_as_written if row else "",
        _member(found.service, meeting.committee_id, meeting.date),
        absolute(meeting.get_absolute_url()),
        row and row.first_line,
        row and row.last_line,
        absolute(lines) if lines else "",
        timezone.localdate(meeting.first_published_at),
    ]


def recorded_as(each: Seen, way: str) -> str:
    """What the minutes of a meeting record of the councillor, or why they record nothing."""
    if each.row is not None:
        return each.row.get_status_display()
    if each.meeting.status != Meeting.Status.HELD:
        return each.meeting.get_status_display()
    return _("no attendance list") if way == "no_list" else _("not named in the list")


def _member(service: Service, committee: int, day: datetime.date | None) -> str:
    """Whether the councillor was a member on a day, as far as memberships are known."""
    if committee not in service.known or day is None:
        return _("not known")
    return _("yes") if service.is_member(committee, day) else _("no")
