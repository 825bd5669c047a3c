"""Whether minutes were confirmed: as a clerk recorded it, else as the minutes of a later meeting say."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.db.models.functions import JSONObject

from council.models import Confirmation, Given, Meeting, Prepared, SourceLine, given_key

MOST_LINES = 12
"""So many lines of a confirmation are shown with the minutes that it confirmed."""


def with_confirmation(meetings: Any) -> Any:
    """Meetings with what published minutes say of their confirmation, for `confirmed`."""
    said = Confirmation.objects.published().of_the_meeting()
    told = JSONObject(
        meeting="meeting",
        date="meeting__date",
        sitting="meeting__sitting",
        amended="amended",
        first="first_line",
        last="last_line",
    )
    return meetings.annotate(confirmation=Subquery(said.values(told=told)[:1]))


def confirmed_on() -> Subquery:
    """The day of the first meeting whose published minutes say that those of the meeting around were confirmed."""
    said = Confirmation.objects.published().of_the_meeting()
    return Subquery(said.values("meeting__date")[:1])


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The meeting that confirmed minutes, as its own minutes say."""

    by: Meeting
    amended: bool
    lines: tuple[int, int] | None


def confirmed(meeting: Any) -> Confirmed | None:
    """Where minutes were confirmed, of a meeting that was loaded `with_confirmation`."""
    told = getattr(meeting, "confirmation", None)
    if told is None:
        return None
    date = datetime.date.fromisoformat(told["date"])
    by = Meeting.at(meeting.committee, date, told["sitting"], told["meeting"])
    lines = (told["first"], told["last"] or told["first"]) if told["first"] else None
    return Confirmed(by, bool(told["amended"]), lines)


def amendment(meeting: Meeting) -> list[str]:
    """The public lines in which the later minutes say that these were amended; none where they are withheld."""
    found = confirmed(meeting)
    if found is None or found.lines is None or not found.amended:
        return []
    first, last = found.lines
    return WORDS(meeting=found.by.pk, first=first, last=min(last, first + MOST_LINES - 1))


def _words() -> Any:
    lines = SourceLine.objects.published().filter(document__meeting=given_key("meeting"))
    field = SourceLine._meta.get_field("line")
    return (
        lines.filter(line__range=(Given("first", field), Given("last", field)))
        .order_by("line")
        .values_list("text", flat=True)
    )


WORDS = Prepared(_words)
