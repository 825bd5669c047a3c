"""The register of decisions: an entry for each published decision, kept in step with the record."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import connections
from django.db.models import Q, QuerySet

from council.models import DecisionEntry, NamedVote, Resolution, Vote

_FIELDS = [field.attname for field in DecisionEntry._meta.concrete_fields if not field.primary_key]
_PLACES = 100_000
"""More decisions than an item has."""
_NOT_IN_A_REFERENCE = re.compile(r"[\W_]+")
_SIDES = {NamedVote.Option.FOR.value, NamedVote.Option.AGAINST.value}


def listed() -> QuerySet[DecisionEntry]:
    """The entries of all published decisions, the newest meeting first."""
    return DecisionEntry.objects.all()


def bare_reference(written: str) -> str:
    """A reference without what is written in more ways than one.

    >>> bare_reference("la/2024/0173 ")
    'LA20240173'
    """
    return _NOT_IN_A_REFERENCE.sub("", written).upper()[:100]


def differing(meetings: list[int]) -> tuple[list[DecisionEntry], set[int]]:
    """The entries of these meetings that are missing or not what they should be, and the keys of those too many."""
    made = {entry.pk: entry for entry in _made(meetings)}
    rows = DecisionEntry.objects.order_by()
    kept = {entry.pk: entry for entry in rows.filter(Q(meeting__in=meetings) | Q(pk__in=list(made)))}
    wrong = [entry for key, entry in made.items() if key not in kept or _values(entry) != _values(kept[key])]
    return wrong, kept.keys() - made.keys()


def differing_items(meetings: list[int]) -> set[int]:
    """The items of these meetings with a decision whose entry is missing, superfluous or not what it should be."""
    wrong, superfluous = differing(meetings)
    gone = DecisionEntry.objects.filter(pk__in=superfluous).order_by()
    return {entry.item_id for entry in wrong} | set(gone.values_list("item_id", flat=True))


def bring_up_to_date(meetings: list[int]) -> None:
    """Make the entries of these meetings what they should be."""
    wrong, superfluous = differing(meetings)
    stale = superfluous | {entry.pk for entry in wrong}
    if stale:
        DecisionEntry.objects.filter(pk__in=stale).delete()
    DecisionEntry.objects.bulk_create(wrong)


def fill_where_missing(using: str = "default", **_: Any) -> None:
    """Make the entries of an archive that was kept before there were any."""
    if DecisionEntry._meta.db_table not in connections[using].introspection.table_names():
        return
    if listed().exists() or not Resolution.objects.published().exists():
        return
    published = Resolution.objects.published().order_by().values_list("item__meeting", flat=True)
    meetings = sorted(set(published))
    for at in range(0, len(meetings), 100):
        bring_up_to_date(meetings[at : at + 100])


def _values(entry: DecisionEntry) -> list[object]:
    return [getattr(entry, name) for name in _FIELDS]


def _made(meetings: list[int]) -> list[DecisionEntry]:
    decisions = list(
        Resolution.objects.published().select_related("item__meeting").filter(item__meeting__in=meetings)
    )
    counted = {
        vote.resolution_id: vote
        for vote in Vote.objects.published().filter(resolution__item__meeting__in=meetings)
    }
    sides: dict[int, set[str]] = {}
    named = NamedVote.objects.published().filter(resolution__item__meeting__in=meetings).order_by()
    for key, option in named.values_list("resolution_id", "option"):
        sides.setdefault(key, set()).add(option)
    return [_entry(each, counted.get(each.pk), sides.get(each.pk, set())) for each in decisions]


def _entry(decision: Resolution, vote: Vote | None, sides: set[str]) -> DecisionEntry:
    meeting = decision.item.meeting
    return DecisionEntry(
        resolution_id=decision.pk,
        item_id=decision.item_id,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
        date=meeting.date,
        place=decision.item.position * _PLACES + min(decision.position, _PLACES - 1),
        kind=decision.kind,
        outcome=decision.outcome,
        mover_id=decision.mover_id,
        seconder_id=decision.seconder_id,
        reference=bare_reference(decision.reference),
        vote_stated=vote is not None or bool(sides),
        vote_named=bool(sides),
        divided=is_divided(vote, sides),
    )


def is_divided(vote: Vote | None, sides: Iterable[str]) -> bool:
    """Whether the minutes state that some were for it and some against; nothing is taken from what they leave out."""
    return set(sides) >= _SIDES or (vote is not None and vote.is_divided)
