"""The index on PostgreSQL: a text vector beside the columns of the model, made by the database itself.

The planner is told what it cannot know: that a scan of the table would have to fetch every vector, and
(by the statistics of the column) how many entries hold a word.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import EmptyResultSet
from django.db import OperationalError, connection, transaction
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Expression,
    ExpressionWrapper,
    F,
    Field,
    Func,
    QuerySet,
    Value,
)
from django.db.models.expressions import Col

from council.models import SearchEntry

from . import ranking
from .filters import Filters, Standing, entries, in_spans
from .listed import Listed, Sampled, all_numbers
from .marks import mark
from .numbers import DAY_SHIFT, Span, date_of, stretch
from .query import Alternative, Groups, Query, Term, Together

COLUMN = "search"
# the bar between title and text is no word: no phrase reaches from one into the other
VECTOR = (
    "setweight(to_tsvector('simple', title_words), 'A') || $$'|':1$$::tsvector"
    " || setweight(to_tsvector('simple', text_words), 'B') || array_to_tsvector(string_to_array(marks, ' ')"
    f" || ('year:' || date_part('year', date '1970-01-01' + (number >> {DAY_SHIFT})::integer)::integer::text))"
)
_ENTRY = SearchEntry._meta.db_table
STANDING = (
    f"SELECT col_description(attrelid, attnum) FROM pg_attribute"  # noqa: S608 (names of our own)
    f" WHERE attrelid = '{_ENTRY}'::regclass AND attname = '{COLUMN}'"
)
"""Reads what the text vector was made from: the column's comment says it."""
FEW = 5_000
"""Up to so many expected entries are sorted at once and counted by that; of more the table is walked by number
until the page is full."""
SURELY_MORE = 3
"""When the planner expects so many times more entries than are to be counted, they are not counted."""
MOST_YEARS = 30
"""So many years are looked for in the index; more are told by a condition."""
LONGEST_WAIT = "5s"


class TooSlow(Exception):
    """The database did not answer in time."""


class Vector(Expression):
    """The text vector of an entry, a column that the model does not know."""

    def __init__(self) -> None:
        super().__init__(output_field=SearchVectorField())

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> Col:  # type: ignore[override]
        column: Field = SearchVectorField()
        column.set_attributes_from_name(COLUMN)
        column.model = SearchEntry
        return Col(query.get_initial_alias(), column)


class Matches(Func):
    """Whether the text vector answers a query."""

    template = "%(expressions)s"
    arg_joiner = " @@ "
    output_field = BooleanField()


class AsQuery(Func):
    """A text in PostgreSQL's own language of queries."""

    template = "%(expressions)s::tsquery"
    output_field = Field()


class Worded(Listed):
    """The entries that answer a query with words, or filters with marks."""

    def __init__(self, query: Query, filters: Filters) -> None:
        self._query, self._filters = query, filters
        by_column = replace(filters, committees=()) if filters.has_few_committees else filters
        super().__init__(self._answering(entries(by_column)))
        self._numbers: list[int] | None = None
        self._are_many = False

    def _answering(self, rows: QuerySet[SearchEntry], years: Iterable[int] = ()) -> QuerySet[SearchEntry]:
        asked = AsQuery(Value(rendered(self._query, self._filters, years)))
        rows = rows.filter(Matches(Vector(), asked))
        if not self._filters.with_formalities:
            rows = rows.exclude(standing=Standing.FORMALITY)
        if not self._filters.with_minutes(words=not self._query.blank):
            rows = rows.filter(item__isnull=False)
        return rows

    @cached_property
    def _by_index(self) -> QuerySet[SearchEntry]:
        """The same entries, found by the word index alone: with its years in place of a stretch of the numbers, of
        which every entry would be looked at."""
        spans = self._filters.spans()
        years = _years(spans or ())
        if not years:
            return self.rows
        without = replace(self._filters, years=(), municipal_years=(), since=None, until=None)
        by_column = replace(without, committees=()) if without.has_few_committees else without
        rows = self._answering(entries(by_column), years)
        return (
            rows
            if _are_whole_years(spans or ())
            else rows.alias(place=_NUMBER).filter(in_spans(spans, "place"))
        )

    @cached_property
    def _estimate(self) -> int:
        """How many entries the planner expects."""
        try:
            sql, parameters = self.rows.values("pk").query.sql_with_params()
        except EmptyResultSet:
            return 0
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
            return cursor.fetchone()[0][0]["Plan"]["Plan Rows"]

    def count(self, most: int) -> int:
        with swiftly():
            if self._estimate > most * SURELY_MORE:
                return most
            if self._estimate > FEW:
                return self._by_index[:most].count()
            numbers = list(self._by_index.values_list("pk", flat=True)[:most])
        if len(numbers) < most:
            self._numbers = sorted(numbers, reverse=True)
        else:
            self._are_many = True  # of a phrase the planner expects too few
        return len(numbers)

    def newest(self, start: int, stop: int) -> list[int]:
        if self._numbers is not None:
            return self._numbers[start:stop]
        with swiftly():
            return list(self._in_order().values_list("pk", flat=True)[start:stop])

    def oldest(self, start: int, stop: int) -> list[int]:
        if self._numbers is not None:
            return self._numbers[::-1][start:stop]
        with swiftly():
            return list(self._in_order().reverse().values_list("pk", flat=True)[start:stop])

    def newest_few(self, most: int) -> tuple[str, list[Any]]:
        """The statement for the numbers of the newest entries, and its parameters."""
        sql, parameters = self._in_order().values("pk")[:most].query.sql_with_params()
        return sql, list(parameters)

    def texts(self, most: int) -> list[ranking.Worded]:
        return self._newest(("number", "title_words", "text_words"), most)

    def sample(self, most: int) -> list[Sampled]:
        return self._newest(("number", "marks"), most)

    def newest_items(self, most: int) -> list[int]:
        return [item for (item,) in self._newest(("item",), most)]

    def _newest(self, columns: tuple[str, ...], most: int) -> list[Any]:
        """These columns of the newest entries."""
        with swiftly():
            if self._numbers is None:
                return list(self._in_order().values_list(*columns)[:most])
            rows = SearchEntry.objects.filter(pk__in=self._numbers[:most]).order_by("-number")
            return list(rows.values_list(*columns))

    def _in_order(self) -> QuerySet[SearchEntry]:
        if self._are_many or self._estimate > FEW:
            return self.rows.order_by("-number")
        return self._by_index.order_by(_NUMBER.desc())


