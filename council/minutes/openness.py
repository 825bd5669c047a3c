"""The sentences that shut the public out of a meeting, and those that let them in again."""

import re
from functools import lru_cache

from .words import LONGEST, fold, holds_any

_PUBLIC = r"(?:press|media|public(?!\ (?:holidays?|footpaths?|toilets?|conveniences|transport|house|houses|highways?|rights?|sector|realm|health|works)\b))"
_ADVERB = r"(?:(?:now|then|hereby|accordingly|therefore|also|temporarily|formally|again|both)\ ){0,2}"
_BEYOND = r"(?!\ from\ (?!(?:the\ )?(?:remainder|remaining|rest|whole|entire|meeting|room|chamber|council\ chamber|proceedings|discussions?|considerations?|debate|hearing|following|next|items?|agenda\ items?|this\ (?:item|part|meeting)|part)\b))"
"""`excluded from the building site` shuts nobody out of the meeting."""
_TO_LEAVE = r"(?:asked|requested|required|invited|instructed|directed)\ to\ (?:leave|withdraw)"
_CLOSED = r"(?:private|closed|confidential|exempt|non-public|executive)"
_SESSION = rf"{_CLOSED}\ (?:session|meeting|business)(?!\ (?:rates?|parks?|support|plans?|grants?)\b)"
_IN_PRIVATE = rf"(?:in\ (?:private|closed\ session|private\ session|confidential\ session|exempt\ session|(?:private|confidential|exempt|closed)\ business)|with\ the\ (?:press\ and\ )?(?:the\ )?{_PUBLIC}\ (?:and\ (?:the\ )?press\ )?excluded|in\ the\ absence\ of\ the\ {_PUBLIC})\b"
_WHAT_FOLLOWS = r"(?:following|next|remaining|remainder|rest|these|those|this|agenda|identified|items?\ \d|part\ (?:ii|2|two|b))"
_SHUT = rf"""
        {_PUBLIC}\b .{{0,120}} \b(?:be|were|was|been|are|is)\ {_ADVERB}(?:excluded|barred)\b {_BEYOND}
      | \bexclu(?:de[ds]?|ding|sion\ of)\ (?:all\ |the\ )?(?:members\ of\ the\ )?{_PUBLIC}\b {_BEYOND}
      | {_PUBLIC}\b .{{0,60}} \b(?:be|were|was|and)\ {_ADVERB}(?:thanked\ (?:for\ attending\ )?and\ )?{_TO_LEAVE}\b
      | {_PUBLIC}\b .{{0,40}} \b(?:be|were|was)\ {_ADVERB}kept\ out\b
      | {_PUBLIC}\b .{{0,40}} \b(?:be\ not|not\ be|were\ not|are\ not)\ (?:present|admitted|permitted)\ (?:for|during|to|while|in)\b
      | \b(?:press|public)\ and\ (?:the\ )?{_PUBLIC}\ {_ADVERB}(?:(?:do\ )?(?:now\ )?withdraw|leave)\b (?!\ from\ (?!the\ (?:remainder|rest|meeting|room|chamber|proceedings|discussion))|\ (?:comments?|seats?)\b)
      | \bclos(?:e|ed|ing)\ (?:the\ )?(?:meeting|session)\ to\ (?:the\ )?(?:members\ of\ the\ )?{_PUBLIC}\b
      | \b(?:wasg|cyhoedd)\b .{{0,60}} \b(?:gwahardd|wahardd|gwaharddwyd|waharddwyd|heithrio|eithrio|eithriwyd|allan)\b
      | \b(?:gwahardd|wahardd|gwaharddwyd|waharddwyd|eithrio|eithriwyd|cau|gau)\b .{{0,20}} \b(?:wasg|cyhoedd|gyhoedd)\b
"""
_EXCLUDED = re.compile(
    rf"""{_SHUT}
      | \b(?:move[ds]?|moving|go|goes|going|went|resolved?|adjourn(?:ed)?|enter(?:ed)?|sit|sat|meet|met|continued?|proceed(?:ed)?|convened?|held|resolve\ itself|remain(?:ed)?)\ (?:in\ |into\ |to\ )(?:an?\ )?(?:{_SESSION}|private\b)
      | \b{_WHAT_FOLLOWS}\b .{{0,80}} \b(?:taken|considered|held|discussed|dealt\ with|heard|determined|transacted|debated|conducted|continued?)\ {_IN_PRIVATE}
      | \b(?:take|consider|hold|discuss|deal\ with|hear|determine|transact|debate|conduct)\ [^.;]{{0,40}} \b{_WHAT_FOLLOWS}\b [^.;]{{0,60}} \b{_IN_PRIVATE}
      | \b(?:proceed|continue|proceeded|continued)\ {_IN_PRIVATE}
      | \b(?:meeting|session)\ (?:be|is|was|will\ be)\ {_ADVERB}closed\ to\ the\ {_PUBLIC}\b
      | \b(?:moved?|go|went)\ (?:in)?to\ part\ (?:ii|2|two|b)\b
      | (?<!\btaken\ )(?<!\bmade\ )(?<!\breached\ )(?<!\bagreed\ )(?<!\bdiscussed\ )\b(?:in|into)\ (?:committee|camera)\b""",
    re.VERBOSE,
)
_TOLD = re.compile(
    rf"""\b{_PUBLIC}\ (?:were|was|had\ been)\ {_ADVERB}excluded\b {_BEYOND}
      | \b(?:committee|sub-committee|council|cabinet|board|panel|executive|meeting|chair|chairman|members)\ {_ADVERB}excluded\ (?:all\ )?(?:the\ )?(?:members\ of\ the\ )?{_PUBLIC}\b (?:\ and\ (?:the\ )?{_PUBLIC})? (?:\ from\ the\ (?:meeting|room|chamber|remainder|rest)|\W*$)
      | (?<!\bhad\ )\b(?:moved|went|resolved|adjourned|entered|continued|sat|met|proceeded|convened|held)\ (?:in\ |into\ |to\ )(?:an?\ )?{_SESSION}\b
      | (?<!\bhad\ )\b(?:continued|met|sat|proceeded)\ in\ private\b (?!\ with\b)
      | ^\W*(?:the\ |members\ of\ the\ )?(?:press|public)\ (?:(?:and|&)\ (?:the\ |members\ of\ the\ )?(?:press|public)\ )?{_ADVERB}excluded\b (?!\ from\ (?!the\ (?:meeting|room|chamber|remainder)))
      | ^\W*(?:meeting|session)\ {_ADVERB}closed\ to\ (?:the\ )?{_PUBLIC}\b
      | ^\W*that\ (?:the\ |this\ )?\w+\ (?:now\ |do\ (?:now\ )?|rise\ and\ )?(?:move|go|convene|proceed|adjourn|resolve\ itself|enter|meet)\ (?:in\ |into\ |to\ )(?:an?\ )?(?:{_SESSION}|camera)\b
      | \b(?:rise|rose|resolved)\ and\ (?:go|went)\ (?:in\ |into\ )(?:an?\ )?{_SESSION}\b
      | \b(?:moved|went|go|sat)\ in(?:to)?\ (?:committee|camera)\b
      | \b(?:moved|went)\ (?:in)?to\ part\ (?:ii|2|two|b)\b (?!\ of\ the\ (?!agenda|meeting))
      | \b(?:meeting|session)\ was\ {_ADVERB}closed\ to\ the\ {_PUBLIC}\b
      | \b{_PUBLIC}\ (?:were|was)\ {_ADVERB}(?:thanked\ (?:for\ attending\ )?and\ )?{_TO_LEAVE}\b
      | \b(?:press\ and\ (?:the\ |members\ of\ the\ )?public|public\ and\ (?:the\ )?(?:press|media)|all\ members\ of\ the\ public)\ {_ADVERB}(?:left|withdrew)\b
      | (?:^|[.;:,]\ |\bthe\ )(?<!of\ the\ )public\ {_ADVERB}(?:left|withdrew\ from)\ (?:the\ )?(?:meeting|room|chamber)\b
      | \b(?:gwaharddwyd|eithriwyd)\ .{{0,20}}\b(?:wasg|cyhoedd)\b | \bcafodd\ .{{0,30}}\b(?:wasg|cyhoedd)\b.{{0,30}}\b(?:gwahardd|heithrio)\b""",
    re.VERBOSE,
)
_ENACTED = re.compile(
    rf"""\b(?:resolved|agreed|decided|determined|carried|voted|passed|penderfyn\w+|cytunwyd)\b .{{0,300}}? (?:{_SHUT}
          | \b(?:move|go|moving|going|enter|adjourn|proceed|convene|resolve\ itself)\ (?:in\ |into\ |to\ )(?:an?\ )?{_SESSION}
          | \b(?:move|go|proceed)\ (?:in)?to\ part\ (?:ii|2|two|b)\b (?!\ of\ the\ (?!agenda|meeting))
          | \b{_WHAT_FOLLOWS}\b [^.;]{{0,80}}? \b(?:taken|considered|held|discussed|dealt\ with|heard|determined|transacted|debated|conducted)\ {_IN_PRIVATE}
          | \b(?:take|consider|hold|discuss|deal\ with|hear|determine|transact|debate|conduct)\ [^.;]{{0,40}}? \b{_WHAT_FOLLOWS}\b [^.;]{{0,60}}? \b{_IN_PRIVATE})
      | ^\W*(?:{_SHUT}) [^.;]{{0,40}}? \s?[:-]\s .{{0,200}}? \b(?:agreed|resolved|carried)\b
      | \b(?:section\ (?:50\ ?\(?a|100\ ?\(?a|42)|public\ bodies\ \(admission|schedule\ (?:7a|12a|6))\b .{{0,300}}? (?:{_SHUT})""",
    re.VERBOSE,
)
_LEFT = re.compile(
    rf"""\b{_PUBLIC}\ {_ADVERB}(?:left|withdrew) | (?:{_SHUT})
      | \b(?:asked|requested|invited|required|instructed)\ (?:that\ |all\ |the\ |any\ ){{0,2}}(?:members\ of\ the\ )?{_PUBLIC}\b [^.;]{{0,40}}? \b(?:leave|withdraw)\b""",
    re.VERBOSE,
)
_PROPOSED = re.compile(
    r"""^\W*to\ \w | \b(?:whether|may|might|if|should|could|would|lost|defeated|voted\ against|defeat|considering|reminded|power\ to|right\ to)\b""",
    re.VERBOSE,
)
_NO_ITEM = r"\bno\ (?:other\ |further\ |such\ )?(?:items?|business|matters?|reports?|information)\ (?:of\ business\ )?(?:on\ the\ agenda\ )?(?:(?:was|were|had\ been|has\ been)\ (?:identified|raised|listed|considered|found|there)\ (?:as\ )?)?"
_NOT_EXCLUDED = re.compile(
    rf"""^\W*(?:not|none)\ (?:required|necessary)\b | \bexclusion\b .{{0,40}} \bnot\ (?:required|necessary)\b | \bnot\ (?:required|necessary)\ to\ exclude\b
      | \bnot\ (?:considered|deemed|felt|thought|found)\ (?:to\ be\ )?(?:required|necessary|needed)\ (?:to\ exclude|to\ (?:move|go)\ in|for\ the\ {_PUBLIC})
      | \bdid\ not\ (?:resolve|agree|wish|need|vote|exclude|propose|move)\b | \bnot\ (?:to\ )?exclude\b | \bno\ (?:need|requirement|reason|wish)\ (?:to|for)\b .{{0,40}}\b(?:exclu|private|closed|part\ (?:ii|2|two|b)) | \b(?:was|were|be)\ not\ (?:be\ )?excluded\b | \bnot\ be\ (?:excluded|asked)\b
      | \bnot\ to\ (?:move|go|enter|proceed|meet|sit|resolve)\b
      | \bno\ (?:exclusion|(?:resolution|motion|proposal|vote|decision)\ (?:to\ exclude|for\ the\ exclusion|that\ the\ {_PUBLIC}))\b
      | {_NO_ITEM}(?:requir\w+\ |(?:that|which|for\ which|where|in\ which)\ |to\ be\ (?:taken|considered|dealt\ with|discussed)\ (?:after|with|in|following)\ |for\ (?:the\ )?exclusion) [^.;]{{0,60}}? (?<!for\ )\b(?:exclu|private\b|closed\b)
      | {_NO_ITEM}for\ (?:the\ )?exclu
      | \bexclu\w*\b .{{0,120}} \b(?:was|were|declared|motion)\ (?:lost|defeated|not\ carried|withdrawn)\b | ^\W*(?:none|nil|there\ (?:was|were)\ none)\b
      | \bexclu\w*\b [^,.;]{{0,60}} \b(?:was|were|be|been|would|had)\ not\ (?:be\ |been\ )?(?:required|needed|necessary|moved|passed|seconded|proposed|put)\b
      | \bexclu\w*\b .{{0,120}} \b(?:no\ seconder|(?:fell|failed|lapsed)\ for\ (?:want|lack))\b
      | \bno\ (?:exempt|confidential|private|closed|part\ (?:ii|2|two|b))\ (?:items?|business|matters?|session|reports?|information)\b
      | \bni(?:d|\ chafodd)?\ (?:waharddwyd|eithriwyd|oedd\ angen|oedd\ yn\ angenrheidiol)\b""",
    re.VERBOSE,
)
_FELL = re.compile(r"\bno seconder\b|\bnot seconded\b|\b(?:want|lack) of a seconder\b")
_PRESS_OR_PUBLIC = r"p(?<=\bp)(?:ress|ublic)\ "
_RETURNS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (signs, re.compile(pattern, re.VERBOSE))
    for signs, pattern in (
        (
            ("admitted", "let ", "invited ", "allowed ", "permitted ", "welcomed ", "called ", "brought "),
            rf"""{_PRESS_OR_PUBLIC}(?:and\ (?:the\ )?(?:press|public)\ )?(?:(?:were|was|be|are|is|had\ been|having\ been)\ )?(?:now\ |then\ |formally\ )?
                (?:re-?admitted\b|let\ (?:back\ )?in(?:\ again)?\b|invited\ back|invited\ to\ (?:return|re-?join|re-?enter)|(?:allowed|permitted|welcomed|called|brought)\ (?:back|to\ (?:return|re-?join|re-?enter)))""",
        ),
        (
            ("joined", "entered", "returned"),
            rf"""{_PRESS_OR_PUBLIC}(?:then\ |now\ )?(?:(?:re-?joined|re-?entered)\ the\ (?:meeting|room|chamber|hall)
                | returned(?:\ to\ the\ (?:meeting|room|chamber|council\ chamber)\b|\ at\ \d|\W*$))""",
        ),
        (
            ("open session", "open meeting", "open public", "public session", "public meeting"),
            r"""\b(?:rever(?:ts?|ted)|return(?:s|ed)?|resum(?:es?|ed)|re-?convened?|rose|(?:moved?|went|go|come|came)(?:\ back)?)\ (?:to|in|into|and\ reported\ in)\ (?:an?\ )?(?:open\ public|open|public)\ (?:session|meeting)\b""",
        ),
        (
            ("resumed", "convened", "opened"),
            r"""(?:o(?<=\bo)pen|p(?<=\bp)ublic)\ (?:session|meeting|part\ of\ the\ meeting)\ (?:was\ |then\ )?(?:resumed|re-?convened|re-?opened)\b (?!\ (?:its|his|her|their)\b)
                | \b(?:resumed|re-?convened)\ in\ public\b (?!\ \w)""",
        ),
        (
            ("opened", "opening", "open ", "again open"),
            r"""\bre-?open(?:ed|ing)?\ (?:the\ )?(?:meeting|session)\ to\ the\ (?:press|public)\b
                | (?:m(?<=\bm)eeting|s(?<=\bs)ession)\ (?:(?:be|was|is)\ )?(?:now\ |then\ )?(?:re-?opened|(?:once\ )?again\ open)\ to\ the\ (?:press|public|members\ of\ the\ public)\b""",
        ),
        (
            ("out of ", "from c", "from in ", "from the ", "from p", "from e"),
            r"""\b(?:came?|come|moved?|went|go|rose|rise)\ (?:out\ of|from)\ (?:committee|camera|in\ camera|(?:the\ )?(?:closed|private|confidential|exempt|executive|in-camera)\ (?:session|meeting))\b""",
        ),
        (
            (
                "session was",
                "session then",
                "session ended",
                "session concluded",
                "session closed",
                "session finished",
            ),
            r"""\b(?:closed|private|confidential|exempt|executive)\ session\ (?:was\ |then\ )?(?:ended|concluded|closed|finished)\b (?:\W*$|\ at\b|\ and\b)""",
        ),
        (
            ("to part ",),
            r"""\b(?:moved?|return(?:ed)?|reverted|went|go)\ (?:back\ )?(?:in)?to\ part\ (?:i|1|a|one)\b (?!\ of\ the\ (?!agenda|meeting))""",
        ),
        (
            ("lifted", "ended", "rescinded"),
            r"""\bexclusion\b .{0,40} \b(?:was|be|is)\ (?:lifted|ended|rescinded)\b""",
        ),
        (
            ("dderbyn", "wahodd", "ymunodd", "dychwelodd"),
            r"""\b(?:ail-?dderbyn|ail-?dderbyniwyd|ail-?wahodd|ail-?wahoddwyd|ail-?ymunodd|ailymunodd|dychwelodd)\b .{0,20} \b(?:wasg|cyhoedd)\b .{0,30} \bcyfarfod\b""",
        ),
        (("part ",), r"""^part\ (?:i|1|a|one)\b [^.]{0,20} \b(?:public|open)\b"""),
    )
)
"""Each way of telling that the public came back, and its signs, of which one is in all words of it."""
_OPENNESS = (
    "public",
    "press",
    "media",
    "open",
    "exclu",
    "private",
    "closed",
    "confidential",
    "exempt",
    "executive session",
    "in committee",
    "into committee",
    "out of committee",
    "from committee",
    "to part",
    "camera",
    "cyhoedd",
    "gyhoedd",
    "wasg",
)
"""One of these is in every sentence that the costly patterns take."""
_NOT_YET = re.compile(r"\b(?:not|until|before|when|whether|if|will|would|could|may|might|should)\b")
_SENTENCES = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(])")


