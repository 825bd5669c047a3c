"""What stands inside an OpenDocument paragraph: characters, without what is hidden or a remark in the margin."""

import re
from dataclasses import dataclass, field
from typing import Any

from .odt_styles import OFFICE, TEXT, Style, Styles, whole
from .spans import Spans
from .symbols import READABLE

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
WHITE_SPACE = re.compile(r"[ \t\r\n]+")
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
MOST_SPACES = 500
SIGNS = READABLE | {0xAD: None, 0x2011: "-"}
FIXED = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
PASSED_OVER = frozenset(
    (
        f"{OFFICE}annotation-end",
        f"{OFFICE}event-listeners",
        f"{TEXT}ruby-text",
        f"{TEXT}script",
        f"{TEXT}tracked-changes",
    )
)


@dataclass(slots=True)
class Paragraph:
    """The visible text of a paragraph, and the notes and drawings that hang on it."""

    spans: Spans = field(default_factory=Spans)
    notes: list[Any] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    ends_in_space: bool = True


@dataclass(slots=True)
class Inline:
    """Reads the content of paragraphs and counts what is hidden and what is remarked in them."""

    styles: Styles
    hidden: int = 0
    comments: int = 0

    def read(self, element: Any, style: Style) -> Paragraph:
        """The visible content of a paragraph in that style."""
        paragraph = Paragraph()
        hides_all = any(is_hidden(each) for each in element.iter(f"{TEXT}hidden-paragraph"))
        if hides_all:
            self.count_hidden(element)
        else:
            self._content(element, paragraph, bold=bool(style.bold), hidden=bool(style.hidden))
        return paragraph

    def count_hidden(self, element: Any) -> None:
        """Count a hidden piece if it holds words."""
        words = (element.get(f"{TEXT}string-value", ""), *element.itertext())
        self.hidden += any(each.strip() for each in words)

    def _content(self, element: Any, into: Paragraph, *, bold: bool, hidden: bool) -> None:
        self._text(element.text, into, bold=bold, hidden=hidden)
        for child in element:
            self._child(child, into, bold=bold, hidden=hidden)
            self._text(child.tail, into, bold=bold, hidden=hidden)

    def _child(self, child: Any, into: Paragraph, *, bold: bool, hidden: bool) -> None:
        tag = child.tag
        if tag in PASSED_OVER:
            return
        if tag == f"{OFFICE}annotation":
            self.comments += 1
        elif is_hidden(child):
            self.count_hidden(child)
        elif tag == f"{TEXT}span":
            style = self.styles.style("text", child.get(f"{TEXT}style-name"))
            self._content(
                child,
                into,
                bold=bold if style.bold is None else style.bold,
                hidden=hidden if style.hidden is None else style.hidden,
            )
        elif hidden:
            self.count_hidden(child)
        else:
            self._shown(child, into, bold=bold)

    def _shown(self, child: Any, into: Paragraph, *, bold: bool) -> None:
        tag = child.tag
        if tag in FIXED:
            self._add(FIXED[tag], into, bold=bold)
        elif tag == f"{TEXT}s":
            self._add(" " * min(max(whole(child.get(f"{TEXT}c")) or 1, 1), MOST_SPACES), into, bold=bold)
        elif tag == f"{TEXT}note":
            into.notes.append(child)
        elif tag.startswith(DRAW):
            into.boxes.append(child)
        else:
            self._content(child, into, bold=bold, hidden=False)

    def _text(self, text: str | None, into: Paragraph, *, bold: bool, hidden: bool) -> None:
        if not text:
            return
        if hidden:
            self.hidden += bool(text.strip())
            return
        shown = WHITE_SPACE.sub(" ", text)
        self._add(shown.removeprefix(" ") if into.ends_in_space else shown, into, bold=bold)
        into.ends_in_space = shown.endswith(" ")

    def _add(self, text: str, into: Paragraph, *, bold: bool) -> None:
        into.spans.add(text.translate(SIGNS), bold=bold)
        into.ends_in_space = False


def is_hidden(element: Any) -> bool:
    """Whether an element says of itself that it is not shown."""
    if element.get(f"{TEXT}display") == "none" or element.get(f"{DRAW}display") == "none":
        return True
    conditional = element.tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{TEXT}section")
    return conditional and element.get(f"{TEXT}is-hidden") == "true"
