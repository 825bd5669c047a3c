"""Prose in two columns, as a newspaper sets it: the left one is read to its end before the right one."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from statistics import median

from .pdf_pieces import Piece

Printed = list[Piece]
"""The pieces on one base line, from left to right."""

FEWEST = 10
"""Rows with words on both sides; a list of names or a table is rarely as long and as full."""
GUTTER = 0.8
SHORTEST_PROSE = 24
FULL = 0.88
MOSTLY = 0.6


def in_reading_order(printed: list[Printed]) -> list[Printed]:
    """The lines of a page, those of two columns of prose one column after the other."""
    gutters = [_gutter(line) for line in printed]
    if sum(gutter is not None for gutter in gutters) < FEWEST:
        return printed
    middle = median(chain.from_iterable(gutter for gutter in gutters if gutter))
    return list(_unfolded(printed, middle))


def _gutter(line: Printed) -> tuple[float, float] | None:
    """The widest gap in a line, which may part two columns."""
    if len(line) == 1:
        return None
    gaps = [
        (before.right, after.left)
        for before, after in pairwise(line)
        if after.left - before.right > GUTTER * max(before.height, after.height)
    ]
    return max(gaps, key=lambda gap: gap[1] - gap[0]) if gaps else None


def _unfolded(printed: list[Printed], middle: float) -> Iterator[Printed]:
    held: list[Printed] = []
    for line in printed:
        if _crosses(line, middle):
            yield from _column_by_column(held, middle)
            held = []
            yield line
        else:
            held.append(line)
    yield from _column_by_column(held, middle)


def _crosses(line: Printed, middle: float) -> bool:
    return any(piece.left < middle < piece.right for piece in line)


def _column_by_column(lines: list[Printed], middle: float) -> Iterable[Printed]:
    left = [[piece for piece in line if piece.right <= middle] for line in lines]
    right = [[piece for piece in line if piece.right > middle] for line in lines]
    both = sum(bool(one and other) for one, other in zip(left, right, strict=True))
    if both < FEWEST or both < MOSTLY * len(lines) or not (_is_prose(left) and _is_prose(right)):
        return lines
    return [line for line in chain(left, right) if line]


def _is_prose(column: list[Printed]) -> bool:
    """Whether most lines of a column are long and reach its right edge, as those of lists and tables do not."""
    lines = [line for line in column if line]
    edge = max(line[-1].right for line in lines)
    start = min(line[0].left for line in lines)
    full = sum(line[-1].right - start >= FULL * (edge - start) for line in lines)
    long = median(sum(len(piece.text) for piece in line) for line in lines)
    return long >= SHORTEST_PROSE and full >= MOSTLY * len(lines)
