"""The headings that divide a list of those present: who is in each part, and how they took part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .forenames import is_forename
from .kinds import kind_of
from .names import is_name, read_person, split_outside_brackets, split_people
from .passages import Passage
from .words import fold


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the attendance and what stands behind it on the same line.

    `weak` says that the words are also those of a menu or of a signature, so that alone they begin no list;
    `anew` that they say whether those under them are members, which else the part before them does; `visiting` that
    those under them are members only where nobody was listed before.
    """

    status: str | None
    kind: str | None
    rest: str
    role: str | None = None
    post: str | None = None
    weak: bool = False
    anew: bool = True
    visiting: bool = False
    remote: bool = False
    welsh: bool = False


@dataclass(frozen=True, slots=True)
class _Wording:
    status: str
    kind: str | None
    words: str
    role: str | None = None
    weak: bool = False
    is_post: bool = False
    anew: bool = True
    visiting: bool = False


_HOW = r"(?:present|in attendance|attending|also present|also in attendance|also attending)"
_BODY = r"(?:committee|sub-committee|panel|board|council|cabinet|executive|elected|voting|core|parish|town|county|city|borough|district)"
_REMOTELY = r"(?:remotely|virtually|online|by (?:zoom|video(?:[ -]?(?:conference|conferencing|link))?|phone|telephone)|via (?:zoom|ms teams|microsoft teams|teams|video ?(?:conference|link)?))"
# What a heading says about those under it. The order matters: the first that fits is taken.
_WORDINGS: tuple[_Wording, ...] = (
    _Wording(
        "absent",
        None,
        r"absent(?! with apolog)(?: (?:members|without apolog(?:y|ies)))?|(?:members )?absent ?/ ?regrets|(?:members|councillors) (?:absent|not present)|not (?:present|in attendance)|absennol",
    ),
    _Wording(
        "apologies",
        None,
        r"absent with apologies|(?:members' |councillors' )?apolog(?:y|ies)(?: (?:for|of) (?:their )?(?:absence|non-attendance|inability to attend))?"
        r"(?: (?:(?:were |was |have been )?(?:received|submitted|accepted|given|noted)(?: (?:from|by))?|from))?|regrets|leithscéa?l(?:ta)?|ymddiheuriadau(?: am absenoldeb)?",
    ),
    _Wording(
        "in_attendance",
        None,
        rf"(?:council )?(?:staff|officers|members) and (?:visitors|guests|others)(?: {_HOW})?",
    ),
    _Wording(
        "in_attendance",
        "officer",
        rf"(?:the )?(?:(?:council|lead|supporting|other|{_BODY}) )?(?:officers?|officials?|staff|employees)(?: (?:{_HOW}|support|advising|were))*"
        rf"|(?:also )?(?:present|in attendance|attending) ?- ?(?:officers|staff|officials)|secretariat|in support|advis[eo]rs and officers|officers and advis[eo]rs|oifigigh|(?:legal )?advis[eo]rs?(?: {_HOW})?"
        r"|wrth law|swyddogion(?: (?:hefyd )?yn bresennol)?",
    ),
    _Wording(
        "in_attendance",
        "officer",
        r"(?:(?:town|parish|deputy|assistant|acting|interim|council) )*clerk(?: to the (?:council|parish council|panel|committee))?(?: (?:and|&|/) (?:rfo|responsible financial officer))?"
        r"|minutes? (?:taker|secretary|clerk)|minutes (?:taken )?by|secretary(?: to the (?:board|panel|committee|forum|partnership))?|note ?taker",
        weak=True,
        is_post=True,
    ),
    _Wording(
        "in_attendance",
        "public",
        rf"(?:members of (?:the )?)?public(?: {_HOW})?|(?:the )?press(?: and public)?|visitors?(?: {_HOW})?|witnesses|(?:other )?invitees|(?:invited )?guests?"
        r"|residents|parishioners|applicants?|objectors?|interested parties|(?:registered |public )?speakers|others|representatives",
        weak=True,
    ),
    _Wording(
        "present",
        "co_opted",
        rf"voting members(?: {_HOW})?|co-?opted(?: (?:voting |non-voting )?members?)?(?: {_HOW})?|co-?optees?|(?:independent|appointed|lay|external|non-voting|statutory) (?:members?|persons?|co-?optees?)(?: {_HOW})?"
        r"|(?:church|parent governor|tenants?'?|diocesan|community|teachers?'?|faith|statutory)(?: and [a-z' ]{3,30}?)? representatives|sectoral (?:interests|representatives)|aelodau cyfetholedig",
    ),
    _Wording(
        "in_attendance",
        "councillor",
        r"(?:also )?(?:present|in attendance|attending) ?- ?(?:other )?(?:members|councillors)|(?:other|others|visiting|non-(?:committee|member|cabinet|executive|voting)|local|ward|local ward)(?: cabinet)? (?:members|councillors)"
        rf"(?: {_HOW})?|(?:other|visiting|non-committee|local|ward)(?: cabinet)? (?:member|councillor) {_HOW}|(?:councillors?|members?) (?:also )?(?:in attendance|attending)|(?:councillors?|members?) also present|(?:members|councillors) (?:present|in attendance),? (?:but )?(?:who (?:are|were) )?not (?:on|members of) (?:the )?{_BODY}|(?:cabinet|executive|portfolio) (?:members?|holders?) (?:also present|in attendance|attending|also in attendance)",
    ),
    _Wording(
        "in_attendance",
        None,
        r"(?:those )?(?:also,? )?in attendance(?: (?:were|was))?|others (?:in attendance|present)|invited|i bhfreastal|also,? (?:present|attending|in attendance)|attending|(?:official )?observers?|(?:present )?by invitation"
        r"|hefyd yn bresennol|yn mynychu|mewn presenoldeb",
    ),
    _Wording(
        "present",
        "councillor",
        r"(?:present )?in the chair|(?:meeting )?chaired by",
        role="chair",
    ),
    _Wording(
        "present",
        "councillor",
        r"(?:cathaoirleach|chair(?:man|woman|person)?|convenor|convener|presiding(?: member| officer)?|cadeirydd)(?: (?:for|of) the meeting)?",
        role="chair",
        weak=True,
    ),
    _Wording(
        "present",
        "councillor",
        r"(?:vice|deputy)[ -]chair(?:man|woman|person)?|is-gadeirydd",
        role="vice_chair",
        weak=True,
    ),
    _Wording(
        "present",
        "councillor",
        r"(?:cabinet|executive|portfolio) (?:members?|holders?)(?: present)?",
        visiting=True,
    ),
    _Wording(
        "present_substitute",
        "councillor",
        r"(?:named )?substitut(?:es?|ions?)(?: members?)?(?: (?:present|in attendance|attending))*",
    ),
    _Wording(
        "present_virtual",
        "councillor",
        rf"(?:members|councillors) (?:present |attending |in attendance |joining )?{_REMOTELY}",
    ),
    _Wording(
        "present",
        "councillor",
        rf"(?:{_BODY} )?members?(?: (?:{_HOW}|in person))*|(?:members of )?council (?:present|in attendance)|members of council|(?:councillors(?: \(cllrs?\))?|cllrs) (?:present(?: in person)?|in person)|present ?- ?(?:members|councillors)|present members|office[- ]bearers|(?:[\w-]+ )?(?:authorities|councils) represented|members of (?:the )?{_BODY} (?:present|in attendance)|aelodau(?: yn bresennol)?",
    ),
    _Wording(
        "present",
        "councillor",
        r"(?:committee|panel|sub-committee)(?=\s?:\s*(?:$|councillors?\b|cllrs?\b|alderm|mrs?\b|ms\b|dr\b))",
        weak=True,
    ),
    _Wording(
        "present_virtual",
        None,
        rf"(?:those )?present (?:{_REMOTELY}|in (?:a )?remote (?:location|attendance))",
    ),
    _Wording(
        "present_virtual",
        None,
        rf"(?:in )?(?:remote|virtual)(?:ly)? (?:attendance|attendees|attending|participation)|(?:those )?(?:attending |in attendance |joining |joined |attended )?{_REMOTELY}",
        anew=False,
    ),
    _Wording(
        "present",
        None,
        r"(?:councillors |members )?(?:and officers )?(?:when )?(?:there were |those |all )?(?:(?:the )?following )?(?:members |councillors |persons )?(?:were |was )?present(?: (?:in person|were|at (?:the )?meeting|in (?:the )?(?:council )?chamber))?"
        r"|(?:those )?attend(?:ance|ees)(?: (?:details|record|list))?|those attending|sederunt|roll call|members and officers present|oireachtas members|i l[áa]thair(?: freisin)?|in person|yn bresennol|presennol",
    ),
)
_WELSH = re.compile(r"bresennol|ymddiheuriadau|wrth law|swyddogion|absennol|aelodau|cadeirydd")
_TAIL = r"(?P<when>\s+on\s+(?:[a-z]{3,9},?\s)?\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}(?:,?\s\d{4})?)?(?P<aside>\s*\([^()]{1,60}\))?(?P<stop>\s*(?:[:;]\s*-?|-(?=\s|$)|$)\s*)"
_HEADING = re.compile(
    "(?:" + "|".join(f"(?P<w{place}>{each.words})" for place, each in enumerate(_WORDINGS)) + ")" + _TAIL
)
_DOUBLED = re.compile(
    r"(?:(?:hefyd )?yn bresennol(?: o bell)?|presennol|ymddiheuriadau(?: am absenoldeb)?|swyddogion|wrth law|aelodau|hefyd)\s/\s(?=\S)",
    re.IGNORECASE,
)
"""`YN BRESENNOL / PRESENT:`, a heading in both languages."""
_DOUBLED_BEHIND = re.compile(
    r"(?P<english>[A-Za-z ]{5,24}?)\s/\s(?:(?:hefyd )?yn bresennol|presennol|ymddiheuriadau|swyddogion|wrth law|aelodau|hefyd)(?=\s?(?::|$))",
    re.IGNORECASE,
)
"""`Present / Yn bresennol:`, the same the other way round."""
_SPACED = re.compile(r"^(?:p r e s e n t|a p o l o g i e s)\b")
_BARE = re.compile(
    r"(?P<word>(?:members |councillors |those )?(?:also )?(?:present|attending|in attendance)(?: were| was)?|apologies(?: submitted| received| given)?|regrets|officers|(?:cabinet|executive|co-opted|other) members(?: present)?|co-opted(?: \([a-z -]{3,16}\))?)\s+(?=(?:county |district |borough |town |parish |city )?(?:cllr|councillor|alderm)|(?:mr|mrs|ms|miss|dr)\b|(?:the )?(?:right worshipful )?(?:the )?(?:deputy )?(?:lord )?(?:mayor|provost),? ?(?:\(|councillor|cllr|alderman)|(?:chair(?:man|woman|person)?|councillors|cllrs|members)\s?:)"
    r"|(?P<sure>presiding|(?:other )?(?:members|councillors|officers) present|present were)\s+(?=(?:[a-z]\.?\s?){1,3}[a-z][a-z'-]{2,})"
)
_THEN_NAMES = re.compile(r"PRESENT\s+(?=(?:[A-Z][a-z]+\s[A-Z][A-Za-z'’-]+\s){3})")
"""`PRESENT Eric Brade William Moss Stuart Lund`, a list in one paragraph without commas and titles."""
_CHAIR_THEN_NAMES = re.compile(
    r"(?:In [Tt]he [Cc]hair\s+(?=(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s)?(?:[A-Z]\.\s?){1,3}[A-Z][a-z])"
    r"|(?P<vice>(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?\s(?=[A-Z][a-z]+\s[A-Z][\w'’-]+$))"
)
"""`In the Chair A.Moss, L.Bow` and `Vice-Chairman Nicholas Moss` alone on its line."""
_PUBLIC_THEN_NAMES = re.compile(
    r"(?i:members of the public|residents|parishioners)\s+(?=[A-Z][a-z]+\s[A-Z][a-z])"
)
"""`MEMBERS OF THE PUBLIC Ray Hollis, Sue Barker`"""
_GROUP = re.compile(
    r"(?P<title>(?:[a-z]{4,10} (?:and|&) )?(?:county borough |county |district |borough |city |town |parish |unitary |community )?(?:councillors|cllrs)|aldermen|bailies|comhairleoirí|y cynghorwyr)\.?\s*(?:present)?\s*:?",
    re.IGNORECASE,
)
_INSIDE = (
    r"(?<=[\w.;,)])\s+(?=(?:Also,? [Ii]n [Aa]ttendance|In [Aa]ttendance|Also,? [Pp]resent|Also [Aa]ttending|Apolog(?:ies|y)(?: for [Aa]bsence)?|Absent|Regrets|Elected [Mm]embers"
    r"|ALSO,? (?:IN ATTENDANCE|PRESENT|ATTENDING)|IN ATTENDANCE|A(?:TTENDING|ttending)|APOLOG(?:IES|Y)(?: FOR ABSENCE)?|ABSENT|REGRETS|Members of the [Pp]ublic|Ymddiheuriadau|Wrth law)\s*(?::|[-–]\s))"
    r"|(?<=[.;)])\s+(?=(?:APOLOGIES|Apologies)\s(?:for\s(?:absence|ABSENCE)\s)?(?:(?:were|was|had|have)\s)?(?:been\s)?(?:received|RECEIVED|sent|given|submitted|accepted|tendered)\b)"
    r"|(?<=[.;)])\s+(?=(?:Officers?(?: (?:[Pp]resent|[Ii]n [Aa]ttendance))?|Staff(?: [Pp]resent)?|(?:Parish |Town )?Clerk|(?:In the )?Chair(?:man|person)?|OFFICERS(?: (?:PRESENT|IN ATTENDANCE))?|STAFF(?: PRESENT)?|CHAIR(?:MAN|PERSON)?|CONVENER)\s*:)"
    r"|(?<=[a-z)])(?<!County)(?<!District)(?<!Borough)(?<!Parish)(?<!Town)(?<!City)(?<!Ward)(?<![Tt]he)\s+(?=(?:Councillors?|(?:Town |Parish )?Clerk|Deputy Mayor|Members of the Public)\s?:\s)"
    r"|(?<=[.;)])\s+(?=(?:Residents|Parishioners|Public(?: [Pp]resent)?|Press|Visitors|Guests)\s*(?::|[-–]\s))"
)


