"""The glossary: terms explained, and a search for one of their names widened to the others."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from council.models import Archive, GlossaryTerm, OfGeneration, fold

from .glossary_terms import SHIPPED, Explained
from .marks import mark
from .query import Alternative, Groups, Query, Term, Together
from .words import words

CAPITALS = frozenset({"BID", "MASH", "SEN", "SEND"})
"""Abbreviations that are words or names as well: they mean the term in capitals only."""
_IN_CAPITALS = re.compile(rf"\b(?:{'|'.join(sorted(CAPITALS))})\b")

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Widening:
    """What was typed, the term of the glossary that it is a name of, and the other names that are found too."""

    typed: str
    term: str
    names: tuple[str, ...]


def terms(generation: int | None = None) -> tuple[Explained, ...]:
    """The terms of this archive in alphabetical order: those that come with it, and those that staff wrote, which
    replace one of the same name; a caller that knows the generation of the archive saves the question for it."""
    return _now(generation).terms


def capitals_in(texts: Iterable[str]) -> Iterator[str]:
    """The marks of the abbreviations in capitals that texts say; a text all in capitals says none."""
    for text in texts:
        # most texts are told at once to have none of them
        found = _IN_CAPITALS.findall(text) if "SEN" in text or "BID" in text or "MASH" in text else ()
        if found and not text.isupper():
            yield from (mark("capitals", each.lower()) for each in found)


def widened(query: Query, typed: str, generation: int | None = None) -> tuple[Query, tuple[Widening, ...]]:
    """The query with the other names of the terms that it names, the longest first, and what was added.

    A phrase in quotation marks, a word to leave out and one of several with OR stay as they were typed.
    """
    glossary, added, groups = _now(generation), [], []
    for run in _runs(query.groups):
        if isinstance(run, list):
            groups += _widened(run, glossary, typed, added, most=glossary.longest)
        else:
            groups.append(run)
    return (replace(query, groups=tuple(groups)), tuple(dict.fromkeys(added))) if added else (query, ())


@dataclass(frozen=True, slots=True)
class _Glossary:
    terms: tuple[Explained, ...]
    by_name: dict[Stems, list[Explained]]
    longest: int


def _now(generation: int | None = None) -> _Glossary:
    """The glossary as it stands."""
    return _GLOSSARY(generation or Archive.objects.generation())


def _load(generation: int) -> _Glossary:
    by_key = {fold(each.term): each for each in SHIPPED}
    for row in GlossaryTerm.objects.all():
        by_key.pop(row.key, None)
        if row.shown:
            also, like = (tuple(filter(_stems, names)) for names in (row.also, row.like))
            by_key[row.key] = Explained(row.term, also, row.meaning, like)
    found = tuple(by_key[key] for key in sorted(by_key))
    by_name: dict[Stems, list[Explained]] = {}
    for each in found:
        for stems in dict.fromkeys(map(_stems, each.names)):
            by_name.setdefault(stems, []).append(each)
    by_name.pop((), None)
    return _Glossary(found, by_name, max(map(len, by_name), default=0))


_GLOSSARY = OfGeneration("glossary", _load)


def _stems(name: str) -> Stems:
    return tuple(word.stem for word in words(name))


def _runs(groups: Groups) -> Iterator[list[Term] | tuple[Alternative, ...]]:
    """The groups, those that follow one another and are one plain word each as one list."""
    run: list[Term] = []
    for group in groups:
        if len(group) == 1 and isinstance(group[0], Term) and group[0].plain:
            run.append(group[0])
            continue
        if run:
            yield run
        run = []
        yield group
    if run:
        yield run


def _widened(
    run: list[Term], glossary: _Glossary, typed: str, added: list[Widening], *, most: int
) -> list[tuple[Alternative, ...]]:
    """The words of a run, from the left the longest name of a term of no more than so many words as one group."""
    groups: list[tuple[Alternative, ...]] = []
    at = 0
    while at < len(run):
        size, found = _longest(run[at:], glossary, typed, most)
        part = run[at : at + size]
        others = _others(part, found, typed, added)
        if size == 1:
            groups.append((_itself(part[0], typed), *others) if others else (part[0],))
        else:
            inside = _widened(part, glossary, typed, added, most=len(_all_stems(part)) - 1)
            groups += [(Together(tuple(inside)), *others)] if others else inside
        at += size
    return groups


def _longest(
    run: list[Term], glossary: _Glossary, typed: str, most: int
) -> tuple[int, list[tuple[Explained, str]]]:
    """How many terms from the left are together a name, and of which terms; one that is no name is alone."""
    for size in range(len(run), 0, -1):
        stems = _all_stems(run[:size])
        if len(stems) <= most and (found := glossary.by_name.get(stems)):
            if _is_in_doubt(run[:size], typed):
                continue
            return size, [(each, _typed(run[:size], typed)) for each in found]
    return 1, []


def _all_stems(run: list[Term]) -> Stems:
    return tuple(stem for term in run for stem in term.stems)


def _typed(run: list[Term], typed: str) -> str:
    return typed[run[0].typed[0] : run[-1].typed[1]]


def _is_in_doubt(run: list[Term], typed: str) -> bool:
    """Whether an abbreviation that is a word as well was typed as one."""
    written = _typed(run, typed)
    return written.upper() in CAPITALS and not written.isupper()


def _itself(term: Term, typed: str) -> Term:
    written = _typed([term], typed)
    return _in_capitals(written) if written in CAPITALS else term


def _others(
    part: list[Term], found: list[tuple[Explained, str]], typed: str, added: list[Widening]
) -> list[Term]:
    """The names of the terms found that say more than the words typed do."""
    own, others = set(_all_stems(part)), {}
    for each, written in found:
        names = [name for name in dict.fromkeys(each.names) if not own <= set(_stems(name)) and _stems(name)]
        if names:
            added.append(Widening(written, each.term, tuple(names)))
        others |= {_term(name): None for name in names}
    return list(others)


def _term(name: str) -> Term:
    return _in_capitals(name) if name in CAPITALS else Term(_stems(name))


def _in_capitals(name: str) -> Term:
    return Term(_stems(name), mark=mark("capitals", name.lower()))
