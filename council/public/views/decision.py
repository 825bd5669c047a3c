"""A decision on its own page."""

from typing import Any

from django.db.models import F, Q, QuerySet, Subquery
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
    given_key,
)
from council.public.approval import with_confirmation
from council.public.citations import Citations
from council.public.followed import followed_up, goes_back_to, texts_of
from council.public.layout import texts_of_decision
from council.public.parts import decisions, named
from council.public.spoken import item_title, lang_of, meeting_name
from council.public.views.absent import Absent, Gone
from council.search.register import listed

BUDGET = ("budget", "council tax")


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a decision, who moved it, the vote as stated, and the decisions around it."""
    around = _published_decisions(pk)
    found = next(each for each in around if each.pk == pk)
    item, meeting = found.item, found.item.meeting
    votes = NAMED_VOTES(pk=pk)
    citations = Citations(meeting, [*texts_of_decision(found), *texts_of(item)])
    context = {
        "title": f"{found.get_kind_display().capitalize()}: {found}",
        "section": "decisions",
        "trail": [
            (_("Decisions"), reverse("decisions")),
            (meeting_name(meeting), meeting.get_absolute_url()),
            (item_title(item), item.get_absolute_url()),
        ],
        "decision": found,
        "sides": sides(votes),
        "budget": is_on_the_budget(item, meeting),
        "item": item,
        "citations": citations,
        "earlier": goes_back_to(item, citations),
        "meeting": meeting,
        "lang": lang_of(meeting.language),
        "together": [each for each in around if each.item_id == item.pk],
        "previous": next((each for each in reversed(around) if each.place < found.place), None),
        "next": next((each for each in around if each.place > found.place), None),
        "later": followed_up(item, meeting),
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
    """The decisions on the item of this one, itself among them, and those before and after it in the minutes."""
    around = DECISIONS(pk=pk)
    found = next((each for each in around if each.pk == pk), None)
    if found is None:
        gone = Resolution.objects.tombstones().filter(pk=pk).first()
        if gone is None:
            raise Absent(_("The archive has no published decision at this address."))
        reason = gone["item__meeting__withdrawal_reason"]
        raise Gone(_("This decision is no longer part of the public record."), reason)
    item = ITEM.first(pk=found.item_id)
    item.meeting = MEETING.first(pk=item.meeting_id)
    for each in around:
        each._state.fields_cache["vote"] = getattr(each, "public_vote", None)
        if each.item_id == item.pk:
            each.item = item
    return around


def _meetings() -> QuerySet:
    meetings = with_confirmation(Meeting.objects.published())
    return meetings.filter(pk=KEY).select_related("committee__council")


def _around() -> QuerySet:
    here = listed().filter(pk=KEY)
    meeting = listed().filter(meeting=Subquery(here.values("meeting")))
    before = meeting.filter(place__lt=Subquery(here.values("place"))).order_by("-place").values("pk")[:1]
    after = meeting.filter(place__gt=Subquery(here.values("place"))).order_by("place").values("pk")[:1]
    same_item = listed().filter(item=Subquery(here.values("item"))).order_by().values("pk")
    around = Q(pk=KEY) | Q(pk__in=same_item) | Q(pk=Subquery(before)) | Q(pk=Subquery(after))
    rows = decisions().with_votes().filter(around).order_by("register_entry__place")
    return rows.annotate(place=F("register_entry__place"), on=F("item__title"))


KEY = given_key("pk")
DECISIONS = Prepared(_around)
ITEM = Prepared(lambda: AgendaItem.objects.published().filter(pk=KEY))
MEETING = Prepared(_meetings)
NAMED_VOTES = Prepared(lambda: named(NamedVote.objects.published()).filter(resolution=KEY))
