"""Structured rows: what is in columns already becomes the record, hundreds of meetings at a time.

A meeting comes as a dictionary of the values of its columns, and the rows of its parts under the names of the
relations (`PARTS`). Django spends ten times longer on making and saving a row than the database, so the rows go
past the models: with the models' columns and defaults, with one entry of history each (written in the
database, from the rows) and with their place in the index, all in one transaction.
"""

import gc
import hashlib
import io
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import connection, models, transaction

from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    Confirmation,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    NextMeeting,
    Recorded,
    Resolution,
    Vote,
)
from council.models.behind import copying_behind, meanwhile, settle, writing_behind
from council.models.prepared import batched
from council.models.sheet import Row, RowRefused, Sheet
from council.search import upkeep

Key = tuple[int, Any, int]

PARTS: dict[type[models.Model], dict[str, tuple[type[Recorded], str]]] = {
    Meeting: {
        "attendance": (Attendance, "meeting_id"),
        "items": (AgendaItem, "meeting_id"),
        "next_meetings": (NextMeeting, "meeting_id"),
        "confirmations": (Confirmation, "meeting_id"),
    },
    AgendaItem: {
        "mentions": (Mention, "item_id"),
        "interests": (DeclaredInterest, "item_id"),
        "resolutions": (Resolution, "item_id"),
    },
    Resolution: {"vote": (Vote, "resolution_id"), "named_votes": (NamedVote, "resolution_id")},
}
"""Under which names the rows of a part stand, what they are, and by which column they belong to the whole."""
_WHOLES: dict[type[Recorded], tuple[Any, str]] = {
    part: (whole, column) for whole, parts in PARTS.items() for part, column in parts.values()
}
"""What the rows of a part are parts of, and the column that says so."""

ROOM = -100_000
"""KiB, below nought as SQLite wants them."""
AT_ONCE = 400
"""So many meetings are written while the next are made ready; more take longer to begin and to end."""
DIGEST = 12
"""Bytes of the digest of a meeting's rows; it stands in the history, behind the reason."""


@dataclass(slots=True)
class Imported:
    """What became of the meetings of an import."""

    new: dict[Key, int] = field(default_factory=dict)
    unchanged: int = 0
    differing: list[Key] = field(default_factory=list)
    items: int = 0


def import_meetings(meetings: Iterable[Row], *, reason: str) -> Imported:
    """Add the meetings that the record does not have, in one transaction; gives what became of each.

    A meeting that is there already is left as it is, since a person may have worked on it: it is unchanged when
    the same rows were imported before, and differs otherwise. Raises RowRefused, and then adds none.
    """
    given = {_key(each): each for each in meetings}
    done = Imported()
    with copying_behind(), _in_bulk(), transaction.atomic():
        Archive.objects.hold()
        kept = _kept(given)
        for key, digest in kept.items():
            if digest == _reason(reason, given[key]):
                done.unchanged += 1
            else:
                done.differing.append(key)
        new = [each for key, each in given.items() if key not in kept]
        _write(new, reason, done)
    return done


@contextmanager
def _in_bulk() -> Iterator[None]:
    """Room in memory for what many meetings change, so that SQLite does not write a page of the database many times;
    and no search for rings of objects, of which none are made here and of whose makings there are millions."""
    collects = gc.isenabled()
    gc.disable()
    room = _give_room(ROOM) if connection.vendor == "sqlite" else 0
    try:
        yield
    finally:
        if room:
            _give_room(room)
        if collects:
            gc.enable()


