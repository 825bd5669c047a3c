"""Word's styles: what a paragraph or run inherits, with hidden text as the matter that must be right."""

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
OFF = frozenset({"0", "false", "off"})
HIDING = (f"{W}vanish", f"{W}specVanish", f"{W}webHidden")
BODY_LEVEL = 9
DEEPEST_CHAIN = 20
WHOLE = re.compile(r"([-+]?\d{1,9})(?:\.\d*)?")
STYLE, OF_TABLE, STYLE_END = b"<w:style ", b'w:type="table"', b"</w:style>"


def without_table_styles(content: bytes) -> bytes:
    """Leave out most of styles.xml before it is parsed: nothing is read of table styles."""
    head, *styles = content.split(STYLE)
    return head + b"".join(
        each.partition(STYLE_END)[2] if each.startswith(OF_TABLE) and STYLE_END in each else STYLE + each
        for each in styles
    )


def switched(properties: Any, tag: str) -> bool | None:
    """Whether an on/off property such as bold is on; None where nothing is said."""
    element = None if properties is None else properties.find(tag)
    if element is None:
        return None
    return element.get(VAL, "1") not in OFF


def hidden(properties: Any) -> bool | None:
    """Whether run properties hide their text; None where they say nothing."""
    said = [state for tag in HIDING if (state := switched(properties, tag)) is not None]
    return any(said) if said else None


def number_of(element: Any, tag: str, attribute: str = VAL) -> int | None:
    """The whole number that a child element holds."""
    child = None if element is None else element.find(tag)
    return None if child is None else whole(child.get(attribute))


def whole(value: str | None) -> int | None:
    """The whole number that an attribute holds, with or without a fraction after it."""
    said = WHOLE.fullmatch(value or "")
    return int(said[1]) if said else None


@dataclass(frozen=True, slots=True)
class Style:
    """What a named style gives to its paragraphs and runs, its ancestors' part included."""

    bold: bool = False
    hidden: bool = False
    heading: int | None = None
    num_id: int | None = None
    num_level: int | None = None
    num_style: str | None = None
    left: int | None = None
    space_before: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id; each is worked out once."""

    elements: dict[str, Any] = field(default_factory=dict)
    default_paragraph: str | None = None
    known: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Any) -> "Styles":
        """Styles from styles.xml, which a document may lack."""
        if root is None:
            return cls()
        elements = {each.get(f"{W}styleId", ""): each for each in root.iterfind(f"{W}style")}
        defaults = (
            name
            for name, each in elements.items()
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default", "0") not in OFF
        )
        return cls(elements, next(defaults, None))

    def style(self, name: str | None) -> Style:
        """The style of that id with everything it inherits."""
        if name is None or name not in self.elements:
            return Style()
        if name not in self.known:
            self.known[name] = self._work_out(name)
        return self.known[name]

    def paragraph_style(self, properties: Any) -> Style:
        """The style that paragraph properties name, else the document's default."""
        element = None if properties is None else properties.find(f"{W}pStyle")
        return self.style(self.default_paragraph if element is None else element.get(VAL))

    def _work_out(self, name: str) -> Style:
        chain = self._chain(name)
        runs = [each.find(f"{W}rPr") for _, each in chain]
        paragraphs = [each.find(f"{W}pPr") for _, each in chain]
        num_style = next(
            (style for (style, _), each in zip(chain, paragraphs, strict=True) if _num_id(each) is not None),
            None,
        )
        return Style(
            bold=bool(_first(switched(each, f"{W}b") for each in runs)),
            hidden=bool(_first(hidden(each) for each in runs)),
            heading=self._heading(chain, paragraphs),
            num_id=_first(_num_id(each) for each in paragraphs),
            num_level=_first(_num_level(each) for each in paragraphs),
            num_style=num_style,
            left=_first(left_indent(each) for each in paragraphs),
            space_before=_first(space_before(each) for each in paragraphs),
        )

    def _chain(self, name: str) -> list[tuple[str, Any]]:
        """The style and those that it is based on, nearest first."""
        chain: list[tuple[str, Any]] = []
        following: str | None = name
        while following in self.elements and len(chain) < DEEPEST_CHAIN:
            element = self.elements[following]
            chain.append((following, element))
            based_on = element.find(f"{W}basedOn")
            following = None if based_on is None else based_on.get(VAL)
        return chain

    def _heading(self, chain: list[tuple[str, Any]], paragraphs: list[Any]) -> int | None:
        level = _first(number_of(each, f"{W}outlineLvl") for each in paragraphs)
        if level is not None:
            return level + 1 if 0 <= level < BODY_LEVEL else None
        for _, element in chain:
            name = element.find(f"{W}name")
            words = "" if name is None else name.get(VAL, "").lower()
            if words.startswith("heading ") and words[8:].isdecimal():
                return int(words[8:])
        return None


def space_before(properties: Any) -> int | None:
    """The space that paragraph properties ask for before the paragraph, in twentieths of a point."""
    return number_of(properties, f"{W}spacing", f"{W}before")


def left_indent(properties: Any) -> int | None:
    """The indent that paragraph properties ask for, in twentieths of a point."""
    left = number_of(properties, f"{W}ind", f"{W}left")
    return number_of(properties, f"{W}ind", f"{W}start") if left is None else left


def _num_id(properties: Any) -> int | None:
    numbering = None if properties is None else properties.find(f"{W}numPr")
    return number_of(numbering, f"{W}numId")


def _num_level(properties: Any) -> int | None:
    numbering = None if properties is None else properties.find(f"{W}numPr")
    return number_of(numbering, f"{W}ilvl")


def _first(values: Any) -> Any:
    return next((value for value in values if value is not None), None)
