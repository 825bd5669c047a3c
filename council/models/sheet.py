"""Rows on their way past the models: where thousands are written, Django spends ten times longer on a row than
the database does."""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Max
from django.utils import timezone

from .behind import carry_out, settle
from .prepared import batched

Row = dict[str, Any]

MOST_VALUES = 30_000
"""So many values take SQLite and PostgreSQL in one statement."""
MANY = 200
"""More rows than these SQLite takes sooner from a table in memory."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows that come with the same columns are completed: which of the given values are made such as the database
    takes them, which values are drawn, and what puts all of them in the order of the columns."""

    ready: list[tuple[int, Callable[[Any], Any]]]
    drawn: list[Any]
    ordered: Callable[[tuple[Any, ...]], tuple[Any, ...]]


class RowRefused(ValueError):
    """A row holds what its column does not allow."""


class Sheet:
    """The rows of one table that wait to be written, with the columns and defaults of its model; values under the
    names that stand apart are of other tables."""

    def __init__(self, model: type[models.Model], *, apart: Collection[str] = ()) -> None:
        self.model = model
        self.connection = connections[
            DEFAULT_DB_ALIAS
        ]  # looked up once: for each value it would take as long
        columns: list[Any] = list(model._meta.concrete_fields)
        self._places = {each.attname: place for place, each in enumerate(columns)}
        self._apart = frozenset(apart)
        self._prepare = {
            each.attname: ready for each in columns if (ready := _preparer(each, self.connection))
        }
        self._drawn = [each for each in columns if _is_drawn(each)]
        self._empty = [self._prepared(each.attname, each.get_default()) for each in columns]
        self._allowed = {each.attname: _allowed(each) for each in columns if each.choices}
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._told = {"id", *(each.attname for each in self._drawn)}
        self._rows: list[tuple[Any, ...]] = []
        self.first = self._next = (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1

    def add(self, values: Row, **keys: int) -> int:
        """Let a row wait; gives the key that it will have."""
        names = (*values, *keys)
        plan = self._plans.get(names) or self._plans.setdefault(names, self._plan(names))
        given = [*values.values(), *keys.values()]
        for place, ready in plan.ready:
            given[place] = ready(given[place])
        given += [self._prepared(column.attname, _drawn(column)) for column in plan.drawn]
        key = self._next
        self._rows.append(plan.ordered((*self._empty, *given, key)))
        self._next = key + 1
        return key

    def _plan(self, names: tuple[str, ...]) -> Plan:
        """Where the values of these columns go; most rows of a table come with the same columns."""
        if unknown := set(names).difference(self._places, self._apart):
            raise ValueError(f"{self.model.__name__} has no {', '.join(unknown)}.")
        prepare = self._prepare
        drawn = [each for each in self._drawn if each.attname not in names]
        self._told.update(names)
        told = (*names, *(each.attname for each in drawn), "id")
        source = self._places | {name: len(self._places) + place for place, name in enumerate(told)}
        ready = [(place, prepare[name]) for place, name in enumerate(names) if name in prepare]
        return Plan(ready, drawn, itemgetter(*(source[name] for name in self._places)))

    def __len__(self) -> int:
        return len(self._rows)

    def wrong(self) -> tuple[int, str] | None:
        """The place of the first row with a value that is no choice of its column, and what is wrong with it: neither
        database would notice, and no page could show it."""
        for name, allowed in self._allowed.items():
            given = [row[self._places[name]] for row in self._rows] if name in self._told else []
            if not _are_among(allowed, given):
                place = next(place for place, each in enumerate(given) if each not in allowed)
                choices = ", ".join(str(each) for each in allowed if each not in ("", None))
                return place, f"{name} is “{given[place]}”; allowed are {choices}."
        return None

    def value(self, place: int, name: str) -> Any:
        """What a row that waits has in a column."""
        return self._rows[place][self._places[name]]

    def write(self) -> None:
        """Write the rows."""
        constant = [
            None if name in self._told else _literal(value)
            for name, value in zip(self._places, self._empty, strict=True)
        ]
        _insert(self.connection, self.model, self._rows, constant)
        _go_on_counting(self.connection, self.model)
        self._rows.clear()
        self.first = self._next

    def _prepared(self, name: str, value: Any) -> Any:
        return self._prepare[name](value) if name in self._prepare else value


def insert(model: type[models.Model], rows: Iterable[tuple[Any, ...]], *, passing_over: bool = False) -> None:
    """Insert complete rows, each with the values of all columns in their order; those whose key is taken are an
    error, or are passed over. One statement takes many: FTS5, behind a trigger, writes to the disk after each."""
    connection = connections[DEFAULT_DB_ALIAS]
    into, places = _statement(connection, model)
    found = list(_prepared_rows(model, rows, connection))
    tail = " ON CONFLICT DO NOTHING" if passing_over else ""
    if connection.vendor == "sqlite" and len(found) > MANY:
        _insert_from_memory(connection, model, found, [None] * len(found[0]), tail)
        return
    with connection.cursor() as cursor:
        for some in batched(found, MOST_VALUES // len(model._meta.concrete_fields)):
            values = ", ".join([places] * len(some))
            cursor.execute(f"INSERT INTO {into} VALUES {values}{tail}", list(chain.from_iterable(some)))  # noqa: S608


def _insert_from_memory(
    connection: Any,
    model: type[models.Model],
    rows: Iterable[Sequence[Any]],
    constant: Sequence[str | None],
    tail: str = "",
) -> None:
    """Insert rows that first wait in a table in memory: SQLite takes a third longer to read a statement with a place
    for each value, and to open the indexes for each row. The table stays, since SQLite plans every statement anew when
    one comes or goes."""
    into, _ = _statement(connection, model)
    columns = into[into.index("(") + 1 : -1].split(", ")
    told = [column for column, each in zip(columns, constant, strict=True) if each is None]
    table = connection.ops.quote_name(f"{model._meta.db_table}_waiting")
    waiting = f"{table} ({', '.join(told)}) VALUES ({', '.join(['%s'] * len(told))})"
    selected = ", ".join(each or column for column, each in zip(columns, constant, strict=True))
    settle(table)
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({', '.join(columns)})")
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
            cursor.executemany(f"INSERT INTO {waiting}", rows)
        carry_out(connection, f"INSERT INTO {into} SELECT {selected} FROM {table} WHERE true{tail}")  # noqa: S608


def _prepared_rows(
    model: type[models.Model], rows: Iterable[tuple[Any, ...]], connection: Any
) -> Iterator[Sequence[Any]]:
    columns: list[Any] = list(model._meta.concrete_fields)
    prepare = [(place, ready) for place, each in enumerate(columns) if (ready := _preparer(each, connection))]
    for row in rows:
        values = list(row)
        for place, ready in prepare:
            values[place] = ready(values[place])
        yield values


def _insert(connection: Any, model: type[models.Model], rows: list[Any], constant: list[str | None]) -> None:
    """Insert rows; what is the same in all of them stands in the statement, since to bind a value takes longer than to
    write it."""
    into, _ = _statement(connection, model)
    written = ", ".join(each or "%s" for each in constant)
    told = _at([place for place, each in enumerate(constant) if each is None])
    if connection.vendor == "sqlite" and len(rows) > MANY:
        _insert_from_memory(connection, model, map(told, rows), constant)
        return
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {into} VALUES ({written})", map(told, rows))  # noqa: S608 (bound)


def _at(places: list[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """What takes the values at these places."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def _literal(value: Any) -> str | None:
    """A default as SQL; None where it has to be bound."""
    if value is None or isinstance(value, bool):
        return {None: "NULL", False: "FALSE", True: "TRUE"}[value]
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, str) and value.isascii() and value.isprintable() and "%" not in value:
        return "'{}'".format(str.__str__(value).replace("'", "''"))
    return None


def _statement(connection: Any, model: type[models.Model]) -> tuple[str, str]:
    """The table with its columns, and the places for a row."""
    quoted = connection.ops.quote_name
    columns = [quoted(str(each.column)) for each in model._meta.concrete_fields]
    places = ", ".join(["%s"] * len(columns))
    return f"{quoted(model._meta.db_table)} ({', '.join(columns)})", f"({places})"


def _go_on_counting(connection: Any, model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def _allowed(column: Any) -> tuple[Any, ...]:
    """What a column with choices may hold."""
    empty = ("",) * bool(column.blank) + (None,) * bool(column.null)
    return (*(value for value, _ in column.flatchoices), *empty)


def _are_among(allowed: tuple[Any, ...], given: list[Any]) -> bool:
    """Whether all that is given is allowed; what cannot be looked up, such as a list, is not."""
    try:
        return frozenset(allowed).issuperset(given)
    except TypeError:
        return False


def _is_clock(column: Any) -> bool:
    return getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)


def _is_drawn(column: Any) -> bool:
    """Whether every row has a value of its own when none is given."""
    return (isinstance(column, models.UUIDField) and column.has_default()) or _is_clock(column)


def _drawn(column: Any) -> Any:
    return timezone.now() if _is_clock(column) else column.get_default()


def _preparer(column: Any, connection: Any) -> Callable[[Any], Any] | None:
    """What makes the values of a column such as the database takes them; None where they are so already."""
    if isinstance(column, models.JSONField):
        return _as_json(connection.ops.adapt_json_value, column.encoder)
    if isinstance(column, models.UUIDField):
        return _as_uuid if connection.features.has_native_uuid_field else _as_digits
    if isinstance(column, models.BooleanField) and connection.vendor == "sqlite":
        return lambda value: _NUMBERS.get(value, value)
    if isinstance(column, models.DateField | models.TimeField):
        kind: Any = type(column)
        return _of_moments(kind, connection.alias)
    return None


_NUMBERS = {False: 0, True: 1}
"""What SQLite makes of them; as they are they take three times longer on their way."""


@cache
def _of_moments(kind: Any, alias: str) -> Callable[[Any], Any]:
    """What prepares dates or times: the same ones come again and again, in one column and in others of its kind."""
    column = kind()
    return lru_cache(maxsize=5_000)(lambda value: column.get_db_prep_save(value, connections[alias]))


def _as_json(adapt: Callable[[Any, Any], Any], encoder: Any) -> Callable[[Any], Any]:
    """What makes JSON of the values of a column; most are empty lists."""
    nothing = adapt([], encoder)
    return lambda value: nothing if value == [] else adapt(value, encoder)


def _as_uuid(value: uuid.UUID | str | None) -> uuid.UUID | None:
    return uuid.UUID(value) if isinstance(value, str) else value


def _as_digits(value: uuid.UUID | str | None) -> str | None:
    return value.hex if isinstance(value, uuid.UUID) else value
