"""Finding: one object that counts, pages, sums up and says what the reader should know of the search."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from django.db import connection
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from council.models import AgendaItem, Given, PreparedForKeys, Resolution, SearchEntry

from . import postgresql, sqlite
from .filters import Filters, entries
from .highlight import marked, snippet
from .listed import Counts, Listed, Nothing
from .passages import decision_passages, decisions_by_item, passages
from .query import Query, parse

Order = Literal["newest", "relevance"]
ORDERS: tuple[Order, ...] = ("newest", "relevance")
RANKED = 2_000
"""How many of the newest entries are put in the order of relevance; older ones follow by date."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry on a page of results, ready to be shown."""

    entry: SearchEntry
    title: SafeString
    snippet: SafeString
    decisions: list[Resolution]


def find(q: str, filters: Filters | None = None, *, order: Order = "newest") -> "Results":
    """The published agenda items and decisions that answer what was typed; never fails, whatever that is."""
    return Results(parse(q), filters or Filters(), order)


class Results:
    """What a search found; asks the database only for what is looked at."""

    def __init__(self, query: Query, filters: Filters, order: Order) -> None:
        self.query = query
        self.filters = filters
        self.order = order
        self._gave_up = False

    @cached_property
    def _found(self) -> Listed:
        if self.query.blank:
            return Listed(entries(self.filters))
        if not self.query.groups:
            return Nothing()
        engine = postgresql if connection.vendor == "postgresql" else sqlite
        return engine.Worded(self.query, self.filters)

    @property
    def message(self) -> str:
        """A sentence for the reader when the search is not quite what they asked for, else nothing."""
        if self._gave_up:
            return "This search takes too long: add a rarer word or narrow it with a filter."
        if self.query.message:
            return self.query.message
        if self._is_ranked and self.count() > RANKED:
            return (
                f"Only the newest {RANKED:,} results are sorted by relevance; the older ones follow by date."
            )
        return ""

    def count(self) -> int:
        """How many entries were found."""
        return self._count

    @cached_property
    def _count(self) -> int:
        try:
            return self._found.count()
        except postgresql.TooSlow:
            self._gave_up = True
            return 0

    def __getitem__(self, page: slice) -> list[Hit]:
        start, stop, _ = page.indices(self.count())
        try:
            return hits(self._keys(start, stop), self.query)
        except postgresql.TooSlow:
            self._gave_up = True
            return []

    def facets(self) -> Counts:
        """How many were found by committee, most first, and by year, newest first."""
        try:
            return self._found.facets()
        except postgresql.TooSlow:
            self._gave_up = True
            return {"committee": [], "year": []}

    def ids(self) -> QuerySet:
        """The keys of all the items found, for a condition of another query."""
        return self._found.keys()

    def newest_items(self, most: int) -> list[int]:
        """The keys of the newest items found and no more than so many, for a condition of another query."""
        try:
            return self._found.newest(0, most)
        except postgresql.TooSlow:
            self._gave_up = True
            return []

    @property
    def _is_ranked(self) -> bool:
        return self.order == "relevance" and not self.query.blank

    @cached_property
    def _best(self) -> list[int]:
        return self._found.best(RANKED)

    def _keys(self, start: int, stop: int) -> list[int]:
        if start >= stop:
            return []
        if not self._is_ranked:
            return self._found.newest(start, stop)
        older = self._found.newest(max(start, RANKED), stop) if stop > RANKED else []
        return self._best[start:stop] + older


def _items(keys: list[Given]) -> QuerySet:
    items = AgendaItem.objects.published().unrestricted().select_related("meeting__committee", "search_entry")
    return (
        items.defer(
            "restriction_paragraphs",
            "meeting__clerks_note",
            "meeting__evidence",
            "search_entry__title_words",
            "search_entry__text_words",
        )
        .filter(pk__in=keys, search_entry__isnull=False)
        .order_by()
    )


_ITEMS = PreparedForKeys(_items)


def hits(keys: list[int], query: Query) -> list[Hit]:
    """The entries of these keys in their order; one whose item is not public any more is left out."""
    items = {item.pk: item for item in _ITEMS(keys)}
    decisions = decisions_by_item(keys)
    return [_hit(items[key], decisions.get(key, []), query) for key in keys if key in items]


def _hit(item: AgendaItem, decisions: list[Resolution], query: Query) -> Hit:
    entry = item.search_entry
    entry.meeting = item.meeting
    for decision in decisions:
        decision.item = item
        decision.snippet = snippet(decision_passages(decision), query)  # type: ignore[attr-defined]
    title = marked(item.shown_title, query)  # type: ignore[attr-defined]
    return Hit(entry, title, snippet(passages(item, decisions), query), decisions)
