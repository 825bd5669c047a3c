"""Titles: where the title of an item ends when its text runs on in the same paragraph.

`CHAIRMAN'S REMARKS - The Chairman thanked`, `Highways: It was reported that`, `Finance. The clerk had`: the
sentence tells where the title ended, since a title has no verb. Where only the sentence's first word tells it
(`Approval of accounts These had been circulated`) the split is not sure, and a clerk is asked to look.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .dates import MONTHS
from .kinds import is_usual, kind_of
from .making import quickly_made
from .passages import Passage
from .words import ends_sentence, holds_any, is_capitals, one_of

_FINITE_WORDS = (
    "was|were|had|has|have|is|are|will|would|could|should|been|asked|noted|stated|reported|explained|advised|confirmed|said|thanked"
    "|gave|informed|welcomed|declared|presented|proposed|Proposed|seconded|moved|resolved|RESOLVED|Resolved|AGREED|signed|opened|referred|agreed|told"
    "|wished|attended|raised|updated|requested|queried|expressed|introduced|accepted|acknowledged|took|spoke|called|assumed|outlined|went|came|began|wanted"
    r"|read(?=\sout\b)|undertook|did|drew|led|felt|thought|believed|pointed"
)
_TELLING_WORDS = (
    "NOTED|called|assumed|acknowledge[sd]?|discussed|considered|took|received|circulated|attended|led|met|left|made|wanted|wishes|agrees|notes|pointed"
    "|suggested|spoke|rose|fell|began|came|went|brought|sent|read|held|outlined|drew|submitted|undertook|did|voted|elected|appointed|approved|spent|paid|may"
    "|completed|conveyed|congratulated|commended|highlighted|summarised|replied|responded|clarified|observed|remarked|invited|reminded|provided|shared|delivered|offered"
)
_FINITE = re.compile(one_of(_FINITE_WORDS))
_TOLD = re.compile(one_of(f"{_FINITE_WORDS}|{_TELLING_WORDS}"))
_FINITE_IN_WELSH = re.compile(
    r"\b(?:\w{3,14}iwyd|[CcNn]\w{1,6}wyd|[Rr]oedd|[Nn]id\soedd|[Mm]ae|[Nn]ododd|[Aa]droddodd|[Cc]roesawodd)\b"
)
_TOLD_IN_WELSH = re.compile(rf"{_FINITE_IN_WELSH.pattern}|\b[A-Z]?\w{{2,14}}wyd\b")
_SIGNS_OF_WELSH = ("wyd", "oedd", "Mae", "mae", "dodd", "wodd")
_CERTAIN = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|could|should|may|be|been|asked|noted|stated|reported|explained|advised|confirmed)\b"
)
_WORD_WITH_SMALL = re.compile(r"(?<!\S)(?![A-Z]{3,}\S{0,4}(?:\s|$))\S*[a-z]\S*")
_VERB_NEXT = re.compile(r"(?:was|were|had|have|has|is|are|will|would)\b")
_DECIDES = re.compile(
    r"That\s|(?:RESOLVED|Resolved|AGREED|RECOMMENDED|DECIDED|NOTED)\b(?!\s(?:ITEMS|Items|MATTERS))"
)
_LIST_MARK = re.compile(r"(?:[a-h]|[ivx]{1,4})[.)]{1,2}\s|\((?:a|i|1)\)\s")
_FIRST_OF_LIST = re.compile(r"\(?1[.)]\s(?=[A-Z])")
_INTRODUCED = re.compile(
    r"\s(?:IT WAS )?(?:RESOLVED|AGREED|RECOMMENDED|DECIDED|NOTED|DECISION|MOVED(?:\sBY)?)\W*(?:\s\(?1[.)])?$"
)
_MOVED_IN_CAPITALS = re.compile(r"\s(?:MOVED|SECONDED)(?:\sBY)?:\s")
_COUNT = re.compile(r"\s*[-–—:]?\s*\(?1[.)]$")
_COUNTED = re.compile(r"(?:members|people|residents|parishioners|letters|councillors)\b")
_LAST_PART = re.compile(r"\s[-–—:]\s(?=[A-Z]{1,4}$)|:\s(?=[A-Z]{1,4}$)")
_STOP = re.compile(
    r"(?<=\w)[–—]\s+(?=RESOLVED\b)|\s*:\s*[-–—]?\s+|\.\s+[-–—]?\s*|\s+[-–—]+\s+|\s[–—](?=[A-Z][a-z]+\s|(?:none|nil|None|Nil)\b)|(?<=[a-z])\.(?=(?:Resolved|Agreed|Noted|RESOLVED|AGREED|NOTED)\b)|,\s(?=It\swas\s(?:agreed|resolved|noted|decided|reported)\b)|(?<=[a-z])[–—](?=(?:Cllr|Councillor|Mr|Mrs|The|It|There|This)\b)|\s*;\s+|\s+[•·▪➢]\s+"
)
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Rev|Revd|Cllrs?|Clr|Cr|Counc?|No|Nos|Ref|Prof|Sgt|Rd|Ltd|[A-Z])$"
)
_NIL = re.compile(
    r"(?:None|Nil|Dim|N/A|Nothing|Noted|Agreed|Postponed|Deferred|Ongoing|Completed|Duly\ received|No\ \w+|There\ (?:was|were)\ no)\b[^.]{0,60}\.?",
    re.IGNORECASE,
)
_NIL_BEHIND = re.compile(
    r"(?P<title>[A-Z].{5,120}?)\s(?P<body>(?:None|Nil|none|nil)(?:\s(?:received|declared|reported|made|raised|this\smonth))?\.?)"
)
_STARTS_SENTENCE = re.compile(
    r"(?<![\w’')\"”])(?P<before>[\w’')\"”]+)[.:]?\s(?:[-–—]\s)?(?=(?P<first>(?:The|This|These|Those|There|there|It|An?|(?:(?:County|District|Borough|Parish|Town|City|Ward)\s)?(?:Cllrs?\.?|Councillors?)(?!\s(?:[Rr]epresentatives?|[Vv]acanc|[Rr]eports?|[Tt]raining|[Qq]uestions?))|Members|No|None|Nothing|All|Mrs?\.?|Ms\.?"
    r"|Miss|Following|After|On\sthe\s(?:motion|proposal)|At\sthe\s(?:request|invitation)|Item|They|He|She|We|Cafwyd|Nid|Roedd|Mae|Cynigiwyd|Nodwyd|Adroddwyd|Adroddodd|Croesawodd|Penderfynwyd|Cadeiriwyd|Croesawyd|\d{1,3}(?=\s(?:members|people|residents|parishioners|letters))|[A-Z]{2}(?=\s(?:noted|reported|asked|stated|confirmed|thanked|said)))\s"
    r"|(?:RESOLVED|Resolved|AGREED|Agreed|Noted|NOTED|Received|Proposed|Moved)(?:(?=:\s)|\s(?=by\b|that\b|to\b|from\b|unanimously\b|Cllr|[-–—:]))"
    r"|(?:Main\s)?[Mm]otion\sMoved\sby\s|Apologies\s(?=(?:for\sabsence\s)?(?:were|had|was)\b)))"
)
_ACTS = ("Main", "moti", "Move", "RESO", "Reso", "AGRE", "Agre", "NOTE", "Note", "Rece", "Prop")
_MONTH = rf"(?:{MONTHS}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_DATA = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|\d{{1,2}}[/.]\d|{_MONTH}\b|Part\s|Phase\s|Stage\s|Quarter\s"
    r"|Report\s(?:of|by)\b)"
)
MOVERS = re.compile(
    r"(?:[A-Z]\.? ?){1,3}[A-Z][\w’'-]{1,30}, (?:[A-Z]\.? ?){1,3}[A-Z][\w’'-]{1,30}|(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]{1,30} [–-] (?:[A-Z]\. ?){1,3}[A-Z][\w’'-]{1,30}"
)
"""`R2026-58 N. Quarry, T. Ashdown: That`, where the movers of a resolution stand in the place of a title."""
ONE_MOVER = re.compile(r"(?P<movers>(?:[A-Z]\.?\s?){0,2}[A-Z][\w'’-]{1,30})\s?:")
_MOVED_AND_PUT = re.compile(
    r"(?:That|THAT)\s.*\b(?:Carried|CARRIED|Defeated|DEFEATED|Lost|LOST)\W*", re.DOTALL
)


def moved_by_one(title: str, said: str) -> bool:
    """`282/15 Baines: That the agenda be accepted. Carried.`, where the mover stands in the place of a title."""
    return bool(ONE_MOVER.fullmatch(f"{title}:")) and bool(_MOVED_AND_PUT.fullmatch(said[:1200]))


_SMALL_WORDS = "a an and at by for from in into of on or our per re the to under upon via with within & held reference regarding item minute neither both as when since although while because if"
_JOINS = frozenset(_SMALL_WORDS.split(" "))
_BEFORE_MORE = _JOINS | {"county", "district", "borough", "parish", "town", "city", "ward"}
"""What no title ends in: `Reports from Parish Councillor Representatives` goes on."""
_LONGEST_TITLE = 300
_LONGEST_PLANNING = 700
_LONGEST_BEFORE_STOP = 8
_LONGEST_MATTER = 12


@quickly_made
@dataclass(frozen=True, slots=True)
class Title:
    """A title, the text that runs on from it, and whether more than the first word of the text parts them."""

    text: str
    body: str | None = None
    sure: bool = True


@lru_cache(maxsize=4096)
def read_title(text: str, *, bold: int = 0) -> Title | None:
    """The title at the start of a paragraph, of which `bold` characters are set in bold; None for a sentence."""
    if not text or text[0].islower() or _DECIDES.match(text):
        return None
    if text.endswith(")") and (place := _ON_AGENDA.search(text[-_LONGEST_ON_AGENDA:])):
        text = text[: len(text) - len(place.group())].rstrip(" :–-") or text
    if (movers := MOVERS.match(text)) and text[movers.end() :].lstrip()[:1] in ("", ":"):
        return Title(movers.group(), text[movers.end() :].strip(" :") or None, sure=False)
    head = text[:1200]
    found = _by_bold(head, bold) if bold else None
    found = found or next((title for read in _SPLITS if (title := read(head))), None)
    if found is None:
        return Title(text.strip()) if _is_title(text) else None
    body = text[len(head) - len(found.body) :] if found.body else None
    return Title(found.text, body, sure=found.sure)


_ON_AGENDA = re.compile(r"(?::\s?|(?<=\S))\((?:Agenda|agenda) (?:[Ii]tem|no\.?) ?\d{1,3}[a-z]?\)$")
"""`ELECTION OF MAYOR(Agenda item 2)`: where it stood on the agenda, and no part of the title."""
_LONGEST_ON_AGENDA = 24


def _is_finite(text: str) -> bool:
    """Whether it holds a verb as a sentence does."""
    welsh = holds_any(text, _SIGNS_OF_WELSH) and _FINITE_IN_WELSH.search(text)
    return bool(_FINITE.search(text) or welsh)


def _tells(text: str) -> bool:
    """Whether it holds a verb that tells what somebody did."""
    welsh = holds_any(text, _SIGNS_OF_WELSH) and _TOLD_IN_WELSH.search(text)
    return bool(_TOLD.search(text) or welsh)


_PARTICIPLE = re.compile(r"\b(?:as|to\sbe|not|previously|being|items?|matters?|reports?)\s\w{3,14}ed\b")


def _has_verb(title: str) -> bool:
    """Whether it tells something; `items as agreed by the Chairman` does not."""
    return _is_finite(_PARTICIPLE.sub("", title))


_NAMES_BUSINESS = re.compile(
    r"(?:Consideration|Approval|Adoption|Confirmation|Election|Appointment|Review|Disposal|Presentation|Nomination|Declaration)s?\s(?:of|by|from)\s"
)
_LONGEST_OF_BUSINESS = 24


def _is_title(text: str) -> bool:
    if is_capitals(text):
        return len(text) <= _LONGEST_PLANNING
    if len(text) > _LONGEST_TITLE or text.endswith((";", " and")):
        return False
    if text.endswith(","):
        return len(text.split()) <= 25 and not _CERTAIN.search(text.replace("to be ", ""))
    if not text.endswith("."):
        return True
    words = len(text.split())
    if words <= _LONGEST_OF_BUSINESS and _NAMES_BUSINESS.match(text):
        return not _has_verb(text)
    most = 12 if kind_of(text) == "business" else 30 if text.startswith("To ") else 20
    return not (_CERTAIN.search(text) or words > most or (words > 6 and _is_finite(text)))


_FIRST_STOP = re.compile(r"[.;:](?<=[a-z)].)\s")


def title_of_sentence(text: str) -> Title:
    """What to call an item whose number stands before a sentence: its first words, as the clerk wrote them."""
    words = _FIRST_STOP.split(text[:400], maxsplit=1)[0].split()
    shown = " ".join(words if len(words) <= 24 else words[:14])
    return Title(shown.rstrip(" ,;:."), text, sure=False)


_OPEN_END = re.compile(
    r"(?:\b(?:a|an|and|at|by|for|from|in|into|of|on|or|the|to|with|Mr|Mrs|Ms|Councillors?|Cllrs?)\.?|[,/&–—-])$",
    re.IGNORECASE,
)
_LONGEST_OPEN_END = 20
_LONGEST_REST = 160
_NO_REST = re.compile(
    r"\W*(?:(?:un)?animously\s)?(?:no\s\w+\s(?:received|declared|raised|made)\b|resol|agree|recommend|decid|decision|noted?\b|order|minutes\s?:|none\b|nil\b|present\b|action|proposed|moved|penderfyn|apologies\b)",
    re.IGNORECASE,
)


def goes_on(title: str, held: Passage, passage: Passage) -> bool:
    """Whether the passage is the rest of a title that was wrapped: an open bracket, a word that joins."""
    rest = passage.text
    if (
        passage.label
        or not rest
        or len(rest) > _LONGEST_REST
        or _NO_REST.match(rest)
        or _LIST_MARK.match(rest)
    ):
        return False
    if len(title) + len(rest) > _LONGEST_PLANNING:
        return False
    if title.count("(") > title.count(")"):
        return not _is_a_sentence(rest) and rest.count("(") <= rest.count(")")
    if _OPEN_END.search(title[-_LONGEST_OPEN_END:]):
        return not _is_a_sentence(rest) and (title[-1] not in "-–—" or rest[0].islower())
    if is_capitals(title) and is_capitals(rest) and not passage.blank_before and len(title.split()) > 3:
        return kind_of(rest) == "business" and held.lines[-1].table == passage.lines[0].table
    few = len(rest.split()) <= 14 and not ends_sentence(rest)
    return few and rest[0].islower() and title[-1] not in ".?!)" and not _is_a_sentence(rest)


def _is_a_sentence(rest: str) -> bool:
    """Whether the words are a whole sentence: `was agreed by all.`"""
    return ends_sentence(rest) and _is_finite(rest)


def _by_bold(head: str, bold: int) -> Title | None:
    """A title in bold and the text after it in plain type."""
    if not 3 <= bold <= 200 or len(head) - bold < 4 or not any(map(str.isalpha, head[:bold])):
        return None
    title, behind = head[:bold].rstrip(), head[bold:].lstrip()
    body = behind.lstrip(" :.-–—")
    if not body or title.endswith(("-", "(", "/")) or _ABBREVIATION.search(title):
        return None
    title = title.rstrip(" :.-–—")
    if body[0].islower() and head[bold - 1].isalnum() and behind[0] not in ":-–—":
        return Title(title, head) if _is_finite(body[:40]) else None
    return Title(title, body)


def _by_capitals(head: str) -> Title | None:
    """Words in capitals as far as they go: `MAYOR'S REMARKS - The Mayor said`, `APOLOGIES FOR ABSENCE Cllr Brade`."""
    small = _WORD_WITH_SMALL.search(head)
    if small is None or small.start() < 4 or not is_capitals(head[: small.start()]):
        return None
    capitals = head[: small.start()].rstrip()
    if counted := re.search(r"\s\d{1,3}$", capitals) if _COUNTED.match(small.group()) else None:
        capitals = capitals[: counted.start()]
    end = _end_of_capitals(capitals)
    title, body = head[:end].rstrip(" -–—:.("), head[end:].lstrip(" -–—:.")
    stopped = bool(re.match(r"\s*(?:[:.]|[-–—]\s)", head[len(title) :]))
    if len(title) < 4 or not body:
        return None
    if _VERB_NEXT.match(body) and not stopped:
        return Title(title, head)
    if (day := _DAY_BEHIND.match(body)) and not stopped:
        return Title(f"{title} {day['day']}", body[day.end() :])
    if not (body[0].isupper() or body[0] in '"“(' or _LIST_MARK.match(body) or stopped or body[0].isdigit()):
        return None
    if _joins(title) or _is_data(body, title):
        return None
    known = _is_known(title) and len(body) > 3
    told = body.endswith((".", ";")) and len(body.split()) > 4
    in_list = bool(_LIST_MARK.match(body) or _FIRST_OF_LIST.match(body))
    dated = end < len(capitals) and bool(_DAY_NEXT.search(capitals))
    return Title(title, body) if known or told or in_list or dated or _is_said(body) else None


_DAY_BEHIND = re.compile(
    r"(?P<day>(?:(?:held\s)?on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8},?\s\d{4})\s?:\s+(?=[A-Z])"
)
"""`MINUTES OF MEETING 22nd April 2026: The minutes were accepted`"""
_DAY_NEXT = re.compile(r"(?<=[A-Z])\s?[:–-]\s+(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY$")
"""`ITEMS FOR THE NEXT MEETING: TUESDAY 6th November`"""


def _end_of_capitals(capitals: str) -> int:
    """Where the title ends in the capitals before the text: without `A` or `PC` of a sentence, and `RESOLVED`."""
    if moved := _MOVED_IN_CAPITALS.search(capitals):
        return moved.start()
    if introduced := _INTRODUCED.search(capitals):
        return introduced.start()
    if part := _LAST_PART.search(capitals):
        return part.start()
    if mark := _COUNT.search(capitals):
        return mark.start()
    if day := _DAY_NEXT.search(capitals):
        return day.start()
    words = capitals.split()
    if len(words) > 1 and len(words[-1]) == 1 and words[-1].isalpha():
        return len(capitals) - 1
    return len(capitals)


def _joins(title: str) -> bool:
    """Whether the title ends in a word that needs another, as in `MINUTES OF`."""
    return title.split()[-1].casefold() in _JOINS


def _by_stop(head: str) -> Title | None:
    """`Highways: It was reported`, `Finance. The clerk had`, `Apologies - T Siggs`."""
    if is_capitals(head):
        return None
    for stop in list(_STOP.finditer(head[:170]))[:4]:
        title, body = head[: stop.start()].strip(), head[stop.end() :]
        if _has_verb(title) or len(title.split()) > 20 or len(title) < 3:
            return None
        if not body or _ABBREVIATION.search(title):
            continue
        if ":" in stop.group() and title.endswith(" as follows"):
            return Title(title, body)
        if _parts(title, stop.group().strip(), body):
            told = "." in stop.group() and _tells(title)
            shorter = _before_sentence(head) if told else None
            return shorter if shorter and len(shorter.text) < len(title) else Title(title, body)
    return None


_ROLL = re.compile(
    r"(?:those\s)?(?:present|attend(?:ance|ees))(?:(?:,|\s(?:and|&)|/)\s?apologies(?:\sfor\sabsence)?)?",
    re.IGNORECASE,
)


def _parts(title: str, stop: str, body: str) -> bool:
    """Whether the stop parts a title from what is said under it."""
    if stop in "•·▪➢":
        return True
    listed = ":" in stop and is_usual(title) and " " not in title and len(body.split()) > 8
    if _is_data(body, title) and not listed:
        return False
    known = _is_known(title)
    if ";" in stop:
        return known and len(title.split()) <= 4
    if not known and _goes_on_before_sentence(title, body):
        return False
    if stop == ":" and moved_by_one(title, body):
        return True
    if stop == ":-" and len(title.split()) <= _LONGEST_BEFORE_STOP:
        return True
    if ":" in stop:
        told = (
            _ROLL.fullmatch(title)
            or kind_of(title) in ("apologies", "interests")
            or (body.endswith(".") and len(body.split()) > 3)
        )
        most = 18 if body[0].islower() else 10
        return (_is_said(body) and len(title.split()) <= most) or bool(known and told)
    when = kind_of(title) == "future_meetings" and body.endswith(".")
    if "." in stop:
        when = when or (known and kind_of(title) in ("apologies", "interests"))
        opens = body[0].isupper() or bool(_LIST_MARK.match(body))
        return opens and (_is_said(body) or when)
    arising = kind_of(title) == "matters_arising"
    alone = arising and (len(title.split()) < 3 or len(body.split()) > _LONGEST_MATTER)
    alone = alone or bool(_ROLL.fullmatch(title))
    return when or alone or _is_said(body) or (known and kind_of(title) in ("apologies", "interests"))


def _goes_on_before_sentence(title: str, body: str) -> bool:
    """`Swimming Pools: Annual Report: The Head presented`, where words without a verb stand before the sentence."""
    whole = f"{title} {body}"
    for match in _STARTS_SENTENCE.finditer(whole[:300], len(title) - len(title.split()[-1])):
        between = whole[len(title) : match.end()].strip(" :.-–—")
        if _is_finite(between):
            return False
        if between and match["before"].casefold() not in _JOINS:
            return True
        if not between:
            return False
    return False


def _is_known(title: str) -> bool:
    """Whether most minutes have such a title."""
    return len(title.split()) <= 10 and (kind_of(title) != "business" or is_usual(title))


def _is_said(body: str) -> bool:
    """A sentence, or a word that there is nothing; no second half of a title."""
    if _NIL.fullmatch(body[:120]):
        return True
    return _tells(body[:300]) and (ends_sentence(body) or len(body.split()) > 6)


def _is_data(body: str, title: str) -> bool:
    """`11 MAY 2026` behind `MINUTES -`, which belongs to the title."""
    if not _DATA.match(body):
        return False
    if kind_of(title) == "future_meetings" and body.endswith("."):
        return False
    return not (_is_finite(body[:200]) and ends_sentence(body))


def _before_nil(head: str) -> Title | None:
    """`Correspondence None`."""
    match = _NIL_BEHIND.fullmatch(head) if len(head) < 140 else None
    if match is None or _has_verb(match["title"]):
        return None
    if match["body"][0].islower() and not _is_known(match["title"].strip(" :.-–—")):
        return None
    return Title(match["title"].strip(" :.-–—"), match["body"])


def _before_sentence(head: str) -> Title | None:
    """`Approval of the accounts for 2019-20 These had been circulated`."""
    if len(head) < 40 or not _tells(head):
        return None
    for match in _STARTS_SENTENCE.finditer(head[:260]):
        title = head[: match.end()].strip(" -–—")
        if _has_verb(title) or len(title.split()) > 22:
            return None
        if match["before"].casefold() in _BEFORE_MORE or len(title) < 4 or title[-1] in "(&,":
            continue
        said = head[match.end("first") : match.end("first") + 130]
        if _tells(said) or match["first"][:4] in _ACTS:
            stopped = head[match.end("first") : match.end("first") + 1] == ":"  # `Resolved:`
            sure = stopped or _is_known(title) or _is_in_title_case(title)
            return Title(title.rstrip(" :.-–—"), head[match.end() :].lstrip(), sure=sure)
    return None


def _is_in_title_case(title: str) -> bool:
    """`Date of the Harvest Supper and Any Other Feasts`, which cannot be the beginning of a sentence."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", title) if word.casefold() not in _JOINS]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _capitals_lead(head: str) -> Title | None:
    """`MATTERS ARISING from the Minutes. (a) a cheque had come`: a known title as the first words of a sentence."""
    small = _WORD_WITH_SMALL.search(head)
    if small is None or small.start() < 4 or not small.group()[0].islower() or len(head) < 40:
        return None
    title = head[: small.start()].rstrip(" -–—:.")
    known = is_capitals(title) and kind_of(title) != "business" and len(title.split()) <= 6
    return Title(title, head) if known and (ends_sentence(head) or _tells(head)) else None


