"""The questions that PDFium is asked about every drawing and every piece of text, put and answered with addresses.

pypdfium2 makes an object for every pointer that PDFium gives and looks at every one that it is given, which costs as
much as the question. Addresses are numbers; they hold as long as the page, or the page's text, is open.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

ADDRESS, INTEGER, INDEX = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong


def _by_address(function: Any, answer: Any, *asked: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(answer, *asked)(ctypes.cast(function, ADDRESS).value or 0)


count_drawings = _by_address(pdfium.FPDFPage_CountObjects, INTEGER, ADDRESS)
drawing = _by_address(pdfium.FPDFPage_GetObject, ADDRESS, ADDRESS, INTEGER)
count_drawings_of_form = _by_address(pdfium.FPDFFormObj_CountObjects, INTEGER, ADDRESS)
drawing_of_form = _by_address(pdfium.FPDFFormObj_GetObject, ADDRESS, ADDRESS, INDEX)
kind = _by_address(pdfium.FPDFPageObj_GetType, INTEGER, ADDRESS)
count_marks = _by_address(pdfium.FPDFPageObj_CountMarks, INTEGER, ADDRESS)
clip = _by_address(pdfium.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
count_clip_paths = _by_address(pdfium.FPDFClipPath_CountPaths, INTEGER, ADDRESS)
fill_colour = _by_address(pdfium.FPDFPageObj_GetFillColor, INTEGER, *[ADDRESS] * 5)
render_mode = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, INTEGER, ADDRESS)
font = _by_address(pdfium.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
drawing_of_character = _by_address(pdfium.FPDFText_GetTextObject, ADDRESS, ADDRESS, INTEGER)
loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, INTEGER, ADDRESS, INTEGER, ADDRESS)
origin = _by_address(pdfium.FPDFText_GetCharOrigin, INTEGER, ADDRESS, INTEGER, ADDRESS, ADDRESS)


def address(pointer: Any) -> int:
    """Where that stands which a pointer of pypdfium2 points to."""
    return ctypes.cast(pointer, ADDRESS).value or 0


def pointer(place: int, to: Any = pdfium.FPDF_PAGEOBJECT) -> Any:
    """The pointer that the functions of pypdfium2 itself take."""
    return ctypes.cast(place, to)
