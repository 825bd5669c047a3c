"""Other meetings that the minutes speak of: earlier ones whose minutes are confirmed, and future ones."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from .dates import WEEKDAYS, PrintedDate, PrintedTime, dates_in, times_in
from .passages import Passage
from .problems import problem
from .tables import table_rows
from .values import Confirmed, Decision, Lines, NextMeeting, Problem
from .words import LONGEST, fold, holds_any, plain, sentences, straight

_NEXT = re.compile(
    r"\b(?:would|will|to) (?:next )?meet (?:again )?(?:on|at)\b|\bnext meet on\b|\bmeet again\b|\b(?:next|future|following)\b.{0,60}\bmeetings?\b|\bmeetings?\b.{0,60}\b(?:will|would|to) (?:next )?be (?:held|take place)\b|\bdates? of (?:the )?(?:next|future)\b|\bfurther meeting dates\b|\bcyfarfod(?:ydd)? nesaf\b"
)
_STATES_NEXT = re.compile(
    r"\b(?:dates? (?:and times? )?of (?:the )?next (?:[\w-]+ ){0,3}meetings?|next (?:[\w&-]+ ){0,5}meetings?|future meetings(?= ?:))\b(?:(?! (?:agenda|when)\b)[^.]){0,80}?(?:\b(?:will|would|to be|is|was|scheduled|due|held|take place|on)\b|[:-]|\d)"
)
_VENUE = re.compile(
    r"^\s*(?:,|;|-|–|in|at)\s+(?:(?:in|at)\s+)?(?!(?:would|will|could|should|to|when|which|and|or|unless|is|was|subject|following|provided)\b)(?P<venue>(?:the\s)?[A-Z\d][^;]{2,150}?)[\s.;]*(?:$|\s(?:i[.)]|\(?[ia]\))\s(?=[A-Z])|\.\s+(?=[A-Z])|;|,\s(?=following|when|to\b|which|with|unless|subject|if\b))",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[A-Z][\w&'’/-]*,?\s(?:(?:and|of|for|the|&)\s){0,2}){0,8}"
    r"(?:Sub-Committee|Committee|Panel|Board|Council|Cabinet|Executive|Group|Party|Forum|Assembly|Authority)(?!['’]s)"
)
_NAMED = re.compile(
    rf"(?:^|\b(?:[Mm]eetings?|[Mm]inutes)\s(?:of|for)\s(?:the\s)?|\bthe\s(?:next\s)?)(?P<body>{_BODY})\b(?!\s(?:[Cc]hamber|[Oo]ffices?|[Rr]oom|[Hh]ouse|[Hh]all))"
)
_ALL_AT = re.compile(
    r"\b(?:all|each)\b[^.;]{0,40}\b(?:at|from|commencing|starting|beginning)\s.{3,20}", re.IGNORECASE
)
_NOT_OURS = re.compile(
    r"\b(?:annual parish meeting|parish assembly|annual (?:town|assembly|meeting of the parish)|public meeting|surgery|workshop|training (?:session|day|event)|site (?:visits?|meetings?)|consultation|working (?:party|group)|(?:parish|area|youth|community|residents'?|tenants'?|user) (?:forum|assembly|panel|group))\b"
)
_NOT_HELD = re.compile(r"[^.;]{0,40}\b(?:cancelled|postponed|called off)\b")
_CONFIRMED = re.compile(
    r"\b(?:confirmed|approved|agreed|signed|adopted|accepted|received|true record|correct(?:ly)? record(?:ed)?|accurate record|carried|passed|ratified|taken as read)\b|\b(?:confirm|approve|agree|adopt|accept|sign|ratify)\b|\b(?:llofnodi|cadarnha\w*|cymeradwy\w*|cywir)\b"
)
_NOT_CONFIRMED = re.compile(
    r"\b(?:not (?:possible|able|yet|quorate)|could not|cannot|be deferred|would be (?:put|submitted|presented|brought)|to be (?:approved|confirmed) at)\b"
)
_MINUTES_OF = re.compile(r"\bminutes?\b|\brecord\b|\bnotes\b|\b[cg]?h?ofnodion\b", re.IGNORECASE)
_AMENDED = re.compile(
    r"\b(?:subject to|as amended|amendments?|corrections?|with the (?:following|addition|deletion|exception|insertion|inclusion)|amended to|being (?:altered|amended|corrected))\b"
)
_OF_BODY = re.compile(
    rf"\bminutes (?:of|from) the (?:(?:[Ll]ast|[Pp]revious|[Ee]xtraordinary|[Ss]pecial|[Aa]nnual|[Oo]rdinary) )?(?:[Mm]eetings? of (?:the )?)?(?P<body>{_BODY}) (?:[Mm]eetings? )?(?:which was )?(?:held )?(?:on|dated|of)\b"
)


def next_meetings_in(
    passages: Sequence[Passage], *, after: str | None, listed: bool, own: str | None = None
) -> Iterator[NextMeeting]:
    """The future meetings stated; in an item about dates (`listed`) every line that begins with a date is one."""
    for passage in _with_rows(passages) if listed else passages:
        text = passage.text[:LONGEST]
        first = next(iter(dates_in(text)), None)
        lettered = passage.label is not None and not passage.is_bullet
        bare = listed and not (lettered and (first is None or first.start > 0))
        yield from _next_in(text, passage.span, after=after, bare=bare, own=own)


def next_in_title(title: str, span: Lines, *, after: str | None) -> Iterator[NextMeeting]:
    """`Date of next meeting: 12 May 2026 at 7 pm` as the whole item."""
    yield from _next_in(title, span, after=after, bare=False, own=None)


_NEXT_AT_END = re.compile(r"\bnext (?:[\w-]+ ){0,3}meeting$")


def next_behind_title(title: str, first: Passage, *, after: str | None) -> Iterator[NextMeeting]:
    """`Items for the next meeting`, and below it `Tuesday 6 November, 7.30 pm, Village Hall`."""
    if "eeting" in title or "EETING" in title:
        day = next(iter(dates_in(first.text[:60])), None) if _NEXT_AT_END.search(fold(title)) else None
        if day and day.start < 4:
            yield from next_in_title(f"{title}: {first.text[:300]}", first.span, after=after)


_OF_A_GROUP = re.compile(
    r"\bmeeting of (?:the |our )?(?:\w+ ){0,4}(?:group|team|trust|association|society|club|partnership|pact|forum|trustees|school|charity)\b"
    r"|\bnext meeting was (?:being|to be) held\b"
)
"""`The next meeting of the PACT group will be held on 5th November`, which is somebody else's."""


