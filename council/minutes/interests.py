"""Interests that members declared, and the words that say that there were none."""

import re
from collections.abc import Iterator, Sequence

from .names import read_person, split_people
from .passages import Passage
from .values import Interest
from .words import LONGEST, fold, holds_any, straight

_NONE = re.compile(
    r"""^\W*(?: none | nil | n/a | there \s (?:were|was) \s (?:no|none) | no \s .{0,60} \b(?:declared|disclosed|made|received|declarations?|interests?)
        | none \s .{0,30} (?:declared|disclosed|made|received) )\b""",
    re.VERBOSE,
)
_KIND = r"(?P<kind>(?:disclosable\s|other\s|non-?\s?|local\s|significant\s|registrable\s|pecuniary\s|personal\s|prejudicial\s|financial\s|registerable\s|declarable\s|(?:and|but\snot|or)\s){0,6}(?:pecuniary|personal|prejudicial|registrable|registerable|financial|dpi|ori|nri|odi|disclosable|declarable|other|significant\sother))"
_DECLARED = re.compile(
    rf"(?P<who>(?:(?:County\s|District\s|Borough\s|City\s|Town\s|Parish\s)?(?:Councillors?|Cllrs?\.?|CC|Alderman|Mrs|Mr|Ms|Miss|Dr)\b\.?).{{1,160}}?)\s(?:each\s|also\s|then\s|both\s)?(?:declared|disclosed|registered)\s(?:(?:an?|their|his|her|the|that)\s)?(?:(?i:{_KIND})\s)?(?:\([^)]{{1,40}}\)\s)?(?:(?i:interests?)|DPI|connection)\b"
)
_DECLARING = ("declared", "disclosed", "registered")
_DASHED = re.compile(
    rf"^(?P<who>(?:(?:County\s)?(?:Councillor|Cllr\.?|CC|Mrs|Mr|Ms|Miss)\s).{{2,60}}?)\s[-:]\s(?:(?i:{_KIND})\s(?:interest\b)?).*$"
)
_LEFT = re.compile(
    r"\b(?:left|vacated|withdrew from|leave|leaving|withdrew)\b(?: the (?:room|meeting|chamber|chair))?"
)
_STAYED = re.compile(r"\b(?:remained|stayed) in the (?:room|meeting|chamber)\b")


def says_none(passages: Sequence[Passage]) -> bool:
    """`No interests were disclosed.`: the document says that there were none."""
    return bool(passages) and bool(_NONE.match(fold(passages[0].text[:300])))


def interests_in(passages: Sequence[Passage]) -> Iterator[Interest]:
    """Each person's declaration: who, what kind of interest, and whether they left."""
    for passage in passages:
        text = straight(passage.text[:LONGEST])
        declared = _DECLARED.finditer(text) if holds_any(text, _DECLARING) else ()
        for match in (*declared, *_DASHED.finditer(text)):
            yield from _interests(match, passage)


def _interests(match: re.Match[str], passage: Passage) -> Iterator[Interest]:
    if re.search(r"\bhaving$", match["who"]):
        return
    title: str | None = None
    for piece in split_people(passage.text[slice(*match.span("who"))]):
        person = read_person(piece, title=title)
        if person is None:
            continue
        title = title or person.title
        kind = match["kind"]
        yield Interest(
            name=person.name,
            kind=kind.strip() if kind else None,
            text=passage.text,
            left_room=_left_room(passage.text),
            lines=passage.span,
        )


def _left_room(text: str) -> bool | None:
    folded = fold(text[:LONGEST])
    if _LEFT.search(folded):
        return True
    return False if _STAYED.search(folded) else None