_SIGNS_TOLD = (
    *("excluded", "private", "closed", "confidential", "exempt", "non-public", "in committee"),
    *("to committee", "camera", "to leave", "to withdraw", "left", "withdrew", "executive", "to part"),
    *("gwaharddwyd", "eithriwyd", "gwahardd", "heithrio"),
)
_SIGNS_ENACTED = (
    *("exclu", "leave", "withdraw", "kept out", "barred", "private", "close ", "closed", "closing"),
    *("confidential", "exempt", "non-public", "executive", "to part", "absence", "not be", "be not"),
    *("were not", "are not", "gwahardd", "wahardd", "eithri", "allan", "cau ", "gau "),
)
_SIGNS_EXCLUDED = (*_SIGNS_ENACTED, "in committee", "to committee", "camera", "left", "withdrew")
_TELLING = ((_SIGNS_TOLD, _TOLD), (_SIGNS_ENACTED, _ENACTED))
_TELLING_OF_WITHDRAWAL = ((_SIGNS_EXCLUDED, _EXCLUDED), (_SIGNS_EXCLUDED, _LEFT))


def speaks_of_openness(text: str) -> bool:
    """Whether a word about the public, or about what is closed to them, stands in the text at all."""
    return _speaks_of_openness(fold(text[:LONGEST]))


