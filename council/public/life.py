"""A committee's life: the years in which it met, what it came from and became, and who sat on it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.safestring import SafeString

from council.models import (
    Attendance,
    Committee,
    CommitteeSuccession,
    Councillor,
    CouncilTerm,
    Meeting,
    MeetingEntry,
    Membership,
    Prepared,
    Term,
    fold,
    given_day,
    given_key,
)
from council.models.links import address

from .periods import (
    Period,
    StartOfMunicipalYear,
    calendar_year,
    municipal_and_calendar,
    municipal_year,
    municipal_year_of,
    term_between,
)
from .spoken import said_in

OFFERED = 6
MOST_NAMED = 150
"""More bodies or people than this are not named on a committee's page."""


class Row(NamedTuple):
    """One thing that a committee's page tells of its life; what the columns mean depends on what it is."""

    what: str
    name: str
    slug: str
    detail: str
    more: str
    first: datetime.date | None
    last: datetime.date | None
    half: int | None
    meetings: int | None


COMMITTEE, ON = given_key("committee"), given_day("on")
NO_WORDS, NO_DAY, NO_NUMBER = Value(""), Value(None, DateField()), Value(None, IntegerField())
NOTHING = {
    **dict.fromkeys(("name", "slug", "detail", "more"), NO_WORDS),
    **dict.fromkeys(("first", "last"), NO_DAY),
    **dict.fromkeys(("half", "meetings"), NO_NUMBER),
}


def _told(rows: Any, what: str, **columns: Any) -> QuerySet:
    """These rows as rows of a committee's life."""
    values = {"what": Value(what, CharField()), **NOTHING, **columns}
    named = {f"told_{name}": value for name, value in values.items()}
    return rows.order_by().annotate(**named).values_list(*(f"told_{name}" for name in Row._fields))


def _years() -> QuerySet:
    """Meetings by half of a year, which belongs to one municipal and to one calendar year, and by what became of them:
    so they stand in the index, and to count them apart takes half as long again."""
    meetings = MeetingEntry.objects.published().filter(committee=COMMITTEE).order_by()
    counted = meetings.values(told_half=F("half"), told_detail=F("status")).annotate(
        told_first=Min("date"), told_meetings=Count("*")
    )
    words = {f"told_{name}": NO_WORDS for name in ("name", "slug", "more")}
    return counted.annotate(told_what=Value("year", CharField()), told_last=NO_DAY, **words).values_list(
        *(f"told_{name}" for name in Row._fields)
    )


def _terms() -> QuerySet:
    """The terms of the committee's council in which it has meetings; to count all those of each takes as long as the
    rest, and only one of them is ever asked for."""
    own = Committee.objects.published().filter(pk=COMMITTEE).values("council")
    end = Coalesce(OuterRef("end"), Value(datetime.date.max, DateField()))
    met = Meeting.objects.published().filter(committee=COMMITTEE, date__gte=OuterRef("start"), date__lte=end)
    terms = CouncilTerm.objects.published().filter(Exists(met), council__in=own)
    return _told(terms, "term", name=F("name"), first=F("start"), last=F("end"))


def _in_days() -> QuerySet:
    """One row with the number of the meetings of a committee in a stretch of days."""
    met = Meeting.objects.published().filter(
        committee=COMMITTEE, date__range=(given_day("first"), given_day("last"))
    )
    return met.order_by().values("committee").annotate(n=Count("pk")).values_list("n", flat=True)


def _bodies() -> Iterator[QuerySet]:
    """The bodies above and below a committee, before it and after it."""
    bodies = Committee.objects.published()
    dates = {"first": F("opened_on"), "last": F("closed_on")}
    for what, found in (("above", {"sub_committees": COMMITTEE}), ("below", {"parent": COMMITTEE})):
        columns = {"name": F("name"), "slug": F("slug"), "more": F("language"), **dates}
        yield _told(bodies.filter(**found), what, **columns)
    known = CommitteeSuccession.objects.published()
    for what, here, there in (("before", "successor", "predecessor"), ("after", "predecessor", "successor")):
        yield _told(
            known.filter(**{here: COMMITTEE}),
            what,
            name=F(f"{there}__name"),
            slug=F(f"{there}__slug"),
            detail=F(f"{there}__council__name"),
            more=F(f"{there}__language"),
            first=F("on"),
        )


