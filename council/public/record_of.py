"""What published minutes record of a councillor beside attendance: decisions put, votes, interests, mentions."""

from typing import Any

from django.db.models import Q, QuerySet, Subquery

from council.models import (
    DecisionEntry,
    DeclaredInterest,
    Mention,
    NamedVote,
    Prepared,
    Resolution,
    given_key,
)

PERSON = given_key("councillor")
NEWEST = 5


def newest_first(rows: Any, item: str = "item") -> Any:
    """Parts of open items, newest meeting first, with the item and its meeting."""
    unused = ("paragraphs", "presented_by", "meeting__clerks_note", "meeting__evidence")
    order = (f"-{item}__meeting__date", f"-{item}__meeting", f"{item}__position", "pk")
    with_meeting = rows.select_related(f"{item}__meeting__committee")
    return with_meeting.defer(*(f"{item}__{name}" for name in unused)).order_by(*order)


def newest(rows: Any) -> QuerySet:
    """The first few of ordered rows; their keys are found first, since whole rows are slow to put in order."""
    return rows.filter(pk__in=Subquery(rows.values("pk")[:NEWEST]))


def decisions_of() -> QuerySet:
    """Decisions that the councillor moved or seconded."""
    return newest_first(Resolution.objects.published().filter(Q(mover=PERSON) | Q(seconder=PERSON)))


def mentions_of() -> QuerySet:
    """Items that name the councillor in their words."""
    return newest_first(Mention.objects.published().filter(councillor=PERSON))


def interests_of() -> QuerySet:
    """Interests that the councillor declared."""
    return newest_first(DeclaredInterest.objects.published().filter(councillor=PERSON))


def votes_of() -> QuerySet:
    """How the councillor voted where minutes name the votes."""
    return newest_first(NamedVote.objects.published().filter(councillor=PERSON), "resolution__item")


def _newest_decisions() -> QuerySet:
    """The newest by their entries in the register, which have the date beside the mover."""
    entries = DecisionEntry.objects.filter(Q(mover=PERSON) | Q(seconder=PERSON))
    keys = entries.order_by("-date", "meeting", "place").values("resolution")[:NEWEST]
    return decisions_of().filter(pk__in=Subquery(keys))


def _newest_mentions() -> QuerySet:
    """The newest by the numbers of their items in the index, which rise with the dates of the meetings."""
    rows: Any = Mention.objects.kept().filter(councillor=PERSON, item__search_entry__isnull=False)
    keys = rows.order_by("-item__search_entry__number", "pk").values("pk")[:NEWEST]
    return mentions_of().filter(pk__in=Subquery(keys))


DECISIONS = Prepared(_newest_decisions)
MENTIONS = Prepared(_newest_mentions)
INTERESTS = Prepared(lambda: newest(interests_of()))
VOTES = Prepared(lambda: newest(votes_of()))
