"""What stands behind a name: a role, a post, a substitution, a time, an organisation, a ward, a party."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .dates import times_in
from .making import quickly_made
from .names import COUNCILLOR_TITLE, Person, read_person
from .values import Attendee, Lines
from .words import fold, plain

POST = re.compile(
    r"""\b(?:independent\ person|officers?|directors?|managers?|head|chief|clerk|solicitors?|executive|assistants?|engineers?|planners?|accountants?
        |administrator|treasurer|secretary|advis[eo]r|lead|consultant|inspector|sergeant|superintendent|constable|surveyors?
        |auditor|lawyer|barrister|co-?ordinator|architect|specialist|analyst|commissioner|partner|technician|caretaker
        |warden|librarian|supervisor|ranger|apprentice|editor|headteacher|principal|comptroller|chamberlain|registrar
        |rfo|curator|counsel|agent|webmaster|superintendent|swyddog|pennaeth|cyfarwyddwr|clerc|cyfreithiwr)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:leader|mayor|mayoress|provost|reeve|sheriff|cathaoirleach|príomh chomhairleoir|vice-?chair(?:man)? of|cabinet member|portfolio holder|executive (?:councillor|member)|lead (?:councillor|member)"
    r"|(?:ward|local|county|district|borough|city|town|parish) (?:member|councillor)|chair(?:man|person|woman)? of|spokesperson|whip|mp|member of parliament)\b",
    re.IGNORECASE,
)
_COUNCILLORS_OFFICE = re.compile(
    r"^(?:the )?(?:(?:deputy|assistant) )?(?:(?:cabinet|executive|lead) (?:member|councillor)|portfolio holder|leader of (?:the )?(?:council|opposition)|leader$|deputy leader$)"
    r"|\b(?:county|district|borough|city|town|parish|ward|local) (?:councillor|member)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:council|authority|trust|nhs|police|university|college|association|healthwatch|chamber|partnership|union|ltd|limited"
    r"|plc|society|group|foundation|federation|forum|parish|church|company|agency|service|hospital|school|press|gazette|news)\b",
    re.IGNORECASE,
)
CO_OPTED = re.compile(
    r"\bco-?opt\w*|\b(?:parent|church|diocesan|tenants?'?|leaseholders?'?|teachers?'?|community|faith|independent|lay|appointed|external)\b.{0,30}\b(?:representative|rep|member|person|governor)s?\b|\bnon-voting\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:members? of the public|parishioners?|residents?|press|reporter|applicant|objector|witness)\b",
    re.IGNORECASE,
)
_OF_MEMBERS = re.compile(
    r"(?:(?:hon(?:orary|\.)?|vice|deputy|acting|and) )*(?:secretary|treasurer|convener)", re.IGNORECASE
)
"""`(Treasurer)` behind one of those present: in Scotland members hold these offices, and nobody is paid to."""
_ACTS_AS_CLERK = re.compile(r"(?:acting|deputising) (?:as )?(?:the )?clerk", re.IGNORECASE)
_WRITES = re.compile(
    r"(?:minutes?|notes?)(?:[ -]taker)?|(?:taking|took)(?: the)? (?:minutes|notes)", re.IGNORECASE
)
"""`Mr D Grale (Minutes)`, who takes them."""
_PARTY = re.compile(
    r"lab(?:our)?|con(?:servative)?s?|lib(?:eral)?[ -]?dem(?:ocrats?|s)?|ld|ind(?:ependent)?|grn|green(?: party)?|pc|plaid cymru|snp|dup|sf"
    r"|sinn f[eé]in|uup|sdlp|alliance|reform(?: uk)?|ref|ukip|labour (?:and|&) co-operative|lab/co-op|c|l|g|non-aligned|ungrouped",
    re.IGNORECASE,
)
_FOR = r"(?: (?:of|for) (?:the |this )?(?:committee|council|panel|board|meeting|sub-committee|cabinet|chair|authority|day))?"
CHAIR = re.compile(
    rf"(?:elected )?(?:as )?(?:in (?:the )?)?(?:the )?(?:acting |temporary |interim )?(?:as )?chair(?:man|woman|person|ing)?{_FOR}|conven[eo]r|presiding(?: (?:member|officer))?|cadeirydd"
    rf"|(?:an |the )?cathaoirleach|(?:acting|presiding) as chair(?:man|woman|person)?",
    re.IGNORECASE,
)
VICE = re.compile(
    rf"(?:the )?(?:vice|deputy)[- ]?(?:chair(?:man|woman|person)?|conven[eo]r){_FOR}|v[-. ]?ch(?:air)?\.?|is-gadeirydd|leas-?chathaoirleach",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|virtual(?:ly)?|via (?:ms |microsoft )?(?:teams|zoom|vc|video|video ?conference|video ?link|telephone|phone|skype)"
    r"|by (?:zoom|video|telephone|phone|video ?link)|on-?line|(?:via|by) electronic (?:attendance|means|link)|tele-?conference|teams|zoom|vc)\b",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"\b(?:as |acting as )?(?:a |the |named )?substitut(?:e|ing|ed)(?: member)?(?: (?:for|on behalf of) (?P<whom>.+))?"
    r"|\bsub\.?(?:bing)? for (?P<whose>.+)|\bin place of (?P<instead>.+)|\b(?:replac(?:ed|ing)|deputi[sz]ing for|standing in for|on behalf of) (?P<stood>.+)"
    r"|^for (?P<after>(?:Cllr|Councillor|County|District|Borough|Alderman|Mr|Mrs|Ms|Miss|Dr)\b.+)|^sub\.?$",
    re.IGNORECASE,
)
_STAND_IN = re.compile(
    r"^(?:substitute|sub|replaced by|substituted by|represented by|deputy)\s*[:\-–]?\s+(?P<named>.+)|^(?:for|in) (?:whom|whose place)\s+(?P<whom>.+?)\s+(?:substitut\w+|attend\w+|was (?:present|in attendance).*|acted.*|deputi[sz]ed.*|stood in.*)"
    r"|^(?P<sent>.+?)\s+(?:attending|substituting|substituted|attended|deputi[sz]ing|as (?:a )?substitute|to substitute|in attendance|present)(?:\s+as (?:a )?substitute)?(?:\s+(?:instead|in (?:his|her|their) place))?$",
    re.IGNORECASE,
)
_ABBREVIATED_POST = re.compile(r"(?:[A-Z]\.\s?){1,5}[A-Z]\.?")
_TITLE_ALONE = re.compile(
    r"(?:(?:county|district|borough|city|town|parish|deputy) )?(?:councillor|cllr|alderman|mayor|reeve)",
    re.IGNORECASE,
)
_COUNCILLOR_ALONE = re.compile(
    r"(?:(?:county|district|borough|city|town|parish) )?(?:councillor|cllr|alderman)", re.IGNORECASE
)
_SENT_APOLOGIES = re.compile(
    r"(?:with |sent |gave )?apolog(?:y|ies)(?: (?:sent|given|received|accepted))?", re.IGNORECASE
)
_ABSENT = re.compile(
    r"absent(?: without apolog(?:y|ies))?|not present|did not attend|no apolog(?:y|ies)", re.IGNORECASE
)
_ANOTHER_BODY = re.compile(
    r"\b(?:Board|Committee|Panel|Forum|Council|Trust|Partnership|Authority|Association)$"
)
"""`Chair, Business Board`: who presides over another body."""
_ROLE_BEHIND = re.compile(r"(?P<post>[^()]{3,80}?)\s?\((?P<role>[^()]{3,40})\)")
_ARTICLE = re.compile(r"^(?:the|our) ")
_REPRESENTS = re.compile(r"\brepresent(?:ative|ing)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:until|from|left|arrived|part|items?|minutes?|up to|joined|to \d|after \d|before \d|late)\b",
    re.IGNORECASE,
)
_WARD = re.compile(
    r"\s*\b(?:ward|division|electoral area)$|^(?:ward|division)\s*[:\-–]\s*|^(?=ward \d)", re.IGNORECASE
)

