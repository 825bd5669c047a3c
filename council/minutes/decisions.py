"""The decisions of an item: where each begins and ends, its parts, its movers and votes."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from .introducers import Opening, opening, readings
from .lines import Line
from .outcomes import outcome_of, outcome_of_state
from .passages import Passage
from .values import Decision, Part, Votes
from .votes import (
    Side,
    announces_recorded_vote,
    division_in,
    is_vote_note,
    movers,
    named_side,
    read_votes,
    recorded_in,
    result_in,
    sides_from,
    with_named,
)
from .words import LONGEST, ends_sentence, plain, sentences, straight

_LABELS = re.compile(
    r"\(?(?:and the )?(?:reasons?|alternative options?|other options|implementation date|call-?in|wards? affected|key decision"
    r"|conflicts? of interest|dispensations?|informatives?|action(?: by)?|contact|notes?|supporting documents|background)\b"
    r"(?:\s*[:–—-].*|[\w /()-]{0,50}:?|\W*)",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(
    r"(?:and\s+)?(?:that|further,?\s(?:that|to)|whereas|(?:now,?\s)?therefore|(?:further\s)?(?:it\s)?be\s(?:it\s)?(?:further\s)?resolved)\b",
    re.IGNORECASE,
)
_NOTES_ONLY = re.compile(r"\b(?:not(?:e|es|ed)|receiv(?:e|es|ed))\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"whereas\b", re.IGNORECASE)
_RESOLVES = re.compile(
    r"(?:AND\s|And\s|and\s)?(?:WHEREAS|(?:NOW,?\s)?THEREFORE|(?:FURTHER\s)?(?:IT\s)?BE\s(?:IT\s)?)|Read\s(?:a|the)\sfirst"
)
_PAGE_MARK = re.compile(r"-{3,}|\W{0,3}\d{1,4}\W{0,3}|\(Image omitted\)")
_OPENS_LIST = re.compile(r"(?::-?|\b[Tt]hat|\bto|[–-])$")
_TELLS = re.compile(r"\b(?:was|were|had|said|asked|thanked|reported|noted|left|returned)\b")
_BARE_TO = re.compile(r"^\s*to\s*:\s*[-–]?\s*$")
"""`Cabinet resolved to:` above a list of what it resolved."""
_TO_OR_BE = re.compile(r"(?:not\s)?to\s[a-z]+|that\s[^.]{1,300}?\bbe\s[a-z]+|the\sfollowing\b")
_OF_MINUTES = re.compile(r"\b(?:minutes?|record|notes)\b", re.IGNORECASE)
_RESULTS = re.compile(
    r"\b(?:agreed|adopted|accepted|approved|deferred|suspended|carried|noted|excluded|elected|appointed|confirmed|ratified|authorised|granted|signed|passed)\b|^On\sthe\s(?:proposal|motion|proposition)\b",
)
_NOT_PUT = re.compile(r"\b(?:lost|withdrawn|not\sseconded|no\sseconder|amendment)\b")
_BEHIND_SECONDER = re.compile(
    r"\bseconded\s(?:by\s)?(?:[A-ZÀ-Þ][\w.'’-]*,?\s|\([A-Z]\),?\s|(?:ap|de|van|der|le|la)\s){1,6}(?:and\s(?:unanimously\s)?(?:agreed|carried|approved|resolved),?\s)?(?P<what>(?:that|to|this|these|the|all|Standing)\s\w+\s.*)",
    re.DOTALL,
)
_PROPOSED_THAT = re.compile(r"\b(?:proposed|moved)(?:\sand)?,?\s(?P<what>(?:that|to)\s)")
_MOVED_THAT = re.compile(
    r"\b(?:moved|proposed|seconded(?:\sby)?(?:\s[A-ZÀ-Þ][\w.'’-]*){0,5},?|MOVED)\s(?:an\samendment,?\s)?(?:as\san\samendment,?\s)?(?P<what>(?:that|to|refusal|approval|deferral|the\srecommendation)\b[^.]{0,600}\.?)"
)
_MOVES = re.compile(r"\b(?:moved|proposed|Motion\smade|MOVED|[Oo]n\sthe\smotion\sof)\b")
_MOVES_NEXT = re.compile(r"(?:Moved|Proposed|Seconded|Motion made)\b", re.IGNORECASE)
_IN_TITLE = re.compile(
    r"(?:R?\d{4}-\d+[A-Z]?\s+)?(?P<movers>(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+,\s(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+)(?=\s*:\s*(?:That|THAT)\b|\s*:?\s*$)"
)
_SUBMITTED = re.compile(
    r"\bmotion\b.{0,40}\b(?:submitted|proposed|moved)\sby\s(?P<who>[A-Z].{3,60})", re.IGNORECASE
)
_MOVER_LINE = re.compile(
    r"\W*(?:(?:Proposed|Moved|Seconded|Proposer|Seconder|Mover|Motion made|MOVED|SECONDED|PROPOSED)\b.{0,120}$|[A-Z]\. ?[A-Z]\w+, [A-Z]\.)|.{0,200}\b(?:moved|seconded)\b"
)
_AMENDS = re.compile(r"\bamendments?\b|\bAMENDMENT\b|\baddendum\b|\bas\san\samendment\b")
_LAST_WORD = re.compile(
    r"(?<=[.;:)\d])\s*(?P<word>Carried|CARRIED|Defeated|DEFEATED|Lost|LOST|Motion carried|Passed)\W*$"
)
_BARE_LETTER = re.compile(r"(?P<letter>[A-H]|[IVX]{1,4}\.)\s+(?=[a-z])")
_SERIES = re.compile(r"\(?(?P<mark>[ivxl]+|[a-zA-Z]|\d{1,3})[.)]*$")
_INLINE_PART = re.compile(r"(?:(?<=\s)|^)(?P<label>\((?:[ivx]{1,5}|[a-z]|\d{1,2})\))\s+")
_TELLS_VOTE = re.compile(r"\b(?:votes?|carried|vot(?:ed|ing)|unanimous(?:ly)?)\b", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_REFERENCE = re.compile(
    r"\b(?P<reference>(?:[A-Z]{1,4}[/.-]?)?(?:\d{2}|(?:19|20)\d{2})[/-](?!(?:19|20)\d\d\b)\d{3,6}(?:[/-][A-Z]{2,5}\d?){0,2}|[A-Z]{1,4}/\d{2,4}/\d{2,6}(?:/[A-Z]{2,5})?)\b"
)
_PLANNING = re.compile(
    r"\b(?:planning permission|applications?|erection of|consent|dwelling|extension|proposal:|applicant|change of use)\b",
    re.IGNORECASE,
)
_PERMITS = re.compile(
    r"\b(?:permission|application|consent|refus|grant|approv|object|defer|support|condition|comment|delegat)",
    re.IGNORECASE,
)
_NO_APPLICATION = re.compile(
    r"(?:resolution|by-?law|direction|tender|minute|report|act|contract|\bR)\W{0,3}(?:(?:number|nos?\.?|ref\.?) ?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A decision and the passages that it takes of the item: from `first` up to, not including, `end`.

    `before` is what its first passage says before the decision opens; `announces` tells a motion that was carried.
    """

    decision: Decision
    first: int
    end: int
    before: str
    announces: bool = False


