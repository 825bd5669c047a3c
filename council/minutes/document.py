"""What the document is: minutes, an agenda or a notice; a draft or not; in which language."""

import re
from collections.abc import Iterable, Sequence

from .passages import Passage
from .words import fold

_PROPOSES = re.compile(r"\bto (?:receive|consider|note|approve|confirm)\b|\(pages? \d|\bpage no\b")
_REPORTS = re.compile(
    r"\bresolved\b|\b(?:was|were) (?:noted|agreed|received|reported|approved|present)\b|\bnoted that\b"
    r"|\bapologies .{0,30}received|\bcarried\b"
)
_DECISION_NOTICE = re.compile(
    r"\b(?:notice of decisions?|record of decisions?|decision notice|printed decisions)\b"
)
_MINUTES = re.compile(r"\b(?:minutes?|proceedings|cofnodion|notes of)\b")


def document_kind(header: Sequence[Passage], passages: Sequence[Passage], *, has_roll: bool) -> str:
    """Minutes, an agenda, a list of decisions, or something else: by the words of the heading and the body."""
    head = fold(" ".join(passage.text[:300] for passage in header[:25]))
    body = fold(" ".join(passage.text[:200] for passage in passages[:400]))[:20_000]
    proposes, reports = len(_PROPOSES.findall(body)), len(_REPORTS.findall(body))
    if _DECISION_NOTICE.search(head) and "minutes" not in head:
        return "decisions"
    if "agenda" in head and (proposes > reports or "minutes" not in head):
        return "agenda"
    if _MINUTES.search(head) or reports or has_roll:
        return "agenda" if proposes > 3 and not reports else "minutes"
    return "agenda" if proposes > 1 else "other"


_DRAFT = re.compile(
    r"\bdraft\b(?=\s+minutes?|\s*$|\s*[-–(])|\b(?:draft|unconfirmed) minutes?\b|\bminutes? \(?(?:draft|unconfirmed)\b|\bsubject to (?:confirmation|approval)\b|^\W*draft\W*$"
)


def draft_mark(passages: Iterable[Passage]) -> Passage | None:
    """The passage of the heading that marks the minutes as a draft."""
    return next(
        (passage for passage in passages if len(passage.text) < 300 and _DRAFT.search(fold(passage.text))),
        None,
    )


_CANCELLED = re.compile(
    r"\b(?:meeting|committee|panel|cabinet)\b.{0,80}\b(?:(?:has|have|had) been|was|is|stands) cancelled\b|^\W*(?:meeting )?cancelled\b|\bcancellation of (?:the )?meeting\b"
)


def cancellation(passages: Iterable[Passage]) -> Passage | None:
    """The passage that says that the meeting did not take place."""
    return next((passage for passage in passages if _CANCELLED.search(fold(passage.text[:400]))), None)


_WELSH = re.compile(
    r"\b(?:cofnodion|yn bresennol|ymddiheuriadau|cynghorydd|cadeirydd|penderfynwyd|cyfarfod)\b"
)
_GAELIC = re.compile(r"\b(?:comhairle|coinneamh|làthair|leisgeulan|geàrr-chunntas)\b")


def language(passages: Sequence[Passage]) -> str:
    """The language of most of the text: "en", "cy" or "gd"."""
    text = fold(" ".join(passage.text[:200] for passage in passages[:120]))
    english = len(re.findall(r"\b(?:minutes|present|apologies|councillor|chair|resolved|meeting)\b", text))
    welsh, gaelic = len(_WELSH.findall(text)), len(_GAELIC.findall(text))
    if max(welsh, gaelic) <= english:
        return "en"
    return "cy" if welsh >= gaelic else "gd"
