"""The register of decisions: an entry for each published decision, kept in step with the record."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import Exists, Q, QuerySet

from council.models import (
    Confirmation,
    DecisionEntry,
    Given,
    Meeting,
    NamedVote,
    PreparedForKeys,
    Resolution,
    Vote,
)
from council.models.sheet import insert

_READ = (
    "pk", "item", "kind", "outcome", "mover", "seconder",
    "item__meeting", "item__position", "position", "reference", "first_published_at",
)  # fmt: skip
_COUNTED = ("in_favour", "against", "casting", "unanimous")
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


def difference(meetings: list[int], *, new: bool = False) -> Difference:
    """How the kept entries of these meetings differ from what they should be; new meetings have none."""
    made = {entry.resolution_id: entry for entry in _made(meetings)}
    # two questions: no index answers both at once
    kept = {} if new else {row[0]: row for row in (*_KEPT(meetings), *_KEPT_OF_ROWS(meetings))}
    same = {key for key, entry in made.items() if kept.get(key) == entry}
    return Difference(
        wrong=[entry for key, entry in made.items() if key not in same],
        outdated=[key for key in kept if key not in same],
    )


def differing_items(meetings: list[int]) -> set[int]:
    """The items of these meetings with a decision whose entry is missing, superfluous or not what it should be."""
    found = difference(meetings)
    gone = DecisionEntry.objects.filter(pk__in=found.outdated).order_by()
    return {entry.item_id for entry in found.wrong} | set(gone.values_list("item_id", flat=True))


def bring_up_to_date(meetings: list[int], *, new: bool = False) -> None:
    """Make the entries of these meetings what they should be."""
    found = difference(meetings, new=new)
    if found.outdated:
        DecisionEntry.objects.filter(pk__in=found.outdated).delete()
    insert(DecisionEntry, found.wrong)


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
            bring_up_to_date(meetings[at : at + 100])


def _made(meetings: list[int]) -> Iterator[Entry]:
    counted = {vote.resolution_id: vote for vote in _VOTES(meetings)}
    sides: dict[int, set[str]] = {}
    for key, option in _NAMED_VOTES(meetings):
        sides.setdefault(key, set()).add(option)
    approved, of_meeting = set(_APPROVED(meetings)), {key: values for key, *values in _MEETINGS(meetings)}
    for key, item, *said_of, meeting, above, position, reference, published in _DECISIONS(meetings):
        kind, outcome, mover, seconder = said_of
        if meeting not in of_meeting:  # published between the two questions
            continue
        committee, date, first_published, status = of_meeting[meeting]
        # those of no meeting cannot be confirmed
        confirmed = meeting in approved if status == Meeting.Status.HELD else None
        vote, said = counted.get(key), sides.get(key, NO_SIDES)
        place = above * _PLACES + min(position, _PLACES - 1)
        stated = (vote is not None or bool(said), bool(said), is_divided(vote, said))
        yield Entry(
            key, item, meeting, committee, date, published or first_published, place, kind, outcome,
            mover, seconder, bare_reference(reference), *stated, confirmed,
        )  # fmt: skip


def _meetings(keys: list[Given]) -> QuerySet:
    """What is told of each meeting once, since a column of dates takes as long as all others of a row."""
    meetings = Meeting.objects.published().filter(pk__in=keys).order_by()
    return meetings.values_list("pk", "committee", "date", "first_published_at", "status")


def _decisions(meetings: list[Given]) -> QuerySet:
    decisions = Resolution.objects.published().filter(item__meeting__pk__in=meetings)
    return decisions.order_by().values_list(*_READ)


def _votes(meetings: list[Given]) -> QuerySet:
    votes = Vote.objects.published().filter(resolution__item__meeting__pk__in=meetings)
    return votes.order_by().only("resolution_id", *_COUNTED)


def _named_votes(meetings: list[Given]) -> QuerySet:
    votes = NamedVote.objects.published().filter(resolution__item__meeting__pk__in=meetings)
    return votes.order_by().values_list("resolution_id", "option")


def _approved(meetings: list[Given]) -> QuerySet:
    approved = Meeting.objects.published().filter(is_approved(), pk__in=meetings)
    return approved.order_by().values_list("pk", flat=True)


def _kept(path: str, meetings: list[Given]) -> QuerySet:
    entries = DecisionEntry.objects.order_by().filter(**{f"{path}__pk__in": meetings})
    return entries.values_list(*Entry._fields)


def is_approved() -> Q:
    """The condition that the minutes of a meeting were approved: as a clerk recorded it, else as later minutes say."""
    said = Exists(Confirmation.objects.published().of_the_meeting())
    return Q(approval__in=Meeting.APPROVED) | (Q(approval=Meeting.Approval.UNCONFIRMED) & Q(said))


def is_divided(vote: Vote | None, sides: Iterable[str]) -> bool:
    """Whether the minutes state that some were for it and some against; nothing is taken from what they leave out."""
    return _SIDES.issubset(sides) or (vote is not None and vote.is_divided)


_DECISIONS, _VOTES = PreparedForKeys(_decisions), PreparedForKeys(_votes)
_NAMED_VOTES, _APPROVED = PreparedForKeys(_named_votes), PreparedForKeys(_approved)
_MEETINGS = PreparedForKeys(_meetings)
_KEPT = PreparedForKeys(lambda keys: _kept("meeting", keys))
_KEPT_OF_ROWS = PreparedForKeys(lambda keys: _kept("resolution__item__meeting", keys))