_HEADS_NEXT = re.compile(r"(?:date (?:and time )?of )?(?:the )?next meeting\W*", re.IGNORECASE)
"""`DATE OF NEXT MEETING`, a heading without a number below the last item."""


def states_next(text: str) -> bool:
    """`The next meeting will be held on 19 March`"""
    return bool(_STATES_NEXT.search(fold(text[:LONGEST])))


def stated_next_in(
    passages: Sequence[Passage], *, after: str | None, own: str | None
) -> Iterator[NextMeeting]:
    """`The next meeting will be held on 12 May` under any other title, where no item is about dates."""
    for above, passage in pairwise(passages):
        if "eeting" in above.text.lower() and _HEADS_NEXT.fullmatch(above.text):
            yield from next_in_title(f"{above.text}: {passage.text[:300]}", passage.span, after=after)
    for passage in passages:
        text = passage.text[:LONGEST]
        for start, end in sentences(text) if "ext" in text or "NEXT" in text or "uture" in text else ():
            folded = fold(text[start:end])
            if _STATES_NEXT.search(folded) and not _OF_A_GROUP.search(folded):
                yield from _next_in(text[start:end], passage.span, after=after, bare=False, own=own)


def _with_rows(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, each row of a table as one: `Tuesday 12 May | 7.00 pm | Guildhall`."""
    rows = {row.first: row for row in table_rows(passages, heading=()) if len(row.cells) > 1}
    index = 0
    while index < len(passages):
        row, alone = rows.get(index), passages[index]
        if row is None:
            tabbed = len(alone.cells) > 1 and len(alone.lines) == 1
            yield alone._replace(text=", ".join(alone.cells)) if tabbed else alone
            index += 1
            continue
        lines = tuple(line for passage in passages[row.first : row.end] for line in passage.lines)
        yield Passage(", ".join(row.cells), lines)
        index = row.end


_DATE_FOLLOWS = re.compile(r"(?:[A-Za-z]+ ){0,2}(?:[Dd]ates?|DATES?)[:,]? ?(?:(?:is|of) )?")
"""`Provisional date 7th January` under a title about dates."""


def _next_in(
    text: str, span: Lines, *, after: str | None, bare: bool, own: str | None
) -> Iterator[NextMeeting]:
    folded = fold(text)
    told = bool(_NEXT.search(folded))
    dates = list(dates_in(text))
    if not (told or bare):
        return
    common = next(times_in(match.group()), None) if (match := _ALL_AT.search(text)) else None
    listing, shared = False, common
    if (
        common is None
        and len(dates) > 1
        and all(_BETWEEN_DATES.fullmatch(text[one.end : two.start]) for one, two in pairwise(dates))
    ):
        common = next((time for time in times_in(text[dates[-1].end :]) if time.start < _FURTHEST_TIME), None)
        shared = common
    for place, found in enumerate(dates):
        before = text[dates[place - 1].end if place else 0 : found.start]
        listing = listing and bool(_BETWEEN_DATES.fullmatch(before))
        named = listing or _names_us(before, own)
        begins = found.start < 12 or (found.start < 40 and _DATE_FOLLOWS.fullmatch(before))
        if not (told or begins or (place and dates[0].start < 12) or named):
            continue
        if not listing:
            shared = next(times_in(before), None) if named else None
        listing = named
        if _NOT_OURS.search(fold(before[-150:])) or _OF_OTHERS.search(before[-80:]):
            continue
        if NO_MEETING_DAY.search(before[-80:]) or _EITHER.search(before[-80:]):
            continue
        end = dates[place + 1].start if place + 1 < len(dates) else len(text)
        day = found.value or _nearest(found, after)
        rest = text[found.end : end]
        if _NOT_HELD.match(rest):
            continue
        if day and (after is None or day.isoformat() > after) and not _names_another(before, rest, own):
            yield _next(day, rest, span, before, common or shared)


_BETWEEN_DATES = re.compile(r"(?:,|;|\s|\band\b)*")
"""`on 15th July, 14th October and 9th December`: what stands between the dates of one body."""
_FURTHEST_TIME = 12
_OF_OTHERS = re.compile(
    r"\b(?:open day|visit|fair|conference|seminar|training)\b[^.;]{0,40}\b(?:is|was|will be|would be)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
"""`; a visit to the quarry is planned for 30 August`, behind the date of the next meeting."""


NO_MEETING_DAY = re.compile(
    r"\b(?:by|before|until|no later than|deadline\b[^.;]{0,60}|(?:received|submitted|sent)\b[^.;]{0,30})\W*$",
    re.IGNORECASE,
)
"""`Items for the next meeting by 24 February`, which is a deadline."""
_EITHER = re.compile(r"\beither\b[^.;]{0,40}$")
"""`on either 3 or 10 March`, of which one will be."""


def _names_us(words: str, own: str | None) -> bool:
    """`Planning Committee:` before a date, in that committee's minutes."""
    match = _NAMED.search(words)
    return match is not None and _is_own(match["body"], own)


def _names_another(before: str, rest: str, own: str | None) -> bool:
    """Whether the words say that another body meets on that date, before it or in the cell behind it."""
    named = [match["body"] for match in _NAMED.finditer(before[-200:])]
    if not named and (match := re.match(rf"[\s,–-]+(?P<body>{_BODY})\s*$", rest)):
        named = [match["body"]]
    return bool(named) and not any(_is_own(body, own) for body in named)


def _is_own(body: str, own: str | None) -> bool:
    """Whether this can be the body whose minutes these are; `Committee` alone is."""
    theirs, ours = (
        re.split(r"\b(?:of|for) (?:the )?", fold(body))[-1]
        .removeprefix("that ")
        .removeprefix("the ")
        .strip(),
        fold(own or ""),
    )
    generic = theirs in (
        "committee",
        "sub-committee",
        "panel",
        "board",
        "cabinet",
        "executive",
        "group",
        "forum",
        "authority",
    )
    if generic or not ours:
        return generic or theirs in ("council", "parish council", "town council")
    councils = theirs.endswith("council") and ours.endswith("council") and "youth" not in theirs
    return theirs in ours or ours in theirs or councils


def _next(day: date, rest: str, span: Lines, before: str, common: PrintedTime | None) -> NextMeeting:
    behind = list(times_in(rest))
    times = (
        behind or list(times_in(re.split(r"[.;]\s+(?=[A-Z])", before)[-1])) or ([common] if common else [])
    )
    venue = _VENUE.match(rest[behind[0].end :] if behind else rest)
    return NextMeeting(
        date=day.isoformat(),
        start_time=times[0].value if times else None,
        venue=plain(venue["venue"]) if venue and not venue["venue"][0].isdigit() else None,
        lines=span,
    )


def _nearest(found: PrintedDate, after: str | None) -> date | None:
    """A date without its year is the first after this meeting, unless the printed weekday says otherwise."""
    if found.year or after is None:
        return None
    start = date.fromisoformat(after)
    for year in (start.year, start.year + 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day > start:
            return day if found.weekday in (None, WEEKDAYS[day.weekday()]) else None
    return None


_NEXT_SIGNS = ("ext", "EXT", "uture", "UTURE")


def doubtful_next(passages: Sequence[Passage], *, after: str | None) -> Iterator[Problem]:
    """`Next Meeting will be on 2 March 2019` at the end of the minutes of a meeting in 2020."""
    for passage in passages:
        text = passage.text[:200]
        found = next(iter(dates_in(text)), None) if holds_any(text, _NEXT_SIGNS) else None
        if not (found and found.value and after and found.value.isoformat() <= after):
            continue
        if (stated := _STATES_NEXT.search(fold(text[: found.start]))) and found.start - stated.end() < 25:
            line = passage.span[0]
            yield problem("date_not_later", line=line, path="next_meetings", seen=str(found.value))


def doubtful_dates(passages: Sequence[Passage], *, after: str | None) -> Iterator[Problem]:
    """In a list of future meetings a date that is past, on another weekday, or of no year that fits its weekday."""
    for passage in passages:
        line = passage.span[0]
        for found in dates_in(passage.text[:200]):
            seen = passage.text[found.start : found.end]
            if after and found.start == 0 and found.value and found.value.isoformat() <= after:
                yield problem("date_not_later", line=line, path="next_meetings", seen=str(found.value))
            elif found.value and found.weekday_disagrees:
                calendar = WEEKDAYS[found.value.weekday()].title()
                yield problem(
                    "weekday_mismatch", line=line, path="next_meetings", seen=seen, expected=calendar
                )
            elif not found.year and found.weekday and after and _nearest(found, after) is None:
                yield problem("no_year", line=line, path="next_meetings", seen=seen)


def confirmed_in(
    passages: Sequence[Passage], decisions: Sequence[Decision], *, title: str, own: str | None = None
) -> Iterator[Confirmed]:
    """`That the minutes of the meeting held on the 6th December be confirmed`: whose minutes, of which date."""
    seen: set[str] = set()
    for text, lines, near in _statements(passages, decisions):
        text = text[:LONGEST]
        folded = fold(text)
        if not (_MINUTES_OF.search(f"{text} {title}") and _CONFIRMED.search(folded)):
            continue
        if _NOT_CONFIRMED.search(folded):
            continue
        told = [text] if _dates(text) else [words for words in (near, title) if _dates(words)][:1]
        for words in told:
            body = _OF_BODY.search(straight(words))
            committee = body["body"] if body and not _is_own(body["body"], own) else None
            for day in _dates(words):
                if day not in seen:
                    seen.add(day)
                    yield Confirmed(committee, day, bool(_AMENDED.search(folded)), lines)


def _dates(text: str) -> list[str]:
    return [found.value.isoformat() for found in dates_in(text) if found.value]


def _statements(
    passages: Sequence[Passage], decisions: Sequence[Decision]
) -> Iterator[tuple[str, Lines, str]]:
    """What confirms minutes, with the words before it, which may say of which meeting they are."""
    if not decisions:
        yield from ((passage.text, passage.span, "") for passage in passages)
    floor = 0
    for decision in decisions:
        between = [p.text for p in passages if floor < p.span[0] <= decision.lines[0]]
        dated = [text for text in between if _dates(text) and len(text) < 400]
        yield decision.text, decision.lines, dated[-1] if dated else ""
        floor = decision.lines[1]
