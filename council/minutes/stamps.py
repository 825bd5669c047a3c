"""The words that mark a page, a heading, a title or an item as not for publication."""

import re

from .words import LONGEST, ends_sentence, fold, holds_any, is_capitals

_CLOSED = r"(?:restricted|closed|private|exempt|confidential|non-public)"
_STAMP = re.compile(
    r"\b(?:not for publication|exempt (?:item|report|minute|information)s?\b(?! (?:was|were|procedure))|confidential (?:item|report|minute)s?\b|restricted item|part (?:ii|2|two)\b(?! of the (?!agenda|meeting))|pink papers?)"
)
_MARK = rf"(?:strictly )?(?:private (?:and|&) confidential|confidential|exempt|not for (?:the )?(?:press|public)|in (?:camera|committee|private)|(?:in )?(?:closed|private|confidential|exempt) session|{_CLOSED} business|part (?:ii|2|two)|(?:the )?(?:press and )?public excluded|eithriedig|cyfrinachol)"
_AFTER_MARK = r"(?=\s?(?:[\])*]|$)|\s?[:;,–-]\s|\s(?:by|under|pursuant|in accordance|para|paragraphs?|schedule|section|items?|reports?|minutes?|information|from (?:publication|disclosure)|as defined|until|agenda|papers?|public|appointment)\b)"
_MARKED = re.compile(
    rf"(?:[\[(*]\s?|\s-\s|^){_MARK}{_AFTER_MARK}|\bcontain(?:s|ing)? exempt information\b|\beithriedig\b"
)
"""`Staff - Confidential`, `Lease (Exempt by virtue of paragraph 3)` and `Private and Confidential: Pay`."""
_MAY_BE_MARKED = re.compile(
    rf"(?:[\[(*]\s?|\s-\s)(?:private|restricted|closed|members only|part b){_AFTER_MARK}"
    r"|^part b\s?[:–-]\s|^(?:to (?:consider|discuss|receive|note) )?(?:any )?(?:confidential (?:[a-z/]{2,20} ){0,3}(?:matters?|issues?|discussions?|updates?)|exempt matters?)\b"
)
"""`Staff (Private)` and `Confidential staffing matters`, which may as well speak of a private road or a helpline."""
APPENDIX = re.compile(
    r"\b(?:less|excluding|except|except for|save|save for|other than|apart from|without) (?:the |any )?(?:exempt|confidential) (?:minutes?|items?|information)\b|\b(?:exempt|confidential) (?:appendi(?:x|ces)|annex(?:es)?)\b|\b(?:appendi(?:x|ces)|annex(?:es)?)\b[^.;]*"
)
_STAMPING = ("publication", "private", "confidential", "restricted", "exempt")
_SIGNS_OF_STAMP = (
    *("publication", "confidential", "restricted", "exempt", "part ", "pink", "private", "closed", "in ca"),
    *("in committee", "public", "eithri", "cyfrin", "members only"),
)
_LONGEST_STAMP = 120
_WORDS_OF_HEADING = 4
_PAGE_STAMP = re.compile(
    r"""\bnot\ for\ publication\b
      | ^\W*(?:strictly\ )?(?:private|confidential|restricted|exempt)(?:\ (?:and|&)\ (?:confidential|private|exempt))?
        (?:\ (?:minutes?|items?|information|section|session))?\W*$""",
    re.VERBOSE,
)
_OF_NO_MEETING = (
    r"(?!\ (?:rates?|parks?|support|plans?|grants?|growth|centres?|units?|improvement|continuity)\b)"
)
_PART_TWO = re.compile(
    rf"""^\W{{0,5}}(?:part|rhan)\ (?:ii|2|b|two|dau)\b | ^\W{{0,5}}section\ (?:ii|2|b|two)\b.{{0,40}}\b{_CLOSED}\b
      | ^\W{{0,5}}(?:in\ )?(?:{_CLOSED}|executive)\ (?:items?|sessions?|section|business|part|agenda|matters|information|minutes)\b{_OF_NO_MEETING}
      | ^\W{{0,5}}in\ (?:committee|camera|private)\W*$ | ^\W{{0,5}}(?:matters\ )?not\ open\ to\ (?:the\ )?(?:press|public)
      | ^\W{{0,5}}(?:the\ following\ )?(?:items?|matters?|business)\b.{{0,60}}\b(?:exempt|confidential|(?:in|for)\ (?:a\ )?(?:private|closed)|camera|public\ excluded|exclusion\ of\ the\ (?:press|public)|absence\ of\ the\ (?:press|public)|(?:closed|not\ open)\ to\ (?:the\ )?(?:press|public))\b
      | ^\W{{0,5}}pink\ papers?\W*$ | ^summary\ of\ private\ business
      | ^\W{{0,5}}(?:busnes|eitem|eitemau|materion|sesiwn|adran)\ (?:preifat|breifat|cyfrinachol|gyfrinachol|eithriedig|caeedig)\b""",
    re.VERBOSE,
)
_PART_ONE = re.compile(
    r"^part (?:i|1|a|one)\b|^(?:open|unrestricted|public) (?:items?|session|section|part)\b"
)
_PRIVATE_TITLE = re.compile(
    rf"""^(?:part\ (?:ii|2|b|two)\W*$ | part\ (?:ii|2|b|two)\b.{{0,30}}\b(?:private|exempt|confidential|closed|restricted|not\ open|non-public)\b
      | (?:in\ )?(?:{_CLOSED}|executive)\ (?:session|section|business|items|matters|agenda|information)\b{_OF_NO_MEETING}
      | (?:matters\ )?in\ (?:committee|camera|private)\W*$ | in\ camera\ items | committee\ of\ the\ whole\W{{1,3}}in\ camera
      | (?:items?|matters|business)\ (?:to\ be\ )?(?:considered|taken|dealt\ with|discussed|transacted|conducted|containing|held|not)\b.{{0,60}}\b(?:in\ private|in\ camera|exempt|confidential|public\ excluded|closed\ session|for\ publication)
      | business\ in\ private | rhan\ (?:2|b|ii)\W*$ | (?:busnes|eitemau|sesiwn)\ (?:preifat|breifat|cyfrinachol|gyfrinachol|caeedig)\b)""",
    re.VERBOSE,
)
_SORTS_ITEMS = re.compile(
    r"\W{0,3}to confirm (?:that )?(?:the |all )?items? (?:of business )?marked (?:in )?part (?:1|i|one|a)\b.{0,60}\bpublic\b"
)
"""`To confirm that the items marked Part 1 will be considered in public and those marked Part 2 in private`."""
_SAID = re.compile(
    r"""^\W{0,3}(?:the\ following|this|the)\ (?:agenda\ )?(?:item|matter|minute|report|business|discussion)s?\ (?:of\ business\ |for\ this\ item\ |of\ this\ item\ )?
        (?:(?:is|was|were|are|has\ been|remains?|contains?|contained)\ (?:also\ |therefore\ |to\ be\ )?)
        (?: (?:exempt|confidential)\b(?!\ from\ (?!publication|disclosure)) | not\ for\ publication
          | (?:taken|considered|held|discussed|dealt\ with|heard|determined|transacted|debated)\ (?:in\ (?:private|closed\ session|private\ session|confidential\ session|exempt\ session|camera|part\ (?:ii|2|two|b))\b
              | with\ the\ (?:press\ and\ )?(?:the\ )?public\ excluded | in\ the\ absence\ of\ the\ (?:press|public)) )""",
    re.VERBOSE,
)
"""`This item was considered in private.`, said of an item below its title."""
_SIGNS_OF_SAID = ("exempt", "confidential", "publication", "private", "session", "camera", "part ", "public")
_CITED = re.compile(
    r"^\W{0,3}(?:reasons? for exemption|exempt(?:ion)? (?:under )?para(?:graph)?s? \d|(?:by virtue of |under )?para(?:graph)?s? \d{1,2}\b.{0,30}\bschedule)"
)
"""`Reason for exemption: paragraph 3` and `By virtue of paragraph 3 of Part 1 of Schedule 12A.` on a line of their own."""


