"""The index on SQLite: a full-text table whose row numbers are the numbers of the entries."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from council.models import SearchEntry

from . import ranking
from .filters import Filters
from .listed import Listed, Sampled, all_numbers, counts
from .numbers import COMMITTEE_MASK, COMMITTEE_SHIFT, FORMALITY, MOST_PLACE, PLACE_SHIFT, Span, stretch
from .query import Alternative, Groups, Query, Term, Together

TABLE = "council_search"
_ENTRY = SearchEntry._meta.db_table
STANDING = (
    f"SELECT sql FROM sqlite_master WHERE name = '{TABLE}'"  # noqa: S608 (names of our own)
    f" OR (type = 'trigger' AND tbl_name = '{_ENTRY}')"
)
"""Reads how the full-text table and the triggers were made; a migration that remakes the table drops them."""
_COLUMNS = "title_words, text_words, marks"
MERGED = 4
"""So many parts of a size FTS5 merges unless it is told otherwise."""


class Worded(Listed):
    """The entries that answer a query with words, or filters with marks."""

    def __init__(self, query: Query, filters: Filters) -> None:
        self.asked = rendered(query, filters)
        self.where, self.parameters = _conditions(query, filters)
        self._begins = any(term.begins for term in query.terms)
        self._numbers: list[int] | None = None

    @cached_property
    def rows(self) -> QuerySet[SearchEntry]:  # type: ignore[override]
        """The entries as a queryset, which only a condition of another one needs."""
        matching = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s AND {self.where}"  # noqa: S608
        found = RawSQL(matching, [self.asked, *self.parameters])  # noqa: S611 (values are parameters)
        return SearchEntry.objects.order_by().filter(pk__in=found)

    def count(self, most: int) -> int:
        if not self._begins:
            return counts([self], most)[0]
        # FTS5 puts all words with this beginning together before it gives one entry: so it is asked once
        self._numbers = self.newest(0, most)
        return len(self._numbers)

    def counting(self, most: int) -> tuple[str, list[Any]]:
        counted = f"(SELECT count(*) FROM ({self._selected('1')} LIMIT %s))"  # noqa: S608 (names of our own)
        return counted, [self.asked, *self.parameters, most]

    def newest(self, start: int, stop: int) -> list[int]:
        if self._numbers is not None:
            return self._numbers[start:stop]
        page = f"{self._selected('rowid')} ORDER BY rowid DESC LIMIT %s OFFSET %s"
        return [number for (number,) in self._rows(page, stop - start, start)]

    def oldest(self, start: int, stop: int) -> list[int]:
        page = f"{self._selected('rowid')} ORDER BY rowid LIMIT %s OFFSET %s"
        return [number for (number,) in self._rows(page, stop - start, start)]

    def texts(self, most: int) -> list[ranking.Worded]:
        return self._newest(("number", "title_words", "text_words"), most)

    def sample(self, most: int) -> list[Sampled]:
        return self._newest(("number", "marks"), most)

    def newest_items(self, most: int) -> list[int]:
        return [item for (item,) in self._newest(("item_id",), most)]

    def _newest(self, columns: tuple[str, ...], most: int) -> list[Any]:
        """These columns of the newest entries."""
        if self._numbers is not None:
            known = SearchEntry.objects.filter(pk__in=self._numbers[:most]).order_by("-number")
            return list(known.values_list(*columns))
        newest = f"{self._selected('rowid AS found')} ORDER BY rowid DESC LIMIT %s"
        kept = f"SELECT {', '.join(columns)} FROM ({newest}) JOIN {_ENTRY} ON number = found"  # noqa: S608
        return self._rows(kept, most)

    def _selected(self, columns: str) -> str:
        return f"SELECT {columns} FROM {TABLE} WHERE {TABLE} MATCH %s AND {self.where}"  # noqa: S608

    def _rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, [self.asked, *self.parameters, *parameters])
            return cursor.fetchall()


def newest_of(each: list[Worded], most: int) -> list[int]:
    """The numbers of the newest entries of each of these, so many at most, with one question to the database."""
    newest = [f"{listed._selected('rowid')} ORDER BY rowid DESC LIMIT {most}" for listed in each]
    return all_numbers(zip(newest, ([listed.asked, *listed.parameters] for listed in each), strict=True))


def rendered(query: Query, filters: Filters) -> str:
    """The query in the language of FTS5; stems are ASCII words and marks have no quotation marks, so nothing
    needs to be escaped."""
    wanted = [*_marks(filters)]
    if query.groups:
        wanted.insert(0, _found(query.groups))
    without = " OR ".join(_term(term) for term in query.without)
    found = " AND ".join(wanted)
    return f"({found}) NOT ({without})" if without else found


def _marks(filters: Filters) -> Iterator[str]:
    for marks in filters.marks_for_index():
        quoted = " OR ".join(f'"{each}"' for each in marks)
        yield f"({quoted})"


def _found(groups: Groups) -> str:
    return " AND ".join(f"({' OR '.join(_alternative(each) for each in group)})" for group in groups)


def _alternative(each: Alternative) -> str:
    return f"({_found(each.groups)})" if isinstance(each, Together) else _term(each)


def _term(term: Term) -> str:
    if term.mark:
        return f'"{term.mark}"'
    phrase = f'"{" ".join(term.stems)}"{" *" if term.begins else ""}'
    return " OR ".join([phrase, *(f'"{stem}"' for stem in sorted(term.whole))])


def _conditions(query: Query, filters: Filters) -> tuple[str, list[Any]]:
    """The condition on the numbers of the rows."""
    clauses, parameters = ["1"], []
    if not filters.with_formalities:
        clauses.append(f"rowid & {FORMALITY} = 0")
    if not filters.with_minutes(words=not query.blank):
        clauses.append(f"rowid & {MOST_PLACE << PLACE_SHIFT} != 0")
    by_number = replace(filters, committees=()) if filters.has_few_committees else filters
    for committees in by_number.committee_keys():
        sql, values = _compiled(committees)
        clauses.append(f"(rowid >> {COMMITTEE_SHIFT}) & {COMMITTEE_MASK} IN ({sql})")
        parameters += values
    clauses += _in_spans(filters.spans())
    return " AND ".join(clauses), parameters


def _in_spans(spans: list[Span] | None) -> list[str]:
    """FTS5 stops early at one outer stretch of row numbers; the gaps inside it are left out one by one."""
    if spans is None:
        return []
    if not spans:
        return ["rowid IS NULL"]
    numbers = [stretch(span) for span in spans]
    inner = " OR ".join(f"rowid BETWEEN {first} AND {last}" for first, last in numbers)
    outer = f"rowid BETWEEN {numbers[0][0]} AND {numbers[-1][1]}"
    return [outer] if len(numbers) == 1 else [outer, f"({inner})"]


def _compiled(rows: QuerySet) -> tuple[str, list[Any]]:
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 0 WHERE 0", []
    return sql, list(parameters)


def occurs(stem: str) -> bool:
    """Whether any entry holds a stem."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT 1", [f'"{stem}"'])  # noqa: S608
        return cursor.fetchone() is not None


