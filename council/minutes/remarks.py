"""What stands behind a name: a role, a post, a substitution, a time, an organisation, a ward, a party."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .dates import times_in
from .names import Person, read_person
from .values import Attendee, Lines
from .words import fold, plain

POST = re.compile(
    r"""\b(?:officers?|directors?|managers?|head|chief|clerk|solicitor|executive|assistant|engineer|planner|accountant
        |administrator|treasurer|secretary|advis[eo]r|lead|consultant|inspector|sergeant|superintendent|constable|surveyor
        |auditor|lawyer|barrister|co-?ordinator|architect|specialist|analyst|commissioner|partner|technician|caretaker
        |warden|librarian)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:leader|mayor|cathaoirleach|príomh chomhairleoir|vice-?chair(?:man)? of|cabinet member|portfolio holder|executive member|lead member|(?:ward|local) member|chair(?:man)? of|spokesperson)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:council|authority|trust|nhs|police|university|college|association|healthwatch|chamber|partnership|union|ltd|limited"
    r"|plc|society|group|foundation|federation|forum|parish|church|company|agency|service|hospital|school|press|gazette|news)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"lab(?:our)?|con(?:servative)?|lib(?:eral)?[ -]?dem(?:ocrats?|s)?|ld|ind(?:ependent)?|grn|green|pc|plaid cymru|snp|dup|sf"
    r"|sinn f[eé]in|uup|sdlp|alliance|reform(?: uk)?|ukip|labour and co-operative|c",
    re.IGNORECASE,
)
CHAIR = re.compile(
    r"(?:in the )?(?:the )?chair(?:man|woman|person|ing)?(?: of (?:the )?(?:committee|council|panel|board|meeting))?"
    r"|convener|presiding|cadeirydd|(?:an )?cathaoirleach",
    re.IGNORECASE,
)
_VICE = re.compile(
    r"(?:vice|deputy)[- ]?(?:chair(?:man|woman|person)?|convener)|v-ch(?:air)?|is-gadeirydd", re.IGNORECASE
)
_REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|virtual(?:ly)?|via (?:ms |microsoft )?(?:teams|zoom|vc|video|phone|skype)"
    r"|by (?:zoom|video|telephone|phone)|online|teams|zoom)\b",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"(?:as )?(?:a )?substitut(?:e|ing|ed)(?: member)?(?: for (?P<whom>.+))?|sub\.? for (?P<whose>.+)|in place of (?P<instead>.+)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:until|from|left|arrived|part|items?|minutes?|up to|joined)\b", re.IGNORECASE)
_WARD = re.compile(r"\s*\b(?:ward|division)$", re.IGNORECASE)

HERE = ("present", "present_virtual", "present_substitute", "present_substitute_virtual")
_VIRTUAL = {
    "present": "present_virtual",
    "present_substitute": "present_substitute_virtual",
    "in_attendance": "in_attendance_virtual",
}
_SUBSTITUTED = {"present": "present_substitute", "present_virtual": "present_substitute_virtual"}


@dataclass(frozen=True, slots=True)
class Group:
    """The heading that those listed now stand under."""

    status: str = "present"
    kind: str | None = None
    title: str | None = None
    role: str | None = None
    remote: bool = False


def attendee(person: Person, group: Group, lines: Lines) -> Attendee:
    """The person with what their group and the remarks behind their name say."""
    kind = _kind(person, group)
    away = kind in ("officer", "public") and group.status == "present"
    value = Attendee(
        name=person.name,
        title=person.title,
        kind=kind,
        status="in_attendance" if away else group.status,
        role=group.role,
        lines=lines,
    )
    for remark in (*((person.post,) if person.post else ()), *person.tags):
        for words in _apart(plain(remark)):
            value = _understood(value, words)
    return _virtual(value, "") if group.remote else value


def _apart(remark: str) -> list[str]:
    """`Vice-Chair, in the Chair` is two remarks; a post with a comma is one."""
    first, comma, rest = remark.partition(", ")
    return [first, rest] if comma and (CHAIR.fullmatch(first) or _VICE.fullmatch(first)) else [remark]


def is_office(words: str) -> bool:
    """Whether the words begin with an office that a councillor holds."""
    return bool(_OFFICE.match(re.sub(r"^(?:the )?(?:deputy )?", "", words, flags=re.IGNORECASE)))


def _kind(person: Person, group: Group) -> str:
    """A councillor by title; an officer by post; else what the heading says."""
    if person.is_councillor:
        return "councillor"
    remarks = [
        each
        for each in (person.post, *person.tags)
        if each and not CHAIR.fullmatch(each) and not _VICE.fullmatch(each)
    ]
    if any(POST.search(each) and not _OFFICE.search(each) for each in remarks):
        return "officer"
    return group.kind or "unknown"


def _understood(value: Attendee, words: str) -> Attendee:
    """The first reading of the remark that fits; a note when none does."""
    for fits, read in _READINGS:
        if fits(words):
            return read(value, words)
    return replace(value, note="; ".join(filter(None, (value.note, words))))


def _substitute(value: Attendee, words: str) -> Attendee:
    match = _SUBSTITUTE.search(words)
    whom = match and (match["whom"] or match["whose"] or match["instead"])
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
    if times and re.search(r"\b(?:until|left|to)\b", folded):
        return replace(value, left=times[-1], arrived=times[0] if len(times) > 1 else value.arrived)
    if times and re.search(r"\b(?:from|arrived|joined)\b", folded):
        return replace(value, arrived=times[0])
    return value


_Reading = tuple[Callable[[str], object], Callable[[Attendee, str], Attendee]]
# The order matters: "Vice-Chair" holds "Chair", "Leader of the Council" holds "Council".
_READINGS: tuple[_Reading, ...] = (
    (_VICE.fullmatch, lambda value, words: replace(value, role="vice_chair")),
    (CHAIR.fullmatch, lambda value, words: replace(value, role="chair")),
    (_SUBSTITUTE.search, _substitute),
    (_PARTY.fullmatch, lambda value, words: replace(value, party=words)),
    (_PART.search, _timed),
    (_OFFICE.search, lambda value, words: replace(value, post=words)),
    (POST.search, lambda value, words: replace(value, post=words)),
    (lambda words: _REMOTE.search(words) and len(words.split()) < 5, _virtual),
    (_WARD.search, lambda value, words: replace(value, ward=_WARD.sub("", words))),
    (_ORGANISATION.search, lambda value, words: replace(value, organisation=words)),
)
