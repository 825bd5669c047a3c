"""`Issue - meetings`: what several meetings, the newest first, said of one matter."""

import re
from collections.abc import Sequence

from council.minutes.header import Header
from council.minutes.passages import Passage
from council.minutes.values import OtherMeeting
from council.minutes.words import fold

from .blocks import Block
from .item_page import Front, item_block
from .named import Named, named_meeting, with_named

HEAD = re.compile(r"issue - (?:items at )?meetings?\b.{0,200}|mater - cyfarfodydd.{0,200}")
_NUMBERED = re.compile(r"(?P<number>\*?[A-Z]{0,5}\d{1,5}[\w/]{0,8})\.?\s+(?P<title>\S.*)", re.DOTALL)


def meeting_lines(passages: Sequence[Passage]) -> list[tuple[int, Named]]:
    """`Meeting: 24/03/2026 - Cabinet (Item 12)`: where each meeting begins."""
    found = []
    for index, passage in enumerate(passages):
        if fold(passage.text[:10]).startswith(("meeting:", "cyfarfod:")) and (
            named := named_meeting(passage.text)
        ):
            found.append((index, named))
    return found


def read_issue(
    passages: Sequence[Passage], meetings: Sequence[tuple[int, Named]]
) -> tuple[Header, Block, tuple[Passage, ...], tuple[OtherMeeting, ...]]:
    """The newest meeting with its item, the lines above it, and the other meetings."""
    (start, named), *others = meetings
    end = others[0][0] if others else len(passages)
    header = with_named(Header(), named, passages[start])
    above = tuple(passages[:start])
    body = [
        _numbered(passage, named) if not index else passage
        for index, passage in enumerate(passages[start + 1 : end])
    ]
    front = Front(header, named.item, 0, (passages[start],), ())
    block = item_block(front, body) if body else _untold(front, above)
    return header, block, (*above, passages[start]), tuple(_others(passages, others))


def _numbered(passage: Passage, named: Named) -> Passage:
    """`73 Minutes pdf icon PDF 402 KB` without the number that the meeting's line gave."""
    if passage.label and passage.label.strip("().") == named.item:
        return Passage(passage.text, passage.lines)
    match = _NUMBERED.match(passage.text[:600])
    if match and named.item and match["number"].rstrip(".") == named.item:
        return Passage(passage.text[match.start("title") :], passage.lines)
    return passage


def _untold(front: Front, above: Sequence[Passage]) -> Block:
    title = above[-1] if above else front.head[0]
    return Block(front.number, title.text, (title,))


def _others(passages: Sequence[Passage], others: Sequence[tuple[int, Named]]) -> list[OtherMeeting]:
    ends = [*(index for index, _ in others[1:]), len(passages)][: len(others)]
    return [
        OtherMeeting(
            named.committee, str(named.day.value), (passages[index].span[0], passages[end - 1].span[1])
        )
        for (index, named), end in zip(others, ends, strict=True)
    ]
