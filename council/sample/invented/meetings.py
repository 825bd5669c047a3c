"""What happened at an invented meeting: the values of its rows, under the names of their columns.

The rows of a part stand under the name of the relation: a meeting has `attendance`, `items`, `next_meetings`
and `confirmations`; an item `mentions`, `interests` and `resolutions`; a resolution `vote` and `named_votes`.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from .councils import InventedCouncil, Person, Place
from .days import Sitting
from .drawing import Draw
from .text import Prose
from .words import LOST, OPENINGS, PARTS, RESOLVED, TITLES

Row = dict[str, Any]

LONG_MEETINGS, LONG_ITEMS = 0.015, 18
"""The share of meetings that are very long, and how many items of business these have."""
SUBSTITUTED, VIRTUAL_SINCE = 0.25, datetime.date(2020, 4, 4)
ABSENCES = (("apologies", 0.12), ("absent", 0.03), ("not_recorded", 0.01))
LAW = "Part 1 of Schedule 12A to the Local Government Act 1972"
INTEREST_KINDS = ("disclosable pecuniary interest", "other registrable interest", "personal interest", "")
LETTERS = "abcdef"


@dataclass(frozen=True, slots=True)
class Scene:
    """A council with the keys that its committees and councillors have in the archive."""

    council: InventedCouncil
    committees: dict[str, int]
    councillors: dict[int, int]

    def key_of(self, person: Person | None) -> int | None:
        """The key of a councillor."""
        return None if person is None else self.councillors[person.number]


@dataclass(slots=True)
class Present:
    """Who was there, and who presided."""

    rows: list[Row] = field(default_factory=list)
    members: list[Person] = field(default_factory=list)
    chair: Person | None = None


def invent(scene: Scene, sitting: Sitting, *, documented: bool = False) -> Row:
    """The rows of one meeting; a documented one has under `document` the lines that they were read from."""
    return Telling(scene, sitting, documented=documented).meeting()


def at(day: datetime.date, hour: int = 10) -> datetime.datetime:
    """An hour of a day."""
    return datetime.datetime.combine(day, datetime.time(hour), datetime.UTC)


def long_date(day: datetime.date) -> str:
    """A date as the minutes write it."""
    return f"{day.day} {day:%B %Y}"


class Telling:
    """Tells one meeting from its first line to its last."""

    def __init__(self, scene: Scene, sitting: Sitting, *, documented: bool) -> None:
        self.scene, self.sitting = scene, sitting
        self.draw = Draw(scene.council.seed, *sitting.key)
        self.prose = Prose(self.draw, scene.council.near)
        self.present = Present()
        self.items: list[Row] = []
        self.confirmations: list[Row] = []
        self.next_meetings: list[Row] = []
        self.lines: list[tuple[str, str]] | None = [] if documented else None

    def meeting(self) -> Row:
        """The meeting with everything that belongs to it; one that was not held has neither people nor items."""
        sitting, kind = self.sitting, self.sitting.body.kind
        told = self._stated()
        if sitting.status == "held":
            self._head()
            self.present = self._roll()
            self._tell_items()
            told |= {
                "attendance": self.present.rows,
                "chair_id": self.scene.key_of(self.present.chair),
                "chair_as_written": self.present.chair.name if self.present.chair else "",
                "end_time": datetime.time(
                    kind.hour + self.draw.between(1, 3), self.draw.one((0, 10, 25, 40))
                ),
                "items": self.items,
                "next_meetings": self.next_meetings,
                "confirmations": self.confirmations,
            }
            if self.lines is not None:
                told |= {"document": self.lines, "evidence": {"committee": [2, 2], "date": [3, 3]}}
        return told

    def _head(self) -> None:
        sitting = self.sitting
        self._read(self.scene.council.name, "header")
        self._read(f"Minutes of the {sitting.body.kind.name}", "header")
        self._read(
            f"{long_date(sitting.date)}, {self.scene.council.venues[sitting.chance('venue') % 4]}", "header"
        )

    def _stated(self) -> Row:
        sitting, published = self.sitting, self._published_at()
        confirmed = sitting.approval.startswith("approved") and sitting.after
        return {
            "uid": self.draw.uid(),
            "origin": "document" if sitting.status == "held" else "person",
            "committee_id": self.scene.committees[sitting.body.kind.key],
            "date": sitting.date,
            "sitting": sitting.sitting,
            "status": sitting.status,
            "start_time": datetime.time(sitting.body.kind.hour, 0 if sitting.sitting == 1 else 30),
            "venue": self.scene.council.venues[sitting.chance("venue") % 4],
            "approval": sitting.approval,
            "publication": "published",
            "first_published_at": published,
            "changed_at": max(published, self._no_later(at(confirmed))) if confirmed else published,
        }

    def _published_at(self) -> datetime.datetime:
        """Minutes come out a fortnight after the meeting, a date two months before."""
        after = self.draw.between(9, 16) if self.sitting.status == "held" else -60
        return self._no_later(at(self.sitting.date + datetime.timedelta(days=after)))

    def _no_later(self, moment: datetime.datetime) -> datetime.datetime:
        return min(moment, at(self.scene.council.today, 0))

    def _read(self, text: str, used_as: str) -> Row:
        """What a row knows of the line that it was read from, which is the next one of the document, if any."""
        if self.lines is None:
            return {"origin": "document"}
        self.lines.append((text, used_as))
        return {"origin": "document", "first_line": len(self.lines), "last_line": len(self.lines)}

    def _roll(self) -> Present:
        present = Present()
        for place in self.scene.council.members(self.sitting.body.kind.key, self.sitting.date):
            self._call(place, present)
        for name, post in self.draw.several(self.scene.council.officers, self.draw.between(1, 3)):
            self._note(present, name, kind="officer", status="in_attendance", post=post)
        if self.draw.happens(0.1):
            self._note(
                present, self.draw.one(self.scene.council.officers)[0], kind="unknown", status="in_attendance"
            )
        return present

    def _call(self, place: Place, present: Present) -> None:
        """One member is called; a few of those who sent apologies are replaced by another member."""
        person, status = place.person, self._status()
        role = "" if place.role == "member" else place.role
        self._note(present, person.name, person, status=status, role=role)
        if status.startswith("present"):
            present.members.append(person)
            if present.chair is None or role == "chair":
                present.chair = person
        elif status == "apologies" and self.draw.happens(SUBSTITUTED):
            self._substitute(person, present)

    def _status(self) -> str:
        left = self.draw.random()
        for status, share in ABSENCES:
            left -= share
            if left < 0:
                return status
        virtual = self.sitting.date >= VIRTUAL_SINCE and self.draw.happens(0.1)
        return "present_virtual" if virtual else "present"

    def _substitute(self, absent: Person, present: Present) -> None:
        other = self.draw.one(self.scene.council.people)
        if other.seat_on(self.sitting.date) is None or any(
            row["name_as_written"] == other.name for row in present.rows
        ):
            return
        present.members.append(other)
        self._note(present, other.name, other, status="present_substitute", substitute_for=absent.name)

    def _note(self, present: Present, name: str, person: Person | None = None, **values: Any) -> None:
        seat = person.seat_on(self.sitting.date) if person else None
        row = {
            "position": len(present.rows),
            "name_as_written": name,
            "councillor_id": self.scene.key_of(person),
            "kind": "councillor",
            "title": "Councillor" if person else "",
            "ward": seat.ward if seat else "",
            "party": person.party if person else "",
            **values,
            **self._read(f"{name} ({values['status']})", "attendance"),
        }
        if person and self.draw.happens(0.01):
            row["left"] = "before the end of the meeting"
        present.rows.append(row)

    def _tell_items(self) -> None:
        self._apologies()
        self._interests()
        self._previous_minutes()
        self._business()
        if self.draw.happens(0.4):
            self._item("Urgent Business", "urgent_business", "There was no urgent business.")
        if self.sitting.after and self.draw.happens(0.75):
            self._next_meeting(self.sitting.after)
        if self.draw.happens(0.12):
            self._in_private()
        for item in self.items:
            if "restriction" not in item:
                _give_anchors(item)

    def _item(self, title: str, kind: str, *texts: str, **values: Any) -> Row:
        """One item with its paragraphs, each on a line of its own."""
        number = len(self.items) + 1
        item = {
            "uid": self.draw.uid(),
            "position": number,
            "number": str(number),
            "slug": str(number),
            "title": title,
            "kind": kind,
            **values,
            **self._read(f"{number}. {title}", "item_title"),
        }
        item["paragraphs"] = [self._paragraph(text) for text in texts]
        self._close(item)
        self.items.append(item)
        return item

    def _paragraph(self, text: str, kind: str = "text") -> Row:
        read = self._read(text, "item_text" if kind == "text" else kind)
        lines = [read["first_line"], read["last_line"]] if self.lines else None
        return {"kind": kind, "label": None, "text": text, "lines": lines}

    def _close(self, item: Row) -> None:
        """The item ends with the last line that was told."""
        if self.lines is not None:
            item["last_line"] = item["withheld_to"] = len(self.lines)

    def _apologies(self) -> None:
        names = [row["name_as_written"] for row in self.present.rows if row["status"] == "apologies"]
        words = (
            f"Councillors {', '.join(names)} had sent their apologies."
            if names
            else "Nobody had sent apologies."
        )
        self._item("Apologies", "apologies", words)

    def _interests(self) -> None:
        declares = self.present.members and self.draw.happens(0.2)
        if not declares:
            self._item("Declarations of Interest", "interests", "No interests were declared.")
            return
        who, kind = self.draw.one(self.present.members), self.draw.one(INTEREST_KINDS)
        left = self.draw.one((True, None, None))
        words = f"Councillor {who.name} declared {'a ' + kind if kind else 'an interest'} in a later item"
        words += " and left the room while it was discussed." if left else "."
        item = self._item("Declarations of Interest", "interests", words)
        interest = {"kind": kind, "text": words, "left_room": left}
        item["interests"] = [{**self._named(who), **interest, **_lines_of(item)}]

    def _named(self, who: Person) -> Row:
        return {"name_as_written": who.name, "councillor_id": self.scene.key_of(who)}

    def _previous_minutes(self) -> None:
        confirmed = self.sitting.confirmed_before
        if confirmed is None:
            return
        amended = ", with an amendment to the list of those present" if confirmed[1] else ""
        item = self._item("Minutes of the Last Meeting", "previous_minutes")
        words = f"That the minutes of the meeting held on {long_date(confirmed[0])} be confirmed{amended}."
        self._decide(item, words, "agreed_amended" if amended else "agreed")
        stated = {"date": confirmed[0], "amended": confirmed[1], "committee_as_written": ""}
        self.confirmations.append({**stated, **_lines_of(item)})

    def _next_meeting(self, day: datetime.date) -> None:
        words = f"The next meeting will be held on {long_date(day)}."
        item = self._item("Date of Next Meeting", "future_meetings", words)
        stated = {"date": day, "start_time": datetime.time(self.sitting.body.kind.hour), "venue": ""}
        self.next_meetings.append({**stated, **_lines_of(item)})

    def _business(self) -> None:
        is_long = self.draw.happens(LONG_MEETINGS)
        for _ in range(LONG_ITEMS if is_long else self.draw.between(3, 9)):
            self._matter(3 if is_long else 1)

    def _matter(self, times: int, **values: Any) -> Row:
        """One matter of business: a report, a discussion, mostly a decision."""
        prose, draw = self.prose, self.draw
        report = f"{prose.any(OPENINGS)} {prose.paragraph(draw.between(2, 4) * times)}"
        debate = [prose.paragraph(draw.between(1, 4) * times), *prose.marks()]
        title = prose.any(TITLES)
        speaker = draw.one(self.present.members) if self.present.members and draw.happens(0.4) else None
        if speaker:
            debate.append(f"Councillor {speaker.name} spoke of {draw.ranked(self.prose.near)}.")
        item = self._item(title, "business", report, " ".join(debate), **values)
        if speaker:
            item["mentions"] = [{**self._named(speaker), **_lines_of(item)}]
        if draw.happens(0.5):
            name, post = draw.one(self.scene.council.officers)
            item["presented_by"] = [{"name": name, "post": post, "lines": item["paragraphs"][0]["lines"]}]
        self._decisions(item)
        return item

    def _decisions(self, item: Row) -> None:
        if self.draw.happens(0.06):
            self._decide(item, self.prose.fill(LOST), "lost", kind="amendment", voted=True)
        if self.draw.happens(0.85):
            outcome, words = self.draw.one(RESOLVED)
            kind = "recommendation" if outcome == "recommended" else "decision"
            self._decide(item, self.prose.fill(words), outcome, kind=kind, voted=self.draw.happens(0.15))

    def _decide(
        self, item: Row, text: str, outcome: str, *, kind: str = "decision", voted: bool = False
    ) -> None:
        decisions = item.setdefault("resolutions", [])
        read: Row = {"origin": "document"}
        if self.lines is not None:  # without lines nothing tells where a decision was printed: it stands last
            item["paragraphs"].append(self._paragraph(text, "resolution"))
            read |= {"first_line": len(self.lines), "last_line": len(self.lines)}
            self._close(item)
        decision: Row = {
            "uid": self.draw.uid(),
            "position": len(decisions),
            "kind": kind,
            "text": text,
            "introducer": "RESOLVED" if outcome != "lost" else "The amendment was lost",
            "outcome": outcome,
            "outcome_as_written": "lost" if outcome == "lost" else "RESOLVED",
            "first_published_at": self._published_at() if not item.get("restriction") else None,
            **read,
        }
        if self.draw.happens(0.1):
            decision["parts"] = [
                {"label": f"({letter})", "text": self.prose.fill(part)}
                for letter, part in zip(LETTERS, PARTS, strict=False)
            ]
        if self.sitting.body.kind.key == "planning" and item["kind"] == "business":
            decision["reference"] = f"{self.sitting.date:%y}/{self.draw.between(100, 9999):05}/FUL"
        self._move(decision)
        if voted:
            self._vote(decision, read)
        decisions.append(decision)

    def _move(self, decision: Row) -> None:
        if len(self.present.members) < 2 or not self.draw.happens(0.35):
            return
        mover, seconder = self.draw.several(self.present.members, 2)
        decision |= {
            "moved_by_as_written": mover.name,
            "mover_id": self.scene.key_of(mover),
            "seconded_by_as_written": seconder.name,
            "seconder_id": self.scene.key_of(seconder),
        }

    def _vote(self, decision: Row, lines: Row) -> None:
        """The counts, now and then with names: the majority goes with the outcome."""
        members = self.present.members
        if self.draw.happens(0.3):
            decision["vote"] = {"unanimous": True, **lines}
            return
        few = self.draw.between(0, max(len(members) // 3, 0))
        abstain = self.draw.between(0, 1) if len(members) > few else 0
        most = len(members) - few - abstain
        sides = ("against", "for") if decision["outcome"] == "lost" else ("for", "against")
        counts = dict(zip(sides, (most, few), strict=True))
        decision["vote"] = {
            "in_favour": counts["for"], "against": counts["against"], "abstain": abstain, **lines,
        }  # fmt: skip
        if self.draw.happens(0.2):
            options = [sides[0]] * most + [sides[1]] * few + ["abstain"] * abstain
            decision["named_votes"] = [
                {**self._named(who), "option": option, **lines}
                for who, option in zip(members, options, strict=True)
            ]

    def _in_private(self) -> None:
        """The public is excluded; what follows is restricted, with or without a public title."""
        item = self._item("Exclusion of the Public", "exclusion")
        self._decide(item, f"That the public be excluded under paragraph 3 of {LAW}.", "agreed")
        for _ in range(self.draw.between(1, 2)):
            self._matter(
                1,
                restriction=self.draw.one(("exempt", "exempt", "exempt", "confidential", "unstated")),
                restriction_schedule=LAW,
                restriction_paragraphs=["3"],
                public_title=self.draw.one(("Contract for Services", "Property Matter", "")),
            )


def _give_anchors(item: Row) -> None:
    """The paragraphs of an open item have their anchors since it was published."""
    for number, paragraph in enumerate(item["paragraphs"], start=1):
        paragraph["anchor"] = f"p{number}"


def _lines_of(item: Row) -> Row:
    """The lines of an item for what was read in it."""
    return {"origin": "document", "first_line": item.get("first_line"), "last_line": item.get("last_line")}
