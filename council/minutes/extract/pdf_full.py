"""Which printed lines of a PDF are full: the first word of the next one had no room in them, so the sentence goes on."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .pdf_rows import Row

FEWEST = 4
NEAR_EDGE = 0.04
SHARE_AT_EDGE = 0.12
"""So many of the lines of a page end near its edge, or it has none that is known."""
GOING_ON = 0.35
SLACK = 0.02
SPACE = 0.3
WIDE = 1.2
"""A word may be wider than its letters are on average: in doubt it had no room."""


def fullness(rows: Sequence[Row]) -> dict[Row, bool]:
    """Whether each row of the text is full; rows of pages without an edge, and rows with cells, are left out."""
    columns: dict[tuple[int, str], list[tuple[Row, Row]]] = defaultdict(list)
    for row, after in pairwise(rows):
        columns[row.page, row.part].append((row, after))
    edges = {column: _edge(pairs) for column, pairs in columns.items()}
    usual = {part: _usual(edges, part) for part in {part for _, part in columns}}
    return {
        row: full
        for row, after in pairwise(rows)
        for full in _full(row, after, edges[row.page, row.part] or usual[row.part])
    }


def _usual(edges: dict[tuple[int, str], float | None], part: str) -> float | None:
    """The edge of the other pages, for a page that has too little prose to show its own."""
    found = sorted(edge for (_, each), edge in edges.items() if each == part and edge)
    return found[len(found) // 2] if found else None


def _edge(pairs: Sequence[tuple[Row, Row]]) -> float | None:
    """Where the prose of a page ends at the right: there end many lines, and most of them in the middle of a sentence."""
    ordered = sorted(pairs, key=lambda pair: -pair[0].right)
    left = min(row.left for row, _ in pairs)
    needed = max(FEWEST, round(SHARE_AT_EDGE * len(pairs)))
    for place, (row, _) in enumerate(ordered):
        near = row.right - NEAR_EDGE * (row.right - left)
        group = [after for each, after in ordered[place:] if each.right >= near]
        if len(group) >= needed:
            going_on = sum(after.printed.text[:1].islower() for after in group)
            return row.right if going_on >= GOING_ON * len(group) else None
    return None


def _full(row: Row, after: Row, edge: float | None) -> Iterator[bool]:
    text, following = row.printed.text, after.printed.text
    if edge is None or "\t" in text or "\t" in following or not following:
        return
    word = len(following.split(maxsplit=1)[0]) * (after.right - after.left) / len(following)
    yield row.right + SPACE * row.height + WIDE * word > edge - SLACK * (edge - row.left)
