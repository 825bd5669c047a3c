"""Makes what the index needs in the database beside the tables of the models; safe to run at any time."""

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from council.models import SearchEntry

from . import postgresql, sqlite

_TRIGGERS = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name LIKE %s"


def set_up(using: str = "default", **_: Any) -> None:
    """Make what is missing: after a migration the triggers of SQLite may be, since it remakes the table."""
    connection = connections[using]
    if SearchEntry._meta.db_table not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using):
        if connection.vendor == "postgresql":
            _execute(connection, postgresql.schema())
        elif _triggers(connection) < len(sqlite.schema()) - 1:
            _execute(connection, sqlite.schema())
            refill(using)


def refill(using: str = "default") -> None:
    """Fill the full-text table of SQLite anew from the entries; PostgreSQL keeps its own in step."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        _execute(connection, sqlite.refilling())


def forget(using: str = "default") -> None:
    """Take words that left the entries out of the pages of the full-text table, where FTS5 only strikes
    them out until it next merges."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        _execute(connection, sqlite.optimising())


def _triggers(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS, [SearchEntry._meta.db_table, f"{sqlite.TABLE}%"])
        return cursor.fetchone()[0]


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
