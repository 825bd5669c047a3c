"""The words that open a decision: `Resolved:`, `It was AGREED to`, `RECOMMENDED –`, or a bare `That … be`.

Narrative verbs ("the Committee noted that", "officers had resolved") open none. Each recogniser reads one
shape of opening; the table at the end orders them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .words import straight

_ORGAN = r"(?:the\s)?(?:full\s)?(?:council|(?:[\w-]+\s){0,3}?(?:sub-)?committee|cabinet|panel|board|executive|authority|members|meeting|forum|commission|working\s(?:party|group))"
_MANNER = r"""(?:\s*(?P<manner>\([^()]{1,120}\)|by\s\w{1,12}\svotes?\sto\s\w{1,12}(?:,?\s(?:with|and)\s\w{1,12}\sabst\w+)?))?"""
_STOP = r"(?P<stop>\s*(?:/?[:–—-]\s*[-–—:]?|/-)\s*)"
_SENTENCE_START = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=[.!?]\s\s))(?=(?:It|IT|On|RESOLVED|Resolved|The|AGREED|RECOMMENDED)\b)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a decision opens in a passage: the words of the introducer and where its own text begins."""

    introducer: str | None
    start: int
    text_at: int
    kind: str = "decision"
    manner: str | None = None


_LABELLED = re.compile(
    rf"""
    (?P<introducer> (?: (?:UNANIMOUSLY|Unanimously)\s )?
        (?: (?P<word> RESOLVED | Resolved | RESOLUTION | Resolution | AGREED | Agreed | DECIDED | Decided | DECISION | Decision | ORDERED
            | NOTED | Noted | RECOMMENDED | Recommended | Penderfynwyd | PENDERFYNWYD )
          (?: \s MADE | \s made )? )
        (?: \s (?:UNANIMOUSLY|Unanimously|unanimously|nem\.?\scon\.?) )?
        (?: \s TO \s [A-Z]+ )? (?: \s to \s (?:Council|Cabinet|the\ Council) )? )
    {_MANNER} (?: {_STOP} | (?P<comma>,\s+that\s*[–—:-]\s*) | \s*$ | ,?\s+ (?=(?:that|That|THAT)\b|\((?:i|a|1)\)) )
    """,
    re.VERBOSE,
)
_CAPITALS_THEN_TEXT = re.compile(
    r"(?P<introducer>(?:UNANIMOUSLY )?(?P<word>RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|ORDERED)(?: UNANIMOUSLY)?)"
    rf"{_MANNER}\s+(?=[a-z])"
)
_IT_WAS = re.compile(
    rf"""
    (?P<introducer> (?:On\ being\ put\ to\ the\ vote,?\s)? (?:It|it|IT) \s (?:was|WAS|is) \s (?:(?:then|therefore|accordingly|duly|also|further|unanimously|UNANIMOUSLY),?\s){{0,3}}
        (?P<word> RESOLVED | AGREED | DECIDED | RECOMMENDED | NOTED | resolved (?=\s*(?:that|to|:|-|–|unanimously)) )
        (?: \s (?:unanimously|UNANIMOUSLY) )? )
    {_MANNER} (?: {_STOP} | \s* )
    """,
    re.VERBOSE,
)
_ORGAN_DID = re.compile(
    rf"""
    (?P<introducer> (?i:{_ORGAN}) \s (?:(?:then|therefore|accordingly|duly|also|unanimously)\s){{0,2}}
        (?P<word> RESOLVED | AGREED | DECIDED | RECOMMENDED | NOTED | resolved (?=\s*(?:that|to|:|-|–)) )
        (?: \s (?:unanimously|UNANIMOUSLY) )? )
    {_MANNER} (?: {_STOP} | \s* )
    """,
    re.VERBOSE,
)
_MOVED_AND = re.compile(
    rf"""
    (?P<mover> (?=.{{0,200}}\b(?:moved|proposed|propos|motion|seconded|vote)) .{{0,300}}? )
    (?P<introducer> \b (?:(?:it\ was|was|and)\s)? (?:(?:unanimously|duly|therefore)\s)? (?P<word> RESOLVED | AGREED | RECOMMENDED | DECIDED
        | (?<=and\s)resolved(?=\sthat|\sto|:) | (?<=was\s)resolved(?=\sthat|\sto|:) ) (?: \s(?:unanimously|UNANIMOUSLY) )? )
    {_MANNER} (?: {_STOP} | \s* )
    """,
    re.VERBOSE | re.DOTALL,
)
_SECONDED = re.compile(r"moved|propos|motion|seconded|vote", re.IGNORECASE)
_STATE = re.compile(
    r"""
    (?: On\ being\ put\ to\ the\ vote,?\s | Upon\ .{0,40}\ vote,?\s )?
    [Tt]he \s (?P<what> (?:substantive\s|original\s)?motion | (?:further\s)?amendment | proposal | recommendations? ) (?:\s,?\s?[a-z]+){0,8}? \s
    (?P<state> CARRIED | LOST | FELL | WITHDRAWN | DEFEATED | (?:was|were)\s(?:then\s|duly\s|declared\s|unanimously\s){0,2}(?:carried|lost|defeated|withdrawn|approved|agreed|rejected) )
    \b [^.]{0,120} \.? $
    """,
    re.VERBOSE,
)
_BARE_THAT = re.compile(
    r"""
    That \b (?: (?!\b(?:had|was|were|has)\b) . ){0,400}? \b
    (?: (?:be|BE) \s (?:(?:not|now|hereby|formally|further|also)\s|\w+ly\s)? (?:[a-z]+(?:ed|en)|[A-Z]+(?:ED|EN)|put|set|made|sent|held|given|thanked)\b
      | (?:Committee|Council|Cabinet|Panel|Board|Members|Sub-Committee|Authority) \s (?:notes?|approves?|agrees?|endorses?|supports?|adopts?|recommends?|confirms?)\b )
    """,
    re.VERBOSE | re.DOTALL,
)
_WEAK = re.compile(
    rf"""
    (?P<introducer> (?: (?:It|it)\s(?:was|is) | (?i:{_ORGAN}) ) \s (?:(?:then|therefore|also|duly|unanimously)\s){{0,2}} (?P<word>agreed|decided|AGREED)
        (?: \s unanimously )? | (?P<alone>Agreed) (?=\sthat\s|\sto\s) )
    \s+ (?=to\s[a-z]+ | that\s.{{1,300}}?\b(?:be|should)\s)
    """,
    re.VERBOSE | re.DOTALL,
)
_MOTION_LABEL = re.compile(r"(?P<introducer>(?P<word>Motion|MOTION|Amendment|AMENDMENT))\s*:\s+(?=\S)")


