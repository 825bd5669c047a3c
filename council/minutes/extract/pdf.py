"""PDF: the pieces of text of each page, set in rows by where they stand on the paper."""

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from council.minutes.lines import Document, Line, Unreadable
from council.minutes.values import Problem

from .pdf_asides import Sheet
from .pdf_covered import covered
from .pdf_drawn import Drawn
from .pdf_full import fullness
from .pdf_furniture import furniture, is_on_edge
from .pdf_line_numbers import without_line_numbers
from .pdf_looks import seen
from .pdf_pieces import PageText, Paper, Piece
from .pdf_rows import Row, on_one_line, rows
from .pdf_spoken import forget_spoken
from .spans import PrintedLine
from .transcript import check_length, hidden_text

MEDIA_TYPE = "application/pdf"
MOST_PAGES = 500
MOST_CHARACTERS = 5_000_000
PARAGRAPH_GAP = 1.3
PASSWORD_ERRORS = frozenset((pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY))


def read_pdf(data: bytes) -> Document:
    """The printed lines of a PDF; one whose pages hold no text is a document with the problem no_text."""
    with closing(opened(data)) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(
                f"This PDF has {count} pages, where {MOST_PAGES} is the most. Upload the minutes alone, without reports."
            )
        pages = Pages()
        for number in range(count):
            pages.read(document, number)
    lines = _written(pages.rows())
    return Document(
        MEDIA_TYPE, lines, pages=count, problems=(*pages.problems(count), *hidden_text(pages.hidden))
    )


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The PDF, opened; Unreadable where it has a password or is damaged."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in PASSWORD_ERRORS:
            message = (
                "This PDF has a password. Take the password off, or print it to a new PDF, and upload that."
            )
        else:
            message = (
                "This PDF is damaged and cannot be opened. Make it again from the minutes and upload that."
            )
        raise Unreadable(message) from error


class Pages:
    """What was read of the pages so far."""

    def __init__(self) -> None:
        self.pieces: list[list[Piece]] = []
        self.sheets: list[Sheet] = []
        self.characters = 0
        self.hidden = 0
        self.pictures_only: list[int] = []

    def read(self, document: pypdfium2.PdfDocument, number: int) -> None:
        """Add the rows of the page of that index."""
        try:
            with closing(document[number]) as page:
                drawn = Drawn.on(page)
                self.hidden += forget_spoken(page, drawn.marked)
                with closing(page.get_textpage()) as textpage:
                    self._add(page, textpage, drawn, number + 1)
        except pypdfium2.PdfiumError as error:
            raise Unreadable(
                f"Page {number + 1} of this PDF is damaged. Make the PDF again from the minutes and upload that."
            ) from error

    def _add(
        self, page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, drawn: Drawn, number: int
    ) -> None:
        self._count(textpage.count_chars())
        paper = Paper(page.get_bbox(), turned=page.get_rotation())
        text = PageText(textpage, paper, covered(page, textpage, paper, drawn))
        found = seen(self._on_paper(paper, text.pieces()), page, paper)
        self.hidden += found.hidden + text.hidden
        if not found.pieces and _has_picture(page):
            self.pictures_only.append(number)
        self.pieces.append(list(found.pieces))
        self.sheets.append(Sheet(number, [], paper.width, max(paper.height, 1.0), found.stamp))

    def rows(self) -> list[Row]:
        """What is printed on all the pages, line by line."""
        pieces = without_line_numbers(self.pieces)
        return list(
            rows(
                [
                    sheet._replace(printed=list(on_one_line(each)))
                    for sheet, each in zip(self.sheets, pieces, strict=True)
                ]
            )
        )

    def problems(self, count: int) -> Iterator[Problem]:
        """That nothing could be read, or that some pages are pictures only."""
        if not any(sheet.stamp or pieces for sheet, pieces in zip(self.sheets, self.pieces, strict=True)):
            yield Problem(
                None,
                None,
                "no_text",
                "This PDF holds pictures of pages and no text: it is a scan. Upload the Word file it was printed from, "
                "run text recognition (OCR) over it and upload the result, or type what the pages say.",
                blocking=True,
            )
        elif self.pictures_only:
            pages = ", ".join(map(str, self.pictures_only))
            yield Problem(
                None,
                None,
                "pages_without_text",
                f"Of {count} pages these are pictures without text and were not read: {pages}.",
            )

    def _count(self, characters: int) -> None:
        self.characters += characters
        if self.characters > MOST_CHARACTERS:
            raise Unreadable(
                f"This PDF holds more than {MOST_CHARACTERS:,} characters. Upload the minutes alone, without reports."
            )

    def _on_paper(self, paper: Paper, found: list[Piece]) -> list[Piece]:
        """Leave out text that stands beside the paper: nobody sees it."""
        width, height = paper.width, paper.height
        kept = [
            piece
            for piece in found
            if not (piece.right < 0 or piece.left > width) and -piece.height < piece.baseline < height
        ]
        self.hidden += len(found) - len(kept)
        return kept


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))