_POLICE = re.compile(r"(?:PCSO|PC|P\.C\.|Sgt|Sergeant|Inspector)\b")

HERE = ("present", "present_virtual", "present_substitute", "present_substitute_virtual")
AWAY = ("apologies", "absent")
_VIRTUAL = {
    "present": "present_virtual",
    "present_substitute": "present_substitute_virtual",
    "in_attendance": "in_attendance_virtual",
}
_SUBSTITUTED = {"present": "present_substitute", "present_virtual": "present_substitute_virtual"}
_PRESIDES = re.compile(r"\b(?:Mayor|Provost|Reeve)\b")


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """The heading that those listed now stand under, and what a column beside them says of all."""

    status: str = "present"
    kind: str | None = None
    title: str | None = None
    role: str | None = None
    remote: bool = False
    post: str | None = None
    organisation: str | None = None
    ward: str | None = None
    welsh: bool = False


def attendee(person: Person, group: Group, lines: Lines) -> Attendee:
    """The person with what their group and the remarks behind their name say."""
    remarks = [
        words
        for remark in (*((person.post,) if person.post else ()), *person.tags)
        for words in apart(plain(remark))
    ]
    kind = _kind(person, remarks, group)
    if group.organisation and kind == "officer" and group.status in HERE:
        kind = "unknown"  # the head of a school sits in a forum for the schools
    police = _POLICE.match(person.title or "")
    away = (kind in ("officer", "public") or police) and group.status == "present"
    value = Attendee(
        name=person.name,
        title=_own_title(person.title, group, kind),
        kind=kind,
        status="in_attendance" if away else group.status,
        role=group.role,
        lines=lines,
    )
    for words in remarks:
        value = understood(value, words)
    value = replace(
        value,
        post=value.post or group.post,
        organisation=value.organisation or group.organisation,
        ward=value.ward or group.ward,
    )
    return _virtual(value, "") if group.remote else value


