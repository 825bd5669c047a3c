"""What is not open to the public, by the words of the document: exclusions, stamps, returns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from .closing import is_close
from .dates import MONTHS
from .lines import Line
from .making import quickly_made
from .openness import (
    declines_exclusion,
    says_exclusion,
    says_return,
    speaks_of_openness,
    tells_exclusion,
    tells_withdrawal,
)
from .passages import Passage
from .problems import problem
from .stamps import (
    heads_private_document,
    heads_public_part,
    is_page_stamp,
    is_stamp,
    marks_title,
    may_mark_title,
    names_private_part,
    names_return,
    opens_private_part,
    opens_public_part,
    says_private,
)
from .values import Item, Problem, Restriction
from .words import LONGEST, ends_sentence, fold

_OF_PART_TWO = re.compile(
    r"\bitems? (?:of business )?(?:contained |listed |included |set out |shown )?[io]n part (?:two|ii|2|b)\b"
)
_TAKEN_IN_PRIVATE = re.compile(
    r"\b(?:taken|made|reached|agreed|discussed) in (?:committee|camera|private|closed session)\b"
)
"""`that the decision taken in Committee be ratified`, said when the public are back, of what they did not hear."""
_PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<numbers>\d{1,2}[a-z]?(?:\s*(?:,|and|&|to|-|or)\s*\d{1,2})*)", re.IGNORECASE
)
_SCHEDULE = re.compile(
    r"\b(?P<schedule>(?:Part\s+\w{1,3}\s+(?:of\s+)?)?Schedule\s+\d{1,2}A?)\b", re.IGNORECASE
)
_AND = r"\s*(?:,\s*and|,|and|&|to|[–—-])\s*"
_ITEM_NUMBERS = re.compile(
    rf"\b(?:agenda )?(?:items?|minutes?|articles?)(?: (?:nos?\.?|numbers?))?\s+(?P<numbers>\d{{1,4}}[a-z]?(?:/\d\d)?(?:{_AND}\d{{1,4}}[a-z]?)*(?!\d|\s(?:{MONTHS})\b)|[IVX]{{1,6}}\b(?:\s*(?:,|and)\s*[IVX]{{1,6}}\b)*)",
    re.IGNORECASE,
)
_PUBLIC_ITEMS = re.compile(
    r"\b(?:except(?:ing)?|other than|apart from|with the exception of|save)\b(?: for)?(?: agenda)? (?:items?|minutes?|articles?)\b[^.;]*"
    r"|\b(?:items?|minutes?|articles?) [\d, and&–-]{1,40} (?:is|are|was|were|be|being|remain(?:s|ed)?)\b[^.;]{0,30}\b(?:public|open)\b",
    re.IGNORECASE,
)
"""`except for item 5` names what stays open."""
_PREFIXED = re.compile(
    r"\b(?P<prefix>[A-Z]{1,5}[. ]?)(?P<first>\d{1,4})\b(?:\s*(?:,|and|&|to|-)\s*(?P=prefix)(?P<last>\d{1,4})\b)?"
)
"""`for L.118 to L.120` and `items PF 8 and PF 9`"""


_OF_THIS_MINUTE = re.compile(r"\b(?:[Aa]rticles?|[Ii]tems?)\s(\d{1,4})\sof\sthis\sminutes?\b")
"""`from item 10.1 of the agenda (article 19 of this minute) onwards`: the number that the private item has here."""


def restriction_in(text: str) -> Restriction:
    """The basis that the words give: exempt with its paragraphs, confidential, or unstated."""
    schedule = _SCHEDULE.search(text[:LONGEST])
    folded = fold(text[:LONGEST])
    of_act = schedule or "exempt" in folded[:_SHORT] or re.search(r"\bAct\b", text)
    paragraphs = _PARAGRAPHS.search(text[:LONGEST]) if of_act else None
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
    """What is held back from here on: everything, or from the first item on that the exclusion names."""

    restriction: Restriction
    named: frozenset[str] = frozenset()
    begun: bool = False

    def over(self, item: Item) -> bool:
        """Whether it covers this item."""
        return not self.named or self.begun or item.number in self.named

    def is_past(self, item: Item) -> bool:
        """Whether the item follows those named without a word that the public came back."""
        return self.begun and item.number not in self.named

    def after(self, item: Item) -> "_Held":
        """The same, from the next item on."""
        return replace(self, begun=self.begun or item.number in self.named)


@dataclass(frozen=True, slots=True)
class Stamped:
    """The lines of page heads and of the heading that say that what they head is not for publication."""

    lines: tuple[Line, ...] = ()
    everything: bool = False

    def over(self, item: Item, body: Sequence[Passage]) -> Line | None:
        """The stamp that the item stands under."""
        if not self.lines:
            return None
        pages = {line.page for passage in body for line in passage.lines} | {item_page(item, body)}
        return next((line for line in self.lines if self.everything or line.page in pages), None)


def item_page(item: Item, body: Sequence[Passage]) -> int | None:
    """The page on which the item's text begins."""
    return body[0].lines[0].page if body else None


