"""The glossary: every term with its meaning, and those terms that occur in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from django.utils.text import slugify

from council.models import OfGeneration, fold
from council.search.glossary import terms
from council.search.glossary_terms import Explained

LONGEST = 8
"""A term of more words than this is not looked for in texts."""
WORD = re.compile(r"[^\W_]+(?:[-‐‑–'’][^\W_]+)*")
FEWEST_LETTERS_OF_TEXT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A term of the glossary and where its page explains it."""

    explained: Explained
    anchor: str

    @property
    def letter(self) -> str:
        """The letter under which it stands."""
        return fold(self.explained.term)[:1].upper()

    @property
    def query(self) -> str:
        """What to search for to find the term: itself, as a phrase where it has several words."""
        term = self.explained.term.replace('"', "")
        return f'"{term}"' if " " in term else term


class Form(NamedTuple):
    """A way of writing a term: its words as they are looked for."""

    words: tuple[str, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Glossary:
    """Every term, and each way of writing one under its first word."""

    entries: tuple[Entry, ...]
    forms: dict[str, tuple[Form, ...]]

    @classmethod
    def of(cls, explained: Iterable[Explained]) -> "Glossary":
        """The glossary of these terms, of which the longest way of writing one is looked for first."""
        entries = tuple(_entries(explained))
        forms: dict[str, list[Form]] = {}
        for entry in entries:
            for written in (entry.explained.term, *entry.explained.also):
                words = tuple(as_sought(word) for word in WORD.findall(written))
                if 0 < len(words) <= LONGEST:
                    forms.setdefault(words[0], []).append(Form(words, entry))
        longest_first = {
            first: tuple(sorted(found, key=lambda form: -len(form.words))) for first, found in forms.items()
        }
        return cls(entries, longest_first)

    def explained(self, texts: Iterable[str]) -> list[Entry]:
        """The terms that occur in these texts, each once, in the order of the glossary."""
        found = {id(entry) for text in texts for entry in self._occurring(text)}
        return [entry for entry in self.entries if id(entry) in found] if found else []

    def _occurring(self, text: str) -> Iterator[Entry]:
        """Each word is looked up once or twice; a term that was found is not looked into for shorter ones."""
        words = WORD.findall(text)
        shouted = _is_shouted(text)
        place = 0
        while place < len(words):
            form = self._at(words, place, shouted=shouted)
            if form is not None:
                yield form.entry
            place += len(form.words) if form else 1

    def _at(self, words: list[str], place: int, *, shouted: bool) -> Form | None:
        """The longest way of writing a term that begins at a word; in a text in capitals no abbreviation is sure."""
        for first in _ways(words[place], shouted=shouted):
            for form in self.forms.get(first, ()):
                here = words[place : place + len(form.words)]
                if len(here) == len(form.words) and all(
                    sought in _ways(word, shouted=shouted)
                    for sought, word in zip(form.words, here, strict=True)
                ):
                    return form
        return None


def _entries(explained: Iterable[Explained]) -> Iterator[Entry]:
    """The terms, each with an anchor of its own even where two differ in signs only."""
    taken: set[str] = set()
    for term in sorted(explained, key=lambda each: fold(each.term)):
        wish = slugify(term.term) or "term"
        anchor = next(each for each in _numbered(wish) if each not in taken)
        taken.add(anchor)
        yield Entry(term, anchor)


def _numbered(wish: str) -> Iterator[str]:
    yield wish
    yield from (f"{wish}-{number}" for number in count(2))


def as_sought(word: str) -> str:
    """A word of a term as texts are searched for it: an abbreviation keeps its capitals.

    >>> as_sought("SEND"), as_sought("Call-in"), as_sought("s106")
    ('SEND', 'call-in', 's106')
    """
    return word if is_abbreviation(word) else fold(word)


def is_abbreviation(word: str) -> bool:
    """Whether a word has more than one capital letter, as SEND, EHCPs and II have, and no other word.

    >>> is_abbreviation("EHCPs"), is_abbreviation("Cabinet"), is_abbreviation("A")
    (True, False, False)
    """
    return sum(letter.isupper() for letter in word) > 1


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) > FEWEST_LETTERS_OF_TEXT


@lru_cache(maxsize=20_000)
def _ways(word: str, *, shouted: bool) -> tuple[str, ...]:
    """The words of terms that a word of a text may be: itself, and the one of which it is the plural or the genitive."""
    bare = re.sub(r"['’]s?$", "", word)
    if is_abbreviation(bare) and not shouted:
        return (bare, bare[:-1]) if bare.endswith("s") else (bare,)
    folded = fold(bare)
    return (folded, folded[:-1]) if folded.endswith("s") else (folded,)


glossary_of = OfGeneration("explained", lambda generation: Glossary.of(terms(generation)))
"""The glossary of a generation of the archive."""
