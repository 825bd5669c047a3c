"""Running heads and page numbers in plain text, told by their recurrence: the print behind it had pages.

`Highways Panel   2   14 May 2026` between two halves of a sentence is no part of the minutes, and a `2` on a line
of its own no item. A number that rises from one to the next tells them, with the words around it that stay.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .lines import Document, Line
from .titles import read_title

_LONGEST = 120
_PREFIX = re.compile(r"[A-Z]{2,5}")
"""`PAR` above the number of an item, each on a line of its own."""
_RULE = re.compile(r"\s*(?:[-*=]\s?){3,80}\s*")
_PAGE_ALONE = re.compile(r"\W*(?:page|tudalen)\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_PAGE_NAMED = re.compile(
    r"^\W*page\s\d{1,4}(?:\sof\s\d{1,4})?\b|(?:[-–—|]|\s{2,}|\t)\s*page\s\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$|\bpage\s\d{1,4}\sof\s\d{1,4}\W*$",
    re.IGNORECASE,
)
_LONE = re.compile(r"\s*(?:[-–—[(]\s*)?(?P<number>\d{1,5})(?:/\d{2})?(?:\s*[-–—\])])?\s*")
_OF_BODY = re.compile(
    r"\b(?:council|committee|cabinet|panel|board|minutes|parish|forum|authority|meeting)\b", re.IGNORECASE
)
_DECIDES = re.compile(
    r"\b(?:passed|carried|lost|agreed|resolved|noted|motion|vote|moved|seconded|proposed|approved|none|recommended|unanimous\w*)\b",
    re.IGNORECASE,
)
_HEADING_WORD = re.compile(
    r"^\W*(?:question|item|motion|appendix|condition|part|minute|resolution|application|annex|amendment|note|para|recommendation)\b",
    re.IGNORECASE,
)


_OF_FILE = re.compile(
    r"\s*(?:Total Page:\d{1,4}|File Type:\w{2,5}, ?Size:\S{2,12}|\[Show full text\]|Size: px|Start display at page:|Download \".{4,300}\")\s*"
)
"""What a site that shows files prints beside the words of one."""


_NUMBERED_TITLE = re.compile(r"\d{1,3}[.)]\s")


def _of_site(body: Sequence[Line]) -> Iterator[Line]:
    """`1. CALL TO ORDER …`, the title of a shared document whose site took its first item for one; the text has it as well."""
    if not body or not any(line.text.strip() == "Start display at page:" for line in body[1:4]):
        return
    title = body[0].text.strip()[:40]
    if not _NUMBERED_TITLE.match(title):
        return  # the heading of the minutes, which stands first as well
    if any(title in line.text for line in body[4:] if not line.text.startswith("Download")):
        yield body[0]


def without_running_heads(document: Document) -> Document:
    """The document with its running heads and page numbers marked as furniture of the page."""
    if document.media_type not in ("text/plain", "text/html"):
        return document
    body = [
        line for line in document.lines if line.furniture is None and line.table is None and line.text.strip()
    ]
    found = {line.number for line in _furniture(body)}
    if not found:
        return document
    return replace(document, lines=tuple(_marked(document.lines, found)))


def _marked(lines: Iterable[Line], found: set[int]) -> Iterator[Line]:
    """The lines, those of the page marked; what stands under one is set off as the top of a page is."""
    top = False
    for line in lines:
        if line.number in found:
            yield line._replace(furniture="page")
        else:
            yield line._replace(blank_before=True) if top and not line.blank_before else line
        top = line.number in found


def _furniture(body: Sequence[Line]) -> Iterator[Line]:
    rules = [line for line in body if _RULE.fullmatch(line.text[:_LONGEST])]
    named = [
        line
        for line in body
        if _is_page_named(line.text) or _OF_FILE.fullmatch(line.text) or _is_foot_between_pages(line.text)
    ]
    yield from rules
    yield from _of_site(body)
    yield from named
    yield from _first_page(body)
    yield from _rising_heads(body)
    numbers = list(_page_numbers(body, {line.number for line in (*rules, *named)}))
    yield from numbers
    yield from _repeated_beside(body, {line.number for line in (*rules, *named, *numbers)})


_TITLE = re.compile(
    r"(?:DRAFT |UNCONFIRMED )?MINUTES OF\b|(?:Draft )?Minutes of\b.{0,80}\b(?:[Mm]eeting|[Hh]eld)\b"
)


def _first_page(body: Sequence[Line]) -> Iterator[Line]:
    """`1` above `MINUTES OF THE ORDINARY MEETING`: the number of the first page, and no item."""
    if len(body) > 1 and _LONE.fullmatch(body[0].text[:40]) and _TITLE.match(body[1].text.strip()[:_LONGEST]):
        yield body[0]


def _is_page_named(text: str) -> bool:
    """`Page 3 of 13`, alone or behind the name of the committee."""
    if len(text) > _LONGEST or ("age" not in text.casefold() and "udalen" not in text):
        return False
    return bool(_PAGE_ALONE.fullmatch(text) or _PAGE_NAMED.search(text))


_FOOT_BETWEEN_PAGES = re.compile(
    r"(?P<ended>\d{1,3})\s(?P<foot>[A-Z][^.:;]{4,80}?\b(?:19|20)\d\d)\s(?P<begun>\d{1,3})"
)


def _is_foot_between_pages(text: str) -> bool:
    """`1 Council Meeting – 28 July 2026 2`: the number of a page, its foot, and the number of the next in one line."""
    match = _FOOT_BETWEEN_PAGES.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return bool(match and int(match["begun"]) == int(match["ended"]) + 1 and _OF_BODY.search(match["foot"]))


def _rising_heads(body: Iterable[Line]) -> Iterator[Line]:
    """Lines alike but for one number, which rises: `Highways Panel   2   14 May 2026`."""
    alike: dict[str, list[Line]] = defaultdict(list)
    for line in body:
        text = line.text.strip()
        if len(text) <= _LONGEST and any(map(str.isdigit, text)) and not text.isdigit():
            alike[re.sub(r"\d+", "#", " ".join(text.split()))].append(line)
    for pattern, lines in alike.items():
        if len(lines) > 1 and _is_head(pattern, lines):
            yield from lines


def _is_head(pattern: str, lines: Sequence[Line]) -> bool:
    if _HEADING_WORD.match(pattern) or not _OF_BODY.search(pattern) or pattern.count("#") < 1:
        return False
    numbers = [tuple(map(int, re.findall(r"\d{1,9}", line.text))) for line in lines]
    varied = [place for place, column in enumerate(zip(*numbers, strict=False)) if len(set(column)) > 1]
    if len(varied) != 1:
        return False
    column = [each[varied[0]] for each in numbers]
    return all(0 < after - before <= 4 for before, after in pairwise(column)) and not re.match(
        r"\(?#[.)]?\s", pattern
    )


def _repeated_beside(body: Sequence[Line], edges: set[int]) -> Iterator[Line]:
    """The same words three times or more, each time beside a page number or a rule: a head without a number."""
    alike: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(body):
        text = " ".join(line.text.split())
        if 8 <= len(text) <= _LONGEST and line.number not in edges:
            alike[text].append(place)
    for text, places in alike.items():
        if len(places) < 2 or _DECIDES.search(text):
            continue
        beside = sum(_is_beside(body, place, edges) for place in places)
        if (len(places) > 2 and beside >= len(places) - 1) or (len(places) == 2 == beside):
            yield from (body[place] for place in places)


def _is_beside(body: Sequence[Line], place: int, edges: set[int]) -> bool:
    return any(0 <= near < len(body) and body[near].number in edges for near in (place - 1, place + 1))


def _page_numbers(body: Sequence[Line], heads: set[int]) -> Iterator[Line]:
    """Numbers alone on their lines that count pages: each one more, before the rest of a sentence or under a rule."""
    lone = [
        (place, int(match["number"]))
        for place, line in enumerate(body)
        if (match := _LONE.fullmatch(line.text.strip("* ")[:40]))
    ]
    runs = _runs(lone)
    for run in runs:
        places = [place for place, _ in run]
        under = sum(place > 0 and body[place - 1].number in heads for place in places)
        if len(run) > 1 and (under >= 0.7 * len(run) or not _are_items(body, places)):
            yield from (body[place] for place, _ in run)
        elif len(run) == 1 and under:
            yield body[places[0]]


def _runs(lone: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The numbers that rise by one or two from each to the next."""
    runs: list[list[tuple[int, int]]] = []
    for place, number in lone:
        if runs and 0 < number - runs[-1][-1][1] <= 2:
            runs[-1].append((place, number))
        else:
            runs.append([(place, number)])
    return runs


def _are_items(body: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether titles follow the numbers, as they follow those of items; the same words behind all are a head."""
    if all(place and _PREFIX.fullmatch(body[place - 1].text.strip()) for place in places):
        return True
    behind = Counter(" ".join(body[place + 1].text.split()) for place in places if place + 1 < len(body))
    if max(behind.values(), default=0) >= max(2, len(places) - 1):
        return False
    titled = [
        place
        for place in places
        if place + 1 < len(body)
        and len(body[place + 1].text) <= _LONGEST
        and not _LONE.fullmatch(body[place + 1].text.strip("* ")[:40])
        and (title := read_title(" ".join(body[place + 1].text.split()))) is not None
        and title.body is None
    ]
    return len(titled) >= 0.7 * len(places)
