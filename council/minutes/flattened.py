"""Items inside a paragraph: where a capture lost its line breaks, one item runs into the next.

`ALLOTMENTS: One is free. 14. DATE OF THE FAIR: Monday` is two items. The chain tells which number is
missing, and whether the words behind that number inside a paragraph read as a title.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .chains import LETTERS, choose
from .headings import is_attendance_start
from .kinds import is_usual, kind_of
from .numbering import Candidate, candidates
from .passages import Passage
from .roll_apart import part_of
from .titles import read_title
from .words import is_capitals

_LONG = 200
_SHORTEST_CUT = 120
_MOST_PIECES = 2_000
_INSIDE = re.compile(
    r"(?<=\S)\s(?P<label>\d{1,4}(?:/\d\d|\.0)?[.):]?|[A-Z]{1,5}[. /]?\d{1,4}/(?:20)?\d\d(?:/\d{1,3})?\.?)\s(?=[A-Z][A-Za-z’'&/-]+\b)"
)

_ITEM_BEFORE = re.compile(r"\s(?:Item|ITEM|Agenda Item|AGENDA ITEM)(?:\s(?:No|NO)\.?)?$|(?<=\w\.)\s\d{1,4}$")
"""`… Item 3 DECLARATIONS` and `… Mrs C Lund. 60 3. DECLARATIONS`: the word, or the number of the page, before that of the item."""


def with_items_apart(passages: Sequence[Passage], chain: Sequence[Candidate]) -> list[Passage]:
    """The passages, those in two that hold the beginning of an item which the chain lacks."""
    if len(chain) < 3 and any(len(passage.text) > _LONG for passage in passages):
        passages = _exploded(passages)
        chain = choose(candidates(passages, openers=frozenset()), passages)
    few = 2 if chain and chain[0].family != "plain" else 3
    if len(chain) < few or chain[0].family in LETTERS:
        return list(passages)
    return _split_in_gaps(passages, chain)


@dataclass(frozen=True, slots=True)
class _Piece:
    passage: Passage
    opens: bool


def _exploded(passages: Sequence[Passage]) -> list[Passage]:
    """Paragraphs of whole pages, parted where the numbers inside them make a chain."""
    pieces = [piece for passage in passages for piece in _pieces(passage)]
    if len(pieces) == len(passages) or len(pieces) > _MOST_PIECES:
        return list(passages)
    apart = [piece.passage for piece in pieces]
    chain = choose(candidates(apart, openers=frozenset()), apart)
    standing = sum(kind_of(candidate.title.text) != "business" for candidate in chain)
    from_the_first = standing == len(chain) > 0 and chain[0].key == (1,)
    if len(chain) == 1 and from_the_first:
        from_the_first = any(map(is_attendance_start, apart[chain[0].index + 1 :][:1]))
    named = (
        len(chain) > 1 and chain[0].key == (1,) and all(_is_called_item(apart, each.index) for each in chain)
    )
    dated = len(chain) > max(1, 2 - standing // 2) and chain[0].family not in ("plain", *LETTERS)
    shouted = len(chain) > 2 and chain[0].key == (1,) and all(is_capitals(each.title.text) for each in chain)
    told = dated or shouted or standing == len(chain) > 2
    if (len(chain) < 4 or standing < 2) and not (
        told or from_the_first or named or _follows_roll(chain, apart)
    ):
        return list(passages)
    starts = {candidate.index for candidate in chain}
    result: list[Passage] = []
    for index, piece in enumerate(pieces):
        if piece.opens or index in starts:
            if not piece.opens and (word := _ITEM_BEFORE.search(result[-1].text)):
                result[-1] = result[-1]._replace(text=result[-1].text[: word.start()], cells=())
            result.append(piece.passage)
        else:
            result[-1] = result[-1]._replace(text=f"{result[-1].text} {piece.passage.shown}", cells=())
    return result


_NUMBER_BEHIND_TITLE = re.compile(
    r"(?P<title>[A-Z][A-Z'’]{2}[^a-z.]{1,100}?)\s(?P<label>(?P<number>\d{1,3})\.)\s(?=(?:[A-Z][a-z’']|A\s|I\s))"
)


def with_numbers_before_titles(passages: Sequence[Passage]) -> list[Passage]:
    """`PROVOST'S REMARKS 2. The Provost spoke of …` as the item `2.` with that title, where several count on like this."""
    found = [
        None
        if passage.label or not passage.text[:4].isupper()
        else _NUMBER_BEHIND_TITLE.match(passage.text[:_LONG])
        for passage in passages
    ]
    numbers = [int(match["number"]) for match in found if match]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return list(passages)
    result: list[Passage] = []
    for passage, match in zip(passages, found, strict=True):
        if match:
            result.append(part_of(passage, 0, match.end("title"))._replace(label=match["label"]))
            result.append(part_of(passage, match.end(), len(passage.text)))
        else:
            result.append(passage)
    return result


def _is_called_item(passages: Sequence[Passage], index: int) -> bool:
    """`… Item No. 2: Election`: what is called an item in so many words."""
    return index > 0 and bool(_ITEM_BEFORE.search(passages[index - 1].text[-20:]))


def _follows_roll(chain: Sequence[Candidate], passages: Sequence[Passage]) -> bool:
    """Whether an item stands behind the list of those present, as at the end of a first page that was cut short."""
    if not chain or chain[0].index == 0:
        return False
    title = chain[0].title.text
    told = kind_of(title) != "business" or (is_capitals(title) and chain[0].key == (1,))
    return told and is_attendance_start(passages[chain[0].index - 1])


def _pieces(passage: Passage) -> Iterator[_Piece]:
    """A long paragraph cut before every number that something like a title follows."""
    cuts = list(_INSIDE.finditer(passage.text)) if len(passage.text) > _SHORTEST_CUT else []
    cuts = [
        cut
        for cut in cuts
        if read_title(passage.text[cut.end() : cut.end() + 400]) or _is_dated_number(passage.text, cut)
    ]
    ends = [*(cut.start() for cut in cuts), len(passage.text)]
    yield _Piece(part_of(passage, 0, ends[0])._replace(cells=()) if cuts else passage, opens=True)
    for cut, end in zip(cuts, ends[1:], strict=True):
        yield _Piece(_inner(passage, cut["label"], passage.text[cut.end() : end]), opens=False)


_REFERS = re.compile(
    r"\b(?:minutes?|items?|nos?\.?|refs?\.?|references?|applications?|and|or|to|of|in|see|under|by)$",
    re.IGNORECASE,
)


def _is_dated_number(text: str, cut: re.Match[str]) -> bool:
    """`… the Meeting. C128/20 Captain Moore 1 Alderman Warke`: the number of a minute, whatever follows it."""
    return "/" in cut["label"] and not _REFERS.search(text[max(0, cut.start() - 20) : cut.start()])


def _inner(passage: Passage, label: str, text: str) -> Passage:
    text = text.strip()
    return Passage(text, (passage.lines[-1]._replace(text=text),), label=label)


def _split_in_gaps(passages: Sequence[Passage], chain: Sequence[Candidate]) -> list[Passage]:
    """The passages between two items with a number missing, parted where that number stands."""
    place = _rising_place(chain)
    stop = Counter(candidate.look[2] for candidate in chain).most_common(1)[0][0]
    result: list[Passage] = list(_parted_before(passages[: chain[0].index], chain[0], place, stop))
    for before, after in zip(chain, [*chain[1:], None], strict=True):
        end = after.index if after else len(passages)
        stretch = passages[before.index : end]
        missing = after is None or _distance(before, after, place) > 1
        result += _parted(stretch, before, after, place, stop) if missing else stretch
    return result


def _parted_before(stretch: Sequence[Passage], first: Candidate, place: int, stop: str) -> Iterator[Passage]:
    """The passages before the first item, of which the last may end in items before it: `… Mr D Lund 17.5.2 Apologies`."""
    number = _next_number(first.number, place, step=-1)
    behind: list[Passage] = []
    for passage in reversed(stretch):
        rest = passage
        while number and not rest.marker and (cut := _cut_before(rest.text, number, stop)):
            behind.append(_inner(rest, number + stop, rest.text[cut.end() :]))
            rest = rest._replace(text=rest.text[: cut.start()].rstrip(), cells=())
            number = _next_number(number, place, step=-1)
        behind.append(rest)
    yield from reversed(behind)


def _cut_before(text: str, number: str, stop: str) -> re.Match[str] | None:
    """Where an item before the first stands inside the text: a title that every meeting has, or a sentence of its own."""
    cut = _cut(text, number, stop)
    known = cut and kind_of(text[cut.end() :][:80]) != "business"
    return cut if known else _cut_at_sentence(text, number, stop)


def _cut_at_sentence(text: str, number: str, stop: str) -> re.Match[str] | None:
    """`… had chaired it. 5. There were no matters arising.`: a number with its stop behind the end of a sentence."""
    if not stop or f"{number}{stop}" not in text:
        return None
    return re.search(rf"(?<=[.!?)])\s{re.escape(number)}{re.escape(stop)}\s(?=[A-Z])", text)


def _rising_place(chain: Sequence[Candidate]) -> int:
    """Which run of digits in the numbers rises: the first of 31/27, the second of FC/26/33."""
    first, second = chain[0].key, chain[1].key
    return next(
        (place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first) - 1
    )


def _distance(before: Candidate, after: Candidate, place: int) -> int:
    return after.key[place] - before.key[place] if place < min(len(before.key), len(after.key)) else 0


def _parted(
    stretch: Sequence[Passage], before: Candidate, after: Candidate | None, place: int, stop: str
) -> Iterator[Passage]:
    number = before.number
    for passage in stretch:
        rest = passage
        while (following := _next_number(number, place)) and not rest.marker:
            cut = _cut(rest.text, following, stop)
            cut = cut or (_cut_at_sentence(rest.text, following, stop) if after else None)
            if cut is None:
                break
            number = following
            yield rest._replace(text=rest.text[: cut.start()].rstrip(), cells=())
            rest = _inner(rest, number + stop, rest.text[cut.end() :])
        yield rest


def _next_number(number: str, place: int, *, step: int = 1) -> str | None:
    """`31/27` gives `32/27`; None below 1."""
    runs = list(re.finditer(r"\d+", number))
    run = runs[min(place, len(runs) - 1)]
    if int(run.group()) + step < 1:
        return None
    return f"{number[: run.start()]}{int(run.group()) + step:0{len(run.group())}d}{number[run.end() :]}"


def _cut(text: str, number: str, stop: str) -> re.Match[str] | None:
    """Where the number stands inside the text before words that read as a title."""
    if number not in text:
        return None
    for match in re.finditer(rf"(?<=\S)\s\(?{re.escape(number)}{re.escape(stop)}\)?\s(?=[A-Z(])", text):
        title = read_title(text[match.end() :][:1000])
        if title is None:
            continue
        named = title.text.partition(": ")[
            0
        ]  # `ITEMS FOR THE NEXT MEETING: Tuesday 6th November, Village Hall`
        known = kind_of(title.text) != "business" or is_usual(title.text) or is_capitals(named)
        if known or (stop and len(title.text.split()) <= 14) or not number.isdigit():
            return match
    return None
