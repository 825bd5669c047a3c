"""Motions: who moved and seconded them, in what words, and the votes that belong to them."""

import re
from collections.abc import Sequence
from itertools import islice

from .introducers import Opening, readings
from .passages import Passage
from .values import Votes
from .votes import (
    Side,
    division_in,
    is_mover_pair,
    is_vote_note,
    movers,
    named_side,
    read_votes,
    recorded_in,
    result_in,
    sides_from,
    with_named,
)
from .words import LONGEST, ends_sentence, holds_any, plain, sentences, straight

_RESULTS = re.compile(
    r"(?<!be )\b(?:agreed|adopted|accepted|approved|deferred|suspended|carried|noted|excluded|elected|appointed|confirmed|ratified|authorised|granted|signed|passed)\b|\bCarried\b|\b(?:CARRIED|AGREED|APPROVED)\b|\b(?:Agreed|Resolved)(?=\.|\sunan)|\b[Uu]nanimously\b|^On\s(?:the|a)\s(?:proposal|motion|proposition)\b",
)
_MOVES_SENTENCE_BEFORE = re.compile(
    r"Seconded\b|(?:This|It|(?:The\s)?[Mm]otion)\swas\s(?:then\s|duly\s)?(?:proposed|moved|seconded)\sby\b|(?:Proposed|Moved)\s(?:by\b|(?:Cllrs?|Councillor|Mr|Mrs|Ms|Miss|Dr|Rev|Revd)\b|[A-Z]\.?\s?[A-Z][a-z]|[A-Z]{1,2}[a-z]?[A-Z]\b)"
    r"|(?:This|It|The\s(?:motion|proposal))\swas\s(?:then\s|duly\s|unanimously\s|put\sto\sthe\svote\sand\s){0,2}(?:agreed|carried|approved)\b(?!\sthat)"
    r"|(?:Carried|Agreed|Approved|Resolved|CARRIED|AGREED|APPROVED)(?:\s(?i:unanimously)|\sby\sall|\s(?:by\s)?\w{1,12}\s(?:votes?\s)?(?:to|-)\s\w{1,12})?\.|(?:All|Unanimously)\s(?:were\s)?(?:in\sfavour|agreed)(?!\sthat)\b"
)
_SAYS_WHAT = re.compile(r"\bthat\b|\s[-–]\s[a-z]|\bto\s[a-z]|\b(?:be|is|are|was\snot)\s[a-z]+(?:ed|en)\b")
_SECONDED_FROM_THE_CHAIR = re.compile(r"\bseconded by the (?:[Vv]ice[- ])?(?:[Cc]hair|[Mm]ayor)")
_WHO_AGREED = re.compile(
    r"(?:It was|All|(?:All )?(?:the )?(?:[Mm]embers|[Cc]ouncillors)|The (?:Parish |Town )?(?:Council|Committee|meeting))\s(?:were\s|all\s|then\s|unanimously\s){0,2}(?:agreed|resolved|decided)\s(?=that\b|to\b)"
)
_NOMINATION = re.compile(r"\bbe\s(?:elected|appointed)\b")
_NOT_PUT = re.compile(r"\b(?:lost|withdrawn|not\sseconded|no\sseconder|amendment)\b")
_BEHIND_SECONDER = re.compile(
    r"\bseconded\s(?:by\s)?(?:[A-ZÀ-Þ][\w.'’-]*,?\s|\([A-Z]{1,4}\),?\s|(?:ap|de|van|der|le|la)\s){1,6}(?:and\s(?:unanimously\s)?(?:agreed|carried|approved|resolved),?\s)?(?P<what>(?:that|THAT|to|this|these|the|all(?!\s(?:in\sfavour|agreed))|Standing)\s[£$]?\w+\s.*)"
    r"|\bseconded\s(?P<which>that\s.*)",
    re.DOTALL,
)
_BEHIND_COLON = re.compile(r"\bseconded\s[^:.]{3,60}:[-–]?\s*\"?(?P<what>(?:That|THAT)\s)")
_PROPOSED_THAT = re.compile(
    r"\b(?:proposed|moved|seconded(?=,))(?:\sand|\sby(?:\s[A-ZÀ-Þ][\w.'’-]*){1,5})?,?\s(?P<what>(?:that|to|we)\s)"
)
_MOVED_THAT = re.compile(
    r"\b(?:(?:moved|proposed|MOVED)(?:\sby\sway\sof\s(?:an\s)?amendment,?|\s(?:by|BY)(?:\s[A-ZÀ-Þ][\w.'’-]*){1,5},?)?(?:\s(?:[A-ZÀ-Þ][\w.'’-]*\s){1,5}seconding,)?|seconded(?:\sby)?(?:\s[A-ZÀ-Þ][\w.'’-]*){0,5},?|(?:moved|proposed|seconded)\sa\smotion)\s(?:an\samendment,?\s)?(?:as\san\samendment,?\s)?(?P<what>(?:that|to|refusal|approval|deferral|[Oo]ption\s\w{1,3}|the\srecommendation)\b[^.]{0,600}\.?)"
)
_MOVED_COLON = re.compile(
    r"\b(?:[Mm]oved|[Pp]roposed)\b[^:.]{3,120}?\b[Ss]econded\b[^:.]{3,60}:[-–]?\s*(?P<what>[\x22]?(?:That|THAT)\s.+)",
    re.DOTALL,
)
"""`Moved by Councillor Canning and seconded by Councillor Frost: That the recommendation be adopted.`"""
_MOVES = re.compile(
    r"\b(?:moved|proposed|Moved\sby|Proposed\sby|Motion\smade|MOVED|[Oo]n\sthe\smotion\sof)\b"
)
_MOVER_LINE = re.compile(
    r"\W*(?:(?:Proposed|Moved|Seconded|Proposer|Seconder|Mover|Motion made|MOVED|SECONDED|PROPOSED|[Oo]n the (?i:proposal|proposition|motion) of)\b.{0,120}$|[A-Z]\. ?[A-Z]\w+, [A-Z]\.)"
)
_MOVES_FURTHER_ON = re.compile(r".{0,200}\b(?:moved|seconded)\b")
_AMENDS = re.compile(
    r"(?<!no\s)\b[Aa]mendments?\b|\bAMENDMENT\b|\bbe\sreplaced\s(?:as\sfollows|by\b|with\b)|\baddendum\b|\bas\san\samendment\b|\bthat\sthe\swords?\s[\"“'‘]"
)
_CAPITAL_VERBS = re.compile(
    r"(?<=\w )(?:PROPOSED|MOVED)\b(?= [a-z])|(?<=[;,] )SECONDED\b|(?<=[a-z] )SECONDED\b(?= by\b)"
)
_AMENDING = ("mend", "MEND", "ddend", "the word", "be replaced")
_TELLS_VOTE = re.compile(
    r"\b(?:votes?|carried|vot(?:ed|ing)|unanimous(?:ly)?|\d{1,2} for, \d{1,2} against)\b"
)
_VOTING = ("vot", "carried", "unanimous", " for, ")


