"""What the clerk of the sample council entered by hand, from record.toml, put into an archive that has its minutes."""

import datetime
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from council.ingest.people import resolve
from council.models import (
    AgendaItem,
    Committee,
    CommitteeSuccession,
    Council,
    Councillor,
    CouncilTerm,
    GlossaryTerm,
    Meeting,
    Membership,
    Resolution,
    Term,
    acting_as,
    fold,
)
from council.search.upkeep import gathered

FILE = Path(__file__).parent / "record.toml"
REASON = "Entered by hand for the sample council"
DAY = datetime.timedelta(days=1)
ROLES = ("chair", "vice_chair", "member")


def facts() -> dict[str, Any]:
    """What record.toml says."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place on a committee in one role."""

    committee: str
    name: str
    role: str
    start: datetime.date
    end: datetime.date | None


def places(told: Iterable[dict[str, Any]]) -> list[Place]:
    """Everybody's places; those that follow on each other in the same role are one."""
    by_whom: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in sorted((each for row in told for each in _places(row)), key=lambda place: place.start):
        mine = by_whom[place.committee, place.name]
        if mine and mine[-1].role == place.role and mine[-1].end and mine[-1].end + DAY == place.start:
            mine[-1] = replace(mine[-1], end=place.end)
        else:
            mine.append(place)
    return [place for mine in by_whom.values() for place in mine]


def _places(row: dict[str, Any]) -> Iterator[Place]:
    joined, left = row.get("joined", {}), row.get("left", {})
    for role in ROLES:
        names = row.get("members" if role == "member" else role, [])
        for name in [names] if isinstance(names, str) else names:
            start, end = joined.get(name, row["start"]), left.get(name, row.get("end"))
            yield Place(row["committee"], name, role, start, end)


def load(by: User) -> None:
    """Enter everything under this user's name; what is there already stays as it is."""
    told = facts()
    with acting_as(by, reason=REASON), gathered():
        council = Council.objects.get(name=told["council"]["name"])
        _Clerk(council, by).enter(told)
        resolve(council)


class _Clerk:
    """Enters the facts of one council."""

    def __init__(self, council: Council, by: User) -> None:
        self.council, self.by = council, by
        self.committees = {row.name: row for row in Committee.objects.filter(council=council)}
        standing = Councillor.objects.standing().filter(council=council)
        self.people = {fold(row.name): row for row in standing}

    def enter(self, told: dict[str, Any]) -> None:
        self.council.signed_minutes_kept = told["council"]["signed_minutes_kept"]
        self.council.save()
        for row in told["terms"]:
            CouncilTerm.objects.get_or_create(council=self.council, start=row["start"], defaults=row)
        for row in told["committees"]:
            self._committee(**row)
        for row in told["meetings"]:
            self._meeting(**row)
        for row in told["councillors"]:
            for person in row["people"]:
                self._terms(row["terms"], **person)
        for place in places(told["places"]):
            self._place(place)
        for row in told["glossary"]:
            GlossaryTerm.objects.get_or_create(key=fold(row["term"]), defaults=row)

    def _committee(self, *, name: str, parent: str = "", followed_by: str = "", **values: Any) -> None:
        committee = self.committees.get(name) or Committee(council=self.council, name=name)
        for field, value in values.items():
            setattr(committee, field, value)
        committee.parent = self.committees.get(parent)
        committee.save()
        self.committees[name] = committee
        if followed_by:
            known = {"predecessor": committee, "successor": self.committees[followed_by]}
            day = committee.closed_on + DAY if committee.closed_on else None
            CommitteeSuccession.objects.get_or_create(**known, defaults={"on": day})

    def _meeting(
        self,
        *,
        committee: str,
        date: datetime.date,
        start: datetime.time,
        items: Iterable[dict[str, Any]] = (),
        **values: Any,
    ) -> None:
        found, is_new = Meeting.objects.get_or_create(
            committee=self.committees[committee],
            date=date,
            defaults={"start_time": start, "approval": _approval(values), **values},
        )
        if is_new:
            for position, item in enumerate(items, start=1):
                _enter_item(found, position, **item)
            found.publish(by=self.by)

    def _terms(self, terms: Iterable[list[datetime.date]], *, name: str, ward: str, party: str) -> None:
        for start, *end in terms:
            known = {"councillor": self.people[fold(name)], "start": start}
            Term.objects.get_or_create(
                **known, defaults={"end": next(iter(end), None), "ward": ward, "party": party}
            )

    def _place(self, place: Place) -> None:
        Membership.objects.get_or_create(
            committee=self.committees[place.committee],
            councillor=self.people[fold(place.name)],
            start=place.start,
            defaults={"end": place.end, "role": place.role},
        )


def _approval(values: dict[str, Any]) -> Meeting.Approval:
    held = values.get("status", Meeting.Status.HELD) == Meeting.Status.HELD
    return Meeting.Approval.APPROVED if held else Meeting.Approval.UNCONFIRMED


def _enter_item(
    meeting: Meeting, position: int, *, title: str, text: str, decision: str, outcome: str
) -> None:
    paragraph = {"kind": "text", "label": None, "text": text, "lines": None}
    introducer = "Recommended:" if outcome == Resolution.Outcome.RECOMMENDED else "Resolved:"
    item = AgendaItem.objects.create(
        meeting=meeting, position=position, number=str(position), title=title, paragraphs=[paragraph]
    )
    Resolution.objects.create(item=item, text=decision, outcome=outcome, introducer=introducer)
