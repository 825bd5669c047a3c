"""What a decision did: noted, agreed, referred, refused; by its verbs."""

import re

from .words import fold, holds_any

_BE = r"\bbe (?:\w+ly |not |hereby |also )?"
_SUBJECT_TO_AMENDMENT = (
    r"\bsubject to the (?:following )?(?:amendment|correction|addition|deletion|insertion|inclusion|alteration|change|substitution)s?\b"
    r"|\bsubject to .{0,40}\b(?:amended|amendment|being amended|correction)"
)
# The order matters: what refuses, defers or refers wins over what agrees in the same sentence.
_OUTCOMES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (outcome, signs, re.compile(words))
    for outcome, signs, words in (
        (
            "withdrawn",
            ("withdrawn",),
            rf"{_BE}withdrawn|\b(?:motion|amendment|application|item)\b.{{0,30}}\bwithdrawn\b|^withdrawn\b",
        ),
        (
            "lost",
            ("lost", "fell", "defeated"),
            r"\b(?:motion|amendment|proposal)\b(?! (?:had|has)\b).{0,60}(?<!had been )\b(?:lost|fell|defeated)\b|^(?:lost|fell)\b",
        ),
        (
            "refused",
            ("refuse", "reject", "declin"),
            rf"{_BE}(?:refused|rejected|declined)|^refused?\b|\b(?:to|(?:committee|panel|council):?) (?:refuses?|rejects?)\b|\bwere rejected\b",
        ),
        (
            "deferred",
            ("defer", "adjourn", "postpon", "continue ", "stand"),
            rf"(?<!meeting )(?:\bstands? (?:over|adjourned|deferred)\b|{_BE}(?:deferred|postponed)|{_BE}adjourned)|^(?:that )?(?:deferred|to defer|defer)\b|\bto defer\b|\bto continue (?:consideration|the (?:application|report|item|matter))\b|\bconsideration .{{0,60}} be deferred",
        ),
        (
            "referred",
            ("refer", "remit"),
            rf"\bstands? referred\b|{_BE}(?:(?:received|noted|accepted|considered),? and (?:be )?)?(?:referred|remitted)\b|^(?:to refer|referred|refer)\b|\b(?:committee|panel|council|cabinet) refers?\b|\bto remit\b",
        ),
        (
            "agreed_amended",
            ("as amended", "subject to"),
            # What is "as amended" behind the name of an Act or a by-law is the law, not the decision.
            (
                r"^(?:that,? )?(?P<verb>as amended)\b|\b(?:motion|amendment|minutes|recommendations?|resolution|proposal|report|draft|record)s?\b[^.;]{0,60},? as amended\b(?! by)"
                r"|\b(?:approved|agreed|adopted|confirmed|carried|accepted|endorsed|signed|passed),? as amended\b|\bas amended,? (?:was|were|be|is)\b|"
                + _SUBJECT_TO_AMENDMENT
            ),
        ),
        (
            "agreed_amended",
            (
                *(
                    "amend",
                    "corrected",
                    "correction",
                    "alter",
                    "replac",
                    "delet",
                    "insert",
                    "added",
                    "adding",
                ),
                *("addition", "chang", "to read"),
            ),
            r"\b(?:minutes|record)\b.{0,200}\b(?:subject to|with (?:the|an?|one|two))\b.{0,200}\b(?:amend|correct(?:ed|ion)|alter|replac|delet|insert|add(?:ed|ing|ition)|chang|to read)",
        ),
        (
            "recommended",
            ("recommend",),
            r"\b(?:recommends?|recommended|be recommended) (?:to|that)\b|^(?:that )?(?:to )?recommend\b[^.;]{3,200} to (?:the )?(?:full )?(?:council|cabinet|executive|authority)\b",
        ),
    )
)
"""Each outcome, its signs, of which one is in all words with it, and the words."""
# What is recommended to another body is no refusal yet, whatever the body is to refuse.
_RECOMMENDS = re.compile(r"^(?:that )?(?:to )?(?:recommend|it be recommended)s? (?:to|that)\b")
_BE_NOTED = re.compile(rf"{_BE}(?P<verb>noted|received|received and noted)\b")
_BE_DONE = re.compile(
    r"be (?<=\bbe )(?:\w+ly |not |hereby |also )?(?:(?:received|noted|reviewed|considered),? and (?:be )?)?"
    r"(?:approved|agreed|adopted|confirmed|endorsed|accepted|authorised|authorized|delegated|granted|appointed|elected|excluded|supported|ratified|signed|given|made"
    r"|requested|asked|instructed|directed|established|amended|submitted|invited|permitted|thanked|set|extended|introduced|enacted|declared|awarded)\b"
    r"|(?:c(?<=\bc)arried|a(?<=\ba)(?:pproved|greed|uthorised)|g(?<=\bg)ranted|p(?<=\bp)ermitted|d(?<=\bd)elegated)\b"
    r"|(?:w(?<=\bw)(?:as|ere)|a(?<=\ba)re|i(?<=\bi)s) (?:\w+ly |then |duly |all |(?:submitted|read|received|considered)(?:,| and) )?(?:confirmed|adopted|accepted|signed|endorsed|passed|ratified|taken as read)\b"
)
"""Each alternative begins with its letter, which the regular expression engine finds much faster than a \\b."""
_AS_A_RECORD = re.compile(r"\b(?P<verb>received?) the minutes as an? (?:true|correct|accurate)\b")
_NOTES = re.compile(r"^(?:that )?(?:the |to |it )?.{0,60}?(?P<verb>\b(?:notes?|noted|receives?)\b)|^noted")
_DOES = re.compile(
    r"\b(?:approves?|agrees?|adopts?|endorses?|authorises?|grants?|appoints?|elects?|delegates?|requests?|confirms?|supports?|accepts?)\b"
)


