"""The heading of the minutes: whose meeting it was, when it was held and where."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .bodies import COMMITTEE_WORD, Body, is_generic, is_own_meeting, is_parish
from .closing import Close
from .dates import PrintedDate, dates_in, half_of_day
from .file_name import FileName, read_file_name
from .front import heading_lines
from .labels import Labelled, labelled_values
from .naming import bodies_in_line, body_in_sentence
from .occasion import Occasion, is_from_to, read_occasion, without_signs
from .passages import Passage
from .places import clean_venue, is_meeting_room, is_place, is_to_come
from .problems import problem
from .values import Lines, Problem
from .words import LONGEST, plain

_HELD = re.compile(r"\b(?:held|met|holden|convened|[cg]ynhaliwyd|took place)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:meetings?|minutes?|proceedings|cofnodion|[cg]yfarfod|sitting)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:meeting|session|chair(?:man|person)?|mayor|reeve|supervisor|warden|proceedings|business|committee|council|panel|board)\b.{0,60}\b(?:commenced|began|started|opened|called to order|call(?:ed)? .{0,40}to order|convened)\b|\b(?:opened|commenced|started|began)\sthe\smeeting\s(?:\w+\s)?at\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bcall(?:ed|s)?\b.{0,40}\bto\sorder\b.{0,120}\bmeeting\b|\bmeeting\b.{0,120}\b(?:called\sto\sorder|convened)\b",
    re.IGNORECASE,
)
_BEGAN_AGAIN = re.compile(
    r"\b(?:public|forum|reconven\w*|re-?open\w*|adjourn\w*|questions|session|resum\w*)\b", re.IGNORECASE
)
_MINUTES_FIRST = re.compile(
    r"(?:draft )?(?:minutes?\s(?:of|for)\b|at a meeting\b|record of\b|.{0,60}\bsummoned\b)(?!.*\b(?:agreed|approved|confirmed|signed|correct|true)\b)",
    re.IGNORECASE | re.DOTALL,
)
_TIME_FIRST = re.compile(r"\W{0,3}(?:at|from|time|commencing at|commencing|starting at)?\s?\d", re.IGNORECASE)
_TIME_LABEL = re.compile(r"(?:start )?time\s?:\s?\d[^,;]{2,16}", re.IGNORECASE)
"""`TIME: 6.04 p.m.` among those present."""
_CELTIC = re.compile(r"(?:comhairle|cyngor)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """What the heading says; null where it says nothing."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    venue: str | None = None
    evidence: dict[str, Lines] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """One line or sentence of the heading and what it says of when and where; the lowest rank is believed first."""

    passage: Passage
    occasion: Occasion
    rank: int


def read_header(
    passages: Sequence[Passage],
    *,
    behind: Sequence[Passage] = (),
    filename: str = "",
    closed: str | None = None,
) -> Header:
    """The heading, from the passages before the attendance, a sentence `behind` it, and at last the name of the file."""
    lines = heading_lines(passages)
    header = _read(lines, behind, closed)
    if header.date is None and len(lines) > 1:
        header = _read_broken(header, lines, closed)
    header = _with_yearless_date(header, lines)
    return _named_for_council(_from_file_name(header, read_file_name(filename)))


def _read(lines: Sequence[Passage], behind: Sequence[Passage], closed: str | None) -> Header:
    labelled = list(labelled_values(lines))
    under_labels = {id(line) for label in labelled for line in label.on}
    free = [line for line in lines if id(line) not in under_labels]
    told = sorted(_told(free), key=lambda each: each.rank)
    below = list(_told_behind(behind, dated=any(each.occasion.date for each in told)))
    header = _read_labels(Header(), labelled)
    header = _read_when_and_where(header, [*told, *below], labelled, closed)
    header = _with_unread_place(_with_place_beside(header, free), told, labelled)
    header = _read_bodies(header, [each.passage for each in told], [each.passage for each in below])
    header = _with_place_between(header, free)
    return _with_doubtful_body(_with_unmarked_name(header, free), free)


def _read_broken(header: Header, lines: Sequence[Passage], closed: str | None) -> Header:
    """A heading that is broken anywhere, even inside its date: all of it as one sentence."""
    whole = Passage(
        plain(" ".join(line.text for line in lines))[:LONGEST],
        tuple(part for line in lines for part in line.lines),
    )
    joined = _read([whole], (), closed)
    if joined.date is None:
        return header
    return replace(
        joined,
        council=header.council or joined.council,
        committee=header.committee or joined.committee,
        evidence=joined.evidence | header.evidence,
    )


