"""The end of the minutes: the close of the meeting and the block for signatures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .dates import times_in, unclear_time
from .introducers import readings
from .names import is_name, take_titles
from .occasion import read_occasion
from .passages import Passage
from .words import fold, holds_any

_ENDED = r"(?:closed|ended|concluded|finished|rose|terminated|dispersed|completed|drew\ to\ a\ close|came\ to\ (?:an\ end|a\ close))"
_CLOSE = re.compile(
    rf"""
      \b(?:meeting|hearing|business|proceedings|session|sitting|discussion|chair(?:man|person|woman)?|mayor|convener) \b .{{0,80}} \b{_ENDED}\b
    | \b(?:committee|council|cabinet|panel|board|forum|authority|commission|executive|assembly|group)\ (?:then\ )?(?:rose|adjourned|concluded|dispersed|{_ENDED})\ at\b
    | \b(?:meeting|proceedings|chair(?:man|person|woman)?)\b .{{0,60}} \badjourned\ (?:the\ meeting\ )?(?:at\b|$)
    | \bthat\ (?:this|the)\ meeting\ (?:be\ |is\ |do\ )?(?:now\ )?(?:be\ )?adjourn
    | \b(?:meeting|hearing|time) \s (?:closed|ended|concluded|finished|adjourned) \s* :? | ^ended\ at \b
    | ^\W{{0,3}}rose\ at\b
    | ^\W{{0,3}}(?:the\ )?(?:time\ )?(?:closed|concluded|finish(?:ed)?(?:\ time)?|closing\ time|close|ended|end\ time|rising|time\ of\ (?:rising|closing|close|closure)|(?:close|closure|end|ending|termination|conclusion|duration)\ of\ (?:the\ )?meeting|meeting\ (?:duration|close|closure|end)) \b \s* (?::|-|at\b|$|\d|was\b|\.)
    | \b(?:closed|closing|ended|terminated|adjourned)\ the\ meeting\ (?:formally\ )?(?:at\b|closed\b|by\b|$) | \bclosed\ the\ meeting\b | \b(?:chair(?:man|person|woman)?|mayor)\ left\ the\ chair\ at\b | \bmeeting\ to\ (?:a\ close|an\ end)\b | \bdeclared\ (?:the\ meeting|it)\ closed\b | \bclosure\ of\ (?:the\ )?meeting\b
    | \badjourn\ the\ meeting\ at\b
    | ^\W{{0,3}}(?:there\ being|with|as\ there\ (?:was|were))\ no(?:thing|\ (?:further|other|more)\ (?:urgent\ )?(?:business|items?|matters?))\b
    | ^\W{{0,3}}this\ concluded\ the\ | \bmeeting\ (?:lasted|ran)\ from\b | \bdaeth\ y\ cyfarfod\ i\ ben\b | \b(?:gorffennodd|terfynodd|caewyd)\ y\ cyfarfod\b | \bcyfarfod\ i\ ben\b
    """,
    re.VERBOSE,
)
_NO_CLOSE = re.compile(
    r"""\b(?:closed|private|public|confidential|exempt|open)\ session\b | \bclosed\ to\ (?:the\ )?(?:public|allow|press) | \breconven | \bre-?open | \bresum(?:ed|ing)\b
      | \badjourned\b.{0,40}\b(?:to\ allow|for\ (?:a|\d|lunch|ten|five|fifteen)|until|briefly|so\ (?:as|that)|in\ order)\b | \bconsultation\b | \bpublic\ (?:participation|forum|question\ time)\b""",
    re.VERBOSE,
)
_IN_FRONT = " ([*-\"'•·:"
_SIGNS_OF_CLOSE = (
    *("clos", "adjourn", "conclu", "rose", " end", "finish", " rising", "terminat", "durat", "lasted"),
    *("left the chair", "ran from", "no further", "nothing", "dispers", "i ben", "gorffen"),
)
"""One of these is in every sentence that closes a meeting."""
_END_WORD = re.compile(
    r"\b(?:closed|closing|closure|ended|concluded|concluding|finished|rose|rising|terminated|termination|close|end|finish|conclude|conclusion|adjourn|adjourned|dispersed|time:|ben)\b"
)
_SIGNATURE = re.compile(
    r"""
      ^(?:signed|chair(?:man|woman|person)?|mayor|date|dated|convener|minutes\ signed) \b [^a-z]* (?: [._…-]{3,} .* | \s* : [\s._…]* | \s*$ )
    | [._…]{5,}
    """,
    re.VERBOSE,
)
_POST = re.compile(
    r"\b(?:director|chief executive|clerk|head of|solicitor|secretary|monitoring officer|officer|manager|town hall|county hall|civic centre)\b"
)


_RESOLVES = re.compile(r"(?:That|THAT|RESOLVED|Resolved|R\d{4}-\d+)\b")
"""A resolution to adjourn is a decision of the last item and no part of the close."""


def trailer_start(body: Sequence[Passage]) -> int:
    """Where in the last item the close or the signatures begin; the length of the body when nowhere."""
    signatures = _signature_start(body)
    for index in range(signatures - 1, max(-1, signatures - 8), -1):
        if is_close(body[index].text) and not _decides(body[index].text):
            return index
    return signatures


def _decides(text: str) -> bool:
    """A resolution to adjourn, or a proposal behind the sentence that closes the meeting."""
    if _RESOLVES.match(text) or (" proposed " in text and " seconded " in text):
        return True
    return any(each.strength == "strong" and each.introducer for each in readings(text))


@lru_cache(maxsize=1024)
def is_close(text: str) -> bool:
    """`The meeting closed at 8.14 pm` and `There being no further business`, not `adjourned for lunch`."""
    if len(text) > 400:
        return False
    folded = fold(text)
    words = folded.lstrip(_IN_FRONT).replace("disclos", "").replace("enclos", "")
    if not holds_any(f" {words}", _SIGNS_OF_CLOSE):
        return False
    return bool(_CLOSE.search(folded)) and not _NO_CLOSE.search(folded)


def _signature_start(body: Sequence[Passage]) -> int:
    tail = len(body)
    while tail > 0 and _is_signature_line(body[tail - 1]):
        tail -= 1
    while tail < len(body) and not _opens_signature(body, tail):
        tail += 1
    return tail


def _is_signature_line(passage: Passage) -> bool:
    text = passage.text
    return (
        passage.label is None and len(text) <= 90 and not text.rstrip().endswith((".", ";", ":"))
    ) or _is_dotted(text)


def _is_dotted(text: str) -> bool:
    return bool(_SIGNATURE.search(fold(text[:200])))


def _opens_signature(body: Sequence[Passage], index: int) -> bool:
    """A dotted line, or a name with a post on the next line."""
    text = body[index].text
    if _is_dotted(text):
        return True
    name, _ = take_titles(text)
    following = fold(body[index + 1].text[:100]) if index + 1 < len(body) else ""
    return len(name.split()) > 1 and is_name(name) and bool(_POST.search(following))


@dataclass(frozen=True, slots=True)
class Close:
    """When the meeting closed, what is said of it that is no certain time, and the passage."""

    time: str | None
    unclear: str | None
    passage: Passage
    start: str | None = None
    """When it began, where the close tells both."""


_LAST_WORDS = 400
_GOES_ON = re.compile(r"reconvene|Reconvene|resumed at|(?:meeting|session|business) (?:was )?resumed")
"""After this an adjournment before it was a break."""
_CLOCK = re.compile(r"\d(?:[.:]\s?[\dO]\d|\s?[apyAPY]\.?\s?[mbhMBH]|\s?[hH](?:ou)?rs)")
_SIGNATURE_LINES = 6
_TIMES_ALONE = re.compile(
    r"\W{0,3}(?:from\s)?[\d.:]{1,5}\s?(?:[ap]\.?m\.?)?\s?(?:-|–|—|to|until)\s?[\d.:]{1,5}\s?[ap]\.?m\.?\W{0,9}(?:chair(?:man)?)?\W{0,3}",
    re.IGNORECASE,
)


_CLOSED_BEHIND = re.compile(r"\. (?:Closed|Ended|Finished|Rose) at \d[\d.:]{0,4} ?[ap]\.?m\.?\W*$")
"""`10 February at 7.15pm. Closed at 8.40pm.`, behind the date of the next meeting."""
_TIME_AND_CHAIR = re.compile(r"\W{0,3}\d{1,2}[.:]\d\d\s?[ap]\.?m\.?\s+(?:Chair(?:man)?|CHAIR(?:MAN)?)\W*")
"""`3.18pm   Chair`, where the chair signs: when the meeting ended."""
_BREAK = re.compile(
    r",?\s(?:which|having|and)\s[^,.]{0,24}\b(?:adjourned|suspended)\s[^,.]{0,12}(?:[\d.:]{1,5}\s?[ap]\.?m\.?[^,.]{0,12}){1,2},"
)
"""`, which was adjourned between 7.40 pm and 7.50 pm,` in the sentence that tells the end."""
_DURATION = re.compile(r"(?i:duration) of (?:the )?(?i:meeting)\W*$")


def find_close(passages: Sequence[Passage]) -> Close | None:
    """The last statement of when the meeting closed."""
    for place, passage in enumerate(reversed(passages)):
        text = passage.text[-_LAST_WORDS:]
        if not (_CLOCK.search(text) or "noon" in text):
            continue
        above = passages[-place - 2].text if place + 1 < len(passages) else ""
        if not _states_the_close(
            text, is_last=place < _SIGNATURE_LINES or bool(_DURATION.search(above[:60]))
        ):
            continue
        if "adjourn" in text.casefold() and _went_on(passages[len(passages) - 1 - place :]):
            continue
        if time := _closing_time(text):
            occasion = read_occasion(text)
            return Close(time, None, passage, occasion.start if occasion.end == time else None)
        if seen := unclear_time(text):
            return Close(None, seen, passage)
    return None


def _went_on(passages: Iterable[Passage]) -> bool:
    """Whether the meeting was resumed in one of these passages."""
    return any(_GOES_ON.search(passage.text[-_LAST_WORDS:]) for passage in passages)


def _states_the_close(text: str, *, is_last: bool) -> bool:
    """A close, or the times alone below the last item: `(7.00 pm – 9.14 pm)`."""
    alone = len(text) < 60 and (_TIMES_ALONE.fullmatch(text) or _TIME_AND_CHAIR.fullmatch(text))
    if is_last and (alone or _CLOSED_BEHIND.search(text)):
        return True
    return is_close(text)


def _closing_time(text: str) -> str | None:
    """The end of a range, the first time after a word for the end, or the only time that there is."""
    text = _BREAK.sub(" ", text)
    occasion = read_occasion(text)
    if occasion.end:
        return occasion.end
    times = list(times_in(text))
    words = list(_END_WORD.finditer(fold(text)))
    for word in words:
        following = [time for time in times if time.start >= word.start() - 1]
        if following:
            return following[0].value
    return times[-1].value if times else None
