"""The headings that divide a list of those present: who is in each part, and how they took part."""

import re
from dataclasses import dataclass

from .passages import Passage
from .words import fold


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the attendance and what stands behind it on the same line."""

    status: str | None
    kind: str | None
    rest: str
    role: str | None = None


# What a heading says about those under it: (status, kind of person, role, words). The order matters.
_HEADINGS: tuple[tuple[str | None, str | None, str | None, str], ...] = (
    (
        "absent",
        None,
        None,
        r"absent(?: without apolog(?:y|ies))?|members absent|councillors absent|not present",
    ),
    (
        "apologies",
        None,
        None,
        r"apolog(?:y|ies)(?: for (?:absence|inability to attend))?(?: (?:were )?received(?: from)?)?|apologies received from",
    ),
    (
        "in_attendance",
        "officer",
        None,
        (
            r"officers?(?: (?:present|in attendance|attending))?|officials?(?: in attendance)?|(?:council )?staff(?: (?:present|in attendance))?"
            r"|also in attendance - officers|officers also present|council officers"
        ),
    ),
    (
        "in_attendance",
        "officer",
        None,
        r"(?:town |parish )?clerk(?: to the council)?|minute(?:s)? (?:taker|secretary)|secretary",
    ),
    (
        "in_attendance",
        "public",
        None,
        r"(?:members of the )?public(?: present)?|press and public|visitors|witnesses|invitees|guests",
    ),
    (
        "present",
        "co_opted",
        None,
        (
            r"co-?opted (?:voting |non-voting )?members?|co-?optees|independent (?:members?|persons?)|appointed members|church representatives"
            r"|parent governor representatives|tenant representatives"
        ),
    ),
    (
        "in_attendance",
        "councillor",
        None,
        (
            r"(?:other|visiting|non-committee) (?:members|councillors)(?: (?:present|in attendance|attending))?|councillors? (?:also )?in attendance"
            r"|also present - councillors"
        ),
    ),
    (
        "in_attendance",
        None,
        None,
        r"(?:also )?in attendance|also present(?: \(by invitation\))?|also in attendance|(?:also )?attending|observers?|by invitation",
    ),
    (
        "present",
        "councillor",
        "chair",
        r"(?:present )?in the chair|chair(?:man|woman|person)?(?: for the meeting)?|presiding(?: member)?",
    ),
    ("present", "councillor", "vice_chair", r"(?:vice|deputy)[ -]chair(?:man|woman|person)?"),
    (
        "present",
        "councillor",
        None,
        r"members(?: present)?|councillors present|committee members(?: present)?|present - (?:members|councillors)|elected members",
    ),
    (
        "present_virtual",
        None,
        None,
        r"present (?:remotely|virtually|via (?:zoom|teams|microsoft teams))|remote attendance|remotely",
    ),
    (
        "present",
        None,
        None,
        r"present|those present|attendance(?: details)?|when there were present|sederunt|yn bresennol|presennol|members and officers present|present in person|in person",
    ),
)
_PATTERNS = tuple(
    (status, kind, role, re.compile(rf"(?:{words})(?P<stop>\s*(?::-?|-|$)\s*|\s+(?=\())"))
    for status, kind, role, words in _HEADINGS
)
_BARE_PRESENT = re.compile(r"present\s+(?=(?:county |cllr|councillor|mr|mrs|ms|alderm))")
_GROUP = re.compile(
    r"(?P<title>(?:county |district |borough |city |town |parish )?(?:councillors|cllrs)|aldermen|y cynghorwyr)\s*:?",
    re.IGNORECASE,
)


def heading_of(text: str) -> Heading | None:
    """`Also present:` or `Officers: J Poole`: what it says of those who follow; None for any other text."""
    folded = fold(text[:400])
    for status, kind, role, pattern in _PATTERNS:
        match = pattern.match(folded)
        if match and _is_heading(folded, match):
            return Heading(status, kind, text[match.end() :].strip(), role)
    if match := _BARE_PRESENT.match(folded):
        return Heading("present", None, text[match.end() :].strip())
    return None


def _is_heading(folded: str, match: re.Match[str]) -> bool:
    """With nothing behind it, or with a colon or a dash before what is."""
    return match.end() == len(folded) or bool(match["stop"].strip()) or folded[match.end() :].startswith("(")


def group_title(text: str) -> str | None:
    """`County Councillors` alone on a line: the title of everybody under it."""
    match = _GROUP.fullmatch(text.strip())
    return (
        match["title"].title().removesuffix("s")
        if match and not match["title"].casefold().endswith("men")
        else ("Alderman" if match else None)
    )


def is_attendance_start(passage: Passage) -> bool:
    """Whether the attendance begins with this passage."""
    text = passage.cells[0] if len(passage.cells) > 1 else passage.text
    heading = heading_of(text) or heading_of(passage.text)
    return (
        bool(heading and heading.status)
        or group_title(text) is not None
        or bool(_FIRST_PERSON.match(passage.text))
    )


def lists_those_present(passage: Passage) -> bool:
    """Whether this is a heading of those present, such as stands behind the close on some web pages."""
    heading = heading_of(passage.cells[0] if len(passage.cells) > 1 else passage.text)
    return heading is not None and heading.status == "present"


_FIRST_PERSON = re.compile(
    r"(?:County |District |Borough |City |Town |Parish )?(?:Councillors?|Cllrs?\.?|Alderm[ae]n)\s+[A-Z][\w.' ’-]{1,40}"
    r"(?:,|$|\s\((?:Chair|Vice|Leader|Mayor)|\s(?:[-–—]\s)?in the chair)",
    re.IGNORECASE,
)


_PART = re.compile(
    r"part (?:i|1|a|one)\b|(?:open|public|unrestricted) (?:items|session)\b|items? for decision"
)
_PROSE = re.compile(
    r"\b(?:was|were|had|has|have|would|will|welcomed|opened|noted|reported|thanked|informed|agreed|resolved)\b"
)
_ATTENDED = re.compile(
    r"\b(?:present|attend(?:ed|ance|ing)|apolog(?:y|ies)|absent|substitut\w+|chair|public)\b"
)


def ends_attendance(passage: Passage) -> bool:
    """`The Chairman opened the meeting and welcomed everybody.`: prose that lists nobody."""
    text = fold(passage.text[:600])
    if _PART.match(text):
        return True
    is_prose = bool(_PROSE.search(text)) and len(text.split()) > 5
    return is_prose and not _ATTENDED.search(text) and heading_of(passage.text) is None
