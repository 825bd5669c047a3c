"""Items that stand in the text of others or before the first, and titles that are none."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from council.minutes.items import ReadItem
from council.minutes.kinds import kind_of
from council.minutes.outline import Outline
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.values import Item, Problem
from council.minutes.words import LONGEST, fold, holds_any, straight

_USUAL = re.compile(
    r"""
    (?: ^ | (?<=[.!?|:]\s) | (?<=\d\s) | (?<=\d\.\s) )
    (?: Apologies(?:\sfor\s[Aa]bsence)? | APOLOGIES(?:\sFOR\sABSENCE)?
      | (?:Declarations?|Disclosures?)\s[Oo]f\s(?:[\w-]+\s){0,4}[Ii]nterests? | DECLARATIONS?\sOF\s(?:[A-Z]+\s){0,3}INTERESTS?
      | (?:Matters|Business)\s[Aa]rising | (?:MATTERS|BUSINESS)\sARISING
      | Police\s[Rr]eports?(?=\W*$) | Business\s[Aa]rising\sfrom\s(?:the\s)?(?:\w+\s)?[Mm]inutes
      | Minutes\sof\s(?:the\s)?(?:[Ll]ast|[Pp]revious)\s[Mm]eeting | MINUTES\sOF\s(?:THE\s)?(?:LAST|PREVIOUS)
      | Public\s(?:[Pp]articipation|[Qq]uestions?|[Qq]uestion\s[Tt]ime|[Ss]ession|[Ff]orum) | PUBLIC\s(?:PARTICIPATION|QUESTIONS?|SESSION|FORUM)
      | Correspondence | CORRESPONDENCE | Any\s[Oo]ther\s[Bb]usiness | ANY\sOTHER\sBUSINESS | Urgent\s[Bb]usiness
      | Exclusion\sof\s(?:the\s)?(?:[Pp]ress|[Pp]ublic) | Open\sSession
      | Election\sof\s(?:a\s|the\s)?(?:[Cc]hair|[Vv]ice|[Mm]ayor)\w*(?:\sand\s[Vv]ice)? | Chair(?:man)?'s\s(?:[Aa]nnouncements|[Cc]ommunications) )
    (?= \W*$ | \W+[A-Z\d(] | \s?[:–-] )
    """,
    re.VERBOSE,
)
_USUALLY_TOLD = (
    (
        "interests",
        "interest",
        re.compile(
            r"\b[Nn]o\s(?:\w+\s)?(?:declarations?|disclosures?)\sof\s(?:\w+\s){0,3}interests?\b|\b[Nn]o\sinterests\s(?:were|was|to)\b"
        ),
    ),
    (
        "previous_minutes",
        "minute",
        re.compile(
            r"\b[Mm]inutes\b[^.;]{0,140}\b(?:agreed|approved|confirmed|accepted|signed|adopted)\b[^.;]{0,60}\b(?:record|signed|Chair\w*)\b"
        ),
    ),
)
"""What is told under a usual title alone, and a word of that title."""
_OF_CONDUCT = "code of conduct"
"""The title under which some councils have their declarations of interest."""
_TOLD_BEFORE = re.compile(
    r"\b(?:declared an?|There were no|reported (?:on|that)|RESOLVED|be confirmed|were (?:agreed|approved|confirmed|noted)|resolved to|(?:was|were) no (?:matters|declarations)|proposed by\b.{0,60}\bseconded)\b"
)
_DECIDED_BEFORE = re.compile(r"\bRESOLVED\b|\bresolved to\b|\bproposed by\b.{0,60}\bseconded\b")
_LABEL_AND_VALUE = re.compile(r":\s?(?:None|Nil|[A-Z])")
_FIRST_WORDS = 40
_WORDS_OF_ITEMS = (
    *(
        "pologies",
        "POLOGIES",
        "nterest",
        "NTEREST",
        "rising",
        "RISING",
        "inutes",
        "INUTES",
        "Public",
        "PUBLIC",
        "Police",
    ),
    *("orrespondence", "ORRESPONDENCE", "usiness", "USINESS", "Exclusion", "Session", "Election", "Chair"),
)


def doubts(outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """Items that were not seen, and items that may be none."""
    yield from _unseen(outline, read_items)
    yield from _proposed(outline, read_items)
    yield from _counted_again(read_items)
    yield from _numbers_before(outline, read_items)
    yield from _titles(read_items)
    yield from _beside_titles(outline, read_items)


_BESIDE = re.compile(r"(?P<title>\S.{0,200}?\S)(?:\s{0,20}\t\s{0,20}|\s{3,200})(?P<beside>[A-Z][^\t]{0,27})")
_NUMBER_IN_FRONT = re.compile(r"\W{0,3}(?:[A-Z]{1,6}[ .]?)?[\d./()-]{1,14}[a-z]?[.)]?\s{1,40}")


def _beside_titles(outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """`5.  Minutes            Clerk`, which a wide space parts and the title holds: the column of actions beside it."""
    for place, (section, each) in enumerate(zip(outline.sections, read_items, strict=False), start=1):
        title = each.item.title
        for line in (line for passage in section.heading for line in passage.lines):
            found = _beside(line.text, title)
            if found:
                yield problem("title_unclear", line=line.number, path=f"items.{place}.title", seen=title)
                break


def _beside(printed: str, title: str) -> bool:
    """Whether a line ends in words far from the title which stand in the title all the same."""
    if ("\t" not in printed and "   " not in printed) or len(printed) > LONGEST:
        return False
    text = printed.strip()
    number = _NUMBER_IN_FRONT.match(text)
    match = _BESIDE.fullmatch(text, number.end() if number else 0)
    if match is None or not match["beside"].strip():
        return False
    words = " ".join(match["title"].split())
    return sum(map(str.isalpha, words)) > 2 and f"{words} {match['beside'].strip()}" in title


def _unseen(outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """One problem for each item in whose text another begins, and one for what stands before the first."""
    seen_titles = _Seen.of(read_items)
    decided = [each for each in outline.attendance if _DECIDED_BEFORE.search(each.text[:LONGEST])]
    before = _Place("items", None, (*outline.header, *decided, *outline.preamble))
    for place in (before, *_places(read_items)):
        for passage in place.passages:
            text = straight(passage.text[:LONGEST])
            told = _title_in(text, place.item, seen_titles) or _told_in(text, place.item, seen_titles)
            if (
                told
                or (told := _numbered_in(passage, text, place.item, seen_titles))
                or (told := _number_alone(text))
                or (told := _moved_before(place, text))
            ):
                yield problem("item_unseen", line=passage.span[0], path=place.path, seen=told)
                break


def _moved_before(place: "_Place", text: str) -> str | None:
    """`Moved by: Councillor Reay` above the first item: a motion whose item was not seen."""
    return text if place.item is None and text.startswith(("Moved by: ", "MOVED by ", "Moved by ")) else None


_PROPOSES = re.compile(
    r"To (?:receive|elect|deal with|discuss|note|consider|approve|agree|confirm|appoint|sign)\s(?!and\s(?:file|pay)\b)[A-Za-z]"
)
_FEWEST_PROPOSED = 3


def _proposed(outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """`To elect a Deputy Chair` and other texts of an agenda, each in a paragraph that is no item."""
    bodies = chain.from_iterable(place.passages for place in _places(read_items))
    found = [
        passage
        for passage in (*outline.header, *outline.attendance, *outline.preamble, *bodies)
        if not passage.label and passage.text[:3] == "To " and _PROPOSES.match(passage.text)
    ]
    if len(found) >= max(_FEWEST_PROPOSED, len(read_items)):
        yield problem("item_unseen", line=found[0].span[0], path="items", seen=found[0].text[:80])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item may have been overlooked: before the first (no item), or in the text of another."""

    path: str
    item: Item | None
    passages: Sequence[Passage]


_NUMBER_ALONE = re.compile(r"\*?[A-Z]{1,5}\s?\d{1,4}/\d{2,4}|[IVX]{1,5}[.)]?\s+[A-Z][A-Z ,&]{3,60}")


def _number_alone(text: str) -> str | None:
    """`PLA147/14`, and `II MINUTES`, in a line of its own."""
    return text if len(text) < _LONGEST_NUMBER and _NUMBER_ALONE.fullmatch(text) else None


def _places(read_items: Sequence[ReadItem]) -> Iterator[_Place]:
    for number, each in enumerate(read_items, start=1):
        taken = {id(passage) for passage in each.resolution}
        body = [passage for passage in each.body if id(passage) not in taken and not _is_limb(passage)]
        yield _Place(f"items.{number}", each.item, body)


def _is_limb(passage: Passage) -> bool:
    return passage.label is not None and not passage.label[:1].isdigit()


@dataclass(frozen=True, slots=True)
class _Seen:
    """The kinds and the titles of the items that were read, and what is told where none of them has such a title."""

    kinds: frozenset[str]
    titles: str
    few: bool
    untold: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, read_items: Sequence[ReadItem]) -> "_Seen":
        """Those of these items."""
        titles = " | ".join(fold(each.item.title) for each in read_items)
        kinds = frozenset(kind for each in read_items for kind in (each.item.kind, kind_of(each.item.title)))
        untold = tuple(
            (word, pattern)
            for kind, word, pattern in _USUALLY_TOLD
            if kind not in kinds and word not in titles
            if not (kind == "interests" and _OF_CONDUCT in titles)
        )
        return cls(kinds, titles, len(read_items) < 3, untold)


def _title_in(text: str, item: Item | None, seen: _Seen) -> str | None:
    """`Declarations of Interest` at the beginning of a sentence, where no item is one of interests."""
    found = _USUAL.search(text) if holds_any(text, _WORDS_OF_ITEMS) else None
    if found is None:
        return None
    kind = kind_of(found.group())
    if kind in seen.kinds if kind != "business" else fold(found.group()) in seen.titles:
        return None
    if item is None and (
        kind in ("apologies", "public_questions") or _LABEL_AND_VALUE.match(text, found.end())
    ):
        return None
    if item and found.group().startswith("Police"):
        return None  # a part of the correspondence or the reports as often as an item
    if item and kind == "matters_arising" and item.kind == "previous_minutes":
        return None
    return text[found.start() : found.start() + 80]


def _told_in(text: str, item: Item | None, seen: _Seen) -> str | None:
    """`The minutes of 12 May were agreed as a correct record` where no item has a title like that."""
    for word, pattern in seen.untold if seen.untold and not _PARAGRAPH_NUMBER.match(text) else ():
        found = pattern.search(text) if word in text else None
        if found and (item is None or found.start() < _FIRST_WORDS):
            return text[max(found.start() - 20, 0) : found.end() + 20]
    before = _TOLD_BEFORE.search(text) if item is None and len(text) > _FIRST_WORDS else None
    return text[max(before.start() - 40, 0) : before.end() + 40] if before else None


_LONGEST_NUMBER = 70
_PARAGRAPH_NUMBER = re.compile(r"\d{1,3}\.\d")
_NUMBER_INSIDE = re.compile(
    r"(?:^|(?<=[.;:!?]\s)|(?<=[.;:!?]\s\s))(\d{1,2})(?:\.0\.?|[.)])\s(?=[A-Z])|(?<=\s)(\d{1,2})\.0\s(?=[A-Z])"
)
_MAY_COUNT = re.compile(r"\d(?:\.0\.?|[.)])\s(?=[A-Z])")
"""In every number inside, and found much faster."""
_SHORTEST_COUNT = 3


def _numbered_in(passage: Passage, text: str, item: Item | None, seen: _Seen) -> str | None:
    """`1. The chairman welcomed all. 2. Apologies … 3. There were no …` in one paragraph."""
    if not holds_any(text, ("3.", "3)", "2.", "4.")):
        return None
    label = (passage.label or "").rstrip(".")
    numbers = [int(label)] if label.isdigit() else []
    if len(numbers) + len(_MAY_COUNT.findall(text)) < _SHORTEST_COUNT:
        return None
    numbers += [int(found[1] or found[2]) for found in _NUMBER_INSIDE.finditer(text)]
    if len(numbers) < _SHORTEST_COUNT or any(after != before + 1 for before, after in pairwise(numbers)):
        return None
    goes_on = item is None or item.number == str(numbers[0] - 1) or (numbers[0] == 1 and seen.few)
    return text[:80] if goes_on else None


_LIKE_A_NUMBER = re.compile(
    r"\*?(?=[A-Z/.\d-]{0,10}\d)[A-Z\d][A-Z\d/.-]{2,12}\s+(?=[A-Z])|(?:NOTED|[A-Z]{1,5})\s\d{1,4}(?:/\d\d)?\s+(?=[A-Z])|\d{1,4}\s+(?=[A-Z])"
)
_BEGINS_NO_TITLE = re.compile(
    r"NOTED\b|/|\d+\.\s|Minutes of an? |CLERK TO\b|(?:Clerk|[A-Z]{2})\sTo\s|(?:Mrs?|Ms|The (?:motion|amendment))\b\.?\s"
)
_HOLDS_NO_TITLE = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("The", r"[a-z]\sThe\s(?:Chair\w*|Clerk|Council|Committee|meeting)\s[a-z]+"),
        (".", r"\.\s(?:a\)|See\b|There\b|It\b)|(?:^|\s)\d{2}[\d,]*\.\d\d(?![\d./])"),
        ("No", r"[a-z]\sNo\s[a-z]+"),
        ("pdf", r"\bpdf\b"),
        ("PDF", r"\bPDF\b"),
        ("(Agenda Item.", r"\(Agenda Item\."),
        ("£", r"(?<!under )(?<!over )£[\d,.]+(?:\s\w+)?$"),
    )
)
"""What stands in a title that is none, each with what is in all words of it."""
_ENDS_NO_TITLE = re.compile(r"(?:\b(?:the|to|of|a|an|and|that|in|for|was|were)|;)$")
_LONGEST_END = 6
_VERB = re.compile(
    r"\b(?:declared|was|were|had|has been|have been|resolved|agreed|carried|drawn|reported|asked|advised|seconded|[Pp]ostponed|welcomed|Attended|Represented|read out|has been set|works|RESOLVED|proposed|thanked|reviewed|gave)\b"
)
_MAY_HAVE_VERB = re.compile(r"(?:To|TO|That|THAT|RESOLVED|Minutes|MINUTES|WHEREAS|Whereas|Urgent|Any)\b")
_MINUTES_TOLD = re.compile(
    r"Minutes\b.{0,60}\b(?:was|were)\s(?:\w+\s)?(?:approved|agreed|signed|confirmed)\b"
)
_BODY_ACTS = re.compile(
    r"The\s(?:Commission|Committee|Council|Board|Panel|Cabinet|Chair(?:man)?|Members)\s(?:considered|received|noted|discussed|agreed|resolved|gave)\b"
)
_INITIALS_LAST = re.compile(r"[a-z]\s(?!(?:II|IV|VI|UK|EU|IT|HR|PC|TC|CC|HQ|NI)$)[A-Z]{2}$")
_ALONE = ("agenda items", "agenda item", "re", "item", "items", "vote", "votes")
_FEWEST_WORDS = 5
_LONGEST_TITLE = 100


