"""When and where a meeting was held, from one sentence or line: its dates and times first, then the place between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .dates import PrintedDate, PrintedTime, dates_in, times_in, twelve_hours
from .places import place_in, unread_place
from .words import LONGEST

DATE, TIME, UNCLEAR = "\ue000", "\ue001", "\ue002"
"""What stands for a date, a time and an unclear figure while the place is looked for."""

_FROM_ANOTHER_DAY = re.compile(
    r"""\b(?: (?:re-?arranged|re-?scheduled|postponed|adjourned|moved|originally\ scheduled)\s(?:from|for) | (?:re-?arranged|re-?scheduled|postponed|adjourned|moved)\s(?:until|till|to)
        | published | publication | publish | des?patch(?:ed)? | dispatch(?:ed)? | issued? | printed | posted | updated | modified | confirmed | approved | dated
        | call-in | effective | deadline | by\ noon )\b [^.]{0,20} $""",
    re.IGNORECASE | re.VERBOSE,
)
"""Before the date of another day: from which the meeting was moved, or on which its papers went out."""
_EARLIER_DAY = re.compile(
    r"\b(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?\s?(?:,|and|&|-|–|/|to)\s?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"""[\s.,]*(?: [-–—]+ | to | until | till | hyd | tan | finish(?:ed)?(?:\ at)?:?
        | ,?\s?(?:and|to) \s (?:was\s|which\s)?(?:concluding|concluded|closing|closed|ending|ended|finishing|finished|terminated|rose)(?:\sat)? )\s*(?:at\s)?""",
    re.IGNORECASE | re.VERBOSE,
)
_AND = re.compile(r"\s(?:and|a|to|-)\s", re.IGNORECASE)
_SHORT_DATE = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<stroke>[./])(?P<month>\d{1,2})(?P=stroke)(?P<year>\d\d)(?![\d./:]|\([a-z]\))"
)
_BARE_CLOCK = re.compile(
    r"(?<![\d.:£/])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?(?=\s?(?:[-–—]|to\b|until\b|till\b|and\sto\b))"
)
_DEADLINE = re.compile(
    r"\b(?:by|before|no later than|in(?:to)? force (?:at|from)|effective (?:at|from))\s$", re.IGNORECASE
)
"""`unless called in by 5pm`: when something else is due."""
_TO_NOON = re.compile(
    r"(?<![\d.:£/])(?P<hour>8|9|10|11)[.:](?P<minute>[0-5]\d)\s?(?:[-–—]|to|until|till)\s?(?P<noon>12[.:](?P<end>[0-5]\d))(?![\d.:%])"
)
"""`11.00 to 12.35`, which says neither morning nor evening, and can be nothing but the morning."""
_CLOCK_LIKE = re.compile(
    r"(?<![\w.:£/])(?<!\broom\s)(?<!\bsuite\s)(?<!\bno\.\s)(?:\bat\s)?\d{1,2}[.:][0-5]\d(?![\d.:%])|\b\d{1,2}\s?o['’]?clock|\bat\s\d{1,2}(?:(?=\s*(?:,|\.?$|in\b|on\b)))",
    re.IGNORECASE,
)
_IF_LATER = re.compile(
    r"\b(?:or|on|upon)\b.{0,40}\b(?:rising|conclusion|close|end)\sof\b.{0,80}\b(?:later|earlier)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What one sentence says of a meeting; `unclear` is what looks like a time and is none that can be read."""

    dates: tuple[PrintedDate, ...] = ()
    other_days: bool = False
    start: str | None = None
    end: str | None = None
    venue: str | None = None
    unread_place: str | None = None
    unclear: str | None = None
    words: str = ""

    @property
    def date(self) -> date | None:
        """The first date that is one."""
        return next((each.value for each in self.dates if each.value), None)


@lru_cache(maxsize=128)
def read_occasion(text: str) -> Occasion:
    """`… held on Wednesday, 7th October, 2026 at 3.15 pm in the Town Hall`: date, times and place.

    `words` is the text with signs in place of the dates and times, for whoever looks for names in it.
    """
    text = text[:LONGEST]
    dates = list(_dates(text))
    times = list(_times(text, dates))
    marked, unclear = _marked(text, dates, times)
    start, end = _start_and_end(text, times)
    if start and _IF_LATER.search(text):
        start, unclear = None, text[times[0].start : times[0].end]
    venue = place_in(marked)
    own = [each for each in dates if not _FROM_ANOTHER_DAY.search(text[: each.start][-40:])]
    return Occasion(
        dates=tuple(own),
        other_days=len(own) < len(dates),
        start=start,
        end=end,
        venue=venue,
        unread_place=None if venue else unread_place(marked),
        unclear=None if start else unclear,
        words=marked,
    )


