"""Marks the words of a query in a text, and finds the passage of a text that says most of them."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .query import Query, Term, parse
from .words import Word, words

SNIPPET_WORDS = 36
LEAD_WORDS = 8

Span = tuple[int, int]


def highlight(text: str, q: str) -> SafeString:
    """The text as HTML with the words of a query marked."""
    return marked(text, parse(q))


def marked(text: str, query: Query) -> SafeString:
    """The text as HTML with the words that answer a parsed query marked."""
    return _as_html(text, _spans(list(words(text)), query.terms))


def snippet(passages: Iterable[str], query: Query) -> SafeString:
    """The best passage as HTML with the words marked, cut around them; the beginning when none has any."""
    best, most, found = "", -1, []
    for text in passages:
        here = list(words(text))
        answered = sum(1 for term in query.terms if any(_matches(here, term)))
        if answered > most:
            best, most, found = text, answered, here
    return _cut(best, found, _spans(found, query.terms))


def _cut(text: str, found: Sequence[Word], spans: Sequence[Span]) -> SafeString:
    if len(found) <= SNIPPET_WORDS:
        return _as_html(text, spans)
    first = next((n for n, word in enumerate(found) if spans and word.start >= spans[0][0]), 0)
    begin = max(0, min(first - LEAD_WORDS, len(found) - SNIPPET_WORDS))
    end = begin + SNIPPET_WORDS - 1
    start = found[begin].start if begin else 0
    stop = found[end].end if end < len(found) - 1 else len(text)
    inside = [(a - start, b - start) for a, b in spans if start <= a and b <= stop]
    html = _as_html(text[start:stop], inside)
    return mark_safe(f"{'… ' if start else ''}{html}{' …' if stop < len(text) else ''}")  # noqa: S308 (escaped)


def _as_html(text: str, spans: Sequence[Span]) -> SafeString:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 (every piece is escaped)


def _spans(found: Sequence[Word], terms: Iterable[Term]) -> list[Span]:
    """Where the terms stand in the text, overlapping ones as one."""
    spans: list[Span] = []
    for start, end in sorted(span for term in terms for span in _matches(found, term)):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _matches(found: Sequence[Word], term: Term) -> Iterator[Span]:
    size = len(term.stems)
    for at in range(len(found) - size + 1):
        if _says(found[at : at + size], term):
            yield found[at].start, found[at + size - 1].end


def _says(side_by_side: Sequence[Word], term: Term) -> bool:
    *before, last = term.stems
    if any(word.stem != stem for word, stem in zip(side_by_side, before, strict=False)):
        return False
    stem = side_by_side[-1].stem
    return (stem.startswith(last) or stem in term.whole) if term.begins else stem == last
