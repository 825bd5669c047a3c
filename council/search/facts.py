"""Facts: the marks of what the parts of an item or of a meeting's minutes say, read from the public querysets."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet

from council.models import (
    Attendance,
    Confirmation,
    DeclaredInterest,
    Given,
    Meeting,
    Mention,
    NamedVote,
    PreparedForKeys,
    Vote,
)

from .marks import COUNTED, DIVIDED, NAMED, mark

Facts = dict[int, set[str]]
"""Marks by the key of the item or meeting."""


def _votes(meetings: list[Given]) -> QuerySet:
    votes = Vote.objects.published().filter(resolution__item__meeting__pk__in=meetings)
    return votes.annotate(item=F("resolution__item")).order_by()


def _named_votes(meetings: list[Given]) -> QuerySet:
    votes = NamedVote.objects.published().filter(resolution__item__meeting__pk__in=meetings)
    return votes.order_by().values_list("resolution__item", "resolution", "councillor", "option")


def _naming(model: Any, of: str, meetings: list[Given]) -> QuerySet:
    """Which item or meeting names which councillor in the rows of a model."""
    path = "meeting" if of == "meeting" else "item__meeting"
    rows = model.objects.published().filter(**{f"{path}__pk__in": meetings}, councillor__isnull=False)
    return rows.order_by().values_list(of, "councillor")


def _confirmations(meetings: list[Given]) -> QuerySet:
    rows = Confirmation.objects.published().filter(meeting__pk__in=meetings)
    return rows.order_by().values_list("meeting", "date")


_VOTES, _NAMED_VOTES = PreparedForKeys(_votes), PreparedForKeys(_named_votes)
_CONFIRMATIONS = PreparedForKeys(_confirmations)
_MENTIONS = PreparedForKeys(lambda keys: _naming(Mention, "item", keys))
_INTERESTS = PreparedForKeys(lambda keys: _naming(DeclaredInterest, "item", keys))
_ATTENDANCE = PreparedForKeys(lambda keys: _naming(Attendance, "meeting", keys))


def facts_of_items(meetings: Iterable[int], decisions: dict[int, list[Any]]) -> Facts:
    """What the decisions and votes on each item say, and whom its published minutes name: spoken of, moving,
    seconding, declaring or voting."""
    facts: Facts = defaultdict(set)
    for item, taken in decisions.items():
        for decision in taken:
            facts[item].add(mark("outcome", decision.outcome))
            facts[item] |= _named(decision.mover_id, decision.seconder_id)
    keys = list(meetings)
    for item, councillor in (*_MENTIONS(keys), *_INTERESTS(keys)):
        facts[item] |= _named(councillor)
    for vote in _VOTES(keys):
        facts[vote.item] |= _marks_of(vote)
    _add_named_votes(facts, _NAMED_VOTES(keys))
    return facts


def facts_of_minutes(meetings: Iterable[Meeting]) -> Facts:
    """Which councillors the minutes list, and which minutes they confirm."""
    facts: Facts = defaultdict(set, {meeting.pk: _named(meeting.chair_id) for meeting in meetings})
    keys = list(facts)
    for meeting, councillor in _ATTENDANCE(keys):
        facts[meeting] |= _named(councillor)
    for meeting, date in _CONFIRMATIONS(keys):
        facts[meeting].add(mark("confirms", f"{date:%Y%m%d}"))
    return facts


def _marks_of(vote: Vote) -> set[str]:
    found = {COUNTED: vote.has_counts, DIVIDED: vote.is_divided}
    return {mark("vote", name) for name, holds in found.items() if holds}


def _add_named_votes(facts: Facts, votes: Iterable[tuple[int, int, int | None, str]]) -> None:
    sides: dict[int, set[str]] = defaultdict(set)
    for item, decision, councillor, side in votes:
        facts[item] |= {mark("vote", NAMED), *_named(councillor)}
        sides[decision].add(side)
        if sides[decision] >= {NamedVote.Option.FOR, NamedVote.Option.AGAINST}:
            facts[item].add(mark("vote", DIVIDED))


def _named(*councillors: int | None) -> set[str]:
    return {mark("councillor", key) for key in councillors if key is not None}
