"""OpenDocument's lists and numbered headings: which label is drawn in front of a paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import numerals
from .odt_styles import NAME, STYLE, TEXT, whole

LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": numerals.letters,
    "A": lambda number: numerals.letters(number).upper(),
    "i": numerals.roman,
    "I": lambda number: numerals.roman(number).upper(),
    "01, 02, 03, ...": lambda number: f"{number:02d}",
    "1st": numerals.ordinal,
    "": lambda number: "",
}
REPEATED = {
    "a": numerals.repeated_letters,
    "A": lambda number: numerals.repeated_letters(number).upper(),
}
PRINTED_BULLETS = "-–—*"
BULLET = "•"
PLACE = re.compile(r"%(10|[1-9])%")
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    bullet: str | None = None
    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown_levels: int = 1
    pattern: str | None = None
    repeats_letters: bool = False

    @classmethod
    def read(cls, element: Any) -> "Level":
        """The level that a list or outline level style describes."""
        if not element.tag.endswith(("-number", "outline-level-style")):
            char = element.get(f"{TEXT}bullet-char", "").strip()
            return cls(bullet=char if char and char in PRINTED_BULLETS else BULLET)
        start = whole(element.get(f"{TEXT}start-value"))
        return cls(
            form=element.get(f"{STYLE}num-format", ""),
            prefix=element.get(f"{STYLE}num-prefix", ""),
            suffix=element.get(f"{STYLE}num-suffix", ""),
            start=1 if start is None else start,
            shown_levels=whole(element.get(f"{TEXT}display-levels")) or 1,
            pattern=element.get(f"{STYLE}num-list-format") or element.get(f"{LOEXT}num-list-format"),
            repeats_letters=element.get(f"{STYLE}num-letter-sync") == "true",
        )

    def number(self, count: int) -> str:
        """A count in the form of this level."""
        forms = REPEATED if self.repeats_letters else FORMATS
        return forms.get(self.form, FORMATS.get(self.form, str))(count)


@dataclass(slots=True)
class Count:
    """How far the levels of one list have been counted."""

    levels: dict[int, Level]
    at: dict[int, int] = field(default_factory=dict)

    def label(self, level: int, *, start: int | None = None) -> str | None:
        """Count a paragraph at that level and give what is drawn in front of it."""
        if start is not None:
            self.at[level] = start
        else:
            self.at[level] = self.at[level] + 1 if level in self.at else self._level(level).start
        for deeper in [each for each in self.at if each > level]:
            del self.at[deeper]
        return self._drawn(level)

    def _level(self, level: int) -> Level:
        return self.levels.get(level, Level())

    def _drawn(self, level: int) -> str | None:
        definition = self._level(level)
        if definition.bullet:
            return definition.bullet
        if not definition.form:
            return (definition.prefix + definition.suffix).strip() or None
        if definition.pattern:
            return PLACE.sub(lambda match: self._number(int(match[1])), definition.pattern).strip() or None
        first = max(level - definition.shown_levels + 1, 1)
        numbers = [self._number(each) for each in range(first, level + 1)]
        return (definition.prefix + ".".join(filter(None, numbers)) + definition.suffix).strip() or None

    def _number(self, level: int) -> str:
        definition = self._level(level)
        return definition.number(self.at.get(level, definition.start))


@dataclass(slots=True)
class Lists:
    """Counts the list items and numbered headings of a document in their order."""

    styles: dict[str, dict[int, Level]]
    outline: Count
    by_id: dict[str, Count] = field(default_factory=dict)
    latest: dict[str, Count] = field(default_factory=dict)

    @classmethod
    def read(cls, *holders: Any) -> "Lists":
        """The list styles and the outline of these elements, such as office:styles; any may be absent."""
        styles: dict[str, dict[int, Level]] = {}
        outline: dict[int, Level] = {}
        for holder in holders:
            for each in () if holder is None else holder:
                if each.tag == f"{TEXT}list-style":
                    styles[each.get(NAME, "")] = _levels(each)
                elif each.tag == f"{TEXT}outline-style":
                    outline = _levels(each)
        return cls(styles, Count(outline))

    def begin(self, element: Any, style: str) -> Count:
        """The count of an outermost text:list: that of the list which it says it continues, else a new one."""
        continued = self.by_id.get(element.get(f"{TEXT}continue-list"))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self.latest.get(style)
        count = Count(self.styles.get(style, {}), {} if continued is None else continued.at)
        if element.get(ID):
            self.by_id[element.get(ID)] = count
        self.latest[style] = count
        return count

    def within(self, outer: Count, element: Any) -> Count:
        """The count of a list inside another one, which may have a style of its own."""
        style = element.get(f"{TEXT}style-name")
        return outer if style is None else Count(self.styles.get(style, {}), outer.at)


def _levels(element: Any) -> dict[int, Level]:
    levels = {whole(each.get(f"{TEXT}level")): Level.read(each) for each in element}
    return {place: level for place, level in levels.items() if place is not None}
