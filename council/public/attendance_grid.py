"""The attendance of a committee as a grid of members and meetings, each cell in the words of the minutes."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from council.models import (
    Attendance,
    AttendanceEntry,
    Committee,
    Given,
    Meeting,
    Membership,
    Prepared,
    PreparedForKeys,
    given_day,
    given_key,
)

from .attendance import DAYS, HAS_LIST, PRESENT, WAYS
from .periods import Period

MOST_MEETINGS = 40
MOST_PEOPLE = 60
"""So many members and so many others have a row on a page."""
MOST_IN_A_PERIOD = 400
NOT_NAMED = "not_named"
OTHERS = ("present_substitute", "present_substitute_virtual", "in_attendance", "in_attendance_virtual")
"""Ways of being there that make nobody a member."""


class Cell(NamedTuple):
    """How the list of a meeting records a person; nothing where it does not name one who was no member."""

    status: str
    first: int | None
    last: int | None

    @property
    def letter(self) -> str:
        """The letter that the legend explains."""
        return str(WAYS[self.status].letter)

    @property
    def label(self) -> str:
        """The letter in words."""
        return label_of(self.status)


def label_of(status: str) -> str:
    """A way of attending in words."""
    if status == NOT_NAMED:
        return str(WAYS[NOT_NAMED].label)
    return str(Attendance.Status(status).label)


@dataclass(slots=True)
class Row:
    """A person in the grid, with a cell for each meeting."""

    name: str
    slug: str
    cells: list[Cell | None]
    then: list[bool] = field(default_factory=list)

    @property
    def present(self) -> int:
        """The meetings that list them as present, of those at which they were a member where that is known."""
        member = self.then or [True] * len(self.cells)
        pairs = zip(self.cells, member, strict=True)
        return sum(cell is not None and was and cell.status in PRESENT for cell, was in pairs)

    @property
    def expected(self) -> int | None:
        """The meetings at which they were a member, where that is known."""
        return sum(self.then) if self.then else None


@dataclass(frozen=True, slots=True)
class Grid:
    """Members, others who were there, and the meetings whose minutes have a list."""

    meetings: list[Meeting]
    members: list[Row]
    others: list[Row]
    known: bool
    without_list: list[Meeting]
    not_held: Counter
    more: int

    @property
    def totals(self) -> list[int]:
        """How many members the list of each meeting has as present."""
        columns = zip(*(row.cells for row in self.members), strict=True)
        totals = [sum(cell is not None and cell.status in PRESENT for cell in column) for column in columns]
        return totals or [0] * len(self.meetings)

    @property
    def members_shown(self) -> list[Row]:
        """The members of whom a page has rows."""
        return self.members[:MOST_PEOPLE]

    @property
    def others_shown(self) -> list[Row]:
        """The others of whom a page has rows."""
        return self.others[:MOST_PEOPLE]

    @property
    def left_out(self) -> int:
        """How many people a page has no row of; the table for a spreadsheet has."""
        return sum(max(0, len(rows) - MOST_PEOPLE) for rows in (self.members, self.others))

    @property
    def legend(self) -> list[tuple[str, str]]:
        """The letters that stand in the grid, with their words."""
        shown = (*self.members_shown, *self.others_shown)
        used = {cell.status for row in shown for cell in row.cells if cell}
        return [(str(WAYS[status].letter), label_of(status)) for status in WAYS if status in used]


def _meetings() -> QuerySet:
    meetings = Meeting.objects.published().filter(committee=given_key("committee"), date__range=DAYS)
    return meetings.annotate(listed=HAS_LIST).defer("evidence").order_by("date", "sitting", "pk")


def _entries(keys: list[Given]) -> QuerySet:
    entries = AttendanceEntry.objects.published().filter(meeting__pk__in=keys).order_by()
    lines = ("attendance__first_line", "attendance__last_line")
    return entries.values_list(
        "meeting", "councillor", "councillor__name", "councillor__slug", "status", *lines
    )


def _members() -> QuerySet:
    """The councillors with a dated place on the committee in a period."""
    lasting = Q(end__isnull=True) | Q(end__gte=given_day("first"))
    places = Membership.objects.published().filter(lasting, start__lte=given_day("last"))
    return (
        places.filter(committee=given_key("committee"))
        .order_by()
        .values_list("councillor", "councillor__name", "councillor__slug", "start", "end")
    )


MEETINGS = Prepared(_meetings)
ENTRIES = PreparedForKeys(_entries)
MEMBERS = Prepared(_members)


def grid_of(committee: Committee, period: Period, *, page: int = 1) -> Grid:
    """The grid of a committee in a period; of more than forty meetings with a list one page of them."""
    told = {"committee": committee.pk, **period.days}
    every = MEETINGS.stretch(0, MOST_IN_A_PERIOD, **told)
    for meeting in every:
        meeting.committee = committee
    held = [meeting for meeting in every if meeting.status == Meeting.Status.HELD]
    listed = [meeting for meeting in held if meeting.listed]
    shown = listed[(page - 1) * MOST_MEETINGS : page * MOST_MEETINGS]
    places = _places(committee, shown)
    members, others = _rows(shown, places)
    return Grid(
        meetings=shown,
        members=members,
        others=others,
        known=bool(places),
        without_list=[meeting for meeting in held if not meeting.listed],
        not_held=Counter(meeting.status for meeting in every if meeting.status != Meeting.Status.HELD),
        more=len(listed),
    )


@dataclass(slots=True)
class _Person:
    name: str
    slug: str
    stretches: list[tuple[datetime.date, datetime.date | None]] = field(default_factory=list)
    cells: dict[int, Cell] = field(default_factory=dict)

    def was_member(self, day: Any) -> bool:
        return any(start <= day and (end is None or day <= end) for start, end in self.stretches)


def _places(committee: Committee, meetings: list[Meeting]) -> dict[int, _Person]:
    """Who had a place on the committee on the days of these meetings."""
    people: dict[int, _Person] = {}
    if not meetings:
        return people
    told = {"committee": committee.pk, "first": meetings[0].date, "last": meetings[-1].date}
    for key, name, slug, start, end in MEMBERS(**told):
        people.setdefault(key, _Person(name, slug)).stretches.append((start, end))
    return {
        key: each
        for key, each in people.items()
        if any(each.was_member(meeting.date) for meeting in meetings)
    }


def _rows(meetings: list[Meeting], places: dict[int, _Person]) -> tuple[list[Row], list[Row]]:
    """Members by their places; where none is known those whom a list records as a member would be."""
    people = dict(places)
    for meeting, key, name, slug, *cell in ENTRIES([each.pk for each in meetings]):
        people.setdefault(key, _Person(name, slug)).cells[meeting] = Cell(*cell)
    if places:
        members = [each for key, each in people.items() if key in places]
    else:
        members = [each for each in people.values() if _looks_like_a_member(each.cells.values())]
    inside = {each.slug for each in members}
    others = [each for each in people.values() if each.slug not in inside]
    return _in_order(members, meetings), _in_order(others, meetings)


def _looks_like_a_member(cells: Iterable[Cell]) -> bool:
    return any(cell.status not in OTHERS for cell in cells)


def _in_order(people: list[_Person], meetings: list[Meeting]) -> list[Row]:
    """The rows by surname."""
    people.sort(key=lambda each: (each.name.rsplit(" ", 1)[-1], each.name))
    return [_row(each, meetings) for each in people]


def _row(person: _Person, meetings: list[Meeting]) -> Row:
    then = [person.was_member(meeting.date) for meeting in meetings] if person.stretches else []
    cells = [person.cells.get(meeting.pk) for meeting in meetings]
    if then:
        unnamed = Cell(NOT_NAMED, None, None)
        cells = [cell or (unnamed if was else None) for cell, was in zip(cells, then, strict=True)]
    return Row(person.name, person.slug, cells, then)
