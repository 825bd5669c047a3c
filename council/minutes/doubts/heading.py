"""Values of the heading that stand there and were not read, or that are no such value."""

import re
from collections.abc import Iterable, Iterator

from council.minutes.dates import MONTHS, PrintedTime, times_in
from council.minutes.outline import Outline
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.values import Minutes, Problem
from council.minutes.words import LONGEST, fold, holds_any

_DAYS = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN"
_PLACE = re.compile(
    r"\b(?:Hall|HALL|Chambers?|CHAMBERS?|Room|ROOM|Centre|CENTRE|Offices?|OFFICES|House|HOUSE|School|SCHOOL|Church|Pavilion|Library|via Zoom|Microsoft Teams|MS Teams|[Vv]enue|VENUE|Siambr|Neuadd|Hotel|Inn|Building|Institute)\b"
)
_NO_PLACE = re.compile(
    rf"\b(?:pdf|PDF|KB|[Mm]inutes|MINUTES|Venue|Present|PRESENT|Total Page|Chair|Representatives|Councillors?|Ref|(?<!Virtual )(?<!Remote )[Mm]eeting(?! (?:[Rr]oom|[Hh]ouse|[Hh]all|[Pp]lace|[Cc]entre))|(?:{_DAYS})(?:day|DAY)(?! [Mm]arket)|and finished)\b"
    r"|\b(?:half past|quarter (?:past|to)|o['’]clock)\b|\b20\d\d\b|[:€\"“]|^(?:to|a|that)\b|\b(?:the|of|at|in|and)$"
)
_REMOTE = re.compile(r"remote|virtual|zoom|teams", re.IGNORECASE)
_LONGEST_REMOTE = 50


