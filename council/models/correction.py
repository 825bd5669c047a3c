"""Corrections: which published meetings changed since they were first published, and what the history says of it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .agenda import AgendaItem
from .attendance import Attendance
from .meeting import Meeting
from .resolution import Resolution, Vote

_VERSIONS_OF_A_PAGE = 5_000
"""So many entries of history of each kind are looked through for a page of corrections."""
_NO_END = datetime.datetime.max.replace(tzinfo=datetime.UTC)

Stretch = tuple[datetime.datetime, datetime.datetime]
"""From when to before when a meeting was public."""
Times = dict[int, list[Stretch]]


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
_READ_OF_ALL = ("id", "history_date", "history_type", "removed")
_READ_BESIDE: dict[type[models.Model], tuple[str, ...]] = {
    Meeting: ("publication",),
    AgendaItem: ("restriction",),
}
"""What else is read of a version to see what changed."""
_OF_A_RESTRICTED_ITEM = ("number", "position", "public_title", "public_summary")


def public_changes(meetings: list[int]) -> list[Change]:
    """What changed in these meetings since each was first published, as their histories say. What was changed
    while a meeting was out of sight is told as of its next publication, and as it then stood."""
    versions = {model: _versions(model, meetings) for model in PUBLIC_FIELDS}
    public = _public_times(versions[Meeting])
    changes = [change for model in PUBLIC_FIELDS for change in _changes(versions[model], model, public)]
    return sorted(changes, key=lambda change: change.at, reverse=True)


def gone_since() -> Any:
    """When a meeting that is withdrawn or taken out became so, as its history says; for an annotation."""
    gone = Q(publication=Meeting.Publication.WITHDRAWN) | Q(removed=True)
    history: Any = Meeting.history
    public = history.filter(~gone, id=OuterRef("id")).order_by("-history_date", "-history_id")
    since = history.filter(gone, id=OuterRef("pk"), history_date__gt=public.values("history_date")[:1])
    return Coalesce(Subquery(since.order_by("history_date").values("history_date")[:1]), F("changed_at"))


def _public_times(versions: list[Any]) -> Times:
    """From when to when each meeting was public, the earliest time first."""
    times: Times = defaultdict(list)
    for version in versions:
        stretches = times[version.id]
        was = bool(stretches) and stretches[-1][1] == _NO_END
        now = version.publication == Meeting.Publication.PUBLISHED and version.date and _is_shown(version)
        if now and not was:
            stretches.append((version.history_date, _NO_END))
        elif was and not now:
            stretches[-1] = (stretches[-1][0], version.history_date)
    return times


def _versions(model: type[models.Model], meetings: list[int]) -> list[Any]:
    """The versions of the rows of one model in these meetings that changed since the meeting was first
    published, with the meeting of each, the oldest of a row first; where there are too many, the newest of all."""
    history: Any = model.history  # type: ignore[attr-defined]
    own = history.filter(_of_meetings(model, meetings))
    if model is not Meeting:  # whose own history also tells when it was public
        published = Meeting.history.filter(
            id=OuterRef(_MEETING_OF[model]), publication=Meeting.Publication.PUBLISHED
        )
        first = published.order_by("history_date").values("history_date")[:1]
        since = own.filter(history_date__gt=Subquery(first)).order_by().values("id")
        own = history.filter(id__in=since)
    newest = own.annotate(of_meeting=F(_MEETING_OF[model])).order_by("-history_date", "-history_id")
    versions = newest.only(*_READ_OF_ALL, *_READ_BESIDE.get(model, ()), *PUBLIC_FIELDS[model])
    return sorted(versions[:_VERSIONS_OF_A_PAGE], key=lambda row: (row.id, row.history_date, row.history_id))


def _changes(versions: list[Any], model: type[models.Model], public: Times) -> Iterable[Change]:
    """The changes of the rows of one model."""
    for _key, group in groupby(versions, key=lambda row: row.id):
        rows = list(group)
        stretches = public.get(rows[-1].of_meeting, [])
        before = None if rows[0].history_type == "+" else rows[0]
        for at, after in _as_seen(rows, stretches):
            change = _change(model, at, before, after)
            if change and at > stretches[0][0]:
                yield change
            before = after


def _as_seen(versions: list[Any], stretches: list[Stretch]) -> Iterable[tuple[datetime.datetime, Any]]:
    """The versions that the public could read, each with the time from which it could; of those that were made
    out of its sight the last."""
    dated = ((_seen(version.history_date, stretches), version) for version in versions)
    for at, group in groupby(dated, key=lambda each: each[0]):
        if at is not None:
            *_, (_at, last) = group
            yield at, last


def _seen(at: datetime.datetime, stretches: list[Stretch]) -> datetime.datetime | None:
    """From when the public could read what was made at this time, if it ever could."""
    return next((max(at, start) for start, end in stretches if at < end), None)


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


def _change(model: type[models.Model], at: datetime.datetime, before: Any, after: Any) -> Change | None:
    """What a version of a row changed of what the public sees; None where that is nothing."""
    told = partial(Change, after.of_meeting, after.id, model, at)
    was, now = _is_shown(before), _is_shown(after)
    if was != now:
        return told("added" if now else "taken out")
    if not now:
        return None
    if model is AgendaItem and bool(before.restriction) != bool(after.restriction):
        return told("made private" if after.restriction else "opened")
    restricted = model is AgendaItem and after.restriction
    names = _OF_A_RESTRICTED_ITEM if restricted else PUBLIC_FIELDS[model]
    changed = tuple(name for name in names if _told(before, name) != _told(after, name))
    return told("changed", changed) if changed else None


def _told(version: Any, name: str) -> Any:
    """A value as the public reads it: of paragraphs and parts the words, without their lines and anchors."""
    value = getattr(version, name)
    if not isinstance(value, list):
        return value
    return [{key: each[key] for key in each if key in _READ_BY_THE_PUBLIC} for each in value]


def _is_shown(version: Any) -> bool:
    return version is not None and version.history_type != "-" and not version.removed
