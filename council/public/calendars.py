"""iCalendar files: meetings in the record and dates that minutes announce; the same archive gives the same bytes."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event, Timezone, vDuration, vText

from council.models import AgendaItem, Meeting, PreparedForKeys, title_in_words, uid_of_sitting

from .brand import brand
from .diary import Expected

LONDON = ZoneInfo("Europe/London")
LONDON_TIME = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""
"""The rule since 1996: two lines that every calendar program reads, Outlook too."""
RULE_SINCE = 1996
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Sequence numbers are the minutes since then: they rise with every change, and fit their 31 bits till 6083."""
MOST_TITLES = 30
ASK_AGAIN = datetime.timedelta(hours=12)

Titles = dict[int, list[str]]

_TITLES = PreparedForKeys(
    lambda keys: (
        AgendaItem.objects.published()
        .filter(meeting__pk__in=keys)
        .order_by("meeting_id", "position")
        .values_list("meeting_id", "number", "shown_title")
    )
)


def icalendar_response(request: HttpRequest, name: str, expected: Iterable[Expected]) -> HttpResponse:
    """The meetings as an iCalendar file under a name."""
    entries = _each_once(expected)
    calendar = Calendar()
    calendar.add("prodid", "-//Council committee web archive//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", vText(name))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-wr-timezone", LONDON.key)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    calendar.add_component(Timezone.from_ical(LONDON_TIME))
    titles = titles_of(each.meeting for each in entries if each.meeting)
    for each in entries:
        calendar.add_component(event(each, titles, request=request))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _each_once(expected: Iterable[Expected]) -> list[Expected]:
    """Every event once: a day that minutes announced is that of a meeting whose day was corrected since."""
    found = list(expected)
    known = {uid_of(each) for each in found if each.meeting}
    return [each for each in found if each.meeting or uid_of(each) not in known]


def titles_of(meetings: Iterable[Meeting]) -> Titles:
    """The public titles of the items of these meetings, with their numbers."""
    titles: Titles = {}
    for meeting, number, title in _TITLES(meeting.pk for meeting in meetings):
        titles.setdefault(meeting, []).append(
            f"{number}. {title_in_words(title)}" if number else title_in_words(title)
        )
    return titles


def event(each: Expected, titles: Titles, *, request: HttpRequest) -> Event:
    """One meeting, or one announced date, as a calendar entry."""
    changed = each.changed_at.astimezone(datetime.UTC)
    entry = Event()
    entry.add("uid", uid_of(each).urn)
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", int((changed - EPOCH).total_seconds() // 60))
    entry.add("dtstart", _moment(each.date, each.time))
    if each.meeting and each.time and each.meeting.end_time and each.meeting.end_time > each.time:
        entry.add("dtend", _moment(each.date, each.meeting.end_time))
    address = request.build_absolute_uri(_source(each).get_absolute_url())
    entry.add("url", address)
    if each.venue:
        entry.add("location", each.venue)
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [each.committee.name])
    _state(entry, each)
    _describe(entry, _lines(each), titles.get(each.meeting.pk, []) if each.meeting else [], address)
    return entry


def uid_of(each: Expected) -> uuid.UUID:
    """The identifier of a committee's sitting on a day: a date that minutes announce keeps it when the meeting is
    published and when its day is corrected, so that nobody's calendar shows it twice."""
    if each.meeting:
        return each.meeting.sitting_uid
    return uid_of_sitting(each.committee, each.date, each.sitting)


def _source(each: Expected) -> Meeting:
    """The meeting itself, or the one whose minutes announce it."""
    return each.meeting or each.stated_by.meeting  # type: ignore[union-attr]


def _state(entry: Event, each: Expected) -> None:
    """Whether the meeting stands, was called off, or is only announced."""
    if each.meeting is None:
        entry.add("summary", str(each.committee))
        entry.add("status", "TENTATIVE")
    elif each.meeting.status == Meeting.Status.CANCELLED:
        entry.add("summary", _("Cancelled: %(committee)s") % {"committee": each.committee})
        entry.add("status", "CANCELLED")
    else:
        entry.add("summary", str(each.committee))
        entry.add("status", "CONFIRMED")


def _lines(each: Expected) -> list[str]:
    """What is to be known of the entry before its items."""
    if each.meeting is None:
        return [_("Date known from the minutes of %(meeting)s.") % {"meeting": _source(each)}]
    if each.meeting.status == Meeting.Status.CANCELLED:
        return [_("This meeting was cancelled.")]
    return []


def _describe(entry: Event, lines: list[str], titles: Sequence[str], address: str) -> None:
    """The description as text, and as the HTML that Outlook shows."""
    more = len(titles) - MOST_TITLES
    rest = [ngettext("and %(n)s more item", "and %(n)s more items", more) % {"n": more}] if more > 0 else []
    listed = [*titles[:MOST_TITLES], *rest]
    entry.add("description", "\n".join([*lines, *listed, address]))
    html = format_html(
        '<html><body>{}{}<p><a href="{}">{}</a></p></body></html>',
        format_html_join("", "<p>{}</p>", ((line,) for line in lines)),
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((each,) for each in listed)))
        if listed
        else "",
        address,
        brand().name,
    )
    entry.add("x-alt-desc", vText(str(html), params={"FMTTYPE": "text/html"}))


def _moment(day: datetime.date, time: datetime.time | None) -> Any:
    if time is None:
        return day
    return datetime.datetime.combine(day, time, tzinfo=LONDON if day.year >= RULE_SINCE else None)
