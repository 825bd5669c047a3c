"""The decisions of an item: where each begins and ends, its parts, its movers and votes."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from .extents import MOVES_NEXT, RESOLVES, end_of, past_notes, text_and_parts
from .introducers import (
    ABOVE_WHAT_IT_DID,
    MADE_RECOMMENDATIONS,
    OF_MINUTES_ALONE,
    OF_THESE,
    WHAT_IT_DID,
    Opening,
    puts_in_office,
    readings,
)
from .lines import Line
from .making import quickly_made
from .motions import (
    amends,
    moved_only,
    movers_across_amendments,
    movers_of,
    movers_of_motion,
    quoted_motion,
    votes_below,
    votes_of,
    where_moved,
    words_moved,
)
from .openness import says_exclusion
from .outcomes import outcome_of, outcome_of_state
from .passages import Passage
from .titles import ONE_MOVER, moved_by_one
from .values import Decision, Part, Votes
from .votes import is_vote_note, movers, read_votes, result_in
from .words import LONGEST, ends_sentence, fold, plain, sentences, straight

_LEADS_TO_DECISION = re.compile(r"(?:\bit\swas|\bCommittee|\bCouncil|\bPanel|\bCabinet)\W{0,3}$")
"""`Following a vote (8 in favour, 3 against) it was` above `Resolved`."""
_BARE_TO = re.compile(r"^\s*(?:to|[Tt]hat|as\sfollows)\s*:\s*[-–]?\s*$")
"""`Cabinet resolved to:` above a list of what it resolved."""
_NOTES_ONLY = re.compile(r"\b(?:not(?:e|es|ed)|receiv(?:e|es|ed))\b", re.IGNORECASE)
_PREAMBLE = re.compile(r"whereas\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:After|Following|Having|On|Upon|With|In)\b[^.;]{0,120},?\s")
_TO_OR_BE = re.compile(
    r"(?:not\s)?to\s[a-z]+|that\s[^.]{1,300}?\b(?:be|will|should|would)\s[a-z]+|that\sthe\s(?:[Cc]lerk|[Cc]hair(?:man)?)\sto\s[a-z]+|the\sfollowing\b"
)
_OF_MINUTES = re.compile(r"\b(?:minutes?|record|notes)\b", re.IGNORECASE)
_IN_TITLE = re.compile(
    r"(?:R?\d{4}-\d+[A-Z]?\s+)?(?P<movers>(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+(?:,|\s[–-])\s(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+)(?=\s*:\s*(?:That|THAT)\b|\s*:?\s*$)"
)
_SUBMITTED = re.compile(
    r"\bmotion\b.{0,40}\b(?:submitted|proposed|moved)\sby\s(?P<who>[A-Z].{3,60})", re.IGNORECASE
)
_LAST_WORD = re.compile(
    r"(?<=[.;:)\d])\s*(?P<word>Carried|CARRIED|Defeated|DEFEATED|Lost|LOST|Motion carried|Passed)\W*$"
)
_QUOTED = re.compile(r'"[^"]{0,600}"')
_MOVED_HERE = re.compile(r"\b(?:[Mm]oved|[Pp]roposed)\b")
_OF_ANY_ITEM = re.compile(r"(?:Agreed|Approved|Adopted)\b[^.]*\.")
"""`Agreed.` under any title; `Accepted.` says nothing but that apologies were."""
_TWO_COUNTS = re.compile(r"\s*\(\d{1,2}\s?[-–]\s?\d{1,2}\)\s*")
_REFERENCE = re.compile(
    r"\b(?P<reference>(?:[A-Z]{1,4}[/.-]?)?(?:\d{2}|(?:19|20)\d{2})[/-](?!(?:19|20)\d\d\b)\d{3,6}(?:[/-][A-Z]{2,5}\d?){0,2}|[A-Z]{1,4}/\d{2,4}/\d{2,6}(?:/[A-Z]{2,5})?)\b"
)
_OF_RESOLUTION = re.compile(r"R\d{4}-")
_PLANNING = re.compile(
    r"p(?<=\bp)(?:lanning permission\b|roposal:\b)|a(?<=\ba)pplica(?:tions?|nt)\b|e(?<=\be)(?:rection of|xtension)\b|c(?<=\bc)(?:onsent|hange of use)\b|d(?<=\bd)welling\b"
)
"""In small letters."""
_OF_OFFICERS = re.compile(r"recommendation\b", re.IGNORECASE)
_SUFFIX = re.compile(r"[/-](?:FUL|OUT|HOU|HH|LBC|ADV|COU|RES|REM|TPO|VAR|FULL|LB|AD|CLU)\w{0,2}$")
_PERMITS = re.compile(
    r"p(?<=\bp)ermission|a(?<=\ba)pp(?:lication|rov)|c(?<=\bc)o(?:nsent|ndition|mment)|r(?<=\br)efus|g(?<=\bg)rant|o(?<=\bo)bject|d(?<=\bd)e(?:fer|legat)|s(?<=\bs)upport"
)
"""In small letters."""
_NO_APPLICATION = re.compile(
    r"(?:resolution|by-?law|direction|tender|minute|report|act|contract|\bR)\W{0,3}(?:(?:number|nos?\.?|ref\.?) ?)?$",
    re.IGNORECASE,
)


@quickly_made
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
    if (
        len(body) > 1
        and (one := ONE_MOVER.fullmatch(body[0].text))
        and moved_by_one(one["movers"], body[1].text)
    ):
        return _moved_by(
            one["movers"],
            _below_movers(_of_titled(body[1:], body[0].text, one, lines=body[0].lines, weak=weak)),
        )
    found = _found_in(body, title=title, weak=weak, minutes=minutes)
    if decides_at == 0 and found and found[0].first > 0 and _are_limbs(body[: found[0].first + 1]):
        found = []  # "(3) It was agreed to receive a report" behind "(1) The comments were noted."
    if decides_at is not None and decides_at < len(body) and not found:
        opened = Opening(None, 0, 0, strength="bare")
        found.append(_read(body, decides_at, opened, title=title, floor=0, following=()))
    return found


def _are_limbs(body: Sequence[Passage]) -> bool:
    """Whether each passage has its number in brackets, as the parts of one decision have."""
    return all(passage.label and passage.label.endswith(")") for passage in body)


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
    return _contested(_without_motions_resolved(found))


_FOR_OFFICE = re.compile(
    r"\b(?:be|as|for)\s(?P<office>(?:the\s)?[\w' -]{4,60}?)\W{1,3}(?P<votes>\d{1,2})\svotes?\b\W*$",
    re.IGNORECASE,
)
"""`that Councillor Reay be Chair: 2 votes`"""


def _contested(found: list[Found]) -> list[Found]:
    """The nominations for one office of which each has its votes: who had fewer than another was not elected."""
    ends = (each.decision.text[-120:] for each in found)
    told = [_FOR_OFFICE.search(end) if "vote" in end else None for end in ends]
    most: dict[str, list[int]] = {}
    for match in told:
        if match:
            most.setdefault(fold(match["office"]), []).append(int(match["votes"]))
    return [
        _with_share(each, int(match["votes"]), most[fold(match["office"])])
        if match and len(most[fold(match["office"])]) > 1
        else each
        for each, match in zip(found, told, strict=True)
    ]


def _with_share(one: Found, share: int, shares: Sequence[int]) -> Found:
    """A nomination with the votes that it had; two that had as many say nothing of who was elected."""
    best = max(shares)
    outcome = "lost" if share < best else "agreed" if shares.count(best) == 1 else "other"
    votes = replace(one.decision.votes or Votes(), in_favour=share, against=None)
    decision = replace(one.decision, outcome=outcome, outcome_as_written=None, votes=votes)
    return replace(one, decision=decision)


def _without_motions_resolved(found: list[Found]) -> list[Found]:
    """Without the naked motion that a resolution below repeats word for word, which takes its movers."""
    kept: list[Found] = []
    for place, one in enumerate(found):
        words = _same_words(one)
        later = next((each for each in found[place + 1 :] if words and _same_words(each) == words), None)
        if later is None or one.decision.introducer or not later.decision.introducer:
            kept.append(one)
            continue
        motion, decision = one.decision, later.decision
        moved, seconded = motion.moved_by or decision.moved_by, motion.seconded_by or decision.seconded_by
        found[found.index(later)] = replace(
            later, decision=replace(decision, moved_by=moved, seconded_by=seconded)
        )
    return kept


def _same_words(found: Found) -> str:
    return fold(found.decision.text).strip(" .").removeprefix("that ")


def _of_titled(
    body: Sequence[Passage], title: str, pair: re.Match[str], *, lines: tuple[Line, ...], weak: bool
) -> list[Found]:
    """The decision of which the title names the movers, `R2026-58 N. Quarry, T. Ashdown`, and may hold the words."""
    words = title[pair.end("movers") :].lstrip(" :")
    head = Passage(f"{pair['movers']}: {words}".strip(), lines)
    opened = Opening(None, 0, len(head.text) - len(words))
    if not words and (not body or not re.match(r"(?:That|THAT|WHEREAS|Whereas|BE IT)\b", body[0].text)):
        below = _found_in([head, *body], title="", weak=weak)
        return [replace(each, first=max(0, each.first - 1), end=each.end - 1) for each in below]
    one = _read([head, *body], 0, opened, title="", floor=0, following=[])
    rest = _found_in(body[one.end - 1 :], title="", weak=weak)
    moved = [replace(each, first=each.first + one.end - 1, end=each.end + one.end - 1) for each in rest]
    return [replace(one, first=0, end=one.end - 1, before=""), *moved]


def _moved_by(mover: str, found: Sequence[Found]) -> list[Found]:
    """The first of the decisions with its mover, whose name alone stands before it."""
    first, rest = found[:1], found[1:]
    return [
        *(
            replace(each, decision=replace(each.decision, moved_by=each.decision.moved_by or mover))
            for each in first
        ),
        *rest,
    ]


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
        if len(body) == 1 or not _is_point(passage)
        for each in readings(passage.text)
    ]
    every = [one for one in every if not _is_put(body, one, every)]
    every += [(index, each) for index in range(len(body)) if (each := quoted_motion(body, index))]
    every += [(index, each) for index in range(len(body)) if (each := _above_what_it_did(body, index))]
    every.sort(key=_place_of)
    every = sorted([*every, *moved_only(body, every, weak=weak)], key=_place_of)
    if not every:
        return []
    decided = any(
        each.strength in ("strong", "bare") and not says_exclusion(body[index].text[:600])
        for index, each in every
    )
    preambles = set(_in_preambles(body))
    every = _without_proposals([one for one in every if one[0] not in preambles])
    strong = {index for index, each in every if each.strength == "strong"}
    return [
        (index, each)
        for index, each in _once_for_minutes(every, minutes=minutes)
        if not (_is_heading(body[index], each) and _opens_below(body, index, strong))
        if not _heads_column(body, index)
        if each.strength in ("strong", "bare", "state")
        or (each.strength == "weak" and (weak or (not decided and _is_plain(body[index], each))))
        or (
            each.strength == "prose"
            and _is_record(body, index, each, weak=weak, minutes=minutes, decided=decided)
        )
    ]


def _above_what_it_did(body: Sequence[Passage], index: int) -> Opening | None:
    """`The Committee:` above limbs that say what it did: `1. Noted the report;`."""
    text = body[index].text
    if text.endswith(":") and MADE_RECOMMENDATIONS.fullmatch(text):
        first = body[index + 1].text if index + 1 < len(body) else ""
        opens = first.startswith(("That ", "that ", "To ", "to "))
        return Opening(text.rstrip(" :"), 0, len(text), "recommendation") if opens else None
    if not text.endswith((":", "-", "–")) or not ABOVE_WHAT_IT_DID.fullmatch(text):
        return None
    below = body[index + 1] if index + 1 < len(body) else None
    if below is None or not (below.label or below.is_bullet) or not WHAT_IT_DID.match(below.text):
        return None
    return Opening(text.rstrip(" :-–"), 0, len(text))


def _place_of(one: tuple[int, Opening]) -> tuple[int, int]:
    return one[0], one[1].start


def _is_put(body: Sequence[Passage], one: tuple[int, Opening], every: Sequence[tuple[int, Opening]]) -> bool:
    """Whether a bare `That …` is the motion that the passage above moves, of which it is told later what became."""
    index, opened = one
    if opened.strength != "bare" or not any(
        at > index and each.strength in ("strong", "state") for at, each in every
    ):
        return False
    head = index - 1
    while head > max(0, index - 20) and body[head].label and body[index].label:
        head -= 1
    if head < 0 or not body[head].text.endswith((":", ":-", ",")):
        return (
            head > 0
            and body[head - 1].text.startswith("Amendment moved")
            and _moved_in_lines(body, head)
            and any(at > index and each.strength == "state" for at, each in every)
        )
    return bool(_MOVED_HERE.search(body[head].text[:600]) or _moved_in_lines(body, head))


def _moved_in_lines(body: Sequence[Passage], at: int) -> bool:
    """`Moved by Alderman Moss,` and `Seconded by Councillor Reay,` on lines of their own."""
    lines = [passage.text for passage in body[max(0, at - 1) : at + 1]]
    return len(lines) > 1 and all(len(text) < 120 and MOVES_NEXT.match(text) for text in lines)


def _without_proposals(openings: Sequence[tuple[int, Opening]]) -> list[tuple[int, Opening]]:
    """Without what an officer's `Recommendation:` proposes above the resolution, which is not decided yet."""
    kept: list[tuple[int, Opening]] = []
    proposes = False
    strong = [at for at, each in openings if each.strength == "strong" and not _is_proposal(each)]
    for index, each in openings:
        if _is_proposal(each):
            proposes = any(at > index for at in strong)
        elif each.strength not in ("bare", "prose"):
            proposes = False
        if not proposes:
            kept.append((index, each))
    return kept


