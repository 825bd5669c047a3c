"""Facets: how many results each value of a filter would leave, counted with that filter itself left out."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from council.models import Committee

from .filters import Filters, municipal_year_of
from .listed import Sampled
from .numbers import DAY_SHIFT, committee_of, date_of

FIELDS = {
    "committee": "committees",
    "body": "bodies",
    "year": "years",
    "municipal_year": "municipal_years",
    "councillor": "councillors",
    "kind": "kinds",
    "outcome": "outcomes",
    "vote": "votes",
    "approval": "approvals",
}
"""The filter that each facet offers the values of."""
NEWEST_FIRST = ("year", "municipal_year")

Value = Any
"""A value of the filter: the key of a row, a year or a word."""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter with the number of results that each would leave."""

    name: str
    counts: tuple[tuple[Value, int], ...]
    newest: int | None = None
    """Only so many of the newest results were counted, since there are more; None when it was all of them."""


def without(filters: Filters, name: str) -> Filters:
    """The filters without that of one facet; formalities that it asked for stay among the results."""
    empty: dict[str, Any] = {FIELDS[name]: ()}
    return replace(filters, **empty, procedural=filters.with_formalities)


def facet(name: str, sampled: list[Sampled], most: int) -> Facet:
    """The facet of these results, of which no more than so many are counted."""
    counted = sampled[:most]
    found = Counter(_BY_NUMBER[name](counted) if name in _BY_NUMBER else _by_marks(name, counted))
    in_order = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    if name in NEWEST_FIRST:
        in_order.sort(reverse=True)
    return Facet(name, tuple(in_order), most if len(sampled) > most else None)


def _by_marks(name: str, sampled: list[Sampled]) -> Iterable[Value]:
    """The values of one property in all the marks at once, which is ten times faster than row by row."""
    marks = " ".join(marks for _, marks in sampled)
    found = re.findall(rf" {name}:(\S*)", f" {marks}")
    return map(int, found) if name == "councillor" else found


def _of_committees(sampled: list[Sampled]) -> Counter[int]:
    return Counter(committee_of(number) for number, _ in sampled)


def _of_bodies(sampled: list[Sampled]) -> Counter[str]:
    kinds = dict(Committee.objects.published().order_by().values_list("pk", "kind"))
    found: Counter[str] = Counter()
    for committee, count in _of_committees(sampled).items():
        if committee in kinds:
            found[kinds[committee]] += count
    return found


def _of_years(sampled: list[Sampled]) -> Counter[int]:
    return _by_day(sampled, lambda day: day.year)


def _of_municipal_years(sampled: list[Sampled]) -> Counter[int]:
    return _by_day(sampled, municipal_year_of)


def _by_day(sampled: list[Sampled], year_of: Callable[[datetime.date], int]) -> Counter[int]:
    found: Counter[int] = Counter()
    for day, count in Counter(number >> DAY_SHIFT for number, _ in sampled).items():
        found[year_of(date_of(day << DAY_SHIFT))] += count
    return found


_BY_NUMBER: dict[str, Callable[[list[Sampled]], Iterable[Value]]] = {
    "committee": _of_committees,
    "body": _of_bodies,
    "year": _of_years,
    "municipal_year": _of_municipal_years,
}
