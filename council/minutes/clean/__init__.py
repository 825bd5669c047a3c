"""Copies for publication: what a document shows, without what it hides and without who wrote it.

Each format has a file; a copy still reads to the same values, and hidden words occur nowhere in its bytes.
"""

from collections.abc import Callable
from importlib import import_module

from council.minutes.extract.formats import SAVE_AS_DOCX, called, recognise
from council.minutes.lines import Unreadable

CLEANERS = ("docx", "html", "odt", "pdf", "picture", "txt")
"""The formats of which a copy can be made; the module of each holds a function named clean_ and the format."""


def clean(data: bytes, filename: str) -> bytes:
    """A copy for publication; Unreadable, with what to do, where none can be made."""
    name = recognise(data, filename)
    if name not in CLEANERS:
        raise Unreadable(
            f"No clean copy can be made of a {called(name)}: {SAVE_AS_DOCX}, or print it to a PDF."
        )
    copy: Callable[[bytes], bytes] = getattr(import_module(f".{name}", __name__), f"clean_{name}")
    return copy(data)