_LAW_AMENDED = re.compile(
    r"\b(?:acts?|orders?|regulations?|rules|scheme|\d{4}|\d\))[),]{0,2} (?:\(|is |and )?as amended\b"
)
_DID = r"\b(?:was|were|is|are) (?:\w+ly |then |duly |also |therefore )?"
_PAST: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(_DID + words))
    for outcome, words in (
        ("withdrawn", r"withdrawn\b"),
        ("deferred", r"(?:deferred|adjourned|postponed)\b"),
        ("refused", r"(?:refused|rejected|declined)\b"),
        ("referred", r"(?:referred|remitted)\b"),
    )
)
_STATES = (
    ("lost", ("lost", "fell", "defeated", "negatived", "not carried", "not passed", "failed", "died")),
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


_EXCEPTED = re.compile(
    r",? (?:apart from|except(?: for)?|with the exception of|other than) [^,;.]{1,80}, which [^.;]*"
)


_MAY_REFUSE = re.compile(
    r"\b(?:authori[sz]ed|authority|power)\b[^.;]{0,80}?\bto refuse\b|\b(?:if|in the event|should|failing)\b[^.;]{0,300}?\brefus(?:e|ed|al)\b"
)
"""`if the agreement is not completed by 30 April the Head of Planning be authorised to refuse`, behind what was granted."""


def outcome_of(text: str, *, kind: str, introducer: str | None) -> tuple[str, str | None]:
    """The outcome and the words that say it; `apart from number 6, which was rejected` is not the whole."""
    if ", which " in text and (apart := _EXCEPTED.search(text)):
        text = text[: apart.start()] + text[apart.end() :]
    return _outcome_of(text, kind=kind, introducer=introducer)


def _without_what_it_only_names(folded: str) -> str:
    """The words, with strokes for the law `as amended` and for a refusal that somebody may yet make."""
    if "as amended" in folded:
        folded = _LAW_AMENDED.sub(lambda match: "_" * len(match.group()), folded)
    if "refus" in folded and "grant" in folded:
        folded = _MAY_REFUSE.sub(lambda match: "_" * len(match.group()), folded)
    return folded


def _outcome_of(text: str, *, kind: str, introducer: str | None) -> tuple[str, str | None]:
    folded = _without_what_it_only_names(fold(text))
    if match := _RECOMMENDS.match(folded):
        return "recommended", _as_written(text, match)
    if (kind == "decision") and "minutes as a" in folded and (match := _AS_A_RECORD.search(folded)):
        return "agreed", _as_written(text, match)
    for outcome, signs, pattern in _OUTCOMES:
        if holds_any(folded, signs) and (match := pattern.search(folded[:3000])):
            return outcome, _as_written(text, match)
    for outcome, pattern in _PAST if introducer is None else ():
        if match := pattern.search(folded[:3000]):
            return outcome, _as_written(text, match)
    if kind == "recommendation":
        return "recommended", introducer
    if "resolves to" in folded:
        return "agreed", "resolves to"  # "This Council notes … It resolves to ask", a motion that was carried
    # "be received" outweighs a verb that may be part of a title, as in "the Director, Finance Supports".
    for done, noted in ((_BE_DONE, _BE_NOTED), (_DOES, _NOTES)):
        if match := done.search(folded[:3000]):
            return "agreed", _as_written(text, match)
        if match := noted.search(folded[:3000]):
            return "noted", _as_written(text, match)
    return _by_introducer(introducer)


def _by_introducer(introducer: str | None) -> tuple[str, str | None]:
    """The outcome where only the introducer tells it; a number before a resolution tells nothing."""
    if introducer is None:
        return "other", None
    words = [word for word in introducer.split() if word.isalpha() and word.casefold() != "unanimously"]
    return ("noted" if "noted" in introducer.casefold() else "agreed"), (words[-1] if words else None)


def _as_written(text: str, match: re.Match[str]) -> str:
    verb = match.groupdict().get("verb")
    start, end = match.span("verb") if verb else match.span()
    words = text[start:end].strip()
    return words if len(words) <= 60 else words.split()[-1]
