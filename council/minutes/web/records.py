"""Records of decisions by officers and cabinet members, told in a table: a label and its words in each row."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from council.minutes.lines import Document, Line
from council.minutes.passages import Passage, read_passages
from council.minutes.words import plain

from .decision_details import is_details, names_label

_FIRST_LINES = 60
_FEWEST_ROWS = 4


def record_passages(document: Document) -> list[Passage] | None:
    """`Decision maker | Director of Environment` as `Decision maker: Director of Environment`; None for other documents."""
    if not any(_may_be_label(line) for line in document.lines[:_FIRST_LINES]):
        return None
    passages = read_passages(document.lines, of_paragraphs=True)
    joined = list(_joined(passages))
    rows = sum(len(passage.lines) > 1 and names_label(passage.lines[0].text) for passage in joined)
    return joined if rows >= _FEWEST_ROWS and is_details(joined) else None


def _may_be_label(line: Line) -> bool:
    return line.table is not None and line.column == 1 and "ecision" in line.text and names_label(line.text)


def _joined(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, the label and the words of a row as one; a second paragraph of the words for itself."""
    for place, row in groupby(passages, key=_place):
        cells = list(row)
        if place and len(cells) > 1 and names_label(cells[0].text) and cells[1].lines[0].column != 1:
            text = f"{plain(cells[0].text).rstrip(' :')}: {cells[1].text}"
            yield Passage(text, cells[0].lines + cells[1].lines)
            cells = cells[2:]
        yield from cells


def _place(passage: Passage) -> tuple[int, int] | None:
    line = passage.lines[0]
    return (line.table, line.row or 0) if line.table is not None else None
