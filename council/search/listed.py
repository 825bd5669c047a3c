"""Entries found by dates, committees and formality alone: counted and paged by the ORM on every database."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from council.models import SearchEntry

from .filters import Filters, Standing, entries
from .ranking import Worded

Sampled = tuple[int, str]
"""The number of an entry and its marks."""


class Listed:
    """The entries of a queryset, newest first and in the order of the minutes within a meeting."""

    def __init__(self, rows: QuerySet[SearchEntry]) -> None:
        self.rows = rows

    def count(self, most: int) -> int:
        """How many entries there are, counted up to so many."""
        return self.rows[:most].count()

    def counting(self, most: int) -> tuple[str, list[Any]]:
        """An expression of SQL that counts them up to so many, and its parameters."""
        try:
            sql, parameters = self.rows.values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:
            return "0", []
        return f"(SELECT count(*) FROM ({sql}) AS counted)", list(parameters)  # noqa: S608 (made by the ORM)

    def newest(self, start: int, stop: int) -> list[int]:
        """The numbers of a stretch of the entries, newest first."""
        return list(self.rows.order_by("-number").values_list("pk", flat=True)[start:stop])

    def oldest(self, start: int, stop: int) -> list[int]:
        """The numbers of a stretch of the entries, oldest first."""
        return list(self.rows.order_by("number").values_list("pk", flat=True)[start:stop])

    def texts(self, most: int) -> list[Worded]:
        """The newest entries with their words."""
        return list(self.rows.order_by("-number").values_list("number", "title_words", "text_words")[:most])

    def sample(self, most: int) -> list[Sampled]:
        """The newest entries with their marks."""
        return list(self.rows.order_by("-number").values_list("number", "marks")[:most])

    def newest_items(self, most: int) -> list[int]:
        """The keys of the newest items, where these entries are of items alone."""
        return list(self.rows.order_by("-number").values_list("item", flat=True)[:most])

    def keys(self) -> QuerySet:
        """The keys of the items of all the entries, for a condition of another query."""
        return self.rows.filter(item__isnull=False).values("item")


def counts(
    each: Iterable[Listed], most: int, inside: AbstractContextManager[None] | None = None
) -> list[int]:
    """How many entries each of these has, counted up to so many, with one question to the database."""
    asked = [listed.counting(most) for listed in each]
    if not asked:
        return []
    sql = "SELECT " + ", ".join(expression for expression, _ in asked)
    with inside or nullcontext(), connection.cursor() as cursor:
        cursor.execute(sql, [value for _, values in asked for value in values])
        return list(cursor.fetchone())


def all_numbers(asked: Iterable[tuple[str, list[Any]]]) -> list[int]:
    """The numbers that some statements find, each with its parameters, with one question to the database."""
    some = list(asked)
    sql = " UNION ALL ".join(f"SELECT * FROM ({statement}) AS newest" for statement, _ in some)  # noqa: S608 (made by the engines)
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, values in some for value in values])
        return [number for (number,) in cursor.fetchall()]


class Nothing(Listed):
    """No entry: for a query of which nothing is left to look for."""

    def __init__(self) -> None:
        super().__init__(SearchEntry.objects.none())


def everything(filters: Filters) -> Listed:
    """All the items that filters without marks leave."""
    rows = entries(filters)
    if filters.with_formalities:
        return Listed(rows.filter(standing__lt=Standing.MINUTES))
    return Listed(rows.filter(standing=Standing.BUSINESS))
