"""Those who sent apologies, as a sentence tells it."""

import re

from .names import read_person, singular, split_people
from .remarks import Group, attendee
from .values import Attendee, Lines

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
_FOR_WHOM = re.compile(
    r"(?P<absent>[^,;.]+?),? for whom (?P<present>.+?) (?:substituted|attended|was present)", re.IGNORECASE
)
_NOBODY = re.compile(
    r"^\W*(?:none|nil|n/a|no apologies|there were (?:none|no apologies)|all members were present|nobody)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"^(?:on behalf of|from|and|by)\s+", re.IGNORECASE)


def apologies_in(text: str, lines: Lines) -> list[Attendee]:
    """Those in `Apologies for absence were received from Councillors Green and Charles.`, and their substitutes."""
    match = _RECEIVED.search(text)
    if match is None or says_nobody(text):
        return []
    listed = match["who"] or match["whom"] or match["sender"]
    return [*_substitutes(listed, lines), *_absent(_AFTERWARDS.sub("", listed), lines)]


def tells_apologies(text: str) -> bool:
    """Whether the sentence says from whom apologies came."""
    return bool(_RECEIVED.search(text))


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


def _substitutes(listed: str, lines: Lines) -> list[Attendee]:
    """`Cllr Lamb for whom Cllr Voss substituted`: Voss was there for Lamb."""
    people = []
    for match in _FOR_WHOM.finditer(listed):
        absent, present = read_person(match["absent"]), read_person(match["present"])
        if absent and present:
            person = attendee(present, Group(status="present_substitute"), lines)
            people.append(
                Attendee(
                    person.name,
                    person.title,
                    person.kind,
                    person.status,
                    substitute_for=absent.name,
                    lines=lines,
                )
            )
    return people
