"""The lines in which a page says whose meeting it shows, when and where."""

import re
from dataclasses import dataclass, replace
from datetime import date

from council.minutes.bodies import read_body
from council.minutes.dates import PrintedDate, dates_in, times_in
from council.minutes.header import Header
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.words import LONGEST, fold, plain

from .furniture import without_icons

_BODY = re.compile(
    r"\b(?:committee|sub-?committee|cabinet|council|panel|board|forum|executive|commission|working (?:party|group)|task (?:and finish )?group|group|authority|partnership|assembly"
    r"|scrutiny|trustees|trust|pwyllgor|cyngor|bwrdd|panel|gweithgor|cabined|court|convocation)\b"
)
_PERSON = re.compile(
    r"\b(?:member|holder|officer|director|leader|councillor|cllr|head of|chief|mayor|manager|solicitor|commissioner|deputy|clerk|aelod)\b"
)
_COUNCIL = re.compile(
    r"(?:[\w’'&.-]+ ){0,6}(?:council|authority|corporation)|(?:london|royal|metropolitan) borough of .{3,60}|(?:cyngor) .{3,60}",
    re.IGNORECASE,
)
_COUNCIL_BEHIND = re.compile(r"\s*(?:[-–—|,(]|\bof (?:the )?)\s*(?P<council>[^|()]{3,90}?)[\s)]*$")
_OPENS = re.compile(
    r"^[\s•·*-]*(?:(?:meeting|agenda|minutes|draft minutes|decisions|agenda and minutes|cyfarfod|agenda item)\s(?:of|for)\s(?:the\s)?(?:meeting\sof\s(?:the\s)?)?|meeting:\s*|cyfarfod:\s*)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"^(?:(?:moved|rescheduled|postponed|re-?arranged|changed)\s.{0,60}|(?:a\.?g\.?m\.?|annual|special|extraordinary|additional|budget|urgent|informal|new|cancelled|provisional|reserve)(?:\s[a-z]+){0,3}(?:\smeeting)?|[^,]{0,60}\d{4})\s*,\s+(?=[A-Z])",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"\(?\b(?:item|eitem)\s(?:no\.?\s)?(?P<number>[A-Z]{0,4}[ /.-]?\d{1,5}[\w/.-]{0,10}?)\.?\)", re.IGNORECASE
)
_KIND_OF_MEETING = re.compile(r"\bmeeting\b|\b(?:virtual|hybrid|remote)\b", re.IGNORECASE)
"""`Virtual Meeting (live streamed), Kelby County Council`: how it met, in the place of a committee's name."""
_PLACE = re.compile(r"^(?:venue|location|place|lleoliad)\s*:\s*", re.IGNORECASE)
_DIRECTIONS = re.compile(
    r"[\s.\[(]{0,6}\b(?:view (?:directions|map)|cyfarwyddiadau|map)\b.{0,20}$", re.IGNORECASE
)
_NOTICE_BEHIND = re.compile(
    r"\.\s+(?=(?:(?:This|The) meeting|Please|Members of the public|It|You)\b.{0,200}(?:stream|broadcast|webcast|recorded|link|watch|view|filmed))"
)
"""`Town Hall, Kelby. This meeting will be livestreamed here:`, a notice behind the place."""
_WHEN = re.compile(r"^(?:date|time|dyddiad|amser)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A meeting as a line names it, and the number of the item that it names with it."""

    committee: str | None
    council: str | None
    day: PrintedDate
    start_time: str | None
    end_time: str | None
    item: str | None


def is_body(text: str) -> bool:
    """`Cabinet` and `Audit Committee`, not `Cabinet Member for Housing`."""
    folded = fold(text)
    return 2 < len(text) <= 160 and bool(_BODY.search(folded)) and not _PERSON.search(folded)


def is_council(text: str) -> bool:
    """`Kelby Borough Council` alone; `Council` itself is a meeting, and so is `Kelby Borough Council Full Council`."""
    if ("ouncil " in text and text.endswith("Council")) or re.search(r"\s[-–]\s", text):
        return False
    return bool(_COUNCIL.fullmatch(text.strip())) and len(text.split()) > 1 and not re.search(r"\d", text)


def named_meeting(text: str) -> Named | None:
    """`Cabinet - Thursday, 12th February, 2026 10.00 am` and `Meeting: 24/03/2026 - Cabinet (Item 12)`."""
    text = plain(text[:LONGEST])
    if len(text) > 300 or not any(map(str.isdigit, text)):
        return None
    days = [found for found in dates_in(text) if found.value]
    for day in reversed(days):
        before, after = text[: day.start], text[day.end :]
        if body := _body_before(before) or _body_behind(before, after):
            times = list(times_in(after))
            item = _ITEM.search(text)
            council, committee = _split(body, _behind(after))
            return Named(
                committee,
                council,
                day,
                times[0].value if times else None,
                times[1].value if len(times) == 2 else None,
                item["number"] if item else None,
            )
    return None


def _body_before(before: str) -> str | None:
    """`Meeting of Audit Committee, ` in front of the date."""
    stripped = before.rstrip()
    on = re.search(r"\s(?:on|held on|ar)$", stripped)
    if not stripped.endswith((",", "-", "–", "—", "|", ":")) and not (on and _OPENS.match(before)):
        return None
    body = _OPENS.sub("", stripped[: on.start()] if on else stripped).strip(" ,-–—|:")
    body = _MOVED.sub("", body)
    return body if is_body(body) and body[0].isupper() and not _is_sentence(body) else None


def _body_behind(before: str, after: str) -> str | None:
    """` - Cabinet (Item 12)` behind `Meeting: 24/03/2026` or `Decided at meeting: 24/03/2026`."""
    match = re.match(
        r"\s*[-–—]\s*(?P<body>[A-ZŴŶ].{2,150}?)\s*(?:\((?:item|eitem)\b[^()]{0,20}\)?\s*)?$",
        after,
        re.IGNORECASE,
    )
    opened = re.fullmatch(
        r"[\s•·*-]*(?:meeting|decided at meeting|cyfarfod|penderfynwyd yn y cyfarfod)\s*:\s*",
        before,
        re.IGNORECASE,
    )
    return match["body"] if match and opened else None


def _behind(after: str) -> str | None:
    """The council's name behind the time: ` - Kelby Borough Council`."""
    match = _COUNCIL_BEHIND.search(after[:200])
    return match["council"].strip() if match and is_council(match["council"].strip()) else None


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"\b(?:was|were|held|that|will|please|published|minutes)\b", fold(text)))


