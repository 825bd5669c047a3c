"""Finds the row that a document's words already have, so that a re-read keeps identities and addresses."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from council.models import (
    AgendaItem,
    Attendance,
    Confirmation,
    DeclaredInterest,
    Mention,
    NamedVote,
    NextMeeting,
    ReadFromDocument,
    Resolution,
    Vote,
    fold,
)

R = TypeVar("R", bound=ReadFromDocument)
Key = Callable[[R], Hashable | None]


def pair(
    kept: Sequence[R], read: Sequence[R], keys: Sequence[Key[R]]
) -> tuple[list[tuple[R | None, R]], list[R]]:
    """Each read row with the kept row of the same key, the best key first; and the kept rows left over."""
    free, found = list(kept), dict[int, R]()
    for key in keys:
        waiting = defaultdict(list)
        for row in free:
            waiting[key(row)].append(row)
        for place, row in enumerate(read):
            same = key(row)
            if place not in found and same is not None and waiting.get(same):
                found[place] = waiting[same].pop(0)
        taken = {id(row) for row in found.values()}
        free = [row for row in free if id(row) not in taken]
    return [(found.get(place), row) for place, row in enumerate(read)], free


def _number_and_title(item: AgendaItem) -> Hashable | None:
    return fold(item.number), fold(item.title)


def _title(item: AgendaItem) -> Hashable | None:
    return None if _was_released(item) else fold(item.title) or None


def _words(item: AgendaItem) -> Hashable | None:
    return tuple(paragraph["text"] for paragraph in item.paragraphs) or None


def _number_where_title_was_corrected(item: AgendaItem) -> Hashable | None:
    settled = item.pk is None or "title" in item.corrected_fields
    return item.number if settled and item.number and not _was_released(item) else None


def _first_line(item: AgendaItem) -> Hashable | None:
    return None if _was_released(item) else item.first_line


def _was_released(item: AgendaItem) -> bool:
    """Whether a person opened this item to the public: that opens these words and no others."""
    return bool(item.pk) and not item.is_restricted and "restriction" in item.corrected_fields


def _lines(row: ReadFromDocument) -> Hashable | None:
    return (row.first_line, row.last_line) if row.first_line else None


def _name(row: Attendance) -> Hashable | None:
    return fold(row.name_as_written)


def _name_and_status(row: Attendance) -> Hashable | None:
    return fold(row.name_as_written), row.kind, row.status


def _lines_where_name_was_corrected(row: Attendance) -> Hashable | None:
    settled = row.pk is None or "name_as_written" in row.corrected_fields
    return _lines(row) if settled else None


def _place_where_text_was_corrected(row: Resolution) -> Hashable | None:
    settled = row.pk is None or "text" in row.corrected_fields
    return (row.item_id, row.position) if settled else None


def _interest_place(row: DeclaredInterest) -> Hashable | None:
    settled = row.pk is None or {"name_as_written", "text"} & set(row.corrected_fields)
    return (row.item_id, row.first_line, row.last_line) if settled else None


KEYS: dict[type[ReadFromDocument], tuple[Key[Any], ...]] = {
    AgendaItem: (_number_and_title, _title, _words, _number_where_title_was_corrected),
    Attendance: (_name_and_status, _name, _lines_where_name_was_corrected),
    Resolution: (
        lambda row: (row.item_id, fold(row.text)),
        lambda row: fold(row.text),
        _place_where_text_was_corrected,
    ),
    Vote: (lambda row: row.resolution_id,),
    NamedVote: (lambda row: (row.resolution_id, fold(row.name_as_written)),),
    Mention: (
        lambda row: (row.item_id, fold(row.name_as_written), row.first_line),
        lambda row: (row.item_id, fold(row.name_as_written)),
        lambda row: (
            (row.item_id, *(_lines(row) or ()))
            if row.pk is None or "name_as_written" in row.corrected_fields
            else None
        ),
    ),
    DeclaredInterest: (
        lambda row: (row.item_id, fold(row.name_as_written), fold(row.text)),
        lambda row: (row.item_id, fold(row.name_as_written)),
        _interest_place,
    ),
    NextMeeting: (lambda row: (row.date, row.start_time), lambda row: row.date),
    Confirmation: (lambda row: (row.date, fold(row.committee_as_written)), lambda row: row.date),
}
"""By which keys a read row finds its kept row, the surest first."""

PLACES: dict[type[ReadFromDocument], tuple[Key[Any], ...]] = {
    AgendaItem: (_first_line,),
    Resolution: (_lines,),
    NextMeeting: (_lines,),
    Confirmation: (_lines,),
}
"""Keys that hold only while the rows were read from the same file as before."""
