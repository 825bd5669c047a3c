"""The entries of the register of decisions that filters leave, counted and listed."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from council.models import DecisionEntry, Given, Prepared
from council.search.register import listed

_SHOWN = ("pk", "vote_named")
Shown = tuple[int, bool]
"""The key of a decision, and whether its minutes name how members voted."""

Order = tuple[str, ...]
NEWEST_FIRST: Order = ("-date", "meeting_id", "place")
OLDEST_FIRST: Order = ("date", "meeting_id", "place")


class Narrowed:
    """The entries that a queryset finds."""

    def __init__(self, rows: QuerySet[DecisionEntry]) -> None:
        self._rows = rows

    @property
    def rows(self) -> QuerySet[DecisionEntry]:
        """The entries as a queryset."""
        return self._rows

    def count(self, most: int) -> int:
        """How many entries there are, counted up to so many."""
        return self.rows.order_by()[:most].count()

    def shown(self, start: int, stop: int) -> list[Shown]:
        """A stretch of the entries."""
        return list(self.rows.values_list(*_SHOWN)[start:stop])


class NarrowedByColumns(Narrowed):
    """The entries that hold one value in each of some columns; they are asked for in words that are prepared for
    these columns, since Django takes longer to write them than the database to answer."""

    def __init__(self, conditions: dict[str, Any], order: Order) -> None:
        self._conditions = conditions
        self._order = order

    @cached_property
    def rows(self) -> QuerySet[DecisionEntry]:
        """The entries as a queryset, which a feed puts in an order of its own."""
        return listed().filter(**self._conditions).order_by(*self._order)

    def count(self, most: int) -> int:
        told = self._told()
        return _counting(*self._known(told), most).first(**told) or 0

    def shown(self, start: int, stop: int) -> list[Shown]:
        told = self._told()
        return _showing(*self._known(told), self._order).stretch(start, stop, **told)

    def _told(self) -> dict[str, Any]:
        return {name: value for name, value in self._conditions.items() if not isinstance(value, bool)}

    def _known(self, told: dict[str, Any]) -> tuple[Any, Any]:
        """The names of the conditions whose values are told, and the others, which a partial index may answer."""
        return tuple(told), tuple(item for item in self._conditions.items() if item[0] not in told)


Flags = tuple[tuple[str, bool], ...]


def _narrowed(told: Iterable[str], flags: Flags) -> QuerySet[DecisionEntry]:
    return listed().filter(**{name: _given(name) for name in told}, **dict(flags))


def _given(name: str) -> Given:
    column: Any = DecisionEntry._meta.get_field(name.partition("__")[0])
    return Given(name, getattr(column, "target_field", column))


@lru_cache(maxsize=200)
def _showing(told: tuple[str, ...], flags: Flags, order: Order) -> Prepared:
    return Prepared(lambda: _narrowed(told, flags).order_by(*order).values_list(*_SHOWN))


@lru_cache(maxsize=200)
def _counting(told: tuple[str, ...], flags: Flags, most: int) -> Prepared:
    counted = Counted(_narrowed(told, flags).order_by().values("pk")[:most])
    return Prepared(lambda: listed().order_by().values_list(counted, flat=True)[:1])


class Counted(Subquery):
    """How many rows a queryset has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
