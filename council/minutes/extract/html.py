"""Web pages: a walk over the elements that gives what a browser would show, and counts what it hides."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import lxml.html
from lxml import etree

from council.minutes.lines import Document, Unreadable

from .html_lists import List
from .html_look import FURNITURE_LINE, Looks, is_bold
from .html_source import page_text
from .html_unseen import set_unseen_apart
from .spans import Spans
from .symbols import READABLE
from .transcript import Transcript, hidden_text, tracked_changes

MEDIA_TYPE = "text/html"
DEEPEST = 200
MOST_COLUMNS = 100
MOST_ROWS = 1000
DROPPED = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "iframe",
        "object",
        "svg",
        "canvas",
    )
)
LISTS = frozenset(("ol", "ul", "menu", "dir"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(HEADINGS) | LISTS | frozenset(
    ["address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "legend", "li", "main", "nav", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr"]
)  # fmt: skip
SPACE = re.compile(r"[ \t\r\n\f]+")
READ_AS = {**READABLE, 0xAD: None}


def read_html(data: bytes) -> Document:
    """The visible lines of a web page."""
    body = body_of(page_text(data))
    if body is None:
        return Document(MEDIA_TYPE, ())
    walk = Walk(Looks.of(body))
    walk.block(body, Surroundings(), depth=0)
    problems = (*hidden_text(walk.hidden), *tracked_changes(walk.deleted))
    return Document(MEDIA_TYPE, tuple(walk.transcript.lines), problems=problems)


def body_of(source: str) -> Any:
    """The body element of a page; None where there is none."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:
        return None
    body = root.find("body")
    if body is not None:
        set_unseen_apart(root, body)
    return body


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an element stands in."""

    bold: bool = False
    pre: bool = False
    heading: int | None = None
    furniture: str | None = None
    origin: str = "body"
    table: int | None = None
    row: int | None = None
    column: int | None = None
    indent: int = 0


@dataclass(slots=True)
class Grid:
    """A table that is being read: the place of its next cell, and the columns that taller cells cover."""

    table: int
    row: int = 0
    column: int = 1
    covered: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begin a row."""
        self.row += 1
        self.column = 1
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}

    def place(self, cell: Any) -> tuple[int, int]:
        """Row and column of a cell."""
        while self.column in self.covered:
            self.column += 1
        column = self.column
        rows, columns = _span(cell, "rowspan", MOST_ROWS), _span(cell, "colspan", MOST_COLUMNS)
        self.column += columns
        if rows > 1:
            self.covered.update(dict.fromkeys(range(column, self.column), rows))
        return max(self.row, 1), column


def _span(cell: Any, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1


class Walk:
    """One walk over the elements of a page."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.transcript = Transcript()
        self.hidden = 0
        self.deleted = 0
        self._spans = Spans()
        self._at_start = True
        self._around = Surroundings()
        self._label: str | None = None
        self._lists: list[List] = []
        self._grids: list[Grid] = []
        self._tables = 0

    def block(self, element: Any, around: Surroundings, *, depth: int) -> None:
        """Write down an element that stands on lines of its own."""
        self._flush()
        outside, self._around = self._around, around
        self._children(element, depth, bold=around.bold)
        self._flush()
        self._around = outside

    def _children(self, element: Any, depth: int, *, bold: bool) -> None:
        if depth > DEEPEST:
            raise Unreadable(
                f"The elements of this page are nested more than {DEEPEST} deep, so it is not read. "
                "Save the minutes as .docx or .pdf and upload that."
            )
        self._text(element.text, bold=bold)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in DROPPED:
                self._element(child, depth + 1, bold=bold)
            self._text(child.tail, bold=bold)

    def _element(self, element: Any, depth: int, *, bold: bool) -> None:
        tag = element.tag
        if tag == "br":
            self._spans.add("\n", bold=bold)
            self._at_start = True
        elif self.looks.is_hidden(element):
            self.hidden += self._around.furniture is None and _has_words(element)
        elif tag == "del":
            self.deleted += _has_words(element)
        elif tag in BLOCKS:
            self._block(element, depth, bold=bold)
        else:
            self._children(element, depth, bold=is_bold(element, inherited=bold))

    def _block(self, element: Any, depth: int, *, bold: bool) -> None:
        tag = element.tag
        furniture = self.looks.furniture(element, self._around.furniture)
        begins_edge = furniture == "page" and self._around.furniture is None
        around = replace(
            self._around,
            bold=is_bold(element, inherited=bold),
            furniture=furniture,
            origin=element.get("title") if begins_edge else self._around.origin,
            heading=HEADINGS.get(tag, self._around.heading),
            pre=self._around.pre or tag == "pre",
        )
        if tag in LISTS:
            self._list(element, around, depth)
        elif tag == "li":
            self._item(element, around, depth)
        elif tag == "table":
            self._table(element, around, depth)
        else:
            self.block(element, self._in_table(element, around), depth=depth)

    def _list(self, element: Any, around: Surroundings, depth: int) -> None:
        self._flush()
        self._lists.append(List.of(element))
        self.block(element, replace(around, indent=len(self._lists) - 1), depth=depth)
        self._lists.pop()

    def _item(self, element: Any, around: Surroundings, depth: int) -> None:
        self._flush()
        self._write_label(self._around)
        self._label = self._lists[-1].label(element) if self._lists else None
        self.block(element, around, depth=depth)
        self._write_label(around)

    def _table(self, element: Any, around: Surroundings, depth: int) -> None:
        self._flush()
        self._tables += 1
        self._grids.append(Grid(self._tables))
        self.block(element, replace(around, table=self._tables, row=None, column=None), depth=depth)
        self._grids.pop()

    def _in_table(self, element: Any, around: Surroundings) -> Surroundings:
        """Rows and cells move on in their table."""
        if not self._grids:
            return around
        if element.tag == "tr":
            self._grids[-1].next_row()
        elif element.tag in {"td", "th"}:
            row, column = self._grids[-1].place(element)
            return replace(around, row=row, column=column)
        return around

    def _text(self, text: str | None, *, bold: bool) -> None:
        if not text:
            return
        text = text.translate(READ_AS)
        if not self._around.pre:
            text = SPACE.sub(_one_space, text)
            if self._at_start:
                text = text.lstrip(" \t")
        if text:
            self._spans.add(text, bold=bold)
            self._at_start = text.endswith((" ", "\t", "\n"))

    def _flush(self) -> None:
        """Write down what was gathered since the last block began or ended."""
        spans, self._spans = self._spans, Spans()
        self._at_start = True
        if not spans.pieces:
            return
        words = spans.text().strip()
        if words and spans.pieces[-1][0] == "\n":
            spans.pieces.pop()
        around = self._around
        self.transcript.write_paragraph(
            spans,
            label=self._label if words else None,
            furniture=around.furniture or ("web" if FURNITURE_LINE.fullmatch(words) else None),
            origin=around.origin,
            heading=around.heading,
            table=around.table,
            row=around.row,
            column=around.column,
            indent=around.indent,
        )
        if words:
            self._label = None

    def _write_label(self, around: Surroundings) -> None:
        """An item without words of its own still shows its number."""
        label, self._label = self._label, None
        if label and label[0].isalnum():
            self.transcript.write(label, furniture=around.furniture, indent=around.indent)


def _one_space(run: re.Match[str]) -> str:
    """A lone tab is one of the document's own, as LibreOffice writes them; everything else is layout."""
    return "\t" if run[0] == "\t" else " "


def _has_words(element: Any) -> bool:
    return bool(element.text_content().strip())
