"""Meetings to come: those that a clerk or a document announced, and the dates that published minutes state."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from council.models import Committee, Meeting, NextMeeting, Prepared, given_day, given_key


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
    told = {"since": since, "until": until, "committee": committee and committee.pk}
    known, stated = OF_A_COMMITTEE if committee else OF_ALL
    found = [_announced(meeting) for meeting in known.stretch(0, limit, **told)]
    found += _stated_only(stated.stretch(0, limit * 5, **told))
    return sorted(found, key=lambda each: each.order)[:limit]


def _announced(meeting: Any) -> Expected:
    return Expected(
        date=meeting.date,
        time=meeting.start_time,
        venue=meeting.venue,
        committee=meeting.committee,
        meeting=meeting,
    )


def _stated_only(stated: list[NextMeeting]) -> list[Expected]:
    """The dates that only minutes state, each once, as the newest of those minutes state it."""
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


DAYS = (given_day("since"), given_day("until"))


def _known(**only: Any) -> Any:
    """The meetings in the record between two days, the nearest first."""
    meetings = Meeting.objects.published().filter(date__range=DAYS, **only)
    return meetings.select_related("committee").order_by("date", "start_time")


def _stated(**only: Any) -> Any:
    """The dates between two days that minutes state and no meeting in the record has, by the age of the minutes."""
    covered = Meeting.objects.published().filter(
        committee=OuterRef("meeting__committee"), date=OuterRef("date")
    )
    return (
        NextMeeting.objects.published()
        .filter(~Exists(covered), date__range=DAYS, **only)
        .select_related("meeting__committee")
        .defer("meeting__clerks_note")
        .order_by("date", "meeting__date", "pk")
    )


OF_ALL = (Prepared(_known), Prepared(_stated))
OF_A_COMMITTEE = (
    Prepared(lambda: _known(committee=given_key("committee"))),
    Prepared(lambda: _stated(meeting__committee=given_key("committee"))),
)
