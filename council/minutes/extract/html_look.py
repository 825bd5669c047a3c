"""How an element of a web page looks: hidden, bold, or furniture around the minutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.I)
SEEN = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.I)
WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.I)
BOLD_TAGS = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
STYLE_COMMENT = re.compile(r"/\*(?:.*?\*/|.*\Z)", re.S)
SIMPLE_SELECTOR = re.compile(r"(?P<tag>[a-z][\w-]*)?(?P<name>[.#][\w-]+)?", re.I)
FURNITURE_TAGS = frozenset(("nav", "aside", "form", "select", "textarea", "button", "dialog", "menu"))
EDGE_TAGS = frozenset(("header", "footer"))
FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "menubar")
)
FURNITURE_NAME = re.compile(
    r"(?:^|[-_])(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|cookies?|comments?|respond|share|sharing|"
    r"sharedaddy|social|widget|pagination|pager|skip|masthead|colophon|related|advert|popup|modal|footer)(?:[-_]|$)",
    re.I,
)
FURNITURE_LINE = re.compile(
    r"share this (?:item|page|post).{0,20}|view directions|view the background to item .{0,20}|"
    r"skip to (?:main )?content|back to top|print this page|leave a (?:reply|comment)|"
    r"(?:©|copyright (?:©|\(c\)|remains|\d{4})).*",
    re.I,
)
LARGEST_FURNITURE = 0.5


@dataclass(slots=True)
class Looks:
    """The looks of one page: its style sheets and the region that holds its main text."""

    unseen: frozenset[tuple[str, str]] = frozenset()
    main: frozenset[Any] = frozenset()
    around_main: frozenset[Any] = frozenset()
    characters: int = 0

    @classmethod
    def of(cls, body: Any) -> "Looks":
        """The looks of the page that has this body."""
        sheets = "\n".join(each.text or "" for each in body.getroottree().iter("style"))
        main = _main_region(body)
        around = frozenset(ancestor for each in main for ancestor in each.iterancestors())
        return cls(_unseen_selectors(sheets), frozenset(main), around, len(body.text_content()))

    def is_hidden(self, element: Any) -> bool:
        """Whether a browser leaves the element out, by attribute, style or style sheet."""
        style = element.get("style")
        if style and UNSEEN.search(style):
            return True
        if element.get("hidden") is not None:
            return True
        if not self.unseen or (style and SEEN.search(style)):
            return False
        names = ["", *(f".{name}" for name in (element.get("class") or "").split())]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        return any((tag, name) in self.unseen for tag in ("", element.tag) for name in names)

    def furniture(self, element: Any, inherited: str | None) -> str | None:
        """What kind of furniture the element is: None for the text of the minutes."""
        if element in self.main:
            return None
        if inherited or element in self.around_main:
            return inherited
        if (
            element.get("title") in EDGE_TAGS and element.tag == "div"
        ):  # heads and feet, as LibreOffice writes them
            return "page"
        return "web" if self._is_web_furniture(element) else None

    def _is_web_furniture(self, element: Any) -> bool:
        if element.tag in FURNITURE_TAGS or element.get("role") in FURNITURE_ROLES:
            return True
        if element.tag in EDGE_TAGS:
            return self._is_edge(element)
        return (
            _has_furniture_name(element)
            and len(element.text_content()) <= LARGEST_FURNITURE * self.characters
        )

    def _is_edge(self, element: Any) -> bool:
        """The head of a page may hold the title of the minutes: it is furniture only around them or with links."""
        if self.main:
            return not any(each in self.main for each in element.iterancestors())
        return element.tag == "footer" or element.find(".//a") is not None


def _has_furniture_name(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(FURNITURE_NAME.search(name) for name in names)


def is_bold(element: Any, *, inherited: bool) -> bool:
    """Whether the text of an element is bold by its style, its tag, or what it stands in."""
    style = element.get("style")
    weight = WEIGHT.search(style) if style else None
    if weight:
        said = weight[1].lower()
        return said in {"bold", "bolder"} or (said.isdecimal() and int(said) >= 600)
    return inherited or element.tag in BOLD_TAGS


def _main_region(body: Any) -> list[Any]:
    """The elements that hold the main text of a web page; none where the page does not tell."""
    for found in (
        list(body.iter("main")),
        [each for each in body.iter("article") if not _has_furniture_name(each)],
        [each for each in body.iter("div", "section") if each.get("role") == "main"],
    ):
        if found:
            return found
    return []


def _unseen_selectors(sheets: str) -> frozenset[tuple[str, str]]:
    """Simple selectors (a tag, a class, an id) whose last word is that nothing is shown."""
    unseen: set[tuple[str, str]] = set()
    for selectors, declarations in _rules(STYLE_COMMENT.sub("", sheets)):
        hides, shows = UNSEEN.search(declarations), SEEN.search(declarations)
        if not hides and not shows:
            continue
        for selector in selectors.split(","):
            simple = SIMPLE_SELECTOR.fullmatch(selector.strip())
            if simple and simple[0]:
                key = ((simple["tag"] or "").lower(), simple["name"] or "")
                (unseen.add if hides else unseen.discard)(key)
    return frozenset(unseen)


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Rules that hold everywhere: those inside @media and the like are passed over."""
    depth = 0
    before = ""
    selectors: str | None = None
    for piece in re.split(r"([{}])", sheets):
        if piece == "{":
            depth += 1
            selectors = before if depth == 1 and "@" not in before else None
        elif piece == "}":
            if depth == 1 and selectors is not None:
                yield selectors, before
            depth = max(depth - 1, 0)
            selectors = None
        else:
            before = piece.rpartition(";")[2] if depth == 0 else piece
