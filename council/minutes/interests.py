"""Interests that members and officers declared, and the words that say that there were none."""

import re
from collections.abc import Iterator, Sequence

from .names import is_name, read_person, split_people
from .passages import Passage
from .people import Roster
from .tables import TableRow
from .values import Interest
from .words import LONGEST, fold, holds_any, plain, straight

_NONE = re.compile(
    r"""^\W*(?:[a-z1-9][.)]\s)? (?: none (?:\s (?:at \s this \s time|to \s declare|present))? \W*$ | nil \b | n/a \b | not \s applicable \b | nothing \s (?:was \s|were \s)?(?:declared|disclosed|to)
        | (?:there \s (?:were|was|being) | members \s had | councillors \s had) \s (?:no|none|nothing)\b
        | no \s .{0,80}? \b(?:declared|disclosed|made|received|declarations?|disclosures?|interests?|recorded|notified)\b
        | none \s .{0,40} (?:declared|disclosed|made|received|stated|notified|recorded)\b | none \s (?:were|was)\b
        | dim \b | ni \s (?:chafwyd|ddatgan\w*|dderbyni\w*) \b )
      | \b(?:but|and) \s (?:there \s were \s none | none \s (?:were|was) \s (?:made|declared|received)) \b
      | \bno \s (?:interests?|declarations?|disclosures?) \s .{0,40}? (?:was|were) \s (?:\w+ly\s)? (?:declared|made|disclosed|received|recorded)\b
      | \bno \s (?:member|councillor)s? \s (?:present \s)? (?:declared|disclosed|made|had)\b""",
    re.VERBOSE,
)
_KIND_WORDS = r"disclosable|other|local|significant|registrable|registerable|pecuniary|personal|prejudicial|financial|declarable|direct|indirect"
_KIND = (
    rf"(?P<kind>(?:(?:{_KIND_WORDS})[\s,]+|non-|(?:and/or|and|or|but\snot)\s){{0,7}}?"
    r"(?:(?:non-?\s?)?(?:disclosable\specuniary|pecuniary|personal|prejudicial|registrable|registerable|financial)"
    r"|dpi|ori|nri|odi|disclosable|declarable|other))"
)
_KIND_ALONE = re.compile(rf"\b{_KIND}\b(?=\s+(?:interests?\b|[-:(])|\W*$|[:;,])", re.IGNORECASE)
_TITLE = r"(?:(?:County\s|District\s|Borough\s|City\s|Town\s|Parish\s)?(?:Councill?ors?|Cll?rs?\b\.?|Crs?\b\.?|Couns?\.|CC\b|Alderm[ae]n|Alderwoman|Bailie|Mrs|Mr|Ms|Miss|Dr|Rev(?:d|erend)?|Baroness|The\s(?:Lord\s|Deputy\s)?Mayor,?)\b\.?)"
_DID = r"(?:declared|disclosed|registered|expressed|recorded|made\sa\sdeclaration\sof|gave\snotice\sof|indicated|wished\sto\sdeclare|stated\sthat\s(?:he|she|they)\shad)"
_WHAT = rf"(?:(?:an?|their|his|her|the|that|any)\s)?['\"]?(?:{_KIND}\s(?:and\s\w+\s)?)?(?:\([^)]{{1,40}}\)\s)?(?:interests?|(?P<short>DPI|ORI|NRI|ODI)|connection|conflict)\b"
_DECLARED = re.compile(
    rf"(?P<who>{_TITLE}.{{1,200}}?)\s(?:each\s|also\s|then\s|both\s|all\s|again\s)?{_DID}\s(?:that\s(?:he|she|they)\shad\s)?(?i:{_WHAT})"
)
_UNTITLED = re.compile(
    rf"^(?:\(?\w{{1,3}}[.)]\s)?(?P<who>[A-Z][^.:;]{{1,160}}?)\s(?:each\s|also\s|both\s|then\s)?{_DID}\s(?i:{_WHAT})"
)
_BY = re.compile(
    rf"\b(?i:(?:an?|the|following)\s(?:{_KIND}\s)?interests?|interests?|declarations?(?:\sof\s(?:{_KIND.replace('?P<kind>', '?:')}\s)?interests?)?)\s(?:was|were|had\sbeen)\s(?i:declared|disclosed|made|received|registered)\s(?:by|from)\s(?P<who>{_TITLE}.{{1,200}}?)(?=\s(?:in|on|as|regarding|relating|under|for|with|who|because|due)\b|[.;:]|,\s(?:as|who|in)\b|$)"
)
_HAVING = re.compile(
    rf"\bHaving\s{_DID}\s(?i:{_WHAT})[^.]{{0,120}}?,\s(?P<who>{_TITLE}\s[A-Z].{{1,60}}?)\s(?=left|withdrew|vacated|took|remained|did|retired)"
)
_WELSH = re.compile(
    r"\b[Dd]atgan(?:odd|wyd)\s(?:gan\s)?(?P<who>[Yy](?:r)?\sCynghor(?:ydd|wyr)\s.{1,120}?)\s(?:f|g)?(?:uddiant|ysylltiad|fuddiannau|uddiannau|ddiddordeb)\s(?P<kind>personol(?:\sa\srhagfarnol|\sac?\s\w+)?|rhagfarnol)?"
)
_LISTED = re.compile(
    rf"^(?:\(?\w{{1,3}}[.)]\s)?(?P<who>{_TITLE}\s.{{2,80}}?|[A-Z][^,.:;]{{2,40}}?)\s?(?:[-:]\s|,\s(?=(?i:item|minute|agenda|personal|pecuniary|dpi|non|prejudicial|disclosable|other|as|in)))(?P<rest>.+)$",
    re.DOTALL,
)
_OF_INTEREST = re.compile(
    rf"\binterests?\b|\b(?:{_KIND_WORDS})\b|\bdpi\b|\bori\b|\bnri\b|\bitems?\s\d|\bminute\s\d|\bagenda\sitem\b",
    re.IGNORECASE,
)
_HEADS_LIST = re.compile(
    rf"\b(?:(?i:{_KIND})\s)?(?i:interests?)\b[^.]{{0,120}}(?:as follows|below|declared|made)\s?:-?\s*$"
)
_LEFT = re.compile(
    r"\b(?<!not )(?:left|vacated|withdrew(?: from)?|retired from|leave|leaving|withdraw from)\b(?: (?:the|their) (?:room|meeting|chamber|chair|table|seats?))?"
)
_STAYED = re.compile(
    r"\b(?:remain(?:ed|ing)?|stay(?:ed|ing)?)\b.{0,20}\b(?:in|at) the (?:room|meeting|chamber)\b|\bdid not (?:leave|withdraw)\b|\barhosodd yn y cyfarfod\b|\bremained (?:present|and)\b"
)
_COLUMN_OF_NAMES = re.compile(r"\b(?:councillors?|members?|names?|cllrs?|officers?)\b", re.IGNORECASE)
_COLUMN_OF_KIND = re.compile(r"\b(?:nature|interests?|type|kind|category|reason|detail)\b", re.IGNORECASE)
_HIGHEST_HEAD = 12
_MOST_COLUMNS = 5
_SIGNS = ("interest", "declar", "dpi", "uddiant", "gysylltiad")
"""One of these is in every declaration outside the item of interests."""


