"""The labels that a committee system prints between the texts of an item: `Minutes:`, `Decision:`."""

import re
from collections.abc import Iterator

_WORDS = {
    "minutes": r"Minutes|Cofnodion",
    "decision": r"Decisions?|Decision\ taken|Penderfyniad(?:au)?",
    "documents": r"(?:Additional|Supporting|Accompanying|Background)\ [Dd]ocuments|Dogfennau\ (?:ychwanegol|ategol|cefnogol|atodol)",
}
_LABEL = "|".join(rf"(?P<{part}>{words})" for part, words in _WORDS.items())
_ALONE = re.compile(rf"(?:{_LABEL})\s*:", re.VERBOSE)
_WITHIN = re.compile(rf"(?<![\w-])(?:{_LABEL})\s?:(?=\s|$)", re.VERBOSE)
_DECISION_IN_ROW = re.compile(
    r"(?<=[.)])\sDecision(?=\s(?:The|That)\s(?:Council|Committee|Sub-Committee|Board|Cabinet|Panel|Executive|Members)\b)"
)
"""`… of the by-election. Decision The Council noted`: the heading above the decision, which a copy put in a row."""
_LONGEST = 40


def label_of(text: str) -> str | None:
    """`Minutes:` alone on its line: "minutes", "decision" or "documents"."""
    if len(text) > _LONGEST or not text.endswith(":"):
        return None
    match = _ALONE.fullmatch(text.strip())
    return match.lastgroup if match else None


def has_label(text: str) -> bool:
    """Whether a label stands behind other words of the line, as in the flattened row of a table."""
    return ":" in text and bool(_WITHIN.search(text, 1))


def behind_label(text: str) -> int:
    """Where the words behind a label at the start of a line begin; 0 where there is none or nothing behind it."""
    match = _WITHIN.match(text) if ":" in text[:_LONGEST] else None
    return match.end() if match and text[match.end() :].strip() else 0


def split_at_labels(text: str) -> Iterator[tuple[str | None, str]]:
    """`Apologies Minutes: None.` as (None, "Apologies"), ("minutes", "None.")."""
    part: str | None = None
    position = 0
    if "Decision The" in text or "Decision That" in text:
        text = _DECISION_IN_ROW.sub(" Decision:", text)
    for match in _WITHIN.finditer(text):
        yield part, text[position : match.start()].strip()
        part, position = match.lastgroup, match.end()
    yield part, text[position:].strip()
