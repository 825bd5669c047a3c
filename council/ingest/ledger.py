"""Writes read rows over kept ones: corrections stay, unchanged rows are not written, nothing public vanishes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.db import models

from council.models import AgendaItem, Attendance, Meeting, ReadFromDocument, Resolution

from .answers import Change, Verb
from .reconciling import KEYS, PLACES, pair

R = TypeVar("R", bound=ReadFromDocument)

NO_LONGER_READ = "A later reading of the minutes no longer finds this item."
READ_REASON = "Read from"
NOT_READ = {
    "id", "uid", "origin", "corrected_fields", "removed", "removal_reason", "slug", "first_published_at",
    "public_title", "public_summary", "kept_from_search_engines", "councillor", "mover", "seconder",
}  # fmt: skip
"""Columns that no document fills."""


@dataclass(slots=True)
class Ledger:
    """The changes that one reading makes to one meeting."""

    meeting: Meeting
    same_file: bool
    changes: list[Change] = field(default_factory=list)

    def enter(self, kept: Sequence[R], read: Sequence[R]) -> tuple[list[R], list[R]]:
        """Write the read rows; returns them as they are now kept, in their order, and the rows not read again."""
        pairs, gone = self.match(kept, read)
        return self.write(pairs), gone

    def match(self, kept: Sequence[R], read: Sequence[R]) -> tuple[list[tuple[R | None, R]], list[R]]:
        """Each read row with the kept row that it is, if any, and the rows not read again."""
        if not kept and not read:
            return [], []
        model = type((kept or read)[0])
        return pair(kept, read, KEYS[model] + (PLACES.get(model, ()) if self.same_file else ()))

    def write(self, pairs: Sequence[tuple[R | None, R]]) -> list[R]:
        """Write read rows over the kept ones, or as new ones; returns them as they are now kept."""
        new = [row for same, row in pairs if same is None]
        for same, row in pairs:
            if same is not None:
                self._revise(same, row)
        if new:
            type(new[0])._default_manager.bulk_create(new)
        for row in new:
            self.note("create", row)
        return [row if same is None else same for same, row in pairs]

    def strike(self, gone: Sequence[ReadFromDocument]) -> None:
        """Take out what is no longer read: rows that were public or corrected stay, marked as taken out."""
        for row in gone:
            if row.removed or row.origin == row.Origin.PERSON or "removed" in row.corrected_fields:
                continue
            self.note("remove", row)
            if self._must_stay(row):
                row.removed = True
                if isinstance(row, AgendaItem):
                    row.removal_reason = NO_LONGER_READ
                row.save()
            else:
                row.delete()

    def note(self, verb: Verb, row: models.Model, fields: tuple[tuple[str, Any, Any], ...] = ()) -> None:
        """Remember what happens to a row."""
        first, last = getattr(row, "first_line", None), getattr(row, "last_line", None)
        lines = (first, last) if first and last else None
        noun = str(row._meta.verbose_name).capitalize()
        self.changes.append(Change(noun, verb, str(row), fields, lines))

    def _revise(self, kept: R, read: R) -> None:
        if kept.origin == kept.Origin.PERSON:
            self.note("keep", kept)
            return
        news = self._news(kept, read)
        shown = tuple(
            (column_words(type(kept), name), getattr(kept, name), value) for name, value in news.items()
        )
        for name, value in news.items():
            setattr(kept, name, value)
        if news:
            kept.save()
        self.note("change" if news else "keep", kept, shown)

    def _news(self, kept: R, read: R) -> dict[str, Any]:
        news = {
            name: getattr(read, name)
            for name in read_fields(type(kept))
            if name not in kept.corrected_fields and getattr(kept, name) != getattr(read, name)
        }
        if isinstance(kept, AgendaItem) and self.meeting.is_published and kept.is_restricted:
            _keep_restricted(news)
        if isinstance(kept, Attendance) and news.get("kind", kept.Kind.COUNCILLOR) != kept.Kind.COUNCILLOR:
            _keep_to_councillors(kept, news)
        if kept.removed and "removed" not in kept.corrected_fields and _was_struck(kept):
            news["removed"] = False
            if isinstance(kept, AgendaItem):
                news["removal_reason"] = ""
        return news

    def _must_stay(self, row: ReadFromDocument) -> bool:
        if self.meeting.first_published_at or row.corrected_fields:
            return True
        return isinstance(row, AgendaItem | Resolution) and _holds_words_of_people(row)


def column_words(model: type[models.Model], name: str) -> str:
    """What a clerk calls a column."""
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


@cache
def read_fields(model: type[ReadFromDocument]) -> tuple[str, ...]:
    """The columns that a document fills."""
    return tuple(column.attname for column in model._meta.concrete_fields if column.name not in NOT_READ)


def _keep_restricted(news: dict[str, Any]) -> None:
    """No reading opens an item of a public meeting: it stays restricted until a person releases it."""
    if news.get("restriction") == "":
        for name in ("restriction", "restriction_schedule", "restriction_paragraphs"):
            news.pop(name, None)


def _keep_to_councillors(kept: Attendance, news: dict[str, Any]) -> None:
    """Only councillors are linked; a link that a person set means that this person is one."""
    if kept.councillor_id and "councillor" in kept.corrected_fields:
        del news["kind"]
    elif kept.councillor_id:
        news["councillor_id"] = None


def _was_struck(row: ReadFromDocument) -> bool:
    """Whether a reading, and not a person, took this row out."""
    taken_out = row.history.filter(removed=True)
    before = row.history.filter(removed=False).first()
    if before is not None:
        taken_out = taken_out.filter(history_id__gt=before.history_id)
    first = taken_out.order_by("history_id").first()
    return first is not None and (first.history_change_reason or "").startswith(READ_REASON)


def _holds_words_of_people(row: AgendaItem | Resolution) -> bool:
    """Whether a person added or corrected something under this row, which must not be deleted with it."""
    parts = ("resolutions", "mentions", "interests") if isinstance(row, AgendaItem) else ("named_votes",)
    for part in parts:
        for each in getattr(row, part).all():
            if each.corrected_fields or each.origin == each.Origin.PERSON:
                return True
            if isinstance(each, Resolution) and _holds_words_of_people(each):
                return True
    return False
