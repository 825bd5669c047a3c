"""The people listed as present, in attendance, or away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import times_in
from .headings import Heading, group_title, heading_of
from .names import Person, read_person, singular, split_people, take_titles
from .passages import Passage
from .problems import problem
from .values import Attendee, Lines, Problem
from .words import fold, plain

POST = re.compile(
    r"""\b(?:officers?|directors?|managers?|head|chief|clerk|solicitor|executive|assistant|engineer|planner|accountant|administrator|treasurer
        |secretary|advis[eo]r|lead|consultant|inspector|sergeant|superintendent|constable|surveyor|auditor|lawyer|barrister|co-?ordinator|architect
        |specialist|analyst|commissioner|partner|technician|caretaker|warden|librarian|deputy\ mayor)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:council|authority|trust|nhs|police|university|college|association|healthwatch|chamber|partnership|union|ltd|limited|plc|society|group"
    r"|foundation|federation|forum|parish|church|company|agency|service|hospital|school|press|gazette|news)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:lab(?:our)?|con(?:servative)?|lib(?:eral)?[ -]?dem(?:ocrats?|s)?|ld|ind(?:ependent)?|grn|green|pc|plaid cymru|snp|dup|sf|sinn f[eé]in|uup|sdlp"
    r"|alliance|reform(?: uk)?|ukip|labour and co-operative|c)",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:in the )?(?:the )?chair(?:man|woman|person|ing)?(?: of (?:the )?(?:committee|council|panel|board|meeting))?|convener|presiding|cadeirydd",
    re.IGNORECASE,
)
_VICE = re.compile(
    r"(?:vice|deputy)[- ]?(?:chair(?:man|woman|person)?|convener)|v-ch(?:air)?|is-gadeirydd", re.IGNORECASE
)
_REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|virtual(?:ly)?|via (?:ms |microsoft )?(?:teams|zoom|vc|video|phone|skype)|by (?:zoom|video|telephone|phone)|online|teams|zoom)\b",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(
    r"(?:as )?(?:a )?substitut(?:e|ing|ed)(?: member)?(?: for (?P<whom>.+))?|sub(?:\.|stitute)? for (?P<whose>.+)|in place of (?P<instead>.+)",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:until|from|left|arrived|part|items?|minutes?|up to|joined|for)\b", re.IGNORECASE)