@lru_cache(maxsize=512)
def heading_of(text: str) -> Heading | None:
    """`Also present:` or `Officers: J Poole`: what it says of those who follow; None for any other text."""
    if " / " in text[:40] and (doubled := _DOUBLED.match(text)):
        text = text[doubled.end() :]
    elif " / " in text[:40] and (doubled := _DOUBLED_BEHIND.match(text)):
        text = doubled["english"] + text[doubled.end() :]
    folded = fold(text[:400])
    if " | " in folded and (english := _HEADING.fullmatch(folded.rpartition(" | ")[2])):
        return _said(_WORDINGS[_which(english)], english, "")
    if _SPACED.match(folded):
        folded, text = folded.replace(" ", ""), text.replace(" ", "")
    match = _HEADING.match(folded)
    if match:
        return _said(_WORDINGS[int((match.lastgroup and _which(match)) or 0)], match, text)
    if match := _BARE.match(folded):
        bare = heading_of(match["word"] or match["sure"])
        return bare and replace(bare, rest=text[match.end() :].strip())
    if match := _WITH_INITIALS.match(text):
        bare = heading_of("Also present" if text.startswith("Also") else "Present")
        return bare and replace(bare, rest=text[match.end() :].strip())
    if match := _THOSE_WERE.match(text):
        bare = heading_of("Also present" if text.startswith("Also") else "Present")
        return bare and replace(bare, rest=text[match.end() :].strip())
    if match := _PUBLIC_THEN_NAMES.match(text):
        bare = heading_of("Members of the public")
        return bare and replace(bare, rest=text[match.end() :].strip())
    if match := _CHAIR_THEN_NAMES.match(text):
        bare = heading_of("Chair")
        role = "vice_chair" if match["vice"] else "chair"
        return bare and replace(bare, rest=text[match.end() :].strip(), role=role)
    if match := _THEN_NAMES.match(text):
        bare = heading_of("PRESENT")
        return bare and replace(bare, rest=text[match.end() :].strip())
    return None