def _set(header: Header, passage: Passage, **values: str | None) -> Header:
    """The header with each value that it does not have yet, and where that was read."""
    fresh = {name: value for name, value in values.items() if value and getattr(header, name) is None}
    evidence = header.evidence | dict.fromkeys(fresh, passage.span)
    return replace(header, evidence=evidence, **fresh)  # type: ignore[arg-type]


def with_close(header: Header, close: Close | None) -> Header:
    """The heading with the end of the meeting from its close, where it does not give one itself."""
    if close is None or header.end_time:
        return header
    time = close.time or half_of_day(close.unclear or "", after=header.start_time)
    if time:
        return _set(header, close.passage, start_time=close.start, end_time=time)
    told = problem("time_unclear", line=close.passage.span[0], path="end_time", seen=close.unclear or "")
    return replace(header, problems=(*header.problems, told))


def _read_labels(header: Header, labelled: Sequence[Labelled]) -> Header:
    """Places and bodies that labels give."""
    for label in labelled:
        if label.kind == "venue":
            header = _set(header, label.passage, venue=clean_venue(label.value))
        elif label.kind == "council" and not any(dates_in(label.value)):
            header = _set(header, label.passage, council=label.value or None)
        elif label.kind == "committee" and COMMITTEE_WORD.search(label.value):
            header = _set(header, label.passage, committee=label.value)
    return header


def _told(lines: Iterable[Passage]) -> Iterator[_Told]:
    for line in lines:
        occasion = read_occasion(line.text)
        yield _Told(line, occasion, _rank(line.text[:LONGEST], occasion))


def _rank(text: str, occasion: Occasion) -> int:
    held, meeting = bool(_HELD.search(text)), bool(_MEETING.search(text))
    if not occasion.dates:
        return 2 if held and (occasion.start or meeting) else 6 if occasion.other_days else 5
    return 0 if held else 1 if meeting else 4


