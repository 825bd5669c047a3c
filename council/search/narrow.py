"""Makes the narrow entries by which meetings are counted and the newest of what minutes say of a councillor is found,
and finds out where the kept ones differ from what they should be."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db import connections, transaction

from council.models import InterestEntry, Meeting, MeetingEntry, MentionEntry, PreparedForKeys, VoteEntry
from council.models.meeting_entry import half_of
from council.models.sheet import insert

from .said import Said

_AT_ONCE = 500

Row = tuple[Any, ...]
"""The values of an entry in the order of its columns, the key last; there are too many to make models of them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entries: what finds those of some meetings, as they should be and as they are kept, and at which
    place in a row the meeting stands."""

    entries: Any
    made: Callable[[Said], list[Row]]
    kept: tuple[Callable[[list[int]], list[Row]], ...]
    meeting: int

    def difference(self, said: Said, *, new: bool = False) -> "Difference":
        """How the kept entries of these meetings differ from what the public querysets say; new meetings have none."""
        made = {row[-1]: row for row in self.made(said)}
        kept = {} if new else {row[-1]: row for ask in self.kept for row in ask(said.keys)}
        same = {key for key, row in made.items() if kept.get(key) == row}
        wrong = [row for key, row in made.items() if key not in same]
        return Difference(self, wrong, [row for key, row in kept.items() if key not in same])


@dataclass(frozen=True, slots=True)
class Difference:
    """The entries of one kind that are missing or not as they should be, and the kept ones that have to go."""

    kind: Kind
    made: list[Row]
    outdated: list[Row]

    def apply(self) -> int:
        """Make them as they should be; gives the number of entries concerned."""
        gone = {row[-1] for row in self.outdated}
        if gone:
            self.kind.entries.objects.filter(pk__in=gone).delete()
        insert(self.kind.entries, self.made)
        return len(gone | {row[-1] for row in self.made})

    def meetings(self) -> set[int]:
        """The meetings whose entries are not what they should be."""
        return {row[self.kind.meeting] for row in (*self.made, *self.outdated)}


def _asked(rows: Callable[[], Any], path: str, *columns: str) -> PreparedForKeys:
    return PreparedForKeys(
        lambda keys: rows().filter(**{f"{path}__in": keys}).order_by().values_list(*columns)
    )


def _naming(entries: Any, item: str, rows: Callable[[Said], list[Any]]) -> Kind:
    """What minutes say of councillors in one way; the item is at this path."""
    columns = ("councillor_id", "meeting_id", "date", "place", "row_id")
    # two questions: no index answers both at once
    kept = (f"row__{item}__meeting__pk", "meeting__pk")
    return Kind(
        entries,
        lambda said: _of_councillors(said, rows(said)),
        tuple(_asked(entries.objects.all, path, *columns) for path in kept),
        1,
    )


def _of_councillors(said: Said, rows: list[Any]) -> list[Row]:
    dates = {key: meeting.date for key, meeting in said.meetings.items()}
    return [
        (row.councillor_id, row.meeting, dates[row.meeting], row.place_of_item, row.pk)
        for row in rows
        if row.councillor_id is not None
    ]


def _meetings(said: Said) -> list[Row]:
    return [
        (row.committee_id, half_of(row.date), row.status, row.date, key) for key, row in said.meetings.items()
    ]


_KEPT_MEETINGS = _asked(
    MeetingEntry.objects.all, "row__pk", "committee_id", "half", "status", "date", "row_id"
)
KINDS = (
    Kind(MeetingEntry, _meetings, (_KEPT_MEETINGS,), -1),
    _naming(MentionEntry, "item", attrgetter("mentions")),
    _naming(InterestEntry, "item", attrgetter("interests")),
    _naming(VoteEntry, "resolution__item", attrgetter("named_votes")),
)


def differences(said: Said, *, new: bool = False) -> "list[Difference]":
    """How the kept entries of each kind differ from what they should be; new meetings have none."""
    return [kind.difference(said, new=new) for kind in KINDS]


def differing_meetings(said: Said) -> set[int]:
    """Those whose entries are missing, superfluous or not what they should be."""
    return set().union(*(each.meetings() for each in differences(said)))


def kept_meetings() -> set[int]:
    """The meetings of all kept entries."""
    return {
        key
        for kind in KINDS
        for key in kind.entries.objects.order_by()
        .values_list("pk" if kind.entries is MeetingEntry else "meeting", flat=True)
        .distinct()
    }


def fill_where_empty(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that had none before this release: all or none, since an upgrade that is
    broken off finds them missing and begins again."""
    tables = {kind.entries._meta.db_table for kind in KINDS}
    if using != "default" or not tables.issubset(connections[using].introspection.table_names()):
        return
    if MeetingEntry.objects.exists():
        return
    keys = list(Meeting.objects.published().values_list("pk", flat=True).order_by("pk"))
    with transaction.atomic():
        for start in range(0, len(keys), _AT_ONCE):
            for each in differences(Said(keys[start : start + _AT_ONCE])):
                each.apply()