def _which(match: re.Match[str]) -> int:
    return next(place for place in range(len(_WORDINGS)) if match[f"w{place}"] is not None)


def _said(wording: _Wording, match: re.Match[str], text: str) -> Heading:
    aside = match["aside"] or ""
    remote = wording.status == "present_virtual" or bool(re.search(rf"\b{_REMOTELY}", aside))
    return Heading(
        "present" if wording.status == "present_virtual" else wording.status,
        wording.kind,
        text[match.end() :].strip(),
        role=wording.role,
        post=text[: match.end(f"w{_WORDINGS.index(wording)}")] if wording.is_post else None,
        weak=wording.weak,
        anew=wording.anew,
        visiting=wording.visiting,
        remote=remote,
        welsh=bool(_WELSH.search(match.group())),
    )


def parted(text: str) -> list[str]:
    """`Present: Cllr A Moss. Apologies: Cllr P Lund`: the part of each heading that stands in one paragraph."""
    heading = heading_of(text)
    return [text] if heading and not heading.rest else split_outside_brackets(text, _INSIDE)


def group_title(text: str) -> str | None:
    """`County Councillors` alone on a line: the title of everybody under it."""
    match = _GROUP.fullmatch(text.strip())
    if match is None:
        return None
    title = match["title"].casefold()
    if title == "y cynghorwyr":
        return "Y Cynghorydd"
    if title == "comhairleoirí":
        return "Comhairleoir"
    return "Alderman" if title == "aldermen" else match["title"].title().removesuffix("s")