def _is_room_of_committee(passage: Passage, below: Passage | None) -> bool:
    """`held in Committee`, and `Room 1, Civic Offices` in the next line."""
    return bool(
        below
        and passage.text.endswith(("Committee", "committee"))
        and below.text.startswith(("Room", "Suite"))
    )


def stamps_in(lines: Iterable[Line], header: Sequence[Passage]) -> Stamped:
    """`NOT FOR PUBLICATION` in the head of pages, or in the heading of the document."""
    heads = [line for line in lines if line.furniture == "page" and is_page_stamp(line.text)]
    titles = [
        passage.lines[0]
        for passage, below in zip_longest(header, header[1:])
        if heads_private_document(passage.text) and not _is_room_of_committee(passage, below)
    ]
    whole = bool(titles) or any(line.page is None for line in heads)
    return Stamped((*titles, *heads), everything=whole)


@quickly_made
@dataclass(frozen=True, slots=True)
class _Reach:
    """What an item does to the openness of the meeting: where it excludes, and where the public return."""

    excluded_at: int | None = None
    words: str = ""
    told: bool = False
    returned_at: int | None = None


def with_restrictions(
    items: Sequence[Item],
    bodies: Sequence[Sequence[Passage]],
    *,
    stamped: Stamped | None = None,
    trailer: Sequence[Passage] = (),
    preamble: Sequence[Passage] = (),
    opening: Sequence[Passage] = (),
) -> tuple[list[Item], list[Problem]]:
    """The items with what the stamps and the exclusion of the public hold back.

    From an exclusion on, or from the first item that it names, all is held back until the words say that
    the public came back; where they leave a doubt it is held back and a problem says so.
    """
    result: list[Item] = []
    problems: list[Problem] = []
    held = _held_from_start(preamble, opening)
    from_start = held is not None
    in_part_one = any(opens_public_part(passage.text) for passage in preamble)
    of_part_two = of_one_item = False
    cut_short = not any(is_close(passage.text) for passage in (*trailer, *(bodies[-1] if bodies else ())))
    for place, (item, body) in enumerate(zip(items, bodies, strict=True), start=1):
        reach = _reach(item, body)
        if _waits_for_part_two(reach, bodies[place - 1 :]):
            reach = replace(reach, excluded_at=None)
        restriction, doubt = _restriction(item, body, reach, held, stamped or Stamped())
        from_start = from_start and reach.returned_at is None
        if restriction and from_start:
            doubt = doubt or "restriction_by_stamp"
        if restriction and of_part_two:
            doubt = doubt or "restriction_open_end"
        if restriction and of_one_item and not _stamp(item, body):
            doubt = doubt or "restriction_open_end"  # excluded for an exempt item, and what follows is none
        if reach.excluded_at is not None:
            of_part_two = _is_of_part_two(reach) and (in_part_one or _opens_meeting(items[place:]))
            of_one_item = not _is_procedure(item) and bool(_EXEMPT_TITLE.search(item.title))
        result.append(replace(item, restriction=restriction) if restriction else item)
        held, unclear = _held_after(item, body, reach, held, later=items[place:], cut_short=cut_short)
        if unclear and doubt:
            problems.append(problem("restriction_unclear", line=item.lines[0], path="items"))
        if doubt or unclear:
            path = f"items.{place}" if doubt else "items"
            problems.append(problem(doubt or "restriction_unclear", line=item.lines[0], path=path))
    if held and result and result[-1].restriction and (last := _last_private(trailer)):
        result[-1] = replace(result[-1], lines=(result[-1].lines[0], last))
        problems.append(problem("restriction_trailing", line=last, path=f"items.{len(result)}"))
    return result, problems


