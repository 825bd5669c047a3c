"""How complete the archive is: what it knows of, what it holds, what is missing; counts and nothing else."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from council.models import AgendaItem, Committee, Confirmation, Meeting, NextMeeting

Key = tuple[int, int]
"""A committee and a year."""


@dataclass(slots=True)
class Coverage:
    """Counts of meetings; `known` are those of the record and those that only other minutes name."""

    known: int = 0
    minutes: int = 0
    cancelled: int = 0
    coming: int = 0
    withdrawn: int = 0
    unconfirmed: int = 0
    restricted: int = 0

    @property
    def missing(self) -> int:
        """Meetings that took place, as far as is known, and whose minutes are not here."""
        return max(self.known - self.minutes - self.cancelled - self.coming - self.withdrawn, 0)

    def add(self, other: "Coverage") -> None:
        """Count these too."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


Named = set[tuple[int, int, datetime.date]]
"""Meetings as other minutes name them: the committee, the year and the date."""


def coverage_of(
    committees: Iterable[Committee], *, on: datetime.date, named: Named | None = None
) -> dict[Key, Coverage]:
    """The coverage of these committees by year, in four queries, or two where it is known what only other minutes
    name."""
    keys = [committee.pk for committee in committees]
    only_named = only_named_of(keys, on=on) if named is None else named
    found: dict[Key, Coverage] = defaultdict(Coverage)
    for row in Meeting.objects.filter(committee__in=keys).coverage(on=on):
        counts = {each.name: row.get(each.name, 0) for each in fields(Coverage)}
        found[row["committee"], row["year"]].add(Coverage(**counts))
    for row in AgendaItem.objects.filter(meeting__committee__in=keys).coverage():
        found[row["meeting__committee"], row["year"]].restricted += row["restricted"]
    for committee, year, _ in only_named:
        found[committee, year].known += 1
    return dict(found)


def only_named_of(keys: list[int], *, on: datetime.date) -> Named:
    """Meetings that only other minutes name, each once."""
    here: dict[str, Any] = {"meeting__committee__in": keys}
    announced = NextMeeting.objects.filter(**here).coverage(on=on)
    confirmed = Confirmation.objects.filter(**here).coverage()
    return {
        (row["meeting__committee"], row["year"], row["date"])
        for rows in (announced, confirmed)
        for row in rows
    }


def summed(by_key: dict[Key, Coverage], part: int) -> dict[int, Coverage]:
    """The counts added up by committee (part 0) or by year (part 1)."""
    totals: dict[int, Coverage] = defaultdict(Coverage)
    for key, counts in by_key.items():
        totals[key[part]].add(counts)
    return dict(totals)


@dataclass(frozen=True, slots=True)
class Missing:
    """A meeting that published minutes name and whose own minutes are not here."""

    date: datetime.date
    named_by: Meeting
    first_line: int | None
    last_line: int | None


MOST_MISSING = 100


def missing_of(committee: Committee, named: Named) -> list[Missing]:
    """The committee's meetings that only other minutes name, newest first, with where they say so."""
    here = {"meeting__committee": committee}
    dates = sorted({date for _, _, date in named}, reverse=True)[:MOST_MISSING]
    rows: list[Any] = [
        *NextMeeting.objects.published().filter(**here, date__in=dates).select_related("meeting__committee"),
        *Confirmation.objects.published()
        .of_own_committee()
        .filter(**here, date__in=dates)
        .select_related("meeting__committee"),
    ]
    told = {row.date: Missing(row.date, row.meeting, row.first_line, row.last_line) for row in rows}
    return [told[date] for date in dates if date in told]
