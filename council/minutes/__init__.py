"""The reading room: a document in, values out; no Django, settings, clock or database."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from .lines import Document, Unreadable
from .values import Minutes

__all__ = ["Minutes", "Unreadable", "parse", "read"]


def read(data: bytes, filename: str) -> Minutes:
    """The values of a document, from its bytes; raises Unreadable when they are no document."""
    from .extract import extract  # imported when a document is opened: it brings the format libraries

    with _without_collector():
        return parse(extract(data, filename), filename)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A reading makes no rings of objects: to look for some again and again costs a twentieth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def parse(document: Document, filename: str = "") -> Minutes:
    """The values of a document whose lines have been extracted."""
    from .reading import read_document

    return read_document(document, filename)
