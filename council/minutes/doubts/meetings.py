"""Next meetings that are told and were not read."""

import re
from collections.abc import Iterator, Sequence

from council.minutes.dates import WEEKDAYS, PrintedDate, dates_in, unclear_time
from council.minutes.meetings import NO_MEETING_DAY
from council.minutes.outline import Outline
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.values import Minutes, NextMeeting, Problem
from council.minutes.words import LONGEST, fold, holds_any

_NEXT = re.compile(r"\bnext (?:[\w']+ ){0,4}meeting\b|\bcyfarfod nesaf\b")
_OF_OTHERS = re.compile(r"\b(?:group|panel|forum|team|committee|board|trust|association)\b")


def doubts(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """`The next meeting is on 14th of Sept` with a date beside it, where no next meeting was read."""
    bodies = [passage for section in outline.sections for passage in section.body]
    if minutes.next_meetings:
        yield from _without_times(minutes.next_meetings, (*bodies, *outline.trailer))
        yield from _on_other_days(minutes.next_meetings, (*bodies, *outline.trailer))
        return
    own = fold(minutes.committee or "").rpartition(" ")[2]
    for passage in (*bodies, *outline.trailer):
        if told := _told(passage, own, minutes.date):
            yield problem("next_meeting_unread", line=passage.span[0], path="next_meetings", seen=told)
            return


def _where_told(meeting: NextMeeting, passages: Sequence[Passage]) -> Passage | None:
    begins = meeting.lines[0]
    return next(
        (each for each in passages if each.lines[0].number == begins and each.span == meeting.lines), None
    )


def _without_times(meetings: Sequence[NextMeeting], passages: Sequence[Passage]) -> Iterator[Problem]:
    """`21 March, at 10.30`: a figure that may be the time of a next meeting, in the morning or the evening."""
    for place, meeting in enumerate(meetings, start=1):
        if meeting.start_time:
            continue
        told = _where_told(meeting, passages)
        if told and (seen := unclear_time(told.text[:LONGEST])):
            path = f"next_meetings.{place}.start_time"
            yield problem("time_unclear", line=told.span[0], path=path, seen=seen)


def _on_other_days(meetings: Sequence[NextMeeting], passages: Sequence[Passage]) -> Iterator[Problem]:
    """`Monday 3 March 2026`, which is a Tuesday: one of the two is wrong."""
    for place, meeting in enumerate(meetings, start=1):
        told = _where_told(meeting, passages)
        for found in dates_in(told.text[:LONGEST]) if told else ():
            if found.value and found.weekday_disagrees and found.value.isoformat() == meeting.date:
                calendar, seen = (
                    WEEKDAYS[found.value.weekday()].title(),
                    f"{(found.weekday or '').title()} {found.value}",
                )
                path, line = f"next_meetings.{place}", meeting.lines[0]
                yield problem("weekday_mismatch", line=line, path=path, seen=seen, expected=calendar)


def _told(passage: Passage, own: str, after: str | None) -> str | None:
    """The words around a next meeting of this body that has a date."""
    folded = fold(passage.text[:LONGEST])
    for found in _NEXT.finditer(folded) if holds_any(folded, ("next ", "nesaf")) else ():
        beside = folded[found.start() : found.end() + 60]
        other = _OF_OTHERS.search(beside)
        near = passage.text[found.start() : found.end() + 100]
        if " was being held" in beside:
            continue  # which a report tells of another body
        if (other is None or other.group() == own) and any(
            _may_be_later(each, after) and not NO_MEETING_DAY.search(near[: each.start])
            for each in dates_in(near)
        ):
            return near
    return None


def _may_be_later(found: PrintedDate, after: str | None) -> bool:
    return found.value is None or after is None or found.value.isoformat() > after
