"""The calendar: a month or a year of meetings, and iCalendar files to subscribe to."""

import calendar
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import Attendance, Councillor, Meeting
from council.models.prepared import batched
from council.public.addresses import Day, published_committee, published_meeting
from council.public.almanac import Month
from council.public.calendars import icalendar_response
from council.public.diary import (
    MOST_COMMITTEES,
    Entry,
    Expected,
    announced,
    as_expected,
    expected,
    filed,
    held_on,
    in_order,
    recorded,
    to_keep,
)
from council.public.filters import CalendarFilterSet, DiaryFilterSet
from council.public.linked_data import tell_engines

from .absent import Absent
from .councillors import published_councillor
from .filtered import refused

FIRST_YEAR, LAST_YEAR = 1835, 2199
MOST_IN_A_MONTH = 500
MOST_IN_A_LIST = 60
MOST_IN_A_CELL = 6
MOST_IN_A_FILE = 1000
LATELY = datetime.timedelta(days=365)


@require_safe
def this_month(request: HttpRequest) -> HttpResponse:
    """The way to the month that it is now."""
    today = timezone.localdate()
    return redirect("calendar", today.year, today.month)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The meetings of a month: how many on which day as a table, and what is known of each as a list."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Absent(_out_of_range())
    chosen = DiaryFilterSet(request.GET, request=request)
    first = datetime.date(year, month, 1)
    context = {
        "title": _("Meetings in %(month)s") % {"month": format_date(first, "F Y")},
        "before": _month_of(first - datetime.timedelta(days=1)),
        "after": _month_of(_last_of(first) + datetime.timedelta(days=1)),
        "action": reverse("calendar", args=[year, month]),
        **_chosen(chosen),
    }
    if not chosen.errors:
        context |= _of_a_month(chosen, first, today=context["today"])
    return render(request, "council/calendar.html", context)


def _of_a_month(chosen: DiaryFilterSet, first: datetime.date, *, today: datetime.date) -> dict[str, Any]:
    """The days of a month with their meetings, and the list: of all of them, or of the first days that are asked for."""
    last, which = _last_of(first), {"committees": chosen.committees()}
    stated = announced(first, last, limit=MOST_IN_A_MONTH, **which)
    counts = Counter(held_on(first, last, **which)) + Counter(each.date for each in stated)
    asked = _within(chosen.since_when, first, last)
    begin = asked or (today if counts.total() > MOST_IN_A_LIST and today in counts else first)
    days, rest = first_days(counts, begin)
    shown = [each for each in stated if each.date in days]
    if days:
        shown = in_order(shown, recorded(min(days), max(days), limit=MOST_IN_A_MONTH, **which))
    whole = len(shown) == counts.total()
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return {
        "month": Month(first, weeks, counts, by_day(shown) if whole and _have_room(counts) else {}, days),
        "total": counts.total(),
        "meetings": shown,
        "rest": rest,
        "begin": begin if begin > first and not whole else None,
        "elsewhere": f"?{chosen.query('since', ['day'])}"[: -len("day")],
        "whole": f"?{chosen.query('since', [first.isoformat()])}",
    }


def _within(day: datetime.date | None, first: datetime.date, last: datetime.date) -> datetime.date | None:
    """A day that was asked for, where the page can begin with it."""
    return day if day and first <= day <= last else None


def _have_room(counts: Mapping[datetime.date, int]) -> bool:
    """Whether the cells of a table can name the meetings of each day."""
    return max(counts.values(), default=0) <= MOST_IN_A_CELL


def first_days(
    counts: Mapping[datetime.date, int], begin: datetime.date
) -> tuple[Set[datetime.date], datetime.date | None]:
    """The days with meetings from one on that a list has places for, one of them at least, and the first that it has
    none for."""
    places, days = MOST_IN_A_LIST, set()
    for day in sorted(day for day in counts if day >= begin):
        places -= counts[day]
        if days and places < 0:
            return days, day
        days.add(day)
    return days, None


def by_day(entries: Iterable[Entry]) -> dict[datetime.date, list[Entry]]:
    """The entries of a diary by their day."""
    return {day: list(group) for day, group in groupby(entries, key=attrgetter("date"))}


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of a year as a list by month, a stretch of it at a time."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Absent(_out_of_range())
    chosen = DiaryFilterSet(request.GET, request=request)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    begin = _within(chosen.since_when, first, last) or first
    shown, rest = ([], None) if chosen.errors else _stretch(chosen, begin, last)
    months = groupby(shown, key=lambda each: each.date.replace(day=1))
    context = {
        "title": _("Meetings in %(year)s") % {"year": year},
        "year": year,
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "begin": begin if begin > first else None,
        "rest": rest,
        "months": [(month, list(group)) for month, group in months],
        "twelve": [datetime.date(year, month, 1) for month in range(1, 13)],
        "action": reverse("calendar_year", args=[year]),
    }
    return render(request, "council/calendar_year.html", context | _chosen(chosen))