def _split(body: str, behind: str | None) -> tuple[str | None, str | None]:
    """Council and committee of `Cabinet, Port Arlen Council` and `Kelby Borough Council - Cabinet`."""
    for separator in (r"\s+[-–—|]\s+", r",\s+"):
        parts = re.split(separator, body)
        if len(parts) > 1 and is_council(parts[-1]):
            committee = body[: body.rindex(parts[-1])].rstrip(" ,-–—|")
            told = is_body(committee) or not _KIND_OF_MEETING.search(committee)
            return parts[-1], committee if told else parts[-1]
        if len(parts) > 1 and is_council(parts[0]):
            return parts[0], body[len(parts[0]) :].lstrip(" ,-–—|")
    place, stroke, own = body.rpartition(" - ")
    if stroke and own in ("Council", "Full Council", "County Council") and not is_council(place):
        return None, own
    named = read_body(body)
    if named.committee is None:
        return named.council, named.council or body
    return named.council or behind, named.committee


def read_head(passages: list[Passage]) -> Header:
    """The heading of a page: the line that names the meeting, else a body above a date; the venue by its label."""
    header = Header()
    for place, passage in enumerate(passages):
        if header.date is None and (named := named_meeting(passage.text)):
            header = with_named(header, named, passage)
        elif header.date is None and (day := _day_alone(passage.text)):
            header = with_named(header, day, passage)
            header = _with_body_above(header, passages[:place])
        header = _with_venue(header, passages, place)
    return _with_council(header, passages)


def with_named(header: Header, named: Named, passage: Passage) -> Header:
    """The header with what one line says of the meeting."""
    header = _set(
        header,
        passage,
        committee=named.committee,
        council=named.council,
        date=str(named.day.value),
        start_time=named.start_time,
        end_time=named.end_time,
    )
    if not named.day.weekday_disagrees:
        return header
    shown = passage.text[named.day.start : named.day.end]
    expected = f"{named.day.value:%A}"
    told = problem("weekday_mismatch", line=passage.span[0], path="date", seen=shown, expected=expected)
    return replace(header, problems=(*header.problems, told))


def day_of(text: str) -> date | None:
    """The first whole date in a text."""
    return next((found.value for found in dates_in(text[:LONGEST]) if found.value), None)


def _day_alone(text: str) -> Named | None:
    """`Wednesday, 14th January, 2026 6.30 pm` with nothing else on the line."""
    text = _WHEN.sub("", plain(text))
    if len(text) > 80:
        return None
    found = next((each for each in dates_in(text) if each.value), None)
    if found is None or found.start > 0:
        return None
    times = list(times_in(text[found.end :]))
    rest = text[found.end :][: times[0].start if times else None]
    if rest.strip(" ,-–at"):
        return None
    end = times[1].value if len(times) == 2 else None
    return Named(None, None, found, times[0].value if times else None, end, None)


def heads_page(above: str, below: str) -> bool:
    """`Kelby - Council` above `Monday, 7th November, 2026 2.00 pm`."""
    text = plain(above)
    return is_body(text) and not _is_sentence(text) and _day_alone(below) is not None


def _with_body_above(header: Header, above: list[Passage]) -> Header:
    """The nearest line above the date that names a body, next to it but for notices."""
    for passage in reversed(above[-3:]):
        text = plain(without_icons(passage.text))
        if is_body(text) and not is_council(text) and not _is_sentence(text) and not text.endswith("."):
            council, committee = _split(text, None)
            return _set(header, passage, committee=committee, council=council)
    if above and is_council(plain(above[-1].text)):  # the whole council met
        return _set(header, above[-1], committee=plain(above[-1].text), council=plain(above[-1].text))
    return header


def _with_venue(header: Header, passages: list[Passage], place: int) -> Header:
    passage = passages[place]
    match = _PLACE.match(passage.text)
    if match is None:
        return header
    value, shown = passage.text[match.end() :], passage
    if not value and place + 1 < len(passages):
        shown = passages[place + 1]
        value = "" if ":" in shown.text[:30] else shown.text
    value = (
        _DIRECTIONS.sub("", _NOTICE_BEHIND.split(plain(value), maxsplit=1)[0])
        .strip(" ,;-–—")
        .removesuffix(".")
    )
    return _set(header, shown, venue=value if len(value) > 2 else None)


def _with_council(header: Header, passages: list[Passage]) -> Header:
    """The council's name alone on a line of the heading."""
    for passage in passages:
        text = plain(passage.text)
        if len(text) <= 90 and is_council(text) and text[0].isupper():
            return _set(header, passage, council=text)
    return header


def _set(header: Header, passage: Passage, **values: str | None) -> Header:
    """The header with each value that it does not have yet, and where that was read."""
    fresh = {name: value for name, value in values.items() if value and getattr(header, name) is None}
    evidence = header.evidence | dict.fromkeys(fresh, passage.span)
    return replace(header, evidence=evidence, **fresh)  # type: ignore[arg-type]
