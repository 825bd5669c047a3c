"""The minutes of an item as blocks for the page, with each decision where its words stand."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from council.models import Resolution

from .parts import under
from .spoken import said_in, together

Paragraph = dict[str, Any]
CELL = " | "
"""What the reader puts between the cells of a row."""


class Block(NamedTuple):
    """A run of paragraphs of one kind, or a decision with the paragraphs in whose place it stands."""

    kind: str
    paragraphs: tuple[Paragraph, ...] = ()
    decision: Resolution | None = None


def laid_out(item: Any) -> list[Block]:
    """The blocks of a published item's minutes; a decision stands in the place of its own words."""
    waiting = list(under(item, "resolutions"))
    blocks: list[Block] = []
    shown: dict[int, int] = {}
    """The place of the block of each decision that is shown already."""
    for paragraph in item.shown_paragraphs:
        taken = [each for each in waiting if _says(paragraph, each)]
        for decision in taken:
            waiting.remove(decision)
            shown[decision.pk] = len(blocks)
            blocks.append(Block("decision", decision=decision))
        told_at = (at for at in shown.values() if _says(paragraph, blocks[at].decision))
        place = next(told_at, None) if shown else None
        if place is None:
            _add(blocks, paragraph)
        else:
            told = blocks[place]
            blocks[place] = Block("decision", (*told.paragraphs, paragraph), told.decision)
    return blocks + [Block("decision", decision=each) for each in waiting]


def _says(paragraph: Paragraph, decision: Any) -> bool:
    """Whether these are the words of a decision: its own paragraph, or one that it repeats in a part."""
    if decision.first_line is None or not paragraph.get("lines"):
        return False
    first, last = paragraph["lines"]
    together = first <= (decision.last_line or decision.first_line) and last >= decision.first_line
    return bool(together and (paragraph["kind"] == "resolution" or _repeats(decision, paragraph["text"])))


def _repeats(decision: Resolution, words: str) -> bool:
    return words in decision.text or any(words in part["text"] for part in decision.parts)


class Around(NamedTuple):
    """The words of a decision before and after its parts."""

    before: str
    after: str


def around_parts(decision: Resolution) -> Around:
    """The words of a decision around its parts, so that no part is told twice."""
    before, after = decision.text, decision.text
    for place, part in enumerate(decision.parts):
        words = f"{part['label']} {part['text']}"
        skipped, found, after = after.partition(words)
        if not found:
            return Around(decision.text, "")
        before = skipped if place == 0 else before
    return Around(before.strip(), after.strip() if decision.parts else "")


def _add(blocks: list[Block], paragraph: Paragraph) -> None:
    """Put a paragraph at the end: with its like when it is part of a list."""
    kind = paragraph["kind"]
    if blocks and blocks[-1].kind == kind and kind in ("bullet", "numbered", "table"):
        blocks[-1] = Block(kind, (*blocks[-1].paragraphs, paragraph))
    else:
        blocks.append(Block(kind, (paragraph,)))


def presenters(item: Any) -> Iterable[str]:
    """Who presented the report, with the post as written."""
    for each in item.shown_presented_by:
        post = said_in(each.get("post"), item.meeting.language)
        yield together([each["name"], post], ", ") if post else each["name"]


def texts_of(items: Iterable[Any]) -> Iterator[str]:
    """Every text of published items that a page shows: paragraphs, the cells of tables, decisions and their parts."""
    for item in items:
        for paragraph in item.shown_paragraphs:
            text = paragraph["text"]
            yield from text.split(CELL) if paragraph["kind"] == "table" else (text,)
        for decision in under(item, "resolutions"):
            yield from texts_of_decision(decision)


def texts_of_decision(decision: Resolution) -> Iterator[str]:
    """The texts of a decision as they are shown."""
    yield from around_parts(decision)
    for part in decision.parts:
        yield part["text"]