def _own_title(title: str | None, group: Group, kind: str) -> str | None:
    """A co-opted member listed among `Councillors` is none."""
    if group.title and kind in ("co_opted", "officer", "public") and title and title.startswith(group.title):
        return title.removeprefix(group.title).strip() or None
    return title


def apart(remark: str) -> list[str]:
    """`Vice-Chair, in the Chair` and `Leader (in the Chair)` are two remarks; a post with a comma is one."""
    behind = _ROLE_BEHIND.fullmatch(remark)
    if behind and is_role(behind["role"]) and (is_office(behind["post"]) or POST.search(behind["post"])):
        return [behind["post"], behind["role"]]
    parts = re.split(r"\s*[,;]\s+|\s+and\s+|\s+-\s+|\s*/\s*", remark)
    if len(parts) > 1 and is_role(parts[0]) and _ANOTHER_BODY.search(parts[1]):
        parts = [f"{parts[0]}, {parts[1]}", *parts[2:]]
    if len(parts) > 1 and any(map(is_role, parts)):
        return parts
    return [remark]


def is_role(words: str) -> bool:
    """Whether the words are those of who presides or stands in for them."""
    return bool(CHAIR.fullmatch(words) or VICE.fullmatch(words))


def is_office(words: str) -> bool:
    """Whether the words begin with an office that a councillor holds."""
    return bool(_OFFICE.match(re.sub(r"^(?:the )?(?:deputy )?(?:lord )?", "", words, flags=re.IGNORECASE)))


def is_remote(words: str) -> bool:
    """`via Microsoft Teams`."""
    return bool(_REMOTE.search(words)) and len(words.split()) < 5


def is_substitution(words: str) -> bool:
    """`substitute for Councillor T Lamb`."""
    return bool(_SUBSTITUTE.search(words) or _STAND_IN.search(words))


def is_absence(words: str) -> bool:
    """`Apologies` and `absent` behind a name."""
    return bool(_SENT_APOLOGIES.fullmatch(words) or _ABSENT.fullmatch(words))


def is_body(words: str) -> bool:
    """`Trentmere City Council`: whether the words name a body and nobody."""
    return (
        len(words) < 90
        and bool(_ORGANISATION.search(words))
        and not POST.search(words)
        and words[:1].isupper()
        and "(" not in words
        and not COUNCILLOR_TITLE.match(words)
    )


def is_remark(words: str) -> bool:
    """Whether the words, behind a name, tell something of the person and are no other person."""
    return bool(
        any(map(is_role, apart(words)))
        or _TITLE_ALONE.fullmatch(words)
        or _ABBREVIATED_POST.fullmatch(words)
        or POST.search(words)
        or _OFFICE.search(words)
        or CO_OPTED.search(words)
        or _PUBLIC.search(words)
        or _SUBSTITUTE.search(words)
        or _PARTY.fullmatch(words)
        or _WARD.search(words)
        or is_absence(words)
        or is_body(words)
        or is_remote(words)
    )


_NO_WARD = re.compile(
    r",|\s[-–—]\s|\(|^(?:County |District |Borough |City |Town |Parish )?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Alderm[ae]n)\b"
)


def ward_of(words: str) -> str | None:
    """`3 Millbeck Ward`: Millbeck."""
    match = _WARD.search(words)
    if match is None or len(words) > 60 or POST.search(words) or _NO_WARD.search(words):
        return None
    return re.sub(r"^\d{1,2}[.)]?\s+", "", _WARD.sub("", words)).strip() or None


