"""A photograph or a scan of a page as a picture file: a document without words, which keeps its place."""

from council.minutes.lines import Document
from council.minutes.values import Problem

MEDIA_TYPES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
"""The pictures that every browser shows, by the bytes that they begin with."""
A_SCAN = Problem(
    None,
    None,
    "no_text",
    "This file is a picture of a page and holds no text: it is a scan. Upload the Word file it was printed from, "
    "run text recognition (OCR) over it and upload the result, or type what the page says.",
    blocking=True,
)


def read_picture(data: bytes) -> Document:
    """One page without a line."""
    media_type = next(media_type for magic, media_type in MEDIA_TYPES if data.startswith(magic))
    return Document(media_type, (), pages=1, problems=(A_SCAN,))
