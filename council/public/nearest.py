"""The rows before and after one in an order, for the links at the foot of a page."""

from typing import Any

from django.db.models import Q, QuerySet, Subquery


def nearest(rows: Any, *, before: Q, after: Q, order: tuple[str, ...]) -> QuerySet:
    """The last of the rows before and the first of those after, in one query."""
    backwards = (f"-{name}" for name in order)
    previous = rows.filter(before).order_by(*backwards).values("pk")[:1]
    following = rows.filter(after).order_by(*order).values("pk")[:1]
    return rows.filter(Q(pk=Subquery(previous)) | Q(pk=Subquery(following)))
