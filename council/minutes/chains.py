"""Which numbered passages of a document are its items, by its own house style.

A number in a resolution, a list or a planning condition looks like the number of an item. What tells them
apart is the chain: the numbers of items rise through the document, almost without gaps, each before
something short that reads as a title. What the chain leaves out is then looked for in its gaps.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from .kinds import is_usual, kind_of
from .names import read_person
from .numbering import Candidate
from .passages import Passage
from .words import ends_sentence, is_capitals

_FURTHEST_GAP = 25
_REACH = 150
_MOST_MISSING = 12
LETTERS = ("A", "(a)", "I")
_HAS_LETTER = re.compile(r"\D$|\d[a-z]/")
_LETTER_FIRST = re.compile(r"\d[a-z]/")
"""`41a/26`, which stands before an item and not before its paragraph."""


def choose(found: Sequence[Candidate], passages: Sequence[Passage]) -> list[Candidate]:
    """The heaviest chain of rising numbers of one family and look, with the slips of the clerk beside it."""
    titled = [each for each in found if each.titled and each.weight > 0 and not _is_initial(each)]
    chains = [_best_chain(group) for group in _groups(titled)]
    numbered = {candidate.index for candidate in titled if candidate.family not in LETTERS}
    chain = _heaviest([each for each in chains if _is_plausible(each, numbered)])
    chain = _without_paragraphs(chain, found)
    chain = _with_gaps_filled(chain, found, passages)
    chain = _with_those_moved(chain, found)
    return _with_second_numbers(_with_slips(chain, titled, passages), found)


def of_lost_numbers(found: Sequence[Candidate]) -> list[Candidate]:
    """The items of a list that a copy of a web page counts with `1.` each time."""
    ones = [each for each in found if each.family == "plain" and each.number == "1" and each.titled]
    counted = any(each.family == "plain" and each.key == (2,) and each.titled for each in found)
    known = sum(_is_standing(each) or is_usual(each.title.text) for each in ones)
    if counted or len(ones) < _FEWEST_OF_LOST or known < 3 or not any(map(_is_standing, ones)):
        return []
    return [replace(each, number="") for each in ones]


_FEWEST_OF_LOST = 4


def with_lost_numbers(chain: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The chain with the titles behind it that a copy counts with `1.` each time: 1, 2, 3, 1, 1, 1."""
    if not chain or chain[0].family != "plain":
        return chain
    taken = {candidate.index for candidate in chain}
    ones = [each for each in found if each.key == (1,) and each.family == "plain" and each.titled]
    more = [each for each in ones if each.index > chain[0].index and each.index not in taken]
    alike = [each for each in more if each.look == chain[0].look]
    known = sum(_is_standing(each) or is_usual(each.title.text) for each in alike)
    if len(alike) < 3 or known < 2 or not any(map(_is_standing, alike)):
        return chain
    lost = [replace(each, number="") for each in alike]
    return sorted([*chain, *lost], key=lambda candidate: candidate.index)


def _is_initial(candidate: Candidate) -> bool:
    """`I. Schroder` in a list of those present, where `II. MINUTES` is an item."""
    if candidate.family != "I" or len(candidate.number) != 1 or is_capitals(candidate.title.text):
        return False
    return read_person(candidate.title.text[:80]) is not None


def _heaviest(chains: Sequence[list[Candidate]]) -> list[Candidate]:
    """The chain of most weight; letters only where no numbers have a title that every meeting has."""
    counted = [chain for chain in chains if chain and chain[0].family not in LETTERS]
    known = [chain for chain in counted if len(chain) > 1 and any(map(_is_standing, chain))]
    return max(counted if known else chains, key=_chain_weight, default=[])


def _is_standing(candidate: Candidate) -> bool:
    """Whether the title is one that every meeting has."""
    return kind_of(candidate.title.text) != "business"


