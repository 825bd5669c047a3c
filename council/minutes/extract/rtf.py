"""Rich text: one pass over its tokens that gives what would be printed, and counts what is hidden."""

from collections.abc import Callable
from dataclasses import dataclass, field

from council.minutes.lines import Document, Line, Unreadable

from . import numerals
from .rtf_characters import (
    CHARACTER_SETS,
    FONT_CHARACTER_SETS,
    NAMED,
    SIGNS_BY_BYTE,
    WINDOWS,
    Characters,
    code_page,
)
from .rtf_story import Story, Table, drawn_label
from .rtf_tokens import Token, tokens
from .transcript import Transcript, comments, hidden_text, tracked_changes

MEDIA_TYPE = "application/rtf"
DEEPEST = 200
TWIPS_OF_A_LEVEL = 720
BODY_LEVEL = 9
DEEPEST_TABLE = 10
MOST_CELLS = 1000
LINE_ENDS = frozenset((b"\n", b"\r"))
DAMAGED = "This file ends in the middle, so it is damaged. Open it in Word, save it as .docx and upload that."
NESTED = (
    "This file is nested deeper than any word processor writes, so it is not read. "
    "Open it in Word, save it as .docx and upload that."
)
SKIPPED = frozenset(
    b"aftncn aftnsep aftnsepc author buptim colortbl comment creatim doccomm filetbl fldinst ftncn ftnsep ftnsepc "
    b"generator info keywords listpicture nonesttables nonshppict objclass objdata objname pict pntxta "
    b"pntxtb private revtbl rxe shprslt sn sv tc tcn template title txe xe".split()
)
KEPT_THOUGH_STARRED = frozenset((b"shptxt", b"cs", b"ts"))
WITHOUT_TEXT = frozenset((b"shpinst", b"do", b"nesttableprops"))
"""Their own text is none of the document's, but text boxes and the ends of rows stand in them."""
EDGES = frozenset(
    (b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf")
)
TEXT_BOXES = frozenset((b"shptxt", b"dptxbxtext"))
LABELS = frozenset((b"listtext", b"pntext"))
TOGGLES = {
    b"b": "bold",
    b"v": "hidden",
    b"webhidden": "hidden",
    b"deleted": "deleted",
    b"revised": "inserted",
}
NUMBERS = {
    b"li": "left",
    b"sb": "space_before",
    b"ilvl": "level",
    b"itap": "depth_of_table",
    b"outlinelevel": "outline",
    b"uc": "after_unicode",
}


@dataclass
class State:
    """What a group inherits from the one around it: where its text goes and how it looks."""

    into: str = "text"  # text | label | fonts | styles | words_only | nowhere
    story: Story = field(default_factory=Story)
    bold: bool = False
    hidden: bool = False
    style_hides: bool = False
    deleted: bool = False
    inserted: bool = False
    encoding: str | None = None
    after_unicode: int = 1
    in_table: bool = False
    depth_of_table: int = 1
    style: int = 0
    outline: int | None = None
    numbered: bool = False
    level: int = 0
    left: int = 0
    space_before: int = 0

    def inner(self) -> "State":
        """The state that a group inside begins with."""
        state = object.__new__(State)
        state.__dict__.update(self.__dict__)
        return state

    def plain(self) -> None:
        """Characters look as the document's default."""
        self.bold = self.hidden = self.style_hides = self.deleted = self.inserted = False
        self.encoding = None

    def paragraph(self) -> None:
        """Paragraphs look as the document's default."""
        self.in_table, self.depth_of_table = False, 1
        self.style, self.outline = 0, None
        self.numbered, self.level, self.left, self.space_before = False, 0, 0, 0


@dataclass(slots=True)
class StyleSheet:
    """The styles that paragraphs and runs name: which are headings and which hide their text."""

    number: int = 0
    outlines: dict[int, int] = field(default_factory=dict)
    hiding: set[int] = field(default_factory=set)

    def word(self, word: bytes, number: int | None) -> None:
        """Obey a control word in the stylesheet."""
        if word in (b"s", b"cs", b"ts"):
            self.number = number or 0
        elif word == b"outlinelevel":
            self.outlines[self.number] = number or 0
        elif TOGGLES.get(word) == "hidden" and number != 0:
            self.hiding.add(self.number)

    def name(self, name: str) -> None:
        """Take the name that ends the definition of a style."""
        words = name.strip().lower().removesuffix(";")
        if words.startswith("heading ") and words[8:] in tuple("123456789"):
            self.outlines.setdefault(self.number, int(words[8:]) - 1)
        if name.rstrip().endswith(";"):
            self.number = 0


def read_rtf(data: bytes) -> Document:
    """The visible lines of a rich text."""
    reader = Reader()
    for token in tokens(data):
        reader.take(token)
        if reader.ended:
            break
    lines = reader.finish()
    problems = (
        *hidden_text(reader.counts["hidden"]),
        *tracked_changes(reader.counts["deleted"] + reader.counts["inserted"]),
        *comments(reader.comments),
    )
    return Document(MEDIA_TYPE, tuple(lines), problems=problems)


class Reader:
    """Obeys the tokens of a rich text one after the other."""

    def __init__(self) -> None:
        self.state = State()
        self.body = self.state.story
        self.groups: list[State] = []
        self.characters = Characters()
        self.styles = StyleSheet()
        self.fonts: dict[int, str] = {}
        self.font = self.default_font = 0
        self.encoding = WINDOWS
        self.edges: dict[bytes, list[Line]] = {}
        self.facing = self.first_differs = False
        self.counts = {"hidden": 0, "deleted": 0, "inserted": 0}
        self.latest: dict[str, bool] = {}
        self.label = ""
        self.notes = {"footnote": 0, "endnote": 0}
        self.comments = self.tables = self.to_pass_over = 0
        self.cell_edges: list[int] = []
        self.row_left = 0
        self.starred = self.ended = False

    def take(self, token: Token) -> None:
        """Obey one token."""
        kind, value, number = token
        if kind == "brace":
            self._brace(value)
        elif kind == "word":
            self._word(value, number)
        elif kind == "hex":
            if not self._passed_over(1):
                self._bytes(bytes((int(value, 16),)))
        elif kind == "text":
            self._bytes(value[self._passed_over(len(value)) :])
        else:
            self._sign(value)

    def finish(self) -> list[Line]:
        """The lines of the whole document: running heads, body, running feet."""
        if not self.ended:
            raise Unreadable(DAMAGED)
        self._end_story(self.body)
        whole = Transcript()
        for lines in (self._edge(b"header"), self.body.transcript.lines, self._edge(b"footer")):
            whole.take_over(lines)
        return whole.lines

    def _edge(self, origin: bytes) -> list[Line]:
        """The running heads or feet that some page shows, each distinct text once."""
        shown = {b"": True, b"r": True, b"l": self.facing, b"f": self.first_differs}
        lines = (
            line
            for kind, found in self.edges.items()
            if kind.startswith(origin) and shown[kind.removeprefix(origin)]
            for line in found
        )
        return list({line.text: line for line in lines}.values())

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.to_pass_over = 0
        self.starred = False
        if brace == b"{":
            if len(self.groups) >= DEEPEST:
                raise Unreadable(NESTED)
            self.groups.append(self.state)
            self.state = self.state.inner()
        elif self.groups:
            inner, self.state = self.state, self.groups.pop()
            self._close(inner, self.state)
            self.ended = not self.groups

    def _close(self, inner: State, outer: State) -> None:
        """What a group was for takes effect where it ends."""
        if inner.story is not outer.story:
            self._end_story(inner.story)
            self._attach(inner.story, outer.story)
        elif inner.into == "label" and outer.into == "text":
            outer.story.label = drawn_label(self.label)

    def _attach(self, story: Story, host: Story) -> None:
        lines = story.transcript.lines
        if story.edge:
            self.edges.setdefault(story.edge, []).extend(lines)
            return
        if story.marked:
            self.notes[story.marked] += 1
            count = self.notes[story.marked]
            drawn = str(count) if story.marked == "footnote" else numerals.roman(count)
            lines[:1] = [line._replace(label=drawn) for line in lines[:1]]
        host.hanging.append(lines)

    def _end_story(self, story: Story) -> None:
        if story.spans.pieces or story.hanging:
            story.end_paragraph()
        story.close_tables()

    def _word(self, word: bytes, number: int | None) -> None:
        state = self.state
        starred, self.starred = self.starred, False
        if state.into == "nowhere":
            return
        if word in NAMED or word == b"u":
            self._character(word, number)
            return
        self.to_pass_over = 0
        if starred and word not in KEPT_THOUGH_STARRED:
            self.comments += word == b"annotation"
            state.into = "words_only" if word in WITHOUT_TEXT else "nowhere"
        elif word in SKIPPED:
            state.into = "nowhere"
        elif state.into == "styles":
            self.styles.word(word, number)
        elif state.into == "fonts":
            self._font_word(word, number)
        elif word in TOGGLES:
            self._flush()
            setattr(state, TOGGLES[word], number != 0)
        elif word in NUMBERS:
            setattr(state, NUMBERS[word], number or 0)
        elif word in CHARACTER_SETS:
            self.encoding = CHARACTER_SETS[word]
        elif not self._destination(word, state):
            obey = OBEY.get(word)
            if obey:
                obey(self, number)

    def _character(self, word: bytes, number: int | None) -> None:
        if word != b"u":
            if not self._passed_over(1):
                self.characters.add(NAMED[word])
            return
        code = (number or 0) % 0x10000 if (number or 0) < 0 else number or 0
        if 0 < code <= 0x10FFFF:
            self.characters.add(chr(code))
        self.to_pass_over = max(self.state.after_unicode, 0)

    def _destination(self, word: bytes, state: State) -> bool:
        """Whether the word begins a group of its own kind."""
        if word in EDGES:
            self._begin_story(Story(word.decode()[:6], "page", edge=word))
        elif word in TEXT_BOXES:
            self._begin_story(Story("textbox" if state.story.origin == "body" else state.story.origin))
        elif word == b"footnote":
            self._begin_story(Story("footnote"))
        elif word in LABELS:
            state.into, self.label = "label", ""
        elif word in (b"fonttbl", b"stylesheet"):
            state.into = "fonts" if word == b"fonttbl" else "styles"
        else:
            return False
        return True

    def _begin_story(self, story: Story) -> None:
        self._flush()
        self.state.story, self.state.into = story, "text"
        self.state.paragraph()

    def _font_word(self, word: bytes, number: int | None) -> None:
        if word == b"f":
            self.font = number or 0
        elif word == b"fcharset" and number in FONT_CHARACTER_SETS:
            self.fonts[self.font] = FONT_CHARACTER_SETS[number]
        elif word == b"cpg" and code_page(number):
            self.fonts[self.font] = code_page(number) or WINDOWS

    def _bytes(self, data: bytes) -> None:
        if data and self.state.into != "nowhere":
            encoding = self.state.encoding or self.fonts.get(self.default_font, self.encoding)
            self.characters.add_bytes(data, encoding)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in LINE_ENDS:
            self._end_paragraph(None)
        elif sign in SIGNS_BY_BYTE and self.state.into != "nowhere" and not self._passed_over(1):
            self.characters.add(SIGNS_BY_BYTE[sign])

    def _passed_over(self, most: int) -> int:
        """How many of these characters stand in for a Unicode character that was read already."""
        passed = min(most, self.to_pass_over)
        self.to_pass_over -= passed
        return passed

    def _flush(self) -> None:
        if self.characters.are_none():
            return
        text, state = self.characters.take(), self.state
        if state.into == "styles":
            self.styles.name(text)
        elif state.into == "label":
            self.label += text
        elif state.into == "text" and self._shows(text):
            state.story.spans.add(text, bold=state.bold)

    def _shows(self, text: str) -> bool:
        """Whether text is visible; pieces that are hidden or changed are counted where they begin."""
        state = self.state
        looks = {
            "deleted": state.deleted,
            "inserted": state.inserted and not state.deleted,
            "hidden": (state.hidden or state.style_hides) and not state.deleted,
        }
        if text.strip():
            for look, now in looks.items():
                self.counts[look] += now and not self.latest.get(look)
            self.latest = looks
        return not (looks["deleted"] or looks["hidden"])

    def _end_paragraph(self, number: int | None) -> None:
        self._flush()
        state = self.state
        if state.into != "text" or state.deleted:  # whoever deletes the mark joins the paragraph to the next
            return
        if state.hidden and not state.story.spans.pieces:
            state.story.label = None
            return
        self._write(max(state.depth_of_table, 1) if state.in_table else 0)

    def _write(self, depth: int) -> None:
        """Write the paragraph down at that depth of tables."""
        state, story = self.state, self.state.story
        depth = min(depth, DEEPEST_TABLE)
        story.close_tables(depth)
        while len(story.tables) < depth:
            self.tables += 1
            story.tables.append(Table(self.tables, len(story.transcript.lines)))
        outline = self.styles.outlines.get(state.style) if state.outline is None else state.outline
        numbered = state.numbered or story.label is not None
        story.end_paragraph(
            table=story.tables[-1] if depth else None,
            heading=None if outline is None or not 0 <= outline < BODY_LEVEL else outline + 1,
            indent=max(state.level if numbered else round(state.left / TWIPS_OF_A_LEVEL), 0),
            blank_before=state.space_before > 0,
        )

    def _end_cell(self, number: int | None) -> None:
        self._flush()
        if self.state.into != "text":
            return
        self._write(1)
        self.state.story.tables[0].cell += 1

    def _end_nested_cell(self, number: int | None) -> None:
        self._flush()
        if self.state.into != "text":
            return
        self._write(max(self.state.depth_of_table, 2))
        self.state.story.tables[-1].cell += 1

    def _end_row(self, number: int | None) -> None:
        self._flush()
        self.state.story.close_tables(1)
        for table in self.state.story.tables:
            table.end_row((self.row_left, *self.cell_edges[:-1]))

    def _end_nested_row(self, number: int | None) -> None:
        tables = self.state.story.tables
        if len(tables) > 1:
            tables[-1].end_row((self.row_left, *self.cell_edges[:-1]))

    def _begin_row(self, number: int | None) -> None:
        self.cell_edges, self.row_left = [], 0

    def _row_left(self, number: int | None) -> None:
        self.row_left = number or 0

    def _cell_edge(self, number: int | None) -> None:
        if len(self.cell_edges) < MOST_CELLS:
            self.cell_edges.append(number or 0)

    def _plain(self, number: int | None) -> None:
        self._flush()
        self.state.plain()

    def _default_paragraph(self, number: int | None) -> None:
        self._flush()
        self.state.paragraph()

    def _in_table(self, number: int | None) -> None:
        self.state.in_table = True

    def _list(self, number: int | None) -> None:
        self.state.numbered = bool(number)

    def _style(self, number: int | None) -> None:
        self.state.style = number or 0
        self._character_style(number)

    def _character_style(self, number: int | None) -> None:
        self._flush()
        self.state.style_hides = (number or 0) in self.styles.hiding

    def _font(self, number: int | None) -> None:
        self.state.encoding = self.fonts.get(number or 0)

    def _default_font(self, number: int | None) -> None:
        self.default_font = number or 0

    def _code_page(self, number: int | None) -> None:
        self.encoding = code_page(number) or self.encoding

    def _note_mark(self, number: int | None) -> None:
        story = self.state.story
        if story.origin == "footnote":
            story.marked = story.marked or "footnote"

    def _endnote(self, number: int | None) -> None:
        self.state.story.marked = "endnote"

    def _facing(self, number: int | None) -> None:
        self.facing = True

    def _first_differs(self, number: int | None) -> None:
        self.first_differs = True


OBEY: dict[bytes, Callable[[Reader, int | None], None]] = {
    b"par": Reader._end_paragraph,
    b"sect": Reader._end_paragraph,
    b"cell": Reader._end_cell,
    b"nestcell": Reader._end_nested_cell,
    b"row": Reader._end_row,
    b"nestrow": Reader._end_nested_row,
    b"trowd": Reader._begin_row,
    b"trleft": Reader._row_left,
    b"cellx": Reader._cell_edge,
    b"plain": Reader._plain,
    b"pard": Reader._default_paragraph,
    b"intbl": Reader._in_table,
    b"ls": Reader._list,
    b"s": Reader._style,
    b"cs": Reader._character_style,
    b"f": Reader._font,
    b"deff": Reader._default_font,
    b"ansicpg": Reader._code_page,
    b"chftn": Reader._note_mark,
    b"ftnalt": Reader._endnote,
    b"facingp": Reader._facing,
    b"titlepg": Reader._first_differs,
}
