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
    Councillor,
    Given,
    Meeting,
    Membership,
    Prepared,
    PreparedForKeys,
    given_day,
)

from .periods import Period
from .service import PERSON, Service


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
    total, rows = Figures(), {}
    for count in counts:
        rows.setdefault(count.committee, _nothing_yet(count.committee, service)).add(count)
        total.add(count)
    total.known = any(row.known and row.numbers["expected"] for row in rows.values())
    shown = {key for key in WAYS if total.of(key)} | set(ALWAYS_SHOWN)
    return Table(
        rows=sorted(rows.values(), key=lambda row: row.committee),
        total=total,
        columns=[way for key, way in WAYS.items() if key in shown],
    )


def _nothing_yet(committee: int, service: Service) -> Figures:
    found = service.committees[committee]
    return Figures(found.committee, found.name, known=committee in service.known)


DAYS = (given_day("first"), given_day("last"))
COMMITTEE = Given("committee", SlugField())


def _entries() -> Any:
    """How published minutes record the councillor at the meetings of a period."""
    entries = AttendanceEntry.objects.published().filter(councillor=PERSON, date__range=DAYS)
    return entries.annotate(member=Exists(_memberships(OuterRef("committee"), OuterRef("date")))).order_by()


def _memberships(committee: Any, day: Any) -> QuerySet:
    """The councillor's places on a committee that cover a day."""
    return Membership.objects.known_on(day).filter(councillor=PERSON, committee=committee)


def _meetings_as_member() -> Any:
    """The meetings of a period of committees of which the councillor was then a member, once for each membership
    that covers the day; from the memberships, which are few, to the meetings."""
    ends = Q(committee__memberships__end__isnull=True) | Q(committee__memberships__end__gte=F("date"))
    meetings = Meeting.objects.published().filter(
        ends,
        committee__memberships__councillor=PERSON,
        committee__memberships__start__lte=F("date"),
        date__range=DAYS,
    )
    return meetings.annotate(listed=HAS_LIST, named=Exists(_OWN)).order_by()


LISTS = (
    Attendance.objects.published()
    .exclude(kind__in=(Attendance.Kind.OFFICER, Attendance.Kind.PUBLIC))
    .filter(meeting=OuterRef("pk"))
)
"""The rows of a meeting that make its list: that an officer was there says nothing about members."""
_ANYBODY = AttendanceEntry.objects.published().filter(meeting=OuterRef("pk"))
HAS_LIST = ExpressionWrapper(Exists(_ANYBODY) | Exists(LISTS), output_field=BooleanField())
"""Whether the minutes of a meeting list any member; the entries answer first, since they answer at once."""
_OWN = AttendanceEntry.objects.published().filter(meeting=OuterRef("pk"), councillor=PERSON)
_FATE = Case(
    When(status=Meeting.Status.CANCELLED, then=Value("cancelled")),
    When(status=Meeting.Status.SCHEDULED, then=Value("scheduled")),
    When(listed=True, then=Value("not_named")),
    default=Value("no_list"),
    output_field=CharField(),
)


def _counts() -> QuerySet:
    """What the lists say, and what became of the other meetings at which the councillor might have been."""
    of = ("committee", "way", "member")
    said = _entries().annotate(way=F("status"))
    unsaid = _meetings_as_member().filter(named=False).annotate(way=_FATE, member=Value(value=True))
    said = said.values(*of).annotate(n=Count("*")).values_list(*of, "n")
    unsaid = unsaid.values(*of).annotate(n=Count("pk", distinct=True)).values_list(*of, "n")
    return said.union(unsaid, all=True)


COUNTS = Prepared(_counts)


def attendance_of(councillor: Councillor, service: Service, period: Period) -> Table:
    """The figures of a councillor in a period."""
    rows = COUNTS(councillor=councillor.pk, **period.days)
    return table_of((Counted(key, way, bool(member), n) for key, way, member, n in rows), service)


@cache
def behind(way: str, *, of_committee: bool) -> Prepared:
    """The meetings behind a number, newest first, each with the key of the row that names the councillor; told
    councillor, first, last and committee."""
    return Prepared(lambda: _behind(way, {"committee__slug": COMMITTEE} if of_committee else {}))


def _behind(way: str, only: dict[str, Any]) -> QuerySet:
    if way in _AS_MEMBER:
        meetings = _meetings_as_member().filter(_AS_MEMBER[way], **only).order_by("-date", "-pk").distinct()
        return meetings.annotate(own=Subquery(_OWN.values("attendance"))).values_list("pk", "own", "date")
    entries = _entries().filter(**only).order_by("-date", "-meeting").values_list("meeting", "attendance")
    if way:
        entries = entries.filter(status__in=STATUSES[way])
    return entries.filter(member=True) if way == "present_expected" else entries


_HELD = Q(status=Meeting.Status.HELD)
_AS_MEMBER = {
    "expected": _HELD & (Q(listed=True) | Q(named=True)),
    "not_named": _HELD & Q(listed=True, named=False),
    "no_list": _HELD & Q(listed=False, named=False),
    "cancelled": Q(status=Meeting.Status.CANCELLED),
    "scheduled": Q(status=Meeting.Status.SCHEDULED),
}
"""The numbers that count meetings whatever their list says."""


def _meetings_shown(keys: list[Given]) -> QuerySet:
    return Meeting.objects.published().filter(pk__in=keys).select_related("committee")


def _rows_shown(keys: list[Given]) -> QuerySet:
    return Attendance.objects.published().filter(pk__in=keys)


MEETINGS = PreparedForKeys(_meetings_shown)
ROWS = PreparedForKeys(_rows_shown)


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting behind a number, and the row of its list that names the councillor, if any does."""

    meeting: Meeting
    row: Attendance | None


def seen(pairs: list[tuple[int, int | None]]) -> list[Seen]:
    """These meetings with their rows, in the same order."""
    meetings = {each.pk: each for each in MEETINGS([meeting for meeting, _ in pairs])}
    rows = {each.pk: each for each in ROWS([row for _, row in pairs if row is not None])}
    return [Seen(meetings[meeting], rows.get(row or 0)) for meeting, row in pairs if meeting in meetings]
