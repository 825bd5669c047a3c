"""OpenDocument texts: a walk over the XML that gives what would be printed, and counts what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from council.minutes.lines import Document, Line, Unreadable

from .odt_inline import DRAW, PARAGRAPHS, SVG, Inline, is_hidden
from .odt_lists import Count, Lists
from .odt_styles import NAME, OFFICE, STYLE, TABLE, TEXT, Style, Styles, whole
from .package import DAMAGED, SAVE_AS, Parts
from .transcript import Transcript, comments, hidden_text, tracked_changes

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
CHANGES = (f"{TEXT}insertion", f"{TEXT}deletion")
PASSED_OVER = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{OFFICE}forms",
        f"{OFFICE}event-listeners",
        f"{SVG}title",
        f"{SVG}desc",
    )
)
ROW_HOLDERS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
CELLS = frozenset((f"{TABLE}table-cell", f"{TABLE}covered-table-cell"))
POINTS_OF_A_LEVEL = 36
WIDEST = 1000
OTHER_CONTENTS = (
    (f"{OFFICE}spreadsheet", "a spreadsheet"),
    (f"{OFFICE}presentation", "a presentation"),
    (f"{OFFICE}drawing", "a drawing"),
)


def read_odt(data: bytes) -> Document:
    """The visible lines of an OpenDocument text."""
    parts = Parts(data)
    _check_password(parts)
    content = parts.xml("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body")
    if body is None:
        raise Unreadable(DAMAGED)
    text = body.find(f"{OFFICE}text")
    if text is None:
        raise Unreadable(_what_it_is(body))
    walk = Walk(content, parts.xml("styles.xml"))
    try:
        walk.document(text)
    except RecursionError as error:
        raise Unreadable(DAMAGED) from error
    problems = (
        *hidden_text(walk.inline.hidden),
        *tracked_changes(sum(1 for _ in text.iter(*CHANGES))),
        *comments(walk.inline.comments),
    )
    return Document(MEDIA_TYPE, tuple(walk.transcript.lines), problems=problems)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a paragraph stands, and whether a list draws a label in front of it."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    origin: str = "body"
    furniture: str | None = None
    count: Count | None = None
    level: int = 0
    numbered: bool = False
    start: int | None = None

    def aside(self, **changes: Any) -> "Place":
        """A place inside this one that is not counted in its list."""
        return replace(self, count=None, level=0, numbered=False, start=None, **changes)

    def hints(self) -> dict[str, Any]:
        """The place as the fields of a line."""
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "origin": self.origin,
            "furniture": self.furniture,
        }


class Walk:
    """One walk over the parts of an OpenDocument text, in the order in which it is read."""

    def __init__(self, content: Any, styles: Any) -> None:
        common, edges, masters = (
            None if styles is None else styles.find(f"{OFFICE}{name}")
            for name in ("styles", "automatic-styles", "master-styles")
        )
        own = content.find(f"{OFFICE}automatic-styles")
        self.styles = Styles.read(common, own)
        self.edge_styles = Styles.read(common, edges)
        self.masters = [] if masters is None else list(masters.iterfind(f"{STYLE}master-page"))
        self.lists = Lists.read(common, edges, own)
        self.inline = Inline(self.styles)
        self.transcript = Transcript()
        self.tables = 0
        self.pages: dict[str, None] = {}

    def document(self, text: Any) -> None:
        """Write down the running heads, the body and the running feet."""
        self._blocks(text, Place())
        body, self.inline.styles = self.transcript, self.edge_styles
        heads, feet = self._edge("header"), self._edge("footer")
        self.transcript = Transcript()
        for lines in (heads, body.lines, feet):
            self.transcript.take_over(lines)

    def _edge(self, origin: str) -> list[Line]:
        """The running heads or feet of the kinds of page that the document uses, each distinct text once."""
        lines: dict[str, Line] = {}
        for master in self.used_masters():
            for edge in master:
                kind = edge.tag.rpartition("}")[2]
                if kind.partition("-")[0] == origin and edge.get(f"{STYLE}display") != "false":
                    self.transcript = Transcript()
                    self._blocks(edge, Place(origin=origin, furniture="page"))
                    for line in self.transcript.lines:
                        lines.setdefault(line.text, line)
        return list(lines.values())

    def used_masters(self) -> Iterator[Any]:
        """The kinds of page that the document uses, in the order in which they follow one another."""
        by_name = {each.get(NAME, ""): each for each in self.masters}
        waiting = [*self.pages] or [*by_name][:1]
        for name in waiting:
            if name in by_name:
                master = by_name.pop(name)
                waiting.append(master.get(f"{STYLE}next-style-name", ""))
                yield master

    def _blocks(self, element: Any, place: Place) -> None:
        """Write down the paragraphs, lists and tables of a story, a cell or a text box."""
        for child in element:
            tag = child.tag
            if tag in PASSED_OVER:
                continue
            if is_hidden(child):
                self.inline.count_hidden(child)
            elif tag in PARAGRAPHS:
                self._paragraph(child, place)
            elif tag == f"{TEXT}list":
                self._list(child, place)
            elif tag == f"{TEXT}numbered-paragraph":
                self._numbered_paragraph(child, place)
            elif tag == f"{TABLE}table":
                self._table(child, place)
            elif tag == f"{OFFICE}annotation":
                self.inline.comments += 1
            elif len(child):
                origin = "textbox" if tag.startswith(DRAW) and place.origin == "body" else place.origin
                self._blocks(child, replace(place, origin=origin))

    def _paragraph(self, element: Any, place: Place) -> None:
        style = self.inline.styles.style("paragraph", element.get(f"{TEXT}style-name"))
        self._note_page(style, place)
        hidden_before = self.inline.hidden
        paragraph = self.inline.read(element, style)
        if paragraph.spans.text().strip() or self.inline.hidden == hidden_before:
            heading = element.tag == f"{TEXT}h"
            self.transcript.write_paragraph(
                paragraph.spans,
                label=self._label(element, style, place),
                blank_before=(style.space_before or 0) > 0,
                heading=whole(element.get(f"{TEXT}outline-level")) or 1 if heading else style.outline or None,
                indent=max(place.level - 1, 0) if place.count else _indent(style),
                **place.hints(),
            )
        self._hangers_on(paragraph, place)

    def _note_page(self, style: Style, place: Place) -> None:
        """The kind of page that a paragraph begins; the first paragraph begins the usual one."""
        if place.origin != "body":
            return
        if style.master_page:
            self.pages[style.master_page] = None
        elif not self.pages and self.masters:
            usual = {each.get(NAME, "") for each in self.masters}
            self.pages["Standard" if "Standard" in usual else self.masters[0].get(NAME, "")] = None

    def _label(self, element: Any, style: Style, place: Place) -> str | None:
        if place.count:
            return place.count.label(place.level, start=place.start) if place.numbered else None
        is_heading = element.tag == f"{TEXT}h" and element.get(f"{TEXT}is-list-header") != "true"
        if not is_heading or style.list_style == "":
            return None
        start = whole(element.get(f"{TEXT}start-value"))
        if start is None and element.get(f"{TEXT}restart-numbering") == "true":
            start = 1
        return self.lists.outline.label(whole(element.get(f"{TEXT}outline-level")) or 1, start=start)

    def _hangers_on(self, paragraph: Any, place: Place) -> None:
        """Notes and text boxes follow the paragraph that they hang on."""
        if place.origin != "footnote":
            for note in paragraph.notes:
                self._note(note, place.aside(origin="footnote"))
        origin = "textbox" if place.origin == "body" else place.origin
        for box in paragraph.boxes:
            self._blocks(box, place.aside(origin=origin))

    def _note(self, note: Any, place: Place) -> None:
        body = note.find(f"{TEXT}note-body")
        if body is None:
            return
        first = len(self.transcript.lines)
        self._blocks(body, place)
        if first < len(self.transcript.lines):
            citation = (note.findtext(f"{TEXT}note-citation") or "").strip() or None
            self.transcript.lines[first] = self.transcript.lines[first]._replace(label=citation)

    def _list(self, element: Any, place: Place) -> None:
        level = place.level + 1
        if place.count is None:
            count = self.lists.begin(element, self._list_style(element))
        else:
            count = self.lists.within(place.count, element)
        if element.get(f"{TEXT}continue-numbering") == "false":
            count.at.pop(level, None)
        for item in element:
            self._item(item, replace(place, count=count, level=level))

    def _list_style(self, element: Any) -> str:
        """The style of a list, else the one that the style of its first paragraph names."""
        named: str | None = element.get(f"{TEXT}style-name")
        if named is None:
            first = next(element.iter(*PARAGRAPHS), None)
            style = None if first is None else first.get(f"{TEXT}style-name")
            named = self.inline.styles.style("paragraph", style).list_style
        return named or ""

    def _item(self, item: Any, place: Place) -> None:
        """The first paragraph of a list item has the label; a list header has none."""
        numbered = item.tag == f"{TEXT}list-item"
        start = whole(item.get(f"{TEXT}start-value"))
        for child in item:
            is_first = numbered and child.tag in PARAGRAPHS
            self._blocks([child], replace(place, numbered=is_first, start=start if is_first else None))
            numbered = numbered and not is_first

    def _numbered_paragraph(self, element: Any, place: Place) -> None:
        count = self.lists.latest.get(self._list_style(element)) or self.lists.begin(
            element, self._list_style(element)
        )
        level = whole(element.get(f"{TEXT}level")) or 1
        start = whole(element.get(f"{TEXT}start-value"))
        self._blocks(element, replace(place, count=count, level=level, numbered=True, start=start))

    def _table(self, element: Any, place: Place) -> None:
        self.tables += 1
        table = self.tables
        for number, row in enumerate(self._rows(element), start=1):
            column = 1
            for cell in row:
                if cell.tag not in CELLS:
                    continue
                if cell.tag == f"{TABLE}table-cell":
                    self._blocks(cell, place.aside(table=table, row=number, column=column))
                repeated = whole(cell.get(f"{TABLE}number-columns-repeated")) or 1
                column += min(max(repeated, 1), WIDEST)

    def _rows(self, element: Any) -> Iterator[Any]:
        for child in element:
            if child.tag in ROW_HOLDERS:
                yield from self._rows(child)
            elif child.tag == f"{TABLE}table-row":
                if child.get(f"{TABLE}visibility", "visible") == "visible":
                    yield child
                else:
                    self.inline.count_hidden(child)


def _indent(style: Style) -> int:
    return max(round((style.left or 0) / POINTS_OF_A_LEVEL), 0)


def _check_password(parts: Parts) -> None:
    """An encrypted OpenDocument text is an open zip with unreadable parts."""
    manifest = parts.xml("META-INF/manifest.xml")
    if manifest is not None and any(each.tag.endswith("}encryption-data") for each in manifest.iter()):
        raise Unreadable(
            "This file has a password. Open it, take the password off (File, Save As), save it and upload that."
        )


def _what_it_is(body: Any) -> str:
    kind = next((kind for tag, kind in OTHER_CONTENTS if body.find(tag) is not None), "no text document")
    return f"This OpenDocument file is {kind}. {SAVE_AS}"