def _is_proposal(opened: Opening) -> bool:
    return opened.introducer is not None and bool(_OF_OFFICERS.match(opened.introducer))


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
        if running and RESOLVES.match(passage.text):
            yield index
        elif not passage.label:
            running = passage.text[:1] in "wW" and bool(_PREAMBLE.match(passage.text))


_RESOLUTION_BELOW = re.compile(
    r"(?:The|Members)\b[^.]{3,120}\b(?:resolutions?|recommendations?)\s(?:set\sout\s)?below\.?$"
)
"""`The Council voted unanimously on a show of hands to make the resolution below.`"""


def _opens_below(body: Sequence[Passage], index: int, strong: Container[int]) -> bool:
    """Whether the decision itself opens on the next line, or below the lines of its movers."""
    at = index + 1
    if at + 1 < len(body) and _RESOLUTION_BELOW.match(body[at].text) and at + 1 in strong:
        return True
    while at < min(len(body), index + 3) and MOVES_NEXT.match(body[at].text):
        at += 1
    bare = at < len(body) and at > index + 1 and bool(re.match(r"(?:That|THAT)\b", body[at].text))
    return at in strong or bare


def _heads_column(body: Sequence[Passage], index: int) -> bool:
    """`Decision` at the head of a column of a table, `Applicant | Asked for | Decision`, of which each row has its own."""
    line, before = body[index].lines[0], body[index - 1].lines[0] if index else None
    if line.table is not None and (before is None or before.table != line.table):
        beside = [each.lines[0] for each in body[index + 1 : index + 3]]
        in_row = len(beside) > 1 and all((each.table, each.row) == (line.table, line.row) for each in beside)
        return in_row and bool(_COLUMN_HEAD.fullmatch(body[index].text[:24]))
    if before is None or line.table is None or before.table != line.table or before.row != line.row:
        return False
    return line.column != before.column and bool(_COLUMN_HEAD.fullmatch(body[index].text[:24]))


