"""One file per format: bytes to numbered lines with hints of their style."""

from collections.abc import Callable
from dataclasses import replace

from council.minutes.lines import Document
from council.minutes.values import Problem

from .doc import read_doc
from .docx import read_docx
from .formats import recognise
from .html import read_html
from .odt import read_odt
from .pdf import read_pdf
from .rtf import read_rtf
from .text import read_text

READERS: dict[str, Callable[[bytes], Document]] = {
    "doc": read_doc,
    "docx": read_docx,
    "html": read_html,
    "odt": read_odt,
    "pdf": read_pdf,
    "rtf": read_rtf,
    "txt": read_text,
}


NO_TEXT = Problem(
    None,
    None,
    "no_text",
    "This file holds no words that anybody can see. Open it, check that the minutes are in it, and upload them again.",
    blocking=True,
)


def extract(data: bytes, filename: str) -> Document:
    """The visible lines of a document; Unreadable, with a message for a clerk, where it is none."""
    document = READERS[recognise(data, filename)](data)
    if document.lines or any(problem.code == "no_text" for problem in document.problems):
        return document
    return replace(document, problems=(*document.problems, NO_TEXT))