_EXEMPT_TITLE = re.compile(
    r"\((?:exempt|confidential|not for publication)\b|^(?:exempt|confidential)\s?[:–-]\s", re.IGNORECASE
)
"""`Individual case (exempt under paragraphs 1 and 2)` and `Exempt - Conduct appeal`: one item and no part of the agenda."""


def _held_from_start(preamble: Sequence[Passage], opening: Sequence[Passage]) -> _Held | None:
    """What is held back from the first item on: the public were excluded, or a private part opens, before it."""
    shut = [passage for passage in opening if _SHUTS_OUT.match(fold(passage.text[:80]))]
    for passage in (*preamble, *shut):
        if tells_exclusion(passage.text) or _WHOLE_IN_PRIVATE.search(fold(passage.text[:200])):
            return _Held(restriction_in(passage.text))
    part = _part_heading(preamble) or _part_heading(opening)
    return _Held(part) if part else None


_SHUTS_OUT = re.compile(
    r"\W*(?:resolved|agreed|it was (?:resolved|agreed)|(?:the |members of the )?(?:press|public)\b)"
)


_WHOLE_IN_PRIVATE = re.compile(
    r"\b(?:meeting|hearing) was (?:held|conducted|convened) in (?:private|camera|closed session|committee(?! room))\b|\bthis was a (?:closed|private) (?:meeting|session)\b"
)


def _waits_for_part_two(reach: _Reach, bodies: Sequence[Sequence[Passage]]) -> bool:
    """Whether the exclusion is of the items in Part Two of the agenda, and the heading of that part stands further on."""
    if reach.excluded_at is None or not _is_of_part_two(reach):
        return False
    after = (body for body in bodies if body and body[-1].span[0] > reach.excluded_at)
    return any(_part_heading(body) and fold(body[-1].text[:200]).startswith("part ") for body in after)


def _opens_meeting(later: Sequence[Item]) -> bool:
    """Whether the business that follows is what a meeting begins with, and no Part Two."""
    return any(item.kind in _FIRST_BUSINESS for item in later[:2])


_FIRST_BUSINESS = ("previous_minutes", "interests", "petitions", "public_questions", "apologies")


def _is_of_part_two(reach: _Reach) -> bool:
    """Whether it excludes the public from what Part Two of the agenda holds, whose items may not have come yet."""
    return bool(_OF_PART_TWO.search(fold(reach.words[:LONGEST])))


def _restriction(
    item: Item, body: Sequence[Passage], reach: _Reach, held: _Held | None, stamped: Stamped
) -> tuple[Restriction | None, str | None]:
    """What holds the item back, and the problem to report where the words do not say so outright."""
    told = restriction_in(reach.words) if reach.words else held.restriction if held else None
    if own := _stamp(item, body):
        return _fuller(own, told), None
    if weaker := _weaker_stamp(item, body):
        return _fuller(weaker, told), None if held and held.over(item) else "restriction_by_stamp"
    if line := stamped.over(item, body):
        return restriction_in(line.text), "restriction_by_stamp"
    if any(is_page_stamp(passage.text) for passage in body[:-1]):
        return restriction_in("not for publication"), "restriction_by_stamp"
    if reach.excluded_at is not None and _goes_on(item, body, reach):
        return restriction_in(reach.words), "restriction_in_text" if reach.told or _is_procedure(
            item
        ) else None
    if body and _opens_private_part(item, body, reach):
        return restriction_in(item.title), "restriction_in_text"
    if held is None or not held.over(item) or _is_open(item, body, reach):
        return None, None
    return held.restriction, "restriction_open_end" if held.is_past(item) else None


