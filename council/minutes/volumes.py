"""Several meetings in one file: a volume of minutes, or a pack with an agenda before the minutes of another day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .closing import is_close
from .dates import dates_in
from .header import read_header
from .naming import bodies_in_line
from .numbering import Candidate, candidates
from .outline import find_outline
from .passages import Passage
from .problems import problem
from .values import OtherMeeting, Problem
from .words import LONGEST, fold, places_holding

_LISTS_PRESENT = re.compile(
    r"\W{0,3}(?:members |councillors |those )?(?:present|attendance|in attendance|sederunt|presennol|yn bresennol)\b(?! on\b)",
    re.IGNORECASE,
)
_MINUTES_HELD = re.compile(
    r"(?:draft |unconfirmed )?(?:minutes?|notes|cofnodion)\b.{0,200}\b(?:meeting|held|cyfarfod)\b",
    re.IGNORECASE,
)
_WAS_HELD = re.compile(
    r"(?:the |an? )?(?:[\w-]+ ){0,3}meeting (?:of|for) .{3,120}? was held (?:in|at|on|via)\b"
)
"""`The Regular Meeting of the Council of the Township of Kelby was held in the Hall on 5 June 2026.`"""
_LONGEST_OPENING = 40
_SIGNS_OF_FRONT = ("resen", "attendance", "sederunt", "minute", "notes", "cofnodion")
"""One of these is in the first words of a list of those present, and of the heading of minutes."""
_PROPOSES = re.compile(
    r"^agenda$|\bto be held\b|\bsummoned\b|\bto (?:receive|consider|note|approve|confirm)\b|\(pages? \d"
)
_SPEAKS = re.compile(r"\b(?:resolved|that|was|were|had|reported|be approved|be confirmed)\b")
_SAME_MEETING = re.compile(r"\b(?:adjourned|reconvened?|resumed)\b")
_INDEX_ROW = re.compile(r"\d\s{1,9}\d{1,4}(?:\s?-\s?\d{1,4})?$")
_LETTER = re.compile(r"dear (?:councillors?|members?|sirs?|all|colleagues?)\b", re.IGNORECASE)
_BETWEEN_PAPERS = re.compile(
    r"this page is (?:intentionally|deliberately) (?:left )?blank|agenda item \d{1,3}[a-z]?"
)
"""What stands on a sheet between two papers of a pack, and on the first page of each."""
_LONGEST_LETTER = 60
_HEADING_LINES = 14
"""How many passages a heading has at most, from the council's name to the list of those present."""
_MOST_FRONTS = 400