_PRIVATE_DOCUMENT = re.compile(
    rf"""^\W*(?:draft\ )?(?:strictly\ )?(?:{_CLOSED}|part\ (?:ii|2|two|b)|in[\ -]c(?:ommittee|amera)|pink)\b(?:\W{{1,3}}(?:exempt|confidential|private))?(?:\ (?:session|section|meeting|business))?\ minutes?\b
      | \bminutes?\b\W{{0,3}}[\[(-]\s?(?:{_CLOSED}|part\ (?:ii|2|two|b)|in\ c(?:ommittee|amera))\b(?=\W*$|\s?[\])]|\ (?:sessions?|section|meeting|business|items?|minutes?|version)\b)
      | \b(?:minutes?|meeting)\ of\ (?:the\ |an?\ )?(?:special\ )?{_CLOSED}\ (?:session|meeting|business)\b
      | ^\W*(?:{_CLOSED}|executive)\ (?:meeting|session)\W*$ | \bheld\ in\ (?:committee(?!\ (?:room|suite))|camera|private|closed\ session)\b
      | \bofficial\W{{1,3}}sensitive\b | ^\W*pink\ papers?\W*$""",
    re.VERBOSE,
)
"""`CONFIDENTIAL MINUTES OF THE FINANCE COMMITTEE`, `Minutes (Exempt)` and `Minutes of a closed meeting` in a heading."""
_SIGNS_OF_PRIVATE_DOCUMENT = (
    *_STAMPING,
    "closed",
    "non-public",
    "part ",
    "in com",
    "in-com",
    "camera",
    "pink",
    "official",
    "executive",
)


