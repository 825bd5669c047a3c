"""Everything that is drawn on a PDF page, gone through once for all who ask about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from . import pdf_functions as functions

DEEPEST = 15
MOST_DRAWN = 100_000
WITHOUT_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
FILLED = frozenset((pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING))
TEXT, FORM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM
SHAPES = FILLED | {pdfium.FPDF_PAGEOBJ_PATH}
Matrix = tuple[float, float, float, float, float, float]


Text = tuple[functions.Address, int, Matrix]
"""The address of a text, its place in the order of drawing, and the matrix of the forms that it is in."""


class Shape(NamedTuple):
    """A picture, a shading or a path: its address, its kind, its place in the order, and its matrix."""

    address: functions.Address
    kind: int
    order: int
    matrix: Matrix


@dataclass(slots=True)
class Drawn:
    """The texts and shapes of a page, and those texts that carry marks, such as what a voice is to say for them."""

    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    marked: list[Any] = field(default_factory=list)
    order: int = 0
    """How many have been gone through."""

    @classmethod
    def on(cls, page: pypdfium2.PdfPage) -> "Drawn":
        """What is drawn on the page and in the forms on it; beyond so many only marks are looked for."""
        found = cls()
        functions_of_page = functions.count_drawings, functions.drawing
        found._add(functions.address(page.raw), *functions_of_page, WITHOUT_MATRIX, 0)
        return found

    def _add(
        self,
        parent: functions.Address,
        count: Callable[..., Any],
        get: Callable[..., Any],
        matrix: Matrix,
        depth: int,
    ) -> None:
        """Go through what is drawn on the page or in a form, and in the forms in it."""
        kind_of, count_marks = functions.kind, functions.count_marks
        for number in range(count(parent)):
            place = get(parent, number)
            kind = kind_of(place)
            self.order += 1
            if kind == TEXT:
                if count_marks(place) > 0:
                    self.marked.append(functions.pointer(place))
                if self.order <= MOST_DRAWN:
                    self.texts.append((place, self.order, matrix))
            elif kind in SHAPES and self.order <= MOST_DRAWN:
                self.shapes.append(Shape(place, kind, self.order, matrix))
            elif kind == FORM and depth < DEEPEST:
                below = _times(_matrix(place), matrix)
                functions_of_form = functions.count_drawings_of_form, functions.drawing_of_form
                self._add(place, *functions_of_form, below, depth + 1)


def _matrix(form: functions.Address) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(functions.pointer(form), found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix of a form inside another."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
    )  # fmt: skip
