"""Real minutes of five other house styles: no crash, no lost line, a date or a word on why there is none."""

from pathlib import Path

import pytest

from council.minutes import read
from council.minutes.values import LINE_USES

FOLDER = Path(__file__).parents[2].parent / "shared" / "minutes" / "real"
DOCUMENTS = sorted(FOLDER.iterdir()) if FOLDER.is_dir() else []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_it_is_read_without_losing_a_line(document, lines_of):
    minutes = read(document.read_bytes(), document.name)
    assert [used.line for used in minutes.text] == lines_of(document)
    assert {used.used_as for used in minutes.text} <= set(LINE_USES)
    assert minutes.date or "no_date" in {each.code for each in minutes.problems}


def test_they_are_here(real_minutes):
    assert DOCUMENTS, f"no document in {real_minutes / 'real'}"
