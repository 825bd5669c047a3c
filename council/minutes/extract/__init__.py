"""One file per format: bytes to numbered lines with hints of their style."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from council.minutes.lines import Document
from council.minutes.values import Problem

from .formats import recognise

READERS = {
    "doc": "doc",
    "docx": "docx",
    "html": "html",
    "odt": "odt",
    "pdf": "pdf",
    "picture": "picture",
    "rtf": "rtf",
    "txt": "text",
}
"""The module of each format; its function is named read_ and the module."""

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
    name = READERS[suffix]
    read: Callable[[bytes], Document] = getattr(import_module(f".{name}", __name__), f"read_{name}")
    return read(data)
