"""The invented councils' words are their own: no run of words is shared with the real minutes."""

import re
import zipfile
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from council.sample import build

REAL = Path(__file__).resolve().parents[3] / "shared" / "minutes"
TESTS = Path(__file__).resolve().parents[1] / "minutes"
RUN = 8
FORMULAS = ("the minutes of the meeting held on", "took the chair in the absence of")
"""What any clerk writes, whatever the council."""
RUN_IN_TESTS = 11
FORMULAS_IN_TESTS = (
    *FORMULAS,
    "apologies for absence were received from",
    "as a correct record and signed by the chair",
    "the likely disclosure of exempt information as defined in",
    "section 100a 4 of the local government act 1972",
    "part 1 of schedule 12a",
    "the press and public be excluded from the meeting",
    "there were no items of urgent business",
    "minutes of the annual parish meeting held on",
    "minutes of proceedings at meeting of the municipal district of",
    "decision status recommendations approved",
    "calling of the roll and apologies for absence",
    "disclosure of pecuniary and non pecuniary interests",
)
"""Beside those, the sentences that the law gives and the labels and headings that a system prints."""
OF_REAL_MINUTES = {"test_lancashire.py", "test_converted_minutes.py", "test_real_minutes.py"}
"""These read the real minutes where they are, and hold what a person read there."""

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not on this machine")


def text_of(path: Path) -> str:
    match path.suffix:
        case ".txt" | ".json":
            return path.read_text(encoding="utf-8", errors="replace")
        case ".html":
            return unescape(re.sub("<[^>]+>", " ", path.read_text(encoding="utf-8", errors="replace")))
        case ".pdf":
            return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
        case ".docx":
            markup = zipfile.ZipFile(path).read("word/document.xml").decode()
            return unescape(re.sub("<[^>]+>", "", markup.replace("</w:p>", " ").replace("<w:tab/>", " ")))
        case ".py":
            source = path.read_text(encoding="utf-8")
            return re.sub(r'"\s*\n\s*f?"', "", source).replace("\\n", " ").replace("\\t", " ")
    return ""


def runs(text: str, length: int = RUN, formulas: Iterable[str] = FORMULAS) -> set[str]:
    plain = " ".join(re.findall(r"[a-z0-9£]+", text.lower().replace("’", "'").replace("'", "")))
    for formula in formulas:
        plain = plain.replace(formula, "|")
    words = [piece.split() for piece in plain.split("|")]
    return {
        " ".join(piece[start : start + length]) for piece in words for start in range(len(piece) - length + 1)
    }


def documents_of_tests() -> list[Path]:
    kept = {".txt", ".json", ".html", ".docx", ".py"}
    paths = [path for path in sorted(TESTS.rglob("*")) if path.suffix in kept]
    return [path for path in paths if path.name not in OF_REAL_MINUTES]


@pytest.fixture(scope="module")
def real_texts() -> list[str]:
    return [text_of(path) for path in REAL.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def real_runs(real_texts) -> set[str]:
    return set().union(*map(runs, real_texts))


@pytest.fixture(scope="module")
def real_runs_in_tests(real_texts) -> set[str]:
    return set().union(*(runs(text, RUN_IN_TESTS, FORMULAS_IN_TESTS) for text in real_texts))


@pytest.mark.parametrize("source", build.sources(), ids=lambda s: s.file)
def test_no_eight_words_in_a_row_are_taken_from_real_minutes(source, real_runs):
    own = set().union(*(runs(paragraph.text) for paragraph in source.paragraphs))
    shared = own & real_runs
    assert not shared


@pytest.mark.parametrize("path", documents_of_tests(), ids=lambda path: str(path.relative_to(TESTS)))
def test_no_eleven_words_in_a_row_of_a_test_are_taken_from_real_minutes(path, real_runs_in_tests):
    shared = runs(text_of(path), RUN_IN_TESTS, FORMULAS_IN_TESTS) & real_runs_in_tests
    assert not shared


def test_a_run_of_words_of_a_real_document_is_found_in_a_test(tmp_path, real_texts, real_runs_in_tests):
    words = max(real_texts, key=len).split()[400:430]
    copied = tmp_path / "test_copied.py"
    copied.write_text(
        'TEXT = (\n    "'
        + " ".join(words[:15]).replace('"', "")
        + ' "\n    "'
        + " ".join(words[15:]).replace('"', "")
        + '"\n)\n'
    )
    assert runs(text_of(copied), RUN_IN_TESTS, FORMULAS_IN_TESTS) & real_runs_in_tests


def test_the_real_minutes_were_read(real_runs):
    assert len(real_runs) > 10_000
