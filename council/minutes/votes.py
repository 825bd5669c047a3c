"""Who moved and seconded, and how the vote went; only what the document states."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from .names import read_person, split_people
from .passages import Passage
from .values import NamedVote, Votes
from .words import LONGEST, fold, straight

_WHO = r"(?:(?:County |District |Borough |City |Town |Parish )?(?:Councill?ors?|Cllrs?\.?|Cllr|CC|Alderman|Mr|Mrs|Ms|Miss|Dr|the Mayor|The Mayor)\.?\s+(?:(?:Mrs|Mr|Ms|Miss|Dr)\.?\s+)?)?(?:[A-ZÀ-Þ][\w.'’-]*\s?){1,4}"
_MOVED = re.compile(
    rf"\b(?i:moved|proposed|proposer|moved and proposed|on the motion of)\b(?: by)?\s*:?\s*(?P<who>{_WHO})"
)
_MOVES = re.compile(rf"^(?P<who>{_WHO})\s?(?:moved|proposed)\b")
_SECONDED = re.compile(rf"\b(?i:seconded|seconder)\b(?: by)?\s*:?\s*(?P<who>{_WHO})")
_SECONDS = re.compile(rf"\band (?P<who>{_WHO})\s?seconded\b")
_ANOTHER_PART = re.compile(r"\s(?:Seconder|Seconded|Proposer|Proposed|Moved)\b")

_WORDS = [
    "none",
    "nil",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_COUNT_WORDS = {word: number for number, word in enumerate(["zero", *_WORDS[2:]])} | {
    "no": 0,
    "none": 0,
    "nil": 0,
}
_N = rf"(?:\d{{1,3}}|{'|'.join(_COUNT_WORDS)})"
_COUNTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"\bby \s (?P<for>{_N}) \s (?:votes \s )? (?:to|-) \s (?P<against>{_N}) (?: \b .{{0,20}}? (?P<abstain>{_N}) \s abst )?",
        rf"\b(?P<for>{_N}) \s votes \s to \s (?P<against>{_N}) (?: \b .{{0,20}}? (?P<abstain>{_N}) \s abst )?",
        rf"\b(?P<for>{_N}) \s (?:votes? \s|members \s .{{0,12}})? (?:for|in \s favour) \b .{{0,30}}? (?P<against>{_N}) \s (?:votes? \s)? against (?: .{{0,12}}? (?P<abstain>{_N}) \s (?:votes? \s)? abst )?",
        rf"\b(?:yes|for|in \s favour) \s* [:-]? \s* (?P<for>{_N}) \b [\s,;]* (?:no|against) \s* [:-]? \s* (?P<against>{_N}) (?: \b [\s,;]* (?:abstain\w*|abstentions?) \s* [:-]? \s* (?P<abstain>{_N}) )?",
        r"\((?P<for>\d{1,2})-(?P<against>\d{1,2})-(?P<abstain>\d{1,2})\)",
    )
)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\ball in favour\b")
# Nobody against is not everybody in favour: some may have abstained.
_NO_DISSENT = re.compile(r"\bnem\.? ?con\b|\bwithout dissent\b", re.IGNORECASE)
_CASTING = re.compile(
    r"\b(?P<who>chair(?:man|woman|person)?|mayor|convener)\b.{0,60}\bcasting vote\b(?:.{0,60}?\b(?P<side>in favour|for|against)\b)?"
)
_NAMED_SIDE = re.compile(
    r"""^(?P<label> for | in\ favour | yes | aye | against | no | noe | abstain(?:ed|ing)? | abstentions? | not\ voting | absent )
        \s* (?: \(? (?P<count>\d{1,3}) \)? )? \s* [:–-]? \s* (?P<names> .* )$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SIDES = {
    "for": "for",
    "in favour": "for",
    "yes": "for",
    "aye": "for",
    "against": "against",
    "no": "against",
    "noe": "against",
    "not voting": "not_voting",
    "absent": "absent",
}


