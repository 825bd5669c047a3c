"""The decisions of an item: where each begins and ends, its parts, its movers and votes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .introducers import Opening, opening
from .outcomes import outcome_of
from .passages import Passage
from .values import Decision, Part, Votes
from .votes import is_vote_note, movers, named_side, read_votes, with_named
from .words import LONGEST, plain

_LABELS = re.compile(
    r"\(?(?:and the )?(?:reasons?|alternative options?|other options|implementation date|call-?in|wards? affected|key decision"
    r"|conflicts? of interest|dispensations?|informatives?|action(?: by)?|contact|notes?|supporting documents|background)\b"
    r"(?:\s*[:–—-].*|[\w /()-]{0,50}:?|\W*)",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(r"(?:and\s+)?(?:that|further)\b", re.IGNORECASE)
_NARRATIVE = re.compile(r"^(?:The|Members|Councillor|County Councillor|A|In|It|Officers)\b")
_SERIES = re.compile(r"\(?(?P<mark>[ivxl]+|[a-zA-Z]|\d{1,3})[.)]*$")
_INLINE_PART = re.compile(r"(?:(?<=\s)|^)(?P<label>\((?:[ivx]{1,5}|[a-z]|\d{1,2})\))\s+")
_TELLS_VOTE = re.compile(r"\b(?:votes?|carried|vot(?:ed|ing)|unanimous(?:ly)?)\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_REFERENCE = re.compile(
    r"\b(?P<reference>(?:[A-Z]{1,4}[/.-]?)?(?:\d{2}|(?:19|20)\d{2})[/-]\d{3,6}(?:[/-][A-Z]{2,5}\d?){0,2}|[A-Z]{1,4}/\d{2,4}/\d{2,6}(?:/[A-Z]{2,5})?)\b"
)
_PLANNING = re.compile(
    r"\b(?:permission|application|planning|erection|consent|dwelling|extension|proposal:|applicant)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A decision and the passages that it takes of the item: from `first` up to, not including, `end`.

    `before` is what its first passage says before the decision opens.
    """

    decision: Decision
    first: int
    end: int
    before: str


def find_decisions(body: Sequence[Passage], *, title: str, weak: bool) -> list[Found]:
    """The decisions of one item, in their order."""
    found: list[Found] = []
    index = 0
    while index < len(body):
        opened = None if _is_point(body[index]) else opening(body[index].text, weak=weak)
        if opened is None:
            index += 1
            continue
        one = _read(body, index, opened, title=title, floor=found[-1].end if found else 0)
        if found and _is_announcement(found[-1], one):
            one = _after_announcement(found.pop(), one)
        found.append(one)
        index = one.end
    return found


def _is_announcement(earlier: Found, later: Found) -> bool:
    """`The motion was declared CARRIED.` straight before the resolution that it announces."""
    first, second = earlier.decision, later.decision
    announces = first.introducer is None and first.kind == "motion" and first.outcome == "agreed"
    return announces and second.introducer is not None and earlier.end == later.first


def _after_announcement(announcement: Found, resolution: Found) -> Found:
    """The resolution with the movers and the named votes of the motion that was carried."""
    motion, decision = announcement.decision, resolution.decision
    votes = decision.votes or motion.votes
    if votes and motion.votes and not votes.named:
        votes = replace(votes, named=motion.votes.named)
    moved, seconded = decision.moved_by or motion.moved_by, decision.seconded_by or motion.seconded_by
    return replace(resolution, decision=replace(decision, votes=votes, moved_by=moved, seconded_by=seconded))


def _is_point(passage: Passage) -> bool:
    """A point of a report's list opens no decision, whatever its words."""
    return passage.is_bullet and not passage.text.startswith(("RESOLVED", "Resolved"))


def _read(body: Sequence[Passage], index: int, opened: Opening, *, title: str, floor: int) -> Found:
    first = body[index]
    stem = first.text[opened.text_at :]
    end = _end(body, index, stem)
    notes_end = _with_notes(body, end)
    passages = body[index:end]
    text, parts = _text_and_parts(stem, first, passages[1:])
    around = " ".join(filter(None, [first.text, *(p.text for p in body[end:notes_end])]))
    moved, seconded = _movers(body, index, around, floor)
    outcome, words = outcome_of(text or first.text, kind=opened.kind, introducer=opened.introducer)
    decision = Decision(
        kind=opened.kind,
        text=text or first.text,
        introducer=opened.introducer,
        outcome=outcome,
        outcome_as_written=words,
        parts=parts,
        moved_by=moved,
        seconded_by=seconded,
        reference=_reference(title, text, body[:index]),
        votes=_votes(
            body, index, notes_end, f"{opened.introducer or ''} {opened.manner or ''} {around}", floor
        ),
        lines=(first.span[0], body[notes_end - 1].span[1]),
    )
    return Found(decision, index, notes_end, plain(first.text[: opened.start]))


