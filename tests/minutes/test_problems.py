"""The table of problems: every code is used, and every message can be printed."""

import re
from pathlib import Path

import pytest

import council.minutes
from council.minutes.problems import CODES, problem

SOURCES = [
    path.read_text(encoding="utf-8")
    for path in Path(council.minutes.__file__).parent.rglob("*.py")
    if path.name != "problems.py"
]
REPORTED = {code for source in SOURCES for code in re.findall(r'problem\(\s*"(\w+)"', source)}
QUOTED = {code for code in CODES if any(f'"{code}"' in source for source in SOURCES)}


def test_every_code_of_the_table_is_reported_somewhere_and_no_other():
    assert set(CODES) == QUOTED
    assert set(CODES) >= REPORTED


@pytest.mark.parametrize("code", CODES)
def test_a_message_says_what_was_seen(code):
    found = problem(code, line=3, path="date", seen="<the words>", expected="<the other words>")
    assert "{" not in found.message
    assert (found.line, found.path, found.blocking) == (3, "date", CODES[code].blocking)


def test_long_words_are_cut_short():
    assert len(problem("person_unread", line=1, seen="x" * 5_000).message) < 300


EXTRACTION = Path(council.minutes.__file__).parent / "extract"
OF_THE_FILE = {
    code: "blocking=True" in rest
    for path in EXTRACTION.glob("*.py")
    for code, rest in re.findall(
        r'Problem\(\s*None,\s*None,\s*"(\w+)"((?:[^()]|\([^()]*\))*)\)', path.read_text(encoding="utf-8")
    )
}
PAGE = Path(__file__).parents[2] / "docs" / "problems.md"


def test_the_page_of_problems_has_every_code_and_whether_it_blocks_and_no_other():
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(dict(rows))
    emitted = OF_THE_FILE | {code: entry.blocking for code, entry in CODES.items()}
    assert {code: kind == "**blocking**" for code, kind in rows} == emitted


def test_the_extraction_reports_the_problems_of_files():
    assert set(OF_THE_FILE) >= {"no_text", "hidden_text", "tracked_changes", "comments", "unread_part"}
