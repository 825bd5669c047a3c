"""The committees and councillors that the words of a search name: whoever types a name may want its page first."""

from collections.abc import Iterator
from dataclasses import dataclass

from council.models import fold

from .filters import Offer, Offers

MOST = 3
TITLES = frozenset(
    {"cllr", "cllrs", "councillor", "councillors", "county", "the", "of", "and", "cyng", "y", "yr"}
)
"""Words beside a name that nobody looks for once the name is taken for itself."""
BODIES = ("committee", "sub committee", "panel", "board", "forum", "group", "working party", "working group")
"""Last words that people leave out of a committee's name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A committee or councillor that a search names: the filter, what it offers, and the words that are left."""

    filter: str
    offer: Offer
    rest: str


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed, word by word, and each word as names are compared."""

    typed: list[str]
    folded: list[str]

    @classmethod
    def of(cls, typed: str) -> "Words":
        """The words of a search without its quotation marks; each part of a hyphenated word is one."""
        words = [word for word in typed.replace("-", " ").translate(_NO_QUOTES).split() if fold(word)]
        return cls(words, [fold(word) for word in words])

    def without(self, name: list[str]) -> str | None:
        """The words that are left where a name is among them, or None where it is not."""
        for start in range(len(self.folded) - len(name) + 1):
            if self.folded[start : start + len(name)] == name:
                left = zip(self.typed[:start], self.folded[:start], strict=True)
                kept = [typed for typed, folded in left if folded not in TITLES]
                return " ".join([*kept, *self.typed[start + len(name) :]])
        return None


_NO_QUOTES = str.maketrans(dict.fromkeys('"“”', " "))


def named_in(typed: str, offers: Offers) -> list[Named]:
    """The committees and councillors whom these words name, the longest names first; those who are no councillors
    are never among them."""
    words = Words.of(typed)
    found = [*_in(words, "committee", offers.committee), *_in(words, "councillor", offers.councillor)]
    return sorted(found, key=lambda named: -len(named.offer.folded))[:MOST]


def _in(words: Words, kind: str, offers: tuple[Offer, ...]) -> Iterator[Named]:
    whole = " ".join(word for word in words.folded if word not in TITLES)
    for offer in offers:
        if (rest := words.without(offer.folded.split())) is not None:
            yield Named(kind, offer, rest)
        elif whole and whole in _short_names(kind, offer.folded):
            yield Named(kind, offer, "")


def _short_names(kind: str, name: str) -> list[str]:
    """What people type for a whole name: a surname, or a committee without the word for what it is."""
    if kind == "councillor":
        return [name.rpartition(" ")[2]]
    return [name.removesuffix(body).strip() for body in BODIES if name.endswith(f" {body}")]