def _stretch(
    chosen: DiaryFilterSet, begin: datetime.date, last: datetime.date
) -> tuple[list[Entry], datetime.date | None]:
    """The meetings from a day on, whole days only, and the day from which there are more."""
    which = {"committees": chosen.committees()}
    found = expected(begin, last, limit=MOST_IN_A_LIST + 1, **which)
    if len(found) <= MOST_IN_A_LIST:
        return found, None
    rest = found[-1].date
    if rest > begin:
        return [each for each in found if each.date < rest], rest
    # a day with more meetings than a list has places
    rest = begin + datetime.timedelta(days=1)
    return expected(begin, begin, limit=MOST_IN_A_MONTH, **which), rest if rest <= last else None


def _chosen(chosen: DiaryFilterSet) -> dict[str, Any]:
    """What every page of the calendar says of the committees chosen, and of today."""
    query = "" if chosen.errors else chosen.query("since")
    return {
        "section": "calendar",
        "filter": chosen,
        "query": f"?{query}" if query else "",
        "today": timezone.localdate(),
    }


def _out_of_range() -> str:
    words = _("The calendar has the twelve months of the years %(first)s to %(last)s.")
    return words % {"first": FIRST_YEAR, "last": LAST_YEAR}


def _last_of(first: datetime.date) -> datetime.date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _month_of(day: datetime.date) -> datetime.date | None:
    return day.replace(day=1) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _last_year() -> datetime.date:
    return datetime.date(timezone.localdate().year - 1, 1, 1)


@require_safe
def everything_ics(request: HttpRequest) -> HttpResponse:
    """Every meeting and announced date since the beginning of last year, of the committees that the address names."""
    return _file(request, _("Council meetings"), recorded_only=False)


@require_safe
def meetings_ics(request: HttpRequest) -> HttpResponse:
    """The meetings in the record since the beginning of last year, without the announced dates."""
    return _file(request, _("Council meetings in the record"), recorded_only=True)


def _file(request: HttpRequest, name: str, *, recorded_only: bool) -> HttpResponse:
    chosen = CalendarFilterSet(request.GET, request=request)
    if chosen.errors:
        return refused(chosen)
    found = _for_a_file(committees=chosen.committees(), recorded_only=recorded_only)
    names = ", ".join(each.value for each in chosen.active)
    return icalendar_response(request, names or name, found)


def _for_a_file(**which: Any) -> list[Expected]:
    return to_keep(_last_year(), timezone.localdate(), limit=MOST_IN_A_FILE, **which)


@require_safe
def committee_ics(request: HttpRequest, committee: str) -> HttpResponse:
    """The meetings and announced dates of a committee since the beginning of last year."""
    body = published_committee(committee)
    return icalendar_response(request, str(body), _for_a_file(committee=body))


@require_safe
def meeting_ics(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting."""
    meeting = published_meeting(committee, day)
    response = icalendar_response(request, str(meeting), [as_expected(meeting)])
    tell_engines(response, meeting)
    return response


@require_safe
def councillor_ics(request: HttpRequest, councillor: str) -> HttpResponse:
    """The meetings that record a councillor, and the coming ones of committees that lately did."""
    person = published_councillor(councillor)
    name = _("Meetings of %(person)s") % {"person": person}
    response = icalendar_response(request, name, [*_recorded_with(person), *_coming_to(person)])
    tell_engines(response, person)
    return response


def _recorded_with(councillor: Councillor) -> list[Expected]:
    """The meetings up to today whose minutes record the councillor."""
    here = Attendance.objects.published().filter(councillor=councillor).order_by().values("meeting")
    meetings = Meeting.objects.published().select_related("committee").order_by("-date", "-start_time", "-pk")
    past = meetings.filter(pk__in=here, date__gte=_last_year(), date__lt=timezone.localdate())
    return [as_expected(meeting) for meeting in reversed(past[:MOST_IN_A_FILE])]


def _coming_to(councillor: Councillor) -> list[Expected]:
    """The meetings from today of the committees whose minutes recorded the councillor in the last twelve months."""
    today = timezone.localdate()
    lately = Attendance.objects.published().filter(councillor=councillor, meeting__date__gte=today - LATELY)
    committees = lately.order_by("meeting__committee").values_list("meeting__committee", flat=True).distinct()
    coming = [
        each
        for some in batched(committees, MOST_COMMITTEES)
        for each in filed(today, limit=MOST_IN_A_FILE, committees=some)
    ]
    return sorted(coming, key=lambda each: each.order)[:MOST_IN_A_FILE]