def movers(text: str) -> tuple[str | None, str | None]:
    """The names after "moved by" and "seconded by"."""
    head = straight(text[:LONGEST])
    return _name(_MOVES.search(head) or _MOVED.search(head)), _name(
        _SECONDED.search(head) or _SECONDS.search(head)
    )


def _name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    words = _ANOTHER_PART.split(match["who"], maxsplit=1)[0].strip(" .,").split()
    while words and words[-1] in (
        "That",
        "RESOLVED",
        "Resolved",
        "It",
        "The",
        "AGREED",
        "Carried",
    ):
        words.pop()
    person = read_person(" ".join(words))
    return person.name if person else None


def is_vote_note(text: str) -> bool:
    """`(Unanimous)` and `Proposed by Cllr Reay, seconded by Cllr Lund`: a note on the decision beside it."""
    stripped = text.strip()
    if len(stripped) > 200:
        return False
    bracketed = stripped.startswith(("(", "[")) and stripped.endswith((")", "]", ").", ")."))
    moved = (
        re.match(r"(?i:\(?(?:proposed|moved|proposer|seconded|on the motion of|vote|voting)\b)", stripped)
        is not None
    )
    tells = read_votes(stripped) is not None or any(movers(stripped)) or _NO_DISSENT.search(stripped)
    return (bracketed or moved) and bool(tells)


def read_votes(text: str, named: tuple[NamedVote, ...] = ()) -> Votes | None:
    """The counts, the unanimity and the casting vote that the words state."""
    folded = fold(text[:LONGEST])
    votes = Votes(named=named)
    for pattern in _COUNTS:
        if match := pattern.search(folded):
            counts = match.groupdict()
            votes = replace(
                votes,
                in_favour=_count(counts["for"]),
                against=_count(counts["against"]),
                abstain=_count(counts["abstain"]),
            )
            break
    if _UNANIMOUS.search(folded):
        votes = replace(votes, unanimous=True)
    if match := _CASTING.search(folded):
        votes = replace(
            votes, casting={"in favour": "for"}.get(match["side"] or "", match["side"]) or match["who"]
        )
    return votes if votes != Votes() else None


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _COUNT_WORDS[word]


@lru_cache(maxsize=512)
def named_side(text: str) -> tuple[str, int | None, tuple[str, ...]] | None:
    """`FOR (3)  Councillors Lund, Moss and Voss`: the option, the stated count, the names."""
    match = _NAMED_SIDE.match(text[:LONGEST])
    if match is None or not (match["count"] or match["label"].isupper() or ":" in text[:40]):
        return None
    label = match["label"].casefold()
    names, title = [], None
    for piece in split_people(match["names"]):
        person = read_person(piece, title=title)
        if person:
            names.append(person.name)
    if not names and not re.fullmatch(r"\W*(?:none|nil|0)?\W*", match["names"], re.IGNORECASE):
        return None
    return _SIDES.get(label, "abstain"), int(match["count"]) if match["count"] else None, tuple(names)


def named_votes(passages: Iterable[Passage]) -> tuple[NamedVote, ...]:
    """The votes of all the sides that these passages list."""
    sides = [side for passage in passages if (side := named_side(passage.shown))]
    return tuple(NamedVote(name, option) for option, _, names in sides for name in names)


def with_named(votes: Votes | None, passages: Iterable[Passage]) -> Votes | None:
    """The votes with the names and counts of a recorded vote."""
    kept = [passage for passage in passages if named_side(passage.shown)]
    if not kept:
        return votes
    counts = {
        side[0]: side[1] for passage in kept if (side := named_side(passage.shown)) and side[1] is not None
    }
    base = votes or Votes()
    return replace(
        base,
        named=named_votes(kept),
        in_favour=base.in_favour if base.in_favour is not None else counts.get("for"),
        against=base.against if base.against is not None else counts.get("against"),
        abstain=base.abstain if base.abstain is not None else counts.get("abstain"),
    )
