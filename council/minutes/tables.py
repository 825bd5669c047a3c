"""Tables in the text of an item: their rows, told from tables that only lay out numbers and titles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .lines import Line
from .passages import Passage
from .words import plain

_LONGEST_CELL = 80


@dataclass(frozen=True, slots=True)
class TableRow:
    """The passages of one row, from `first` up to, not including, `end`, and its cells."""

    first: int
    end: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The cells as one line."""
        return " | ".join(self.cells)


def table_rows(body: Sequence[Passage], *, heading: Sequence[Passage]) -> list[TableRow]:
    """The rows of the tables in the body; the table that the item's heading stands in is its layout."""
    if all(len(passage.cells) < 2 and _table(passage) is None for passage in body):
        return []
    layout = {line.table for passage in heading for line in passage.lines}
    rows: list[TableRow] = []
    for in_table, places in groupby(range(len(body)), key=lambda place: _table(body[place])):
        stretch = list(places)
        if in_table is None:
            rows += _tabbed_rows(body, stretch)
        elif in_table not in layout:
            rows += _told_apart(list(_celled_rows(body, stretch)))
    return rows


def _table(passage: Passage) -> int | None:
    return passage.lines[0].table


def _told_apart(rows: list[TableRow]) -> list[TableRow]:
    """A table has a row of several cells; one column is a frame around text."""
    return rows if any(len(row.cells) > 1 for row in rows) else []


def _celled_rows(body: Sequence[Passage], places: Sequence[int]) -> Iterator[TableRow]:
    for _, together in groupby(places, key=lambda place: body[place].lines[0].row):
        row = list(together)
        lines = [line for place in row for line in body[place].lines]
        yield TableRow(row[0], row[-1] + 1, tuple(_cells(lines)))


def _cells(lines: Sequence[Line]) -> Iterator[str]:
    for _, cell in groupby(lines, key=lambda line: (line.row, line.column)):
        yield plain(" ".join(line.shown for line in cell))


def _tabbed_rows(body: Sequence[Passage], places: Sequence[int]) -> Iterator[TableRow]:
    """Two or more rows in a page's print with the same number of cells, and no label in front."""
    for width, together in groupby(places, key=lambda place: _width(body[place])):
        row = list(together)
        if width > 1 and len(row) > 1:
            for place in row:
                yield TableRow(place, place + 1, body[place].cells)


def _width(passage: Passage) -> int:
    """How many cells the print shows; a list entry or a sentence behind a tab shows none."""
    if passage.label or len(passage.lines) > 1 or any(len(cell) > _LONGEST_CELL for cell in passage.cells):
        return 0
    return len(passage.cells)
