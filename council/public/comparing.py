"""Councillors side by side: the same counts over the same period, and the decisions on which both votes are named."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Value

from council.models import Councillor, DeclaredInterest, NamedVote, Prepared, PreparedForKeys, Resolution

from .attendance import DAYS, Table, attendance_of_each
from .periods import Period
from .service import Service, of_each, person, place_in_list, services_of

FEWEST, MOST = 2, 4
MOST_DECISIONS = 25
MOVED, SECONDED, DECLARED = "moved", "seconded", "declared"

PEOPLE = PreparedForKeys(
    lambda keys: Councillor.objects.published().filter(pk__in=keys).select_related("council")
)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the councillors compared."""

    councillor: Councillor
    service: Service
    table: Table
    done: Counter


@dataclass(frozen=True, slots=True)
class VotedOn:
    """A decision on which the minutes name the votes of several of the councillors compared."""

    decision: Resolution
    options: list[str]

    @property
    def alike(self) -> bool:
        """Whether all the votes named are the same."""
        return len({option for option in self.options if option}) == 1


def columns_of(councillors: list[Councillor], period: Period) -> list[Column]:
    """Each councillor with service, attendance and the numbers of what they did in a period."""
    services = services_of(councillors)
    tables = attendance_of_each(councillors, services, period)
    done: list[Counter] = [Counter() for _ in councillors]
    told = {"people": [each.pk for each in councillors], **period.days}
    for place, kind, n in _done(len(councillors))(**told):
        done[place][kind] = n
    return [Column(*each) for each in zip(councillors, services, tables, done, strict=True)]


@cache
def _done(people: int) -> Prepared:
    return Prepared(lambda: of_each(_numbers, people))


def _numbers(place: int) -> list[Any]:
    decisions, interests = Resolution.objects.published(), DeclaredInterest.objects.published()
    found = {
        MOVED: decisions.filter(mover=person(place)),
        SECONDED: decisions.filter(seconder=person(place)),
        DECLARED: interests.filter(councillor=person(place)),
    }
    return [
        rows.filter(item__meeting__date__range=DAYS)
        .order_by()
        .values(here=place_in_list(place), what=Value(kind, output_field=CharField()))
        .annotate(n=Count("*"))
        .values_list("here", "what", "n")
        for kind, rows in found.items()
    ]


def voted_on(councillors: list[Councillor], period: Period) -> list[VotedOn]:
    """The newest decisions of a period on which the minutes name the votes of more than one of them."""
    told = {"people": [each.pk for each in councillors], **period.days}
    votes = _votes(len(councillors)).stretch(0, MOST_DECISIONS * MOST, **told)
    found = [
        _voted_on(list(these), councillors)
        for _, these in groupby(votes, key=lambda vote: vote.resolution_id)
    ]
    return found[:MOST_DECISIONS]


def _voted_on(votes: list[Any], councillors: list[Councillor]) -> VotedOn:
    said = {vote.councillor_id: vote.get_option_display() for vote in votes}
    return VotedOn(votes[0].resolution, [said.get(each.pk, "") for each in councillors])


@cache
def _votes(people: int) -> Prepared:
    return Prepared(lambda: _named_together(people))


def _named_together(people: int) -> QuerySet:
    them = [person(place) for place in range(people)]
    votes: Any = NamedVote.objects.published().filter(councillor__pk__in=them)
    another = votes.filter(resolution=OuterRef("resolution")).exclude(councillor=OuterRef("councillor"))
    together = votes.filter(Exists(another), resolution__item__meeting__date__range=DAYS)
    item = "resolution__item"
    unused = ("paragraphs", "presented_by", "meeting__clerks_note", "meeting__evidence")
    with_meeting = together.select_related(f"{item}__meeting__committee").defer(
        *(f"{item}__{name}" for name in unused)
    )
    return with_meeting.order_by(f"-{item}__meeting__date", f"-{item}__meeting", "-resolution", "pk")
