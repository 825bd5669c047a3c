"""The pieces of text on a PDF page: what was drawn in one go, with its place on the paper."""

import ctypes
import struct
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
COLOUR = struct.Struct("4I")
PLACES = struct.Struct("4f4f2d")
"""Two boxes, each left, top, right and bottom, and the origin of a letter."""
ANSWERS = ctypes.create_string_buffer(PLACES.size)
"""What PDFium writes its answers into: to take them from there at once costs less than to ask objects for them."""
INTO_RED, INTO_GREEN, INTO_BLUE, INTO_OPACITY = (
    functions.Address(ctypes.addressof(ANSWERS) + offset) for offset in (0, 4, 8, 12)
)
INTO_PLACES = tuple(functions.Address(ctypes.addressof(ANSWERS) + offset) for offset in (0, 16, 32, 40))
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


_piece = Piece._make


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

    def pieces(self) -> list[Piece]:
        """The pieces in the order in which they were drawn, without blank ones."""
        found: list[Piece] = []
        start, text, count = 0, self.text, self.count
        drawing_of, page = functions.drawing_of_character, self._address
        while start < count:
            drawn = None if text[start] in LINE_ENDS else drawing_of(page, start)
            if not drawn:
                start += 1
                continue
            end = self._end(start, drawn)
            if piece := self._piece(start, end, drawn):
                found.append(piece)
            start = end
        return found

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
        drawing_of, page = functions.drawing_of_character, self._address
        inside, outside = start, self.text.find("\r", start)
        outside = self.count if outside < 0 else max(outside, start + 1)
        if drawing_of(page, outside - 1) == drawn:
            return outside
        outside -= 1
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if drawing_of(page, middle) == drawn:
                inside = middle
            else:
                outside = middle
        return outside

    def _piece(self, start: int, end: int, drawn: int) -> Piece | None:
        text = self.text[start:end]
        inked = text.strip()
        if not inked:
            return None
        first = start + text.index(inked)
        left, low, height, right, end_low, baseline = self._places(first, first + len(inked) - 1)
        slants = abs(end_low - low) > SLANT * height and right - left > height
        asked = functions.Address(drawn)
        shown = text if text.isascii() and text.isprintable() else text.translate(READ_AS)
        manner = _manner(asked, height, slants=slants)
        right = right if right > left else left
        font = functions.font(asked)
        is_bold = self._bold_fonts.get(font)
        if is_bold is None:
            is_bold = self._bold_fonts[font] = _is_bold_font(functions.pointer(font, pdfium.FPDF_FONT))
        return _piece((shown, left, right, baseline, height, is_bold, manner))

    def _places(self, first: int, last: int) -> tuple[float, float, float, float, float, float]:
        """Of the first letter its left and lower edge and its height, of the last its right and lower edge; the base line."""
        box, end_box, into_x, into_y = INTO_PLACES
        functions.loose_box(self._address, first, box)
        functions.loose_box(self._address, last, end_box)
        functions.origin(self._address, first, into_x, into_y)
        left, top, right, low, end_left, end_top, end_right, end_low, x, y = PLACES.unpack_from(ANSWERS)
        if self.is_upright and left <= right and low <= top and end_left <= end_right and end_low <= end_top:
            from_left, from_bottom = self._corner
            low, top, end_low = low - from_bottom, top - from_bottom, end_low - from_bottom
            return left - from_left, low, top - low, end_right - from_left, end_low, y - from_bottom
        left, low, _, top = self._turned(left, low, right, top)
        _, end_low, end_right, _ = self._turned(end_left, end_low, end_right, end_top)
        return left, low, top - low, end_right, end_low, self.paper.seen(x, y)[1]

    def _turned(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a box as the page is read."""
        x, y = self.paper.seen(left, bottom)
        other_x, other_y = self.paper.seen(right, top)
        return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _manner(drawn: functions.Address, height: float, *, slants: bool) -> str:
    """How a piece was drawn, as far as it matters to who looks at the page."""
    if functions.render_mode(drawn) in UNSEEN_MODES:
        return "unseen"
    if height < TINY:
        return "tiny"
    if is_white(drawn):
        return "white"
    return "slanting" if slants else "plain"


def is_white(drawn: functions.Address) -> bool:
    """Whether something is painted in white, or in no colour at all."""
    if not functions.fill_colour(drawn, INTO_RED, INTO_GREEN, INTO_BLUE, INTO_OPACITY):
        return False
    red, green, blue, opacity = COLOUR.unpack_from(ANSWERS)
    return not opacity or (red >= WHITE_FROM and green >= WHITE_FROM and blue >= WHITE_FROM)


def _is_bold_font(font: Any) -> bool:
    name = ctypes.create_string_buffer(LONGEST_FONT_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, LONGEST_FONT_NAME)
    words = name.value.decode("utf-8", errors="replace").lower()
    return any(word in words for word in BOLD_NAMES)
