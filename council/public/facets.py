"""Facets: what would narrow a search, each value with the number of results that it leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .filters import CHOICE_FILTERS, SearchFilterSet

SHOWN = 8
"""How many values of a facet stand on the page; all of them have a page of their own."""
MOST = 500
OPEN = ("committee", "year")
LABELS: dict[str, str | Promise] = {
    "committee": _("Committee"),
    "year": _("Year"),
}


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
    """One way to narrow a search, the values with most results first; `more` have no place on the page."""

    name: str
    label: str | Promise
    values: list[Value]
    more: int

    @property
    def open(self) -> bool:
        """Whether its values are seen at once."""
        return self.name in OPEN or any(value.chosen for value in self.values)


def facets_of(filterset: SearchFilterSet) -> list[Facet]:
    """The facets that tell these results apart, or that are on."""
    facets = (facet_of(filterset, name, most=SHOWN) for name in LABELS)
    return [facet for facet in facets if len(facet.values) > 1 or filterset.given.get(facet.name)]


def facet_of(filterset: SearchFilterSet, name: str, *, most: int = MOST) -> Facet:
    """One facet with so many values; those that are on are always among them."""
    offered = _offered(filterset, name)
    counted = [(*offered[key], count) for key, count in _counts(filterset, name) if key in offered]
    chosen = filterset.given.get(name, [])
    shown = [each for place, each in enumerate(counted) if place < most or each[0] in chosen]
    values = [
        Value(key, words, count, filterset.toggled(name, key), key in chosen) for key, words, count in shown
    ]
    return Facet(name, LABELS[name], values, more=len(counted) - len(shown))


def _counts(filterset: SearchFilterSet, name: str) -> Iterable[tuple[Any, int]]:
    return filterset.qs.facets(name)[name].counts


def _offered(filterset: SearchFilterSet, name: str) -> dict[Any, tuple[str, str]]:
    """By what the index counts, each value as in the address and in words."""
    if name in CHOICE_FILTERS:
        return {offer.pk: (offer.slug, offer.name) for offer in getattr(filterset.offers, name)}
    return {key: (key, str(words)) for key, words in filterset.filters[name].extra["choices"]}
