"""Tables that a copy of a page flattened: a bar behind each cell, or ` / ` between them.

`Present |` over names and `1216/01 / Apologies / Cllr Reay` were rows once. The bars are no words of the minutes; where
they stood a cell ended.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from .lines import Document, Line

_FEWEST = 3
_BARS = re.compile(r"[\s|]+")
_ROW_OF_SLASHES = re.compile(
    r"\s*(?:[^/]{1,40}:|[\w./-]{1,14}\)?|(?:PRESENT|Present|Apologies|In [Aa]ttendance))\s/\s+\S"
)
_LABEL_OF_SLASHES = re.compile(r"\s*(?:[A-Z][^/:]{1,40}:|[\w.-]{1,10}/?\d{1,4}\)?)\s/\s+\S")
_SLASH_LAST = re.compile(r"\s*[^/:]{1,12}/?\d{1,4}\s/\s*$|\s*[A-Z][^/:]{1,30}:\s/\s*$")
"""`C10/45 /` above its title: a row whose second cell is a paragraph of its own."""
_SLASH = re.compile(r"\s/\s+")


def without_bars(document: Document) -> Document:
    """The document with the cells of its flattened tables apart, and lines of bars alone as furniture."""
    if document.media_type != "text/plain":
        return document
    lines: Sequence[Line] = document.lines
    if sum(_ends_in_bar(line) for line in lines) >= _FEWEST:
        lines = [_without_bar(line) for line in lines]
    if (
        sum(bool(" / " in line.text[:60] and _LABEL_OF_SLASHES.match(line.text[:60])) for line in lines)
        >= _FEWEST
    ):
        lines = [_with_cells(line) for line in lines]
    return document if lines is document.lines else replace(document, lines=tuple(lines))


def _ends_in_bar(line: Line) -> bool:
    """`Present |`; a row that begins with a bar as well is a table that kept its form."""
    return line.text.rstrip().endswith("|") and not line.text.startswith("|")


def _without_bar(line: Line) -> Line:
    if _BARS.fullmatch(line.text):
        return line._replace(furniture=line.furniture or "page")
    return line._replace(text=line.text.rstrip(" |\t")) if _ends_in_bar(line) else line


def _with_cells(line: Line) -> Line:
    if line.text.rstrip().endswith(" /") and _SLASH_LAST.fullmatch(line.text):
        return line._replace(text=line.text.rstrip(" /\t"))
    is_row = " / " in line.text[:60] and _ROW_OF_SLASHES.match(line.text[:60])
    return line._replace(text=_SLASH.sub("\t", line.text)) if is_row else line