_OPENS_MOTION = ("That", "THAT", "WHEREAS", "Motion to ", "Motion: ", "MOTION: ", '"')
_BEGIN_MOTION = frozenset('TWM"“”')


def amends(text: str) -> bool:
    """`an amendment was moved`: whether the words are about an amendment."""
    return holds_any(text, _AMENDING) and bool(_AMENDS.search(text))


def _spoken(text: str) -> str:
    """`Cllr Moss PROPOSED that …; SECONDED by Cllr Reay` with its verbs in small letters, of the same length."""
    text = straight(text)
    if "PROPOSED" not in text and "MOVED" not in text and "SECONDED" not in text:
        return text
    return _CAPITAL_VERBS.sub(lambda verb: verb.group().lower(), text)


def quoted_motion(body: Sequence[Passage], index: int) -> Opening | None:
    """`"That, Councillor Moss be appointed."` straight below the lines of its proposer and seconder."""
    text = body[index].text[:40]
    if text[:1] not in _BEGIN_MOTION or not (text := straight(text)).startswith(_OPENS_MOTION):
        return None
    if index and re.match(r"(?:That|THAT|WHEREAS)\b", text):
        if is_mover_pair(body[index - 1].text):
            return Opening(None, 0, 0)
        if _is_moved_above(body, index) and _has_result(body, index):
            return Opening(None, 0, 0)
    if text.startswith("That ") and (_leads_to_resolution(body, index) or _is_proposed_above(body, index)):
        return Opening(None, 0, 0)
    before = " ; ".join(
        passage.text for passage in body[max(0, index - 2) : index] if len(passage.text) < 120
    )
    if _MOTION_PUT.match(text) and _is_voted_on(body, index):
        return Opening(None, 0, text.index(":") + 2)
    if text.startswith("Motion to ") and all(movers(before)):
        return Opening(None, 0, len("Motion "))
    if not re.match(r'"\s?(?:That|To|THAT)\b', text):
        return None
    if not all(movers(before)) or body[index - 1].text.endswith(":"):
        return None
    later = [passage.text for passage in body[index + 1 : index + 8]]
    if any(each.strength in ("strong", "state") for text in later for each in readings(text)[:1]):
        return None
    return Opening(None, 0, 0)


