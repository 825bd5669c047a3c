"""The sentences that shut the public out of a meeting, and those that let them in again."""

import re
from functools import lru_cache

from .words import LONGEST, fold, holds_any

_PUBLIC = r"(?:press|media|public)"
_ADVERB = r"(?:now\ |then\ |hereby\ |accordingly\ |therefore\ |also\ )?"
_SHUT = rf"""
        {_PUBLIC}\b .{{0,120}} \b(?:be|were|was|been|are|is)\ {_ADVERB}excluded\b (?!\ from\ (?!the\ (?:remainder|rest|meeting|room|chamber|proceedings|discussion)))
      | \bexclu(?:de[ds]?|ding|sion\ of)\ (?:all\ |the\ )?(?:members\ of\ the\ )?{_PUBLIC}\b (?!\ from\ (?!the\ (?:remainder|rest|meeting|room|chamber|proceedings|discussion)))
      | {_PUBLIC}\b .{{0,60}} \b(?:be|were|was)\ {_ADVERB}(?:asked|requested|required|invited|instructed)\ to\ (?:leave|withdraw)\b
      | {_PUBLIC}\b .{{0,40}} \b(?:be|were|was)\ {_ADVERB}kept\ out\b
      | \b(?:press|public)\ and\ (?:the\ )?{_PUBLIC}\ {_ADVERB}(?:(?:do\ )?withdraw|leave)\b (?!\ from\ (?!the\ (?:remainder|rest|meeting|room|chamber|proceedings|discussion))|\ (?:comments?|seats?)\b)
"""
_SESSION = r"(?:private|closed|confidential|exempt|non-public)\ (?:session|meeting|business)"
_EXCLUDED = re.compile(
    rf"""{_SHUT}
      | \b(?:move[ds]?|moving|go|goes|going|went|resolved?|adjourn(?:ed)?|enter(?:ed)?|sit|sat|meet|met|continued?)\ (?:in\ |into\ |to\ )(?:a\ )?{_SESSION}\b
      | \b(?:meeting|session)\ (?:be|is|was)\ {_ADVERB}closed\ to\ the\ {_PUBLIC}\b
      | \b(?:moved?|go|went)\ (?:in)?to\ part\ (?:ii|2|two|b)\b
      | (?<!\btaken\ )(?<!\bmade\ )(?<!\breached\ )(?<!\bagreed\ )(?<!\bdiscussed\ )\b(?:in|into)\ (?:committee|camera)\b""",
    re.VERBOSE,
)
_TOLD = re.compile(
    rf"""\b{_PUBLIC}\ (?:were|was|had\ been)\ {_ADVERB}excluded\b (?!\ from\ (?!the\ (?:remainder|rest|meeting|room|chamber|proceedings|discussion)))
      | \b(?:moved|went|resolved|adjourned|entered|continued|sat|met)\ (?:in\ |into\ |to\ )(?:a\ )?{_SESSION}\b
      | \b(?:continued|met|sat)\ in\ private\b
      | \b(?:moved|went|go|sat)\ in(?:to)?\ (?:committee|camera)\b
      | \b(?:meeting|session)\ was\ {_ADVERB}closed\ to\ the\ {_PUBLIC}\b
      | \b{_PUBLIC}\ (?:were|was)\ {_ADVERB}(?:asked|requested|required|invited|instructed)\ to\ (?:leave|withdraw)\b
      | \b(?:press\ and\ (?:the\ |members\ of\ the\ )?public|public\ and\ (?:the\ )?(?:press|media)|all\ members\ of\ the\ public)\ {_ADVERB}(?:left|withdrew)\b
      | (?:^|[.;:,]\ |\bthe\ )(?<!of\ the\ )public\ {_ADVERB}(?:left|withdrew\ from)\ (?:the\ )?(?:meeting|room|chamber)\b""",
    re.VERBOSE,
)
_ENACTED = re.compile(
    rf"""\b(?:resolved|agreed|decided|determined|carried|voted|passed)\b .{{0,300}}? (?:{_SHUT})
      | \b(?:section\ (?:50\ ?\(?a|100\ ?\(?a|42)|public\ bodies\ \(admission|schedule\ (?:7a|12a|6))\b .{{0,300}}? (?:{_SHUT})""",
    re.VERBOSE,
)
_LEFT = re.compile(
    rf"""\b{_PUBLIC}\ {_ADVERB}(?:left|withdrew) | (?:{_SHUT})""",
    re.VERBOSE,
)
_PROPOSED = re.compile(
    r"""^\W*to\ \w | \b(?:whether|may|might|if|should|could|would|lost|defeated|voted\ against|defeat|considering|reminded|power\ to|right\ to)\b""",
    re.VERBOSE,
)
_NOT_EXCLUDED = re.compile(
    r"""^\W*(?:not|none)\ (?:required|necessary)\b | \bexclusion\b .{0,40} \bnot\ (?:required|necessary)\b | \bnot\ (?:required|necessary)\ to\ exclude\b
      | \bdid\ not\ (?:resolve|agree|wish|need|vote|exclude)\b | \bnot\ (?:to\ )?exclude\b | \bno\ need\ to\ exclude\b | \b(?:was|were|be)\ not\ (?:be\ )?excluded\b | \bnot\ be\ (?:excluded|asked)\b
      | \bexclu\w*\b .{0,120} \b(?:was|were|declared|motion)\ (?:lost|defeated|not\ carried|withdrawn)\b | ^\W*(?:none|nil|there\ (?:was|were)\ none)\b
      | \bno\ (?:exempt|confidential|private)\ (?:items?|business)\b""",
    re.VERBOSE,
)
_RETURN = re.compile(
    r"""\b(?:press|public)\ (?:and\ (?:the\ )?(?:press|public)\ )?(?:were|was|be|are|had\ been|having\ been)\ (?:now\ |then\ )?(?:re-?admitted|let\ (?:back\ )?in(?:\ again)?\b|invited\ back|invited\ to\ (?:return|rejoin))\b
      | \b(?:press|public)\ (?:then\ )?(?:rejoined\ the\ meeting|returned\ to\ the\ (?:meeting|room|chamber))\b
      | \b(?:rever(?:ts?|ted)|return(?:s|ed)?|moved\ back|went\ back|resum(?:es?|ed)|reconvened?|moved?|rose)\ (?:to|in|into|and\ reported\ in)\ (?:an?\ )?(?:open|public)\ (?:session|meeting)\b
      | \b(?:open|public)\ (?:session|meeting)\ (?:was\ |then\ )?resumed\b | \bresumed\ in\ public\b
      | \b(?:came?|come|moved|went|resolved\ to\ (?:come|move|go))\ out\ of\ committee\b | \b(?:came|come|went)\ back\ (?:into|in|to)\ (?:an?\ )?(?:open|public)\ session\b
      | \bexclusion\b .{0,40} \b(?:was|be|is)\ (?:lifted|ended|rescinded)\b
      | ^part\ (?:i|1|a|one)\b [^.]{0,20} \b(?:public|open)\b""",
    re.VERBOSE,
)
_OPENNESS = (
    "public",
    "press",
    "media",
    "open",
    "exclu",
    "private",
    "closed",
    "confidential",
    "exempt",
    "in committee",
    "into committee",
    "out of committee",
    "to part",
    "camera",
)
"""One of these is in every sentence that the costly patterns take."""
_NOT_YET = re.compile(r"\b(?:not|until|before|when|whether|if)\b")
_SENTENCES = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")


