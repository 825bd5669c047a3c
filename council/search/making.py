"""Makes the entries of published meetings and finds out where the kept ones differ from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.db.models import Exists, Q, QuerySet

from council.models import (
    AgendaItem,
    Confirmation,
    Given,
    Meeting,
    PreparedForKeys,
    Resolution,
    SearchEntry,
)
from council.models.sheet import in_columns, insert

from .facts import facts_of_items, facts_of_minutes
from .glossary import capitals_in
from .marks import APPROVED, MINUTES, UNCONFIRMED, joined, mark, values
from .numbers import MOST_ITEMS, number
from .passages import Stretch, minutes_by_meeting, passages
from .words import indexed

_FIELDS = ("number", "committee_id", "standing", "marks", "title_words", "text_words")
_COLUMNS = in_columns(SearchEntry)
_SHOWN = ("shown_title", "shown_paragraphs")
_OF_PASSAGES = ("text", "parts", "first_line", "last_line")

Identity = tuple[int, int | None]
"""The key of a meeting and of an item; None for the minutes themselves."""


@dataclass(frozen=True)
class Difference:
    """What has to be done to the kept entries so that they are what they should be."""

    made: dict[Identity, SearchEntry]
    kept: dict[Identity, SearchEntry]

    @cached_property
    def new(self) -> list[SearchEntry]:
        """Entries that are missing or not as they should be, as they should be."""
        return [entry for key, entry in self.made.items() if _values(entry) != _values(self.kept.get(key))]

    @cached_property
    def old(self) -> list[SearchEntry]:
        """Entries that are superfluous or not as they should be, as they are."""
        return [entry for key, entry in self.kept.items() if _values(entry) != _values(self.made.get(key))]

    def identities(self) -> set[Identity]:
        """The entries concerned."""
        return {(entry.meeting_id, entry.item_id) for entry in (*self.new, *self.old)}

    def lost_stems(self) -> set[str]:
        """The stems that some entry held and holds no longer."""
        lost: set[str] = set()
        for entry in self.old:
            lost |= stems_of(entry) - stems_of(self.made.get((entry.meeting_id, entry.item_id)))
        return lost

    def confirmed(self) -> set[int]:
        """The meetings whose minutes are confirmed by these meetings, or no longer are."""
        return meetings_confirmed_by([*self.new, *self.old])

    def apply(self) -> None:
        """Do it; a changed entry is written anew, since its number may be another."""
        old = SearchEntry.objects.filter(pk__in=[entry.pk for entry in self.old])
        old._raw_delete(old.db)
        insert(
            SearchEntry, map(_COLUMNS, sorted(self.new, key=attrgetter("number")))
        )  # in the order in which the index is kept


def stems_of(entry: SearchEntry | None) -> set[str]:
    """The words of an entry."""
    return set() if entry is None else {*entry.title_words.split(), *entry.text_words.split()}


def meetings_confirmed_by(entries: Iterable[SearchEntry]) -> set[int]:
    """The meetings whose minutes these entries, among them those of the minutes themselves, confirm."""
    confirmed: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        confirmed[entry.committee_id].update(values(entry.marks, "confirms"))
    condition = Q(pk__in=[])
    for committee, days in confirmed.items():
        dates = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in days]
        condition |= Q(committee=committee, date__in=dates)
    if not any(confirmed.values()):
        return set()
    return set(Meeting.objects.published().order_by().filter(condition).values_list("pk", flat=True))


def difference(meetings: list[int]) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say."""
    rows = {entry.pk: entry for entry in (*_KEPT(meetings), *_KEPT_OF_ITEMS(meetings))}
    return Difference(
        made={(entry.meeting_id, entry.item_id): entry for entry in _made(meetings)},
        kept={(entry.meeting_id, entry.item_id): entry for entry in rows.values()},
    )


def _meetings(keys: list[Given]) -> QuerySet:
    confirmed = Exists(Confirmation.objects.published().of_the_meeting())
    published = Meeting.objects.published().filter(pk__in=keys).order_by()
    return published.annotate(is_confirmed=confirmed).select_related("committee")


def _items(meetings: list[Given]) -> QuerySet:
    items = AgendaItem.objects.published().filter(meeting__pk__in=meetings)
    return _bare(items.order_by("meeting", "position", "pk"), "meeting_id", "kind", "restriction", *_SHOWN)


