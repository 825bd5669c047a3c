"""The names that the words of a search may be, by their words: a search looks at few of a thousand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

BODIES = ("committee", "sub committee", "panel", "board", "forum", "group", "working party", "working group")
"""Last words that people leave out of a committee's name."""


class Known(NamedTuple):
    """A name: its place among all of them, the filter that takes it, its words as they are compared, and the offer."""

    place: int
    filter: str
    words: list[str]
    offer: Any


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names by their first word, and by what people type for them."""

    first_words: dict[str, list[Known]] = field(default_factory=dict)
    short: dict[str, list[Known]] = field(default_factory=dict)

    @classmethod
    def of(cls, offers: dict[str, Iterable[Any]]) -> "KnownNames":
        """The names of these offers of each filter, in their order."""
        known = cls()
        every = ((kind, offer) for kind, some in offers.items() for offer in some)
        for place, (kind, offer) in enumerate(every):
            if words := offer.folded.split():
                known._add(Known(place, kind, words, offer))
        return known

    def _add(self, name: Known) -> None:
        self.first_words.setdefault(name.words[0], []).append(name)
        for short in _short_names(name):
            self.short.setdefault(short, []).append(name)

    def perhaps(self, words: Iterable[str]) -> Iterator[Known]:
        """The names that may be among these words."""
        for word in dict.fromkeys(words):
            yield from self.first_words.get(word, ())

    def meant(self, words: str) -> list[Known]:
        """The names for which people type these words."""
        return self.short.get(words, [])


def _short_names(name: Known) -> list[str]:
    """What people type for a whole name: a surname, or a committee without the word for what it is."""
    if name.filter == "councillor":
        return name.words[-1:]
    whole = name.offer.folded
    return [whole.removesuffix(body).strip() for body in BODIES if whole.endswith(f" {body}")]
