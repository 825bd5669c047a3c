"""What a reader narrows a search to, the same on every database."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from council.models import AgendaItem, Committee, SearchEntry

from .marks import MINUTES, mark
from .numbers import Span, stretch

MOST_KEY = 2**31 - 1
FEW_COMMITTEES = 30
"""So many committees are looked for in the index; more are told by a condition."""
Standing = SearchEntry.Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Committees, people, dates and kinds to keep to; of several values in one filter any will do."""

    committees: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    """Kinds of committee."""
    councillors: tuple[int, ...] = ()
    councils: tuple[int, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    years: tuple[int, ...] = ()
    municipal_years: tuple[int, ...] = ()
    """The years in which they begin: 2025 from May 2025 to April 2026."""
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    votes: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    meeting: int | None = None
    procedural: bool = False
    minutes: bool = True
    """Whether the minutes themselves are found beside the items where words are asked for."""
    exactly: bool = False
    """Whether to keep to the words typed, without those that the glossary adds."""

    @property
    def with_formalities(self) -> bool:
        """Whether standing formalities are wanted: asked for, or one of their kinds is."""
        return self.procedural or bool(set(self.kinds) & set(AgendaItem.PROCEDURAL))

    def with_minutes(self, *, words: bool) -> bool:
        """Whether the minutes themselves are found beside the items: without words only when asked for."""
        return self.minutes and (words or MINUTES in self.kinds)

    def spans(self) -> list[Span] | None:
        """The stretches of days to keep to, in order; None for all days."""
        chosen = [
            sorted(filter(None, map(year, set(years))))
            for years, year in ((self.years, calendar_year), (self.municipal_years, municipal_year))
            if years
        ]
        if self.since or self.until:
            chosen.append([(self.since or datetime.date.min, self.until or datetime.date.max)])
        if not chosen:
            return None
        spans, *others = chosen
        for other in others:
            spans = _in_both(spans, other)
        return [(first, last) for first, last in spans if first <= last]

    def marks(self) -> list[list[str]]:
        """The marks to look for: one of each list."""
        wanted = {
            "kind": self.kinds,
            "outcome": self.outcomes,
            "vote": self.votes,
            "approval": self.approvals,
            "councillor": self.councillors,
            "meeting": () if self.meeting is None else (self.meeting,),
        }
        return [[mark(name, value) for value in values] for name, values in wanted.items() if values]

    def marks_for_index(self) -> list[list[str]]:
        """The same with those of a few committees, which the index finds sooner than a condition does."""
        if not self.has_few_committees:
            return self.marks()
        committees = [mark("committee", key) for key in keys(self.committees)]
        return [*self.marks(), committees or [mark("committee", "")]]

    @property
    def has_few_committees(self) -> bool:
        """Whether the committees are looked for in the index."""
        return 0 < len(self.committees) <= FEW_COMMITTEES

    def committee_keys(self) -> list[QuerySet]:
        """The committees to keep to: those of every one of these."""
        chosen = (("pk", keys(self.committees)), ("council", keys(self.councils)), ("kind", self.bodies))
        given = (self.committees, self.councils, self.bodies)
        return [
            Committee.objects.order_by().values("pk").filter(**{f"{name}__in": values})
            for (name, values), asked in zip(chosen, given, strict=True)
            if asked
        ]


def calendar_year(year: int) -> Span | None:
    """A year from January to December."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def municipal_year(year: int) -> Span | None:
    """The municipal year that begins in May of this year."""
    if not datetime.MINYEAR <= year < datetime.MAXYEAR:
        return None
    return datetime.date(year, 5, 1), datetime.date(year + 1, 4, 30)


def municipal_year_of(date: datetime.date) -> int:
    """The year in which the municipal year of a day begins."""
    return date.year if date.month >= 5 else date.year - 1


def entries(filters: Filters) -> QuerySet[SearchEntry]:
    """The entries that are left by what is in columns: dates, committees, formalities."""
    rows = SearchEntry.objects.order_by().filter(in_spans(filters.spans()))
    for committees in filters.committee_keys():
        rows = rows.filter(committee__in=committees)
    return rows


def in_spans(spans: list[Span] | None, number: str = "number") -> Q:
    """The condition that an entry, by its number, is of one of these stretches of days."""
    if spans is None:
        return Q()
    condition = Q(pk__in=[])
    for lowest, highest in map(stretch, spans):
        condition |= Q(**{f"{number}__gte": lowest, f"{number}__lte": highest})
    return condition


def keys(given: Iterable[int]) -> list[int]:
    """The keys that a row can have."""
    return [key for key in given if 0 < key <= MOST_KEY]


def _in_both(one: list[Span], other: list[Span]) -> list[Span]:
    def cuts() -> Iterator[Span]:
        for first, last in one:
            for begin, end in other:
                if max(first, begin) <= min(last, end):
                    yield max(first, begin), min(last, end)

    return sorted(cuts())
