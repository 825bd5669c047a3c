"""Meetings to come: those that a clerk or a document announced, and the dates that published minutes state."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from council.models import Committee, Given, Meeting, NextMeeting, Prepared, given_day, given_key

MOST_COMMITTEES = 25
"""So many committees can be looked at together."""
STATED_MORE_OFTEN = 5
"""Several minutes state the same date: so many times more rows are looked at than are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A meeting to come; `meeting` when the archive has a page for it, else `stated_by` names the minutes that say so."""

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
    since: datetime.date,
    until: datetime.date = datetime.date.max,
    *,
    limit: int,
    committee: Committee | None = None,
    committees: Sequence[int] = (),
    newest: bool = False,
    recorded_only: bool = False,
) -> list[Expected]:
    """The meetings between two days, the nearest first (or the newest); of one committee, of some, or of all."""
    told: dict[str, Any] = {"since": since, "until": until, "committee": committee and committee.pk}
    if committees:
        told["committees"] = (*committees, *[committees[-1]] * (MOST_COMMITTEES - len(committees)))
    which = OF_A_COMMITTEE if committee else OF_SOME if committees else OF_ALL
    known, stated = which[newest]
    found = [as_expected(meeting) for meeting in known.stretch(0, limit, **told)]
    if not recorded_only:
        found += _stated_only(stated.stretch(0, limit * STATED_MORE_OFTEN, **told))
    return sorted(found, key=lambda each: each.order, reverse=newest)[:limit]


def to_keep(since: datetime.date, today: datetime.date, *, limit: int, **which: Any) -> list[Expected]:
    """The meetings for somebody's own calendar in the order of a diary: those to come, the nearest first, then as
    many of the past ones since a day as there are places left, the newest first."""
    coming = expected(today, limit=limit, **which)
    yesterday, places = today - datetime.timedelta(days=1), limit - len(coming)
    past = expected(since, yesterday, limit=places, newest=True, **which) if places else []
    return [*reversed(past), *coming]


def as_expected(meeting: Any) -> Expected:
    """A meeting in the record as an entry of a diary."""
    return Expected(
        date=meeting.date,
        time=meeting.start_time,
        venue=meeting.venue,
        committee=meeting.committee,
        changed_at=meeting.changed_at,
        sitting=meeting.sitting,
        meeting=meeting,
    )


def _stated_only(stated: list[NextMeeting]) -> list[Expected]:
    """The dates that only minutes state, each as the newest of those minutes state it: once, or for each time that
    they give."""
    by_date: dict[tuple[int, datetime.date], list[NextMeeting]] = {}
    for each in stated:
        by_date.setdefault((each.meeting.committee_id, each.date), []).append(each)
    return [entry for rows in by_date.values() for entry in _of_a_date(rows)]


def _of_a_date(rows: list[NextMeeting]) -> list[Expected]:
    """The meetings of a committee on a date, by the newest of the minutes that state it."""
    changed_at = max(row.meeting.changed_at for row in rows)
    newest = {row.start_time: row for row in rows if row.meeting_id == rows[-1].meeting_id}
    in_order = sorted(newest.values(), key=lambda row: row.start_time or datetime.time.min)
    return [
        Expected(
            date=row.date,
            time=row.start_time,
            venue=row.venue,
            committee=row.meeting.committee,
            changed_at=changed_at,
            sitting=number,
            stated_by=row,
        )
        for number, row in enumerate(in_order, start=1)
    ]


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
            ~Exists(own.filter(date=OuterRef("date"))), ~Exists(_passing_over(own)), date__range=DAYS, **only
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


def _some() -> list[Given]:
    return [Given("committees", models.BigIntegerField(), place) for place in range(MOST_COMMITTEES)]


def _both_ways(only: Callable[[], dict[str, Any]]) -> tuple[tuple[Prepared, Prepared], ...]:
    """The meetings in the record and the dates that minutes state: the nearest first, and the newest first."""
    return tuple(
        (
            Prepared(lambda newest=newest: _known(newest=newest, **only())),
            Prepared(lambda newest=newest: _stated(newest=newest, **_by_minutes(only()))),
        )
        for newest in (False, True)
    )


def _by_minutes(only: dict[str, Any]) -> dict[str, Any]:
    """The same choice for what minutes state, by the meeting of the minutes."""
    return {f"meeting__{name}": value for name, value in only.items()}


OF_ALL = _both_ways(dict)
OF_A_COMMITTEE = _both_ways(lambda: {"committee": given_key("committee")})
OF_SOME = _both_ways(lambda: {"committee__pk__in": _some()})
