"""Those who sent apologies, as a sentence tells it."""

import re
from dataclasses import replace

from .names import Person, read_person, singular, split_people
from .remarks import Group, attendee
from .values import Attendee, Lines
from .words import LONGEST

_RECEIVED = re.compile(
    r"""\bapolog(?:y|ies)\b .{0,60}?
        \b(?:received|submitted|presented|tendered|intimated|given|noted|reported|accepted|sent|offered) \s
        (?:from|on\ behalf\ of|by|for) \s (?P<who>.+)
      | \bapolog(?:y|ies) (?:\ for\ (?:absence|non-attendance|lateness|inability\ to\ attend))? \s* (?: : | - | from\b | of\b ) \s*
        (?:from\ )? (?P<whom>.+)
      | ^(?P<sender>(?:[A-Z][\w.'’-]*(?:,\ |\ and\ |\ )){1,12}) (?:had|has|have) \s (?:submitted|sent|given|tendered|offered) \s (?:an?\ |his\ |her\ |their\ )? apolog""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_AFTERWARDS = re.compile(
    r"\s*(?:\bdue to\b|\bwho (?:was|were|had|is)\b|\bbecause\b|\bfor whom\b|\bas (?:he|she|they)\b|\.\s(?=[A-Z][a-z]{2,}\s)"
    r"|\band (?:these|the apologies|reasons)\b|\bwith\b|\bwere (?:received|accepted|noted)\b).*$",
    re.DOTALL,
)
_STAND_INS: tuple[re.Pattern[str], ...] = (
    # Cllr Lamb for whom Cllr Voss substituted
    re.compile(
        r"(?P<absent>[^,;.]{2,80}),? for whom (?P<present>.{3,60}?) (?:substituted|attended|was present)",
        re.IGNORECASE,
    ),
    # Cllr Voss attended as a substitute for Cllr Lamb
    re.compile(
        r"(?:^|[.;]\s)(?P<present>[^.;]{3,80}?) (?:(?:attended|was present|had been appointed)(?: as)? (?:a |the )?substitute(?: member)?|substituted)"
        r" for (?P<absent>[^.;]{3,80})"
    ),
)
_NOBODY = re.compile(
    r"^\W*(?:none|nil|n/a|no apologies|there were (?:none|no apologies)|all members were present|nobody)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:on behalf of|from|and|by)\s+", re.IGNORECASE)


def apologies_in(text: str, lines: Lines) -> list[Attendee]:
    """Those in `Apologies for absence were received from Councillors Green and Charles.`, and their substitutes."""
    text = text[:LONGEST]
    match = _RECEIVED.search(text)
    stand_ins = _stand_ins(text, lines)
    if match is None or says_nobody(text):
        return stand_ins
    listed = match["who"] or match["whom"] or match["sender"]
    return [*stand_ins, *_absent(_AFTERWARDS.sub("", listed), lines)]


def tells_apologies(text: str) -> bool:
    """Whether the sentence says from whom apologies came."""
    return bool(_RECEIVED.search(text[:LONGEST]))


def says_nobody(text: str) -> bool:
    """`There were none.` and `No apologies were received.`"""
    return bool(_NOBODY.match(text))


def _absent(listed: str, lines: Lines) -> list[Attendee]:
    people: list[Attendee] = []
    title: str | None = None
    for piece in split_people(listed):
        person = read_person(_BEFORE_NAME.sub("", piece), title=title)
        if person is None:
            continue
        if person.is_councillor and is_plural(piece):
            title = singular(person.title or "")
        people.append(attendee(person, Group(status="apologies"), lines))
    return people


def is_plural(piece: str) -> bool:
    """Whether the piece opens a list for which its title holds: `Councillors A Moss`."""
    return bool(
        re.match(r"(?:on behalf of )?(?:\w+ )?(?:councillors|cllrs|aldermen|messrs)\b", piece, re.IGNORECASE)
    )


def _stand_ins(text: str, lines: Lines) -> list[Attendee]:
    """Those who were there for somebody, by the words that say for whom."""
    people: list[Attendee] = []
    lowered = text.casefold()
    if "substitut" not in lowered and "for whom" not in lowered:
        return people
    for pattern in _STAND_INS:
        for match in pattern.finditer(text):
            present, absent = _last_person(match["present"]), _last_person(match["absent"])
            if absent and present:
                person = attendee(present, Group(status="present_substitute"), lines)
                people.append(replace(person, substitute_for=absent.name))
    return people


def _last_person(text: str) -> Person | None:
    """The person nearest to the words of standing in: `the Chair, Councillor Hollis`."""
    pieces = split_people(re.split(r"\b(?:from|on behalf of|by)\s", text)[-1])
    return read_person(_BEFORE_NAME.sub("", pieces[-1])) if pieces else None
