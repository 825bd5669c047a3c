"""Values that a process works out once for each generation of the archive."""

import uuid
from collections.abc import Callable
from typing import Generic, TypeVar

from django.core.cache import cache

T = TypeVar("T")


class OfGeneration(Generic[T]):
    """A value that a process keeps while the archive stays as it is, and the cache tells when to make it anew: what
    is large would cost more to read from a cache than a page may.

    Value and mark are kept in one piece, so that a thread never takes those of one generation for another's.
    """

    def __init__(self, name: str, make: Callable[[int], T]) -> None:
        self._name, self._make = name, make
        self._kept: tuple[str, T] | None = None

    def __call__(self, generation: int) -> T:
        """The value for a generation of the archive."""
        mark = str(cache.get_or_set(f"{self._name}:{generation}", lambda: uuid.uuid4().hex))
        kept = self._kept
        if kept is None or kept[0] != mark:
            self._kept = kept = (mark, self._make(generation))
        return kept[1]
