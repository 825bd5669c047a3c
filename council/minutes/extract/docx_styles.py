"""Word's styles: what a paragraph or run inherits, with hidden text as the matter that must be right."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
OFF = frozenset({"0", "false", "off"})
BOLD, RUN_STYLE, PARAGRAPH_STYLE, MARK = f"{W}b", f"{W}rStyle", f"{W}pStyle", f"{W}rPr"
COLOUR, SIZE, SHADING, HIGHLIGHT = f"{W}color", f"{W}sz", f"{W}shd", f"{W}highlight"
AUTOMATIC, BLACK, WHITE = "AUTO", "000000", "FFFFFF"
HIGHLIGHTS = {
    "black": BLACK, "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": WHITE, "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
SHADE = re.compile(r"[0-9A-F]{6}")
NEAR_COLOUR = 24
TINIEST = 4  # half points
LIST, LEVEL = f"{W}numId", f"{W}ilvl"
FONTS, SYMBOL_FONTS = f"{W}rFonts", frozenset(("wingdings", "wingdings 2", "webdings", "symbol"))
HIDING = frozenset((f"{W}vanish", f"{W}specVanish", f"{W}webHidden"))
BODY_LEVEL = 9
DEEPEST_CHAIN = 20
WHOLE = re.compile(r"([-+]?\d{1,9})(?:\.\d*)?")
NOT_READ = (
    (b'<w:style w:type="table"', b"</w:style>"),
    (b"<w:latentStyles", b"</w:latentStyles>"),
)


def without_table_styles(content: bytes) -> bytes:
    """Leave out most of styles.xml before it is parsed: nothing is read of table and latent styles."""
    for begin, end in NOT_READ:
        content = _without(content, begin, end)
    return content


def _without(content: bytes, begin: bytes, end: bytes) -> bytes:
    kept: list[bytes] = []
    position = 0
    while (start := content.find(begin, position)) >= 0:
        kept.append(content[position:start])
        position = content.find(end, start) + len(end)
        if position < len(end):
            return content  # whoever wrote it ends its elements in another way
    return b"".join((*kept, content[position:]))


def switched(properties: Any, tag: str) -> bool | None:
    """Whether an on/off property such as bold is on; None where nothing is said."""
    element = None if properties is None else properties.find(tag)
    if element is None:
        return None
    return element.get(VAL, "1") not in OFF


def number_of(element: Any, tag: str, attribute: str = VAL) -> int | None:
    """The whole number that a child element holds."""
    child = None if element is None else element.find(tag)
    return None if child is None else whole(child.get(attribute))


def whole(value: str | None) -> int | None:
    """The whole number that an attribute holds, with or without a fraction after it."""
    said = WHOLE.fullmatch(value or "")
    return int(said[1]) if said else None


def fill_of(shading: Any) -> str | None:
    """The colour of a ground; None where the paper is seen."""
    kind: str = shading.get(VAL, "clear")
    fill: str = shading.get(f"{W}color" if kind == "solid" else f"{W}fill", AUTOMATIC).upper()
    if fill == AUTOMATIC:
        return BLACK if kind == "solid" else None
    return fill if kind in {"clear", "solid", "nil"} else kind


def is_lost_on(colour: str, *, highlight: str | None, fill: str | None) -> bool:
    """Whether letters cannot be told from what they stand on; Word turns automatic ones white on a dark fill alone."""
    if colour == AUTOMATIC:
        return highlight is not None and _is_near(BLACK, highlight)
    ground = highlight or fill
    return ground is not None and _is_near(colour, ground)


def _is_near(one: str, other: str) -> bool:
    if not SHADE.fullmatch(one) or not SHADE.fullmatch(other):
        return False
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(mine - others) <= NEAR_COLOUR for mine, others in pairs)


@dataclass(slots=True)
class Look:
    """What run properties say of their characters; None where they say nothing."""

    bold: bool | None = None
    hidden: bool | None = None
    style: str | None = None
    colour: str | None = None
    highlight: str | None = None
    fill: str | None = None
    tiny: bool = False
    symbols: bool = False

    @classmethod
    def read(cls, properties: Any) -> "Look":
        """The look that a w:rPr element describes."""
        look = cls()
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == BOLD:
                look.bold = child.get(VAL, "1") not in OFF
            elif tag in HIDING:
                look.hidden = look.hidden or child.get(VAL, "1") not in OFF
            elif tag == RUN_STYLE:
                look.style = child.get(VAL)
            elif tag == COLOUR:
                look.colour = child.get(VAL, AUTOMATIC).upper()
            elif tag == SIZE:
                look.tiny = (whole(child.get(VAL)) or TINIEST + 1) <= TINIEST
            elif tag == FONTS:
                look.symbols = child.get(f"{W}ascii", "").lower() in SYMBOL_FONTS
            elif tag == HIGHLIGHT:
                look.highlight = HIGHLIGHTS.get(child.get(VAL, ""))
            elif tag == SHADING:
                look.fill = fill_of(child)
        return look


@dataclass(slots=True)
class Format:
    """What paragraph properties say of their paragraph; None where they say nothing.

    `mark` are the run properties of the sign that ends it.
    """

    style: str | None = None
    num_id: int | None = None
    num_level: int | None = None
    outline: int | None = None
    left: int | None = None
    space_before: int | None = None
    shaded: bool | None = None
    fill: str | None = None
    mark: Any = None

    @classmethod
    def read(cls, properties: Any) -> "Format":
        """The format that a w:pPr element describes."""
        if properties is None:
            return UNTOLD
        told = cls()
        for child in properties:
            tag = child.tag
            if tag == PARAGRAPH_STYLE:
                told.style = child.get(VAL)
            elif tag == MARK:
                told.mark = child
            elif tag in FORMATS:
                FORMATS[tag](told, child)
        return told

    def _numbering(self, element: Any) -> None:
        for child in element:
            if child.tag == LIST:
                self.num_id = whole(child.get(VAL))
            elif child.tag == LEVEL:
                self.num_level = whole(child.get(VAL))

    def _indent(self, element: Any) -> None:
        left = whole(element.get(f"{W}left"))
        self.left = whole(element.get(f"{W}start")) if left is None else left

    def _spacing(self, element: Any) -> None:
        self.space_before = whole(element.get(f"{W}before"))

    def _shading(self, element: Any) -> None:
        self.fill = fill_of(element)
        self.shaded = element.get(f"{W}fill", "auto").lower() not in {"auto", "ffffff"}

    def _outline(self, element: Any) -> None:
        self.outline = whole(element.get(VAL))


UNTOLD = Format()


FORMATS: dict[str, Callable[[Format, Any], None]] = {
    f"{W}numPr": Format._numbering,
    f"{W}ind": Format._indent,
    f"{W}spacing": Format._spacing,
    f"{W}outlineLvl": Format._outline,
    f"{W}shd": Format._shading,
}


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
    shaded: bool = False
    colour: str | None = None
    fill: str | None = None
    ground: str | None = None
    """The fill of its letters, and that of its paragraphs."""


PLAIN = Style()


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
            return PLAIN
        known = self.known.get(name)
        if known is None:
            known = self.known[name] = self._work_out(name)
        return known

    def paragraph_style(self, named: str | None) -> Style:
        """The style that a paragraph names, else the document's default."""
        return self.style(named or self.default_paragraph)

    def _work_out(self, name: str) -> Style:
        chain = self._chain(name)
        looks = [Look.read(each.find(f"{W}rPr")) for _, each in chain]
        formats = [Format.read(each.find(f"{W}pPr")) for _, each in chain]
        numbered = next(
            (style for (style, _), each in zip(chain, formats, strict=True) if each.num_id is not None),
            None,
        )
        return Style(
            bold=bool(_first(each.bold for each in looks)),
            hidden=bool(_first(each.hidden for each in looks)),
            heading=self._heading(chain, _first(each.outline for each in formats)),
            num_id=_first(each.num_id for each in formats),
            num_level=_first(each.num_level for each in formats),
            num_style=numbered,
            left=_first(each.left for each in formats),
            space_before=_first(each.space_before for each in formats),
            shaded=bool(_first(each.shaded for each in formats)),
            colour=_first(each.colour for each in looks),
            fill=_first(each.fill for each in looks),
            ground=_first(each.fill for each in formats),
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

    def _heading(self, chain: list[tuple[str, Any]], outline: int | None) -> int | None:
        if outline is not None:
            return heading_level(outline)
        for _, element in chain:
            name = element.find(f"{W}name")
            words = "" if name is None else name.get(VAL, "").lower()
            if words.startswith("heading ") and words[8:].isdecimal():
                return int(words[8:])
        return None


def heading_level(outline: int) -> int | None:
    """The level of a heading by its place in the outline; None for body text."""
    return outline + 1 if 0 <= outline < BODY_LEVEL else None


def _first(values: Any) -> Any:
    return next((value for value in values if value is not None), None)
