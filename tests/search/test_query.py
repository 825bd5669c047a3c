"""Whatever is typed is understood as words, phrases, alternatives and words to leave out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.search.query import LONGEST_QUERY, MOST_TERMS, Query, parse


def shape(typed: str) -> tuple[list[list[str]], list[str]]:
    query = parse(typed)
    return [[spelt(term) for term in group] for group in query.groups], [
        spelt(term) for term in query.without
    ]


def spelt(term) -> str:
    return " ".join(term.stems) + ("*" if term.begins else "")


@pytest.mark.parametrize(
    ("typed", "groups", "without"),
    [
        ("bridge closure", [["bridg"], ["closur"]], []),
        ('"children in need"', [["children in need"]], []),
        ("“children in need”", [["children in need"]], []),
        ('"children in need', [["children in need"]], []),
        ("bridge -toll", [["bridg"]], ["toll"]),
        ('bridge -"toll road"', [["bridg"]], ["toll road"]),
        ("bridge –toll", [["bridg"]], ["toll"]),
        ("bridge OR ferry toll", [["bridg", "ferri"], ["toll"]], []),
        ("bridge OR ferry OR ford", [["bridg", "ferri", "ford"]], []),
        ('"children in need" -risk OR ofsted', [["children in need", "ofst"]], ["risk"]),
        ("bridge or ferry", [["bridg"], ["or"], ["ferri"]], []),
        ("OR bridge", [["bridg"]], []),
        ("bridge OR", [["bridg"]], []),
        ("bridge OR OR ferry", [["bridg", "ferri"]], []),
        ("follow-up", [["follow up"]], []),
        ("well-being -follow-up", [["well be"]], ["follow up"]),
        ("O'Toole", [["o tool"]], []),
        ("comm*", [["comm*"]], []),
        ("follow-up*", [["follow up*"]], []),
        ("c*", [["c"]], []),
        ("5*", [["n5"]], []),
        ("*", [], []),
        ("2017/18", [["n2017 n18"]], []),
        ("bridge & ferry | <b>", [["bridg"], ["ferri"], ["b"]], []),
        ("title:bridge NEAR(a b)", [["titl bridg"], ["near a"], ["b"]], []),
    ],
)
def test_a_query_is_read_as(typed, groups, without):
    assert shape(typed) == (groups, without)


@pytest.mark.parametrize("typed", ["", "  ", "\n\t"])
def test_nothing_typed_is_a_blank_query_without_a_message(typed):
    assert parse(typed) == Query(blank=True)


@pytest.mark.parametrize("typed", ['"', '""', "OR", "-", "%", "*", "🚲", "' OR '", "\x00", "-- ;"])
def test_nothing_to_look_for_says_so(typed):
    query = parse(typed)
    assert (query.groups, query.blank) == ((), False)
    assert query.message.startswith("Nothing was searched: type a word")


def test_only_words_to_leave_out_says_so():
    assert "beside those to leave out" in parse("-bridge -toll").message


def test_a_long_query_is_cut_and_says_so():
    assert f"first {LONGEST_QUERY} characters" in parse("bridge " * 1_000).message
    many = parse("ab " * (MOST_TERMS + 1))
    assert len(many.groups) == MOST_TERMS
    assert f"first {MOST_TERMS} words" in many.message
    assert parse("ab " * MOST_TERMS).message == ""


def test_the_beginning_of_a_word_finds_it_where_its_stem_is_shorter():
    (term,) = parse("educati*").terms
    assert "educ" in term.whole
    assert parse("educ*").terms[0].whole == frozenset()


@given(st.text(max_size=200))
def test_any_text_is_understood_somehow(typed):
    query = parse(typed)
    assert bool(query.groups) != bool(query.message or query.blank)