@dataclass(frozen=True, slots=True)
class Volume:
    """The passages of the meeting that is read, the cover of a volume, and the other meetings in the file."""

    passages: Sequence[Passage]
    cover: Sequence[Passage] = ()
    others: tuple[OtherMeeting, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_volume(passages: Sequence[Passage]) -> Volume:
    """The first set of minutes in the file, and what else lies beside it."""
    fronts = _fronts(passages)
    if not fronts:
        return Volume(passages)
    cover = [] if _is_agenda(passages[: fronts[0]]) else passages[: fronts[0]]
    parts = [
        passages[start:end] for start, end in pairwise([len(cover), *fronts, len(passages)]) if start < end
    ]
    read = 1 if fronts[0] > len(cover) else 0
    others = tuple(_other(part) for index, part in enumerate(parts) if index != read)
    if not others:
        return Volume(parts[read], cover) if cover and _is_letter(cover) else Volume(passages)
    return Volume(parts[read], cover, others, (several_meetings(others),))


def several_meetings(others: Sequence[OtherMeeting]) -> Problem:
    """The problem that says which other meetings a file holds, and from which lines on."""
    named = [f"{_name(other)} from line {other.lines[0]}" for other in others[:2]]
    more = [f"{len(others) - 2} more"] if len(others) > 2 else []
    return problem(
        "several_meetings", line=others[0].lines[0], path="other_meetings", seen=", ".join([*named, *more])
    )


def _name(other: OtherMeeting) -> str:
    return " ".join(filter(None, (other.committee, other.date))) or "another meeting"


def _other(part: Sequence[Passage]) -> OtherMeeting:
    outline = find_outline(part)
    header = read_header(outline.header or part, behind=(*outline.attendance, *outline.preamble))
    return OtherMeeting(header.committee, header.date, (part[0].span[0], part[-1].span[1]))


def _is_agenda(part: Sequence[Passage]) -> bool:
    """An agenda in front of the minutes proposes; a cover, an index or a letterhead does not."""
    return sum(1 for passage in part if _PROPOSES.search(fold(passage.text[:300]))) > 1


def _is_letter(part: Sequence[Passage]) -> bool:
    """A letter that sends the minutes out to those who will confirm them."""
    return any(_LETTER.match(passage.text[:40]) for passage in part[:_LONGEST_LETTER])


def _fronts(passages: Sequence[Passage]) -> list[int]:
    """Where the headings of minutes begin; none when the file holds one meeting and nothing before it."""
    found: list[int] = []
    after = 0
    openings = [passage.text[:_LONGEST_OPENING].casefold() for passage in passages]
    for index in places_holding(openings, _SIGNS_OF_FRONT):
        start = _front(passages, index, after=after)
        if start is not None and len(found) < _MOST_FRONTS:
            found.append(start)
            after = index + 1
    if len(found) < 2 and not (found and (_is_agenda(before := passages[: found[0]]) or _is_letter(before))):
        return []
    return _without_embedded(found, passages)


def _front(passages: Sequence[Passage], index: int, *, after: int) -> int | None:
    """Where the heading begins that the list of those present, or a sentence behind a close, belongs to."""
    passage = passages[index]
    if passage.marker or not passage.text:
        return None
    text = passage.text[:300]
    if _LISTS_PRESENT.match(text):
        return _heading_start(passages, index, after=after)
    if passage.label is None and _MINUTES_HELD.match(text) and _is_dated(passage):
        start = _heading_start(passages, index + 1, after=after)
        return start if start and is_close(passages[start - 1].text) else None
    return None


def _heading_start(passages: Sequence[Passage], end: int, *, after: int) -> int | None:
    """The first passage of the dated heading that ends here."""
    start, dated, named = end, False, False
    while start > max(after, end - _HEADING_LINES) and _is_heading(passages[start - 1]):
        start -= 1
        dated = dated or _is_dated(passages[start])
        named = named or _names_a_meeting(passages[start])
    return start if dated and named else None


def _names_a_meeting(passage: Passage) -> bool:
    """A heading says whose minutes follow; a date alone is the next day of the same meeting."""
    if _MINUTES_HELD.match(passage.text):
        return True
    return any(body.council or body.committee for body in bodies_in_line(passage.text[:LONGEST]))


def _is_heading(passage: Passage) -> bool:
    """A line of a heading: no list entry, no close, and no sentence but that which says when the meeting was held."""
    text = fold(passage.text[:LONGEST])
    if passage.marker or len(text) > 600 or is_close(passage.text) or _LISTS_PRESENT.match(passage.text):
        return False
    if (
        _BETWEEN_PAPERS.fullmatch(text)
        or _INDEX_ROW.search(text)
        or _PROPOSES.search(text)
        or _SAME_MEETING.search(text)
    ):
        return False
    if _MINUTES_HELD.match(text) or _WAS_HELD.match(text):
        return passage.label is None
    return passage.label is None and len(text) <= 160 and not _SPEAKS.search(text)


def _is_dated(passage: Passage) -> bool:
    text = passage.text[:LONGEST]
    return any(date.value for date in dates_in(text)) if re.search(r"\d", text) else False


def _without_embedded(fronts: Sequence[int], passages: Sequence[Passage]) -> list[int]:
    """The headings without those of minutes that another meeting has laid before it: its own numbers go on behind them."""
    numbered = [each for each in candidates(passages, openers=frozenset()) if each.titled]
    kept: list[int] = []
    for start in fronts:
        if kept and (_is_quoted(passages[start]) or _goes_on(numbered, kept[-1], start)):
            continue
        kept.append(start)
    return kept


def _is_quoted(passage: Passage) -> bool:
    return passage.text.startswith(('"', "“", "'", "‘"))


def _goes_on(numbered: Sequence[Candidate], first: int, start: int) -> bool:
    """Whether the numbers before a heading go on somewhere behind it, over those of what stands between."""
    before = [each for each in numbered if first <= each.index < start]
    behind = [each for each in numbered if each.index >= start]
    if not before or not behind:
        return False
    last = max(before, key=lambda each: each.key[0])
    following = (last.key[0] + 1, last.family)
    if (behind[0].key[0], behind[0].family) == following:
        return False
    return any(
        (second.key[0], second.family) == following and _jumps(one, second) for one, second in _pairs(behind)
    )


def _pairs(numbered: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    yield from pairwise(numbered)


def _jumps(one: Candidate, second: Candidate) -> bool:
    return one.key[0] + 1 != second.key[0]