def is_attendance_start(passage: Passage) -> bool:
    """Whether the attendance begins with this passage; what a bullet marks is the menu of a page."""
    if passage.is_bullet:
        return False
    text = passage.cells[0] if len(passage.cells) > 1 else passage.text
    heading = heading_of(text) or heading_of(passage.text)
    if heading is None and heads_of_columns(
        _WIDE_SPACE.split(passage.lines[0].text.strip()[:_LONGEST_HEADS])
    ):
        return True
    if heading is not None:
        if ".pdf" in heading.rest:
            return False  # `OFFICERS - Kelby…/45709.pdf`, what a site that shows files names one
        return not heading.weak or bool(heading.rest) or len(passage.cells) > 1
    return group_title(text) is not None or bool(
        _FIRST_PERSON.match(passage.text)
        or _FIRST_CITIZEN.match(passage.text)
        or _IN_THE_CHAIR.fullmatch(passage.text)
        or _CHAIR_FIRST.fullmatch(passage.text)
        or _OFFICE_THEN_NAME.fullmatch(passage.text)
        or tells_present(passage.text)
        or tells_those(passage.text)
        or lists_only_names(passage.text)
    )


_WIDE_SPACE = re.compile(r"(?<!\s)\s{3,}")
_LONGEST_HEADS = 120


