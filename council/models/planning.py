"""What the planner of the database knows of the record: without it, it guesses, and asks for every meeting that
was ever published where one committee was meant."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

ROWS_READ = 1000
"""How far SQLite reads into each index; the whole of a million items would take it a minute."""


def gather_statistics(using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Count how the rows are spread: after migrations, since a new index has no figures and would be preferred
    for that, and after thousands of rows were added. PostgreSQL also does it by itself."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_READ}")
        cursor.execute("ANALYZE")
