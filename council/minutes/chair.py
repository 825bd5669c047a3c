"""Who presided: a statement in the attendance or an item first, then the tag behind a name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .names import may_be, read_person
from .passages import Passage
from .people import Roster
from .problems import problem
from .remarks import HERE
from .values import Attendee, Lines, Problem
from .words import LONGEST, holds_any, straight

_WHO = r"(?P<who>(?:(?:The\s)?(?:Deputy\s)?(?:Lord\s)?Mayor,?\s)?(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councillor|Cll?r\.?|Cr\.?|CC|Alderman|(?:Depute\s)?Provost|Bailie|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)\s(?:(?:Mrs|Mr|Ms|Miss|Dr)\.?\s)?(?:[A-ZÀ-Þ]\.?\s?){0,4}(?:(?:van|der|den|de|la|di|du|ap)\s){0,2}[A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+){0,2})"
_TOOK = re.compile(
    rf"{_WHO}\)?(?:,\s[^,.]{{2,60}},|,)?\s(?:(?:then|therefore|duly|accordingly)\s)?(?:took\sthe\s(?:position\sof\s)?[Cc]hair|(?:was\s)?in\sthe\s[Cc]hair|presided|chaired\sthe\smeeting|agreed\sto\schair\s(?:the\s)?meeting|assumed\sthe\s[Cc]hair"
    rf"|was\s(?:(?:then|duly|unanimously)\s){{0,2}}(?:re-)?(?:elected|appointed)\b[^.]{{0,140}}\band\s(?:then\s)?took\sthe\s[Cc]hair"
    rf"|(?:then\s)?(?:made|signed|read)\s(?:the|his|her|their)\s[^.,]{{0,30}}\b[Aa]cceptance\b[^.,]{{0,20}}(?:,|\sand)\s(?:then\s)?took\sthe\s[Cc]hair"
    rf"|(?:was|be)\s(?:elected|appointed)\s(?:as\s)?(?:the\s)?[Cc]hair(?:man|person|woman)?\s(?:for|of)\s(?:the\sduration\sof\s)?(?:the|this)\s(?:meeting|hearing))"
)
_CHAIRED_BY = re.compile(
    rf"\b(?:(?:chaired|presided\sover)\sby|in\sthe\s[Cc]hair\s?[:-]|chair\swas\s(?:then\s)?taken\sby|under\sthe\schair(?:man)?ship\sof)\s?{_WHO}"
)
_PRESIDENT = r"(?P<who>(?:Deputy\s)?(?:(?:Mayor|Reeve|Warden)|(?:Chair(?:man|woman|person)?|President),?)\s(?:[A-ZÀ-Þ]\.?\s?){0,3}(?:[A-ZÀ-Þ][\w'-]+\s){0,2}[A-ZÀ-Þ][\w'-]+)"
_CALLED_TO_ORDER = re.compile(
    rf"\bcalled\sto\s[Oo]rder\s(?:at\s.{{1,20}}\s)?by\s(?:the\s)?{_PRESIDENT}|{_PRESIDENT}\s(?:presiding(?=\.|$)|opened\sthe\smeeting|assumed\sthe\s[Cc]hair|called\s(?:the\s.{{0,90}}?)?to\s[Oo]rder)".replace(
        "(?P<who>", "(?P<whom>", 1
    )
)
"""`Mayor Ann Reay called the meeting to order`: in North America it is who presides that does so."""
_VICE_TOOK = re.compile(
    r"\b(?:Vice|Deputy)[- ](?:Chair(?:man|woman|person)?|Mayor|Convener)\s(?:therefore\s|then\s|accordingly\s)?"
    r"(?:took\sthe\s[Cc]hair|(?:was\s)?in\sthe\s[Cc]hair|presided|chaired\sthe\smeeting)"
)
_FIRST_CITIZEN = re.compile(r"(?<!Deputy )(?<!Depute )\b(?:Lord )?(?:Mayor|Provost)\b|^(?:The )?Reeve\b")
_CHAIR_NAMED = re.compile(
    rf"(?:^|[.;]\s|\b(?<!former\s)(?<!previous\s)(?<!new\s)(?<!outgoing\s)[Tt]he\s)(?:Chair(?:man|woman|person)?|Convener)(?:,\s|\s\(|\s[-–]\s){_WHO}(?=[,)]|\s[-–])"
)
_FOR_AN_ITEM = re.compile(
    r"\bfor (?:this|the remainder|(?:the )?consideration|item|the rest)\b|\b(?:at this point|for this item|vacated)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:Fund|Group|Board|Forum|Partnership|Trust|Network|Taskforce|Association),?\s$")
"""`the Pension Fund, chaired by Councillor Moss`, who need not preside here."""
_UNTIL_THE_ELECTION = re.compile(
    r"\b(?:retiring|outgoing)\s(?:Lord\s)?(?:Chair|Mayor|Provost)", re.IGNORECASE
)
"""Who presides at an annual meeting only until the chair of the new year is elected."""


@dataclass(frozen=True, slots=True)
class Presided:
    """The presiding person's name, where it was read, and the attendance with that marked."""

    chair: str | None
    lines: Lines | None
    people: tuple[Attendee, ...]
    problems: tuple[Problem, ...] = ()


