"""The table of decisions for spreadsheets: what each row holds, a stretch of rows at a time."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from council.models import Given, Meeting, NamedVote, PreparedForKeys, Resolution, Vote
from council.models.prepared import batched

from .approval import confirmed_on
from .parts import whole_text
from .source import anchor

AT_ONCE = 400


def _decisions(keys: list[Given]) -> QuerySet:
    rows = Resolution.objects.published().filter(pk__in=keys)
    unused = (
        "item__paragraphs",
        "item__presented_by",
        "item__meeting__clerks_note",
        "item__meeting__evidence",
    )
    return rows.select_related("item__meeting__committee__council").defer(*unused).order_by()


def _meetings(keys: list[Given]) -> QuerySet:
    meetings = Meeting.objects.published().filter(pk__in=keys)
    return meetings.order_by().values_list("pk", "approval", confirmed_on())


_DECISIONS = PreparedForKeys(_decisions)
_MEETINGS = PreparedForKeys(_meetings)
_VOTES = PreparedForKeys(lambda keys: Vote.objects.published().filter(resolution__pk__in=keys))
_NAMED = PreparedForKeys(
    lambda keys: NamedVote.objects.published().filter(resolution__pk__in=keys).order_by("pk")
)


HEADINGS = (
    "id",
    "uid",
    "date",
    "committee",
    "council",
    "item_number",
    "item_title",
    "kind",
    "outcome",
    "outcome_as_written",
    "text",
    "mover",
    "seconder",
    "for",
    "against",
    "abstain",
    "unanimous",
    "casting_vote",
    "named_votes",
    "reference",
    "source_lines",
    "address",
    "first_published",
    "minutes_status",
    "licence",
)


def rows_of(keys: Iterable[int], absolute: Callable[[str], str]) -> Iterator[tuple[Any, ...]]:
    """The rows of these decisions under the headings; `absolute` makes an address whole."""
    for some in batched(keys, AT_ONCE):
        yield from _rows(some, absolute)


def _rows(keys: tuple[int, ...], absolute: Callable[[str], str]) -> Iterator[tuple[Any, ...]]:
    """The rows of the public ones among these decisions, in the order of the keys."""
    decisions = {decision.pk: decision for decision in _DECISIONS(keys)}
    votes = {vote.resolution_id: vote for vote in _VOTES(keys)}
    meetings = {decision.item.meeting_id for decision in decisions.values()}
    states = {key: state_of_minutes(approval, day) for key, approval, day in _MEETINGS(meetings)}
    named: dict[int, list[str]] = {}
    for each in _NAMED(keys):
        named.setdefault(each.resolution_id, []).append(f"{each.name_as_written}: {each.option}")
    for key in keys:
        decision = decisions.get(key)
        if decision is not None:
            vote = (*_counts(votes.get(key)), "; ".join(named.get(key, [])))
            state = states.get(decision.item.meeting_id, "")
            yield (
                *_words(decision),
                *vote,
                *_whereabouts(decision, absolute),
                state,
                settings.COUNCIL_LICENCE,
            )


def _words(decision: Any) -> tuple[Any, ...]:
    """What was decided, by whom and on which item."""
    item, committee = decision.item, decision.item.meeting.committee
    return (
        decision.pk,
        decision.uid,
        item.meeting.date,
        committee.name,
        committee.council.name,
        item.number,
        item.title,
        decision.kind,
        decision.outcome,
        decision.outcome_as_written,
        whole_text(decision),
        decision.moved_by_as_written,
        decision.seconded_by_as_written,
    )


def _counts(vote: Vote | None) -> tuple[Any, ...]:
    """The vote as the minutes state it; what they leave out is an empty cell."""
    if vote is None:
        return (None,) * 5
    unanimous = {True: "yes", False: "no"}.get(vote.unanimous)  # type: ignore[arg-type]
    return (vote.in_favour, vote.against, vote.abstain, unanimous, vote.casting)


def _whereabouts(decision: Any, absolute: Callable[[str], str]) -> tuple[Any, ...]:
    """Its reference, the lines that it was read from, its page, and when it was first published."""
    first, last = decision.first_line, decision.last_line
    lines = "" if first is None else anchor(first, last)[1:]
    published = decision.first_published_at or decision.item.meeting.first_published_at
    return (
        decision.reference,
        lines,
        absolute(decision.get_absolute_url()),
        timezone.localdate(published).isoformat(),
    )


def state_of_minutes(approval: str, confirmed: datetime.date | None) -> str:
    """Whether the minutes were confirmed, in the words of the record.

    >>> state_of_minutes("unconfirmed", datetime.date(2025, 3, 4)), state_of_minutes("corrected", None)
    ('confirmed on 2025-03-04', 'corrected since')
    """
    if approval == Meeting.Approval.UNCONFIRMED and confirmed:
        return f"confirmed on {confirmed.isoformat()}"
    return str(Meeting.Approval(approval).label)