def says_exclusion(text: str) -> bool:
    """Whether the words of a decision exclude the public."""
    folded = fold(text[:LONGEST])
    if not (_speaks_of_openness(folded) and holds_any(folded, _SIGNS_EXCLUDED)):
        return False
    return bool(_EXCLUDED.search(folded)) and not declines_exclusion(text) and not says_return(text)


def tells_exclusion(text: str) -> bool:
    """`At this point the public were excluded`: prose that tells that it was done, not that it might be."""
    return any(_tells(sentence, _TELLING) for sentence in _sentences(text)) and not _fell(text)


def tells_withdrawal(text: str) -> bool:
    """`Members of the public left the meeting`, which shuts them out only under the title of an exclusion."""
    return any(_tells(sentence, _TELLING_OF_WITHDRAWAL) for sentence in _sentences(text)) and not _fell(text)


def _fell(text: str) -> bool:
    """`Councillor Moss proposed that the public be excluded. There was no seconder.`"""
    return "second" in text and bool(_FELL.search(fold(text[:LONGEST])))


def _sentences(text: str) -> list[str]:
    """The sentences of a text in which it may matter whether the public were there."""
    return _SENTENCES.split(text[:LONGEST]) if _speaks_of_openness(fold(text[:LONGEST])) else []


@lru_cache(maxsize=512)
def _speaks_of_openness(folded: str) -> bool:
    return holds_any(folded, _OPENNESS)


def _tells(sentence: str, ways: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]) -> bool:
    folded = fold(sentence)
    if not _speaks_of_openness(folded):
        return False
    matches = (pattern.search(folded) for signs, pattern in ways if holds_any(folded, signs))
    return any(match and not _PROPOSED.search(folded[: match.end()]) for match in matches) and not (
        declines_exclusion(sentence) or says_return(sentence)
    )


def declines_exclusion(text: str) -> bool:
    """`Not required`, or `the Committee did not resolve to exclude the public`."""
    return bool(_NOT_EXCLUDED.search(fold(text[:LONGEST])))


def says_return(text: str) -> bool:
    """`The public were re-admitted to the meeting.`"""
    folded = fold(text[:LONGEST])
    if not _speaks_of_openness(folded):
        return False
    for signs, pattern in _RETURNS:
        if holds_any(folded, signs) and (match := pattern.search(folded)):
            return not _NOT_YET.search(folded[: match.end()][-60:])
    return False
