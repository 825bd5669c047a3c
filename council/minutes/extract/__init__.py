"""One file per format: bytes to numbered lines with hints of their style."""

from dataclasses import replace

from council.minutes.lines import Document
from council.minutes.values import Problem

from .formats import recognise

NO_TEXT = Problem(
    None,
    None,
    "no_text",
    "This file holds no words that anybody can see. Open it, check that the minutes are in it, and upload them again.",
    blocking=True,
)


def extract(data: bytes, filename: str) -> Document:
    """The visible lines of a document; Unreadable, with a message for a clerk, where it is none."""
    document = _read(recognise(data, filename), data)
    if document.lines or any(problem.code == "no_text" for problem in document.problems):
        return document
    return replace(document, problems=(*document.problems, NO_TEXT))


def _read(suffix: str, data: bytes) -> Document:
    """The lines by the reader of that format; only this one and its library are imported."""
    match suffix:
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(data)
        case "docx":
            from .docx import read_docx

            return read_docx(data)
        case "html":
            from .html import read_html

            return read_html(data)
        case _:
            from .text import read_text

            return read_text(data)
