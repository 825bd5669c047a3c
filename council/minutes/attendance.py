"""The people listed as present, in attendance, or away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from .apologies import apologies_in, is_plural, says_nobody, tells_apologies
from .headings import Heading, group_title, heading_of
from .names import COUNCILLOR_TITLE, may_be, read_person, split_people, take_titles
from .officers import officers_in
from .passages import Passage
from .people import Roster
from .problems import problem
from .remarks import HERE, POST, Group, attendee, is_office
from .values import Attendee, Lines, Problem
from .words import LONGEST, fold

_ATTENDED = re.compile(
    r"(?P<who>.+?)\s+(?:(?:was|were)\s+)?(?P<also>also\s+)?(?P<how>attended|present|in attendance|in the chair|presiding|presided)"
    r"(?:\s+(?:the meeting|as (?:an )?observers?).*)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_IN_THE_CHAIR = re.compile(r"\s*[-–—,]?\s*\bin the chair\b\.?(?![^(]*\))", re.IGNORECASE)
_CODE_KEY = re.compile(
    r"(?:\b[PANVS]\s*[:=-]\s*(?:present|apolog\w*|absent|virtual|substitute)\b\W*){2,}", re.IGNORECASE
)
_CODES = {"P": "present", "*": "present", "A": "apologies", "N": "absent"}
_UNCOUNTED = re.compile(
    r"^(?:approximately |about |there were )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|no|a|several|some)\b"
    r".{0,40}\b(?:public|parishioners?|residents?|press|electors?|visitors?|parish)\b",
    re.IGNORECASE,
)
_MANY_UNREAD = 4
_MOST_PEOPLE = 600
"""More than met in any council: what goes on after them is a problem, not a list."""
_AWAY = ("apologies", "absent")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those listed, and what among them could not be read."""

    people: tuple[Attendee, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one cell or line gave: the group that holds from here on, people, and words that were no names."""

    group: Group
    people: Sequence[Attendee] = ()
    unread: Sequence[str] = ()


def read_attendance(passages: Sequence[Passage]) -> Attendance:
    """The list, from its first heading to the first item."""
    people: list[Attendee] = []
    unread: list[tuple[int, str]] = []
    group = Group()
    coded = any(_CODE_KEY.search(passage.text) for passage in passages)
    for passage in passages:
        for text in _entries(passage):
            if len(people) > _MOST_PEOPLE:
                unread.append((passage.span[0], text))
                continue
            entry = _read_entry(text, group, passage.span, coded=coded)
            group = entry.group
            people += entry.people
            unread += [(passage.span[0], words) for words in entry.unread]
    people = _members_by_section(_merged(people))
    return Attendance(tuple(people), tuple(_unread(unread, passages, people)))


def _entries(passage: Passage) -> Iterator[str]:
    """What stands in one cell each, a name with the post in the cell beside it."""
    if passage.label and len(passage.label) > 1:
        yield passage.shown[:LONGEST]
        return
    held: str | None = None
    for cell in passage.cells or (passage.text[:LONGEST],):
        if held is not None and POST.search(cell) and read_person(cell) is None:
            held = f"{held}, {cell}"
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _read_entry(text: str, group: Group, lines: Lines, *, coded: bool) -> _Entry:
    if coded and _CODE_KEY.search(text):
        return _Entry(group)
    if title := group_title(text):
        return _Entry(replace(group, title=title, kind="councillor", role=None))
    heading = heading_of(text)
    if heading:
        group = _under(heading)
        text = heading.rest
    text = re.sub(r"(?i)\b(councillors|cllrs|aldermen)\s*:\s*(?=\S)", r"\1 ", text)
    if not text.strip(" .:-–,") or says_nobody(text) or _UNCOUNTED.match(text):
        return _Entry(group)
    entry = _read_people(text, group, lines, coded=coded)
    return replace(entry, group=replace(entry.group, role=None))


def _under(heading: Heading) -> Group:
    remote = heading.status == "present_virtual"
    return Group(
        "present" if remote else heading.status or "present", heading.kind, role=heading.role, remote=remote
    )


def _read_people(text: str, group: Group, lines: Lines, *, coded: bool) -> _Entry:
    if tells_apologies(text):
        return _Entry(group, apologies_in(text, lines))
    listed, stated = _statement(text, group)
    if not _names_councillors(listed) and group.kind != "councillor" and POST.search(listed):
        return _Entry(group, officers_in(listed, stated, lines))
    if office_holder := _office_holder(listed, stated, lines):
        return _Entry(group, [office_holder])
    people, unread = _listed(listed, stated, lines, coded=coded)
    return _Entry(group, people, unread)


def _office_holder(text: str, group: Group, lines: Lines) -> Attendee | None:
    """`Councillor F Bell, Chair of the Leisure, Parks and Libraries Committee`: one person and their office."""
    name, comma, office = text.partition(", ")
    person = read_person(name, title=group.title)
    if not comma or person is None or not is_office(office):
        return None
    return attendee(replace(person, post=office), group, lines)


def _names_councillors(text: str) -> bool:
    person = next((read for piece in split_people(text)[:1] if (read := read_person(piece))), None)
    return bool(person and person.is_councillor)


def _statement(text: str, group: Group) -> tuple[str, Group]:
    """`Councillor E Brodie (Fernshire Council) also attended.`: those in it, and how they took part."""
    match = _ATTENDED.fullmatch(text) if len(text) <= 600 else None
    if match is None:
        return _IN_THE_CHAIR.sub(" (in the Chair)", text), group
    how = match["how"].casefold()
    if how in ("in the chair", "presiding", "presided"):
        return match["who"].rstrip(" ,-–—"), replace(group, role="chair")
    if match["also"] or how != "present":
        return match["who"], replace(group, status="in_attendance", title=None)
    return match["who"], group


def _listed(text: str, group: Group, lines: Lines, *, coded: bool) -> tuple[list[Attendee], list[str]]:
    """The people in `Councillors A Moss (Chair), P Lund and T Oduya`, and the pieces that are no names."""
    people: list[Attendee] = []
    unread: list[str] = []
    title = group.title
    for piece in split_people(text):
        code, words = _code(piece) if coded else (None, piece)
        among = group.kind == "councillor" or bool(title and COUNCILLOR_TITLE.search(title))
        person = read_person(words, title=title, among_councillors=among)
        if person is None:
            unread.append(piece)
            continue
        if is_plural(words):
            title = take_titles(words)[1]
        people.append(attendee(person, replace(group, status=_CODES[code]) if code else group, lines))
    return people, unread


def _code(piece: str) -> tuple[str | None, str]:
    """`P  Anne Moss` and `Cllr Moss *`: the code of an attendance key, and the rest."""
    match = re.match(r"(?P<code>[PAN*])\s+(?=[A-Z])", piece) or re.search(r"\s+(?P<code>[PAN*])$", piece)
    if match is None:
        return None, piece
    return match["code"], (piece[: match.start()] + piece[match.end() :]).strip()


def with_told(listed: Sequence[Attendee], told: Iterable[Attendee]) -> list[Attendee]:
    """The list with what an item tells besides: absences, and who stood in for whom."""
    people = list(listed)
    for person in islice(told, _MOST_PEOPLE):
        places = [place for place, each in enumerate(people) if _may_be_told(each, person)]
        if len(places) != 1:
            people.append(person)
        elif person.substitute_for:
            known = people[places[0]]
            whom = known.substitute_for or person.substitute_for
            people[places[0]] = replace(known, status=person.status, substitute_for=whom)
    return _with_substituted_in_full(people)


def _with_substituted_in_full(people: Sequence[Attendee]) -> list[Attendee]:
    """Those stood in for under the fullest name that one of the absent has."""
    away = Roster(tuple(each for each in people if each.status in _AWAY))
    return [
        replace(each, substitute_for=away.full_name(each.substitute_for) or each.substitute_for)
        if each.substitute_for
        else each
        for each in people
    ]


def _may_be_told(listed: Attendee, told: Attendee) -> bool:
    """Whether the list already has the person, in the same group."""
    return may_be(listed.name, told.name) and (listed.status in _AWAY) == (told.status in _AWAY)


def _members_by_section(people: Sequence[Attendee]) -> list[Attendee]:
    """Where no list names a councillor by title and others stand apart, those present are the members."""
    apart = any(person.status.startswith("in_attendance") for person in people)
    if not apart or any(person.kind == "councillor" for person in people):
        return list(people)
    return [replace(each, kind="councillor") if _is_member(each) else each for each in people]


def _is_member(person: Attendee) -> bool:
    return (
        person.kind == "unknown" and person.post is None and person.status in (*HERE, "apologies", "absent")
    )


def _merged(people: Iterable[Attendee]) -> list[Attendee]:
    """One entry for a chair who is named first and again in the list."""
    result: list[Attendee] = []
    first_of: dict[tuple[str, str], int] = {}
    chair_of: dict[tuple[str, str], int] = {}
    for person in people:
        key = fold(person.name), person.status
        twin = first_of.get(key) if person.role == "chair" else chair_of.get(key)
        if twin is None:
            twin = len(result)
            result.append(person)
        else:
            longer = max((result[twin], person), key=lambda each: len(each.name))
            result[twin] = replace(longer, role="chair", title=longer.title or person.title)
        first_of.setdefault(key, twin)
        if result[twin].role == "chair":
            chair_of.setdefault(key, twin)
    return result


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
