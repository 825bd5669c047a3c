"""Pictures of pages: they show what the reader read, and no remark that somebody stuck on the page."""

import pytest

from council.minutes.render import render
from tests.minutes.extract.conftest import pdf

__all__ = ["pdf"]
APPEARANCE = (
    b"90 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 240 30] /Length 24 >>\nstream\n0 0 1 rg 0 0 240 30 re f\n"
    b"endstream\nendobj\n"
)


def with_note(pdf, kind):
    """A page with a note on it that has looks of its own."""
    note = f"<< /Type /Annot /Subtype /{kind} /Rect [60 490 300 520] /F 4 /Contents (Not for the public) /AP << /N 90 0 R >> >>"
    data = pdf([(50, 700, "Kelby Parish Council")], page_extra=f"/Annots [{note}]")
    return data.replace(b"xref\n", APPEARANCE + b"xref\n", 1)


@pytest.mark.parametrize("kind", ["FreeText", "Stamp", "Text", "Highlight"])
def test_notes_stuck_on_a_page_are_not_drawn(pdf, kind):
    bare = render(pdf([(50, 700, "Kelby Parish Council")]), "minutes.pdf", width=300)
    assert render(with_note(pdf, kind), "minutes.pdf", width=300) == bare


def test_what_is_drawn_on_the_page_itself_is_drawn(pdf):
    bare = render(pdf([]), "minutes.pdf", width=300)
    assert render(pdf([(50, 700, "Kelby Parish Council")]), "minutes.pdf", width=300) != bare
