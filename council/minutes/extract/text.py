"""Plain text: the numbers of the lines are those of the file."""

import re

from council.minutes.lines import Document, Line

from .encoding import decode
from .transcript import check_length

MEDIA_TYPE = "text/plain"
LINE_END = re.compile(r"\r\n|\n|\r")
PAGE_BREAK = "\f"


def read_text(data: bytes) -> Document:
    """The non-blank lines of a plain text, as they stand; a form feed begins a new page."""
    text = decode(data)
    paged = PAGE_BREAK in text
    lines: list[Line] = []
    page = 1
    blank_before = False
    for number, printed in enumerate(LINE_END.split(text), start=1):
        body = printed.lstrip(PAGE_BREAK)
        page += len(printed) - len(body)
        if body.strip():
            check_length(len(lines))
            lines.append(
                Line(number=number, text=body, page=page if paged else None, blank_before=blank_before)
            )
        blank_before = not body.strip()
        page += body.count(PAGE_BREAK)
    return Document(MEDIA_TYPE, tuple(lines), pages=page if paged else None)
