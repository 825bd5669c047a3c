"""Other meetings that the minutes speak of: earlier ones whose minutes are confirmed, and future ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from .dates import WEEKDAYS, PrintedDate, dates_in, times_in
from .passages import Passage
from .problems import problem
from .values import Confirmed, Decision, NextMeeting, Problem
from .words import LONGEST, fold, plain

_NEXT = re.compile(
    r"\b(?:would|will|to) (?:next )?meet (?:again )?(?:on|at)\b|\bnext meet on\b|\b(?:next|future|following)\b.{0,60}\bmeetings?\b|\bmeetings?\b.{0,60}\b(?:will|would|to) (?:next )?be (?:held|take place)\b|\bdates? of (?:the )?(?:next|future)\b|\bfurther meeting dates\b"
)
_VENUE = re.compile(
    r"^\s*(?:,|;|-|–|in|at)\s+(?:(?:in|at)\s+)?(?P<venue>(?:the\s)?[A-Z\d][^;]{2,150}?)[\s.;]*(?:$|\.\s+(?=[A-Z])|;|,\s(?=following|when|to\b|which|with|unless|subject|if\b))",
    re.IGNORECASE,
)
_CONFIRMED = re.compile(
    r"\b(?:confirmed|approved|agreed|signed|adopted|accepted|received|true record|correct record|accurate record|ratified)\b|\b(?:confirm|approve|agree|adopt)\b"
)
_UNCONFIRMED = re.compile(
    r"\b(?:not possible to|unable to|could not|cannot|were not|was not|not be|not yet|defer(?:red)? the|to be deferred)\b .{0,40}\b(?:confirm|approv|agree|adopt|sign|accept)"
)
_MINUTES_OF = re.compile(r"\bminutes?\b|\brecord\b", re.IGNORECASE)
_AMENDED = re.compile(
    r"\b(?:subject to|as amended|amendments?|corrections?|with the (?:addition|deletion|exception)|amended to)\b"
)
_OF_BODY = re.compile(
    r"\bminutes of the (?:(?:last|previous|extraordinary|special|annual|ordinary) )?(?:meetings? of the )?(?P<body>[A-Z][\w&,' -]{2,80}?(?:Committee|Panel|Board|Council|Cabinet|Group|Party|Forum|Sub-Committee)) (?:meeting )?(?:held )?(?:on|dated)\b"
)


def next_meetings_in(
    passages: Sequence[Passage], *, after: str | None, listed: bool
) -> Iterator[NextMeeting]:
    """The future meetings stated; in an item about dates (`listed`) every line that begins with a date is one."""
    for passage in passages:
        text = passage.text[:LONGEST]
        stated = (listed and passage.label is None) or bool(_NEXT.search(fold(text)))
        dates = [
            found
            for found in dates_in(text)
            if stated and ((listed and found.start < 12) or _NEXT.search(fold(text)))
        ]
        for place, found in enumerate(dates):
            end = dates[place + 1].start if place + 1 < len(dates) else len(text)
            day = found.value or _nearest(found, after)
            if day and (after is None or day.isoformat() > after):
                yield _next(day, text[found.end : end], passage, text[: found.start])


def _next(day: date, rest: str, passage: Passage, before: str) -> NextMeeting:
    times = list(times_in(rest)) or list(times_in(before))
    in_rest = bool(list(times_in(rest)))
    venue = _VENUE.match(rest[times[0].end :] if in_rest else rest)
    return NextMeeting(
        date=day.isoformat(),
        start_time=times[0].value if times else None,
        venue=plain(venue["venue"]) if venue and not venue["venue"][0].isdigit() else None,
        lines=passage.span,
    )


def _nearest(found: PrintedDate, after: str | None) -> date | None:
    """A date without its year is the first after this meeting, when the printed weekday agrees."""
    if found.year or after is None or found.weekday is None:
        return None
    start = date.fromisoformat(after)
    for year in (start.year, start.year + 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day > start:
            return day if WEEKDAYS[day.weekday()] == found.weekday else None
    return None


def not_later_dates(passages: Sequence[Passage], *, after: str | None) -> Iterator[Problem]:
    """A list of future meetings in which a date is not after this one."""
    for passage in passages:
        for found in dates_in(passage.text[:200]):
            if after and found.start == 0 and found.value and found.value.isoformat() <= after:
                yield problem(
                    "date_not_later", line=passage.span[0], path="next_meetings", seen=str(found.value)
                )


def confirmed_in(
    passages: Sequence[Passage], decisions: Iterable[Decision], *, title: str
) -> Iterator[Confirmed]:
    """`That the minutes of the meeting held on the 6th December be confirmed`: whose minutes, of which date."""
    statements = [(decision.text, decision.lines) for decision in decisions]
    if not statements:
        statements = [(passage.text, passage.span) for passage in passages]
    seen: set[str] = set()
    for text, lines in statements:
        text = text[:LONGEST]
        if not (_MINUTES_OF.search(text) and _CONFIRMED.search(fold(text))):
            continue
        if _UNCONFIRMED.search(fold(text)):
            continue
        dates = [found.value for found in dates_in(text) if found.value] or [
            found.value for found in dates_in(title) if found.value
        ]
        body = _OF_BODY.search(text)
        for day in dates:
            if day.isoformat() not in seen:
                seen.add(day.isoformat())
                yield Confirmed(
                    body["body"] if body else None, day.isoformat(), bool(_AMENDED.search(fold(text))), lines
                )