def find_decisions(
    body: Sequence[Passage],
    *,
    title: str,
    heading: Sequence[Passage] = (),
    weak: bool,
    minutes: bool = False,
    decides_at: int | None = None,
) -> list[Found]:
    """The decisions of one item, in their order.

    `weak` says that this document records its decisions in prose, `minutes` that earlier minutes are confirmed,
    `decides_at` which passage is a decision though no word opens it.
    """
    if (pair := _IN_TITLE.match(title)) and heading:
        return _of_titled(body, title, pair, lines=heading[0].lines, weak=weak)
    if body and (pair := _IN_TITLE.match(body[0].text)) and not body[0].text[pair.end() :].strip(" :"):
        return _below_movers(_of_titled(body[1:], body[0].text, pair, lines=body[0].lines, weak=weak))
    found = _found_in(body, title=title, weak=weak, minutes=minutes)
    if decides_at is not None and decides_at < len(body) and not found:
        opened = Opening(None, 0, 0, strength="bare")
        found.append(_read(body, decides_at, opened, title=title, floor=0, following=()))
    return found


def _found_in(body: Sequence[Passage], *, title: str, weak: bool, minutes: bool = False) -> list[Found]:
    found: list[Found] = []
    openings = _openings(body, weak=weak, minutes=minutes)
    for place, (index, opened) in enumerate(openings):
        floor = _floor(found, opened)
        if found and index < found[-1].end and not _shares_passage(found[-1], index, opened):
            continue
        one = _read(
            body, index, opened, title=title, floor=min(floor, index), following=openings[place + 1 :]
        )
        if found and _is_announcement(found[-1], one):
            one = _after_announcement(found.pop(), one)
        found.append(one)
    return found