def _give_room(size: int) -> int:
    """Let SQLite keep so much of the database in memory (below nought: in KiB); gives what it was."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        before = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA cache_size = {size}")
    return before


def _write(meetings: Sequence[Row], reason: str, done: Imported) -> None:
    """Write them and their entries in the index, some at a time: the database takes some while the next are made."""
    if not meetings:
        return
    writing = Writing(reason)
    with writing_behind():
        for some in batched(meetings, AT_ONCE):
            with meanwhile():
                keys = [writing.add(Meeting, each) for each in some]
            writing.write()
            done.new.update(zip(map(_key, some), keys, strict=True))
        settle()
        confirmed = upkeep.index_new(done.new.values())
        with meanwhile():
            reasons = [(_reason(reason, each), done.new[_key(each)]) for each in meetings]
        _give_reasons(reasons)
    upkeep.index_meetings(confirmed)
    Archive.objects.rise()
    done.items = sum(len(each.get("items") or ()) for each in meetings)


def _give_reasons(reasons: list[tuple[str, int]]) -> None:
    """Give the entries in the history of new meetings the digest of their rows, by which they are known again."""
    history = connection.ops.quote_name(Meeting.history.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {history} SET history_change_reason = %s WHERE id = %s",  # noqa: S608 (bound)
            reasons,
        )


def insert_rows(model: type[Recorded], rows: Sequence[Row], *, reason: str) -> list[int]:
    """Insert rows of one model and record each as created; gives their keys. Raises RowRefused."""
    with transaction.atomic():
        Archive.objects.hold()
        sheet = Sheet(model)
        keys = [sheet.add(row) for row in rows]
        if wrong := sheet.wrong():
            raise RowRefused(_sentence(f"{_noun(model)} {wrong[0] + 1}: {wrong[1]}"))
        _write_recorded(sheet, reason)
        Archive.objects.rise()
    return keys


def _key(meeting: Row) -> Key:
    return meeting["committee_id"], meeting["date"], meeting.get("sitting", 1)


def _kept(keys: Iterable[Key]) -> dict[Key, str]:
    """The meetings of these that are there already, with the reason in the first entry of their history."""
    wanted = set(keys)
    rows = Meeting.objects.order_by().filter(
        committee__in={committee for committee, _, _ in wanted}, date__in={date for _, date, _ in wanted}
    )
    kept = {pk: tuple(key) for pk, *key in rows.values_list("pk", "committee_id", "date", "sitting")}
    kept = {pk: key for pk, key in kept.items() if key in wanted}
    made = Meeting.history.filter(history_type="+", id__in=kept)
    reasons = dict(made.values_list("id", "history_change_reason"))
    return {key: reasons.get(pk) or "" for pk, key in kept.items()}


def _reason(reason: str, meeting: Row) -> str:
    """The reason with a digest of the rows: it tells later whether the same rows come again."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.fast = True  # without references to equal values, so that equal rows give equal bytes
    pickler.dump(meeting)
    return f"{reason} [{hashlib.blake2b(written.getbuffer(), digest_size=DIGEST).hexdigest()}]"


def _write_recorded(sheet: Sheet, reason: str) -> None:
    """Write the rows of a sheet and an entry of history for each."""
    first = sheet.first
    sheet.write()
    written: Any = sheet.model._default_manager.filter(pk__gte=first, pk__lt=sheet.first)
    written.record_as_created(reason)


class Writing:
    """Writes new meetings with their parts."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        parts = (part for each in PARTS.values() for part, _ in each.values())
        written: tuple[type[Recorded], ...] = (Meeting, *parts)
        self.sheets: dict[type[Recorded], Sheet] = {
            each: Sheet(each, apart=PARTS.get(each, ())) for each in written
        }

    def add(self, model: type[Recorded], row: Row, **keys: int) -> int:
        """Let a row wait, and the rows of its parts; gives the key that it will have."""
        key = self.sheets[model].add(row, **keys)
        for name, (part, column) in PARTS.get(model, {}).items():
            rows = row.get(name)
            if isinstance(rows, dict):
                rows = (rows,)
            if rows:
                add = partial(self.add, part) if part in PARTS else self.sheets[part].add
                of = {column: key}
                for each in rows:
                    add(each, **of)
        return key

    def write(self) -> None:
        """Write everything that waits."""
        self._check()
        for sheet in self.sheets.values():
            if sheet:
                _write_recorded(sheet, self.reason)

    def _check(self) -> None:
        """Refuse all of it when a value is no choice of its column."""
        for model, sheet in self.sheets.items():
            if wrong := sheet.wrong():
                place, why = wrong
                raise RowRefused(_sentence(f"{self._told(model, place)}: {why}"))

    def _told(self, model: type[Recorded], place: int) -> str:
        """Which row it is, as whoever made the rows finds it."""
        sheet = self.sheets[model]
        if model is Meeting:
            committee, date, sitting = (
                sheet.value(place, each) for each in ("committee_id", "date", "sitting")
            )
            return f"the meeting of committee {committee} on {date} (sitting {sitting})"
        whole, column = _WHOLES[model]
        of = sheet.value(place, column)
        number = sum(sheet.value(each, column) == of for each in range(place + 1))
        return f"{_noun(model)} {number} of {self._told(whole, of - self.sheets[whole].first)}"


def _noun(model: type[Recorded]) -> str:
    return str(model._meta.verbose_name)


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]
