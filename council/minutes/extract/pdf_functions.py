"""The questions that PDFium is asked about every drawing and every piece of text, put and answered with addresses.

pypdfium2 makes an object for every pointer that PDFium gives and looks at every one that it is given, and ctypes
looks at every argument of a function that says what it takes: each costs as much as the question. So these take
what they are given as it is: an Address, or a number that is no address. Addresses hold as long as the page, or the
page's text, is open.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

INTEGER, INDEX = ctypes.c_int, ctypes.c_ulong


class Address(ctypes.c_void_p):
    """Where something stands that PDFium knows; what a function gives as one stays one."""

    value: int | None


PLACE = ctypes.c_void_p
"""An answer that is only held against others: the same as a number."""


def _at(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _asked(function: Any, answer: Any) -> Callable[..., Any]:
    """The function without a look at its arguments; none of these takes long, so no other thread need run meanwhile."""
    return ctypes.PYFUNCTYPE(answer)(_at(function))


count_drawings = _asked(pdfium.FPDFPage_CountObjects, INTEGER)
drawing = _asked(pdfium.FPDFPage_GetObject, Address)
count_drawings_of_form = _asked(pdfium.FPDFFormObj_CountObjects, INTEGER)
drawing_of_form = ctypes.PYFUNCTYPE(Address, Address, INDEX)(_at(pdfium.FPDFFormObj_GetObject))
kind = _asked(pdfium.FPDFPageObj_GetType, INTEGER)
count_marks = _asked(pdfium.FPDFPageObj_CountMarks, INTEGER)
clip = _asked(pdfium.FPDFPageObj_GetClipPath, Address)
count_clip_paths = _asked(pdfium.FPDFClipPath_CountPaths, INTEGER)
fill_colour = _asked(pdfium.FPDFPageObj_GetFillColor, INTEGER)
render_mode = _asked(pdfium.FPDFTextObj_GetTextRenderMode, INTEGER)
font = _asked(pdfium.FPDFTextObj_GetFont, PLACE)
drawing_of_character = _asked(pdfium.FPDFText_GetTextObject, PLACE)
loose_box = _asked(pdfium.FPDFText_GetLooseCharBox, INTEGER)
origin = _asked(pdfium.FPDFText_GetCharOrigin, INTEGER)


def address(pointer: Any) -> Address:
    """Where that stands which a pointer of pypdfium2 points to."""
    return Address(_at(pointer))


def pointer(place: Address | int, to: Any = pdfium.FPDF_PAGEOBJECT) -> Any:
    """The pointer that the functions of pypdfium2 itself take."""
    return ctypes.cast(place, to)
