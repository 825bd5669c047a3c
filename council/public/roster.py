"""The roster: everybody whom the list of councillors has, loaded once for each state of the archive."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from council.models import AttendanceEntry, Councillor, Membership, Term, fold
from council.models.links import address

RECENT = datetime.timedelta(days=365)

Days = tuple[datetime.date | None, datetime.date | None]


def surname_first(name: str) -> tuple[str, str]:
    """The order of an index of names: by the last name, then by the whole name."""
    folded = fold(name)
    return folded.rsplit(" ", 1)[-1], folded


@dataclass(frozen=True, slots=True)
class Served:
    """A term of office: the ward, the party and the days."""

    ward: str
    party: str
    days: Days


@dataclass(frozen=True, slots=True)
class Person:
    """A councillor in the list; `letter` is the one under which an index has the name."""

    slug: str
    name: str
    folded: str
    letter: str
    council: int
    last_recorded: datetime.date | None
    terms: tuple[Served, ...]
    places: tuple[Days, ...]
    committees: frozenset[int]

    def get_absolute_url(self) -> str:
        """The councillor's page."""
        return address("councillor", self.slug)

    @property
    def term(self) -> Served | None:
        """The latest term of office."""
        return self.terms[-1] if self.terms else None

    def is_current(self, today: datetime.date) -> bool:
        """Whether a recorded term or place covers today, or a list of the last twelve months names them."""
        if self.last_recorded and self.last_recorded >= today - RECENT:
            return True
        return any(_covers(days, today) for days in (*(term.days for term in self.terms), *self.places))

    def is_in(self, wards: set[str], parties: set[str]) -> bool:
        """Whether any term was for one of these wards and one of these parties; none of them is any."""
        if not wards and not parties:
            return True
        return any(
            (not wards or term.ward in wards) and (not parties or term.party in parties)
            for term in self.terms
        )


def _covers(days: Days, today: datetime.date) -> bool:
    start, end = days
    return start is not None and start <= today and (end is None or today <= end)


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody by surname, with the wards and parties that there are."""

    people: tuple[Person, ...]
    wards: tuple[str, ...]
    parties: tuple[str, ...]

    @classmethod
    def load(cls) -> "Roster":
        """The roster of the archive as it stands."""
        terms, places, committees = _terms(), _places(), _committees()
        last = AttendanceEntry.objects.published().filter(councillor=OuterRef("pk")).order_by("-date")
        found = Councillor.objects.published().annotate(last=Subquery(last.values("date")[:1]))
        people = [
            Person(
                slug=slug,
                name=name,
                folded=fold(name).replace("-", " "),
                letter=surname_first(name)[0][:1].upper(),
                council=council,
                last_recorded=day,
                terms=tuple(terms.get(pk, ())),
                places=tuple(places.get(pk, ())),
                committees=frozenset(committees.get(pk, ())),
            )
            for pk, slug, name, council, day in found.values_list("pk", "slug", "name", "council", "last")
        ]
        served = [term for person in people for term in person.terms]
        return cls(
            tuple(sorted(people, key=lambda person: surname_first(person.name))),
            _different(term.ward for term in served),
            _different(term.party for term in served),
        )


def _different(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))


def _terms() -> dict[int, list[Served]]:
    found = defaultdict(list)
    rows = (
        Term.objects.published()
        .order_by("start", "pk")
        .values_list("councillor", "ward", "party", "start", "end")
    )
    for councillor, ward, party, start, end in rows:
        found[councillor].append(Served(ward, party, (start, end)))
    return found


def _places() -> dict[int, list[Days]]:
    found = defaultdict(list)
    for councillor, *days in Membership.objects.published().values_list("councillor", "start", "end"):
        found[councillor].append((days[0], days[1]))
    return found


def _committees() -> dict[int, set[int]]:
    """The committees on which each served or whose lists name them."""
    pair = ("councillor", "committee")
    entries: Any = AttendanceEntry.objects.published().order_by()
    found = defaultdict(set)
    for rows in (entries.values_list(*pair).distinct(), Membership.objects.published().values_list(*pair)):
        for councillor, committee in rows:
            found[councillor].add(committee)
    return found
