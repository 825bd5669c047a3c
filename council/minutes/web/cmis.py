"""`Meeting Details` of the CMIS system: agenda texts with the minute, under its own number, below each."""

import re
from collections.abc import Sequence

from council.minutes.chains import choose
from council.minutes.header import Header
from council.minutes.numbering import candidates, plain_number
from council.minutes.passages import Passage
from council.minutes.words import fold

from .blocks import Block, block_of
from .named import read_head

HEAD = re.compile(r"meeting (?:details|summary)")
TABS = frozenset(("documents", "attendance", "visitors", "declarations of interests", "occurred"))
_MINUTE_NUMBER = re.compile(r"\d{1,5}[.]?")
_FILE = re.compile(r"(?:pdf|docx?|xlsx?|pptx?|html?)\s.{1,200}\(\d[\d.,]{0,8}\s?[kKmM][bB]\)", re.IGNORECASE)
_FILE_AROUND = re.compile(
    r"^(?:pdf|docx?|xlsx?)\s(?P<title>.{1,200}?)\s\(\d[\d.,]{0,8}\s?[kKmM][bB]\)$", re.IGNORECASE
)
"""`pdf MINUTES (132Kb)`, a title that is the link to its paper."""
_ITEM = re.compile(r"(?P<number>\d{1,3}[a-z]?)\.?\s+(?P<title>\S.*)", re.DOTALL)


def read_meeting(passages: Sequence[Passage]) -> tuple[Header, list[Block], list[Passage], list[Passage]]:
    """The heading, the items, the lines above them, and the tabs and lists of files around them."""
    starts = _starts(passages)
    front = passages[: starts[0]] if starts else passages
    files = [passage for passage in passages if _FILE.fullmatch(passage.shown)]
    left = {id(passage) for passage in files}
    blocks: list[Block] = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(passages)
        body = [each for each in passages[start + 1 : end] if id(each) not in left]
        blocks.append(_block(passages[start], body))
    tabs = [passage for passage in front if fold(passage.text) in TABS]
    head = [passage for passage in front if fold(passage.text) not in TABS]
    return read_head(head), blocks, head, [*files, *tabs]


def _starts(passages: Sequence[Passage]) -> list[int]:
    found = [each for each in candidates(passages, openers=frozenset()) if each.key[0] < 100]
    return [each.index for each in choose(found, passages)]


def _block(heading: Passage, body: Sequence[Passage]) -> Block:
    """The item, its agenda text down to the number of the minute, its minutes below that."""
    split = _ITEM.fullmatch(heading.text) if heading.label is None else None
    number = split["number"] if split else plain_number(heading.label or "")
    title = split["title"] if split else heading.text
    title = _FILE_AROUND.sub(r"\g<title>", title.rstrip(" *"))
    at = next((index for index, each in enumerate(body) if _MINUTE_NUMBER.fullmatch(each.shown)), None)
    if at is None:
        return block_of(number, title, (heading,), body, labelled=True)
    return Block(
        number,
        title,
        (heading, body[at]),
        agenda=tuple(body[:at]),
        minutes=tuple(body[at + 1 :]),
        minute_number=plain_number(body[at].shown),
    )