_PROPOSER = re.compile(r"Propose(?:r|d by)\s?:\s?\S.{2,60}$")
_SECONDER = re.compile(r"Seconde(?:r|d by)\s?:\s?\S.{2,60}$")


def _is_proposed_above(body: Sequence[Passage], index: int) -> bool:
    """`Proposer : Councillor Plant` and `Seconder : Councillor Small`, a line each above what they moved."""
    if index < _TWO_LINES or not _SECONDER.match(body[index - 1].text):
        return False
    return bool(_PROPOSER.match(body[index - 2].text))


_TWO_LINES = 2
_AND_RESOLVED = re.compile(r"\band(?: (?:it )?was)?[\s,:]*$")


def _leads_to_resolution(body: Sequence[Passage], index: int) -> bool:
    """`It was moved by Councillor Reay, seconded by Councillor Lund and` above the words of a RESOLVED that was lost."""
    at = index - 1
    while at > max(0, index - 3) and is_vote_note(body[at].text):
        at -= 1
    return at >= 0 and bool(_AND_RESOLVED.search(body[at].text[-20:])) and all(movers(body[at].text[-300:]))


_MOVED_ALONE = re.compile(r"Moved\s[Bb]y\s?:?\s[A-Z][^.:;,]{2,50}")
"""`Moved by: Ann Reay`, in a committee that needs no seconder."""
_SECONDED_ALONE = re.compile(r"Seconded\s[Bb]y\s?:?\s[A-Z][^.:;,]{2,50}")


def _is_moved_above(body: Sequence[Passage], index: int) -> bool:
    """Whether the line above says who moved it, or the two above who moved and who seconded."""
    above = index - 2 if index > 1 and _SECONDED_ALONE.fullmatch(body[index - 1].text[:60]) else index - 1
    return bool(_MOVED_ALONE.fullmatch(body[above].text[:60]))


def _has_result(body: Sequence[Passage], index: int) -> bool:
    """Whether `Carried` follows before the next motion is moved."""
    for passage in body[index + 1 : index + 8]:
        if _MOVED_ALONE.match(passage.text[:60]):
            return False
        if result_in(passage.text):
            return True
    return False


_MOTION_PUT = re.compile(r"M(?:otion|OTION): (?:[Tt]hat|[Tt]o)\b")
_VOTED = re.compile(r"(?:Votes?|Voting|Result)\s?:|(?:Carried|CARRIED|Lost|LOST|Unanimous)\b")
_LINES_OF_A_MOTION = 5


def _is_voted_on(body: Sequence[Passage], index: int) -> bool:
    """`Motion: that …` above `Proposed: Cllr Reay`, `Seconded: Cllr Lund` and `Vote: 4 for, 0 against`."""
    below = [passage.text for passage in body[index + 1 : index + _LINES_OF_A_MOTION]]
    return any(movers(text[:200])[0] for text in below) and any(map(_VOTED.match, below))


