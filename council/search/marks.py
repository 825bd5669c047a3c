"""Marks: what an entry can be narrowed and counted by, held by the index beside its words.

A mark has a colon, which no word of a text has, so neither can be taken for the other.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

MINUTES = "minutes"
"""The kind of an entry that is no agenda item but the minutes themselves."""
APPROVED, UNCONFIRMED = "approved", "unconfirmed"
COUNTED, NAMED, DIVIDED = "counted", "named", "divided"
VOTES = (COUNTED, NAMED, DIVIDED)
APPROVALS = (UNCONFIRMED, APPROVED)

_NOT_OF_A_VALUE = re.compile(r"[^a-z0-9_]")


@lru_cache(maxsize=20_000)
def mark(name: str, value: object) -> str:
    """What the index holds of one property.

    >>> mark("outcome", "agreed_amended"), mark("councillor", 12)
    ('outcome:agreed_amended', 'councillor:12')
    """
    return f"{name}:{_NOT_OF_A_VALUE.sub('_', str(value))}"


def joined(marks: Iterable[str]) -> str:
    """The marks of an entry as they are kept."""
    return " ".join(sorted(set(marks)))


def values(marks: str, name: str) -> list[str]:
    """The values of one property among the marks of an entry."""
    start = f"{name}:"
    return [each[len(start) :] for each in marks.split() if each.startswith(start)]