def _fuller(own: Restriction, told: Restriction | None) -> Restriction:
    """The basis that a stamp gives, with the Schedule and the paragraphs of the exclusion where it names none."""
    if own.schedule or not (told and told.schedule):
        return own
    if own.basis == "exempt" and own.paragraphs:
        return replace(own, schedule=told.schedule)
    return told


def _opens_private_part(item: Item, body: Sequence[Passage], reach: _Reach) -> bool:
    """`Confidential Business` above words that exclude nobody, so that they are the business itself."""
    if not names_private_part(item.title) or reach.excluded_at is not None or _declined(body):
        return False
    return bool(body) or item.number is None


def _is_procedure(item: Item) -> bool:
    return item.kind == "exclusion"


def _is_open(item: Item, body: Sequence[Passage], reach: _Reach) -> bool:
    """The decision to exclude the public stays public, and so does an item that begins with their return."""
    if reach.returned_at is not None and reach.returned_at <= (body[0].span[0] if body else item.lines[1]):
        return not any(_TAKEN_IN_PRIVATE.search(fold(each.text[:LONGEST])) for each in item.resolutions)
    return _is_procedure(item) and (reach.excluded_at is not None or _declined(body) or not body)


def _declined(body: Sequence[Passage]) -> bool:
    return any(
        declines_exclusion(passage.text[:600]) or bool(_ALL_IN_PUBLIC.search(fold(passage.text[:600])))
        for passage in body[:2]
    )


_ALL_IN_PUBLIC = re.compile(
    r"\b(?:all (?:the |of the )?items|all reports|the meeting|the items?)\b.{0,60}\b(?:be|remain|remained|was|were) (?:taken|considered|dealt with|discussed|held|heard|open)?(?: (?:in|to the))? ?public\b(?!.{0,160}\b(?:in private|closed|excluded)\b)"
)
"""`That all items on the agenda be taken in public as proposed`, below a title about what is exempt."""


def _reach(item: Item, body: Sequence[Passage]) -> _Reach:
    """Where the item excludes the public, by a decision or in its prose, and where they come back for good."""
    about_it = [passage for passage in body if speaks_of_openness(passage.text)]
    exclusions = list(_exclusions(item, about_it))
    if not exclusions and _agreed_by_title(item, body):
        exclusions = [(body[-1].span[1], item.title, False)]
    returns = [
        passage.span[0]
        for passage in about_it
        if says_return(passage.text) or heads_public_part(passage.text)
    ]
    if says_return(item.title) or names_return(item.title):
        returns.insert(0, item.lines[0])
    if not exclusions:
        return _Reach(returned_at=returns[0] if returns else None)
    (excluded, words, told), last = exclusions[0], max(line for line, _, _ in exclusions)
    after = [line for line in returns if line > excluded]
    return _Reach(excluded, words, told, after[0] if after and after[-1] > last else None)


NOT_DONE = ("lost", "refused", "withdrawn")
"""The outcomes of a motion after which the public are still there."""


def _exclusions(item: Item, body: Sequence[Passage]) -> Iterator[tuple[int, str, bool]]:
    """Each exclusion: where it ends, its words, and whether it is told in the course of other business."""
    moved = [decision for decision in item.resolutions if says_exclusion(decision.text)]
    for decision in moved:
        if decision.outcome not in NOT_DONE:
            yield decision.lines[1], decision.text, False
    for passage in body:
        if any(first <= passage.span[0] <= last for first, last in (each.lines for each in moved)):
            continue  # the words of the motion
        if tells_exclusion(passage.text) or (_is_procedure(item) and tells_withdrawal(passage.text)):
            yield passage.span[1], passage.text, not _is_procedure(item)


def _agreed_by_title(item: Item, body: Sequence[Passage]) -> bool:
    """`To exclude the press and public`, below which stands no more than `Agreed.` or `The resolution was carried.`"""
    of_public = says_exclusion(item.title) and not names_private_part(item.title)
    if not (_is_procedure(item) and of_public) or any(_leaves_open(passage.text) for passage in body):
        return False
    if any(decision.outcome in NOT_DONE for decision in item.resolutions):
        return False
    return any(_AGREED.search(fold(passage.text[:_LONGEST_AGREED])) for passage in body)


