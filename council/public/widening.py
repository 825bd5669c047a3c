"""Nothing was found: which filters to take off, and how many results that would give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .filters import Active
from .search_filters import SearchFilterSet

MOST_COUNTED = 2
"""Of so many filters it is said how many results there are without them; each is a question to the index."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A wider search: the filter that it leaves out, its query, and how many results it has where that was counted."""

    without: Active | None
    query: str
    count: int | None


def wider(filterset: SearchFilterSet, *, counted: bool = True) -> Iterator[Wider]:
    """The search without each filter that is on, and without all of them."""
    active = filterset.active
    for place, each in enumerate(active):
        count = filterset.count_with(**_less(filterset, each)) if counted and place < MOST_COUNTED else None
        yield Wider(each, each.without, count)
    if len(active) > 1:
        on = {each.name for each in active}
        kept = {name: values for name, values in filterset.given.items() if name not in on}
        yield Wider(None, filterset.query_of(kept), None)


def _less(filterset: SearchFilterSet, active: Active) -> dict[str, Any]:
    """The filter without the value that is on."""
    value = filterset.form.cleaned_data[active.name]
    others = [each for each in value if each != active.key] if isinstance(value, list) else None
    return {active.name: others}
