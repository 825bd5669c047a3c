"""The reading of a whole document: outline, heading, people, items, checks; then the values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, dropwhile

from . import checks
from . import document as kinds
from .apologies import apologies_in, says_nobody, tells_apologies, told_in
from .attendance import Attendance, read_attendance, welcomed_in, with_told
from .bars import without_bars
from .bodies import is_council, read_body
from .chair import Presided, elected_chair, find_chair, stated_chair, with_elected
from .closing import find_close
from .contents import without_contents, without_disclaimer
from .doubts import doubts_in
from .forms import in_known_forms
from .header import Header, read_header, with_close
from .headings import is_roll_title, lists_those_present
from .interests import says_none
from .introducers import is_formal
from .items import ReadItem, read_item
from .ledger import Ledger
from .lines import Document
from .meetings import (
    confirmed_in,
    doubtful_dates,
    doubtful_next,
    next_behind_title,
    next_in_title,
    next_meetings_in,
    stated_next_in,
    states_next,
)
from .outline import Outline, Section, find_outline
from .passages import Passage, body_of, passages_of, print_width
from .people import Roster
from .portal import with_movers_apart
from .problems import problem
from .remarks import HERE
from .restrictions import stamps_in, with_restrictions
from .roll_apart import with_roll_apart
from .running_heads import without_running_heads
from .stamps import is_page_stamp, is_stamp, marks_file, opens_private_part, says_private
from .values import Attendee, Confirmed, Item, Lines, Minutes, NextMeeting, Problem, UsedLine
from .volumes import Volume, read_volume
from .web import Page, read_fragment, read_page, read_record, without_blog
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


def read_document(document: Document, filename: str = "") -> Minutes:
    """Everything that the lines of a document say; the name of its file where its heading gives no date."""
    if page := read_page(document) or read_record(document):
        return _read(_LaidOut(document, page.volume, page.outline, page=page))
    document = without_disclaimer(without_running_heads(without_bars(without_blog(document))))
    document = without_contents(document)
    document = in_known_forms(with_movers_apart(document))
    body = body_of(document.lines)
    width = print_width(body, of_paragraphs=document.of_paragraphs)
    passages = passages_of(body, width=width)
    if not passages:
        return _without_text(document)
    volume = read_volume(with_roll_apart(passages))
    outline = find_outline(volume.passages)
    if _is_bare(outline) and (page := read_fragment(document)):
        return _read(_LaidOut(document, page.volume, page.outline, page=page))
    if not outline.attendance and (cancelled := kinds.cancellation(_notice(outline))):
        return _cancelled(document, outline, cancelled)
    return _read(_LaidOut(document, volume, outline, filename=filename, width=width))


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A document in its parts: the meeting that is read, its outline, and the web page where it is one."""

    document: Document
    volume: Volume
    outline: Outline
    filename: str = ""
    page: Page | None = None
    width: int | None = None
    """At what length its lines are broken, where that is known."""


def _blank(document: Document) -> Minutes:
    return Minutes(media_type=document.media_type, pages=document.pages, problems=document.problems)


def _read(laid: _LaidOut) -> Minutes:
    header, outline = _header(laid), laid.outline
    attendance = _attendance(laid)
    people = with_told(attendance.people, _told_absences(outline))
    read_items = _read_items(outline, people)
    presided = find_chair(
        people,
        (*outline.header, *outline.attendance, *outline.preamble),
        _opening_items(read_items),
        of_council=_is_of_council(header),
        later=[passage for section in outline.sections for passage in section.body],
    )
    presided = _with_elected(presided, read_items)
    items, unclear = _with_restrictions(laid, read_items)
    draft = _draft(laid)
    minutes = replace(
        _of_heading(laid, header),
        draft=True if draft else None,
        document_kind=_kind(laid, attendance.people if items else ()),
        chair=presided.chair,
        attendance=presided.people,
        items=tuple(items),
        next_meetings=tuple(_next_meetings(read_items, outline, header)),
        confirms=tuple(_confirms(read_items, header.committee)),
        evidence=_evidence(header, presided, draft),
        stated_none=tuple(_stated_none(read_items)),
        text=tuple(_account(laid, read_items)),
    )
    if minutes.document_kind == "agenda":
        minutes = _undecided(minutes)
    found = _problems(minutes, header, attendance, presided, outline, read_items)
    of_parts = (*laid.volume.problems, *(laid.page.problems if laid.page else ()), *unclear)
    minutes = replace(minutes, problems=(*laid.document.problems, *of_parts, *found))
    told = (*_private_by_name(laid.filename, items), *doubts_in(minutes, outline, read_items))
    return replace(minutes, problems=(*minutes.problems, *told))


