"""Keeps the index in step with the record: in the transaction of every change, from the public querysets only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Self

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
from council.models.behind import meanwhile

from . import attending, making, narrow, register, schema, vocabulary
from .making import Identity
from .said import Said
from .words import indexed

BATCH = 400
"""Meetings at a time: more are cheaper and take more memory, and of new ones some are made while others are written."""
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


def index_meetings(meetings: Iterable[int]) -> int:
    """Make the entries of these meetings, and of those whose minutes they confirm, what they should be; gives
    the number of entries that changed."""
    waiting, done, lost, changed = set(meetings), set[int](), set[str](), 0
    with transaction.atomic():
        while waiting:
            confirmed: set[int] = set()
            for batch in _batches(waiting):
                difference = Difference.of(Said(batch))
                changed += difference.apply()
                lost |= difference.entries.lost_stems()
                confirmed |= difference.entries.confirmed()
            done |= waiting
            waiting = confirmed - done
        _take_out(lost)
    return changed


def index_new(meetings: Iterable[int]) -> set[int]:
    """Make the entries of meetings that were only just written, of which none is looked for: so those of some are made
    while those of the last are written. Gives the meetings whose minutes they confirm, of which the entries change."""
    new, confirmed = set(meetings), set[int]()
    with transaction.atomic(), schema.merging_seldom():
        for batch in _batches(new):
            said = Said(batch)
            said.ask()
            with meanwhile():
                difference = Difference.of(said, new=True)
            difference.apply()
            confirmed |= difference.entries.confirmed()
    return confirmed - new


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done so that every kind of entries of some meetings is what it should be."""

    entries: making.Difference
    attendance: attending.Difference
    narrow: list[narrow.Difference]
    register: register.Difference

    @classmethod
    def of(cls, said: Said, *, new: bool = False) -> Self:
        """What has to be done; of new meetings nothing is kept."""
        return cls(
            making.difference(said, new=new),
            attending.difference(said, new=new),
            narrow.differences(said, new=new),
            register.difference(said, new=new),
        )

    def apply(self) -> int:
        """Do it; gives the number of entries that changed, without those of the register."""
        self.entries.apply()
        vocabulary.add(self.entries.stems if self.entries.new else set())
        self.register.apply()
        changed = len(self.entries.identities()) + self.attendance.apply()
        return changed + sum(each.apply() for each in self.narrow)


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


def _batches(meetings: Iterable[int]) -> Iterator[list[int]]:
    keys = sorted(meetings)
    return (keys[at : at + BATCH] for at in range(0, len(keys), BATCH))


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
