"""When invented committees meet: a calendar for any number of meetings, of which a longer one holds the shorter."""

import datetime
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from .councils import YEARS, Body, InventedCouncil, election_day

DENSEST = 5
"""A council has room for so many times the meetings that its committees usually hold."""
CANCELLED, FORGOTTEN, AMENDED, RESUMED = 4, 3, 6, 2
"""Of a hundred meetings: cancelled; never confirmed though the committee met again; confirmed with an
amendment; of the Council, resumed at a second sitting on the same day."""

Key = tuple[int, str, datetime.date, int]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting in the calendar, with the meetings held before and after it as far as they were asked for."""

    council: InventedCouncil
    body: Body
    date: datetime.date
    sitting: int
    status: str
    before: datetime.date | None = None
    after: datetime.date | None = None

    @property
    def key(self) -> Key:
        """What tells it from every other meeting."""
        return self.council.number, self.body.kind.key, self.date, self.sitting

    def chance(self, what: str) -> int:
        """A number below 100 that belongs to this meeting and this question for good."""
        return _chance(self.council, self.body, self.date, what)

    @property
    def confirmed_before(self) -> tuple[datetime.date, bool] | None:
        """The earlier meeting whose minutes this one confirms, and whether with an amendment."""
        if self.before is None or self.sitting > 1 or self._forgotten(self.before):
            return None
        return self.before, _chance(self.council, self.body, self.before, "amended") < AMENDED

    @property
    def approval(self) -> str:
        """What became of its minutes."""
        if self.status != "held":
            return "unconfirmed"
        if self.after is None:
            return "final_unconfirmed" if self.body.closed_on else "unconfirmed"
        if self.after > self.council.today or self._forgotten(self.date):
            return "unconfirmed"
        return "approved_with_amendment" if self.chance("amended") < AMENDED else "approved"

    def _forgotten(self, day: datetime.date) -> bool:
        return _chance(self.council, self.body, day, "forgotten") < FORGOTTEN


def plan(councils: Iterable[InventedCouncil], count: int) -> list[Sitting]:
    """So many meetings, the oldest first; the councils share them evenly."""
    councils = list(councils)
    shares = [count // len(councils) + (number < count % len(councils)) for number in range(len(councils))]
    chosen = [
        each for council, share in zip(councils, shares, strict=True) for each in _first(council, share)
    ]
    return sorted(_with_neighbours(chosen), key=lambda each: (each.date, *each.key))


def _first(council: InventedCouncil, count: int) -> list[Sitting]:
    """The first so many of all the meetings that there is room for, spread evenly over years and committees."""
    ranked = [each for body in council.bodies for each in _ranked(council, body)]
    ranked.sort(key=lambda each: each[0])
    if count > len(ranked):
        raise ValueError(f"{council.name} has room for {len(ranked):,} meetings: ask for more councils.")
    return [sitting for _, sitting in ranked[:count]]


def _ranked(council: InventedCouncil, body: Body) -> Iterator[tuple[float, Sitting]]:
    for number, day in enumerate(reversed(_days(council, body))):
        rank = _mirrored(number)
        yield rank, Sitting(council, body, day, 1, _status(council, body, day))
        if body.kind.key == "council" and _chance(council, body, day, "resumed") < RESUMED:
            yield rank, Sitting(council, body, day, 2, _status(council, body, day))


def _days(council: InventedCouncil, body: Body) -> list[datetime.date]:
    """Working days from the first meeting of a committee to the last that is fixed, the next of May."""
    first = body.opened_on or election_day(council.first_year) + datetime.timedelta(days=14)
    until = body.closed_on or datetime.date(council.first_year + YEARS, 4, 30)
    days = (until - first).days
    times = body.kind.a_year * DENSEST * days // 365
    taken = set()
    for number in range(times):
        day = first + datetime.timedelta(days=days * number // times)
        while day.weekday() > 4 or day in taken or _is_holiday(day):
            day += datetime.timedelta(days=1)
        taken.add(day)
    return sorted(day for day in taken if day <= until)


def _is_holiday(day: datetime.date) -> bool:
    return (day.month, day.day) >= (12, 23) or (day.month, day.day) == (1, 1)


def _mirrored(number: int) -> float:
    """The bits of a number behind the point: 1, 2, 3, 4 give 0.5, 0.25, 0.75, 0.125. Sorted by it, any first
    part of a calendar is spread evenly over the whole."""
    mirrored, part = 0.0, 0.5
    while number:
        number, bit = divmod(number, 2)
        mirrored += bit * part
        part /= 2
    return mirrored


def _status(council: InventedCouncil, body: Body, day: datetime.date) -> str:
    if _chance(council, body, day, "cancelled") < CANCELLED:
        return "cancelled"
    return "scheduled" if day > council.today else "held"


def _chance(council: InventedCouncil, body: Body, day: datetime.date, what: str) -> int:
    return crc32(f"{council.seed}/{council.number}/{body.kind.key}/{day}/{what}".encode()) % 100


def _with_neighbours(chosen: list[Sitting]) -> Iterator[Sitting]:
    """The meetings with the dates of those before and after that are not cancelled."""
    of_body: dict[tuple[int, str], list[Sitting]] = defaultdict(list)
    for each in chosen:
        of_body[each.key[:2]].append(each)
    for sittings in of_body.values():
        days = sorted({each.date for each in sittings if each.status != "cancelled"})
        before = dict(zip(days[1:], days, strict=False))
        after = dict(itertools.pairwise(days))
        for each in sittings:
            yield Sitting(
                each.council, each.body, each.date, each.sitting, each.status,
                before.get(each.date), after.get(each.date),
            )  # fmt: skip
