"""What the document is: minutes, an agenda or a notice; a draft or not; in which language."""

import re
from collections.abc import Iterable, Sequence

from .lines import Line
from .passages import Passage
from .values import Lines
from .words import fold, straight

_PROPOSES = tuple(
    re.compile(pattern)
    for pattern in (
        r"to (?<!\wto )(?:receive|consider|note|approve|confirm)\b",
        r"\(pages? \d",
        r"page no\b(?<!\wpage no)",
    )
)
"""Each begins with its letters, which the regular expression engine finds many times faster than a \\b."""
_REPORTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"resolved\b(?<!\wresolved)",
        r"w(?:as|ere) (?<!\wwas )(?<!\wwere )(?:noted|agreed|received|reported|approved|present)\b",
        r"noted that\b(?<!\wnoted that)",
        r"apologies (?<!\wapologies ).{0,30}received",
        r"carried\b(?<!\wcarried)",
    )
)
_DECISION_NOTICE = re.compile(
    r"\b(?:notice of decisions?|record of decisions?|decision notice|printed decisions)\b"
)
_MINUTES = re.compile(r"\b(?:minutes?|proceedings|cofnodion|notes of)\b")


def document_kind(header: Sequence[Passage], passages: Sequence[Passage], *, has_roll: bool) -> str:
    """Minutes, an agenda, a list of decisions, or something else: by the words of the heading and the body."""
    head = fold(" ".join(passage.text[:300] for passage in header[:25]))
    body = " ".join([passage.text[:200] for passage in passages[:400]])[:20_000].casefold()
    proposes, reports = _count(_PROPOSES, body), _count(_REPORTS, body)
    if _DECISION_NOTICE.search(head) and "minutes" not in head:
        return "decisions"
    if "agenda" in head and (proposes > reports or "minutes" not in head):
        return "agenda"
    if _MINUTES.search(head) or reports or has_roll:
        return "agenda" if proposes > 3 and not reports else "minutes"
    return "agenda" if proposes > 1 else "other"


def _count(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    return sum(len(pattern.findall(text)) for pattern in patterns)


_DRAFT = re.compile(
    r"\bdraft\b(?=\s+minutes?|\s*$|\s*[-–(])|\b(?:draft|unconfirmed) minutes?\b|\bminutes? \(?(?:draft|unconfirmed)\b|\bsubject to (?:confirmation|approval)\b|^\W*draft\W*$"
)


def draft_mark(passages: Iterable[Passage]) -> Passage | None:
    """The passage of the heading that marks the minutes as a draft."""
    return next(
        (passage for passage in passages if len(passage.text) < 300 and _DRAFT.search(fold(passage.text))),
        None,
    )


def draft_stamp(lines: Iterable[Line]) -> Lines | None:
    """The line of a running head, a foot or a watermark that marks the minutes as a draft."""
    return next(
        (
            (line.number, line.number)
            for line in lines
            if line.furniture == "page" and len(line.text) < 300 and _DRAFT.search(fold(line.text))
        ),
        None,
    )


_CANCELLED = re.compile(
    r"\b(?:meeting|committee|panel|cabinet)\b.{0,80}\b(?:(?:has|have|had) been|was|is|stands) cancelled\b|^\W*(?:meeting )?cancelled\b|\bcancellation of (?:the )?meeting\b"
)


def cancellation(passages: Iterable[Passage]) -> Passage | None:
    """The passage that says that the meeting did not take place."""
    return next((passage for passage in passages if _CANCELLED.search(fold(passage.text[:400]))), None)


_ENGLISH = ("minutes", "present", "apologies", "councillor", "chair", "resolved", "meeting")
_WELSH = (
    "cofnodion",
    "yn bresennol",
    "ymddiheuriadau",
    "cynghorydd",
    "cadeirydd",
    "penderfynwyd",
    "cyfarfod",
)
_GAELIC = ("comhairle", "coinneamh", "làthair", "leisgeulan", "geàrr-chunntas")


def language(passages: Sequence[Passage]) -> str:
    """The language of most of the text: "en", "cy" or "gd"."""
    text = straight(" ".join([passage.text[:200] for passage in passages[:120]])).casefold()
    welsh, gaelic = _occurrences(_WELSH, text), _occurrences(_GAELIC, text)
    if not (welsh or gaelic) or max(welsh, gaelic) <= _occurrences(_ENGLISH, text):
        return "en"
    return "cy" if welsh >= gaelic else "gd"


def _occurrences(words: tuple[str, ...], text: str) -> int:
    """How often these words stand in the text; those that do not stand in it at all cost next to nothing."""
    found = [word for word in words if word in text]
    return len(re.findall(rf"\b(?:{'|'.join(found)})\b", text)) if found else 0
