"""A source file: the facts of a meeting in TOML between +++ lines, then its words, one paragraph a line."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

COUNCIL = "Eddershire County Council"

MARKS = {
    "#! ": "private_title",
    "# ": "title",
    "## ": "heading",
    "- ": "bullet",
    "=> ": "resolution",
    "=x ": "lost",
    "| ": "row",
    "! ": "notice",
    "$ ": "closing",
    "@ ": "next_meeting",
    "? ": "agenda_text",
}
PART = re.compile(r"(?P<label>\((?:[ivx]+|[a-h])\)|\d{1,2}\.) (?P<text>.+)")
MEETING = re.compile(r"(?P<date>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d) (?P<venue>.+)")
QUOTES = (
    (re.compile(r"(?<![^\s(])'"), "‘"),
    (re.compile("'"), "’"),
    (re.compile(r'(?<![^\s(])"'), "“"),
    (re.compile('"'), "”"),
)
TYPESET = {".docx", ".pdf"}
"""The formats in which a clerk's word processor curls the quotation marks."""
MEETING_IN_SENTENCE = re.compile(r"\{@(?P<meeting>[^}]+)\}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the source; `label` is that of a part of a list, as in (ii)."""

    kind: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A future meeting that the minutes state."""

    date: date
    start: str
    venue: str


@dataclass(frozen=True, slots=True)
class Source:
    """The facts that the author put into one document, and its words."""

    facts: dict
    paragraphs: tuple[Paragraph, ...]

    @property
    def file(self) -> str:
        """The name of the document that is built."""
        return self.facts["file"]

    @property
    def county(self) -> bool:
        """Whether the document follows the house style of the county's committees."""
        return self.facts["style"] == "county"

    @property
    def full_council(self) -> bool:
        """Whether the document follows the house style of the Clerk of the Council."""
        return self.facts["style"] == "council"

    @property
    def agenda_page(self) -> bool:
        """Whether the minutes are shown on the web page of the agenda, under the words of each item."""
        return self.facts.get("agenda_page", False)

    def printed_title(self, title: str) -> str:
        """The title of an item as the house style prints it: only the county's is not in capitals."""
        return title if self.county else title.upper()

    def number(self, position: int) -> str:
        """The number of the item at a position counted from 0, as it is printed."""
        return self.facts.get("number", "%1.").replace("%1", str(self.facts.get("first", 1) + position))

    @property
    def next_meetings(self) -> list[NextMeeting]:
        """Every future meeting stated, in the order of the document."""
        stated = []
        for paragraph in self.paragraphs:
            if paragraph.kind == "next_meeting":
                stated.append(next_meeting(paragraph.text))
            stated += [next_meeting(m["meeting"]) for m in MEETING_IN_SENTENCE.finditer(paragraph.text)]
        return stated


def read(path: Path) -> Source:
    """Read one source file."""
    _, given, words = path.read_text(encoding="utf-8").split("+++\n", 2)
    facts = tomllib.loads(given)
    if Path(facts["file"]).suffix in TYPESET:
        facts, words = _curled(facts), _curled(words)
    return Source(facts, tuple(_paragraph(line) for line in words.splitlines() if line.strip()))


def next_meeting(words: str) -> NextMeeting:
    """Read "2024-10-10 14:00 Committee Room 1"."""
    stated = MEETING.fullmatch(words)
    if stated is None:
        raise ValueError(f"not a date, a time and a venue: {words}")
    return NextMeeting(date.fromisoformat(stated["date"]), stated["time"], stated["venue"])


def _curled(value: Any) -> Any:
    match value:
        case str():
            for straight, curly in QUOTES:
                value = straight.sub(curly, value)
        case list():
            return [_curled(each) for each in value]
        case dict():
            return {_curled(key): _curled(each) for key, each in value.items()}
    return value


def _paragraph(line: str) -> Paragraph:
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return Paragraph(kind, line.removeprefix(mark).strip())
    if part := PART.fullmatch(line):
        return Paragraph("part", part["text"], part["label"])
    return Paragraph("text", line.strip())