def heads_of_columns(cells: Sequence[str]) -> tuple[Heading, ...]:
    """`Attendees` and `Apologies for absence`, one beside the other: what each column lists."""
    found = [heading_of(cell) for cell in cells] if len(cells) > 1 else []
    heads = tuple(each for each in found if each and not each.rest and not each.weak)
    return heads if len(heads) == len(cells) > 1 and len({each.status for each in heads}) > 1 else ()


_MEMBERS_BEFORE = re.compile(
    r"(?:(?:Board|Council|Township|Village|Committee)\s)?(?:Members|Trustees|Councillors|Cllrs\.?|Commissioners)\s(?=[A-Z])"
)


_WITH_INITIALS = re.compile(
    r"(?:Attending|Attendees|Present|Also(?:\s(?:present|attending|in attendance))?)\s+(?=[A-Z][a-z]+\s[A-Z][\w'’-]+\s\([A-Z]{2,4}\))"
)
"""`Attending Penny Shore (PS), Carol Event (CE)`"""
_THOSE_WERE = re.compile(
    r"(?:Also\s[Ii]|I)n\sattendance\swere\s?:?\s?(?=(?:Mayor|Reeve|Warden|Councillors?|Cllrs?\.?|CAO)\s[A-Z])|(?:Those|Members|Also)\s(?:present|in attendance|attending)\s(?:were|was|included)\s?:?\s(?=[A-Z][a-z]+\s[A-Z][\w'’-]+[,\s])"
)
"""`Those in attendance were Sam Gorse, Bob Lane and Nan Cole.`"""


