"""The numbers of items: which numbered lines of this document are its items, by its own house style.

A number in a resolution, a list or a planning condition looks like the number of an item. What tells them
apart is the chain: the numbers of items rise through the document, almost without gaps, each before
something short that reads as a title.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .dates import dates_in
from .kinds import kind_of
from .passages import Passage
from .words import ends_sentence, is_capitals

_NUMBER = r"""
    (?: (?:Agenda\ )? Item\ (?:No\.?\ )? | Minute\ (?:No\.?\ )? )? \*?\ ?
    (?P<number>
        \d{2}-\d{2}/[A-Z]{2,5}/\d{1,4}                                      # 26-27/WXA/4
      | [A-Z][A-Z&]{0,5} [\ ./-]{0,2} \d{1,5} (?: [/.-]\d{1,4} ){1,2}        # PLA207/26, K.58/26, FC/26/33
      | \d{1,5}-\d{2}/\d{2}                                                 # 41-25/26
      | \d{1,5} (?: [/.]\d{1,4} ){1,3}                                      # 31/27, 26.17, 16.01.2
      | \d{1,5} (?:/[A-Z]{1,4})?                                            # 57, 187/PF
      | \(\d{1,5}\)                                                         # (152)
    )
    (?P<letter> [a-z](?![a-z]) | \([a-z]\) )?
"""
_LABEL = re.compile(_NUMBER + r"\s* (?P<stop>[.):]?) \s*", re.VERBOSE)
_INLINE = re.compile(_NUMBER + r"(?P<stop>[.):]|\ [-–—])? \s+ (?P<title>\S.*)", re.VERBOSE | re.DOTALL)
_RUN_IN = re.compile(
    r"(?P<title>[^a-z\n]{4,120}?) \s* (?: \s[-–—:]\s | [:.] \s ) (?P<body> [A-Z\"“(] .* [a-z] .* )",
    re.VERBOSE | re.DOTALL,
)
_RUN_ON = re.compile(
    r"(?P<title>[^a-z\n]{6,150}?)\s+(?P<body>(?:(?:[A-Z][a-z’']+|A)\s[^A-Z\n]|[a-z]\.\s|[ivx]+\.\s).*)",
    re.DOTALL,
)
_SENTENCE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|could|should|may|be|been|asked|noted|stated|reported|explained|advised|confirmed)\b"
)
_LONGEST_TITLE = 300
_FURTHEST_GAP = 25
_REACH = 150


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may open an item: its number, title, and how it is set."""

    index: int
    number: str
    key: tuple[int, ...]
    shape: str
    look: tuple[bool, bool, str]
    title: str
    body: str | None
    weight: float


def candidates(passages: Sequence[Passage], *, openers: frozenset[int]) -> list[Candidate]:
    """Every passage that begins with a number before something like a title."""
    found = (_candidate(index, passage, marked=index in openers) for index, passage in enumerate(passages))
    return [candidate for candidate in found if candidate]


def _candidate(index: int, passage: Passage, *, marked: bool) -> Candidate | None:
    split = _number_and_title(passage)
    if split is None:
        return None
    match, text = split
    title, body = split_run_in(text)
    weight = _weight(passage, title) + (2 if marked else 0)
    if weight <= 0:
        return None
    number = plain_number(match["number"]) + (match["letter"] or "")
    return Candidate(
        index=index,
        number=number,
        key=(*map(int, re.findall(r"\d+", match["number"])), ord((match["letter"] or "\0")[:2][-1])),
        shape=re.sub(r"\d+", "#", match["number"]),
        look=(passage.bold, passage.own_number, match["stop"] or ""),
        title=title,
        body=body,
        weight=weight,
    )


def plain_number(number: str) -> str:
    """The number without brackets and trailing dots."""
    return number.strip("().: *")


def _number_and_title(passage: Passage) -> tuple[re.Match[str], str] | None:
    if passage.marker or not passage.text:
        return None
    if passage.label:
        match = _LABEL.fullmatch(passage.label)
        return (match, passage.text) if match else None
    match = _INLINE.fullmatch(passage.text[:1000])
    return (match, match["title"]) if match and not _is_date(passage.text) else None


def _is_date(text: str) -> bool:
    """`21 March 2018 at 2.00 pm` begins with a number but is a date."""
    return any(found.start == 0 for found in dates_in(text[:60]))


def split_run_in(text: str) -> tuple[str, str | None]:
    """`CHAIRMAN'S REMARKS - The Chairman thanked`: the title and the text that runs on from it."""
    head = text[:1200]
    match = _RUN_IN.fullmatch(head) or (_RUN_ON.fullmatch(head) if len(text) > 120 else None)
    if match and is_capitals(match["title"]) and _SENTENCE.search(match["body"]):
        return match["title"].strip(), text[match.start("body") :]
    return text.strip(), None


