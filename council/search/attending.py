"""Makes the attendance entries of published meetings and finds out where the kept ones differ from them."""

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import QuerySet

from council.models import Attendance, AttendanceEntry, Given, Meeting, PreparedForKeys
from council.models.sheet import insert

_CLEARNESS = {status: place for place, status in enumerate(Attendance.Status.values)}
_AT_ONCE = 500


class Entry(NamedTuple):
    """An attendance entry in the order of its columns; there are too many to make models of them."""

    attendance_id: int
    meeting_id: int
    committee_id: int
    councillor_id: int
    date: datetime.date
    status: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done to the kept entries so that they are what they should be."""

    made: list[Entry]
    outdated: set[int]
    """The keys of the kept entries that have to go."""

    def apply(self) -> int:
        """Do it; gives the number of entries concerned."""
        if self.outdated:
            AttendanceEntry.objects.filter(pk__in=self.outdated).delete()
        insert(AttendanceEntry, self.made)
        return len(self.outdated | {entry.attendance_id for entry in self.made})

    def meetings(self) -> set[int]:
        """The meetings whose entries are not what they should be."""
        kept = AttendanceEntry.objects.filter(pk__in=self.outdated)
        return {entry.meeting_id for entry in self.made} | set(kept.values_list("meeting", flat=True))


def difference(meetings: list[int], *, new: bool = False) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say; new meetings have none."""
    made = {entry.attendance_id: entry for entry in _made(meetings)}
    # two questions: no index answers both at once
    kept = {} if new else {row[0]: row for row in (*_KEPT(meetings), *_KEPT_OF_ROWS(meetings))}
    same = {key for key, entry in made.items() if kept.get(key) == entry}
    return Difference(
        made=[entry for key, entry in made.items() if key not in same],
        outdated=kept.keys() - same,
    )


def _kept(path: str, meetings: list[Given]) -> QuerySet:
    rows = AttendanceEntry.objects.order_by().filter(**{f"{path}__pk__in": meetings})
    return rows.values_list(*Entry._fields)


def _attendance(meetings: list[Given]) -> QuerySet:
    rows = Attendance.objects.published().filter(
        meeting__pk__in=meetings, meeting__status=Meeting.Status.HELD, councillor__isnull=False
    )
    return rows.order_by("meeting", "position", "pk").values_list("pk", "meeting", "councillor", "status")


def _held(keys: list[Given]) -> QuerySet:
    """What is told of each meeting once, since a column of dates takes as long as all others of a row."""
    held = Meeting.objects.published().filter(pk__in=keys, status=Meeting.Status.HELD)
    return held.order_by().values_list("pk", "committee", "date")


_ATTENDANCE, _HELD = PreparedForKeys(_attendance), PreparedForKeys(_held)
_KEPT = PreparedForKeys(lambda keys: _kept("meeting", keys))
_KEPT_OF_ROWS = PreparedForKeys(lambda keys: _kept("attendance__meeting", keys))


def _made(meetings: list[int]) -> list[Entry]:
    clearest: dict[tuple[int, int], Entry] = {}
    held = {key: (committee, date) for key, committee, date in _HELD(meetings)}
    for key, meeting, councillor, status in _ATTENDANCE(meetings):
        if meeting not in held:  # published between the two questions
            continue
        committee, date = held[meeting]
        entry = Entry(key, meeting, committee, councillor, date, status)
        known = clearest.setdefault((entry.meeting_id, entry.councillor_id), entry)
        if _CLEARNESS[entry.status] < _CLEARNESS[known.status]:
            clearest[entry.meeting_id, entry.councillor_id] = entry
    return list(clearest.values())


def fill_where_empty(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that had none before this release: all or none, since an upgrade that is
    broken off finds them missing and begins again."""
    table = AttendanceEntry._meta.db_table
    if using != "default" or table not in connections[using].introspection.table_names():
        return
    if AttendanceEntry.objects.exists():
        return
    keys = list(Meeting.objects.published().values_list("pk", flat=True).order_by("pk"))
    with transaction.atomic():
        for start in range(0, len(keys), _AT_ONCE):
            difference(keys[start : start + _AT_ONCE]).apply()
