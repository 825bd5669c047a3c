"""What was not understood: the signs by which a careful clerk sees that a value is missing or cannot be right.

No recogniser knows every layout. The doubts hold what was read against the lines once more, and ask of each
field whether the document shows something of it that was not read. They change no value; each names the line
and the path. A doubt must be rare where all was read: who adds one counts how often it is wrong.
"""

import re
from collections.abc import Iterator, Sequence

from council.minutes.items import ReadItem
from council.minutes.outline import Outline
from council.minutes.values import Minutes, Problem
from council.minutes.words import LONGEST

from . import agendas, decisions, heading, items, meetings, openness, people


def doubts_in(minutes: Minutes, outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """The doubts about the values, without those on whose path something is reported already; what may be private is
    said whatever else is reported."""
    known = {each.path for each in minutes.problems if each.path}
    private: set[str] = set()
    for doubt in _all(minutes, outline, read_items):
        path = doubt.path or ""
        if doubt.blocking and path not in private:
            private.add(path)
            known.add(path)
            yield doubt
        elif not any(each == path or _holds(each, path) or _holds(path, each) for each in known):
            known.add(path)
            yield doubt


def _holds(whole: str, part: str) -> bool:
    """Whether a problem of the one tells of the other: `items.3` of `items.3.resolutions`, `items` of no one item."""
    return "." in whole and part.startswith(f"{whole}.")


_OF_MINUTES = re.compile(r"\b(?:PRESENT|[Pp]resent:|MINUTES|Minutes)(?=\b|\s)")


def _is_like_minutes(outline: Outline) -> bool:
    """Whether a document that was not known for minutes calls itself so, or says who was present."""
    return any(_OF_MINUTES.search(each.text[:LONGEST]) for each in (*outline.header, *outline.attendance))


def _all(minutes: Minutes, outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    yield from openness.doubts(minutes.items, agenda=minutes.document_kind == "agenda")
    if minutes.document_kind == "agenda":
        yield from agendas.doubts(outline)
        return
    if minutes.document_kind == "other" and not (minutes.items or _is_like_minutes(outline)):
        return
    yield from heading.doubts(minutes, outline)
    yield from people.doubts(minutes, outline)
    yield from items.doubts(outline, read_items)
    yield from decisions.doubts(minutes.attendance, read_items)
    yield from meetings.doubts(minutes, outline)