def lists_only_names(text: str) -> bool:
    """`Wilma Dene, Stuart Clark, Bob Camp and Dave Higgs.`: four whole names or more, and nothing else.

    `North Kelby, South Kelby, East Norby and West Norby` are as many places: one forename or initial tells people.
    """
    if text.count(",") < _FEWEST_NAMES - 2 or len(text) > 600 or any(map(str.isdigit, text)):
        return False
    names = split_people(text.rstrip(" .,"))
    if len(names) < _FEWEST_NAMES or not all(" " in name and is_name(name) for name in names):
        return False
    return any(len(name.partition(" ")[0].strip(".")) < 2 or is_forename(name.split()[0]) for name in names)


_FEWEST_NAMES = 4


def tells_those(text: str) -> bool:
    """`Those in attendance were Sam Gorse, Bob Lane and Nan Cole.`"""
    return bool(_THOSE_WERE.match(text))


def tells_present(text: str) -> bool:
    """`Members Bob Moss, Nell Kilburn and Guy Lott were present.`: a sentence that lists nobody else."""
    end = text.find(" were present", 0, 600)
    if end < 0 or not (_MEMBERS_BEFORE.match(text) or is_name(text[:end].partition(",")[0])):
        return False
    return "," in text[:end] and not _PROSE.search(fold(text[:end]))


def is_roll_title(title: str) -> bool:
    """`Present` and `Attendance: ...` as the title of the first item, in which many parishes list those present."""
    heading = heading_of(title)
    if heading is None and _WITH_APOLOGIES.fullmatch(title.rstrip(" .:")):
        return True
    return heading is not None and heading.status in ("present", "in_attendance") and not heading.weak


_WITH_APOLOGIES = re.compile(
    r"(?:(?:those\s)?present|attendance|attendees)(?:,|\s(?:and|&)|/)\s?apologies(?:\sfor\sabsence)?",
    re.IGNORECASE,
)
"""`Attendance and apologies`, one item for both lists."""


def lists_those_present(passage: Passage) -> bool:
    """Whether this is a heading of those present, such as stands behind the close on some web pages."""
    heading = heading_of(passage.cells[0] if len(passage.cells) > 1 else passage.text)
    return heading is not None and heading.status == "present"


_FIRST_PERSON = re.compile(
    r"(?:County |District |Borough |City |Town |Parish )?(?:Councillors?|Cll?rs?\.?|Cr|Alderm[ae]n)\s?:?\s+[A-Z][\w.' ’-]{1,40}"
    r"(?:,|$|\s\((?:Chair|Vice|Leader|Mayor)|\s(?:[-–—]\s)?in the chair|\s[-–—]\s(?:Vice[- ])?(?:Chair(?:man|woman|person)?|Mayor)$)",
    re.IGNORECASE,
)