def says_none(passages: Sequence[Passage]) -> bool:
    """`No interests were disclosed.`, under the title or below the words of the agenda and a second title."""
    return any(_NONE.search(fold(passage.text[:400])) for passage in passages[:8])


def may_declare(folded: str) -> bool:
    """Whether folded words, or those of several passages, may hold a declaration outside the item of interests."""
    return holds_any(folded, _SIGNS)


def interests_in(
    passages: Sequence[Passage], rows: Sequence[TableRow], roster: Roster, *, listed: bool
) -> Iterator[Interest]:
    """Each person's declaration; in an item of interests (`listed`) names in lists, in tables and without a title."""
    under: str | None = None
    if listed and not rows:
        rows = list(_flattened_rows(passages))
    tabled = {place for row in rows for place in range(row.first, row.end)} if listed else set()
    if listed:
        yield from _in_table(passages, rows)
    for place, passage in enumerate(passages):
        if place in tabled or not (listed or may_declare(fold(passage.text))):
            continue
        found = list(_in_passage(passage, roster, listed=listed))
        if listed and not found and (match := _HEADS_LIST.search(straight(passage.text[:400]))):
            under = match["kind"] or "interest"
        elif under and not found:
            found = list(_under_heading(passage, under))
        yield from found


def _in_passage(passage: Passage, roster: Roster, *, listed: bool) -> Iterator[Interest]:
    text = straight(passage.text[:LONGEST])
    patterns = (_DECLARED, _BY, _WELSH, *((_HAVING,) if listed else ()))
    every = [match for pattern in patterns for match in pattern.finditer(text)]
    found = [match for match in every if not _CORRECTS.search(text[: match.start()][-40:])]
    if listed and not every and (match := _UNTITLED.match(text) or _from_list(text)):
        found = [match]
    seen: set[str] = set()
    for match in sorted(found, key=lambda one: one.start()):
        for each in _interests(match, passage, roster):
            if each.name not in seen:
                seen.add(each.name)
                yield each


_CORRECTS = re.compile(r"\bto (?:show|reflect|record|read|state|say|note|indicate),? (?:that )?(?:the )?$")
"""`corrected to show that Councillor Moss declared an interest`: of an earlier meeting."""


def _under_heading(passage: Passage, kind: str) -> Iterator[Interest]:
    """`Lund - Member of the Town Council` below `Members declared personal interests in minute 81 as follows:`"""
    name, dash, _ = straight(passage.text[:200]).partition(" - ")
    person = read_person(passage.text[: len(name)]) if dash else None
    if person is not None and len(name.split()) < 5:
        told = None if kind == "interest" else kind
        yield Interest(person.name, told, passage.text, _left_room(passage.text), passage.span)


