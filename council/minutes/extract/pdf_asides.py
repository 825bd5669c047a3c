"""The column of actions at the right of a PDF page: `Clerk` beside a title is no part of the title.

It is known by its head, `Action`, or by standing beside prose that never reaches into it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .pdf_columns import Printed
from .pdf_pieces import Piece

HEADS = frozenset(
    (
        *(
            "action",
            "actions",
            "action by",
            "actions by",
            "action required",
            "actions required",
            "action for",
        ),
        *("action point", "action points", "action/by whom", "action/lead", "action lead", "action owner"),
        *("by whom", "who", "lead", "lead officer", "owner", "responsible", "to action", "for action"),
    )
)
RIGHT_HALF = 0.5
RIGHT_MARGIN = 0.68
NEAR_HEAD = 40.0
"""How far left of a head in the middle of its cell the words below it may begin, in points."""
SAME_EDGE = 3.0
GAP = 0.5
SHEET_EDGE = 0.12
"""Heads and feet of the paper stand there, and reach where they will."""
FEWEST = 3
FEWEST_PROSE = 10
PROSE = 30
LONGEST = 28


class Sheet(NamedTuple):
    """The lines of a page, each the pieces on one base line, and the size of its paper."""

    number: int
    printed: list[Printed]
    width: float
    height: float
    stamp: str = ""


class Place(NamedTuple):
    """A line of a page: which sheet and which line, counted from 0."""

    sheet: int
    line: int


def asides(sheets: Sequence[Sheet]) -> dict[Place, int]:
    """The lines beside a column of actions, each with how many of its pieces stand before the column."""
    last = [
        (Place(at, row), line, sheet)
        for at, sheet in enumerate(sheets)
        for row, line in enumerate(sheet.printed)
        if line[-1].left > RIGHT_HALF * sheet.width
    ]
    found: dict[Place, int] = {}
    for place, line, sheet in last:
        if _is_head(line):
            found |= _below(sheets, place, _edge(sheet, place.line, line[-1]))
    return found or _beside_prose(sheets, [each for each in last if _may_be_aside(each[1], each[2])])


def _is_head(line: Printed) -> bool:
    """`Action` at the end of a line, apart from the words before it."""
    return line[-1].text.strip(" :.*").casefold() in HEADS and _stands_apart(line, len(line) - 1)


def _stands_apart(line: Printed, before: int) -> bool:
    return not before or line[before].left - line[before - 1].right > GAP * line[before].height


def _edge(sheet: Sheet, row: int, head: Piece) -> float:
    """Where the column begins: most words below a head in the middle begin further left."""
    lefts: dict[float, int] = defaultdict(int)
    for line in sheet.printed[row + 1 :]:
        if -NEAR_HEAD <= line[-1].left - head.left <= SAME_EDGE:
            lefts[line[-1].left] += 1
    return min(max(lefts, key=lefts.__getitem__), head.left) if lefts else head.left


def _below(sheets: Sequence[Sheet], head: Place, edge: float) -> dict[Place, int]:
    """The lines from the head of the column down to the first that reaches across its edge."""
    found: dict[Place, int] = {}
    for at in range(head.sheet, len(sheets)):
        sheet = sheets[at]
        for row in range(head.line if at == head.sheet else 0, len(sheet.printed)):
            before = _before_edge(sheet.printed[row], edge)
            if before is not None:
                if not _is_page_number(sheet, sheet.printed[row][before:]):
                    found[Place(at, row)] = before
            elif not _is_on_edge(sheet, sheet.printed[row]):
                return found
    return found


def _before_edge(line: Printed, edge: float) -> int | None:
    """How many pieces of a line stand before that edge; None where one reaches across it."""
    before = 0
    for piece in line:
        if piece.left < edge - SAME_EDGE:
            if piece.right > edge:
                return None
            before += 1
    return before if before == len(line) or _stands_apart(line, before) else None


def _is_on_edge(sheet: Sheet, line: Printed) -> bool:
    up = line[0].baseline / sheet.height
    return up <= SHEET_EDGE or up >= 1 - SHEET_EDGE


def _is_page_number(sheet: Sheet, pieces: Printed) -> bool:
    return bool(pieces) and _is_on_edge(sheet, pieces) and any(map(str.isdigit, pieces[-1].text))


def _may_be_aside(line: Printed, sheet: Sheet) -> bool:
    """Whether the last piece of a line is short and no sum, and stands by itself in the right margin."""
    piece = line[-1]
    text = piece.text.strip()
    return (
        piece.left > RIGHT_MARGIN * sheet.width
        and len(text) <= LONGEST
        and text[:1].isalpha()
        and _stands_apart(line, len(line) - 1)
        and not _is_on_edge(sheet, line)
    )


def _beside_prose(sheets: Sequence[Sheet], ends: Sequence[tuple[Place, Printed, Sheet]]) -> dict[Place, int]:
    """Without a head: short words that begin at one edge, with prose before and between them that never crosses it."""
    for places in _at_one_edge(ends):
        edge = min(sheets[place.sheet].printed[place.line][-1].left for place in places)
        found = _below(sheets, places[0], edge)
        if places[-1] in found and _is_beside_prose(sheets, found, places):
            return found
    return {}


def _at_one_edge(ends: Sequence[tuple[Place, Printed, Sheet]]) -> Iterator[list[Place]]:
    by_left: dict[int, list[Place]] = defaultdict(list)
    for place, line, _ in ends:
        by_left[round(line[-1].left / SAME_EDGE)].append(place)
    for _, places in sorted(by_left.items(), key=lambda each: -len(each[1])):
        if len(places) >= FEWEST:
            yield places


def _is_beside_prose(sheets: Sequence[Sheet], found: dict[Place, int], places: Sequence[Place]) -> bool:
    """Whether between the first and the last of them most lines are prose without anything in the column."""
    lines = [
        (sheets[place.sheet].printed[place.line], before)
        for place, before in found.items()
        if places[0] <= place <= places[-1]
    ]
    inside = sum(before < len(line) for line, before in lines)
    prose = sum(before == len(line) and len(line[0].text) >= PROSE for line, before in lines)
    return prose >= max(FEWEST_PROSE, inside)
