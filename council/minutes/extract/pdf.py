"""PDF: the pieces of text of each page, set in rows by where they stand on the paper."""

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from council.minutes.lines import Document, Line, Unreadable
from council.minutes.making import of_all_fields
from council.minutes.values import Problem

from .pdf_covered import covered
from .pdf_drawn import Drawn
from .pdf_furniture import furniture, is_on_edge
from .pdf_looks import seen
from .pdf_pieces import PageText, Paper, Piece
from .pdf_rows import Row, rows, stamp
from .pdf_spoken import forget_spoken
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
    lines = _written(pages.rows)
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
        self.rows: list[Row] = []
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
        if found.stamp:
            self.rows.append(stamp(found.stamp, page=number, paper_height=paper.height))
        self.rows += rows(found.pieces, page=number, paper_height=max(paper.height, 1.0))

    def problems(self, count: int) -> Iterator[Problem]:
        """That nothing could be read, or that some pages are pictures only."""
        if not self.rows:
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


_line = of_all_fields(Line)


def _written(printed: list[Row]) -> tuple[Line, ...]:
    """The rows as lines, without those of signs that nobody sees."""
    lines: list[Line] = []
    on_edges, gap = furniture(printed), PARAGRAPH_GAP * _usual_step(printed)
    above_page, above, is_after_blank = 0, 0.0, False
    for row in printed:
        page, (text, bold, bold_prefix), left, baseline = row[:4]
        step = above - baseline if page == above_page else 0.0
        is_apart = is_after_blank or step > gap
        above_page, above = page, baseline
        is_after_blank = not text or text.isspace()
        if is_after_blank:
            continue
        check_length(len(lines))
        origin = on_edges.get(row) if is_on_edge(row) else None
        number, furnished = len(lines) + 1, "page" if origin else None
        looks = (None, None, bold, bold_prefix, None, None, None, 0)  # no label, no heading; in no table
        where = (round(left, 1), is_apart, furnished, origin or "body")
        lines.append(_line((number, text, page, *looks, *where)))
    return tuple(lines)


def _usual_step(printed: list[Row]) -> float:
    """The distance between lines of a paragraph: the lower quartile of all distances."""
    steps = sorted(
        [above.baseline - below.baseline for above, below in pairwise(printed) if above.page == below.page]
    )
    return steps[len(steps) // 4] if steps else 0.0
