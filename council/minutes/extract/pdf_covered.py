"""Letters of a PDF page that something else hides: a box over them, a ground of their own colour, a frame's edge.

What may be hidden so is found by where things are drawn; that it is, by drawing the page with and without it.
"""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from .pdf_pieces import UNSEEN_MODES, Paper, is_white

THINNEST = 3.0
"""Of a cover, in points: the rules of a table are thinner, and hide no letter."""
NEAR_COLOUR = 48
MOST_OF_PAGE = 0.5
MOST_DRAWN = 100_000
BAND = 40.0
FAR = 1e9
MOST_BANDS = 500
DEEPEST = 15
SCALE, MOST_PIXELS = 2.0, 8_000_000
LEAST_INK = 0.015
NOTICEABLE = 8
"""The least difference between shades, of 255, that somebody sees."""
FILLED = frozenset((pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING))
WITHOUT_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
Matrix = tuple[float, float, float, float, float, float]


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


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn, in its place in the order; `colour` is None for a picture."""

    raw: Any
    order: int
    box: Box
    colour: tuple[int, ...] | None = None
    in_form: bool = False

    def may_hide(self, text: "Drawing") -> bool:
        """Whether it was drawn over the text, or under it in its colour."""
        if not self.box.meets(text.box):
            return False
        if self.order > text.order or self.colour is None:
            return True
        pairs = zip(self.colour, text.colour or (), strict=False)
        return all(abs(one - other) <= NEAR_COLOUR for one, other in pairs)


class Bands:
    """Covers by the bands of the page that they lie in, so that a text is held against those beside it alone."""

    def __init__(self, covers: Iterable[Drawing]) -> None:
        self.bands: dict[int, list[Drawing]] = {}
        self.tall: list[Drawing] = []
        for cover in covers:
            bands = _bands(cover.box)
            if len(bands) > MOST_BANDS:
                self.tall.append(cover)
                continue
            for band in bands:
                self.bands.setdefault(band, []).append(cover)

    def beside(self, text: Drawing) -> Iterator[Drawing]:
        """The covers in the bands of a text, some of them twice."""
        yield from self.tall
        for band in _bands(text.box)[:MOST_BANDS]:
            yield from self.bands.get(band, ())


def _bands(box: Box) -> range:
    return range(int(box.bottom // BAND), int(box.top // BAND) + 1)


@dataclass(slots=True)
class Drawn:
    """The texts of a page, and what may cover them."""

    page: pypdfium2.PdfPage
    texts: list[Drawing] = field(default_factory=list)
    covers: list[Drawing] = field(default_factory=list)
    clips: dict[tuple[int, ...], Box] = field(default_factory=dict)
    _count: int = 0

    def gather(self) -> None:
        """Go through everything that is drawn, with the forms."""
        self._gather(
            self.page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, WITHOUT_MATRIX, 0
        )

    def _gather(self, parent: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> None:
        for number in range(count(parent)):
            raw = get(parent, number)
            kind = pdfium.FPDFPageObj_GetType(raw)
            self._count += 1
            if self._count > MOST_DRAWN:
                return
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < DEEPEST:
                    below = _times(_matrix(raw), matrix)
                    self._gather(
                        raw, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, below, depth + 1
                    )
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                box = _box(raw, matrix)
                self.texts.append(Drawing(raw, self._count, box, _colour(raw), in_form=depth > 0))
            elif kind in FILLED or (kind == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(raw)):
                box = _box(raw, matrix)
                if min(box.right - box.left, box.top - box.bottom) >= THINNEST:
                    colour = None if kind in FILLED else _colour(raw)
                    self.covers.append(Drawing(raw, self._count, box, colour))

    def suspects(self) -> Iterator[tuple[Drawing, list[Box]]]:
        """The texts that may be hidden in part, with where."""
        left, bottom, right, top = self.page.get_bbox()
        most = MOST_OF_PAGE * (right - left) * (top - bottom)
        covers = [each for each in self.covers if each.colour is not None or _size(each.box) < most]
        bands = Bands(covers)
        for text in self.texts:
            if pdfium.FPDFTextObj_GetTextRenderMode(text.raw) in UNSEEN_MODES:
                continue
            found = [each for each in bands.beside(text) if each.may_hide(text)]
            if is_white(text.raw):
                found = [each for each in found if each.order > text.order]
            elif self._is_cut(text):
                found.append(text)
            if found:
                yield text, [each.box for each in found]

    def _is_cut(self, text: Drawing) -> bool:
        """Whether the frame in which a text is drawn may leave some of it out."""
        clip = pdfium.FPDFPageObj_GetClipPath(text.raw)
        paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        if paths <= 0:
            return False
        if text.in_form:
            return True
        key = tuple(
            ctypes.addressof(first.contents)
            for path in range(paths)
            if (first := pdfium.FPDFClipPath_GetPathSegment(clip, path, 0))
        )
        if key not in self.clips:
            self.clips[key] = _frame(clip, paths)
        return not self.clips[key].holds(text.box)


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


def covered(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, paper: Paper) -> frozenset[int]:
    """The places in the text of a page of those letters that are drawn and that nobody sees."""
    drawn = Drawn(page)
    drawn.gather()
    suspects = {ctypes.addressof(text.raw.contents): (text, boxes) for text, boxes in drawn.suspects()}
    letters = list(_letters(textpage, suspects)) if suspects else []
    if not letters or min(page.get_size()) <= 0:
        return frozenset()
    shown = Sheet.of(page, paper)
    modes = [(text.raw, pdfium.FPDFTextObj_GetTextRenderMode(text.raw)) for text, _ in suspects.values()]
    try:
        for raw, _ in modes:
            pdfium.FPDFTextObj_SetTextRenderMode(raw, INVISIBLE)
        without = Sheet.of(page, paper)
    finally:
        for raw, mode in modes:
            pdfium.FPDFTextObj_SetTextRenderMode(raw, mode)
    return frozenset(place for place, box in letters if not shown.differs(without, box))


def _letters(
    textpage: pypdfium2.PdfTextPage, suspects: dict[int, tuple[Drawing, list[Box]]]
) -> Iterator[tuple[int, Box]]:
    """The letters of suspect texts that stand where something may hide them."""
    rectangle = pdfium.FS_RECTF()
    for place in range(textpage.count_chars()):
        drawing = pdfium.FPDFText_GetTextObject(textpage.raw, place)
        suspect = suspects.get(ctypes.addressof(drawing.contents)) if drawing else None
        if suspect is None or pdfium.FPDFText_GetUnicode(textpage.raw, place) <= 0x20:
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage.raw, place, rectangle)
        box = _within_reach(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if any(box.meets(each) for each in suspect[1]):
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


def _matrix(form: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(form, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
    )  # fmt: skip


def _colour(raw: Any) -> tuple[int, ...]:
    shades = tuple(ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(raw, *shades)
    return tuple(shade.value for shade in shades[:3])


def _is_filled(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke) and fill.value)