def _leaves_open(text: str) -> bool:
    """`agreed that it was not necessary`, and `that the report could be discussed in public`."""
    return declines_exclusion(text) or bool(_LEFT_OPEN.search(fold(text[:_LONGEST_AGREED])))


_LEFT_OPEN = re.compile(
    r"\b(?:not|no) (?:\w+ )?(?:necessary|required|needed|need|applicable)\b|\bin public\b|\bopen to the public\b"
)
_LONGEST_AGREED = 300
_AGREED = re.compile(
    r"\b(?:agreed|resolved|carried|approved|passed|adopted|unanimous(?:ly)?|all in favour)\b(?! (?:that there|not)\b)"
)


_LEAVING = re.compile(
    r"\W{0,3}(?:[Tt]he\s)?(?:[Pp]ress|[Pp]ublic|[Ll]ive\sstream|[Ww]ebcast|[Rr]ecording)\b(?:\sand\s(?:the\s)?(?:press|public))?\s(?:(?:was|were|had|then|now)\s){0,2}(?:been\s)?(?:disconnected|left|withdrew|stopped|paused|ended)\b.{0,60}"
)
"""`* Press were disconnected from the meeting at 8.02 PM.`: nothing of what is then said."""


def _goes_on(item: Item, body: Sequence[Passage], reach: _Reach) -> bool:
    """Whether words follow the exclusion in the same item that are more than its close."""
    after = [passage for passage in body if passage.span[0] > (reach.excluded_at or 0)]
    if not _is_procedure(item):
        return any(not _LEAVING.fullmatch(passage.text.strip()) for passage in after)
    return any(_is_private_prose(passage.text) for passage in after)


def _is_private_prose(text: str) -> bool:
    """A sentence that is neither about the public's leaving nor a heading or note."""
    folded = fold(text[:LONGEST])
    if text.startswith(("(", "[")) or opens_private_part(text) or says_return(text):
        return False
    about_leaving = r"\b(?:press|public|webcast|broadcast|recording|livestream|left the (?:room|meeting)|following items?|reasons?)\b"
    return len(folded.split()) > 8 and not re.search(about_leaving, folded[:300])


def _last_private(trailer: Sequence[Passage]) -> int | None:
    """The last line after the items that is neither the close of the meeting nor a signature."""
    prose = [
        passage
        for passage in trailer
        if not is_close(passage.text) and _is_private_prose(passage.text) and ends_sentence(passage.text)
    ]
    return prose[-1].span[1] if prose else None


def _held_after(
    item: Item,
    body: Sequence[Passage],
    reach: _Reach,
    held: _Held | None,
    *,
    later: Sequence[Item],
    cut_short: bool = False,
) -> tuple[_Held | None, bool]:
    """What is held back from the next item on, and whether the exclusion named items that do not follow."""
    part = _part_heading(body)
    if reach.returned_at is not None:
        return (_Held(part) if part else None), False
    if reach.excluded_at is None:
        if part and not held:
            return _Held(part), False
        if held:
            return held.after(item), False
        return _held_after_title(item, body, reach), False
    here = set(_OF_THIS_MINUTE.findall(reach.words[:LONGEST])) - {item.number}
    if here and cut_short and _ends_before(here, later):
        return _Held(restriction_in(reach.words), frozenset(here)), False
    named = here or _named_ahead(reach.words, item.number) or _next_item(reach.words, later)
    following = frozenset(named & {each.number for each in later if each.number})
    unclear = bool(named and not following and later and not part)
    return _Held(restriction_in(reach.words), frozenset() if part else following), unclear


def _held_after_title(item: Item, body: Sequence[Passage], reach: _Reach) -> _Held | None:
    """What `Confidential Business` holds back: what stands under that heading, or itself and, in doubt, what follows."""
    if not _opens_private_part(item, body, reach):
        return None
    held = restriction_in(item.title)
    return _Held(held, frozenset({item.number or ""}), begun=True) if body else _Held(held)