def definition() -> set[str]:
    """The full-text table and the triggers that keep it in step with the entries; what `STANDING` reads
    when they are as they should be."""
    add, remove = (
        _write(f"rowid, {_COLUMNS}", "new", ""),
        _write(f"{TABLE}, rowid, {_COLUMNS}", "old", "'delete', "),
    )
    watched = f"UPDATE OF {_COLUMNS}, number"
    # marks are words with a colon and underlines in them
    tokens = "tokenize=\"ascii tokenchars ':_'\""
    return {
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5({_COLUMNS}, content='', {tokens})",
        f"CREATE TRIGGER {TABLE}_added AFTER INSERT ON {_ENTRY} BEGIN {add} END",
        f"CREATE TRIGGER {TABLE}_removed AFTER DELETE ON {_ENTRY} BEGIN {remove} END",
        f"CREATE TRIGGER {TABLE}_changed AFTER {watched} ON {_ENTRY} BEGIN {remove} {add} END",
    }


def schema() -> list[str]:
    """The statements that make all this and fill it, in place of what an earlier release or a migration left."""
    left = [f"DROP TRIGGER IF EXISTS {TABLE}_{when}" for when in ("added", "removed", "changed")]
    return [*left, f"DROP TABLE IF EXISTS {TABLE}", *sorted(definition(), reverse=True), *refilling()]


def _write(columns: str, row: str, command: str) -> str:
    values = f"{command}{row}.number, {row}.title_words, {row}.text_words, {row}.marks"
    return f"INSERT INTO {TABLE}({columns}) VALUES ({values});"  # noqa: S608 (names of our own)


def refilling() -> list[str]:
    """The statements that fill the full-text table from the entries."""
    return [
        f"INSERT INTO {TABLE}({TABLE}) VALUES ('delete-all')",  # noqa: S608 (names of our own)
        f"INSERT INTO {TABLE}(rowid, {_COLUMNS}) SELECT number, {_COLUMNS} FROM {_ENTRY}",  # noqa: S608
        *optimising(),
    ]


def optimising() -> list[str]:
    """The statement that merges the full-text table, which takes struck-out words out of it for good."""
    return [f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')"]  # noqa: S608 (names of our own)


def merging(parts: int) -> str:
    """The statement by which FTS5 merges the parts that its table grew by when there are so many of a size; at nought it
    waits for sixteen, and writes each entry half as often."""
    return f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('automerge', {int(parts)})"  # noqa: S608 (names of our own)
