"""What the document is: minutes, an agenda or a notice; a draft or not; in which language."""

import re
from collections.abc import Iterable, Sequence

from .lines import Line
from .passages import Passage
from .values import Lines
from .words import fold, holds_any, straight

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
        r"moved by\b(?<!\wmoved by)",
        r"was (?<!\wwas )(?:presented|submitted|seconded)\b",
        r"there were no\b(?<!\wthere were no)",
        r"duly (?<!\wduly )(?:re-?)?elected\b",
    )
)
_DECISION_NOTICE = re.compile(
    r"""\b(?: notices?\ of\ (?:executive\ |delegated\ |key\ )?decisions?
        | (?:record|list|summary|statement|schedule)\ of\ (?:the\ )?(?:executive\ |delegated\ |cabinet\ (?:member\ )?|officer\ |individual\ |key\ )?decisions?
        | (?:executive|delegated|cabinet\ member|officer|individual|portfolio\ holder)\ (?:member\ )?decisions?(?:\ (?:record|notice|sheet|report))?
        | decisions?\ (?:notice|record|sheet|list|details|statement)s? | printed\ decisions | decisions\ (?:taken|made|agreed)\ (?:by|at) )\b""",
    re.VERBOSE,
)
_MINUTES = re.compile(r"\b(?:minutes?|proceedings|cofnodion|notes of|action notes|geàrr-chunntas)\b")
_AGENDA = re.compile(r"agenda\b(?! items?\b)")
"""`Agenda Item 5` is stamped on minutes that lie before the next meeting."""
_LONGEST_TITLE = 120


def document_kind(header: Sequence[Passage], passages: Sequence[Passage], *, has_roll: bool) -> str:
    """Minutes, an agenda, a list of decisions, or something else: by the words of the heading and the body."""
    head = fold(" ".join(passage.text[:300] for passage in header[:25]))
    body = " ".join([passage.text[:200] for passage in passages[:400]])[:20_000].casefold()
    proposes = _count(_PROPOSES, body)
    titles = [fold(passage.text) for passage in header[:12] if len(passage.text) <= _LONGEST_TITLE]
    if any(map(_DECISION_NOTICE.search, titles)) and not any(map(_MINUTES.search, titles)):
        return "decisions"
    if (
        "agenda" in head
        and _AGENDA.search(head)
        and ("minutes" not in head or _rather_proposes(proposes, _count(_REPORTS, body)))
    ):
        return "agenda"
    if _MINUTES.search(head) or has_roll or _any(_REPORTS, body):
        return "agenda" if proposes > 3 and not _any(_REPORTS, body) else "minutes"
    return "agenda" if proposes > 1 else "other"


def _rather_proposes(proposes: int, reports: int) -> bool:
    """Whether more is proposed than told: by a single word only where next to nothing is told."""
    return proposes > reports + (1 if reports > 1 else 0)


def _count(patterns: Iterable[re.Pattern[str]], text: str) -> int:
    return sum(len(pattern.findall(text)) for pattern in patterns)


def _any(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


_DRAFT = re.compile(
    r"\bdraft\b(?=\s+minutes?|\s*$|\s*[-–(])|\b(?:draft|unconfirmed) minutes?\b|\bminutes? \(?(?:draft|unconfirmed)\b|\bsubject to (?:the )?(?:confirmation|approval|correction)\b|^\W*draft\W*$"
)


_DRAFT_SIGNS = ("draft", "unconfirmed", "subject to")
_DRAFT_IN_FRONT = re.compile(r"\W{0,4}(?:DRAFT|D R A F T)\b(?! [a-z])")
_LONGEST_MARK = 300
_TOP = 12


def _says_draft(text: str) -> bool:
    folded = fold(text)
    return holds_any(folded, _DRAFT_SIGNS) and bool(_DRAFT.search(folded))


def draft_mark(passages: Sequence[Passage]) -> Passage | None:
    """The passage of the heading that marks the minutes as a draft: `DRAFT KELBY PARISH COUNCIL`, not `Draft Local Plan`."""
    for place, passage in enumerate(passages):
        if len(passage.text) >= _LONGEST_MARK:
            continue
        if _says_draft(passage.text) or (place < _TOP and _DRAFT_IN_FRONT.match(passage.text)):
            return passage
    return None


def draft_stamp(lines: Iterable[Line]) -> Lines | None:
    """The line of a running head, a foot or a watermark that marks the minutes as a draft."""
    return next(
        (
            (line.number, line.number)
            for line in lines
            if line.furniture == "page" and len(line.text) < _LONGEST_MARK and _says_draft(line.text)
        ),
        None,
    )


_CANCELLED = re.compile(
    r"""\b(?:meeting|committee|panel|cabinet|council|board)\b.{0,80}\b(?:(?:has|have|had)\ been|was|is|stands)\ (?:now\ )?(?:cancelled|postponed|called\ off)\b
      | ^\W*(?:this\ |the\ )?(?:meeting\ )?(?:is\ )?(?:cancelled|postponed)\b | \b(?:cancellation|postponement)\ of\ (?:the\ |this\ )?meeting\b | \bmeeting\ cancelled\b
      | \bmeeting\b.{0,80}\b(?:did\ not\ take\ place|was\ not\ held|will\ not\ (?:now\ )?(?:be\ held|take\ place|proceed)|could\ not\ (?:be\ held|proceed|take\ place)|did\ not\ proceed)\b""",
    re.VERBOSE,
)


def cancellation(passages: Iterable[Passage]) -> Passage | None:
    """The passage that says that the meeting did not take place."""
    return next((passage for passage in passages if _CANCELLED.search(fold(passage.text[:400]))), None)


_INQUORATE = re.compile(
    r"""\binquorate\b | \bnot\ quorate\b | \b(?:no|lack\ of(?:\ a)?|want\ of(?:\ a)?|absence\ of(?:\ a)?|without\ a|insufficient\ members\ .{0,30})\ quorum\b
      | \bquorum\ (?:was|were|is|had|has|could)\ not\b | \bfailed\ to\ (?:reach|achieve|form)\ a\ quorum\b""",
    re.VERBOSE,
)
_NOT_THIS_MEETING = re.compile(
    r"\b(?:if|whether|would|could|should|last|previous|earlier|avoid|become|becomes|became|future|risk|any)\b.{0,60}\b(?:inquorate|quorate|quorum)"
)


def inquorate(passages: Iterable[Passage]) -> Passage | None:
    """The passage that says that too few came: `a quorum was not present`, not `if the meeting became inquorate`."""
    for passage in passages:
        if "quor" in passage.text[:600]:
            folded = fold(passage.text[:600])
            if _INQUORATE.search(folded) and not _NOT_THIS_MEETING.search(folded):
                return passage
    return None


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
    text = " ".join([passage.text[:200] for passage in passages[:120]]).casefold()
    if "geàrr" in text:
        text = straight(text)
    welsh, gaelic = _occurrences(_WELSH, text), _occurrences(_GAELIC, text)
    if not (welsh or gaelic) or max(welsh, gaelic) <= _occurrences(_ENGLISH, text):
        return "en"
    return "cy" if welsh >= gaelic else "gd"


def _occurrences(words: tuple[str, ...], text: str) -> int:
    """How often these words stand in the text; those that do not stand in it at all cost next to nothing."""
    found = [word for word in words if word in text]
    return len(re.findall(rf"\b(?:{'|'.join(found)})\b", text)) if found else 0
