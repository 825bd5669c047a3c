"""The calendar: a month of meetings, and iCalendar files to subscribe to."""

import calendar
import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.models import Attendance, Councillor, Meeting
from council.public.addresses import Day, published_committee, published_meeting
from council.public.calendars import as_expected, icalendar_response
from council.public.diary import Expected, expected

from .absent import Absent
from .councillors import published_councillor

FIRST_YEAR, LAST_YEAR = 1835, 2199
MOST_IN_A_MONTH = 500
MOST_IN_A_FILE = 1000
LATELY = datetime.timedelta(days=365)

Week = list[tuple[datetime.date, list[Expected]]]


@require_safe
def this_month(request: HttpRequest) -> HttpResponse:
    """The way to the month that it is now."""
    today = timezone.localdate()
    return redirect("calendar", today.year, today.month)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The meetings of a month, as a table and as a list."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Absent(f"The calendar has the twelve months of the years {FIRST_YEAR} to {LAST_YEAR}.")
    first = datetime.date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    meetings = expected(first, last, limit=MOST_IN_A_MONTH)
    context = {
        "title": f"Meetings in {first:%B %Y}",
        "section": "calendar",
        "first": first,
        "weeks": weeks(first, meetings),
        "meetings": meetings,
        "before": _month_of(first - datetime.timedelta(days=1)),
        "after": _month_of(last + datetime.timedelta(days=1)),
        "today": timezone.localdate(),
    }
    return render(request, "council/calendar.html", context)


def weeks(first: datetime.date, meetings: list[Expected]) -> list[Week]:
    """The weeks of a month from Monday to Sunday, each day with its meetings."""
    days: dict[datetime.date, list[Expected]] = {}
    for each in meetings:
        days.setdefault(each.date, []).append(each)
    table = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [[(day, days.get(day, [])) for day in week] for week in table]


def _month_of(day: datetime.date) -> datetime.date | None:
    return day.replace(day=1) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _last_year() -> datetime.date:
    return datetime.date(timezone.localdate().year - 1, 1, 1)


@require_safe
def everything_ics(request: HttpRequest) -> HttpResponse:
    """Every meeting and announced date since the beginning of last year."""
    return icalendar_response(request, "Council meetings", expected(_last_year(), limit=MOST_IN_A_FILE))


@require_safe
def meetings_ics(request: HttpRequest) -> HttpResponse:
    """The meetings in the record since the beginning of last year, without the announced dates."""
    recorded = [each for each in expected(_last_year(), limit=MOST_IN_A_FILE) if each.meeting]
    return icalendar_response(request, "Council meetings in the record", recorded)


@require_safe
def committee_ics(request: HttpRequest, committee: str) -> HttpResponse:
    """The meetings and announced dates of a committee since the beginning of last year."""
    body = published_committee(committee)
    return icalendar_response(
        request, str(body), expected(_last_year(), limit=MOST_IN_A_FILE, committee=body)
    )


@require_safe
def meeting_ics(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting."""
    meeting = published_meeting(committee, day)
    return icalendar_response(request, str(meeting), [as_expected(meeting)])


@require_safe
def councillor_ics(request: HttpRequest, councillor: str) -> HttpResponse:
    """The meetings that record a councillor, and the coming ones of committees that lately did."""
    person = published_councillor(councillor)
    return icalendar_response(
        request, f"Meetings of {person}", [*_recorded_with(person), *_coming_to(person)]
    )


def _recorded_with(councillor: Councillor) -> list[Expected]:
    """The meetings up to today whose minutes record the councillor."""
    here = Attendance.objects.published().filter(councillor=councillor).order_by().values("meeting")
    meetings = Meeting.objects.published().select_related("committee").order_by("date", "start_time", "pk")
    past = meetings.filter(pk__in=here, date__gte=_last_year(), date__lt=timezone.localdate())
    return [as_expected(meeting) for meeting in past[:MOST_IN_A_FILE]]


def _coming_to(councillor: Councillor) -> list[Expected]:
    """The meetings from today of the committees whose minutes recorded the councillor in the last twelve months."""
    today = timezone.localdate()
    lately = Attendance.objects.published().filter(councillor=councillor, meeting__date__gte=today - LATELY)
    committees = set(lately.order_by().values_list("meeting__committee", flat=True))
    return [each for each in expected(today, limit=MOST_IN_A_FILE) if each.committee.pk in committees]
