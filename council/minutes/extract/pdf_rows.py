"""Rows of a PDF page: pieces of text on one base line, with a tab where a wide gap parts two cells."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from .pdf_asides import Sheet, asides
from .pdf_columns import Printed, in_reading_order
from .pdf_pieces import Piece
from .spans import PrintedLine, of_one_type, printed

SAME_LINE = 0.4
TINY = 0.4
SAME_LINE_IF_TINY = 0.15
CELL_GAP = 1.3
WORD_GAP = 0.15
NUMBER_GAP = 0.04
DRAWN_TWICE = 0.1


class Row(NamedTuple):
    """A printed line of a page; `from_top` and `from_bottom` are shares of the height of the paper.

    A stamp stands across the page and is no line of its text; an aside stands in a column of actions, beside
    lines of the text.
    """

    page: int
    printed: PrintedLine
    left: float
    baseline: float
    height: float
    from_top: float
    from_bottom: float
    is_stamp: bool = False
    right: float = 0.0
    part: str = "page"  # page | beside (a column of actions) | aside (in it)

    @property
    def is_aside(self) -> bool:
        """Whether it stands in a column of actions."""
        return self.part == "aside"


_row = Row._make


def rows(sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The rows of all pages from top to bottom, what stands in a column of actions as rows of its own."""
    apart: dict[int, dict[int, int]] = {}
    for place, before in asides(sheets).items():
        apart.setdefault(place.sheet, {})[place.line] = before
    for at, sheet in enumerate(sheets):
        if sheet.stamp:
            yield stamp(sheet.stamp, page=sheet.number, paper_height=sheet.height)
        split = apart.get(at)
        yield from _beside(sheet, split) if split else _rows_of(sheet, in_reading_order(sheet.printed))


def _rows_of(sheet: Sheet, printed: Iterable[Printed]) -> Iterator[Row]:
    page, paper_height = sheet.number, sheet.height
    for together in printed:
        tallest = together[0] if len(together) == 1 else max(together, key=_height)
        baseline = tallest.baseline
        up = baseline / paper_height
        edges = together[0].left, together[-1].right
        yield _row(
            (page, _joined(together), edges[0], baseline, tallest.height, 1 - up, up, False, edges[1], "page")
        )


def _beside(sheet: Sheet, split: dict[int, int]) -> Iterator[Row]:
    """The rows of a page with a column of actions: so many pieces of a line stand before it."""
    for place, line in enumerate(sheet.printed):
        before = split.get(place)
        if before is None:
            yield from _rows_of(sheet, [line])
            continue
        if line[:before]:
            yield from (row._replace(part="beside") for row in _rows_of(sheet, [line[:before]]))
        if line[before:]:
            yield from (row._replace(part="aside") for row in _rows_of(sheet, [line[before:]]))


_height: Callable[[Piece], float] = attrgetter("height")


def stamp(words: str, *, page: int, paper_height: float) -> Row:
    """`DRAFT` across a page, before all its lines."""
    return Row(page, PrintedLine(words, 0.0, 0), 0.0, paper_height, 0.0, 0.0, 1.0, is_stamp=True)


def on_one_line(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces on each base line, from the top of the page, each line from left to right."""
    together: list[Piece] = []
    tallest: Piece | None = None
    for piece in sorted(pieces, key=_height_on_page, reverse=True):
        if tallest is not None and not _stand_together(tallest, piece):
            yield _from_the_left(together)
            together, tallest = [], None
        together.append(piece)
        if tallest is None or piece.height > tallest.height:
            tallest = piece
    if together:
        yield _from_the_left(together)


_height_on_page: Callable[[Piece], float] = attrgetter("baseline")


def _from_the_left(together: list[Piece]) -> list[Piece]:
    return sorted(together, key=lambda each: each.left) if len(together) > 1 else together


def _stand_together(one: Piece, other: Piece) -> bool:
    """Raised letters belong to the line beside them; a line of tiny letters is a line of its own."""
    tall, small = (one.height, other.height) if one.height >= other.height else (other.height, one.height)
    limit = SAME_LINE if small >= TINY * tall else SAME_LINE_IF_TINY
    return abs(one.baseline - other.baseline) <= limit * tall


def _joined(together: list[Piece]) -> PrintedLine:
    if len(together) == 1:
        return of_one_type(together[0].text.strip(), bold=together[0].bold)
    pieces: list[tuple[str, bool]] = []
    before: Piece | None = None
    for piece in together:
        if before is not None and _is_drawn_twice(before, piece):
            continue
        gap = "" if before is None else _between(before, piece)
        if gap == "\t":
            pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
        inherits = bool(pieces) and pieces[-1][1] and piece.bold
        pieces += [
            (gap, inherits),
            (piece.text.lstrip() if gap == "\t" or not pieces else piece.text, piece.bold),
        ]
        before = piece
    return printed([piece for piece in pieces if piece[0]])


def _is_drawn_twice(before: Piece, piece: Piece) -> bool:
    """Some programs draw bold letters by drawing them twice, a hair apart."""
    return piece.text == before.text and abs(piece.left - before.left) < DRAWN_TWICE * piece.height


def _between(before: Piece, piece: Piece) -> str:
    gap = piece.left - before.right
    if gap > CELL_GAP * max(before.height, piece.height):
        return "\t"
    if before.text[-1:].isspace() or piece.text[:1].isspace():
        return ""
    word_gap = NUMBER_GAP if _is_number_before_title(before.text, piece.text) else WORD_GAP
    return " " if gap > word_gap * min(before.height, piece.height) else ""


def _is_number_before_title(number: str, title: str) -> bool:
    """`LIC3/26` and `MINUTES`, where the number nearly fills the space that the tab behind it makes."""
    return number[-1:].isdigit() and title[:1].isupper() and title[1:2].isupper()