def moved_only(
    body: Sequence[Passage], openings: Sequence[tuple[int, Opening]], *, weak: bool
) -> list[tuple[int, Opening]]:
    """`On the proposal of Councillor Reay, seconded by Councillor Lund, the item was deferred.`"""
    found: list[tuple[int, Opening]] = []
    decisive = {"strong", "state", "bare", *(["weak"] if weak else [])}
    opened = [(index, each) for index, each in openings if each.strength in decisive]
    for index, passage in enumerate(body):
        text = passage.text
        if "econded" not in text and "ECONDED" not in text:
            continue
        if put := _seconded_below(body, index):
            if not any(at == index - 1 for at, _ in opened):
                found.append((index - 1, put))
            continue
        if _are_nominations(text) and any(at > index for at, _ in opened):
            continue
        for start, end in _with_seconders(text[:LONGEST]):
            sentence = _spoken(text[start:end])
            if (
                "econd" not in sentence
                or sentence.rstrip().endswith((":", ":-"))
                or not _has_movers(sentence)
                or _decided_near(
                    body, opened, index, start, end, itself=bool(_AGREED_AT_ITS_END.search(sentence))
                )
            ):
                continue
            if not weak and any(
                at > index and one.introducer and not _moved_under_another_head(body, index, at, one)
                for at, one in opened
            ):
                continue
            if is_vote_note(sentence) and any(at < index or one.start < start for at, one in opened):
                continue
            if (
                weak
                and start == 0
                and index
                and is_vote_note(text)
                and (above := _sentence_above(body[index - 1].text))
            ):
                found.append((index - 1, above))
                continue
            told = _before_quotation(sentence)
            if (_RESULTS.search(told) or (weak and told == sentence)) and not _NOT_PUT.search(sentence):
                number = (
                    _NUMBER_OF_PARAGRAPH.match(sentence) if start == 0 and sentence[:1].isdigit() else None
                )
                at = number.end() if number else 0
                found.append((index, _of_movers(sentence[at:], start + at, end)))
    return found


def _before_quotation(sentence: str) -> str:
    """`It was moved by Mr Reay and seconded by Dr Lund:- "That the plan be agreed`: what is told, not what was moved."""
    match = _QUOTATION.search(straight(sentence)) if ":" in sentence else None
    return sentence[: match.start()] if match else sentence


_QUOTATION = re.compile(r':[-–]?\s?"[^"]*$')
_NUMBER_OF_PARAGRAPH = re.compile(r"\d{1,4}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])")
_SECONDED_AND_CARRIED = re.compile(
    r"Seconded\sby\s[^.]{4,50}(?:\b[A-Z]\.[^.]{2,30})?\.\s+(?:Carried|CARRIED|Motion\s[Cc]arried)\b[^.]{0,30}\.?$"
)
_MOVED_ABOVE = re.compile(
    r"(?:(?:Deputy )?(?:Mayor|Reeve|Warden)|Councillor|Cllr\.?|Coun\.)\s(?:[A-Z][\w.'’-]*\s){1,3}moved\s(?=to\s[a-z]|that\s)"
)


def _seconded_below(body: Sequence[Passage], index: int) -> Opening | None:
    """`Councillor Reay moved to adopt the minutes.` above `Seconded by Councillor Lund. Carried.`"""
    if not index or not _SECONDED_AND_CARRIED.match(body[index].text):
        return None
    text = body[index - 1].text
    match = _MOVED_ABOVE.match(text) if "moved" in text[:60] else None
    return Opening(None, 0, match.end(), manner=match.group()) if match else None


def _sentence_above(text: str) -> Opening | None:
    """`Cllr Moss was elected.` above `Proposed: Cllr Reay  Seconded: Cllr Lund`."""
    start, end = sentences(text)[-1]
    return Opening(None, start, start) if end <= LONGEST and _RESULTS.search(text[start:end]) else None


def _has_movers(sentence: str) -> bool:
    """Both movers by name, or the seconder by the office of whoever presides."""
    moved, seconded = movers(sentence)
    return bool(moved and (seconded or _SECONDED_FROM_THE_CHAIR.search(sentence)))


def _are_nominations(text: str) -> bool:
    """`that Mr Moss be elected` and `that Mrs Lund be elected` in one paragraph: only one of them was."""
    return len(_NOMINATION.findall(text[:LONGEST])) > 1


def _with_seconders(text: str) -> list[tuple[int, int]]:
    """The sentences, each with the `Seconded Cllr Peake, all agreed.` behind it that says only who moved it."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences(text):
        if joined and _MOVES_SENTENCE_BEFORE.match(text, start) and not _of_itself(text[start:end]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _of_itself(sentence: str) -> bool:
    """`Proposed by Councillor Moss, seconded by Councillor Lund that the hedge be cut.`: it says what is moved."""
    return bool(_BEHIND_SECONDER.search(sentence) or _SAYS_WHAT.search(sentence))


_CARRIED_AND = re.compile(
    r"\s*(?:All (?:were |being )?(?:in favour|agreed)|(?:The\s)?[Mm]otion\s(?:was\s)?carried|Carried)(?:\sunanimously)?,?\sand\s"
)
"""`All were in favour and it was agreed that`: the motion before it was carried, and something more was decided."""


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether what begins here behind a motion tells what became of it, and is no further decision."""
    return start >= end and not _CARRIED_AND.fullmatch(text[end:start])