def _of_titled(
    body: Sequence[Passage], title: str, pair: re.Match[str], *, lines: tuple[Line, ...], weak: bool
) -> list[Found]:
    """The decision of which the title names the movers, `R2023-147 J. Scott, L. Moore`, and may hold the words."""
    words = title[pair.end("movers") :].lstrip(" :")
    head = Passage(f"{pair['movers']}: {words}".strip(), lines)
    opened = Opening(None, 0, len(head.text) - len(words))
    if not words and (not body or not re.match(r"(?:That|THAT|WHEREAS|Whereas|BE IT)\b", body[0].text)):
        return _found_in(body, title="", weak=weak)
    one = _read([head, *body], 0, opened, title="", floor=0, following=[])
    rest = _found_in(body[one.end - 1 :], title="", weak=weak)
    moved = [replace(each, first=each.first + one.end - 1, end=each.end + one.end - 1) for each in rest]
    return [replace(one, first=0, end=one.end - 1, before=""), *moved]


def _below_movers(found: Sequence[Found]) -> list[Found]:
    """The decisions below a line that holds nothing but movers, which belongs to the first of them."""
    moved = [replace(each, first=each.first + 1, end=each.end + 1) for each in found]
    if moved and moved[0].first == 1:
        moved[0] = replace(moved[0], first=0)
    return moved


def _floor(found: Sequence[Found], opened: Opening) -> int:
    """Where this decision's own words can begin: an amendment to a motion does not end what was moved."""
    if opened.kind == "amendment":
        return found[-1].end if found else 0
    return next((each.end for each in reversed(found) if each.decision.kind != "amendment"), 0)


def _shares_passage(earlier: Found, index: int, opened: Opening) -> bool:
    """Whether a second decision opens in the passage that the one before it ends with."""
    return index == earlier.end - 1 == earlier.first and opened.start > 0


def _openings(body: Sequence[Passage], *, weak: bool, minutes: bool) -> list[tuple[int, Opening]]:
    """What opens a decision in this item: the strong openings, and of the others those that fit its style."""
    every = [
        (index, each)
        for index, passage in enumerate(body)
        if not _is_point(passage)
        for each in readings(passage.text)
    ]
    every += [(index, each) for index in range(len(body)) if (each := _quoted_motion(body, index))]
    every.sort(key=lambda one: (one[0], one[1].start))
    told = _moved_only(body, every, weak=weak)
    every = sorted([*every, *told], key=lambda one: (one[0], one[1].start))
    decided = any(each.strength in ("strong", "bare") for _, each in every)
    preambles = set(_in_preambles(body))
    every = [one for one in every if one[0] not in preambles]
    strong = {index for index, each in every if each.strength == "strong"}
    return [
        (index, each)
        for index, each in _once_for_minutes(every, minutes=minutes)
        if not (_is_heading(body[index], each) and _opens_below(body, index, strong))
        if each.strength in ("strong", "bare", "state")
        or (each.strength == "weak" and (weak or (not decided and _is_plain(body[index], each))))
        or (
            each.strength == "prose"
            and _is_record(body, index, each, weak=weak, minutes=minutes, decided=decided)
        )
    ]


def _once_for_minutes(
    openings: Sequence[tuple[int, Opening]], *, minutes: bool
) -> Iterator[tuple[int, Opening]]:
    """`The minutes were approved. The minutes were then signed.` is one decision."""
    before: int | None = None
    for index, each in openings:
        if not (minutes and each.strength == "prose" and index == before):
            yield index, each
        before = index if each.strength == "prose" else before


def _in_preambles(body: Sequence[Passage]) -> Iterator[int]:
    """`AND WHEREAS` and `THEREFORE BE IT RESOLVED` behind a WHEREAS, which go on with one resolution."""
    running = False
    for index, passage in enumerate(body):
        if running and _RESOLVES.match(passage.text):
            yield index
        elif not passage.label:
            running = bool(_PREAMBLE.match(passage.text))


