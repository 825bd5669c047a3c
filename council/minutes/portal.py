"""Minutes as a portal for agendas shows them: each motion in a box of its own, below a title that a copy may lose.

`• Moved by:Councillor Reay` stands straight below `3.`, since the title of the item was a button that was not copied.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .lines import Document, Line
from .passages import Passage
from .words import ends_sentence

UNTITLED = "Untitled item"
_MOVERS = re.compile(r"\s*(?:[•·*]\s*)?(?P<verb>(?:Moved|Seconded)\s?by)\s?:?\s?(?=[A-ZÀ-Þ])")
_GLUED = re.compile(r"\s*(?:[•·*]\s*)?(?:Moved|Seconded)\s?by:?[A-ZÀ-Þ]|\s*[•·*]\s*Moved\sby\b")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\.?")
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Untitled:
    """An item known by its number: its title is None where the copy lost it, and what stands beside the number was said."""

    index: int
    number: str
    title: str | None
    said: str | None


def with_movers_apart(document: Document) -> Document:
    """The document with `• Moved by:Ann Reay` as `Moved by: Ann Reay`, in each box of a motion."""
    if not any("oved by" in line.text and _GLUED.match(line.text) for line in document.lines):
        return document
    return replace(document, lines=tuple(_apart(line) for line in document.lines))


def _apart(line: Line) -> Line:
    if "ed by" not in line.text or not (movers := _MOVERS.match(line.text)):
        return line
    return line._replace(text=f"{movers['verb']}: {line.text[movers.end() :]}", label=None)


def untitled_items(passages: Sequence[Passage]) -> list[Untitled]:
    """The items of a copy that lost titles: one number at least stands alone above the movers of its motion."""
    if not any(_is_above_movers(passage) for passage in passages):
        return []
    found: list[Untitled] = []
    reached: tuple[int, ...] = ()
    for index, passage in enumerate(passages):
        number = _number_of(passage)
        key = tuple(map(int, number.split("."))) if number else ()
        if number and reached < key and (not reached or key[0] - reached[0] < _WIDEST_GAP):
            found.append(_untitled(index, number, passage))
            reached = key
    return found


def _is_above_movers(passage: Passage) -> bool:
    """`3.` in a line of its own, and straight below it `Moved by: Ann Reay`."""
    return (
        passage.text.startswith("Moved by: ") and len(passage.lines) > 1 and _number_of(passage) is not None
    )


_WIDEST_GAP = 12
"""Items without minutes are left out of such a page, and their numbers with them."""


def _number_of(passage: Passage) -> str | None:
    """The number that the passage has in front, or is."""
    match = _NUMBER.fullmatch(passage.label or passage.lines[0].text.strip())
    return match["number"] if match else None


def _untitled(index: int, number: str, passage: Passage) -> Untitled:
    words = passage.text if passage.label else _NUMBER.sub("", passage.text, count=1).strip()
    words = words.rstrip(".") if "." in number else words
    is_title = (
        bool(words)
        and not ends_sentence(words)
        and not words.startswith("Moved by: ")
        and len(words.split()) <= _MOST_WORDS
    )
    return Untitled(index, number, words if is_title else None, None if is_title else words or None)
