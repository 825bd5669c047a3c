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
from .register import is_divided

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
    _add_votes(facts, _VOTES(keys), _NAMED_VOTES(keys))
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


def _add_votes(facts: Facts, votes: list[Any], named: list[tuple[int, int, int | None, str]]) -> None:
    """What is stated of the votes; whether one divided the members is told as in the register."""
    items: dict[int, int] = {vote.resolution_id: vote.item for vote in votes}
    counted: dict[int, Vote] = {vote.resolution_id: vote for vote in votes}
    sides: dict[int, set[str]] = defaultdict(set)
    for item, decision, councillor, side in named:
        items[decision] = item
        sides[decision].add(side)
        facts[item] |= {mark("vote", NAMED), *_named(councillor)}
    for decision, item in items.items():
        vote = counted.get(decision)
        if vote and vote.has_counts:
            facts[item].add(mark("vote", COUNTED))
        if is_divided(vote, sides[decision]):
            facts[item].add(mark("vote", DIVIDED))


def _named(*councillors: int | None) -> set[str]:
    return {mark("councillor", key) for key in councillors if key is not None}
