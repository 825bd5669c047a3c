"""What every format is turned into: numbered lines in reading order, with hints of their style."""

from dataclasses import dataclass, field
from typing import NamedTuple

from .values import Problem


class Unreadable(Exception):
    """The bytes cannot be read as a document; the message tells a clerk what was wrong and what to do."""


class Line(NamedTuple):
    """One visible line in reading order: a line of a text file, a paragraph or cell of a Word or web
    document, a printed line of a PDF.

    `number` counts from 1 and rises strictly; it is the line of the file for plain text, else the n-th
    block. `text` is as printed, without the automatic list `label` ("1.", "(a)", a bullet) that Word or
    HTML draws in front of it. `bold` is the share of bold characters, `bold_prefix` how many characters
    from the start are bold without a break. `table`, `row`, `column` place a table cell, each counted from 1
    (a cell with several paragraphs gives several lines with the same place). `indent` counts levels. `left` is the
    position of the line from the left edge of a PDF page in points. `blank_before` tells whether white
    space stands before it. `furniture` marks what is not the body of the document: "page" for running
    heads, feet and page numbers, "web" for menus and notices around a web page. `full` tells of a printed line
    whether the first word of the next one had no room in it, and is None where that is not known.
    """

    number: int
    text: str
    page: int | None = None
    label: str | None = None
    heading: int | None = None
    bold: float = 0.0
    bold_prefix: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    indent: int = 0
    left: float | None = None
    blank_before: bool = False
    furniture: str | None = None
    origin: str = "body"  # body | textbox | footnote | header | footer
    full: bool | None = None

    @property
    def shown(self) -> str:
        """The line as a reader of the document sees it: label and text."""
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(frozen=True, slots=True)
class Document:
    """The visible lines of a document in reading order, and what was found besides them."""

    media_type: str
    lines: tuple[Line, ...]
    pages: int | None = None
    problems: tuple[Problem, ...] = field(default=())

    @property
    def of_paragraphs(self) -> bool:
        """Whether the format keeps paragraphs whole: Word and the web do, plain text and PDF print lines."""
        return self.media_type not in ("text/plain", "application/pdf")
