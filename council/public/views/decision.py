"""A decision on its own page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import (
    AgendaItem,
    Committee,
    Meeting,
    NamedVote,
    Prepared,
    Resolution,
    Vote,
    given_key,
)
from council.models.links import address
from council.public.approval import with_confirmation
from council.public.citations import Citations
from council.public.layout import texts_of_decision
from council.public.parts import decisions, give_votes, named
from council.public.views.absent import Absent, Gone
from council.search.register import listed

BUDGET = ("budget", "council tax")


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a decision, who moved it, the vote as stated, and the decisions around it."""
    together = _published_decisions(pk)
    found = next(each for each in together if each.pk == pk)
    item, meeting = found.item, found.item.meeting
    votes = NAMED_VOTES(pk=pk)
    context = {
        "title": f"{found.get_kind_display().capitalize()}: {found}",
        "section": "decisions",
        "trail": [
            (_("Decisions"), reverse("decisions")),
            (str(meeting), meeting.get_absolute_url()),
            (item.shown_title, item.get_absolute_url()),
        ],
        "decision": found,
        "sides": sides(votes),
        "budget": is_on_the_budget(item, meeting),
        "item": item,
        "citations": Citations(meeting, texts_of_decision(found)),
        "meeting": meeting,
        "together": together,
        **_neighbours(pk, meeting),
    }
    return render(request, "council/decision.html", context)


def sides(votes: list[NamedVote]) -> list[tuple[str, list[NamedVote]]]:
    """Those whom the minutes name as voting, by the way they voted."""
    by: dict[str, list[NamedVote]] = {}
    for vote in votes:
        by.setdefault(vote.option, []).append(vote)
    return [(str(label), by[option]) for option, label in NamedVote.Option.choices if option in by]


def is_on_the_budget(item: Any, meeting: Meeting) -> bool:
    """Whether full council decides on the budget or the council tax here, as the title of the item says."""
    title = item.shown_title.lower()
    return meeting.committee.kind == Committee.Kind.COUNCIL and any(word in title for word in BUDGET)


def _published_decisions(pk: int) -> list[Any]:
    """The decisions on the item of this one, itself among them, in their order."""
    together = DECISIONS(pk=pk)
    if all(each.pk != pk for each in together):
        gone = Resolution.objects.tombstones().filter(pk=pk).first()
        if gone is None:
            raise Absent(_("The archive has no published decision at this address."))
        reason = gone["item__meeting__withdrawal_reason"]
        raise Gone(_("This decision is no longer part of the public record. %s") % reason)
    item = ITEM.first(pk=together[0].item_id)
    item.meeting = MEETING.first(pk=item.meeting_id)
    for each in together:
        each.item = item
    give_votes(together, VOTES(pk=item.pk))
    return together


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A decision of the same meeting, as a link to it says."""

    pk: int
    kind: str
    item: str
    place: int

    def __str__(self) -> str:
        kind = str(Resolution.Kind(self.kind).label)
        return f"{kind[:1].upper()}{kind[1:]}: {self.item}"

    def get_absolute_url(self) -> str:
        return address("decision", self.pk)


def _neighbours(pk: int, meeting: Meeting) -> dict[str, Neighbour | None]:
    """The decisions before and after this one in the minutes of the meeting."""
    around = {row[0]: Neighbour(*row) for row in AROUND(pk=pk, meeting=meeting.pk)}
    here = around.pop(pk)
    return {
        "previous": next((each for each in around.values() if each.place < here.place), None),
        "next": next((each for each in around.values() if each.place > here.place), None),
    }


def _around() -> QuerySet:
    here = listed().filter(pk=KEY).values("place")
    entries = listed().filter(meeting=given_key("meeting"))
    before = entries.filter(place__lt=Subquery(here)).order_by("-place").values("pk")[:1]
    after = entries.filter(place__gt=Subquery(here)).order_by("place").values("pk")[:1]
    around = Q(pk=KEY) | Q(pk=Subquery(before)) | Q(pk=Subquery(after))
    rows = Resolution.objects.published().filter(around).order_by()
    return rows.values_list("pk", "kind", "item__title", "register_entry__place")


def _meetings() -> QuerySet:
    meetings = with_confirmation(Meeting.objects.published())
    return meetings.filter(pk=KEY).select_related("committee__council")


def _together() -> QuerySet:
    item = Resolution.objects.published().filter(pk=KEY).order_by().values("item")
    return decisions().filter(item=Subquery(item)).order_by("position", "pk")


KEY = given_key("pk")
DECISIONS = Prepared(_together)
ITEM = Prepared(lambda: AgendaItem.objects.published().filter(pk=KEY))
MEETING = Prepared(_meetings)
VOTES = Prepared(lambda: Vote.objects.published().filter(resolution__item=KEY))
NAMED_VOTES = Prepared(lambda: named(NamedVote.objects.published()).filter(resolution=KEY))
AROUND = Prepared(_around)
