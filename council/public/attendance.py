"""Attendance in figures: how often the minutes record a councillor in which way, and at how many meetings of each
committee they were expected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    SlugField,
    Subquery,
    Value,
    When,
)
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from council.models import (
    Attendance,
    AttendanceEntry,
    Committee,
    Councillor,
    Given,
    Meeting,
    Membership,
    Prepared,
    PreparedForKeys,
    given_day,
)

from .periods import Period
from .service import Service, Stretch, of_each, person, place_in_list
from .spoken import said_in


class Way(NamedTuple):
    """A column of the figures: its key in the address, its heading, the letter in a grid and what it counts."""

    key: str
    label: str | Promise
    letter: str | Promise
    meaning: str | Promise


WAYS = {
    way.key: way
    for way in (
        Way(
            "expected",
            _("Expected"),
            "",
            _(
                "Meetings of committees of which the councillor was a member on that day, as far as the archive "
                "knows the dates, whose minutes have an attendance list."
            ),
        ),
        Way(
            "present_expected",
            _("Present as expected"),
            "",
            _("Of the meetings at which they were expected, those whose minutes list them as present."),
        ),
        Way("present", _("Present"), _("P"), _("The minutes list the councillor among those present.")),
        Way(
            "present_virtual",
            _("Present, virtually"),
            _("V"),
            _("Listed as present by video or telephone."),
        ),
        Way(
            "present_substitute",
            _("Present as substitute"),
            _("S"),
            _("Listed as present in place of another member."),
        ),
        Way(
            "present_substitute_virtual",
            _("Present as substitute, virtually"),
            _("SV"),
            _("In place of another member, by video or telephone."),
        ),
        Way(
            "in_attendance",
            _("In attendance"),
            _("I"),
            _("There, but not as a member of the committee."),
        ),
        Way(
            "in_attendance_virtual",
            _("In attendance, virtually"),
            _("IV"),
            _("There by video or telephone, but not as a member of the committee."),
        ),
        Way("apologies", _("Apologies"), _("A"), _("The minutes record their apologies.")),
        Way(
            "absent",
            _("Absent, including apologies"),
            _("X"),
            _("The minutes list the councillor as absent, or record their apologies."),
        ),
        Way(
            "not_recorded",
            _("Not said"),
            _("?"),
            _("Named in the list, but the minutes do not say whether they were there."),
        ),
        Way(
            "not_named",
            _("Not named in the list"),
            _("N"),
            _(
                "A member on that day, but the published list names nobody who is known here to be them: the "
                "minutes do not say whether they were there."
            ),
        ),
    )
}
APART = {
    way.key: way
    for way in (
        Way(
            "no_list",
            _("Meetings without an attendance list"),
            "",
            _("A member on that day, but the published minutes list no member at all."),
        ),
        Way("cancelled", _("Cancelled meetings"), "", _("A member on that day; the meeting was cancelled.")),
        Way("scheduled", _("Meetings not held yet"), "", _("A member on that day; no minutes are here.")),
    )
}
ALWAYS_SHOWN = ("present", "apologies")
OF_MEMBERSHIP = ("expected", "present_expected")
PRESENT = ("present", "present_virtual")
LISTED = "listed"
"""The number of meetings whose list names the councillor, in whatever way."""
STATUSES = {
    **{status: (status,) for status in Attendance.Status.values},
    "absent": ("apologies", "absent"),
    "present_expected": PRESENT,
}


class Counted(NamedTuple):
    """So many meetings of a committee at which the minutes record one way; was the councillor a member then?"""

    committee: int
    way: str
    member: bool
    meetings: int


@dataclass(slots=True)
class Figures:
    """The numbers of one committee, or of all; `known` when the dates of a membership are known."""

    slug: str = ""
    committee: str = ""
    known: bool = False
    numbers: Counter = field(default_factory=Counter)

    def add(self, row: Counted) -> None:
        """Count a row in every column that it belongs to."""
        for key in _columns_of(row):
            self.numbers[key] += row.meetings

    @property
    def share(self) -> int | None:
        """How many in a hundred of the meetings at which they were expected list them as present; a hundred
        and nought are said only of all and of none."""
        expected, present = self.numbers["expected"], self.numbers["present_expected"]
        if not self.known or not expected:
            return None
        return present * 100 // expected if present in (0, expected) else _between(present * 100 / expected)

    def of(self, way: str) -> int | None:
        """The number in a column; of a membership that is not known there is none."""
        return None if way in OF_MEMBERSHIP and not self.known else self.numbers[way]


def _columns_of(row: Counted) -> Iterator[str]:
    yield row.way
    if row.way in APART:
        return
    if row.way != "not_named":
        yield LISTED
    if row.way == "apologies":
        yield "absent"
    if row.member:
        yield "expected"
        if row.way in PRESENT:
            yield "present_expected"


def _between(share: float) -> int:
    return min(99, max(1, round(share)))


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of each committee and of all, with the columns that say something."""

    rows: list[Figures]
    total: Figures
    columns: list[Way]

    @property
    def unknown(self) -> list[str]:
        """The committees for which no dates of a membership are known."""
        return [row.committee for row in self.rows if not row.known]

    @property
    def apart(self) -> list[tuple[Way, int]]:
        """What is left out, with how many meetings."""
        return [(way, self.total.numbers[key]) for key, way in APART.items() if self.total.numbers[key]]

    def of(self, committee: str) -> Figures:
        """The figures of one committee; without any they are all nought."""
        return next((row for row in self.rows if row.slug == committee), Figures(slug=committee))