_FROM_TO = re.compile(
    r"(?:from\s)?\d{1,2}[.:][0-5]\d\s?(?:[ap]\.?m\.?)?\s?(?:[-–—]|to|until|till)\s?\d{1,2}[.:][0-5]\d\s?(?:[ap]\.?m\.?)?",
    re.IGNORECASE,
)
"""`11:30 till 12:17`, a line of its own below those present."""


def is_from_to(text: str) -> bool:
    """A line that says from when to when a meeting was, and nothing else."""
    return bool(_FROM_TO.fullmatch(text.strip()))


def without_signs(words: str, *, instead: str) -> str:
    """Words with something instead of the signs for dates and times."""
    return re.sub(f"[{DATE}{TIME}{UNCLEAR}]", instead, words)


def _dates(text: str) -> Iterator[PrintedDate]:
    """The dates, with the first day of `9th and 10th June 2026` and the year of `30 June and 1 July 2026`."""
    found = list(dates_in(text)) or list(_short_dates(text))
    for place, each in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if each.year is None and following and following.year and following.start - each.end < 20:
            each = each.of_year(following.year)
        earlier = _EARLIER_DAY.search(text[max(0, each.start - 24) : each.start])
        if earlier and each.year and 0 < int(earlier["day"]) < each.day:
            begins = each.start - (len(text[max(0, each.start - 24) : each.start]) - earlier.start())
            yield PrintedDate(each.year, each.month, int(earlier["day"]), None, begins, each.start)
        yield each


def _short_dates(text: str) -> Iterator[PrintedDate]:
    """`9/6/26` in a sentence or a label that says when a meeting was."""
    for match in _SHORT_DATE.finditer(text) if _WHEN.search(text) else ():
        day, month, year = (int(match[name]) for name in ("day", "month", "year"))
        if 1 <= month <= _MONTHS_OF_A_YEAR:
            yield PrintedDate(2000 + year, month, day, None, match.start(), match.end())


_WHEN = re.compile(r"\b(?:meeting|held|minutes|date|[a-z]{3,6}day)\b|^\W*\d", re.IGNORECASE)
_MONTHS_OF_A_YEAR = 12


def _times(text: str, dates: list[PrintedDate]) -> Iterator[PrintedTime]:
    """The times, with the first of `7.00 to 9.00 pm`, which has its half of the day from the second."""
    found = [
        time
        for time in times_in(text)
        if not any(day.start <= time.start < day.end for day in dates)
        and not _DEADLINE.search(text[max(0, time.start - 20) : time.start])
    ]
    if not found and dates and (range_ := _TO_NOON.search(text)):
        yield PrintedTime(
            f"{int(range_['hour']):02}:{range_['minute']}", range_.start(), range_.end("minute")
        )
        yield PrintedTime(f"12:{range_['end']}", range_.start("noon"), range_.end())
    for place, time in enumerate(found):
        since = found[place - 1].end if place else 0
        before = next(
            (
                match
                for match in _BARE_CLOCK.finditer(text, since, time.start)
                if _RANGE.fullmatch(text, match.end(), time.start)
            ),
            None,
        )
        if before and not any(day.start <= before.start() < day.end for day in dates):
            yield PrintedTime(_with_half_of(before, time.value), before.start(), before.end())
        yield time


def _with_half_of(bare: re.Match[str], end: str) -> str:
    """`7.00` before "to 9.00 pm" is in the evening, `11.00` before "to 1.00 pm" in the morning."""
    hour, minute = int(bare["hour"]), bare["minute"] or "00"
    halves = [twelve_hours(hour, minute, half) for half in ("pm", "am")]
    return next((clock for clock in halves if clock and clock < end), f"{hour:02}:{minute}")


def _start_and_end(text: str, times: list[PrintedTime]) -> tuple[str | None, str | None]:
    if not times:
        return None, None
    between = re.search(r"\bbetween\s$", text[: times[0].start], re.IGNORECASE)
    range_ = _AND if between else _RANGE
    if len(times) > 1 and range_.fullmatch(text[times[0].end : times[1].start]):
        return times[0].value, times[1].value
    return times[0].value, None


def _marked(text: str, dates: list[PrintedDate], times: list[PrintedTime]) -> tuple[str, str | None]:
    """The text with a sign for each date and time, and the first figure that looks like a time and is none."""
    spans = [(each.start, each.end, DATE) for each in dates] + [
        (each.start, each.end, TIME) for each in times
    ]
    clocks = [
        (match.start(), match.end(), UNCLEAR)
        for match in _CLOCK_LIKE.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end, _ in spans)
    ]
    pieces, reached = [], 0
    for start, end, sign in sorted([*spans, *clocks]):
        if start >= reached:
            pieces += [text[reached:start], sign]
            reached = end
    pieces.append(text[reached:])
    return "".join(pieces), text[clocks[0][0] : clocks[0][1]] if clocks else None
