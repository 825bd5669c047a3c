"""What a decision did: noted, agreed, referred, refused; by its verbs."""

import re

from .words import fold

_BE = r"\bbe (?:\w+ly |not |hereby |also )?"
# The order matters: what refuses, defers or refers wins over what agrees in the same sentence.
_OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(words))
    for outcome, words in (
        (
            "withdrawn",
            rf"{_BE}withdrawn|\b(?:motion|amendment|application|item)\b.{{0,30}}\bwithdrawn\b|^withdrawn\b",
        ),
        ("lost", r"\b(?:motion|amendment|proposal)\b.{0,60}\b(?:lost|fell|defeated)\b|^(?:lost|fell)\b"),
        (
            "refused",
            rf"{_BE}(?:refused|rejected|declined)|^refused?\b|\b(?:to|committee|panel|council) (?:refuses?|rejects?)\b|\bwere rejected\b",
        ),
        (
            "deferred",
            rf"{_BE}(?:deferred|adjourned|postponed)|^(?:that )?(?:deferred|to defer|defer)\b|\bto defer\b|\bconsideration .{{0,60}} be deferred",
        ),
        (
            "referred",
            rf"{_BE}(?:referred|remitted)\b|^(?:to refer|referred|refer)\b|\b(?:committee|panel|council|cabinet) refers?\b|\bto remit\b",
        ),
        (
            "agreed_amended",
            r"\bas amended\b(?! by\b)(?! (?:act|regulations?)\b)(?!\))|\bsubject to the (?:following )?(?:amendment|correction|addition|deletion|insertion|inclusion|alteration|change)s?\b|\bsubject to .{0,40}\b(?:amended|amendment|being amended|correction)",
        ),
        (
            "agreed_amended",
            r"\b(?:minutes|record)\b.{0,200}\b(?:subject to|with (?:the|an?|one|two))\b.{0,200}\b(?:amend|correct(?:ed|ion)|alter|replac|delet|insert|add(?:ed|ing|ition)|chang|to read)",
        ),
        ("recommended", r"\b(?:recommends?|recommended|be recommended) (?:to|that)\b"),
    )
)
# What is recommended to another body is no refusal yet, whatever the body is to refuse.
_RECOMMENDS = re.compile(r"^(?:that )?(?:to )?(?:recommend|it be recommended)s? (?:to|that)\b")
_NOTE = re.compile(
    rf"{_BE}(?:noted|received|received and noted)\b|^(?:that )?(?:the |to |it )?.{{0,60}}?(?P<verb>\b(?:notes?|noted|receives?)\b)|^noted"
)
_ACT = re.compile(
    rf"{_BE}(?:approved|agreed|adopted|confirmed|endorsed|accepted|authorised|authorized|delegated|granted|appointed|elected|excluded|supported|ratified|signed|given|made"
    r"|requested|asked|instructed|established|amended|submitted|invited|permitted|thanked|set|extended)\b"
    r"|\b(?:was|were|are|is) (?:\w+ly |then |duly |all )?(?:confirmed|adopted|accepted|signed|endorsed|passed|ratified|taken as read)\b|\b(?:approves?|agrees?|adopts?|endorses?|authorises?|grants?|appoints?|elects?|delegates?|requests?|confirms?|supports?|accepts?)\b"
    r"|\b(?:carried|approved|agreed|granted|permitted)\b",
)


_STATES = (
    ("lost", ("lost", "fell", "defeated", "not carried", "not passed", "failed")),
    ("withdrawn", ("withdrawn",)),
    ("refused", ("rejected",)),
)


def outcome_of_state(word: str, said: str) -> str:
    """What became of a motion of which it is said that it was carried, LOST or withdrawn."""
    folded = word.casefold()
    for outcome, words in _STATES:
        if folded in words:
            return outcome
    return "agreed_amended" if "as amended" in said else "agreed"


def outcome_of(text: str, *, kind: str, introducer: str | None) -> tuple[str, str | None]:
    """The outcome and the words that say it."""
    folded = fold(text)
    if match := _RECOMMENDS.match(folded):
        return "recommended", _as_written(text, match)
    for outcome, pattern in _OUTCOMES:
        if match := pattern.search(folded[:3000]):
            return outcome, _as_written(text, match)
    act, note = _ACT.search(folded[:3000]), _NOTE.search(folded[:3000])
    if kind == "recommendation":
        return "recommended", introducer
    if note and not act:
        return "noted", _as_written(text, note)
    if act:
        return "agreed", _as_written(text, act)
    if introducer is None:
        return "other", None
    word = (
        introducer.split()[-1]
        if introducer.split()[-1].casefold() != "unanimously"
        else introducer.split()[-2]
    )
    return ("noted" if "noted" in introducer.casefold() else "agreed"), word


def _as_written(text: str, match: re.Match[str]) -> str:
    verb = match.groupdict().get("verb")
    start, end = match.span("verb") if verb else match.span()
    words = text[start:end].strip()
    return words if len(words) <= 60 else words.split()[-1]
