"""Meetings to come: those that a clerk or a document announced, and the dates that published minutes state."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from council.models import Committee, Meeting, NextMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A meeting to come; `meeting` when the archive has a page for it, else `stated_by` names the minutes that say so."""

    date: datetime.date
    time: datetime.time | None
    venue: str
    committee: Committee
    meeting: Meeting | None = None
    stated_by: NextMeeting | None = None

    @property
    def order(self) -> tuple:
        """The place in a diary."""
        return (self.date, self.time or datetime.time.min, self.committee.name)


def expected(
    since: datetime.date,
    until: datetime.date = datetime.date.max,
    *,
    limit: int,
    committee: Committee | None = None,
) -> list[Expected]:
    """The meetings to come between two days, the nearest first."""
    only = {"committee": committee} if committee else {}
    known = (
        Meeting.objects.published()
        .filter(date__range=(since, until), **only)
        .select_related("committee")
        .order_by("date", "start_time")[:limit]
    )
    found = [_announced(meeting) for meeting in known]
    found += _stated_only(since, until, limit=limit, committee=committee)
    return sorted(found, key=lambda each: each.order)[:limit]


def _announced(meeting: Any) -> Expected:
    return Expected(
        date=meeting.date,
        time=meeting.start_time,
        venue=meeting.venue,
        committee=meeting.committee,
        meeting=meeting,
    )


def _stated_only(
    since: datetime.date, until: datetime.date, *, limit: int, committee: Committee | None
) -> list[Expected]:
    """The dates that only minutes state, each once, as the newest of those minutes state it."""
    covered = Meeting.objects.published().filter(
        committee=OuterRef("meeting__committee"), date=OuterRef("date")
    )
    only = {"meeting__committee": committee} if committee else {}
    stated = (
        NextMeeting.objects.published()
        .filter(~Exists(covered), date__range=(since, until), **only)
        .select_related("meeting__committee")
        .defer("meeting__clerks_note")
        .order_by("date", "meeting__date", "pk")[: limit * 5]
    )
    newest = {(each.meeting.committee_id, each.date, each.start_time): each for each in stated}
    return [
        Expected(
            date=each.date,
            time=each.start_time,
            venue=each.venue,
            committee=each.meeting.committee,
            stated_by=each,
        )
        for each in newest.values()
    ]
