"""What stands inside a Word paragraph: runs of characters, without what is hidden, deleted or a field code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .docx_styles import AUTOMATIC, WHITE, Look, Style, Styles, W, is_lost_on
from .spans import Spans
from .symbols import MARKERS, OF_SYMBOL_FONTS, PRIVATE_USE, READABLE, SIGNS

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
MATHS_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
TEXT_BOX = f"{W}txbxContent"
RUN, PROPERTIES = f"{W}r", f"{W}rPr"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
PLAIN = Look()
DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
DELETIONS = frozenset((f"{W}del", f"{W}moveFrom"))
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
PASSED_OVER = DELETIONS | {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}fldData"}
FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


@dataclass(slots=True)
class Paragraph:
    """The visible text of a paragraph, and the notes, text boxes and words drawn as a picture that hang on it."""

    spans: Spans = field(default_factory=Spans)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)


class Runs:
    """Reads the content of paragraphs and counts the hidden runs that it meets."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.hidden = 0
        self.on_white = False
        """Whether the paragraph at hand stands on white paper, as far as the document tells."""
        self.ground: str | None = None
        """The colour that the paragraph at hand is filled with."""
        self._in_result: list[bool] = []
        self._symbols = False
        self._readers: dict[str, Callable[..., None]] = {
            f"{W}t": self._text,
            MATHS_TEXT: self._text,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            ALTERNATIVES: self._alternatives,
            **dict.fromkeys(FIXED, self._fixed),
            **dict.fromkeys(DRAWINGS, self._drawing),
            **dict.fromkeys(NOTES, self._note),
        }

    def read(self, content: Iterable[Any], style: Style, into: Paragraph) -> None:
        """Add the visible content of a paragraph in that style."""
        self._in_result.clear()
        self._inline(content, style, into)

    def _inline(self, content: Iterable[Any], style: Style, into: Paragraph) -> None:
        for child in content:
            tag = child.tag
            if tag == RUN:
                self._run(child, style, into)
            elif tag == ALTERNATIVES:
                for chosen in chosen_alternative(child):
                    self._inline(chosen, style, into)
            elif tag == MATHS_TEXT:
                self._text(child, into, bold=style.bold)
            elif tag not in PASSED_OVER and len(child):
                self._inline(child, style, into)

    def _run(self, run: Any, style: Style, into: Paragraph) -> None:
        is_hidden, bold = style.hidden, style.bold
        if style.colour and not is_hidden:
            is_hidden = self._is_not_to_be_seen(PLAIN, style, run)
        self._symbols = False
        for child in run:
            tag = child.tag
            if tag == PROPERTIES:
                look = Look.read(child)
                self._symbols = look.symbols
                is_hidden, bold = self._looks(look, style)
                is_hidden = is_hidden or self._is_not_to_be_seen(look, style, run)
            elif is_hidden:
                self._count_hidden(run)
                return
            elif tag in self._readers:
                self._readers[tag](child, into, bold=bold)

    def look(self, properties: Any, style: Style) -> tuple[bool, bool]:
        """Hidden and bold: direct formatting wins; the styles' bold toggles, their hiding adds up."""
        return self._looks(Look.read(properties), style)

    def _looks(self, look: Look, style: Style) -> tuple[bool, bool]:
        character = self.styles.style(look.style)
        return (
            style.hidden or character.hidden if look.hidden is None else look.hidden,
            style.bold != character.bold if look.bold is None else look.bold,
        )

    def _is_not_to_be_seen(self, look: Look, style: Style, run: Any) -> bool:
        """Whether a run is printed in the colour of its ground or a point high; item markers are read all the same."""
        if not (look.tiny or self._is_lost(look, style)):
            return False
        return not MARKERS.fullmatch("".join(text.text or "" for text in run.iter(f"{W}t")))

    def _is_lost(self, look: Look, style: Style) -> bool:
        """Whether letters have the colour of what they stand on: a highlight, a fill, or white paper."""
        character = self.styles.style(look.style)
        colour = look.colour or character.colour or style.colour or AUTOMATIC
        fill = look.fill or character.fill or style.fill or self.ground
        if look.highlight or fill:
            return is_lost_on(colour, highlight=look.highlight, fill=fill)
        return colour == WHITE and self.on_white

    def _count_hidden(self, run: Any) -> None:
        """Count a hidden run if it holds words; field characters in it still open and close fields."""
        for each in run.iterfind(f"{W}fldChar"):
            self._field(each, Paragraph(), bold=False)
        self.hidden += any((text.text or "").strip() for text in run.iter(f"{W}t"))

    def _text(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        text = element.text
        if not text or (self._in_result and not all(self._in_result)):
            return
        if element.get(PRESERVE) != "preserve":
            text = text.strip(" \t\r\n")
        if "\n" in text or "\t" in text or "\xad" in text:
            text = text.replace("\n", " ").replace("\xad", "")
        if self._symbols or not (text.isascii() or text.isprintable()):
            text = text.translate(OF_SYMBOL_FONTS if self._symbols else READABLE)
        into.spans.add(text, bold=bold)

    def _fixed(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        if all(self._in_result):
            into.spans.add(FIXED[element.tag], bold=bold)

    def _symbol(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        place = code % PRIVATE_USE if PRIVATE_USE <= code < PRIVATE_USE + 0x100 else code
        drawn = SIGNS.get(place) or (chr(code) if _is_readable(code) else "•")
        into.spans.add(drawn, bold=bold)

    def _field(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        """Words between the begin and the separator of a field are its code, not its text."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._in_result.pop()

    def _note(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        own_mark = element.get(f"{W}customMarkFollows") is not None
        into.notes.append((NOTES[element.tag], element.get(f"{W}id", ""), own_mark))

    def _drawing(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        into.boxes.extend(_outermost_boxes(element))
        into.stamps.extend(each.get("string", "") for each in element.iter(WORD_ART))

    def _alternatives(self, element: Any, into: Paragraph, *, bold: bool) -> None:
        for chosen in chosen_alternative(element):
            for child in chosen:
                reader = self._readers.get(child.tag)
                if reader:
                    reader(child, into, bold=bold)


def _is_readable(code: int) -> bool:
    return 0x20 <= code < 0xD800 or 0xFA00 <= code <= 0xFFFD


def chosen_alternative(element: Any) -> Iterator[Any]:
    """The one branch of alternative content that is shown: the first choice, else the fallback."""
    chosen = element.find(f"{COMPATIBILITY}Choice")
    if chosen is None:
        chosen = element.find(f"{COMPATIBILITY}Fallback")
    if chosen is not None:
        yield chosen


def _outermost_boxes(element: Any) -> Iterator[Any]:
    """Text boxes in a drawing, those of one branch only where a group holds alternatives."""
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATIVES:
            for chosen in chosen_alternative(child):
                yield from _outermost_boxes(chosen)
        elif len(child):
            yield from _outermost_boxes(child)
