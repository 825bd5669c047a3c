"""The pieces of text on a PDF page: what was drawn in one go, with its place on the paper."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from . import pdf_functions as functions
from .symbols import MARKERS, READABLE

BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")
LONGEST_FONT_NAME = 256
UNSEEN_MODES = frozenset((pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP))
TINY = 2.5
SLANT = 0.5
WHITE_FROM = 0xFA
LEFT_OUT = "\x1f"
"""Stands for a covered letter until the piece is written: it is white space, and no sign of a text."""
LINE_ENDS = "\r\n"
COLOURS = tuple(ctypes.c_uint() for _ in range(4))
INTO_COLOURS = tuple(map(ctypes.addressof, COLOURS))
READ_AS = {
    **READABLE,
    **dict.fromkeys([*range(0x20), 0x7F, 0xFEFF, 0xFFFF, *range(0xD800, 0xE000)]),
    0x02: "-",
    0x09: " ",
    0xAD: "-",
    0xFFFE: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
"""PDFium gives a hyphen at the end of a line as U+0002 or U+FFFE; ligatures are read as their letters."""


class Piece(NamedTuple):
    """Text drawn in one go; distances are in points, from the left and from the bottom of the paper.

    `manner` tells how it was drawn: plain, slanting, or not to be seen: unseen, white, tiny.
    """

    text: str
    left: float
    right: float
    baseline: float
    height: float
    bold: bool
    manner: str = "plain"


@dataclass(frozen=True, slots=True)
class Paper:
    """The visible part of a page (left, bottom, right, top) and how far it is turned clockwise to be read."""

    box: tuple[float, float, float, float]
    turned: int = 0

    @property
    def width(self) -> float:
        """As it is read."""
        left, bottom, right, top = self.box
        return top - bottom if self.turned in {90, 270} else right - left

    @property
    def height(self) -> float:
        """As it is read."""
        left, bottom, right, top = self.box
        return right - left if self.turned in {90, 270} else top - bottom

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point as distances from the left and from the bottom of the paper as it is read."""
        left, bottom, right, top = self.box
        match self.turned:
            case 90:
                return y - bottom, right - x
            case 180:
                return right - x, top - y
            case 270:
                return top - y, x - left
            case _:
                return x - left, y - bottom