def _decided_near(
    body: Sequence[Passage],
    opened: Sequence[tuple[int, Opening]],
    index: int,
    start: int,
    end: int,
    *,
    itself: bool,
) -> bool:
    """Whether the motion's own passage or one of the next three says what became of it."""
    below = 0 if itself else 3
    return any(
        (
            at == index
            and (start <= one.start < end or (not itself and _goes_on(body[at].text, end, one.start)))
        )
        or (index < at <= index + below and not _moved_under_another_head(body, index, at, one))
        for at, one in opened
    )


def _moved_under_another_head(body: Sequence[Passage], index: int, at: int, one: Opening) -> bool:
    """Whether a later decision has movers of its own and stands below a heading of its own, `ii) Window boxes`."""
    heads = any(
        len(each.text) < 80 and each.label and not ends_sentence(each.text) for each in body[index + 1 : at]
    )
    return heads and all(movers(body[at].text[: one.start]))


_AGREED_AT_ITS_END = re.compile(
    r"\b(?:was|were)\sproposed\sby\b.{3,80}\band\s(?:unanimously\s|duly\s)?(?:agreed|carried|approved|accepted|passed)\W*$"
)
"""`Payments of £1,120 were proposed by Cllr Reay, seconded by Cllr Lund and agreed.`, which nothing below decides again."""


def _of_movers(sentence: str, start: int, end: int) -> Opening:
    """Where the text of a motion begins: behind its movers, or with what was proposed."""
    head = _spoken(sentence)
    behind = _BEHIND_SECONDER.search(head)
    proposed = _PROPOSED_THAT.search(head)
    kind = "amendment" if re.search(r"\bamendment\b", head) else "decision"
    at = 0
    if proposed and (behind is None or proposed.end() < behind.start()):
        at = proposed.start("what")
    elif behind:
        at = max(behind.start("what"), behind.start("which"))
    elif colon := _BEHIND_COLON.search(head):
        at = colon.start("what")
    elif agreed := _WHO_AGREED.match(head):
        at = agreed.end()
    return Opening(None, start, start + at, kind, ends=end if end < LONGEST else None)


def where_moved(body: Sequence[Passage], index: int, floor: int, kind: str) -> int:
    """The passage that moves what is now decided: the nearest that speaks of an amendment, or of none, by whoever is named."""
    named = _IN_WHOSE_NAME.search(body[index].text[:400])
    for at in range(index, max(floor, index - 30) - 1, -1):
        text = body[at].text
        if at == index and _moves_first(text, kind):
            return at
        if (
            _MOVES.search(_spoken(text[:600]))
            and _amends_at(body, at) == (kind == "amendment")
            and not (at < index and any(each.strength == "state" for each in readings(text)))
            and (named is None or (at < index and f"{named['who']} " in f"{text} ".replace(",", " ")))
        ):
            return at
    return max(floor, index - 3)


def _moves_first(text: str, kind: str) -> bool:
    """Whether a motion is moved in the first sentence of a passage that tells of its amendments too."""
    first = text[: sentences(text)[0][1]] if kind != "amendment" and text else ""
    return bool(_MOVES.search(first)) and not amends(first)


_IN_WHOSE_NAME = re.compile(
    r"\b(?:in the name of|(?:amendment|(?<!connection with the notice of )motion|proposal) (?:moved |proposed )?(?:by|of)) (?:(?:County |Mr|Mrs|Ms|Miss|Councillor|Cllr|Alderman|Dr)\.? ?){0,3}(?:[A-Z]\.? ){0,3}(?P<who>[A-ZÀ-Þ][\w'’-]{2,}(?: (?!was|and|be)[\w'’-]{3,})?)(?=[ ,;.])"
)
"""`The amendment in the name of Councillor Reay was put`, where there were several."""


def _amends_at(body: Sequence[Passage], at: int) -> bool:
    """Whether the passage moves an amendment, by its words or by the heading above it."""
    return amends(body[at].text[:600]) or bool(at and _HEADS_AMENDMENT.fullmatch(body[at - 1].text[:40]))


