"""Corrections: which published meetings changed since they were first published, and what the history says of it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .agenda import AgendaItem
from .attendance import Attendance
from .meeting import Meeting
from .resolution import Resolution, Vote

_VERSIONS_OF_A_PAGE = 5_000
"""So many entries of history of each kind are looked through for a page of corrections."""


class CorrectionQuerySet(models.QuerySet):
    def note(self, meetings: Iterable[int]) -> None:
        """Note that these published meetings change now."""
        rows: Any = [Correction(meeting_id=key, at=timezone.now()) for key in meetings]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["meeting"], update_fields=["at"])


class Correction(models.Model):
    """A meeting whose record changed after it was published, and when it last did; what changed is in the history."""

    meeting = models.OneToOneField(
        Meeting, primary_key=True, on_delete=models.CASCADE, related_name="correction"
    )
    at = models.DateTimeField(db_index=True)

    objects = CorrectionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.meeting_id} at {self.at:%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one public row: the model, when, whether it was added, changed or taken out, and the names of
    the fields that changed; never their values."""

    meeting: int
    row: int
    model: type[models.Model]
    at: datetime.datetime
    what: str
    fields: tuple[str, ...] = ()


PUBLIC_FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Meeting: (
        "committee_id",
        "date",
        "sitting",
        "status",
        "start_time",
        "end_time",
        "venue",
        "chair_as_written",
        "approval",
    ),
    AgendaItem: (
        "number",
        "minute_number",
        "position",
        "title",
        "kind",
        "withdrawn",
        "paragraphs",
        "presented_by",
        "public_title",
        "public_summary",
    ),
    Resolution: (
        "kind",
        "text",
        "parts",
        "outcome",
        "outcome_as_written",
        "moved_by_as_written",
        "seconded_by_as_written",
        "reference",
    ),
    Vote: ("in_favour", "against", "abstain", "casting", "unanimous"),
    Attendance: ("name_as_written", "status", "post", "organisation", "arrived", "left", "note"),
}
"""The fields of which it may be told that they changed."""
_READ_BY_THE_PUBLIC = ("kind", "label", "text", "name", "post")
_MEETING_OF: dict[type[models.Model], str] = {
    Meeting: "id",
    AgendaItem: "meeting_id",
    Resolution: "item__meeting_id",
    Vote: "resolution__item__meeting_id",
    Attendance: "meeting_id",
}
_OF_A_RESTRICTED_ITEM = ("number", "position", "public_title", "public_summary")


def public_changes(meetings: list[int]) -> list[Change]:
    """What changed in these meetings since each was first published, as their histories say."""
    since: dict[int, datetime.datetime] = {}
    versions = {model: _versions(model, meetings) for model in PUBLIC_FIELDS}
    for version in versions[Meeting]:
        if version.publication == Meeting.Publication.PUBLISHED:
            since.setdefault(version.id, version.history_date)
    changes = [change for model in PUBLIC_FIELDS for change in _changes(versions[model], model)]
    kept = [change for change in changes if change.meeting in since and change.at > since[change.meeting]]
    return sorted(kept, key=lambda change: change.at, reverse=True)


def _versions(model: type[models.Model], meetings: list[int]) -> list[Any]:
    """The versions of the rows of one model in these meetings, with the meeting of each, the oldest of a row first."""
    versions: Any = model.history.filter(_of_meetings(model, meetings))  # type: ignore[attr-defined]
    versions = versions.annotate(of_meeting=F(_MEETING_OF[model]))
    return list(versions.order_by("id", "history_date", "history_id")[:_VERSIONS_OF_A_PAGE])


def _changes(versions: list[Any], model: type[models.Model]) -> Iterable[Change]:
    """The changes of the rows of one model."""
    for _key, group in groupby(versions, key=lambda row: row.id):
        before = None
        for version in group:
            change = _change(model, version.of_meeting, before, version)
            if change:
                yield change
            before = version


def _of_meetings(model: type[models.Model], meetings: list[int]) -> Q:
    """The versions that belong to these meetings, of rows that stand in the open now."""
    if model is Meeting:
        return Q(id__in=meetings)
    if model is AgendaItem:
        return Q(meeting__in=meetings)
    if model is Attendance:
        shown = Attendance.objects.published().filter(meeting__in=meetings).order_by().values("pk")
        return Q(id__in=shown)
    path = "item__" if model is Resolution else "resolution__item__"
    open_items = AgendaItem.objects.kept().unrestricted().filter(meeting__in=meetings).order_by().values("pk")
    return Q(**{f"{path.removesuffix('__')}__in": open_items})


def _change(model: type[models.Model], meeting: int | None, before: Any, after: Any) -> Change | None:
    """What a version of a row changed of what the public sees; None where that is nothing."""
    if meeting is None:
        return None
    was, now = _is_shown(before), _is_shown(after)
    if was != now:
        return Change(meeting, after.id, model, after.history_date, "added" if now else "taken out")
    if not now:
        return None
    if model is AgendaItem and bool(before.restriction) != bool(after.restriction):
        return Change(
            meeting,
            after.id,
            model,
            after.history_date,
            "opened" if not after.restriction else "made private",
        )
    names = PUBLIC_FIELDS[model]
    if model is AgendaItem and after.restriction:
        names = _OF_A_RESTRICTED_ITEM
    changed = tuple(name for name in names if _told(before, name) != _told(after, name))
    return Change(meeting, after.id, model, after.history_date, "changed", changed) if changed else None


def _told(version: Any, name: str) -> Any:
    """A value as the public reads it: of paragraphs and parts the words, without their lines and anchors."""
    value = getattr(version, name)
    if not isinstance(value, list):
        return value
    return [{key: each[key] for key in each if key in _READ_BY_THE_PUBLIC} for each in value]


def _is_shown(version: Any) -> bool:
    return version is not None and version.history_type != "-" and not version.removed
