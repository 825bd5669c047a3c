"""How a meeting's part of an address is read and written: 2026-06-09, or 2026-06-09-2 for a second sitting."""

import datetime
import re
from typing import Any, NamedTuple, NoReturn

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from council.models import Committee, Given, Meeting, MinutesDocument, OfferedFile, Prepared, given_day

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


class OldPageConverter:
    """The name of a page of modern.gov, in whatever letters."""

    regex = r"[A-Za-z]{4,40}\.[aA][sS][pP][xX]"

    def to_python(self, value: str) -> str:
        """The name in small letters without its ending."""
        return value.lower().removesuffix(".aspx")

    def to_url(self, value: str) -> str:
        """The name as modern.gov writes it, but for its capitals."""
        return f"{value}.aspx"


GIVEN_SLUG = Given("slug", models.SlugField())
GIVEN_MEETING = {
    "committee__slug": Given("committee", models.SlugField()),
    "date": given_day("date"),
    "sitting": Given("sitting", models.IntegerField()),
}
"""The condition that a meeting is the one at an address, told with `at`."""


def at(committee: str, day: Day) -> dict[str, Any]:
    """What tells a prepared queryset the address of a meeting."""
    return {"committee": committee, "date": day.date, "sitting": day.sitting}


def meetings_at_address() -> Any:
    """The meeting at an address, with what its pages show of it and of its document."""
    documents = MinutesDocument.objects.published().filter(meeting=OuterRef("pk"))
    copies = OfferedFile.objects.published().copies().filter(document__meeting=OuterRef("pk"))
    return (
        with_confirmation(Meeting.objects.published())
        .filter(**GIVEN_MEETING)
        .annotate(
            original_offered=Subquery(documents.values("original_offered")[:1]),
            original_type=Subquery(documents.values("media_type")[:1]),
            original_pages=Subquery(documents.values("pages")[:1]),
            copy_size=Subquery(copies.values("size")[:1]),
            transcribed_at=Subquery(documents.values("transcribed_at")[:1]),
        )
        .select_related("committee__council", "chair")
        .defer("clerks_note", "chair__clerks_note")
    )


MEETING = Prepared(meetings_at_address)
_NAMED = Prepared(
    lambda: (
        Meeting.objects.published().filter(**GIVEN_MEETING).select_related("committee").defer("clerks_note")
    )
)
_COMMITTEE = Prepared(lambda: Committee.objects.published().select_related("council").filter(slug=GIVEN_SLUG))


def published_meeting(committee: str, day: Day, meetings: Prepared = MEETING) -> Meeting:
    """The meeting at an address; raises Gone with the public reason, or Absent."""
    meeting = meetings.first(**at(committee, day))
    if meeting is None:
        refuse_meeting(committee, day)
    return meeting


def meeting_at(committee: str, day: Day) -> Meeting | None:
    """The published meeting that a filter names by its address, or None."""
    return _NAMED.first(**at(committee, day))


def refuse_meeting(committee: str, day: Day) -> NoReturn:
    """Say why no meeting is at this address: withdrawn with a reason, or never there."""
    here = {"committee__slug": committee, "date": day.date, "sitting": day.sitting}
    gone = Meeting.objects.tombstones().filter(**here).first()
    if gone is not None:
        reason = _("The record of this meeting was withdrawn.")
        raise Gone(reason, gone["withdrawal_reason"])
    raise Absent(_("The archive has no published meeting at this address."))


def published_committee(slug: str) -> Committee:
    """The committee at an address; raises Absent."""
    committee = _COMMITTEE.first(slug=slug)
    if committee is None:
        raise Absent(_("The archive has no committee with published minutes at this address."))
    return committee
