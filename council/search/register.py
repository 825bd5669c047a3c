"""The register of decisions: an entry for each published decision, kept in step with the record."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import QuerySet

from council.models import DecisionEntry, Given, Meeting, NamedVote, PreparedForKeys, Resolution, Vote
from council.models.sheet import insert

from .said import Said, was_approved

_PLACES = 100_000
"""More decisions than an item has."""
_NOT_IN_A_REFERENCE = re.compile(r"[\W_]+")
NO_SIDES: frozenset[str] = frozenset()
_SIDES = {NamedVote.Option.FOR.value, NamedVote.Option.AGAINST.value}


def listed() -> QuerySet[DecisionEntry]:
    """The entries of all published decisions, the newest meeting first."""
    return DecisionEntry.objects.published()


@lru_cache(maxsize=1_000)
def bare_reference(written: str) -> str:
    """A reference without what is written in more ways than one.

    >>> bare_reference("la/2024/0173 ")
    'LA20240173'
    """
    return _NOT_IN_A_REFERENCE.sub("", written).upper()[:100]


class Entry(NamedTuple):
    """An entry in the order of its columns; there are too many to make models of them."""

    resolution_id: int
    item_id: int
    meeting_id: int
    committee_id: int
    date: datetime.date
    published: datetime.datetime
    place: int
    kind: str
    outcome: str
    mover_id: int | None
    seconder_id: int | None
    reference: str
    vote_stated: bool
    vote_named: bool
    divided: bool
    approved: bool | None


@dataclass(frozen=True, slots=True)
class Difference:
    """The entries that are missing or not as they should be, and the keys of the kept ones that have to go."""

    wrong: list[Entry]
    outdated: list[int]

    def apply(self) -> None:
        """Do it."""
        if self.outdated:
            DecisionEntry.objects.filter(pk__in=self.outdated).delete()
        insert(DecisionEntry, self.wrong)


def difference(said: Said, *, new: bool = False) -> Difference:
    """How the kept entries of these meetings differ from what they should be; new meetings have none."""
    made = {entry.resolution_id: entry for entry in _made(said)}
    # two questions: no index answers both at once
    kept = {} if new else {row[0]: row for row in (*_KEPT(said.keys), *_KEPT_OF_ROWS(said.keys))}
    same = {key for key, entry in made.items() if kept.get(key) == entry}
    return Difference(
        wrong=[entry for key, entry in made.items() if key not in same],
        outdated=[key for key in kept if key not in same],
    )


def differing_items(said: Said) -> set[int]:
    """The items of these meetings with a decision whose entry is missing, superfluous or not what it should be."""
    found = difference(said)
    gone = DecisionEntry.objects.filter(pk__in=found.outdated).order_by()
    return {entry.item_id for entry in found.wrong} | set(gone.values_list("item_id", flat=True))


def fill_where_missing(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that was kept before there were any: all or none, since an upgrade that is
    broken off finds them missing and begins again."""
    if DecisionEntry._meta.db_table not in connections[using].introspection.table_names():
        return
    if listed().exists() or not Resolution.objects.published().exists():
        return
    published = Resolution.objects.published().order_by().values_list("item__meeting", flat=True)
    meetings = sorted(set(published))
    with transaction.atomic():
        for at in range(0, len(meetings), 100):
            difference(Said(meetings[at : at + 100])).apply()


def _made(said: Said) -> Iterator[Entry]:
    for row in said.decisions:
        meeting, vote = said.meetings[row.meeting], said.votes.get(row.pk)
        sides = said.sides.get(row.pk, NO_SIDES)
        stated = (vote is not None or bool(sides), bool(sides), is_divided(vote, sides))
        # those of no meeting cannot be confirmed
        approved = was_approved(meeting) if meeting.status == Meeting.Status.HELD else None
        yield Entry(
            row.pk, row.item_id, row.meeting, meeting.committee_id, meeting.date,
            row.first_published_at or meeting.first_published_at,
            row.place_of_item * _PLACES + min(row.position, _PLACES - 1), row.kind, row.outcome,
            row.mover_id, row.seconder_id, bare_reference(row.reference), *stated, approved,
        )  # fmt: skip


def _kept(path: str, meetings: list[Given]) -> QuerySet:
    entries = DecisionEntry.objects.order_by().filter(**{f"{path}__pk__in": meetings})
    return entries.values_list(*Entry._fields)


def is_divided(vote: Vote | None, sides: Iterable[str]) -> bool:
    """Whether the minutes state that some were for it and some against; nothing is taken from what they leave out."""
    return _SIDES.issubset(sides) or (vote is not None and vote.is_divided)


_KEPT = PreparedForKeys(lambda keys: _kept("meeting", keys))
_KEPT_OF_ROWS = PreparedForKeys(lambda keys: _kept("resolution__item__meeting", keys))
