"""Entries found by filters alone: counted, paged and sorted by the ORM on every database."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, QuerySet

from council.models import SearchEntry

Counts = dict[str, list[tuple[int, int]]]


class Listed:
    """The entries of a queryset, newest first and in the order of the minutes within a meeting."""

    order = ("-date", "-committee_id", "item_id")

    def __init__(self, rows: QuerySet[SearchEntry]) -> None:
        self.rows = rows

    def count(self) -> int:
        """How many entries there are."""
        return self.rows.count()

    def newest(self, start: int, stop: int) -> list[int]:
        """The keys of a stretch of the entries, newest first."""
        return list(self.rows.order_by(*self.order).values_list("pk", flat=True)[start:stop])

    def best(self, most: int) -> list[int]:
        """The keys of the newest entries; without words none is better than another."""
        return self.newest(0, most)

    def facets(self) -> Counts:
        """How many entries there are by committee, most first, and by year, newest first."""
        rows = list(self.rows.values_list("committee_id", "date").annotate(Count("pk")))
        committees = ((committee, count) for committee, _, count in rows)
        return in_order(committees, ((date.year, count) for _, date, count in rows))

    def keys(self) -> QuerySet:
        """The keys of all the entries, for a condition of another query."""
        return self.rows.values("pk")


class Nothing(Listed):
    """No entry: for a query of which nothing is left to look for."""

    def __init__(self) -> None:
        super().__init__(SearchEntry.objects.none())


def in_order(committees: Iterable[tuple[int, int]], years: Iterable[tuple[int, int]]) -> Counts:
    """Counts in the order in which a reader sees them; the same key given twice is added up."""
    by_committee, by_year = Counter[int](), Counter[int]()
    for counter, pairs in ((by_committee, committees), (by_year, years)):
        for key, count in pairs:
            counter[key] += count
    return {
        "committee": sorted(by_committee.items(), key=lambda pair: (-pair[1], pair[0])),
        "year": sorted(by_year.items(), reverse=True),
    }