def table_of(counts: Iterable[Counted], service: Service) -> Table:
    """Put the counts under the committees of a councillor's service and under columns."""
    total, rows = Figures(), dict[int, Figures]()
    committees, known = service.committees, service.known
    for count in counts:
        key = count.committee
        if key not in rows:
            slug, name = _named(key, committees)
            rows[key] = Figures(slug, name, key in known)
        rows[key].add(count)
        total.add(count)
    total.known = any(row.known for row in rows.values())
    shown = {key for key in WAYS if total.of(key)} | set(ALWAYS_SHOWN)
    return Table(
        rows=sorted(rows.values(), key=lambda row: row.committee),
        total=total,
        columns=[way for key, way in WAYS.items() if key in shown],
    )


def _named(committee: int, known: dict[int, Stretch]) -> tuple[str, str]:
    """The slug and the name of a committee; of another council's, which a clerk linked somebody to, looked up."""
    if committee in known:
        return known[committee].committee, known[committee].name
    found = Committee.objects.published().get(pk=committee)
    return found.slug, said_in(found.name, found.language)


DAYS = (given_day("first"), given_day("last"))
COMMITTEE = Given("committee", SlugField())


def _entries(place: int = 0) -> Any:
    """How published minutes record a councillor at the meetings of a period."""
    entries = AttendanceEntry.objects.published().filter(councillor=person(place), date__range=DAYS)
    places = Membership.objects.known_on(OuterRef("date"))
    member = places.filter(councillor=person(place), committee=OuterRef("committee"))
    return entries.annotate(member=Exists(member)).order_by()


def _own(place: int) -> Any:
    """The entry of a councillor at a meeting."""
    return AttendanceEntry.objects.published().filter(meeting=OuterRef("pk"), councillor=person(place))


def _as_member(place: int = 0) -> Any:
    """The meetings of a period of committees of which the councillor was then a member, once for each membership
    that covers the day; from the memberships, which are few, to the meetings, of which whole years have many more."""
    theirs = Membership.objects.filter(councillor=person(place)).order_by().values("committee")
    ends = Q(committee__memberships__end__isnull=True) | Q(committee__memberships__end__gte=F("date"))
    meetings = Meeting.objects.published().filter(
        ends,
        committee__in=theirs,
        committee__memberships__councillor=person(place),
        committee__memberships__start__lte=F("date"),
        date__range=DAYS,
    )
    return meetings.annotate(listed=HAS_LIST, named=Exists(_own(place))).order_by()


LISTS = (
    Attendance.objects.published()
    .exclude(kind__in=(Attendance.Kind.OFFICER, Attendance.Kind.PUBLIC))
    .filter(meeting=OuterRef("pk"))
)
"""The rows of a meeting that make its list: that an officer was there says nothing about members."""
_ANYBODY = AttendanceEntry.objects.published().filter(meeting=OuterRef("pk"))
HAS_LIST = ExpressionWrapper(Exists(_ANYBODY) | Exists(LISTS), output_field=BooleanField())
"""Whether the minutes of a meeting list any member; the entries answer first, since they answer at once."""
_FATE = Case(
    When(status=Meeting.Status.CANCELLED, then=Value("cancelled")),
    When(status=Meeting.Status.SCHEDULED, then=Value("scheduled")),
    When(listed=True, then=Value("not_named")),
    default=Value("no_list"),
    output_field=CharField(),
)


