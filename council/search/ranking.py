"""Relevance: how much an entry says of what is looked for, told from its words alone.

The databases have a score of their own. That of SQLite walks through every entry that holds one of the words to
tell how rare the word is, which takes longer with every year of minutes; every entry found holds all of the
words, so this tells little. Their order here is the same on every database.
"""

from collections.abc import Iterator
from operator import itemgetter

from .query import Query, Term

OF_TITLE = 10
"""A word of the title says as much as so many of the text."""
SATURATION, BY_LENGTH = 1.2, 0.75
"""How soon a word said again tells nothing more, and how much less it tells in a long text (the usual BM25)."""

Worded = tuple[int, str, str]
"""The number of an entry with the stems of its title and of its text."""


def best_first(entries: list[Worded], query: Query) -> list[int]:
    """The numbers of these entries, which stand newest first, those that say most of the query first."""
    if not entries:
        return []
    looked_for = list(dict.fromkeys(each for term in query.terms for each in _in_stems(term)))
    _, titles, texts = zip(*entries, strict=True)
    usual = (sum(map(len, titles)) + sum(map(len, texts))) / len(entries) or 1
    fixed, by_length = SATURATION * (1 - BY_LENGTH), SATURATION * BY_LENGTH / usual
    scored = []
    for number, title, text in entries:
        title, text = f" {title} ", f" {text} "
        score, patience = 0.0, fixed + by_length * (len(title) + len(text))
        for each in looked_for:
            said = OF_TITLE * title.count(each) + text.count(each)
            score += said / (said + patience)
        scored.append((score, number))
    return [number for _, number in sorted(scored, key=itemgetter(0), reverse=True)]


def _in_stems(term: Term) -> Iterator[str]:
    """How the stems of an entry, with a blank before and after each, say a term."""
    yield f" {' '.join(term.stems)}{'' if term.begins else ' '}"
    yield from (f" {stem} " for stem in sorted(term.whole))
