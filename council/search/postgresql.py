"""The index on PostgreSQL: a text vector beside the columns of the model, made by the database itself.

The planner is told what it cannot know: that a scan of the table would have to fetch every vector, and
(by the statistics of the column) how many entries hold a word.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import OperationalError, connection, transaction
from django.db.models import (
    BooleanField,
    Expression,
    ExpressionWrapper,
    F,
    Field,
    FloatField,
    Func,
    Value,
)
from django.db.models.expressions import Col
from django.db.models.fields import DateField

from council.models import SearchEntry

from .filters import Filters, entries
from .listed import Counts, Listed
from .query import Query, Term

COLUMN = "search"
# the bar between title and text is no word: no phrase reaches from one into the other
VECTOR = (
    "setweight(to_tsvector('simple', title_words), 'A') || $$'|':1$$::tsvector"
    " || setweight(to_tsvector('simple', text_words), 'B')"
)
_ENTRY = SearchEntry._meta.db_table
STANDING = (
    f"SELECT col_description(attrelid, attnum) FROM pg_attribute"  # noqa: S608 (names of our own)
    f" WHERE attrelid = '{_ENTRY}'::regclass AND attname = '{COLUMN}'"
)
"""Reads what the text vector was made from: the column's comment says it."""
FEW = 5_000
"""Up to so many entries are sorted; of more the index by date is walked until the page is full."""
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


class Score(Func):
    """How well it does, words of the title first."""

    function = "ts_rank"
    template = "%(function)s('{0, 0, 0.1, 1}', %(expressions)s)"
    output_field = FloatField()


class AsQuery(Func):
    """A text in PostgreSQL's own language of queries."""

    template = "%(expressions)s::tsquery"
    output_field = Field()


class Worded(Listed):
    """The entries that answer a query with words."""

    def __init__(self, query: Query, filters: Filters) -> None:
        self.asked = AsQuery(Value(rendered(query)))
        self.counted: int | None = None
        super().__init__(entries(filters).filter(Matches(Vector(), self.asked)))

    def count(self) -> int:
        if self.counted is None:
            with _swiftly():
                self.counted = super().count()
        return self.counted

    def newest(self, start: int, stop: int) -> list[int]:
        rows = self.rows
        if self.count() <= FEW:
            date = ExpressionWrapper(
                F("date") + Value(0), output_field=DateField()
            )  # keeps to the word index
            rows = rows.order_by(date.desc(), *self.order[1:])
        else:
            rows = rows.order_by(*self.order)
        with _swiftly():
            return list(rows.values_list("pk", flat=True)[start:stop])

    def best(self, most: int) -> list[int]:
        candidates = self.newest(0, most)
        scored = SearchEntry.objects.filter(pk__in=candidates).annotate(score=Score(Vector(), self.asked))
        with _swiftly():
            return list(scored.order_by("-score", *self.order).values_list("pk", flat=True))

    def facets(self) -> Counts:
        with _swiftly():
            return super().facets()


@contextmanager
def _swiftly() -> Iterator[None]:
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


def rendered(query: Query) -> str:
    """The query as a tsquery; stems are ASCII words, so nothing needs to be escaped."""
    found = " & ".join(f"({' | '.join(_term(term) for term in group)})" for group in query.groups)
    without = "".join(f" & !({_term(term)})" for term in query.without)
    return f"{found}{without}"


def _term(term: Term) -> str:
    phrase = " <-> ".join(f"'{stem}'" for stem in term.stems) + (":*" if term.begins else "")
    return " | ".join([f"({phrase})", *(f"'{stem}'" for stem in sorted(term.whole))])


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
        f"CREATE INDEX {_ENTRY}_{COLUMN}_idx ON {_ENTRY} USING gin ({COLUMN})",
        f"COMMENT ON COLUMN {_ENTRY}.{COLUMN} IS $comment${VECTOR}$comment$",
    ]
