"""The rows of a list of those present as they are printed: cells, left-hand labels, wrapped lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .headings import group_title, heading_of
from .lines import Line
from .names import TITLE, is_particle, read_person, take_titles
from .passages import MARKER, Passage
from .remarks import POST, is_remark
from .values import Lines
from .words import LONGEST, cells, is_capitals, plain

_GAP = re.compile(r"\t+|\s*\|\s*|\s{3,}|(?<![.,;:])(?<!\bthe)\s{2,}(?=[A-ZÀ-Þ])")
_LIST_LABEL = re.compile(r"^\s*(?:[•·\uf0b7▪➢●○◦*-]\s+|\d{1,2}[.)]\s+)")
_BARE_NUMBER = re.compile(r"\d{1,3}\s+")
_NUMBER = re.compile(r"^(?:[A-Z][A-Za-z]{0,5}[/ -])?\d{1,4}(?:[./-]\d{1,4}){1,3}\s+")
_LABEL = re.compile(r"[A-Z][\w /&'’-]{2,50}:\s")
_LAST_NAMED = re.compile(r"\s(?:and|&)\s+(?P<last>[^,;]{3,40})$")
_INITIAL = re.compile(r"\b[A-Z]\.?$")
_HYPHENED = re.compile(r"\w-$")
_DANGLING = re.compile(
    r"(?:[,;&/]|\b(?:and|a|ac|of|for|the|to|with)|\s[-–]|(?:[,;&]|\b(?:and|Councillor|Cllr))\s+(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Councillors?|Messrs)\.?)$"
)
_IN_MAORI = re.compile(
    r"^\s*(?:Te|Ngā|Kei)\s[^|:]{2,40}\|\s*(?=(?i:present|absent|apologies|in attendance|also present)\W*$)"
)
"""`Te Hunga Kāore i Tae Mai | ABSENT`, a heading in two languages."""
_GROUP_BEHIND_HEADING = re.compile(
    r"(?<=[a-z]:)\s*\((?:Councillors|Members)\)(?=\s|$)|^\s*\((?:Councillors|Members)\)\s*(?=Councillor|Cllr|Alderm)"
)
_GROUP_IN_BRACKETS = re.compile(r"^\s*\((Councillors|Members|Officers|Officials)\)\s*")
"""`In attendance: (Councillors)` above names, and `(Officials)` in front of some."""
_GLUED_VERB = re.compile(r"(?<=\bwere)(?=[A-Z])|(?<=\bwas)(?=[A-Z])")
"""`In attendance wereMayor Reay`, where a copy lost the space."""
_SUFFIX_APART = re.compile(r"(?<!\s)\s{2,}(?=(?:Jr|Sr|Jnr|Snr)\b)")
_ENDS_IN_TITLE = re.compile(r"(?<=[,;&:dA-Z] )(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?$")
"""`the Clerk, Mrs` before a wide space, and `and Cllr`."""
_POSTS_FIRST = re.compile(r"\((?:Mr|Mrs|Ms|Miss|Dr|Sgt)\b")
"""Where the names stand in brackets behind their posts, an entry ends with its bracket."""
_POST_FIRST = re.compile(r"(?P<post>[^()]{4,120})\s[-–]\s(?P<name>[^-–,]{4,40})")
_PERSON_FIRST = re.compile(r"(?P<name>[^,–(:]{4,40}?)(?:,|\s[-–])\s(?P<post>.+)")
_OWN_ROLE = re.compile(r"(?:Town |Parish |Deputy )?Clerk\b|Members? of the (?:P|p)ublic\b")
_OPENS = re.compile(
    r"(?:An? )?apolog|also\b|in attendance\b|there (?:was|were)\b|the (?:chair|meeting|following|quorum|mayor)\b|members? of the public\b|note\b|quorum\b|all\b",
    re.IGNORECASE,
)
_MOST = 1_200
"""More characters than any list of those present has in one paragraph."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; `indented` says that the left-hand column is empty, as below a label."""

    cells: tuple[str, ...]
    lines: Lines
    indented: bool = False
    tabular: bool = False
    last: int = 0
    """How long its last printed line is."""
    places: tuple[int, ...] = ()
    """In which column of a table each cell stands, since empty ones are left out."""