_HEADS_AMENDMENT = re.compile(
    r"\W{0,3}(?:(?:First|Second|Third|Further)\s)?(?:Amendment|AMENDMENT)(?:\s\w{1,3})?\W*"
)


def movers_of_motion(
    body: Sequence[Passage], moved_at: int, index: int, opened: Opening, before: str
) -> tuple[str | None, str | None]:
    """Those named where the motion was moved, or seconded between there and the vote."""
    moved, seconded = movers(before)
    if moved_at == index and not moved and _moves_first(body[index].text, opened.kind):
        moved, seconded = movers(body[index].text[: sentences(body[index].text)[0][1]])
    for place, passage in enumerate(body[moved_at:index], start=moved_at):
        seconds = place == moved_at + 1 and passage.text.startswith("Seconded")
        if seconds or _amends_at(body, place) == (opened.kind == "amendment") or not moved:
            earlier = movers(passage.text) if len(passage.text) < 2_000 else (None, None)
            moved, seconded = moved or earlier[0], seconded or earlier[1]
    return moved, seconded


def words_moved(body: Sequence[Passage], index: int, opened: Opening, moved_at: int) -> str | None:
    """The words that were moved: behind `moved that`, or quoted below `moved:` and below the names of the movers."""
    own = straight(body[index].text[opened.start : opened.ends])
    if told := _PUT_IN_ITS_WORDS.match(own):
        return plain(body[index].text[opened.start :][told.start("what") : told.end("what")])
    words = _spoken(body[moved_at].text[: opened.start if moved_at == index else LONGEST])
    if opened.kind == "amendment" and not amends(words.split(". ", 1)[0]):
        begins = next((start for start, end in sentences(words) if amends(words[start:end])), 0)
        words = " " * begins + words[begins:]
    if match := _MOVED_THAT.search(words) or _MOVED_COLON.search(words):
        return plain(body[moved_at].text[match.start("what") : match.end("what")])
    if moved_at + 1 >= index:
        return None
    below = moved_at + 1
    while below < index - 1 and len(body[below].text) < 120 and body[below].text.startswith("Seconded"):
        below += 1
    if below > moved_at + 1 and body[below].text.startswith(("That ", "THAT ")):
        return plain(body[below].shown)
    quoted = straight(body[moved_at + 1].text[:1]) == '"'
    if words.rstrip().endswith((":", ":-")) or (quoted and not ends_sentence(words.rstrip(":- "))):
        moved = plain(_quoted_from(body[moved_at + 1 : index]))
        return moved.rstrip(";").strip('"“” ') if straight(moved).startswith(('"', "That")) else None
    return None


_PUT_IN_ITS_WORDS = re.compile(
    r"(?:An|A\sfurther|The)\s(?:amendment|motion|proposal)\b[^.;]{0,120}?,?\s(?P<what>that\s[^.;]{4,300}?),?\s(?:was|were|on\sbeing|having\sbeen)\s(?:then\s|duly\s){0,2}(?:put|voted|lost|carried|defeated)\b"
)
"""`An amendment by Councillor Reay, seconded by Councillor Lund, that the term be three years was put to the vote and LOST`"""


def _quoted_from(passages: Sequence[Passage]) -> str:
    """The motion that begins here, with its further paragraphs up to the mark that ends the quotation."""
    words = passages[0].shown
    if straight(words)[:1] != '"' or straight(words).rstrip(".; ").endswith('"'):
        return words
    for place, passage in enumerate(passages[1:20], start=2):
        if straight(passage.text).rstrip(".; ").endswith('"'):
            return " ".join(each.shown for each in passages[:place])
    return words


def movers_of(
    body: Sequence[Passage], index: int, around: str, floor: int, opened: Opening
) -> tuple[str | None, str | None]:
    """Movers named with the decision, else in the passages before it, each of the two in its own."""
    moved, seconded = movers(around)
    headed = bool(index) and _HEADS_DECISION.fullmatch(body[index - 1].text[:20])
    if (moved and seconded) or (opened.strength in ("weak", "prose") and not headed):
        return moved, seconded
    if seconded and BY_OFFICE.search(around):
        return (
            moved,
            seconded,
        )  # the office that moved it names nobody, and whoever moved before did not move this
    told = (
        passage.text
        for passage in reversed(body[floor:index])
        if not named_side(passage.shown) and not _is_cell_of_roll(passage)
    )
    earlier: tuple[str | None, str | None] = (None, None)
    for text in islice(told, 6):
        if len(text) > 2_000 or (opened.kind != "amendment" and amends(text[:400])):
            continue
        if holds_any(text, ("lost", "defeated", "n a vote", "n the vote")) and _THIS_WAS_LOST.search(text):
            continue  # what it moves was lost, and is not what was resolved
        if text.count("proposed by") > 1 and "nominat" in text:
            continue  # several were nominated, and each has movers of their own
        named = movers(text)
        if all(named) or _speaks_of_movers(text[:160]) or _speaks_of_movers(text[-160:]):
            earlier = earlier[0] or named[0], earlier[1] or named[1]
        if earlier[0]:
            break
    return moved or earlier[0], seconded or earlier[1]


