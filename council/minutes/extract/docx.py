"""Word documents: a walk over the XML that gives what Word would print, and counts what it hides."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from council.minutes.lines import Document, Line, Unreadable
from council.minutes.values import Problem

from . import numerals
from .docx_numbering import Numbering
from .docx_runs import ALTERNATIVES, DELETIONS, Paragraph, Runs, chosen_alternative
from .docx_styles import (
    VAL,
    Format,
    Look,
    Style,
    Styles,
    W,
    heading_level,
    number_of,
    switched,
    without_table_styles,
)
from .package import DAMAGED, Package
from .transcript import Transcript, comments, hidden_text, tracked_changes

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARAGRAPH = f"{W}p"
PROPERTIES = f"{W}pPr"
RELATIONSHIP_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
CHANGES = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
TWIPS_OF_A_LEVEL = 720


def read_docx(data: bytes) -> Document:
    """The visible lines of a Word document."""
    package = Package(data)
    root = package.xml(package.main)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable(DAMAGED)
    walk = Walk(package, root)
    walk.edge("header")
    walk.blocks(body, Place())
    walk.edge("footer")
    problems = (
        *hidden_text(walk.runs.hidden),
        *tracked_changes(walk.changes),
        *comments(walk.comments()),
        *walk.problems,
    )
    return Document(MEDIA_TYPE, tuple(walk.transcript.lines), problems=problems)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a paragraph stands."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    origin: str = "body"
    furniture: str | None = None
    hints: dict[str, Any] = field(init=False, repr=False, compare=False)
    """The place as the fields of a line."""

    def __post_init__(self) -> None:
        hints = {name: getattr(self, name) for name in ("table", "row", "column", "origin", "furniture")}
        object.__setattr__(self, "hints", hints)


class Walk:
    """One walk over the parts of a Word document, in the order in which it is read."""

    def __init__(self, package: Package, root: Any) -> None:
        self.package = package
        self.root = root
        self.even: bool | None = None
        self.is_painted = root.find(f"{W}background") is not None
        self.changes = _changes(root)
        self.parts = package.related(package.main)
        self.styles = Styles.read(self._part("styles", shorten=without_table_styles))
        self.numbering = Numbering.read(self._part("numbering"), self.styles)
        self.runs = Runs(self.styles)
        self.transcript = Transcript()
        self.problems: list[Problem] = []
        self.tables = 0
        self.carried: Paragraph | None = None
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self.notes_counted = {"footnote": 0, "endnote": 0}

    def blocks(self, element: Any, place: Place) -> None:
        """Write down the paragraphs and tables of a story, a cell or a text box."""
        for child in element:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, place)
            elif tag == f"{W}tbl":
                self._table(child, place)
            elif tag in WRAPPERS:
                self.blocks(child, place)
            elif tag == ALTERNATIVES:
                for chosen in chosen_alternative(child):
                    self.blocks(chosen, place)
            elif tag == f"{W}altChunk":
                self._unread_part()

    def comments(self) -> int:
        """How many comments stand in the margin."""
        root = self._part("comments")
        return 0 if root is None else len(root)

    def edge(self, origin: str) -> None:
        """Write down the running heads or feet, each distinct text once."""
        names = dict.fromkeys(name for kind, name in self.parts.values() if kind == origin)
        shown = self._edges_shown(origin) if names else set()
        lines: dict[str, Line] = {}
        for name in names:
            part = self.package.xml(name)
            self.changes += _changes(part)
            for line in self._aside(part, origin) if name in shown and part is not None else ():
                lines.setdefault(line.text, line)
        self.transcript.take_over(lines.values())

    def _edges_shown(self, origin: str) -> set[str]:
        """Heads or feet that some page shows: those of first and even pages only where these differ."""
        if self.even is None:
            self.even = bool(switched(self._part("settings"), f"{W}evenAndOddHeaders"))
        shown = shown_references(self.root, origin, even=self.even)
        return {self.parts.get(each.get(RELATIONSHIP_ID, ""), ("", ""))[1] for each in shown}

    def _aside(self, part: Any, origin: str) -> list[Line]:
        """The lines of a running head or foot, written apart from the body."""
        body, self.transcript = self.transcript, Transcript()
        self.blocks(part, Place(origin=origin, furniture="page"))
        lines, self.transcript = self.transcript.lines, body
        return lines

    def _paragraph(self, element: Any, place: Place) -> None:
        content = list(element)
        own = Format.read(_properties(content))
        style = self.styles.paragraph_style(own.style)
        paragraph, self.carried = self.carried or Paragraph(), None
        self.runs.on_white = self._is_on_white(own, style, place)
        self.runs.ground = style.ground if own.shaded is None else own.fill
        self.runs.read(content, style, paragraph)
        if own.mark is not None and _is_deleted(own.mark):
            self.carried = paragraph  # whoever deletes the mark joins the paragraph to the next
            return
        hides_mark = own.mark is not None and Look.read(own.mark).hidden
        if paragraph.spans.pieces or not (style.hidden or hides_mark):
            self._write(paragraph, own, style, place)
        if paragraph.notes or paragraph.boxes or paragraph.stamps:
            self._hangers_on(paragraph, place)

    def _is_on_white(self, own: Format, style: Style, place: Place) -> bool:
        """Cells and text boxes may be painted; of the body it is told."""
        if place.table or place.origin != "body" or self.is_painted:
            return False
        return not (style.shaded if own.shaded is None else own.shaded)

    def _write(self, paragraph: Paragraph, own: Format, style: Style, place: Place) -> None:
        numbered = self.numbering.place(own, style)
        label = self.numbering.label(*numbered) if numbered else None
        before = _either(own.space_before, style.space_before)
        self.transcript.write_paragraph(
            paragraph.spans,
            label=label,
            blank_before=before > 0,
            heading=style.heading if own.outline is None else heading_level(own.outline),
            indent=numbered[1] if numbered else _indent(own, style),
            **place.hints,
        )

    def _hangers_on(self, paragraph: Paragraph, place: Place) -> None:
        """Notes and text boxes follow the paragraph that they hang on."""
        if place.origin != "footnote":
            for kind, name, own_mark in paragraph.notes:
                self._note(kind, name, place, own_mark=own_mark)
        origin = "textbox" if place.origin == "body" else place.origin
        for stamp in paragraph.stamps:
            self.transcript.write(stamp, **replace(place, origin=origin).hints)
        for box in paragraph.boxes:
            self.blocks(box, replace(place, origin=origin))

    def _note(self, kind: str, name: str, place: Place, *, own_mark: bool) -> None:
        note = self.notes[kind].pop(name, None)
        if note is None:
            return
        self.notes_counted[kind] += not own_mark
        count = self.notes_counted[kind]
        drawn = str(count) if kind == "footnote" else numerals.roman(count)
        first = len(self.transcript.lines)
        self.blocks(note, replace(place, origin="footnote"))
        if first < len(self.transcript.lines) and not own_mark:
            self.transcript.lines[first] = self.transcript.lines[first]._replace(label=drawn)

    def _table(self, element: Any, place: Place) -> None:
        self.tables += 1
        table = self.tables
        rows = (row for row in _unwrapped(element, f"{W}tr") if self._row_shows(row))
        for number, row in enumerate(rows, start=1):
            column = 1 + (number_of(row.find(f"{W}trPr"), f"{W}gridBefore") or 0)
            for cell in _unwrapped(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                if not _is_covered(properties):
                    self.blocks(cell, replace(place, table=table, row=number, column=column))
                column += max(number_of(properties, f"{W}gridSpan") or 1, 1)

    def _row_shows(self, row: Any) -> bool:
        properties = row.find(f"{W}trPr")
        if switched(properties, f"{W}hidden"):
            self.runs.hidden += sum(1 for text in row.iter(f"{W}t") if (text.text or "").strip())
            return False
        return properties is None or properties.find(f"{W}del") is None

    def _unread_part(self) -> None:
        message = (
            "Part of this file is another document inserted whole, which is not read. "
            "Open the file in Word, save it again and upload that."
        )
        self.problems.append(Problem(None, None, "unread_part", message, blocking=True))

    def _part(self, kind: str, *, shorten: Callable[[bytes], bytes] | None = None) -> Any:
        name = next((name for each, name in self.parts.values() if each == kind), None)
        return None if name is None else self.package.xml(name, shorten=shorten)

    def _notes(self, kind: str) -> dict[str, Any]:
        root = self._part(f"{kind}s")
        if root is None:
            return {}
        self.changes += _changes(root)
        return {each.get(f"{W}id", ""): each for each in root.iterfind(f"{W}{kind}")}


def shown_references(root: Any, origin: str, *, even: bool | None) -> Iterator[Any]:
    """References to the heads or feet that some page shows."""
    for section in root.iter(f"{W}sectPr"):
        kinds = {"default": True, "even": even, "first": switched(section, f"{W}titlePg")}
        for reference in section.iterfind(f"{W}{origin}Reference"):
            if kinds.get(reference.get(f"{W}type", "default")):
                yield reference


def _changes(root: Any) -> int:
    """How many insertions, deletions and moves a part holds that nobody has accepted yet."""
    return 0 if root is None else sum(1 for _ in root.iter(*CHANGES))


def _unwrapped(element: Any, tag: str) -> Iterator[Any]:
    """Rows or cells, also those inside content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _unwrapped(child, tag)


def _is_covered(properties: Any) -> bool:
    """Whether a cell is the continuation of a merged one, or was deleted."""
    if properties is None:
        return False
    if properties.find(f"{W}cellDel") is not None:
        return True
    merges = (properties.find(f"{W}vMerge"), properties.find(f"{W}hMerge"))
    return any(merge is not None and merge.get(VAL, "continue") == "continue" for merge in merges)


def _is_deleted(mark: Any) -> bool:
    return not DELETIONS.isdisjoint(each.tag for each in mark)


def _properties(content: Sequence[Any]) -> Any:
    """The properties of a paragraph, which are its first child as a rule."""
    if content and content[0].tag == PROPERTIES:
        return content[0]
    return next((each for each in content if each.tag == PROPERTIES), None)


def _indent(own: Format, style: Style) -> int:
    left = _either(own.left, style.left)
    return max(round(left / TWIPS_OF_A_LEVEL), 0) if left else 0


def _either(own: int | None, inherited: int | None) -> int:
    return own if own is not None else inherited or 0
