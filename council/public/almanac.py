"""Draws the diary: its entries as a list, as what comes next, and as the table of a month."""

import datetime
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from council.models import Meeting
from council.models.links import day_in_address, pattern

from .dates import clock_in, day_in
from .diary import Entry, Stated
from .escaping import escape
from .source import words_at
from .spoken import html_in, lang_on

Weeks = Iterable[Sequence[datetime.date]]


class Words(NamedTuple):
    """What stands in a diary in one language, looked up once."""

    language: str | None
    states: dict[str, str]
    today: str
    only_announced: str
    known_only: str
    minutes_of: str
    see: str
    known_from: str


@lru_cache(maxsize=16)
def _words(language: str | None) -> Words:
    cancelled, scheduled = escape(_("Cancelled")), escape(_("Scheduled"))
    return Words(
        language,
        states={
            Meeting.Status.CANCELLED: f' <span class="tag cancelled">{cancelled}</span>',
            Meeting.Status.SCHEDULED: f' <span class="tag">{scheduled}</span>',
        },
        today=escape(_("Today")),
        only_announced=escape(_("(announced)")),
        known_only=escape(_("Date known only from minutes:")),
        minutes_of=_("%(committee)s, minutes of %(stated)s"),
        see=escape(_("See it in the minutes")),
        known_from=_('Date known from the <a href="%(address)s">minutes of %(stated)s</a>'),
    )


def diary(entries: Iterable[Entry], today: datetime.date) -> SafeString:
    """Meetings held and to come, with what is known of each; the first of a day is where links to the day lead."""
    words, committee = _words(get_language()), pattern("committee")
    lines = (
        _line(entry, words, committee, today, first=place == 0)
        for _, entries_of_day in groupby(entries, key=lambda entry: entry.date)
        for place, entry in enumerate(entries_of_day)
    )
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


def _line(entry: Entry, words: Words, committee: str, today: datetime.date, *, first: bool) -> str:
    day = day_in(entry.date, words.language, weekday=True)
    place = f' id="{place_of(entry.date)}"' if first else ""
    current, tag = (CURRENT, f' <span class="tag">{words.today}</span>') if entry.date == today else ("", "")
    address = committee % entry.slug if entry.stated_by else _page(entry, committee)
    lang = lang_on(entry.committee_language, words.language)
    return (
        f"<li{place}{current}>\n"
        f'<h3>{day}{tag}: <a href="{address}"{lang}>{escape(entry.committee)}</a></h3>\n'
        f'<p class="quiet">{_state(entry, words)}{_when_and_where(entry, words)}</p>\n'
        f"{_stated(entry, entry.stated_by, words) if entry.stated_by else ''}</li>\n"
    )


CURRENT = ' aria-current="date"'


def place_of(day: datetime.date) -> str:
    """The name of the place of a day in a list."""
    return f"day-{day.isoformat()}"


def _page(entry: Entry, committee: str) -> str:
    return f"{committee % entry.slug}{day_in_address(entry.date, entry.sitting)}/"


def _state(entry: Entry, words: Words) -> str:
    state = words.states.get(entry.status, "")
    return f"{state.strip()} " if state else ""


def _when_and_where(entry: Entry, words: Words) -> str:
    time = clock_in(entry.time, words.language) if entry.time else ""
    return ", ".join(filter(None, (time, html_in(entry.venue, entry.language, words.language))))


def _committee(entry: Entry, words: Words) -> str:
    return html_in(entry.committee, entry.committee_language, words.language)


def _stated(entry: Entry, by: Stated, words: Words) -> str:
    """The way to the minutes that state the date, and to their words."""
    told = {"committee": _committee(entry, words), "stated": day_in(by.date, words.language)}
    lines = ""
    if by.first_line:
        address = words_at(by.address, by.first_line, by.last_line)
        voice = f'<span class="aside-voice">: {told["committee"]}</span>'
        lines = f' <a href="{address}">{words.see}{voice}</a>'
    return f'<p class="quiet">{words.known_only} <a href="{by.address}">{words.minutes_of % told}</a>.{lines}</p>\n'


def coming(entries: Iterable[Entry], *, dated: bool = False) -> SafeString:
    """Meetings to come; `dated` leaves the committee's name out."""
    words, committee = _words(get_language()), pattern("committee")
    cards = (_card(entry, words, committee, dated=dated) for entry in entries)
    return mark_safe("".join(cards))  # noqa: S308 (every word is escaped)


