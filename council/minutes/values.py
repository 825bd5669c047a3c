"""The values that are read from a document: frozen, in the document's own words, each with its lines.

`Minutes.to_json` gives contract 1 (see docs): all keys always present, null or [] where the document
does not say. Lines are pairs (first, last) of line numbers, both included.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from typing import Any

from .making import quickly_made, without_collector

Lines = tuple[int, int]

READER = "3"
"""The version of the reader; it rises whenever the same bytes may give other values."""

ATTENDANCE_STATUSES = (
    "present",
    "present_virtual",
    "present_substitute",
    "present_substitute_virtual",
    "in_attendance",
    "in_attendance_virtual",
    "apologies",
    "absent",
    "not_recorded",
)
PERSON_KINDS = ("councillor", "co_opted", "officer", "public", "unknown")
OUTCOMES = (
    "agreed",
    "agreed_amended",
    "noted",
    "recommended",
    "referred",
    "deferred",
    "refused",
    "withdrawn",
    "lost",
    "other",
)
DECISION_KINDS = ("decision", "recommendation", "motion", "amendment")
ITEM_KINDS = (
    "apologies",
    "interests",
    "previous_minutes",
    "matters_arising",
    "chair_announcements",
    "public_questions",
    "petitions",
    "member_questions",
    "motion",
    "urgent_business",
    "exclusion",
    "work_programme",
    "future_meetings",
    "business",
)
LINE_USES = (
    "header",
    "attendance",
    "item_title",
    "item_text",
    "resolution",
    "page_furniture",
    "web_furniture",
    "marker",
    "trailer",
    "other_meeting",
    "problem",
)


class Value:
    """What the values share: how they become JSON."""

    __slots__ = ()
    json_names: dict[str, str] = {}

    def to_json(self) -> dict[str, Any]:
        """The value as plain JSON types, under the keys of contract 1."""
        keys, values = _FIELDS.get(type(self)) or _fields(type(self))
        return {
            key: value if type(value) in _PLAIN_KINDS else _plain(value)
            for key, value in zip(keys, values(self), strict=True)
        }


_FIELDS: dict[type[Value], tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}


def _fields(kind: type[Value]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The keys of a kind of value in JSON, and what takes its fields, of which there are at least two, from a value."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    keys = tuple(kind.json_names.get(name, name) for name in names)
    return _FIELDS.setdefault(kind, (keys, attrgetter(*names)))


_PLAIN_KINDS = frozenset((str, int, bool, float, type(None)))


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return value.to_json()
    if isinstance(value, tuple):
        if value and isinstance(value[0], Value):
            return [each.to_json() for each in value]  # a field holds values of one kind
        return [each if type(each) in _PLAIN_KINDS else _plain(each) for each in value]
    if is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is not a value of the reading room")
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


@quickly_made
@dataclass(frozen=True, slots=True)
class Problem(Value):
    """Something that the reader could not place or does not trust; `path` names the value it is about."""

    line: int | None
    path: str | None
    code: str
    message: str
    blocking: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Attendee(Value):
    """One person in the attendance; `name` alone: no title, role, party or honours."""

    name: str
    title: str | None = None
    kind: str = "unknown"
    status: str = "present"
    role: str | None = None  # chair | vice_chair
    post: str | None = None
    organisation: str | None = None
    ward: str | None = None
    party: str | None = None
    substitute_for: str | None = None
    arrived: str | None = None
    left: str | None = None
    note: str | None = None
    lines: Lines = (0, 0)


@quickly_made
@dataclass(frozen=True, slots=True)
class Paragraph(Value):
    """One paragraph of an item: text, heading, bullet, numbered, table, agenda_text or resolution."""

    kind: str
    label: str | None
    text: str
    lines: Lines

    def to_json(self) -> dict[str, Any]:
        """Written out, since there are more paragraphs than other values."""
        return {"kind": self.kind, "label": self.label, "text": self.text, "lines": list(self.lines)}


@quickly_made
@dataclass(frozen=True, slots=True)
class Presenter(Value):
    """Who presented the report of an item; `post` is the job title as written."""

    name: str
    post: str | None
    lines: Lines


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention(Value):
    """A councillor's name met in the text of an item, as written, without the title."""

    name: str
    lines: Lines

    def to_json(self) -> dict[str, Any]:
        """Written out, since an item has more names than values of other kinds."""
        return {"name": self.name, "lines": list(self.lines)}


