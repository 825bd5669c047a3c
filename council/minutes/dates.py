"""Dates and clock times as councils write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .making import quickly_made
from .words import holds_any

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WELSH_WEEKDAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
_WELSH_NIGHTS = ("lun", "fawrth", "fercher", "iau", "wener", "sadwrn", "sul")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
"""For the patterns of others; no date is read with it."""
_MONTHS = {
    name: number
    for names in (
        MONTHS.casefold().replace("|", " "),
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    )
    for number, name in enumerate(names.split(), start=1)
} | {
    "sept": 9,
    # as clerks mistype them
    **dict.fromkeys(("januray", "janaury"), 1),
    **dict.fromkeys(("febuary", "feburary", "febraury"), 2),
    **dict.fromkeys(("septemeber", "septmber"), 9),
    **dict.fromkeys(("novemeber", "novmber"), 11),
    **dict.fromkeys(("decemeber", "decmber"), 12),
}

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:d?dydd\s)?(?:{'|'.join(_WELSH_WEEKDAYS)})|nos\s(?:{'|'.join(_WELSH_NIGHTS)}))"
_ORDINAL = r"""(?:\s?(?:stt?|nd|rd|thh?|ydd|fed|af|ain|eg|il|ed)|["'’”™°º*]{1,3})?"""

_MONTH_SIGNS = tuple({name[:3] for name in _MONTHS})
"""One of these is in every date that names its month."""
_LONGEST_WEEKDAY = 30
_BEFORE_DATES = (*WEEKDAYS, *_WELSH_WEEKDAYS, *_WELSH_NIGHTS, "the")
"""The text before a date ends with one of these where a weekday belongs to it: asked before the pattern."""
_WEEKDAY_BEFORE = re.compile(
    rf"(?:\b{_WEEKDAY}\s{{0,2}},?\s{{0,2}})?(?:\bthe\s)?$",
    re.IGNORECASE,
)
# The look-behind stands after the first digit: a pattern that begins with a digit is found much faster.
_NAMED = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        # 26th February, 2026 / 9th day of June 2026 / 9 June
        rf"""(?P<day>\d(?<![\d/.].)\d?) {_ORDINAL} (?: \s (?:day\s)? of )? \s{{0,2}},?\s{{0,2}} {_MONTH}
             (?: ,?\s{{0,3}} (?P<year>(?:19|20)\d\d) (?!\d) )?""",
        # June 17, 2026
        rf"\b{_MONTH} \s (?:the\s)? (?P<day>\d{{1,2}}) {_ORDINAL} ,?\s (?P<year>(?:19|20)\d\d) (?!\d)",
    )
)
_WEEKDAY_MONTH = re.compile(
    rf"(?:(?<=day\s)|(?<=day,\s)){_MONTH}\s(?P<day>\d{{1,2}}){_ORDINAL}(?!\d|[.:]\d|,?\s(?:19|20)\d\d)",
    re.VERBOSE | re.IGNORECASE,
)
"""`Tuesday January 30th`, of which the year is not told."""
_MONTH_FIRST = re.compile(r"[a-z.]\s\d{1,2}\s?[a-z]{0,4},?\s(?:19|20)\d\d", re.IGNORECASE)
_IN_FIGURES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        # 09/06/2026, 09.06.2026
        r"""(?P<day>\d(?<![\d/.].)\d?) (?P<stroke>[/.]) (?P<month>\d{1,2}) (?P=stroke)
            (?P<year>(?:19|20)\d\d) (?!\d)""",
        # 2026-06-09
        r"(?P<year>(?:19|20)(?<![\d-]..)\d\d) - (?P<month>\d\d) - (?P<day>\d\d) (?![\d-])",
    )
)


@quickly_made
@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in a text, where it stands, and the weekday printed with it."""

    year: int | None
    month: int
    day: int
    weekday: str | None
    start: int
    end: int

    @property
    def value(self) -> date | None:
        """The calendar date, or None when the year is missing or there is no such day."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    def of_year(self, year: int) -> "PrintedDate":
        """The same date with the year that another one beside it has."""
        return replace(self, year=year)

    @property
    def weekday_disagrees(self) -> bool:
        """Whether the printed weekday is another than the calendar's."""
        return bool(self.weekday and self.value and WEEKDAYS[self.value.weekday()] != self.weekday)


_BEGINNINGS = frozenset(
    name[:3]
    for name in (*_MONTHS, *WEEKDAYS, *_WELSH_WEEKDAYS, *_WELSH_NIGHTS, "dydd", "ddydd", "nos", "the")
)


def may_begin_with_date(text: str) -> bool:
    """Whether the text begins with a digit, or as a month or a weekday does: asked before its dates are looked for."""
    return text[:1].isdigit() or text[:3].casefold() in _BEGINNINGS


@lru_cache(maxsize=1024)
def dates_in(text: str) -> tuple[PrintedDate, ...]:
    """Every date in the text, in its order."""
    return tuple(_dates_in(text))


def _dates_in(text: str) -> Iterator[PrintedDate]:
    if not holds_any(text, "123456789"):
        return
    named = (
        (*(_NAMED if _MONTH_FIRST.search(text) else _NAMED[:1]), *([_WEEKDAY_MONTH] if "day" in text else ()))
        if holds_any(text.casefold(), _MONTH_SIGNS)
        else ()
    )
    in_figures = _IN_FIGURES if holds_any(text, "/.-") and holds_any(text, ("19", "20")) else ()
    found = sorted(
        (_with_weekday(match, text) for pattern in (*named, *in_figures) for match in pattern.finditer(text)),
        key=lambda found: (found[0], -found[1].end()),
    )
    reached = -1
    for start, match, weekday in found:
        if start >= reached and (printed := _printed(start, match, weekday)):
            reached = match.end()
            yield printed


