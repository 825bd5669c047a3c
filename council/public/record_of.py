"""What published minutes record of a councillor beside attendance: decisions put, votes, interests, mentions."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Subquery

from council.models import (
    DecisionEntry,
    DeclaredInterest,
    Given,
    InterestEntry,
    Mention,
    MentionEntry,
    NamedVote,
    Prepared,
    Resolution,
    VoteEntry,
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


def _newest(rows: Any, entries: Any) -> Any:
    """The newest rows of the councillor by their entries, which an index has in order."""
    keys = entries.objects.published().filter(councillor=PERSON).newest_first().values("row")[:NEWEST]
    return rows.objects.published().filter(pk__in=Subquery(keys))


def _all(rows: Any) -> Any:
    """All rows of the councillor in the order of their entries."""
    of_person = rows.objects.published().filter(entry__councillor=PERSON)
    return of_person.order_by("-entry__date", "entry__meeting_id", "entry__place", "entry__row_id")


DECISIONS = Prepared(lambda: told(_newest_decisions(), "pk", "text", "outcome", "mover", "seconder")[:NEWEST])
MENTIONS = Prepared(lambda: told(in_order(_newest(Mention, MentionEntry)), "name_as_written"))
INTERESTS = Prepared(lambda: interests_told(in_order(_newest(DeclaredInterest, InterestEntry))))
VOTES = Prepared(lambda: votes_told(in_order(_newest(NamedVote, VoteEntry), "resolution__item")))
ALL_INTERESTS = Prepared(lambda: interests_told(_all(DeclaredInterest)))
ALL_VOTES = Prepared(lambda: votes_told(_all(NamedVote)))
