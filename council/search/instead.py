"""What to search for instead when nothing is found: a word spelt otherwise, or one word fewer; always a whole
query that is known to have results."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, product
from string import ascii_lowercase

from django.db.models import Q

from council.models import SearchWord

from .query import Alternative, Groups, Query, Span, Term, Together
from .words import Word, folded_stem, words

SHORTEST, LONGEST = 4, 30
"""A word of so many letters may be misspelt; of shorter ones everything is near to everything."""
FAR = 8
"""From so many letters on, two of them may be wrong."""
MOST_LOOKED_AT, MOST_MISSPELT, MOST_NEAR, MOST_TRIED, MOST_FEWER = 8, 3, 6, 16, 3
SLIP, WRONG = 1, 2
"""How far a slip of the finger puts a word off, and how far each letter that is wrong."""
_MOST_COMPARED = 4_000

Counts = Callable[[list[Query]], list[int]]
"""How many results each of several queries has, asked together."""
Written = Callable[[tuple[str, ...]], dict[str, set[str]]]
"""How public texts write the words of each of these stems."""


@dataclass(frozen=True, slots=True)
class Instead:
    """A query that finds something, and how much; `spelling` says that it differs by the spelling of words."""

    q: str
    count: int
    spelling: bool


@dataclass(frozen=True, slots=True)
class _Misspelt:
    """A word that is in no public text, and the stems that it may have meant with how far they are off, the nearest
    first."""

    word: Word
    near: tuple[tuple[str, int], ...]


def instead(typed: str, query: Query, counts: Counts, written: Written) -> list[Instead]:
    """What finds something where this query finds nothing; where a spelling does that leads to a person, nothing
    else is looked for."""
    misspelt = _misspelt(typed, query)
    if found := _respelt(query, misspelt, counts):
        respelt = _rewritten(typed, misspelt, *found, written)
        return [respelt] if respelt else []
    return sorted(_fewer(typed, query, counts), key=lambda each: each.count)[:MOST_FEWER]


def _respelt(query: Query, misspelt: list[_Misspelt], counts: Counts) -> tuple[tuple[str, ...], int] | None:
    """The nearest stems with which something is found, and how much; of equally near ones those that find most."""
    if not misspelt or not all(each.near for each in misspelt):
        return None
    known = [each.word.stem for each in misspelt]
    tried = _nearest(misspelt)
    found = counts([_with(query, dict(zip(known, stems, strict=True))) for stems, _ in tried])
    with_results = [(off, -count, stems) for (stems, off), count in zip(tried, found, strict=True) if count]
    if not with_results:
        return None
    _, less, best = min(with_results, key=lambda each: each[:2])
    return best, -less


def _nearest(misspelt: list[_Misspelt]) -> list[tuple[tuple[str, ...], int]]:
    """A stem for each word, with how far they are off together, the nearest first."""
    together = (
        (tuple(stem for stem, _ in stems), sum(off for _, off in stems))
        for stems in product(*(each.near for each in misspelt))
    )
    return sorted(together, key=lambda each: each[1])[:MOST_TRIED]


def _rewritten(
    typed: str, misspelt: list[_Misspelt], stems: tuple[str, ...], count: int, written: Written
) -> Instead | None:
    """The query as typed with the words of these stems as public texts spell them."""
    q, spelt_as = typed, written(stems)
    for each, stem in sorted(zip(misspelt, stems, strict=True), key=lambda pair: -pair[0].word.start):
        spellings = spelt_as[stem]
        if not spellings:
            return None
        spelt = min(sorted(spellings), key=lambda spelling: apart(each.word.folded, spelling))
        q = q[: each.word.start] + spelt + q[each.word.end :]
    return Instead(q, count, spelling=True)


def _misspelt(typed: str, query: Query) -> list[_Misspelt]:
    asked = {word.stem: word for term in query.terms if not term.begins for word in _words_of(typed, term)}
    one_off_of = {word: _one_off(word) for word in list(asked.values())[:MOST_LOOKED_AT]}
    rows = SearchWord.objects.filter(pk__in={*asked, *chain.from_iterable(one_off_of.values())})
    kept = set(rows.values_list("pk", flat=True))
    unknown = [word for stem, word in asked.items() if stem not in kept][:MOST_MISSPELT]
    near = {
        word: {stem: off for stem, off in one_off_of.get(word, {}).items() if stem in kept}
        for word in unknown
    }
    far = _two_off([word.stem for word in unknown if _is_long(word) and not near[word]])
    return [_Misspelt(word, _in_order(near[word] or far.get(word.stem, {}))) for word in unknown]


def _words_of(typed: str, term: Term) -> Iterator[Word]:
    start, end = term.typed
    for word in words(typed[start:end]):
        yield word._replace(start=word.start + start, end=word.end + start)


def _one_off(word: Word) -> dict[str, int]:
    """The stems that a word may have meant if one letter of it is wrong, with how far each is off."""
    if not _may_be(word):
        return {}
    slipped = {folded_stem(each) for each in slips(word.folded)}
    others = {folded_stem(each) for each in one_off(word.folded)}
    return {stem: SLIP if stem in slipped else WRONG for stem in others}


def _in_order(near: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(near.items(), key=lambda pair: (pair[1], pair[0]))[:MOST_NEAR])


def _may_be(word: Word) -> bool:
    """Whether a word may be one that is misspelt."""
    return SHORTEST <= len(word.folded) <= LONGEST and word.folded.isascii()


def _is_long(word: Word) -> bool:
    """Whether two letters of it may be wrong."""
    return _may_be(word) and len(word.folded) >= FAR


def slips(word: str) -> set[str]:
    """The spellings that a slip makes of a word: two letters changed about, one doubled or not doubled.

    >>> "flood" in slips("flod"), "food" in slips("flod"), "griting" in slips("gritting")
    (True, False, True)
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + b[0] + b for a, b in cuts if b),
        *(a + b[1:] for a, b in cuts if len(b) > 1 and b[0] == b[1]),
    } - {word}


