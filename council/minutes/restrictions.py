"""What is not open to the public, by the words of the document: exclusions, stamps, returns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .passages import Passage
from .problems import problem
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


@dataclass(frozen=True, slots=True)
class _Held:
    """What is held back from here on: everything, or the items that the exclusion names."""

    restriction: Restriction
    named: frozenset[str] = frozenset()

    def over(self, item: Item) -> bool:
        """Whether it covers this item; the decision to exclude the public itself stays public."""
        return item.kind != "exclusion" and (not self.named or item.number in self.named)


def with_restrictions(
    items: Sequence[Item], bodies: Sequence[Sequence[Passage]]
) -> tuple[list[Item], list[Problem]]:
    """The items with what the stamps and the exclusion of the public hold back.

    What an exclusion names is held back; where it names nothing that follows, all that follows, until the
    words say that the public came back.
    """
    result: list[Item] = []
    problems: list[Problem] = []
    held: _Held | None = None
    for place, (item, body) in enumerate(zip(items, bodies, strict=True), start=1):
        restriction = _stamp(item, body) or _after_exclusion_inside(item, body)
        if held and restriction is None and held.over(item):
            restriction = held.restriction
        result.append(replace(item, restriction=restriction))
        held, unclear = _held_after(item, body, held, later=items[place:])
        if unclear:
            problems.append(problem("restriction_unclear", line=item.lines[0], path=f"items.{place}"))
    return result, problems


def _held_after(
    item: Item, body: Sequence[Passage], held: _Held | None, *, later: Sequence[Item]
) -> tuple[_Held | None, bool]:
    """What is held back from the next item on, and whether the exclusion named items that do not follow."""
    words = _exclusion(item.resolutions) or _announced(item, body)
    if words is None:
        if returns_to_public(body):
            return None, False
        part = _part_heading(body)
        return (_Held(part) if part else held), False
    named = _named_items(words, item.number)
    following = named & {each.number for each in later if each.number}
    if _part_heading(body):
        following = set()
    return _Held(restriction_in(words), frozenset(following)), bool(
        named and not following and later and not _part_heading(body)
    )


def _after_exclusion_inside(item: Item, body: Sequence[Passage]) -> Restriction | None:
    """An item of ordinary business in the course of which the public were excluded."""
    words = _exclusion(item.resolutions) if item.kind != "exclusion" else None
    if words is None:
        return None
    excluding = next(each for each in item.resolutions if each.text == words)
    goes_on = any(passage.span[0] > excluding.lines[1] for passage in body)
    return restriction_in(words) if goes_on else None


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
