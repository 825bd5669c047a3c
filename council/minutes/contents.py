"""The table of contents on the first pages of long minutes: its entries are no items.

`9.1 ACCOUNTS FOR PAYMENT ........ 12` names an item and its page; the item itself comes later, with what was said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from .lines import Document, Line
from .words import fold, plain

_ENTRY = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\.?\s+(?P<title>[A-Z][^.]{2,120}?)(?P<leader>\s?(?:\.{3,}|…|(?:\. ){3,}|(?<=\s)[–-](?=\s)))*\s*(?<=[\s.…])(?P<page>\d{1,3})(?:\s.{4,})?"
)
_LAST_NUMBER = re.compile(r"(?<=[\s.…])(\d{1,3})$")
_FEWEST = 6
_MOST_BETWEEN = 2
_FURTHEST = 200


def without_contents(document: Document) -> Document:
    """The document with its table of contents as page furniture, where the same titles come again below it."""
    lines = _printed(document)
    run = _run(lines[:_FURTHEST])
    if not run or not _comes_again(lines[run[0]], lines[run[-1] + 1 :]):
        return document
    return _without(document, lines[run[0] : run[-1] + 1])


def _printed(document: Document) -> list[Line]:
    """The lines with words that are no page furniture yet."""
    return [line for line in document.lines if line.text.strip() and not line.furniture]


def _without(document: Document, lines: Sequence[Line]) -> Document:
    """The document with these lines as page furniture."""
    numbers = {line.number for line in lines}
    kept = (line._replace(furniture="page") if line.number in numbers else line for line in document.lines)
    return replace(document, lines=tuple(kept))


_DISCLAIMER = re.compile(r"(?:DISCLAIMER|Disclaimer)\W*")
_FEWEST_WORDS = 30
_TOP, _MOST_NOTICES = 40, 20
_BUSINESS = re.compile(
    r"\d{1,2}(?:\.\d{1,2})?\.?\s+[A-Z]|(?:PRESENT|Present|ATTENDANCE|Attendance|MINUTES OF|Minutes of)\b"
)


def without_disclaimer(document: Document) -> Document:
    """The document with what a council prints to protect itself in front of its minutes as page furniture.

    It goes from `DISCLAIMER`, over a long paragraph, to the first number or the list of those present.
    """
    lines = _printed(document)
    top = lines[:_TOP]
    first = next((place for place, line in enumerate(top) if _DISCLAIMER.fullmatch(line.text.strip())), None)
    if first is None or not any(
        len(line.text.split()) > _FEWEST_WORDS for line in lines[first + 1 : first + 3]
    ):
        return document
    end = next(
        (place for place in range(first + 1, len(lines)) if _BUSINESS.match(lines[place].text.strip())),
        len(lines),
    )
    if end - first > _MOST_NOTICES:
        return document
    return _without(document, lines[first:end])


def _run(lines: Sequence[Line]) -> list[int]:
    """The places of the entries that follow one another, with rising pages."""
    found: list[int] = []
    page = 0
    for place, line in enumerate(lines):
        text = plain(line.shown)
        entry = _ENTRY.fullmatch(text) if text[:1].isdigit() and text[-1:].isdigit() else None
        ends = _LAST_NUMBER.search(text) if entry else None
        if ends and int(ends[1]) >= page:
            found.append(place)
            page = int(ends[1])
        elif found and place - found[-1] > _MOST_BETWEEN:
            if len(found) >= _FEWEST:
                break
            found, page = [], 0
    return found if len(found) >= _FEWEST else []


def _comes_again(entry: Line, below: Sequence[Line]) -> bool:
    """Whether the first item of the table stands below it, where it begins."""
    match = _ENTRY.fullmatch(plain(entry.shown))
    if match is None:
        return False
    title = fold(match["title"]).strip(" .-")
    return any(title in fold(line.text[:200]) for line in below)