def _opens_below(body: Sequence[Passage], index: int, strong: Container[int]) -> bool:
    """Whether the decision itself opens on the next line, or below the lines of its movers."""
    at = index + 1
    while at < min(len(body), index + 3) and _MOVES_NEXT.match(body[at].text):
        at += 1
    bare = at < len(body) and at > index + 1 and bool(re.match(r"(?:That|THAT)\b", body[at].text))
    return at in strong or bare


def _is_heading(passage: Passage, opened: Opening) -> bool:
    """`Decision:` above a line that begins with RESOLVED."""
    return opened.strength == "strong" and not plain(passage.text[opened.text_at :])


def _is_plain(passage: Passage, opened: Opening) -> bool:
    """`It was agreed to refer the motion`, at the head of its passage, with nothing that only would be."""
    return opened.start == 0 and bool(_TO_OR_BE.match(passage.text[opened.text_at :]))


def _is_record(
    body: Sequence[Passage], index: int, opened: Opening, *, weak: bool, minutes: bool, decided: bool
) -> bool:
    """Whether prose such as `The report was noted.` is how this item says what was decided."""
    words = body[index].text[opened.start : opened.ends]
    if minutes:
        return not decided and bool(_OF_MINUTES.search(words))
    if decided:
        return False
    alone = not body[index].text[: opened.start].strip("0123456789. ")
    return weak or (index >= len(body) - 2 and len(words) < 200 and alone)


def _quoted_motion(body: Sequence[Passage], index: int) -> Opening | None:
    """`"That, Councillor Moss be appointed."` straight below the lines of its proposer and seconder."""
    text = straight(body[index].text[:40])
    if not re.match(r'"\s?(?:That|To|THAT)\b', text):
        return None
    before = " ; ".join(
        passage.text for passage in body[max(0, index - 2) : index] if len(passage.text) < 120
    )
    if not all(movers(before)) or body[index - 1].text.endswith(":"):
        return None
    later = [passage.text for passage in body[index + 1 : index + 8]]
    if any(each.strength in ("strong", "state") for text in later for each in readings(text)[:1]):
        return None
    return Opening(None, 0, 0)


def _moved_only(
    body: Sequence[Passage], openings: Sequence[tuple[int, Opening]], *, weak: bool
) -> list[tuple[int, Opening]]:
    """`On the proposal of Councillor Reay, seconded by Councillor Lund, the item was deferred.`"""
    found: list[tuple[int, Opening]] = []
    opened = [(index, each) for index, each in openings if each.strength in ("strong", "state")]
    for index, passage in enumerate(body):
        text = passage.text
        if "econded" not in text and "ECONDED" not in text:
            continue
        for start, end in sentences(text[:LONGEST]):
            sentence = text[start:end]
            if (
                "econd" not in sentence
                or not all(movers(sentence))
                or _decided_near(opened, index, start, end)
            ):
                continue
            if is_vote_note(sentence) and any(at < index or one.start < start for at, one in opened):
                continue
            if (weak or _RESULTS.search(sentence)) and not _NOT_PUT.search(sentence):
                found.append((index, _of_movers(sentence, start, end)))
    return found


def _decided_near(opened: Sequence[tuple[int, Opening]], index: int, start: int, end: int) -> bool:
    """Whether the motion's own passage or one of the next three says what became of it."""
    return any(
        (at == index and (start <= one.start < end or one.start >= end)) or index < at <= index + 3
        for at, one in opened
    )


def _of_movers(sentence: str, start: int, end: int) -> Opening:
    """Where the text of a motion begins: behind its movers, or with what was proposed."""
    head = straight(sentence)
    behind = _BEHIND_SECONDER.search(head)
    proposed = _PROPOSED_THAT.search(head)
    kind = "amendment" if re.search(r"\bamendment\b", head) else "decision"
    at = 0
    if proposed and (behind is None or proposed.end() < behind.start()):
        at = proposed.start("what")
    elif behind:
        at = behind.start("what")
    return Opening(None, start, start + at, kind, ends=end if end < LONGEST else None)


