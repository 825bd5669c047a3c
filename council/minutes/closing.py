"""The end of the minutes: the close of the meeting and the block for signatures."""

import re
from collections.abc import Iterable, Sequence

from .dates import PrintedTime, times_in
from .names import is_name, take_titles
from .passages import Passage
from .words import LONGEST, fold

_CLOSE = re.compile(
    r"""
      \b(?:meeting|business|proceedings|session|chair(?:man)?) \b .{0,80} \b(?:closed|ended|concluded|finished|rose|terminated|adjourned\ at)\b
    | \b(?:meeting|time) \s (?:closed|ended|concluded|finished) \s* :? | \bended\ at \b | ^(?:time\ )?(?:closed|concluded|finish(?:ed)?|close\ of\ meeting) \b \s* :?
    | \bclosed\ the\ meeting\b | ^there\ being\ no\ (?:further|other)\ (?:urgent\ )?business\b
    """,
    re.VERBOSE,
)
_END_WORD = re.compile(
    r"\b(?:closed|closing|ended|concluded|finished|rose|terminated|close|finish|conclude)\b"
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


def trailer_start(body: Sequence[Passage]) -> int:
    """Where in the last item the close or the signatures begin; the length of the body when nowhere."""
    signatures = _signature_start(body)
    for index in range(signatures - 1, max(-1, signatures - 8), -1):
        if is_close(body[index].text):
            return index
    return signatures


def is_close(text: str) -> bool:
    """`The meeting closed at 8.14 pm` and `There being no further business`."""
    folded = fold(text[:LONGEST])
    return len(folded) < 400 and bool(_CLOSE.search(folded))


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


def end_time(passages: Iterable[Passage]) -> tuple[PrintedTime, Passage] | None:
    """When the meeting closed, and the passage that says so."""
    for passage in passages:
        text = passage.text[:LONGEST]
        if is_close(text) and (time := _after_end_word(text)):
            return time, passage
    return None


def _after_end_word(text: str) -> PrintedTime | None:
    """The first time after a word for the end; "7.00 pm to 9.14 pm" gives the last time."""
    times = list(times_in(text))
    words = list(_END_WORD.finditer(fold(text)))
    for word in words:
        following = [time for time in times if time.start >= word.start() - 1]
        if following:
            return following[0]
    return times[-1] if times and not words else None