def _decisions(meetings: list[Given]) -> QuerySet:
    decisions = Resolution.objects.published().filter(item__meeting__pk__in=meetings)
    return _bare(decisions, "item_id", "outcome", "mover_id", "seconder_id", *_OF_PASSAGES)


def _bare(rows: QuerySet, *columns: str) -> QuerySet:
    """Rows with these columns alone: there are a great many, and making models of them takes half the time."""
    return rows.values_list("pk", *columns, named=True)


_MEETINGS, _ITEMS, _DECISIONS = map(PreparedForKeys, (_meetings, _items, _decisions))
_KEPT = PreparedForKeys(lambda keys: SearchEntry.objects.order_by().filter(meeting__pk__in=keys))
_KEPT_OF_ITEMS = PreparedForKeys(
    lambda keys: SearchEntry.objects.order_by().filter(item__meeting__pk__in=keys)
)


def _made(keys: list[int]) -> Iterator[SearchEntry]:
    """The entries as they should be, with a handful of queries, however many meetings they are of."""
    meetings: dict[int, Any] = {row.pk: row for row in _MEETINGS(keys)}
    if not meetings:
        return
    decisions = _by(_DECISIONS(meetings), "item_id")
    facts, minutes_facts = facts_of_items(meetings, decisions), facts_of_minutes(meetings.values())
    texts = minutes_by_meeting(meetings)
    for items in _by(_ITEMS(meetings), "meeting_id").values():
        for place, item in enumerate(items[:MOST_ITEMS], start=1):
            if not item.restriction:
                meeting = meetings[item.meeting_id]
                yield _of_item(meeting, item, place, decisions.get(item.pk, []), facts[item.pk])
    for meeting in meetings.values():
        yield _of_minutes(meeting, texts.get(meeting.pk, []), minutes_facts[meeting.pk])


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, name), []).append(row)
    return grouped


def _of_item(meeting: Any, item: Any, place: int, decisions: list[Any], facts: set[str]) -> SearchEntry:
    formality = item.kind in AgendaItem.PROCEDURAL
    texts = [item.shown_title, *passages(item, decisions)]
    return SearchEntry(
        number=number(meeting.date, meeting.committee_id, meeting.sitting, place, formality=formality),
        item_id=item.pk,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
        standing=SearchEntry.Standing.FORMALITY if formality else SearchEntry.Standing.BUSINESS,
        marks=joined({*_common(meeting, item.kind), *facts, *capitals_in(texts)}),
        title_words=indexed(texts[0]),
        text_words=indexed("\n".join(texts[1:])),
    )


def _of_minutes(meeting: Any, texts: list[Stretch], facts: set[str]) -> SearchEntry:
    return SearchEntry(
        number=number(meeting.date, meeting.committee_id, meeting.sitting, None, formality=False),
        item_id=None,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
        standing=SearchEntry.Standing.MINUTES,
        marks=joined({*_common(meeting, MINUTES), *facts}),
        title_words=indexed(minutes_title(meeting)),
        text_words=indexed("\n".join([*(each.text for each in texts), meeting.venue])),
    )


def _common(meeting: Any, kind: str) -> Iterator[str]:
    yield mark("kind", kind)
    yield mark("meeting", meeting.pk)
    yield mark("committee", meeting.committee_id)
    if meeting.status == Meeting.Status.HELD:
        yield mark("approval", APPROVED if _is_approved(meeting) else UNCONFIRMED)


def minutes_title(meeting: Meeting) -> str:
    """What the entry of the minutes themselves is called."""
    return f"{meeting.committee.name}, {meeting.date.day} {meeting.date:%B %Y}"  # type: ignore[union-attr]


def _is_approved(meeting: Any) -> bool:
    """As a clerk recorded it, else as the minutes of a later meeting say."""
    unsettled = meeting.approval == Meeting.Approval.UNCONFIRMED
    return meeting.is_confirmed if unsettled else meeting.approval in Meeting.APPROVED


def _values(entry: SearchEntry | None) -> list[object] | None:
    return None if entry is None else [getattr(entry, name) for name in _FIELDS]
