"""What a reader narrows a search to, the same on every database."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from council.models import AgendaItem, Resolution, SearchEntry

MOST_KEY = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Committees, people, dates and kinds to keep to; of several values in one filter any will do."""

    committees: tuple[int, ...] = ()
    councillors: tuple[int, ...] = ()
    councils: tuple[int, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    years: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    meeting: int | None = None
    procedural: bool = False

    @property
    def with_formalities(self) -> bool:
        """Whether standing formalities are wanted: asked for, or one of their kinds is."""
        return self.procedural or bool(set(self.kinds) & set(AgendaItem.PROCEDURAL))

    def spans(self) -> list[tuple[datetime.date, datetime.date]] | None:
        """The stretches of days to keep to, in order; None for all days."""
        if not (self.since or self.until or self.years):
            return None
        since, until = self.since or datetime.date.min, self.until or datetime.date.max
        years = [
            (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
            for year in sorted(set(self.years))
            if datetime.MINYEAR <= year <= datetime.MAXYEAR
        ]
        whole = years if self.years else [(since, until)]
        cut = [(max(first, since), min(last, until)) for first, last in whole]
        return [(first, last) for first, last in cut if first <= last]


def entries(filters: Filters) -> QuerySet[SearchEntry]:
    """The entries that the filters leave."""
    rows = SearchEntry.objects.order_by().filter(in_spans(filters.spans()), **_conditions(filters))
    if filters.councillors:
        through = SearchEntry.councillors.through.objects
        named = through.filter(councillor__in=_keys(filters.councillors))
        rows = rows.filter(pk__in=named.values("searchentry"))
    if filters.outcomes:
        decided = Resolution.objects.published().filter(outcome__in=filters.outcomes)
        rows = rows.filter(pk__in=decided.order_by().values("item"))
    return rows


def in_spans(spans: list[tuple[datetime.date, datetime.date]] | None) -> Q:
    """The condition that an entry's date lies in one of these stretches of days."""
    if spans is None:
        return Q()
    condition = Q(pk__in=[])
    for first, last in spans:
        condition |= Q(date__gte=first, date__lte=last)
    return condition


def _conditions(filters: Filters) -> dict[str, object]:
    wanted: dict[str, object] = {}
    if filters.committees:
        wanted["committee__in"] = _keys(filters.committees)
    if filters.councils:
        wanted["committee__council__in"] = _keys(filters.councils)
    if filters.kinds:
        wanted["kind__in"] = filters.kinds
    if filters.meeting is not None:
        wanted["meeting__in"] = _keys([filters.meeting])
    if not filters.with_formalities:
        wanted["procedural"] = False
    return wanted


def _keys(keys: Iterable[int]) -> list[int]:
    """The keys that a row can have."""
    return [key for key in keys if 0 < key <= MOST_KEY]