def _members() -> QuerySet:
    """Those who had a place on the committee on a day, or may have had it since nobody knows from when it is
    theirs, with the party that they had then."""
    serving = (
        Term.objects.published().on(ON).filter(councillor=OuterRef("councillor")).order_by("-start", "pk")
    )
    members = Membership.objects.published().on(ON).filter(committee=COMMITTEE)
    return _told(
        members,
        "member",
        name=F("councillor__name"),
        slug=F("councillor__slug"),
        detail=F("role"),
        more=Coalesce(Subquery(serving.values("party")[:1]), NO_WORDS),
        first=F("start"),
        last=F("end"),
    )


def _seen() -> QuerySet:
    """Where no place on the committee is known for a day: the councillors whom the minutes list as present
    in the municipal year of the last meeting up to then, and whether they presided."""
    held = Meeting.objects.published().filter(committee=COMMITTEE, status=Meeting.Status.HELD, date__lte=ON)
    newest = held.order_by("-date")
    recorded = Membership.objects.published().known_on(ON).filter(committee=COMMITTEE)
    start = Subquery(newest.values(start=StartOfMunicipalYear("date"))[:1])
    that_year = held.filter(~Exists(recorded), date__gte=start)
    present = Attendance.objects.published().filter(
        status__in=(Attendance.Status.PRESENT, Attendance.Status.PRESENT_VIRTUAL),
        meeting__in=that_year.values("pk"),
        councillor__isnull=False,
    )
    people = Councillor.objects.published().filter(pk__in=present.values("councillor"))
    presided = Case(
        When(Exists(that_year.filter(chair=OuterRef("pk"))), then=Value("presided")), default=NO_WORDS
    )
    return _told(people, "seen", name=F("name"), slug=F("slug"), detail=presided, first=start)


def _life() -> QuerySet:
    return _years().union(_terms(), *_bodies(), _members(), _seen(), all=True)


LIFE, IN_DAYS = Prepared(_life), Prepared(_in_days)


class Body(NamedTuple):
    """Another committee in a committee's life; `council` where it is that of another one."""

    name: str
    address: str
    council: str
    first: datetime.date | None
    last: datetime.date | None

    @property
    def link(self) -> SafeString:
        """The way to its page, with the council where that is another one."""
        council = format_html(" ({})", self.council) if self.council else ""
        return format_html('<a href="{}">{}{}</a>', self.address, self.name, council)


class Member(NamedTuple):
    """A councillor with a place on a committee, or one whom the minutes list there."""

    name: str
    address: str
    role: str
    party: str
    since: datetime.date | None
    until: datetime.date | None

    @property
    def place(self) -> tuple:
        """The place in a list: those in the chair first, then by surname."""
        name = fold(self.name)
        return PLACES.get(self.role, len(PLACES)), name.rsplit(" ", 1)[-1], name


PLACES = {role: place for place, role in enumerate(("chair", "presided", "vice_chair"))}


