"""Invented minutes as the reader would read them, and documents that hold them."""

import hashlib
import itertools
from typing import Any

from django.core.files.base import ContentFile

from council.ingest import keep
from council.ingest.reading import keep_reading
from council.minutes.values import (
    Attendee,
    Decision,
    Item,
    Mention,
    Minutes,
    NamedVote,
    Paragraph,
    Presenter,
    UsedLine,
    Votes,
)
from council.models import MinutesDocument

_count = itertools.count(1)


def councillor(name: str, line: int = 5, **values: Any) -> Attendee:
    """A councillor who was present."""
    return Attendee(
        **{"name": name, "kind": "councillor", "status": "present", "lines": (line, line), **values}
    )


def item(number: str, title: str, line: int, *words: str, **values: Any) -> Item:
    """An item of business at a line, each paragraph on a line of its own below the title."""
    paragraphs = tuple(
        Paragraph(kind="text", label=None, text=text, lines=(line + place, line + place))
        for place, text in enumerate(words, start=1)
    )
    return Item(
        **{
            "number": number,
            "title": title,
            "lines": (line, line + len(words)),
            "paragraphs": paragraphs,
            **values,
        }
    )


def decision(text: str, line: int, **values: Any) -> Decision:
    """A decision at a line."""
    return Decision(
        **{
            "kind": "decision",
            "text": text,
            "introducer": "RESOLVED",
            "outcome": "agreed",
            "outcome_as_written": None,
            "lines": (line, line),
            **values,
        }
    )


def minutes(**values: Any) -> Minutes:
    """Minutes of the Highways Panel of Marlbridge with three items and a vote."""
    gritting = decision(
        "That the winter gritting routes be approved.",
        14,
        moved_by="B Tallowick",
        seconded_by="J Quennell",
        votes=Votes(in_favour=4, against=1, named=(NamedVote("B Tallowick", "for"),)),
    )
    values = {
        "media_type": "text/plain",
        "document_kind": "minutes",
        "council": "Marlbridge Borough Council",
        "committee": "Highways Panel",
        "date": "2025-03-04",
        "start_time": "18:30",
        "venue": "Old Corn Exchange",
        "chair": "B Tallowick",
        "evidence": {"date": (3, 3)},
        "attendance": (
            councillor("B Tallowick", 5, role="chair"),
            councillor("J Quennell", 6),
            councillor("Osgathorpe", 7, status="apologies"),
            Attendee(name="H Pellow", kind="officer", status="in_attendance", post="Engineer", lines=(8, 8)),
        ),
        "items": (
            item("1", "Apologies for Absence", 10, "Councillor Osgathorpe sent apologies."),
            item(
                "2",
                "Winter Gritting Review",
                12,
                "Councillor Quennell thanked the crews.",
                "RESOLVED: That the winter gritting routes be approved.",
                resolutions=(gritting,),
                mentions=(Mention("Quennell", (13, 13)),),
                presented_by=(Presenter("H Pellow", "Engineer", (13, 13)),),
            ),
            item("3", "Market Place Parking", 16, "The Panel heard a report."),
        ),
        **values,
    }
    return Minutes(**{"text": words_of(values), **values})


def words_of(values: dict[str, Any]) -> tuple[UsedLine, ...]:
    """The lines of the document that these values were read from."""
    lines = {1: (values["council"] or "Minutes", "header")}
    for each in values["items"]:
        lines[each.lines[0]] = (f"{each.number}. {each.title}", "item_title")
        lines |= {paragraph.lines[0]: (paragraph.text, "item_text") for paragraph in each.paragraphs}
    return tuple(UsedLine(line, None, text, use) for line, (text, use) in sorted(lines.items()))


def make_read(read: Minutes | None = None, *, name: str = "", data: bytes = b"") -> MinutesDocument:
    """A kept document that was read as these minutes."""
    number = next(_count)
    file = ContentFile(data or f"file {number}".encode())
    document, _ = keep(file, name=name or f"minutes-{number}.txt", by=None)
    keep_reading(document, (read or minutes()).to_json())
    return document


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()
