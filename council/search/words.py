"""Words as the index knows them: folded, stemmed and spelt in ASCII, so that every database finds the same."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import snowballstemmer

LONGEST_WORD = 60
LONGEST_TEXT = 400_000
"""What one entry may hold, in characters: PostgreSQL refuses a text vector of more than 1 MB."""

_WORD = re.compile(
    r"""
    \d{1,3}(?:,\d{3})+(?![\d,])                         # 5,000 is the number 5000
    | [A-Za-z]+(?![^\W_]|[\u0300-\u036f'’])             # most words, which are told apart soonest
    | [^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*               # letters and digits with their accents
      (?:['’][sS](?![^\W_]))?                           # the children's library is the children library
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’][sS]\Z")
_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l", "đ": "d"}
)
Place = tuple[int, int]
"""Where a word begins and ends in a text."""

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
        written = match.group()
        if stem := _STEMS[written]:
            yield Word(match.start(), match.end(), _ascii(_folded(written)), stem)


class Reading:
    """A text read word by word: the stems in order, and where each of them stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        said = [(stem, match.span()) for match in _WORD.finditer(text) if (stem := _STEMS[match.group()])]
        self.stems = [stem for stem, _ in said]
        self._places = [place for _, place in said]

    def place(self, number: int) -> Place:
        """Where the word of this number stands, from nought."""
        return self._places[number]

    def before(self, at: int) -> int:
        """How many words begin before a place."""
        return bisect_left(self._places, (at, 0))


class PlainReading(Reading):
    """The reading of plain English; few places are ever asked for, so each is found when it is."""

    def __init__(self, text: str, spaced: str, stems: list[str]) -> None:
        self.text, self._spaced, self.stems = text, spaced, stems

    def place(self, number: int) -> Place:
        """Where the word of this number stands, with the ending that says whose."""
        rest = self._spaced.split(None, number)[number]
        start = len(self._spaced) - len(rest)
        end = start + len(rest.split(None, 1)[0])
        return start, end + 2 * bool(_WHOSE.match(self.text, end))

    def before(self, at: int) -> int:
        """How many words begin before a place."""
        return len(self._spaced[:at].split())


def read(text: str) -> Reading:
    """The reading of a text, four times sooner where it is plain English."""
    spaced = None if _COMMA_IN_NUMBER.search(text) else _spaced(text)
    if spaced is not None and "" not in (stems := [*map(_STEMS.__getitem__, spaced.split())]):
        return PlainReading(text, spaced, stems)
    return Reading(text)


def indexed(text: str, held: set[str] | None = None) -> str:
    """The stems of a text as the index holds them; they are added to those held, which would cost more to find out
    from the text again."""
    stems = [*map(_STEMS.__getitem__, _written(text))]
    if "" in stems:
        stems = [*filter(None, stems)]
    together = " ".join(stems)
    if len(together) > LONGEST_TEXT:
        together = together[:LONGEST_TEXT].rsplit(" ", 1)[0]
        stems = together.split()
    if held is not None:
        held.update(stems)
    return together


def _written(text: str) -> list[str]:
    """The words of a text as they are written; those of plain English are taken apart ten times faster than by
    what tells words in general, and `indexed` reads every word of the record."""
    bare = text
    if _COMMA_IN_NUMBER.search(text):
        bare = _THOUSANDS.sub(lambda number: number[0].replace(",", "") + " ", text)
    spaced = _spaced(bare)
    return _WORD.findall(text) if spaced is None else spaced.split()


def _spaced(text: str) -> str | None:
    """A text of plain English, as long as before, with blanks for all that is no letter or figure of its words; None
    when letters have accents."""
    if not text.isascii():
        for typed, sign in _TYPED.items():
            text = text.replace(typed, sign)
        if not text.isascii():
            return None
    if "'" in text:
        text = _POSSESSIVES.sub("  ", text)
    return text.encode("ascii").translate(_SIGNS).decode("ascii")


_TYPED = {
    "’": "'",
    "‘": " ",
    "“": " ",
    "”": " ",
    "–": " ",
    "—": " ",
    "…": " ",
    "£": " ",
    "•": " ",
    "\u00a0": " ",
}
_COMMA_IN_NUMBER = re.compile(r",[0-9]")
_THOUSANDS = re.compile(r"[0-9](?<![A-Za-z0-9].)[0-9]{0,2}(?:,[0-9]{3})+(?![0-9,])")
_POSSESSIVES = re.compile(
    r"'[sS](?<=[A-Za-z0-9]'[sS])(?![A-Za-z0-9])"
)  # begins with what is rare: found sooner
_WHOSE = re.compile(r"['’][sS](?![A-Za-z0-9])")
_SIGNS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
"""Bytes of ASCII, which are exchanged ten times faster than letters."""


class _Stems(dict[str, str]):
    """The stem of each word as it was written, worked out once."""

    MOST = 100_000

    def __missing__(self, written: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        stem = self[written] = _ascii(stemmed(_folded(written)))
        return stem


_STEMS = _Stems()


def _folded(written: str) -> str:
    return _fold(_POSSESSIVE.sub("", written))[:LONGEST_WORD]


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