def _kind(person: Person, remarks: Sequence[str], group: Group) -> str:
    """A councillor by title; an officer by post; else what the heading says."""
    if person.title and COUNCILLOR_TITLE.search(person.title.removeprefix(group.title or "").strip()):
        return "councillor"
    remarks = [each for each in remarks if not is_role(each)]
    if any(map(CO_OPTED.search, remarks)):
        return "co_opted"
    if any(_COUNCILLORS_OFFICE.search(each) or _TITLE_ALONE.fullmatch(each) for each in remarks):
        return "councillor"
    if person.is_councillor:
        remarks = [each for each in remarks if not _ACTS_AS_CLERK.fullmatch(each)]
    if group.status in (*HERE, *AWAY) and group.kind in (None, "councillor"):
        remarks = [each for each in remarks if not _OF_MEMBERS.fullmatch(each)]
    if any(
        (POST.search(each) and not _OFFICE.search(each)) or _ABBREVIATED_POST.fullmatch(each)
        for each in remarks
    ):
        return "co_opted" if group.kind == "co_opted" and group.status == "present" else "officer"
    if any(map(_WRITES.fullmatch, remarks)):
        return "officer"
    if any(map(_PUBLIC.search, remarks)):
        return "public"
    met = (*HERE, "in_attendance")
    if person.is_councillor or (group.status in met and _PRESIDES.search(person.title or "")):
        return "councillor"
    return group.kind or "unknown"


def understood(value: Attendee, words: str) -> Attendee:
    """The first reading of the remark that fits; a note when none does."""
    for fits, read in _READINGS:
        if fits(words):
            return read(value, words)
    return replace(value, note="; ".join(filter(None, (value.note, words))))


def stand_in(words: str) -> Person | None:
    """`for whom Cllr V Kindred-Lowe substituted`, behind the name of somebody absent: who was there instead."""
    match = _STAND_IN.search(words)
    named = match and (match["named"] or match["whom"] or match["sent"])
    return read_person(named) if named else None


def _substitute(value: Attendee, words: str) -> Attendee:
    match = _SUBSTITUTE.search(words)
    whom = match and next(filter(None, match.groupdict().values()), None)
    person = read_person(whom) if whom else None
    return replace(
        value,
        status=_SUBSTITUTED.get(value.status, value.status),
        substitute_for=person.name if person else (plain(whom) if whom else None),
    )


def _virtual(value: Attendee, words: str) -> Attendee:
    return replace(value, status=_VIRTUAL.get(value.status, value.status))


def _timed(value: Attendee, words: str) -> Attendee:
    """`(until 8.15 pm)`, `(arrived 7.10 pm)`; what gives no time is kept as a note."""
    times = [time.value for time in times_in(words)]
    folded = fold(words)
    value = replace(value, note="; ".join(filter(None, (value.note, words))))
    if times and re.search(r"\b(?:until|left|to|till)\b", folded):
        return replace(value, left=times[-1], arrived=times[0] if len(times) > 1 else value.arrived)
    if times and re.search(r"\b(?:from|arrived|joined|after)\b", folded):
        return replace(value, arrived=times[0])
    return value


_Reading = tuple[Callable[[str], object], Callable[[Attendee, str], Attendee]]
# The order matters: "Vice-Chair" holds "Chair", "Leader of the Council" holds "Council".
_READINGS: tuple[_Reading, ...] = (
    (VICE.fullmatch, lambda value, words: replace(value, role=value.role or "vice_chair")),
    (CHAIR.fullmatch, lambda value, words: replace(value, role="chair")),
    (_SUBSTITUTE.search, _substitute),
    (_PARTY.fullmatch, lambda value, words: replace(value, party=words)),
    (_SENT_APOLOGIES.fullmatch, lambda value, words: replace(value, status="apologies")),
    (_ABSENT.fullmatch, lambda value, words: replace(value, status="absent")),
    (CO_OPTED.search, lambda value, words: replace(value, post=words)),
    (_PART.search, _timed),
    (
        _COUNCILLOR_ALONE.fullmatch,
        lambda value, words: replace(value, post=words) if value.title else replace(value, title=words),
    ),
    (
        lambda words: not POST.search(words) and _WARD.search(words),
        lambda value, words: replace(value, ward=ward_of(words)),
    ),
    (_REPRESENTS.search, lambda value, words: replace(value, post=words)),
    (_OFFICE.search, lambda value, words: replace(value, post=words)),
    (POST.search, lambda value, words: replace(value, post=_ARTICLE.sub("", words))),
    (_ABBREVIATED_POST.fullmatch, lambda value, words: replace(value, post=words)),
    (is_remote, _virtual),
    (_ORGANISATION.search, lambda value, words: replace(value, organisation=words)),
)