_COLUMN_HEAD = re.compile(r"(?:Decision|DECISION|Recommendation|Resolution)s?\W*")


def _is_heading(passage: Passage, opened: Opening) -> bool:
    """`Decision:` above a line that begins with RESOLVED."""
    return opened.strength == "strong" and not plain(passage.text[opened.text_at :])


def _is_plain(passage: Passage, opened: Opening) -> bool:
    """`It was agreed to refer the motion`, at the head of a sentence, with nothing that only would be."""
    before = passage.text[: opened.start]
    told = ends_sentence(before.rstrip()) and (opened.introducer or "").startswith("It was")
    at_the_head = not before or told or bool(_LEADS_IN.fullmatch(before))
    return at_the_head and bool(_TO_OR_BE.match(passage.text[opened.text_at :]))


def _is_record(
    body: Sequence[Passage], index: int, opened: Opening, *, weak: bool, minutes: bool, decided: bool
) -> bool:
    """Whether prose such as `The report was noted.` is how this item says what was decided."""
    words = body[index].text[opened.start : opened.ends]
    if minutes:
        return not decided and bool(
            _OF_MINUTES.search(words) or OF_THESE.match(words) or OF_MINUTES_ALONE.fullmatch(words.strip())
        )
    bare_word = OF_MINUTES_ALONE.fullmatch(words.strip()) and not _OF_ANY_ITEM.match(words)
    if decided or OF_THESE.match(words) or bare_word:
        return False
    if puts_in_office(words):
        return True
    alone = not body[index].text[: opened.start].strip("0123456789. ")
    return weak or (index >= len(body) - 2 and len(words) < 200 and alone)


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
    text = motion.text if _ACCORDINGLY.fullmatch(decision.text) else decision.text
    return replace(
        resolution,
        decision=replace(decision, text=text, votes=votes, moved_by=moved, seconded_by=seconded),
    )


