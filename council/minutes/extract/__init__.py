"""One file per format: bytes to numbered lines with hints of their style."""

from collections.abc import Callable

from council.minutes.lines import Document

from .docx import read_docx
from .formats import recognise
from .html import read_html
from .pdf import read_pdf
from .text import read_text

READERS: dict[str, Callable[[bytes], Document]] = {
    "docx": read_docx,
    "html": read_html,
    "pdf": read_pdf,
    "txt": read_text,
}


def extract(data: bytes, filename: str) -> Document:
    """The visible lines of a document; Unreadable, with a message for a clerk, where it is none."""
    return READERS[recognise(data, filename)](data)
