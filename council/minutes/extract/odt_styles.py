"""OpenDocument's styles: what a paragraph or a span of characters inherits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
NAME = f"{STYLE}name"
DEEPEST_CHAIN = 20
BOLD_FROM = 600
LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{0,9})?)(in|cm|mm|pt|pc|px)")
POINTS = {"in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pt": 1.0, "pc": 12.0, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Style:
    """What a named style gives, its ancestors' part included; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    list_style: str | None = None
    left: float | None = None
    space_before: float | None = None
    master_page: str | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by family and name; each is worked out once."""

    elements: dict[tuple[str, str], Any] = field(default_factory=dict)
    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    @classmethod
    def read(cls, *holders: Any) -> "Styles":
        """The styles of these elements, such as office:styles; later ones win, and any may be absent."""
        return cls(
            {
                (each.get(f"{STYLE}family", ""), each.get(NAME, "")): each
                for holder in holders
                if holder is not None
                for each in holder.iterfind(f"{STYLE}style")
            }
        )

    def style(self, family: str, name: str | None) -> Style:
        """The style of that name with everything it inherits."""
        key = (family, name or "")
        if key not in self.elements:
            return Style()
        if key not in self.known:
            self.known[key] = self._work_out(key)
        return self.known[key]

    def _work_out(self, key: tuple[str, str]) -> Style:
        chain = list(self._chain(key))
        characters = [each.find(f"{STYLE}text-properties") for each in chain]
        paragraphs = [each.find(f"{STYLE}paragraph-properties") for each in chain]
        level = _said(chain, f"{STYLE}default-outline-level")
        return Style(
            bold=_bold(_said(characters, f"{FO}font-weight")),
            hidden=_hidden(_said(characters, f"{TEXT}display")),
            outline=whole(level),
            list_style=_said(chain, f"{STYLE}list-style-name"),
            left=_points(_said(paragraphs, f"{FO}margin-left")),
            space_before=_points(_said(paragraphs, f"{FO}margin-top")),
            master_page=_said(chain, f"{STYLE}master-page-name"),
        )

    def _chain(self, key: tuple[str, str]) -> Iterator[Any]:
        """The style and those that it is based on, nearest first."""
        family, name = key
        for _ in range(DEEPEST_CHAIN):
            element = self.elements.get((family, name))
            if element is None:
                return
            yield element
            name = element.get(f"{STYLE}parent-style-name", "")


def whole(value: str | None) -> int | None:
    """The whole number that an attribute holds."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else None


def _said(elements: list[Any], attribute: str) -> str | None:
    """What the nearest element that has the attribute says."""
    said = (each.get(attribute) for each in elements if each is not None)
    return next((value for value in said if value is not None), None)


def _bold(weight: str | None) -> bool | None:
    if weight is None:
        return None
    return weight == "bold" or (whole(weight) or 0) >= BOLD_FROM


def _hidden(display: str | None) -> bool | None:
    return None if display is None else display == "none"


def _points(length: str | None) -> float | None:
    said = LENGTH.fullmatch(length or "")
    return float(said[1]) * POINTS[said[2]] if said else None
