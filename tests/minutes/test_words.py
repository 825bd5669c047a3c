"""Signs that are looked for in many texts at once."""

import re

import pytest

from council.minutes.words import holds_any, is_capitals, one_of, places_holding

TEXTS = (
    "Present:",
    "",
    "In attendance: the clerk",
    "at\nten",
    "dance",
    "pres",
    "ent",
    "Minutes of the meeting",
)


@pytest.mark.parametrize(
    "words", [("resen", "attendance", "inutes"), ("t",), ("ten",), ("absent",), ("at", "dance", "at")]
)
def test_the_places_are_those_of_the_texts_that_hold_a_word(words: tuple[str, ...]) -> None:
    assert places_holding(TEXTS, words) == [at for at, text in enumerate(TEXTS) if holds_any(text, words)]


def test_nothing_is_found_in_no_texts() -> None:
    assert places_holding((), ("present",)) == []


@pytest.mark.parametrize(
    "text", ["MINUTES", "26/14 PLANNING (b)", "MINUTES of", "ÉIRE", "A1", "", "Ab", "XVIIi"]
)
def test_capitals_are_told_alike_with_and_without_accents(text: str) -> None:
    """Plain letters are counted another way than accented ones."""
    letters = [letter for letter in text if letter.isalpha()]
    expected = len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.95 * len(letters)
    assert is_capitals(text) == expected == is_capitals(f"{text} – ")


@pytest.mark.parametrize(
    "text",
    ["it was so", "were it", "awash", "wash", "as", "read", "read out", "", "a", "Was it", "whas", "had"],
)
def test_one_of_many_words_is_what_any_of_them_is(text: str) -> None:
    words = r"was|were|had|a|read(?=\sout\b)|wa[sd]h"
    assert re.findall(one_of(words), text) == re.findall(rf"\b(?:{words})\b", text)
