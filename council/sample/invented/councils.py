"""Invented councils: their committees over twenty years, and who served on them for which ward and party."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .drawing import Draw
from .words import FIRST_NAMES, HEADS, OFFICERS, PARTIES, SETTLEMENTS, TAILS

YEARS = 20
STYLES = ("Borough Council", "District Council", "County Council", "City Council")
FIRST_NUMBER = 1301
"""Steps over the settlements from council to council; it has no divisor in common with their number."""
ROOMS = ("Council Chamber", "Committee Room A", "Garden Room", "Long Gallery")
STAYS, LEAVES_EARLY = 0.66, 0.06


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of committee that every council has, between which years of the archive, and how often it meets."""

    key: str
    name: str
    kind: str
    a_year: int
    seats: int
    hour: int
    parent: str = ""
    since: int = 0
    until: int = YEARS + 1
    heirs: tuple[str, ...] = ()
    purpose: str = ""


KINDS = (
    Kind("council", "Council", "council", 7, 0, 18, purpose="All councillors together."),
    Kind("cabinet", "Cabinet", "executive", 14, 8, 10, purpose="Takes most decisions between Councils."),
    Kind("oversight", "Overview Committee", "scrutiny", 12, 13, 14, until=7, heirs=("people", "places")),
    Kind("people", "Scrutiny Committee for People", "scrutiny", 10, 12, 14, since=7),
    Kind("places", "Scrutiny Committee for Places", "scrutiny", 10, 12, 10, since=7),
    Kind(
        "planning", "Planning Committee", "regulatory", 17, 13, 18, purpose="Decides planning applications."
    ),
    Kind("licensing", "Licensing Committee", "regulatory", 6, 12, 10),
    Kind("hearings", "Licensing Sub-Committee", "sub_committee", 34, 5, 10, parent="licensing"),
    Kind("audit", "Audit Committee", "other", 5, 9, 10, until=12, heirs=("governance",)),
    Kind("governance", "Audit and Governance Committee", "other", 7, 9, 10, since=12),
    Kind("standards", "Standards Committee", "other", 5, 8, 16, until=6),
    Kind("pensions", "Pension Fund Committee", "other", 6, 9, 14),
    Kind("wellbeing", "Health and Wellbeing Board", "partnership", 8, 7, 14, since=7),
    Kind("waste", "Joint Waste Committee", "joint", 5, 6, 10, purpose="Shared with neighbouring councils."),
    Kind("employment", "Employment Committee", "other", 8, 8, 10),
    Kind("appointments", "Appointments Sub-Committee", "sub_committee", 10, 5, 9, parent="employment"),
    Kind("ways", "Rights of Way Committee", "regulatory", 9, 9, 11),
    Kind("north", "Northern Area Committee", "other", 11, 10, 19),
    Kind("south", "Southern Area Committee", "other", 11, 10, 19),
    Kind("west", "Western Area Committee", "other", 11, 10, 19),
    Kind("climate", "Climate Working Party", "other", 11, 7, 16, since=12, until=16, heirs=("places",)),
    Kind("parenting", "Corporate Parenting Panel", "other", 7, 8, 14, since=4),
    Kind("budget", "Budget Panel", "sub_committee", 8, 6, 10, parent="oversight", until=7),
    Kind("schools", "Schools Forum", "partnership", 6, 5, 16),
)


