"""The councillors whom a reader may mean by what was typed: an address, a name or the beginning of one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from council.models import fold

MOST_OFFERED = 12
TITLES = frozenset({"cllr", "cllrs", "councillor", "councillors", "cynghorydd", "cyng"})
"""Words before a name that are no part of it."""
MOST_TYPED = 20
"""So many names in one address are compared with those of everybody; more are read as the parts of addresses alone."""
LONGEST = 100
"""So much of what was typed is compared with the names."""
ALIKE = 0.7
"""How near a name must be to what was typed to be offered in its place."""


class KnownCouncillors:
    """The councillors of published minutes, by the parts of their addresses and by their names."""

    def __init__(self, offers: Iterable[Any]) -> None:
        self.every = tuple(offers)

    @cached_property
    def by_slug(self) -> dict[str, Any]:
        """Each of them by the part of the address that is theirs alone."""
        return {offer.slug: offer for offer in self.every}

    @cached_property
    def written(self) -> dict[str, str]:
        """How a field writes each of them: by name, and by the address as well where others have the same name."""
        same = Counter(offer.name for offer in self.every)
        return {
            offer.slug: offer.name if same[offer.name] == 1 else f"{offer.name} ({offer.slug})"
            for offer in self.every
        }

    @cached_property
    def _by_name(self) -> dict[str, list[Any]]:
        named = defaultdict(list)
        for offer in self.every:
            for name in dict.fromkeys((offer.folded, " ".join(words_of(self.written[offer.slug])))):
                named[name].append(offer)
        return named

    def meant(self, typed: str) -> list[Any]:
        """Those whom the words mean: the one at this address, those of this name, or those whose names begin so; one
        more than are offered where there are many."""
        if typed in self.by_slug:
            return [self.by_slug[typed]]
        words = words_of(typed)
        return self._by_name.get(" ".join(words)) or self.beginning(words, MOST_OFFERED + 1)

    def each_meant(self, given: Iterable[str]) -> list[list[Any]]:
        """Those whom each of several means."""
        several = list(given)
        names = [typed for typed in dict.fromkeys(several) if typed not in self.by_slug][:MOST_TYPED]
        meant = {typed: self.meant(typed) for typed in names}
        return [[self.by_slug[typed]] if typed in self.by_slug else meant.get(typed, []) for typed in several]

    def beginning(self, words: list[str], most: int) -> list[Any]:
        """Those of whose names each of the words begins a word; whose name begins with the first comes first."""
        return beginning(words, self.every, most)

    def near(self, typed: str) -> list[Any]:
        """Those whose names are written nearly so."""
        name = " ".join(words_of(typed))[:LONGEST]
        names = get_close_matches(name, self._by_name, n=MOST_OFFERED, cutoff=ALIKE)
        found = {offer.slug: offer for name in names for offer in self._by_name[name]}
        return list(found.values())[:MOST_OFFERED]


def words_of(typed: str) -> list[str]:
    """The words of a name as names are compared, without titles."""
    return [word for word in fold(typed).replace("-", " ").split() if word not in TITLES]


def beginning(words: list[str], offers: Iterable[Any], most: int) -> list[Any]:
    """The first offers of which each of the words begins a word; those that begin with the first one come first."""
    if not words:
        return []
    found = [offer for offer in offers if all(f" {word}" in f" {offer.folded}" for word in words)]
    return sorted(found, key=lambda offer: not offer.folded.startswith(words[0]))[:most]
