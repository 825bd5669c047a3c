"""The words of a PDF that are meant for a voice: /ActualText stands for what is drawn, and need not say the same."""

import ctypes
import unicodedata
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

SPOKEN = b"ActualText"
WIDE_MARK = b"\xfe\xff"


@dataclass(slots=True)
class Spoken:
    """A stretch of the page with words of its own for a voice, and what is drawn there."""

    words: str
    mark: Any
    drawings: list[Any] = field(default_factory=list)

    def says_other_words_than(self, textpage: pypdfium2.PdfTextPage) -> bool:
        """Whether it holds letters, and others than those that are drawn."""
        words = _letters(self.words)
        return bool(words) and words != _letters("".join(_text_of(each, textpage) for each in self.drawings))


def forget_spoken(page: pypdfium2.PdfPage, marked: Iterable[Any]) -> int:
    """Have a page read as it is drawn; how often the words for a voice were others.

    `marked` are the texts on it that carry marks. Letters of a font that does not tell which they are keep the words that they are spoken as.
    """
    found = _spoken(marked)
    if not found:
        return 0
    for each in found:
        pdfium.FPDFPageObjMark_RemoveParam(each.drawings[0], each.mark, SPOKEN)
    with closing(page.get_textpage()) as textpage:
        others = [each for each in found if each.says_other_words_than(textpage)]
        nameless = _drawn_without_names(textpage) if others else frozenset()
    untold = [each for each in others if nameless.intersection(map(_place, each.drawings))]
    for each in untold:
        _put_back(page, each)
    return len(others) - len(untold)


def _spoken(marked: Iterable[Any]) -> list[Spoken]:
    found: dict[int, Spoken] = {}
    length = ctypes.c_ulong()
    for drawing in marked:
        for number in range(pdfium.FPDFPageObj_CountMarks(drawing)):
            mark = pdfium.FPDFPageObj_GetMark(drawing, number)
            if pdfium.FPDFPageObjMark_GetParamValueType(mark, SPOKEN) != pdfium.FPDF_OBJECT_STRING:
                continue
            key = _place(mark)
            if key not in found:
                found[key] = Spoken(_words(mark, length), mark)
            found[key].drawings.append(drawing)
    return list(found.values())


def _words(mark: Any, length: Any) -> str:
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, SPOKEN, None, 0, length)
    buffer = (ctypes.c_ushort * (length.value // 2 + 1))()
    pdfium.FPDFPageObjMark_GetParamStringValue(mark, SPOKEN, buffer, length.value, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _text_of(drawing: Any, textpage: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(drawing, textpage.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(drawing, textpage.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _letters(text: str) -> str:
    """Letters and digits alone, in one spelling: ligatures, hyphens and capitals are spoken in several ways."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKC", text.replace("\xad", "")).casefold() if sign.isalnum()
    )


def _drawn_without_names(textpage: pypdfium2.PdfTextPage) -> frozenset[int]:
    """The texts in a font that does not tell which letters it draws."""
    found = set()
    for index in range(textpage.count_chars()):
        if pdfium.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1:
            drawing = pdfium.FPDFText_GetTextObject(textpage.raw, index)
            if drawing:
                found.add(_place(drawing))
    return frozenset(found)


def _place(drawing: Any) -> int:
    return ctypes.addressof(drawing.contents)


def _put_back(page: pypdfium2.PdfPage, each: Spoken) -> None:
    words = WIDE_MARK + each.words.encode("utf-16-be")
    value = (ctypes.c_ubyte * len(words)).from_buffer_copy(words)
    pdfium.FPDFPageObjMark_SetBlobParam(page.pdf.raw, each.drawings[0], each.mark, SPOKEN, value, len(words))
