"""Marks the words of a query in a text, and finds the passage of a text that says most of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .query import Query, Term, parse
from .words import read, stems

SNIPPET_WORDS = 36
LEAD_WORDS = 8

Span = tuple[int, int]


def highlight(text: str, q: str) -> SafeString:
    """The text as HTML with the words of a query marked."""
    return marked(text, parse(q))


def marked(text: str, query: Query) -> SafeString:
    """The text as HTML with the words that answer a parsed query marked."""
    return _as_html(text, Passage(text).spans(query.terms) if _answered(text, query.terms) else ())


def snippet(texts: Iterable[str], query: Query) -> SafeString:
    """The text that answers most as HTML with the words marked, cut around them; of equal ones the first."""
    passage = Passage(best_of(texts, query))
    return passage.cut(passage.spans(query.terms))


def best_of(texts: Iterable[str], query: Query) -> str:
    """The text that answers most; of equal ones the first."""
    best, most = None, 0
    for text in texts:
        best = text if best is None else best
        if (answered := _answered(text, query.terms)) > most:
            best, most = text, answered
        if most == len(query.terms):
            break
    return best or ""


def _answered(text: str, terms: Sequence[Term]) -> int:
    """How many of the terms the text says."""
    said = stems(text)
    perhaps = [term for term in terms if term.begins or said.issuperset(term.stems)]
    if all(len(term.stems) == 1 and not (term.begins or term.mark) for term in perhaps):
        return len(perhaps)
    return Passage(text).answered(perhaps)


class Passage:
    """A text read word by word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stems, self.places = read(text)

    def answered(self, terms: Iterable[Term]) -> int:
        """How many of the terms the text says."""
        return sum(1 for term in terms if any(self.matches(term)))

    def matches(self, term: Term) -> Iterator[Span]:
        """Where the text says a term."""
        *before, _ = term.stems
        for last in self._ends(term):
            first = last - len(before)
            if first >= 0 and self.stems[first:last] == before:
                start, end = self.places[first][0], self.places[last][1]
                if not term.mark or self.text[start:end].isupper():
                    yield start, end

    def _ends(self, term: Term) -> list[int]:
        """Which words may be the last of a term."""
        last = term.stems[-1]
        if term.begins:
            return [
                place for place, stem in enumerate(self.stems) if stem.startswith(last) or stem in term.whole
            ]
        return [place for place, stem in enumerate(self.stems) if stem == last] if last in self.stems else []

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
        if len(self.places) <= SNIPPET_WORDS:
            return _as_html(self.text, spans)
        first = bisect_left(self.places, (spans[0][0], 0)) if spans else 0
        begin = max(0, min(first - LEAD_WORDS, len(self.places) - SNIPPET_WORDS))
        end = begin + SNIPPET_WORDS - 1
        start = self.places[begin][0] if begin else 0
        stop = self.places[end][1] if end < len(self.places) - 1 else len(self.text)
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= stop]
        html = _as_html(self.text[start:stop], inside)
        left_out = ("… " if start else "", " …" if stop < len(self.text) else "")
        return mark_safe(left_out[0] + html + left_out[1])  # noqa: S308 (escaped)


def _as_html(text: str, spans: Sequence[Span]) -> SafeString:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 (every piece is escaped)
