"""Links from values of the record to the lines of the document that they were read from."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from council.models import Meeting, MinutesDocument, ReadFromDocument, SourceLine

READ_FROM = {
    "council": "Council",
    "committee": "Committee",
    "date": "Date",
    "start_time": "Start",
    "end_time": "End",
    "venue": "Venue",
    "chair": "Who presided",
}

BECAME = {
    "header": "header",
    "attendance": "attendance",
    "item_title": "title of an item",
    "item_text": "minutes of an item",
    "resolution": "decision",
    "page_furniture": "left out: repeated on every page",
    "web_furniture": "left out: part of the web page",
    "marker": "marker",
    "trailer": "end of the document",
    "other_meeting": "another meeting: not read, and not shown to the public",
    "problem": "not understood: see the problems",
}


class ShowsLines:
    """Shows for each row the lines that it was read from, with a link to them."""

    meeting_path = "meeting"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        documents = MinutesDocument.objects.current().filter(meeting=OuterRef(self.meeting_path))
        return super().get_queryset(request).annotate(document_id=Subquery(documents.values("pk")[:1]))

    @admin.display(description="In the minutes")
    def evidence(self, row: ReadFromDocument) -> str:
        address = lines_address(getattr(row, "document_id", None), row.first_line, row.last_line)
        if not address:
            return "stated by a person"
        return format_html('<a href="{}">{}</a>', address, line_words(row.first_line, row.last_line))


def lines_address(document: int | None, first: int | None, last: int | None) -> str:
    """The address of these lines on the page of the document with this key; empty where there are none."""
    if document is None or not first:
        return ""
    page = reverse("admin:council_minutesdocument_change", args=[document])
    return f"{page}?lines={first}-{last or first}#L{first}"


def lines_of(document: MinutesDocument) -> list[SourceLine]:
    """The visible lines of the document, each with `became`: what it was used as, in words."""
    lines = list(document.lines.all())
    for line in lines:
        line.became = BECAME.get(line.used_as, line.used_as)  # type: ignore[attr-defined]
    return lines


def line_words(first: int | None, last: int | None) -> str:
    """Lines in words.

    >>> line_words(31, 33)
    "lines 31 to 33"
    """
    return f"line {first}" if last in (None, first) else f"lines {first} to {last}"


def evidence_of(meeting: Meeting, document: MinutesDocument | None) -> list[tuple[str, Any, str]]:
    """For each value of the header: its name, where it was read in words, and the address of the lines."""
    if document is None:
        return []
    return [
        (name, line_words(*lines), lines_address(document.pk, *lines))
        for key, name in READ_FROM.items()
        if (lines := meeting.evidence.get(key))
    ]
