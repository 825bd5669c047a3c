"""The index on PostgreSQL: a text vector beside the columns of the model, made by the database itself.

The planner is told what it cannot know: that a scan of the table would have to fetch every vector, and
(by the statistics of the column) how many entries hold a word.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchVectorField
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
from .filters import Filters, Standing, entries
from .listed import Listed, Sampled, together
from .query import Alternative, Groups, Query, Term, Together

COLUMN = "search"
# the bar between title and text is no word: no phrase reaches from one into the other
VECTOR = (
    "setweight(to_tsvector('simple', title_words), 'A') || $$'|':1$$::tsvector"
    " || setweight(to_tsvector('simple', text_words), 'B') || array_to_tsvector(string_to_array(marks, ' '))"
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
        self.asked = AsQuery(Value(rendered(query, filters)))
        by_column = replace(filters, committees=()) if filters.has_few_committees else filters
        rows = entries(by_column).filter(Matches(Vector(), self.asked))
        if not filters.with_formalities:
            rows = rows.exclude(standing=Standing.FORMALITY)
        if not filters.with_minutes(words=not query.blank):
            rows = rows.filter(item__isnull=False)
        self._numbers: list[int] | None = None
        self._are_many = False
        super().__init__(rows)

    @cached_property
    def _estimate(self) -> int:
        """How many entries the planner expects."""
        plan = self.rows.explain(format="json")
        return json.loads(plan)[0]["Plan"]["Plan Rows"] if plan else 0

    def count(self, most: int) -> int:
        with swiftly():
            if self._estimate > most * SURELY_MORE:
                return most
            if self._estimate > FEW:
                return super().count(most)
            numbers = list(self.rows.values_list("pk", flat=True)[:most])
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

    def newest_one(self) -> tuple[str, list[Any]]:
        """An expression of SQL for the number of the newest entry, and its parameters."""
        sql, parameters = self._in_order().values("pk")[:1].query.sql_with_params()
        return f"({sql})", list(parameters)

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
        number = ExpressionWrapper(F("number") + Value(0), output_field=BigIntegerField())
        return self.rows.order_by(number.desc())  # keeps to the word index


@contextmanager
def swiftly() -> Iterator[None]:
    """Ask inside without scans of the whole table, and give up after a while."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL enable_seqscan = off; SET LOCAL statement_timeout = '{LONGEST_WAIT}'")
            yield
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != "57014":  # query_canceled
            raise
        raise TooSlow from error


def newest_of(each: list[Worded]) -> list[int]:
    """The number of the newest entry of each of these that has one, with one question to the database; how to
    find each is the planner's to say."""
    with swiftly():
        found = together([listed.newest_one() for listed in each])
    return [number for number in found if number is not None]


def rendered(query: Query, filters: Filters) -> str:
    """The query as a tsquery; stems are ASCII words and marks have no quotation marks, so nothing needs to
    be escaped."""
    wanted = [_found(query.groups)] if query.groups else []
    for marks in filters.marks_for_index():
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
        f"ALTER TABLE {_ENTRY} ALTER COLUMN {COLUMN} SET STATISTICS 1000",
        # without a list of pending entries, which every search after a bulk load would have to read through
        f"CREATE INDEX {_ENTRY}_{COLUMN}_idx ON {_ENTRY} USING gin ({COLUMN}) WITH (fastupdate = off)",
        f"COMMENT ON COLUMN {_ENTRY}.{COLUMN} IS $comment${VECTOR}$comment$",
    ]
