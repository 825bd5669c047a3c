"""Titles: where the title of an item ends when its text runs on in the same paragraph.

`CHAIRMAN'S REMARKS - The Chairman thanked`, `Highways: It was reported that`, `Finance. The clerk had`: the
sentence tells where the title ended, since a title has no verb. Where only the sentence's first word tells it
(`Approval of accounts These had been circulated`) the split is not sure, and a clerk is asked to look.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .kinds import is_usual, kind_of
from .passages import Passage
from .words import ends_sentence, is_capitals

_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|could|should|been|asked|noted|stated|reported|explained|advised|confirmed|said|thanked"
    r"|gave|informed|welcomed|declared|presented|proposed|Proposed|seconded|moved|resolved|RESOLVED|Resolved|AGREED|signed|opened|referred|agreed|told"
    r"|wished|attended|raised|updated|requested|queried|expressed|introduced|accepted)\b"
)
_TOLD = re.compile(
    _FINITE.pattern
    + r"|\b(?:called|assumed|acknowledged?s?|discussed|considered|took|received|circulated|attended|led|met|left|made|wanted|wishes|agrees|notes|pointed|suggested)\b"
)
_CERTAIN = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|could|should|may|be|been|asked|noted|stated|reported|explained|advised|confirmed)\b"
)
_CAPITALS_THEN_TEXT = re.compile(
    r"(?P<title>[^a-z\n]{4,150}?) \s* (?: \s[-–—:]\s | [:.] \s ) (?P<body> [A-Z\"“(] .* [a-z] .* )",
    re.VERBOSE | re.DOTALL,
)
_WORD_WITH_SMALL = re.compile(r"(?<!\S)\S*[a-z]\S*")
_VERB_NEXT = re.compile(r"(?:was|were|had|have|has|is|are|will|would)\b")
_LIST_MARK = re.compile(r"(?:[a-h]|i{1,3})[.)]\s|\((?:a|i|1)\)\s")
_STOP = re.compile(r"\s*:\s*[-–—]?\s+|\.\s+[-–—]?\s*|\s+[-–—]+\s+|\s*;\s+|\s+[•·▪]\s+")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Rev|Revd|Cllrs?|Clr|Coun|No|Nos|Ref|Prof|Sgt|Rd|Ltd|[A-Z])$"
)
_NIL = re.compile(
    r"(?:None|Nil|N/A|Nothing|Noted|Agreed|No\ \w+|There\ (?:was|were)\ no)\b[^.]{0,60}\.?", re.IGNORECASE
)
_NIL_BEHIND = re.compile(r"(?P<title>[A-Z].{5,120}?)\s(?P<body>(?:None|Nil)\.?)")
_STARTS_SENTENCE = re.compile(
    r"(?P<before>[\w’')\"”]+)[.:]?\s(?=(?P<first>(?:The|This|These|Those|There|there|It|An?|Cllrs?\.?|Councillors?|Members|No|None|Nothing|All|Mrs?\.?|Ms\.?"
    r"|Miss|Following|After|Item|They|He|She|We|[A-Z]{2}(?=\s(?:noted|reported|asked|stated|confirmed|thanked|said)))\s"
    r"|(?:RESOLVED|Resolved|AGREED|Agreed|Noted|NOTED|Received|Proposed)\s(?=by\b|that\b|to\b|from\b|unanimously\b|Cllr|[-–—:])"
    r"|Apologies\s(?=(?:for\sabsence\s)?(?:were|had|was)\b)))"
)
_ACTS = ("RESO", "Reso", "AGRE", "Agre", "NOTE", "Note", "Rece", "Prop")
_JOINS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "our",
        "per",
        "re",
        "the",
        "to",
        "under",
        "upon",
        "via",
        "with",
        "within",
        "&",
        "held",
        "reference",
        "regarding",
        "item",
        "minute",
    ]
)
_LONGEST_TITLE = 300
_LONGEST_PLANNING = 700


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the text that runs on from it, and whether more than the first word of the text parts them."""

    text: str
    body: str | None = None
    sure: bool = True


