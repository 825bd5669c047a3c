"""Records of decisions by officers and cabinet members, told in a table: a label and its words in each row."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from council.minutes.lines import Document, Line
from council.minutes.passages import Passage, read_passages
from council.minutes.words import plain

from .decision_details import is_details, names_label

_FIRST_LINES = 60
_FEWEST_ROWS = 4
_LONGEST = 400
_WIDE = re.compile(r"\s{0,20}\t\s{0,20}|\s{2,80}")
_SET_IN = 6
_SET_IN_POINTS = 36.0


def record_passages(document: Document) -> list[Passage] | None:
    """`Decision maker | Director of Environment` as `Decision maker: Director of Environment`; None for other documents."""
    if not any(_may_be_label(line) for line in document.lines[:_FIRST_LINES]):
        return None
    for width in (
        None,
        0,
    ):  # the rows of a printed table are not to be joined as the lines of a paragraph are
        passages = read_passages(document.lines, of_paragraphs=True, width=width)
        joined = list(_joined(passages))
        told = [passage for passage, _ in joined]
        if sum(is_row for _, is_row in joined) >= _FEWEST_ROWS and is_details(told):
            return told
    return None


def _may_be_label(line: Line) -> bool:
    if "ecision" not in line.text or (line.column or 1) != 1:
        return False
    return names_label(line.text if line.table is not None else _columns(line.text[:_LONGEST])[0])


def _joined(passages: Sequence[Passage]) -> Iterator[tuple[Passage, bool]]:
    """The passages and whether each is a row, its label and words as one; a second paragraph of the words for itself."""
    for place, row in groupby(passages, key=_place):
        if place is None:
            yield from _printed_rows(list(row))
            continue
        parts = list(row)
        if len(parts) > 1 and names_label(parts[0].text) and parts[1].lines[0].column != 1:
            yield _row(parts[0].text, parts[1].text, parts[0].lines + parts[1].lines), True
            parts = parts[2:]
        yield from ((part, False) for part in parts)


def _printed_rows(passages: Sequence[Passage]) -> Iterator[tuple[Passage, bool]]:
    """The same of a table that was printed or copied as text, the rest of its words below them, set in as they are."""
    row: Passage | None = None
    for passage in passages:
        if row and _is_set_in(passage.lines[0], row.lines[0]):
            row = row._replace(text=f"{row.text} {passage.text}", lines=row.lines + passage.lines)
            continue
        if row:
            yield row, True
        row = None
        label, *words = _columns(passage.lines[0].text)
        if words and not passage.label and names_label(label):
            row = _row(label, passage.text.removeprefix(plain(label)).lstrip(" :"), passage.lines)
        else:
            yield passage, False
    if row:
        yield row, True


def _columns(text: str) -> list[str]:
    """`Decision maker      Director of Environment` at the wide space."""
    return _WIDE.split(text.strip(), maxsplit=1)


def _row(label: str, words: str, lines: tuple[Line, ...]) -> Passage:
    return Passage(f"{plain(label).rstrip(' :')}: {words}", lines)


def _is_set_in(line: Line, first: Line) -> bool:
    """Whether a line begins where the words of the row do, and not where its label does."""
    if line.left is not None and first.left is not None:
        return line.left > first.left + _SET_IN_POINTS and "\t" not in line.text
    return line.text.startswith((" " * _SET_IN, "\t"))


def _place(passage: Passage) -> tuple[int, int] | None:
    line = passage.lines[0]
    return (line.table, line.row or 0) if line.table is not None else None
