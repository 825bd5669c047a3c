"""Prepared querysets: built and put into SQL once in a process, then run with the values of each request.

A public queryset says in full what the public may see, and Django spends ten times longer on putting that
into SQL than the database on answering. A prepared queryset pays once.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from django.db import connections, models
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")

GREATEST = 2**63 - 1
"""The greatest number that a column can hold; no row has a greater one, and no database takes one."""


class Given(models.Expression):
    """A value that is told when the prepared queryset runs; of a list of values the one at this place."""

    def __init__(self, name: str, output_field: models.Field, place: int | None = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name
        self.place = place

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """A placeholder whose value comes later."""
        return "%s", [self]

    def value(self, told: dict[str, Any], connection: Any) -> Any:
        """What was told, as this database takes it."""
        value = told[self.name] if self.place is None else told[self.name][self.place]
        return self.output_field.get_db_prep_value(value, connection)


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one of the keys in a list of them that is told."""

    number: int

    def value(self, told: dict[str, Any], connection: Any) -> int:
        """The key that was told."""
        return told["keys"][self.number]


class GivenKeys(Given):
    """So many keys of a list that is told: one expression with a place for each, since Django takes 20 ms to put
    four hundred into SQL one by one."""

    def __init__(self, places: int) -> None:
        super().__init__("keys", models.BigIntegerField())
        self.places = places

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """A placeholder for each of them."""
        return ", ".join(["%s"] * self.places), [Place(number) for number in range(self.places)]


TOLD = (Given, Place)


def given_key(name: str) -> Given:
    """The key of a row, told later."""
    return Given(name, models.BigIntegerField())


def given_day(name: str) -> Given:
    """A date, told later."""
    return Given(name, models.DateField())


class Prepared:
    """A queryset that runs with other values each time and gives a list."""

    def __init__(self, build: Callable[[], models.QuerySet]) -> None:
        self._build = build

    @cached_property
    def _compiled(self) -> tuple[Any, SQLCompiler, str, tuple[Any, ...]]:
        rows: Any = self._build()
        compiler: Any = rows.query.get_compiler(using=rows.db)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([each[0] for each in compiler.select])
        compiler.get_converters = lambda columns: converters  # the columns are the same in every run
        return rows, compiler, sql, parameters

    def __call__(self, **told: Any) -> list[Any]:
        """All the rows."""
        return self._run("", [], told)

    def stretch(self, start: int, stop: int, **told: Any) -> list[Any]:
        """The rows from one place to before another, of a queryset without a limit of its own."""
        return self._run(" LIMIT %s OFFSET %s", [stop - start, start], told) if stop > start else []

    def rows(self, **told: Any) -> "PreparedRows":
        """The rows as something to take a page of."""
        return PreparedRows(self, told)

    def first(self, **told: Any) -> Any:
        """The first row of all, or None."""
        return next(iter(self(**told)), None)

    def _run(self, tail: str, limits: list[int], told: dict[str, Any]) -> list[Any]:
        prepared, kept, sql, parameters = self._compiled
        compiler: Any = copy(kept)
        compiler.connection = connections[prepared.db]
        values = [
            each.value(told, compiler.connection) if isinstance(each, TOLD) else each for each in parameters
        ]
        if any(isinstance(value, int) and abs(value) > GREATEST for value in values):
            return []
        compiler.as_sql = lambda: (sql + tail, (*values, *limits))
        return list(_with_compiler(prepared, compiler))


def _with_compiler(rows: Any, compiler: Any) -> Any:
    """The same rows, found by this compiler; a clone of a queryset that nothing is added to need not go deep."""
    query = copy(rows.query)
    query.get_compiler = lambda using: compiler
    same = rows.__class__.__new__(rows.__class__)
    vars(same).update(vars(rows), _query=query)
    return same


@dataclass(frozen=True, slots=True)
class PreparedRows:
    """The rows of a prepared queryset for values that were told, of which a page is taken with a slice."""

    prepared: Prepared
    told: dict[str, Any]

    def __getitem__(self, page: slice) -> list[Any]:
        return self.prepared.stretch(page.start, page.stop, **self.told)


class PreparedForKeys:
    """A queryset prepared for lists of keys: for 25, 50, 100 … of them, since SQL has a place for each."""

    FEWEST, MOST = 25, 400

    def __init__(self, build: Callable[[list[Given]], models.QuerySet]) -> None:
        self._build = build
        self._prepared: dict[int, Prepared] = {}

    def __call__(self, keys: Iterable[int]) -> list[Any]:
        """The rows of these keys; their order is that of the queryset up to as many keys as one query takes."""
        return [row for some in batched(keys, self.MOST) for row in self._rows(some)]

    def _rows(self, keys: tuple[int, ...]) -> list[Any]:
        places = self.FEWEST
        while places < len(keys):
            places *= 2
        if places not in self._prepared:
            self._prepared[places] = Prepared(lambda: self._build([GivenKeys(places)]))
        return self._prepared[places](keys=keys + keys[-1:] * (places - len(keys)))


def batched(given: Iterable[T], most: int) -> Iterator[tuple[T, ...]]:
    """What is given in groups of so many at most."""
    waiting = iter(given)
    while group := tuple(islice(waiting, most)):
        yield group
