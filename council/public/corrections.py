"""Corrections of the public record: what kind of change was made to what and when, never the words before or after."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext_lazy as _

from council.models import (
    AgendaItem,
    Attendance,
    Change,
    Committee,
    Meeting,
    Resolution,
    Vote,
    gone_since,
    public_changes,
)
from council.models.links import address

from .spoken import meeting_name, said_in, together

NOUNS: dict[type[models.Model], Any] = {
    Meeting: _("The meeting"),
    AgendaItem: _("Agenda items"),
    Resolution: _("Decisions"),
    Vote: _("Votes"),
    Attendance: _("Attendance"),
}
KINDS: dict[str, Any] = {
    "added": _("added"),
    "taken out": _("taken out"),
    "changed": _("changed"),
    "made private": _("made private"),
    "opened": _("opened to the public"),
}
FIELDS: dict[str, Any] = {
    "paragraphs": _("the minutes"),
    "presented_by": _("who presented it"),
    "committee_id": _("committee"),
    "position": _("order"),
    "in_favour": _("votes for"),
    "against": _("votes against"),
    "abstain": _("abstentions"),
}
"""Fields whose own names say little to a reader."""

MOST_BATCHES = 4
"""So many times as many meetings are looked through as corrections are asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of change: to what, of what kind, to how many rows and which of their fields."""

    noun: Any
    kind: Any
    count: int
    fields: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What was changed in one meeting's record on one day, or that it was withdrawn, with the public reason."""

    uid: uuid.UUID
    at: datetime.datetime
    name: str
    address: str
    council: str
    lines: list[Line]
    withdrawn: bool = False
    reason: str = ""


def corrections(start: int, stop: int) -> list[Corrected]:
    """The corrections from one place to before another, the latest first."""
    found = [*_changed(stop), *_withdrawn(stop)]
    return sorted(found, key=lambda each: (each.at, str(each.uid)), reverse=True)[start:stop]


def _changed(most: int) -> Iterable[Corrected]:
    """What was changed in the meetings that changed last, a day each: of as many meetings as it takes to tell so
    many corrections, since not every change is one that a reader sees."""
    meetings = Meeting.objects.published().filter(correction__isnull=False)
    latest = meetings.select_related("committee__council", "correction").order_by("-correction__at", "-pk")
    found: list[Corrected] = []
    for start in range(0, MOST_BATCHES * most, most):
        batch = list(latest[start : start + most + 1])
        found += _in_days(batch[:most])
        if len(batch) <= most or sum(each.at > batch[most].correction.at for each in found) >= most:
            break
    return found


def _in_days(meetings: list[Any]) -> Iterable[Corrected]:
    """What was changed in these meetings, a day each."""
    by_key = {meeting.pk: meeting for meeting in meetings}
    dated = (
        (change.meeting, timezone.localdate(change.at), change) for change in public_changes(list(by_key))
    )
    ordered = sorted(dated, key=lambda each: each[:2])
    for (key, day), group in groupby(ordered, key=lambda each: each[:2]):
        yield _of_a_day(by_key[key], day, [change for _key, _day, change in group])


def _of_a_day(meeting: Any, day: datetime.date, changes: list[Change]) -> Corrected:
    return Corrected(
        uid=uuid.uuid5(meeting.uid, f"corrected {day.isoformat()}"),
        at=max(change.at for change in changes),
        name=meeting_name(meeting),
        address=meeting.get_absolute_url(),
        council=str(meeting.committee.council),
        lines=list(_lines(changes)),
    )


def _lines(changes: list[Change]) -> Iterable[Line]:
    """The changes by what was changed and how."""
    for model, noun in NOUNS.items():
        for what, kind in KINDS.items():
            some = [change for change in changes if change.model is model and change.what == what]
            names = dict.fromkeys(name for change in some for name in change.fields)
            if some:
                yield Line(
                    noun, kind, len({change.row for change in some}), [_field(model, name) for name in names]
                )


def _field(model: type[models.Model], name: str) -> str:
    """The name of a field as a reader would say it."""
    field: Any = model._meta.get_field(name)
    return str(FIELDS.get(name) or field.verbose_name)


def _withdrawn(most: int) -> Iterable[Corrected]:
    """The records that were withdrawn last, with their public reasons."""
    columns = ("uid", "gone_at", "committee__slug", "date", "sitting", "withdrawal_reason")
    public = Committee.objects.published().filter(pk=OuterRef("committee")).order_by()
    gone = Meeting.objects.tombstones().annotate(gone_at=gone_since()).order_by("-gone_at").values(*columns)
    for row in gone.annotate(
        committee_name=Subquery(public.values("name")[:1]),
        committee_language=Subquery(public.values("language")[:1]),
    )[:most]:
        slug, second = row["committee__slug"], f"-{row['sitting']}" if row["sitting"] > 1 else ""
        day, committee = format_date(row["date"], "j F Y"), row["committee_name"]
        named = committee and said_in(committee, row["committee_language"])
        yield Corrected(
            uid=uuid.uuid5(row["uid"], "withdrawn"),
            at=row["gone_at"],
            name=together([named, day], ", ") if named else day,
            address=address("meeting", slug, f"{row['date']:%Y-%m-%d}{second}"),
            council="",
            lines=[],
            withdrawn=True,
            reason=row["withdrawal_reason"],
        )
