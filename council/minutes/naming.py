"""Whose meeting it was, in the sentence of a heading or in a line of its own."""

import re

from .bodies import Body, is_council, read_body
from .words import fold, plain

_OF_MEETING = re.compile(
    r"""\b(?:meeting|meetings|sitting|session) (?:\s\([^)]{1,40}\)|\s20\d\d)? \s (?:of|for) \s (?:the\s)? (?P<name>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OF_MINUTES = re.compile(
    r"""\b(?:minutes?|proceedings|notes|record|cofnodion)\s(?:of|for|from|at|y|o|o'r)\s(?:(?:the\s)?proceedings\s(?:of|at)\s)?(?P<name>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CYFARFOD = re.compile(
    r"""\b[cg]yfarfod\s(?:y\s|yr\s|o'r\s|o\s|o’r\s)?(?P<name>\S.*)""", re.IGNORECASE | re.DOTALL
)
_HELD = re.compile(
    r"""(?P<name>(?!.*\b(?:meeting|minutes)\b.*\bheld\b)\S.{2,120}?)(?=\s(?:was\s)?(?:held|met)\b)""",
    re.IGNORECASE,
)
_COUNCIL_MEETING = re.compile(
    r"(?:(?:draft\s)?minutes\s)?(?!(?:at|the|a|an|minutes|following|since|from|last)\b)(?P<name>(?:[A-Z][\w'’& -]{2,60}?\s)?(?:council|(?:sub-?)?committee|cabinet|panel|board|forum|commission))\smeeting,?\s(?:was\s)?held\b",
    re.IGNORECASE,
)
"""`KELBY PARISH COUNCIL MEETING held on` and `PLANNING COMMITTEE MEETING HELD ON`, at the head of a sentence."""
_NAME_END = re.compile(
    r"""[\s,.;:–—(-]{0,8} \b(?: at\san?\s(?:[\w-]+\s){1,3}meeting\b | will\sbe\b | (?:which\s)?(?:was|were|is)\s(?:to\sbe\s)?held | (?:to\sbe\s)?held\b | holden\b | (?:duly\s)?convened | gynhaliwyd | a\sgynhaliwyd | a\sgynhelir | commenc | took\splace | taken\s(?=on|by|at) | (?<!parish\s)meeting\sheld | (?<!parish\s)meeting\s*$ | (?:date|time|venue)\s?: | when\b | was\b ) .*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_THEN_HALL = re.compile(
    r",\s(?=[^,]{0,40}\b(?:hall|rooms?|chambers?|house|centre|offices?|street|road|school|church|suite|building)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_THEN_PLACE = re.compile(
    r"(?P<name>.*?\b(?:committee|cabinet|panel|board|forum|council|group|executive|commission|authority|party|partnership|pwyllgor|assembly|meeting)\)?)[\s,]+(?:on|in|at|via|by|–|-|:)(?:\s.*|$)",
    re.IGNORECASE | re.DOTALL,
)


def body_in_sentence(head: str) -> Body:
    """`Minutes of a meeting of the Audit Committee held on`: whose, from the words before the first date, time or place."""
    annual = _ANNUAL_MEETING.match(head)
    if annual and _HELD_NEXT.match(head, annual.end()):
        return Body(committee=plain(annual.group()))
    match = (
        _OF_MEETING.search(head) or _CYFARFOD.search(head) or _OF_MINUTES.search(head) or _HELD.match(head)
    )
    if match is None:
        named = _COUNCIL_MEETING.match(head)
        return read_body(named["name"]) if named else Body()
    found = read_body(_name_only(match["name"]))
    if found.council is None and (above := _COUNCIL_THEN_MINUTES.search(head, 0, match.start("name"))):
        found = Body(above["name"], found.committee)
    if found.committee or match.re is not _OF_MEETING:
        return found
    before = re.sub(
        r"^.*?\b(?:minutes?|notes|record)\s(?:of|for)\s(?:the\s|a\s|an\s)?",
        "",
        head[: match.start()],
        flags=re.IGNORECASE,
    )
    beside = read_body(before) if before != head[: match.start()] else Body()
    return Body(found.council or beside.council, beside.committee)


_COUNCIL_THEN_MINUTES = re.compile(
    r"(?P<name>(?:[A-Z][A-Z'’-]+\s(?:(?:AND|WITH|ON|THE)\s){0,2}){1,4}(?:TOWN|PARISH|COMMUNITY|CITY|BOROUGH|DISTRICT|COUNTY)\sCOUNCIL)\s(?=(?:DRAFT\s)?MINUTES\b)"
)
"""`KELBY TOWN COUNCIL MINUTES of the proceedings at the meeting of the Council`, where a copy lost the lines."""
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+[A-Z].*", re.DOTALL)


def _name_only(name: str) -> str:
    """The name without the words that lead to when and where."""
    name = _SENTENCE_END.sub("", name, count=1)
    name = _NAME_END.sub("", name, count=1)
    match = _THEN_PLACE.fullmatch(name)
    name = _THEN_HALL.sub("", match["name"] if match else name)
    return (
        re.sub(r"(?:[\s,;:(–—-]|\b(?:on|at|in|from))+$", "", name[-200:]) if len(name) <= 200 else name[:200]
    )


_NOT_NAMING = re.compile(
    r"""\b(?: held | website | www | https? | e-?mail | tel(?:ephone)? | phone | contact | please\sask | dear | yours | chief\sexecutive | clerk | proper\sofficer | monitoring\sofficer | room | hall(?=,|$) | chambers?
        | present | apologies | page | councillors | cllrs? | councillor | street | road | avenue | notice\sof | webcast | copyright | home | menu | subject\sto | approved\sat | pages | draft\sfor | members? | welcome
        | followed | incorporating | our\sref | agenda\sitem | attachment | download | previous\sminutes | register | guidance | public\sdocument | decision\sof | report\sof | resident | election | vacancy | click )\b | @ | [?!] | \.\s+[A-Z]""",
    re.IGNORECASE | re.VERBOSE,
)
_TO_MEMBERS = re.compile(
    r"(?:to\s?:\s*)?(?:all\s)?(?:the\s)?(?:members|councillors)\sof\s(?:the\s)?(?P<name>.+)", re.IGNORECASE
)
_DOCUMENT_WORDS = re.compile(
    r"""^(?:[\s,:–—-]|\b(?:draft|unconfirmed|confirmed|approved|printed|public|final|signed|minutes?|agenda|decisions?|notice|record|notes|and|of|the|for|a|meeting|previous|meetings|pack|document|proceedings|action|supplement|printed|title)\b)+"""
    r"""|(?:[\s,:–—-]|\b(?:draft|unconfirmed|minutes|agenda|meeting|a\.?g\.?m\.?|and|decisions|notes|dogfennau|documents)(?:\b|(?<=\.)))+$""",
    re.IGNORECASE,
)


_ANNUAL_MEETING = re.compile(
    r"(?!(?:draft|the|minutes?|notes|record|proceedings|report)\b)(?:[A-Z][\w'’-]*\s(?:(?:and|on|the|in|under|with|cum)\s)?){0,5}annual\sparish\s(?:meeting|assembly)",
    re.IGNORECASE,
)
_HELD_NEXT = re.compile(r"\W{0,3}(?:was\s)?held\b", re.IGNORECASE)
"""`ANNUAL PARISH MEETING`: of the electors, and no meeting of a council."""


_TAKEN_ON = re.compile(r"\s(?:taken|made)\s(?:on|at|by)\b.*$", re.IGNORECASE)
"""`Decisions of the Cabinet taken on Wednesday`: when, and no part of the name."""


def bodies_in_line(text: str) -> list[Body]:
    """Whose a line of the heading says the meeting is: `GREAT OTTERBY PARISH COUNCIL – Minutes`, `Kelby District Council, Cabinet`."""
    if len(text) > 200:
        return []
    if _ANNUAL_MEETING.fullmatch(text.strip()):
        return [Body(committee=plain(text))]
    told = _TO_MEMBERS.fullmatch(text)
    if told:
        return [read_body(told["name"])]
    parts = re.split(
        r"\s+[-–—|>/]\s+|\s*:\s+|\s+(?=(?:draft\s|unconfirmed\s)?(?:minutes\b|minute\sof\b))",
        text,
        flags=re.IGNORECASE,
    )
    whole = read_body(_without_document_words(text)) if 1 < len(parts) < 3 else Body()
    if whole.council and whole.committee and not _NOT_NAMING.search(text):
        return [whole]
    return [_read_part(name) for part in parts if (name := _without_document_words(part))]


_COUNCIL_THEN_ADDRESS = re.compile(
    r"(?P<name>[A-Z][\w'’ &-]{2,50}?\s(?:PARISH|TOWN|COMMUNITY|Parish|Town|Community)\s(?:COUNCIL|Council))\s(?=(?:The\s)?[A-Z][a-z]+(?:,|\s[A-Z]))"
)
"""`OTTERBY PARISH COUNCIL The Old School, High Street, Otterby  Tel: 01632 960000`."""


def _read_part(name: str) -> Body:
    """A part of a line; of one that names other things too, only the council at its end: `Virtual Meeting, Lorn Council`."""
    if not _NOT_NAMING.search(fold(name)):
        return read_body(name)
    if addressed := _COUNCIL_THEN_ADDRESS.match(name):
        return read_body(addressed["name"])
    council = name.rpartition(", ")[2]
    return Body(council=council) if is_council(council) and not _NOT_NAMING.search(fold(council)) else Body()


def _without_document_words(part: str) -> str:
    part = _TAKEN_ON.sub("", plain(part))
    return plain(_DOCUMENT_WORDS.sub("", _DOCUMENT_WORDS.sub("", part))).strip(" ,.:;-–—|")
