"""Letters of a PDF page that something else hides: a box over them, a ground of their own colour, a frame's edge.

What may be hidden so is found by where things are drawn; that it is, by drawing the page with and without it.
"""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from . import pdf_functions as functions
from .pdf_drawn import FILLED, WITHOUT_MATRIX, Drawn, Matrix, Shape
from .pdf_drawn import Text as Drawing
from .pdf_pieces import UNSEEN_MODES, Paper, is_white

THINNEST = 3.0
"""Of a cover, in points: the rules of a table are thinner, and hide no letter."""
NEAR_COLOUR = 48
MOST_OF_PAGE = 0.5
BAND = 40.0
FAR = 1e9
MOST_BANDS = 500
SCALE, MOST_PIXELS = 2.0, 8_000_000
LEAST_INK = 0.015
NOTICEABLE = 8
"""The least difference between shades, of 255, that somebody sees."""
INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


class Box(NamedTuple):
    """Edges on the page."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether they have something in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other stands in it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


class Cover(NamedTuple):
    """Something that may hide a text, in its place in the order; `colour` is None for a picture."""

    order: int
    box: Box
    colour: tuple[int, ...] | None = None

    def may_hide(self, text: "Text") -> bool:
        """Whether it was drawn over the text, or under it in its colour."""
        if not self.box.meets(text.box):
            return False
        if self.order > text.order or self.colour is None:
            return True
        pairs = zip(self.colour, text.colour, strict=False)
        return all(abs(one - other) <= NEAR_COLOUR for one, other in pairs)


class Text(NamedTuple):
    """A text that is held against the covers."""

    order: int
    box: Box
    colour: tuple[int, ...]


class Bands:
    """Covers by the bands of the page that they lie in, so that a text is held against those beside it alone."""

    def __init__(self, covers: Iterable[Cover]) -> None:
        self.bands: dict[int, list[Cover]] = {}
        self.tall: list[Cover] = []
        for cover in covers:
            bands = _bands(cover.box)
            if len(bands) > MOST_BANDS:
                self.tall.append(cover)
                continue
            for band in bands:
                self.bands.setdefault(band, []).append(cover)

    def beside(self, text: Text) -> Iterator[Cover]:
        """The covers in the bands of a text, some of them twice."""
        yield from self.tall
        for band in _bands(text.box)[:MOST_BANDS]:
            yield from self.bands.get(band, ())


def _bands(box: Box) -> range:
    return range(int(box.bottom // BAND), int(box.top // BAND) + 1)


class Suspects:
    """The texts of a page that may be hidden in part, with where.

    Most pages have nothing that covers, and texts that are not cut: then each text is asked for its frame alone.
    """

    def __init__(self, page: pypdfium2.PdfPage, drawn: Drawn) -> None:
        self._texts = drawn.texts
        self._clips: dict[tuple[int, ...], Box] = {}
        covers = list(_covers(page, drawn.shapes))
        self._bands = Bands(covers) if covers else None

    def found(self) -> Iterator[tuple[int, list[Box]]]:
        """The address of each suspect text with the places where something may hide it."""
        clip, count_paths, may_be_covered = (
            functions.clip,
            functions.count_clip_paths,
            self._bands is not None,
        )
        for text in self._texts:
            is_framed = count_paths(clip(text[0])) > 0
            if (is_framed or may_be_covered) and (places := self._places(text, is_framed=is_framed)):
                yield text[0].value or 0, places

    def _places(self, drawing: Drawing, *, is_framed: bool) -> list[Box]:
        address, order, matrix = drawing
        raw = functions.pointer(address)
        if pdfium.FPDFTextObj_GetTextRenderMode(raw) in UNSEEN_MODES:
            return []
        text = Text(order, _box(raw, matrix), _colour(raw))
        covers = [each for each in self._bands.beside(text) if each.may_hide(text)] if self._bands else []
        if is_white(address):
            return [each.box for each in covers if each.order > text.order]
        cut = (
            [text.box] if is_framed and (matrix is not WITHOUT_MATRIX or self._is_cut(raw, text.box)) else []
        )
        return [*(each.box for each in covers), *cut]

    def _is_cut(self, text: Any, box: Box) -> bool:
        """Whether the frame in which a text is drawn may leave some of it out."""
        clip = pdfium.FPDFPageObj_GetClipPath(text)
        paths = pdfium.FPDFClipPath_CountPaths(clip)
        key = tuple(
            ctypes.addressof(first.contents)
            for path in range(paths)
            if (first := pdfium.FPDFClipPath_GetPathSegment(clip, path, 0))
        )
        if key not in self._clips:
            self._clips[key] = _frame(clip, paths)
        return not self._clips[key].holds(box)


def _covers(page: pypdfium2.PdfPage, shapes: Iterable[Shape]) -> Iterator[Cover]:
    """The painted shapes of a page, and the pictures that are no picture of the whole page."""
    left, bottom, right, top = page.get_bbox()
    most = MOST_OF_PAGE * (right - left) * (top - bottom)
    for shape in shapes:
        raw = functions.pointer(shape.address)
        if shape.kind not in FILLED and not _is_filled(raw):
            continue
        box = _box(raw, shape.matrix)
        if min(box.right - box.left, box.top - box.bottom) < THINNEST:
            continue
        if shape.kind not in FILLED:
            yield Cover(shape.order, box, _colour(raw))
        elif _size(box) < most:
            yield Cover(shape.order, box)


def _frame(clip: Any, paths: int) -> Box:
    """What all the paths of a clip leave open, by their outermost points."""
    frame = Box(-FAR, -FAR, FAR, FAR)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(paths):
        points = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            across, up = [point[0] for point in points], [point[1] for point in points]
            frame = Box(
                max(frame.left, min(across)),
                max(frame.bottom, min(up)),
                min(frame.right, max(across)),
                min(frame.top, max(up)),
            )
    return frame


def covered(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, paper: Paper, drawn: Drawn
) -> frozenset[int]:
    """The places in the text of a page of those letters that are drawn and that nobody sees."""
    suspects = dict(Suspects(page, drawn).found())
    letters = list(_letters(textpage, suspects)) if suspects else []
    if not letters or min(page.get_size()) <= 0:
        return frozenset()
    shown = Sheet.of(page, paper)
    modes = [(raw, pdfium.FPDFTextObj_GetTextRenderMode(raw)) for raw in map(functions.pointer, suspects)]
    try:
        for raw, _ in modes:
            pdfium.FPDFTextObj_SetTextRenderMode(raw, INVISIBLE)
        without = Sheet.of(page, paper)
    finally:
        for raw, mode in modes:
            pdfium.FPDFTextObj_SetTextRenderMode(raw, mode)
    return frozenset(place for place, box in letters if not shown.differs(without, box))


def _letters(textpage: pypdfium2.PdfTextPage, suspects: dict[int, list[Box]]) -> Iterator[tuple[int, Box]]:
    """The letters of suspect texts that stand where something may hide them."""
    rectangle, text = pdfium.FS_RECTF(), functions.address(textpage.raw)
    for place in range(textpage.count_chars()):
        suspect = suspects.get(functions.drawing_of_character(text, place) or 0)
        if suspect is None or pdfium.FPDFText_GetUnicode(textpage.raw, place) <= 0x20:
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, place, rectangle)
        box = _within_reach(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if any(box.meets(each) for each in suspect):
            yield place, box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it looks, in shades of grey."""

    pixels: bytes
    width: int
    height: int
    stride: int
    scale: float
    paper: Paper

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, paper: Paper) -> "Sheet":
        """The page drawn without what lies on it."""
        across, down = (max(length, 1.0) for length in page.get_size())
        scale = min(SCALE, (MOST_PIXELS / (across * down)) ** 0.5)
        made = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False)
        with closing(made) as bitmap:
            return cls(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale, paper)

    def differs(self, other: "Sheet", box: Box) -> bool:
        """Whether more than a speck of what stands in the box is another."""
        (one, low), (two, high) = self.paper.seen(*box[:2]), self.paper.seen(*box[2:])
        left, right = self._within((one, two), self.width)
        top, bottom = self._within((self.paper.height - high, self.paper.height - low), self.height)
        specks, most = 0, LEAST_INK * (right - left) * (bottom - top)
        for row in range(top, bottom):
            place = slice(row * self.stride + left, row * self.stride + right)
            mine, others = self.pixels[place], other.pixels[place]
            if mine != others:
                specks += sum(abs(a - b) > NOTICEABLE for a, b in zip(mine, others, strict=True))
                if specks > most:
                    return True
        return False

    def _within(self, edges: Iterable[float], most: int) -> tuple[int, int]:
        low, high = sorted(edge * self.scale for edge in edges)
        return max(min(int(low), most), 0), max(min(int(high) + 1, most), 0)


def _within_reach(left: float, bottom: float, right: float, top: float) -> Box:
    """A box of numbers that can be reckoned with: a file may say that something is endless, or no number."""
    low, high = ((edge if -FAR < edge < FAR else -FAR) for edge in (left, bottom)), (right, top)
    return Box(*low, *((edge if -FAR < edge < FAR else FAR) for edge in high))


def _size(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)


def _box(raw: Any, matrix: Matrix) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(raw, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    if matrix is WITHOUT_MATRIX:
        return _within_reach(left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    across, up = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return _within_reach(min(across), min(up), max(across), max(up))


def _colour(raw: Any) -> tuple[int, ...]:
    shades = tuple(ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(raw, *shades)
    return tuple(shade.value for shade in shades[:3])


def _is_filled(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value)
