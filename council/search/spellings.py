"""How public texts write a word, for a search that spells it otherwise; nobody is led to the name of a person who is no
councillor, though the minutes name officers and residents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db.models import CharField, Q, QuerySet, Value

from council.models import Attendance, Councillor

from .words import without_possessive, words

BEFORE_PLACES = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "near",
        "of",
        "on",
        "our",
        "the",
        "this",
        "to",
        "with",
    ]
)
"""What begins a sentence right before the name of a place."""
BEFORE_NAMES = frozenset(
    {
        *(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "lord",
            "lady",
            "rev",
            "reverend",
        ),
        *("cllr", "councillor", "alderman", "cyng", "cynghorydd", "parch"),
    }
)
"""Titles, of which one stands before a surname or before the first name."""


@dataclass(slots=True)
class Written:
    """The spellings of a word in small letters: those that are an ordinary word somewhere, and those that are
    written with a capital wherever they stand, of which some may be a person's."""

    ordinary: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    persons: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    """Those right behind another word with a capital, as in `Jane Smithwick` and in `Mill Bridge`."""
    headed: set[str] = field(default_factory=set)
    """Those in titles, where every word may have a capital."""

    def see(self, spelt: str, before: tuple[str, ...], *, in_title: bool) -> None:
        """Note one place where it stands, after these words."""
        spelling = spelt.lower()
        if spelt[:1].islower():
            self.ordinary.add(spelling)
            return
        self.capitals.add(spelling)
        if any(each.lower() in BEFORE_NAMES or (len(each) == 1 and each.isupper()) for each in before):
            self.persons.add(spelling)
        elif in_title:
            self.headed.add(spelling)
        elif before and before[-1][:1].isupper() and before[-1].lower() not in BEFORE_PLACES:
            self.beside.add(spelling)

    @property
    def doubtful(self) -> set[str]:
        """The spellings of which some may be a person's."""
        return self.capitals - self.ordinary

    @property
    def names(self) -> set[str]:
        """The spellings that the words before them make a name."""
        return self.persons | (self.beside - self.headed)


def note(found: dict[str, Written], texts: Iterable[str], *, titles: bool = False) -> None:
    """Note how these texts write the words of some stems."""
    for text in texts:
        before: tuple[str, ...] = ()
        end = 0
        for word in words(text):
            spelt = text[word.start : word.end]
            if word.stem in found:
                beside = text[end : word.start] == " "
                told = before if beside else (*before, "")
                found[word.stem].see(without_possessive(spelt), told, in_title=titles)
            before, end = (*before[-1:], spelt), word.end


def that_may_be_offered(found: dict[str, Written], refused: set[str]) -> dict[str, set[str]]:
    """The spellings of each stem without those refused."""
    return {stem: (written.ordinary | written.capitals) - refused for stem, written in found.items()}


def of_people(found: dict[str, Written], meetings: set[int]) -> set[str]:
    """The spellings that are the name of a person who is no public councillor, as the texts or the lists of these
    meetings tell; asked in one question."""
    doubtful = {each for written in found.values() for each in written.doubtful}
    if not doubtful:
        return set()
    titled = {each for written in found.values() for each in written.names}
    named: dict[str, set[str]] = {LISTED: titled, COUNCILLOR: set()}
    for whose, name in _names(meetings, doubtful):
        named[whose] |= set(_words_of(name))
    return (named[LISTED] & doubtful) - named[COUNCILLOR]


LISTED, COUNCILLOR = "listed", "councillor"


def _names(meetings: set[int], doubtful: set[str]) -> QuerySet:
    """The names in the lists of these meetings, and those of public councillors who bear one of these words."""
    listed = Attendance.objects.published().filter(meeting__in=meetings).order_by()
    has_one = reduce(or_, (Q(name__icontains=each) for each in sorted(doubtful)))
    bearing = Councillor.objects.published().filter(has_one).order_by()
    whose = (Value(each, CharField()) for each in (LISTED, COUNCILLOR))
    return listed.values_list(next(whose), "name_as_written").union(bearing.values_list(next(whose), "name"))


def _words_of(name: str) -> Iterator[str]:
    return (without_possessive(name[word.start : word.end]).lower() for word in words(name))
