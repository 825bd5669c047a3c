"""Rows on their way past the models: where thousands are written, Django spends ten times longer on a row than
the database does."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models import Max
from django.utils import timezone

from .prepared import batched

Row = dict[str, Any]

MOST_VALUES = 30_000
"""So many values take SQLite and PostgreSQL in one statement."""
MANY = 200
"""More rows than these SQLite takes sooner from a table in memory."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The place of each value that is given, with what makes it such as the database takes it, and the columns whose
    values are drawn."""

    given: list[tuple[int, Callable[[Any], Any] | None]]
    drawn: list[tuple[int, Any]]


class Sheet:
    """The rows of one table that wait to be written, with the columns and defaults of its model."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.connection = connections[
            DEFAULT_DB_ALIAS
        ]  # looked up once: for each value it would take as long
        columns: list[Any] = list(model._meta.concrete_fields)
        self._places = {each.attname: place for place, each in enumerate(columns)}
        self._prepare = {
            each.attname: ready for each in columns if (ready := _preparer(each, self.connection))
        }
        self._drawn = [each for each in columns if _is_drawn(each)]
        self._empty = [self._prepared(each.attname, each.get_default()) for each in columns]
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._rows: list[list[Any]] = []
        self.first = self._next = (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1

    def add(self, values: Row, **keys: int) -> int:
        """Let a row wait; gives the key that it will have."""
        names = tuple(values)
        plan = self._plans.get(names) or self._plans.setdefault(names, self._plan(names))
        row, key, places = self._empty.copy(), self._next, self._places
        for (place, ready), value in zip(plan.given, values.values(), strict=True):
            row[place] = ready(value) if ready else value
        for place, column in plan.drawn:
            row[place] = self._prepared(column.attname, _drawn(column))
        for name, of in keys.items():
            row[places[name]] = of
        row[places["id"]] = key
        self._rows.append(row)
        self._next = key + 1
        return key

    def _plan(self, names: tuple[str, ...]) -> "Plan":
        """Where the values of these columns go; most rows of a table come with the same columns."""
        places = self._places
        if unknown := set(names).difference(places):
            raise ValueError(f"{self.model.__name__} has no {', '.join(unknown)}.")
        given = [(places[name], self._prepare.get(name)) for name in names]
        return Plan(
            given, [(places[each.attname], each) for each in self._drawn if each.attname not in names]
        )

    def write(self) -> None:
        """Write the rows."""
        _insert(self.connection, self.model, self._rows)
        _go_on_counting(self.connection, self.model)
        self._rows.clear()

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
        _insert_from_memory(connection, model, found, tail)
        return
    with connection.cursor() as cursor:
        for some in batched(found, MOST_VALUES // len(model._meta.concrete_fields)):
            values = ", ".join([places] * len(some))
            cursor.execute(f"INSERT INTO {into} VALUES {values}{tail}", list(chain.from_iterable(some)))  # noqa: S608


def _insert_from_memory(connection: Any, model: type[models.Model], rows: list[Any], tail: str) -> None:
    """Insert rows that first wait in a table in memory: SQLite takes a third longer to read a statement with a place
    for each value. The table stays, since SQLite plans every statement anew when one comes or goes."""
    into, places = _statement(connection, model)
    table, columns = connection.ops.quote_name(f"{model._meta.db_table}_waiting"), into[into.index("(") :]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} {columns}")
        cursor.executemany(f"INSERT INTO {table} VALUES {places}", rows)  # noqa: S608 (bound)
        cursor.execute(f"INSERT INTO {into} SELECT * FROM {table} WHERE true{tail}")  # noqa: S608 (names of our own)
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)


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


def _insert(connection: Any, model: type[models.Model], rows: list[Any]) -> None:
    into, places = _statement(connection, model)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {into} VALUES {places}", rows)  # noqa: S608 (bound)


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
    if isinstance(column, models.DateField | models.TimeField):
        kind: Any = type(column)
        return _of_moments(kind, connection.alias)
    return None


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
