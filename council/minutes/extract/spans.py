"""The text of a paragraph while it is being put together: characters and which of them are bold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """One line of a paragraph with its share of bold and the length of its bold beginning."""

    text: str
    bold: float
    bold_prefix: int


_line = PrintedLine._make


@dataclass(slots=True)
class Spans:
    """Pieces of text in order, each bold or not; a line feed in a piece ends a printed line."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, text: str, *, bold: bool) -> None:
        """Put a piece of text at the end."""
        if text:
            self.pieces.append((text, bold))

    def text(self) -> str:
        """All of it."""
        return "".join(text for text, _ in self.pieces)

    def lines(self) -> Iterable[PrintedLine]:
        """The printed lines, without the white space at their ends; blank ones have an empty text."""
        for text, _ in self.pieces:
            if "\n" in text:
                return self._broken()
        return (printed(self.pieces),)

    def _broken(self) -> Iterator[PrintedLine]:
        row: list[tuple[str, bool]] = []
        for text, bold in self.pieces:
            first, *rest = text.split("\n")
            row.append((first, bold))
            for piece in rest:
                yield printed(row)
                row = [(piece, bold)]
        yield printed(row)


def printed(row: list[tuple[str, bool]]) -> PrintedLine:
    """The line that the pieces make, without the white space at its end."""
    if len(row) == 1:
        text, is_bold = row[0]
        return of_one_type(text.rstrip(), bold=is_bold)
    text = "".join([piece for piece, _ in row]).rstrip()
    kinds = {bold for _, bold in row}
    if len(kinds) < 2 or not text:
        bold_all = bool(text) and True in kinds
        return PrintedLine(text, float(bold_all), len(text) if bold_all else 0)
    inked = sum(len(piece) - piece.count(" ") for piece, _ in row)
    bold = sum(len(piece) - piece.count(" ") for piece, is_bold in row if is_bold)
    return PrintedLine(text, bold / inked if inked else 0.0, min(_bold_prefix(row), len(text)))


def of_one_type(text: str, *, bold: bool) -> PrintedLine:
    """The line whose letters are all bold, or none of them."""
    return _line((text, 1.0, len(text)) if bold and text else (text, 0.0, 0))


def _bold_prefix(row: list[tuple[str, bool]]) -> int:
    """How many characters from the start are bold; white space in between does not break it."""
    length = bold_until = 0
    for piece, is_bold in row:
        length += len(piece)
        if is_bold:
            bold_until = length
        elif piece.strip():
            break
    return bold_until