def find_chair(
    people: Sequence[Attendee],
    front: Iterable[Passage],
    items: Iterable[Passage],
    *,
    of_council: bool = False,
    later: Sequence[Passage] = (),
) -> Presided:
    """The chair of the meeting, from its strongest evidence; a council meets under its mayor or provost.

    `items` are those in which the chair is taken, `later` everything that the minutes say of the meeting.
    """
    told = [*front, *items]
    for passage in told:
        name = stated_chair(passage.text)
        if name:
            return _stated(name, passage.span, people)
    vice = [each for each in people if each.role == "vice_chair" and each.status in HERE]
    if len(vice) == 1 and any(map(_vice_presided, told)):
        return _presided_by(vice[0], people)
    presided = _tagged(people)
    if not (presided.chair or presided.problems) and of_council:
        presided = _first_citizen(people)
    return presided if presided.chair or presided.problems else _named_in_passing(later, people)


_ELECTION = re.compile(
    r"(?:to\s)?(?:elect(?:ion)?|appoint(?:ment)?)\s(?:of\s)?(?:the\s|a\s)?chair(?:man|woman|person)?\b(?!.{0,80}\b(?:committee|group|panel|party|board|forum|trust))",
    re.IGNORECASE,
)
_ELECTED = re.compile(
    r"(?:(?:that|that\sthe|to\s(?:re-?)?elect|There\s(?:were|being)\sno\s(?:other|further)\snominations?,?(?:\sand)?)\s)?(?P<who>(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s){0,2}(?:[A-Z][\w.'’-]*\s?){1,3}?)"
    r"(?::|,?\s(?:was|be|is)\s(?:duly\s|then\s|unanimously\s)?(?:proposed|nominated|(?:re-?)?elected|(?:re-?)?appointed)\b|,?\s(?:proposed|nominated)\sby\b)"
)


def elected_chair(title: str, decided: Sequence[str]) -> str | None:
    """`Election of Chairman` and under it `Cllr Moss: proposed by …`, the one thing decided: whoever presides from then on."""
    if len(decided) != 1 or not _ELECTION.match(title) or " for " in title.replace("for the year", ""):
        return None
    match = _ELECTED.match(decided[0])
    person = read_person(match["who"]) if match else None
    return person.name if person else None


def with_elected(presided: Presided, name: str | None, lines: Lines) -> Presided:
    """The meeting's chair is the one whom it elected, where nothing else says who presided."""
    if presided.chair or presided.problems or name is None:
        return presided
    return _stated(name, lines, presided.people)


