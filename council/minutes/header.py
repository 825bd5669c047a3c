"""The heading of the minutes: council, committee, date, time, place, and what kind of document it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .dates import PrintedDate, PrintedTime, dates_in, times_in, unclear_time
from .passages import Passage
from .problems import problem
from .values import Lines, Problem
from .words import LONGEST, fold, plain

_BODY = r"""(?:Committee|Sub-?\ ?Committee|Cabinet|Council|Panel|Board|Forum|Executive|Commission|Working\ (?:Party|Group)|Task\ (?:and\ Finish\ )?Group
    |Authority|Partnership|Assembly|Parish\ Meeting|Scrutiny|Trustees|Trust|Group|District)"""
_COUNCIL_NAME = re.compile(
    r"""(?P<council> [A-Z][\w'’&., -]{1,60}? \s (?: (?:County|Borough|City|District|Town|Parish|Community|Metropolitan|Combined)\ )*
        (?: Council | Authority | Corporation ) (?:\ of\ [A-Z][a-z]+)? ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_HAS_BODY = re.compile(rf"\b{_BODY}\b", re.VERBOSE | re.IGNORECASE)
_MEETING_OF = re.compile(
    r"""
    (?: minutes? | notes | at\ a | record ) \b .{0,40}? \b (?: meeting | proceedings ) s? \b .{0,24}? \b (?: of | at\ meeting\ of ) \s (?: the \s )?
    (?P<committee> .{3,160}? )
    (?= \s* (?: [,:] \s | \s (?:which\ was\ )? held \b | \s on \s | \s at \s | \s -\s | $ ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOCUMENT_WORD = re.compile(
    r"(?:(?:draft|unconfirmed|printed|public|confirmed|approved) )*(?:minutes|minute of meeting|agenda|decisions?|notice of decisions|action notes|notes"
    r"|draft|public document pack|document pack|record of decisions?|minutes of (?:the )?(?:previous )?meeting)(?: of (?:the )?meeting)?[\s:.-]*"
)
_LABEL = re.compile(
    r"(?P<label>date|time|place|venue|location|council|committee)(?: (?:of meeting|and time))?\s*:\s*",
    re.IGNORECASE,
)
_NOT_THIS_DATE = re.compile(
    r"\b(?:published|publication|despatch|dispatch|issued|printed on|confirmed on|approved on|agenda item)\b",
    re.IGNORECASE,
)
_PLACE_AFTER_TIME = re.compile(
    r"""^[\s,.;–—-]* (?: \(?(?:hybrid|remote|virtual)\ meeting\)?\s )? (?: (?:and\ )?held \s )? (?: commencing\ )? (?:in|at|via|by)? \s* (?P<venue> (?:the\ )? \S .* )$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PLACE_BEFORE = re.compile(
    r"""\b(?:held|meeting) \s (?: (?:remotely|virtually)\s )? (?P<how>in|at|via|by|on) \s (?P<venue> .{3,200}? ) [\s,]* (?: \b(?:on|at|commencing\ at)\b [\s,]* | - \s )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_VENUE_END = re.compile(
    r"\b(?:when there were present|pursuant to|commencing at|,? ?starting at|present\s*:|which was livestreamed).*$",
    re.IGNORECASE,
)
_PLACE_AFTER_DATE = re.compile(r"\s*,?\s*(?:at\s[\d.:]+\s)?(?:in|at)\s(?P<venue>\D.*)$", re.DOTALL)
_RANGE = re.compile(r"\.?\s*(?:-|–|—|to|until)\s*", re.IGNORECASE)
_RECONVENED = re.compile(r"\b(?:adjourned|reconvened|re-arranged|rearranged|postponed)\b", re.IGNORECASE)


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


def read_header(passages: Sequence[Passage]) -> Header:
    """The heading, from the passages before the attendance."""
    header = _read_parts(_with_broken_sentence(passages))
    if header.date is None and len(passages) > 1:
        header = _read_broken(header, passages)
    return _named_for_council(_with_yearless_date(header, passages))


def _with_yearless_date(header: Header, passages: Sequence[Passage]) -> Header:
    """A heading whose date lacks its year says so instead of being filled in."""
    for passage in passages if header.date is None else ():
        for found in dates_in(passage.text[:LONGEST]):
            if found.year is None:
                seen = passage.text[found.start : found.end]
                told = problem("no_year", line=passage.span[0], path="date", seen=seen)
                return replace(header, problems=(*header.problems, told))
    return header


def _read_parts(passages: Sequence[Passage]) -> Header:
    header = _read_labels(Header(), passages)
    header = _read_when_and_where(header, passages)
    return _read_bodies(header, passages)


def _read_broken(header: Header, passages: Sequence[Passage]) -> Header:
    """A heading that is broken anywhere, even inside its date: all of it as one sentence."""
    lines = tuple(line for passage in passages for line in passage.lines)
    whole = Passage(plain(" ".join(passage.text for passage in passages))[:LONGEST], lines)
    joined = _read_parts([whole])
    return joined if joined.date else header


def _set(header: Header, passage: Passage, **values: str | None) -> Header:
    """The header with each value that it does not have yet, and where that was read."""
    fresh = {name: value for name, value in values.items() if value and getattr(header, name) is None}
    evidence = header.evidence | dict.fromkeys(fresh, passage.span)
    return replace(header, evidence=evidence, **fresh)  # type: ignore[arg-type]


def _with_broken_sentence(passages: Sequence[Passage]) -> list[Passage]:
    """`Minutes of a meeting of the … held on` with its date on the next lines becomes one passage."""
    result: list[Passage] = []
    for passage in passages:
        held = result[-1] if result else None
        if held is not None and _is_unfinished(held.text):
            result[-1] = replace(held, text=f"{held.text} {passage.text}", lines=held.lines + passage.lines)
        else:
            result.append(passage)
    return result


_OPEN_END = re.compile(r"\b(?:held|on|at|in|of|the|and|a|room|day)$|[,:–-]$", re.IGNORECASE)


def _is_unfinished(text: str) -> bool:
    if len(text) > 1000 or _LABEL.match(text):
        return False
    return bool(re.search(r"\b(?:minutes?|meeting)\b", text, re.IGNORECASE) and _OPEN_END.search(text))


def _read_labels(header: Header, passages: Sequence[Passage]) -> Header:
    """The table `Date:`, `Time:`, `Venue:`."""
    for index, passage in enumerate(passages):
        match = _LABEL.match(passage.text)
        if match is None:
            continue
        value, place = passage.text[match.end() :], passage
        if not value and index + 1 < len(passages):
            value, place = passages[index + 1].text, passages[index + 1]
        header = _read_label(header, match["label"].casefold(), value, place)
    return header


def _read_label(header: Header, label: str, value: str, passage: Passage) -> Header:
    if label in ("place", "venue", "location"):
        return _set(header, passage, venue=value)
    if label in ("council", "committee"):
        return _set(header, passage, **{label: value})
    times = [time.value for time in times_in(value)]
    date = next((found.value for found in dates_in(value) if found.value), None)
    return _set(
        header,
        passage,
        date=str(date) if date else None,
        start_time=times[0] if times else None,
        end_time=times[1] if len(times) > 1 else None,
    )


def _read_when_and_where(header: Header, passages: Sequence[Passage]) -> Header:
    dated = [(passage, date) for passage in passages for date in _meeting_dates(passage)]
    if not dated:
        return _read_undated(_read_held_without_date(header, passages), passages)
    passage, date = next((pair for pair in dated if "held" in pair[0].text.casefold()), dated[0])
    text = passage.text[:LONGEST]
    header = _set(header, passage, date=str(date.value))
    header = replace(header, problems=(*header.problems, *_date_problems(date, text, passage, dated)))
    header = _read_time_and_place(header, passage, text, date)
    return _read_undated(header, passages)


def _read_held_without_date(header: Header, passages: Sequence[Passage]) -> Header:
    """`Minutes of a meeting held at 6.30 pm in the Guildhall`, where the date was forgotten."""
    for passage in passages:
        if re.search(r"\b(?:meeting|held)\b", passage.text, re.IGNORECASE) and any(
            times_in(passage.text[:LONGEST])
        ):
            return _read_time_and_place(header, passage, passage.text[:LONGEST], None)
    return header


def _meeting_dates(passage: Passage) -> Iterable[PrintedDate]:
    text = passage.text[:LONGEST]
    if _NOT_THIS_DATE.search(text):
        return ()
    return [date for date in dates_in(text) if date.value]


def _date_problems(
    date: PrintedDate, text: str, passage: Passage, dated: Sequence[tuple[Passage, PrintedDate]]
) -> Iterable[Problem]:
    line = passage.span[0]
    if date.weekday_disagrees and date.value:
        yield problem(
            "weekday_mismatch",
            line=line,
            path="date",
            seen=text[date.start : date.end],
            expected=f"{date.value:%A}",
        )
    others = sorted({str(other.value) for _, other in dated if other.value} - {str(date.value)})
    if others and not _RECONVENED.search(text):
        yield problem("several_dates", line=line, path="date", seen=", ".join([str(date.value), *others]))


def _read_time_and_place(header: Header, passage: Passage, text: str, date: PrintedDate | None) -> Header:
    """The time, and the place after both date and time or before them: "held at Y on TUESDAY"."""
    begins, ends = (date.start, date.end) if date else (len(text), 0)
    times = [time for time in times_in(text) if time.start >= ends] or list(times_in(text))
    if not times:
        header = _read_unclear_time(header, passage, text)
        after = _PLACE_AFTER_DATE.match(text[ends:]) if date else None
        return _set(
            header, passage, venue=_clean_venue(after["venue"] if after else _place_before(text, begins))
        )
    start, end = times[0], _range_end(text, times)
    header = _set(header, passage, start_time=start.value, end_time=end.value if end else None)
    after = _PLACE_AFTER_TIME.match(text[max((end or start).end, ends) :])
    place = _place_before(text, min(start.start, begins)) or (after["venue"] if after else None)
    return _set(header, passage, venue=_clean_venue(place))


def _range_end(text: str, times: Sequence[PrintedTime]) -> PrintedTime | None:
    """The second time of `9.30 am - 11.45 am`."""
    if len(times) < 2 or not _RANGE.fullmatch(text[times[0].end : times[1].start]):
        return None
    return times[1]


def _read_unclear_time(header: Header, passage: Passage, text: str) -> Header:
    seen = unclear_time(text)
    if not seen:
        return header
    found = problem("time_unclear", line=passage.span[0], path="start_time", seen=seen)
    return replace(header, problems=(*header.problems, found))


def _place_before(text: str, end: int) -> str | None:
    """`held in the Y at 9.30 am` and `held at Y on TUESDAY`: the place in front of the time or date."""
    match = _PLACE_BEFORE.search(text[:end].rstrip(" ,(-–—"))
    if match is None or match["how"].casefold() == "on" or any(dates_in(match["venue"])):
        return None
    return match["venue"]


def _clean_venue(venue: str | None) -> str | None:
    if not venue:
        return None
    cleaned = _VENUE_END.sub("", plain(venue)).strip(" ,;:-–—")
    cleaned = cleaned.removesuffix(".")
    return cleaned if 2 < len(cleaned) <= 250 else None


def _read_undated(header: Header, passages: Sequence[Passage]) -> Header:
    """Time and place where they stand on lines of their own."""
    for passage in passages:
        text = passage.text[:LONGEST]
        commenced = re.search(r"\b(?:commenced|started|began|commencing|from|at)\b", text, re.IGNORECASE)
        times = list(times_in(text))
        if times and (commenced or times[0].start < 8):
            header = _set(header, passage, start_time=times[0].value)
            if len(times) > 1 and re.search(r"\b(?:concluded|closed|ended|finished|to)\b|-|–", text):
                header = _set(header, passage, end_time=times[1].value)
        place = re.match(r"(?:held\s)?(?:in|at)\s(?P<venue>(?:the\s)?[A-Z\d].{2,200})$", text, re.IGNORECASE)
        if place and not any(dates_in(text)) and not times:
            header = _set(header, passage, venue=_clean_venue(place["venue"]))
    return header


def _read_bodies(header: Header, passages: Sequence[Passage]) -> Header:
    """Council and committee: from "Minutes of a meeting of the X", else from lines that name a body."""
    for passage in passages:
        text = plain(passage.text[:LONGEST])
        if (match := _MEETING_OF.search(text)) and _HAS_BODY.search(match["committee"]):
            header = _set_body(header, passage, match["committee"])
    for passage in passages:
        for part in _naming_parts(passage):
            header = _set_body(header, passage, part)
    return header


def _naming_parts(passage: Passage) -> Iterable[str]:
    """The parts of a heading line that may name a body, without document words, dates and times."""
    text = passage.text
    if len(text) > 200 or _LABEL.match(text):
        return ()
    parts = re.split(r"\s+[-–—|]\s+|\s*:\s+|\s+(?=minutes of\b)", text, flags=re.IGNORECASE)
    return [part for part in map(_strip_words, parts) if part and _HAS_BODY.search(part) and _is_naming(part)]


def _strip_words(part: str) -> str:
    part = re.sub(r"^(?:draft|unconfirmed)\s+", "", part, flags=re.IGNORECASE)
    part = re.sub(
        r"^(?:draft |unconfirmed )?minutes of (?:the )?(?:meeting of )?(?:the )?|\s+(?:minutes|agenda)$",
        "",
        part,
        flags=re.IGNORECASE,
    )
    return plain(part).strip(" ,.:;")


def _is_naming(part: str) -> bool:
    folded = fold(part)
    if _DOCUMENT_WORD.fullmatch(folded) or any(dates_in(part)) or any(times_in(part)):
        return False
    return not re.search(
        r"\b(?:meeting|minutes|held|website|www|room|hall,|present|chamber)\b", folded
    ) or folded.endswith("parish meeting")


def _set_body(header: Header, passage: Passage, name: str) -> Header:
    council, committee = split_council(plain(name).strip(" ,.:;"))
    return _set(header, passage, council=council, committee=committee)


def split_council(name: str) -> tuple[str | None, str | None]:
    """`Audit Committee of Marlbridge Borough Council`: the council, and the committee without it."""
    name = re.sub(r"^(?:the|a)\s+(?:meeting of\s+(?:the\s+)?)?", "", name, flags=re.IGNORECASE)
    whole = _COUNCIL_NAME.fullmatch(name)
    if whole:
        return name, None
    owned = re.fullmatch(
        r"(?P<committee>.{3,120}?)\s+of\s+(?:the\s+)?(?P<council>.{3,80})", name, re.IGNORECASE
    )
    if owned and _COUNCIL_NAME.fullmatch(owned["council"]) and _HAS_BODY.search(owned["committee"]):
        return owned["council"], owned["committee"]
    in_front = _COUNCIL_NAME.match(name)
    if in_front and _HAS_BODY.search(name[in_front.end() :]):
        return in_front["council"], name[in_front.end() :].strip(" '’s,-–—")
    return None, name


def _named_for_council(header: Header) -> Header:
    """A meeting of the whole council: the body that met is the council itself."""
    if header.committee is None and header.council is not None:
        evidence = header.evidence | {"committee": header.evidence["council"]}
        return replace(header, committee=header.council, evidence=evidence)
    return header
