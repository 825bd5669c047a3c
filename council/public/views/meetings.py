"""Meetings: the list of all, the list of a year, and the page of one."""

import datetime
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Attendance, Given, Meeting, Prepared, given_day, given_key
from council.public.addresses import Day, published_meeting
from council.public.layout import laid_out
from council.public.nearest import nearest
from council.public.paging import page_of
from council.public.parts import give_parts_of_meeting, named
from council.public.trail import to_committee_of
from council.public.views.absent import Absent

PER_PAGE = 50


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings, newest first, and the years there are."""
    years = YEARS()
    page = page_of(request, LISTED.rows(), per_page=PER_PAGE, count=sum(count for _, count in years))
    context = {"title": "Meetings", "section": "meetings", "years": years, "page": page}
    return render(request, "council/meetings.html", context)


@require_safe
def meetings_year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of a calendar year."""
    years = YEARS()
    count = dict(years).get(year)
    if count is None:
        raise Absent(f"The archive has no published meeting in {year}.")
    context = {
        "title": f"Meetings in {year}",
        "section": "meetings",
        "trail": [("Meetings", reverse("meetings"))],
        "years": years,
        "year": year,
        "page": page_of(request, LISTED_IN_YEAR.rows(**days_of(year)), per_page=PER_PAGE, count=count),
    }
    return render(request, "council/meetings.html", context)


def listed(**only: Any) -> QuerySet:
    """Published meetings as a list shows them, newest first."""
    return Meeting.objects.published().filter(**only).select_related("committee").in_order()


def by_year(**only: Any) -> QuerySet:
    """The years in which published meetings were held and how many in each, newest first."""
    meetings = Meeting.objects.published().filter(**only).order_by()
    years = meetings.annotate(year=ExtractYear("date")).values("year").annotate(n=Count("pk"))
    return years.order_by("-year").values_list("year", "n")


def days_of(year: int) -> dict[str, datetime.date]:
    """The first and the last day of a year."""
    return {"first": datetime.date(year, 1, 1), "last": datetime.date(year, 12, 31)}


YEARS = Prepared(by_year)
LISTED = Prepared(listed)
LISTED_IN_YEAR = Prepared(lambda: listed(date__range=(given_day("first"), given_day("last"))))


@require_safe
def meeting(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting: who was there, the items with their minutes, the decisions."""
    found = published_meeting(committee, day)
    items = items_with_minutes(found)
    context = {
        "title": str(found),
        "section": "meetings",
        "trail": to_committee_of(found),
        "meeting": found,
        "items": [(item, laid_out(item)) for item in items],
        "decision_count": sum(len(item.resolutions.all()) for item in items),
        "attendance": attendance_by_status(found),
        **neighbours(found),
    }
    return render(request, "council/meeting.html", context)


ITEMS = Prepared(
    lambda: AgendaItem.objects.published().filter(meeting=given_key("meeting")).order_by("position", "pk")
)


def items_with_minutes(meeting: Meeting) -> list[AgendaItem]:
    """The public items of a meeting with what belongs under them."""
    items = ITEMS(meeting=meeting.pk)
    for item in items:
        item.meeting = meeting
    give_parts_of_meeting(items, meeting.pk)
    return items


ATTENDANCE = Prepared(
    lambda: (
        named(Attendance.objects.published()).filter(meeting=given_key("meeting")).order_by("position", "pk")
    )
)


def attendance_by_status(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Who was there, who sent apologies, who was absent: each group under its heading, in that order."""
    groups: dict[str, list[Attendance]] = {heading: [] for heading in HEADINGS.values()}
    for row in ATTENDANCE(meeting=meeting.pk):
        groups[HEADINGS[row.status]].append(row)
    return [(heading, people) for heading, people in groups.items() if people]


HEADINGS = {
    "present": "Present",
    "present_virtual": "Present",
    "present_substitute": "Present",
    "present_substitute_virtual": "Present",
    "in_attendance": "In attendance",
    "in_attendance_virtual": "In attendance",
    "apologies": "Apologies",
    "absent": "Absent",
    "not_recorded": "Attendance not recorded",
}


def neighbours(meeting: Meeting) -> dict[str, Meeting | None]:
    """The meetings of the same committee before and after this one."""
    place = (meeting.date, meeting.sitting)
    found = NEIGHBOURS(committee=meeting.committee_id, date=meeting.date, sitting=meeting.sitting)
    beside = {(each.date, each.sitting) > place: each for each in found}
    return {"previous": beside.get(False), "next": beside.get(True)}


def _neighbours() -> QuerySet:
    same = Meeting.objects.published().filter(committee=given_key("committee"))
    date, sitting = given_day("date"), Given("sitting", IntegerField())
    before = Q(date=date, sitting__lt=sitting) | Q(date__lt=date)
    after = Q(date=date, sitting__gt=sitting) | Q(date__gt=date)
    found = nearest(same, before=before, after=after, order=("date", "sitting"))
    return found.select_related("committee")


NEIGHBOURS = Prepared(_neighbours)