_CHAIR_FIRST = re.compile(
    r"[A-Z][a-z]+\s[A-Z][\w'’-]+\s\([Cc]hair(?:man|woman|person)?\)|(?:Mrs?|Ms|Miss|Dr)\.?\s[A-Z][a-z]+\s(?:[A-Z][a-z'’-]+){1,3}\s?Chair(?:man|woman|person)?"
)
"""`Anthony Olive (Chairman)` and `Mr Trevor HughesChairman`, with whom a list begins that has no heading."""
_OFFICE_THEN_NAME = re.compile(
    r"(?:Mayor|Reeve|Warden|Overseer)\s?[-–—]\s[A-Z][a-z]+(?:\s[A-Z][\w.'’-]*){1,3}"
)
"""`Mayor – Duncan Lowe`, with whom the list of a village or town in North America begins."""
_IN_THE_CHAIR = re.compile(
    r"(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Revd?)\b\.?\s[A-Z][\w.' ’-]{2,40}?\s?(?:\((?:in the )?chair(?:man|woman|person)?\)|[-–—,]\s(?:in the )?chair(?:man|woman|person)?)\.?",
    re.IGNORECASE,
)
"""`Dr Petra Lund (Chairman)`, with whom a list begins that has no heading."""
_FIRST_CITIZEN = re.compile(
    r"(?:The )?(?:Right Worshipful )?(?:The )?(?:Lord |Town |City )?(?:Mayor|Provost)(?: of [A-Z][\w' -]{2,40})?"
    r"(?:\s?[(,:–—-]\s?|\s)(?:Councillor|Cllr\.?|Alderman)\s[A-Z]",
    re.IGNORECASE,
)
"""`The Mayor (Councillor A Moss) in the Chair`, with whom the list of a council begins."""
_PART = re.compile(
    r"part (?:i|1|a|one)\b|(?:at the (?:outset|commencement|start|beginning)|prior to the (?:start|commencement|meeting))\b|(?:open|public|unrestricted) (?:items|session)\b|items? for decision"
)
_MOVERS = re.compile(
    r"(?:proposed|moved|seconded)(?: by)?(?: the)?\s*:?\s+(?:councillor|cllr|alderman|mr|mrs|ms|deputy)\b"
)
_PROSE = re.compile(
    r"\b(?:was|were|had|has|have|would|will|welcomed|opened|called|noted|reported|thanked|informed|agreed|resolved|suspended|referred|advised|is|are|agorwyd|gwnaeth|cafwyd|croesawodd|derbyniwyd|datganodd|penderfynwyd)\b"
)
_ATTENDED = re.compile(
    r"\b(?:present|attend(?:ed|ance|ing)|apolog(?:y|ies)|absent|substitut\w+|chair|public)\b"
)
_SAYS_WHEN = re.compile(r"(?:draft )?(?:minutes|notes) of .{0,160}\bheld (?:on|at|in)\b")
_WELCOMES = re.compile(
    r"\b(?:welcomed|opened the meeting|called (?:the meeting )?to order|meeting (?:was|is) called)\b"
)
_MINUTES_OF = re.compile(r"minutes? of (?:the|a|an) .{0,200}\bheld\b")
_NUMBERED = re.compile(r"(?:[a-z]{1,6}[/ -])?\d{1,4}[a-z]?[/.]\d")
_TITLED = re.compile(r"[^:.]{3,80}")
_REPORTS = re.compile(
    r".{0,40}\b(?:reports?|delegations?|correspondence|business)\s*:?$|(?:adjournment|votes? of|(?:adoption|approval) of)\b.*|items?\s*(?:no\.?\s*)?\d.*"
)
_AMONG = ("business", "apologies")


def says_when(passage: Passage) -> bool:
    """`Minutes of the meeting held on`: a sentence of the heading, wherever it stands."""
    return bool(_SAYS_WHEN.match(fold(passage.text[:300])))


def ends_attendance(passage: Passage) -> bool:
    """`The Chairman opened the meeting and welcomed everybody.`: prose that lists nobody, or the title of an item."""
    text = fold(passage.text[:600])
    if _PART.match(text) or _MOVERS.match(text) or says_when(passage):
        return True
    if heading_of(passage.text) is not None or (len(passage.cells) > 1 and heading_of(passage.cells[0])):
        return False
    if _MINUTES_OF.match(text) or _is_item_title(passage, text):
        return True
    is_prose = bool(_PROSE.search(text)) and len(text.split()) > 5
    return is_prose and (not _ATTENDED.search(text) or bool(_WELCOMES.search(text)))


def _is_item_title(passage: Passage, text: str) -> bool:
    """`Disclosure of pecuniary interest: None`, `4. Adoption of Minutes` and `Committee Reports:`."""
    numbered = bool(passage.label and any(map(str.isdigit, passage.label)))
    if (numbered and "ward" not in text and read_person(passage.text[:80]) is None) or _NUMBERED.match(text):
        return True
    title = _TITLED.match(text)
    if title is None or len(title.group().split()) > 8 or read_person(passage.text[:80]):
        return False
    return kind_of(title.group()) not in _AMONG or bool(_REPORTS.fullmatch(text))
