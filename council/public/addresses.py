"""How a meeting's part of an address is read and written: 2026-06-09, or 2026-06-09-2 for a second sitting."""

import datetime
import re
from typing import Any, NamedTuple, NoReturn

from council.models import Committee, Meeting

from .approval import with_confirmation
from .views.absent import Absent, Gone


class Day(NamedTuple):
    """The day and the sitting that an address names."""

    date: datetime.date
    sitting: int = 1

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d}" + (f"-{self.sitting}" if self.sitting > 1 else "")


class DayConverter:
    """The part of an address that names a meeting of a committee; impossible dates match nothing."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{1,4})?"

    def to_python(self, value: str) -> Day:
        """The day that the address names; each has one spelling."""
        date, sitting = re.fullmatch(r"(.{10})-?(.*)", value).groups()  # type: ignore[union-attr]
        day = Day(datetime.date.fromisoformat(date), int(sitting or 1))
        if str(day) != value:
            raise ValueError(value)
        return day

    def to_url(self, value: Any) -> str:
        """The address of a day."""
        return str(value)


def published_meeting(committee: str, day: Day, meetings: Any = None) -> Meeting:
    """The meeting at an address; raises Gone with the public reason, or Absent."""
    here = {"committee__slug": committee, "date": day.date, "sitting": day.sitting}
    asked = with_confirmation(Meeting.objects.published() if meetings is None else meetings)
    meeting = asked.select_related("committee__council").filter(**here).first()
    if meeting is None:
        refuse_meeting(**here)
    return meeting


def refuse_meeting(**here: Any) -> NoReturn:
    """Say why no meeting is at this address: withdrawn with a reason, or never there."""
    gone = Meeting.objects.tombstones().filter(**here).first()
    if gone is not None:
        raise Gone(f"The record of this meeting was withdrawn. {gone['withdrawal_reason']}".strip())
    raise Absent("The archive has no published meeting at this address.")


def published_committee(slug: str) -> Committee:
    """The committee at an address; raises Absent."""
    committee = Committee.objects.published().select_related("council", "parent").filter(slug=slug).first()
    if committee is None:
        raise Absent("The archive has no committee with published minutes at this address.")
    return committee
