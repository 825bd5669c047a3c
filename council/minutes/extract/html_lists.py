"""The labels that a browser draws in front of list items."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import numerals

BULLET = "•"
STYLE_TYPE = re.compile(
    r"list-style(?:-type)?\s*:[^;]{0,60}?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman)|disc|circle|square)\b",
    re.I,
)
DRAWN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lower-alpha": numerals.letters,
    "upper-alpha": lambda number: numerals.letters(number).upper(),
    "lower-roman": numerals.roman,
    "upper-roman": lambda number: numerals.roman(number).upper(),
}
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


@dataclass(slots=True)
class List:
    """A list that is being read: what its next item is numbered and how."""

    kind: str
    following: int = 1
    step: int = 1

    @classmethod
    def of(cls, element: Any) -> "List":
        """The list that an ol, ul or menu element begins."""
        ordered = element.tag == "ol"
        start = _whole(element.get("start"))
        if not ordered or element.get("reversed") is None:
            return cls(_kind(element, "decimal" if ordered else "disc"), 1 if start is None else start)
        items = sum(1 for _ in element.iterchildren("li"))
        return cls(_kind(element, "decimal"), items if start is None else start, -1)

    def label(self, item: Any) -> str | None:
        """Count an item and give its label."""
        value = _whole(item.get("value"))
        number = self.following if value is None else value
        self.following = number + self.step
        kind = _kind(item, self.kind)
        if kind == "none":
            return None
        return f"{DRAWN[kind](number)}." if kind in DRAWN else BULLET


def _kind(element: Any, otherwise: str) -> str:
    styled = STYLE_TYPE.search(element.get("style") or "")
    if styled:
        return styled[1].lower().replace("latin", "alpha")
    return TYPES.get(element.get("type", ""), otherwise)


def _whole(value: str | None) -> int | None:
    if value is None or not re.fullmatch(r"\s*[-+]?\d{1,9}\s*", value):
        return None
    return int(value)
