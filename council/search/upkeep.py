"""Keeps the index in step with the record: in the transaction of every change, from the public querysets only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate

from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    AttendanceEntry,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    Resolution,
    SearchEntry,
    Vote,
    recorded,
)

from . import attending, making, register, schema

BATCH = 100
_INDEXED = (AgendaItem, Attendance, DeclaredInterest, Meeting, Mention, NamedVote, Resolution, Vote)
_gathering: ContextVar[set[int] | None] = ContextVar("gathering", default=None)


def connect() -> None:
    """Listen to migrations, to the changes of the record and to entries that go."""
    council = apps.get_app_config("council")
    post_migrate.connect(schema.set_up, sender=council, dispatch_uid="council.search.schema")
    post_migrate.connect(attending.fill_where_empty, sender=council, dispatch_uid="council.search.attendance")
    post_migrate.connect(register.fill_where_missing, sender=council, dispatch_uid="council.register.fill")
    recorded.connect(_follow, dispatch_uid="council.search.record")
    post_delete.connect(_forget, sender=SearchEntry, dispatch_uid="council.search.forget")


@contextmanager
def gathered() -> Iterator[None]:
    """Make the changes inside in one transaction, one person's after another's, and index the meetings that
    they touch once, at its end."""
    if _gathering.get() is not None:
        yield
        return
    touched: set[int] = set()
    with transaction.atomic():
        Archive.objects.hold()
        token = _gathering.set(touched)
        try:
            yield
        finally:
            _gathering.reset(token)
        index_meetings(touched)


def index_meetings(meetings: Iterable[int]) -> int:
    """Make the entries of these meetings what they should be; gives the number of entries that changed."""
    keys = sorted(set(meetings))
    with transaction.atomic():
        return sum(_index(keys[at : at + BATCH]) for at in range(0, len(keys), BATCH))


def rebuild() -> int:
    """Make every entry and the index anew; gives the number of entries that were not as they should be."""
    with transaction.atomic():
        changed = index_meetings(_all_meetings())
        schema.refill()
    return changed


def differing_items() -> list[int]:
    """The keys of the items whose entry is missing, superfluous or not what it should be."""
    keys = _all_meetings()
    batches = (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))
    wrong = (making.difference(batch).items() | register.differing_items(batch) for batch in batches)
    return sorted(set().union(*wrong))


def differing_attendance() -> list[int]:
    """The keys of the meetings whose attendance entries are not what they should be."""
    keys = _all_meetings()
    batches = (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))
    return sorted(key for batch in batches for key in attending.difference(batch).meetings())


def _all_meetings() -> list[int]:
    published = Meeting.objects.published().values_list("pk", flat=True)
    items, people = SearchEntry.objects.order_by(), AttendanceEntry.objects.order_by()
    decided = register.listed().order_by().values_list("meeting", flat=True).distinct()
    kept = (*items.values_list("meeting", flat=True), *people.values_list("meeting", flat=True), *decided)
    return sorted({*published, *kept})


def _index(meetings: list[int]) -> int:
    difference = making.difference(meetings)
    difference.apply()
    register.bring_up_to_date(meetings)
    return len(difference.items()) + attending.difference(meetings).apply()


def _follow(sender: Any, instances: list[Any], **_: Any) -> None:
    if sender not in _INDEXED:
        return
    meetings = {row.pk for row in instances} if sender is Meeting else sender.meetings_of(instances)
    gathering = _gathering.get()
    if gathering is not None:
        gathering |= meetings
    else:
        index_meetings(meetings)


def _forget(**_: Any) -> None:
    schema.forget()
