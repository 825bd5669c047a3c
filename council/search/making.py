"""Makes the entries of published meetings and finds out where the kept ones differ from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from council.models import AgendaItem, Given, Meeting, PreparedForKeys, SearchEntry
from council.models.sheet import insert

from .facts import facts_of_items, facts_of_minutes
from .glossary import capitals_in
from .marks import APPROVED, MINUTES, UNCONFIRMED, joined, mark, values
from .numbers import MOST_ITEMS, number
from .passages import Stretch, passages
from .said import Said, grouped, was_approved
from .words import indexed

NO_FACTS: frozenset[str] = frozenset()
_STANDING = {False: SearchEntry.Standing.BUSINESS.value, True: SearchEntry.Standing.FORMALITY.value}

Identity = tuple[int, int | None]
"""The key of a meeting and of an item; None for the minutes themselves."""


class Entry(NamedTuple):
    """An entry in the order of its columns; there are too many to make models of them."""

    number: int
    item_id: int | None
    meeting_id: int
    committee_id: int
    standing: int
    marks: str
    title_words: str
    text_words: str

    @property
    def identity(self) -> Identity:
        """What it is the entry of."""
        return self.meeting_id, self.item_id


@dataclass(frozen=True)
class Difference:
    """What has to be done to the kept entries so that they are what they should be."""

    made: dict[Identity, Entry]
    kept: dict[Identity, Entry]
    stems: set[str]
    """The words of all entries as they should be."""

    @cached_property
    def new(self) -> list[Entry]:
        """Entries that are missing or not as they should be, as they should be."""
        return [entry for key, entry in self.made.items() if entry != self.kept.get(key)]

    @cached_property
    def old(self) -> list[Entry]:
        """Entries that are superfluous or not as they should be, as they are."""
        return [entry for key, entry in self.kept.items() if entry != self.made.get(key)]

    def identities(self) -> set[Identity]:
        """The entries concerned."""
        return {entry.identity for entry in (*self.new, *self.old)}

    def lost_stems(self) -> set[str]:
        """The stems that some entry held and holds no longer."""
        lost: set[str] = set()
        for entry in self.old:
            now = self.made.get(entry.identity)
            lost |= stems_of([entry]) - stems_of([now] if now else [])
        return lost

    def confirmed(self) -> set[int]:
        """The meetings whose minutes are confirmed by these meetings, or no longer are."""
        return meetings_confirmed_by([*self.new, *self.old])

    def apply(self) -> None:
        """Do it; a changed entry is written anew, since its number may be another."""
        if self.old:
            old = SearchEntry.objects.filter(pk__in=[entry.number for entry in self.old])
            old._raw_delete(old.db)
        insert(SearchEntry, sorted(self.new))  # in the order in which the index is kept


def stems_of(entries: Iterable[Any]) -> set[str]:
    """The words of some entries."""
    found: set[str] = set()
    for entry in entries:
        found.update(entry.title_words.split(), entry.text_words.split())
    return found


def meetings_confirmed_by(entries: Iterable[Entry]) -> set[int]:
    """The meetings whose minutes these entries, among them those of the minutes themselves, confirm."""
    confirmed: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.item_id is None:
            confirmed[entry.committee_id].update(values(entry.marks, "confirms"))
    condition = Q(pk__in=[])
    for committee, days in confirmed.items():
        dates = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in days]
        condition |= Q(committee=committee, date__in=dates)
    if not any(confirmed.values()):
        return set()
    return set(Meeting.objects.published().order_by().filter(condition).values_list("pk", flat=True))


def difference(said: Said, *, new: bool = False) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say; new meetings have none."""
    kept = map(Entry._make, () if new else {*_KEPT(said.keys), *_KEPT_OF_ITEMS(said.keys)})
    stems: set[str] = set()
    return Difference(
        made={entry.identity: entry for entry in _made(said, stems)},
        kept={entry.identity: entry for entry in kept},
        stems=stems,
    )


def _kept(path: str, meetings: list[Given]) -> QuerySet:
    entries = SearchEntry.objects.order_by().filter(**{f"{path}__pk__in": meetings})
    return entries.values_list(*Entry._fields)


_KEPT = PreparedForKeys(lambda keys: _kept("meeting", keys))
_KEPT_OF_ITEMS = PreparedForKeys(lambda keys: _kept("item__meeting", keys))


def _made(said: Said, stems: set[str]) -> Iterator[Entry]:
    """The entries as they should be; adds their words to the stems."""
    decisions = grouped(said.decisions, attrgetter("item_id"))
    facts, minutes_facts = facts_of_items(said), facts_of_minutes(said)
    common = {key: set(_common(meeting)) for key, meeting in said.meetings.items()}
    for key, meeting in said.meetings.items():
        for place, item in enumerate(said.items.get(key, [])[:MOST_ITEMS], start=1):
            if not item.restriction:
                marks = common[key] | facts.get(item.pk, NO_FACTS)
                yield _of_item(meeting, item, place, decisions.get(item.pk, []), marks, stems)
        yield _of_minutes(meeting, said.texts.get(key, []), common[key] | minutes_facts[key], stems)


def _of_item(
    meeting: Any, item: Any, place: int, decisions: list[Any], marks: set[str], stems: set[str]
) -> Entry:
    formality = item.kind in AgendaItem.PROCEDURAL
    title, texts = item.shown_title, passages(item, decisions)
    return Entry(
        number=number(meeting.date, meeting.committee_id, meeting.sitting, place, formality=formality),
        item_id=item.pk,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
        standing=_STANDING[formality],
        marks=joined({mark("kind", item.kind), *marks, *capitals_in([title, *texts])}),
        title_words=indexed(title, stems),
        text_words=indexed("\n".join(texts), stems),
    )


def _of_minutes(meeting: Any, texts: list[Stretch], marks: set[str], stems: set[str]) -> Entry:
    return Entry(
        number=number(meeting.date, meeting.committee_id, meeting.sitting, None, formality=False),
        item_id=None,
        meeting_id=meeting.pk,
        committee_id=meeting.committee_id,
        standing=SearchEntry.Standing.MINUTES.value,
        marks=joined({mark("kind", MINUTES), *marks}),
        title_words=indexed(minutes_title(meeting), stems),
        text_words=indexed("\n".join([*(each.text for each in texts), meeting.venue]), stems),
    )


def _common(meeting: Any) -> Iterator[str]:
    """The marks of all the entries of a meeting."""
    yield mark("meeting", meeting.pk)
    yield mark("committee", meeting.committee_id)
    if meeting.status == Meeting.Status.HELD:
        yield mark("approval", APPROVED if was_approved(meeting) else UNCONFIRMED)


def minutes_title(meeting: Meeting) -> str:
    """What the entry of the minutes themselves is called."""
    return f"{meeting.committee.name}, {meeting.date.day} {meeting.date:%B %Y}"  # type: ignore[union-attr]