_line = Line._make


def _written(printed: list[Row]) -> tuple[Line, ...]:
    """The rows as lines, without those of signs that nobody sees."""
    lines: list[Line] = []
    on_edges, gap = furniture(printed), PARAGRAPH_GAP * _usual_step(printed)
    page, baseline, is_after_blank = 0, 0.0, False
    full = fullness([row for row in printed if row not in on_edges and not row.is_aside])
    for row in _asides_behind(printed, on_edges, gap):
        text, bold, bold_prefix = row.printed
        step = baseline - row.baseline if row.page == page else 0.0
        is_apart = is_after_blank or step > gap or row.is_aside
        if not row.is_aside:
            page, baseline = row.page, row.baseline
        is_after_blank = not text or text.isspace()
        if is_after_blank:
            continue
        check_length(len(lines))
        origin = on_edges.get(row) if is_on_edge(row) else None
        number, furnished = len(lines) + 1, "page" if origin else None
        looks = (None, None, bold, bold_prefix, None, None, None, 0)  # no label, no heading; in no table
        where = (round(row.left, 1), is_apart, furnished, origin or "body", full.get(row))
        lines.append(_line((number, text, page, *looks, *where)))
    return tuple(lines)


def _asides_behind(printed: list[Row], on_edges: dict[Row, str], gap: float) -> Iterator[Row]:
    """The rows, those in a column of actions behind the paragraph that they stand beside."""
    held: list[Row] = []
    above: Row | None = None
    for row in printed:
        if row.is_aside:
            _hold(held, row, gap)
            continue
        if held and row not in on_edges and above is not None and _begins(above, row, gap):
            yield from held
            held = []
        yield row
        above = above if row in on_edges else row
    yield from held


def _begins(above: Row, row: Row, gap: float) -> bool:
    """Whether a row begins another paragraph: at the top of a page wherever it does not go on in small letters."""
    if above.page == row.page:
        return above.baseline - row.baseline > gap
    return not row.printed.text[:1].islower()


def _hold(held: list[Row], row: Row, gap: float) -> None:
    """Keep an aside, one of several lines as one."""
    if held and held[-1].page == row.page and 0 < held[-1].baseline - row.baseline <= gap:
        before, after = held[-1].printed, row.printed
        text = f"{before.text} {after.text}"
        held[-1] = row._replace(printed=PrintedLine(text, min(before.bold, after.bold), 0))
    else:
        held.append(row)


def _usual_step(printed: list[Row]) -> float:
    """The distance between lines of a paragraph: the lower quartile of all distances."""
    steps = sorted(
        above.baseline - below.baseline
        for above, below in pairwise(printed)
        if above.page == below.page and not (above.is_aside or below.is_aside)
    )
    return steps[len(steps) // 4] if steps else 0.0
