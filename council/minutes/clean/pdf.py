"""A PDF for publication: its pages in a new file, without remarks, attachments, scripts and hidden data."""

import io
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from council.minutes.extract.pdf import opened, read_pdf
from council.minutes.lines import Unreadable

from .check import NOT_CLEAN, check_same
from .pdf_objects import blanked

IS_A_FORM = (
    "This PDF is a form to be filled in, so no clean copy can be made: print it to a new PDF and upload that."
)


def clean_pdf(data: bytes) -> bytes:
    """A copy that prints the same; Unreadable where that cannot be had."""
    original = read_pdf(data)
    try:
        with closing(opened(data)) as document:
            _check_form(document)
            pages = _pages_alone(document, without_hidden=True)
        with closing(pypdfium2.PdfDocument(blanked(pages))) as document:
            made = _pages_alone(document, without_hidden=False)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(NOT_CLEAN) from error
    check_same(original, read_pdf(made))
    return made


def _pages_alone(document: pypdfium2.PdfDocument, *, without_hidden: bool) -> bytes:
    """The pages in a new file, with those objects alone that they lead to."""
    with closing(pypdfium2.PdfDocument.new()) as copy:
        copy.import_pages(document)
        for number in range(len(copy) if without_hidden else 0):
            with closing(copy[number]) as page:
                _remove_text_beside(page)
        out = io.BytesIO()
        copy.save(out)
    return out.getvalue()


def _remove_text_beside(page: pypdfium2.PdfPage) -> None:
    """Take away the text that stands beside the paper."""
    left, bottom, right, top = page.get_bbox()
    beside = []
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        west, south, east, north = each.get_bounds()
        if east < left or west > right or north < bottom or south > top:
            beside.append(each)
    for each in beside:
        page.remove_obj(each)
    if beside:
        page.gen_content()


def _check_form(document: pypdfium2.PdfDocument) -> None:
    """Refuse what people have filled in: the words stand in fields and not on the page."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return
    for number in range(len(document)):
        with closing(document[number]) as page:
            if any(_is_field(page, index) for index in range(pdfium.FPDFPage_GetAnnotCount(page))):
                raise Unreadable(IS_A_FORM)


def _is_field(page: pypdfium2.PdfPage, index: int) -> bool:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        return bool(pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