@lru_cache(maxsize=4096)
def read_title(text: str, *, bold: int = 0) -> Title | None:
    """The title at the start of a paragraph, of which `bold` characters are set in bold; None for a sentence."""
    if not text or text[0].islower() or text.startswith("That "):
        return None
    head = text[:1200]
    for read in (_by_bold, _by_capitals, _by_stop, _before_nil, _before_sentence):
        if found := read(head, bold):
            body = (
                text[text.rindex(found.body[:60]) if len(text) > 1200 else len(text) - len(found.body) :]
                if found.body
                else None
            )
            return Title(found.text, body, sure=found.sure)
    return Title(text.strip()) if _is_title(text) else None


_OPEN_END = re.compile(
    r"(?:\b(?:a|an|and|at|by|for|from|in|into|of|on|or|the|to|with|Mr|Mrs|Ms|Councillors?|Cllrs?)\.?|[,/&–—-])$",
    re.IGNORECASE,
)
_LONGEST_REST = 160
_NO_TITLE = re.compile(
    r"\W*(?:(?:un)?animously\s)?(?:resol|agree|recommend|decid|decision|noted?\b|order|minutes\s?:|none\b|nil\b|present\b|action|proposed|moved|penderfyn|apologies\b)",
    re.IGNORECASE,
)


def goes_on(title: str, held: Passage, passage: Passage) -> bool:
    """Whether the passage is the rest of a title that was wrapped: an open bracket, a word that joins."""
    rest = passage.text
    if (
        passage.label
        or not rest
        or _NO_TITLE.match(rest)
        or len(title) + len(rest) > _LONGEST_PLANNING
        or len(rest) > _LONGEST_REST
    ):
        return False
    said = _FINITE.search(rest) and ends_sentence(rest)
    if title.count("(") > title.count(")"):
        return not said and rest.count("(") <= rest.count(")")
    if _OPEN_END.search(title):
        return (not said and title[-1] not in "-–—") or (rest[0].islower() and not said)
    if is_capitals(title) and is_capitals(rest) and not passage.blank_before and len(title.split()) > 3:
        return kind_of(rest) == "business" and held.lines[-1].table == passage.lines[0].table
    return (
        rest[0].islower()
        and not said
        and not ends_sentence(rest)
        and len(rest.split()) <= 14
        and title[-1] not in ".?!)"
    )


def _is_title(text: str) -> bool:
    if is_capitals(text):
        return len(text) <= _LONGEST_PLANNING
    if len(text) > _LONGEST_TITLE or text.endswith((";", " and")):
        return False
    if text.endswith(","):
        return len(text.split()) <= 25 and not _FINITE.search(text)
    long = bool(_CERTAIN.search(text) or len(text.split()) > 12)
    return not (text.endswith(".") and long)


def title_of_sentence(text: str) -> Title:
    """What to call an item whose number stands before a sentence: its first words, as the clerk wrote them."""
    words = re.split(r"(?<=[a-z)])[.;:]\s", text[:400], maxsplit=1)[0].split()
    shown = " ".join(words if len(words) <= 24 else words[:14])
    return Title(shown.rstrip(" ,;:."), text, sure=False)


def _by_bold(head: str, bold: int) -> Title | None:
    """A title in bold and the text after it in plain type."""
    if not 3 <= bold <= 200 or len(head) - bold < 4 or not any(map(str.isalpha, head[:bold])):
        return None
    title, body = head[:bold].rstrip(), head[bold:].lstrip(" :.-–—")
    if not body or title.endswith(("-", "(", "/")) or _ABBREVIATION.search(title):
        return None
    if (
        body[0].islower()
        and title[-1].isalnum()
        and not head[bold:].lstrip().startswith((":", "-", "–", "—"))
    ):
        return Title(title.rstrip(" :.-–—"), head) if _FINITE.search(body[:40]) else None
    return Title(title.rstrip(" :.-–—"), body)


def _by_capitals(head: str, bold: int) -> Title | None:
    """`CHAIRMAN'S REMARKS - The Chairman thanked` and `APOLOGIES FOR ABSENCE These were accepted`."""
    match = _CAPITALS_THEN_TEXT.fullmatch(head)
    if match and is_capitals(match["title"]) and not _is_data(match["body"]):
        title = match["title"].strip()
        if _CERTAIN.search(match["body"]) or _is_said(match["body"]) or _is_known(title):
            return Title(title, match["body"])
    return _capitals_run_on(head)


