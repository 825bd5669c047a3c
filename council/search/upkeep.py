"""Keeps the index in step with the record: in the transaction of every change, from the public querysets only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_migrate

from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    AttendanceEntry,
    Committee,
    Confirmation,
    DeclaredInterest,
    Meeting,
    Mention,
    MinutesDocument,
    NamedVote,
    Resolution,
    SearchEntry,
    Vote,
    recorded,
)

from . import attending, making, narrow, register, schema, vocabulary
from .making import Identity
from .said import Said
from .words import indexed

BATCH, BATCH_OF_NEW = 400, 800
"""Meetings at a time: more are cheaper and take more memory, which only an import of many new ones has to spare."""
_OF_A_MEETING = (
    AgendaItem,
    Attendance,
    Confirmation,
    DeclaredInterest,
    Mention,
    MinutesDocument,
    NamedVote,
    Resolution,
    Vote,
)
_DATE = "n[0-9]+ [a-z]+ n[0-9]+"
"""The words of the title of minutes after the name of the committee."""
_gathering: ContextVar[set[int] | None] = ContextVar("gathering", default=None)


def connect() -> None:
    """Listen to migrations, to the changes of the record and to entries that go."""
    council = apps.get_app_config("council")
    post_migrate.connect(_set_up, sender=council, dispatch_uid="council.search.schema")
    post_migrate.connect(attending.fill_where_empty, sender=council, dispatch_uid="council.search.attendance")
    post_migrate.connect(narrow.fill_where_empty, sender=council, dispatch_uid="council.search.narrow")
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


def index_meetings(meetings: Iterable[int], *, new: bool = False) -> int:
    """Make the entries of these meetings, and of those whose minutes they confirm, what they should be; gives
    the number of entries that changed. Of meetings that were only just written no entry is looked for."""
    waiting, done, lost, changed = set(meetings), set[int](), set[str](), 0
    with transaction.atomic():
        while waiting:
            confirmed: set[int] = set()
            for batch in _batches(waiting, BATCH_OF_NEW if new else BATCH):
                said = Said(batch)
                difference = making.difference(said, new=new)
                difference.apply()
                vocabulary.add(difference.stems if difference.new else set())
                lost |= difference.lost_stems()
                confirmed |= difference.confirmed()
                changed += len(difference.identities()) + attending.difference(said, new=new).apply()
                changed += narrow.bring_up_to_date(said, new=new)
                register.bring_up_to_date(said, new=new)
            done |= waiting
            waiting, new = confirmed - done, False
        _take_out(lost)
    return changed


def rebuild() -> int:
    """Make every entry and the index anew; gives the number of entries that were not as they should be."""
    with transaction.atomic():
        changed = index_meetings(_all_meetings())
        vocabulary.rebuild()
        schema.refill()
    return changed


def differing_entries() -> list[Identity]:
    """The meeting and item of each entry that is missing, superfluous or not what it should be; without an
    item it is the entry of the minutes themselves."""
    found = (
        each for batch in _batches(_all_meetings()) for each in making.difference(Said(batch)).identities()
    )
    return sorted(found, key=lambda each: (each[0], each[1] or 0))


def differing_attendance() -> list[int]:
    """The keys of the meetings whose attendance entries are not what they should be."""
    return sorted(
        key for batch in _batches(_all_meetings()) for key in attending.difference(Said(batch)).meetings()
    )


def differing_narrow() -> list[int]:
    """The keys of the meetings whose narrow entries are not what they should be."""
    return sorted(
        key for batch in _batches(_all_meetings()) for key in narrow.differing_meetings(Said(batch))
    )


def differing_decisions() -> list[int]:
    """The keys of the items with a decision whose entry in the register is not what it should be."""
    return sorted(key for batch in _batches(_all_meetings()) for key in register.differing_items(Said(batch)))


def _batches(meetings: Iterable[int], most: int = BATCH) -> Iterator[list[int]]:
    keys = sorted(meetings)
    return (keys[at : at + most] for at in range(0, len(keys), most))


def _all_meetings() -> set[int]:
    published = Meeting.objects.published().values_list("pk", flat=True)
    items, people = SearchEntry.objects.order_by(), AttendanceEntry.objects.order_by()
    decided = register.listed().order_by().values_list("meeting", flat=True).distinct()
    kept = (*items.values_list("meeting", flat=True), *people.values_list("meeting", flat=True), *decided)
    return {*published, *kept, *narrow.kept_meetings()}


def _take_out(stems: set[str]) -> None:
    """Words that entries hold no longer leave the index for good where no other entry holds them."""
    if vocabulary.prune(stems):
        schema.forget()


def _follow(sender: Any, instances: list[Any], **_: Any) -> None:
    meetings = _touched(sender, instances)
    if not meetings:
        return
    gathering = _gathering.get()
    if gathering is not None:
        gathering |= meetings
    else:
        index_meetings(meetings)


def _touched(sender: Any, instances: list[Any]) -> set[int]:
    """The meetings whose entries may have to change with these rows."""
    if sender is Meeting:
        return {row.pk for row in instances}
    if sender is Committee:
        return _under_another_name(instances)
    if sender not in _OF_A_MEETING:
        return set()
    return sender.meetings_of(instances) | (_confirmed(instances) if sender is Confirmation else set())


def _under_another_name(committees: list[Committee]) -> set[int]:
    """The meetings of these committees whose entries still say an earlier name."""
    condition = Q(pk__in=[])
    for committee in committees:
        title = f"^{indexed(committee.name)} {_DATE}$"  # a name may be the beginning of another
        condition |= Q(committee=committee.pk) & ~Q(title_words__regex=title)
    minutes = SearchEntry.objects.order_by().filter(condition, item__isnull=True)
    return set(minutes.values_list("meeting", flat=True))


def _confirmed(confirmations: list[Confirmation]) -> set[int]:
    """The meetings whose minutes these rows confirm; a row that is gone is in no entry any more."""
    condition = Q(pk__in=[])
    for row in confirmations:
        condition |= Q(committee__meetings=row.meeting_id, date=row.date)
    return set(Meeting.objects.published().order_by().filter(condition).values_list("pk", flat=True))


def _forget(instance: SearchEntry, **_: Any) -> None:
    """An entry went with what it is made of: its words leave the index for good."""
    _take_out(making.stems_of([instance]))


def _set_up(using: str = "default", **_: Any) -> None:
    """Make what the index needs in the database, and fill it where a migration made its tables anew."""
    if schema.set_up(using) and not SearchEntry.objects.exists() and Meeting.objects.published().exists():
        rebuild()
