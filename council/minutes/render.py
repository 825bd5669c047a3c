"""A picture of one page of a PDF, so that a clerk sees what the reader saw."""

import struct
import zlib
from contextlib import closing

import pypdfium2

from .extract.formats import recognise
from .extract.pdf import opened
from .lines import Unreadable

MOST_PIXELS = 12_000_000
WIDEST = 3000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, TRUE_COLOUR = 8, 2


def render(data: bytes, filename: str, *, page: int = 1, width: int = 1000) -> bytes:
    """That page of a PDF as a PNG of that width, counted from 1; Unreadable where there is none."""
    if recognise(data, filename) != "pdf":
        raise Unreadable("Only a PDF has pages that can be shown as pictures: read its words instead.")
    with closing(opened(data)) as document:
        if not 1 <= page <= len(document):
            raise Unreadable(f"This PDF has no page {page}: its last is {len(document)}.")
        try:
            with closing(document[page - 1]) as sheet:
                return _picture(sheet, max(min(width, WIDEST), 1))
        except pypdfium2.PdfiumError as error:
            raise Unreadable(
                f"Page {page} of this PDF is damaged. Make the PDF again from the minutes and upload that."
            ) from error


def _picture(sheet: pypdfium2.PdfPage, width: int) -> bytes:
    """The page drawn; a page of any size, also one of a mile, becomes a picture of at most so many pixels.

    Notes, stamps and fields that lie on the page are not drawn: nobody has read them.
    """
    across, down = (max(length, 1.0) for length in sheet.get_size())
    scale = min(width / across, (MOST_PIXELS / (across * down)) ** 0.5, MOST_PIXELS / 4 / down)
    drawn = sheet.render(
        scale=scale, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=False, draw_annots=False
    )
    with closing(drawn) as bitmap:
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of red, green and blue bytes as a PNG; `stride` is the length of a row with its padding."""
    rows = b"".join(b"\0" + pixels[start : start + 3 * width] for start in range(0, stride * height, stride))
    header = struct.pack(">IIBBBBB", width, height, DEPTH, TRUE_COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