def _private_by_name(filename: str, items: Sequence[Item]) -> Iterator[Problem]:
    """The name of a file says that its minutes are exempt, and none of its items is held back."""
    if items and marks_file(filename) and not any(item.restriction for item in items):
        yield problem("restriction_unread", line=items[0].lines[0], path="items.1", seen=filename)


def _of_heading(laid: _LaidOut, header: Header) -> Minutes:
    """What the heading says, and what is told of the document as a whole."""
    return replace(
        _blank(laid.document),
        language=kinds.language(laid.volume.passages),
        council=header.council,
        committee=header.committee,
        date=header.date,
        start_time=header.start_time,
        end_time=header.end_time,
        venue=header.venue,
        other_meetings=laid.volume.others,
    )


def _header(laid: _LaidOut) -> Header:
    """The heading, with the time of the close."""
    outline = laid.outline
    last = outline.sections[-1].body if outline.sections else ()
    close = find_close([*last, *outline.trailer]) or find_close(laid.volume.passages)
    if laid.page:
        return with_close(laid.page.header, close)
    heading = _heading(laid.volume, outline, laid.filename, closed=close.time if close else None)
    if heading.council is None and (named := _council_above(laid)):
        council, lines = named
        heading = replace(heading, council=council, evidence={**heading.evidence, "council": lines})
    return with_close(heading, close)


def _council_above(laid: _LaidOut) -> tuple[str, Lines] | None:
    """The council that the cover of a volume names, or the head of each page, and nothing in the heading."""
    for passage in laid.volume.cover:
        if (
            len(passage.text) < _LONGEST_COUNCIL
            and is_council(passage.text)
            and read_body(passage.text).council
        ):
            return passage.text, passage.span
    heads = [line for line in laid.document.lines if line.furniture == "page" and line.text.strip()]
    named = [line for line in heads if len(line.text) < _LONGEST_COUNCIL and is_council(line.text.strip())]
    if len(named) > 1 and len({line.text.strip() for line in named}) == 1:
        return named[0].text.strip(), (named[0].number, named[0].number)
    return None


_LONGEST_COUNCIL = 80


def _attendance(laid: _LaidOut) -> Attendance:
    width = laid.width
    if width is None:
        width = print_width(body_of(laid.document.lines), of_paragraphs=laid.document.of_paragraphs)
    outline = laid.outline
    read = read_attendance(outline.attendance or _listed_in_items(outline), width=width)
    if read.people:
        return read
    opening = [each for section in outline.sections[:2] for each in section.body[:3]]
    welcomed = welcomed_in([*outline.preamble, *opening])
    return Attendance(tuple(welcomed)) if welcomed else read


def _with_restrictions(laid: _LaidOut, read_items: Sequence[ReadItem]) -> tuple[list[Item], list[Problem]]:
    sections = laid.outline.sections
    return with_restrictions(
        [each.item for each in read_items],
        [
            [*_stamps_beside(section), *each.body, *_part_beside(section)]
            for section, each in zip(sections, read_items, strict=True)
        ],
        stamped=stamps_in(laid.document.lines, laid.outline.header),
        trailer=laid.outline.trailer,
        preamble=laid.outline.preamble,
        opening=sorted((*laid.outline.header, *laid.outline.attendance), key=lambda each: each.span),
    )


def _draft(laid: _LaidOut) -> Lines | None:
    """The lines that mark the minutes as a draft."""
    mark = kinds.draft_mark(laid.outline.header)
    return mark.span if mark else kinds.draft_stamp(laid.document.lines)


def _kind(laid: _LaidOut, people: Sequence[Attendee]) -> str:
    if laid.page:
        return laid.page.kind
    kind = kinds.document_kind(laid.outline.header, laid.volume.passages, has_roll=bool(people))
    met = sum(person.status in HERE for person in people)
    if kind != "agenda" or met >= _FEWEST_WHO_MET:
        return "minutes" if kind == "agenda" else kind
    presided = any(stated_chair(each.text) for each in (*laid.outline.header, *laid.outline.attendance))
    return "minutes" if presided else kind


_FEWEST_WHO_MET = 5
"""An agenda may name its chair and its clerk; who lists so many as present, or says who presided, tells of a meeting."""


def _heading(volume: Volume, outline: Outline, filename: str, *, closed: str | None) -> Header:
    """The heading above the first item; where that holds no date, whatever heads the document."""
    behind = _opening(outline)[len(outline.header) :]
    header = read_header(outline.header, behind=behind, filename=filename, closed=closed)
    dated = header.evidence.get("date")
    if dated and outline.header and dated[0] <= outline.header[-1].span[1]:
        return header
    whole = read_header(volume.passages, behind=behind, filename=filename, closed=closed)
    return whole if "date" in whole.evidence else header


