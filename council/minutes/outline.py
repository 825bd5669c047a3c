"""The parts of the minutes: heading, attendance, one section for each item, and what follows the close."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .apologies import says_nobody, tells_apologies
from .chains import LETTERS, choose, of_lost_numbers, with_lost_numbers
from .closing import is_close, trailer_start
from .flattened import with_items_apart, with_numbers_before_titles
from .headings import ends_attendance, is_attendance_start, lists_those_present, says_when
from .kinds import is_usual, kind_of
from .labels import says_when_or_where
from .making import quickly_made
from .numbering import Candidate, candidates, plain_number
from .passages import Passage
from .portal import UNTITLED, Untitled, untitled_items
from .titles import MOVERS, Title, goes_on, moved_by_one, read_title, title_of_sentence
from .unnumbered import Heading, decided_before, unnumbered_titles
from .values import Lines
from .words import fold, is_capitals

_OPENER = re.compile(r"<AI(\d+)>")
_CLOSER = re.compile(r"</AI(\d+)>")
_ABOUT_THE_PAGE = re.compile(r"\b(?:this page|webmaster|last updated|website)\b")
_ROLL_CALLED = re.compile(r"\b(?:calling of the roll|roll[ -]call|sederunt|those present|attendance)\b")
_TITLED = re.compile(r"(?:^|, | and )(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Clr|Cr|Councillor)\.? [A-Z]")
_HEAD_OF_ITEMS = re.compile(
    r"\W*(?:(?:items?|minutes?|agenda|actions?|no|number|subject|under discussion|by|ref|business(?: of (?:the )?meeting)?|part (?:\w|one|i{1,3}))\b\W*){1,6}"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that a web page prints in an item beside its minutes, such as the text of the agenda."""

    passage: Passage
    kind: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Section:
    """One item as it lies on the page: its heading and the passages under it."""

    number: str | None
    title: str
    heading: tuple[Passage, ...]
    body: tuple[Passage, ...]
    running: bool = False
    minute_number: str | None = None
    sure: bool = True
    asides: tuple[Aside, ...] = ()
    about: str = ""
    decides_at: int | None = None
    lost_number: bool = False
    lost_title: bool = False

    @property
    def kind(self) -> str:
        """What kind of business it is, by its title, or by its first words where a copy lost the title."""
        return kind_of(self.about or self.title)

    @property
    def span(self) -> Lines:
        """The first and the last line of the item."""
        last = (self.body or self.heading)[-1].span[1]
        return self.heading[0].span[0], max([last, *(aside.passage.span[1] for aside in self.asides)])


@dataclass(frozen=True, slots=True)
class Outline:
    """All passages of a document, each in exactly one part."""

    header: tuple[Passage, ...] = ()
    attendance: tuple[Passage, ...] = ()
    preamble: tuple[Passage, ...] = ()
    sections: tuple[Section, ...] = ()
    trailer: tuple[Passage, ...] = ()
    markers: tuple[Passage, ...] = ()
    marked_items: int | None = None
    unbalanced: tuple[Passage, ...] = field(default=())


@quickly_made
@dataclass(frozen=True, slots=True)
class _Start:
    index: int
    number: str | None
    title: str
    body: str | None = None
    minute_number: str | None = None
    sure: bool = True
    lost_number: bool = False
    lost_title: bool = False


def find_outline(passages: Sequence[Passage]) -> Outline:
    """The outline by three signs: the markers of the export, the chain of numbers, the typography."""
    passages, starts, running = _starts(passages)
    first = starts[0].index if starts else len(passages)
    header, attendance, preamble = _split_front(passages[:first])
    sections = [
        _section(passages, start, end, running=running) for start, end in _ranges(starts, len(passages))
    ]
    trailer: tuple[Passage, ...] = ()
    after: tuple[Passage, ...] = ()
    if sections and not attendance:
        sections, attendance = _without_roll(sections)
    if sections and not attendance:
        sections[-1], attendance, after = _without_attendance(sections[-1])
    if sections:
        sections[-1], trailer = _without_trailer(sections[-1], passages)
    return Outline(
        header=header,
        attendance=attendance,
        preamble=preamble,
        sections=tuple(sections),
        trailer=(*trailer, *after),
        markers=tuple(passage for passage in passages if passage.marker),
        marked_items=sum(1 for passage in passages if passage.marker and _OPENER.fullmatch(passage.marker))
        or None,
        unbalanced=tuple(_unbalanced(passages)),
    )


