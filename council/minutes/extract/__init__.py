"""One file per format: bytes to numbered lines with hints of their style."""

from council.minutes.lines import Document

from .docx import read_docx
from .encoding import decode
from .formats import recognise
from .text import read_text

READERS = {"docx": read_docx, "txt": lambda data: read_text(decode(data))}


def extract(data: bytes, filename: str) -> Document:
    """The visible lines of a document; Unreadable, with a message for a clerk, where it is none."""
    return READERS[recognise(data, filename)](data)
