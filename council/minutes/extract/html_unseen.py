"""Words of a web page that stand in it and that a browser lets nobody see: put into elements with the attribute hidden.

<span style="background:black">Mrs Claxton</span> becomes that span with <span hidden>Mrs Claxton</span> in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import lxml.html

from .symbols import MARKERS

SAYS = re.compile(r"colou?r|background|font|opacity|indent|left|right|top|height|width", re.I)
BEGIN, LENGTH = r"(?:^|;)\s*", r"(?:px|pt|em|rem|ex|ch|cm|mm|in|vw|vh|%)"
COLOUR = re.compile(BEGIN + r"color\s*:\s*([^;!]+)", re.I)
GROUND = re.compile(BEGIN + r"background(?:-color)?\s*:\s*([^;!]+)", re.I)
SIZE = re.compile(
    BEGIN + r"font(?:-size)?\s*:[^;]{0,40}?(?<![\w.#-])(\d{0,6}\.?\d{1,6})\s*(px|pt|em|rem|ex|%)?(?![\w.])",
    re.I,
)
CLEAR = re.compile(BEGIN + r"opacity\s*:\s*0*(?:\.0*)?\s*%?\s*(?:;|!|$)", re.I)
AWAY = re.compile(
    BEGIN
    + r"(?:left|right|top|bottom|margin-left|margin-top|text-indent)\s*:\s*-(?:\d{3,}(?:\.\d*)?(?:em|rem|%|vw|vh)|\d{4,}|999)",
    re.I,
)
CLOSED = re.compile(BEGIN + r"(?:max-)?(?:height|width)\s*:\s*0+" + LENGTH + r"?\s*(?:;|!|$)", re.I)
CUT = re.compile(r"overflow\s*:\s*hidden", re.I)
SHADE = re.compile(r"#([0-9a-f]{6})\b|#([0-9a-f]{3})\b|rgba?\(([^)]{1,60})\)|\b([a-z]+)\b", re.I)
NAMED = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "blue": (0, 0, 255), "green": (0, 128, 0),
    "yellow": (255, 255, 0), "gray": (128, 128, 128), "grey": (128, 128, 128), "navy": (0, 0, 128),
    "silver": (192, 192, 192), "maroon": (128, 0, 0), "lime": (0, 255, 0), "aqua": (0, 255, 255),
    "snow": (255, 250, 250), "whitesmoke": (245, 245, 245), "ivory": (255, 255, 240),
}  # fmt: skip
NOTHING = frozenset(("transparent", "none", "inherit", "initial", "unset"))
TINIEST = 2.0
NEAR_COLOUR = 12
INLINE = frozenset(("span", "font", "b", "strong", "i", "em", "u", "mark", "s", "small", "code"))
Shade = tuple[int, int, int]
BLACK, WHITE = NAMED["black"], NAMED["white"]


@dataclass(frozen=True, slots=True)
class Ink:
    """How the words of an element are drawn; a colour that the page leaves to a style sheet is None."""

    colour: Shade | None
    ground: Shade | None
    tiny: bool = False
    gone: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether nobody sees words drawn so."""
        if self.tiny or self.gone:
            return True
        if self.colour is None or self.ground is None:
            return False
        return all(
            abs(one - other) <= NEAR_COLOUR for one, other in zip(self.colour, self.ground, strict=True)
        )


def set_unseen_apart(root: Any, body: Any) -> None:
    """Put the words that nobody sees into hidden elements; item markers are read all the same."""
    if not any(_says_something(each) for each in body.iter()):
        return
    sheets = "".join(each.text or "" for each in root.iter("style")).lower()
    has_sheets = "background" in sheets or any(
        "stylesheet" in each.get("rel", "") for each in root.iter("link")
    )
    todo = [(body, Ink(None if has_sheets else BLACK, None if has_sheets else WHITE))]
    while todo:
        element, outer = todo.pop()
        ink = _ink(element, outer, has_sheets=has_sheets)
        children = [each for each in element if isinstance(each.tag, str)]
        todo += [(each, ink) for each in children]
        if ink.is_unseen:
            _hide_words(element)


def _says_something(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = element.get("style")
    return (
        bool(style and SAYS.search(style))
        or element.get("color") is not None
        or element.get("bgcolor") is not None
    )


def _hide_words(element: Any) -> None:
    for child in list(element):
        if _is_hidden_word(child.tail):
            words, child.tail = child.tail, None
            child.addnext(_hidden(words))
    if _is_hidden_word(element.text):
        words, element.text = element.text, None
        element.insert(0, _hidden(words))


def _is_hidden_word(text: str | None) -> bool:
    return bool(text and text.strip() and not MARKERS.fullmatch(text.strip()))


def _hidden(words: str) -> Any:
    made = lxml.html.Element("span", hidden="hidden")
    made.text = words
    return made


def _ink(element: Any, outer: Ink, *, has_sheets: bool) -> Ink:
    """The ink of an element that stands in another."""
    ink = outer
    style = element.get("style") or ""
    if has_sheets and (element.get("class") or element.get("id")):
        ink = replace(ink, colour=None, ground=None)
    if element.tag == "a":
        ink = replace(ink, colour=None)
    for ground in _said(element, "bgcolor", GROUND, style):
        ink = replace(ink, ground=_shade(ground, outer.ground))
        if ink.colour is None and element.tag in INLINE:
            ink = replace(ink, colour=BLACK)  # whoever blackens words in a line leaves their colour as it is
    for colour in _said(element, "color", COLOUR, style):
        found = _shade(colour, outer.colour)
        ink = replace(ink, colour=found, gone=ink.gone or colour.strip().lower() == "transparent")
    size = SIZE.search(style)
    if size and not (outer.tiny and size[2] in {"em", "%", "ex"}):
        ink = replace(ink, tiny=_is_tiny(float(size[1]), size[2]))
    cut = CUT.search(style) and CLOSED.search(style)
    return replace(ink, gone=ink.gone or bool(cut or CLEAR.search(style) or AWAY.search(style)))


def _said(element: Any, attribute: str, pattern: re.Pattern[str], style: str) -> Iterator[str]:
    """What an attribute says of a colour, and then what the style does."""
    said = element.get(attribute)
    if said:
        yield said
    yield from pattern.findall(style)


def _is_tiny(size: float, unit: str | None) -> bool:
    return size <= TINIEST if (unit or "px").lower() in {"px", "pt"} else size == 0


def _shade(said: str, outer: Shade | None) -> Shade | None:
    """The colour that a style names; None where it is not known, as under a picture."""
    if said.strip().lower() in NOTHING:
        return outer
    found = None if "(" in said.replace("rgb(", "").replace("rgba(", "") else SHADE.search(said)
    if found is None:
        return None
    if found[3]:
        return _of_numbers(found[3])
    if found[4]:
        return NAMED.get(found[4].lower())
    digits = found[1] or "".join(2 * digit for digit in found[2])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _of_numbers(said: str) -> Shade | None:
    """rgb(0, 0, 0) by its numbers; a colour that lets others through is not known."""
    numbers = re.findall(r"\d+(?:\.\d+)?%?|\.\d+", said)
    if (
        len(numbers) < 3
        or any("%" in number for number in numbers)
        or numbers[3:4] not in ([], ["1"], ["1.0"])
    ):
        return None
    red, green, blue = (int(float(number)) for number in numbers[:3])
    return red, green, blue
