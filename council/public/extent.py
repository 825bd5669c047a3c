"""How far the public record reaches: its meetings by year, counted once for each generation of the archive."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest

from council.models import Meeting, OfGeneration, Prepared

from .freshness import generation_of
from .periods import ExtractCalendarYear, ExtractMunicipalYear, Period, calendar_year, municipal_year

OFFERED_FIRST = 4


@dataclass(frozen=True, slots=True)
class Extent:
    """The number of published meetings in each calendar and municipal year, newest first, and the days of the
    first and the last that were not still to come."""

    calendar: tuple[tuple[Period, int], ...]
    municipal: tuple[tuple[Period, int], ...]
    first: datetime.date | None
    last: datetime.date | None

    @classmethod
    def seen_by(cls, request: HttpRequest) -> "Extent":
        """The extent of the record as it stands for this request."""
        return EXTENT(generation_of(request))

    @classmethod
    def _counted(cls) -> "Extent":
        years, municipal = Counter[int](), Counter[int]()
        days: list[datetime.date] = []
        for year, start, first, last, count in BY_YEAR():
            years[year] += count
            municipal[start] += count
            days += [day for day in (first, last) if day]
        return cls(
            calendar=tuple((calendar_year(year), years[year]) for year in sorted(years, reverse=True)),
            municipal=tuple(
                (municipal_year(year), municipal[year]) for year in sorted(municipal, reverse=True)
            ),
            first=min(days, default=None),
            last=max(days, default=None),
        )

    @property
    def newest(self) -> tuple[tuple[Period, int], ...]:
        """The municipal years that a page offers first."""
        return self.municipal[:OFFERED_FIRST]

    @property
    def offered(self) -> dict[str, list[tuple[str, str]]]:
        """The values and names of the years to choose from, by their kind."""
        years = {"municipal": self.municipal, "year": self.calendar}
        return {key: [(period.value, period.name) for period, _ in found] for key, found in years.items()}

    @property
    def count(self) -> int:
        """How many meetings there are."""
        return sum(count for _, count in self.calendar)


def _by_year() -> QuerySet:
    meetings = Meeting.objects.published().order_by()
    years = meetings.values(of_year=ExtractCalendarYear("date"), of_municipal=ExtractMunicipalYear("date"))
    happened = ~Q(status=Meeting.Status.SCHEDULED)
    days = years.annotate(
        first=Min("date", filter=happened), last=Max("date", filter=happened), n=Count("pk")
    )
    return days.values_list("of_year", "of_municipal", "first", "last", "n")


BY_YEAR = Prepared(_by_year)
EXTENT = OfGeneration("extent", lambda generation: Extent._counted())
