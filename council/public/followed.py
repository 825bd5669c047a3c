"""How business goes from one committee to another: only where the words of the minutes say so, with those words."""

import re
from dataclasses import dataclass
from typing import Any

from council.models import Meeting

from .citations import Citations, Mention, sayings

LONGEST = 300
_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z(“])")


@dataclass(frozen=True, slots=True)
class Followed:
    """Words that lead to or come from another committee: `address` and `name` say where, the lines where they stand."""

    words: str
    names_the_minute: bool
    first_line: int | None
    last_line: int | None
    item: Any = None
    address: str = ""
    committee: str = ""
    date: Any = None


def followed_up(item: Any, meeting: Meeting) -> list[Followed]:
    """Items of later minutes of other committees whose words name this minute or this meeting."""
    return [
        _followed(saying.paragraph, saying.mention, item=saying.item)
        for saying in sayings(meeting, item)
        if saying.item.meeting.committee_id != meeting.committee_id
        and saying.item.meeting.date >= meeting.date
    ]


def goes_back_to(item: Any, citations: Citations) -> list[Followed]:
    """The earlier minutes of other committees that the minutes of this item name, each once."""
    found: dict[str, Followed] = {}
    for paragraph in item.shown_paragraphs:
        for mention, target in citations.meant(paragraph["text"]):
            if target.committee_id != item.meeting.committee_id and target.date <= item.meeting.date:
                where = {"address": target.address, "committee": target.committee, "date": target.date}
                found.setdefault(target.address, _followed(paragraph, mention, **where))
    return list(found.values())


def texts_of(item: Any) -> list[str]:
    """The texts of the minutes of an item."""
    return [paragraph["text"] for paragraph in item.shown_paragraphs]


def _followed(paragraph: dict[str, Any], mention: Mention, **where: Any) -> Followed:
    first, last = paragraph.get("lines") or (None, None)
    words = sentence_around(paragraph["text"], mention.start)
    return Followed(words, bool(mention.number), first, last, **where)


def sentence_around(text: str, place: int) -> str:
    """The sentence in which a place of a text lies, cut at its end where it is long.

    >>> sentence_around("It was late. The report of 6 May was noted. All left.", 20)
    'The report of 6 May was noted.'
    """
    start = 0
    for gap in _SENTENCE.finditer(text):
        if gap.start() > place:
            return _cut(text[start : gap.start()])
        start = gap.end()
    return _cut(text[start:])


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rsplit(' ', 1)[0]}…"
