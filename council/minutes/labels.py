"""The table of labels in a heading: `Date:`, `Time:`, `Venue:`, in one line, one below the other, or in two columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .passages import Passage
from .places import may_end_place
from .words import LONGEST

_LABEL = re.compile(
    r"""(?P<label> (?:date\ and\ time|time\ and\ date|date|dyddiad) | (?:start\ )?time | amser | place | venue | location | lleoliad | council | committee | body | meeting\ (?:date|time|venue|location)
        | (?:meeting\ )?(?:commenced|started|opened|began) | (?:meeting\ )?(?:concluded|closed|ended|finished) | (?:finish|end|close)\ time | starts? | finish(?:es)? | ends? | name\ of\ (?:committee|meeting) | (?:meeting\ )?held\ (?:at|on|in) )
        (?:\ of\ (?:the\ )?meeting|\ of\ decision)? \s* : \s*""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL_ALONE = re.compile(
    r"(?P<label>date(?: and time)?|time|place|venue|location|lleoliad|dyddiad|amser)(?: of (?:the )?meeting)?:?",
    re.IGNORECASE,
)
_LONGEST_LABEL = 24
_NAME_OF = re.compile(r"name of (?:meeting|committee)\s(?=[A-Z])", re.IGNORECASE)
_WITHOUT_COLON = re.compile(
    r"(?P<label>name of (?:meeting|committee)|date and time|date|time|venue|place|location)(?: of (?:the )?meeting)?\s(?=\S)",
    re.IGNORECASE,
)
"""`Name of meeting SCRUTINY COMMITTEE`, a table of labels that has lost its columns."""
_KINDS = {
    "date": "when", "time": "when", "amser": "when", "dyddiad": "when", "commenced": "when", "started": "when", "opened": "when", "began": "when", "on": "when",
    "place": "venue", "venue": "venue", "location": "venue", "lleoliad": "venue", "at": "venue", "in": "venue",
    "council": "council", "committee": "committee", "body": "committee", "meeting": "committee",
    "start": "when", "starts": "when", "finish": "end", "finishes": "end", "end": "end", "ends": "end",
    "concluded": "end", "closed": "end", "ended": "end", "finished": "end",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a label is about (when, end, venue, council, committee), its value, and the passages that it stands on."""

    kind: str
    value: str
    passage: Passage
    on: tuple[Passage, ...]


def says_when_or_where(text: str) -> bool:
    """`Venue:  Church House` and `Time: 10.00 am`, of the heading wherever they stand in front of the items."""
    match = _LABEL.match(text) if ":" in text[:_LONGEST_LABEL] else None
    return match is not None and match.end() < len(text) and _kind(match["label"]) in ("venue", "when")


def labelled_values(lines: Sequence[Passage]) -> Iterator[Labelled]:
    """The value of every label in the heading."""
    taken = -1
    bare = any(_NAME_OF.match(line.text) for line in lines)
    for index, line in enumerate(lines):
        if index <= taken:
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if label := _alone(line.text):
            if following and not _LABEL.match(following.text) and not following.text.endswith(":"):
                on = _with_rest_of_place(lines, index + 1) if _kind(label) == "venue" else [following]
                taken = index + len(on)
                yield Labelled(_kind(label), " ".join(each.text for each in on), following, (line, *on))
        elif len(line.cells) > 1 and (match := _LABEL_ALONE.fullmatch(line.cells[0])):
            value = " ".join(line.cells[1:])
            breaks = _kind(match["label"]) == "venue" and _BREAKS_OFF.search(value)
            on = _with_rest_of_place(lines, index) if breaks else [line]
            yield Labelled(
                _kind(match["label"]), " ".join([value, *(each.text for each in on[1:])]), line, tuple(on)
            )
            taken = index + len(on) - 1
        elif bare and (match := _WITHOUT_COLON.match(line.text)):
            yield Labelled(_kind(match["label"]), line.text[match.end() :].strip(" :,;"), line, (line,))
        else:
            yield from _in_line(line)


_BREAKS_OFF = re.compile(
    r"(?:,|\b(?:the|of|and|council|town|village|parish|community|civic|county|memorial|st))$", re.IGNORECASE
)
"""`Committee Room 2, The Council` in the cell of a table, where the place goes on in the next line."""


def _with_rest_of_place(lines: Sequence[Passage], index: int) -> list[Passage]:
    """`Exhibition Hall, War` and `Memorial Centre` below `Venue`: a place that is broken over two lines."""
    rest = lines[index + 1] if index + 1 < len(lines) else None
    whole = rest is None or _LABEL_ALONE.fullmatch(rest.text) or lines[index].text.endswith((".", ")"))
    return [lines[index]] if rest is None or whole or not may_end_place(rest.text) else [lines[index], rest]


def _alone(text: str) -> str | None:
    """`Venue:` with its value in the next line or cell."""
    match = _LABEL_ALONE.fullmatch(text) or _LABEL.fullmatch(text)
    return match["label"] if match else None


def _in_line(line: Passage) -> Iterator[Labelled]:
    """`Meeting Commenced: 10.05am   Meeting Concluded: 12.21pm`."""
    found = list(_LABEL.finditer(line.text[:LONGEST]))
    if not found or (found[0].start() > 0 and len(found) == 1):
        return
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(line.text)
        yield Labelled(_kind(match["label"]), line.text[match.end() : end].strip(" ,;"), line, (line,))


def _kind(label: str) -> str:
    """What a label is about: `Meeting Concluded` the end, `Date of Meeting` and `Start time` when it began."""
    words = label.casefold().split()
    if words[0] in ("finish", "end", "close", "finishes", "ends"):
        return "end"
    return next(_KINDS[word] for word in reversed(words) if word in _KINDS)
