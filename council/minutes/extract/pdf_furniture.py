"""Running heads, feet and page numbers of a PDF: what repeats at one place near the edge of the paper."""

import re
from collections import defaultdict
from collections.abc import Iterable

from .pdf_rows import Row

EDGE = 0.12
SAME_PLACE = 0.008
DIGITS = re.compile(r"\d+")
LONGEST_HEAD = 80
NAMED_PAGE = re.compile(r"\bpage\s+(?P<number>\d{1,4})\b", re.I)
PAGE_NUMBER = re.compile(
    r"(?P<word>page\s*)?[-–—]?\s*(?P<number>\d{1,4})\s*[-–—]?(?:\s*(?P<of>of|/)\s*\d{1,4})?", re.I
)


def is_on_edge(row: Row) -> bool:
    """Whether a row stands where heads and feet do."""
    return row.is_stamp or row.from_top <= EDGE or row.from_bottom <= EDGE


def furniture(rows: Iterable[Row]) -> dict[Row, str]:
    """The rows that are heads or feet, each with its origin: header or footer."""
    by_edge: dict[str, list[Row]] = {"header": [], "footer": []}
    pages, stamps = set(), []
    for row in rows:
        pages.add(row.page)
        if row.is_stamp:
            stamps.append(row)
        elif row.from_top <= EDGE:
            by_edge["header"].append(row)
        elif row.from_bottom <= EDGE:
            by_edge["footer"].append(row)
    return dict.fromkeys(stamps, "header") | {
        row: origin
        for origin, near in by_edge.items()
        for row in (*_repeated(near, len(pages)), *_numbers(near, origin))
    }


def _repeated(near: list[Row], pages: int) -> list[Row]:
    """Rows whose words, digits apart, stand at one place on half of the pages."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in near:
        alike[" ".join(DIGITS.sub("#", row.printed.text).split())].append(row)
    return [row for group in alike.values() for row in _at_one_place(group, pages)]


def _at_one_place(group: list[Row], pages: int) -> list[Row]:
    middle = sorted(row.from_top for row in group)[len(group) // 2]
    together = [row for row in group if abs(row.from_top - middle) <= SAME_PLACE]
    on = len({row.page for row in together})
    return together if on >= 2 and on * 2 >= pages else []


def _numbers(near: list[Row], origin: str) -> list[Row]:
    """Page numbers: the outermost row of a page, saying "Page n of m" or the number of that page."""
    outermost: dict[int, Row] = {}
    for row in near:
        if origin == "footer" or row.page not in outermost:
            outermost[row.page] = row
    return [row for row in outermost.values() if _is_page_number(row)]


def _is_page_number(row: Row) -> bool:
    text = row.printed.text.strip()
    alone = PAGE_NUMBER.fullmatch(text)
    if alone:
        return bool(alone["word"]) or alone["of"] == "of" or int(alone["number"]) == row.page
    named = NAMED_PAGE.search(text)
    return named is not None and len(text) <= LONGEST_HEAD and int(named["number"]) == row.page
