"""What is not open to the public, by the words of the document: exclusions, stamps, returns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .closing import is_close
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
from .values import Item, Problem, Restriction
from .words import LONGEST, ends_sentence, fold, holds_any

_STAMP = re.compile(
    r"\b(?:not for publication|exempt (?:item|report|minute|information)s?\b(?! (?:was|were))|confidential (?:item|report|minute)s?|restricted item|part (?:ii|2|two)\b|pink papers?)\b|- exempt$|\(exempt\)|\(confidential\)|^(?:exempt|confidential)\s?[:–-]\s"
)
_APPENDIX = re.compile(
    r"\b(?:less|excluding|except|other than|apart from|without) (?:the |any )?(?:exempt|confidential) (?:minutes?|items?|information)\b|\b(?:exempt|confidential) (?:appendi(?:x|ces)|annex(?:es)?)\b|\b(?:appendi(?:x|ces)|annex(?:es)?)\b[^.;]*"
)
_STAMPING = ("publication", "private", "confidential", "restricted", "exempt")
_SIGNS_OF_STAMP = ("publication", "confidential", "restricted", "exempt", "part ", "pink")
_LONGEST_STAMP = 120
_PAGE_STAMP = re.compile(
    r"""\bnot\ for\ publication\b
      | ^\W*(?:strictly\ )?(?:private|confidential|restricted|exempt)(?:\ (?:and|&)\ (?:confidential|private|exempt))?
        (?:\ (?:minutes?|items?|information|section|session))?\W*$""",
    re.VERBOSE,
)
_PART_TWO = re.compile(
    r"^part (?:ii|2|b|two)\b|^(?:restricted|closed|private|exempt|confidential|non-public) (?:items?|session|section|business|part)\b|^items (?:closed|not open) to the (?:press|public)|^summary of private business"
)
_PRIVATE_TITLE = re.compile(
    r"^(?:part (?:ii|2|b|two)\W*$|part (?:ii|2|b|two)\b.{0,30}\b(?:private|exempt|confidential|closed|restricted|not open|non-public)\b|(?:closed|private|exempt|confidential|non-public) (?:session|section|business)\b)"
)
_SORTS_ITEMS = re.compile(
    r"to confirm (?:that )?(?:the |all )?items? (?:of business )?marked (?:in )?part (?:1|i|one|a)\b.{0,60}\bpublic\b"
)
"""`To confirm that the items marked Part 1 will be considered in public and those marked Part 2 in private`."""
_OF_PART_TWO = re.compile(
    r"\bitems? (?:of business )?(?:contained |listed |included |set out |shown )?in part (?:two|ii|2|b)\b"
)
_PART_ONE = re.compile(
    r"^part (?:i|1|a|one)\b|^(?:open|unrestricted|public) (?:items?|session|section|part)\b"
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
_ITEM_NUMBERS = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?|articles?)(?: (?:nos?\.?|numbers?))?\s+(?P<numbers>\d{1,4}[a-z]?(?:/\d\d)?(?:\s*(?:,|and|&|to|-)\s*\d{1,4}[a-z]?)*|[IVX]{1,6}\b(?:\s*(?:,|and)\s*[IVX]{1,6}\b)*)",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    r"\b(?P<prefix>[A-Z]{1,5}[. ]?)(?P<first>\d{1,4})\b(?:\s*(?:,|and|&|to|-)\s*(?P=prefix)(?P<last>\d{1,4})\b)?"
)
"""`for L.118 to L.120` and `items PF 8 and PF 9`"""


_OF_THIS_MINUTE = re.compile(r"\b(?:[Aa]rticles?|[Ii]tems?)\s(\d{1,4})\sof\sthis\sminutes?\b")
"""`from item 10.1 of the agenda (article 19 of this minute) onwards`: the number that the private item has here."""


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


def stamps_in(lines: Iterable[Line], header: Iterable[Passage]) -> Stamped:
    """`NOT FOR PUBLICATION` in the head of pages, or in the heading of the document."""
    heads = [line for line in lines if line.furniture == "page" and is_page_stamp(line.text)]
    titles = [passage.lines[0] for passage in header if is_page_stamp(passage.text)]
    whole = bool(titles) or any(line.page is None for line in heads)
    return Stamped((*titles, *heads), everything=whole)


def is_page_stamp(text: str) -> bool:
    """Whether a line of its own marks what follows as not for publication."""
    if len(text) > _LONGEST_STAMP:
        return False
    folded = fold(text)
    if not holds_any(folded, _STAMPING):
        return False
    return bool(_PAGE_STAMP.search(_APPENDIX.sub("", folded)))


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
) -> tuple[list[Item], list[Problem]]:
    """The items with what the stamps and the exclusion of the public hold back.

    From an exclusion on, or from the first item that it names, all is held back until the words say that
    the public came back; where they leave a doubt it is held back and a problem says so.
    """
    result: list[Item] = []
    problems: list[Problem] = []
    held: _Held | None = None
    in_part_one = any(_PART_ONE.match(fold(passage.text[:60])) for passage in preamble)
    of_part_two = of_one_item = False
    cut_short = not any(is_close(passage.text) for passage in (*trailer, *(bodies[-1] if bodies else ())))
    for place, (item, body) in enumerate(zip(items, bodies, strict=True), start=1):
        reach = _reach(item, body)
        if _waits_for_part_two(reach, bodies[place - 1 :]):
            reach = replace(reach, excluded_at=None)
        restriction, doubt = _restriction(item, body, reach, held, stamped or Stamped())
        if restriction and of_part_two:
            doubt = doubt or "restriction_open_end"
        if restriction and of_one_item and not _stamp(item, body):
            doubt = doubt or "restriction_open_end"  # excluded for an exempt item, and what follows is none
        if reach.excluded_at is not None:
            of_part_two = in_part_one and _is_of_part_two(reach)
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


def _waits_for_part_two(reach: _Reach, bodies: Sequence[Sequence[Passage]]) -> bool:
    """Whether the exclusion is of the items in Part Two of the agenda, and the heading of that part stands further on."""
    if reach.excluded_at is None or not _is_of_part_two(reach):
        return False
    after = (body for body in bodies if body and body[-1].span[0] > reach.excluded_at)
    return any(_part_heading(body) and fold(body[-1].text[:200]).startswith("part ") for body in after)


def _is_of_part_two(reach: _Reach) -> bool:
    """Whether it excludes the public from what Part Two of the agenda holds, whose items may not have come yet."""
    return bool(_OF_PART_TWO.search(fold(reach.words[:LONGEST])))


def _restriction(
    item: Item, body: Sequence[Passage], reach: _Reach, held: _Held | None, stamped: Stamped
) -> tuple[Restriction | None, str | None]:
    """What holds the item back, and the problem to report where the words do not say so outright."""
    if own := _stamp(item, body):
        return own, None
    if line := stamped.over(item, body):
        return restriction_in(line.text), "restriction_by_stamp"
    if any(is_page_stamp(passage.text) for passage in body[:-1]):
        return restriction_in("not for publication"), "restriction_by_stamp"
    if reach.excluded_at is not None and _goes_on(item, body, reach):
        return restriction_in(reach.words), "restriction_in_text" if reach.told or _is_procedure(
            item
        ) else None
    if _opens_private_part(item, body, reach):
        return restriction_in(item.title), "restriction_in_text"
    if held is None or not held.over(item) or _is_open(item, body, reach):
        return None, None
    return held.restriction, "restriction_open_end" if held.is_past(item) else None


def _opens_private_part(item: Item, body: Sequence[Passage], reach: _Reach) -> bool:
    """`Confidential Business` above words that exclude nobody, so that they are the business itself."""
    named = bool(_PRIVATE_TITLE.search(fold(item.title[:LONGEST])))
    return named and bool(body) and reach.excluded_at is None and not _declined(body)


def _is_procedure(item: Item) -> bool:
    return item.kind == "exclusion"


def _is_open(item: Item, body: Sequence[Passage], reach: _Reach) -> bool:
    """The decision to exclude the public stays public, and so does an item that begins with their return."""
    if reach.returned_at is not None and reach.returned_at <= (body[0].span[0] if body else item.lines[1]):
        return not any(_TAKEN_IN_PRIVATE.search(fold(each.text[:LONGEST])) for each in item.resolutions)
    return _is_procedure(item) and (reach.excluded_at is not None or _declined(body) or not body)


def _declined(body: Sequence[Passage]) -> bool:
    return any(declines_exclusion(passage.text[:600]) for passage in body[:2])


def _reach(item: Item, body: Sequence[Passage]) -> _Reach:
    """Where the item excludes the public, by a decision or in its prose, and where they come back."""
    about_it = [passage for passage in body if speaks_of_openness(passage.text)]
    excluded, words, told = _excluded(item, about_it)
    returns = [passage.span[0] for passage in about_it if says_return(passage.text)]
    if says_return(item.title):
        returns.insert(0, item.lines[0])
    after = [line for line in returns if excluded is None or line > excluded]
    return _Reach(excluded, words, told, after[-1] if after else None)


NOT_DONE = ("lost", "refused", "withdrawn")
"""The outcomes of a motion after which the public are still there."""


def _excluded(item: Item, body: Sequence[Passage]) -> tuple[int | None, str, bool]:
    moved = [decision for decision in item.resolutions if says_exclusion(decision.text)]
    for decision in moved:
        if decision.outcome not in NOT_DONE:
            return decision.lines[1], decision.text, False
    for passage in body:
        if any(first <= passage.span[0] <= last for first, last in (each.lines for each in moved)):
            continue  # the words of the motion that was not carried
        if tells_exclusion(passage.text) or (_is_procedure(item) and tells_withdrawal(passage.text)):
            return passage.span[1], passage.text, not _is_procedure(item)
    return None, "", False


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
    if text.startswith(("(", "[")) or _PART_TWO.search(folded) or says_return(text):
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
    if _opens_private_part(item, body, reach):
        part = part or restriction_in(item.title)
    if reach.returned_at is not None:
        return (_Held(part) if part else None), False
    if reach.excluded_at is None:
        if held:
            return held.after(item), False
        return (_Held(part) if part else None), False
    here = set(_OF_THIS_MINUTE.findall(reach.words[:LONGEST])) - {item.number}
    if here and cut_short and _ends_before(here, later):
        return _Held(restriction_in(reach.words), frozenset(here)), False
    named = here or _named_items(reach.words, item.number) or _next_item(reach.words, later)
    following = frozenset(named & {each.number for each in later if each.number})
    unclear = bool(named and not following and later and not part)
    return _Held(restriction_in(reach.words), frozenset() if part else following), unclear


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


def _named_items(text: str, own: str | None) -> set[str]:
    names: set[str] = set()
    for match in _ITEM_NUMBERS.finditer(text[:LONGEST]):
        numbers = re.findall(r"\d{1,4}[a-z]?(?:/\d\d)?|\b[IVX]{1,6}\b", match["numbers"])
        names.update(numbers)
        if re.search(r"\bto\b|-", match["numbers"]) and len(numbers) == 2 and all(map(str.isdigit, numbers)):
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


def opens_private_part(text: str) -> bool:
    """`Private Items` or `PART II – Items not open to the public`, on a line of its own."""
    folded = fold(text[:200])
    return len(folded) <= _LONGEST_STAMP and bool(_PART_TWO.search(folded)) and not _PART_ONE.search(folded)


def _part_heading(body: Sequence[Passage]) -> Restriction | None:
    """`PART II – Items not open to the public` as the last heading before the next item."""
    last = fold(body[-1].text[:200]) if body else ""
    opens = (_PART_TWO.search(last) and not _PART_ONE.search(last)) or is_page_stamp(last)
    return restriction_in(body[-1].text) if opens else None


def _stamp(item: Item, body: Sequence[Passage]) -> Restriction | None:
    """`(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)` in the title or under it."""
    if item.kind == "exclusion":
        return None
    title = fold(item.title[:LONGEST])
    if _holds_stamp(title) and not _SORTS_ITEMS.match(title):
        return restriction_in(item.title)
    return restriction_in(body[0].text) if body and is_stamp(body[0].text) else None


def is_stamp(text: str) -> bool:
    """`(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)` on a line of its own."""
    folded = fold(text) if len(text) < 400 else ""
    return _opens_stamp(folded) and _opens_stamp(_APPENDIX.sub("", folded)) and _holds_stamp(folded)


def _opens_stamp(folded: str) -> bool:
    return folded.startswith(("(", "[", "not for", "exempt", "confidential", "restricted"))


def _holds_stamp(folded: str) -> bool:
    """Whether words are a stamp, when those about exempt appendices are left out of them."""
    return holds_any(folded, _SIGNS_OF_STAMP) and bool(_STAMP.search(_APPENDIX.sub("", folded)))