def _is_announcement(earlier: Found, later: Found) -> bool:
    """`The motion was declared CARRIED.` straight before the resolution that it announces."""
    decision = later.decision
    return earlier.announces and decision.introducer is not None and later.first <= earlier.end + 2


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


def _read(
    body: Sequence[Passage],
    index: int,
    opened: Opening,
    *,
    title: str,
    floor: int,
    following: Sequence[tuple[int, Opening]],
) -> Found:
    first = body[index]
    stops = frozenset(at for at, each in following if each.strength in ("strong", "state", "weak"))
    if opened.strength == "state":
        return _read_state(body, index, opened, floor=floor, stops=stops)
    stem = _BARE_TO.sub("", _without_notes(first.text[opened.text_at : opened.ends]))
    reaches_end = opened.ends is None or opened.ends >= len(first.text.rstrip())
    whole = opened.ends is None or plain(stem).endswith(":") or (reaches_end and not ends_sentence(stem))
    end = _end(body, index, stem, stops, told=opened.start > 0) if whole else index + 1
    notes_end = _with_notes(body, end, stops)
    text, parts = _text_and_parts(stem, first, body[index + 1 : end], opened=opened)
    around = " ".join(filter(None, [_own_words(first, opened), *(p.text for p in body[end:notes_end])]))
    moved, seconded = _movers(body, index, around, floor, opened)
    outcome, words = outcome_of(text or first.text, kind=opened.kind, introducer=opened.introducer)
    if outcome == "other" and (opened.strength == "bare" or (moved and seconded)):
        outcome = "agreed"
    if outcome == "noted" and any(not _NOTES_ONLY.search(part.text) for part in parts):
        outcome, words = "agreed", None
    if text.casefold().strip(" .") == "accordingly":
        text = plain(first.text)
    if seconded and not moved and (submitted := _SUBMITTED.search(title)):
        moved = movers(f"Moved by {submitted['who']}")[0]
    if result := _result(text, body[end:notes_end]):
        outcome, words, text = _with_result(outcome, words, text, result)
    decision = Decision(
        kind="recommendation" if outcome == "recommended" and opened.kind == "decision" else opened.kind,
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


def _without_notes(stem: str) -> str:
    """The words of a decision without the notes on voting and moving that its paragraph ends with."""
    parts = sentences(stem)
    while len(parts) > 1 and is_vote_note(stem[slice(*parts[-1])]):
        stem = stem[: parts.pop()[0]]
    return stem


def _own_words(first: Passage, opened: Opening) -> str:
    """What the passage says of this decision: from the end of the one before it to the beginning of the next."""
    others = readings(first.text)
    if opened.ends and opened not in others:
        return first.text[opened.start : opened.ends] + _notes_behind(first.text, opened.ends)
    before = [each.ends for each in others if each.ends and each.ends <= opened.start]
    after = [
        each.start for each in others if each.start > opened.start and each.start >= (opened.ends or 0) > 0
    ]
    return first.text[max(before, default=0) : min(after, default=None)]


def _notes_behind(text: str, end: int) -> str:
    """`All agreed.` behind the sentence that says who moved and seconded."""
    rest = text[end:LONGEST]
    reached = 0
    for start, stop in sentences(rest):
        if not is_vote_note(rest[start:stop]):
            break
        reached = stop
    return rest[:reached]


def _words_of_state(passage: Passage, opened: Opening) -> str:
    """What the passage says of a motion up to its fate, an amendment's from where it was proposed on."""
    words = _own_words(passage, opened)
    start = passage.text.find(words)
    words = words[: max(0, (opened.ends or len(passage.text)) - start)]
    if opened.kind == "amendment":
        parts = sentences(words)
        words = words[next((begin for begin, end in parts if _AMENDS.search(words[begin:end])), 0) :]
    return words


def _read_state(
    body: Sequence[Passage], index: int, opened: Opening, *, floor: int, stops: frozenset[int]
) -> Found:
    """`The amendment was put to the vote and LOST.`: the motion that it speaks of, with its movers and votes."""
    said = plain(body[index].text[opened.start : opened.ends])
    before = _words_of_state(body[index], opened)
    notes_end = _with_notes(body, index + 1, stops)
    moved_at = _moved_at(body, index, floor, opened.kind)
    around = " ".join([before, *(passage.text for passage in body[index + 1 : notes_end])])
    moved, seconded = _movers_of_motion(body, moved_at, index, opened, before)
    decision = Decision(
        kind=opened.kind,
        text=_motion_text(body, index, opened, moved_at) or said,
        introducer=None,
        outcome=outcome_of_state(opened.manner or "", said),
        outcome_as_written=opened.manner,
        moved_by=moved,
        seconded_by=seconded,
        votes=_votes(body, index, notes_end, around, floor),
        lines=(body[index].span[0], body[notes_end - 1].span[1]),
    )
    announces = decision.kind != "amendment" and decision.outcome in ("agreed", "agreed_amended")
    return Found(decision, index, notes_end, plain(body[index].text[: opened.start]), announces)


def _movers_of_motion(
    body: Sequence[Passage], moved_at: int, index: int, opened: Opening, before: str
) -> tuple[str | None, str | None]:
    """Those named where the motion was moved, or seconded between there and the vote."""
    moved, seconded = movers(before)
    for passage in body[moved_at:index]:
        if bool(_AMENDS.search(passage.text[:400])) == (opened.kind == "amendment") or not moved:
            earlier = movers(passage.text) if len(passage.text) < 2_000 else (None, None)
            moved, seconded = moved or earlier[0], seconded or earlier[1]
    return moved, seconded


def _moved_at(body: Sequence[Passage], index: int, floor: int, kind: str) -> int:
    """The passage that moves what is now decided: the nearest that speaks of an amendment, or of none."""
    for at in range(index, max(floor, index - 30) - 1, -1):
        text = body[at].text
        if _MOVES.search(text[:600]) and bool(_AMENDS.search(text[:600])) == (kind == "amendment"):
            return at
    return max(floor, index - 3)


def _motion_text(body: Sequence[Passage], index: int, opened: Opening, moved_at: int) -> str | None:
    """The words that were moved: behind `moved that`, or quoted below `moved:`."""
    words = straight(body[moved_at].text[: opened.start if moved_at == index else LONGEST])
    if match := _MOVED_THAT.search(words):
        return plain(body[moved_at].text[match.start("what") : match.end("what")])
    if words.rstrip().endswith((":", ":-")) and moved_at + 1 < index:
        quoted = plain(body[moved_at + 1].text)
        return quoted.strip('"“” ') if straight(quoted).startswith(('"', "That")) else None
    return None


def _result(text: str, notes: Sequence[Passage]) -> str | None:
    """What a note beside the decision, or its own last word, says became of it: `Carried.`"""
    for note in notes:
        if word := result_in(note.text):
            return word
    match = _LAST_WORD.search(text[-30:])
    return match["word"] if match else None


def _with_result(outcome: str, words: str | None, text: str, result: str) -> tuple[str, str | None, str]:
    """The outcome as the result changes it: what fails is lost, what is carried was no more than moved."""
    text = _LAST_WORD.sub("", text).strip() if _LAST_WORD.search(text[-30:]) else text
    if result.casefold() in ("failed", "lost", "defeated", "tied"):
        return "lost", result, text
    if result.casefold() == "withdrawn":
        return "withdrawn", result, text
    return (outcome, words, text) if outcome != "other" else ("agreed", result, text)


def _end(body: Sequence[Passage], index: int, stem: str, stops: Container[int], *, told: bool) -> int:
    """Where the decision that opens here ends: with its list, with its quotation, or with its one sentence."""
    end = index + 1
    waiting = not plain(stem)
    open_list = waiting or bool(_OPENS_LIST.search(plain(stem)[-40:]))
    # What is told in the middle of a lettered paragraph does not go on in the next letter.
    previous: Passage | None = body[index] if body[index].label and not (waiting or told) else None
    last, quotes_from = body[index], index if straight(plain(stem)[:1]) == '"' else None
    while end < min(len(body), index + _MOST_PASSAGES):
        passage = body[end]
        if end in stops and not (open_list and _is_limb_of_state(passage, previous)):
            break
        if (waiting or not ends_sentence(last.text)) and _PAGE_MARK.fullmatch(passage.text):
            end += 1
            continue
        if not (
            _quotes_on(last, end, quotes_from)
            or _belongs(passage, previous, waiting=waiting, open_list=open_list)
            or _runs_on(last, passage)
        ):
            after = _past_table(body, end, previous, stops)
            if after == end:
                break
            end = after
            continue
        if waiting and straight(passage.text[:1]) == '"':
            quotes_from = end
        open_list = open_list or passage.text.endswith((":", ":-"))
        # The rest of a limb that a page cut in two leaves the list where it was.
        goes_on = previous is not None and not passage.label and _runs_on(last, passage)
        previous = previous if goes_on else passage
        waiting, last = False, passage
        end += 1
    return end


def _is_limb_of_state(passage: Passage, previous: Passage | None) -> bool:
    """`ii. AGREED the preferred option` in a list below `The Committee:`, where each limb has its verb."""
    opens_with = re.match(r"(?:NOTED|AGREED|APPROVED|RESOLVED|RECOMMENDED|DECIDED|ENDORSED)\b", passage.text)
    return bool(opens_with and passage.label and _in_series(passage, previous, open_list=True))


def _quotes_on(last: Passage, end: int, quotes_from: int | None) -> bool:
    """Whether a quotation that the decision began with is still open, for a page at most."""
    if quotes_from is None or end - quotes_from > 20:
        return False
    return not straight(last.text).rstrip(". -;").endswith('"')


_MOST_PASSAGES = 200
"""No decision has more paragraphs, rows and limbs; an unclosed quotation mark ends somewhere."""


def _runs_on(last: Passage, passage: Passage) -> bool:
    """Whether this is the rest of a sentence that the end of a line or of a page cut in two."""
    if passage.label or passage.marker or ends_sentence(last.text) or is_vote_note(passage.text):
        return False
    text = passage.text
    if text[:1].islower() or re.match(r"\d{4}/\d\d\b", text):
        return True
    width = len(last.lines[-1].shown)
    cut = 60 < width <= 130 and not passage.blank_before and passage.lines[0].heading is None
    return cut and (text.endswith(".") or len(text) > 60) and not opening(text)


def _past_table(body: Sequence[Passage], start: int, previous: Passage | None, stops: Container[int]) -> int:
    """Past the rows of a table that a colon announces, or behind which the list goes on; else where they begin."""
    if body[start - 1].text.endswith(":") and _is_cell(body[start]):
        return next(
            (at for at in range(start, len(body)) if at in stops or not _is_cell(body[at])), len(body)
        )
    if previous is None or previous.label is None or previous.is_bullet:
        return start
    end = start
    while end < min(len(body), start + 40) and end not in stops and _is_row(body[end]):
        end += 1
    if end == start or end >= len(body) or body[end].is_bullet:
        return start
    following = {rank + 1 for rank in _ranks(previous.label)}
    return end if following & _ranks(body[end].label or "") else start


def _is_cell(passage: Passage) -> bool:
    return passage.lines[0].table is not None or (len(passage.cells) > 1 and not passage.label)


def _is_row(passage: Passage) -> bool:
    """A row or a cell of a table, or a line as short as one."""
    if _is_cell(passage):
        return True
    return passage.label is None and len(passage.text) < 100 and not passage.text.endswith((".", ";", ":"))


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
    if _BARE_LETTER.match(text):
        return open_list or bool(previous and _BARE_LETTER.match(previous.text))
    if _RESOLVES.match(text):
        return True
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


def _text_and_parts(
    stem: str, first: Passage, rest: Sequence[Passage], *, opened: Opening
) -> tuple[str, tuple[Part, ...]]:
    stem = plain(stem)
    labelled = [limb for passage in rest if (limb := _limb(passage))]
    kept = [passage.shown for passage in rest if not _PAGE_MARK.fullmatch(passage.text)]
    text = re.sub(r"\s-{3,}(?=\s|$)", "", plain(" ".join([stem, *kept])))
    if first.label and opened.strength == "bare" and _SERIES.fullmatch(first.label) and not first.is_bullet:
        labelled = [Part(_label(first), first.text), *labelled]
        text = f"{first.label} {text}"
    if len(straight(text)) > 1 and straight(text)[0] == '"' and straight(text).rstrip(". ").endswith('"'):
        text = text.rstrip(". ")[1:-1]
    if labelled:
        return text, tuple(labelled)
    return text, tuple(_inline_parts(text))


def _limb(passage: Passage) -> Part | None:
    """The passage as a part of the decision: by its label, or by a bare letter in front."""
    if passage.label:
        return Part(_label(passage), passage.text)
    match = _BARE_LETTER.match(passage.text)
    return Part(match["letter"].rstrip("."), passage.text[match.end() :]) if match else None


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


def _with_notes(body: Sequence[Passage], end: int, stops: frozenset[int]) -> int:
    """Past the notes on voting and moving that follow the decision, and the names of a recorded vote."""
    start = end
    while end < len(body) and end not in stops:
        sides, after = sides_from(body, end)
        if sides:
            end = after
        elif _is_note(body, end, start, stops):
            end += 1
        else:
            break
    return end


def _is_note(body: Sequence[Passage], at: int, start: int, stops: frozenset[int]) -> bool:
    """Whether this passage tells of the vote on what stands before it, not of the motion that comes next."""
    text = body[at].text
    later = [place for place in stops if place > at]
    if announces_recorded_vote(text):
        return not later
    if not is_vote_note(text):
        return False
    if not _MOVES_NEXT.match(text):
        return True
    has_result = any(result_in(passage.text) for passage in body[start:at])
    return not has_result and not any(place <= at + 2 for place in later)


def _movers(
    body: Sequence[Passage], index: int, around: str, floor: int, opened: Opening
) -> tuple[str | None, str | None]:
    """Movers named with the decision, else in the passages before it, each of the two in its own."""
    moved, seconded = movers(around)
    if (moved and seconded) or opened.strength in ("weak", "prose"):
        return moved, seconded
    told = [passage.text for passage in body[floor:index] if not named_side(passage.shown)]
    earlier: tuple[str | None, str | None] = (None, None)
    for text in reversed(told[-6:]):
        if len(text) > 2_000 or (opened.kind != "amendment" and _AMENDS.search(text[:400])):
            continue
        named = movers(text)
        if all(named) or _MOVER_LINE.match(text[:160]):
            earlier = earlier[0] or named[0], earlier[1] or named[1]
        if earlier[0]:
            break
    return moved or earlier[0], seconded or earlier[1]


def _votes(body: Sequence[Passage], index: int, end: int, around: str, floor: int) -> Votes | None:
    """Votes in the decision's words, and the lists of names beside it."""
    start = index
    while start > floor and (
        named_side(body[start - 1].shown)
        or division_in(body[start - 1].text)
        or (_is_grid_row(body[start - 1]) and index - start < 60)
        or _is_names_of_side(body, start - 1, floor)
    ):
        start -= 1
    votes = read_votes(around)
    for passage in reversed(body[max(floor, start - 2) : start]):
        tells = _TELLS_VOTE.search(passage.text[-400:]) or all(movers(passage.text[:600]))
        if tells and not _AMENDS.search(passage.text[:400]):
            votes = votes or read_votes(passage.text[-600:])
    sides = _sides(body, start, index) + _sides(body, index + 1, end)
    told = [each for passage in body[index:end] for each in recorded_in(passage.text)]
    return with_named(
        votes, sides, told or [each for p in body[start - 1 : start] for each in recorded_in(p.text)]
    )


def _is_grid_row(passage: Passage) -> bool:
    return (
        passage.text.startswith("|")
        or "\t" in passage.lines[0].text.strip()
        or passage.lines[0].table is not None
    )


def _is_names_of_side(body: Sequence[Passage], at: int, floor: int) -> bool:
    """A list of names below the label of its side."""
    side = named_side(body[at - 1].shown) if at > floor else None
    return side is not None and not side.names


def _sides(body: Sequence[Passage], start: int, end: int) -> list[Side]:
    found: list[Side] = []
    while start < end:
        sides, after = sides_from(body, start, end)
        found += sides
        start = max(after, start + 1)
    return found


def _reference(title: str, text: str, before: Sequence[Passage]) -> str | None:
    """The planning reference in the item's title or in the lines before the decision."""
    near = [title, text, *(passage.text for passage in before[-6:] if _PERMITS.search(text))]
    for words in near:
        head = words[:500]
        if "/" not in head and "-" not in head:
            continue
        for match in _REFERENCE.finditer(head):
            told = _PLANNING.search(head) or any(_PLANNING.search(each[:500]) for each in near)
            if (
                told
                and not _NO_APPLICATION.search(head[: match.start()][-30:])
                and head[match.start()] != "R"
            ):
                return match["reference"]
    return None