def _starts(passages: Sequence[Passage]) -> tuple[Sequence[Passage], list[_Start], bool]:
    """Where the items begin, in the passages with those apart that one paragraph held."""
    openers = _opened_passages(passages)
    if untitled := untitled_items(passages):
        return passages, [_untitled_start(each) for each in untitled], False
    if not openers:
        passages = with_numbers_before_titles(passages)
    found = _behind_roll(candidates(passages, openers=frozenset(openers)), passages)
    if not openers and (lost := of_lost_numbers(found)):
        return passages, [_from_candidate(candidate) for candidate in lost], False
    chain = choose(found, passages)
    if len(openers) > 1:
        return passages, _marked_starts(passages, openers, chain), _is_running(chain)
    apart = with_items_apart(passages, chain)
    if len(apart) > len(passages):
        passages = apart
        found = candidates(passages, openers=frozenset())
        chain = choose(found, passages)
    chain = with_lost_numbers(chain, found)
    running = _is_running(chain)
    numbered = [_from_candidate(candidate) for candidate in chain]
    numbered = sorted([*numbered, *_unnumbered_exclusions(passages, chain)], key=lambda start: start.index)
    known = _known(start.title for start in numbered if start.sure)
    if chain and chain[0].family not in LETTERS:
        early = _typographic_starts(decided_before(passages, chain[0].index))
        numbered = sorted([*early, *numbered], key=lambda start: start.index)
    if openers or known > 1 or (known and len(chain) > 3):
        return passages, numbered, running
    headings = unnumbered_titles(passages)
    prefixed = len(chain) > 3 and chain[0].family not in ("plain", *LETTERS)
    if len(chain) > 1 and (prefixed or _standing(each.title.text for each in headings) < 3):
        return passages, numbered, running
    return passages, _typographic_starts(headings) or numbered, running and not headings


def _untitled_start(item: Untitled) -> _Start:
    return _Start(item.index, item.number, item.title or UNTITLED, item.said, lost_title=item.title is None)


