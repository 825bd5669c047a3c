"""Whose meeting it was: the names of councils and of their committees, in the sentence of a heading or in a line of their own."""

import re
from dataclasses import dataclass

from .words import fold, plain

_KIND = r"(?:County|Borough|City|District|Town|Parish|Community|Metropolitan|Unitary|Urban|Burgh|Islands?|Combined|Village|Municipal)"
_AUTHORITY = r"""(?: (?:Mayoral\ )?Combined\ (?:County\ )?Authority | (?:Combined\ )?Fire\ (?:and|&)\ Rescue\ Authority | (?:Combined\ )?Fire\ (?:and\ Civil\ Defence\ )?Authority
    | National\ Park\ Authority | Broads\ Authority | Waste\ (?:Disposal\ )?Authority | Port\ Health\ Authority | Integrated\ Transport\ Authority | Transport\ Authority )"""
_WORD = r"[\w'’.()-]+"
_PLACE = (
    rf"(?:{_WORD}(?:,(?=\ )|,?\ (?:and|&|-|with|upon|on|under|in|the|cum|le|y|a|ar)(?=\ ))?\ ){{0,7}}?{_WORD}"
)
_COUNCIL = re.compile(
    rf"""
      (?: the\ )? (?:
        (?: (?:London|Royal|Metropolitan|County)\ ){{0,2}} Borough (?:\ Council)? \ of \ (?:the\ )? {_PLACE} (?:\ Council)?
      | City (?:\ and\ County|\ and\ District|\ Council|\ \&\ County)? \ of \ (?:the\ )? {_PLACE} (?:\ (?:{_KIND}\ ){{0,3}}Council)?
      | (?:County\ Borough|County|District|Town|Parish|Community|City)\ Council \ of \ (?:the\ )? {_PLACE}
      | (?:The\ )?(?:Municipal\ )?(?:Corporation|Council)\ of \ (?:the\ )? {_PLACE}
      | (?:Regional\ Municipality|Municipality|Township|Village|Town|County|Municipal\ District|Metropolitan\ District) \ of \ (?:the\ )? {_PLACE} (?:\ Council)?
      | (?:Comhairle|[CG]yngor) \ {_PLACE}
      | {_PLACE} \ (?:{_KIND}(?:\ (?:and|&)\ {_KIND})?\ ){{0,3}} (?:Council|Corporation)
      | {_PLACE} \ {_AUTHORITY}
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNCIL_IN_FRONT = re.compile(
    rf"""
      (?P<council> (?:the\ )? (?: {_PLACE} \ (?:{_KIND}(?:\ (?:and|&)\ {_KIND})?\ ){{0,3}} (?:Council|Corporation|{_AUTHORITY}) | (?:{_WORD}\ ){{1,6}}{_AUTHORITY} ) )
      (?:['’]s?)? [\s,:–—-]+ (?:meeting\ of\ )?(?:the\ )? (?P<committee>\S.*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMMITTEE_WORD = re.compile(
    r"""\b(?: (?:Sub-?\ ?)?Committees? | Subcommittee | Cabinet | Panel | (?<!Notice\ )Board | Forum | (?<!Chief\ )Executive(?!\ (?:Director|Officer|Decision|Member)) | Commission | Working\ (?:Party|Group) | Task\ (?:and\ Finish\ |\&\ Finish\ )?(?:Group|Force)
    | Partnership | Assembly | Trustees | Tribunal | Scrutiny | Parish\ Meeting | (?:Advisory|Liaison|Steering|Reference|Consultative|Project|Member|Policy|Development|Review|Focus)\ Group
    | (?:Municipal|Metropolitan)\ District(?!\ Council) | Convention | Court\ of | Standing\ Advisory\ Council | Is-?bwyllgor | [PB]wyllgor | Bwrdd | Fforwm | Cabinet | Comataidh | Coiste | Trust )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMITTEE_BUT_COUNCIL = re.compile(
    r"\b(?:council|corporation|authority|borough|cyngor|comhairle|township|municipality|city|county|town)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "full",
        "county",
        "borough",
        "city",
        "district",
        "town",
        "parish",
        "community",
        "metropolitan",
        "unitary",
        "council",
        "councils",
        "authority",
        "fire",
        "local",
        "planning",
        "licensing",
        "and",
        "police",
        "joint",
        "youth",
        "youths",
        "annual",
        "ordinary",
        "extraordinary",
        "special",
        "monthly",
        "meeting",
        "statutory",
        "general",
        "budget",
        "standing",
        "advisory",
        "health",
        "shadow",
        "quarterly",
        "cyngor",
        "llawn",
        "y",
        "whole",
        "combined",
        "rescue",
        "national",
        "park",
        "corporation",
        "municipal",
        "first",
        "second",
        "next",
        "last",
        "previous",
        "regular",
    ]
)
_OCCASION_WORDS = re.compile(
    r"""^(?: (?:the|a|an|an?\ virtual|its)\ | (?:annual|ordinary|extraordinary|extra-?ordinary|special|monthly|quarterly|budget|adjourned|statutory|virtual|remote|inaugural|informal|inquorate
        |reconvened|regular|normal|usual|hybrid|formal|public|emergency|urgent|open|closed|first|second|third|fourth|last|next|final|joint(?=\ meeting)|full(?=\ meeting)
        |january|february|march|april|may|june|july|august|september|october|november|december|\d{1,3}(?:st|nd|rd|th)|20\d\d)\ ){1,6}""",
    re.VERBOSE | re.IGNORECASE,
)
_GENERIC_COMMITTEE = re.compile(
    r"(?:the\s)?(?:(?:sub-?\s?)?committees?|panel|board|forum|group|commission|assembly|partnership|working\s(?:party|group)|scrutiny|trust)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:(?:the|y)\s)?[cg]yngor(?:\s(?:llawn|sir))?|(?:the\s)?(?:full\s|whole\s)?(?:(?:county|borough|city|district|town|parish|community)\s)?council",
    re.IGNORECASE,
)
_PARISH = re.compile(r"\b(?:parish|town|community|village|cymuned|tref)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """A council, a committee, or a committee of a council."""

    council: str | None = None
    committee: str | None = None


_LONGEST_NAME = 240
_MUTATED = re.compile(r"^(?:[Gg]yngor|GYNGOR|[Bb]wyllgor|BWYLLGOR)\b")
_UNMUTATED = {"G": "C", "g": "c", "B": "P", "b": "p"}
"""How a Welsh name begins when no "o" stands before it."""


def is_council(name: str) -> bool:
    """`Kelby District Council` and `London Borough of Wickmere`, not `the Parish Council` and not `Youth Council Forum`."""
    if len(name) > 90 or COMMITTEE_WORD.search(name):
        return False
    return bool(_COUNCIL.fullmatch(name)) and _is_proper(name)


def _is_proper(name: str) -> bool:
    return any(
        word.strip("'’.,()&-") and word.strip("'’.,()").casefold() not in _GENERIC
        for word in name.replace("&", " ").split()
    )


def is_own_meeting(name: str | None) -> bool:
    """`the Council`, `Full Council`, `Parish Council`: the body of which the council's name is the name."""
    return bool(name and _OWN.fullmatch(name.strip()))


def is_parish(council: str | None) -> bool:
    """A parish, town or community council, which has no other name for its own meetings."""
    return bool(council and _PARISH.search(council))


def read_body(name: str) -> Body:
    """`Audit Committee of Marlbridge Borough Council`: the council, and the committee without it."""
    name = _without_occasion(plain(name).strip(" ,.:;-–—*#|"))
    name = _MUTATED.sub(lambda match: _UNMUTATED[match.group()[0]] + match.group()[1:], name)
    if not name or len(name) > _LONGEST_NAME:
        return Body()
    if is_own_meeting(name):
        return Body(committee=re.sub(r"^the\s", "", name, flags=re.IGNORECASE))
    owned = _of_council(name)
    if owned is None and is_council(name):
        return Body(council=name)
    return owned or _behind_council(name) or _beside_council(name) or _alone(name)


def _alone(name: str) -> Body:
    if _GENERIC_COMMITTEE.fullmatch(name):
        return Body()
    return Body(committee=name) if COMMITTEE_WORD.search(name) and len(name) <= 160 else Body()


def _without_occasion(name: str) -> str:
    """`Annual Meeting of the Audit Committee` without what kind of meeting it was."""
    name = re.sub(r"\s\((?:(?:agenda\s)?item\s\d{1,3}[a-z]?|outside\sbody)\)$", "", name, flags=re.IGNORECASE)
    name = re.sub(
        r"^(?:[\w-]+\s){0,4}(?:meeting|section|part|session|sitting)\sof\s(?:the\s)?",
        "",
        name,
        flags=re.IGNORECASE,
    )
    if re.search(r"\bparish\smeeting$", name, re.IGNORECASE):
        return re.sub(r"^the\s", "", name, flags=re.IGNORECASE)
    stripped = _OCCASION_WORDS.sub("", name)
    kept = (
        stripped
        if stripped and (COMMITTEE_WORD.search(stripped) or _COMMITTEE_BUT_COUNCIL.search(stripped))
        else name
    )
    kept = re.sub(
        r"\s(?:annual\s|ordinary\s|extraordinary\s|special\s|monthly\s)?(?:meetings?|a\.?g\.?m\.?|minutes|agenda)$",
        "",
        kept,
        flags=re.IGNORECASE,
    )
    return re.sub(r"^(?:the|a)\s", "", kept, flags=re.IGNORECASE)


def _of_council(name: str) -> Body | None:
    """`Planning (West) Committee of Upper Ribbledale Borough Council`, `Full Council of Kelby Town Council`."""
    own = re.match(
        r"(?:the\s)?(?:full\s|whole\s)?council\sof\s(?:the\s)?(?=.*\bcouncil$)", name, re.IGNORECASE
    )
    if own and is_council(name[own.end() :]):
        return Body(council=name[own.end() :])
    for match in re.finditer(r"\s(?:of|for)\s(?:the\s)?", name, re.IGNORECASE):
        committee, council = name[: match.start()], name[match.end() :]
        if COMMITTEE_WORD.search(committee) and (
            is_council(council) or is_council(name[match.end(0) - 4 :].strip())
        ):
            return Body(council, committee.strip(" ,"))
    return None


def _behind_council(name: str) -> Body | None:
    """`Limerick City Council's Travel Committee` and `Kelby District Council – Cabinet`."""
    match = _COUNCIL_IN_FRONT.fullmatch(name)
    if match is None or not _is_proper(match["council"]) or COMMITTEE_WORD.search(match["council"]):
        return None
    committee = match["committee"].strip(" ,.-–—")
    if is_own_meeting(committee) or COMMITTEE_WORD.search(committee):
        return Body(match["council"], committee)
    return None


def _beside_council(name: str) -> Body | None:
    """`Planning Committee, Kelby District Council`."""
    committee, comma, council = name.rpartition(", ")
    if comma and is_council(council) and COMMITTEE_WORD.search(committee):
        return Body(council, committee)
    return None


_OF_MEETING = re.compile(
    r"""\b(?:meeting|meetings|sitting|session) (?:\s\([^)]{1,40}\))? \s (?:of|for) \s (?:the\s)? (?P<name>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OF_MINUTES = re.compile(
    r"""\b(?:minutes?|proceedings|notes|record|cofnodion)\s(?:of|for|from|at|y|o|o'r)\s(?P<name>\S.*)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CYFARFOD = re.compile(
    r"""\b[cg]yfarfod\s(?:y\s|yr\s|o'r\s|o\s|o’r\s)?(?P<name>\S.*)""", re.IGNORECASE | re.DOTALL
)
_HELD = re.compile(
    r"""(?P<name>(?!.*\b(?:meeting|minutes)\b.*\bheld\b)\S.{2,120}?)(?=\s(?:was\s)?held\b)""", re.IGNORECASE
)
_NAME_END = re.compile(
    r"""[\s,.;:–—(-]{0,8} \b(?: (?:which\s)?(?:was|were|is)\s(?:to\sbe\s)?held | (?:to\sbe\s)?held\b | holden\b | convened | gynhaliwyd | a\sgynhaliwyd | a\sgynhelir | commenc | took\splace | (?<!parish\s)meeting\sheld | (?<!parish\s)meeting\s*$ | (?:date|time|venue)\s?: | when\b | was\b ) .*""",
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
    match = (
        _OF_MEETING.search(head) or _CYFARFOD.search(head) or _OF_MINUTES.search(head) or _HELD.match(head)
    )
    if match is None:
        return Body()
    found = read_body(_name_only(match["name"]))
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


def _name_only(name: str) -> str:
    """The name without the words that lead to when and where."""
    name = _NAME_END.sub("", name, count=1)
    match = _THEN_PLACE.fullmatch(name)
    name = _THEN_HALL.sub("", match["name"] if match else name)
    return (
        re.sub(r"(?:[\s,;:(–—-]|\b(?:on|at|in|from))+$", "", name[-200:]) if len(name) <= 200 else name[:200]
    )


_NOT_NAMING = re.compile(
    r"""\b(?: held | website | www | https? | e-?mail | tel(?:ephone)? | phone | contact | please\sask | dear | yours | chief\sexecutive | clerk | proper\sofficer | monitoring\sofficer | room | hall(?=,|$) | chambers?
        | present | apologies | page | councillors | cllrs? | councillor | street | road | avenue | notice\sof | webcast | copyright | home | menu | subject\sto | approved\sat | pages | draft\sfor | members? | welcome
        | our\sref | agenda\sitem | attachment | download | previous\sminutes | register | guidance | public\sdocument | decision\sof | report\sof | resident | election | vacancy | click )\b | @ | [?!] | \.\s+[A-Z]""",
    re.IGNORECASE | re.VERBOSE,
)
_TO_MEMBERS = re.compile(
    r"(?:to\s?:\s*)?(?:all\s)?(?:the\s)?(?:members|councillors)\sof\s(?:the\s)?(?P<name>.+)", re.IGNORECASE
)
_DOCUMENT_WORDS = re.compile(
    r"""^(?:[\s,:–—-]|\b(?:draft|unconfirmed|confirmed|approved|printed|public|final|signed|minutes?|agenda|decisions?|notice|record|notes|and|of|the|for|a|meeting|previous|meetings|pack|document|proceedings|action|supplement|printed|title)\b)+"""
    r"""|(?:[\s,:–—-]|\b(?:draft|unconfirmed|minutes|agenda|meeting|a\.?g\.?m\.?|and|decisions|notes)(?:\b|(?<=\.)))+$""",
    re.IGNORECASE,
)


def bodies_in_line(text: str) -> list[Body]:
    """Whose a line of the heading says the meeting is: `GREAT OTTERBY PARISH COUNCIL – Minutes`, `Kelby District Council, Cabinet`."""
    if len(text) > 200:
        return []
    told = _TO_MEMBERS.fullmatch(text)
    if told:
        return [read_body(told["name"])]
    parts = re.split(
        r"\s+[-–—|>/]\s+|\s*:\s+|\s+(?=(?:draft\s|unconfirmed\s)?minutes\b)", text, flags=re.IGNORECASE
    )
    whole = read_body(_without_document_words(text)) if 1 < len(parts) < 3 else Body()
    if whole.council and whole.committee and not _NOT_NAMING.search(text):
        return [whole]
    return [
        read_body(name)
        for part in parts
        if (name := _without_document_words(part)) and not _NOT_NAMING.search(fold(name))
    ]


def _without_document_words(part: str) -> str:
    return plain(_DOCUMENT_WORDS.sub("", _DOCUMENT_WORDS.sub("", plain(part)))).strip(" ,.:;-–—|")