_ACCORDINGLY = re.compile(r"(?:\w+ ){0,3}accordingly\W*", re.IGNORECASE)
"""`RESOLVED accordingly.` below a motion that was carried, whose words say what was resolved."""


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
    whole = (
        opened.ends is None or plain(stem).endswith(":") or (reaches_end and not ends_sentence(stem.rstrip()))
    )
    end = end_of(body, index, stem, stops, told=opened.start > 0) if whole else index + 1
    notes_end = past_notes(body, end, stops)
    text, parts = text_and_parts(stem, first, body[index + 1 : end], opened=opened)
    led = (
        body[index - 1].text
        if index > floor and _LEADS_TO_DECISION.search(body[index - 1].text[-40:])
        else ""
    )
    told = [led[-LONGEST:], _own_words(first, opened), *(p.text for p in body[end:notes_end])]
    around = " ".join(filter(None, told))
    moved, seconded = movers_of(body, index, around, floor, opened)
    if not (moved or seconded) and opened.strength == "strong" and opened.kind != "amendment":
        moved, seconded = movers_across_amendments(body, index)
    outcome, words = _outcome(text or first.text, opened)
    if outcome == "other" and (opened.strength == "bare" or (moved and (seconded or _by_all(around)))):
        outcome = "agreed"
    if outcome == "noted" and not _notes(opened) and any(not _NOTES_ONLY.search(part.text) for part in parts):
        outcome, words = "agreed", None
    if (
        outcome in ("referred", "deferred")
        and not _governs(stem, parts, outcome)
        and _does_other_things(parts, outcome)
    ):
        outcome, words = "agreed", None
    if outcome == "recommended" and opened.kind == "decision" and _recommends_in_passing(stem, parts):
        outcome, words = "agreed", None
    if text.casefold().strip(" .") == "accordingly":
        text = plain(first.text)
    if seconded and not moved and (submitted := _SUBMITTED.search(title)):
        moved = movers(f"Moved by {submitted['who']}")[0]
    if result := _result(text, body[end:notes_end]):
        outcome, words, text = _with_result(outcome, words, text, result)
    manner = f"{opened.introducer or ''} {_as_vote(opened.manner)} {_manner_below(stem, text)}"
    votes = votes_of(body, index, notes_end, f"{manner} {around}", floor)
    votes = votes or votes_below(body, notes_end, [at for at, _ in following])
    if outcome == "agreed" and votes and _is_motion_alone(opened, text) and _outvoted(votes):
        outcome, words = "lost", None
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
        votes=votes,
        lines=(first.span[0], body[notes_end - 1].span[1]),
    )
    return Found(decision, index, notes_end, plain(first.text[: opened.start]))


