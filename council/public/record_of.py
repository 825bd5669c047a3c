"""What published minutes record of a councillor beside attendance: decisions put, votes, interests, mentions."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Subquery

from council.models import (
    DecisionEntry,
    DeclaredInterest,
    Given,
    Mention,
    NamedVote,
    Prepared,
    Resolution,
    SearchEntry,
    given_key,
)

PERSON = given_key("councillor")
NEWEST = 5


class Where(NamedTuple):
    """Where something stands in the minutes: the last columns of each row that is told here."""

    first_line: int | None
    last_line: int | None
    title: str
    item: str
    date: Any
    sitting: int
    language: str
    committee: str
    slug: str
    committee_language: str


def in_order(rows: Any, item: str = "item") -> Any:
    """Parts of open items, newest meeting first."""
    return rows.order_by(f"-{item}__meeting__date", f"-{item}__meeting", f"{item}__position", "pk")


def told(rows: Any, *columns: str, item: str = "item") -> QuerySet:
    """These columns of parts of open items, and where each stands: making models of them takes longer than all else."""
    of_item = ("title", "slug", "meeting__date", "meeting__sitting", "meeting__language")
    of_committee = ("name", "slug", "language")
    return rows.values_list(
        *columns,
        "first_line",
        "last_line",
        *(f"{item}__{name}" for name in of_item),
        *(f"{item}__meeting__committee__{name}" for name in of_committee),
    )


def _mentions() -> Any:
    """Items that name the councillor in their words."""
    return in_order(Mention.objects.published().filter(councillor=PERSON))


def _interests() -> Any:
    """Interests that the councillor declared."""
    return in_order(DeclaredInterest.objects.published().filter(councillor=PERSON))


def _votes() -> Any:
    """How the councillor voted where minutes name the votes."""
    return in_order(NamedVote.objects.published().filter(councillor=PERSON), "resolution__item")


def interests_told(rows: Any) -> QuerySet:
    """Interests as `record_cards.interests` takes them."""
    return told(rows, "kind", "text")


def votes_told(rows: Any) -> QuerySet:
    """Named votes as `record_cards.votes` takes them; where a vote has no lines of its own its decision has."""
    decision = ("pk", "text", "outcome", "first_line", "last_line")
    return told(rows, "option", *(f"resolution__{name}" for name in decision), item="resolution__item")


def _newest_decisions() -> Any:
    """The newest by their entries in the register, of which an index has those of each mover and seconder in order."""

    def keys(**who: Given) -> Subquery:
        entries = DecisionEntry.objects.published().filter(**who).order_by("-date", "meeting_id", "place")
        return Subquery(entries.values("resolution")[:NEWEST])

    either = Q(pk__in=keys(mover=PERSON)) | Q(pk__in=keys(seconder=PERSON))
    return in_order(Resolution.objects.published().filter(either))


def _newest_mentions() -> Any:
    """The newest by the numbers of their items in the index, which rise with the dates of the meetings."""
    items = Mention.objects.kept().filter(councillor=PERSON).values("item")
    entries = SearchEntry.objects.published().filter(item__in=items).order_by("-number")
    return _mentions().filter(item__in=Subquery(entries.values("item")[:NEWEST]))


def _newest_votes() -> Any:
    """The newest by the entries of their decisions in the register."""
    decisions = NamedVote.objects.kept().filter(councillor=PERSON).values("resolution")
    entries = (
        DecisionEntry.objects.published()
        .filter(resolution__in=decisions)
        .order_by("-date", "meeting_id", "place")
    )
    return _votes().filter(resolution__in=Subquery(entries.values("resolution")[:NEWEST]))


def _newest_interests() -> Any:
    """The newest; their keys are found first, since whole rows are slow to put in order."""
    return _interests().filter(pk__in=Subquery(_interests().values("pk")[:NEWEST]))


DECISIONS = Prepared(lambda: told(_newest_decisions(), "pk", "text", "outcome", "mover", "seconder")[:NEWEST])
MENTIONS = Prepared(lambda: told(_newest_mentions(), "name_as_written")[:NEWEST])
INTERESTS = Prepared(lambda: interests_told(_newest_interests()))
VOTES = Prepared(lambda: votes_told(_newest_votes())[:NEWEST])
ALL_INTERESTS = Prepared(lambda: interests_told(_interests()))
ALL_VOTES = Prepared(lambda: votes_told(_votes()))
