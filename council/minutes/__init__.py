"""The reading room: a document in, values out; no Django, settings, clock or database."""

from .lines import Document, Unreadable
from .making import without_collector
from .values import Minutes

__all__ = ["Minutes", "Unreadable", "parse", "read"]


def read(data: bytes, filename: str) -> Minutes:
    """The values of a document, from its bytes; raises Unreadable when they are no document."""
    from .extract import extract  # imported when a document is opened: it brings the format libraries

    with without_collector():
        return parse(extract(data, filename), filename)


def parse(document: Document, filename: str = "") -> Minutes:
    """The values of a document whose lines have been extracted."""
    from .reading import read_document

    return read_document(document, filename)
