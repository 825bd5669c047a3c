"""One agenda item: its paragraphs, decisions, interests, and the people in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .decisions import Found, find_decisions
from .interests import interests_in, may_declare
from .making import quickly_made
from .outline import Section
from .passages import Passage
from .people import Roster, mentions_in, presenters_in
from .tables import TableRow, table_rows
from .values import Item, Paragraph
from .words import fold, is_capitals, plain

_MINUTE_NUMBER = re.compile(
    r"(?P<number>\*?[A-Z][A-Z&]{0,5}[ ./-]{0,2}\d{1,4}/\d{2,4}|\d{1,5}/\d\d(?:/\d\d)?)"
)
_WITHDRAWN = re.compile(
    r"^(?:this |the )?(?:item|report|application)?\s*(?:was|had been|has been)?\s*withdrawn\b|\b(?:this|the) (?:item|report) (?:was|had been) withdrawn\b"
)
_AGENDA_TEXT = re.compile(r"^to (?:receive|consider|note|approve|confirm|agree|sign)\b")


@quickly_made
@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, the passages of its body, and those among them that its decisions took."""

    item: Item
    body: tuple[Passage, ...]
    resolution: tuple[Passage, ...]


def read_item(section: Section, roster: Roster, *, weak: bool) -> ReadItem:
    """Everything under one heading."""
    minute_number, body = _minute_number(section)
    kind = section.kind
    found = find_decisions(
        body,
        title=section.title,
        heading=section.heading,
        weak=weak,
        minutes=kind == "previous_minutes",
        decides_at=section.decides_at,
    )
    rows = table_rows(body, heading=section.heading)
    said = "\n".join([passage.text for passage in body])
    declared = kind == "interests" or may_declare("\n".join([fold(passage.text) for passage in body]))
    item = Item(
        number=section.number,
        title=_title(section.title),
        lines=section.span,
        minute_number=minute_number,
        kind=kind,
        withdrawn=any(_is_withdrawn(fold(passage.text[:200])) for passage in body[:2]),
        paragraphs=_with_asides(section, _paragraphs(body, found, rows)),
        presented_by=tuple(presenters_in(body, said=said)),
        mentions=tuple(mentions_in(body, roster, said=said)),
        interests=tuple(interests_in(body, rows, roster, listed=kind == "interests")) if declared else (),
        resolutions=tuple(each.decision for each in found),
    )
    taken = tuple(passage for each in found for passage in body[each.first : each.end])
    return ReadItem(item, tuple(body), taken)


def _is_withdrawn(folded: str) -> bool:
    return "withdrawn" in folded and bool(_WITHDRAWN.search(folded))


def _with_asides(section: Section, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, with those that a web page prints beside the minutes where they stand."""
    if not section.asides:
        return tuple(paragraphs)
    beside = (
        Paragraph(aside.kind, aside.passage.label, aside.passage.text, aside.passage.span)
        for aside in section.asides
    )
    return tuple(sorted([*beside, *paragraphs], key=lambda paragraph: paragraph.lines))


_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})(?:\s?\.)$|(?<=\d)\s?\.$|(?<=[A-Z]{2})\.$")


def _title(title: str) -> str:
    """The title without the stop behind it, which is no part of an abbreviation: `MATTERS ARISING.`"""
    shown = plain(title).rstrip(" :;,-–—")
    return (_FULL_STOP.sub("", shown).rstrip() if shown.endswith(".") else shown) or title


def _minute_number(section: Section) -> tuple[str | None, Sequence[Passage]]:
    """The running number of the minute: the item's own, or one printed under the title."""
    if section.minute_number:
        return section.minute_number, section.body
    first = section.body[0] if section.body else None
    if first is not None and not section.running:
        label = first.label if first.own_number else None
        if label and _MINUTE_NUMBER.fullmatch(label):
            return label, [first._replace(label=None), *section.body[1:]]
    return (section.number if section.running else None), section.body


def _paragraphs(
    body: Sequence[Passage], found: Iterable[Found], rows: Iterable[TableRow]
) -> Iterator[Paragraph]:
    """The passages as the page shows them, each decision and each row of a table as one paragraph."""
    decisions: dict[int, Found] = {}
    for each in found:
        if each.end == each.first:
            continue
        earlier = decisions.get(each.first)
        decisions[each.first] = replace(each, before=earlier.before) if earlier else each
    in_decisions = {place for each in decisions.values() for place in range(each.first, each.end)}
    rows_from = {row.first: row for row in rows if in_decisions.isdisjoint(range(row.first, row.end))}
    index = 0
    while index < len(body):
        if one := decisions.get(index):
            yield from _decided(body, one)
            index = one.end
        elif row := rows_from.get(index):
            yield Paragraph("table", None, row.text, (body[index].span[0], body[row.end - 1].span[1]))
            index = row.end
        else:
            yield _paragraph(body, index)
            index += 1


def _decided(body: Sequence[Passage], one: Found) -> Iterator[Paragraph]:
    """A decision as one paragraph, after what its first passage says before it."""
    first = body[one.first]
    if one.before:
        yield Paragraph("text", first.label, one.before, first.span)
    words = plain(" ".join(passage.shown for passage in body[one.first : one.end]))
    if one.before and words.startswith(one.before):
        words = words[len(one.before) :].strip()
    yield Paragraph("resolution", None, words, one.decision.lines)


def _paragraph(body: Sequence[Passage], index: int) -> Paragraph:
    passage = body[index]
    label = passage.label.rstrip(".") if passage.label and not passage.is_bullet else passage.label
    return Paragraph(_kind(body, index), label, passage.text, passage.span)


def _kind(body: Sequence[Passage], index: int) -> str:
    passage = body[index]
    if passage.is_bullet:
        return "bullet"
    if passage.label:
        return "numbered"
    first = passage.text[:1]
    if (first in "tT" or not first.isalpha()) and _AGENDA_TEXT.match(fold(passage.text[:40])):
        return "agenda_text"
    return "heading" if is_sub_heading(body, index) else "text"


def is_sub_heading(body: Sequence[Passage], index: int) -> bool:
    """`Matters Arising`: a few words without a final stop, before a sentence."""
    text = body[index].text
    if text.endswith((".", ";", ",", "?")) or not text[:1].isupper():
        return False
    words = text.split(None, _MOST_WORDS)
    if len(words) > _MOST_WORDS:
        return False
    if body[index].bold or is_capitals(text):
        return True
    if index + 1 >= len(body) or ": " in text:
        return False
    following = body[index + 1].text
    return len(following.split(None, len(words))) > len(words) and not _TELLS.search(text)


_MOST_WORDS = 10
_TELLS = re.compile(r"\b(?:was|were|had|is|are|be|\d{4})\b")