class PageText:
    """The characters of one page and the questions that PDFium answers about them."""

    def __init__(self, textpage: Any, paper: Paper, covered: frozenset[int] = frozenset()) -> None:
        self.raw = textpage.raw
        self._address = functions.address(textpage.raw)
        self.paper = paper
        self.count = textpage.count_chars()
        self.text = self._text(textpage)
        self.is_upright = paper.turned not in {90, 180, 270}
        self.hidden = 0
        if covered:
            self._leave_out(covered)
        self._corner = paper.box[:2]
        self._bold_fonts: dict[int | None, bool] = {None: False}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._into_box = ctypes.addressof(self._box)
        self._into_x, self._into_y = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def pieces(self) -> Iterator[Piece]:
        """The pieces in the order in which they were drawn, without blank ones."""
        start = 0
        while start < self.count:
            if self.text[start] in LINE_ENDS:
                start += 1
                continue
            drawn = functions.drawing_of_character(self._address, start)
            if not drawn:
                start += 1
                continue
            end = self._end(start, drawn)
            piece = self._piece(start, end, drawn)
            if piece:
                yield piece
            start = end

    def _leave_out(self, covered: frozenset[int]) -> None:
        """Count the rows of covered letters and read nothing for them; item markers are read all the same."""
        letters = list(self.text)
        for first, last in self._gaps(covered):
            if MARKERS.fullmatch(self.text[first:last]):
                continue
            self.hidden += 1
            letters[first:last] = LEFT_OUT * (last - first)
            if not self.text[first - 1 : first].isspace():
                letters[first] = " "
            if self.text[last : last + 1] == " ":
                letters[last] = LEFT_OUT
        self.text = "".join(letters)

    def _gaps(self, covered: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Where rows of covered letters begin and end, with the spaces among them."""
        first, last = -1, -1
        for place in sorted(covered):
            if first >= 0 and self.text[last:place].strip(" "):
                yield first, last
                first = -1
            first, last = (place if first < 0 else first), place + 1
        yield first, last

    def _text(self, textpage: Any) -> str:
        """One character for each that PDFium counts; where its own text differs they are asked one by one."""
        text: str = textpage.get_text_range() if self.count else ""
        if len(text) == self.count:
            return text
        return "".join(
            chr(pdfium.FPDFText_GetUnicode(self.raw, index) or 0x20) for index in range(self.count)
        )

    def _end(self, start: int, drawn: int) -> int:
        """Where the characters of one drawing end: the end of the line, or sought by halving."""
        inside, outside = start, self.text.find("\r", start)
        outside = self.count if outside < 0 else max(outside, start + 1)
        if self._is_part(outside - 1, drawn):
            return outside
        outside -= 1
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if self._is_part(middle, drawn):
                inside = middle
            else:
                outside = middle
        return outside

    def _is_part(self, index: int, drawn: int) -> bool:
        return bool(functions.drawing_of_character(self._address, index) == drawn)

    def _piece(self, start: int, end: int, drawn: int) -> Piece | None:
        text = self.text[start:end]
        inked = text.strip()
        if not inked:
            return None
        first = start + text.index(inked)
        left, low, _, high = self._box_of(first)
        _, end_low, right, _ = self._box_of(first + len(inked) - 1)
        height = high - low
        slants = abs(end_low - low) > SLANT * height and right - left > height
        return Piece(
            text if text.isascii() and text.isprintable() else text.translate(READ_AS),
            left,
            right if right > left else left,
            self._baseline(first),
            height,
            self._is_bold(drawn),
            _manner(drawn, height, slants=slants),
        )

    def _baseline(self, index: int) -> float:
        """How high the line stands on which a character is written."""
        functions.origin(self._address, index, self._into_x, self._into_y)
        if self.is_upright:
            return self._y.value - self._corner[1]
        return self.paper.seen(self._x.value, self._y.value)[1]

    def _box_of(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character."""
        box = self._box
        functions.loose_box(self._address, index, self._into_box)
        if self.is_upright:
            from_left, from_bottom = self._corner
            left, right = box.left - from_left, box.right - from_left
            low, high = box.bottom - from_bottom, box.top - from_bottom
            if left <= right and low <= high:
                return left, low, right, high
        x, y = self.paper.seen(box.left, box.bottom)
        other_x, other_y = self.paper.seen(box.right, box.top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)

    def _is_bold(self, drawn: int) -> bool:
        font = functions.font(drawn)
        if font not in self._bold_fonts:
            self._bold_fonts[font] = _is_bold_font(functions.pointer(font, pdfium.FPDF_FONT))
        return self._bold_fonts[font]


def _manner(drawn: int, height: float, *, slants: bool) -> str:
    """How a piece was drawn, as far as it matters to who looks at the page."""
    if functions.render_mode(drawn) in UNSEEN_MODES:
        return "unseen"
    if height < TINY:
        return "tiny"
    if is_white(drawn):
        return "white"
    return "slanting" if slants else "plain"


def is_white(drawn: int) -> bool:
    """Whether something is painted in white, or in no colour at all."""
    red, green, blue, opacity = COLOURS
    if not functions.fill_colour(drawn, *INTO_COLOURS):
        return False
    return not opacity.value or min(red.value, green.value, blue.value) >= WHITE_FROM


def _is_bold_font(font: Any) -> bool:
    name = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, LONGEST_FONT_NAME)
    words = name.value.decode("utf-8", errors="replace").lower()
    return any(word in words for word in BOLD_NAMES)
