"""Word's automatic numbers: which label Word draws in front of a paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from . import numerals
from .docx_styles import VAL, Format, Look, Style, Styles, W, number_of, switched, whole

FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": numerals.repeated_letters,
    "upperLetter": lambda number: numerals.repeated_letters(number).upper(),
    "lowerRoman": numerals.roman,
    "upperRoman": lambda number: numerals.roman(number).upper(),
    "ordinal": numerals.ordinal,
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}
PRINTED_BULLETS = "-–—*"
BULLET = "•"
PLACE = re.compile(r"%([1-9])")
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart_after: int | None = None
    style: str | None = None
    hidden: bool = False

    @classmethod
    def read(cls, element: Any) -> "Level":
        """The level that a w:lvl element describes."""
        start = number_of(element, f"{W}start")
        return cls(
            start=0 if start is None else start,
            form=_value(element, "numFmt") or "decimal",
            pattern=_value(element, "lvlText") or "",
            legal=bool(switched(element, f"{W}isLgl")),
            restart_after=number_of(element, f"{W}lvlRestart"),
            style=_value(element, "pStyle"),
            hidden=bool(Look.read(element.find(f"{W}rPr")).hidden),
        )


@dataclass(frozen=True, slots=True)
class Numbered:
    """One w:num: the list that it counts in, its levels, and where it starts anew."""

    abstract: int
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in their order; a list is read when it is first met."""

    styles: Styles = field(default_factory=Styles)
    elements: dict[int, Any] = field(default_factory=dict)
    abstracts: dict[int, Any] = field(default_factory=dict)
    lists: dict[int, Numbered | None] = field(default_factory=dict)
    counters: dict[int, dict[int, int]] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, root: Any, styles: Styles) -> "Numbering":
        """The lists that numbering.xml defines; a document may lack it."""
        if root is None:
            return cls()
        return cls(
            styles,
            {number_of_attribute(each, "numId"): each for each in root.iterfind(f"{W}num")},
            {number_of_attribute(each, "abstractNumId"): each for each in root.iterfind(f"{W}abstractNum")},
        )

    def place(self, own: Format, style: Style) -> tuple[int, int] | None:
        """List and level of a paragraph by its own format, else by its style; None if unnumbered."""
        num_id, level = own.num_id, own.num_level
        if num_id is None:
            num_id = style.num_id
            level = self._level_of_style(num_id, style) if level is None else level
        if num_id is None or self._list(num_id) is None:
            return None
        return num_id, min(max(level or 0, 0), DEEPEST)

    def label(self, num_id: int, level: int) -> str | None:
        """Count a paragraph at that place and give what Word draws in front of it."""
        numbered = self._list(num_id)
        if numbered is None:
            return None
        counters = self.counters.setdefault(numbered.abstract, {})
        self._start_anew(num_id, numbered, counters)
        counters[level] = counters[level] + 1 if level in counters else self._first(numbered, level)
        _restart_below(counters, level, numbered.levels)
        return _drawn(numbered.levels, level, counters)

    def _first(self, numbered: Numbered, level: int) -> int:
        return numbered.starts.get(level, numbered.levels.get(level, Level()).start)

    def _start_anew(self, num_id: int, numbered: Numbered, counters: dict[int, int]) -> None:
        """The first use of a w:num with a start of its own forgets the count so far."""
        if num_id in self.begun:
            return
        self.begun.add(num_id)
        for start in numbered.starts:
            for level in [each for each in counters if each >= start]:
                del counters[level]

    def _level_of_style(self, num_id: int | None, style: Style) -> int | None:
        """A style with a number is tied to the level that names it."""
        numbered = None if num_id is None else self._list(num_id)
        levels = numbered.levels if numbered else {}
        tied = (place for place, level in levels.items() if level.style == style.num_style)
        return next(tied, style.num_level)

    def _list(self, num_id: int) -> Numbered | None:
        if num_id not in self.lists:
            self.lists[num_id] = self._defined(num_id)
        return self.lists[num_id]

    def _defined(self, num_id: int) -> Numbered | None:
        if num_id not in self.elements:
            return None
        abstract = self._linked(self._abstract_of(num_id))
        if abstract not in self.abstracts:
            return None
        return _numbered(self.elements[num_id], abstract, self.abstracts[abstract])

    def _abstract_of(self, num_id: int | None) -> int:
        abstract = number_of(self.elements.get(-1 if num_id is None else num_id), f"{W}abstractNumId")
        return -1 if abstract is None else abstract

    def _linked(self, abstract: int) -> int:
        """The list that holds the levels: one may point to another through a numbering style."""
        element = self.abstracts.get(abstract)
        name = None if element is None else _value(element, "numStyleLink")
        linked = self.styles.style(name).num_id
        return self._abstract_of(linked) if linked in self.elements else abstract


def number_of_attribute(element: Any, name: str) -> int:
    """A whole number from an attribute; -1 where it is none."""
    number = whole(element.get(f"{W}{name}"))
    return -1 if number is None else number


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(VAL)


def _numbered(element: Any, abstract: int, definition: Any) -> Numbered:
    levels = {number_of_attribute(each, "ilvl"): Level.read(each) for each in definition.iterfind(f"{W}lvl")}
    starts = {}
    for override in element.iterfind(f"{W}lvlOverride"):
        place = number_of_attribute(override, "ilvl")
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[place] = Level.read(own)
        start = number_of(override, f"{W}startOverride")
        if start is not None:
            starts[place] = start
            levels[place] = replace(levels.get(place, Level()), start=start)
    return Numbered(abstract, levels, starts)


def _restart_below(counters: dict[int, int], level: int, levels: dict[int, Level]) -> None:
    for deeper in [each for each in counters if each > level]:
        after = levels.get(deeper, Level()).restart_after
        if after is None or (after != 0 and level < after):
            del counters[deeper]


def _drawn(levels: dict[int, Level], level: int, counters: dict[int, int]) -> str | None:
    definition = levels.get(level)
    if definition is None or definition.hidden or (definition.form == "none" and not definition.pattern):
        return None
    if definition.form == "bullet":
        drawn = definition.pattern.strip()
        return drawn if drawn and drawn in PRINTED_BULLETS else BULLET

    def at_place(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        shown = levels.get(place, Level())
        form = "decimal" if definition.legal else shown.form
        return FORMATS.get(form, str)(counters.get(place, shown.start))

    return PLACE.sub(at_place, definition.pattern).strip() or None