def movers_across_amendments(body: Sequence[Passage], index: int) -> tuple[str | None, str | None]:
    """Who moved and seconded the only motion above the amendments of this item, which the resolution carries."""
    if not any(amends(passage.text[:600]) for passage in body[:index]):
        return None, None
    found = [
        named
        for at, passage in enumerate(body[:index])
        if len(passage.text) < 2_000
        and _MOVES.search(passage.text[:600])
        and not _amends_at(body, at)
        and not any(each.strength in ("state", "strong") for each in readings(passage.text))
        and all(named := movers(passage.text))
    ]
    return found[0] if len(found) == 1 else (None, None)


_HEADS_DECISION = re.compile(r"(?:DECISION|Decision|RESOLVED|Resolved)\W*")


def _is_cell_of_roll(passage: Passage) -> bool:
    """A name or a cross in a table of votes, above which the motion stands."""
    return passage.lines[0].table is not None and len(passage.text) < 40


BY_OFFICE = re.compile(
    r"\b(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED)\s(?:by|from)\s[Tt]he\b|\b[Tt]he\s(?:[A-Z][\w-]*\s){1,4}(?:formally\s|then\s|therefore\s)?(?:proposed|moved)\b|\bit\swas\s(?:proposed|moved)\sand\b"
)
"""`It was proposed by the Mayor, seconded by Councillor Bray`: the office names nobody, and nobody is missed."""
_THIS_WAS_LOST = re.compile(
    r"(?:\.\s|^)(?:This|It|The (?:motion|proposal|amendment)) (?:was|being)\b[^.]{0,80}\b(?:lost|defeated)\b|\bOn (?:a|the) vote[^.]{0,80} (?:this|it) was (?:agreed|carried|lost|rejected)\b"
)


def _speaks_of_movers(text: str) -> bool:
    """`Moved:` with no name that can be read, and `It was moved and seconded`."""
    later = holds_any(text, ("moved", "seconded")) and _MOVES_FURTHER_ON.match(text)
    return bool(later or _MOVER_LINE.match(text))


def votes_of(body: Sequence[Passage], index: int, end: int, around: str, floor: int) -> Votes | None:
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
        tells = (
            _tells_vote(passage.text[-400:]) or all(movers(passage.text[:600])) or is_vote_note(passage.text)
        )
        if tells and not amends(passage.text[:400]):
            votes = votes or read_votes(passage.text[-600:])
    sides = _sides(body, start, index) + _sides(body, index + 1, end)
    told = [each for passage in body[index:end] for each in recorded_in(passage.text)]
    return with_named(
        votes, sides, told or [each for p in body[start - 1 : start] for each in recorded_in(p.text)]
    )


_NOTE_OF_VOTE = re.compile(r"[(\[]?(?:vot(?:e|es|ing)|for|in favour|unanimous)\b", re.IGNORECASE)
_FURTHEST_NOTE = 12


def votes_below(body: Sequence[Passage], end: int, later: Sequence[int]) -> Votes | None:
    """The vote that is noted below the reasons of a decision: `Reason: …`, then `(Voting: 6 for, 1 against)`."""
    until = min([len(body), end + _FURTHEST_NOTE, *(at for at in later if at >= end)])
    for passage in body[end:until]:
        text = passage.text
        if amends(text[:400]) or _MOVES.search(text[:200]):
            return None
        if len(text) < 120 and _NOTE_OF_VOTE.match(text) and (votes := read_votes(text)):
            return votes if is_vote_note(text) else None
    return None


def _tells_vote(text: str) -> bool:
    folded = text.casefold()
    return holds_any(folded, _VOTING) and bool(_TELLS_VOTE.search(folded))


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
