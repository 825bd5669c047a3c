"""The lines that head the minutes: which they are, without what is printed around them, and broken sentences whole."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .bodies import is_generic, read_body
from .dates import dates_in
from .headings import is_attendance_start
from .passages import Passage
from .places import may_end_place
from .words import LONGEST, fold, is_capitals, plain

_MOST_LINES = 40
_MOST_CHARACTERS = 1_200
_MARKUP = re.compile(
    r"^(?:>\s*)+|^\#{1,6}\s+|\*{1,3}|</?small>|</?b>|^\[![a-z]+\]-?\s*|^title:\s+", re.IGNORECASE
)
_NOISE = re.compile(
    r"""\s*(?: -{3,} | _{3,} | \d{1,4} | \[[^\]]{0,80}\]\(https?:.* | (?:https?:|www\.)\S* | public\ document\ pack | agenda\ item(?:\ no\.?)?\ ?\d{0,3} | page\ \d+(?:\ of\ \d+)?(?:\ +agenda\ item\ \d+)?
        | scanned\ page.* | \d{1,2}/\d{1,2}/\d{2,4},\ \d{1,2}:\d\d(?:\ ?[AP]M)?(?:\ .*)? | (?:tel(?:ephone)?|phone|fax|e-?mail|our\ ref|ref|please\ ask\ for|contact|direct\ (?:line|dial)|website)\b\s?[:.].* | (?:(?:town|parish|acting|deputy)\ )?clerk(?:\ to\ the\ (?:parish\ |town\ )?council)?\s?:.* | (?:home|you\ are\ here)\b\s?[:>»/|].* | posts:\ \d+ | joined:.* | post\ by\ .* | moderator:.* | post\ reply | logo | .*…?€¦.* | (?:(?:\w+\ )?(?:minutes|agenda|document|page|last)\ )?(?:uploaded|posted|published|updated|added)\ on\b.* | total\ page:\d{1,4} | file\ type:\S{1,8},\ size:\S{1,12} | \S+@\S+ )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_GLUED = re.compile(r"(?<=[a-z]{4})(?=[A-Z]{3,} )")
