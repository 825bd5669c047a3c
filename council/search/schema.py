"""Makes what the index needs in the database beside the tables of the models; safe to run at any time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from council.models import SearchWord
from council.models.behind import carry_out

from . import postgresql, sqlite


def set_up(using: str = "default") -> bool:
    """Make the index where it is missing or not as this release has it: a migration may have dropped its
    triggers, since SQLite remakes a table to change it. Gives whether the tables of this release are there."""
    connection = connections[using]
    if SearchWord._meta.db_table not in connection.introspection.table_names():
        return False
    engine = postgresql if connection.vendor == "postgresql" else sqlite
    if _standing(connection, engine.STANDING) != engine.definition():
        with transaction.atomic(using=using):
            _execute(connection, engine.schema())
    return True


def refill(using: str = "default") -> None:
    """Fill the full-text table of SQLite anew from the entries; PostgreSQL keeps its own in step."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        _execute(connection, sqlite.refilling())


def forget(using: str = "default") -> None:
    """Take the words of entries that are gone out of the pages of the full-text table, where FTS5 only
    strikes them out until it next merges; it takes about 2 s for 100,000 entries."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        _execute(connection, sqlite.optimising())


@contextmanager
def merging_seldom(using: str = "default") -> Iterator[None]:
    """Merge the parts of the full-text table less often while thousands of entries come, inside a transaction: it takes
    a fifth of the time that they take, and a search looks through some parts more until others come."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        yield
        return
    carry_out(connection, sqlite.merging(0))
    yield
    carry_out(connection, sqlite.merging(sqlite.MERGED))


def _standing(connection: BaseDatabaseWrapper, sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {definition for (definition,) in cursor.fetchall()}


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