def _card(entry: Entry, words: Words, committee: str, *, dated: bool) -> str:
    day = day_in(entry.date, words.language, weekday=True)
    lang = lang_on(entry.committee_language, words.language)
    of_committee = f'<p><a href="{committee % entry.slug}"{lang}>{escape(entry.committee)}</a></p>\n'
    state = _state(entry, words) if entry.status == Meeting.Status.CANCELLED else ""
    known_from = ""
    if by := entry.stated_by:
        told = {"address": by.address, "stated": day_in(by.date, words.language)}
        known_from = f'<p class="quiet">{words.known_from % told}</p>\n'
    else:
        day = mark_safe(f'<a href="{_page(entry, committee)}">{day}</a>')  # noqa: S308 (a slug and a date)
    return (
        f"<li>\n<h3>{day}</h3>\n{'' if dated else of_committee}"
        f'<p class="quiet">{state}{_when_and_where(entry, words)}</p>\n{known_from}</li>\n'
    )


def next_meeting(entry: Entry) -> SafeString:
    """The day and time of the next meeting of a committee, as the way to its page where it has one."""
    words, page = _words(get_language()), pattern("committee")
    told = day_in(entry.date, words.language, weekday=True)
    if not entry.stated_by:
        told = mark_safe(f'<a href="{_page(entry, page)}">{told}</a>')  # noqa: S308 (a slug and a date)
    state = f" {_state(entry, words).strip()}" if entry.status == Meeting.Status.CANCELLED else ""
    time = f", {clock_in(entry.time, words.language)}" if entry.time else ""
    return mark_safe(f"{told}{state}{time}")  # noqa: S308 (escaped above)


class Month(NamedTuple):
    """What the table of a month shows: its weeks, how many meetings there are on a day, those that are named in it,
    and the days whose meetings the list below it has."""

    first: datetime.date
    weeks: Weeks
    counts: Mapping[datetime.date, int]
    named: Mapping[datetime.date, Sequence[Entry]]
    listed: Set[datetime.date]


def month_table(month: Month, today: datetime.date, elsewhere: str) -> SafeString:
    """The head and the rows of the table of a month; `elsewhere` is the address, but for its day, of a list that begins
    with another day."""
    language = get_language()
    name = format_date(month.first, "F")
    cells = _Cells(month, today, name, escape(elsewhere), _words(language), pattern("committee"))
    rows = (f"<tr>\n{''.join(map(cells.cell, week))}</tr>\n" for week in month.weeks)
    table = f"{_head(language)}<tbody>\n{''.join(rows)}</tbody>\n"
    return mark_safe(table)  # noqa: S308 (every word is escaped)


@lru_cache(maxsize=16)
def _head(_language: str | None) -> str:
    names = (
        f'<th scope="col"><span aria-hidden="true">{WEEKDAYS_ABBR[day]}</span>'
        f'<span class="aside-voice">{WEEKDAYS[day]}</span></th>'
        for day in range(7)
    )
    return f"<thead><tr>{''.join(names)}</tr></thead>\n"


class _Cells(NamedTuple):
    """Draws the days of a month."""

    month: Month
    today: datetime.date
    month_name: str
    elsewhere: str
    words: Words
    committee: str

    def cell(self, day: datetime.date) -> str:
        """A day with its meetings, or an empty cell for one of another month."""
        if day.month != self.month.first.month:
            return '<td class="outside"></td>'
        current, today = "", ""
        if day == self.today:
            current, today = CURRENT, f' <span class="quiet">{self.words.today}</span>'
        number = f'<time datetime="{day.isoformat()}">{day.day}</time>'
        count = self.month.counts.get(day)
        if count:
            many = _how_many(count, self.month_name, self.words.language)
            number = f'<a class="day" href="{self._list(day)}">{number}{many}</a>'
        names = "".join(map(self._name, self.month.named.get(day, ())))
        return f"<td{current}>{number}{today}{names and f'<ul>{names}</ul>'}</td>\n"

    def _list(self, day: datetime.date) -> str:
        """Where the list has the meetings of a day: on this page, or on one that begins with it."""
        here = "" if day in self.month.listed else f"{self.elsewhere}{day.isoformat()}"
        return f"{here}#{place_of(day)}"

    def _name(self, entry: Entry) -> str:
        name, time = _committee(entry, self.words), ""
        if entry.time:
            time = f' <span class="quiet">{clock_in(entry.time, self.words.language)}</span>'
        if entry.stated_by:
            return f'<li>{name} <span class="quiet">{self.words.only_announced}</span>{time}</li>\n'
        cancelled = self.words.states[entry.status] if entry.status == Meeting.Status.CANCELLED else ""
        return f'<li><a href="{_page(entry, self.committee)}">{name}</a>{cancelled}{time}</li>\n'


@lru_cache(maxsize=2_000)
def _how_many(count: int, month: str, _language: str | None) -> str:
    """The number of meetings of a day: a figure where there is no room for words, and the words."""
    words = ngettext("%(count)s meeting", "%(count)s meetings", count) % {"count": count}
    return (
        f'<span class="aside-voice"> {month}: </span>'
        f'<span class="few" aria-hidden="true">{count}</span> <span class="many aside-voice">{words}</span>'
    )
