"""The register of decisions: an entry for each published decision, kept in step with the record."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import BooleanField, Case, Exists, Q, QuerySet, When

from council.models import Confirmation, DecisionEntry, Meeting, NamedVote, Resolution, Vote
from council.models.sheet import insert

_READ = (
    "pk", "item", "item__meeting", "item__meeting__committee", "item__meeting__date", "kind", "outcome",
    "mover", "seconder", "reference", "item__position", "position",
    "first_published_at", "item__meeting__first_published_at",
)  # fmt: skip
_COUNTED = ("in_favour", "against", "casting", "unanimous")
_PLACES = 100_000
"""More decisions than an item has."""
_NOT_IN_A_REFERENCE = re.compile(r"[\W_]+")
_SIDES = {NamedVote.Option.FOR.value, NamedVote.Option.AGAINST.value}


def listed() -> QuerySet[DecisionEntry]:
    """The entries of all published decisions, the newest meeting first."""
    return DecisionEntry.objects.published()


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


def difference(meetings: list[int]) -> Difference:
    """How the kept entries of these meetings differ from what they should be."""
    made = {entry.resolution_id: entry for entry in _made(meetings)}
    rows = DecisionEntry.objects.order_by().filter(Q(meeting__in=meetings) | Q(pk__in=list(made)))
    kept = {row[0]: row for row in rows.values_list(*Entry._fields)}
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


def bring_up_to_date(meetings: list[int]) -> None:
    """Make the entries of these meetings what they should be."""
    found = difference(meetings)
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
    votes = Vote.objects.published().filter(resolution__item__meeting__in=meetings).order_by()
    counted = {vote.resolution_id: vote for vote in votes.only("resolution_id", *_COUNTED)}
    sides: dict[int, set[str]] = {}
    named = NamedVote.objects.published().filter(resolution__item__meeting__in=meetings).order_by()
    for key, option in named.values_list("resolution_id", "option"):
        sides.setdefault(key, set()).add(option)
    approved = _approved(meetings)
    decisions = Resolution.objects.published().filter(item__meeting__in=meetings).order_by()
    for key, *read, reference, above, position, published, first_published in decisions.values_list(*_READ):
        item, meeting, committee, date, kind, outcome, mover, seconder = read
        vote, said = counted.get(key), sides.get(key, set())
        place = above * _PLACES + min(position, _PLACES - 1)
        stated = (vote is not None or bool(said), bool(said), is_divided(vote, said))
        yield Entry(
            key, item, meeting, committee, date, published or first_published, place, kind, outcome,
            mover, seconder, bare_reference(reference), *stated, approved[meeting],
        )  # fmt: skip


def _approved(meetings: list[int]) -> dict[int, bool | None]:
    """Whether the minutes of each of these meetings were approved; those of one that was not held cannot be."""
    told = Case(When(is_approved(), then=True), default=False, output_field=BooleanField())
    found = Meeting.objects.published().filter(pk__in=meetings).order_by().values_list("pk", "status", told)
    return {pk: approved if status == Meeting.Status.HELD else None for pk, status, approved in found}


def is_approved() -> Q:
    """The condition that the minutes of a meeting were approved: as a clerk recorded it, else as later minutes say."""
    said = Exists(Confirmation.objects.published().of_the_meeting())
    return Q(approval__in=Meeting.APPROVED) | (Q(approval=Meeting.Approval.UNCONFIRMED) & Q(said))


def is_divided(vote: Vote | None, sides: Iterable[str]) -> bool:
    """Whether the minutes state that some were for it and some against; nothing is taken from what they leave out."""
    return set(sides) >= _SIDES or (vote is not None and vote.is_divided)
