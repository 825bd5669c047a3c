"""iCalendar files: meetings in the record and dates that minutes announce; the same archive gives the same bytes."""

import datetime
import uuid
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from icalendar import Calendar, Event

from council.models import Meeting

from .diary import Expected

LONDON = ZoneInfo("Europe/London")


def icalendar_response(request: HttpRequest, name: str, expected: Iterable[Expected]) -> HttpResponse:
    """The meetings as an iCalendar file under a name."""
    calendar = Calendar()
    calendar.add("prodid", "-//Council committee web archive//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", LONDON.key)
    for each in expected:
        calendar.add_component(event(each, request=request))
    calendar.add_missing_timezones()
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def as_expected(meeting: Meeting) -> Expected:
    """A meeting in the record as an entry of a diary."""
    return Expected(
        date=meeting.date,  # type: ignore[arg-type]
        time=meeting.start_time,
        venue=meeting.venue,
        committee=meeting.committee,
        meeting=meeting,
    )


def event(each: Expected, *, request: HttpRequest) -> Event:
    """One meeting, or one announced date, as a calendar entry."""
    source = _source(each)
    entry = Event()
    entry.add("uid", (each.meeting.uid if each.meeting else _announced_uid(each)).urn)
    entry.add("dtstamp", source.changed_at.astimezone(datetime.UTC))
    entry.add("last-modified", source.changed_at.astimezone(datetime.UTC))
    entry.add("dtstart", _moment(each.date, each.time))
    if each.meeting and each.time and each.meeting.end_time and each.meeting.end_time > each.time:
        entry.add("dtend", _moment(each.date, each.meeting.end_time))
    entry.add("url", request.build_absolute_uri(source.get_absolute_url()))
    if each.venue:
        entry.add("location", each.venue)
    _state(entry, each)
    return entry


def _source(each: Expected) -> Meeting:
    """The meeting itself, or the one whose minutes announce it."""
    return each.meeting or each.stated_by.meeting  # type: ignore[union-attr]


def _state(entry: Event, each: Expected) -> None:
    """Whether the meeting stands, was called off, or is only announced."""
    if each.meeting is None:
        entry.add("summary", str(each.committee))
        entry.add("status", "TENTATIVE")
        entry.add("description", f"Date known from the minutes of {_source(each)}.")
    elif each.meeting.status == Meeting.Status.CANCELLED:
        entry.add("summary", f"Cancelled: {each.committee}")
        entry.add("status", "CANCELLED")
    else:
        entry.add("summary", str(each.committee))
        entry.add("status", "CONFIRMED")


def _announced_uid(each: Expected) -> uuid.UUID:
    return uuid.uuid5(each.committee.uid, f"{each.date.isoformat()} {each.time or ''}")


def _moment(day: datetime.date, time: datetime.time | None) -> datetime.date:
    return datetime.datetime.combine(day, time, tzinfo=LONDON) if time else day