def _weight(passage: Passage, title: str) -> float:
    if len(title) > _LONGEST_TITLE or title[:1].islower() or title.startswith(("That ", "that ")):
        return 0
    standing = kind_of(title) != "business"
    sentence = bool(title.endswith((".", ";", ",")) and (_SENTENCE.search(title) or len(title.split()) > 12))
    if (sentence or title.endswith((";", " and", ","))) and not is_capitals(title):
        return 0
    return 1 + 0.5 * passage.bold + 0.5 * is_capitals(title) + 0.5 * passage.own_number + 1.0 * standing


def choose(found: Sequence[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """The heaviest chain of rising numbers of one shape and look, with the slips of the clerk beside it."""
    chains = [_best_chain(group) for group in _groups(found)]
    chain = max(chains, key=_chain_weight, default=[])
    taken = {candidate.index for candidate in chain}
    looks = Counter(candidate.look for candidate in chain)
    slips = [
        candidate
        for candidate in found
        if candidate.index not in taken
        and 2 * looks[candidate.look] >= len(chain) > 1
        and _is_slip(candidate, chain)
        and _stands_alone(candidate.index, passages)
    ]
    return sorted([*chain, *slips], key=lambda candidate: candidate.index)


def _is_slip(candidate: Candidate, chain: Sequence[Candidate]) -> bool:
    """A repeated number, or one out of its order, within the chain."""
    first, last = chain[0], chain[-1]
    if candidate.shape != first.shape or candidate.index < first.index or len(candidate.title.split()) > 15:
        return False
    return first.key <= candidate.key <= (last.key[0] + 1, *last.key[1:])


def _stands_alone(place: int, passages: Sequence[Passage]) -> bool:
    """Whether neither neighbour is an entry of a list and a sentence follows."""
    before, after = _neighbour(place, -1, passages), _neighbour(place, 1, passages)
    if before is None or after is None or before.label or before.text.endswith((":", ";", ",")):
        return False
    ended = ends_sentence(after.text) or after.text.endswith(")")
    return after.label is None and after.text[:1].isupper() and ended


def _neighbour(place: int, step: int, passages: Sequence[Passage]) -> Passage | None:
    """The nearest passage in that direction that is no marker."""
    place += step
    while 0 <= place < len(passages) and passages[place].marker:
        place += step
    return passages[place] if 0 <= place < len(passages) else None


def _groups(found: Sequence[Candidate]) -> Iterable[list[Candidate]]:
    """One group for each shape of number; set apart by look where the standing items agree on a look."""
    shapes: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        shapes[candidate.shape].append(candidate)
    for group in shapes.values():
        looks = {candidate.look for candidate in group if kind_of(candidate.title) != "business"}
        kept = [candidate for candidate in group if candidate.look in looks]
        yield kept if len(kept) > 2 else group


def _chain_weight(chain: Sequence[Candidate]) -> float:
    gaps = sum(1 for before, after in pairwise(chain) if _step(before.key, after.key) != 1)
    return sum(candidate.weight for candidate in chain) - 0.5 * gaps


def _best_chain(group: Sequence[Candidate]) -> list[Candidate]:
    best: list[float] = []
    came_from: list[int | None] = []
    for place, candidate in enumerate(group):
        score, source = candidate.weight + _first_bonus(candidate), None
        for earlier in range(max(0, place - _REACH), place):
            gain = _gain(group[earlier], candidate)
            if gain is not None and best[earlier] + candidate.weight + gain > score:
                score, source = best[earlier] + candidate.weight + gain, earlier
        best.append(score)
        came_from.append(source)
    return _walk_back(group, best, came_from)


def _walk_back(group: Sequence[Candidate], best: list[float], came_from: list[int | None]) -> list[Candidate]:
    place: int | None = max(range(len(best)), key=best.__getitem__) if best else None
    chain: list[Candidate] = []
    while place is not None:
        chain.append(group[place])
        place = came_from[place]
    return chain[::-1]


def _first_bonus(candidate: Candidate) -> float:
    return 1.0 if candidate.key[0] == 1 else 0.0


def _gain(before: Candidate, after: Candidate) -> float | None:
    step = _step(before.key, after.key)
    if step is None:
        return None
    return 1.0 if step == 1 else -0.3 * min(step, 5)


def _step(before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    """How far the number rose, when exactly one of its parts rose and none before it fell."""
    if len(before) != len(after) or after <= before:
        return None
    first = next(place for place, number in enumerate(before) if number != after[place])
    if first == len(before) - 1:  # the letter of 5a, 5b
        return 1
    rise = after[first] - before[first]
    return rise if 0 < rise <= _FURTHEST_GAP else None
