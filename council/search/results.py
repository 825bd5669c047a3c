"""Finding: one object that counts, pages, sums up and says what the reader should know of the search."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from . import postgresql, sqlite
from .facets import FIELDS, Facet, facet, without
from .filters import Filters
from .glossary import Widening, widened
from .hits import Hit, hits, spellings
from .instead import Instead, instead
from .listed import Listed, Nothing, Sampled, counts, everything
from .numbers import SITTING_SHIFT
from .query import Query, Term, parse
from .ranking import best_first
from .spellings import LOOKED_AT

Order = Literal["newest", "oldest", "relevance"]
RANKED = 1_000
"""How many of the newest entries are put in the order of relevance; older ones follow by date."""
MOST_COUNTED = 5_000
"""How many results are counted and paged, as many as a table of them holds, and of how many of the newest the facets
are counted: to count the entries that say a phrase takes a third of a millisecond a thousand."""


def find(
    q: str, filters: Filters | None = None, *, order: Order = "newest", generation: int | None = None
) -> "Results":
    """The published agenda items and decisions that answer what was typed; never fails, whatever that is.

    A caller that knows the generation of the archive saves the question for it."""
    return Results(q, filters or Filters(), order, generation)


class Results:
    """What a search found; asks the database only for what is looked at."""

    def __init__(self, typed: str, filters: Filters, order: Order, generation: int | None = None) -> None:
        self.typed = typed
        self.generation = generation
        self.asked = parse(typed)
        self.filters = filters
        self.order = order
        self._gave_up = False
        self._samples: dict[Filters, list[Sampled]] = {}

    @cached_property
    def _widened(self) -> tuple[Query, tuple[Widening, ...]]:
        if self.filters.exactly or not self.asked.groups:
            return self.asked, ()
        return widened(self.asked, self.typed, self.generation)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return self._widened[0]

    @property
    def widened(self) -> tuple[Widening, ...]:
        """What the glossary added to the words typed."""
        return self._widened[1]

    def instead(self) -> list[Instead]:
        """Where nothing is found, queries near to this one that find something with the same filters: one with
        other spellings of words that no public text has, else some with a word or phrase left out."""
        if self.count() or not self.asked.groups:
            return []
        try:
            return instead(self.typed, self.asked, self._counts_of, _written)
        except postgresql.TooSlow:
            self._gave_up = True
            return []

    def _counts_of(self, queries: list[Query]) -> list[int]:
        inside = postgresql.swiftly() if connection.vendor == "postgresql" else None
        return counts([found(query, self.filters) for query in queries], MOST_COUNTED, inside)

    @cached_property
    def _found(self) -> Listed:
        return found(self.query, self.filters)

    @property
    def message(self) -> str:
        """A sentence for the reader when the search is not quite what they asked for, else nothing."""
        if self._gave_up:
            return _("This search takes too long: add a rarer word or narrow it with a filter.")
        if self.query.message:
            return self.query.message
        if self._is_ranked and self.count() > RANKED:
            return _(
                "Only the newest %(number)s results are sorted by relevance; the older ones follow by date."
            ) % {"number": f"{RANKED:,}"}
        return ""

    def count(self) -> int:
        """How many entries were found and can be paged: up to `MOST_COUNTED`."""
        return min(self._count, MOST_COUNTED)

    @property
    def are_more(self) -> bool:
        """Whether more were found than are counted."""
        return self._count > MOST_COUNTED

    @cached_property
    def _count(self) -> int:
        try:
            return self._found.count(MOST_COUNTED + 1)
        except postgresql.TooSlow:
            self._gave_up = True
            return 0

    def __getitem__(self, page: slice) -> list[Hit]:
        start, stop, _ = page.indices(self.count())
        try:
            return hits(self._numbers(start, stop), self.query)
        except postgresql.TooSlow:
            self._gave_up = True
            return []

    def count_with(self, filters: Filters) -> int:
        """How many would be found and could be paged with other filters."""
        try:
            return found(self.query, filters).count(MOST_COUNTED)
        except postgresql.TooSlow:
            self._gave_up = True
            return 0

    def facets(self, *names: str) -> dict[str, Facet]:
        """How many results each value of these filters would leave, each counted with its own filter left
        out; all of them when none is named."""
        try:
            return {name: self._facet(name) for name in names or FIELDS}
        except postgresql.TooSlow:
            self._gave_up = True
            return {name: Facet(name, ()) for name in names or FIELDS}

    def _facet(self, name: str) -> Facet:
        filters = without(self.filters, name)
        if filters not in self._samples:
            base = self._found if filters == self.filters else found(self.query, filters)
            self._samples[filters] = base.sample(MOST_COUNTED + 1)
        return facet(name, self._samples[filters], MOST_COUNTED)

    def ids(self) -> QuerySet:
        """The keys of all the items found, for a condition of another query."""
        return self._found.keys()

    def newest_items(self, most: int) -> list[int]:
        """The keys of the newest items found and no more than so many, for a condition of another query."""
        items_alone = replace(self.filters, minutes=False)
        try:
            return found(self.query, items_alone).newest_items(most)
        except postgresql.TooSlow:
            self._gave_up = True
            return []

    @property
    def _is_ranked(self) -> bool:
        return self.order == "relevance" and not self.query.blank

    @cached_property
    def _best(self) -> list[int]:
        return best_first(self._found.texts(RANKED), self.query)

    def _numbers(self, start: int, stop: int) -> list[int]:
        if start >= stop:
            return []
        if self.order == "oldest":
            return _in_order_of_minutes(self._found.oldest(start, stop))
        if not self._is_ranked:
            return self._found.newest(start, stop)
        older = self._found.newest(max(start, RANKED), stop) if stop > RANKED else []
        return self._best[start:stop] + older


def found(query: Query, filters: Filters) -> Listed:
    """The entries that answer a query and are left by the filters."""
    if not query.blank and not query.groups:
        return Nothing()
    if query.blank and not filters.marks():
        return everything(filters)
    return _engine().Worded(query, filters)


def _in_order_of_minutes(oldest: list[int]) -> list[int]:
    """The same numbers, those of a meeting in the order of its minutes: there they are counted down."""
    meetings = groupby(oldest, key=lambda number: number >> SITTING_SHIFT)
    return [number for _, some in meetings for number in reversed(list(some))]


def _written(stems: Iterable[str]) -> dict[str, set[str]]:
    """How the newest public texts that have a word of each of these stems write it."""
    queries = {stem: Query(((Term((stem,)),),)) for stem in stems}
    everywhere, engine = Filters(procedural=True), _engine()
    newest = engine.newest_of([engine.Worded(query, everywhere) for query in queries.values()], LOOKED_AT)
    return spellings(newest, queries)


def _engine() -> Any:
    return postgresql if connection.vendor == "postgresql" else sqlite
