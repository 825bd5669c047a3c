"""The names of councils and of their committees: which is which, and the committee without its council."""

import re
from dataclasses import dataclass

from .dates import MONTHS
from .words import plain

_KIND = r"(?:County|Borough|City|District|Town|Parish|Community|Metropolitan|Unitary|Urban|Burgh|Islands?|Combined|Village|Municipal)"
_AUTHORITY = r"""(?: (?:Mayoral\ )?Combined\ (?:County\ )?Authority | (?:Combined\ )?Fire\ (?:and|&)\ Rescue\ Authority | (?:Combined\ )?Fire\ (?:and\ Civil\ Defence\ )?Authority
    | National\ Park\ Authority | Broads\ Authority | Waste\ (?:Disposal\ )?Authority | Police\ Authority | Port\ Health\ Authority | Integrated\ Transport\ Authority | Transport\ Authority )"""
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
      | (?:(?:Regional\ |District\ |Rural\ )?Municipality|R\.?M\.?|Township|(?:Incorporated\ )?Village|Town|County|Municipal\ District|Metropolitan\ District|Shire|Rural\ City) \ of \ (?:the\ )? {_PLACE} (?:\ Council)?
      | (?:Comhairle|[CG]yngor) \ {_PLACE}
      | {_PLACE} \ (?:{_KIND}(?:\ (?:and|&)\ {_KIND})?\ ){{0,3}} (?:Council|Corporation)
      | {_PLACE} \ {_AUTHORITY}
      | {_PLACE} \ Township
      | {_AUTHORITY} \ for \ (?:the\ )? {_PLACE}
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNCIL_IN_FRONT = re.compile(
    rf"""
      (?P<council> (?:the\ )? (?: {_PLACE} \ (?:{_KIND}(?:\ (?:and|&)\ {_KIND})?\ ){{0,3}} (?:Council|Corporation|{_AUTHORITY}) | (?:{_WORD}\ ){{1,6}}{_AUTHORITY} ) )
      (?:['’]s?)? [\s,:–—-]+ (?:minutes?\ of\ (?:the\ |a\ )?)?(?:meeting\ of\ )?(?:the\ )? (?P<committee>\S.*)
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
        "that",
        "this",
        "regional",
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
        "cymuned",
        "tref",
        "sir",
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
        "above",
        "named",
        "above-named",
        "said",
        "undermentioned",
    ]
)
_OCCASION_WORDS = re.compile(
    rf"""^(?: (?:the|a|an|an?\ virtual|its)\ | (?:annual|ordinary|extraordinary|extra-?ordinary|special|monthly|quarterly|budget|adjourned|statutory|virtual|remote|inaugural|informal|inquorate
        |reconvened|online|regular|normal|usual|hybrid|formal|public|emergency|urgent|open|closed|first|second|third|fourth|last|next|final|joint(?=\ meeting)|full(?=\ meeting)
        |{MONTHS}|\d{1, 3}(?:st|nd|rd|th)|20\d\d)\ ){{1,6}}""",
    re.VERBOSE | re.IGNORECASE,
)
_GENERIC_COMMITTEE = re.compile(
    r"(?:the\s)?(?:(?:sub-?\s?)?committees?(?:/panel)?|panel|board|forum|group|commission|assembly|partnership|working\s(?:party|group)|scrutiny|trust)",
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


_MEMBERS_OF = re.compile(r"(?:the\s)?members\sof\s(?:the\s)?(?=\S)", re.IGNORECASE)
"""`Regular Meeting of the members of Council of the Town of Kelby`."""
_NO_BODY = re.compile(
    r"membership of\b|committee name$|.{0,60}\b(?:cabinet|council|committee|board|panel) (?:received|considered|noted|agreed|approved|resolved|was|were|had|welcomed)\b",
    re.IGNORECASE,
)
"""`Membership of Cabinet` and `Cabinet received oral questions`: a title and a sentence that name a body."""
_LONGEST_NAME = 240
_PAGE_BEFORE = re.compile(r"^\d{1,4}\s(?=[A-Z]{2})")
"""`37 THE LORN COUNCIL`: the number of the page, which ran into the heading."""
_MUTATED = re.compile(r"^(?:[Gg]yngor|GYNGOR|[Bb]wyllgor|BWYLLGOR)\b")
_UNMUTATED = {"G": "C", "g": "c", "B": "P", "b": "p"}
"""How a Welsh name begins when no "o" stands before it."""


_NUMBERED = re.compile(r"\sNo\.?\s?\d{1,4}$", re.IGNORECASE)
"""`County of Kelby No. 4`, as in Alberta and Saskatchewan."""


def is_council(name: str) -> bool:
    """`Kelby District Council` and `London Borough of Wickmere`, not `the Parish Council` and not `Youth Council Forum`."""
    if len(name) > 90 or COMMITTEE_WORD.search(name) or any(map(str.isdigit, _NUMBERED.sub("", name))):
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


def is_generic(name: str) -> bool:
    """`Board` and `the Committee`: a word for a body, and not its name."""
    return bool(_GENERIC_COMMITTEE.fullmatch(name.strip()))


def read_body(name: str) -> Body:
    """`Audit Committee of Marlbridge Borough Council`: the council, and the committee without it."""
    name = _PAGE_BEFORE.sub("", plain(name).strip(" ,.:;-–—*#|/"))
    name = _MEMBERS_OF.sub("", _without_occasion(name))
    name = _MUTATED.sub(lambda match: _UNMUTATED[match.group()[0]] + match.group()[1:], name)
    if not name or len(name) > _LONGEST_NAME or _NO_BODY.match(name):
        return Body()
    if is_own_meeting(name):
        return Body(committee=re.sub(r"^the\s", "", name, flags=re.IGNORECASE))
    owned = _of_council(name) or _full_council(name)
    if owned is None and is_council(name):
        return Body(council=name)
    return owned or _behind_council(name) or _beside_council(name) or _alone(name)


def _alone(name: str) -> Body:
    if _GENERIC_COMMITTEE.fullmatch(name):
        return Body()
    return Body(committee=name) if COMMITTEE_WORD.search(name) and len(name) <= 160 else Body()


_PROCEEDINGS = re.compile(
    r"^(?:the\s)?minutes?\sof\s(?:the\s)?proceedings\s(?:of|at)\s(?:the\s|a\s)?", re.IGNORECASE
)


def _without_occasion(name: str) -> str:
    """`Annual Meeting of the Audit Committee` without what kind of meeting it was."""
    name = re.sub(
        r"\s\((?:(?:agenda\s)?item\s\d{1,3}[a-z]?|outside\sbody|(?:[\w-]+\s){0,3}meeting)\)$",
        "",
        name,
        flags=re.IGNORECASE,
    )
    name = _PROCEEDINGS.sub("", name)
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


_COUNCIL_OF = re.compile(
    r"(?:the\s)?(?P<own>(?:full\s|whole\s|(?:county|borough|city|district|town|parish)\s(?=.*council$))?council)\s(?:of|for)\s(?:the\s)?",
    re.IGNORECASE,
)


def _of_council(name: str) -> Body | None:
    """`Planning (West) Committee of Upper Ribbledale Borough Council`, `Full Council of Kelby Town Council`."""
    own = _COUNCIL_OF.match(name)
    if own and is_council(name[own.end() :]):
        return Body(name[own.end() :], own["own"])
    for match in re.finditer(r"\s(?:of|for)\s(?:the\s)?", name, re.IGNORECASE):
        committee, council = name[: match.start()], name[match.end() :]
        if COMMITTEE_WORD.search(committee) and (
            is_council(council) or is_council(name[match.end(0) - 4 :].strip())
        ):
            return Body(council, committee.strip(" ,"))
    return None


_FULL_COUNCIL = re.compile(
    r"(?P<council>.{3,80}\scouncil)\s(?:(?P<full>full)|annual|extraordinary|special)\scouncil", re.IGNORECASE
)


def _full_council(name: str) -> Body | None:
    """`Kelby District Council Full Council`, as a page names the meetings of one of several councils."""
    match = _FULL_COUNCIL.fullmatch(name)
    if match is None or not is_council(match["council"]):
        return None
    return Body(match["council"], "Full Council" if match["full"] else "Council")


def _behind_council(name: str) -> Body | None:
    """`Drombeg City Council's Heritage Committee` and `Kelby District Council – Cabinet`."""
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
    if not comma or not is_council(council):
        return None
    return Body(council, committee if COMMITTEE_WORD.search(committee) else None)