def _opening(outline: Outline) -> tuple[Passage, ...]:
    """All that stands before the business: heading, attendance, and what opens the first two items."""
    first = chain.from_iterable(section.body[:3] for section in outline.sections[:2])
    return (*outline.header, *outline.attendance, *outline.preamble, *first)


def _is_of_council(header: Header) -> bool:
    """Whether the whole council met, and not one of its committees."""
    body = fold(header.committee or header.council or "")
    return body.endswith(("council", "municipal district")) or body == fold(header.council or "")


def _is_bare(outline: Outline) -> bool:
    """Whether nothing but at most one item was found: no heading above it, and nobody who was there."""
    decided = bool(outline.header) and outline.header[0].text.startswith(
        ("RESOLVED:", "RESOLVED –", "RESOLVED -")
    )
    alone = len(outline.sections) == 1 and (not outline.header or decided)
    return not outline.attendance and (alone or not outline.sections)


def _stamps_beside(section: Section) -> Iterator[Passage]:
    """The stamps that a web page prints in the agenda text of an item: they hold its minutes back too."""
    for aside in section.asides:
        text = aside.passage.text
        if is_stamp(text) or says_private(text) or (is_page_stamp(text) and not opens_private_part(text)):
            yield aside.passage


def _part_beside(section: Section) -> Iterator[Passage]:
    """`Private Items`, the last line of the agenda text of an item: what comes next is not open to the public."""
    if section.asides and opens_private_part(section.asides[-1].passage.text):
        yield section.asides[-1].passage


def _undecided(agenda: Minutes) -> Minutes:
    """An agenda proposes: nothing in it was decided, confirmed or found to be nil."""
    items = tuple(replace(item, resolutions=(), interests=()) for item in agenda.items)
    return replace(agenda, items=items, confirms=(), stated_none=(), attendance=(), chair=None)


def _all(outline: Outline) -> list[Passage]:
    return [
        *outline.header,
        *outline.attendance,
        *chain.from_iterable((*s.heading, *s.body) for s in outline.sections),
    ]


def _notice(outline: Outline) -> Sequence[Passage]:
    """Where a notice says that the meeting is cancelled: near its top, and above the items of what has items."""
    return outline.header[:12] if len(outline.sections) > _MOST_OF_A_NOTICE else _all(outline)[:12]


_MOST_OF_A_NOTICE = 2


def _without_text(document: Document) -> Minutes:
    problems = document.problems
    if not any(each.code == "no_text" for each in problems):
        problems = (*problems, problem("no_text", line=None))
    return replace(_blank(document), problems=problems, text=tuple(Ledger().account(document)))


_ARRANGED = re.compile(
    r"\b(?:arranged|scheduled|called|planned|due|set)\s(?:to\s(?:be\s(?:held|take\splace)|take\splace)\s)?(?:for|on)\s"
)
_CALLED_OFF = re.compile(
    r",?\s(?:(?:has|have|had)\s(?:now\s)?been|was|is|stands)\s(?:now\s)?(?:cancelled|postponed|called\soff)\b.*",
    re.DOTALL,
)


def _announced(passages: Iterable[Passage], notice: Passage) -> Iterator[Passage]:
    """The notice as it would say when the meeting was held, and no sentence about the next one."""
    for passage in passages:
        if passage is notice:
            yield passage._replace(text=_CALLED_OFF.sub("", _ARRANGED.sub("held on ", passage.text)))
        elif not states_next(passage.text):
            yield passage


