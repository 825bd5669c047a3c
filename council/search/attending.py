"""Makes the attendance entries of published meetings and finds out where the kept ones differ from them."""

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Q

from council.models import Attendance, AttendanceEntry, Meeting
from council.models.sheet import insert

_FIELDS = ("meeting_id", "committee_id", "councillor_id", "date", "status")
_CLEARNESS = {status: place for place, status in enumerate(Attendance.Status.values)}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done to the kept entries so that they are what they should be."""

    made: list[AttendanceEntry]
    outdated: set[int]
    """The keys of the kept entries that have to go."""

    def apply(self) -> int:
        """Do it; gives the number of entries concerned."""
        if self.outdated:
            AttendanceEntry.objects.filter(pk__in=self.outdated).delete()
        insert(self.made)
        return len(self.outdated | {entry.pk for entry in self.made})

    def meetings(self) -> set[int]:
        """The meetings whose entries are not what they should be."""
        kept = AttendanceEntry.objects.filter(pk__in=self.outdated)
        return {entry.meeting_id for entry in self.made} | set(kept.values_list("meeting", flat=True))


def difference(meetings: list[int]) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say."""
    made = {entry.pk: entry for entry in _made(meetings)}
    rows = AttendanceEntry.objects.order_by().filter(
        Q(meeting__in=meetings) | Q(attendance__meeting__in=meetings)
    )
    kept = {entry.pk: entry for entry in rows}
    same = {key for key in made.keys() & kept.keys() if _values(made[key]) == _values(kept[key])}
    return Difference(
        made=[entry for key, entry in made.items() if key not in same],
        outdated=kept.keys() - same,
    )


def _made(meetings: list[int]) -> list[AttendanceEntry]:
    rows = Attendance.objects.published().filter(
        meeting__in=meetings, meeting__status=Meeting.Status.HELD, councillor__isnull=False
    )
    found = rows.order_by("meeting", "position", "pk").values_list(
        "pk", "status", "meeting", "meeting__committee", "councillor", "meeting__date"
    )
    clearest: dict[tuple[int, int], AttendanceEntry] = {}
    for pk, status, meeting, committee, councillor, date in found:
        entry = AttendanceEntry(
            attendance_id=pk,
            meeting_id=meeting,
            committee_id=committee,
            councillor_id=councillor,
            date=date,
            status=status,
        )
        known = clearest.setdefault((meeting, councillor), entry)
        if _CLEARNESS[status] < _CLEARNESS[known.status]:
            clearest[meeting, councillor] = entry
    return list(clearest.values())


def _values(entry: AttendanceEntry) -> list[object]:
    return [getattr(entry, name) for name in _FIELDS]


def fill_where_empty(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that had none before this release; safe to run at any time."""
    table = AttendanceEntry._meta.db_table
    if using != "default" or table not in connections[using].introspection.table_names():
        return
    if AttendanceEntry.objects.exists():
        return
    keys = list(Meeting.objects.published().values_list("pk", flat=True).order_by("pk"))
    for start in range(0, len(keys), _AT_ONCE):
        difference(keys[start : start + _AT_ONCE]).apply()
