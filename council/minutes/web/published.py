"""`Decisions published`: a list of decisions of several people and days, each under its date, title and reference."""

import re
from collections.abc import Sequence
from dataclasses import replace

from council.minutes.header import Header
from council.minutes.passages import Passage

from .blocks import Block
from .decision_details import TEXTS, label_in
from .furniture import is_furniture, without_icons
from .named import day_of

HEAD = re.compile(
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4})\s+[-–]\s+(?P<title>\S.{0,300}?)\s+ref:?\s*\d{1,7}\b(?P<status>.{0,60})"
)


def read_published(passages: Sequence[Passage]) -> tuple[Header, list[Block], list[Passage], list[Passage]]:
    """The day when there is but one, an item for each decision, the labels, and what stands above the list."""
    starts = [index for index, passage in enumerate(passages) if HEAD.fullmatch(passage.text[:400])]
    blocks: list[Block] = []
    facts: list[Passage] = []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(passages)
        block, labels = _block(passages[start], passages[start + 1 : end])
        blocks.append(block)
        facts += labels
    above = list(passages[: starts[0]])
    days = {day_of(passages[start].text) for start in starts}
    header = Header()
    if len(days) == 1:
        header = Header(date=str(days.pop()), evidence={"date": passages[starts[0]].span})
        header = _with_committee(header, passages)
    return header, blocks, facts, above


_MADE_AT = re.compile(r"Made at meeting:\s*\d{1,2}/\d{1,2}/\d{4}\s+[-–]\s+(?P<body>\S.{1,150})")


def _with_committee(header: Header, passages: Sequence[Passage]) -> Header:
    """The header with the body at whose meeting all decisions of that day were made."""
    made = [
        (match["body"].strip(), each) for each in passages if (match := _MADE_AT.fullmatch(each.text[:250]))
    ]
    if len({body for body, _ in made}) != 1:
        return header
    body, told = made[0]
    return replace(header, committee=body, evidence=header.evidence | {"committee": told.span})


def _block(heading: Passage, body: Sequence[Passage]) -> tuple[Block, list[Passage]]:
    """One decision: what it was to be about, what was decided; the status is the system's word."""
    match = HEAD.fullmatch(heading.text[:400])
    title = match["title"] if match else heading.text
    facts: list[Passage] = []
    parts: dict[str, list[Passage]] = {"purpose": [], "decision": [], "reasons": [], "documents": []}
    part = "purpose"
    for passage in body:
        found = label_in(passage)
        if found is None:
            parts["documents" if is_furniture(passage.text) else part].append(passage)
            continue
        facts.append(passage)
        if found[0] in TEXTS:
            part = found[0]
    block = Block(
        None,
        without_icons(title),
        (heading,),
        agenda=tuple(parts["purpose"]),
        decision=tuple(parts["decision"]),
        furniture=tuple(parts["documents"]),
        other=tuple(parts["reasons"]),
        decides=True,
    )
    return block, facts