_ANY_NUMBER = re.compile(
    r"\*?(?:(?:Ref|Item|Minute|No)\b\.?:?\s)?(?:[A-Z]{1,5}[ .]?)?\d{1,4}(?:[./]\d{1,4}){0,3}\.?"
)


def _numbers_before(outline: Outline, read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """`2025.32` alone in the last line before an item that has no number."""
    bodies = (outline.preamble or outline.header, *(each.body for each in read_items))
    for place, (before, each) in enumerate(zip(bodies, read_items, strict=False), start=1):
        last = before[-1].text if before else ""
        if not each.item.number and len(last) < _LONGEST_NUMBER and _ANY_NUMBER.fullmatch(last):
            yield problem("number_unread", line=each.item.lines[0], path=f"items.{place}.number", seen=last)


def _counted_again(read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """`1. Matters Arising:` in the text of item 1, where a copy counts each item with the same number."""
    if {each.item.number for each in read_items} != {"1"}:
        return
    for place, each in enumerate(read_items, start=1):
        again = [
            passage
            for passage in each.body
            if passage.label
            and passage.label.rstrip(".") == each.item.number
            and len(passage.text) < _LONGEST_TITLE
        ]
        if again:
            yield problem("item_unseen", line=again[0].span[0], path=f"items.{place}", seen=again[0].text)


def _titles(read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """Titles with a number before them, headings within an item, and sentences."""
    titles = [straight(each.item.title) for each in read_items]
    unnumbered = [title for title, each in zip(titles, read_items, strict=True) if not each.item.number]
    shapes = Counter(filter(None, map(_shape, unnumbered)))
    repeated = Counter(map(fold, unnumbered))
    ended = sum(1 for title in titles if title.endswith(" Minutes")) > 1
    marked = sum(1 for title in titles if _INITIALS_LAST.search(title)) > 1
    sentences = sum(1 for title in titles if _VERB.search(title))
    told = len(unnumbered) == len(titles) > 2 and sentences > len(titles) / 2
    for place, (title, each) in enumerate(zip(titles, read_items, strict=True), start=1):
        first, path = each.item.lines[0], f"items.{place}"
        if not each.item.number and (shape := _shape(title)) and shapes[shape] > 1:
            yield problem("number_unread", line=first, path=path, seen=title)
        elif repeated[fold(title)] > 1 or fold(title) in _ALONE:
            yield problem("title_repeated", line=first, path=path, seen=title)
        elif (ended and title.endswith(" Minutes")) or _is_no_title(title, marked=marked, told=told):
            yield problem("title_unclear", line=first, path=f"{path}.title", seen=title)


def _shape(title: str) -> str | None:
    """The form of what may be a number before the title: `PL/38 Minutes` is `A/9`."""
    found = _LIKE_A_NUMBER.match(title)
    return re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "9", found.group().strip())) if found else None


def _is_cut_or_told(title: str) -> bool:
    """Whether its words begin, go on or end as those of no title do."""
    if _BEGINS_NO_TITLE.match(title) or _ENDS_NO_TITLE.search(title[-_LONGEST_END:]):
        return True
    return any(sign in title and pattern.search(title) for sign, pattern in _HOLDS_NO_TITLE)


def _is_no_title(title: str, *, marked: bool, told: bool) -> bool:
    """Whether it is cut, or a sentence; `marked` says that initials end several, `told` that most are sentences."""
    if _ANY_NUMBER.fullmatch(title):
        return True
    if _is_cut_or_told(title):
        return not title.startswith(("THAT", "That", "WHEREAS", "RESOLVED"))
    if marked and _INITIALS_LAST.search(title):
        return True
    if _MINUTES_TOLD.match(title) or _BODY_ACTS.match(title):
        return True
    if title.endswith(" Minutes"):
        return kind_of(title[:-8]) not in ("business", "previous_minutes", "matters_arising")
    is_sentence = len(title.split()) >= _FEWEST_WORDS and _VERB.search(title)
    return bool(is_sentence and not told and not _MAY_HAVE_VERB.match(title))