_RETURNING = (
    *("admitted", "invited", "rejoin", "return", "rever", "back", "resum", "reconven", "move", "rose"),
    *("out of committee", "lifted", "ended", "rescinded", "part "),
)
"""One of these is in all words of a return; those below are in all that tell of an exclusion."""
_SIGNS_TOLD = (
    *(
        "excluded",
        "private",
        "closed",
        "confidential",
        "exempt",
        "non-public",
        "in committee",
        "to committee",
    ),
    *("camera", "to leave", "to withdraw", "left", "withdrew"),
)
_SIGNS_ENACTED = ("exclu", "to leave", "to withdraw", "kept out", "withdraw", "leave")
_TELLING = ((_SIGNS_TOLD, _TOLD), (_SIGNS_ENACTED, _ENACTED))
_TELLING_OF_WITHDRAWAL = ((_OPENNESS, _EXCLUDED), (_OPENNESS, _LEFT))


def speaks_of_openness(text: str) -> bool:
    """Whether a word about the public, or about what is closed to them, stands in the text at all."""
    return _speaks_of_openness(fold(text[:LONGEST]))


def says_exclusion(text: str) -> bool:
    """Whether the words of a decision exclude the public."""
    folded = fold(text[:LONGEST])
    if not _speaks_of_openness(folded):
        return False
    return bool(_EXCLUDED.search(folded)) and not declines_exclusion(text) and not says_return(text)


def tells_exclusion(text: str) -> bool:
    """`At this point the public were excluded`: prose that tells that it was done, not that it might be."""
    return any(_tells(sentence, _TELLING) for sentence in _sentences(text))


def tells_withdrawal(text: str) -> bool:
    """`Members of the public left the meeting`, which shuts them out only under the title of an exclusion."""
    return any(_tells(sentence, _TELLING_OF_WITHDRAWAL) for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    """The sentences of a text in which it may matter whether the public were there."""
    return _SENTENCES.split(text[:LONGEST]) if _speaks_of_openness(fold(text[:LONGEST])) else []


@lru_cache(maxsize=512)
def _speaks_of_openness(folded: str) -> bool:
    return holds_any(folded, _OPENNESS)


def _tells(sentence: str, ways: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]) -> bool:
    folded = fold(sentence)
    if not _speaks_of_openness(folded):
        return False
    matches = (pattern.search(folded) for signs, pattern in ways if holds_any(folded, signs))
    return any(match and not _PROPOSED.search(folded[: match.end()]) for match in matches) and not (
        declines_exclusion(sentence) or says_return(sentence)
    )


def declines_exclusion(text: str) -> bool:
    """`Not required`, or `the Committee did not resolve to exclude the public`."""
    return bool(_NOT_EXCLUDED.search(fold(text[:LONGEST])))


def says_return(text: str) -> bool:
    """`The public were re-admitted to the meeting.`"""
    folded = fold(text[:LONGEST])
    if not _speaks_of_openness(folded):
        return False
    match = _RETURN.search(folded) if holds_any(folded, _RETURNING) else None
    return match is not None and not _NOT_YET.search(folded[: match.end()][-60:])
