"""The paragraphs and tables of a rich text while they are being put together."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from council.minutes.lines import Line

from .spans import Spans
from .transcript import Transcript

SAME_EDGE = 30  # twips
PRINTED_BULLETS = "-–—*"
BULLET = "•"
DRAWN_AS_BULLET = "o"


@dataclass(slots=True)
class Table:
    """A table that is being read: the place of the next cell, and where the cells of each row begin."""

    number: int
    first_line: int
    row: int = 1
    cell: int = 1
    rows: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def end_row(self, edges: tuple[int, ...]) -> None:
        """The row ends; its cells begin at these edges."""
        self.rows[self.row] = edges
        self.row += 1
        self.cell = 1

    def columns(self) -> dict[tuple[int | None, int | None], int]:
        """Row and cell to the column in the grid of the whole table in which the cell begins."""
        grid: list[int] = []
        for edge in sorted({edge for edges in self.rows.values() for edge in edges}):
            if not grid or edge - grid[-1] > SAME_EDGE:
                grid.append(edge)
        return {
            (row, cell): bisect_right(grid, edge)
            for row, edges in self.rows.items()
            for cell, edge in enumerate(edges, start=1)
        }


@dataclass(slots=True)
class Story:
    """The body, a running head or foot, a footnote or a text box: paragraphs in their order."""

    origin: str = "body"
    furniture: str | None = None
    transcript: Transcript = field(default_factory=Transcript)
    spans: Spans = field(default_factory=Spans)
    label: str | None = None
    edge: bytes = b""
    marked: str = ""
    tables: list[Table] = field(default_factory=list)
    hanging: list[list[Line]] = field(default_factory=list)

    def end_paragraph(self, *, table: Table | None = None, **hints: Any) -> None:
        """Write the paragraph down, then the notes and text boxes that hang on it."""
        if not (self.spans.pieces or self.label or self.hanging):
            self.transcript.write("")
            return
        place: dict[str, Any] = (
            {} if table is None else {"table": table.number, "row": table.row, "column": table.cell}
        )
        self.transcript.write_paragraph(
            self.spans, label=self.label, origin=self.origin, furniture=self.furniture, **place, **hints
        )
        for lines in self.hanging:
            self.transcript.take_over(line if line.table else line._replace(**place) for line in lines)
        self.spans, self.label, self.hanging = Spans(), None, []

    def close_tables(self, deepest: int = 0) -> None:
        """End the tables below that depth; only now is it known in which column each cell stands."""
        lines = self.transcript.lines
        while len(self.tables) > deepest:
            table = self.tables.pop()
            columns = table.columns()
            for index, line in enumerate(lines[table.first_line :], start=table.first_line):
                if line.table == table.number:
                    lines[index] = line._replace(column=columns.get((line.row, line.column), line.column))


def drawn_label(text: str) -> str | None:
    """The label of a list item as a reader sees it; whatever sign a bullet has in its own font."""
    label = text.strip()
    if not label or label in PRINTED_BULLETS:
        return label or None
    return label if label != DRAWN_AS_BULLET and any(sign.isalnum() for sign in label) else BULLET