def _labelled(text: str) -> Opening | None:
    """`Resolved:  That the report be noted.` and `RESOLVED` alone on its line."""
    match = _LABELLED.match(text)
    if match is None or (_is_narrative_word(match) and match["stop"] is None and match.end() < len(text)):
        return None
    return _opening(match)


def _is_narrative_word(match: re.Match[str]) -> bool:
    """`Noted that the road had been closed` tells a story; `Resolved that` and `NOTED that` decide."""
    return match["word"] in ("Agreed", "Noted", "Decided", "Decision", "Recommended", "Resolution")


def _capitals_then_text(text: str) -> Opening | None:
    """`RESOLVED to approve the report`; only capitals open a decision without a colon."""
    match = _CAPITALS_THEN_TEXT.match(text)
    return _opening(match) if match else None


def _sentence(text: str) -> Opening | None:
    """`It was RESOLVED that` and `The Committee AGREED to`, at the start of any sentence."""
    for start in [match.start() for match in _SENTENCE_START.finditer(text[:2000])]:
        match = (
            _IT_WAS.match(text, start)
            or _ORGAN_DID.match(text, start)
            or (_CAPITALS_THEN_TEXT.match(text, start) if start else None)
        )
        if match or (start and (match := _LABELLED.match(text, start)) and match["stop"]):
            return _opening(match)
    return None


def _moved_and(text: str) -> Opening | None:
    """`Moved by Councillor Reay, seconded by Councillor Lund and RESOLVED that`."""
    match = _MOVED_AND.match(text) if _SECONDED.search(text[:300]) else None
    return _opening(match) if match else None


def _state(text: str) -> Opening | None:
    """`The amendment was declared LOST.`"""
    match = _STATE.fullmatch(text) if len(text) < 300 else None
    if match is None:
        return None
    what = match["what"].split()[-1]
    kind = {"motion": "motion", "proposal": "motion", "amendment": "amendment"}.get(what, "decision")
    return Opening(None, 0, 0, kind)


def _bare_that(text: str) -> Opening | None:
    """`That the report be noted.` where emphasis, and with it the introducer, was lost."""
    return Opening(None, 0, 0) if _BARE_THAT.match(text[:600]) else None


def _weak(text: str) -> Opening | None:
    """`It was agreed to buy two benches.`; only where the document has no stronger introducer."""
    match = _WEAK.match(text)
    return _opening(match) if match else None


def _opening(match: re.Match[str]) -> Opening:
    words = match["introducer"].strip().removeprefix("and ")
    kind = "recommendation" if "recommend" in words.casefold() else "decision"
    manner = match.groupdict().get("manner")
    return Opening(words, match.start("introducer"), match.end(), kind, manner)


_TELLTALE = re.compile(
    r"resol|agreed|decid|decision|recommend|noted|order|penderfyn|motion|amendment|proposal|\bThat\b", re.I
)

Recogniser = Callable[[str], Opening | None]

STRONG: tuple[Recogniser, ...] = (_labelled, _capitals_then_text, _sentence, _moved_and, _state)
BARE: tuple[Recogniser, ...] = (_bare_that,)
WEAK: tuple[Recogniser, ...] = (_weak,)


@lru_cache(maxsize=256)
def opening(text: str, *, weak: bool = False, bare: bool = True) -> Opening | None:
    """The first recogniser's reading of where a decision opens in the text; None for narrative."""
    if text[:1] in "\"“‘'":
        return None
    head = straight(text[:2500])
    if not _TELLTALE.search(head):
        return None
    table = STRONG + (BARE if bare else ()) + (WEAK if weak else ())
    return next((found for recognise in table if (found := recognise(head))), None)
