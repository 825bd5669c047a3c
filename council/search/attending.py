"""Makes the attendance entries of published meetings and finds out where the kept ones differ from them."""

import datetime
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import QuerySet

from council.models import Attendance, AttendanceEntry, Given, Meeting, PreparedForKeys
from council.models.sheet import insert

from .said import Said

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


def difference(said: Said, *, new: bool = False) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say; new meetings have none."""
    made = {entry.attendance_id: entry for entry in _made(said)}
    # two questions: no index answers both at once
    kept = {} if new else {row[0]: row for row in (*_KEPT(said.keys), *_KEPT_OF_ROWS(said.keys))}
    same = {key for key, entry in made.items() if kept.get(key) == entry}
    return Difference(
        made=[entry for key, entry in made.items() if key not in same],
        outdated=kept.keys() - same,
    )


def _kept(path: str, meetings: list[Given]) -> QuerySet:
    rows = AttendanceEntry.objects.order_by().filter(**{f"{path}__pk__in": meetings})
    return rows.values_list(*Entry._fields)


_KEPT = PreparedForKeys(lambda keys: _kept("meeting", keys))
_KEPT_OF_ROWS = PreparedForKeys(lambda keys: _kept("attendance__meeting", keys))


def _made(said: Said) -> list[Entry]:
    clearest: dict[tuple[int, int], Entry] = {}
    held = {key: row for key, row in said.meetings.items() if row.status == Meeting.Status.HELD}
    for key, meeting, councillor, status in said.attendance:
        if meeting not in held:
            continue
        entry = Entry(key, meeting, held[meeting].committee_id, councillor, held[meeting].date, status)
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
            difference(Said(keys[start : start + _AT_ONCE])).apply()