def doubts(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """The doubts about place, times, names and chair."""
    yield from _place(minutes, outline)
    yield from _date(minutes, outline)
    yield from _start(minutes, outline)
    yield from _end(minutes, outline)
    yield from _names(minutes, outline)
    yield from _council(minutes, outline)
    yield from _chair(minutes, outline)


def _front(outline: Outline) -> tuple[Passage, ...]:
    """What stands before the business."""
    return (*outline.header, *outline.attendance, *outline.preamble)


def _opening(outline: Outline, items: int, passages: int) -> Iterator[Passage]:
    """The first passages of the first items."""
    for section in outline.sections[:items]:
        yield from section.body[:passages]


def _first(pattern: re.Pattern[str], passages: Iterable[Passage]) -> Passage | None:
    return next((each for each in passages if pattern.search(each.text[:LONGEST])), None)


def _place(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """A hall or a room in the heading and no place read, or a place with other words in it: `KELBY HALL Minutes`."""
    venue = minutes.venue
    if venue is None:
        titles = {fold(section.title) for section in outline.sections}
        told = (*outline.header, *(each for each in outline.attendance if " meeting" in each.text))
        if place := _first(_PLACE, (each for each in told if fold(each.text) not in titles)):
            yield problem("venue_unclear", line=place.span[0], path="venue", seen=place.text)
    elif _breaks_off(venue, _line(minutes, "venue"), outline) or _holds_other_words(venue):
        yield problem("venue_unclear", line=_line(minutes, "venue"), path="venue", seen=venue)


def _holds_other_words(venue: str) -> bool:
    remote = len(venue) < _LONGEST_REMOTE and bool(_REMOTE.search(venue))
    return bool(_NO_PLACE.search(venue)) and not remote


def _breaks_off(venue: str, line: int | None, outline: Outline) -> bool:
    """`Mander Suite, County Offices,` at the end of its line, with the town below it."""
    told = next((each.text.rstrip() for each in _front(outline) if each.span[0] == line), "")
    return told.endswith(f"{venue},")


def _line(minutes: Minutes, field: str) -> int | None:
    lines = (minutes.evidence or {}).get(field)
    return lines[0] if lines else None


_OF_EARLIER = re.compile(r"\b(?:[Mm]inutes?|MINUTES?)\b.{0,60}\b(?:of|on|from)\b.{0,40}\d")


def _date(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """A date that was found in the business: `The minutes of 9 June 2025 were approved.`"""
    line = _line(minutes, "date")
    if line is None or any(each.span[0] <= line <= each.span[1] for each in _front(outline)):
        return
    for section in outline.sections:
        for passage in (*section.heading, *section.body):
            lies_in = passage.span[0] <= line <= passage.span[1]
            if lies_in and _OF_EARLIER.search(passage.text[:LONGEST]):
                yield problem("date_unclear", line=line, path="date", seen=passage.text)
                return


_CALL = re.compile(r"(?:\d{1,2}\.?\s?)?call to order\b", re.IGNORECASE)
"""`1.CALL TO ORDER – 7:30 P.M.`, a title that says when."""
_BEGINS = re.compile(r"\b(?:began|started|commenced|opened)\b")
_BEGAN_AT = re.compile(r"\b(?:began|started|commenced|opened)\sat\s(?P<time>.{4,14})")
_OTHER_TIME = re.compile(
    r"Joined|Post\b|Posted|Published|[Cc]losed|left\b|arrived|called in|opened the meetings"
)
_AFTER_ANOTHER = re.compile(r"\bor (?:at|on) the (?:rising|conclusion|close) of\b|\bif later\b")
_SEARCHED_FOR_TIME = 600


def _start(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """A time that stands before the business and was not read, or at which the meeting is told to have begun."""
    told = _unread_start(outline) if minutes.start_time is None else _other_start(minutes, outline)
    told = told or _first(_AFTER_ANOTHER, outline.header)
    if told:
        yield problem("time_unclear", line=told.span[0], path="start_time", seen=told.text)


_IN_WORDS = re.compile(
    r"\b(?:half|quarter|(?:five|ten|twenty)(?: minutes)?) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
"""`at half past seven in the evening`"""


def _unread_start(outline: Outline) -> Passage | None:
    if told := _first(_IN_WORDS, outline.header):
        return told
    begun = (each for each in outline.attendance if _BEGINS.search(each.text))
    called = (section.heading[0] for section in outline.sections[:2] if _CALL.match(section.heading[0].shown))
    for passage in (*outline.header, *begun, *outline.preamble, *_opening(outline, 1, 3), *called):
        if _time(passage.text[:_SEARCHED_FOR_TIME]) and not _OTHER_TIME.search(passage.text):
            return passage
    return None


def _other_start(minutes: Minutes, outline: Outline) -> Passage | None:
    """`The meeting, called for 7.30 pm, began at 7.42 pm`"""
    for passage in (*_front(outline), *_opening(outline, 1, 3)):
        text = passage.text[:LONGEST]
        began = _BEGAN_AT.search(text) if "eeting" in text else None
        time = _time(began["time"]) if began else None
        if time and time.value != minutes.start_time:
            return passage
    return None


def _time(text: str) -> PrintedTime | None:
    return next(iter(times_in(text)), None)


_ENDS = re.compile(
    r"\b(?:[Cc]losed|CLOSED|[Ee]nded|[Cc]oncluded|[Ff]inished|[Tt]erminated|[Cc]losing|adjourned|adjourn\sthe\smeeting\sat|[Rr]ose|[Cc]lose|[Cc]onclusion|i\sben)\b"
)
_NO_END = re.compile(r"[Cc]losed\s(?:[Ss]ession|[Mm]eeting)|reconven|[Aa]djourned\sthe|until|[Rr]ose\s[A-Z]")
_WELSH_TIME = re.compile(r"\d{1,2}[.:]\d\d\s?(?:y\.?b|y\.?h|yp)\b")
_SIGNS_OF_TIME = (*"0123456789", "oon", "OON", "idday", "IDDAY", "idnight", "IDNIGHT", "anner", "ANNER")
_LAST_ITEMS = 3
_LAST_LINES = 4
_LONGEST_ALONE = 40


def _end(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """`Meeting closed 9.05 pm` near the end, where no end was read."""
    if minutes.end_time:
        return
    last = [each for section in outline.sections[-_LAST_ITEMS:] for each in section.body]
    if not outline.sections:
        last = [*outline.header[_LAST_ITEMS:], *outline.preamble]
    if told := _first(_IN_WORDS, (*last, *outline.trailer)[-_LAST_LINES:]):
        yield problem("time_unclear", line=told.span[0], path="end_time", seen=told.text)
        return
    if alone := next(filter(_is_time_alone, (*last, *outline.trailer)[-_LAST_LINES:]), None):
        yield problem("time_unclear", line=alone.span[0], path="end_time", seen=alone.text)
        return
    for passage in (*outline.attendance, *outline.trailer, *last):
        text = passage.text
        may_end = holds_any(text, _SIGNS_OF_TIME) and not _NO_END.search(text)
        for found in _ENDS.finditer(text) if may_end else ():
            near = text[max(0, found.start() - 60) : found.end() + 60]
            if _time(near) or _WELSH_TIME.search(near):
                yield problem("time_unclear", line=passage.span[0], path="end_time", seen=text)
                return


_NO_NAME = re.compile(
    rf"^[\d(]|^(?!(?:the|parish|town|community|council)\b)[a-z]|\b(?:MINUTES?\b|Minutes?\b|had\b|Resolved|RESOLVED|declared|taken|held|[Dd]ate and|[Tt]ime|[Nn]ame of|PAPER|dogfennau|PROCEEDINGS|interest|present|note|Council of (?:the\b|.{{0,60}}Council)|{MONTHS})\b"
    r"|(?:COUNTY|CITY|BOROUGH|County|City|Borough) (?:OF|of) [A-Z]\w+ (?=.{0,80}(?:COMMITTEE|Committee|PANEL|Panel))|\d(?:st|nd|rd|th|eg)\b|^the[A-Z]|\bat an?\b|\bon$"
)
_GOES_ON = re.compile(
    r"(?<!Sub)(?<!Joint)(?:COMMITTEE|Committee) (?!of|for|on|in|to|OF|FOR|ON|and|AND|No|[A-Z]$|[\d(&–'-])\w"
)
_MORE = re.compile(
    rf"\s[–-]\s(?!Minutes|MINUTES|Meeting|MEETING|Agenda|(?:{_DAYS})|(?:{MONTHS}))[A-Z][\w']+\s(?:[\w'&]+\s?){{1,8}}"
)


def _is_time_alone(passage: Passage) -> bool:
    """`3.18pm  Chair` and `10.00 am - 12.51 pm`, among the last lines."""
    text = passage.text
    return len(text) < _LONGEST_ALONE and text[:1].isdigit() and _time(text[:12]) is not None


def _names(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """`Name of meeting SCRUTINY COMMITTEE Date`, and a committee whose name goes on in its line."""
    for field, value in (("council", minutes.council), ("committee", minutes.committee)):
        doubtful = value and (_NO_NAME.search(value) or (field == "committee" and _GOES_ON.search(value)))
        if doubtful:
            yield problem(
                "name_unclear", line=_line(minutes, field), path=field, seen=value or "", expected=field
            )
    name = minutes.committee
    for passage in outline.header if name else ():
        if passage.text.startswith(name or "") and _MORE.fullmatch(passage.text[len(name or "") :][:120]):
            yield problem(
                "name_unclear",
                line=passage.span[0],
                path="committee",
                seen=passage.text,
                expected="committee",
            )


_COUNCIL = re.compile(
    r"(?:\b(?:Township|TOWNSHIP|Village|VILLAGE|Borough|BOROUGH|Shire|SHIRE|Town|County|COUNTY|City|CITY|Municipality|MUNICIPALITY)\s(?:of|OF|Of)\s[A-Z]\w+"
    r"|(?<!The )(?<!Annual )(?<!of )\b(?!The|Annual|Combined|National)[A-Z][\w'-]+\s(?:Town|Parish|District|Borough|County|City|Community|Regional)\sCouncil"
    r"|^(?!THE|ANNUAL)[A-Z]{4,}\s(?:TOWN|PARISH|DISTRICT|BOROUGH|COUNTY|CITY|COMMUNITY)\sCOUNCIL)\b"
)
_NOT_OURS = re.compile(r"(?:Venue|\(|To\b)|.*\bAuthority\b")
_FIRST_LINES = 12


def _council(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """`Township of Kelby` in the heading, where no council was read."""
    first = (each for each in outline.header[:_FIRST_LINES] if not _NOT_OURS.match(each.text[:200]))
    named = _first(_COUNCIL, first) if minutes.council is None else None
    if named:
        yield problem("council_unread", line=named.span[0], path="council", seen=named.text)


_NAMES_CHAIR = re.compile(
    r"\b[Ii]n\sthe\s[Cc]hair\b|\b[Pp]resid(?:ed|ing)\b|\b[Cc]haired\sby|\btook\sthe\s[Cc]hair\b|\((?:in\sthe\s)?(?:Chair|CHAIR|Chairman|Chairperson|Convener)\)"
    r"|^(?:Chair(?:man|person|woman)?|CHAIR(?:MAN)?|Cathaoirleach|Cadeirydd|Reeve)\b\s?[:–-]?\s?(?=[A-Z])|\b(?:Chair|Chairman|Chairperson|Reeve|Mayor)\s?[:–-]\s?[A-Z]"
    r"|\b(?:Chairman|Chairperson|Chairwoman|Reeve|Mayor)\s(?:(?:Cllr|Mr|Mrs|Ms|Councillor)\.?\s)?[A-Z][\w.]*\s[A-Z]|^Chair(?:man|person)?$"
)
_TAKES_CHAIR = re.compile(
    r"\b(?:[Ii]n|took|taken)\sthe\s[Cc]hair\b|(?<!person )\b[Pp]resid(?:ed|ing)\b|\b[Cc]haired\sby|\bagreed\sto\schair\b"
)
_SIGNS_OF_CHAIR = ("hair", "HAIR", "resid", "onvene", "eeve", "ayor", "athaoirleach", "adeirydd")
_WELCOMED_BY = re.compile(
    r"\b(?:[Ww]elcome|[Oo]pened|[Rr]emarks)\b.{0,12}\bby\s(?:the\s)?[Cc]hair(?:man|woman|person)?,?\s(?:Councillor|Cllr|Mrs?|Ms)\.?\s[A-Z]"
)
"""`1. Welcome by the Chairman Councillor Reay`"""
_OF_DEPUTY = re.compile(r"\b(?:Deputy|Vice)[ -]Chair")


def _chair(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """`Chairman: D Jones` before the business, where nobody was read who presided."""
    if minutes.chair:
        return
    named = (each for each in _front(outline) if not _OF_DEPUTY.search(each.text))
    welcomed = (section.heading[0] for section in outline.sections[:2])
    told = (
        _first(_NAMES_CHAIR, _of_chairs(named))
        or _first(_WELCOMED_BY, welcomed)
        or _first(_TAKES_CHAIR, _of_chairs(_opening(outline, 2, 4)))
    )
    if told:
        yield problem("chair_unread", line=told.span[0], path="chair", seen=told.text)


def _of_chairs(passages: Iterable[Passage]) -> Iterator[Passage]:
    return (each for each in passages if holds_any(each.text, _SIGNS_OF_CHAIR))
