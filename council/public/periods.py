"""Periods by which people look for meetings: calendar years, municipal years from May to April, a council's terms."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import DateField, Func, IntegerField, Q

from council.models import CouncilTerm, Prepared

FIRST_MONTH = 5
"""A municipal year runs from the May in which councils hold their annual meetings to the April after."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, the name that people give them, and how an address says it: key=value."""

    key: str
    value: str
    name: str
    first: datetime.date
    last: datetime.date

    @property
    def query(self) -> str:
        """The period in the query string of an address.

        >>> municipal_year(2025).query
        'municipal=2025-26'
        """
        return f"{self.key}={self.value}"

    @property
    def days(self) -> dict[str, datetime.date]:
        """The first and the last day, as a prepared queryset is told them."""
        return {"first": self.first, "last": self.last}

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


@lru_cache(maxsize=500)
def calendar_year(year: int) -> Period:
    """The year from January to December."""
    return Period("year", str(year), str(year), datetime.date(year, 1, 1), datetime.date(year, 12, 31))


@lru_cache(maxsize=500)
def municipal_year(start: int) -> Period:
    """The municipal year that begins in the May of a year.

    >>> municipal_year(2025).name, municipal_year(1999).name
    ('2025/26', '1999/2000')
    """
    end = start + 1
    ends = f"{end % 100:02}" if end % 100 else str(end)
    first = datetime.date(start, FIRST_MONTH, 1)
    last = datetime.date(end, FIRST_MONTH, 1) - datetime.timedelta(days=1)
    return Period("municipal", f"{start}-{ends}", f"{start}/{ends}", first, last)


def municipal_year_of(day: datetime.date) -> Period:
    """The municipal year in which a day lies.

    >>> municipal_year_of(datetime.date(2026, 4, 30)).name, municipal_year_of(datetime.date(2026, 5, 1)).name
    ('2025/26', '2026/27')
    """
    return municipal_year(day.year if day.month >= FIRST_MONTH else day.year - 1)


def municipal_years(first: datetime.date, last: datetime.date) -> list[Period]:
    """Every municipal year from the one of a first day to the one of a last day, the newest first."""
    starts = range(municipal_year_of(last).first.year, municipal_year_of(first).first.year - 1, -1)
    return [municipal_year(start) for start in starts]


def municipal_year_named(value: str) -> Period:
    """The municipal year that an address names; raises ValueError for anything else.

    >>> municipal_year_named("2025-26").first
    datetime.date(2025, 5, 1)
    """
    found = re.fullmatch(r"([0-9]{4})-[0-9]{2,4}", value)
    if found is None or not datetime.MINYEAR <= int(found[1]) < datetime.MAXYEAR:
        raise ValueError(value)
    period = municipal_year(int(found[1]))
    if period.value != value:
        raise ValueError(value)
    return period


class ExtractCalendarYear(Func):
    """The year of a date; Django's own calls a function of Python for every row on SQLite."""

    arity = 1
    output_field = IntegerField()
    template = "(EXTRACT(YEAR FROM %(expressions)s))::integer"
    template_of_sqlite = "CAST(substr(%(expressions)s, 1, 4) AS INTEGER)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite keeps a date as year, month and day in words."""
        return super().as_sql(compiler, connection, template=self.template_of_sqlite, **context)


class ExtractMunicipalYear(ExtractCalendarYear):
    """The year in whose May the municipal year of a date, which is a column, began."""

    template = "(EXTRACT(YEAR FROM %(expressions)s - INTERVAL '4 months'))::integer"
    template_of_sqlite = (
        "(CAST(substr(%(expressions)s, 1, 4) AS INTEGER) - (substr(%(expressions)s, 6, 2) < '05'))"
    )


def municipal_and_calendar(half: int) -> tuple[int, int]:
    """The year in whose May the municipal year of a half (council.models.meeting_entry) began, and the calendar year.

    >>> municipal_and_calendar(2026 * 2 - 1), municipal_and_calendar(2026 * 2)
    ((2025, 2026), (2026, 2026))
    """
    return half // 2, (half + 1) // 2


class StartOfMunicipalYear(ExtractCalendarYear):
    """The first day of the municipal year of a date, which is a column: a stretch of days is found by an index."""

    output_field = DateField()  # type: ignore[assignment]
    template = "make_date((EXTRACT(YEAR FROM %(expressions)s - INTERVAL '4 months'))::integer, 5, 1)"
    template_of_sqlite = f"({ExtractMunicipalYear.template_of_sqlite} || '-05-01')"


def of_term(term: CouncilTerm) -> Period:
    """A term of a council."""
    return term_between(term.start, term.end, name=term.name)


def term_between(start: datetime.date, end: datetime.date | None, *, name: str) -> Period:
    """The term of this name; one that goes on has no last day yet."""
    return Period("term", str(start.year), name, start, end or datetime.date.max)


TERMS = Prepared(lambda: CouncilTerm.objects.published().order_by("-start", "council", "pk"))


@dataclass(frozen=True, slots=True)
class TermsOfCouncils:
    """The terms of one council or of several, chosen by the year in which they began."""

    rows: tuple[CouncilTerm, ...]

    @classmethod
    def of(cls, rows: Iterable[CouncilTerm]) -> "TermsOfCouncils":
        """These terms, the newest first."""
        return cls(tuple(sorted(rows, key=lambda term: term.start, reverse=True)))

    @classmethod
    def now(cls) -> "TermsOfCouncils":
        """The terms of every council in the public record."""
        return cls.of(TERMS())

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The value in an address and the name of each; terms that began in one year have one value."""
        names: dict[str, list[str]] = {}
        for term in self.rows:
            known = names.setdefault(str(term.start.year), [])
            known.extend({term.name}.difference(known))
        return [(value, " / ".join(known)) for value, known in names.items()]

    def held_in(self, value: str, *, date: str = "date", council: str = "committee__council") -> Q:
        """Rows dated within the terms that began in this year, each in that of its own council."""
        within = Q(pk__in=[])
        for term in self.rows:
            if str(term.start.year) == value:
                period = of_term(term)
                within |= Q(**{council: term.council_id, f"{date}__range": (period.first, period.last)})
        return within
