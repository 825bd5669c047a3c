"""Prepared querysets: built and put into SQL once in a process, then run with the values of each request.

A public queryset says in full what the public may see, and Django spends ten times longer on putting that
into SQL than the database on answering. A prepared queryset pays once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from django.db import connections, models
from django.db.models import query as querying
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    NamedValuesListIterable,
    ValuesListIterable,
)
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")
_django: Any = querying
"""What Django makes rows with, which is no part of what it describes."""

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
    def _all(self) -> "Statement":
        return Statement.of(self._build())

    @cached_property
    def _some(self) -> "Statement":
        return Statement.of(self._build(), " LIMIT %s OFFSET %s", (given_key("limit"), given_key("offset")))

    def __call__(self, **told: Any) -> list[Any]:
        """All the rows."""
        return self._all.run(told)

    def stretch(self, start: int, stop: int, **told: Any) -> list[Any]:
        """The rows from one place to before another, of a queryset without a limit of its own."""
        return self._some.run(told | {"limit": stop - start, "offset": start}) if stop > start else []

    def rows(self, **told: Any) -> "PreparedRows":
        """The rows as something to take a page of."""
        return PreparedRows(self, told)

    def first(self, **told: Any) -> Any:
        """The first row of all, or None."""
        return next(iter(self(**told)), None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A queryset as SQL, and how its rows are made: what Django works out anew for each run."""

    database: str
    sql: str
    parameters: tuple[Any, ...]
    names: tuple[str, ...]
    """The names of the parameters, where this database takes them by name and there are any."""
    width: int | None
    converters: tuple[tuple[int, Callable[..., Any], Any], ...]
    make: Callable[[list[Any]], list[Any]]

    @classmethod
    def of(cls, rows: Any, tail: str = "", of_tail: tuple[Given, ...] = ()) -> "Statement":
        """The statement of a queryset, with what is to stand at its end."""
        compiler: Any = rows.query.get_compiler(using=rows.db)
        sql, parameters = compiler.as_sql()
        width = compiler.col_count if compiler.has_extra_select else None
        columns = [each[0] for each in compiler.select[: compiler.col_count]]
        converters = [
            (
                at,
                _sparing(converter) if isinstance(column.output_field, models.JSONField) else converter,
                column,
            )
            for at, (together, column) in compiler.get_converters(columns).items()
            for converter in together
        ]
        written = _with_names if compiler.connection.vendor == "sqlite" else _with_places
        statement = written(sql + tail, (*parameters, *of_tail))
        return cls(rows.db, *statement, width, tuple(converters), _maker(rows, compiler))

    def run(self, told: dict[str, Any]) -> list[Any]:
        """The rows for the values told."""
        connection: Any = connections[self.database]
        values = [
            each.value(told, connection) if isinstance(each, TOLD) else each for each in self.parameters
        ]
        if any(isinstance(value, int) and abs(value) > GREATEST for value in values):
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.sql, dict(zip(self.names, values, strict=True)) if self.names else values)
            found = cursor.fetchall()
        return self.make(self._converted(found, connection))

    def _converted(self, found: list[Any], connection: Any) -> list[Any]:
        """The rows with the values that Python has for those of the database."""
        if self.width is not None:
            found = [row[: self.width] for row in found]
        if not self.converters:
            return found
        rows = list(map(list, found))
        for at, converter, column in self.converters:
            for row in rows:
                row[at] = converter(row[at], column, connection)
        return rows


def _sparing(converter: Callable[..., Any]) -> Callable[..., Any]:
    """A converter that does not read the lists of most rows, which are empty."""
    return lambda value, column, connection: [] if value == "[]" else converter(value, column, connection)


Written = tuple[str, tuple[Any, ...], tuple[str, ...]]


def _with_places(sql: str, parameters: tuple[Any, ...]) -> Written:
    return sql, parameters, ()


def _with_names(sql: str, parameters: tuple[Any, ...]) -> Written:
    """The statement for SQLite. A value that is told has a name there, since Django looks through the whole statement
    for places each time. Constants stand in it: SQLite plans a statement anew for each run when a value that it is
    given might decide whether it can use an index of some rows only, which takes longer than the run."""
    before, *parts = _PLACE.split(sql)
    names: dict[Any, str] = {}
    written = [before]
    for parameter, part in zip(parameters, parts, strict=True):
        if isinstance(parameter, str):
            written += [_quoted(parameter), part]
        else:
            name = names.setdefault((type(parameter), parameter), f"p{len(names)}")
            written += [f":{name}", part]
    return "".join(written), tuple(parameter for _, parameter in names), tuple(names.values())


_PLACE = re.compile(r"(?<!%)%s")


def _quoted(constant: str) -> str:
    """A text of the program as SQL."""
    if "\0" in constant:
        raise ValueError("SQLite ends a text in a statement where it holds the character 0.")
    return "'{}'".format(str.__str__(constant).replace("'", "''").replace("%", "%%"))


def _maker(rows: Any, compiler: Any) -> Callable[[list[Any]], list[Any]]:
    """What makes of the rows of the database those that the queryset gives."""
    kind = rows._iterable_class
    if rows._prefetch_related_lookups or rows._known_related_objects or kind not in _MAKERS:
        raise TypeError("A prepared queryset gives models or tuples that one query finds.")
    return _MAKERS[kind](rows, compiler)


def _makes_models(rows: Any, compiler: Any) -> Callable[[list[Any]], list[Any]]:
    info, database = compiler.klass_info, rows.db
    model, columns = info["model"], slice(info["select_fields"][0], info["select_fields"][-1] + 1)
    names = [each[0].target.attname for each in compiler.select[columns]]
    related = _django.get_related_populators(info, compiler.select, database)
    annotated = tuple((compiler.annotation_col_map or {}).items())

    def make(row: Any) -> Any:
        new = model.from_db(database, names, row[columns])
        for each in related:
            each.populate(row, new)
        for name, at in annotated:
            setattr(new, name, row[at])
        return new

    return lambda found: list(map(make, found))


def _makes_named(rows: Any, compiler: Any) -> Callable[[list[Any]], list[Any]]:
    query = rows.query
    names = rows._fields or (*query.extra_select, *query.values_select, *query.annotation_select)
    named = _django.create_namedtuple_class(*names)
    return lambda found: list(map(named._make, found))


_MAKERS: dict[Any, Callable[[Any, Any], Callable[[list[Any]], list[Any]]]] = {
    ModelIterable: _makes_models,
    NamedValuesListIterable: _makes_named,
    ValuesListIterable: lambda rows, compiler: lambda found: list(map(tuple, found)),
    FlatValuesListIterable: lambda rows, compiler: lambda found: [row[0] for row in found],
}


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
