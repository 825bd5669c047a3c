"""Items that may not be open to the public and are not held back."""

import re
from collections.abc import Iterator, Sequence

from council.minutes.problems import problem
from council.minutes.values import Item, Problem

_PRIVATE_TITLE = re.compile(
    r"[\[(]\s?[Pp]ara(?:graph)?s?\.?\s\d|\((?:EXEMPT|Exempt|CONFIDENTIAL|Confidential)\)|^(?:Exempt|Confidential):|^Part (?:II|2|Two) "
)
_EXCLUDED = re.compile(
    r"\b(?:[Pp]ublic|[Pp]ress)\b.{0,40}\b(?:be|are|were|was|is)\s(?:now\s)?excluded\b.{0,120}\b(?:following|next|remaining|items?|reports?)\b"
)


def doubts(items: Sequence[Item]) -> Iterator[Problem]:
    """A title that cites the Act, and an exclusion after which nothing is held back."""
    last_held = max((place for place, item in enumerate(items, start=1) if item.restriction), default=0)
    for place, item in enumerate(items, start=1):
        if item.restriction is None and _PRIVATE_TITLE.search(item.title):
            yield problem("restriction_unread", line=item.lines[0], path=f"items.{place}", seen=item.title)
        if last_held < place < len(items) and (told := _excludes(item)):
            line = items[place].lines[0]
            yield problem("restriction_unread", line=line, path=f"items.{place + 1}", seen=told)


def _excludes(item: Item) -> str | None:
    """The words of the item by which the public were excluded for what follows."""
    for decision in item.resolutions:
        if "xcluded" in decision.text and _EXCLUDED.search(decision.text[:400]):
            return decision.text
    return None
