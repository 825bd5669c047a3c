"""Prepared querysets: built and put into SQL once in a process, then run with the values of each request.

A public queryset says in full what the public may see, and Django spends ten times longer on putting that
into SQL than the database on answering. A prepared queryset pays once.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connections, models
from django.db.models.sql.compiler import SQLCompiler


class Given(models.Expression):
    """A value that is told when the prepared queryset runs; of a list of values the one at this place."""

    def __init__(self, name: str, output_field: models.Field, place: int | None = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name
        self.place = place

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        """A placeholder whose value comes later."""
        return "%s", [self]

    def value(self, told: dict[str, Any], connection: Any) -> Any:
        """What was told, as this database takes it."""
        value = told[self.name] if self.place is None else told[self.name][self.place]
        return self.output_field.get_db_prep_value(value, connection)


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
        compiler = rows.query.get_compiler(using=rows.db)
        return rows, compiler, *compiler.as_sql()

    def __call__(self, **told: Any) -> list[Any]:
        """All the rows."""
        return self._run("", [], told)

    def stretch(self, start: int, stop: int, **told: Any) -> list[Any]:
        """The rows from one place to before another, of a queryset without a limit of its own."""
        return self._run(" LIMIT %s OFFSET %s", [stop - start, start], told)

    def first(self, **told: Any) -> Any:
        """The first row of all, or None."""
        return next(iter(self(**told)), None)

    def _run(self, tail: str, limits: list[int], told: dict[str, Any]) -> list[Any]:
        prepared, kept, sql, parameters = self._compiled
        rows, compiler = prepared._clone(), copy(kept)
        compiler.connection = connections[rows.db]
        values = [
            each.value(told, compiler.connection) if isinstance(each, Given) else each for each in parameters
        ]
        compiler.as_sql = lambda: (sql + tail, (*values, *limits))
        rows.query.get_compiler = lambda using: compiler
        return list(rows)