_SENTENCE_ATTENDED = re.compile(
    r"(?P<who>.+?)\s+(?:(?:was|were)\s+)?(?P<also>also\s+)?(?P<how>attended|present|in attendance|in the chair|presiding|presided)(?:\s+(?:the meeting|as (?:an )?observers?).*)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_APOLOGIES = re.compile(
    r"""\b(?:apolog(?:y|ies)) \b .{0,60}? \b (?: (?:were|was|had\ been|have\ been) \s (?:\w+\s){0,2}? )?
        (?:received|submitted|presented|tendered|intimated|given|noted|reported|accepted|sent|offered) \s (?:from|on\ behalf\ of|by|for) \s (?P<who>.+)
      | \bapolog(?:y|ies) (?:\ for\ (?:absence|non-attendance|lateness|inability\ to\ attend))? \s* (?::|-|from\b|of\b) \s* (?:from\ )? (?P<whom>.+)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_REASON = re.compile(
    r"\s*(?:\bdue to\b|\bwho (?:was|were|had|is)\b|\bbecause\b|\bfor whom\b|\bas (?:he|she|they)\b|\band (?:these|the apologies|reasons)\b|\. |\bwith\b|\bwere (?:received|accepted|noted)\b).*$",
    re.DOTALL,
)
_FOR_WHOM = re.compile(r"(?P<absent>[^,;.]+?),? for whom (?P<present>.+?) substituted", re.IGNORECASE)
_NOBODY = re.compile(
    r"^\W*(?:none|nil|n/a|no apologies|there were (?:none|no apologies)|no apologies .*|all members were present|nobody)\b",
    re.IGNORECASE,
)
_CODE_KEY = re.compile(
    r"(?:\b[PANVS]\s*[:=-]\s*(?:present|apolog\w*|absent|virtual|substitute)\b\W*){2,}", re.IGNORECASE
)
_COUNT_OF_PUBLIC = re.compile(
    r"^(?:approximately |about |there were )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|no|a|several|some)\b.{0,40}\b(?:public|parishioners?|residents?|press|electors?|visitors?|parish)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """The heading that those listed now stand under."""

    status: str = "present"
    kind: str | None = None
    title: str | None = None
    role: str | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those listed, and what among them could not be read."""

    people: tuple[Attendee, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_attendance(passages: Sequence[Passage]) -> Attendance:
    """The list, from its first heading to the first item."""
    people: list[Attendee] = []
    unread_entries: list[tuple[int, str]] = []
    group = Group()
    coded = any(_CODE_KEY.search(passage.text) for passage in passages)
    for passage in passages:
        for entry in _entries(passage):
            group, read, unread = _read_entry(
                entry, group, passage.span, coded=coded, last=people[-1] if people else None
            )
            if read and read[0].note == _POST_OF_LAST:
                people[-1] = replace(people[-1], post=read[0].post)
                continue
            people.extend(read)
            unread_entries += [(passage.span[0], text) for text in unread]
    return Attendance(tuple(_merged(people)), tuple(_unread(unread_entries, passages, people)))


def _unread(
    entries: Sequence[tuple[int, str]], passages: Sequence[Passage], people: Sequence[Attendee]
) -> Iterator[Problem]:
    """One problem for each entry that is no name; one for all when there are many, or nothing was read."""
    if passages and not people:
        yield problem("attendance_unread", line=passages[0].span[0], path="attendance")
    elif len(entries) > _MANY_UNREAD:
        line, text = entries[0]
        yield problem("people_unread", line=line, path="attendance", seen=str(len(entries)), expected=text)
    else:
        for line, text in entries:
            yield problem("person_unread", line=line, path="attendance", seen=text)


_MANY_UNREAD = 4
_POST_OF_LAST = "\0post"


def _entries(passage: Passage) -> Iterator[str]:
    """What stands in one cell each; a line without tabs is one entry."""
    if passage.label and not passage.is_bullet and len(passage.label) > 1:
        yield passage.shown
        return
    yield from passage.cells if len(passage.cells) > 1 else (passage.text,)


def _read_entry(
    text: str, group: Group, lines: Lines, *, coded: bool, last: Attendee | None
) -> tuple[Group, list[Attendee], list[str]]:
    """The group after this entry, the people in it, and what of it was not read."""
    if coded and _CODE_KEY.search(text):
        return group, [], []
    if title := group_title(text):
        return replace(group, title=title, kind="councillor", role=None), [], []
    heading = heading_of(text)
    if heading:
        group = _under(group, heading)
        text = heading.rest
    if not text.strip(" .:-–") or _NOBODY.match(text) or _COUNT_OF_PUBLIC.match(text):
        return group, [], []
    people, unread = _read_people(text, group, lines, coded=coded, last=last)
    if group.role:
        group = replace(group, role=None)
    return group, people, unread


def _under(group: Group, heading: Heading) -> Group:
    status = heading.status or group.status
    remote = status == "present_virtual"
    return Group(status="present" if remote else status, kind=heading.kind, role=heading.role, remote=remote)


def _read_people(
    text: str, group: Group, lines: Lines, *, coded: bool, last: Attendee | None
) -> tuple[list[Attendee], list[str]]:
    if match := _APOLOGIES.search(text):
        return apologies_in(text, lines), [] if match else [text]
    text, group = _sentence(text, group)
    if group.kind != "councillor" and POST.search(text) and not _starts_person(text):
        return _read_posts(text, group, lines, last)
    people: list[Attendee] = []
    unread: list[str] = []
    title = group.title
    for piece in split_people(text):
        code, piece = _code(piece) if coded else (None, piece)
        person = read_person(piece, title=title)
        if person is None:
            read = _read_odd_piece(piece, group, lines, people[-1] if people else None)
            if read is None:
                unread.append(piece)
            elif read.note == _POST_OF_LAST and people:
                people[-1] = replace(people[-1], post=", ".join(filter(None, (people[-1].post, read.post))))
            else:
                people.append(read)
            continue
        if person.is_councillor and _is_plural(piece):
            title = take_titles(piece)[1]
        people.append(attendee(person, _with_code(group, code), lines))
    return people, [] if _is_prose(text, people) else unread


def _starts_person(text: str) -> bool:
    """Whether the entry begins with a name rather than a post."""
    first = split_people(text)[:1]
    return bool(first and read_person(first[0]))


def _is_plural(piece: str) -> bool:
    return bool(re.match(r"(?:\w+ )?(?:councillors|cllrs|aldermen|messrs)\b", piece, re.IGNORECASE))


def _is_prose(text: str, people: Sequence[Attendee]) -> bool:
    """Sentences and bare posts among those present are no names that were missed."""
    return (
        (len(text.split()) > 12 and not people) or bool(POST.search(text)) or bool(_ORGANISATION.search(text))
    )


def _sentence(text: str, group: Group) -> tuple[str, Group]:
    """`Councillor E Oades (Fylde Borough Council) also attended.`: those in it, and how they took part."""
    match = _SENTENCE_ATTENDED.fullmatch(text)
    if match is None or len(text) > 600:
        return re.sub(
            r"\s*[-–—,]?\s*\bin the chair\b\.?", " (in the Chair)", text, flags=re.IGNORECASE
        ), group
    how = match["how"].casefold()
    if how in ("in the chair", "presiding", "presided"):
        return match["who"].rstrip(" ,-–—"), replace(group, role="chair")
    if match["also"] or how != "present":
        return match["who"], replace(group, status="in_attendance", title=None)
    return match["who"], group


def _read_posts(
    text: str, group: Group, lines: Lines, last: Attendee | None
) -> tuple[list[Attendee], list[str]]:
    """`Chief Executive (Mr C Murray)` gives a name to a post; a post alone belongs to the name before it."""
    people = []
    for match in re.finditer(r"(?P<post>[^(),;]{3,120}?)\s*\((?P<name>[^()]{3,60})\)", text):
        person = read_person(match["name"])
        if person:
            people.append(
                replace(
                    attendee(person, group, lines), post=plain(match["post"]).strip(" ,-–"), kind="officer"
                )
            )
    if (
        not people
        and last is not None
        and last.post is None
        and last.kind != "councillor"
        and last.lines == lines
    ):
        return [Attendee(last.name, post=text, note=_POST_OF_LAST)], []
    return people, []


def _read_odd_piece(piece: str, group: Group, lines: Lines, last: Attendee | None) -> Attendee | None:
    """A piece that is no name: the post of the one before, or a post with the name in brackets."""
    if POST.search(piece):
        read, _ = _read_posts(piece, group, lines, None)
        if read:
            return read[0]
        if last is not None and last.kind != "councillor":
            return Attendee(last.name, post=plain(piece), note=_POST_OF_LAST)
    return None


def _code(piece: str) -> tuple[str | None, str]:
    """`P  Anne Moss` and `Cllr Moss *`: the code of an attendance key, and the rest."""
    match = re.match(r"(?P<code>[PAN*])\s+(?=[A-Z])", piece) or re.search(r"\s+(?P<code>[PAN*])$", piece)
    if match is None:
        return None, piece
    return match["code"], (piece[: match.start()] + piece[match.end() :]).strip()


_CODES = {"P": "present", "*": "present", "A": "apologies", "N": "absent"}


def _with_code(group: Group, code: str | None) -> Group:
    return replace(group, status=_CODES[code]) if code else group


def attendee(person: Person, group: Group, lines: Lines) -> Attendee:
    """The person with what the group and the remarks in brackets say."""
    kind = _kind(person, group)
    value = Attendee(
        name=person.name,
        title=person.title,
        kind=kind,
        status=_plain_status(group, kind),
        role=group.role,
        lines=lines,
    )
    if person.post:
        value = _with_remark(value, person.post, after_comma=True)
    for tag in person.tags:
        value = _with_remark(value, tag, after_comma=False)
    return _virtual(value) if group.remote else value


def _kind(person: Person, group: Group) -> str:
    if person.is_councillor:
        return "councillor"
    if person.post and POST.search(person.post) and not _VICE.search(person.post):
        return "officer"
    if group.kind == "councillor" and group.status == "in_attendance":
        return "unknown" if person.post else "councillor"
    if any(POST.fullmatch(tag) or (POST.search(tag) and not _CHAIR.search(tag)) for tag in person.tags):
        return "officer"
    return group.kind or "unknown"


def _plain_status(group: Group, kind: str) -> str:
    return "in_attendance" if kind in ("officer", "public") and group.status == "present" else group.status


def _with_remark(value: Attendee, remark: str, *, after_comma: bool) -> Attendee:
    """The attendee with one remark understood: a role, a substitution, a time, a place, else a note."""
    for words in [remark] if after_comma else re.split(r"\s*;\s*", remark):
        value = _understood(value, plain(words))
    return value


def _understood(value: Attendee, words: str) -> Attendee:
    if _VICE.fullmatch(words):
        return replace(value, role="vice_chair")
    if _CHAIR.fullmatch(words):
        return replace(value, role="chair")
    if match := _SUBSTITUTE.search(words):
        whom = match["whom"] or match["whose"] or match["instead"]
        return _substitute(value, whom)
    if _REMOTE.search(words) and len(words.split()) < 5:
        return _virtual(value)
    if _PARTY.fullmatch(words):
        return replace(value, party=words)
    if _PART.search(words):
        return _timed(value, words)
    if POST.search(words):
        return replace(value, post=words)
    if _ORGANISATION.search(words):
        return replace(value, organisation=words)
    if re.search(r"\b(?:ward|division)\b", words, re.IGNORECASE):
        return replace(value, ward=re.sub(r"\s+(?:ward|division)$", "", words, flags=re.IGNORECASE))
    return replace(value, note="; ".join(filter(None, (value.note, words))))


def _substitute(value: Attendee, whom: str | None) -> Attendee:
    person = read_person(whom) if whom else None
    status = {"present": "present_substitute", "present_virtual": "present_substitute_virtual"}.get(
        value.status, value.status
    )
    return replace(
        value, status=status, substitute_for=person.name if person else (plain(whom) if whom else None)
    )


def _virtual(value: Attendee) -> Attendee:
    statuses = {
        "present": "present_virtual",
        "present_substitute": "present_substitute_virtual",
        "in_attendance": "in_attendance_virtual",
    }
    return replace(value, status=statuses.get(value.status, value.status))


def _timed(value: Attendee, words: str) -> Attendee:
    """`(until 8.15 pm)`, `(arrived 7.10 pm)`; what gives no time is kept as a note."""
    times = list(times_in(words))
    folded = fold(words)
    if times and re.search(r"\b(?:until|left)\b", folded):
        return replace(
            value,
            left=times[-1].value,
            arrived=times[0].value if len(times) > 1 else value.arrived,
            note=words,
        )
    if times and re.search(r"\b(?:from|arrived|joined)\b", folded):
        return replace(value, arrived=times[0].value, note=words)
    return replace(value, note="; ".join(filter(None, (value.note, words))))


def apologies_in(text: str, lines: Lines) -> list[Attendee]:
    """Those in `Apologies for absence were received from County Councillors Green and Charles.`"""
    match = _APOLOGIES.search(text)
    if match is None or _NOBODY.match(text):
        return []
    listed = match["who"] or match["whom"]
    people = _substituted(listed, lines)
    title: str | None = None
    for piece in split_people(_REASON.sub("", listed)):
        person = read_person(re.sub(r"^on behalf of |^from |^(?:and )", "", piece), title=title)
        if person is None:
            continue
        if person.is_councillor:
            title = singular(person.title or "") if _is_plural(piece) else title
        people.append(attendee(person, Group(status="apologies"), lines))
    return people


def _substituted(listed: str, lines: Lines) -> list[Attendee]:
    """`Cllr Lamb for whom Cllr Voss substituted`: Voss was there for Lamb."""
    people = []
    for match in _FOR_WHOM.finditer(listed):
        absent, present = read_person(match["absent"]), read_person(match["present"])
        if absent and present:
            people.append(
                Attendee(
                    present.name,
                    title=present.title,
                    kind="councillor" if present.is_councillor else "unknown",
                    status="present_substitute",
                    substitute_for=absent.name,
                    lines=lines,
                )
            )
    return people


def says_nobody(text: str) -> bool:
    """`There were none.` and `No apologies were received.`"""
    return bool(_NOBODY.match(text))


def _merged(people: Iterable[Attendee]) -> list[Attendee]:
    """One entry for a chair who is named first and again in the list."""
    result: list[Attendee] = []
    for person in people:
        twin = next((place for place, other in enumerate(result) if _same(other, person)), None)
        if twin is None:
            result.append(person)
        else:
            longer = max((result[twin], person), key=lambda each: len(each.name))
            result[twin] = replace(
                longer, role=result[twin].role or person.role, title=longer.title or person.title
            )
    return result


def _same(first: Attendee, second: Attendee) -> bool:
    return (
        fold(first.name) == fold(second.name)
        and first.status == second.status
        and "chair" in (first.role, second.role)
    )