def one_off(word: str) -> set[str]:
    """Every spelling that is one letter off: one left out, exchanged, added, or two changed about."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = ascii_lowercase
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + letter + b[1:] for a, b in cuts if b for letter in letters),
        *(a + letter + b for a, b in cuts for letter in letters),
    } - {word}


def _two_off(stems: list[str]) -> dict[str, dict[str, int]]:
    """For each stem those two letters off among those that begin alike, with how far each is off."""
    if not stems:
        return {}
    condition = Q(pk__in=[])
    for stem in stems:
        condition |= Q(pk__startswith=stem[:2])
    alike = list(
        SearchWord.objects.filter(condition).values_list("pk", flat=True)[: _MOST_COMPARED * len(stems)]
    )
    return {stem: {each: WRONG * off for each in alike if (off := _off(stem, each)) <= 2} for stem in stems}


def _off(stem: str, other: str) -> int:
    """How many letters a stem is off one that begins like it; three stand for more."""
    if stem[:2] != other[:2] or abs(len(other) - len(stem)) > 2:
        return 3
    return apart(other, stem)


def apart(one: str, other: str) -> int:
    """How many letters have to be left out, exchanged, added or changed about to make one word the other.

    >>> apart("griting", "gritting"), apart("brigde", "bridge"), apart("ferry", "ford")
    (1, 1, 3)
    """
    before, last = list(range(len(other) + 1)), list[int]()
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, another in enumerate(other, start=1):
            cost = min(before[column] + 1, now[-1] + 1, before[column - 1] + (letter != another))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == another:
                cost = min(cost, last[column - 2] + 1)
            now.append(cost)
        last, before = before, now
    return before[-1]


def _with(query: Query, others: dict[str, str]) -> Query:
    """The query with other stems in place of some."""
    return replace(query, groups=_exchanged(query.groups, others))


def _exchanged(groups: Groups, others: dict[str, str]) -> Groups:
    return tuple(tuple(_exchanged_in(each, others) for each in group) for group in groups)


def _exchanged_in(each: Alternative, others: dict[str, str]) -> Alternative:
    if isinstance(each, Together):
        return Together(_exchanged(each.groups, others))
    return replace(each, stems=tuple(others.get(stem, stem) for stem in each.stems))


def _fewer(typed: str, query: Query, counts: Counts) -> Iterator[Instead]:
    """The query with one word or phrase left out, for those with which something is found."""
    if len(query.groups) < 2:
        return
    tried: list[tuple[Span, Query]] = []
    for place, (first, *others) in enumerate(query.groups[:MOST_TRIED]):
        if not others and not isinstance(first, Together):
            left = query.groups[:place] + query.groups[place + 1 :]
            tried.append((first.typed, replace(query, groups=left)))
    found = counts([trial for _, trial in tried])
    for (span, _), count in zip(tried, found, strict=True):
        if count:
            yield Instead(_cut(typed, span), count, spelling=False)


def _cut(typed: str, span: Span) -> str:
    start, end = span
    return " ".join((typed[:start] + " " + typed[end:]).split())