_NUMBER = ExpressionWrapper(F("number") + Value(0), output_field=BigIntegerField())
"""The number as no index has it, which keeps the planner to the word index."""


def _years(spans: Iterable[Span]) -> tuple[int, ...]:
    """The years of the entries in some stretches of days; none where there are too many to look for."""
    days = [tuple(map(date_of, stretch(span))) for span in spans]
    if sum(last.year - first.year + 1 for first, last in days) > MOST_YEARS:
        return ()
    return tuple(sorted({year for first, last in days for year in range(first.year, last.year + 1)}))


def _are_whole_years(spans: Iterable[Span]) -> bool:
    ends = {(first.month, first.day, last.month, last.day) for first, last in spans}
    return ends == {(1, 1, 12, 31)}


@contextmanager
def swiftly() -> Iterator[None]:
    """Ask inside without scans of the whole table, and give up after a while."""
    goes_on = connection.in_atomic_block
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL enable_seqscan = off; SET LOCAL statement_timeout = '{LONGEST_WAIT}'")
            yield
            if goes_on:  # else the end of the transaction does it
                cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != "57014":  # query_canceled
            raise
        raise TooSlow from error


def newest_of(each: list[Worded], most: int) -> list[int]:
    """The numbers of the newest entries of each of these, so many at most, with one question to the database; how to
    find each is the planner's to say."""
    with swiftly():
        return all_numbers(listed.newest_few(most) for listed in each)


def rendered(query: Query, filters: Filters, years: Iterable[int] = ()) -> str:
    """The query as a tsquery, with the years to keep to; stems are ASCII words and marks have no quotation marks, so
    nothing needs to be escaped."""
    wanted = [_found(query.groups)] if query.groups else []
    of_years = [mark("year", year) for year in years]
    for marks in filter(None, (*filters.marks_for_index(), of_years)):
        either = " | ".join(f"'{each}'" for each in marks)
        wanted.append(f"({either})")
    without = "".join(f" & !({_term(term)})" for term in query.without)
    return " & ".join(wanted) + without


def _found(groups: Groups) -> str:
    return " & ".join(f"({' | '.join(_alternative(each) for each in group)})" for group in groups)


def _alternative(each: Alternative) -> str:
    return f"({_found(each.groups)})" if isinstance(each, Together) else _term(each)


def _term(term: Term) -> str:
    if term.mark:
        return f"'{term.mark}'"
    phrase = " <-> ".join(f"'{stem}'" for stem in term.stems) + (":*" if term.begins else "")
    return " | ".join([f"({phrase})", *(f"'{stem}'" for stem in sorted(term.whole))])


def occurs(stem: str) -> bool:
    """Whether any entry holds a stem."""
    rows = SearchEntry.objects.order_by().filter(Matches(Vector(), AsQuery(Value(f"'{stem}'"))))
    return rows.exists()


def definition() -> set[str]:
    """What `STANDING` reads when the text vector is as it should be."""
    return {VECTOR}


def schema() -> list[str]:
    """The statements that make the text vector and its index, in place of those of an earlier release."""
    return [
        f"ALTER TABLE {_ENTRY} DROP COLUMN IF EXISTS {COLUMN}",
        f"ALTER TABLE {_ENTRY} SET (toast_tuple_target = 128)",
        f"ALTER TABLE {_ENTRY} ADD COLUMN {COLUMN} tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
        # a phrase is looked up in the vector itself: kept in the row it is read twice as soon; the text goes instead
        f"ALTER TABLE {_ENTRY} ALTER COLUMN {COLUMN} SET STORAGE MAIN",
        f"CLUSTER {_ENTRY} USING {_ENTRY}_pkey",  # which writes the rows of an older archive anew
        f"ALTER TABLE {_ENTRY} ALTER COLUMN {COLUMN} SET STATISTICS 1000",
        # without a list of pending entries, which every search after a bulk load would have to read through
        f"CREATE INDEX {_ENTRY}_{COLUMN}_idx ON {_ENTRY} USING gin ({COLUMN}) WITH (fastupdate = off)",
        f"COMMENT ON COLUMN {_ENTRY}.{COLUMN} IS $comment${VECTOR}$comment$",
    ]