def _ends_before(named: set[str], later: Sequence[Item]) -> bool:
    """Whether all that follows is numbered below the private item, which a document that breaks off does not reach."""
    numbers = [each.number or "" for each in later]
    first = min(map(int, named))
    return bool(numbers) and all(number.isdigit() and int(number) < first for number in numbers)


_NEXT_ITEM = re.compile(r"\b(?:next|following) (?:agenda )?item\b(?!\W{0,2}s\b)")
_MORE_ITEMS = re.compile(r"\bitems\b|\bitem\W{0,2}s\b|\bremain|\brest of\b")


def _next_item(text: str, later: Sequence[Item]) -> set[str]:
    """`for the following item of business` names the one behind the exclusion; `item(s)` may be any number."""
    folded, number = fold(text[:LONGEST]), later[0].number if later else None
    only_one = _NEXT_ITEM.search(folded) and not _MORE_ITEMS.search(folded)
    return {number} if number and only_one else set()


_REMAINDER = re.compile(r"\b(?:remainder|rest) of the (?:meeting|business|agenda|proceedings)\b")


def _named_ahead(text: str, own: str | None) -> set[str]:
    """The numbers of the items that it names; none where all that remains of the meeting is private."""
    return (
        set() if _REMAINDER.search(fold(text[:LONGEST])) else _named_items(_PUBLIC_ITEMS.sub(" ", text), own)
    )


def _named_items(text: str, own: str | None) -> set[str]:
    names: set[str] = set()
    for match in _ITEM_NUMBERS.finditer(text[:LONGEST]):
        numbers = re.findall(r"\d{1,4}[a-z]?(?:/\d\d)?|\b[IVX]{1,6}\b", match["numbers"])
        names.update(numbers)
        if (
            re.search(r"\bto\b|[–—-]", match["numbers"])
            and len(numbers) == 2
            and all(map(str.isdigit, numbers))
        ):
            names.update(
                str(number)
                for number in range(int(numbers[0]), min(int(numbers[1]), int(numbers[0]) + 50) + 1)
            )
    head = re.match(r"[A-Z]{1,5}[. ]?(?=\d{1,4}$)", own or "")
    return (names | _prefixed(text[:LONGEST], head.group()) if head else names) - {own}


def _prefixed(text: str, prefix: str) -> set[str]:
    """`L.118 to L.120`, where the items of this document are numbered with `L.`."""
    names: set[str] = set()
    for match in _PREFIXED.finditer(text):
        if match["prefix"] == prefix:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            names.update(f"{prefix}{number}" for number in range(first, min(last, first + 50) + 1))
    return names


def _part_heading(body: Sequence[Passage]) -> Restriction | None:
    """`PART II – Items not open to the public` as the last heading before the next item, or above its explanation."""
    for passage in reversed(body[-_LINES_OF_HEADING:]):
        if opens_private_part(passage.text) or is_page_stamp(passage.text):
            return restriction_in(passage.text)
        if not passage.text.startswith(("(", "[")):
            return None
    return None


_LINES_OF_HEADING = 3


def _stamp(item: Item, body: Sequence[Passage]) -> Restriction | None:
    """`(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)` in the title or under it."""
    if item.kind == "exclusion" or _says_none(body):
        return None
    if marks_title(item.title):
        return restriction_in(item.title)
    below = (each.text for each in body[1:-1] if is_stamp(each.text[:_SHORT]))
    stamps = (*(each.text for each in body[:1] if is_stamp(each.text)), *below)
    return restriction_in(stamps[0]) if stamps else None


def _says_none(body: Sequence[Passage]) -> bool:
    """`There were none.`, all that is told of the confidential items."""
    return len(body) == 1 and len(body[0].text) < _SHORT and declines_exclusion(body[0].text)


_SHORT = 80


def _weaker_stamp(item: Item, body: Sequence[Passage]) -> Restriction | None:
    """`Staff (Private)`, and `This item was considered in private.` in what is told of it."""
    if item.kind == "exclusion" or _says_none(body):
        return None
    if may_mark_title(item.title):
        return restriction_in(item.title)
    of_item = body[:-1] if body and opens_private_part(body[-1].text) else body
    return next((restriction_in(each.text) for each in of_item if says_private(each.text)), None)