def rows_of(passages: Sequence[Passage], *, width: int = 0) -> list[Row]:
    """The rows, a line that is broken at the width of the print joined to the next; 0 for whole paragraphs."""
    rows: list[Row] = []
    joined = _joined_lines(passages)
    for row in _printed(passages):
        held = rows[-1] if rows else None
        if held is not None and _continues(held, row, together=row.lines[0] in joined, width=width):
            text = _run_on(held.cells[-1], row.cells[0])
            cells_ = (*held.cells[:-1], text, *row.cells[1:])
            rows[-1] = replace(held, cells=cells_, lines=(held.lines[0], row.lines[1]), last=row.last)
        else:
            rows.append(row)
    return list(_with_headings_joined(list(_with_labels_joined(_with_wards_apart(rows)))))


_NAME_AND_WARD = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’]*\s){1,4}(?:[A-Z][\w'’]+|\([A-Z][\w ]{2,30}\)))\s?[-–]\s?(?P<ward>[A-Z].{2,50})"
)
_OF_ONE_WARD = 4


def _with_wards_apart(rows: list[Row]) -> list[Row]:
    """`Graham Bell-North West Kelby` as `Graham Bell (North West Kelby)`, where many who are listed share their wards."""
    if sum("-" in row.cells[0] for row in rows) < _OF_ONE_WARD:
        return rows
    found = [_NAME_AND_WARD.fullmatch(row.cells[0]) if len(row.cells) == 1 else None for row in rows]
    wards = Counter(match["ward"] for match in found if match)
    if sum(count for count in wards.values() if count > 1) < _OF_ONE_WARD:
        return rows
    return [
        replace(row, cells=(f"{match['name']} ({match['ward']})",)) if match else row
        for row, match in zip(rows, found, strict=True)
    ]


_HALF_LABEL = re.compile(
    r"(?P<first>Staff|Also|Members|Officers|Others|Council|STAFF|ALSO|OTHERS(?: IN)?|OFFICERS(?: IN)?|Officers in)\s+(?=[A-Z])(?!Present|PRESENT|In |IN |ATT|Members|Also)"
)
_OTHER_HALF = re.compile(r"(?P<second>[Pp]resent|PRESENT|[Ii]n [Aa]ttendance|(?:IN )?ATTENDANCE)\s?:\s+")


def _with_labels_joined(rows: Sequence[Row]) -> Iterator[Row]:
    """`Staff  Ann Reay, Director;` above `Present:  Tom Lund, Clerk`: the label beside two lines is `Staff Present:`."""
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else None
        first = _HALF_LABEL.match(row.cells[0])
        second = _OTHER_HALF.match(below.cells[0]) if first and below else None
        above = _HALF_LABEL.match(rows[place - 1].cells[0]) if place else None
        if first and second:
            whole = f"{first['first']} {second['second']}: {row.cells[0][first.end() :]}"
            yield replace(row, cells=(whole, *row.cells[1:]))
        elif above and (rest := _OTHER_HALF.match(row.cells[0])):
            yield replace(row, cells=(row.cells[0][rest.end() :], *row.cells[1:]), indented=True)
        else:
            yield row


def _run_on(before: str, after: str) -> str:
    """`Mrs R Fairholm-` and `Osei` of the next line: a surname that is broken at its hyphen has no space in it."""
    between = "" if _HYPHENED.search(before) and after[:1].isupper() else " "
    return f"{before}{between}{after}"


def _joined_lines(passages: Iterable[Passage]) -> set[int]:
    """The lines that the wrapping of the page put to the line before."""
    return {line.number for passage in passages for line in passage.lines[1:]}


def _printed(passages: Sequence[Passage]) -> Iterator[Row]:
    seen = {(line.number, line.text): line for passage in passages for line in passage.lines}
    starred = any("*" in text[:40] and _STAR_MEANS.search(text) for _, text in seen)
    for table_row, lines in groupby(seen.values(), key=lambda line: line.table and (line.table, line.row)):
        if table_row is None:
            yield from filter(None, (_line_row(line, starred=starred) for line in lines))
        else:
            yield from _table_row(list(lines))


_STAR_MEANS = re.compile(r"\*\s*(?:denotes|indicates|=|means)\s*\w*\s?(?:present|attend)", re.IGNORECASE)
"""`* denotes attendance`: the star before a name is no bullet."""


def _line_row(line: Line, *, starred: bool = False) -> Row | None:
    text = _with_round_brackets(MARKER.sub(" ", line.text[:LONGEST]).removeprefix("> "))
    text = _SUFFIX_APART.sub(" ", _IN_MAORI.sub("", _GLUED_VERB.sub(" ", text)))
    if "(Councillors)" in text or "(Off" in text or "(Members)" in text:
        text = _GROUP_IN_BRACKETS.sub(r"\1: ", _GROUP_BEHIND_HEADING.sub("", text))
    if not line.label and not (starred and text.lstrip().startswith("*")):
        text = _NUMBER.sub("", _LIST_LABEL.sub("", text))
    parts = _with_titles_joined(
        [part for cell in _GAP.split(text.strip()) for part in cells(cell) if part.strip(":;. ")]
    )
    if (
        len(parts) == 1
        and (numbered := _BARE_NUMBER.match(parts[0]))
        and heading_of(parts[0][numbered.end() :])
    ):
        parts = [parts[0][numbered.end() :]]
    if not parts:
        return None
    indented = len(text) - len(text.lstrip("\t ")) >= 4 or text.startswith("\t")
    return Row(tuple(parts), (line.number, line.number), indented=indented, last=len(line.text.strip()))


def _with_round_brackets(text: str) -> str:
    """`A Moss [Chair]` as `A Moss (Chair)`; a link keeps its square ones."""
    return (
        text if "[" not in text or "](" in text or "[!" in text else text.replace("[", "(").replace("]", ")")
    )


def _with_titles_joined(parts: list[str]) -> list[str]:
    """`Councillor  Moss` and `1  Millbeck Ward` with a wide space are one cell each."""
    joined: list[str] = []
    for part in parts:
        if (
            joined
            and len(joined[-1]) < 60
            and not take_titles(joined[-1] + " ")[0].strip()
            and not group_title(joined[-1])
        ) or (joined and (joined[-1].isdigit() or _ENDS_IN_TITLE.search(joined[-1][-12:]))):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return _with_dashes_joined(joined)


def _with_dashes_joined(parts: list[str]) -> list[str]:
    """`Prue Dunmore    -   Town Clerk` is one cell."""
    joined: list[str] = []
    for part in parts:
        if joined and (part[0] in "-–—" or joined[-1][-1] in "-–—"):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _table_row(lines: Sequence[Line]) -> Iterator[Row]:
    """The row of a table; the paragraphs in a cell are people under each other."""
    columns = [
        [part for line in column for part in cells(_with_round_brackets(line.text[:LONGEST]))]
        for _, column in groupby(lines, key=lambda line: line.column)
    ]
    span = (lines[0].number, lines[-1].number)
    if all(len(column) <= 1 for column in columns):
        yield Row(
            tuple(part for column in columns for part in column),
            span,
            indented=(lines[0].column or 1) > 1,
            tabular=True,
            places=tuple(line.column or 0 for line in lines),
        )
        return
    for place, line in enumerate(lines):
        parts = cells(line.text[:LONGEST])
        if parts:
            yield Row(
                parts, (line.number, line.number), indented=place > 0 and line.column != lines[0].column
            )


def _continues(held: Row, row: Row, *, together: bool, width: int) -> bool:
    """Whether the row is the rest of the one before, which the print has broken."""
    before, after = held.cells[-1], row.cells[0]
    if held.tabular or row.tabular or len(before) > _MOST or after[0] == "*" or before == "*":
        return False
    if heading_of(after) or group_title(after) or group_title(before) or _ends_heading(before):
        return False
    if before.count("(") > before.count(")"):
        return True
    if is_capitals(after) and not is_capitals(before):
        return False
    if _DANGLING.search(before[-20:]) or _goes_on_below(held, row) or _is_forename_alone(before, after):
        return True
    if _LABEL.match(after) or len(row.cells) > 1:
        return _is_title_alone(before) and bool(TITLE.match(after))
    beside = len(held.cells) > 1 and not held.indented and not row.indented and not heading_of(held.cells[0])
    broken = width > 0 and held.last >= 0.75 * width and "," in before
    return _goes_on(before, after) or (
        not beside and _is_unfinished(before, after, together=together, broken=broken)
    )


_TITLE_AND_WORD = re.compile(r"\b(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s[A-Z][a-z]{2,}$")
_TITLED_IN_FULL = re.compile(r"\b(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s[A-Z][a-z]+\s[A-Z]")
_ONE_WORD = re.compile(r"[A-Z][\w'’-]+(?:,|$|\s\()")


def _is_forename_alone(before: str, after: str) -> bool:
    """`Cllr Ivor Pascoe, Cllr Meg` above `Tranter, Cllr Rhys Tull`: where names are whole, a surname is to come."""
    if not _TITLE_AND_WORD.search(before[-40:]) or not _ONE_WORD.match(after) or TITLE.match(after):
        return False
    return bool(_TITLED_IN_FULL.search(before)) and bool(TITLE.search(after) or "," not in after)


def _goes_on_below(held: Row, row: Row) -> bool:
    """Whether `Member for Finance` ends the office in the right-hand column of the line above."""
    if len(held.cells) != 2 or len(row.cells) != 1:
        return False
    (name, office), after = held.cells, row.cells[0]
    told = is_remark(office) and not (POST.search(office) and POST.search(after))
    return told and bool(read_person(name)) and not read_person(after) and not _starts_anew(after)


def _goes_on(before: str, after: str) -> bool:
    """Whether the words of the next line can only go on: a name below its title, a bracket, a small letter."""
    if _is_title_alone(before):
        return bool(TITLE.match(after))
    return after[0] == "(" or (after[0].islower() and not is_particle(after.split()[0]))


def _is_unfinished(before: str, after: str, *, together: bool, broken: bool) -> bool:
    """Whether the line ends where no list ends: before a bracket, behind an initial, or at the width of the print."""
    if _names_its_own(before) and _names_its_own(after):
        return False
    open_end = before[-1] not in ".)"
    if (open_end and _POSTS_FIRST.search(before)) or ((together or broken) and _INITIAL.search(before)):
        return True
    return (together or (broken and open_end)) and not _starts_anew(after) and not _is_complete(before)


def _names_its_own(text: str) -> bool:
    """`Jim Noone, Chief Officer – Finance`: a line of its own in a list of officers."""
    for pattern in (_PERSON_FIRST, _POST_FIRST):
        match = pattern.fullmatch(text[:200])
        person = read_person(match["name"]) if match else None
        if match and person and " " in person.name and POST.search(match["post"]):
            return True
    return False


def _is_complete(text: str) -> bool:
    """`A Moss, P Lund and T Oduya`: the name behind `and` is whole, and ends the list."""
    match = _LAST_NAMED.search(text[-60:])
    person = read_person(match["last"]) if match else None
    return person is not None and len(person.name.split()) > 1


def _ends_heading(text: str) -> bool:
    heading = heading_of(text)
    return heading is not None and not heading.rest


def _is_title_alone(text: str) -> bool:
    """`The Right Worshipful the Mayor` above the councillor who is it."""
    return not take_titles(f"{text} ")[0].strip() and not group_title(text)


_TITLE_IN_CAPITALS = re.compile(
    r"(?:(?:DEPUTY )?(?:MAYOR|REEVE|WARDEN)|COUNCILLORS?|CLLRS?|ALDERM[AE]N|MRS?|MS|DR)\b\.?\s+[A-Z]"
)


def _starts_anew(text: str) -> bool:
    return bool(
        TITLE.match(text) or _TITLE_IN_CAPITALS.match(text) or _OWN_ROLE.match(text) or _OPENS.match(text)
    )


def _with_headings_joined(rows: list[Row]) -> Iterator[Row]:
    """`OTHER MEMBERS` above `PRESENT:`, and `OFFICERS IN` above `ATTENDANCE:`, are one heading each."""
    held: Row | None = None
    for row in rows:
        if held is not None:
            whole = plain(f"{held.cells[0]} {row.cells[0]}")
            if len(whole) < 60 and _is_broken_heading(held.cells[0], row.cells[0], whole):
                people, more = held.cells[1:], row.cells[1:]
                if people and more and _is_title_alone(people[-1]):
                    people, more = (*people[:-1], f"{people[-1]} {more[0]}"), more[1:]
                yield replace(held, cells=(whole, *people))
                held = replace(row, cells=more, indented=True) if more else None
                continue
            yield held
        held = row
    if held is not None:
        yield held


def _is_broken_heading(first: str, second: str, whole: str) -> bool:
    if first.rstrip().endswith((":", ".")):
        return False
    heading = heading_of(whole)
    if heading is None or heading.rest or group_title(first):
        return False
    return second.rstrip().endswith(":") or heading_of(second) is not None
