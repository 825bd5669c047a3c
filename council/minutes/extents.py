"""Where a decision ends: its list, its quotation or its sentence, and the notes on the vote behind it."""

import re
from collections.abc import Container, Iterator, Sequence

from .introducers import Opening, opening
from .passages import Passage
from .values import Part
from .votes import announces_recorded_vote, is_vote_note, movers, named_side, result_in, sides_from
from .words import LONGEST, ends_sentence, plain, straight

_LABELS = re.compile(
    r"\(?(?:and the )?(?:reasons?|alternative options?|other options|implementation date|call-?in|wards? affected|key decision"
    r"|conflicts? of interest|dispensations?|informatives?|action(?: by)?|contact|notes?(?!\s(?:the|that|with|and)\b)|supporting documents|background)\b"
    r"(?:\s*[:–—-].*|[\w /()-]{0,50}:?|\W*)",
    re.IGNORECASE | re.DOTALL,
)
_MORE_LIMBS = re.compile(r";(?:\s(?:and|or))?\s*$")
_GOES_ON = re.compile(
    r"(?:and\s+)?(?:that|further,?\s(?:that|to)|whereas|(?:now,?\s)?therefore|(?:further\s)?(?:it\s)?be\s(?:it\s)?(?:further\s)?resolved)\b",
    re.IGNORECASE,
)
RESOLVES = re.compile(
    r"(?:AND\s|And\s|and\s)?(?:WHEREAS|(?:NOW,?\s)?THEREFORE|(?:FURTHER\s)?(?:IT\s)?BE\s(?:IT\s)?)|Read\s(?:a|the)\sfirst"
)
_WIDE_GAP = re.compile(r"\S\s{2,40}[£$€\d]|\S\s{4,40}\S")
_PAGE_MARK = re.compile(r"-{3,}|\W{0,3}\d{1,4}\W{0,3}|\(Image omitted\)")
_RULE = re.compile(r"\s-{3,}(?=\s|$)")
_OPENS_LIST = re.compile(r"(?::-?|\b[Tt]hat|\bto|[–-])$")
_LEADS_IN = re.compile(r"(?:[Tt]hat|to)?\s?(?:(?:the\s)?[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,4})?\s?:-?")
"""`that Cabinet:-`, which says nothing of what was decided."""
_PUT = re.compile(r"[\"“]?\s?(?:That|THAT|WHEREAS|Motion to)\b")
MOVES_NEXT = re.compile(r"(?:(?:Amendment\s)?Moved|Proposed|Seconded|Motion made)\b", re.IGNORECASE)
_BARE_LETTER = re.compile(
    r"(?P<letter>(?:[A-H]|[IVX]{1,4}\.)(?=\s+[a-z])|[A-H](?=:\s)|\d{1,2}(?=\s+(?:That|THAT)\s)):?\s+"
)
"""`A approves`, `IV. notes` and `2 That the report be received`, whose full stop the print leaves out."""
_SERIES = re.compile(r"\(?(?P<mark>[ivxl]+|[a-zA-Z]|\d{1,3})[.)]*$")
_INLINE_PART = re.compile(r"(?:(?<=\s)|^)(?P<label>\((?:[ivx]{1,5}|[a-z]|\d{1,2})\))\s+")
_FIRST_LIMB = re.compile(r"(?P<label>\((?:i|a|A|1)\)|(?:i|a|1)[.)])\s+(?=[A-Z])")
"""`Resolved: (a) That Mr Reay be appointed.` above `(b) That …`, the first of several limbs in the paragraph of the opening."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_MOST_PASSAGES = 200
"""No decision has more paragraphs, rows and limbs; an unclosed quotation mark ends somewhere."""


def end_of(body: Sequence[Passage], index: int, stem: str, stops: Container[int], *, told: bool) -> int:
    """Where the decision that opens here ends: with its list, with its quotation, or with its one sentence."""
    end = index + 1
    waiting = not plain(stem) or bool(_LEADS_IN.fullmatch(plain(stem)))
    open_list = waiting or bool(_OPENS_LIST.search(plain(stem)[-40:]))
    # What is told in the middle of a lettered paragraph does not go on in the next letter.
    previous: Passage | None = body[index] if body[index].label and not (waiting or told) else None
    if previous is None and (limb := _FIRST_LIMB.match(plain(stem))):
        previous = body[index]._replace(label=limb["label"])
    last, quotes_from = body[index], index if straight(plain(stem)[:1]) == '"' else None
    while end < min(len(body), index + _MOST_PASSAGES):
        passage = body[end]
        if (
            end in stops
            and not (waiting and passage.text.startswith(("That ", "THAT ")))
            and not (open_list and _is_limb_of_state(passage, previous))
        ):
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


def _runs_on(last: Passage, passage: Passage) -> bool:
    """Whether this is the rest of a sentence that the end of a line or of a page cut in two."""
    if passage.label or passage.marker or ends_sentence(last.text) or is_vote_note(passage.text):
        return False
    text = passage.text
    if text[:1].islower() or re.match(r"\d{4}/\d\d\b", text):
        return True
    if _UNFINISHED.search(last.text[-20:]):
        return not opening(text)
    width = len(last.lines[-1].shown)
    if not 60 < width <= 130 or passage.lines[0].heading is not None or opening(text):
        return False
    fragment = len(text.split()) <= 14 and text.endswith(".") and not _TELLS.search(text)
    return fragment if passage.blank_before else (text.endswith(".") or len(text) > 60)


_UNFINISHED = re.compile(
    r"(?:\b(?:the|and|or|this|that|of|in|a|an|at|with|for|by|on|from|its|their|be|is)|,)$"
)
_TELLS = re.compile(r"\b(?:was|were|had|said|asked|thanked|reported|noted|left|returned|advised|explained)\b")


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
    """A cell of a table, or a row that the print sets apart with tabs or wide gaps."""
    line = passage.lines[0]
    if line.table is not None or passage.label or len(passage.lines) > 1:
        return line.table is not None
    return len(passage.cells) > 1 or (len(line.text) < 110 and bool(_WIDE_GAP.search(line.text.strip())))


def _is_row(passage: Passage) -> bool:
    """A row or a cell of a table, or a line as short as one."""
    if _is_cell(passage):
        return True
    return passage.label is None and len(passage.text) < 100 and not passage.text.endswith((".", ";", ":"))


def _belongs(passage: Passage, previous: Passage | None, *, waiting: bool, open_list: bool) -> bool:
    text = passage.text
    heads = not passage.label and _LABELS.fullmatch(text[:300])
    if (heads and not text.endswith((";", ".", "and"))) or is_vote_note(text) or named_side(passage.shown):
        return False
    if waiting:
        return True
    if passage.label:
        return _in_series(passage, previous, open_list=open_list)
    if _BARE_LETTER.match(text):
        return open_list or bool(previous and _BARE_LETTER.match(previous.text))
    if RESOLVES.match(text):
        return True
    if opening(text, bare=False):
        return False
    if open_list and previous is not None and _MORE_LIMBS.search(previous.text[-8:]):
        return True
    return bool(_GOES_ON.match(text)) or (text[:1].islower() and previous is not None)


def _in_series(passage: Passage, previous: Passage | None, *, open_list: bool) -> bool:
    """Whether the label goes on with the list, opens it after a colon, or opens a list inside it."""
    if passage.is_bullet:
        return open_list or bool(previous and previous.is_bullet)
    ranks = _ranks(passage.label or "")
    if previous is None or previous.label is None:
        return 1 in ranks or (previous is None and open_list)
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


def text_and_parts(
    stem: str, first: Passage, rest: Sequence[Passage], *, opened: Opening
) -> tuple[str, tuple[Part, ...]]:
    stem = plain(stem)
    labelled = [limb for passage in rest if (limb := _limb(passage))]
    kept = [passage.shown for passage in rest if not _PAGE_MARK.fullmatch(passage.text)]
    text = plain(" ".join([stem, *kept]))
    if "---" in text:
        text = _RULE.sub("", text)
    if first.label and opened.strength == "bare" and _SERIES.fullmatch(first.label) and not first.is_bullet:
        labelled = [Part(_label(first), first.text), *labelled]
        text = f"{first.label} {text}"
    if len(straight(text)) > 1 and straight(text)[0] == '"' and straight(text).rstrip(". ").endswith('"'):
        text = text.rstrip(". ")[1:-1]
    if labelled:
        if (opens := _FIRST_LIMB.match(stem)) and 2 in _ranks(labelled[0].label):
            labelled = [Part(opens["label"].rstrip("."), stem[opens.end() :]), *labelled]
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


def past_notes(body: Sequence[Passage], end: int, stops: frozenset[int]) -> int:
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
    if not MOVES_NEXT.match(text):
        return True
    if _moves_what_follows(body, at):
        return False
    has_result = any(result_in(passage.text) for passage in body[start:at])
    return not has_result and not any(
        place <= at + 2 and not all(movers(body[place].text)) for place in later
    )


def _moves_what_follows(body: Sequence[Passage], at: int) -> bool:
    """`Moved by T Ashdown` and `Seconded by N Quarry` straight above `That the delegation be heard.`"""
    while at < len(body) and len(body[at].text) < 120 and MOVES_NEXT.match(body[at].text):
        at += 1
    return at < len(body) and bool(_PUT.match(body[at].text))
