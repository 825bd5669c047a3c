"""Values as unsaved rows: what a document says, in the words of the record."""

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from django.db import models

from council.minutes import values
from council.models import (
    AgendaItem,
    Attendance,
    Confirmation,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    NextMeeting,
    ReadFromDocument,
    Resolution,
    Vote,
)

R = TypeVar("R", bound=ReadFromDocument)


def meeting_values(minutes: values.Minutes) -> dict[str, Any]:
    """What the document says of the meeting as a whole."""
    row = fitted(Meeting(venue=minutes.venue or "", chair_as_written=minutes.chair or ""))
    return {
        "date": day(minutes.date) if minutes.date else None,
        "start_time": hour(minutes.start_time),
        "end_time": hour(minutes.end_time),
        "venue": row.venue,
        "chair_as_written": row.chair_as_written,
        "language": minutes.language,
        "evidence": {name: list(lines) for name, lines in (minutes.evidence or {}).items()},
    }


def attendance_rows(meeting: Meeting, minutes: values.Minutes) -> list[Attendance]:
    """A row for each person in the attendance."""
    return [
        _read(
            Attendance(
                meeting=meeting,
                position=position,
                name_as_written=who.name,
                title=who.title or "",
                kind=who.kind,
                status=who.status,
                role=who.role or "",
                post=who.post or "",
                organisation=who.organisation or "",
                ward=who.ward or "",
                party=who.party or "",
                substitute_for=who.substitute_for or "",
                arrived=who.arrived or "",
                left=who.left or "",
                note=who.note or "",
            ),
            who.lines,
        )
        for position, who in enumerate(minutes.attendance)
    ]


def item_rows(meeting: Meeting, minutes: values.Minutes, *, last_line: int) -> list[AgendaItem]:
    """A row for each agenda item; each withholds up to the line before the next one, if it must."""
    ends = _stretches(minutes, last_line)
    return [
        _read(
            AgendaItem(
                meeting=meeting,
                position=position,
                number=item.number or "",
                minute_number=item.minute_number or "",
                title=item.title,
                kind=item.kind,
                withdrawn=item.withdrawn,
                restriction=item.restriction.basis if item.restriction else "",
                restriction_schedule=(item.restriction.schedule or "") if item.restriction else "",
                restriction_paragraphs=list(item.restriction.paragraphs) if item.restriction else [],
                paragraphs=[paragraph.to_json() for paragraph in item.paragraphs],
                presented_by=[presenter.to_json() for presenter in item.presented_by],
                withheld_to=end,
            ),
            item.lines,
        )
        for position, (item, end) in enumerate(zip(minutes.items, ends, strict=True), start=1)
    ]


def _stretches(minutes: values.Minutes, last_line: int) -> list[int | None]:
    """The last line that belongs to each item: everything before the next item begins, or to the very end."""
    begins = [item.lines[0] for item in minutes.items]
    return [
        max(item.lines[1], min((begin - 1 for begin in begins if begin > item.lines[0]), default=last_line))
        or None
        for item in minutes.items
    ]


def resolution_rows(item: AgendaItem, read: values.Item) -> list[Resolution]:
    """A row for each decision on an item."""
    return [
        _read(
            Resolution(
                item=item,
                position=position,
                kind=decision.kind,
                text=decision.text,
                introducer=decision.introducer or "",
                parts=[part.to_json() for part in decision.parts],
                outcome=decision.outcome,
                outcome_as_written=decision.outcome_as_written or "",
                moved_by_as_written=decision.moved_by or "",
                seconded_by_as_written=decision.seconded_by or "",
                reference=decision.reference or "",
            ),
            decision.lines,
        )
        for position, decision in enumerate(read.resolutions)
    ]


def vote_rows(resolution: Resolution, read: values.Decision) -> list[Vote]:
    """The row of the vote, if the words state one."""
    votes = read.votes
    if votes is None:
        return []
    vote = Vote(
        resolution=resolution,
        in_favour=votes.in_favour,
        against=votes.against,
        abstain=votes.abstain,
        casting=votes.casting or "",
        unanimous=votes.unanimous,
    )
    return [_read(vote, read.lines)]


def named_vote_rows(resolution: Resolution, read: values.Decision) -> list[NamedVote]:
    """A row for each vote that the minutes name."""
    return [
        _read(NamedVote(resolution=resolution, name_as_written=vote.name, option=vote.option), read.lines)
        for vote in (read.votes.named if read.votes else ())
    ]


def mention_rows(item: AgendaItem, read: values.Item) -> list[Mention]:
    """A row for each councillor's name met in the words of an item."""
    return [_read(Mention(item=item, name_as_written=each.name), each.lines) for each in read.mentions]


def interest_rows(item: AgendaItem, read: values.Item) -> list[DeclaredInterest]:
    """A row for each interest declared on an item."""
    return [
        _read(
            DeclaredInterest(
                item=item,
                name_as_written=each.name,
                kind=each.kind or "",
                text=each.text,
                left_room=each.left_room,
            ),
            each.lines,
        )
        for each in read.interests
    ]


def next_meeting_rows(meeting: Meeting, minutes: values.Minutes) -> list[NextMeeting]:
    """A row for each future meeting that the minutes state."""
    return [
        _read(
            NextMeeting(
                meeting=meeting,
                date=day(each.date),
                start_time=hour(each.start_time),
                venue=each.venue or "",
            ),
            each.lines,
        )
        for each in minutes.next_meetings
    ]


def confirmation_rows(meeting: Meeting, minutes: values.Minutes) -> list[Confirmation]:
    """A row for each earlier meeting whose minutes were confirmed."""
    return [
        _read(
            Confirmation(
                meeting=meeting,
                committee_as_written=each.committee or "",
                date=day(each.date),
                amended=each.amended,
            ),
            each.lines,
        )
        for each in minutes.confirms
    ]


def day(written: str) -> datetime.date:
    """A date of contract 1."""
    return datetime.date.fromisoformat(written)


def hour(written: str | None) -> datetime.time | None:
    """A time of contract 1."""
    return datetime.time.fromisoformat(written) if written else None


def _read(row: R, lines: values.Lines) -> R:
    row.origin = ReadFromDocument.Origin.DOCUMENT
    row.first_line, row.last_line = lines if lines[0] else (None, None)
    return fitted(row)


def fitted(row: R) -> R:
    """The row with its texts cut to what their columns hold."""
    for name, longest in _lengths(type(row)):
        text = getattr(row, name)
        if len(text) > longest:
            setattr(row, name, f"{text[: longest - 1]}…")
    return row


@cache
def _lengths(model: type[models.Model]) -> tuple[tuple[str, int], ...]:
    return tuple(_texts(model))


def _texts(model: type[models.Model]) -> Iterator[tuple[str, int]]:
    for column in model._meta.concrete_fields:
        if isinstance(column, models.CharField) and column.max_length and not column.choices:
            yield column.name, column.max_length
