"""Meetings to come: those that a clerk or a document announced, and the dates that published minutes state."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from django.db import models
from django.db.models import Count, Exists, OuterRef

from council.models import Committee, Given, Meeting, NextMeeting, Prepared, given_day, given_key
from council.models.links import day_in_address, pattern

T = TypeVar("T")
MOST_COMMITTEES = 25
"""So many committees can be looked at together."""
STATED_MORE_OFTEN = 5
"""Several minutes state the same date: so many times more rows are looked at than are shown."""


@dataclass(frozen=True, slots=True)
class Stated:
    """The minutes that state a date which is known from nothing else: their meeting, and the lines."""

    address: str
    date: datetime.date
    first_line: int | None
    last_line: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting as a page of the diary tells it; `stated_by` names the minutes that say so where the archive has no
    page for it, else it has a status."""

    date: datetime.date
    time: datetime.time | None
    venue: str
    committee: str
    slug: str
    sitting: int
    language: str
    committee_language: str
    status: str = ""
    stated_by: Stated | None = None

    @property
    def order(self) -> tuple:
        """The place in a diary."""
        return (self.date, self.time or datetime.time.min, self.committee, self.sitting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A meeting as a calendar file tells it; `meeting` when the archive has a page for it, else `stated_by` names the
    minutes that say so."""

    date: datetime.date
    time: datetime.time | None
    venue: str
    committee: Committee
    changed_at: datetime.datetime
    sitting: int = 1
    meeting: Meeting | None = None
    stated_by: NextMeeting | None = None

    @property
    def order(self) -> tuple:
        """The place in a diary."""
        return (self.date, self.time or datetime.time.min, self.committee.name, self.sitting)


def expected(
    since: datetime.date, until: datetime.date = datetime.date.max, *, limit: int, **which: Any
) -> list[Entry]:
    """The meetings between two days, the nearest first; `which` may be a `committee` or the keys of `committees`."""
    found = recorded(since, until, limit=limit, **which)
    if len(found) == limit:  # what minutes state for later days has no place
        until = min(until, found[-1].date)
    return in_order(found, announced(since, until, limit=limit, **which))[:limit]


def in_order(*entries: list[Entry]) -> list[Entry]:
    """Entries of several lists in the order of a diary."""
    return sorted(chain(*entries), key=_ORDER)


def recorded(since: datetime.date, until: datetime.date, *, limit: int, **which: Any) -> list[Entry]:
    """The meetings in the record between two days; `which` as above."""
    ways, told = _asked(since, until, **which)
    return [Entry(*row) for row in ways.known_rows.stretch(0, limit, **told)]


def announced(since: datetime.date, until: datetime.date, *, limit: int, **which: Any) -> list[Entry]:
    """The meetings between two days of which only minutes tell; `which` as above."""
    ways, told = _asked(since, until, **which)
    rows = ways.stated_rows.stretch(0, limit * STATED_MORE_OFTEN, **told)
    return _each_once(rows, _body_of_row, _entry)


def held_on(since: datetime.date, until: datetime.date, **which: Any) -> dict[datetime.date, int]:
    """The days between two with meetings in the record, and how many; `which` as above."""
    ways, told = _asked(since, until, **which)
    return dict(ways.counted(**told))


def filed(
    since: datetime.date,
    until: datetime.date = datetime.date.max,
    *,
    limit: int,
    newest: bool = False,
    recorded_only: bool = False,
    **which: Any,
) -> list[Expected]:
    """The meetings between two days for a calendar file, the nearest first or the newest; `which` as above."""
    ways, told = _asked(since, until, **which)
    found = [as_expected(meeting) for meeting in ways.known[newest].stretch(0, limit, **told)]
    if not recorded_only:
        stated = ways.stated[newest].stretch(0, limit * STATED_MORE_OFTEN, **told)
        found += _each_once(stated, _body_of_model, _expected)
    return sorted(found, key=_ORDER, reverse=newest)[:limit]


def to_keep(since: datetime.date, today: datetime.date, *, limit: int, **which: Any) -> list[Expected]:
    """The meetings for somebody's own calendar in the order of a diary: those to come, the nearest first, then as
    many of the past ones since a day as there are places left, the newest first."""
    coming = filed(today, limit=limit, **which)
    yesterday, places = today - datetime.timedelta(days=1), limit - len(coming)
    past = filed(since, yesterday, limit=places, newest=True, **which) if places else []
    return [*reversed(past), *coming]


def as_expected(meeting: Any) -> Expected:
    """A meeting in the record as an entry of a calendar file."""
    return Expected(
        date=meeting.date,
        time=meeting.start_time,
        venue=meeting.venue,
        committee=meeting.committee,
        changed_at=meeting.changed_at,
        sitting=meeting.sitting,
        meeting=meeting,
    )


_ORDER = attrgetter("order")


def _each_once(
    stated: Iterable[Any], body_of: Callable[[Any], Any], told: Callable[[Any, int, list[Any]], T]
) -> list[T]:
    """The dates that only minutes state, each as the newest of those minutes state it: once, or for each time that
    they give."""
    by_date: dict[tuple[Any, datetime.date], list[Any]] = {}
    for each in stated:
        by_date.setdefault((body_of(each), each.date), []).append(each)
    return [
        told(row, number, rows)
        for rows in by_date.values()
        for number, row in enumerate(_of_the_newest(rows), start=1)
    ]


def _of_the_newest(rows: list[Any]) -> list[Any]:
    """What the newest of the minutes that state a committee's date say of it, in the order of the day."""
    newest = {row.start_time: row for row in rows if row.meeting_id == rows[-1].meeting_id}
    return sorted(newest.values(), key=lambda row: row.start_time or datetime.time.min)


def _body_of_model(row: NextMeeting) -> int:
    return row.meeting.committee_id


def _expected(row: NextMeeting, number: int, rows: list[NextMeeting]) -> Expected:
    return Expected(
        date=row.date,
        time=row.start_time,
        venue=row.venue,
        committee=row.meeting.committee,
        changed_at=max(row.meeting.changed_at for row in rows),
        sitting=number,
        stated_by=row,
    )


def _body_of_row(row: Any) -> str:
    return row.meeting__committee__slug


def _entry(row: Any, number: int, _rows: list[Any]) -> Entry:
    slug, minutes = row.meeting__committee__slug, row.meeting__date
    page = f"{pattern('committee') % slug}{day_in_address(minutes, row.meeting__sitting)}/"
    stated = Stated(page, minutes, row.first_line, row.last_line)
    languages = (row.meeting__language, row.meeting__committee__language)
    committee = row.meeting__committee__name
    return Entry(row.date, row.start_time, row.venue, committee, slug, number, *languages, stated_by=stated)


DAYS = (given_day("since"), given_day("until"))


def _known(*, newest: bool, **only: Any) -> Any:
    """The meetings in the record between two days, the nearest first or the newest."""
    meetings = Meeting.objects.published().filter(date__range=DAYS, **only)
    order = ("-date", "-start_time") if newest else ("date", "start_time")
    return meetings.select_related("committee").order_by(*order)


def _stated(*, newest: bool, **only: Any) -> Any:
    """The dates between two days that minutes state, each by the age of the minutes; without those that a meeting in
    the record has and those that later minutes pass over."""
    own = Meeting.objects.published().filter(committee=OuterRef("meeting__committee"))
    return (
        NextMeeting.objects.published()
        .filter(
            ~Exists(own.filter(date=OuterRef("date"))),
            ~Exists(_passing_over(own)),
            date__range=DAYS,
            **only,
        )
        .select_related("meeting__committee")
        .defer("meeting__clerks_note", "meeting__evidence")
        .order_by("-date" if newest else "date", "meeting__date", "pk")
    )


def _passing_over(own: Any) -> Any:
    """Meetings of the committee between the minutes that state a date and that date, whose own minutes give dates of
    coming meetings, but none before a later one: the date was given up."""
    given = NextMeeting.objects.published().filter(meeting=OuterRef("pk"))
    in_between = own.filter(date__gt=OuterRef("meeting__date"), date__lt=OuterRef("date"))
    date = OuterRef(OuterRef("date"))
    return in_between.filter(Exists(given.filter(date__gt=date)), ~Exists(given.filter(date__lte=date)))


KNOWN = (
    *("date", "start_time", "venue", "committee__name", "committee__slug", "sitting"),
    *("language", "committee__language", "status"),
)
STATED = (
    "date",
    "start_time",
    "venue",
    "first_line",
    "last_line",
    "meeting_id",
    "meeting__date",
    "meeting__sitting",
    "meeting__committee__name",
    "meeting__committee__slug",
    "meeting__committee__language",
    "meeting__language",
)


class Ways:
    """The diary of all committees, of one or of some: as rows for pages, and as models for files, the nearest first
    and the newest first."""

    def __init__(self, only: Callable[[], dict[str, Any]]) -> None:
        def known(**newest: bool) -> Any:
            return _known(**newest, **only())

        def stated(**newest: bool) -> Any:
            return _stated(**newest, **{f"meeting__{name}": value for name, value in only().items()})

        self.known_rows = Prepared(lambda: known(newest=False).values_list(*KNOWN))
        self.stated_rows = Prepared(
            lambda: _by_day_first(stated(newest=False)).values_list(*STATED, named=True)
        )
        self.counted = Prepared(lambda: _by_day(known(newest=False)))
        self.known = [Prepared(lambda newest=newest: known(newest=newest)) for newest in (False, True)]
        self.stated = [Prepared(lambda newest=newest: stated(newest=newest)) for newest in (False, True)]


def _by_day_first(stated: Any) -> Any:
    """The same dates, found by their day and not by the meetings of a committee: a page asks for the days of a month
    or for those to come, and SQLite does not know how few these are."""
    return stated.filter(pk__in=NextMeeting.objects.kept().filter(date__range=DAYS).order_by().values("pk"))


def _by_day(meetings: Any) -> Any:
    """How many of the meetings there are on each day."""
    return meetings.order_by().values("date").annotate(n=Count("pk")).values_list("date", "n")


def _some() -> list[Given]:
    return [Given("committees", models.BigIntegerField(), place) for place in range(MOST_COMMITTEES)]


OF_ALL = Ways(dict)
OF_A_COMMITTEE = Ways(lambda: {"committee": given_key("committee")})
OF_SOME = Ways(lambda: {"committee__pk__in": _some()})


def _asked(
    since: datetime.date,
    until: datetime.date,
    *,
    committee: Committee | None = None,
    committees: Sequence[int] = (),
) -> tuple[Ways, dict[str, Any]]:
    """The querysets that answer, and what they have to be told."""
    told: dict[str, Any] = {"since": since, "until": until}
    if committee:
        return OF_A_COMMITTEE, told | {"committee": committee.pk}
    if committees:
        filled = (*committees, *[committees[-1]] * (MOST_COMMITTEES - len(committees)))
        return OF_SOME, told | {"committees": filled}
    return OF_ALL, told