@quickly_made
@dataclass(frozen=True, slots=True)
class Interest(Value):
    """An interest that somebody declared; `left_room` is null unless the words say it."""

    name: str
    kind: str | None
    text: str
    left_room: bool | None
    lines: Lines


@quickly_made
@dataclass(frozen=True, slots=True)
class Part(Value):
    """One lettered or numbered part of a resolution."""

    label: str
    text: str


@quickly_made
@dataclass(frozen=True, slots=True)
class NamedVote(Value):
    """How one person voted: for, against, abstain, not_voting or absent."""

    name: str
    option: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Votes(Value):
    """Votes as stated; a count that the document does not give is null."""

    json_names = {"in_favour": "for"}

    in_favour: int | None = None
    against: int | None = None
    abstain: int | None = None
    casting: str | None = None
    unanimous: bool | None = None
    named: tuple[NamedVote, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Decision(Value):
    """A decision, recommendation, motion or amendment; `text` begins after its introducer."""

    kind: str
    text: str
    introducer: str | None
    outcome: str
    outcome_as_written: str | None
    parts: tuple[Part, ...] = ()
    moved_by: str | None = None
    seconded_by: str | None = None
    reference: str | None = None
    votes: Votes | None = None
    lines: Lines = (0, 0)


@quickly_made
@dataclass(frozen=True, slots=True)
class Restriction(Value):
    """Why an item is not open to the public: exempt, confidential or unstated, with the law cited."""

    basis: str
    schedule: str | None = None
    paragraphs: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Item(Value):
    """One agenda item with everything under it; numbers carry no trailing dot."""

    number: str | None
    title: str
    lines: Lines
    minute_number: str | None = None
    kind: str = "business"
    withdrawn: bool = False
    restriction: Restriction | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    presented_by: tuple[Presenter, ...] = ()
    mentions: tuple[Mention, ...] = ()
    interests: tuple[Interest, ...] = ()
    resolutions: tuple[Decision, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class NextMeeting(Value):
    """A future meeting that the document states."""

    date: str
    start_time: str | None
    venue: str | None
    lines: Lines


@quickly_made
@dataclass(frozen=True, slots=True)
class Confirmed(Value):
    """An earlier meeting whose minutes this meeting confirmed; `committee` is null for its own."""

    committee: str | None
    date: str
    amended: bool | None
    lines: Lines


@quickly_made
@dataclass(frozen=True, slots=True)
class OtherMeeting(Value):
    """A meeting in the same file that is not read: whose, when, and on which lines."""

    committee: str | None
    date: str | None
    lines: Lines


@quickly_made
@dataclass(frozen=True, slots=True)
class UsedLine(Value):
    """A visible line of the document and what became of it (see LINE_USES)."""

    line: int
    page: int | None
    text: str
    used_as: str

    def to_json(self) -> dict[str, Any]:
        """Written out, since a document has more lines than values."""
        return {"line": self.line, "page": self.page, "text": self.text, "used_as": self.used_as}


@quickly_made
@dataclass(frozen=True, slots=True)
class Minutes(Value):
    """Everything read from one document: contract 1. Dates are YYYY-MM-DD, times HH:MM."""

    media_type: str
    pages: int | None = None
    document_kind: str = "other"  # minutes | agenda | decisions | other
    draft: bool | None = None
    language: str = "en"
    council: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    venue: str | None = None
    chair: str | None = None
    attendance: tuple[Attendee, ...] = ()
    items: tuple[Item, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    confirms: tuple[Confirmed, ...] = ()
    other_meetings: tuple[OtherMeeting, ...] = ()
    evidence: dict[str, Lines] | None = None
    stated_none: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: tuple[UsedLine, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Contract 1 without the file's own name and digest, which the command adds; with `text`."""
        with without_collector():
            return {"reader": READER, **Value.to_json(self), "evidence": _plain(self.evidence or {})}
