"""`Agenda item`: a page with one item of one meeting, whose name is not always on it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from council.minutes.header import Header
from council.minutes.passages import Passage
from council.minutes.words import fold, plain

from .agenda_text import first_sentence, is_title, proposes
from .blocks import Block, block_of
from .furniture import has_icon, is_furniture, without_icons
from .labels import label_of
from .named import named_meeting, with_named

HEAD = re.compile(r"agenda item|eitem agenda|eitem (?:ar yr |y )?rhaglen|eitem ar yr agenda")
_HEAD_WITH_TITLE = re.compile(
    r"(?:agenda item|eitem agenda)\s+[-–|:]\s+.*|agenda item \d.{0,8}", re.IGNORECASE
)
_NUMBER_AND_TITLE = re.compile(r"(?P<number>\d{1,3}[a-z]?)\.?\s+(?P<title>[^\d\W].*)", re.DOTALL)
_NUMBER_IN_HEAD = re.compile(r"agenda item (?:no\.?\s)?(?P<number>\d{1,4}[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """The head of an item's page: what it says of the meeting, the item's number, and where the item begins."""

    header: Header
    number: str | None
    begins: int
    head: tuple[Passage, ...]
    furniture: tuple[Passage, ...]


def read_front(passages: Sequence[Passage]) -> Front:
    """Menus, the page's name, and the meeting in a line of its own, wherever among the first lines they stand."""
    header, number = Header(), None
    head: list[Passage] = []
    furniture: list[Passage] = []
    begins = 0
    heads = [index for index, passage in enumerate(passages[:60]) if is_head(passage.text)]
    for index, passage in enumerate(passages[:60]):
        named = named_meeting(passage.shown)
        if named and header.date is None and (named.item or passage.is_bullet or not heads):
            header, number = with_named(header, named, passage), named.item or number
            head.append(passage)
            continue
        if index <= (heads[-1] if heads else -1):
            if is_head(passage.text):
                head.append(passage)
                found = _NUMBER_IN_HEAD.search(passage.text)
                number = number or (found["number"] if found else None)
            else:
                furniture.append(passage)
            begins = index + 1
        elif is_furniture(passage.shown) or is_furniture(passage.text):
            furniture.append(passage)
        elif begins == 0 and not heads:
            break
    return Front(header, number, begins, tuple(head), tuple(furniture))


def is_head(text: str) -> bool:
    """`Agenda item`, alone or before the title of the item."""
    return len(text) <= 300 and bool(HEAD.fullmatch(fold(text)) or _HEAD_WITH_TITLE.fullmatch(plain(text)))


def item_block(front: Front, passages: Sequence[Passage]) -> Block:
    """The one item of the page."""
    taken = {id(passage) for passage in (*front.head, *front.furniture)}
    body = [passage for passage in passages[front.begins :] if id(passage) not in taken]
    labelled = any(label_of(passage.text) in ("minutes", "decision") for passage in body)
    title, heading, rest = _title(body, labelled=labelled, headed=bool(front.head))
    number, title = _numbered(front.number, title, heading)
    if not title and (repeated := _title_in_head(front.head)):
        return block_of(front.number, repeated, heading or front.head[:1], rest, labelled=labelled)
    lost = not heading
    if lost:
        first = body[0] if body else front.head[0]
        title = first_sentence(first.text) if proposes(first.text) else ""
        return block_of(front.number, title, (first,), body, labelled=labelled, lost=True)
    block = block_of(number, title, heading, rest, labelled=labelled)
    printed = number is not None or has_icon(heading[0].text)
    return replace(block, lost=not labelled and not printed and proposes(title))


def _title(
    body: Sequence[Passage], *, labelled: bool, headed: bool
) -> tuple[str, tuple[Passage, ...], Sequence[Passage]]:
    """The title, its passage, and what follows; none where the first line is a label or a sentence."""
    if not body:
        return "", (), body
    text = without_icons(body[0].text)
    if label_of(body[0].text) or body[0].is_bullet:
        return "", (), body
    whole = headed and labelled and len(body) > 1
    if (
        has_icon(body[0].text)
        or is_title(text)
        or (whole and proposes(text) and len(text) <= 300 and _is_told(body))
    ):
        return text, (body[0],), body[1:]
    return "", (), body


def _numbered(number: str | None, title: str, heading: Sequence[Passage]) -> tuple[str | None, str]:
    """`94 Treasury Policy PDF 243 KB`: the number in front of a title with a link to its paper."""
    match = _NUMBER_AND_TITLE.fullmatch(title) if number is None and heading else None
    if match is None or not has_icon(heading[0].text):
        return number, title
    return match["number"], match["title"]


def _is_told(body: Sequence[Passage]) -> bool:
    """Whether a label or another text of the agenda follows, so that the first line is the title."""
    return bool(label_of(body[1].text)) or proposes(body[1].text)


def _title_in_head(head: Sequence[Passage]) -> str:
    """`Agenda item - Review of hearings`: the title behind the page's name."""
    for passage in head:
        match = re.match(
            r"(?:agenda item|eitem agenda)(?: \d+\w?)?\s+[-–|:]\s+(?P<title>.+)", passage.text, re.IGNORECASE
        )
        if match:
            return re.split(r"\s+[|–-]\s+(?=[^|–-]*\b(?:Council|Cyngor)\b)", match["title"])[0].strip()
    return ""