def _is_motion_alone(opened: Opening, text: str) -> bool:
    """`That Councillor Reay be elected` below its movers, without a word that says what became of it."""
    return not (opened.introducer or opened.manner) and opened.start == 0 and text.startswith("That ")


def _outvoted(votes: Votes) -> bool:
    """Whether more voted against it than for it, and no casting vote was given."""
    if votes.in_favour is None or votes.against is None or votes.casting:
        return False
    return votes.against > votes.in_favour


def _manner_below(stem: str, text: str) -> str:
    """`The Council unanimously approved`, below a heading that says no more than `DECISION`."""
    return "unanimously" if not plain(stem) and "unanimously" in text[:60] else ""


def _notes(opened: Opening) -> bool:
    """`NOTED:` above a list, of which no part can decide anything."""
    return opened.introducer is not None and "noted" in opened.introducer.casefold()


def _outcome(told: str, opened: Opening) -> tuple[str, str | None]:
    """The outcome that the words tell; what prose only quotes tells none, and what it records was at least received."""
    if opened.strength != "prose":
        unquoted = _QUOTED.sub(" ", straight(told)) if '"' in straight(told) else told
        own = outcome_of(unquoted, kind=opened.kind, introducer=opened.introducer)
        return own if own[1] else outcome_of(told, kind=opened.kind, introducer=opened.introducer)
    outcome, words = outcome_of(_QUOTED.sub(" ", straight(told)), kind=opened.kind, introducer=None)
    return (
        ("noted" if _NOTES_ONLY.search(told) else "agreed", None) if outcome == "other" else (outcome, words)
    )


def _as_vote(manner: str | None) -> str:
    """`(3-0)` behind the verb that decides is the vote on it."""
    return f"voted {manner.strip()}" if manner and _TWO_COUNTS.fullmatch(manner) else manner or ""


