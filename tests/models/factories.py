"""Rows for tests: each needs no arguments; a test sets only what it asserts."""

import datetime
import itertools
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone

from council.models import (
    AgendaItem,
    Attendance,
    Committee,
    Council,
    Councillor,
    Meeting,
    MinutesDocument,
    OfferedFile,
    Resolution,
    SourceLine,
)
from council.search import upkeep

_count = itertools.count(1)


def make_council(**values: Any) -> Council:
    """A council of its own name."""
    return Council.objects.create(**{"name": f"Marlbridge Borough Council {next(_count)}", **values})


def make_committee(**values: Any) -> Committee:
    """A committee of a council."""
    if "council" not in values:
        values["council"] = Council.objects.first() or make_council(name="Marlbridge Borough Council")
    return Committee.objects.create(**{"name": f"Highways Panel {next(_count)}", **values})


def make_meeting(*, published: bool = False, **values: Any) -> Meeting:
    """A meeting that was held, unpublished unless asked."""
    if "committee" not in values:
        values["committee"] = make_committee()
    if published:
        values |= {"publication": Meeting.Publication.PUBLISHED, "first_published_at": timezone.now()}
    return Meeting.objects.create(
        **{"date": datetime.date(2009, 1, 1) + datetime.timedelta(days=next(_count) % 6_000), **values}
    )


def make_item(**values: Any) -> AgendaItem:
    """An agenda item with a paragraph of minutes, an address and lines of its own."""
    if "meeting" not in values:
        values["meeting"] = make_meeting(published=True)
    position = values.get("position", values["meeting"].items.count() + 1)
    return AgendaItem.objects.create(
        **{
            "position": position,
            "number": str(position),
            "slug": str(position),
            "title": "Winter Gritting Review",
            "paragraphs": [
                {"kind": "text", "label": None, "text": "The Panel heard a report.", "lines": [10, 10]}
            ],
            "first_line": position * 10,
            "last_line": position * 10 + 5,
            "withheld_to": position * 10 + 9,
            **values,
        }
    )


def make_resolution(**values: Any) -> Resolution:
    """A decision on an item."""
    if "item" not in values:
        values["item"] = make_item()
    return Resolution.objects.create(
        **{"text": "That the report be noted.", "introducer": "RESOLVED", "outcome": "noted", **values}
    )


def make_councillor(**values: Any) -> Councillor:
    """A councillor of the first council."""
    if "council" not in values:
        values["council"] = Council.objects.first() or make_council(name="Marlbridge Borough Council")
    return Councillor.objects.create(**{"name": f"B Tallowick {next(_count)}", **values})


def make_attendance(**values: Any) -> Attendance:
    """A councillor's presence at a meeting, not linked unless asked."""
    if "meeting" not in values:
        values["meeting"] = make_meeting(published=True)
    return Attendance.objects.create(
        **{"name_as_written": "B Tallowick", "kind": "councillor", "status": "present", **values}
    )


def make_document(
    *, lines: tuple[str, ...] = (), used_as: str = "item_text", **values: Any
) -> MinutesDocument:
    """The current document of a meeting, with numbered lines, all of the same use."""
    if "meeting" not in values:
        values["meeting"] = make_meeting(published=True)
    number = next(_count)
    document = MinutesDocument.objects.create(
        **{
            "sha256": f"{number:064x}",
            "file": f"documents/{number}",
            "name": f"minutes-{number}.txt",
            "size": 1,
            "is_current": True,
            "status": "ingested",
            **values,
        }
    )
    SourceLine.objects.bulk_create(
        SourceLine(document=document, line=line, text=text, used_as=used_as)
        for line, text in enumerate(lines, start=1)
    )
    upkeep.index_meetings(MinutesDocument.meetings_of([document]))
    return document


def make_offered(*, content: bytes = b"MINUTES", **values: Any) -> OfferedFile:
    """A file that the public is offered of a document: the copy of the whole, or the picture of a `page`."""
    if "document" not in values:
        values["document"] = make_document()
    offered = OfferedFile(size=len(content), **values)
    offered.file.save(f"{offered.page or 'copy'}", ContentFile(content))
    return offered


def make_clerk(**values: Any) -> Any:
    """A member of staff who may do everything in the admin."""
    return get_user_model().objects.create_superuser(
        **{"username": f"clerk{next(_count)}", "password": "correct horse battery", **values}
    )
