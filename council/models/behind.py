"""Long statements that SQLite carries out while Python prepares what comes after them.

SQLite works in the process that asks it, and lets other threads go on meanwhile. So an import has two processors at
work: whoever writes leaves statements that give no rows to `carry_out`, and says with `meanwhile` when it does without
the connection for a time. They are carried out in their order and in the transaction that is open; what goes wrong in
them is raised at the end of that time.
"""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from threading import Thread
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

LONGEST_LOG = 25_000
"""Pages of 4 KiB."""
TURN = 0.0005
"""Seconds that Python may go on before the other thread has its turn."""

Statement = tuple[str, Sequence[Any]]


class Behind:
    """The statements of one connection that wait."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.waiting: list[Statement] = []
        self.last: list[Statement] = []
        """Those that change what nobody asks for."""

    def settle(self, *, all_of_it: bool = True) -> None:
        """Carry out what waits, all of it or what somebody may ask for."""
        waiting, self.waiting = self.waiting, []
        if all_of_it:
            waiting, self.last = waiting + self.last, []
        with self.connection.wrap_database_errors:
            for sql, parameters in waiting:
                # not Django's way to a cursor, which is closed to other threads
                cursor = self.connection.create_cursor()
                cursor.execute(sql, parameters)
                cursor.close()


_behind: ContextVar[Behind | None] = ContextVar("behind", default=None)


@contextmanager
def writing_behind() -> Iterator[None]:
    """Let statements for SQLite wait inside, in a transaction, and carry out the last ones at its end; on PostgreSQL
    none waits."""
    connection = connections[
        DEFAULT_DB_ALIAS
    ]  # itself, which any thread may hold, and no proxy of each thread's own
    if connection.vendor != "sqlite":
        yield
        return
    behind = Behind(connection)
    token = _behind.set(behind)
    try:
        yield
        behind.settle()
    finally:
        _behind.reset(token)


def carry_out(connection: Any, sql: str, parameters: Sequence[Any] = (), *, last: bool = False) -> None:
    """Carry out a statement that gives no rows: at once, or when nobody needs the connection; last what nobody asks for
    before the end."""
    behind = _behind.get()
    if behind is not None and behind.connection.alias == connection.alias:
        (behind.last if last else behind.waiting).append((sql, parameters))
        return
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@contextmanager
def meanwhile() -> Iterator[None]:
    """Carry out all that waits during what is done inside, which does without the connection."""
    behind = _behind.get()
    if behind is None or not (behind.waiting or behind.last):
        yield
        return
    with _taking_turns(), ThreadPoolExecutor(max_workers=1) as other:
        carried_out = other.submit(behind.settle)
        yield
        carried_out.result()


@contextmanager
def _taking_turns() -> Iterator[None]:
    """Let the other thread begin its next statement at once, since it soon lets this one go on; Python would have it
    wait as long as a statement takes."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def settle(table: str = "") -> None:
    """Carry out what waits, before rows are asked for that it may change; of a table, when any of it names that."""
    behind = _behind.get()
    if behind is not None and any(table in sql for sql, _ in behind.waiting):
        behind.settle(all_of_it=False)


@contextmanager
def copying_behind() -> Iterator[None]:
    """Let another thread copy what is committed inside from the log of SQLite into the database, which takes a tenth of
    the time of an import; the next transaction may begin meanwhile. A log that grows too long is copied at once."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "sqlite" or connection.in_atomic_block or _pragma("journal_mode") != "wal":
        yield
        return
    before = _pragma("wal_autocheckpoint")
    _pragma(f"wal_autocheckpoint = {LONGEST_LOG}")
    try:
        yield
    finally:
        _pragma(f"wal_autocheckpoint = {before}")
    Thread(target=copy_log, args=[Path(connection.settings_dict["NAME"])]).start()


def copy_log(database: Path) -> None:
    """Copy what is committed from the log into the database; if that fails, the next commit does it."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as own,
    ):
        own.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _pragma(told: str) -> Any:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(f"PRAGMA {told}")
        return (cursor.fetchone() or [None])[0]
