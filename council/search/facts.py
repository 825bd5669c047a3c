"""Facts: the marks of what the parts of an item or of a meeting's minutes say."""

from collections import defaultdict

from .marks import COUNTED, DIVIDED, NAMED, mark
from .register import NO_SIDES, is_divided
from .said import Said

Facts = dict[int, set[str]]
"""Marks by the key of the item or meeting."""


def facts_of_items(said: Said) -> Facts:
    """What the decisions and votes on each item say, and whom its published minutes name: spoken of, moving,
    seconding, declaring or voting."""
    facts: Facts = defaultdict(set)
    for decision in said.decisions:
        marks = facts[decision.item_id]
        marks.add(mark("outcome", decision.outcome))
        marks |= _named(decision.mover_id, decision.seconder_id)
    for row in (*said.mentions, *said.interests):
        facts[row.item_id].add(mark("councillor", row.councillor_id))
    _add_votes(facts, said)
    return facts


def facts_of_minutes(said: Said) -> Facts:
    """Which councillors the minutes list, and which minutes they confirm."""
    facts: Facts = defaultdict(set, {key: _named(row.chair_id) for key, row in said.meetings.items()})
    for row in said.attendance:
        facts[row.meeting].add(mark("councillor", row.councillor_id))
    for row in said.confirmations:
        facts[row.meeting].add(mark("confirms", f"{row.date:%Y%m%d}"))
    return facts


def _add_votes(facts: Facts, said: Said) -> None:
    """What is stated of the votes; whether one divided the members is told as in the register."""
    for row in said.named_votes:
        facts[row.item] |= {mark("vote", NAMED), *_named(row.councillor_id)}
    for decision in said.decisions:
        vote, sides = said.votes.get(decision.pk), said.sides.get(decision.pk, NO_SIDES)
        if vote and vote.has_counts:
            facts[decision.item_id].add(mark("vote", COUNTED))
        if is_divided(vote, sides):
            facts[decision.item_id].add(mark("vote", DIVIDED))


def _named(*councillors: int | None) -> set[str]:
    return {mark("councillor", key) for key in councillors if key is not None}
