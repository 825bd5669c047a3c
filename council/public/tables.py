"""Tables for a spreadsheet: CSV of a list, sent row by row, of bounded length and harmless when it is opened."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the table is UTF-8."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What the csv module writes a line to: gives the line back."""

    def write(self, line: str) -> str:
        return line


def table(name: str, header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> StreamingHttpResponse:
    """The rows as a CSV file of this name."""
    response = StreamingHttpResponse(lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def lines(header: Iterable[Any], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """The table line by line."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK
    for row in chain([header], rows):
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: Any) -> str:
    """A cell as text; one that a spreadsheet would take for a formula gets an apostrophe in front.

    >>> harmless("=1+1"), harmless(-3), harmless(None), harmless("a = b")
    ("'=1+1", '-3', '', 'a = b')
    """
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_SIGNS) else text