def _counts(place: int) -> list[Any]:
    """What the lists say, and what became of the other meetings at which the councillor might have been."""
    of = ("committee", "way", "member")
    said = _entries(place).annotate(way=F("status"))
    unsaid = _as_member(place).filter(named=False).annotate(way=_FATE, member=Value(value=True))
    here = place_in_list(place)
    return [
        said.values(*of).annotate(n=Count("*")).values_list(here, *of, "n"),
        unsaid.values(*of).annotate(n=Count("pk", distinct=True)).values_list(here, *of, "n"),
    ]


@cache
def _prepared(people: int) -> Prepared:
    return Prepared(lambda: of_each(_counts, people))


def attendance_of_each(councillors: list[Councillor], services: list[Service], period: Period) -> list[Table]:
    """The figures of each councillor in a period, in one query."""
    counts: list[list[Counted]] = [[] for _ in councillors]
    told = {"people": [each.pk for each in councillors], **period.days}
    for place, committee, way, member, n in _prepared(len(councillors))(**told):
        counts[place].append(Counted(committee, way, bool(member), n))
    return [table_of(each, service) for each, service in zip(counts, services, strict=True)]


def attendance_of(councillor: Councillor, service: Service, period: Period) -> Table:
    """The figures of one councillor in a period."""
    return attendance_of_each([councillor], [service], period)[0]


_HELD = Q(status=Meeting.Status.HELD)
AS_MEMBER = {
    "expected": _HELD & (Q(listed=True) | Q(named=True)),
    "not_named": _HELD & Q(listed=True, named=False),
    "no_list": _HELD & Q(listed=False, named=False),
    "cancelled": Q(status=Meeting.Status.CANCELLED),
    "scheduled": Q(status=Meeting.Status.SCHEDULED),
}
"""The numbers that count meetings whatever their list says of the councillor."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting behind a number, and the row of its list that names the councillor, if any does."""

    meeting: Meeting
    row: Attendance | None


@dataclass(frozen=True, slots=True)
class Behind:
    """The meetings behind a number, newest first, of which a page is loaded."""

    councillor: Councillor
    period: Period
    way: str
    committee: str

    def __getitem__(self, page: slice) -> list[Seen]:
        told = {"people": [self.councillor.pk], "committee": self.committee, **self.period.days}
        found = _behind(self.way, of_committee=bool(self.committee)).stretch(page.start, page.stop, **told)
        if self.way not in AS_MEMBER:
            rows = {row.pk: row for row in ROWS([key for (key,) in found])}
            return [Seen(rows[key].meeting, rows[key]) for (key,) in found if key in rows]
        rows = {row.pk: row for row in ROWS([meeting.own for meeting in found if meeting.own])}
        return [Seen(meeting, rows.get(meeting.own)) for meeting in found]


@cache
def _behind(way: str, *, of_committee: bool) -> Prepared:
    only = {"committee__slug": COMMITTEE} if of_committee else {}
    if way in AS_MEMBER:
        return Prepared(lambda: _meetings_behind(AS_MEMBER[way], **only))
    return Prepared(lambda: _entries_behind(way, **only))


def _meetings_behind(condition: Q, **only: Any) -> QuerySet:
    """Meetings at which the councillor might have been, each with the key of the row that names them."""
    meetings = _as_member().filter(condition, **only).annotate(own=Subquery(_own(0).values("attendance")))
    return meetings.select_related("committee").defer("evidence").order_by("-date", "-pk").distinct()


def _entries_behind(way: str, **only: Any) -> QuerySet:
    """The keys of the rows that name the councillor in this way."""
    entries = _entries().filter(**only).order_by("-date", "-meeting")
    if way:
        entries = entries.filter(status__in=STATUSES[way])
    if way == "present_expected":
        entries = entries.filter(member=True)
    return entries.values_list("attendance")


def _rows(keys: list[Given]) -> QuerySet:
    rows = Attendance.objects.published().filter(pk__in=keys).select_related("meeting__committee")
    return rows.defer("meeting__clerks_note", "meeting__evidence").order_by()


ROWS = PreparedForKeys(_rows)