def _named_in_passing(told: Iterable[Passage], people: Sequence[Attendee]) -> Presided:
    """`The Chair, Councillor Jane Moss, replied`: whoever is so called, where nobody else is."""
    found = {}
    for passage in told:
        head = (
            straight(passage.text[:LONGEST]) if "Chair" in passage.text or "Convener" in passage.text else ""
        )
        for match in _CHAIR_NAMED.finditer(head):
            if person := read_person(head[match.start("who") : match.end("who")]):
                found.setdefault(person.name, passage.span)
    if len(found) != 1:
        return Presided(None, None, tuple(people))
    ((name, lines),) = found.items()
    stated = _stated(name, lines, people)
    listed = any(each.status in HERE and not each.substitute_for for each in people)
    return stated if listed else replace(stated, problems=())


def _vice_presided(passage: Passage) -> bool:
    head = passage.text[:LONGEST]
    return bool(_VICE_TOOK.search(head)) and not _FOR_AN_ITEM.search(head)


def _presided_by(person: Attendee, people: Sequence[Attendee]) -> Presided:
    marked = tuple(replace(each, role="chair") if each is person else each for each in people)
    return Presided(person.name, person.lines, marked)


def _first_citizen(people: Sequence[Attendee]) -> Presided:
    """`The Mayor (Councillor A Moss)` at the head of the list of a council's meeting."""
    present = [each for each in people if each.status in HERE]
    first = present[0] if present else None
    if first and (_FIRST_CITIZEN.search(first.title or "") or _FIRST_CITIZEN.search(first.post or "")):
        return _presided_by(first, people)
    return Presided(None, None, tuple(people))


_OFFICE = re.compile(r"^(?:Chair(?:man|woman|person)?|President),?\s")


def stated_chair(text: str) -> str | None:
    """`County Councillor Moss took the Chair in the absence of …`: Moss."""
    head = straight(text[:LONGEST])
    if not holds_any(head, ("chair", "Chair", "presid", "to order", "to Order", "opened the meeting")):
        return None
    match = _TOOK.search(head) or _CHAIRED_BY.search(head) or _CALLED_TO_ORDER.search(head)
    if match is None or _FOR_AN_ITEM.search(head) or _OF_OTHERS.search(head[: match.start()]):
        return None
    if _UNTIL_THE_ELECTION.search(head[max(match.start() - 60, 0) : match.end()]):
        return None
    group = "whom" if match.groupdict().get("whom") else "who"
    person = read_person(_OFFICE.sub("", text[match.start(group) : match.end(group)], count=1))
    return person.name if person else None


def _stated(name: str, lines: Lines, people: Sequence[Attendee]) -> Presided:
    roster = Roster(tuple(people))
    present = roster.matching(name, statuses=HERE)
    full = roster.full_name(name, statuses=HERE)
    if full is None:
        return Presided(
            name, lines, tuple(people), (problem("chair_unclear", line=lines[0], path="chair", seen=name),)
        )
    problems = (
        ()
        if present or not people
        else (problem("chair_not_present", line=lines[0], path="chair", seen=name),)
    )
    marked = tuple(_presiding(person, full) for person in people)
    return Presided(full, lines, marked, problems)


def _presiding(person: Attendee, full: str) -> Attendee:
    if person.status in HERE and may_be(full, person.name):
        return replace(person, role="chair")
    return person


def _tagged(people: Sequence[Attendee]) -> Presided:
    """The one present who is marked (Chair); failing them, the one marked (Vice-Chair) when the chair is away."""
    here = [person for person in people if person.status in HERE]
    met = HERE if len(here) > 1 else (*HERE, "in_attendance")  # a parish meeting lists those in attendance
    chairs = [person for person in people if person.role == "chair" and person.status in met]
    if len(chairs) == 1:
        return Presided(chairs[0].name, chairs[0].lines, tuple(people))
    if chairs:
        found = problem(
            "several_chairs",
            line=chairs[0].lines[0],
            path="chair",
            seen=", ".join(person.name for person in chairs),
        )
        return Presided(None, None, tuple(people), (found,))
    vices = [person for person in people if person.role == "vice_chair" and person.status in HERE]
    chair_away = any(person.role == "chair" for person in people)
    if chair_away and len(vices) == 1:
        return Presided(vices[0].name, vices[0].lines, tuple(people))
    return Presided(None, None, tuple(people))
