"""The reading of a whole document: outline, heading, people, items, checks; then the values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from . import checks
from . import document as kinds
from .apologies import apologies_in, says_nobody
from .attendance import Attendance, read_attendance, with_told
from .chair import Presided, find_chair
from .closing import end_time
from .header import Header, read_header
from .interests import says_none
from .introducers import is_formal
from .items import ReadItem, read_item
from .ledger import Ledger
from .lines import Document
from .meetings import confirmed_in, next_meetings_in, not_later_dates
from .outline import Outline, Section, find_outline
from .passages import Passage, read_passages
from .people import Roster
from .problems import problem
from .restrictions import is_stamp, stamps_in, with_restrictions
from .running_heads import without_running_heads
from .values import Attendee, Confirmed, Lines, Minutes, NextMeeting, Problem, UsedLine
from .volumes import Volume, read_volume
from .web import Page, read_fragment, read_page, without_blog
from .words import fold

_NOTHING = (
    "no items",
    "no urgent",
    "no other business",
    "none",
    "nil",
    "there was no",
    "there were no",
    "no matters",
)


def read_document(document: Document) -> Minutes:
    """Everything that the lines of a document say."""
    blank = Minutes(media_type=document.media_type, pages=document.pages, problems=document.problems)
    if page := read_page(document):
        return _read(blank, document, page.volume, page.outline, page)
    document = without_running_heads(without_blog(document))
    passages = read_passages(document.lines, of_paragraphs=document.of_paragraphs)
    if not passages:
        return _without_text(blank, document)
    volume = read_volume(passages)
    outline = find_outline(volume.passages)
    if not outline.sections and not outline.attendance and (page := read_fragment(document)):
        return _read(blank, document, page.volume, page.outline, page)
    if not outline.attendance and (cancelled := kinds.cancellation(_all(outline)[:12])):
        return _cancelled(blank, document, outline, cancelled)
    return _read(blank, document, volume, outline)


def _read(
    blank: Minutes, document: Document, volume: Volume, outline: Outline, page: Page | None = None
) -> Minutes:
    header = page.header if page else read_header(outline.header)
    attendance = read_attendance(outline.attendance)
    people = with_told(attendance.people, _told_absences(outline))
    read_items = _read_items(outline, people)
    presided = find_chair(people, outline.attendance, _opening_items(read_items))
    items, unclear = with_restrictions(
        [each.item for each in read_items],
        [
            [*_stamps_beside(section), *each.body]
            for section, each in zip(outline.sections, read_items, strict=True)
        ],
        stamped=stamps_in(document.lines, outline.header),
        trailer=outline.trailer,
    )
    closed = end_time([*(outline.sections[-1].body[-3:] if outline.sections else ()), *outline.trailer])
    mark = kinds.draft_mark(outline.header)
    draft = mark.span if mark else kinds.draft_stamp(document.lines)
    kind = (
        page.kind
        if page
        else kinds.document_kind(outline.header, volume.passages, has_roll=bool(items and attendance.people))
    )
    text = tuple(_account(document, volume, outline, read_items, page.furniture if page else ()))
    minutes = replace(
        blank,
        document_kind=kind,
        draft=True if draft else None,
        language=kinds.language(volume.passages),
        council=header.council,
        committee=header.committee,
        date=header.date,
        start_time=header.start_time,
        end_time=header.end_time or (closed[0].value if closed else None),
        venue=header.venue,
        chair=presided.chair,
        attendance=presided.people,
        items=tuple(items),
        next_meetings=tuple(_next_meetings(read_items, outline.trailer, header.date)),
        confirms=tuple(_confirms(read_items)),
        other_meetings=volume.others,
        evidence=_evidence(header, presided, closed[1].span if closed else None, draft),
        stated_none=tuple(_stated_none(read_items)),
        text=text,
    )
    if kind == "agenda":
        minutes = _undecided(minutes)
    found = [
        *volume.problems,
        *(page.problems if page else ()),
        *unclear,
        *_problems(minutes, header, attendance, presided, outline, read_items),
    ]
    return replace(minutes, problems=(*document.problems, *found))


def _stamps_beside(section: Section) -> Iterator[Passage]:
    """The stamps that a web page prints in the agenda text of an item: they hold its minutes back too."""
    for aside in section.asides:
        if is_stamp(aside.passage.text):
            yield aside.passage


def _undecided(agenda: Minutes) -> Minutes:
    """An agenda proposes: nothing in it was decided, confirmed or found to be nil."""
    items = tuple(replace(item, resolutions=(), interests=()) for item in agenda.items)
    return replace(agenda, items=items, confirms=(), stated_none=())


def _all(outline: Outline) -> list[Passage]:
    return [
        *outline.header,
        *outline.attendance,
        *chain.from_iterable((*s.heading, *s.body) for s in outline.sections),
    ]


def _without_text(blank: Minutes, document: Document) -> Minutes:
    problems = document.problems
    if not any(each.code == "no_text" for each in problems):
        problems = (*problems, problem("no_text", line=None))
    return replace(blank, problems=problems, text=tuple(Ledger().account(document)))


def _cancelled(blank: Minutes, document: Document, outline: Outline, notice: Passage) -> Minutes:
    """A notice that a meeting is cancelled: whose, when it was to be, and which meetings follow."""
    passages = _all(outline)
    header = read_header(passages)
    ledger = Ledger()
    ledger.enter([*passages, *outline.trailer], "header")
    ledger.enter(outline.markers, "marker")
    return replace(
        blank,
        document_kind="other",
        council=header.council,
        committee=header.committee,
        date=header.date,
        start_time=header.start_time,
        venue=header.venue,
        next_meetings=tuple(next_meetings_in(passages, after=header.date, listed=False)),
        evidence=dict(header.evidence),
        text=tuple(ledger.account(document)),
        problems=(*document.problems, problem("cancelled", line=notice.span[0])),
    )


def _read_items(outline: Outline, people: Sequence[Attendee]) -> list[ReadItem]:
    """The items; what is told in prose decides wherever the document has no formal introducer."""
    roster = Roster(tuple(people))
    formal = any(is_formal(passage.text) for section in outline.sections for passage in section.body)
    return [read_item(section, roster, weak=not formal) for section in outline.sections]


def _opening_items(items: Sequence[ReadItem]) -> Iterator[Passage]:
    """The passages in which somebody takes the chair for the whole meeting: those of the first items."""
    for each in items[:3]:
        yield from each.body


def _told_absences(outline: Outline) -> Iterator[Attendee]:
    """Those whose absence, or whose standing in for somebody, an item about apologies tells."""
    for section in outline.sections:
        if section.kind == "apologies":
            for passage in section.body:
                yield from apologies_in(passage.text, passage.span)


def _next_meetings(
    items: Iterable[ReadItem], trailer: Sequence[Passage], date: str | None
) -> Iterator[NextMeeting]:
    for each in items:
        if each.item.kind == "future_meetings":
            yield from next_meetings_in(each.body, after=date, listed=True)
    yield from next_meetings_in(trailer, after=date, listed=False)


def _confirms(items: Iterable[ReadItem]) -> Iterator[Confirmed]:
    for each in items:
        if each.item.kind == "previous_minutes":
            yield from confirmed_in(each.body, each.item.resolutions, title=each.item.title)


def _stated_none(items: Sequence[ReadItem]) -> Iterator[str]:
    """The paths of which the document says that there is nothing; items count from 1."""
    for index, each in enumerate(items, start=1):
        first = fold(each.body[0].text[:200]) if each.body else ""
        if each.item.kind == "interests" and not each.item.interests and says_none(each.body):
            yield f"items.{index}.interests"
        elif each.item.kind == "apologies" and says_nobody(first):
            yield "attendance.apologies"
        elif (
            each.item.kind not in ("apologies", "interests")
            and first.startswith(_NOTHING)
            and not each.item.resolutions
        ):
            yield f"items.{index}"


def _evidence(
    header: Header, presided: Presided, closed: Lines | None, draft: Lines | None
) -> dict[str, Lines]:
    evidence = dict(header.evidence)
    for name, lines in (("chair", presided.lines), ("end_time", closed), ("draft", draft)):
        if lines:
            evidence.setdefault(name, lines)
    return evidence


def _account(
    document: Document,
    volume: Volume,
    outline: Outline,
    items: Sequence[ReadItem],
    furniture: Iterable[Passage],
) -> Iterator[UsedLine]:
    ledger = Ledger()
    ledger.enter(volume.cover, "header")
    ledger.enter(outline.header, "header")
    ledger.enter(outline.attendance, "attendance")
    if outline.sections:
        ledger.enter(outline.preamble, "header")
    for section, each in zip(outline.sections, items, strict=True):
        ledger.enter(section.heading, "item_title")
        ledger.enter(each.resolution, "resolution")
        ledger.enter(section.body, "item_text")
        ledger.enter((aside.passage for aside in section.asides), "item_text")
    ledger.enter(furniture, "web_furniture")
    ledger.enter(outline.trailer, "trailer")
    ledger.enter(outline.markers, "marker")
    elsewhere = [range(other.lines[0], other.lines[1] + 1) for other in volume.others]
    for used in ledger.account(document):
        is_elsewhere = any(used.line in lines for lines in elsewhere)
        yield replace(used, used_as="other_meeting") if is_elsewhere else used


def _problems(
    minutes: Minutes,
    header: Header,
    attendance: Attendance,
    presided: Presided,
    outline: Outline,
    items: Sequence[ReadItem],
) -> Iterator[Problem]:
    """What a clerk should look at, in the order of the document's parts."""
    if minutes.date is None:
        yield problem("no_date", line=None, path="date")
    if minutes.committee is None:
        yield problem("no_committee", line=None, path="committee")
    if not minutes.items:
        yield problem("no_items", line=None, path="items")
    yield from header.problems
    yield from attendance.problems
    yield from presided.problems
    yield from checks.attendance(minutes.attendance)
    yield from checks.markers(outline)
    yield from checks.item_numbers(minutes.items)
    yield from checks.titles(outline)
    yield from checks.votes(minutes.items)
    closed = (minutes.evidence or {}).get("end_time")
    yield from checks.times(minutes.start_time, minutes.end_time, closed[0] if closed else None)
    yield from checks.confirmations(minutes.confirms, minutes.date)
    for each in items:
        if each.item.kind == "future_meetings":
            yield from not_later_dates(each.body, after=minutes.date)
    unplaced = [used for used in minutes.text if used.used_as == "problem"]
    if unplaced:
        count = str(len(unplaced))
        yield problem("unplaced_lines", line=unplaced[0].line, seen=count, expected=unplaced[0].text)