def _behind_roll(found: list[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """The numbers behind `PRESENT:`, where an agenda stands above it and the minutes count far on: 1 to 8, then 1645."""
    far = next((each for each in found if each.family == "plain" and each.key[0] > _FAR_ON), None)
    if far is None or len(found) < _AGENDA_AND_MINUTES or found[0].key != (1,):
        return found
    roll = next((at for at, each in enumerate(passages[: far.index]) if _PRESENT.match(each.text)), None)
    if roll is None:
        return found
    behind = [each for each in found if each.index > roll]
    agenda = [each for each in found if each.index < roll]
    counts = [each.key[0] for each in behind if each.depth == 1]
    if len(agenda) > _AGENDA and len(counts) > 1 and counts[1] == counts[0] + 1 and counts[0] > _FAR_ON:
        return behind
    return found


_FAR_ON = 40
_AGENDA = 2
_AGENDA_AND_MINUTES = 5
_PRESENT = re.compile(r"(?:Members |Councillors )?(?:PRESENT|Present)\b\s?[:–-]")


def _unnumbered_exclusions(passages: Sequence[Passage], chain: Sequence[Candidate]) -> Iterator[_Start]:
    """`EXCLUSION OF THE PRESS AND PUBLIC` between numbered items, set off as their titles are, without a number."""
    if len(chain) < 3:
        return
    taken = {candidate.index for candidate in chain}
    for index in range(chain[0].index + 1, len(passages)):
        passage = passages[index]
        if index in taken or passage.label or not passage.text or len(passage.text) > 90 or passage.marker:
            continue
        if (
            (passage.bold or is_capitals(passage.text))
            and (kind_of(passage.text) == "exclusion" or _PRIVATE.match(passage.text))
            and index - 1 not in taken
        ):
            yield _Start(index, None, passage.text.rstrip(": "))


_PRIVATE = re.compile(r"\W*(?:EXEMPT|CONFIDENTIAL|Exempt|Confidential)\s?[:–-]\s")
"""`EXEMPT – COMPLAINT 25/04`, an item without a number among those that have one."""


def _known(titles: Iterable[str]) -> int:
    return sum(kind_of(title) != "business" or is_usual(title) for title in titles)


def _standing(titles: Iterable[str]) -> int:
    return sum(kind_of(title) != "business" for title in titles)


def _is_running(chain: Sequence[Candidate]) -> bool:
    """Whether the numbers run on through a year (31, 32) or carry one (31/27)."""
    if not chain or chain[0].family in LETTERS:
        return False
    return chain[0].family != "plain" or chain[0].key[0] > 9


def _from_candidate(candidate: Candidate) -> _Start:
    title, minute_number = candidate.title, None
    number: str | None = candidate.number or None
    if candidate.other:
        number, minute_number = sorted(
            (candidate.number, candidate.other), key=lambda each: (not each.isdigit(), len(each))
        )
    lost = not candidate.number
    return _Start(
        candidate.index,
        number,
        title.text.rstrip(": ") if lost else title.text,
        title.body,
        minute_number,
        title.sure,
        lost,
    )


def _opened_passages(passages: Sequence[Passage]) -> list[int]:
    """The first passage after each opening marker."""
    found: list[int] = []
    waiting = False
    for index, passage in enumerate(passages):
        if passage.marker:
            waiting = bool(_OPENER.fullmatch(passage.marker)) or (
                waiting and not _CLOSER.fullmatch(passage.marker)
            )
        elif waiting:
            found.append(index)
            waiting = False
    return found


def _marked_starts(
    passages: Sequence[Passage], openers: list[int], chain: Sequence[Candidate]
) -> list[_Start]:
    """An item for each marker, and one for each number of the chain that stands outside all markers."""
    numbered = {candidate.index: candidate for candidate in chain}
    inside = _inside_markers(passages)
    starts = [
        _from_candidate(numbered[index]) if index in numbered else _plain_start(passages, index)
        for index in openers
    ]
    starts += [
        _from_candidate(candidate)
        for index, candidate in numbered.items()
        if index not in inside and index not in openers
    ]
    return sorted(starts, key=lambda start: start.index)


def _plain_start(passages: Sequence[Passage], index: int) -> _Start:
    passage = passages[index]
    number = passage.label if passage.label and any(map(str.isdigit, passage.label)) else None
    title = read_title(passage.text) or Title(passage.text)
    return _Start(index, number and plain_number(number), title.text, title.body, sure=title.sure)


def _inside_markers(passages: Sequence[Passage]) -> set[int]:
    inside: set[int] = set()
    is_open = False
    for index, passage in enumerate(passages):
        if passage.marker:
            is_open = bool(_OPENER.fullmatch(passage.marker)) or (
                is_open and not _CLOSER.fullmatch(passage.marker)
            )
        elif is_open:
            inside.add(index)
    return inside


def _typographic_starts(headings: Sequence[Heading]) -> list[_Start]:
    """Bold, capital or standing titles, where a document numbers nothing."""
    return [
        _Start(each.index, None, each.title.text.rstrip(": "), each.title.body, sure=each.title.sure)
        for each in headings
    ]


def _split_front(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    """The heading, the list of those present, and what is said before the first item."""
    front = tuple(passage for passage in passages if not passage.marker)
    start = _list_start(front)
    head = start
    agenda = _agenda_above_roll(front)
    if agenda:
        start = front.index(agenda[-1]) + 1
    end = start
    while end < len(front) and not (ends_attendance(front[end]) or _heads_items(front[end])):
        end += 1
    labels = [each for each in front[head:end][:_LABELS_IN_ROLL] if says_when_or_where(each.text)]
    below = [each for each in front[head:start] if each not in agenda and each not in labels]
    roll = [each for each in front[start:end] if each not in labels]
    return (*front[:head], *labels, *below), tuple(roll), (*agenda, *front[end:])


def _agenda_above_roll(front: Sequence[Passage]) -> tuple[Passage, ...]:
    """The numbered agenda that stands between the heading and `PRESENT:`."""
    roll = next((at for at, each in enumerate(front) if at and _PRESENT.match(each.text)), 0)
    numbered = [at for at, each in enumerate(front[:roll]) if each.label and each.label[0].isdigit()]
    return tuple(front[numbered[0] : roll]) if len(numbered) > _AGENDA else ()


def _list_start(front: Sequence[Passage]) -> int:
    """Where those present begin: below the sentence that says when the meeting was, for above it "Town Clerk:" is a letterhead."""
    start = next((index for index, passage in enumerate(front) if is_attendance_start(passage)), len(front))
    while 0 < start < len(front) and _CHAIR_LABEL.fullmatch(front[start - 1].text[:_LONGEST_CHAIR]):
        start -= 1
    if start < len(front) and _OF_CLERK.match(front[start].text):
        start = _below_letterhead(front, start)
    said = next((index for index, passage in enumerate(front[:_LONGEST_HEADING]) if says_when(passage)), 0)
    below = range(said + 1, min(len(front), said + _LONGEST_HEADING)) if said > start else ()
    return next((index for index in below if is_attendance_start(front[index])), start)


_CHAIR_LABEL = re.compile(
    r"(?:Vice[- ])?(?:Chair(?:man|person|woman)?|CHAIR(?:MAN)?)\s?:(?:\s(?:Cllr|Councillor|Mrs?|Ms|Dr)\.?\s.{3,40})?"
)
"""`Chair:` and `Chair: Cllr Dilys Monk`, above the others who were present."""
_LONGEST_CHAIR = 80
_LONGEST_HEADING = 40
_LABELS_IN_ROLL = 6
_OF_CLERK = re.compile(r"(?:Town |Parish )?Clerk\b[^:]{0,30}:")
_PRESENT_LABEL = re.compile(r"(?:Members |Councillors )?(?:PRESENT|Present)\s?:")
_MINUTES_OF = re.compile(r"(?:draft )?minutes\b", re.IGNORECASE)


def _below_letterhead(front: Sequence[Passage], start: int) -> int:
    """The list of those present below the heading of the minutes, where the clerk's address stands above it."""
    below = range(start + 1, min(len(front), start + _LONGEST_HEADING))
    listed = next((index for index in below if _PRESENT_LABEL.match(front[index].text)), start)
    headed = any(_MINUTES_OF.match(front[index].text) for index in range(start + 1, listed))
    return listed if headed else start


def _heads_items(passage: Passage) -> bool:
    """`Item No  Item under discussion` and `AGENDA PART 1`: the head of the items, which lists nobody."""
    return bool(_HEAD_OF_ITEMS.fullmatch(fold(passage.text[:60])))


def _ranges(starts: Sequence[_Start], end: int) -> Iterator[tuple[_Start, int]]:
    for place, start in enumerate(starts):
        yield start, starts[place + 1].index if place + 1 < len(starts) else end


def _section(passages: Sequence[Passage], start: _Start, end: int, *, running: bool) -> Section:
    body = [passage for passage in passages[start.index + 1 : end] if not passage.marker]
    heading, title, sure = [passages[start.index]], start.title, start.sure
    if MOVERS.fullmatch(title):
        said = start.body or (body[0].text if body else title)
        body[:0] = [Passage(words, heading[0].lines) for words in (f"{title}:", start.body) if words]
        title, sure = title_of_sentence(said).text, True  # called by its first words, which stand there
    elif start.body and moved_by_one(title, start.body):
        body[:0] = [Passage(f"{title}:", heading[0].lines), Passage(start.body, heading[0].lines)]
        title, sure = title_of_sentence(start.body).text, True
    elif start.body is not None:
        body.insert(0, Passage(start.body, heading[0].lines))
    else:
        while body and goes_on(title, heading[-1], body[0]):
            heading.append(body.pop(0))
            title = f"{title} {heading[-1].text}"
    return Section(
        start.number,
        title,
        tuple(heading),
        tuple(body),
        running=running,
        minute_number=start.minute_number,
        sure=sure,
        lost_number=start.lost_number,
        lost_title=start.lost_title,
    )


def _without_roll(sections: list[Section]) -> tuple[list[Section], tuple[Passage, ...]]:
    """The items without the list of those present that stands under one of the first two, and that list."""
    for place, section in enumerate(sections[:2]):
        body = section.body
        start = next((at for at, each in enumerate(body) if _is_roll(each, section)), None)
        if start is not None:
            end = next((at for at in range(start, len(body)) if _ends_roll(body[at])), len(body))
            kept = replace(section, body=(*body[:start], *body[end:]))
            return [*sections[:place], kept, *sections[place + 1 :]], body[start:end]
    return sections, ()


def _is_roll(passage: Passage, section: Section) -> bool:
    """`Present:` and names, or names alone under `Calling of the Roll`."""
    if lists_those_present(passage):
        return True
    return bool(_ROLL_CALLED.search(fold(section.title))) and len(_TITLED.findall(passage.text)) > 3


def _ends_roll(passage: Passage) -> bool:
    return tells_apologies(passage.text) or says_nobody(passage.text) or ends_attendance(passage)


def _without_attendance(section: Section) -> tuple[Section, tuple[Passage, ...], tuple[Passage, ...]]:
    """The last item without the list of those present that some print behind the close, the list, the rest."""
    body = section.body
    for start in range(1, len(body)):
        listed = lists_those_present(body[start]) and is_close(body[start - 1].text)
        if listed or _heads_roll(body, start):
            end = next((at for at in range(start, len(body)) if _ends_list(body[at])), len(body))
            return replace(section, body=body[:start]), body[start:end], body[end:]
    return section, (), ()


_ROLL_HEADING = re.compile(
    r"(?:attendance(?: list| details| record)?|attendees|those present|members present)\W*", re.IGNORECASE
)


def _heads_roll(body: Sequence[Passage], at: int) -> bool:
    """`Attendance` alone above a list or a table of names, below the last item."""
    if not _ROLL_HEADING.fullmatch(body[at].text[:40]):
        return False
    return sum(bool(_TITLED.search(passage.text[:80])) for passage in body[at + 1 : at + 12]) > 1


def _ends_list(passage: Passage) -> bool:
    """Prose, or a line of the page around the minutes, which names nobody."""
    return ends_attendance(passage) or bool(_ABOUT_THE_PAGE.search(fold(passage.text[:300])))


def _without_trailer(section: Section, passages: Sequence[Passage]) -> tuple[Section, tuple[Passage, ...]]:
    split = min(trailer_start(section.body), _outside_last_marker(section, passages))
    return replace(section, body=section.body[:split]), section.body[split:]


def _outside_last_marker(section: Section, passages: Sequence[Passage]) -> int:
    """What follows the last closing marker is no part of the last item."""
    closers = [passage for passage in passages if passage.marker and _CLOSER.fullmatch(passage.marker)]
    if not closers or closers[-1].span[0] < section.heading[0].span[1]:
        return len(section.body)
    last = closers[-1].span[0]
    return sum(1 for passage in section.body if passage.span[1] <= last)


def _unbalanced(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Markers without their partner."""
    numbers = {
        kind: [m[1] for p in passages if p.marker and (m := pattern.fullmatch(p.marker))]
        for kind, pattern in (("<", _OPENER), ("</", _CLOSER))
    }
    for passage in passages:
        for pattern, partners in ((_OPENER, numbers["</"]), (_CLOSER, numbers["<"])):
            match = pattern.fullmatch(passage.marker) if passage.marker else None
            if match and match[1] not in partners:
                yield passage