_MINUTES_AGREED = re.compile(
    r"(?P<title>(?:The )?[Mm]inutes (?:of|from|for) (?:the )?.{5,120}?\d)\s(?:(?:were|was) )?(?:all )?(?:agreed|approved|accepted|confirmed|signed|taken|read|adopted)\b.{3,}",
    re.DOTALL,
)


def _before_agreed(head: str) -> Title | None:
    """`Minutes of the meeting held on 3rd May 2026 agreed as a true record.`: the day ends the title."""
    match = _MINUTES_AGREED.fullmatch(head) if "inutes" in head[:14] else None
    return Title(match["title"], head) if match and not is_capitals(head) else None


_BEFORE_NAMES = re.compile(
    r"(?P<title>Apologies(?:\s(?:for\s[Aa]bsence|received))?)\s(?P<body>(?:Councillors?|Cllrs?|Alderm[ae]n|Mrs?|Ms)\b\.?\s[A-Z].*)",
    re.DOTALL,
)


def _before_names(head: str) -> Title | None:
    """`Apologies Councillor T Quinn`: who sent them, without a word that says so."""
    match = _BEFORE_NAMES.fullmatch(head) if head.startswith("Apolog") else None
    return Title(match["title"], match["body"]) if match else None


_ARISING = re.compile(
    r"(?P<title>Matters [Aa]rising)\s(?P<body>(?!(?:From|Report\w*|Not|And|For|Since|Out|In|Of)\b)(?:[A-Z][a-z]+\s|page \d)[^.]{20,}\..*)",
    re.DOTALL,
)


def _of_matters_arising(head: str) -> Title | None:
    """`Matters Arising Bench for the green – still awaited.`: the matter behind the title, and what is told of it."""
    match = _ARISING.fullmatch(head) if head.startswith("Matters") else None
    return Title(match["title"], match["body"]) if match else None


_SPLITS: tuple[Callable[[str], Title | None], ...] = (
    _of_matters_arising,
    _by_capitals,
    _by_stop,
    _before_names,
    _before_nil,
    _before_sentence,
    _before_agreed,
    _capitals_lead,
)