def _from_list(text: str) -> re.Match[str] | None:
    """`Cllr Silverwood - personal interest - item 4`, where what follows the name speaks of an interest."""
    match = _LISTED.match(text)
    return (
        match if match and _OF_INTEREST.search(match["rest"][:200]) and not _NONE.search(fold(text)) else None
    )


def _interests(match: re.Match[str], passage: Passage, roster: Roster) -> Iterator[Interest]:
    who = passage.text[slice(*match.span("who"))]
    # Who had declared an interest before is only reminded of it where it matters.
    if re.search(r"\b(?:having|had)$|\b(?:if|any|no|should|may|must)\b", who, re.IGNORECASE):
        return
    groups = match.groupdict()
    kind = groups.get("kind") or groups.get("short") or _kind_in(groups.get("rest") or "")
    for name in _people(who, roster):
        yield Interest(
            name=name,
            kind=" ".join(kind.split()) if kind else None,
            text=passage.text,
            left_room=_left_room(passage.text),
            lines=passage.span,
        )


def _kind_in(words: str) -> str | None:
    match = _KIND_ALONE.search(straight(words[:200]))
    return match["kind"] if match else None


def _people(who: str, roster: Roster) -> list[str]:
    """The names; `Edwin and Marta Carver` share their surname when the list of those present knows both."""
    pieces = split_people(who.strip(" ,"))
    names: list[str] = []
    title: str | None = None
    for place, piece in enumerate(pieces):
        shared = _with_shared_surname(piece, pieces[place + 1 :], roster)
        person = read_person(shared or piece, title=title)
        if person is not None and person.name not in names:
            title = title or person.title
            names.append(person.name)
    return names


def _with_shared_surname(piece: str, following: Sequence[str], roster: Roster) -> str | None:
    """`Edwin` before `Marta Carver`: Edwin Carver, unless somebody present has the surname Edwin."""
    after = read_person(following[0]) if following else None
    own = piece.split()[-1] if piece.split() else ""
    if after is None or len(after.name.split()) < 2:
        return None
    whole = f"{own} {after.name.split(maxsplit=1)[1]}"
    if re.fullmatch(r"(?:[A-Z]\.?){1,3}", own):
        return whole
    if read_person(piece) is None or len((read_person(piece) or after).name.split()) > 1:
        return None
    return whole if not roster.has_surname(own) and roster.matching(whole) else None


def _flattened_rows(passages: Sequence[Passage]) -> Iterator[TableRow]:
    """A table whose cells stand one under the other: `Member`, `Minute`, `Nature of interest`, and so each row."""
    cells = [(place, plain(line.shown)) for place, passage in enumerate(passages) for line in passage.lines]
    heads = next((at for at, (_, text) in enumerate(cells[:_HIGHEST_HEAD]) if _heads_names(text)), None)
    if heads is None:
        return
    start = next((at for at, (_, text) in enumerate(cells) if at > heads + 1 and _is_titled(text)), heads)
    width = start - heads
    if not 1 < width <= _MOST_COLUMNS or not any(
        _COLUMN_OF_KIND.search(text) for _, text in cells[heads:start]
    ):
        return
    for at in range(heads, len(cells) - width + 1, width):
        row = cells[at : at + width]
        if at > heads and not _is_titled(row[0][1]):
            return
        yield TableRow(row[0][0], row[-1][0] + 1, tuple(text for _, text in row))


def _heads_names(text: str) -> bool:
    return _COLUMN_OF_NAMES.fullmatch(text.strip(" :")) is not None


def _is_titled(text: str) -> bool:
    """`Mrs S Quarmby` alone."""
    person = read_person(text) if len(text) < 60 else None
    return bool(person and person.title)


def _in_table(passages: Sequence[Passage], rows: Sequence[TableRow]) -> Iterator[Interest]:
    """`Councillor | Minute | Nature of interest` and a row for each declaration."""
    names, kinds = 0, -1
    for row in rows:
        heads = [place for place, cell in enumerate(row.cells) if _heads_names(cell)]
        nature = [place for place, cell in enumerate(row.cells) if _COLUMN_OF_KIND.search(cell)]
        if heads and nature and len(row.cells) > 1:
            names, kinds = heads[0], nature[0]
            continue
        if len(row.cells) < 2 or names >= len(row.cells):
            continue
        person = read_person(row.cells[names])
        if person is None or not (person.title or is_name(person.name)):
            continue
        rest = " ".join(cell for place, cell in enumerate(row.cells) if place != names)
        kind = _kind_in(row.cells[kinds]) if 0 <= kinds < len(row.cells) else _kind_in(rest)
        span = (passages[row.first].span[0], passages[row.end - 1].span[1])
        yield Interest(
            name=person.name, kind=_folded_kind(kind), text=row.text, left_room=_left_room(rest), lines=span
        )


def _folded_kind(kind: str | None) -> str | None:
    """The kind at the head of a cell, `Personal: is a tenant`, as it is written in a sentence."""
    return kind[0].lower() + kind[1:] if kind and not kind.isupper() else kind


def _left_room(text: str) -> bool | None:
    folded = fold(text[:LONGEST])
    if _STAYED.search(folded):
        return False
    return True if _LEFT.search(folded) else None