def _is_plausible(chain: Sequence[Candidate], numbered: set[int]) -> bool:
    """Letters count lists more often than items: they need a list from A, no number above it, and known titles.

    Where something is said under each of them, one title that every meeting has is enough.
    """
    if not chain or chain[0].family not in LETTERS:
        return (
            not _names_people(chain)
            and not _lists_payments(chain)
            and (len(chain) > 2 or any(map(_is_short_title, chain)))
        )
    standing = sum(map(_is_standing, chain))
    first = chain[0].key == (1,) or (chain[0].family == "I" and chain[0].key == (2,))
    if chain[0].family == "I" and standing:
        standing = sum(_is_standing(each) or is_usual(each.title.text) for each in chain)
    told = all(after.index - before.index > 1 for before, after in pairwise(chain))
    known = standing > 1 or (standing == 1 and told)
    return len(chain) > 2 and first and known and chain[0].index - 1 not in numbered


_AMOUNT = re.compile(r"£\s?\d|\b\d{1,3}(?:,\d{3})*\.\d\d\b")


def _lists_payments(chain: Sequence[Candidate]) -> bool:
    """`484 – Village Hall – 16.00` and `485 – C Reay – 271.10`: cheques with their amounts."""
    amounts = sum(bool(_AMOUNT.search(candidate.title.text)) for candidate in chain)
    return amounts > 2 and amounts > 0.6 * len(chain)


def _names_people(chain: Sequence[Candidate]) -> bool:
    """`1. Mrs A Reay – Mrs Reay spoke against` and `2. Mr B Lund`: a list of speakers."""
    named = [read_person(candidate.title.text[:80]) for candidate in chain]
    return bool(chain) and sum(bool(person and person.title) for person in named) > 0.6 * len(chain)


def _is_short_title(candidate: Candidate) -> bool:
    """Whether it may be an item that has few beside it; options and conditions are longer."""
    return len(candidate.title.text.split()) <= 16 or candidate.weight >= 2


def _groups(found: Sequence[Candidate]) -> Iterable[list[Candidate]]:
    """One group for each family of numbers; set apart by look where the standing items agree on a look."""
    families: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        families[candidate.family].append(candidate)
    for group in families.values():
        yield _of_one_look(group)


def _of_one_look(group: Sequence[Candidate]) -> list[Candidate]:
    """Those set like the standing items of the same depth."""
    looks: dict[int, set[tuple[bool, bool, str]]] = defaultdict(set)
    for candidate in group:
        if _is_standing(candidate):
            looks[candidate.depth].add(candidate.look)
    kept = [each for each in group if not looks[each.depth] or each.look in looks[each.depth]]
    return kept if len(kept) > 2 else list(group)


def _chain_weight(chain: Sequence[Candidate]) -> float:
    gaps = sum(1 for before, after in pairwise(chain) if _step(before, after) != 1)
    seconds = sum(1 for candidate in chain if candidate.other)
    plain = 0.1 * (chain[0].family == "plain") if chain else 0
    return sum(candidate.weight for candidate in chain) - 0.5 * gaps + 0.3 * seconds + plain


def _best_chain(group: Sequence[Candidate]) -> list[Candidate]:
    best: list[float] = []
    highest: list[float] = []  # of all up to each place
    came_from: list[int | None] = []
    for place, candidate in enumerate(group):
        score, source = candidate.weight + _first_bonus(candidate), None
        for earlier in range(place - 1, max(0, place - _REACH) - 1, -1):
            weight = best[earlier] + candidate.weight
            if weight + _MOST_GAIN < score:  # whatever the numbers are, this one leads to nothing better
                if highest[earlier] + candidate.weight + _MOST_GAIN < score:
                    break  # nor does any before it
                continue
            gain = _gain(group[earlier], candidate)
            if gain is None or weight + gain < score or (source is None and weight + gain == score):
                continue
            score, source = weight + gain, earlier
        best.append(score)
        highest.append(max(score, highest[-1]) if highest else score)
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
    return (
        1.0 if set(candidate.key) == {1} or (candidate.key[0] == 1 and candidate.family != "plain") else 0.0
    )


_MOST_GAIN = 1.0


