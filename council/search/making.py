"""Makes the entries of published meetings and finds out where the kept ones differ from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from council.models import (
    AgendaItem,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    Resolution,
    SearchEntry,
)

from .passages import decisions_by_item, passages
from .words import indexed

_FIELDS = (
    "meeting_id",
    "committee_id",
    "date",
    "position",
    "kind",
    "procedural",
    "title_words",
    "text_words",
)
_Named = SearchEntry.councillors.through

Naming = tuple[int, int]
"""The key of an item and the key of a councillor whom it names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to be done to the kept entries so that they are what they should be."""

    missing: list[SearchEntry]
    changed: list[SearchEntry]
    superfluous: set[int]
    named: set[Naming]
    no_longer_named: set[Naming]

    def items(self) -> set[int]:
        """The items concerned."""
        entries = {entry.pk for entry in (*self.missing, *self.changed)}
        return entries | self.superfluous | {item for item, _ in self.named | self.no_longer_named}

    def apply(self) -> None:
        """Do it."""
        if self.superfluous:
            SearchEntry.objects.filter(pk__in=self.superfluous).delete()
        SearchEntry.objects.bulk_create(self.missing)
        SearchEntry.objects.bulk_update(self.changed, _FIELDS)
        for item, councillor in self.no_longer_named:
            _Named.objects.filter(searchentry=item, councillor=councillor).delete()
        _Named.objects.bulk_create(
            _Named(searchentry_id=item, councillor_id=councillor) for item, councillor in sorted(self.named)
        )


def difference(meetings: list[int]) -> Difference:
    """How the kept entries of these meetings differ from what the public querysets say."""
    made = {entry.pk: entry for entry in _made(meetings)}
    rows = SearchEntry.objects.order_by().filter(Q(meeting__in=meetings) | Q(item__meeting__in=meetings))
    kept = {entry.pk: entry for entry in rows}
    changed = [entry for key, entry in made.items() if key in kept and _values(entry) != _values(kept[key])]
    naming, kept_naming = _naming(made), _kept_naming(kept)
    return Difference(
        missing=[entry for key, entry in made.items() if key not in kept],
        changed=changed,
        superfluous=kept.keys() - made.keys(),
        named=naming - kept_naming,
        no_longer_named={pair for pair in kept_naming - naming if pair[0] in made},
    )


def _made(meetings: list[int]) -> list[SearchEntry]:
    items = list(AgendaItem.objects.published().unrestricted().filter(meeting__in=meetings))
    if not items:
        return []
    published = Meeting.objects.published().in_bulk(meetings)
    decisions = decisions_by_item(item.pk for item in items)
    return [_entry(item, published[item.meeting_id], decisions.get(item.pk, [])) for item in items]


def _entry(item: AgendaItem, meeting: Meeting, decisions: list[Resolution]) -> SearchEntry:
    return SearchEntry(
        item=item,
        meeting=meeting,
        committee_id=meeting.committee_id,
        date=meeting.date,
        position=item.position,
        kind=item.kind,
        procedural=item.is_procedural,
        title_words=indexed(item.shown_title),  # type: ignore[attr-defined]
        text_words=indexed("\n".join(passages(item, decisions))),
    )


def _values(entry: SearchEntry) -> list[object]:
    return [getattr(entry, name) for name in _FIELDS]


def _naming(items: Iterable[int]) -> set[Naming]:
    """Whom the published minutes of these items name: spoken of, moving, seconding, declaring or voting."""
    keys = list(items)
    decisions = Resolution.objects.published().filter(item__in=keys)
    votes = NamedVote.objects.published().filter(resolution__item__in=keys)
    pairs = {
        *Mention.objects.published().filter(item__in=keys).values_list("item", "councillor"),
        *DeclaredInterest.objects.published().filter(item__in=keys).values_list("item", "councillor"),
        *decisions.values_list("item", "mover"),
        *decisions.values_list("item", "seconder"),
        *votes.values_list("resolution__item", "councillor"),
    }
    return {pair for pair in pairs if pair[1] is not None}


def _kept_naming(entries: Iterable[int]) -> set[Naming]:
    rows = _Named.objects.filter(searchentry__in=list(entries))
    return set(rows.values_list("searchentry", "councillor"))
