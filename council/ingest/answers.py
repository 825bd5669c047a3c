"""What the copyist asks, what a clerk answers, and what a preview shows."""

import datetime
from dataclasses import dataclass, field
from typing import Any, Literal

from council.models import Meeting, Problem

Verb = Literal["create", "change", "keep", "remove", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a clerk says where the document is silent or the archive cannot decide."""

    council: str = ""
    committee: str = ""
    date: datetime.date | None = None
    same_day: Literal["", "version", "sitting"] = ""
    allow_shrinkage: bool = False


class NeedsAnswer(Exception):
    """A clerk must answer first; `about` is the field of Answers, `choices` are (value, words) pairs or none
    where the answer is free text."""

    def __init__(self, question: str, choices: tuple[tuple[str, str], ...] = (), *, about: str) -> None:
        super().__init__(question)
        self.question = question
        self.choices = choices
        self.about = about


class NotIngestable(Exception):
    """The document cannot become a part of the record; `reasons` are sentences for the clerk."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the record and what happens to it."""

    noun: str
    verb: Verb
    label: str
    fields: tuple[tuple[str, Any, Any], ...] = ()
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What the document says about people: names only, since a preview leaves no rows behind."""

    new: tuple[str, ...] = ()
    linked: tuple[tuple[str, str], ...] = ()
    queued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an ingest changes: shown before, returned after."""

    meeting: Meeting
    meeting_label: str
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    blockers: tuple[str, ...]
    people: People = field(default_factory=People)

    @property
    def changes_nothing(self) -> bool:
        """Whether the record already says all this."""
        return all(change.verb == "keep" for change in self.changes)
