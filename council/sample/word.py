"""The document as Word keeps it, with numbers that Word counts and nobody typed."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from .layout import Block
from .source import COUNCIL, Source
from .web import introduced

LISTS = {
    "bullet": ("bullet", "\u2022"),
    "i": ("lowerRoman", "(%1)"),
    "a": ("lowerLetter", "(%1)"),
    "1": ("decimal", "%1."),
}
SIZES = {"council": 16, "committee": 14}
BOLD = {"council", "committee", "held", "label", "group", "notice", "heading"}
BUILT = (2026, 11, 1, 9, 0, 0)


def write(source: Source, blocks: Iterable[Block], *, markers: bool = True) -> bytes:
    """The Word document; the same source always gives the same bytes."""
    writer = _Writer(source, markers=markers)
    for block in blocks:
        writer.add(block)
    return writer.save()


class _Writer:
    """Puts blocks into one Word document."""

    def __init__(self, source: Source, *, markers: bool) -> None:
        self.source = source
        self.markers = markers and source.county
        self.document = docx.Document()
        self.document.styles["Normal"].font.name = "Arial"
        self.document.styles["Normal"].font.size = Pt(11)
        self.counting = _Counting(self.document)
        self.titles = self.counting.start(
            "decimal", source.facts.get("number", "%1."), source.facts.get("first", 1)
        )
        self.list_before: tuple[str, int] | None = None
        _foot(self.document, source)
        _drop_thumbnail(self.document)

    def add(self, block: Block) -> None:
        """Add one block at the end."""
        if block.kind not in {"part", "bullet"}:
            self.list_before = None
        match block.kind:
            case "open" | "close":
                self._marker(block)
            case "names":
                self._names(block.cells)
            case "row":
                self._row(block.cells[0])
            case "title":
                self._title(block)
            case "part" | "bullet":
                self._counted(self.document.add_paragraph(block.text), self._list(block))
            case _:
                self._paragraph(block)

    def save(self) -> bytes:
        """The bytes of the document, with fixed dates inside."""
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = "Democratic Services"
        properties.title = f"{COUNCIL}: {self.source.facts['committee']}"
        properties.comments = ""
        properties.created = properties.modified = datetime(*BUILT, tzinfo=UTC)
        raw = io.BytesIO()
        self.document.save(raw)
        return _with_fixed_dates(raw)

    def _paragraph(self, block: Block) -> None:
        paragraph = self.document.add_paragraph()
        if block.kind == "resolution":
            introducer, words = introduced(block.text)
            paragraph.add_run(introducer).bold = True
            paragraph.add_run(words)
            return
        if block.kind == "roll":
            paragraph.add_run(block.label).bold = True
            paragraph.add_run(f" {block.text}")
            return
        run = paragraph.add_run(block.text)
        run.bold = block.kind in BOLD
        run.font.size = Pt(SIZES.get(block.kind, 11))

    def _marker(self, block: Block) -> None:
        if not self.markers:
            return
        run = self.document.add_paragraph().add_run(
            f"<{'/' if block.kind == 'close' else ''}AI{block.label}>"
        )
        run.font.size = Pt(1)
        run.font.color.rgb = RGBColor(255, 255, 255)

    def _title(self, block: Block) -> None:
        if self.source.facts.get("titles_in_table"):
            number, title = self.document.add_table(rows=1, cols=2).rows[0].cells
            self._counted(number.paragraphs[0], self.titles)
            title.paragraphs[0].add_run(block.text).bold = True
            return
        paragraph = self.document.add_paragraph()
        paragraph.add_run(block.text).bold = True
        self._counted(paragraph, self.titles)

    def _names(self, columns: tuple[tuple[str, ...], ...]) -> None:
        cells = self.document.add_table(rows=1, cols=len(columns)).rows[0].cells
        for cell, names in zip(cells, columns, strict=True):
            cell.paragraphs[0].text = names[0]
            for name in names[1:]:
                cell.add_paragraph(name)
        self.document.add_paragraph()

    def _row(self, cells: tuple[str, ...]) -> None:
        last = self.document.element.body[-2]
        table = self.document.tables[-1] if last.tag == qn("w:tbl") else None
        row = (
            table.add_row()
            if table
            else self.document.add_table(rows=1, cols=len(cells), style="Table Grid").rows[0]
        )
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text

    def _list(self, block: Block) -> int:
        kind = block.label.strip("(.)")[0] if block.label else "bullet"
        if self.list_before is None or block.label in {"(i)", "(a)", "1."}:
            self.list_before = (kind, self.counting.start(*LISTS[kind], 1))
        return self.list_before[1]

    def _counted(self, paragraph, number: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number


class _Counting:
    """The numbering part of a Word document: one definition for every list that is started."""

    def __init__(self, document) -> None:
        self.numbering = document.part.numbering_part.element
        for element in list(self.numbering):
            self.numbering.remove(element)
        self.started = 0

    def start(self, form: str, text: str, first: int) -> int:
        """Define a list and return the number by which its paragraphs name it."""
        self.started += 1
        self.numbering.insert(
            self.started - 1,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.started}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="{first}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
                '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr></w:lvl></w:abstractNum>'
            ),
        )
        self.numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.started}"><w:abstractNumId w:val="{self.started}"/></w:num>'
            )
        )
        return self.started


def _foot(document, source: Source) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{source.facts['committee']}\t\tPage ")
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def _drop_thumbnail(document) -> None:
    relationships = document.part.package.rels
    for key in [key for key, each in relationships.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relationships.pop(key)


def _with_fixed_dates(raw: io.BytesIO) -> bytes:
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as built, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as document:
        for entry in built.infolist():
            document.writestr(zipfile.ZipInfo(entry.filename, BUILT), built.read(entry), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
