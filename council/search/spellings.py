"""How public texts write a word, for a search that spells it otherwise; nobody is led to the name of a person who is no
councillor, though the minutes name officers and residents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

from council.models import Attendance, Committee, Council, Councillor

from .words import without_possessive, words

LOOKED_AT = 5
"""How many of the newest entries with a word are read: an ordinary one stands in one of them in small letters."""
BEFORE_PLACES = frozenset({"at", "in", "near", "the", "ger", "yn", "yng", "ym"})
"""Words right before the name of a place and hardly ever before that of a person."""
OF_PLACES = frozenset(
    [
        *(
            "avenue",
            "barracks",
            "bay",
            "beach",
            "bridge",
            "bypass",
            "canal",
            "castle",
            "centre",
            "church",
            "close",
        ),
        *(
            "common",
            "court",
            "crescent",
            "drive",
            "estate",
            "farm",
            "ferry",
            "green",
            "hall",
            "harbour",
            "hill",
        ),
        *(
            "hospital",
            "house",
            "lane",
            "library",
            "market",
            "mill",
            "park",
            "parish",
            "place",
            "port",
            "quay",
        ),
        *(
            "railway",
            "river",
            "road",
            "roundabout",
            "school",
            "square",
            "station",
            "street",
            "terrace",
            "valley",
        ),
        *("village", "ward", "way", "wood"),
        *("afon", "ffordd", "heol", "llyn", "neuadd", "parc", "pont", "stryd", "ysgol"),
    ]
)
"""Words of which one stands right before or behind the name of a place."""
OF_PEOPLE = frozenset(
    {"appeal", "application", "brothers", "case", "complaint", "family", "objection", "petition", "sisters"}
)
"""Words behind the name of a person where `the` stands before it, as in `the Smithwick family`."""
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
    places: set[str] = field(default_factory=set)
    """Those that the words beside them make a place."""
    beside: set[str] = field(default_factory=set)
    """Those right behind another word with a capital, as in `Jane Smithwick`."""
    headed: set[str] = field(default_factory=set)
    """Those in titles, where every word may have a capital."""

    def see(self, spelt: str, before: tuple[str, ...], after: str, *, in_title: bool) -> None:
        """Note one place where it stands, after these words and before that one."""
        spelling = spelt.lower()
        if not spelt[:1].isupper() or spelling in OF_PLACES:
            self.ordinary.add(spelling)
            return
        self.capitals.add(spelling)
        if any(each.lower() in BEFORE_NAMES or (len(each) == 1 and each.isupper()) for each in before):
            self.persons.add(spelling)
        elif _is_of_place(before, after.lower()):
            self.places.add(spelling)
        elif in_title:
            self.headed.add(spelling)
        elif before and before[-1][:1].isupper():
            self.beside.add(spelling)

    @property
    def doubtful(self) -> set[str]:
        """The spellings of which some may be a person's."""
        return self.capitals - self.ordinary

    @property
    def names(self) -> set[str]:
        """The spellings that the words before them make a name."""
        return self.persons | (self.beside - self.headed)


def _is_of_place(before: tuple[str, ...], after: str) -> bool:
    """Whether a word with a capital between these is the name of a place."""
    last = before[-1].lower() if before else ""
    return after in OF_PLACES or last in OF_PLACES or (last in BEFORE_PLACES and after not in OF_PEOPLE)


def note(found: dict[str, Written], texts: Iterable[str], *, titles: bool = False) -> None:
    """Note how these texts write the words of some stems; an address of the network writes none."""
    for text in texts:
        said = _Said.of(_IN_THE_NETWORK.sub(lambda each: "_" * len(each[0]), text))
        for at, stem in enumerate(said.stems):
            if stem in found:
                spelt = without_possessive(said.spelt[at])
                found[stem].see(spelt, said.before(at), said.after(at), in_title=titles)


_IN_THE_NETWORK = re.compile(r"\S+@\S+|\S*(?:://|www\.)\S*")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a text as it writes them, and what stands before each."""

    stems: list[str]
    spelt: list[str]
    signs: list[str]

    @classmethod
    def of(cls, text: str) -> "_Said":
        said = list(words(text))
        ends = [0, *(word.end for word in said)]
        return cls(
            [word.stem for word in said],
            [text[word.start : word.end] for word in said],
            [text[end : word.start] for end, word in zip(ends, said, strict=False)],
        )

    def before(self, at: int) -> tuple[str, ...]:
        """The two words before one, and an empty one where a sign parts them from it; a comma does not between the
        words of a place, as in `County Hall, Otterby`."""
        told = tuple(self.spelt[max(0, at - 2) : at])
        is_place = self.signs[at] == ", " and told and told[-1].lower() in OF_PLACES and not self.after(at)
        return told if not told or self.signs[at] == " " or is_place else (*told, "")

    def after(self, at: int) -> str:
        """The word right behind one."""
        return self.spelt[at + 1] if self.signs[at + 1 : at + 2] == [" "] else ""


def that_may_be_offered(found: dict[str, Written], meetings: set[int]) -> dict[str, set[str]]:
    """The spellings of each stem that lead to no person but a public councillor; the lists of these meetings tell more
    of people."""
    doubtful = {each for written in found.values() for each in written.doubtful}
    sure = _names_to_offer(found, doubtful, meetings) if doubtful else set()
    return {stem: written.ordinary | (written.capitals & sure) for stem, written in found.items()}


def _names_to_offer(found: dict[str, Written], doubtful: set[str], meetings: set[int]) -> set[str]:
    """Those of the spellings that are a place, as the texts tell, and no person in the lists of these meetings, and
    those that are part of the name of a public councillor, committee or council; asked in one question."""
    named: dict[str, set[str]] = {
        LISTED: {each for written in found.values() for each in written.names},
        OFFERED: set(),
    }
    for whose, name in _names(meetings, doubtful):
        named[whose] |= set(_words_of(name))
    places = {each for written in found.values() for each in written.places}
    return doubtful & (named[OFFERED] | (places - named[LISTED]))


LISTED, OFFERED = "listed", "offered"


def _names(meetings: set[int], doubtful: set[str]) -> QuerySet:
    """The names in the lists of these meetings, and those that bear one of these words of whom every page offers."""
    listed: Any = Attendance.objects.published().filter(meeting__in=meetings).order_by()
    has_one = reduce(or_, (Q(name__icontains=each) for each in sorted(doubtful)))
    offered = (
        each.objects.published().filter(has_one).order_by().values_list(_as(OFFERED), "name")
        for each in (Councillor, Committee, Council)
    )
    return listed.values_list(_as(LISTED), "name_as_written").union(*offered)


def _as(whose: str) -> Value:
    return Value(whose, CharField())


def _words_of(name: str) -> Iterator[str]:
    return (without_possessive(name[word.start : word.end]).lower() for word in words(name))
