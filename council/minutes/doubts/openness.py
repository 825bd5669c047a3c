"""Items that may not be open to the public and are not held back."""

import re
from collections.abc import Iterator, Sequence

from council.minutes.openness import declines_exclusion, says_exclusion, says_return
from council.minutes.problems import problem
from council.minutes.restrictions import NOT_DONE
from council.minutes.stamps import APPENDIX, names_private_part, sorts_items
from council.minutes.values import Item, Problem
from council.minutes.words import LONGEST, fold, holds_any

_PRIVATE_TITLE = re.compile(
    r"[\[(]\s?[Pp]ara(?:graph)?s?\.?\s\d|\((?:EXEMPT|Exempt|CONFIDENTIAL|Confidential)\)|^(?:Exempt|Confidential):|^Part (?:II|2|Two) "
)
_EXCLUDED = re.compile(
    r"\b(?:[Pp]ublic|[Pp]ress)\b.{0,40}\b(?:be|are|were|was|is)\s(?:now\s)?excluded\b.{0,120}\b(?:following|next|remaining|items?|reports?)\b"
)

_ASKED_TO_LEAVE = re.compile(
    r"\b(?:asked|invited|requested|required)\s(?:all\s|any\s|the\s|that\s){0,2}(?:members\sof\sthe\s)?(?:press|public)\b[^.;]{0,40}?(?<!\shad)\sto\s(?:leave|withdraw)\b"
)
_LEAVING = ("leave", "withdraw")
"""One of these is in all that it takes."""
_PRIVATE_PAPER = re.compile(
    r"""\b(?:received|considered|discussed|noted|had\ before\ (?:it|them)|presented|introduced|tabled|gave)\ (?:with\ \w+\ )?(?:an?|the|this)\ (?:\w+\ )?(?:confidential|exempt|private)\ (?:\w+\ )?(?:report|paper|briefing|update|memorandum|presentation|minutes?|item)\b
      | \b(?:report|paper|minute)s?\b[^.;]{0,60}\b(?:circulated\ confidentially|was\ confidential|in\ confidence)\b
      | \b(?:moved?|go|went|mov(?:e|ed)\ on|turned?)\ (?:in)?to\ (?:the\ )?(?:confidential|exempt|private|closed)\ (?:business|session|items?|matters|part)\b
      | \b(?:considered|discussed|debated|taken|dealt\ with|heard|determined|held)\ in\ (?:private|camera|closed\ session|private\ session|confidential\ session)\b
      | \b(?:asked|requested)\ that\ (?:the\ |all\ )?(?:members\ of\ the\ )?(?:press|public)\b[^.;]{0,40}\b(?:leave|withdraw)\b
      | \badmission\ of\ the\ public\ be\ refused\b | \bpublic\ (?:and\ press\ )?excluded\ themselves\b""",
    re.VERBOSE,
)
_SIGNS_OF_PAPER = (
    "confiden", "exempt", "private", "camera", "closed", "leave", "withdraw", "be refused", "excluded themselves",
)  # fmt: skip
"""One of these is in all of its ways."""


def doubts(items: Sequence[Item], *, agenda: bool = False) -> Iterator[Problem]:
    """A title that cites the Act, an exclusion after which nothing is held back, and the public sent out for one item."""
    last_held = max((place for place, item in enumerate(items, start=1) if item.restriction), default=0)
    for place, item in enumerate(items, start=1):
        if item.restriction is None and _PRIVATE_TITLE.search(item.title) and not _says_none(item):
            yield problem("restriction_unread", line=item.lines[0], path=f"items.{place}", seen=item.title)
        undecided = None if agenda else _undecided_exclusion(item)
        if last_held < place < len(items) and (told := _excludes(item) or undecided):
            line = items[place].lines[0]
            yield problem("restriction_unread", line=line, path=f"items.{place + 1}", seen=told)
        if not any(other.restriction for other in items[place - 1 : place + 1]):
            yield from _left_alone(item, f"items.{place}")


def _says_none(item: Item) -> bool:
    """`There were none.`, all that is told below `Confidential: staff matters`."""
    return len(item.paragraphs) == 1 and declines_exclusion(item.paragraphs[0].text)


def _excludes(item: Item) -> str | None:
    """The words of the item by which the public were excluded for what follows."""
    for decision in item.resolutions:
        done = decision.outcome not in NOT_DONE
        if done and "xcluded" in decision.text and _EXCLUDED.search(decision.text[:400]):
            return decision.text
    return None


def _undecided_exclusion(item: Item) -> str | None:
    """`To resolve to exclude the press and public`, below which nothing says whether they did."""
    if item.kind != "exclusion" or not (says_exclusion(item.title) or names_private_part(item.title)):
        return None
    told = " ".join(paragraph.text for paragraph in item.paragraphs if paragraph.kind != "agenda_text")
    lost = any(decision.outcome in NOT_DONE for decision in item.resolutions)
    return None if lost or declines_exclusion(told) or told else item.title


def _left_alone(item: Item, path: str) -> Iterator[Problem]:
    """`The Chair asked members of the public and reporters to leave the room` in an item that is not held back."""
    for paragraph in item.paragraphs:
        text = paragraph.text
        may_ask = " to " in text and holds_any(text, _LEAVING)
        if (may_ask and _ASKED_TO_LEAVE.search(text[:LONGEST])) or _tells_of_private(text):
            yield problem("restriction_unread", line=paragraph.lines[0], path=path, seen=paragraph.text)
            return


def _tells_of_private(text: str) -> bool:
    """`The Committee considered an exempt report of the Director.`"""
    folded = fold(text[:LONGEST])
    if not holds_any(folded, _SIGNS_OF_PAPER):
        return False
    return bool(_PRIVATE_PAPER.search(APPENDIX.sub("", folded))) and not (
        declines_exclusion(text) or says_return(text) or sorts_items(text)
    )
