"""The query language: words, "a phrase", -without, this OR that, begin*; whatever is typed is understood somehow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

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
Span = tuple[int, int]
_ENDINGS = ("n", "on", "ion", "tion", "g", "ng", "ing", "d", "ed", "s", "es", "e", "y")


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that stand side by side; `begins` says that the last one is the beginning of a word."""

    stems: tuple[str, ...]
    begins: bool = False
    whole: frozenset[str] = frozenset()
    """For a single beginning: stems shorter than it, such as educ for educati*."""
    mark: str = ""
    """The mark that the index has in place of these stems, for an abbreviation that is a word as well."""
    plain: bool = field(default=False, compare=False)
    """Typed without quotation marks or an asterisk."""
    typed: Span = field(default=(0, 0), compare=False)
    """Where it stands in what was typed."""


@dataclass(frozen=True, slots=True)
class Together:
    """Groups that are one alternative inside another group: it answers when all of them do."""

    groups: "Groups"


Alternative = Term | Together
Groups = tuple[tuple[Alternative, ...], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What to find: an alternative of every group, and none of the terms to leave out."""

    groups: Groups = ()
    without: tuple[Term, ...] = ()
    message: str = ""
    blank: bool = False
    """Nothing was typed, so there is nothing to look for; unlike a query of which nothing is left."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms to find, the ones to be marked in a text."""
        return tuple(dict.fromkeys(_terms(self.groups)))


def _terms(groups: Groups) -> Iterator[Term]:
    for group in groups:
        for each in group:
            if isinstance(each, Together):
                yield from _terms(each.groups)
            else:
                yield each


def parse(typed: str) -> Query:
    """Understand what a reader typed; OR joins its two neighbours, minus leaves out from the whole.

    >>> parse('"children in need" OR ofsted -risk').groups
    ((Term(('children', 'in', 'need')), Term(('ofst',))),)
    """
    if not typed.strip():
        return Query(blank=True)
    groups: list[tuple[Alternative, ...]] = []
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
    stems, bare = tuple(word.stem for word in found), match["bare"] is not None
    if bare and written.endswith("*") and found[-1].end - found[-1].start > 1:
        return _beginning(found, match.span())
    return Term(stems, plain=bare and not match["minus"], typed=match.span())


def _beginning(found: list[Word], typed: Span) -> Term:
    """A term whose last word may go on; the index holds stems, so one of its ends may be cut off there."""
    *before, last = found
    shorter = {stemmed(last.folded + ending) for ending in _ENDINGS} | {last.stem}
    whole = frozenset(stem for stem in shorter if not stem.startswith(last.folded))
    stems = (*(word.stem for word in before), last.folded)
    return Term(stems, begins=True, whole=frozenset() if before else whole, typed=typed)


def _message(typed: str, *, groups: list[tuple[Alternative, ...]], without: list[Term]) -> str:
    if not groups and without:
        return _("Nothing was searched: add a word to look for beside those to leave out.")
    if not groups:
        return _("Nothing was searched: type a word or a number to look for.")
    if len(typed) > LONGEST_QUERY:
        return _("The search was cut: only its first %(number)d characters were used.") % {
            "number": LONGEST_QUERY
        }
    if sum(1 for each in _TERM.finditer(typed)) > MOST_TERMS:
        return _("The search was cut: only its first %(number)d words were used.") % {"number": MOST_TERMS}
    return ""
