"""Draws that come out the same for the same seed on every machine and with every Python."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw(random.Random):
    """A source of chance that is named; it leans on `random()` alone, whose numbers Python promises to keep."""

    def __init__(self, *names: object) -> None:
        super().__init__("/".join(map(str, names)))

    def one(self, some: Sequence[T]) -> T:
        """Any one, each as likely."""
        return some[int(self.random() * len(some))]

    def ranked(self, some: Sequence[T]) -> T:
        """Any one, the first likeliest: the one at rank r with a chance of 1/r, which is Zipf's law."""
        return some[int((len(some) + 1) ** self.random()) - 1]

    def several(self, some: Iterable[T], count: int) -> list[T]:
        """So many different ones, or all."""
        left = list(some)
        return [left.pop(int(self.random() * len(left))) for _ in range(min(count, len(left)))]

    def between(self, least: int, most: int) -> int:
        """A number from the least to the most, both included."""
        return least + int(self.random() * (most - least + 1))

    def happens(self, chance: float) -> bool:
        """Whether something of this chance happens."""
        return self.random() < chance

    def uid(self) -> str:
        """A random identifier in hexadecimal digits (a UUID of version 4)."""
        digits = f"{self.getrandbits(128):032x}"
        return f"{digits[:12]}4{digits[13:16]}a{digits[17:]}"
