"""A meeting whose table of items was flattened: `Apologies Minutes: None. |`, a row in a line or in several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from council.minutes.passages import Passage
from council.minutes.words import ends_sentence, plain

from .agenda_text import first_sentence, is_title, names_a_paper, proposes, reports, split_title
from .blocks import Block
from .furniture import has_icon, is_notice, without_icons
from .labels import behind_label, has_label, label_of, split_at_labels

_ROW_END = re.compile(r"\s*\|[\s|]*$")
_RULE = re.compile(r"[\s|:-]*")
_NUMBER = re.compile(r"^\|?\s*(?P<number>\d{1,4}[a-z]?(?:/\d{2,4})?)\.?\s*\|\s*(?P<rest>.*)$", re.DOTALL)
_ORDER = {"documents": 1, "decision": 2, "minutes": 3}
_WRAPPED = 60
_WRAPPED_AT_A_WORD = 40
_STOPS = (".", "!", "?", ")", "|", "ocuments:", "ychwanegol:", "ategol:")
_OPEN_END = re.compile(
    r"(?:(?:^|\s)\(?[a-z]\)|\b(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|and|or|the|of|to|in|from|for|with|by|that)|,)$"
)
"""What leaves a line open, however short it is: the label of a list, a title, a little word."""
_LONGEST_TITLE = 14
_SHORTEST_TITLE = 3
"""What is shorter at the very end is the first letters of a title that the capture cut off."""
_MOST_LISTED = 12
_LABEL_ALONE = re.compile(r"\(?(?:[a-z]{1,3}|\d{1,2})[.)]")
_LISTED = re.compile(r"\(?[a-z]{1,3}[.)]\s")
_DECISIONS_OF = re.compile(r"Decisions? (?:of|by|taken|made)\b(?!.*\.$)")
_REASONS = re.compile(r"(?:Reasons?|Rationale)\b.{0,20}\bdecisions?\b")
_FIRST_ICON = re.compile(r"\b(?:pdf icon\b|PDF \d|DOC \d|HTML \d)", re.IGNORECASE)


@dataclass(slots=True)
class _Row:
    """A row while it is being gathered: its parts, and the labels that it has had."""

    number: str | None = None
    title: str = ""
    lost: bool = False
    first: Passage | None = None
    reached: int = 0
    part: str = "agenda"
    parts: dict[str, list[Passage]] = field(default_factory=dict)
    labels: list[Passage] = field(default_factory=list)


def row_blocks(passages: Sequence[Passage]) -> tuple[list[Block], list[Passage]]:
    """The items of the rows, and the rules of dashes between them."""
    rows: list[_Row] = []
    rules: list[Passage] = []
    ended = True
    for place, passage in enumerate(passages):
        text = _ROW_END.sub("", passage.shown)
        cut_short = place == len(passages) - 1 and len(text) < _SHORTEST_TITLE
        if _RULE.fullmatch(text) or (rows and cut_short) or (not rows and is_notice(text)):
            rules.append(passage)
            ended = True
            continue
        told = passages[place - 1].shown.rstrip() if place else ""
        if (
            not rows
            or _opens_row(rows[-1], text, ended=ended, told=told)
            or _opens_behind(rows[-1], passages, place)
        ):
            rows.append(_Row())
        _add(rows[-1], passage, text)
        ended = bool(_ROW_END.search(passage.shown))
    return [_block(row, row.first) for row in rows if row.first], rules


def _opens_row(row: _Row, text: str, *, ended: bool, told: str) -> bool:
    """Behind a row that was closed, or where a label comes that the row has had or passed; `told` is the line before."""
    if _NUMBER.match(text):
        return True
    labels = [part for part, _ in split_at_labels(text) if part]
    if ended:
        return (
            bool(labels)
            or has_icon(text)
            or (is_title(text) and len(text.split()) <= _LONGEST_TITLE and not reports(text))
            or _has_title_in_front(text)
            or (row.reached == _ORDER["minutes"] and proposes(text))
        )
    if not labels:
        return has_icon(text) and row.reached > 1 and not reports(text)
    before = next(split_at_labels(text))[1]
    if row.lost and not row.reached and told.endswith(_STOPS) and is_title(before):
        return True
    if _ORDER[labels[0]] <= row.reached:
        if before.startswith("(") or (
            ends_sentence(before) and not (proposes(before) or _has_title_in_front(before))
        ):
            return False
        return not before or told.endswith(_STOPS) or is_title(before) or _has_title_in_front(before)
    return bool(before) and row.reached >= 1 and not has_icon(before) and told.endswith(_STOPS)


def _has_title_in_front(text: str) -> bool:
    """`Urgent Items To note any items that the Chair has accepted:`, a title and the agenda text behind it."""
    title, rest = split_title(text)
    short = bool(title and rest) and len(title.split()) <= _LONGEST_TITLE
    return short and not (reports(title) or _REASONS.match(title))


def _opens_behind(row: _Row, passages: Sequence[Passage], place: int) -> bool:
    """Whether an item begins here in a copy that does not say where rows end: a title, a list, and the next `Minutes:`."""
    if row.reached < _ORDER["minutes"] or not _has_title_in_front(passages[place].shown):
        return False
    for passage in passages[place + 1 : place + _MOST_LISTED]:
        if label_of(passage.text) or behind_label(passage.text) or has_label(passage.text):
            return True
        if not (passage.label or _LISTED.match(passage.shown)):
            return False
    return False


def _add(row: _Row, passage: Passage, text: str) -> None:
    """Cut the line at its labels and put each piece into its part."""
    if (match := _NUMBER.match(text)) and row.first is None:
        row.number, text = match["number"], match["rest"]
    for part, words in split_at_labels(text):
        if part:
            row.part = part
            row.reached = max(row.reached, _ORDER[part])
            if part == "decision":
                row.labels.append(Passage("Decision:", passage.lines))
        elif row.first is None:
            words = _take_title(row, words)
        row.first = row.first or passage
        if words:
            label = passage.label if words == passage.shown else None
            piece = Passage(passage.text if label else words, passage.lines, label=label)
            held = row.parts.setdefault(row.part, [])
            if held and _goes_on(held[-1], piece):
                held[-1] = held[-1]._replace(
                    text=f"{held[-1].text} {words}", lines=held[-1].lines + passage.lines
                )
            else:
                held.append(piece)


def _goes_on(held: Passage, piece: Passage) -> bool:
    """Whether a sentence runs on from one line to the next, as the copy of a table leaves it."""
    if piece.label or ends_sentence(held.text) or held.lines == piece.lines:
        return False
    full = len(held.text) > (_WRAPPED_AT_A_WORD if held.text[-1].isalnum() else _WRAPPED)
    return full or not piece.text[0].isupper() or bool(_OPEN_END.search(held.text))


def _take_title(row: _Row, words: str) -> str:
    """Title and agenda text of the first piece; the title is lost where the piece begins with agenda text."""
    icon = _FIRST_ICON.search(words)
    if icon and icon.start() > 0:
        row.title = words[: icon.start()].strip()
        return without_icons(words[icon.start() :])
    title, rest = split_title(words)
    if (
        title
        and not _LABEL_ALONE.fullmatch(title)
        and (not reports(title) or _DECISIONS_OF.match(title) or names_a_paper(title))
    ):
        row.title = title
        return rest
    row.lost = True
    row.title = first_sentence(words) if proposes(words) else ""
    return words


def _block(row: _Row, heading: Passage) -> Block:
    return Block(
        row.number,
        plain(row.title),
        (heading._replace(label=None),),
        lost=row.lost,
        agenda=tuple(row.parts.get("agenda", ())),
        documents=tuple(row.parts.get("documents", ())),
        decision=tuple(row.parts.get("decision", ())),
        minutes=tuple(row.parts.get("minutes", ())),
        labels=tuple(row.labels),
    )
