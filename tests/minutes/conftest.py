"""What the tests of the reading room share: where real minutes are kept, and how lines become passages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from council.minutes.extract import extract
from council.minutes.extract.doc import word_processor
from council.minutes.lines import Line
from council.minutes.passages import Passage, read_passages

REAL_MINUTES = Path(__file__).parents[2].parent / "shared" / "minutes"


@pytest.fixture(scope="session")
def real_minutes() -> Path:
    """The folder of real minutes beside the repository."""
    if not REAL_MINUTES.is_dir():
        pytest.skip("no real minutes here: put them into ../shared/minutes beside the repository")
    return REAL_MINUTES


@pytest.fixture(scope="session")
def lines_of() -> Callable[[Path], list[int]]:
    """The numbers of the non-blank lines of a file."""

    def numbers(path: Path) -> list[int]:
        return [line.number for line in extract(path.read_bytes(), path.name).lines if line.shown.strip()]

    return numbers


@pytest.fixture(scope="session")
def passages() -> Callable[[str], list[Passage]]:
    """The passages of a text, read line by line."""

    def read(text: str) -> list[Passage]:
        rows = list(enumerate(text.strip("\n").splitlines(), start=1))
        blank = {number for number, row in rows if not row.strip()}
        return read_passages(
            Line(number, row, blank_before=number - 1 in blank) for number, row in rows if row.strip()
        )

    return read


@pytest.fixture(scope="session")
def word_97() -> None:
    """What a test needs that reads a .doc file."""
    if word_processor() is None:
        pytest.skip("no LibreOffice here: install the package libreoffice-writer-nogui to read .doc files")
