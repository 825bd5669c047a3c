"""Documents that are read as an agenda, of which nothing is taken for decided, and may be minutes."""

import re
from collections.abc import Iterator

from council.minutes.outline import Outline
from council.minutes.problems import problem
from council.minutes.values import Problem
from council.minutes.words import LONGEST

_LISTED = re.compile(r"(?:Members\s)?(?:Present|PRESENT)\b|(?:Councillors|Apologies)\s[A-Z]")
_DECIDED = re.compile(
    r"(?:^|Minutes:\s)(?:RESOLVED\b|Resolved:|There were no (?:declarations|questions)\b|The minutes of .{0,80} were (?:agreed|approved|confirmed))"
)


def doubts(outline: Outline) -> Iterator[Problem]:
    """`Present` above a list of names, or a decision, which no agenda has."""
    bodies = (passage for section in outline.sections for passage in section.body)
    listed = next((each for each in outline.attendance if _LISTED.match(each.text)), None)
    decided = next((each for each in bodies if _DECIDED.search(each.text[:LONGEST])), None)
    told = listed or decided
    for path in ("attendance", "items") if told else ():
        yield problem(
            "agenda_unclear", line=told.span[0] if told else None, path=path, seen=told.text if told else ""
        )
