"""Reads a kept document in the confined process and keeps what was read beside it."""

import re
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from council.minutes.values import READER
from council.models import MinutesDocument, Problem, SourceLine, acting_as
from council.models.history import current_user
from council.search import upkeep

from .confined import NotRead, read_confined
from .offering import offer
from .transcribing import read_transcription

NOT_OF_THE_RECORD = {"hidden_text", "tracked_changes", "comments", "several_meetings"}
"""Problems that tell of words in the file which nobody sees on its pages, or which are another meeting's."""
UNSEEN_IN_WEB_PAGES = re.compile(
    rb"<!--|<\s*(?:script|template|noscript|object|iframe|embed|svg)\b|type\s*=\s*[\"']?hidden", re.IGNORECASE
)
"""Places of a web page whose words the reader leaves out without a word: such a file is not offered."""
Status = MinutesDocument.Status


def read(document: MinutesDocument) -> MinutesDocument:
    """Read the document; afterwards it is read, or unreadable with a message that says what to do."""
    try:
        data = _bytes_of(document)
        reading = read_transcription(document, read_confined(data, name=document.name))
    except NotRead as why:
        return _note_unreadable(document, str(why))
    with acting_as(current_user(), reason="Read by the reader"), upkeep.gathered():
        document.refresh_from_db()  # reading took its time: somebody may have confirmed it meanwhile
        keep_reading(document, reading)
    offer(document, data)
    return document


def keep_reading(document: MinutesDocument, reading: dict[str, Any]) -> None:
    """Keep what was read: the values, the lines and the problems; an equal reading changes nothing."""
    _keep_problems(document, reading.get("problems", []))
    if document.is_current:
        values = _with_words_in_waiting(document, reading)
    else:
        keep_lines(document, reading.get("text", []))
        values = _without_words(reading)
    news = {
        "reader": reading.get("reader", READER),
        "reading": values,
        "media_type": reading.get("media_type", "")[:100],
        "pages": reading.get("pages"),
        "has_hidden_text": _hides_words(document, reading),
        "message": "",
    }
    is_same = all(getattr(document, name) == value for name, value in news.items())
    if is_same and document.status in (Status.READ, Status.INGESTED):
        return
    for name, value in news.items():
        setattr(document, name, value)
    document.status = Status.READ
    document.read_at = timezone.now()
    document.save()


def _hides_words(document: MinutesDocument, reading: dict[str, Any]) -> bool:
    """Whether the file holds, or may hold, words that nobody sees on its pages."""
    if any(each["code"] in NOT_OF_THE_RECORD for each in reading.get("problems", [])):
        return True
    return reading.get("media_type") == "text/html" and bool(UNSEEN_IN_WEB_PAGES.search(_bytes_of(document)))


def keep_lines(document: MinutesDocument, text: list[dict[str, Any]]) -> bool:
    """Keep the visible lines of the document; False when they are kept already."""
    kept = document.lines.values_list("line", "page", "text", "used_as")
    lines = [(each["line"], each["page"], each["text"], each["used_as"]) for each in text]
    if list(kept) == lines:
        return False
    document.lines.all().delete()
    SourceLine.objects.bulk_create(
        SourceLine(document=document, line=line, page=page, text=words, used_as=use)
        for line, page, words, use in lines
    )
    return True


def _without_words(reading: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in reading.items() if key != "text"}


def _with_words_in_waiting(document: MinutesDocument, reading: dict[str, Any]) -> dict[str, Any]:
    """The lines of a document in the record are public with its items, so new lines wait for the ingest:
    else a restricted stretch would cover other words than it was drawn around."""
    kept = list(document.lines.values_list("line", "page", "text", "used_as"))
    text = reading.get("text", [])
    if kept == [(each["line"], each["page"], each["text"], each["used_as"]) for each in text]:
        return _without_words(reading)
    return reading


def _bytes_of(document: MinutesDocument) -> bytes:
    limit = settings.DOCUMENT_MAX_BYTES
    if document.size == 0:
        raise NotRead("The file is empty (0 bytes): export the minutes again and upload the new file.")
    if document.size > limit:
        raise NotRead(
            f"The file has {filesizeformat(document.size)} and is larger than the {filesizeformat(limit)} that "
            "are read: leave out pictures and annexes, or split it, and upload the smaller file."
        )
    try:
        with document.file.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        raise NotRead(
            "The kept file is missing: tell whoever looks after the archive to restore it from a backup."
        ) from None


def _note_unreadable(document: MinutesDocument, message: str) -> MinutesDocument:
    """A document in the record stays there when a later reading fails; the message says so to the clerk."""
    with acting_as(current_user(), reason="Could not be read"), upkeep.gathered():
        document.refresh_from_db()
        status = document.status if document.is_current else Status.UNREADABLE
        if (document.status, document.message) != (status, message):
            document.status, document.message = status, message
            document.read_at, document.reader = timezone.now(), READER
            document.save()
    return document


def _keep_problems(document: MinutesDocument, found: list[dict[str, Any]]) -> None:
    """Keep the problems of this reading; one that was settled before stays settled."""
    before = defaultdict(list)
    for problem in document.problems.all():
        before[problem.code, problem.path, problem.line].append(problem)
    for position, each in enumerate(found):
        key = each["code"][:50], (each["path"] or "")[:100], each["line"]
        same = before[key].pop(0) if before[key] else None
        _keep_problem(document, position, key, each, same)
    for gone in (problem for problems in before.values() for problem in problems):
        gone.delete()


def _keep_problem(
    document: MinutesDocument,
    position: int,
    key: tuple[str, str, int | None],
    each: dict[str, Any],
    same: Problem | None,
) -> None:
    news = {"position": position, "message": each["message"], "blocking": each["blocking"]}
    if same is None:
        code, path, line = key
        Problem.objects.create(document=document, code=code, path=path, line=line, **news)
    elif any(getattr(same, name) != value for name, value in news.items()):
        for name, value in news.items():
            setattr(same, name, value)
        same.save()


def items_to_hold_back(document: MinutesDocument) -> int:
    """How many more items this reading holds back than the public record of the meeting does."""
    if not (document.is_current and document.meeting and document.meeting.is_published):
        return 0
    read = sum(item["restriction"] is not None for item in (document.reading or {}).get("items", []))
    return max(read - document.meeting.items.restricted().count(), 0)
