"""The query language: words, "a phrase", -without, this OR that, begin*; whatever is typed is understood somehow."""

import re
from dataclasses import dataclass

from .words import Word, stemmed, words

LONGEST_QUERY = 500
MOST_TERMS = 40

_TERM = re.compile(
    r"""
    (?P<minus>(?<!\S)[-−–])?                            # a dash counts at the beginning of a word only
    (?: ["“”](?P<phrase>[^"“”]*)(?:["“”]|\Z)            # a quotation left open ends with the query
      | (?P<bare>[^\s"“”]+) )
    """,
    re.VERBOSE,
)
_ENDINGS = ("n", "on", "ion", "tion", "g", "ng", "ing", "d", "ed", "s", "es", "e", "y")


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand side by side; `begins` says that the last one is the beginning of a word."""

    stems: tuple[str, ...]
    begins: bool = False
    whole: frozenset[str] = frozenset()
    """For a single beginning: stems shorter than it, such as educ for educati*."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to find: a term of every group, and none of those to leave out."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    message: str = ""
    blank: bool = False
    """Nothing was typed, so there is nothing to look for; unlike a query of which nothing is left."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms to find, the ones to be marked in a text."""
        return tuple(term for group in self.groups for term in group)


def parse(typed: str) -> Query:
    """Understand what a reader typed; OR joins its two neighbours, minus leaves out from the whole.

    >>> parse('"children in need" OR ofsted -risk').groups
    ((Term(('children', 'in', 'need')), Term(('ofst',))),)
    """
    if not typed.strip():
        return Query(blank=True)
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    joining = False
    for match in list(_TERM.finditer(typed[:LONGEST_QUERY]))[:MOST_TERMS]:
        if match["bare"] == "OR" and not match["minus"]:
            joining = bool(groups)
        elif (term := _term(match)) is None:
            continue
        elif match["minus"]:
            without.append(term)
        else:
            groups[-1:] = [(*groups[-1], term)] if joining else [*groups[-1:], (term,)]
            joining = False
    return Query(tuple(groups), tuple(without), _message(typed, groups=groups, without=without))


def _term(match: re.Match[str]) -> Term | None:
    written = match["phrase"] if match["bare"] is None else match["bare"]
    found = list(words(written))
    if not found:
        return None
    if match["bare"] is not None and written.endswith("*") and found[-1].end - found[-1].start > 1:
        return _beginning(found)
    return Term(tuple(word.stem for word in found))


def _beginning(found: list[Word]) -> Term:
    """A term whose last word may go on; the index holds stems, so one of its ends may be cut off there."""
    *before, last = found
    shorter = {stemmed(last.folded + ending) for ending in _ENDINGS} | {last.stem}
    whole = frozenset(stem for stem in shorter if not stem.startswith(last.folded))
    stems = (*(word.stem for word in before), last.folded)
    return Term(stems, begins=True, whole=frozenset() if before else whole)


def _message(typed: str, *, groups: list[tuple[Term, ...]], without: list[Term]) -> str:
    if not groups and without:
        return "Nothing was searched: add a word to look for beside those to leave out."
    if not groups:
        return "Nothing was searched: type a word or a number to look for."
    if len(typed) > LONGEST_QUERY:
        return f"The search was cut: only its first {LONGEST_QUERY} characters were used."
    if sum(1 for _ in _TERM.finditer(typed)) > MOST_TERMS:
        return f"The search was cut: only its first {MOST_TERMS} words were used."
    return ""