def _cancelled(document: Document, outline: Outline, notice: Passage) -> Minutes:
    """A notice that a meeting is cancelled: whose, when it was to be, and which meetings follow."""
    passages = _all(outline)
    header = read_header(list(_announced(passages, notice)))
    ledger = Ledger()
    ledger.enter([*passages, *outline.trailer], "header")
    ledger.enter(outline.markers, "marker")
    return replace(
        _blank(document),
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


def _with_elected(presided: Presided, items: Sequence[ReadItem]) -> Presided:
    """The chair whom one of the first items elects, as at an annual meeting."""
    for each in items[:3]:
        decided = [decision.text for decision in each.item.resolutions]
        if name := elected_chair(each.item.title, decided):
            return with_elected(presided, name, each.item.lines)
    return presided


def _listed_in_items(outline: Outline) -> list[Passage]:
    """The passages of the first items that have no other business than to list those present."""
    found: list[Passage] = []
    for section in outline.sections[:3]:
        if is_roll_title(section.title) and section.body:
            body = section.body
            runs_on = section.heading[0].span == body[0].span
            found += [*(() if runs_on else section.heading), *body]
        else:
            found += dropwhile(lambda passage: not lists_those_present(passage), section.body)
    return found


def _told_absences(outline: Outline) -> Iterator[Attendee]:
    """Those whose absence, or whose standing in for somebody, an item about apologies or the opening tells."""
    for section in outline.sections:
        listed = not outline.attendance and is_roll_title(section.title)
        if section.kind == "apologies" and not listed:
            told = [passage for passage in section.heading if tells_apologies(section.title)]
            yield from told_in([(passage.text, passage.span) for passage in (*told, *section.body)])
    others = [
        (*section.heading, *section.body) for section in outline.sections[:3] if section.kind != "apologies"
    ]
    for passage in chain(outline.header, outline.preamble, *others):
        if tells_apologies(passage.text) and "for this item" not in passage.text:
            yield from apologies_in(passage.text, passage.span)


def _behind_items(outline: Outline) -> Sequence[Passage]:
    """What may tell of the next meeting besides the items: the close, and the notes of a meeting that had none."""
    return outline.trailer if outline.sections else (*outline.attendance, *outline.trailer)


def _next_meetings(items: Sequence[ReadItem], outline: Outline, header: Header) -> Iterator[NextMeeting]:
    """The dates of items about dates and of the close; failing those, what any other item or the heading says of the next meeting."""
    found: dict[str, NextMeeting] = {}
    for each in _stated_meetings(items, _behind_items(outline), header):
        found.setdefault(each.date, each)
    for passages in (*(item.body for item in items), outline.header) if not found else ():
        for each in stated_next_in(passages, after=header.date, own=header.committee):
            found.setdefault(each.date, each)
    yield from found.values()


def _stated_meetings(
    items: Sequence[ReadItem], trailer: Sequence[Passage], header: Header
) -> Iterator[NextMeeting]:
    for each in items:
        if each.item.kind == "future_meetings":
            first = each.item.lines[0]
            yield from next_in_title(each.item.title, (first, first), after=header.date)
            yield from next_meetings_in(each.body, after=header.date, listed=True, own=header.committee)
        elif each.body:
            yield from next_behind_title(each.item.title, each.body[0], after=header.date)
    yield from next_meetings_in(trailer, after=header.date, listed=False, own=header.committee)


def _confirms(items: Iterable[ReadItem], committee: str | None) -> Iterator[Confirmed]:
    for each in items:
        if each.item.kind == "previous_minutes":
            yield from confirmed_in(each.body, each.item.resolutions, title=each.item.title, own=committee)


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


def _evidence(header: Header, presided: Presided, draft: Lines | None) -> dict[str, Lines]:
    evidence = dict(header.evidence)
    for name, lines in (("chair", presided.lines), ("draft", draft)):
        if lines:
            evidence.setdefault(name, lines)
    return evidence


def _account(laid: _LaidOut, items: Sequence[ReadItem]) -> Iterator[UsedLine]:
    volume, outline = laid.volume, laid.outline
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
    ledger.enter(laid.page.furniture if laid.page else (), "web_furniture")
    ledger.enter(outline.trailer, "trailer")
    ledger.enter(outline.markers, "marker")
    elsewhere = [range(other.lines[0], other.lines[1] + 1) for other in volume.others]
    if not elsewhere:
        yield from ledger.account(laid.document)
        return
    for used in ledger.account(laid.document):
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
    if short := kinds.inquorate(_opening(outline)):
        yield problem("inquorate", line=short.span[0])
    yield from header.problems
    yield from attendance.problems
    yield from presided.problems
    yield from checks.attendance(minutes.attendance)
    if not any(each.code == "attendance_unread" for each in attendance.problems):
        yield from checks.unread_list(minutes.attendance, outline)
    yield from checks.unread_apologies(minutes.attendance, ((each.item, each.body) for each in items))
    yield from checks.markers(outline)
    yield from checks.item_numbers(minutes.items)
    yield from checks.lost_numbers(outline)
    yield from checks.swallowed(minutes.attendance)
    yield from checks.second_heading(outline, minutes.date)
    headed = bool(minutes.date or minutes.committee or minutes.attendance)
    yield from checks.unplaced_decisions(outline, headed=headed)
    yield from checks.titles(outline)
    yield from checks.votes(minutes)
    yield from checks.rolls((each.item, each.body) for each in items)
    closed = (minutes.evidence or {}).get("end_time")
    yield from checks.times(minutes.start_time, minutes.end_time, closed[0] if closed else None)
    yield from checks.confirmations(minutes.confirms, minutes.date)
    for each in items:
        if each.item.kind == "future_meetings":
            yield from doubtful_dates(each.body, after=minutes.date)
    told = () if minutes.next_meetings else tuple(passage for each in items for passage in each.body)
    yield from doubtful_next((*told, *outline.trailer), after=minutes.date)
    unplaced = [used for used in minutes.text if used.used_as == "problem"]
    if unplaced:
        count = str(len(unplaced))
        yield problem("unplaced_lines", line=unplaced[0].line, seen=count, expected=unplaced[0].text)
