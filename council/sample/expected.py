"""What the author knows of each document, from the marks in its source and not from reading what was built."""

import re
from typing import Any

from .source import COUNCIL, Paragraph, Source

FORM = re.compile(r"^(?:Mrs?|Ms|Miss|Dr) | (?:MBE|JP)$")
"""What a name is written with but is no part of it."""

NOT_STATED = {
    "lost": False,
    "for": None,
    "against": None,
    "abstain": None,
    "unanimous": None,
    "casting": None,
    "named": None,
}
"""A vote of which the words say nothing; `lost` tells a motion or an amendment that failed."""


def facts(source: Source) -> dict[str, Any]:
    """The facts of one document as expected.json keeps them."""
    given = source.facts
    lost, cancelled = given.get("date_lost", False), given.get("cancelled", False)
    return {
        "style": given["style"],
        "council": COUNCIL,
        "committee": given["committee"],
        "date": None if lost else given["date"].isoformat(),
        "start_time": given["start"],
        "end_time": given.get("end"),
        "venue": given["venue"],
        "cancelled": cancelled,
        "draft": given.get("draft", False),
        "chair": given.get("chair"),
        "present": [name(person) for person in given.get("present", []) + given.get("co_opted", [])],
        "co_opted": [name(person) for person in given.get("co_opted", [])],
        "remote": given.get("remote", []),
        "substitutes": given.get("substitutes", {}),
        "visitors": [name(person) for person in given.get("visitors", [])],
        "officers": [name(person) for person in given.get("officers", [])],
        "apologies": given.get("apologies", []),
        "interests": given.get("interests", []),
        "items": [] if cancelled else _items(source),
        "votes": [NOT_STATED | vote for vote in given.get("votes", [])],
        "next_meetings": [
            {"date": meeting.date.isoformat(), "start_time": meeting.start, "venue": meeting.venue}
            for meeting in source.next_meetings
        ],
        "confirms": [day.isoformat() for day in given.get("confirms", [])],
        "blocking": ["date"] if lost else [],
        "advice": ["date"] if "later_sittings" in given else [],
    }


def _items(source: Source) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for paragraph in source.paragraphs:
        match paragraph.kind:
            case "title" | "private_title":
                items.append(_item(source, paragraph, position=len(items)))
            case "resolution":
                items[-1]["resolutions"] += 1
            case "lost":
                items[-1]["lost"] += 1
    return items


def _item(source: Source, title: Paragraph, *, position: int) -> dict[str, Any]:
    number = source.number(position).rstrip(".")
    return {
        "number": number,
        "title": source.printed_title(title.text),
        "resolutions": 0,
        "lost": 0,
        "restricted": title.kind == "private_title",
        "withdrawn": number in source.facts.get("withdrawn", []),
    }


def name(person: str) -> str:
    """The name alone of somebody in the facts: "E Hallowby" of "Mr E Hallowby MBE (Chairman)"."""
    return FORM.sub("", person.partition(" (")[0].partition(", ")[0])