def _by_all(around: str) -> bool:
    """`seconded by the Mayor and agreed by all members`."""
    votes = read_votes(around)
    return bool(votes and votes.unanimous)


def _does_other_things(parts: Sequence[Part], outcome: str) -> bool:
    """Whether parts of it have other outcomes, so that the whole is simply agreed: one report received, one referred."""
    found = [outcome_of(part.text, kind="decision", introducer=None) for part in parts]
    return any(each not in (outcome, "noted") for each, words in found if words)


def _governs(stem: str, parts: Sequence[Part], outcome: str) -> bool:
    """Whether the words above the parts tell the outcome of all: "be DEFERRED in order that: (a) plans may be submitted"."""
    above = plain(stem.split(parts[0].label, 1)[0] if parts and parts[0].label else stem)
    return (
        above.endswith((":", " that", " to", "so"))
        and outcome_of(above, kind="decision", introducer=None)[0] == outcome
    )


def _recommends_in_passing(stem: str, parts: Sequence[Part]) -> bool:
    """Whether one part of several recommends something to another body, and others decide."""
    return "ecommend" not in stem.split("(i)")[0] and _does_other_things(parts, "recommended")


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
        words = words[next((begin for begin, end in parts if amends(words[begin:end])), 0) :]
    return words


def _read_state(
    body: Sequence[Passage], index: int, opened: Opening, *, floor: int, stops: frozenset[int]
) -> Found:
    """`The amendment was put to the vote and LOST.`: the motion that it speaks of, with its movers and votes."""
    said = plain(body[index].text[opened.start : opened.ends])
    before = _words_of_state(body[index], opened)
    notes_end = past_notes(body, index + 1, stops)
    moved_at = where_moved(body, index, floor, opened.kind)
    around = " ".join([before, *(passage.text for passage in body[index + 1 : notes_end])])
    moved, seconded = movers_of_motion(body, moved_at, index, opened, before)
    decision = Decision(
        kind=opened.kind,
        text=words_moved(body, index, opened, moved_at) or said,
        introducer=None,
        outcome=outcome_of_state(opened.manner or "", said),
        outcome_as_written=opened.manner,
        moved_by=moved,
        seconded_by=seconded,
        votes=_as_lost(votes_of(body, index, notes_end, around, floor), said),
        lines=(body[index].span[0], body[notes_end - 1].span[1]),
    )
    announces = decision.kind != "amendment" and decision.outcome in ("agreed", "agreed_amended")
    return Found(decision, index, notes_end, plain(body[index].text[: opened.start]), announces)


_BY_CASTING_VOTE = re.compile(
    r"\b(?:lost|defeated)\s(?:by|on|upon|with)\sthe\s[^.]{0,40}\bcasting\svote\b", re.IGNORECASE
)
_LOST_BY = re.compile(
    r"\b(?:lost|defeated|rejected|negatived)\s(?:by|on)\s(?:a\s(?:vote|majority)\sof\s)?\w{1,12},?\s(?:votes?,?\s)?(?:to|-)\s",
    re.IGNORECASE,
)


def _as_lost(votes: Votes | None, said: str) -> Votes | None:
    """`The motion was lost by 7 votes to 2`: the larger count, which is told first, is against it."""
    if votes and votes.casting and _BY_CASTING_VOTE.search(said):
        votes = replace(votes, casting="against")
    if votes is None or votes.in_favour is None or votes.against is None or not _LOST_BY.search(said):
        return votes
    more, fewer = sorted((votes.in_favour, votes.against), reverse=True)
    return replace(votes, in_favour=fewer, against=more)


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


def _reference(title: str, text: str, before: Sequence[Passage]) -> str | None:
    """The planning reference in the item's title or in the lines before the decision."""
    permits = bool(before) and _PERMITS.search(text.casefold())
    near = [title, text, *(passage.text for passage in (before[-6:] if permits else ()))]
    is_told: bool | None = None
    for words in near:
        head = words[:500]
        if "/" not in head and "-" not in head:
            continue
        for match in _REFERENCE.finditer(head):
            if _OF_RESOLUTION.match(match["reference"]):
                continue
            if is_told is None:
                is_told = any(_PLANNING.search(each[:500].casefold()) for each in near)
            is_application = is_told or (words is title and _SUFFIX.search(match["reference"]))
            if is_application and not _NO_APPLICATION.search(head[: match.start()][-30:]):
                return match["reference"]
    return None