def heads_private_document(text: str) -> bool:
    """`Exempt minutes of the meeting of the Finance Committee`, a line of the heading of a document."""
    folded = fold(text[:200])
    if not holds_any(folded, _SIGNS_OF_PRIVATE_DOCUMENT):
        return False
    return is_page_stamp(text) or bool(_PRIVATE_DOCUMENT.search(APPENDIX.sub("", folded)))


_PRIVATE_FILE = re.compile(
    r"\b(?:exempt|confidential|not for publication|in camera|closed session|pink papers?|private (?:session|minutes|items?)|part (?:ii|b) minutes|minutes part (?:ii|b))\b(?! (?:appendi|annex|accommodation|reporting))"
)


def marks_file(filename: str) -> bool:
    """`2026-01-20 Cabinet exempt minutes.pdf`"""
    name = fold(filename[:300].rpartition(".")[0].translate(_BETWEEN_WORDS))
    return bool(_PRIVATE_FILE.search(name))


_BETWEEN_WORDS = str.maketrans("_-+.", "    ")


def heads_public_part(text: str) -> bool:
    """`OPEN SESSION` on a line of its own, behind what was private."""
    return bool(_OPEN_AGAIN.fullmatch(fold(text[:60])))


_OPEN_AGAIN = re.compile(
    r"\W*(?:open|unrestricted|public) (?:items?|session|section|part|business)(?: \(?(?:continued|resumed)\)?)?\W*"
)
_READMISSION = re.compile(
    r"^(?:re-?admission|re-?admittance|return|re-?entry) of (?:the )?(?:members of the )?(?:press|public)\b|^re-?open(?:ing)?\b.{0,20}\bto the (?:press|public)\b|^(?:return|reversion|resumption|resume|revert) (?:to|of|in) (?:the )?(?:open|public) (?:session|meeting)\b"
)


def names_return(title: str) -> bool:
    """`Re-admission of the press and public`, the title of an item."""
    return bool(_READMISSION.search(fold(title[:120])))


def is_page_stamp(text: str) -> bool:
    """Whether a line of its own marks what follows as not for publication."""
    if len(text) > _LONGEST_STAMP:
        return False
    folded = fold(text)
    if not holds_any(folded, _STAMPING):
        return False
    return bool(_PAGE_STAMP.search(APPENDIX.sub("", folded)))


def opens_private_part(text: str) -> bool:
    """`Private Items` or `PART II – Items not open to the public`, on a line of its own."""
    folded = fold(text[:200])
    if len(folded) > _LONGEST_STAMP or _PART_ONE.search(folded) or not _PART_TWO.search(folded):
        return False
    if folded.startswith("the following") or text.endswith(":") or is_capitals(text):
        return True
    return not ends_sentence(text) or len(folded.split()) <= _WORDS_OF_HEADING


def opens_public_part(text: str) -> bool:
    """`PART I` or `Unrestricted items`."""
    return bool(_PART_ONE.match(fold(text[:60])))


def names_private_part(title: str) -> bool:
    """`Confidential Business`, an item that holds what is private."""
    return bool(_PRIVATE_TITLE.search(fold(title[:LONGEST])))


def marks_title(title: str) -> bool:
    """`Staff (Not for publication by virtue of paragraph 1)` and `Lease - Exempt`."""
    folded = fold(title[:LONGEST])
    return _holds_stamp(folded) and not _SORTS_ITEMS.match(folded)


def sorts_items(text: str) -> bool:
    """`To confirm that the items marked Part 1 will be considered in public and those marked Part 2 in private`."""
    return bool(_SORTS_ITEMS.match(fold(text[:LONGEST])))


def may_mark_title(title: str) -> bool:
    """`Staff (Private)`: a word that may mark the item, or be what it is about."""
    folded = fold(title[:LONGEST])
    return holds_any(folded, _SIGNS_OF_STAMP) and bool(_MAY_BE_MARKED.search(APPENDIX.sub("", folded)))


def is_stamp(text: str) -> bool:
    """`(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)` on a line of its own."""
    folded = fold(text) if len(text) < 400 else ""
    if folded.startswith(("(", "[", "by virtue", "under ", "para", "reason", "exempt")) and _CITED.match(
        folded
    ):
        return True
    return _opens_stamp(folded) and _opens_stamp(APPENDIX.sub("", folded)) and _holds_stamp(folded)


def says_private(text: str) -> bool:
    """`This item was considered in private.` and `The report was exempt by virtue of paragraph 3`."""
    folded = fold(text[:400])
    return (
        folded.lstrip("([*").startswith("th")
        and holds_any(folded, _SIGNS_OF_SAID)
        and bool(_SAID.match(APPENDIX.sub("", folded)))
    )


def _opens_stamp(folded: str) -> bool:
    return folded.startswith(("(", "[", "not for", "exempt", "confidential", "restricted"))


def _holds_stamp(folded: str) -> bool:
    """Whether words are a stamp, when those about exempt appendices are left out of them."""
    if not holds_any(folded, _SIGNS_OF_STAMP):
        return False
    rest = APPENDIX.sub("", folded)
    return bool(_STAMP.search(rest) or _MARKED.search(rest))