def _gain(before: Candidate, after: Candidate) -> float | None:
    if before.index == after.index:
        return None
    step = _step(before, after)
    if step is None:
        return None
    if step > 1:
        return -0.3 * min(step, 5)
    nothing_said = after.index == before.index + 1 and before.title.body is None
    return 0.2 if nothing_said else _MOST_GAIN


def _step(before: Candidate, after: Candidate) -> int | None:
    """How far the number rose; in a plain scheme 7, 7.1, 7.2 and 8 follow one another."""
    if before.family != "plain" or after.family != "plain":
        return _rise(before.key, after.key)
    old, new = before.key, after.key
    if new <= old:
        return None
    same = next((place for place, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    rise, below = new[same] - (old[same] if same < len(old) else 0), new[same + 1 :]
    if below != old[same + 1 :]:
        rise += sum(max(0, number - 1) for number in below)
    return rise if rise <= _FURTHEST_GAP else None


def _rise(old: tuple[int, ...], new: tuple[int, ...]) -> int | None:
    """How far the one part rose that differs: 31/27 and 32/27, FC/26/33 and FC/26/34."""
    if len(old) != len(new):
        return _rise_of_letter(old, new)
    differing = [place for place, number in enumerate(old) if number != new[place]]
    if len(differing) != 1:
        return None
    rise = new[differing[0]] - old[differing[0]]
    return rise if 0 < rise <= _FURTHEST_GAP else None


def _rise_of_letter(old: tuple[int, ...], new: tuple[int, ...]) -> int | None:
    """From 31/27 to 31/27a, and from there to 32/27."""
    if len(new) == len(old) + 1 and new[: len(old)] == old:
        return new[-1]
    return _rise(old[:-1], new) if len(old) == len(new) + 1 else None


def _without_paragraphs(chain: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The chain without 4.1 and 4.2 where most such numbers of the document stand before text, not titles."""
    top = min((candidate.depth for candidate in chain), default=0)
    for depth in {candidate.depth for candidate in chain} - {top}:
        alike = [each for each in found if each.family == chain[0].family and each.depth == depth]
        last = max(candidate.key[0] for candidate in chain if candidate.depth == top)
        strays = sum(candidate.depth == depth and candidate.key[0] > last + 1 for candidate in chain)
        if 2 * strays > sum(candidate.depth == depth for candidate in chain):
            chain = [candidate for candidate in chain if candidate.depth != depth]
            continue
        by_letter = all(_LETTER_FIRST.search(each.number) for each in alike)
        if not by_letter and sum(map(_is_title_alone, alike)) < 0.8 * len(alike):
            chain = [candidate for candidate in chain if candidate.depth != depth]
    return chain


def _is_title_alone(candidate: Candidate) -> bool:
    """Whether nothing but a title follows the number; 5a may run on."""
    title = candidate.title
    return (
        candidate.titled and title.sure and (title.body is None or bool(_HAS_LETTER.search(candidate.number)))
    )


def _with_gaps_filled(
    chain: list[Candidate], found: Sequence[Candidate], passages: Sequence[Passage]
) -> list[Candidate]:
    """The chain with the numbers that it leaves out, where they stand in their place before a sentence."""
    if len(chain) == 1:
        return _with_sentences_before(chain, found)
    if not chain:
        return chain
    stops = {candidate.look[1:] for candidate in chain}
    any_look = chain[0].family not in ("plain", *LETTERS)
    pool = [
        each
        for each in found
        if each.family == chain[0].family
        and (any_look or each.look[1:] in stops or _lacks_stop(each))
        and not _is_initial(each)
    ]
    filled = list(_before_first(chain, pool))
    for before, after in zip(chain, [*chain[1:], None], strict=True):
        filled += [before, *_missing(pool, before, after, passages)]
    return filled


def _lacks_stop(each: Candidate) -> bool:
    """`3 To Appoint a Chairman` among `2.` and `4.`: a title whose number lost its stop."""
    words = each.title.text.split()
    return each.titled and each.title.sure and not each.look[2] and len(words) > 1 and words[0][0].isupper()


def _with_sentences_before(chain: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The one item with a title, and the numbers from 1 up to it that stand before sentences."""
    pool = [each for each in found if each.family == chain[0].family and each.look == chain[0].look]
    lead = _before_first(chain, pool)
    return [*lead, *chain] if lead and lead[0].key == (1,) else chain


def _missing(
    pool: Sequence[Candidate], before: Candidate, after: Candidate | None, passages: Sequence[Passage]
) -> list[Candidate]:
    """The passages between two items of the chain, or behind its last, that have the numbers between."""
    if after is not None and _step(before, after) == 1:
        return []
    first = bisect_right(pool, before.index, key=lambda each: each.index)
    last = before
    found: list[Candidate] = []
    for each in pool[first:]:
        if after is not None and (each.index >= after.index or _step(last, after) == 1):
            break
        step = _step(last, each)
        near = step == 1 or (
            step is not None and after is not None and each.family not in ("plain", *LETTERS)
        )
        if each.depth == last.depth and near and _may_be_missing(each, last, after, passages):
            last = each
            found.append(each)
    return found


def _may_be_missing(
    each: Candidate, last: Candidate, after: Candidate | None, passages: Sequence[Passage]
) -> bool:
    """Between two items a number in its turn is enough; behind the last it needs a title or no list beside it."""
    if after is not None:
        return each.key < after.key
    if last.look[2] and _lacks_stop(each):
        return False  # `7 October` behind the last item is a day
    in_turn = each.look == last.look and each.key[0] > 2 and last.title.body is not None
    return each.titled or in_turn or _stands_alone(each.index, passages)


def _with_those_moved(chain: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The chain with the items that were taken out of their order, whose numbers its gaps lack."""
    if len(chain) < 2:
        return chain
    lacking = _lacking(chain)
    taken = {candidate.index for candidate in chain}
    places: dict[tuple[int, ...], list[Candidate]] = defaultdict(list)
    for each in found:
        inside = each.index < chain[-1].index and each.index not in taken and each.family == chain[0].family
        if inside and (_fills(each, chain, lacking) or _runs_ahead(each, chain)):
            places[each.key].append(each)
    moved = [alone[0] for alone in places.values() if len(alone) == 1]
    return sorted([*chain, *moved], key=lambda candidate: candidate.index)


def _fills(each: Candidate, chain: Sequence[Candidate], lacking: set[tuple[int, ...]]) -> bool:
    known = each.index > chain[0].index or _is_standing(each)
    return known and each.key in lacking and _is_marked(each)


def _runs_ahead(each: Candidate, chain: Sequence[Candidate]) -> bool:
    """`P&H 7/26` between 3 and 4, where the document ends before 6: no list has such numbers."""
    if each.family in ("plain", *LETTERS) or each.index < chain[0].index:
        return False
    return each.titled and each.other is None and _rise(chain[-1].key, each.key) is not None


def _is_marked(candidate: Candidate) -> bool:
    """Whether more than a number in a list marks it: its type, its place, or a number of three parts."""
    return candidate.depth > 2 or (candidate.titled and candidate.weight >= 1.5)


def _lacking(chain: Sequence[Candidate]) -> set[tuple[int, ...]]:
    """The numbers that the chain leaves out: 10 and 11 between 9 and 12."""
    if not chain or chain[0].family != "plain":
        return set()
    first = chain[0].key
    top = [candidate.key for candidate in chain if candidate.depth == len(first)]
    if 1 < first[-1] <= 3:
        top.insert(0, (*first[:-1], 0))
    return {
        (*one[:-1], number)
        for one, two in pairwise(top)
        if one[:-1] == two[:-1]
        for number in range(one[-1] + 1, min(two[-1], one[-1] + _MOST_MISSING))
    }


def _before_first(chain: Sequence[Candidate], pool: Sequence[Candidate]) -> list[Candidate]:
    """The numbers that lead up to the first of the chain, one less each."""
    first, lead = chain[0], []
    for each in reversed([each for each in pool if each.index < first.index and each.depth == first.depth]):
        if len(lead) > _MOST_MISSING:
            break
        if _step(each, lead[-1] if lead else first) == 1:
            lead.append(each)
    return lead[::-1] or _misprinted_first(first, pool)


def _misprinted_first(first: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """`4. Adoption of Minutes` before item 2: a first item whose number the scan or the clerk got wrong."""
    if first.key != (2,):
        return []
    before = [each for each in pool if each.index < first.index]
    known = bool(before) and before[-1].titled and _is_standing(before[-1])
    return before[-1:] if known else []


def _with_slips(
    chain: list[Candidate], titled: Sequence[Candidate], passages: Sequence[Passage]
) -> list[Candidate]:
    """The chain with what the clerk numbered twice or out of order."""
    taken = {candidate.index for candidate in chain}
    looks = Counter(candidate.look for candidate in chain)
    listed = {(candidate.index + 1, candidate.key[-1] + 1) for candidate in titled}
    slips = [
        candidate
        for candidate in titled
        if candidate.index not in taken
        and (candidate.index, candidate.key[-1]) not in listed
        and candidate.title.sure
        and 2 * looks[candidate.look] >= len(chain) > 1
        and _is_slip(candidate, chain)
        and _stands_alone(candidate.index, passages)
    ]
    one_each = {candidate.index: candidate for candidate in (*slips, *_twice_first(chain, titled))}
    return sorted([*chain, *one_each.values()], key=lambda candidate: candidate.index)


def _twice_first(chain: list[Candidate], titled: Sequence[Candidate]) -> list[Candidate]:
    """`1. Election of Chair` above `1. Apologies`, from which a copy counted again."""
    if not chain or chain[0].key != (1,) or len(chain) < 3:
        return []
    before = [
        each
        for each in titled
        if each.index < chain[0].index and each.key == (1,) and each.look == chain[0].look
    ]
    return [
        each
        for each in before[-1:]
        if each.family == chain[0].family and (_is_standing(each) or is_usual(each.title.text))
    ]


def _is_slip(candidate: Candidate, chain: Sequence[Candidate]) -> bool:
    """A repeated number, or one out of its order, within the chain."""
    first, last = chain[0], chain[-1]
    if candidate.family != first.family or candidate.index < first.index or candidate.depth != first.depth:
        return False
    if len(candidate.title.text.split()) > 15:
        return False
    return first.key <= candidate.key <= (last.key[0] + 1, *last.key[1:])


def _stands_alone(place: int, passages: Sequence[Passage]) -> bool:
    """Whether neither neighbour is an entry of a list and a sentence follows."""
    before, after = _neighbour(place, -1, passages), _neighbour(place, 1, passages)
    if before is None or before.label or before.text.endswith((":", ";", ",")):
        return False
    if after is None:
        return True
    ended = ends_sentence(after.text) or after.text.endswith(")")
    return after.label is None and after.text[:1].isupper() and ended


def _neighbour(place: int, step: int, passages: Sequence[Passage]) -> Passage | None:
    """The nearest passage in that direction that is no marker."""
    place += step
    while 0 <= place < len(passages) and passages[place].marker:
        place += step
    return passages[place] if 0 <= place < len(passages) else None


def _with_second_numbers(chain: list[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The chain with the second numbers of its titles apart, where those rise as well."""
    if any(candidate.other for candidate in chain):
        return chain
    seconds = {(each.index, each.number): each for each in found if each.other}
    apart = [seconds.get((candidate.index, candidate.number)) for candidate in chain]
    known = [each for each in apart if each is not None]
    rising = all(_follows(before.other, after.other) for before, after in pairwise(known))
    if len(known) < 2 or 2 * len(known) < len(chain) or not rising:
        return chain
    return [
        replace(each, weight=plain.weight) if each else plain
        for each, plain in zip(apart, chain, strict=True)
    ]


def _follows(before: str | None, after: str | None) -> bool:
    """Whether the digits of the second number are those of a later one."""
    return _digits(before) < _digits(after)


def _digits(number: str | None) -> list[int]:
    return [int(part) for part in "".join(c if c.isdigit() else " " for c in number or "").split()]