_MEETING_OF = re.compile(
    r"(?:(?:Annual|Ordinary|Monthly|Extraordinary)\s)?Meeting\sof\s(?:the\s)?[A-Z][\w'’ -]{3,60}(?:Council|Committee)",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"(?:held\s)?on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_MEETING_FIRST = re.compile(rf"{_MEETING_OF.pattern}\s{_DAY_FIRST.pattern}", re.IGNORECASE)


def _with_days_joined(behind: Sequence[Passage]) -> Iterator[Passage]:
    """`Meeting of Kelby Parish Council` with `on Thursday 12 November 2026 at 7.00pm in the Social Club` below it, behind the names."""
    held: Passage | None = None
    for passage in behind:
        if held is not None and _DAY_FIRST.match(passage.text) and any(dates_in(passage.text[:120])):
            text = f"{held.text} {passage.text}"
            yield passage._replace(text=text, lines=held.lines + passage.lines, cells=(text,))
            held = None
            continue
        if held is not None:
            yield held
        held = passage if _MEETING_OF.fullmatch(passage.text.strip()) else None
        if held is None:
            yield passage
    if held is not None:
        yield held


_BRACKETED = re.compile(r"\((?P<inside>[^()]{5,160})\)")
"""`(Memorial Hall, Burry Port, 7.00pm – 9.00pm)` below those present."""


def _place_before(inside: str) -> str | None:
    """The place in front of the times, where there is one."""
    place = re.split(r",?\s(?=\d{1,2}[.:]?\d{0,2}\s?[ap]\.?m)", inside, maxsplit=1, flags=re.IGNORECASE)[0]
    return clean_venue(place) if is_place(place) else None


def _told_behind(behind: Sequence[Passage], *, dated: bool) -> Iterator[_Told]:
    """Sentences below the list of those present: "Minutes of … held in … at 6.30 pm", "The meeting was called to order at"."""
    for passage in behind if dated else _with_days_joined(behind):
        text = passage.text[:LONGEST]
        for line in passage.lines if "ime" in text or "IME" in text else ():
            if _TIME_LABEL.fullmatch(line.text.strip()):
                yield _Told(passage, Occasion(start=read_occasion(line.text).start), 3)
        if bracketed := _BRACKETED.fullmatch(text):
            occasion = read_occasion(bracketed["inside"])
            if occasion.start and occasion.end:
                yield _Told(passage, replace(occasion, dates=(), venue=_place_before(bracketed["inside"])), 3)
        elif len(text) < 40 and is_from_to(text):
            yield _Told(passage, read_occasion(text), 3)
        elif len(text) < 300 and _BEGAN.search(text) and not _BEGAN_AGAIN.search(text):
            occasion = read_occasion(text)
            venue = occasion.venue if is_meeting_room(occasion.venue or "") else None
            dates = () if dated or not _CALLED.search(text) else occasion.dates
            yield _Told(passage, replace(occasion, dates=dates, venue=venue), 5)
        elif (_MINUTES_FIRST.match(text) and _HELD.search(text)) or _MEETING_FIRST.match(text):
            occasion = read_occasion(text)
            if not (dated and occasion.dates):
                yield _Told(passage, occasion, 3)


def _read_when_and_where(
    header: Header,
    told: Sequence[_Told],
    labelled: Sequence[Labelled],
    closed: str | None,
) -> Header:
    dated = [each for each in told if each.rank < 6 and each.occasion.date]
    sentence = next((each for each in dated if each.rank < 4), None)
    if sentence:
        header = _set_date(header, sentence, dated)
    header, labels = _read_labelled_times(header, labelled)
    if header.date is None and dated:
        sentence = dated[0]
        header = _set_date(header, sentence, dated)
    told = [*([sentence] if sentence else []), *(each for each in told if each is not sentence)]
    for each in told:
        header = _set_time(header, each)
        if each.rank < 6 and (
            each.occasion.dates or _MEETING.search(each.passage.text) or _is_short(each.passage)
        ):
            header = _set(header, each.passage, venue=each.occasion.venue)
    return _with_unclear_time(header, [*told, *labels], closed)


def _is_short(passage: Passage) -> bool:
    return len(passage.text) <= 160


def _set_date(header: Header, each: _Told, dated: Sequence[_Told]) -> Header:
    date = each.occasion.dates[0]
    header = _set(header, each.passage, date=str(each.occasion.date))
    return replace(header, problems=(*header.problems, *_date_problems(date, each, dated)))


def _date_problems(date: PrintedDate, each: _Told, dated: Sequence[_Told]) -> Iterator[Problem]:
    line = each.passage.span[0]
    if date.weekday_disagrees and date.value:
        seen = each.passage.text[date.start : date.end]
        yield problem("weekday_mismatch", line=line, path="date", seen=seen, expected=f"{date.value:%A}")
    others = {str(other.value) for each in dated for other in each.occasion.dates if other.value} - {
        str(date.value)
    }
    if others:
        yield problem(
            "several_dates", line=line, path="date", seen=", ".join([str(date.value), *sorted(others)])
        )


def _read_labelled_times(header: Header, labelled: Sequence[Labelled]) -> tuple[Header, list[_Told]]:
    """`Date:`, `Time:`, `Meeting Concluded:`, and their occasions, for what in them is unclear."""
    labels = []
    for label in labelled:
        if label.kind not in ("when", "end"):
            continue
        each = _Told(label.passage, read_occasion(label.value), 3)
        if label.kind == "end":
            header = _set(header, label.passage, end_time=each.occasion.start)
            continue
        labels.append(each)
        if each.occasion.date and header.date is None:
            header = _set_date(header, each, [each])
        venue = each.occasion.venue if each.occasion.dates else None
        header = _set(
            header, label.passage, start_time=each.occasion.start, end_time=each.occasion.end, venue=venue
        )
    return header, labels


def _set_time(header: Header, each: _Told) -> Header:
    """The time of a line that says when the meeting was, or that begins with a time."""
    text, occasion = each.passage.text, each.occasion
    says_when = (
        each.rank == 3
        or occasion.dates
        or _HELD.search(text)
        or _BEGAN.search(text)
        or _TIME_FIRST.match(text)
    )
    if each.rank == 6 or not (says_when or re.search(r"\bcommenc", text, re.IGNORECASE)):
        return header
    return _set(header, each.passage, start_time=occasion.start, end_time=occasion.end)


def _with_unclear_time(header: Header, told: Sequence[_Told], closed: str | None) -> Header:
    """A figure that looks like the time and is none: settled by when the meeting closed, or a problem."""
    if header.start_time is not None:
        return header
    for each in told:
        seen = each.occasion.unclear
        if seen and each.rank < 5:
            settled = half_of_day(seen, before=closed or header.end_time)
            if settled:
                return _set(header, each.passage, start_time=settled)
            found = problem("time_unclear", line=each.passage.span[0], path="start_time", seen=seen)
            return replace(header, problems=(*header.problems, found))
    return header


def _with_unread_place(header: Header, told: Sequence[_Told], labelled: Sequence[Labelled]) -> Header:
    """A label or a sentence that gives a place which could not be read."""
    if header.venue:
        return header
    seen = [
        (label.passage, label.value)
        for label in labelled
        if label.kind == "venue" and not is_to_come(label.value)
    ]
    seen += [
        (each.passage, each.occasion.unread_place)
        for each in told
        if each.rank < 4 and each.occasion.unread_place
    ]
    if not seen:
        return header
    line, words = seen[0]
    found = problem("venue_unclear", line=line.span[0], path="venue", seen=words or "")
    return replace(header, problems=(*header.problems, found))


def _with_place_beside(header: Header, lines: Sequence[Passage]) -> Header:
    """A place in a line of its own below the date, `Village Hall, High Street`; above it, where the address of the council stands, a room."""
    if header.venue or "date" not in header.evidence:
        return header
    at = next((place for place, line in enumerate(lines) if line.span == header.evidence["date"]), None)
    for place in () if at is None else (at + 1, at + 2):
        if place < len(lines) and is_place(lines[place].text) and not any(dates_in(lines[place].text)):
            return _set(header, lines[place], venue=clean_venue(lines[place].text))
    room = next((line for line in lines if is_meeting_room(line.text)), None)
    return _set(header, room, venue=clean_venue(room.text)) if room else header


def _with_place_between(header: Header, lines: Sequence[Passage]) -> Header:
    """`Town Hall, High Street` between the committee's name and the date, where no council's address stands."""
    spans = [line.span for line in lines]
    committee, date = header.evidence.get("committee"), header.evidence.get("date")
    if header.venue or committee not in spans or date not in spans:
        return header
    place = spans.index(date) - 1
    if place <= spans.index(committee) or not is_place(lines[place].text):
        return header
    return _set(header, lines[place], venue=clean_venue(lines[place].text))


def _with_yearless_date(header: Header, lines: Sequence[Passage]) -> Header:
    """A heading whose date lacks its year says so instead of being filled in."""
    for line in lines if header.date is None else ():
        for found in dates_in(line.text[:LONGEST]):
            if found.year is None:
                seen = line.text[found.start : found.end]
                told = problem("no_year", line=line.span[0], path="date", seen=seen)
                return replace(header, problems=(*header.problems, told))
    return header


def _read_bodies(header: Header, lines: Sequence[Passage], behind: Sequence[Passage]) -> Header:
    """Council and committee: from "Minutes of a meeting of the X", else from lines that name a body; the dated line first."""
    in_sentences = [
        (line, body_in_sentence(_words(line, instead=" held ")))
        for line in (*lines, *behind)
        if _MEETING.search(line.text) or _HELD.search(line.text)
    ]
    free = [line for line in lines if not line.text.rstrip().endswith(":")]
    in_lines = [(line, body) for line in free for body in bodies_in_line(_words(line, instead=" | "))]
    header = _set_council(header, [*in_sentences, *in_lines])
    in_sentences = [(line, _in_full(body, in_lines)) for line, body in in_sentences]
    for line, body in [
        *in_sentences,
        *((line, body) for line, body in in_lines if not is_own_meeting(body.committee)),
        *in_lines,
    ]:
        if body.committee:
            return _set(header, line, committee=body.committee)
    alone = next((line for line in lines if is_generic(line.text)), None)
    if alone is not None and header.council and not is_parish(header.council):
        return _set(header, alone, committee=plain(alone.text))
    return header


def _in_full(body: Body, in_lines: Sequence[tuple[Passage, Body]]) -> Body:
    """`the Joint Committee` of the sentence under the name that a line of the heading gives it in full."""
    short = (body.committee or "").casefold().split()
    if not short or len(short) > 2 or not is_generic(short[-1]):
        return body
    longer = [each.committee for _, each in in_lines if each.committee and _abridges(short, each.committee)]
    return replace(body, committee=longer[0]) if len(set(longer)) == 1 else body


def _abridges(short: Sequence[str], name: str) -> bool:
    """`Joint Committee` for `Reedsmouth Joint Crematorium Committee`, but not one word for one of several words."""
    words = name.casefold().split()
    return len(words) > len(short) > 1 and words[-1] == short[-1] and set(short) <= set(words)


def _words(line: Passage, *, instead: str) -> str:
    words = without_signs(read_occasion(line.text).words, instead=instead)
    return _AFTER_ANOTHER.sub(" ", words) if "(" in words else words


_AFTER_ANOTHER = re.compile(
    r"\([^()]{0,60}\b(?:rising|conclusion|close|end) of [^()]{3,120}\)", re.IGNORECASE
)
"""`(at the rising of the Annual Parish Meeting if later)` names no body that met."""


def _set_council(header: Header, found: Sequence[tuple[Passage, Body]]) -> Header:
    """The first council named; its name in English where it is printed in two languages."""
    named = [(line, body.council) for line, body in found if body.council]
    named.sort(key=lambda pair: bool(_CELTIC.match(pair[1])))
    return _set(header, named[0][0], council=named[0][1]) if named else header


def _with_doubtful_body(header: Header, lines: Sequence[Passage]) -> Header:
    """A council that has committees, and no word of which of them met: the whole council is taken, and that is told."""
    sentences = [line for line in lines if _MEETING.search(line.text) and _HELD.search(line.text)]
    if header.committee or not header.council or is_parish(header.council) or not sentences:
        return header
    if not _OF_COMMITTEES.search(header.council) or any(
        body_in_sentence(_words(line, instead=" held ")).council for line in sentences
    ):
        return header
    line = header.evidence["council"][0]
    found = problem("committee_unclear", line=line, path="committee", seen=header.council)
    return replace(header, problems=(*header.problems, found))


_OF_COMMITTEES = re.compile(r"\b(?:council|borough|city)\b", re.IGNORECASE)


def _with_unmarked_name(header: Header, lines: Sequence[Passage]) -> Header:
    """`Planning and Environment` below the council's name, right above the sentence, where nothing says what it is."""
    spans = [line.span for line in lines]
    council, date = header.evidence.get("council"), header.evidence.get("date")
    if header.committee or council not in spans or date not in spans:
        return header
    place = spans.index(date) - 1
    if (
        place > spans.index(council)
        and _MINUTES_FIRST_WORD.match(lines[place + 1].text)
        and _may_name(lines[place].text)
    ):
        return _set(header, lines[place], committee=plain(lines[place].text))
    return header


_MINUTES_FIRST_WORD = re.compile(r"(?:draft |unconfirmed )?(?:minutes?|meeting|notes)\b", re.IGNORECASE)


def _may_name(text: str) -> bool:
    """A few capitalised words that are no place, no document and no person."""
    if len(text.split()) > 8 or not re.fullmatch(r"[A-Z][A-Za-z ,&()’'-]+", text):
        return False
    return not (
        _MEETING.search(text)
        or is_place(text)
        or re.search(r"\b(?:draft|clerk|mr|mrs|cllr)\b", text, re.IGNORECASE)
    )


def _named_for_council(header: Header) -> Header:
    """A meeting of the whole council: a parish council has no other name, and no council has where none is printed."""
    own = is_own_meeting(header.committee) and is_parish(header.council)
    if header.council is not None and (header.committee is None or own):
        evidence = header.evidence | {"committee": header.evidence["council"]}
        return replace(header, committee=header.council, evidence=evidence)
    return header


def _from_file_name(header: Header, named: FileName) -> Header:
    """What the heading does not say, from the name of the file: no line of the document shows it."""
    told = []
    if header.date is None and named.date:
        header = replace(
            header, date=named.date, problems=tuple(each for each in header.problems if each.path != "date")
        )
        told.append(problem("date_from_file_name", line=None, path="date", seen=named.date))
        if header.start_time is None and named.time:
            header = replace(header, start_time=named.time)
            told.append(problem("time_from_file_name", line=None, path="start_time", seen=named.time))
    if header.committee is None and header.council is None and named.committee:
        header = replace(header, committee=named.committee)
        told.append(problem("committee_from_file_name", line=None, path="committee", seen=named.committee))
    return replace(header, problems=(*header.problems, *told))
