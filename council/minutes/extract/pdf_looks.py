"""What can be seen of the text of a PDF page: hidden pieces are counted, and stamps across the page set apart."""

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .pdf_functions import address
from .pdf_pieces import Paper, Piece, is_white
from .symbols import MARKERS

HUGE = 3.0
HUGE_FROM = 36.0
COVERED_BY_STAMP = 2
MOST_STAMPED = 50
MOST_GROUNDS = 2000
MOST_OF_PAGE = 0.5


@dataclass(slots=True)
class Seen:
    """The pieces of a page that somebody sees, the words stamped across it, and how many pieces are hidden."""

    pieces: list[Piece] = field(default_factory=list)
    stamp: str = ""
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """Something drawn on the page, by its edges as the page is read: a picture, or a painted shape."""

    left: float
    bottom: float
    right: float
    top: float
    is_picture: bool

    def lies_under(self, piece: Piece) -> bool:
        """Whether the middle of the piece stands on it."""
        across, up = (piece.left + piece.right) / 2, piece.baseline + piece.height / 3
        return self.left <= across <= self.right and self.bottom <= up <= self.top


def seen(found: list[Piece], page: pypdfium2.PdfPage, paper: Paper) -> Seen:
    """Sort the pieces of a page into what is read, what is stamped across it, and what nobody sees.

    Invisible text over a picture is what text recognition read in a scan; white text on a painted ground is a
    heading; both are read.
    """
    result = Seen(found)
    if {piece.manner for piece in found} - {"plain"}:
        result = _sorted_by_manner(result.pieces, page, paper)
    _set_stamp_apart(result)
    return result


def _sorted_by_manner(found: Iterable[Piece], page: pypdfium2.PdfPage, paper: Paper) -> Seen:
    result = Seen()
    grounds: tuple[Ground, ...] | None = None
    for manner, group in groupby(found, key=lambda piece: piece.manner):
        if manner in {"plain", "slanting"}:
            result.pieces += group
            continue
        if manner != "tiny" and grounds is None:
            grounds = tuple(islice(_grounds(page, paper), MOST_GROUNDS))
        hidden: list[Piece] = []
        for piece in group:
            (result.pieces if _is_shown(piece, grounds or ()) else hidden).append(piece)
        if manner != "unseen" and MARKERS.fullmatch("".join(piece.text for piece in hidden)):
            result.pieces += hidden
        else:
            result.hidden += bool(hidden)
    return result


def _is_shown(piece: Piece, grounds: Iterable[Ground]) -> bool:
    return piece.manner != "tiny" and any(
        (ground.is_picture or piece.manner == "white") and ground.lies_under(piece) for ground in grounds
    )


def _grounds(page: pypdfium2.PdfPage, paper: Paper) -> Iterator[Ground]:
    """The pictures and painted shapes of a page; a picture of most of the page counts as one of all of it."""
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    edges = [ctypes.c_float() for _ in range(4)]
    for drawn in page.get_objects(filter=kinds):
        if drawn.type == pdfium.FPDF_PAGEOBJ_PATH and not _is_painted(drawn.raw):
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn.raw, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        (one, low), (other, high) = paper.seen(left, bottom), paper.seen(right, top)
        is_picture = drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if is_picture and abs((other - one) * (high - low)) >= MOST_OF_PAGE * paper.width * paper.height:
            yield Ground(-math.inf, -math.inf, math.inf, math.inf, is_picture=True)
        else:
            yield Ground(min(one, other), min(low, high), max(one, other), max(low, high), is_picture)


def _is_painted(path: Any) -> bool:
    """Whether a shape is filled, and with another colour than white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return False
    return not is_white(address(path))


def _set_stamp_apart(page: Seen) -> None:
    """Take words like DRAFT that stand across the page out of the lines, in the order in which they were drawn."""
    heights = [piece.height for piece in page.pieces]
    if not heights or (max(heights) < HUGE_FROM and all(piece.manner != "slanting" for piece in page.pieces)):
        return
    huge = max(HUGE * median(heights), HUGE_FROM)
    suspects = [piece for piece in page.pieces if piece.manner == "slanting" or piece.height >= huge]
    if not suspects or len(suspects) > MOST_STAMPED:
        return
    across = {piece for piece in suspects if _lies_across(piece, page.pieces)}
    heights_across = {round(piece.height) for piece in across}
    stamped = {
        piece: piece.text.strip()
        for piece in suspects
        if piece in across or (len(piece.text.strip()) == 1 and round(piece.height) in heights_across)
    }
    if not stamped:
        return
    page.pieces = [piece for piece in page.pieces if piece not in stamped]
    words = stamped.values()
    page.stamp = ("" if all(len(word) == 1 for word in words) else " ").join(words)


def _lies_across(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Slanting words, and huge ones that lie over other text; letters beside them belong to their word."""
    if piece.manner == "slanting":
        return True
    over = (
        piece.left <= each.right
        and each.left <= piece.right
        and piece.baseline <= each.baseline + each.height / 3 <= piece.baseline + piece.height
        for each in pieces
        if each.height < piece.height / 2
    )
    return sum(over) >= COVERED_BY_STAMP
