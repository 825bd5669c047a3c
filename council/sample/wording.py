"""How the two house styles word dates, times and the roll of those present."""

from collections.abc import Sequence
from datetime import date, time

from .source import MEETING_IN_SENTENCE, Source, next_meeting

NO_BREAK_SPACE = "\u00a0"


def held(source: Source) -> str:
    """The line that says when and where: "Minutes of the Meeting held on Tuesday, 16th July, 2024 at ..."."""
    facts = source.facts
    place = f"at {clock(facts['start'])} in {facts['venue']}"
    if source.county:
        return f"Minutes of the Meeting held on {_county_date(facts['date'], comma=',')} {place}"
    if source.full_council:
        return _at_a_meeting(source)
    when = "" if facts.get("date_lost") else f"on {_town_date(facts['date'])} "
    return f"MINUTES of a meeting of the {facts['committee']} held {when}{place}"


def _at_a_meeting(source: Source) -> str:
    facts = source.facts
    first = f"{_formal_date(facts['date'])} at {clock(facts['start'])}"
    then = "".join(f" and, by adjournment, on {sitting}" for sitting in facts.get("later_sittings", []))
    return f"At {facts['meeting']} of the {facts['committee']} held in {facts['venue']} on {first}{then}."


def clock(start: str, *, space: str = " ") -> str:
    """14:00 as "2.00 pm"."""
    at = time.fromisoformat(start)
    return f"{at.hour % 12 or 12}.{at.minute:02}{space}{'am' if at.hour < 12 else 'pm'}"


def meeting_line(source: Source, words: str) -> str:
    """A future meeting as the house style lists it."""
    meeting = next_meeting(words)
    if source.county:
        return f"{_county_date(meeting.date)} at {clock(meeting.start, space='')}, {meeting.venue}"
    if source.full_council:
        return f"{_county_date(meeting.date)} at {clock(meeting.start)} in {meeting.venue}"
    return f"{_town_date(meeting.date)} at {clock(meeting.start)} in {meeting.venue}"


def spoken(source: Source, text: str) -> str:
    """A paragraph with the future meetings in it put into words."""
    return MEETING_IN_SENTENCE.sub(lambda found: meeting_line(source, found["meeting"]), text)


def bound(name: str) -> str:
    """A name whose initial and surname stay on one line."""
    return name.replace(" ", NO_BREAK_SPACE, 1)


def roll(names: Sequence[str], *, between: str = ", ") -> str:
    """Names as a sentence list: "A Moss, B Lund and C Reay"."""
    *others, last = names
    return f"{between.join(others)}{between.rstrip(', ')} and {last}" if others else last


def page_date(day: date) -> str:
    """A date as the pages of an agenda print it: "Tuesday, 22nd September, 2026"."""
    return _county_date(day, comma=",")


def _county_date(day: date, *, comma: str = "") -> str:
    return f"{day:%A}{comma} {_ordinal(day.day)} {day:%B}{comma} {day.year}"


def _formal_date(day: date) -> str:
    return f"{f'{day:%A}'.upper()} the {_ordinal(day.day)} day of {f'{day:%B}'.upper()} {day.year}"


def _town_date(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