"""`Council MinutesTHE TOWNSHIP OF KELBY`: the name of a file before the heading."""
_PROSE = re.compile(
    r"\b(?:was|were|had|has|have|said|noted|reported|asked|agreed|resolved|thanked|welcomed|are|must|will|declared|attended|advised|submitted|informed)\b"
)
_DECIDES = re.compile(r"(?:resolved|recommended|agreed)\b\s?(?:[:–-]|that\b|to\s)")
_GLUED_DATE = re.compile(r"(?<=\d[ap]m)(?=\d{1,2}(?:st|nd|rd|th)?\s[A-Z])")
"""`4.00pm1 July`, a time and a date of a capture that lost the space between them."""
_ABOUT_A_MEETING = re.compile(
    r"\b(?:held|summoned|convened|called to order|commenced|met)\b|\bat (?:its|the|their) meeting on\b"
)
_SENTENCE = re.compile(
    r"\b(?:minutes?|meetings?|proceedings|cofnodion|cyfarfod|gyfarfod|held)\b", re.IGNORECASE
)
_OPEN_END = re.compile(
    r"(?:\b(?:held|on|at|in|of|the|and|a|room|day|for|from|y|yn|am|commencing|between)|[,:–-])$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"""(?:\(?(?:held|in|at|on|of|commencing|starting|from|for|and|or|via|by|to|a\sgynhaliwyd|ddydd|yn)\b|\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}(?:st|nd|rd|th)\b)(?!\s?:)""",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:committee|cabinet|panel|board|forum|council|group|executive|meeting)\W*$", re.IGNORECASE
)
_BEGUN = re.compile(
    r"\bheld\b|\b(?:meeting|proceedings) (?:of|at|for)\b(?!.*\bheld\b)", re.IGNORECASE | re.DOTALL
)
_HELD = re.compile(r"\bheld\b", re.IGNORECASE)
_ENDED = re.compile(r"[a-z]{4}\.$")
_NEW_SENTENCE = re.compile(
    r"(?:the )?(?:draft |unconfirmed )?(?:minutes?\b|draft\b)(?! of the proceedings)", re.IGNORECASE
)
_DECIDED = re.compile(
    r"\b(?:RESOLVED|[Cc]ouncil resolved|[Cc]ommittee (?:resolved|agreed)|Cabinet (?:resolved|agreed))\b|\bwas (?:resolved|agreed) (?:that|to)\b"
)
_HEADS_OF_COLUMNS = re.compile(r"\sDate\s(?:and\s)?Time\sVenue\s")
_PAGE_NUMBER = re.compile(r"^\d{1,4}\s(?=Minutes? of)")
"""`357 Minute of Meeting Council Date Time Venue Thursday, 3 May 2026 09:30 Guildhall`, a table that ran together."""
_SHORTEST_BROKEN = 25
_FURTHEST_DATE = 24
"""After how many words a sentence that goes on in other lines comes to its date."""
_ROLL = re.compile(
    r"\s(?:PRESENT\b|P R E S E N T|MEMBERS PRESENT|(?:Members |Councillors )?Present\s?:|Present (?:Members|Councillors|Cllr)|In the Chair\s?:|IN THE CHAIR|ATTENDANCE\b|Attendance\s?:|Sederunt)"
)
_SHORTEST_HEADING = 60
_DATE_AT_THE_END = 15
_LABELLED = re.compile(r"[A-Z][A-Za-z ]{2,30}:(?:\s|$)")


def heading_lines(passages: Sequence[Passage]) -> list[Passage]:
    """The lines of the heading up to the list of those present or the first prose, as one reads them."""
    return _whole_sentences(_of_heading(passages))


def _of_heading(passages: Sequence[Passage]) -> Iterable[Passage]:
    begun = False
    for passage in passages[:_MOST_LINES]:
        cleaned = _cleaned(passage)
        if not cleaned.text or _NOISE.fullmatch(cleaned.text[:300]):
            continue
        if not begun and _DECIDED.search(cleaned.text[:300]):
            return  # what follows an item is no heading
        if _is_prose(cleaned) and not begun:
            continue  # a notice above the heading
        if is_attendance_start(cleaned) or _is_prose(cleaned) or _is_numbered(passage):
            return
        begun = begun or _is_dated(cleaned.text)
        yield cleaned


def _cleaned(passage: Passage) -> Passage:
    """The passage without the marks of Markdown and the label that a number in a date looks like."""
    text = passage.shown if passage.label and not passage.own_number else passage.text
    cleaned = _GLUED_DATE.sub(" ", plain(_MARKUP.sub("", text[:LONGEST])))
    cleaned = _before_the_roll(_GLUED.sub(" | ", _MARKUP.sub("", cleaned)))
    if "Time Venue" in cleaned:
        cleaned = _HEADS_OF_COLUMNS.sub(", ", _PAGE_NUMBER.sub("", cleaned))
    return passage if cleaned == passage.text else passage._replace(text=cleaned, label=None)


def _before_the_roll(text: str) -> str:
    """The heading of a page whose lines have run together, without those present."""
    roll = _ROLL.search(text, _SHORTEST_HEADING) if len(text) > 2 * _SHORTEST_HEADING else None
    return text[: roll.start()] if roll and _is_dated(text[: roll.start()]) else text


def _is_numbered(passage: Passage) -> bool:
    """`1. Present; V Ostler`: the first item, not `9. June 2026`."""
    number = passage.label is not None and passage.label[:1].isdigit()
    return number and not any(dates_in(passage.shown[:60]))


def _is_prose(passage: Passage) -> bool:
    text = fold(passage.text[:600])
    if _DECIDES.match(text):
        return True
    if any(found.end > len(text) - _DATE_AT_THE_END for found in dates_in(text)):
        return False
    return len(text.split()) > 11 and bool(_PROSE.search(text)) and not _ABOUT_A_MEETING.search(text)


def _whole_sentences(passages: Iterable[Passage]) -> list[Passage]:
    """`Minutes of a meeting of the … held on` with its date on the next lines becomes one passage."""
    lines = list(passages)
    result: list[Passage] = []
    for index, passage in enumerate(lines):
        held = result[-1] if result else None
        if held is not None and _goes_on(held.text, lines[index : index + _FURTHEST_DATE + 1]):
            text = f"{held.text} {passage.text}"
            result[-1] = held._replace(text=text, lines=held.lines + passage.lines, cells=(text,))
        else:
            result.append(passage)
    return result


def _lacks_its_end(name: str) -> bool:
    """`JOINT CREMATORIUM` above `COMMITTEE`: a name that the width of the page broke, and no council's."""
    return (
        is_capitals(name)
        and len(name) > _SHORTEST_BROKEN
        and not read_body(name).council
        and not _ends_in_body(name)
    )


def _ends_in_body(name: str) -> bool:
    return is_generic(name.split()[-1]) or bool(_NAMED.search(name)) or _is_dated(name)


def _goes_on(sentence: str, following: Sequence[Passage]) -> bool:
    """Whether a sentence that says when a meeting was goes on in the next line."""
    line = following[0].text
    if is_generic(line) and _lacks_its_end(sentence):
        return True
    if len(sentence) > _MOST_CHARACTERS or _LABELLED.match(sentence) or _LABELLED.match(line):
        return False
    if not _SENTENCE.search(sentence) or _NEW_SENTENCE.match(line):
        return False
    if _OPEN_END.search(sentence) or (line[:1].islower() and not sentence.endswith(".")):
        return True
    if _GOES_ON.match(line):
        return not (_is_dated(sentence) and _is_dated(line))
    if _is_dated(sentence) and not sentence.endswith(".") and _HELD.search(sentence) and may_end_place(line):
        return True
    begun = None if _ENDED.search(sentence) else _BEGUN.search(sentence)
    if (
        begun is None
        or _is_dated(sentence)
        or (begun.group().casefold() != "held" and _NAMED.search(sentence))
    ):
        return False
    return _comes_to_a_date(following)


def _comes_to_a_date(following: Sequence[Passage]) -> bool:
    words = 0
    for passage in following:
        if _is_dated(passage.text):
            return True
        words += len(passage.text.split())
        if words > _FURTHEST_DATE:
            return False
    return False


@lru_cache(maxsize=128)
def _is_dated(text: str) -> bool:
    return any(char.isdigit() for char in text) and any(date.value for date in dates_in(text))
