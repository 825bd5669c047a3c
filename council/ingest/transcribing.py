"""Transcriptions of scans: the words that a person typed from its pages are read in place of the file's."""

import re
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from council.models import MinutesDocument, Transcription, acting_as

from .confined import NotRead, read_confined

NAME = "transcription.txt"
_PAGE = re.compile(r"[ \t]*\[\s*page\s+(\d{1,4})\s*\][ \t]*", re.IGNORECASE)


class NotTranscribable(Exception):
    """The document needs no transcription, or the words cannot be one; the message says what to do."""


def is_scan(document: MinutesDocument) -> bool:
    """Whether the document was opened and holds pictures of pages where words were expected."""
    if hasattr(document, "transcription"):
        return True
    problems = (document.reading or {}).get("problems", [])
    return any(problem["code"] == "no_text" for problem in problems)


def transcribe(document: MinutesDocument, text: str, *, by: AbstractBaseUser) -> Transcription:
    """Keep the words that this person typed from the pages and checked; the document is to be read afterwards."""
    if not is_scan(document):
        raise NotTranscribable("This document holds words of its own: correct the record instead.")
    words = text.replace("\r\n", "\n").replace("\0", "").strip("\n")
    if not words.strip():
        raise NotTranscribable("The transcription is empty: type the words of the pages.")
    said = {"text": words, "checked_at": timezone.now(), "checked_by": by}
    with acting_as(by, reason="Transcribed from the pages of the scan"):
        transcription, _ = Transcription.objects.update_or_create(document=document, defaults=said)
    return transcription


def read_transcription(document: MinutesDocument, scan: dict[str, Any]) -> dict[str, Any]:
    """The reading of a scan whose words were typed: theirs, with the file's own type and pages; raises NotRead."""
    transcription = Transcription.objects.filter(document=document).first()
    problems = scan.get("problems", [])
    if transcription is None or not any(problem["code"] == "no_text" for problem in problems):
        return scan
    try:
        reading = read_confined(with_page_breaks(transcription.text).encode(), name=NAME)
    except NotRead as why:
        raise NotRead(f"The transcription cannot be read. {why}") from None
    kept: dict[str, Any] = {name: scan[name] for name in ("media_type", "pages") if name in scan}
    own = [problem for problem in problems if problem["code"] != "no_text"]
    return {**reading, **kept, "problems": [*own, *reading["problems"]]}


def with_page_breaks(text: str) -> str:
    """The words with a form feed for each line that names a page, so that line numbers stay.

    >>> with_page_breaks("Minutes\\n[Page 2]\\nNone.")
    'Minutes\\n\\x0c\\nNone.'
    """
    page, lines = 1, []
    for line in text.split("\n"):
        named = _PAGE.fullmatch(line)
        number = int(named[1]) if named else page
        if number > page:
            line, page = "\f" * (number - page), number
        elif named:
            line = ""
        lines.append(line)
    return "\n".join(lines)