def _end(body: Sequence[Passage], index: int, stem: str) -> int:
    """Where the decision that opens here ends: with its list, or with its one sentence."""
    end = index + 1
    waiting = not plain(stem)
    open_list = plain(stem).endswith((":", ":-", "that", "That", "to", "–", "-")) or waiting
    previous: Passage | None = body[index] if body[index].label and not waiting else None
    while end < len(body) and _belongs(body[end], previous, waiting=waiting, open_list=open_list):
        passage = body[end]
        open_list = open_list or passage.text.endswith((":", ":-"))
        waiting = False
        previous = passage
        end += 1
    return end


def _belongs(passage: Passage, previous: Passage | None, *, waiting: bool, open_list: bool) -> bool:
    text = passage.text
    if (
        (_LABELS.fullmatch(text[:300]) and not text.endswith((";", ".", "and")))
        or is_vote_note(text)
        or named_side(passage.shown)
    ):
        return False
    if waiting:
        return True
    if passage.label:
        return _in_series(passage, previous, open_list=open_list)
    if opening(text, bare=False):
        return False
    return bool(_GOES_ON.match(text)) or (text[:1].islower() and previous is not None)


def _in_series(passage: Passage, previous: Passage | None, *, open_list: bool) -> bool:
    """Whether the label goes on with the list, opens it after a colon, or opens a list inside it."""
    if passage.is_bullet:
        return open_list or bool(previous and previous.is_bullet)
    ranks = _ranks(passage.label or "")
    if previous is None or previous.label is None:
        return 1 in ranks
    return (
        1 in ranks
        or previous.is_bullet
        or bool(ranks & {rank + 1 for rank in _ranks(previous.label)})
        or open_list
    )


def _ranks(label: str) -> set[int]:
    """The places that a label can have in a list: `(i)` is the first or the ninth."""
    match = _SERIES.fullmatch(label)
    if match is None:
        return set()
    mark = match["mark"].casefold()
    if mark.isdigit():
        return {int(mark)}
    ranks = {ord(mark) - 96} if len(mark) == 1 else set()
    if set(mark) <= set(_ROMAN):
        values = [_ROMAN[c] for c in mark]
        ranks.add(sum(-v if after > v else v for v, after in zip(values, [*values[1:], 0], strict=True)))
    return ranks


def _text_and_parts(stem: str, first: Passage, rest: Sequence[Passage]) -> tuple[str, tuple[Part, ...]]:
    stem = plain(stem)
    labelled = [Part(_label(passage), passage.text) for passage in rest if passage.label]
    text = plain(" ".join([stem, *(passage.shown for passage in rest)]))
    if labelled:
        return text, tuple(labelled)
    return text, tuple(_inline_parts(text))


def _label(passage: Passage) -> str:
    return (passage.label or "").rstrip(".") or "•"


def _inline_parts(text: str) -> Iterator[Part]:
    """The parts of `That (i) the report be noted; and (ii) the lease be signed.`"""
    marks = list(_INLINE_PART.finditer(text[:LONGEST]))
    if len(marks) < 2 or 1 not in _ranks(marks[0]["label"]) or 2 not in _ranks(marks[1]["label"]):
        return
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield Part(mark["label"], text[mark.end() : end].strip())


def _with_notes(body: Sequence[Passage], end: int) -> int:
    """Past the notes on voting and moving that follow the decision."""
    while end < len(body) and (is_vote_note(body[end].text) or named_side(body[end].shown)):
        end += 1
    return end


def _movers(body: Sequence[Passage], index: int, around: str, floor: int) -> tuple[str | None, str | None]:
    """Movers named with the decision, else in one of the three passages before it and the lists of votes."""
    told = [passage.text for passage in body[floor:index] if not named_side(passage.shown)]
    for text in [around, *reversed(told[-3:])]:
        moved, seconded = movers(text)
        if moved or seconded:
            return moved, seconded
    return None, None


def _votes(body: Sequence[Passage], index: int, end: int, around: str, floor: int) -> Votes | None:
    """Votes in the decision's words, and the lists of names beside it."""
    start = index
    while start > floor and named_side(body[start - 1].shown):
        start -= 1
    votes = read_votes(around)
    for passage in reversed(body[max(floor, start - 2) : start]):
        votes = votes or (read_votes(passage.text) if _TELLS_VOTE.search(passage.text[-400:]) else None)
    return with_named(votes, [*body[start:index], *body[index + 1 : end]])


def _reference(title: str, text: str, before: Sequence[Passage]) -> str | None:
    """The planning reference in the item's title or in the lines before the decision."""
    near = [title, text, *(passage.text for passage in before[-6:])]
    for words in near:
        head = words[:500]
        if (match := _REFERENCE.search(head)) and (
            _PLANNING.search(head) or any(_PLANNING.search(each[:500]) for each in near)
        ):
            return match["reference"]
    return None
