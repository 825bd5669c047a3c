"""Structured rows: what is in columns already becomes the record, hundreds of meetings at a time.

A meeting comes as a dictionary of the values of its columns, and the rows of its parts under the names of the
relations (`PARTS`). Django spends ten times longer on making and saving a row than the database, so the rows go
past the models: with the models' columns and defaults, with one entry of history each (written in the
database, from the rows) and with their place in the index, all in one transaction.
"""

import hashlib
import io
import pickle
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.db.models import Max
from django.utils import timezone

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
from council.search import upkeep

Row = dict[str, Any]
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
    the same rows were imported before, and differs otherwise.
    """
    given = {_key(each): each for each in meetings}
    done = Imported()
    with transaction.atomic():
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


def _write(meetings: Sequence[Row], reason: str, done: Imported) -> None:
    writing = Writing()
    reasons = {}
    for meeting in meetings:
        key = writing.add(Meeting, meeting)
        reasons[key] = _reason(reason, meeting)
        done.new[_key(meeting)] = key
        done.items += len(meeting.get("items") or ())
    if reasons:
        writing.write(reason, reasons)


def insert_rows(model: type[Recorded], rows: Sequence[Row], *, reason: str) -> list[int]:
    """Insert rows of one model and record each as created; gives their keys."""
    with transaction.atomic():
        Archive.objects.hold()
        sheet = Sheet(model)
        keys = [sheet.add(row) for row in rows]
        sheet.write(reason)
        Archive.objects.rise()
    return keys


class Sheet:
    """The rows of one table that wait to be written."""

    def __init__(self, model: type[Recorded]) -> None:
        self.model = model
        self._connection = connections[
            DEFAULT_DB_ALIAS
        ]  # looked up once: for each value it would take as long
        columns: list[Any] = list(model._meta.concrete_fields)
        self._prepare = {
            each.attname: prepare for each in columns if (prepare := _preparer(each, self._connection))
        }
        self._drawn = [each for each in columns if _is_drawn(each)]
        self._empty = {each.attname: self._prepared(each.attname, each.get_default()) for each in columns}
        self._in_order = itemgetter(*self._empty)
        self._rows: list[tuple[Any, ...]] = []
        self.first = self._next = (model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1

    def add(self, values: Row, **keys: int) -> int:
        """Let a row wait; gives the key that it will have."""
        key = self._next
        row = {**self._empty, **values, **keys, "id": key}
        if len(row) > len(self._empty):
            raise ValueError(f"{self.model.__name__} has no {', '.join(row.keys() - self._empty.keys())}.")
        for column in self._drawn:
            if column.attname not in values:
                row[column.attname] = self._prepared(column.attname, _drawn(column))
        for name in values.keys() & self._prepare.keys():
            row[name] = self._prepare[name](row[name])
        self._rows.append(self._in_order(row))
        self._next = key + 1
        return key

    def write(self, reason: str) -> None:
        """Write the rows and an entry of history for each."""
        quoted = self._connection.ops.quote_name
        columns = ", ".join(quoted(str(each.column)) for each in self.model._meta.concrete_fields)
        into = f"{quoted(self.model._meta.db_table)} ({columns})"
        places = ", ".join(["%s"] * len(self._empty))
        with self._connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", self._rows)  # noqa: S608 (bound)
            for statement in self._connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)
        self.model.objects.filter(pk__gte=self.first).record_as_created(reason)
        self._rows.clear()

    def _prepared(self, name: str, value: Any) -> Any:
        return self._prepare[name](value) if name in self._prepare else value


def _is_clock(column: Any) -> bool:
    return getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)


def _is_drawn(column: Any) -> bool:
    """Whether every row has a value of its own when none is given."""
    return isinstance(column, models.UUIDField) or _is_clock(column)


def _drawn(column: Any) -> Any:
    return timezone.now() if _is_clock(column) else column.get_default()


def _preparer(column: Any, connection: Any) -> Callable[[Any], Any] | None:
    """What makes the values of a column such as the database takes them; None where they are so already."""
    if isinstance(column, models.JSONField):
        return lambda value: connection.ops.adapt_json_value(value, column.encoder)
    if isinstance(column, models.UUIDField):
        return _as_uuid if connection.features.has_native_uuid_field else _as_digits
    if isinstance(column, models.DateField | models.TimeField):
        return lru_cache(maxsize=1000)(lambda value: column.get_db_prep_save(value, connection))
    return None


def _as_uuid(value: uuid.UUID | str) -> uuid.UUID:
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def _as_digits(value: uuid.UUID | str) -> str:
    return value.hex if isinstance(value, uuid.UUID) else value


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


class Writing:
    """Writes new meetings with their parts."""

    def __init__(self) -> None:
        self.sheets: dict[type[Recorded], Sheet] = {}

    def add(self, model: type[Recorded], row: Row, **keys: int) -> int:
        """Let a row wait, and the rows of its parts; gives the key that it will have."""
        parts = PARTS.get(model, {})
        if model not in self.sheets:
            self.sheets[model] = Sheet(model)
        values = {name: value for name, value in row.items() if name not in parts}
        key = self.sheets[model].add(values, **keys)
        for name, (part, column) in parts.items():
            rows = row.get(name) or ()
            for each in (rows,) if isinstance(rows, dict) else rows:
                self.add(part, each, **{column: key})
        return key

    def write(self, reason: str, reasons: dict[int, str]) -> None:
        """Write everything that waits; a meeting has a reason of its own."""
        for sheet in self.sheets.values():
            sheet.write(reason)
        history = connection.ops.quote_name(Meeting.history.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {history} SET history_change_reason = %s WHERE id = %s",  # noqa: S608 (bound)
                [(each, key) for key, each in reasons.items()],
            )
        upkeep.index_meetings(reasons)
        Archive.objects.rise()
