"""The table of problems: every code is used, and every message can be printed."""

import re
from pathlib import Path

import pytest

import council.minutes
from council.minutes.problems import CODES, problem

SOURCES = [
    path.read_text(encoding="utf-8")
    for path in Path(council.minutes.__file__).parent.glob("*.py")
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
