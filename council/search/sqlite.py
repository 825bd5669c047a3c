"""The index on SQLite: a full-text table whose row numbers hold the date, the committee and the item.

FTS5 walks its rows in the order of their numbers, so that "newest first", a stretch of days, a committee
and both facets are answered from the index alone. From the highest bit to the lowest a number holds the
days since 1900 (18 bits with the sign), the committee (17), whether the item is a formality (1) and the
item, counted down (28), so that the items of a meeting come in the order of the minutes.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from council.models import SearchEntry

from .filters import Filters, entries
from .listed import Counts, Listed, in_order
from .query import Query, Term

TABLE = "council_search"
_ENTRY = SearchEntry._meta.db_table
STANDING = (
    f"SELECT sql FROM sqlite_master WHERE name = '{TABLE}'"  # noqa: S608 (names of our own)
    f" OR (type = 'trigger' AND tbl_name = '{_ENTRY}')"
)
"""Reads how the full-text table and the triggers were made; a migration that remakes the table drops them."""
DAY_SHIFT, COMMITTEE_SHIFT = 46, 29
COMMITTEE_MASK, FORMALITY_BIT, ITEM_MASK = 2**17 - 1, 2**28, 2**28 - 1
FIRST_DAY, LAST_DAY = -(2**17), 2**17 - 1
_EPOCH = datetime.date(1900, 1, 1)
_ITEM = f"{ITEM_MASK} - (rowid & {ITEM_MASK})"
_WEIGHTS = "10.0, 1.0"


class Worded(Listed):
    """The entries that answer a query with words."""

    def __init__(self, query: Query, filters: Filters) -> None:
        self.where, self.parameters = _conditions(query, filters)
        matching = f"SELECT {_ITEM} FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608 (names of our own)
        found = RawSQL(matching, [rendered(query)])  # noqa: S611 (the query is a parameter)
        super().__init__(entries(filters).filter(pk__in=found))

    def count(self) -> int:
        return next(self._select("count(*)"))[0]

    def newest(self, start: int, stop: int) -> list[int]:
        page = "ORDER BY rowid DESC LIMIT %s OFFSET %s"
        return [key for (key,) in self._select(_ITEM, page, stop - start, start)]

    def best(self, most: int) -> list[int]:
        scored = f"rowid AS number, bm25({TABLE}, {_WEIGHTS}) AS score"
        rows = sorted(self._select(scored, "ORDER BY rowid DESC LIMIT %s", most), key=lambda row: row[1])
        return [ITEM_MASK - (number & ITEM_MASK) for number, _ in rows]

    def facets(self) -> Counts:
        meetings = f"rowid >> {COMMITTEE_SHIFT}"
        rows = list(self._select(f"{meetings}, count(*)", f"GROUP BY {meetings}"))
        committees = ((number & COMMITTEE_MASK, count) for number, count in rows)
        years = ((_year(number >> (DAY_SHIFT - COMMITTEE_SHIFT)), count) for number, count in rows)
        return in_order(committees, years)

    def _select(self, columns: str, tail: str = "", *parameters: Any) -> Iterator[tuple[Any, ...]]:
        sql = f"SELECT {columns} FROM {TABLE} WHERE {self.where} {tail}"  # noqa: S608 (parameters bound)
        with connection.cursor() as cursor:
            cursor.execute(sql, [*self.parameters, *parameters])
            yield from cursor.fetchall()


def rendered(query: Query) -> str:
    """The query in the language of FTS5; stems are ASCII words, so nothing needs to be escaped."""
    found = " AND ".join(f"({' OR '.join(_term(term) for term in group)})" for group in query.groups)
    without = " OR ".join(_term(term) for term in query.without)
    return f"({found}) NOT ({without})" if without else found


def _term(term: Term) -> str:
    phrase = f'"{" ".join(term.stems)}"{" *" if term.begins else ""}'
    return " OR ".join([phrase, *(f'"{stem}"' for stem in sorted(term.whole))])


def _conditions(query: Query, filters: Filters) -> tuple[str, list[Any]]:
    """The condition on the full-text table: what its row numbers hold is read there, the rest is looked up."""
    clauses, parameters = [f"{TABLE} MATCH %s"], [rendered(query)]
    if not filters.with_formalities:
        clauses.append(f"rowid & {FORMALITY_BIT} = 0")
    if filters.committees:
        keys = ", ".join(str(int(key)) for key in filters.committees)
        clauses.append(f"(rowid >> {COMMITTEE_SHIFT}) & {COMMITTEE_MASK} IN ({keys})")
    clauses += _in_spans(filters.spans())
    rest = replace(filters, committees=(), since=None, until=None, years=(), procedural=True)
    if rest != Filters(procedural=True):
        sql, values = _compiled(entries(rest).values("pk"))
        clauses.append(f"{_ITEM} IN ({sql})")
        parameters += values
    return " AND ".join(clauses), parameters


def _in_spans(spans: list[tuple[datetime.date, datetime.date]] | None) -> list[str]:
    """FTS5 stops early at one outer stretch of row numbers; the gaps inside it are left out one by one."""
    if spans is None:
        return []
    numbers = [(_day(first) << DAY_SHIFT, ((_day(last) + 1) << DAY_SHIFT) - 1) for first, last in spans]
    if not numbers:
        return ["rowid IS NULL"]
    inner = " OR ".join(f"rowid BETWEEN {first} AND {last}" for first, last in numbers)
    outer = f"rowid BETWEEN {numbers[0][0]} AND {numbers[-1][1]}"
    return [outer] if len(numbers) == 1 else [outer, f"({inner})"]


def _compiled(rows: QuerySet) -> tuple[str, list[Any]]:
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0 WHERE 0", []
    return sql, list(parameters)


def _day(date: datetime.date) -> int:
    return max(FIRST_DAY, min((date - _EPOCH).days, LAST_DAY))


def _year(day: int) -> int:
    return (_EPOCH + datetime.timedelta(days=day)).year


def row_number(row: str) -> str:
    """The SQL of the row number of an entry, for the triggers."""
    days = (
        f"max({FIRST_DAY}, min(cast(julianday({row}.date) - julianday('{_EPOCH}') AS integer), {LAST_DAY}))"
    )
    return (
        f"(({days} << {DAY_SHIFT}) | ({row}.committee_id << {COMMITTEE_SHIFT})"
        f" | ({row}.procedural * {FORMALITY_BIT}) | ({ITEM_MASK} - {row}.item_id))"
    )


def definition() -> set[str]:
    """The full-text table and the triggers that keep it in step with the entries; what `STANDING` reads
    when they are as they should be."""
    words = "title_words, text_words"
    add = _write(f"rowid, {words}", "new", "")
    remove = _write(f"{TABLE}, rowid, {words}", "old", "'delete', ")
    watched = f"UPDATE OF {words}, date, committee_id, procedural, item_id"
    return {
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5({words}, content='', tokenize='ascii')",
        f"CREATE TRIGGER {TABLE}_added AFTER INSERT ON {_ENTRY} BEGIN {add} END",
        f"CREATE TRIGGER {TABLE}_removed AFTER DELETE ON {_ENTRY} BEGIN {remove} END",
        f"CREATE TRIGGER {TABLE}_changed AFTER {watched} ON {_ENTRY} BEGIN {remove} {add} END",
    }


def schema() -> list[str]:
    """The statements that make all this and fill it, in place of what an earlier release or a migration left."""
    left = [f"DROP TRIGGER IF EXISTS {TABLE}_{when}" for when in ("added", "removed", "changed")]
    return [*left, f"DROP TABLE IF EXISTS {TABLE}", *sorted(definition(), reverse=True), *refilling()]


def _write(columns: str, row: str, command: str) -> str:
    values = f"{command}{row_number(row)}, {row}.title_words, {row}.text_words"
    return f"INSERT INTO {TABLE}({columns}) VALUES ({values});"  # noqa: S608 (names of our own)


def refilling() -> list[str]:
    """The statements that fill the full-text table from the entries."""
    words, number = "title_words, text_words", row_number(_ENTRY)
    return [
        f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')",  # noqa: S608 (names of our own)
        f"INSERT INTO {TABLE}(rowid, {words}) SELECT {number}, {words} FROM {_ENTRY}",  # noqa: S608
        *optimising(),
    ]


def optimising() -> list[str]:
    """The statement that merges the full-text table, which takes struck-out words out of it for good."""
    return [f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')"]  # noqa: S608 (names of our own)