class Year(NamedTuple):
    """What the archive has of a municipal year of a committee; `first` is the day of the first meeting."""

    period: Period
    first: datetime.date
    meetings: int
    cancelled: int
    scheduled: int

    @property
    def held(self) -> int:
        """The meetings that took place."""
        return self.meetings - self.cancelled - self.scheduled


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that is told of a committee beside its meetings, from one query."""

    years: tuple[Year, ...]
    calendar_years: tuple[tuple[Period, int], ...]
    terms: tuple[tuple[Period, None], ...]
    """The terms with meetings, which are not counted."""
    above: tuple[Body, ...]
    below: tuple[Body, ...]
    before: tuple[Body, ...]
    after: tuple[Body, ...]
    members: tuple[Member, ...]
    undated: tuple[Member, ...]
    seen: tuple[Member, ...]
    seen_in: Period | None

    @classmethod
    def of(cls, committee: Committee, *, on: datetime.date) -> "Life":
        """The life of a committee, with its members on a day."""
        told: dict[str, list[Row]] = defaultdict(list)
        for row in map(Row._make, LIFE(committee=committee.pk, on=on)):
            told[row.what].append(row)
        seen_in = [row.first for row in told["seen"] if row.first]
        return cls(
            years=tuple(_municipal(told["year"])),
            calendar_years=tuple(_calendar(told["year"])),
            terms=tuple(_in_terms(told["term"])),
            **{each: _named(told[each], of=committee) for each in ("above", "below", "before", "after")},
            members=_people(row for row in told["member"] if row.first),
            undated=_people(row for row in told["member"] if not row.first),
            seen=_people(told["seen"]),
            seen_in=municipal_year_of(seen_in[0]) if seen_in else None,
        )

    @property
    def newest_years(self) -> list[tuple[Period, int]]:
        """The municipal years that are offered at once; the timeline leads to the others."""
        return [(year.period, year.meetings) for year in self.years[:OFFERED]]

    @property
    def periods(self) -> list[tuple[Period, int | None]]:
        """Every period with meetings and how many, if that is known: municipal years, calendar years, terms; the
        newest first."""
        years = [(year.period, year.meetings) for year in self.years]
        return [*years, *self.calendar_years, *self.terms]

    @property
    def offered(self) -> dict[str, list[tuple[str, str]]]:
        """The values and names of the periods with meetings, by their kind."""
        offered: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for period, _ in self.periods:
            offered[period.key].append((period.value, period.name))
        return offered

    def asked(self, chosen: tuple[str, str] | None) -> Period | None:
        """The period of this kind and value."""
        return next((period for period, _ in self.periods if (period.key, period.value) == chosen), None)

    def count(self, period: Period, committee: int) -> int:
        """How many meetings of the committee the archive has in one of these periods."""
        counted = next((count for each, count in self.periods if each == period), 0)
        return IN_DAYS.first(committee=committee, **period.days) or 0 if counted is None else counted

    def newest(self, today: datetime.date) -> Period:
        """The newest municipal year with a meeting that was not still to come, or else the newest of all."""
        begun = (year.period for year in self.years if year.first <= today)
        return next(begun, self.years[0].period if self.years else municipal_year_of(today))


def _municipal(rows: Iterable[Row]) -> Iterator[Year]:
    """The municipal years with meetings, the newest first."""
    parts: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        parts[municipal_and_calendar(row.half or 0)[0]].append(row)
    for start in sorted(parts, reverse=True):
        first = min(row.first for row in parts[start] if row.first)
        counts: dict[str, int] = defaultdict(int)
        for row in parts[start]:
            counts[row.detail] += row.meetings or 0
        cancelled, scheduled = counts[Meeting.Status.CANCELLED], counts[Meeting.Status.SCHEDULED]
        yield Year(municipal_year(start), first, sum(counts.values()), cancelled, scheduled)


def _calendar(rows: Iterable[Row]) -> Iterator[tuple[Period, int]]:
    """The calendar years with the number of their meetings, the newest first."""
    counts: dict[int, int] = defaultdict(int)
    for row in rows:
        counts[municipal_and_calendar(row.half or 0)[1]] += row.meetings or 0
    for year in sorted(counts, reverse=True):
        yield calendar_year(year), counts[year]


def _in_terms(rows: Iterable[Row]) -> Iterator[tuple[Period, None]]:
    """The terms of the council in which the committee met, the newest first."""
    for row in sorted(rows, key=lambda row: row.first or datetime.date.min, reverse=True):
        if row.first:
            yield term_between(row.first, row.last, name=row.name), None


def _named(rows: Iterable[Row], *, of: Committee) -> tuple[Body, ...]:
    bodies = (
        Body(
            said_in(row.name, row.more),
            address("committee", row.slug),
            said_in(row.detail, row.more) if row.detail != of.council.name else "",
            row.first,
            row.last,
        )
        for row in rows
    )
    return tuple(sorted(bodies, key=lambda body: (fold(body.name), body.council)))[:MOST_NAMED]


def _people(rows: Iterable[Row]) -> tuple[Member, ...]:
    members = (
        Member(row.name, address("councillor", row.slug), row.detail, row.more, row.first, row.last)
        for row in rows
    )
    return tuple(sorted(members, key=lambda member: member.place))[:MOST_NAMED]
