"""What is not open to the public, by the words of the document: exclusions, stamps, returns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .passages import Passage
from .values import Decision, Item, Problem, Restriction
from .words import LONGEST, fold

_EXCLUDED = re.compile(
    r"\b(?:press|public)\b.{0,120}\b(?:be|were|was) (?:now )?excluded\b|\bexclu(?:de|sion of) (?:the )?(?:members of the )?(?:press|public)\b|\bmove(?:d)? into (?:private|closed) session\b|\bin committee\b"
)
_NOT_EXCLUDED = re.compile(
    r"\b(?:not required|did not (?:resolve|exclude)|not (?:to )?exclude|no need to exclude|not be excluded)\b"
)
_RETURN = re.compile(
    r"\b(?:public|press)\b.{0,60}\b(?:re-?admitted|returned|invited back|rejoined)\b|\b(?:reverted?|returned) to (?:open|public)\b|\bpart (?:i|1|a|one)\b.{0,20}\b(?:public|open)\b|\bresumed in public\b"
)
_STAMP = re.compile(
    r"\b(?:not for publication|exempt (?:item|report|minute|information)s?\b(?! (?:was|were))|confidential (?:item|report|minute)s?|restricted item|part (?:ii|2|two)\b|pink papers?)\b|- exempt$|\(exempt\)|\(confidential\)"
)
_PART_TWO = re.compile(
    r"^part (?:ii|2|b|two)\b|^(?:restricted|closed|private|exempt|confidential|non-public) (?:items?|session|section|business|part)\b|^summary of private business"
)
_PART_ONE = re.compile(
    r"^part (?:i|1|a|one)\b|^(?:open|unrestricted|public) (?:items?|session|section|part)\b"
)
_PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<numbers>\d{1,2}[a-z]?(?:\s*(?:,|and|&|to|-|or)\s*\d{1,2})*)", re.IGNORECASE
)
_SCHEDULE = re.compile(
    r"\b(?P<schedule>(?:Part\s+\w{1,3}\s+(?:of\s+)?)?Schedule\s+\d{1,2}A?)\b", re.IGNORECASE
)
_ITEM_NUMBERS = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?)(?: (?:nos?\.?|numbers?))?\s+(?P<numbers>\d{1,4}[a-z]?(?:/\d\d)?(?:\s*(?:,|and|&|to|-)\s*\d{1,4}[a-z]?)*)",
    re.IGNORECASE,
)


def restriction_in(text: str) -> Restriction:
    """The basis that the words give: exempt with its paragraphs, confidential, or unstated."""
    schedule = _SCHEDULE.search(text[:LONGEST])
    paragraphs = _PARAGRAPHS.search(text[:LONGEST]) if schedule or re.search(r"\bAct\b", text) else None
    folded = fold(text[:LONGEST])
    if schedule or paragraphs or "exempt" in folded:
        basis = "exempt"
    else:
        basis = "confidential" if "confidential" in folded else "unstated"
    return Restriction(
        basis=basis,
        schedule=schedule["schedule"] if schedule else None,
        paragraphs=tuple(re.findall(r"\d{1,2}[a-z]?", paragraphs["numbers"])) if paragraphs else (),
    )


def with_restrictions(
    items: Sequence[Item], bodies: Sequence[Sequence[Passage]]
) -> tuple[list[Item], list[Problem]]:
    """The items with what the stamps and the exclusion of the public hold back.

    What an exclusion names is held back; else all that follows it, until the words say that the public came back.
    """
    result: list[Item] = []
    held: Restriction | None = None
    named: set[str] = set()
    for item, body in zip(items, bodies, strict=True):
        stamped = _stamp(item, body)
        by_name = held if held and named and item.number in named else None
        in_force = by_name or (held if held and not named else None) if item.kind != "exclusion" else None
        if in_force and item.number is not None and returns_to_public(body[:1]):
            in_force = held = None
        result.append(replace(item, restriction=stamped or in_force))
        held, named = _after(item, body, held, named)
    return result, []


def _after(
    item: Item, body: Sequence[Passage], held: Restriction | None, named: set[str]
) -> tuple[Restriction | None, set[str]]:
    """What is held back from here on."""
    exclusion = _exclusion(item.resolutions) or _announced(item, body)
    if exclusion:
        return restriction_in(exclusion), _named_items(exclusion, item.number)
    if returns_to_public(body):
        return None, set()
    return (_part_heading(body) or held), named


def _exclusion(decisions: Iterable[Decision]) -> str | None:
    """The words of a decision to exclude the public."""
    for decision in decisions:
        folded = fold(decision.text[:LONGEST])
        if (
            _EXCLUDED.search(folded)
            and not _NOT_EXCLUDED.search(folded)
            and decision.outcome not in ("lost", "refused", "withdrawn")
        ):
            return decision.text
    return None


def _announced(item: Item, body: Sequence[Passage]) -> str | None:
    """An exclusion told in prose, under a title that says so."""
    if item.kind != "exclusion":
        return None
    text = " ".join(passage.text[:600] for passage in body)
    folded = fold(text)
    return (
        text
        if re.search(r"\b(?:was|were) (?:then )?excluded\b", folded) and not _NOT_EXCLUDED.search(folded)
        else None
    )


def _named_items(text: str, own: str | None) -> set[str]:
    names: set[str] = set()
    for match in _ITEM_NUMBERS.finditer(text[:LONGEST]):
        numbers = re.findall(r"\d{1,4}[a-z]?(?:/\d\d)?", match["numbers"])
        names.update(numbers)
        if re.search(r"\bto\b|-", match["numbers"]) and len(numbers) == 2 and all(map(str.isdigit, numbers)):
            names.update(
                str(number)
                for number in range(int(numbers[0]), min(int(numbers[1]), int(numbers[0]) + 50) + 1)
            )
    return names - {own}


def returns_to_public(body: Sequence[Passage]) -> bool:
    """`The public were re-admitted to the meeting.`"""
    return any(_RETURN.search(fold(passage.text[:600])) for passage in body)


def _part_heading(body: Sequence[Passage]) -> Restriction | None:
    """`PART II – Items not open to the public` as the last heading before the next item."""
    last = fold(body[-1].text[:200]) if body else ""
    return restriction_in(body[-1].text) if _PART_TWO.search(last) and not _PART_ONE.search(last) else None


def _stamp(item: Item, body: Sequence[Passage]) -> Restriction | None:
    """`(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)` in the title or under it."""
    if item.kind == "exclusion":
        return None
    for text in [item.title, *(passage.text for passage in body[:1] if len(passage.text) < 400)]:
        folded = fold(text[:LONGEST])
        opens = text is item.title or folded.startswith(
            ("(", "[", "not for", "exempt", "confidential", "restricted")
        )
        if opens and _STAMP.search(folded):
            return restriction_in(text)
    return None
