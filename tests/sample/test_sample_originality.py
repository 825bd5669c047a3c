"""The sample council's words are its own: no run of words is shared with the real minutes."""

import re
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from council.sample import build

REAL = Path(__file__).resolve().parents[3] / "shared" / "minutes"
RUN = 8
FORMULAS = ("the minutes of the meeting held on", "took the chair in the absence of")
"""What any clerk writes, whatever the council."""

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not on this machine")


def text_of(path: Path) -> str:
    match path.suffix:
        case ".txt":
            return path.read_text(encoding="utf-8", errors="replace")
        case ".html":
            return unescape(re.sub("<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")))
        case ".pdf":
            return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    return ""


def runs(text: str) -> set[str]:
    plain = " ".join(re.findall(r"[a-z0-9£]+", text.lower().replace("’", "'").replace("'", "")))
    for formula in FORMULAS:
        plain = plain.replace(formula, "|")
    words = [piece.split() for piece in plain.split("|")]
    return {" ".join(piece[start : start + RUN]) for piece in words for start in range(len(piece) - RUN + 1)}


@pytest.fixture(scope="module")
def real_runs() -> set[str]:
    return set().union(*(runs(text_of(path)) for path in REAL.rglob("*") if path.is_file()))


@pytest.mark.parametrize("source", build.sources(), ids=lambda s: s.file)
def test_no_eight_words_in_a_row_are_taken_from_real_minutes(source, real_runs):
    own = set().union(*(runs(paragraph.text) for paragraph in source.paragraphs))
    shared = own & real_runs
    assert not shared


def test_the_real_minutes_were_read(real_runs):
    assert len(real_runs) > 10_000
