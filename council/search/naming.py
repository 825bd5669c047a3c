"""Makes the entries of what published minutes say of councillors in items, and finds out where the kept ones differ."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections, transaction

from council.models import (
    DeclaredInterest,
    InterestEntry,
    Meeting,
    Mention,
    MentionEntry,
    NamedVote,
    PreparedForKeys,
    VoteEntry,
)
from council.models.sheet import insert

_AT_ONCE = 500


class Entry(NamedTuple):
    """An entry in the order of its columns; there are too many to make models of them."""

    councillor_id: int
    meeting_id: int
    date: datetime.date
    place: int
    row_id: int


class Kind:
    """What minutes say of a councillor in one way: the rows of the record and the entries made of them."""

    def __init__(self, rows: Any, entries: Any, item: str) -> None:
        self.entries = entries
        there = ("councillor", f"{item}__meeting", f"{item}__meeting__date", f"{item}__position", "pk")
        self._made = _of_meetings(
            lambda: rows.objects.published().filter(councillor__isnull=False), f"{item}__meeting", there
        )
        # two questions: no index answers both at once
        self._kept = [
            _of_meetings(entries.objects.all, path, Entry._fields)
            for path in ("meeting", f"row__{item}__meeting")
        ]

    def difference(self, meetings: list[int]) -> "Difference":
        """How the kept entries of these meetings differ from what the public querysets say."""
        made = {entry.row_id: entry for entry in map(Entry._make, self._made(meetings))}
        kept = {row[-1]: row for ask in self._kept for row in ask(meetings)}
        same = {key for key, entry in made.items() if kept.get(key) == entry}
        return Difference(
            self.entries,
            made=[entry for key, entry in made.items() if key not in same],
            outdated=kept.keys() - same,
        )


def _of_meetings(rows: Callable[[], Any], path: str, columns: tuple[str, ...]) -> PreparedForKeys:
    return PreparedForKeys(
        lambda keys: rows().filter(**{f"{path}__pk__in": keys}).order_by().values_list(*columns)
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done to the kept entries of one kind so that they are what they should be."""

    entries: Any
    made: list[Entry]
    outdated: set[int]
    """The keys of the kept entries that have to go."""

    def apply(self) -> int:
        """Do it; gives the number of entries concerned."""
        if self.outdated:
            self.entries.objects.filter(pk__in=self.outdated).delete()
        insert(self.entries, self.made)
        return len(self.outdated | {entry.row_id for entry in self.made})

    def meetings(self) -> set[int]:
        """The meetings whose entries are not what they should be."""
        kept = self.entries.objects.filter(pk__in=self.outdated)
        return {entry.meeting_id for entry in self.made} | set(kept.values_list("meeting", flat=True))


KINDS = (
    Kind(Mention, MentionEntry, "item"),
    Kind(DeclaredInterest, InterestEntry, "item"),
    Kind(NamedVote, VoteEntry, "resolution__item"),
)


def bring_up_to_date(meetings: list[int]) -> int:
    """Make the entries of these meetings what they should be; gives the number of entries concerned."""
    return sum(kind.difference(meetings).apply() for kind in KINDS)


def differing_meetings(meetings: list[int]) -> set[int]:
    """Those whose entries are missing, superfluous or not what they should be."""
    return set().union(*(kind.difference(meetings).meetings() for kind in KINDS))


def kept_meetings() -> set[int]:
    """The meetings of all kept entries."""
    return {
        key
        for kind in KINDS
        for key in kind.entries.objects.order_by().values_list("meeting", flat=True).distinct()
    }


def fill_where_empty(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that had none before this release: all or none, since an upgrade that is
    broken off finds them missing and begins again."""
    tables = {kind.entries._meta.db_table for kind in KINDS}
    if using != "default" or not tables.issubset(connections[using].introspection.table_names()):
        return
    if any(kind.entries.objects.exists() for kind in KINDS):
        return
    keys = list(Meeting.objects.published().values_list("pk", flat=True).order_by("pk"))
    with transaction.atomic():
        for start in range(0, len(keys), _AT_ONCE):
            bring_up_to_date(keys[start : start + _AT_ONCE])
