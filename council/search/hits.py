"""Hits: the entries on a page of results, ready to be shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.safestring import SafeString

from council.models import AgendaItem, Given, Meeting, PreparedForKeys, Resolution

from .highlight import Marking, Passage
from .making import minutes_title
from .numbers import MOST_PLACE, PLACE_SHIFT
from .passages import Stretch, decision_passages, decisions_by_item, minutes_by_meeting, passages
from .query import Query
from .spellings import Written, note, that_may_be_offered


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry on a page of results: an agenda item with its decisions, or the minutes themselves."""

    number: int
    meeting: Meeting
    item: AgendaItem | None
    """None for the minutes themselves: what they say outside all items."""
    title: SafeString
    snippet: SafeString
    decisions: list[Resolution]
    line: int | None = None
    """The line of the document where the words found outside all items begin."""


def hits(numbers: list[int], query: Query) -> list[Hit]:
    """The entries of these numbers in their order; one that is not public any more is left out."""
    marking = Marking(query)
    of_minutes = [number for number in numbers if is_of_minutes(number)]
    found = _of_items([number for number in numbers if not is_of_minutes(number)], marking)
    if of_minutes:
        found |= _of_minutes(of_minutes, marking)
    return [found[number] for number in numbers if number in found]


def spellings(numbers: Iterable[int], stems: Iterable[str]) -> dict[str, set[str]]:
    """How the public texts of these entries write the words of some stems, in small letters; what is the name of a
    person there who is no public councillor is left out."""
    found = {stem: Written() for stem in stems}
    of_minutes = sorted(filter(is_of_minutes, numbers))
    items: list[Any] = _ITEMS(sorted(set(numbers).difference(of_minutes)))
    meetings: list[Any] = _MEETINGS(of_minutes)
    note(found, _texts_of_minutes(meetings))
    note(found, (item.shown_title for item in items), titles=True)
    note(found, (text for item in items for text in passages(item, [])))
    keys = {*(item.meeting_id for item in items), *(meeting.pk for meeting in meetings)}
    return that_may_be_offered(found, keys)


def _texts_of_minutes(meetings: list[Any]) -> Iterator[str]:
    texts = minutes_by_meeting(meeting.pk for meeting in meetings)
    for meeting in meetings:
        yield minutes_title(meeting)
        yield from (each.text for each in texts.get(meeting.pk, []))
        yield meeting.venue


def is_of_minutes(number: int) -> bool:
    """Whether an entry is that of the minutes themselves."""
    return number >> PLACE_SHIFT & MOST_PLACE == 0


_SHOWN = (
    *("uid", "number", "slug", "first_line", "last_line"),
    *("meeting__date", "meeting__sitting", "meeting__status"),
    *("meeting__first_published_at", "meeting__changed_at"),
    *("meeting__committee__name", "meeting__committee__slug", "meeting__committee__council"),
    *("meeting__language", "meeting__committee__language"),
)
"""What pages and feeds show of an item that was found; a list of many columns takes half as long again."""


def _items(numbers: list[Given]) -> QuerySet:
    items = AgendaItem.objects.published().unrestricted().select_related("meeting__committee")
    found = items.annotate(entry=F("search_entry__number")).filter(search_entry__number__in=numbers)
    return found.only(*_SHOWN).order_by()


def _meetings(numbers: list[Given]) -> QuerySet:
    meetings = Meeting.objects.published().select_related("committee")
    return (
        meetings.filter(search_entries__number__in=numbers, search_entries__item__isnull=True)
        .annotate(entry=F("search_entries__number"))
        .order_by()
    )


_ITEMS, _MEETINGS = PreparedForKeys(_items), PreparedForKeys(_meetings)


def _of_items(numbers: list[int], marking: Marking) -> dict[int, Hit]:
    items = _ITEMS(numbers)
    decisions = decisions_by_item(item.pk for item in items)
    return {item.entry: _of_item(item, decisions.get(item.pk, []), marking) for item in items}


def _of_item(item: Any, decisions: list[Resolution], marking: Marking) -> Hit:
    for decision in decisions:
        decision.item = item
        decision.snippet = marking.snippet(decision_passages(decision))  # type: ignore[attr-defined]
    title, said = marking.marked(item.shown_title), marking.snippet(passages(item, decisions))
    return Hit(item.entry, item.meeting, item, title, said, decisions)


def _of_minutes(numbers: list[int], marking: Marking) -> dict[int, Hit]:
    meetings = _MEETINGS(numbers)
    texts = minutes_by_meeting(meeting.pk for meeting in meetings)
    return {meeting.entry: _of_meeting(meeting, texts.get(meeting.pk, []), marking) for meeting in meetings}


def _of_meeting(meeting: Any, texts: list[Stretch], marking: Marking) -> Hit:
    title = marking.marked(minutes_title(meeting))
    said = marking.snippet([*(each.text for each in texts), meeting.venue])
    return Hit(meeting.entry, meeting, None, title, said, [], _line(texts, marking))


def _line(texts: list[Stretch], marking: Marking) -> int | None:
    """The line on which the first of the words stands; the first of all where only the title has them."""
    for stretch in texts:
        spans = Passage(stretch.text).spans(marking.perhaps(stretch.text))
        if spans:
            return stretch.line_at(spans[0][0])
    return texts[0].first if texts else None
