"""Facets: what would narrow a search, each value with the number of results that it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .offers import CHOICE_FILTERS
from .search_filters import SearchFilterSet
from .spoken import spoken

SHOWN = 8
"""How many values of a facet stand on the page; all of them have a page of their own."""
MOST = 500
OPEN = ("committee", "year")
LABELS: dict[str, Promise] = {
    "committee": _("Committee"),
    "year": _("Year"),
    "municipal": _("Municipal year (May to April)"),
    "body": _("Kind of committee"),
    "councillor": _("Councillor named"),
    "kind": _("Kind of item"),
    "outcome": _("Outcome of a decision"),
    "vote": _("Recorded vote"),
    "approval": _("State of the minutes"),
}
COUNTED_AS = {"municipal": "municipal_year"}
"""What the index calls a filter by another name."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: as in the address and in words, how many results it leaves, the query that turns it."""

    key: str
    name: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search, the values with most results first; `more` have no place on the page, and
    where there are too many results only the `newest` were counted."""

    name: str
    label: Promise
    values: list[Value]
    more: int
    newest: int | None

    @property
    def open(self) -> bool:
        """Whether its values are seen at once."""
        return self.name in OPEN or any(value.chosen for value in self.values)


def facets_of(filterset: SearchFilterSet, *names: str, most: int = SHOWN) -> list[Facet]:
    """These facets, or all that tell the results apart or are on, with so many values each."""
    counted = filterset.qs.facets(*(COUNTED_AS.get(name, name) for name in names or LABELS))
    facets = (_facet(filterset, name, counted[COUNTED_AS.get(name, name)], most) for name in names or LABELS)
    return [facet for facet in facets if names or len(facet.values) > 1 or filterset.given.get(facet.name)]


def _facet(filterset: SearchFilterSet, name: str, counted: Any, most: int) -> Facet:
    chosen = filterset.given.get(name, [])
    offered = _offered(filterset, name)
    all_values = [(*offered[key], count) for key, count in counted.counts if key in offered]
    shown = [each for place, each in enumerate(all_values) if place < most or each[0] in chosen]
    values = [
        _value(filterset, name, *each, chosen) for each in [*shown, *_without_results(offered, shown, chosen)]
    ]
    return Facet(name, LABELS[name], values, more=len(all_values) - len(shown), newest=counted.newest)


def _value(
    filterset: SearchFilterSet, name: str, key: str, words: str, count: int, chosen: list[str]
) -> Value:
    return Value(key, words, count, filterset.toggled(name, key), key in chosen)


def _without_results(
    offered: dict[Any, tuple[str, str]], shown: list[tuple[str, str, int]], chosen: list[str]
) -> Iterable[tuple[str, str, int]]:
    """The values that are on although they leave nothing, so that they can be taken off."""
    counted = {key for key, _, _ in shown}
    return [(key, words, 0) for key, words in offered.values() if key in chosen and key not in counted]


def _offered(filterset: SearchFilterSet, name: str) -> dict[Any, tuple[str, str]]:
    """By what the index counts, each value as in the address and in words."""
    if name in CHOICE_FILTERS:
        page = spoken()
        return {offer.pk: (offer.slug, offer.said(page)) for offer in getattr(filterset.offers, name)}
    choices = filterset.filters[name].extra["choices"]
    return {key: (key, capfirst(str(words))) for key, words in (choices() if callable(choices) else choices)}
