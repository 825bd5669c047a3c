"""Sentences of invented minutes with their gaps filled."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from .drawing import Draw
from .words import (
    MARKED,
    OFFICERS,
    QUALITIES_BY_RANK,
    REASONS_BY_RANK,
    ROADS,
    SENTENCES,
    SHARES,
    THINGS_BY_RANK,
)

_GAP = re.compile(r"\{(\w+)\}")
_POOLS: dict[str, Sequence[str]] = {
    "thing": THINGS_BY_RANK,
    "quality": QUALITIES_BY_RANK,
    "reason": REASONS_BY_RANK,
    "road": ROADS,
    "post": OFFICERS,
    "number": tuple(str(number) for number in range(3, 900)),
}


@dataclass(frozen=True, slots=True)
class Prose:
    """What writes sentences about the places near a council."""

    draw: Draw
    near: Sequence[str]

    def fill(self, template: str) -> str:
        """The sentence with a word in every gap; a gap in capitals takes a word with a capital."""
        form, gaps = _form(template)
        return form % tuple(self._word(gap) for gap in gaps)

    def any(self, templates: Sequence[str]) -> str:
        """One of the sentences, filled."""
        return self.fill(self.draw.one(templates))

    def paragraph(self, count: int) -> str:
        """So many sentences."""
        return " ".join([self.any(SENTENCES) for _ in range(count)])

    def marks(self) -> list[str]:
        """Sentences with the words whose share is known."""
        draw = self.draw
        said = [word for word, share in SHARES.items() if draw.random() < share]
        return [draw.one(MARKED).format(word) for word in said]

    def _word(self, gap: tuple[Sequence[str] | None, bool]) -> str:
        pool, capital = gap
        word = self.draw.ranked(self.near if pool is None else pool)
        return word[:1].upper() + word[1:] if capital else word


@cache
def _form(template: str) -> tuple[str, tuple[tuple[Sequence[str] | None, bool], ...]]:
    names = _GAP.findall(template)
    pool: Callable[[str], Sequence[str] | None] = _POOLS.get
    gaps = tuple((pool(name.lower()), name[0].isupper()) for name in names)
    return _GAP.sub("%s", template.replace("%", "%%")), gaps
