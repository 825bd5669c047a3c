"""The people listed as present, in attendance, or away."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from .apologies import SENT_BY, apologies_in, says_nobody, tells_apologies, tells_substitution
from .entries import Entry, is_count, is_prose, read_entry
from .forenames import is_forename, people_in_run
from .headings import Heading, group_title, heading_of, heads_of_columns, parted, tells_present
from .names import (
    TITLE,
    guarded,
    is_name,
    is_surname_of_a_thing,
    may_be,
    read_person,
    split_people,
    unguarded,
    without_degrees,
)
from .occasion import is_from_to
from .passages import Passage
from .people import Roster
from .problems import problem
from .remarks import AWAY, HERE, POST, Group, attendee, is_body, is_remark, is_remote, understood, ward_of
from .roll import Row, rows_of
from .values import Attendee, Lines, Problem
from .words import fold, is_capitals, sentences

_ATTENDED = re.compile(
    r"(?P<who>[^.]{3,400}?(?:\b(?:Mr|Mrs|Ms|Cllr|Dr|[A-Z])\.[^.]{1,60}?){0,12})\s+(?:(?:was|were)\s+)?(?P<also>also\s+)?(?P<how>attended|present|in attendance|in the chair|presiding|presided|attending)\b"
    r"(?P<more>\s+\S.*)?\.?",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_MORE = re.compile(r"\b(?:Cll?rs?|Crs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b\.?\s[A-Z]|,\s[A-Z]")
_ATTENDANCE_WORD = re.compile(r"attend|present|presid|in the chair", re.IGNORECASE)
_ALSO = re.compile(
    r"(?P<also>also)\b[,:]?\s+(?:(?:present|in attendance|attending)\s+)?(?:(?:for|at|during)\s[^:,.]{1,40}?\s)?(?:(?:was|were)\s+)?[:,]?\s*(?=[A-Z])|(?:present|in attendance)\s+(?:was|were)\s*:?\s*",
    re.IGNORECASE,
)
_IN_THE_CHAIR = re.compile(
    r"\s*[-–—,]?\s*\b(?:in the chair|(?<=[-–—,] )presiding)\b\.?(?![^(]*\))", re.IGNORECASE
)
_OPENS_SENTENCE = re.compile(
    r"(?:Also|In attendance|Apolog\w+|There|(?:County |District |Borough |City |Town |Parish )?(?:Councillors?|Cll?rs?|Crs?)|The|Accepted|Members?|Officers?|Absent"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?=\s(?:other\s)?(?:members?|residents?|parishioners?|people))|All|None|Present|Summons|Prayers?|Welcome|Declarations?|Commencement|Election|An? apolog\w+|Mr|Mrs|Ms|Miss|Dr|Alderm[ae]n|\d+)\b"
)
_NEXT_SENTENCE = re.compile(
    r"(?<=[)a-z])\s+(?=There (?:was|were)\s+\d)"
    r"|(?<=[a-z])\.\s+(?=[A-Z][a-z]+\s[A-Z][\w'’-]+,?\s(?:Parish|Town)\sClerk\b)"
    r"|(?<=[)a-zA-Z])\s+(?:\d{1,4}\.?\s+)?(?:(?:APOLOGIES|Apologies)(?: (?:FOR|for) (?:ABSENCE|absence))?\s+)?(?=Apologies(?: for (?:absence|non-attendance))?\s(?:was|were|had been|have been)\s)"
)
"""What opens a sentence behind a list of names that ends in no full stop."""
_LIST_OF = re.compile(r"\b(councillors|cllrs|aldermen)\s*(?::\s*-?|\s[-–])\s*(?=\S)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[A-Z][^:,;.()]{2,60}):\s+(?P<rest>\S.*)", re.DOTALL)
_FOR_WHOM = re.compile(r"\sfor\s(?P<whom>(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr)\.?\s[^,;()]{2,40})")
"""`Councillor Loades for Councillor Hobday` in a list of substitutes."""
_FOR = re.compile(r"For (?:the )?")
_FIRST_OF_COLUMN = re.compile(r"(?:COUNCILLORS|Councillors|Cllrs)\s?:\s(?P<name>[^,;:&]{3,40}(?<!\sand))")
"""`COUNCILLORS: C. Amund` above the other names of a column."""
_MONOGRAM = re.compile(r"[A-Z]{2,4}")
"""`PB` in a column beside Petra Boyle, for use in the text."""
_MOVED = re.compile(
    r"(?P<who>[^,.;()]{4,60}?)\s+(?P<how>(?:arrived|joined|entered|left|withdrew|departed)\b.{0,160}?)\.?"
)
_OF_STAFF = re.compile(
    r"\b(?:chief administrative officer|cao|clerk|administrator|treasurer|secretary|engineer)s?\b",
    re.IGNORECASE,
)
"""Whom a label below that of the councillors names without being one."""
_CIVIC_OFFICE = re.compile(r"(?:Deputy |Lord |Lord Deputy )?(?:Mayor|Provost|Reeve|Warden)", re.IGNORECASE)
"""`Mayor: Councillor D Moss`, an office in front of who holds it."""
_VISITING_COUNCILLOR = re.compile(r"(?:County|District|Borough|City|Unitary) (?:Councillor|Cllr)s?")
_MOVED_NOTE = re.compile(r"arrived|joined|entered|left|withdrew|departed")
_TWICE = re.compile(
    r"\b[Yy] Cynghor(?:ydd|wyr) / (?=Councillors?\b|Cllrs?\b)|\b(?:Is-)?[Gg]?[Cc]?adeirydd / (?=(?:Vice-)?Chair)"
)
"""`Y Cynghorydd / Councillor`: a title in both languages is one."""
_STARRED_SUBSTITUTE = re.compile(r"\*\s*(?:denotes\s+)?substitut\w+ for\b", re.IGNORECASE)
_STARRED = re.compile(r"\(\s*\*[^()]{0,60}\)")
_WHO_TOLD = re.compile(
    r",?\s+who\s+(?:gave|was|were|had|spoke|presented|attended|joined|left|is|are|will|would)\b.*$", re.DOTALL
)
_KEY = re.compile(
    r"(?<!\w)(?P<code>\*|[A-Z][A-Za-z]{0,2}|√|✓)\s*(?:[:=–-]|denotes|indicates)?\s*(?:(?:members?|councillors|those) )?(?P<words>present|apolog\w*|absent|not present|no apolog\w*|virtual\w*|remote\w*|substitut\w*|attended|(?<=denotes )attendance|(?<=indicates )attendance|did not attend)",
    re.IGNORECASE,
)
_KEY_ALONE = re.compile(
    r"\W{0,3}(?P<code>[A-Z]{1,2}|√|✓)\s*[:=–-]\s*(?i:(?P<words>present|apolog\w*|absent|not present|substitut\w*))\b"
)
"""`A: Apologies for absence submitted`, one code of a key on a line of its own."""
_KEY_STATUS = (
    ("apolog", "apologies"),
    ("absent", "absent"),
    ("not", "absent"),
    ("no ", "absent"),
    ("did", "absent"),
    ("virtual", "present_virtual"),
    ("remote", "present_virtual"),
    ("substit", "present_substitute"),
    ("present", "present"),
    ("attend", "present"),
)
_NOTE = re.compile(
    r"^\W*(?:key\b|(?:start )?time\s?:\s?\d|note\b|n\.?b\.?\b|an asterisk|\*\s*(?:denotes|indicates)|\*\s?(?:appointed|co-?opted|elected|substitute)\s(?:members?|councillors?)$|quorum\b|\(?(?:non-)?voting\)?$|part meeting)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\ball (?:the )?(?:members|councillors)\b.{0,40}\bpresent\b|\bas (?:listed|recorded|stated|set out|above|below)\b",
    re.IGNORECASE,
)
_NAME_IN_RUN = re.compile(
    r"(?:(?:Mrs?|Miss|Ms|Dr)\.?\s)?(?:(?:[A-Z]\.?){1,3}(?:\s|(?<=\.))){1,3}(?:(?:Mac|Mc|O['’]|de|van)\s?)?[A-Z][\w'’-]{2,}"
)
_BEHIND_ROLE = re.compile(r"\)\s+(?=(?:(?:Mrs?|Miss|Ms|Dr)\.?\s)?[A-Z]\.?\s[A-Z][a-z])")
_RUN_OF_NAMES = re.compile(rf"(?:(?>{_NAME_IN_RUN.pattern}\s?)){{3,80}}+")
"""Each name is taken once: words in capitals can be divided into initials and surnames in many ways."""
_FEW_IN_RUN = re.compile(
    rf"\s?(?P<names>(?>{_NAME_IN_RUN.pattern})(?:\s(?>{_NAME_IN_RUN.pattern})){{1,12}}+)(?P<behind>(?:\s?\([^()]{{1,80}}\)){{0,3}})\s?"
)
_OF_WHOEVER_STANDS_ABOVE = re.compile(
    r"(?:(?:via|by) (?:electronic|video|audio|microsoft|ms|zoom|teams)\b|(?:absent )?(?:until|from) (?:item |\d)|(?:left|arrived|joined)(?: the meeting)? at \d)(?:(?!\b(?:Cll?rs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b)[^:]){0,60}",
    re.IGNORECASE,
)
"""`Via electronic attendance` in a cell of its own, below the name that stood beside it."""
_MEMBERS = re.compile(r"(?:(?:Board|Council|Township|Village|Committee)\s)?Members\s(?=[A-Z][a-z]+\s[A-Z])")
"""`Members Bob Moss, Nell Kilburn and Guy Lott were present.`"""
_WITH_IN_CHAIR = re.compile(
    r"With\s(?P<chair>[^,.]{4,50}?)\sin\sthe\s[Cc]hair,?\s(?:there\swere\s(?:also\s)?present:?)\s(?:[Cc]ouncillor(?:s|\(s\))?|[Cc]llrs?\.?)\s"
)
"""`With councillor Watts in the Chair there were present councillor(s) Lace, Mood and Till.`"""
_WELCOMED = re.compile(
    r"(?:The\s)?[Cc]hair(?:man|woman|person)?,?\s(?P<chair>[A-Z][^,.]{3,40}?),?\swelcomed\s(?P<who>(?:[Cc]ouncillors|[Cc]llrs\.?)\s[A-Z].{3,600})",
    re.DOTALL,
)
_MANY_UNREAD = 4
_MOST_PEOPLE = 600
"""More than met in any council: what goes on after them is a problem, not a list."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those listed, and what among them could not be read."""

    people: tuple[Attendee, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_attendance(passages: Sequence[Passage], *, width: int = 0) -> Attendance:
    """The list, from its first heading to the first item; `width` is that of the print, 0 for whole paragraphs."""
    rows = rows_of(passages, width=width)
    roll = _Roll(_key_of(rows))
    for row in rows:
        roll.take(row)
    people = _settled(roll.people)
    return Attendance(tuple(people), tuple(_unread(roll.unread, passages, people)))


_COLUMNS = {
    "name": re.compile(
        r"(?:full )?names?|(?:board |committee |panel )?members?|representatives?", re.IGNORECASE
    ),
    "organisation": re.compile(
        r"organi[sz]ations?|representing|(?:partner |member )?(?:body|authority|agency|council)|on behalf of|sector|constituency",
        re.IGNORECASE,
    ),
    "post": re.compile(r"roles?|positions?|posts?|(?:job )?titles?|capacity|designation", re.IGNORECASE),
}


_TICK = re.compile(r"[✓✔√xXyY*●]|yes", re.IGNORECASE)


def _is_tick(cell: str) -> bool:
    return bool(_TICK.fullmatch(cell.strip()))


def _ticked_columns(row: Row) -> dict[int, str]:
    """`Councillor | Present | Apologies | Absent`: what a tick in each column says."""
    if len(row.cells) < _FEWEST_TICKED or len(row.places) != len(row.cells):
        return {}
    heads = dict(zip(row.places, (cell.strip(" :") for cell in row.cells), strict=True))
    if _NAMED_COLUMN.fullmatch(heads[row.places[0]]):
        del heads[row.places[0]]
    found = {place: _status_of(head) for place, head in heads.items() if _KEY_WORDS.fullmatch(head)}
    return found if 1 < len(found) == len(heads) and row.places[-1] > 1 else {}


_NAMED_COLUMN = re.compile(r"(?:full )?names?|members?|councillors?|cllrs?", re.IGNORECASE)
_FEWEST_TICKED = 3
_KEY_WORDS = re.compile(
    r"present|attended|apolog(?:y|ies)|absent|not present|virtual(?:ly)?|remote(?:ly)?", re.IGNORECASE
)


def _columns_of_sides(row: Row, heads: Sequence[int]) -> list[int]:
    """Which heading each cell of a table stands under; none where the row is of no table, or wider."""
    if not row.tabular or len(row.places) != len(row.cells) or not set(row.places) <= set(heads):
        return []
    return [heads.index(place) for place in row.places]


def _ends_sides(row: Row) -> bool:
    """A heading alone at the left, below which one list goes on over the whole width."""
    heading = heading_of(row.cells[0])
    return len(row.cells) == 1 and not row.indented and heading is not None and not heading.weak


def _columns_of(cells: Sequence[str]) -> tuple[str, ...]:
    """`Name | Organisation | Role`: what each column of the rows below tells of a person."""
    found = tuple(
        next((column for column, words in _COLUMNS.items() if words.fullmatch(cell.strip(" :"))), "")
        for cell in cells
    )
    return found if {"name", "organisation"} <= set(found) and "" not in found else ()


def _key_of(rows: Iterable[Row]) -> dict[str, str]:
    """`P: Present   A: Apologies   N: Absent, no apologies`: what each code says; "" for whoever has none."""
    apart: dict[str, str] = {}
    for row in rows:
        text = "   ".join(row.cells)
        if alone := _KEY_ALONE.match(text):
            apart[alone["code"]] = _status_of(alone["words"])
        if starred := _STARRED.search(text):
            text = starred.group()
        found = {match["code"]: _status_of(match["words"]) for match in _KEY.finditer(text[:300])}
        if len(found) > 1:
            return found
        if set(found) == {"*"} and len(text) < 60 and found["*"] != "present_substitute":
            return {**found, "": "not_recorded"} if found["*"] in HERE else found
    return apart if len(apart) > 1 else {}


def _is_key(text: str) -> bool:
    return len(_KEY.findall(text)) > 1 or bool(_KEY.fullmatch(text.strip(" ().")) or _KEY_ALONE.match(text))


def _status_of(words: str) -> str:
    return next(status for start, status in _KEY_STATUS if fold(words).startswith(start))


def _are_without_titles(row: Row, above: str) -> bool:
    """`M Allin, J Brome and B Carr` below `Councillor S Moss, Councillor R Lund, …`: others, whose heading was lost."""
    text = row.cells[0]
    if len(row.cells) > 1 or text.count(",") < _FEWEST_OTHERS - 1 or "Councillor " in text or "Cllr" in text:
        return False
    titled = above.count("Councillor ") + above.count("Cllr ")
    if titled < _FEWEST_TITLED or titled < above.count(","):
        return False
    names = split_people(text.rstrip(" .,"))
    read = sum(" " in name and is_name(name) and not TITLE.match(name) for name in names)
    return read >= max(_FEWEST_OTHERS, len(names) - 1)


_FEWEST_OTHERS = 3
_FEWEST_TITLED = 5


class _Roll:
    """Takes row after row; `base` is what the last heading says, `group` what a label beside it adds."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self.codes = codes
        self.base = self.group = Group()
        self.wards: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.ticks: dict[int, str] = {}
        self.sides: tuple[Heading, ...] = ()
        self.sides_at: tuple[int, ...] = ()
        self.since = 0
        self.above = ""
        self.people: list[Attendee] = []
        self.unread: list[tuple[int, str]] = []

    def take(self, row: Row) -> None:
        """The people of one row, or what it says of the rows below."""
        if len(self.people) > _MOST_PEOPLE:
            self.unread += [(row.lines[0], cell) for cell in row.cells]
        elif len(row.cells) > 1 and all(map(ward_of, row.cells)):
            self.wards = tuple(ward_of(cell) or "" for cell in row.cells)
        elif not self.ticks and (sides := heads_of_columns(row.cells)):
            self.sides, self.sides_at = sides, row.places
        elif self.sides and len(row.cells) <= len(self.sides) and not _ends_sides(row):
            self._take_sides(row)
        elif ticks := _ticked_columns(row):
            self.ticks = ticks
        elif (
            self.ticks
            and len(row.cells) > 1
            and len(row.places) == len(row.cells)
            and _is_tick(row.cells[-1])
        ):
            self._take_ticked(row)
        elif columns := _columns_of(row.cells):
            self.columns = columns
        elif self.columns and len(row.cells) == len(self.columns):
            self._take_columns(row)
        elif self.people and len(row.cells) == 1 and _OF_WHOEVER_STANDS_ABOVE.fullmatch(row.cells[0][:100]):
            self.people[-1] = understood(self.people[-1], row.cells[0].rstrip("."))
        elif not (self.codes and _is_key("   ".join(row.cells)[:300])):
            if _are_without_titles(row, self.above) and self.base.status == "present":
                self.base = Group("in_attendance")
            self._take_cells(self._without_label(row), row.lines)
        self.above = row.cells[0]

    def _without_label(self, row: Row) -> list[str]:
        """The cells without the heading or the label in the left-hand column, which hold from here on."""
        cells = list(row.cells)
        if not row.indented:
            self.group = self.base
        heading = heading_of(cells[0])
        while heading and (len(cells) == 1 or not heading.rest or not heading.weak):
            self._under(heading, aside=len(cells) > 1 and heading.kind == "co_opted")
            cells = [heading.rest, *cells[1:]] if heading.rest else cells[1:]
            heading = heading_of(cells[0]) if cells else None
        if not cells:
            return cells
        if not self.codes and not group_title(cells[0]) and (label := _label(cells)):
            self.group = _labelled(label, self.base)
            return cells[1:]
        return cells

    def _take_ticked(self, row: Row) -> None:
        """`Penny Larch |  | ✓ |` below `Councillor | Present | Apologies | Absent`."""
        group = Group(self.ticks.get(row.places[-1], "not_recorded"), "councillor")
        self._take_sentences(row.cells[0], group, row.lines)

    def _take_sides(self, row: Row) -> None:
        """`Cllr A Moss (Chair)      Cllr B Lund` below `Attendees      Apologies`; a heading in a column begins another list."""
        first = len(self.sides) - 1 if row.indented and len(row.cells) == 1 else 0
        columns = _columns_of_sides(row, self.sides_at) or range(first, first + len(row.cells))
        for place, cell in zip(columns, row.cells, strict=True):
            heading = heading_of(cell)
            if heading and not heading.rest:
                self.sides = (*self.sides[:place], heading, *self.sides[place + 1 :])
                continue
            self._under(self.sides[place], aside=True)
            self._take_part(cell, row.lines, None, headed=False)

    def _take_columns(self, row: Row) -> None:
        """`Juliet Ashdown | Healthwatch | Chief Officer` below `Name | Organisation | Role`."""
        told = dict(zip(self.columns, row.cells, strict=True))
        group = replace(self.base, kind=None, organisation=told["organisation"], post=told.get("post"))
        self._take_sentences(told["name"], group, row.lines)

    def _under(self, heading: Heading, *, aside: bool = False) -> None:
        away = not heading.anew and self.base.status.startswith("in_attendance")
        here = [each for each in self.people if each.status in HERE]
        members = any(each.role != "chair" for each in here)
        away = away or (heading.visiting and members)
        if heading.kind == "councillor" and heading.status == "in_attendance" and here and not members:
            heading = replace(heading, status="present")  # "Other Members Present" below the one who presided
        if self._goes_on_absent(heading):
            heading = replace(heading, status=self.base.status)
        self.group = Group(
            "in_attendance" if away else heading.status or "present",
            heading.kind,
            role=heading.role,
            remote=heading.remote,
            post=heading.post,
            welsh=heading.welsh or self.base.welsh,
        )
        if not aside:
            self.base, self.wards, self.columns, self.since = self.group, (), (), len(self.people)

    def _goes_on_absent(self, heading: Heading) -> bool:
        """`Member` straight under `ABSENT`, which says who those away are."""
        bare = heading.kind == "councillor" and heading.status == "present" and not heading.rest
        return bare and self.base.status in AWAY and len(self.people) == self.since and not heading.role

    def _take_cells(self, cells: Sequence[str], lines: Lines) -> None:
        by_ward = self.wards if len(cells) == len(self.wards) else ()
        for place, cell in enumerate(
            _beside(list(map(_initials_first, _forenames_first(cells))), self.codes)
        ):
            ward = by_ward[place] if place < len(by_ward) else self.group.ward
            for part in parted(cell):
                self._take_part(part, lines, ward, headed=len(part) < len(cell))

    def _take_part(self, part: str, lines: Lines, ward: str | None, *, headed: bool) -> None:
        if part.startswith(("Councillor:", "Cllr:")):
            part = _OF_SEVERAL.sub("Councillors:", part)
        heading = heading_of(part) if headed else None
        code, _, name = part.partition(" ") if self.codes else ("", "", "")
        if code in self.codes and name[:1] in _DASHES and TITLE.match(name[1:].strip()):
            group = replace(self.group, status=self.codes[code], ward=ward)
            self._take_sentences(name[1:].strip(), group, lines)
            return
        if heading:
            self._under(heading)
            part = heading.rest
        if title := group_title(part):
            kind = "councillor" if self.group.kind is None else self.group.kind
            self.base = self.group = replace(self.group, title=title, kind=kind, role=None)
        elif (first := _FIRST_OF_COLUMN.fullmatch(part)) and read_person(first["name"]):
            self.base = self.group = replace(self.group, title="Councillor", kind="councillor")
            self._take_sentences(first["name"], replace(self.group, ward=ward), lines)
        elif not self.codes and (outer := _beyond(part, self.group)):
            self.base = self.group = outer
        else:
            words, group = self._labelled_part(_with_commas(part))
            self._take_sentences(words, replace(group, ward=ward), lines)

    def _labelled_part(self, part: str) -> tuple[str, Group]:
        """`County Manager: Tom Noone` gives the post of one, or of those who share it."""
        match = _LABELLED.fullmatch(part)
        if match and (label := _label([match["label"], match["rest"]])):
            return match["rest"], _labelled(label, self.base)
        if match and TITLE.match(match["rest"]) and not TITLE.match(match["label"]):
            return match["rest"], replace(self.base, organisation=_FOR.sub("", match["label"]))
        return part, self.group

    def _after_the_first(self) -> None:
        """What a heading says of one person alone, their role or post, holds for nobody after them."""
        if self.group.post == self.base.post:
            self.group = replace(self.group, post=None)
        self.group = replace(self.group, role=None)
        self.base = replace(self.base, role=None, post=None)

    def _take_sentences(self, text: str, group: Group, lines: Lines) -> None:
        for sentence in _sentences(text):
            entry = _read_sentence(sentence, group, lines, self.codes)
            self.people += entry.people
            self.unread += [(lines[0], words) for words in entry.unread]
            if entry.people:
                group = replace(group, role=None)
                self._after_the_first()


def _with_commas(text: str) -> str:
    """`S Tolan D Quirke Mrs U M Lavelle`, the names of a column that lost its line ends, with commas between."""
    text = _BEHIND_ROLE.sub("), ", without_degrees(text))
    if "," in text:
        return ",".join(map(_run_parted, guarded(text).split(",")))
    if people := _with_roles(text):
        return ", ".join(people)
    if not _RUN_OF_NAMES.fullmatch(text.strip()):
        return text
    return ", ".join(name.strip() for name in _NAME_IN_RUN.findall(text))


_ROLE_IN_RUN = re.compile(
    r"\s+(?P<role>(?:Vice[- ])?Chair(?:man|woman|person)?|(?:Parish |Town )?Clerk)(?=\s+[A-Z]|$)"
)


def _with_roles(text: str) -> list[str]:
    """`Dora Howe Chair Nick South Vice Chair Tim Ford Sarah Martin`: the people, each with the role behind the name."""
    parts = _ROLE_IN_RUN.split(text.strip())
    found: list[str] = []
    for names, role in zip(parts[::2], [*parts[1::2], ""], strict=False):
        people = people_in_run(names) or ([names] if len(names.split()) == 2 and is_name(names) else [])
        if names.strip() and not people:
            return []
        found += people
        if role and found:
            found[-1] += f" ({role})"
    return found if len(found) > 2 else []


_TWO_IN_ONE = re.compile(
    r"(?P<one>\s*(?:and\s)?(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.?\s[A-Z][\w'’-]+)\s(?P<two>(?P<fore>[A-Z][a-z]+)\s[A-Z][\w'’-]+\s\([^()]*[Cc]ouncillor[^()]*\).*)"
)
"""`Mrs Wicken Richard Pryce (County Councillor)`, between which a comma was lost."""


def _run_parted(piece: str) -> str:
    """` J Reay M Good` between two commas: two people, and those whom a remark in brackets follows."""
    piece = unguarded(piece)
    before, plural, behind = piece.partition(" Councillors ")
    if plural and before.strip() and _FEW_IN_RUN.fullmatch(behind):
        return f"{_run_parted(before)}, Councillors{_run_parted(f' {behind}')}"
    if (two := _TWO_IN_ONE.fullmatch(piece)) and is_forename(two["fore"]):
        return f"{two['one']}, {two['two']}"
    match = _FEW_IN_RUN.fullmatch(piece)
    if match is None:
        return piece
    names = ", ".join(name.strip() for name in _NAME_IN_RUN.findall(match["names"]))
    return f" {names}{match['behind']}"


_OF_SEVERAL = re.compile(r"^(?:Councillor|Cllr):(?=\s[A-Z]|$)")
"""`Councillor:` beside the first of several names, a label in the left-hand column."""
_SURNAME_AND_FORENAME = re.compile(
    r"(?P<surname>[A-ZÀ-Þ][\w'’-]+),\s(?P<title>(?:(?:Mrs|Mr|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Revd)\.?\s)?)(?P<forename>[A-ZÀ-Þ][a-zà-ÿ'’-]+)"
)


def _forenames_first(cells: Sequence[str]) -> list[str]:
    """`Adams, Leo` beside `Fenn, Judy`: Leo Adams and Judy Fenn, where all cells of a row are so."""
    found = [_SURNAME_AND_FORENAME.fullmatch(cell.strip()) for cell in cells if "," in cell[:40]]
    if len(cells) < _A_ROW or len(found) < len(cells):
        return list(cells)
    names = [
        f"{'Cllr ' if is_surname_of_a_thing(each['surname']) else ''}{each['title']}{each['forename']} {each['surname']}"
        for each in found
        if each
    ]
    return names if len(names) == len(cells) else list(cells)


_A_ROW = 2
_SURNAME_FIRST = re.compile(
    r"(?P<surname>(?:[A-ZÀ-Þ][\w'’-]*\s){0,2}[A-ZÀ-Þ][\w'’-]*),\s(?P<title>(?:(?:Mrs|Mr|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Revd)\.?\s)?)(?!(?:JP|MP|DL|AM|MS|KC|QC|AO|CC|TD|[MOC]BE|BEM|OAM|PSM|QS[MO]|[CMO]NZM)$)(?P<initials>(?:[A-ZÀ-Þ]\.?\s?){1,4})"
)


def _initials_first(cell: str) -> str:
    """`Ashworth, Mrs P`: Mrs P Ashworth."""
    match = _SURNAME_FIRST.fullmatch(cell.strip()) if "," in cell[:40] else None
    return f"{match['title']}{match['initials'].strip()} {match['surname'].strip()}" if match else cell


def _label(cells: Sequence[str]) -> str | None:
    """The body, the ward or the post in a left-hand column, with people in the next."""
    first, *rest = cells
    if not rest or _read_anybody(first) or not _read_anybody(rest[0]):
        return None
    return first if is_body(first) or ward_of(first) or POST.search(first) or is_remark(first) else None


def _read_anybody(cell: str) -> bool:
    return bool(read_entry(cell, Group(kind="officer"), (0, 0)).people)


def _labelled(label: str, base: Group) -> Group:
    label = label.strip(" :")
    if ward := ward_of(label):
        return replace(base, ward=ward)
    if label == "Directors" and base.status == "present" and base.kind is None:
        return replace(
            base, title="Director", kind="councillor"
        )  # the members of a regional district's board
    if _OF_STAFF.search(label) and base.kind == "councillor":
        status = "in_attendance" if base.status in HERE else base.status
        return replace(base, status=status, title=None, post=label, kind="officer", role=None)
    if _CIVIC_OFFICE.fullmatch(label):
        return replace(base, post=label, kind="councillor")
    if POST.search(label):
        return replace(base, post=label, kind=base.kind or "officer")
    if _VISITING_COUNCILLOR.fullmatch(label):
        status = "in_attendance" if base.status in HERE else base.status
        return replace(base, status=status, title=label.removesuffix("s"), kind="councillor", post=None)
    return replace(base, organisation=label)


_DASHES = ("-", "–", ":")
"""`P - Cllr Ann Moss` where a key tells what P is."""


def _beside(cells: Sequence[str], codes: Mapping[str, str]) -> list[str]:
    """The cells, what tells of a person put behind the name in the cell before it."""
    result: list[str] = []
    for cell in cells:
        held = result[-1] if result else None
        if held and not codes and _MONOGRAM.fullmatch(cell) and not is_remark(cell):
            continue
        if held and codes and (held in codes or cell in codes):
            result[-1] = f"{held} {cell}"
        elif (
            held
            and is_remark(cell.strip("-– "))
            and (":" not in cell)
            and _read_anybody(held)
            and not _read_anybody(cell)
        ):
            result[-1] = _told_of(held, cell.strip("-– "))
        else:
            result.append(cell)
    return result


_ASIDE = re.compile(r"\s*[()]\s*")


def _told_of(held: str, cell: str) -> str:
    """`Cllr A Moss` and the cell beside it, whose commas divide no people: `Member for Highways, Transport and Waste`."""
    if "," not in cell:
        return f"{held}, {cell}"
    return f"{held} ({_ASIDE.sub(', ', cell).rstrip(' ,')})"


_SECTION = re.compile(r"(?:[A-Z][\w&'’-]+\s){1,4}(?:Members|Representatives|Delegates|Trustees)")
"""`Schools Members`, a part of the list for whom its people sit."""


def _beyond(text: str, group: Group) -> Group | None:
    """A line that names a body, a ward or an unknown part of the list: what holds of those below it."""
    words = text.strip(" :")
    if ward := ward_of(words):
        return replace(group, ward=ward, organisation=None)
    if read_person(words) is not None and not (is_capitals(words) and text.endswith(":")):
        return None
    if _SECTION.fullmatch(words):
        return replace(group, ward=None, organisation=None)
    if is_body(words) and "," not in words and not text.endswith("."):
        return replace(group, organisation=words, ward=None)
    if text.rstrip().endswith(":") and len(words.split()) <= 6 and not POST.search(words):
        return Group("in_attendance")
    return None


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; only the words that open one in a list of people do so."""
    start = 0
    for begin, _ in sentences(text)[1:]:
        if _OPENS_SENTENCE.match(text, begin):
            yield text[start:begin]
            start = begin
    yield from _NEXT_SENTENCE.split(text[start:])


def _read_sentence(text: str, group: Group, lines: Lines, codes: Mapping[str, str]) -> Entry:
    text = _STARRED.sub("", _LIST_OF.sub(_group_of, _TWICE.sub("", text))).strip()
    if not text.strip(" .:-–,*()") or says_nobody(text) or is_count(text) or _NOTE.match(text):
        return Entry()
    if _STARRED_SUBSTITUTE.match(text):
        return Entry(unread=[text])
    if moved := _moved(text, lines):
        return Entry([moved])
    if tells_apologies(text) or tells_substitution(text):
        return Entry(apologies_in(text, lines))
    if match := _WITH_IN_CHAIR.match(text):
        chair = match["chair"][0].upper() + match["chair"][1:]
        text = f"{chair} (in the Chair), Councillors {text[match.end() :]}"
    if match := _ALSO.match(text):
        text = text[match.end() :]
        if match["also"] and group.status not in AWAY:
            group = replace(group, status="in_attendance", kind=None, title=None)
    if group.status == "apologies":
        text = SENT_BY.sub("", text)
    text = _MEMBERS.sub("", text[: text.find(" were present")] if tells_present(text) else text)
    if group.status == "present_substitute":
        text = _FOR_WHOM.sub(r" (substitute for \g<whom>)", text)
    listed, stated = _statement(_WHO_TOLD.sub("", text), group)
    if is_prose(listed):
        return Entry()
    return read_entry(listed, stated, lines, codes=codes)


def _group_of(match: re.Match[str]) -> str:
    """`COUNCILLORS: ` as `Councillors `, the title of each of those behind it."""
    return f"{match[1].capitalize() if match[1].isupper() else match[1]} "


def _moved(text: str, lines: Lines) -> Attendee | None:
    """`Councillor Oduya arrived at 7.15 pm during item 4.`: somebody present, for a part of the meeting."""
    match = _MOVED.fullmatch(text)
    person = read_person(match["who"]) if match else None
    if match is None or person is None or not person.title:
        return None
    return attendee(replace(person, tags=(match["how"],)), Group(), lines)


def _statement(text: str, group: Group) -> tuple[str, Group]:
    """`Councillor E Brodie (Fernshire Council) also attended.`: those in it, and how they took part."""
    match = _ATTENDED.fullmatch(guarded(text)) if _ATTENDANCE_WORD.search(text[:500]) else None
    if match is None:
        return _IN_THE_CHAIR.sub(" (in the Chair)", text), group
    who, how = unguarded(match["who"]), match["how"].casefold()
    if how in ("in the chair", "presiding") and _NAMES_MORE.search(match["more"] or ""):
        return _IN_THE_CHAIR.sub(" (in the Chair)", text), group
    if how in ("in the chair", "presiding", "presided"):
        here = group if group.status in HERE else Group()
        return who.rstrip(" ,-–—"), replace(here, role="chair")
    if how == "attended" and not match["also"] and is_remote(match["more"] or ""):
        return who, replace(group, remote=True)
    if how == "attending" and group.status in AWAY:
        return text, group
    if match["also"] or how != "present":
        return who, replace(group, status="in_attendance", title=None)
    return who, group


def welcomed_in(passages: Iterable[Passage]) -> list[Attendee]:
    """`The chairman, Jane Moss, welcomed councillors Tom Lund and Ann Reay.`: all that some say of those present."""
    for passage in passages:
        text = passage.text[:1_000]
        for start, end in sentences(text)[:3] if "welcomed" in text else ():
            match = _WELCOMED.fullmatch(text[start:end].rstrip(" ."))
            chair = read_person(match["chair"]) if match else None
            if match and chair:
                who = match["who"][0].upper() + match["who"][1:]
                entry = read_entry(who, Group(kind="councillor"), passage.span)
                presiding = attendee(chair, Group(kind="councillor", role="chair"), passage.span)
                return [] if entry.unread or len(entry.people) < 2 else [presiding, *entry.people]
    return []


def with_told(listed: Sequence[Attendee], told: Iterable[Attendee]) -> list[Attendee]:
    """The list with what an item tells besides: absences, and who stood in for whom."""
    people = list(listed)
    beside: list[Attendee] = []
    for person in islice(told, _MOST_PEOPLE):
        places = [
            place
            for place, each in enumerate(people)
            if _may_be_told(each, person) and not (each in beside and _are_two(each, person))
        ]
        beside = [*(each for each in beside if each.lines == person.lines), person]
        if len(places) != 1:
            people.append(person)
        elif people[places[0]].status in ("not_recorded", "absent") and person.status in AWAY:
            people[places[0]] = replace(people[places[0]], status=person.status)
        elif person.substitute_for:
            known = people[places[0]]
            whom = known.substitute_for or person.substitute_for
            status = "present_substitute_virtual" if known.status.endswith("virtual") else person.status
            people[places[0]] = replace(known, status=status, substitute_for=whom)
    return _with_substituted_in_full(_members_by_section(people))


def _with_substituted_in_full(people: Sequence[Attendee]) -> list[Attendee]:
    """Those stood in for under the fullest name that one of the absent has."""
    away = Roster(tuple(each for each in people if each.status in AWAY))
    return [
        replace(each, substitute_for=away.full_name(each.substitute_for) or each.substitute_for)
        if each.substitute_for
        else each
        for each in people
    ]


def _may_be_told(listed: Attendee, told: Attendee) -> bool:
    """Whether the list already has the person, in the same group."""
    return (
        (may_be(listed.name, told.name) or may_be(told.name, listed.name))
        and ((listed.status in AWAY) == (told.status in AWAY) or listed.status == "not_recorded")
        and not _differ_by_title(listed, told)
    )


def _are_two(one: Attendee, other: Attendee) -> bool:
    """`Councillor Wainwright` and `Borough Councillor H Wainwright`, both named in one sentence."""
    other_council = [bool(_OF_ANOTHER.match(each.title or "")) for each in (one, other)]
    return one.lines == other.lines and one.name != other.name and other_council[0] != other_council[1]


_OF_ANOTHER = re.compile(r"(?:County|District|Borough|City)\s")


_COURTESIES = ("Mr", "Mrs", "Ms", "Miss")


def _differ_by_title(one: Attendee, other: Attendee) -> bool:
    """`Mr Hollis` and `Mrs Hollis` may sit on one committee."""
    titles = [
        {word.strip(".") for word in (each.title or "").split()} & set(_COURTESIES) for each in (one, other)
    ]
    return all(titles) and titles[0] != titles[1]


def _with_movements(people: Sequence[Attendee]) -> list[Attendee]:
    """One entry for somebody who is listed, and of whom a sentence tells that they came or left."""
    result: list[Attendee] = []
    for person in people:
        places = [
            place for place, each in enumerate(result) if each.status in HERE and _may_be_told(each, person)
        ]
        told = person.note and _MOVED_NOTE.match(person.note)
        if told and len(places) == 1 and person.status == "present":
            known = result[places[0]]
            note = "; ".join(filter(None, (known.note, person.note)))
            arrived, left = known.arrived or person.arrived, known.left or person.left
            result[places[0]] = replace(known, arrived=arrived, left=left, note=note)
        else:
            result.append(person)
    return result


def _settled(people: Iterable[Attendee]) -> list[Attendee]:
    """The list once all of it is read: nobody twice, and the members told by where they stand."""
    merged = _with_movements(_with_stand_ins(_merged(people)))
    return _with_visitors(_members_by_section(_present_by_attending(merged)))


_FEWEST_MEMBERS = 3


def _with_visitors(people: Sequence[Attendee]) -> list[Attendee]:
    """`Cllrs A Moss, B Reay, C Lund, the Clerk T Penn, Mrs J Waters (Woodland Project)`: who comes behind the clerk, without the title that all members have, was in attendance."""
    clerk = next((place for place, each in enumerate(people) if each.kind == "officer"), len(people))
    members = [each for each in people[:clerk] if each.status in HERE]
    if len(members) < _FEWEST_MEMBERS or not all(map(_is_titled, members)):
        return list(people)
    behind = (
        replace(each, status="in_attendance") if each.status == "present" and each.kind == "unknown" else each
        for each in people[clerk:]
    )
    return [*people[:clerk], *behind]


def _with_stand_ins(people: Sequence[Attendee]) -> list[Attendee]:
    """One entry for a substitute who is listed and named again behind the absent."""
    result = list(people)
    for told in [each for each in people if each.substitute_for]:
        places = [
            place
            for place, each in enumerate(result)
            if each.status in HERE and not each.substitute_for and _may_be_told(each, told)
        ]
        if len(places) == 1:
            known = result[places[0]]
            status = (
                "present_substitute_virtual" if known.status.endswith("virtual") else "present_substitute"
            )
            result[places[0]] = replace(known, status=status, substitute_for=told.substitute_for)
            result.remove(told)
    return result


def _present_by_attending(people: Sequence[Attendee]) -> list[Attendee]:
    """Where nobody is listed as present, the councillors in attendance are those who met."""
    if any(each.status in HERE and each.role != "chair" for each in people):
        return list(people)
    first = next(
        (each for each in people if each.status == "in_attendance" and each.kind == "councillor"), None
    )
    if first is None:
        return list(people)
    return [
        replace(each, status="present")
        if each.status == "in_attendance" and each.kind == "councillor"
        else each
        for each in people
    ]


def _members_by_section(people: Sequence[Attendee]) -> list[Attendee]:
    """Where no list names a councillor by title and others stand apart, those present are the members.

    Where the members stand without their title, so do those of them who are away.
    """
    apart = any(person.status.startswith("in_attendance") for person in people)
    met = any(each.status in HERE and _is_member(each) for each in people)
    if apart and met and not any(_is_titled(person) for person in people):
        people = [replace(each, kind="councillor") if _is_member(each) else each for each in people]
    members = [each for each in people if each.status in HERE and each.kind == "councillor"]
    if all(map(_is_titled, members)):
        return list(people)
    return [
        replace(each, kind="councillor") if each.status in AWAY and _is_member(each) else each
        for each in people
    ]


_TITLE_OF_MEMBER = re.compile(r"Cll?r|Councillor|Ald|CC|Deputy|\bCr\b")


def _is_titled(person: Attendee) -> bool:
    """A councillor by the title, in the list of those who met."""
    return (
        person.kind == "councillor"
        and person.status in HERE
        and bool(_TITLE_OF_MEMBER.search(person.title or ""))
    )


def _is_member(person: Attendee) -> bool:
    outsider = (
        person.post
        or person.organisation
        or re.search(r"\b(?:PC|Sgt|Sergeant|Insp\w*|MP)\b", person.title or "")
    )
    return person.kind == "unknown" and not outsider and person.status in (*HERE, *AWAY, "not_recorded")


def _merged(people: Iterable[Attendee]) -> list[Attendee]:
    """One entry for a chair who is named first and again in the list."""
    result: list[Attendee] = []
    for person in people:
        twin = _twin(result, person)
        if twin is None:
            result.append(person)
        else:
            longer = max((result[twin], person), key=lambda each: len(each.name))
            other = result[twin] if longer is person else person
            result[twin] = replace(
                longer,
                role="chair",
                title=longer.title or other.title,
                post=longer.post or other.post,
                kind=longer.kind if longer.kind != "unknown" else other.kind,
                ward=longer.ward or other.ward,
                organisation=longer.organisation or other.organisation,
            )
    return result


def _twin(people: Sequence[Attendee], person: Attendee) -> int | None:
    """The place of the same person, where one of the two entries is that of the chair."""
    if person.status not in HERE:
        return None
    places = [
        place
        for place, each in enumerate(people)
        if each.status in HERE and "chair" in (each.role, person.role) and _may_be_told(each, person)
    ]
    return places[0] if len(places) == 1 else None


def _unread(
    entries: Sequence[tuple[int, str]], passages: Sequence[Passage], people: Sequence[Attendee]
) -> Iterator[Problem]:
    """One problem for each entry that is no name; one for all when there are many, or nothing was read."""
    if passages and not people and not any(_ALL.search(passage.text[:300]) for passage in passages):
        yield problem("attendance_unread", line=passages[0].span[0], path="attendance")
    elif len(entries) > _MANY_UNREAD:
        line, text = entries[0]
        yield problem("people_unread", line=line, path="attendance", seen=str(len(entries)), expected=text)
    else:
        for line, text in entries:
            if is_from_to(text):
                continue
            yield problem("person_unread", line=line, path="attendance", seen=text)