def _capitals_run_on(head: str) -> Title | None:
    """Words in capitals as far as they go: `APOLOGIES FOR ABSENCE Cllr Mrs Brade`, `PLANNING was discussed`."""
    small = _WORD_WITH_SMALL.search(head)
    if small is None or small.start() < 5 or not is_capitals(head[: small.start()]):
        return None
    title, body = head[: small.start()].rstrip(), head[small.start() :]
    if title[-1:].isalpha() and len(title.split()) > 1 and len(title.split()[-1]) == 1:
        title, body = title[:-1].rstrip(), head[len(title) - 1 :]
    title = title.rstrip(" -–—:.")
    if _VERB_NEXT.match(body):
        return Title(title, head)
    if (
        not (body[0].isupper() or _LIST_MARK.match(body))
        or _is_data(body)
        or title.casefold().split()[-1:][0] in _JOINS
    ):
        return None
    said = (
        _is_said(body)
        or (body.endswith(".") and len(body.split()) > 4)
        or _LIST_MARK.match(body)
        or (_is_known(title) and len(body) > 3)
    )
    return Title(title, body) if said else None


def _by_stop(head: str, bold: int) -> Title | None:
    """`Highways: It was reported`, `Finance. The clerk had`, `Apologies - T Siggs`."""
    if is_capitals(head):
        return None
    for stop in list(_STOP.finditer(head[:170]))[:4]:
        title, body = head[: stop.start()], head[stop.end() :]
        if _FINITE.search(title) or len(title.split()) > 20 or len(title) < 3:
            return None
        if body and not _ABBREVIATION.search(title) and _parts(title, stop.group().strip(), body):
            return Title(title.strip(), body)
    return None


def _parts(title: str, stop: str, body: str) -> bool:
    """Whether the stop parts a title from what is said under it."""
    if _is_data(body):
        return False
    if stop in "•·▪":
        return True
    known = _is_known(title)
    if ";" in stop:
        return known and len(title.split()) <= 4
    if ":" in stop:
        told = kind_of(title) in ("apologies", "interests") or (body.endswith(".") and len(body.split()) > 3)
        return (_is_said(body) and len(title.split()) <= 8) or (known and told)
    if "." in stop:
        return body[0].isupper() and _is_said(body)
    return _is_said(body) or (known and kind_of(title) in ("apologies", "interests"))


def _is_known(title: str) -> bool:
    return len(title.split()) <= 10 and (kind_of(title) != "business" or is_usual(title))


def _is_said(body: str) -> bool:
    """A sentence, or a word that there is nothing; no second half of a title."""
    if _NIL.fullmatch(body[:120]):
        return True
    return bool(_FINITE.search(body[:300])) and (ends_sentence(body) or len(body.split()) > 6)


_DATA = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}(?:st|nd|rd|th)?\s|\d{1,2}[/.]\d|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Part\s|Phase\s|Stage\s|Quarter\s|Report\s(?:of|by)\b)"
)


def _is_data(body: str) -> bool:
    """`11 MAY 2026` behind `MINUTES -`, which belongs to the title."""
    return bool(_DATA.match(body)) and not (_FINITE.search(body[:200]) and ends_sentence(body))


def _before_nil(head: str, bold: int) -> Title | None:
    """`Correspondence None`."""
    match = _NIL_BEHIND.fullmatch(head) if len(head) < 140 else None
    return (
        Title(match["title"].strip(" :.-–—"), match["body"])
        if match and not _FINITE.search(match["title"])
        else None
    )


def _before_sentence(head: str, bold: int) -> Title | None:
    """`Approval of the accounts for 2019-20 These had been circulated`."""
    if len(head) < 40 or not _TOLD.search(head):
        return None
    for match in _STARTS_SENTENCE.finditer(head[:260]):
        title = head[: match.end()].strip()
        if _FINITE.search(title) or len(title.split()) > 22:
            return None
        if match["before"].casefold() in _JOINS or len(title) < 4 or title[-1] in "(-–—&,":
            continue
        if _TOLD.search(head[match.end("first") : match.end("first") + 130]) or match["first"][:4] in _ACTS:
            sure = _is_known(title) or _is_in_title_case(title)
            return Title(title.rstrip(" :.-–—"), head[match.end() :].strip(), sure=sure)
    return None


def _is_in_title_case(title: str) -> bool:
    """`Mid-Summer Fayre Date and Any Other Arrangements`, which cannot be the beginning of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", title) if word.casefold() not in _JOINS]
    return len(words) > 1 and all(word[0].isupper() for word in words)