def _with_weekday(match: re.Match[str], text: str) -> tuple[int, re.Match[str], str | None]:
    """Where a date begins, together with the weekday that stands before it."""
    start = match.start()
    first = max(start - _LONGEST_WEEKDAY, 0)
    if not text[first:start].rstrip().rstrip(",").rstrip().casefold().endswith(_BEFORE_DATES):
        return start, match, None
    before = _WEEKDAY_BEFORE.search(text, first, start)
    return (before.start(), match, before["weekday"]) if before else (start, match, None)


def _printed(start: int, match: re.Match[str], weekday: str | None) -> PrintedDate | None:
    parts = match.groupdict()
    written = parts["month"].casefold()
    month = int(written) if written.isdigit() else _MONTHS[written]
    day = int(parts["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return PrintedDate(
        year=int(parts["year"]) if parts.get("year") else None,
        month=month,
        day=day,
        weekday=_english(weekday),
        start=start,
        end=match.end(),
    )


def _english(weekday: str | None) -> str | None:
    if weekday is None:
        return None
    name = weekday.casefold().split()[-1]
    for names in (_WELSH_WEEKDAYS, _WELSH_NIGHTS):
        if name in names:
            return WEEKDAYS[names.index(name)]
    return name


_TIME = re.compile(
    r"""
      (?<![\d.:£/]) (?P<hour>\d{1,2}) (?: \s?[.:]\s? (?P<minute>[0-5O][\dO]) | -(?P<dashed>00|15|30|45) )? (?: \s o'?clock )?
          [\s,]{0,2} (?: (?P<half> [ap] \.? \s? m \b \.? | y[bhp] \b ) | in\ the\ (?P<part>morning|afternoon|evening) )
    | (?<![\d.:£/]) (?: 12 (?: [.:]00 )? \s? )? (?<![a-z])(?P<noon> noon | midday | midnight | hanner\ dydd )\b
    | (?<![\d.:£/]) (?P<army> (?:[01]\d|2[0-3])[.:]?[0-5]\d ) \s? h(?:(?:ou)?rs?)?\b
    | (?<![\d.:£/]) (?P<hour24> [01]\d | 2[0-3] ) (?: : | (?<=1[3-9])\. | (?<=2[0-3])\. | (?<=at\ 0\d)\. ) (?P<minute24>[0-5]\d) (?![\d:]|\.\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALFLESS = re.compile(
    r"""\b(?:at|from|commenced|concluded)\s (?P<hour>\d{1,2}) (?:[.:](?P<minute>[0-5]\d) | \s?o'?clock)
        (?![\d:%]|\.\d|\s?[ap]\.?\s?m)""",
    re.VERBOSE | re.IGNORECASE,
)


@quickly_made
@dataclass(frozen=True, slots=True)
class PrintedTime:
    """A clock time found in a text, as HH:MM, and where it stands."""

    value: str
    start: int
    end: int


def times_in(text: str) -> Iterator[PrintedTime]:
    """Every clock time in the text that can mean one time only."""
    for match in _TIME.finditer(text):
        if value := _clock(match.groupdict()):
            yield PrintedTime(value, match.start(), match.end())


def half_of_day(clock: str, *, before: str | None = None, after: str | None = None) -> str | None:
    """`at 7.30` as 19:30 where the meeting closed at 21:14: the one half of the day that the other time leaves."""
    match = re.search(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?", clock)
    other = before or after
    if match is None or other is None or int(match["hour"]) > 12:
        return None
    halves = [twelve_hours(int(match["hour"]), match["minute"] or "00", half) for half in ("am", "pm")]
    spans = [
        (half, _minutes(other) - _minutes(half) if before else _minutes(half) - _minutes(other))
        for half in halves
        if half
    ]
    fitting = [half for half, span in spans if 0 < span <= _LONGEST_MEETING]
    return fitting[0] if len(fitting) == 1 else None


_LONGEST_MEETING = 9 * 60


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def unclear_time(text: str) -> str | None:
    """A time such as "at 7.30" that does not say morning or evening."""
    match = None if any(times_in(text)) else _HALFLESS.search(text)
    return match.group() if match else None


def _clock(parts: dict[str, str | None]) -> str | None:
    if noon := parts["noon"]:
        return "00:00" if noon.casefold() == "midnight" else "12:00"
    if army := parts["army"]:
        return f"{army[:2]}:{army[-2:]}"
    if hour24 := parts["hour24"]:
        return f"{hour24}:{parts['minute24']}"
    minute = (parts["minute"] or parts["dashed"] or "00").upper().replace("O", "0")
    half = parts["half"] or {"morning": "am"}.get((parts["part"] or "").casefold(), "pm")
    return twelve_hours(int(parts["hour"] or 0), minute, half)


def twelve_hours(hour: int, minute: str, half: str) -> str | None:
    """The clock time of `2`, `30` and "pm"; None where there is no such time."""
    if half[0].casefold() == "y":
        half = "a" if half[1].casefold() == "b" else "p"
    if hour > 12:
        return f"{hour:02}:{minute}" if hour < 24 and half[0] in "pP" else None
    return f"{hour % 12 + (12 if half[0] in 'pP' else 0):02}:{minute}"
