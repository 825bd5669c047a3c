"""A councillor's service: terms of office, places on committees by date, and the committees that recorded them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, IntegerField, QuerySet, Value
from django.utils import timezone

from council.models import AttendanceEntry, Councillor, Given, Membership, Prepared, Term

from .spoken import said_in

TERM, PLACE, SEEN = "term", "place", "seen"
PLAIN = ("", Membership.Role.MEMBER)
"""What is known of a place that is nothing but that of a member."""


class Stretch(NamedTuple):
    """A stretch of service: a term of office with ward and party, or a place on a committee with its role."""

    kind: str
    name: str
    detail: str
    committee: str
    key: int
    start: datetime.date | None
    end: datetime.date | None

    @classmethod
    def told(cls, kind: str, name: str, language: str, *others: Any) -> "Stretch":
        """A stretch as the query tells it; the name of a ward has no language."""
        return cls(kind, said_in(name, language) if language else name, *others)

    @property
    def role(self) -> str:
        """The role on a committee in words; of a plain member none."""
        return "" if self.detail in PLAIN else str(Membership.Role(self.detail).label)

    def covers(self, day: datetime.date) -> bool:
        """Whether it is known to have begun by a day and not to have ended before."""
        return self.start is not None and self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that is known of a councillor's service, the newest first, as it stands on a day."""

    stretches: tuple[Stretch, ...]
    today: datetime.date

    def _of(self, kind: str) -> list[Stretch]:
        return [each for each in self.stretches if each.kind == kind]

    @property
    def terms(self) -> list[Stretch]:
        """The terms of office."""
        return self._of(TERM)

    @property
    def term(self) -> Stretch | None:
        """The term of today, else the latest."""
        covering = [each for each in self.terms if each.covers(self.today)]
        return next(iter(covering or self.terms), None)

    @property
    def in_office(self) -> bool:
        """Whether a recorded term or membership covers today."""
        return any(each.covers(self.today) for each in self._of(TERM) + self._of(PLACE))

    @property
    def since(self) -> datetime.date | None:
        """The day since which terms have followed one another without a gap up to the present one."""
        began = None
        for each in self.terms:
            if each.start is None or (began and not _follows(began, each.end)):
                break
            if began or each.covers(self.today):
                began = each.start
        return began

    @property
    def now(self) -> list[Stretch]:
        """The places on committees that cover today."""
        return [each for each in self._of(PLACE) if each.covers(self.today)]

    @property
    def before(self) -> list[Stretch]:
        """The other places: over, still to come, or with no known beginning."""
        return [each for each in self._of(PLACE) if not each.covers(self.today)]

    @property
    def seen(self) -> list[Stretch]:
        """The committees that recorded the councillor as present and on which no place is recorded."""
        places = {each.committee for each in self._of(PLACE)}
        return [each for each in self._of(SEEN) if each.committee not in places]

    @property
    def known(self) -> set[int]:
        """The keys of the committees with a membership whose beginning is known."""
        return {each.key for each in self._of(PLACE) if each.start}

    def is_member(self, committee: int, day: datetime.date) -> bool:
        """Whether a place on a committee is known to cover a day."""
        return any(each.key == committee and each.covers(day) for each in self._of(PLACE))

    @property
    def committees(self) -> dict[int, Stretch]:
        """One stretch of every committee on which they served or that recorded them, by name."""
        found = {each.key: each for each in self.stretches if each.kind != TERM}
        return dict(sorted(found.items(), key=lambda pair: pair[1].name))


def _follows(began: datetime.date, end: datetime.date | None) -> bool:
    """Whether a term that began on a day follows one that ended on another: within a week, as after an election."""
    return end is not None and began - end <= datetime.timedelta(days=7)


def person(place: int) -> Given:
    """The key of one of the councillors whom a query is told in a list."""
    return Given("people", BigIntegerField(), place)


def place_in_list(place: int) -> Value:
    """The first column of every row about a councillor of a list: their place in it."""
    return Value(place, output_field=IntegerField())


def of_each(parts: Callable[[int], list[Any]], people: int) -> QuerySet:
    """The parts of a question about each of so many councillors, in one query."""
    first, *others = [part for place in range(people) for part in parts(place)]
    return first.union(*others, all=True)


def _parts(place: int) -> list[Any]:
    nothing, none = Value("", output_field=CharField()), Value(0, output_field=BigIntegerField())

    def row(kind: str) -> tuple[Value, Value]:
        return place_in_list(place), Value(kind, output_field=CharField())

    terms = Term.objects.published().filter(councillor=person(place)).order_by()
    places = Membership.objects.published().filter(councillor=person(place)).order_by()
    return [
        terms.values_list(*row(TERM), "ward", nothing, "party", nothing, none, "start", "end"),
        places.values_list(
            *row(PLACE),
            "committee__name",
            "committee__language",
            "role",
            "committee__slug",
            "committee",
            "start",
            "end",
        ),
        _recorded(place).values_list(*row(SEEN), "name", "language", nothing, "slug", "pk", "first", "last"),
    ]


def _recorded(place: int) -> QuerySet:
    """The committees of the council that recorded the councillor."""
    council = Given("councils", BigIntegerField(), place)
    return AttendanceEntry.objects.committees_of(councillor=person(place), council=council)


@cache
def _prepared(people: int) -> Prepared:
    return Prepared(lambda: of_each(_parts, people))


def services_of(councillors: list[Councillor]) -> list[Service]:
    """The service of each councillor as it stands today, in one query."""
    told = {
        "people": [each.pk for each in councillors],
        "councils": [each.council_id for each in councillors],
    }
    found: list[list[Stretch]] = [[] for _ in councillors]
    for place, *stretch in _prepared(len(councillors))(**told):
        found[place].append(Stretch.told(*stretch))
    today = timezone.localdate()
    return [Service(tuple(sorted(stretches, key=_newest_first, reverse=True)), today) for stretches in found]


def _newest_first(stretch: Stretch) -> tuple[datetime.date, str]:
    return stretch.start or datetime.date.min, stretch.name


def service_of(councillor: Councillor) -> Service:
    """The service of one councillor."""
    return services_of([councillor])[0]
