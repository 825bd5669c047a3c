"""Meetings: the list of all, the list of a year, and the page of one."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.models import (
    AgendaItem,
    Attendance,
    DeclaredInterest,
    Meeting,
    MinutesDocument,
    Resolution,
    Vote,
)
from council.public.addresses import Day, published_meeting
from council.public.layout import laid_out
from council.public.paging import page_of
from council.public.trail import to_committee_of
from council.public.views.absent import Absent

PER_PAGE = 50


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings, newest first, and the years there are."""
    years = years_of(Meeting.objects.published())
    page = page_of(request, listed(), per_page=PER_PAGE, count=sum(count for _, count in years))
    context = {"title": "Meetings", "section": "meetings", "years": years, "page": page}
    return render(request, "council/meetings.html", context)


@require_safe
def meetings_year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of a calendar year."""
    years = years_of(Meeting.objects.published())
    count = dict(years).get(year)
    if count is None:
        raise Absent(f"The archive has no published meeting in {year}.")
    context = {
        "title": f"Meetings in {year}",
        "section": "meetings",
        "trail": [("Meetings", reverse("meetings"))],
        "years": years,
        "year": year,
        "page": page_of(request, listed().in_year(year), per_page=PER_PAGE, count=count),
    }
    return render(request, "council/meetings.html", context)


def listed() -> Any:
    """Published meetings as a list shows them, newest first."""
    return Meeting.objects.published().select_related("committee").in_order()


def years_of(published: QuerySet) -> list[tuple[int, int]]:
    """The years in which these meetings were held and how many in each, newest first."""
    years = published.order_by().annotate(year=ExtractYear("date")).values("year").annotate(n=Count("pk"))
    return list(years.order_by("-year").values_list("year", "n"))


@require_safe
def meeting(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting: who was there, the items with their minutes, the decisions."""
    found = published_meeting(committee, day, _with_document(Meeting.objects.published()))
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


def _with_document(published: Any) -> Any:
    """Meetings that know whether their document is here and offered; neither costs a query."""
    documents = MinutesDocument.objects.published().filter(meeting=OuterRef("pk"))
    return (
        published.annotate(original_offered=Subquery(documents.values("original_offered")[:1]))
        .select_related("chair")
        .defer("clerks_note", "chair__clerks_note")
    )


def items_with_minutes(meeting: Meeting) -> list[AgendaItem]:
    """The public items of a meeting with what belongs under them."""
    items = (
        AgendaItem.objects.published()
        .filter(meeting=meeting)
        .order_by("position", "pk")
        .prefetch_related(
            Prefetch("resolutions", decisions()),
            Prefetch("resolutions__vote", Vote.objects.published()),
            Prefetch("interests", named(DeclaredInterest.objects.published())),
        )
    )
    for item in items:
        item.meeting = meeting
    return list(items)


def named(rows: Any) -> Any:
    """Rows with the councillor whom each names."""
    return rows.select_related("councillor").defer("councillor__clerks_note")


def decisions() -> QuerySet:
    """Published decisions with those who moved and seconded them."""
    published = Resolution.objects.published().select_related("mover", "seconder")
    return published.defer("mover__clerks_note", "seconder__clerks_note")


def attendance_by_status(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Who was there, who sent apologies, who was absent: each group under its heading, in that order."""
    rows = named(Attendance.objects.published()).filter(meeting=meeting)
    groups: dict[str, list[Attendance]] = {heading: [] for heading in HEADINGS.values()}
    for row in rows.order_by("position", "pk"):
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
    same = Meeting.objects.published().filter(committee=meeting.committee_id)
    before = Q(date=meeting.date, sitting__lt=meeting.sitting) | Q(date__lt=meeting.date)
    after = Q(date=meeting.date, sitting__gt=meeting.sitting) | Q(date__gt=meeting.date)
    nearest = [
        same.filter(before).order_by("-date", "-sitting").values("pk")[:1],
        same.filter(after).order_by("date", "sitting").values("pk")[:1],
    ]
    found = same.filter(Q(pk=Subquery(nearest[0])) | Q(pk=Subquery(nearest[1]))).select_related("committee")
    place = {(each.date, each.sitting) > (meeting.date, meeting.sitting): each for each in found}
    return {"previous": place.get(False), "next": place.get(True)}
