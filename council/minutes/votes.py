"""Who moved and seconded, and how the vote went; only what the document states."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .names import read_person, split_people
from .passages import Passage
from .values import NamedVote, Votes
from .words import LONGEST, fold, holds_any, plain, straight

_TITLE = r"(?:(?:(?:County|District|Borough|City|Town|Parish|Deputy|Vice)[\s-])?(?:Councill?ors?|Cllrs?\.?|Clrs?\.?|Clirs?\.?|Crs?\.?|Counc?(?=\.)|Coun(?=\s[A-Z][a-z])|Cmhlr\.?|CC|Aldermen|Alderman|Alderwoman|Bailie|Provost|(?:Deputy\s)?Chairperson|Member|Supervisor|Trustee|Commissioner|(?:Alternate\s)?Director|Council(?:man|woman|member)|COUNCILLOR|REEVE|MAYOR|(?:Deputy\s)?(?:Lord\s)?Mayor|Y\sCynghorydd|y\sCynghorydd|Mr|Mrs|Ms|Miss|Dr|Rev)\b(?:,?\s+|\.,?\s*))"
_NAME = r"(?:(?:[A-Z]\.){1,4}|['\"][A-Z]\w{1,14}['\"](?=\s)|[A-ZÀ-ÞŴŶ][\w'’-]*|(?:van|der|de|di|du|la|le|ap|ab|von|ten|den|del|al)(?=\s))"
_WHO = rf"(?:[Tt]he\s)?{_TITLE}{{0,3}}(?:{_NAME}\s?){{1,4}}(?:\([A-Z]\.?\))?"
_OFFICE = r"(?:[Tt]he\s)?(?:[A-Z][a-z-]+\s){1,4}(?:the\s(?:[A-Z][a-z-]+\s){1,3})?\((?:Councillor|Cllr|Alderman|Ald)\.?\s[^()]{2,40}\)"
_TITLED = rf"(?:[Tt]he\s)?{_TITLE}{{1,3}}(?:{_NAME}\s?){{1,4}}(?:\([A-Z]\.?\))?"
_MOVED = re.compile(
    rf"\b(?i:moved(?:\sand\sproposed)?|proposed|proposer|proposition|(?:proposal|amendment|(?<!with the notice of )motion)(?=\sby\s(?:Cllr|Councillor|Alderman|County\sCouncillor|Mrs?|Ms)\b)|proposal(?=\s\()|nominated(?=\sby\b)|prop|mover|motion\smade|(?:on|upon|under|following)\s(?:the\s|a\s)?(?:motion|proposal|proposition)\s(?:of|by|from)|cynigiwyd)\b\.?(?:\s(?:as\s(?:a\s)?[\w\s-]{{1,24}}\s)?(?i:by|gan))?\s*:?\s*\(?(?P<who>{_OFFICE}|{_WHO})"
)
_MOVES = re.compile(
    rf"(?:^(?:\d[\d.]*\s+)?(?P<first>{_WHO})|\b(?P<who>{_TITLED})|(?<=[,.;:]\s)(?P<short>[A-Z]{{2,3}})\s)(?:\([^()]{{1,40}}\)\s?)?(?:,\s?seconded\sby\s[^,;.]{{3,60}},)?(?:,?\s(?:said|stated|thought|felt|considered|argued|hoped|believed|presented|introduced|outlined)\s[^.;]{{0,200}}?\sand\b)?,?\s?(?i:(?:then|also|formally|duly|therefore)\s)?(?i:moved|proposed|nominated|made\sa\smotion)\b(?!\s(?i:by)\b)"
)
_SECONDED = re.compile(
    rf"\b(?i:seconded|(?<!no\s)seconder|sec|eiliwyd)\b\.?(?:\s(?i:by|gan))?(?:\s*:|,(?=\s(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b))?\s*\(?(?P<who>{_OFFICE}|{_WHO})"
)
_APPROVED_BY = re.compile(
    rf"\b(?:approved|accepted|adopted|agreed)\sby\s(?P<mover>(?:{_TITLE})?(?:{_NAME}\s?){{1,3}}),?\s?(?:and\s)?second(?:ed)?\sby\s(?P<seconder>(?:{_TITLE})?(?:{_NAME}\s?){{1,3}})"
)
"""`The minute was approved by Ann Reay and seconded by Tom Lund.`"""
_SLASHED = re.compile(
    rf"(?:RESOLVED|Resolved|CARRIED|Carried|AGREED|MOTION|Motion)\b[^()\w]{{0,3}}(?:\[[\w/-]{{1,12}}\]\s?)?[:–-]?\s?\((?P<mover>(?:{_TITLE})?(?:{_NAME}\s?){{1,3}})\s?/\s?(?P<seconder>(?:{_TITLE})?(?:{_NAME}\s?){{1,3}})\)"
)
"""`RESOLVED (Cr Reay/Cr Lund)`, as councils in New South Wales print who moved and seconded."""
_PAIR_OF_TITLED = re.compile(rf"\((?P<mover>{_TITLED})\s?/\s?(?P<seconder>{_TITLED})\s?[;,)]")
"""`(Miss Thexton/Dr Ramaswamy; carried nem con)`"""
_UNSECONDED = re.compile(
    r"\b(?:was not seconded|not being seconded|(?:was|were|being) no seconder|(?:no|a|any) seconder was found|for (?:want|lack) of a seconder)\b[^.]{0,60}\.\s"
)
"""`Councillor Rao moved refusal. The motion was not seconded. Councillor Tolley moved approval.`: Tolley did."""
_INITIALS = re.compile(
    r"(?<=[.:,;\w] )\((?P<mover>[A-Z]{2,3})\s?/\s?(?P<seconder>[A-Z]{2,3})\)(?=\W*$|\W*(?:[Uu]nanimous|[Cc]arried|CARRIED|[Aa]greed|AGREED|[Aa]ll\b|was\b))"
)
"""`It was resolved to mend the gate. (LC/TB)`: the initials of whoever moved and seconded, as some parishes print them."""
_NO_INITIALS = re.compile(r"\b(?:FUL|OUT|LBC|HOU|TPO|TCA|COU|ADV|RES|VAR|AM|PM|DC|CC|PC|TC|NA|VAT)\b")
_SECONDS = re.compile(
    rf"(?:\band\s(?P<first>{_WHO})|\b(?P<who>{_TITLED}))(?:\([^()]{{1,40}}\)\s?)?\s?(?i:second(?:ed|ing))\b(?!\s(?i:by))"
)
_TELLS_MOVERS = ("moved", "mover", "prop", "second", "motion", "nominated", "cynigiwyd")
_PAIR = re.compile(
    r"^(?:R?\d{4}-\d+[A-Z]?\s+)?(?P<mover>(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+)(?:,|\s[–-])\s(?P<seconder>(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+)\s*(?::|$)"
)
_ANOTHER_PART = re.compile(
    r"\s(?:Seconder|Seconded|SECONDED|Proposer|Proposed|Moved|Sec|And|AND|That|THAT|Resolved|RESOLVED|It|The|AGREED|Agreed|Carried|CARRIED|All|For|FOR|Unanimous|To|Motion|Vote|Votes)\b"
)
_NAMES_NOBODY = (
    "That",
    "RESOLVED",
    "Resolved",
    "It",
    "The",
    "AGREED",
    "Carried",
    "All",
    "Members",
    "Council",
    "Both",
    "These",
    "He",
    "She",
    "They",
)

_OFFICES_ABROAD = (
    *("Deputy", "Chairperson", "Member", "Supervisor", "Trustee", "Commissioner"),
    *("Alternate", "Director"),
)
"""What stands before the name of whoever moved, in New Zealand and America."""

_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty"""
_COUNT_WORDS = {word: number for number, word in enumerate(_NUMBERS.split())} | dict.fromkeys(
    ("no", "none", "nil"), 0
)
_N = rf"(?:\d{{1,3}}|{'|'.join(_COUNT_WORDS)})"
_ABSTAIN = rf"(?: \b .{{0,20}}? \b (?P<abstain>{_N}) \s (?:[-:] \s)? (?:votes? \s | members? \s){{0,2}} (?:against \s)? abst )?"
_COUNTS: tuple[tuple[str, list[str], re.Pattern[str]], ...] = tuple(
    (sign, others, re.compile(pattern, re.VERBOSE))
    for (sign, *others), pattern in (
        (
            ("the motion and",),
            rf"\b(?P<for>{_N}) \s votes? \s (?:were \s cast \s)? (?:in \s favour \s of|for) \s the \s motion \s and \s (?P<against>{_N}) \s (?:votes? \s)? (?:in \s favour \s of|for) \s the \s amendment {_ABSTAIN}",
        ),
        (
            ("motion",),
            rf"m(?<=\bm)otion \s (?:receiv\w+|obtain\w+|attract\w+) \s (?P<for>{_N}) \s votes \s and \s (?:the \s)? amendment \s (?:receiv\w+ \s|obtain\w+ \s)? (?P<against>{_N}) \b",
        ),
        (
            ("by ",),
            rf"b(?<=\bb)y \s (?P<for>{_N}) \s (?:votes?,? \s )? (?:to|-) \s (?P<against>{_N}) {_ABSTAIN}",
        ),
        (("equal",), r"\bequal \s* \(? (?P<for>\d{1,3}) \s?[-–]\s? (?P<against>\d{1,3}) \b"),
        (
            ("votes with",),
            rf"\bby \s (?P<for>{_N}) \s votes \s with \s (?P<abstain>{_N}) \s abst (?P<against>(?!))?",
        ),
        (("votes to", "vote to"), rf"\b(?P<for>{_N}) \s votes? \s to \s (?P<against>{_N}) {_ABSTAIN}"),
        (
            ("against",),
            rf"\b(?P<for>{_N}) \s (?:[-:] \s)? (?:(?:votes?|voted|voting|councillors?|were) \s|members \s .{{0,12}})? (?:for|in \s favou?r) \b .{{0,30}}? \b (?P<against>{_N}) \s (?:[-:] \s)? (?:(?:votes?|voted|voting|members?|councillors?) \s){{0,2}} against {_ABSTAIN}",
        ),
        (
            ("against", "noes", "nay", "no ", "no:", "no=", "no-", "no("),
            rf"(?:y(?<=\by)(?:es|eas?)|a(?<=\ba)yes?|f(?<=\bf)or|i(?<=\bi)n \s favou?r) \s* [:=-]? \s* \(? (?P<for>{_N}) \b \)? (?:\smembers?|\svotes?)? [\s,;.|]* (?:no|noes|nays?|against) \s* [:=-]? \s* \(? (?P<against>{_N}) \b \)? (?:\smembers?|\svotes?)? (?: [\s,;.|]* (?:and \s)? (?:abstain\w*|abstentions?) \s* [:=-]? \s* \(? (?P<abstain>{_N}) )?",
        ),
        (
            ("voted against",),
            rf"\bvoted \s (?:for|in \s favou?r) \s (?:[a-z]+ \s){{0,3}} \((?P<for>{_N})\) .{{0,300}}? \bvoted \s against \s (?:[a-z]+ \s){{0,3}} \((?P<against>{_N})\)",
        ),
        (
            ("aye",),
            rf"\b(?P<for>{_N}) \s (?:voting \s)? ayes?,? \s (?:and \s)? (?P<against>{_N}) \s (?:voting \s)? (?:nays?|noes?) \b {_ABSTAIN}",
        ),
        (("(",), r"\((?P<for>\d{1,2})-(?P<against>\d{1,2})-(?P<abstain>\d{1,2})\)"),
        (
            ("vot", "carried", "passed", "lost", "defeated", "failed"),
            r"(?:v(?<=\bv)ote[ds]?|c(?<=\bc)arried|p(?<=\bp)assed|l(?<=\bl)ost|d(?<=\bd)efeated|f(?<=\bf)ailed) \s* :? \s* \(? (?P<for>\d{1,2}) \s? (?:-|to) \s? (?P<against>\d{1,2}) \b (?!\s?[ap]\.?m) (?: \s?-\s? (?P<abstain>\d{1,2}) \b )?",
        ),
    )
)
"""Each way of telling both counts, and its words, without one of which it need not be looked for."""
_FOR = (
    *(
        "in favour",
        " for,",
        " for and",
        " for with",
        "vote for",
        "votes for",
        "voted for",
        "voting for",
        "member for",
        "members for",
    ),
    *("councillor for", "councillors for"),
)
_AGAINST = (
    *("vote against", "votes against", "voted against", "voting against", "member against"),
    *("members against", "councillor against", "councillors against"),
)
_ONE_SIDE = tuple(
    (side, signs, re.compile(pattern))
    for side, signs, pattern in (
        ("against", _AGAINST, rf"\b(?P<count>{_N}) (?:votes? |members? |councillors? )(?:voted |voting )?against\b"),
        ("against", (" against",), rf"(?:\(|w(?<=\bw)ith |, )(?P<count>{_N}) against\b"),
        ("in_favour", _FOR, rf"\b(?P<count>{_N}) (?:(?:votes?|members?|councillors?) (?:voted |voting )?for(?! (?:cllr|councillor|alderman|mrs?|ms|miss|dr)\b)|(?:votes? |members? )?(?:voted |voting )?in favour|for(?=,? (?:and |with )?{_N} abst))\b"),
        ("abstain", ("abst",), rf"\b(?P<count>{_N}) (?:votes? |members? |councillors? )?(?:abstentions?|abstained|abstaining)\b"),
    )
)  # fmt: skip
_ALL = ("unanim", "unfrydol", "all ", "by all")
_UNANIMOUS = re.compile(
    r"(?<!not )\bunanimous(?:ly)?\b|\ball (?:were |voted |members )?(?:in favour|agreed)\b|\b(?:agreed|carried) by all\b|\bunfrydol\b"
)
# Nobody against is not everybody in favour: some may have abstained.
_NO_DISSENT = re.compile(r"\bnem\.? ?(?:con|dis)\b|\bwithout dissent\b", re.IGNORECASE)
_CASTING = re.compile(
    r"\b(?P<who>chair(?:man|woman|person)?|mayor|convener|provost)\b.{0,60}\bcasting vote\b(?:.{0,60}?\b(?P<side>in favour|for|against)\b)?|\bcasting vote of the (?P<whose>(?:vice-)?chair(?:man|woman|person)?|(?:lord )?mayor|convener)\b"
)
_OPTION = r"for | in\ favou?r | yes | yeas? | ayes? | against | noes? | no | nays? | abstain(?:ed|ing|ers)? | abstentions? | not\ voting | (?:declined|did\ not)\ (?:to\ )?vote | recuse[d]? | conflict | absent | o\ blaid | yn\ erbyn | ymatal"
_LABEL = rf"(?:(?:there|those|members|councillors|voted|voting|votes?|vote)\ ){{0,3}} (?P<label> {_OPTION} ) (?:\ (?:of\ )?the\ (?:substantive\ |original\ )?(?P<of>motion|amendment|proposal|recommendations?|resolution|officer\ recommendation))?"
_NAMED_SIDE = re.compile(
    rf"""^ (?: \(?(?P<before>\d{{1,3}})\)?\s )? {_LABEL} (?![\w'])
        (?:\ (?:from\ voting|by\ [^()]{{3,40}}|the\ minutes\ being[^:]{{0,40}}))? \s* [:–-]? \s* (?: [(\[]? (?P<count>\d{{1,3}}|nil|none) [)\]]? (?!\w) (?:\ votes?)? )? \s* [:–-]? \s* (?P<names> .* )$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(r"\([^()]{3,2000}\)")
_OPENS_SIDE = (
    *(
        "for",
        "in ",
        "yes",
        "yea",
        "aye",
        "against"[:4],
        "noe",
        "no",
        "nay",
        "abst",
        "not",
        "decl",
        "did",
        "recu",
    ),
    *("conf", "abse", "o ", "yn ", "ymat", "ther", "thos", "memb", "coun", "vot", "(", *"0123456789"),
)
"""How a side of a vote begins: with its name, with the words before that, or with a count."""
_HEAD = re.compile(rf"\W* {_LABEL} \W* (?:\d{{1,3}} \W*)? (?:names?)?", re.VERBOSE | re.IGNORECASE)
_MARK = re.compile(r"\W*(?:[xX✓✔√●•✗]|yes|1)\W*")
_MARKED = re.compile(r"(?:^|\s)[xX✓✔√●✗](?:\s|$)")
_ROLL_HEADS = re.compile(
    rf"(?:\W*(?:councillors?|members?|names?|present))?(?:\W+(?:{_OPTION})){{2,6}}\W*",
    re.VERBOSE | re.IGNORECASE,
)
_SIDES = {
    "for": "for",
    "in favour": "for",
    "in favor": "for",
    "yes": "for",
    "yea": "for",
    "yeas": "for",
    "aye": "for",
    "ayes": "for",
    "o blaid": "for",
    "against": "against",
    "no": "against",
    "noe": "against",
    "noes": "against",
    "nay": "against",
    "nays": "against",
    "yn erbyn": "against",
    "not voting": "not_voting",
    "declined to vote": "not_voting",
    "did not vote": "not_voting",
    "recuse": "not_voting",
    "recused": "not_voting",
    "conflict": "not_voting",
    "absent": "absent",
}
_OFFICE_ALONE = re.compile(
    r"(?:the )?(?:(?:vice|deputy|depute|lord)[ -]){0,2}(?:convener|provost|chair(?:man|person)?|mayor|leader|sheriff|speaker)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?i:\W*(?:(?:the\s)?(?:motion|amendment|resolution|proposal|recommendation)\s?(?:was|is)?\s?(?:declared\s)?(?P<state>passed|carried|failed|defeated|lost|approved|adopted|tied|withdrawn))(?:\sunanimously)?[,:]?\s*(?:\([^()]{1,60}\))?(?:\s\d{1,2}-\d{1,2})?\W*|\W*(?P<alone>CARRIED|Carried|DEFEATED|Defeated|LOST|Lost|FAILED)(?:\s(?:unanimously|UNANIMOUSLY))?\W*(?:\([^()]{1,60}\))?\W*|\W*(?:all\s(?:in\sfavour|agreed)|agreed(?:\sunanimously)?|(?:carried\s)?unanimously|unanimous)\W*)"
)
_ONE_COUNT = re.compile(
    r"(?i:in\sfavour|for|against|abstain(?:ed|ing)?|abstentions?|not\svoting)\s?[:–-]\s?(?:\d{1,2}|none|nil)\W*"
)
"""`In favour: 3.`"""
_VOTE_HEADING = re.compile(
    r"\W*(?:\[!\w+\]-?\s*)?(?:a\s)?(?:recorded|named|roll\scall)?\s?(?:votes?|voting)(?:\s(?:was|were)\s.{0,60})?\W*",
    re.I,
)
_RECORDED_VOTE = re.compile(r"\b(?:recorded|named|roll\scall)\svote\b", re.I)
_PERSON_VOTED = re.compile(
    rf"(?P<who>\b(?:{_TITLE})[^.;:()]{{1,600}}?)\s(?:(?:who\s)?(?:had\s)?(?:voted|voting)\s(?P<side>(?i:for|in\sfavour|against))\b|(?P<abstained>(?i:abstained))\b|(?:each\s)?(?:requested|asked|wished)\s.{{0,60}}?\b(?:(?:vote|voted|votes)\s(?:be\srecorded\s)?(?:as\s)?(?:having\sbeen\s)?(?P<wish>against|for|in\sfavour)|(?P<wished>abst\w+))\b)"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a recorded vote: the option, the count that is printed with it, the names."""

    option: str
    count: int | None
    names: tuple[str, ...]
    of: str | None = None


@lru_cache(maxsize=1024)
def movers(text: str) -> tuple[str | None, str | None]:
    """The names after "moved by" and "seconded by"."""
    head = straight(text[:LONGEST])
    if "second" in head and (fell := _UNSECONDED.search(head)):
        before = head[: fell.end()]
        if "mendment" not in before and "seconded" not in before.replace("not seconded", ""):
            return movers(text[fell.end() :])
    folded = head.casefold()
    if "/" in head and (pair := _SLASHED.search(head) or _PAIR_OF_TITLED.search(head)):
        return _person(pair["mover"]), _person(pair["seconder"])
    if (
        "/" in head
        and " (" in head
        and (pair := _INITIALS.search(head))
        and not _NO_INITIALS.search(pair.group())
    ):
        return pair["mover"], pair["seconder"]
    if not holds_any(folded, _TELLS_MOVERS):
        pair = _PAIR.match(head[:200])
        return (pair["mover"], pair["seconder"]) if pair else (None, None)
    acts = (
        "moved" in folded
        or "proposed" in folded
        or "nominated" in folded
        or ("made" in folded and "motion" in folded)
    )
    moves = _MOVES.finditer(head) if acts and _somebody_moves(head) else iter(())
    moved = _first_name(moves, text) or _first_name(_MOVED.finditer(head), text) or _told_of(head)
    if not holds_any(folded, ("second", "sec", "eiliwyd")):
        return moved, None
    if not moved and (pair := _APPROVED_BY.search(head)):
        return _person(pair["mover"]), _person(pair["seconder"])
    return moved, _first_name(_SECONDED.finditer(head), text) or _first_name(_SECONDS.finditer(head), text)


_GLAD_TO_MOVE = re.compile(
    rf"(?P<who>{_TITLED})was\s(?:happy|pleased|delighted|glad|content)\sto\s(?:move|propose)\b"
)
_PRONOUN_MOVES = re.compile(r"\b(?:He|She)\s(?:then\s|also\s|therefore\s)?(?:moved|proposed)\b")
_NAMED_BEFORE = re.compile(rf"\b{_TITLED}|\bCC\s{_NAME}")


def _told_of(text: str) -> str | None:
    """`Councillor Reay said that the hall would not last. She moved`: she who alone is named before it."""
    if " to move" in text or " to propose" in text:
        glad = _GLAD_TO_MOVE.search(text)
        return _person(glad["who"]) if glad else None
    match = _PRONOUN_MOVES.search(text) if " moved" in text or " proposed" in text else None
    if match is None:
        return None
    named = {_person(each.group()) for each in _NAMED_BEFORE.finditer(text, 0, match.start())}
    return named.pop() if len(named) == 1 else None


_VERB_OF_MOVING = re.compile(
    r"[mMpPnN](?i:(?<=m)oved|(?<=p)roposed|(?<=n)ominated|(?<=m)ade\sa\smotion)\b(?!\s(?i:by)\b)"
)
_ENDS_NAME = re.compile(r"[),]$|[A-ZÀ-ÞŴŶ]|\b(?:van|der|de|di|du|la|le|ap|ab|von|ten|den|del|al)$")
_ADVERB_OF_MOVING = re.compile(r"(?i:then|also|formally|duly|therefore)$")


_SAID = re.compile(
    r"\b(?:said|stated|thought|felt|considered|argued|hoped|believed|presented|introduced|outlined)\s"
)
"""`Councillor Reay said that it cost too much and moved`"""


def _somebody_moves(head: str) -> bool:
    """Whether a verb stands behind what may end a name, as all that `_MOVES` takes: not in `the proposed houses`."""
    for verb in _VERB_OF_MOVING.finditer(head):
        words = head[: verb.start()].rsplit(None, 2)[-2:]
        if words and (adverb := _ADVERB_OF_MOVING.search(words[-1])):
            words[-1] = words[-1][: adverb.start()]
            words = words if words[-1] else words[:-1]
        if words and (_ENDS_NAME.search(words[-1]) or (words[-1] == "and" and _SAID.search(head))):
            return True
    return False


def _person(words: str) -> str | None:
    person = read_person(words.strip())
    return person.name if person else None


def is_mover_pair(text: str) -> bool:
    """`N. Quarry, T. Ashdown` alone on a line, as Canadian townships print who moved and seconded."""
    match = _PAIR.match(text[:120]) if len(text) < 80 else None
    return match is not None and not text[match.end() :].strip(" :")


def _first_name(matches: Iterator[re.Match[str]], text: str) -> str | None:
    return next((name for match in matches if (name := _name(match, text))), None)


def _name(match: re.Match[str], text: str) -> str | None:
    """The name as it is printed, where its group was found in the text with straight quotation marks."""
    span = match.span("who")
    for other in ("first", "short"):
        if span == (-1, -1) and other in match.groupdict():
            span = match.span(other)
    who = text[slice(*span)]
    if (behind := re.search(r"\(([^()]{4,})\)$", who)) is not None:
        who = behind[1]
    words = _ANOTHER_PART.split(who, maxsplit=1)[0].strip(" .,").split()
    while words and words[-1] in _NAMES_NOBODY:
        words.pop()
    while len(words) > 1 and words[0] in _OFFICES_ABROAD:
        words.pop(0)
    person = read_person(" ".join(words))
    if person is None:
        return None
    # Two councillors of one surname are told apart by it: `Councillor Sheil (J)`.
    initial = next((tag for tag in person.tags if re.fullmatch(r"[A-Z]\.?", tag)), None)
    return f"{person.name} ({initial})" if initial else person.name


_BEGINS_NOTE = re.compile(
    r"(?i:\W*(?:this\swas\s(?:then\s|duly\s)?(?:proposed|moved|seconded)\sby|proposed|moved|proposer|seconded|seconder|on the motion of|(?:the\s)?votes?\b|voting|voted|for\b|in favour|yeas?\b|ayes?\b|yes\b|prop\b)\b)"
)


@lru_cache(maxsize=1024)
def is_vote_note(text: str) -> bool:
    """`(Unanimous)` and `Proposed by Cllr Reay, seconded by Cllr Lund`: a note on the decision beside it."""
    stripped = text.strip()
    if len(stripped) > 300:
        return False
    if (
        _RESULT.fullmatch(stripped)
        or _ONE_COUNT.fullmatch(stripped)
        or (_VOTE_HEADING.fullmatch(stripped) and "vot" in stripped.casefold())
    ):
        return True
    bracketed = stripped.startswith(("(", "[")) and stripped.endswith((")", "]", ").", ")."))
    by_person = holds_any(stripped.casefold(), _VOTED) and _PERSON_VOTED.match(stripped)
    if not (bracketed or by_person or _BEGINS_NOTE.match(stripped)):
        return False
    if len(stripped) > 200 and not by_person:
        return False
    return bool(
        read_votes(stripped) or any(movers(stripped)) or _NO_DISSENT.search(stripped) or recorded_in(stripped)
    )


def announces_recorded_vote(text: str) -> bool:
    """`At the request of five members a recorded vote was taken:`"""
    return len(text) < 300 and bool(_RECORDED_VOTE.search(text))


def result_in(text: str) -> str | None:
    """`Motion Passed (12 to 0)` and `Carried.` as a passage of its own: what became of the motion."""
    match = _RESULT.fullmatch(text.strip()) if len(text) < 120 else None
    word = match and (match["state"] or match["alone"])
    if not word:
        return None
    return word


_UNTOLD = Votes()
_OTHERS = (
    *("poll", "referend", "survey", "questionnaire", "consultation", "ballot", "residents", "electors"),
    *("respondents", "parishioners", "public", "previous", "last ", "had ", "earlier"),
)
"""One of these is in all that tells how others voted."""
_OF_OTHERS = re.compile(
    r"""^(?!\W*(?:(?:resolved|agreed|recommended|it was|none)\W+){0,4}(?:that|to)\b) (?:
        [^.;]{0,80}? \b(?:poll|referendum|survey|questionnaire|consultation|ballot|residents|electors|respondents|parishioners|public\ meeting|members\ of\ the\ public)\b [^.;]{0,80}
            \b(?:show(?:ed|s)|gave|had|was|were|resulted|produced|found|voted|votes|in\ favour|for)\b
      | [^.;]{0,120} \bhad\ (?:been\ )?(?:previously\ )?(?:voted|carried|lost|defeated|approved|agreed|rejected|passed|refused|supported)\b
      | (?:at|in)\ (?:the|its|their|an?)\ (?:previous|last|earlier)\b )""",
    re.VERBOSE,
)
"""`A poll of residents showed 40 votes for and 12 against.` and `The motion had been carried by 5 votes to 3.`"""
_BRACKET_OF_OTHERS = re.compile(
    r"\([^()]{0,60}\b(?:at the [^()]{0,30}meeting|poll|referendum|survey|ballot of (?:residents|electors))\b[^()]{0,60}\)"
)
_MEMBERS_VOTED = re.compile(
    r"\b(?:councillors?|cllrs?|members|committee|council|cabinet|panel|motion|amendment|recorded vote)\b"
)


def _without_others(folded: str) -> str:
    """The words without the sentences that tell how residents, another body or an earlier meeting voted."""
    if not holds_any(folded, _OTHERS) or not any(map(str.isdigit, folded)):
        return folded
    folded = _BRACKET_OF_OTHERS.sub(" ", folded)
    kept = [
        each
        for each in _ENDS_OF_SENTENCES.split(folded)
        if not _OF_OTHERS.match(each) or (" had " not in each and _MEMBERS_VOTED.search(each))
    ]
    return ". ".join(kept)


_ENDS_OF_SENTENCES = re.compile(r"(?<=[a-z\d)])\.\s(?=\w)")


def read_votes(text: str, named: tuple[NamedVote, ...] = ()) -> Votes | None:
    """The counts, the unanimity and the casting vote that the words state."""
    folded = _without_others(fold(text[:LONGEST]))
    votes = _counted(folded, Votes(named=named) if named else _UNTOLD)
    if holds_any(folded, _ALL) and _UNANIMOUS.search(folded):
        votes = replace(votes, unanimous=True)
    if "casting vote" in folded and (match := _CASTING.search(folded)):
        side = {"in favour": "for"}.get(match["side"] or "", match["side"])
        votes = replace(votes, casting=side or match["who"] or match["whose"])
    return votes if votes is not _UNTOLD and votes != _UNTOLD else None


def _counted(folded: str, votes: Votes) -> Votes:
    for sign, others, pattern in _COUNTS:
        if (sign in folded or (others and holds_any(folded, others))) and (match := pattern.search(folded)):
            counts = match.groupdict()
            votes = replace(
                votes,
                in_favour=_count(counts["for"]),
                against=_count(counts["against"]),
                abstain=_count(counts.get("abstain")),
            )
            break
    found = {
        side: match and _count(match["count"])
        for side, signs, pattern in _ONE_SIDE
        if holds_any(folded, signs) and (match := pattern.search(folded))
    }
    if not found:
        return votes
    return replace(
        votes,
        in_favour=votes.in_favour if votes.in_favour is not None else found.get("in_favour"),
        against=votes.against if votes.against is not None else found.get("against"),
        abstain=votes.abstain if votes.abstain is not None else found.get("abstain"),
    )


def _count(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _COUNT_WORDS[word]


@lru_cache(maxsize=512)
def named_side(text: str) -> Side | None:
    """`FOR (3)  Councillors Lund, Moss and Voss`: the option, the stated count, the names."""
    match = _NAMED_SIDE.match(text[:LONGEST]) if text[:4].casefold().startswith(_OPENS_SIDE) else None
    if match is None:
        return None
    listed, trailing = _without_leader(match["names"])
    count = match["count"] or match["before"] or trailing
    if not (count or match["label"].isupper() or ":" in text[:60]):
        return None
    listed = listed.strip(" .")[1:-1] if _IN_BRACKETS.fullmatch(listed.strip(" .")) else listed
    names = () if _HEAD.search(listed[:40]) and any(map(str.isdigit, listed)) else _names(listed)
    if not names and not re.fullmatch(r"\W*(?:none|nil|0)?\W*", listed, re.IGNORECASE):
        return None
    of = (match["of"] or "").casefold() or None
    stated = _count(count.casefold()) if count else None
    return Side(_option(match["label"]), stated, _as_counted(names, stated), of)


def _as_counted(names: tuple[str, ...], count: int | None) -> tuple[str, ...]:
    """`The Mayor, Councillor Fisk`, counted as one: the office in front is the councillor's."""
    alone = tuple(name for name in names if not _OFFICE_ALONE.fullmatch(name))
    return alone if count is not None and len(names) > count == len(alone) else names


def _voter(piece: str) -> str | None:
    """The name, or the office under which the roll counts who holds it: `the Convener`."""
    if _OFFICE_ALONE.fullmatch(piece):
        return piece
    person = read_person(piece)
    return person.name if person else None


def _without_leader(names: str) -> tuple[str, str | None]:
    """`Councillors Lund and Voss ........ 2`: the names, and the count behind the dots."""
    match = re.search(r"(?:(?:[.…·_]\s?){3,}\s*|\s\(?(?=\d{1,3}\)))(\d{1,3})\)?\W*$", names[-400:])
    return (names[: len(names) - len(names[-400:]) + match.start()], match[1]) if match else (names, None)


def _option(label: str) -> str:
    return _SIDES.get(plain(label).casefold(), "abstain")


def _names(text: str) -> tuple[str, ...]:
    """The names of a list of voters, when most of its pieces are names."""
    pieces = split_people(text)
    found = [_voter(piece) for piece in pieces]
    if len(list(filter(None, found))) * 2 <= len(pieces):
        return ()
    named = (name or _ordinary_voter(piece) for name, piece in zip(found, pieces, strict=True))
    return tuple(name for name in named if name)


def _ordinary_voter(piece: str) -> str | None:
    """`Ward` and `Reeve` among `Councillors Nunn, Pratt, Reeve and Ward`: words that are surnames behind a title."""
    person = read_person(f"Cllr {piece}") if _ONE_NAME.fullmatch(piece) else None
    return piece if person else None


_ONE_NAME = re.compile(r"[A-Z][a-z]{2,15}")


def sides_from(body: Sequence[Passage], index: int, end: int | None = None) -> tuple[list[Side], int]:
    """The sides of a recorded vote listed from this passage on, and the first passage after them."""
    sides: list[Side] = []
    end = len(body) if end is None else end
    while index < end:
        grid, after = _grid(body, index, end)
        if grid:
            sides += grid
            index = after
            continue
        side = named_side(body[index].shown)
        if side is None and (division := division_in(body[index].text)):
            sides += division
            index += 1
            continue
        if side is None:
            break
        index += 1
        if not side.names and index < end and not named_side(body[index].shown):
            listed, trailing = _without_leader(body[index].text)
            names = _names(listed)
            if trailing and side.count is None:
                side = replace(side, count=int(trailing))
            if names and len(body[index].text) < 1_000:
                side = replace(side, names=names)
                index += 1
            elif re.fullmatch(r"\W*(?:none|nil|0)\W*", body[index].text, re.IGNORECASE):
                side = replace(side, count=side.count or 0)
                index += 1
        sides.append(side)
    return _against_motion(sides), index


def _against_motion(sides: list[Side]) -> list[Side]:
    """`For the Motion` and `For the Amendment` are the two sides of one division."""
    if not {"motion", "amendment"} <= {side.of for side in sides if side.option == "for"}:
        return sides
    return [
        replace(side, option="against") if side.option == "for" and side.of == "amendment" else side
        for side in sides
    ]


def _grid(body: Sequence[Passage], index: int, end: int) -> tuple[list[Side], int]:
    """A table with the sides above and the voters below, `| Yeas: | Absent: |`, read by its columns."""
    rows, after = _rows(body, index, end)
    by_row = [side for row in rows if (side := _side_of_row(list(row.values())))]
    if by_row and len(by_row) >= len(rows) - 1:
        return by_row, after
    if len(rows) > 1 and (marked := _marked(rows)):
        return marked, after
    if len(rows) < 2 or not all(_HEAD.fullmatch(cell) for cell in rows[0].values()):
        return [], index
    sides = []
    for column, head in rows[0].items():
        match = _HEAD.fullmatch(head)
        names = tuple(person.name for row in rows[1:] if (person := read_person(row.get(column, ""))))
        if match:
            sides.append(Side(_option(match["label"]), None, names))
    return sides, after


def _marked(rows: Sequence[dict[int, str]]) -> list[Side]:
    """A row for each member and a cross under `For`, `Against` or `Abstain`, where the columns are kept."""
    heads = {column: match["label"] for column, cell in rows[0].items() if (match := _HEAD.fullmatch(cell))}
    if len(heads) < 2 or len(heads) == len(rows[0]):
        return []
    names: dict[str, list[str]] = {label: [] for label in heads.values()}
    for row in rows[1:]:
        crossed = [column for column, cell in row.items() if _MARK.fullmatch(cell) and column in heads]
        voter = next(
            (name for column, cell in row.items() if column not in heads and (name := _voter(cell))), None
        )
        if voter and len(crossed) == 1:
            names[heads[crossed[0]]].append(voter)
    sides = [Side(_option(label), None, tuple(found)) for label, found in names.items()]
    return sides if any(side.names for side in sides) else []


def unreadable_roll(body: Sequence[Passage]) -> Passage | None:
    """The heads of a table of votes by crosses, of which the print has lost the columns."""
    for index, passage in enumerate(body):
        if not _ROLL_HEADS.fullmatch(passage.text[:200]) and not _are_heads(body, index):
            continue
        crosses = sum(bool(_MARKED.search(each.text[-40:])) for each in body[index + 1 : index + 120])
        if crosses > 2 and not any(side.names for side in sides_from(body, index)[0]):
            return passage
    return None


def _are_heads(body: Sequence[Passage], index: int) -> bool:
    """Whether two passages, one below the other, name sides of a vote and nothing else."""
    if index + 1 >= len(body) or not _HEAD.fullmatch(body[index].text[:60]):
        return False
    return bool(_HEAD.fullmatch(body[index + 1].text[:60]))


def _side_of_row(cells: Sequence[str]) -> Side | None:
    """`| For | Councillors Lund and Voss | 2 |`"""
    match = _HEAD.fullmatch(cells[0]) if len(cells) > 1 else None
    if match is None:
        return None
    counts = [int(cell) for cell in cells[1:] if cell.isdigit() and len(cell) < 4]
    names = _names(max(cells[1:], key=len))
    return Side(_option(match["label"]), counts[0] if counts else None, names) if names or counts else None


def _rows(body: Sequence[Passage], index: int, end: int) -> tuple[list[dict[int, str]], int]:
    """The rows of the table that begins here, each by its columns: drawn with strokes, or a table's cells."""
    rows: list[dict[int, str]] = []
    table = body[index].lines[0].table
    places: list[object] = []
    while index < end:
        passage, line = body[index], body[index].lines[0]
        if passage.text.startswith("|"):
            cells = [plain(cell) for cell in passage.text.strip()[1:].removesuffix("|").split("|")]
            if any(cell.strip("-: ") for cell in cells):
                rows.append({at: cell for at, cell in enumerate(cells) if cell.strip("-: ")})
        elif table is not None and line.table == table and line.column is not None:
            if places[-1:] != [line.row]:
                places.append(line.row)
                rows.append({})
            rows[-1][line.column] = plain(f"{rows[-1].get(line.column, '')} {passage.shown}")
        elif "\t" in line.text and len(passage.lines) == 1:
            rows.append({at: cell for at, cell in enumerate(map(plain, line.text.split("\t"))) if cell})
        else:
            break
        index += 1
    return rows, index


_DIVISION = re.compile(
    r"(?P<label>For|Against|Abstain(?:ed|ing)?|Abstentions?|Declined to vote|Not voting|In favour)(?P<what>\s(?:the\s)?(?:motion|amendment)(?:\sby\s[^()]{3,60}?)?)?\s\((?P<count>\d{1,3})\)\s*[-:]?\s*",
    re.IGNORECASE,
)


def division_in(text: str) -> list[Side]:
    """`On a division, there voted:- For the motion (9) – the Convener and Councillors …; For the amendment (1) – …`"""
    head = straight(text[:LONGEST])
    found = list(_DIVISION.finditer(head)) if "(" in head else []
    if len(found) < 2:
        return _dashed(head)
    ends = [match.start() for match in found[1:]] + [len(head)]
    sides = []
    for match, end in zip(found, ends, strict=True):
        of = (match["what"] or "").split(" by ")[0].split()
        names = _names(text[match.end() : end].rstrip(" ;."))
        sides.append(
            Side(_option(match["label"]), int(match["count"]), names, of[-1].casefold() if of else None)
        )
    sides = _against_motion(sides)
    return sides if all(side.names or not side.count for side in sides) else []


_DASHED = re.compile(r"(?:^|[.;:]\s)(?P<label>For|Against|Abstain(?:ed|ing)?|Abstentions?)\s?[–:-]\s")


def _dashed(head: str) -> list[Side]:
    """`Voting: For – Cllrs Pembury and Zaman. Against – none. Abstained – Cllr Farrow.`"""
    found = list(_DASHED.finditer(head)) if "For" in head and "Against" in head else []
    if len(found) < 2:
        return []
    ends = [match.start() for match in found[1:]] + [len(head)]
    texts = [head[match.end() : end].strip(" ;.") for match, end in zip(found, ends, strict=True)]
    sides = [
        Side(_option(match["label"]), None, _names(text)) for match, text in zip(found, texts, strict=True)
    ]
    nobody = [text.casefold() in ("none", "nil", "0") for text in texts]
    return sides if all(side.names or none for side, none in zip(sides, nobody, strict=True)) else []


_TELLS_VOTE = ("vot", "abst", "VOT", "ABST")
_VOTE_WORD = re.compile(r"(?:v(?<=\bv)ot|a(?<=\ba)bst|V(?<=\bV)OT|A(?<=\bA)BST)")
_VOTED = ("voted", "voting", "abstained", "requested", "asked", "wished")
"""One of these is in small letters in all that `_PERSON_VOTED` takes."""


def recorded_in(text: str) -> tuple[NamedVote, ...]:
    """`Councillors Lamb and Reay abstained`: those whom a sentence names with their vote."""
    if not (holds_any(text, _TELLS_VOTE) and holds_any(text.casefold(), _VOTED) and _VOTE_WORD.search(text)):
        return ()
    found: list[NamedVote] = []
    for match in _PERSON_VOTED.finditer(straight(text[:LONGEST])):
        word = match["side"] or match["wish"]
        option = {"for": "for", "in favour": "for", "against": "against"}.get(
            (word or "").casefold(), "abstain"
        )
        found += [NamedVote(name, option) for name in _names(match["who"])]
    return tuple(found)


def with_named(votes: Votes | None, sides: Sequence[Side], told: Iterable[NamedVote]) -> Votes | None:
    """The votes with the names and counts of a recorded vote."""
    named = tuple(NamedVote(name, side.option) for side in sides for name in side.names) or tuple(told)
    if not sides and not named:
        return votes
    counts = {side.option: side.count for side in sides if side.count is not None}
    base = votes or Votes()
    return replace(
        base,
        named=named,
        in_favour=base.in_favour if base.in_favour is not None else counts.get("for"),
        against=base.against if base.against is not None else counts.get("against"),
        abstain=base.abstain if base.abstain is not None else counts.get("abstain"),
    )
