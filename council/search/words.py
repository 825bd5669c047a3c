"""Words as the index knows them: folded, stemmed and spelt in ASCII, so that every database finds the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

LONGEST_WORD = 60
LONGEST_TEXT = 400_000
"""What one entry may hold, in characters: PostgreSQL refuses a text vector of more than 1 MB."""

_WORD = re.compile(
    r"""
    \d{1,3}(?:,\d{3})+(?![\d,])                         # 5,000 is the number 5000
    | [^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*               # letters and digits with their accents
      (?:['’][sS](?![^\W_]))?                           # the children's library is the children library
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’][sS]\Z")
_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d"}
)
_porter = snowballstemmer.stemmer("porter")


class Word(NamedTuple):
    """One word of a text: where it stands, its folded spelling and its stem."""

    start: int
    end: int
    folded: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in order.

    >>> [word.stem for word in words("José O’Toole’s policies, 2017/18")]
    ['jose', 'o', 'tool', 'polici', 'n2017', 'n18']
    """
    for match in _WORD.finditer(text):
        folded, stem = _spelt(match.group())
        if stem:
            yield Word(match.start(), match.end(), folded, stem)


def read(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The stems of a text in order and where each of them stands; for long texts three times as fast as `words`."""
    found = [_spelt(written)[1] for written in _WORD.findall(text)]
    places = [match.span() for match in _WORD.finditer(text)]
    if "" not in found:
        return found, places
    return [stem for stem in found if stem], [
        place for stem, place in zip(found, places, strict=True) if stem
    ]


def stems(text: str) -> set[str]:
    """The stems that a text says, which is quicker to ask than where it says them."""
    return {_spelt(written)[1] for written in _WORD.findall(text)}


def indexed(text: str) -> str:
    """The stems of a text as the index holds them."""
    stems = " ".join(filter(None, (_spelt(written)[1] for written in _WORD.findall(text))))
    return stems if len(stems) <= LONGEST_TEXT else stems[:LONGEST_TEXT].rsplit(" ", 1)[0]


@lru_cache(maxsize=100_000)
def _spelt(written: str) -> tuple[str, str]:
    folded = _fold(_POSSESSIVE.sub("", written))[:LONGEST_WORD]
    return _ascii(folded), _ascii(stemmed(folded))


def without_possessive(written: str) -> str:
    """The word as it is written, without the ending that says whose.

    >>> without_possessive("José’s")
    'José'
    """
    return _POSSESSIVE.sub("", written)


def folded_stem(folded: str) -> str:
    """The stem of a folded word as the index holds it."""
    return _ascii(stemmed(folded))


def stemmed(folded: str) -> str:
    """The stem of a folded word."""
    return _porter.stemWord(folded)


def _fold(word: str) -> str:
    """The word in small letters without accents, ligatures or commas between thousands."""
    bare = unicodedata.normalize("NFKD", word.translate(_LETTERS_OF_THEIR_OWN)).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def _ascii(word: str) -> str:
    """The word in ASCII letters and digits, beginning with a letter: the tokenisers of both databases
    take such a word whole, whatever their locale and their idea of a number (2e3x) may be."""
    spelt = "".join(letter if letter.isascii() else f"u{ord(letter):x}" for letter in word)
    return f"n{spelt}" if spelt[:1].isdigit() else spelt