@dataclass(frozen=True, slots=True)
class Body:
    """One committee of one council."""

    kind: Kind
    opened_on: datetime.date | None
    closed_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Service:
    """A stretch of time; the end is open while it goes on."""

    start: datetime.date
    end: datetime.date | None

    def covers(self, day: datetime.date) -> bool:
        """Whether a day falls into it."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Seat(Service):
    """A term of office for a ward."""

    ward: str


@dataclass(frozen=True, slots=True)
class Place(Service):
    """A place on a committee."""

    person: "Person"
    role: str = "member"


@dataclass(eq=False, slots=True)
class Person:
    """A councillor with the terms served."""

    number: int
    name: str
    party: str
    seats: list[Seat] = field(default_factory=list)

    def seat_on(self, day: datetime.date) -> Seat | None:
        """The seat held on a day."""
        return next((seat for seat in self.seats if seat.covers(day)), None)


def municipal_year(day: datetime.date) -> int:
    """The year in which the municipal year of a day began; it begins in May."""
    return day.year if day.month >= 5 else day.year - 1


def election_day(year: int) -> datetime.date:
    """The first Thursday in May."""
    first = datetime.date(year, 5, 1)
    return first + datetime.timedelta(days=(3 - first.weekday()) % 7)


class InventedCouncil:
    """The council of a number; twenty municipal years up to the one of `today`."""

    def __init__(self, seed: int, number: int, today: datetime.date) -> None:
        self.seed, self.number, self.today = seed, number, today
        self.first_year = municipal_year(today) - YEARS + 1
        settlement = SETTLEMENTS[(number * FIRST_NUMBER + seed * 17) % len(SETTLEMENTS)]
        self.settlement = settlement
        self.name = f"{settlement} {STYLES[number % len(STYLES)]}"
        self.people: list[Person] = []
        self._draw = Draw(seed, "council", number)
        self._names: set[str] = set()
        self.wards = [
            f"{each} Ward" for each in self._draw.several(SETTLEMENTS, 40 + self._draw.between(4, 24))
        ]
        self.near = self._draw.several(SETTLEMENTS, 900)
        self._elect()
        self.officers = [(self._name(), post) for post in OFFICERS]
        self.venues = [f"{room}, {self._draw.one(self.near)} Hall" for room in ROOMS]
        self.places = {body.kind.key: self._places(body) for body in self.bodies}

    @cached_property
    def bodies(self) -> list[Body]:
        """The committees, those of which another is a part first."""
        return [self._body(kind) for kind in sorted(KINDS, key=lambda kind: bool(kind.parent))]

    @cached_property
    def council_terms(self) -> list[Service]:
        """The time from each election to the next; the last goes on."""
        first = self.first_year - (self.first_year - 1) % 4
        years = range(first, municipal_year(self.today) + 1, 4)
        days = [election_day(year) for year in years]
        ends = [day - datetime.timedelta(days=1) for day in days[1:]]
        return [Service(start, end) for start, end in zip(days, [*ends, None], strict=True)]

    def members(self, key: str, day: datetime.date) -> list[Place]:
        """Who had a place on a committee on a day."""
        return [place for place in self.places[key] if place.covers(day)]

    def _body(self, kind: Kind) -> Body:
        last = self.first_year + kind.until
        return Body(
            kind,
            datetime.date(self.first_year + kind.since, 5, 20) if kind.since else None,
            datetime.date(last, 4, 30) if kind.until <= YEARS else None,
        )

    def _elect(self) -> None:
        """Fill each ward's seat at every election; some leave early and another takes the seat."""
        holders: dict[str, Person] = {}
        for term in self.council_terms:
            for ward in self.wards:
                if ward not in holders or not self._draw.happens(STAYS):
                    holders[ward] = self._newcomer()
                if self._draw.happens(LEAVES_EARLY):
                    holders[ward] = self._by_election(holders[ward], ward, term)
                else:
                    holders[ward].seats.append(Seat(term.start, term.end, ward))

    def _by_election(self, leaver: Person, ward: str, term: Service) -> Person:
        left = term.start + datetime.timedelta(days=self._draw.between(150, 1100))
        if left >= self.today:
            leaver.seats.append(Seat(term.start, term.end, ward))
            return leaver
        leaver.seats.append(Seat(term.start, left, ward))
        newcomer = self._newcomer()
        newcomer.seats.append(Seat(left + datetime.timedelta(days=45), term.end, ward))
        return newcomer

    def _newcomer(self) -> Person:
        name = self._name()
        while name in self._names:
            name = self._name()
        self._names.add(name)
        person = Person(len(self.people), name, self._party())
        self.people.append(person)
        return person

    def _name(self) -> str:
        surname = f"{self._draw.one(HEADS)}{self._draw.one(TAILS)}".capitalize()
        return f"{self._draw.one(FIRST_NAMES)} {surname}"

    def _party(self) -> str:
        left = self._draw.random()
        for party, share in PARTIES:
            left -= share
            if left < 0:
                return party
        return ""

    def _places(self, body: Body) -> list[Place]:
        return [place for term in self.council_terms for place in self._places_in(body, term)]

    def _places_in(self, body: Body, term: Service) -> Iterator[Place]:
        """The places on a committee in one term of the council; leavers' places fall to their successors."""
        start = max(term.start, body.opened_on or term.start)
        end = min(filter(None, (term.end, body.closed_on)), default=None)
        if end is not None and end <= start:
            return
        serving = [person for person in self.people if person.seat_on(start)]
        chosen = self._draw.several(serving, body.kind.seats) if body.kind.seats else serving
        roles = ("chair", "vice_chair")
        for number, person in enumerate(chosen):
            seat = person.seat_on(start)
            left = seat.end if seat else None
            last = min(filter(None, (left, end)), default=None)
            yield Place(start, last, person, roles[number] if number < len(roles) else "member")
            if seat and last is not None and last != end:
                yield from self._successor(seat.ward, last, end)

    def _successor(self, ward: str, left: datetime.date, end: datetime.date | None) -> Iterator[Place]:
        start = left + datetime.timedelta(days=45)
        if end is not None and start >= end:
            return
        for person in self.people:
            seat = person.seat_on(start)
            if seat is not None and seat.ward == ward:
                yield Place(start, end, person)
                return
