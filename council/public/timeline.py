"""The timeline of a committee: a line for each municipal year with meetings, one for each gap, bars to compare them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from council.models import Committee

from .dates import day_in
from .escaping import escape
from .life import Body, Life, Year
from .periods import Period, municipal_years

WIDEST = 120
"""The length of the longest bar."""
BAR = '<svg class="bar" viewBox="0 0 124 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
MOST_LINES = 60
"""Lines of a timeline; what is older stands in one line together."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the committee itself: it opened or closed, or followed another or was followed."""

    what: str
    day: datetime.date
    body: Body | None = None


class Line(NamedTuple):
    """A municipal year with meetings, or several years: a gap without any, or the oldest years together."""

    newest: Period
    oldest: Period
    held: int
    cancelled: int
    scheduled: int
    scale: float
    events: tuple[Event, ...]

    @property
    def is_one_year(self) -> bool:
        """Whether the line stands for a single municipal year."""
        return self.newest == self.oldest

    @property
    def is_gap(self) -> bool:
        """Whether the archive has no meeting in these years."""
        return not (self.held or self.cancelled or self.scheduled)

    @property
    def held_bar(self) -> int:
        """The length of the bar of meetings that were held."""
        return round(self.held * self.scale)

    @property
    def cancelled_bar(self) -> int:
        """The length of the bar of cancelled meetings, which follows that of the others."""
        return round(self.cancelled * self.scale)


def timeline(committee: Committee, life: Life, *, today: datetime.date) -> list[Line]:
    """The lines of a committee's life, the newest first: from its opening or first meeting to its end or today."""
    if not life.years:
        return []
    known = {year.period: year for year in life.years}
    days = [year.first for year in life.years]
    first, last = min([committee.opened_on or days[0], *days]), max([committee.closed_on or today, *days])
    periods = municipal_years(first, last)
    events = sorted(_events(committee, life), key=lambda event: event.day, reverse=True)
    scale = WIDEST / max(1, *(year.held + year.cancelled for year in life.years))
    return [_line(stretch, known, events, scale) for stretch in _stretches(periods, known)]


def _events(committee: Committee, life: Life) -> Iterator[Event]:
    if committee.opened_on:
        yield Event("opened", committee.opened_on)
    if committee.closed_on:
        yield Event("closed", committee.closed_on)
    for what, bodies in (("followed", life.before), ("succeeded", life.after)):
        yield from (Event(what, body.first, body) for body in bodies if body.first)


def _stretches(periods: list[Period], known: dict[Period, Year]) -> Iterator[list[Period]]:
    """Each year with meetings for itself, years without any together, and the oldest years together."""
    parts: list[list[Period]] = []
    for has_meetings, stretch in groupby(periods, key=known.__contains__):
        years = list(stretch)
        parts += [[year] for year in years] if has_meetings else [years]
    yield from parts[:MOST_LINES]
    older = [year for part in parts[MOST_LINES:] for year in part]
    if older:
        yield older


def _line(periods: list[Period], known: dict[Period, Year], events: Iterable[Event], scale: float) -> Line:
    years = [known[period] for period in periods if period in known]
    newest, oldest = periods[0], periods[-1]
    return Line(
        newest,
        oldest,
        held=sum(year.held for year in years),
        cancelled=sum(year.cancelled for year in years),
        scheduled=sum(year.scheduled for year in years),
        scale=scale if len(periods) == 1 else 0,
        events=tuple(event for event in events if oldest.first <= event.day <= newest.last),
    )


class Words(NamedTuple):
    """What stands in a timeline in one language, looked up once."""

    language: str | None
    none: str
    several: str
    opened: str
    closed: str
    followed: str
    succeeded: str


@lru_cache(maxsize=16)
def _words(language: str | None) -> Words:
    return Words(
        language,
        none=escape(_("No meeting")),
        several=_("%(first)s to %(last)s"),
        opened=_("{}: set up"),
        closed=_("{}: closed"),
        followed=_("{}: took over from {}"),
        succeeded=_("{}: followed by {}"),
    )


def timeline_rows(lines: Iterable[Line], committee: Committee) -> SafeString:
    """The rows of a table: the years, what was held and cancelled, the bar, and what happened then."""
    words, page = _words(get_language()), committee.get_absolute_url()
    return mark_safe("".join(_drawn(line, page, words) for line in lines))  # noqa: S308 (every word is escaped)


def _drawn(line: Line, page: str, words: Words) -> str:
    counts = (
        f'<td colspan="2">{words.none}</td>'
        if line.is_gap
        else f'<td class="number">{line.held}</td><td class="number">{line.cancelled}</td>'
    )
    events = (f'<tr class="event"><td colspan="4">{_told(event, words)}</td></tr>\n' for event in line.events)
    return (
        f'<tr{GAP if line.is_gap else ""}><th scope="row">{_years_in_words(line, page, words)}</th>{counts}'
        f"<td>{_bar(line)}{_to_come(line.scheduled)}</td></tr>\n{''.join(events)}"
    )


GAP = ' class="gap"'


def _years_in_words(line: Line, page: str, words: Words) -> str:
    if not line.is_one_year:
        return escape(words.several % {"first": line.oldest.name, "last": line.newest.name})
    if line.is_gap:
        return line.newest.name
    return f'<a href="{page}?{line.newest.query}#meetings">{line.newest.name}</a>'


def _bar(line: Line) -> str:
    held, off = line.held_bar, line.cancelled_bar
    bars = (
        f'<rect y="1" width="{held}" height="12"/>' if held else "",
        f'<rect class="off" x="{held + 1}" y="1" width="{off}" height="12"/>' if off else "",
    )
    return f"{BAR}{''.join(bars)}</svg>" if held or off else ""


def _to_come(scheduled: int) -> str:
    if not scheduled:
        return ""
    words = ngettext("%(number)s to come", "%(number)s to come", scheduled) % {"number": scheduled}
    return f' <span class="quiet">{escape(words)}</span>'


def _told(event: Event, words: Words) -> SafeString:
    """The day and the words of something that happened to the committee."""
    told = day_in(event.day, words.language)
    return format_html(getattr(words, event.what), told, event.body.link if event.body else "")


def ways_to_periods(
    periods: Iterable[tuple[Period, int | None]],
    committee: Committee,
    chosen: Period | None,
    *,
    counted: bool = False,
) -> SafeString:
    """Periods to choose from; `counted` tells a screen reader how many meetings each has."""
    page, language = committee.get_absolute_url(), get_language()
    ways = (
        f'<li><a href="{page}?{period.query}#meetings"{CURRENT if period == chosen else ""}>{escape(period.name)}'
        f"{_meetings(count, language) if counted and count is not None else ''}</a></li>\n"
        for period, count in periods
    )
    return mark_safe("".join(ways))  # noqa: S308 (every word is escaped)


CURRENT = ' aria-current="page"'


@lru_cache(maxsize=1_000)
def _meetings(count: int, language: str | None) -> str:
    words = ngettext("%(number)s meeting", "%(number)s meetings", count) % {"number": count}
    return f'<span class="aside-voice"> ({escape(words)})</span>'
