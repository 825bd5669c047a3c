"""Anchors of paragraphs: given when an item is first public, kept for ever, never given to other words."""

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from .names import fold

Paragraph = dict[str, Any]
Former = dict[str, str]
"""An anchor that no longer stands in its item: `anchor`, `now_at` (“5#p2”, or empty), the day `on` which it went,
and what tells its `words` if they come back."""


def anchored(paragraphs: list[Paragraph], former: list[Former]) -> list[Paragraph]:
    """The paragraphs, each with an anchor: its own, or the next one that no paragraph of the item ever had."""
    own = own_anchors(paragraphs)
    used = {*filter(None, own), *(each["anchor"] for each in former)}
    latest = max((_number(anchor) for anchor in used), default=0)
    given = []
    for paragraph, anchor in zip(paragraphs, own, strict=True):
        if anchor is None:
            latest += 1
        given.append({**paragraph, "anchor": anchor or f"p{latest}"})
    return given


def own_anchors(paragraphs: Iterable[Paragraph]) -> list[str | None]:
    """The anchor of each paragraph; a second paragraph with the same one has none."""
    seen: set[str | None] = set()
    own: list[str | None] = []
    for paragraph in paragraphs:
        anchor = paragraph.get("anchor") or None
        own.append(None if anchor in seen else anchor)
        seen.add(anchor)
    return own


def former_anchor(anchor: str, *, words: str, on: datetime.date, now_at: str = "") -> Former:
    """What an item keeps of an anchor that no longer stands in it."""
    return {"anchor": anchor, "now_at": now_at, "on": f"{on:%Y-%m-%d}", "words": digest_of(words)}


def digest_of(words: str) -> str:
    """What tells the same words, whatever their capitals and spaces, without repeating them."""
    return hashlib.blake2b(fold(words).encode(), digest_size=8).hexdigest()


def _number(anchor: str) -> int:
    return int(anchor[1:]) if anchor[1:].isdecimal() else 0
