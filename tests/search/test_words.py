"""A word is the same word whatever its accents, apostrophes, ending or case."""

import random
from collections.abc import Iterator

import pytest

from council.search.words import LONGEST_TEXT, LONGEST_WORD, indexed, read, words


@pytest.mark.parametrize(
    ("written", "stems"),
    [
        ("O'Toole O’Toole", ["o", "tool", "o", "tool"]),
        ("José JOSE\u0301", ["jose", "jose"]),
        ("Müller, Łódź and Sørensen", ["muller", "lodz", "and", "sorensen"]),
        ("Straße æther", ["strass", "aether"]),
        ("committees committee's committees’", ["committe", "committe", "committe"]),
        ("follow-up at Thornley-le-Moors", ["follow", "up", "at", "thornlei", "le", "moor"]),
        ("2017/18 CR16 (A*-C)", ["n2017", "n18", "cr16", "a", "c"]),
        ("£5,000.50 and 12,345,678", ["n5000", "n50", "and", "n12345678"]),
        ("1,2 and 5,0000", ["n1", "n2", "and", "n5", "n0000"]),
        ("2e3x", ["n2e3x"]),
        ("ﬁnance m²", ["financ", "m2"]),
        ("Gwŷr a ﬀyrdd", ["gwyr", "a", "ffyrdd"]),
        ("road_works", ["road", "work"]),
        ("½ mile", ["n12", "mile"]),
        ("🚲 -- %", []),
        ("Москва", ["u43cu43eu441u43au432u430"]),
    ],
)
def test_a_text_is_read_as_these_stems(written, stems):
    assert [word.stem for word in words(written)] == stems


def texts() -> Iterator[str]:
    """Short texts of what is dear and cheap to tell apart."""
    source = random.Random(3)  # noqa: S311 (the same texts in every run)
    pieces = [*"abS'’‘“”–—…£•\u00a0 _,.0123-s\n", "'s", "’s", "é", "\u0301", "ß", "5,000", "Æ", "٣", "SEN"]
    return ("".join(source.choices(pieces, k=source.randint(1, 14))) for _ in range(20_000))


def test_the_index_holds_the_words_that_a_text_is_read_as():
    for text in texts():
        assert indexed(text) == " ".join(word.stem for word in words(text)), repr(text)


def test_a_reading_knows_the_words_of_a_text_and_where_each_stands():
    for text in texts():
        reading, said = read(text), list(words(text))
        assert reading.stems == [word.stem for word in said], repr(text)
        assert [reading.place(at) for at in range(len(said))] == [(word.start, word.end) for word in said]
        assert [reading.before(word.start) for word in said] == list(range(len(said))), repr(text)


def test_a_word_knows_where_it_stands():
    text = "The José’s 5,000 trees"
    assert [text[word.start : word.end] for word in words(text)] == ["The", "José’s", "5,000", "trees"]


def test_every_stem_is_one_ascii_word_that_begins_with_a_letter():
    everything = "".join(chr(code) if code % 7 else " " for code in range(0x3000))
    assert all(
        stem.isascii() and stem.isalnum() and stem[0].isalpha() for stem in indexed(everything).split()
    )


def test_an_endless_word_and_an_endless_text_are_cut_to_what_a_database_takes():
    assert len(indexed("a" * 10_000)) == LONGEST_WORD
    long = indexed("bridge " * 100_000)
    assert len(long) <= LONGEST_TEXT
    assert set(long.split()) == {"bridg"}
