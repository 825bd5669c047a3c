"""Marks the words of a query in a text, and finds the passage of a text that says most of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from html import escape

from django.utils.safestring import SafeString

from .query import Query, Term, parse
from .words import Reading, read

SNIPPET_WORDS = 36
LEAD_WORDS = 8

Span = tuple[int, int]

_LETTERS = re.compile(r"[a-z]+", re.ASCII)
_WITH_ACCENTS = re.compile("[^\x00-\x7f‘’“”–—…•£€\N{NO-BREAK SPACE}]")
"""Letters that are folded, and at no harm other signs that are none."""


def highlight(text: str, q: str) -> SafeString:
    """The text as HTML with the words of a query marked."""
    return Marking(parse(q)).marked(text)


def snippet(texts: Iterable[str], query: Query) -> SafeString:
    """The text that answers most as HTML with the words marked, cut around them; of equal ones the first."""
    return Marking(query).snippet(texts)


class Marking:
    """Marks what answers one query in the texts of a page. To read a text word by word is dear: each is read once,
    and only where it may say a word that was searched for."""

    def __init__(self, query: Query) -> None:
        self.terms = query.terms
        self._signs = [(term, _signs(term)) for term in self.terms]
        self._perhaps: dict[str, list[Term]] = {}
        self._read: dict[str, Passage] = {}

    def marked(self, text: str) -> SafeString:
        """The text as HTML with the words that answer the query marked."""
        perhaps = self.perhaps(text)
        return _as_html(text, self._passage(text).spans(perhaps) if perhaps else ())

    def snippet(self, texts: Iterable[str]) -> SafeString:
        """The text that answers most as HTML with the words marked, cut around them; of equal ones the first."""
        text = self._best_of(texts)
        passage = self._passage(text)
        return passage.cut(passage.spans(self.perhaps(text)))

    def perhaps(self, text: str) -> list[Term]:
        """The terms that the text may say; all others it does not."""
        if text not in self._perhaps:
            self._perhaps[text] = self._in_doubt(text)
        return self._perhaps[text]

    def _in_doubt(self, text: str) -> list[Term]:
        if not text.isascii() and _WITH_ACCENTS.search(text):
            return list(self.terms)
        small = text.lower()
        return [term for term, signs in self._signs if all(sign in small for sign in signs)]

    def _best_of(self, texts: Iterable[str]) -> str:
        best, most = None, 0
        for text in texts:
            best = text if best is None else best
            perhaps = self.perhaps(text)
            if len(perhaps) > most and (answered := self._passage(text).answered(perhaps)) > most:
                best, most = text, answered
            if most == len(self.terms):
                break
        return best or ""

    def _passage(self, text: str) -> "Passage":
        if text not in self._read:
            self._read[text] = Passage(text)
        return self._read[text]


def _signs(term: Term) -> list[str]:
    """What stands in small letters in every text that says a term: a word begins with its stem but for the stem's
    last letter. Of a stem with a figure in it nothing is known."""
    *before, last = term.stems
    known = [stem[:-1] for stem in before if _LETTERS.fullmatch(stem)]
    if _LETTERS.fullmatch(last):
        ends = [last, *(stem[:-1] for stem in term.whole)] if term.begins else [last[:-1]]
        known.append(min(ends, key=len))  # each is the beginning of the longer ones
    return list(filter(None, known))


class Passage:
    """A text read word by word."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def reading(self) -> Reading:
        """The stems of the text in order and where each of them stands."""
        return read(self.text)

    def answered(self, terms: Iterable[Term]) -> int:
        """How many of the terms the text says."""
        return sum(1 for term in terms if any(self.matches(term)))

    def matches(self, term: Term) -> Iterator[Span]:
        """Where the text says a term."""
        *before, _ = term.stems
        reading = self.reading
        for last in self._ends(term):
            first = last - len(before)
            if first >= 0 and reading.stems[first:last] == before:
                start, end = reading.place(first)
                if last > first:
                    end = reading.place(last)[1]
                if not term.mark or self.text[start:end].isupper():
                    yield start, end

    def _ends(self, term: Term) -> list[int]:
        """Which words may be the last of a term."""
        last, stems = term.stems[-1], self.reading.stems
        if term.begins:
            return [place for place, stem in enumerate(stems) if stem.startswith(last) or stem in term.whole]
        found, place = [], -1
        for _ in range(stems.count(last)):
            place = stems.index(last, place + 1)
            found.append(place)
        return found

    def spans(self, terms: Iterable[Term]) -> list[Span]:
        """Where the text says any of the terms, overlapping stretches as one."""
        spans: list[Span] = []
        for start, end in sorted(span for term in terms for span in self.matches(term)):
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans

    def cut(self, spans: Sequence[Span]) -> SafeString:
        """A stretch of the text as HTML that begins shortly before the first span."""
        reading, known = self.reading, len(self.reading.stems)
        if known <= SNIPPET_WORDS:
            return _as_html(self.text, spans)
        first = reading.before(spans[0][0]) if spans else 0
        begin = max(0, min(first - LEAD_WORDS, known - SNIPPET_WORDS)) if spans else 0
        end = begin + SNIPPET_WORDS - 1
        start = reading.place(begin)[0] if begin else 0
        stop = reading.place(end)[1] if end < known - 1 else len(self.text)
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= stop]
        html = _as_html(self.text[start:stop], inside)
        left_out = ("… " if start else "", " …" if stop < len(self.text) else "")
        return SafeString(left_out[0] + html + left_out[1])


def _as_html(text: str, spans: Sequence[Span]) -> SafeString:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return SafeString("".join([*pieces, escape(text[at:])]))  # every piece is escaped
