"""The words that open a decision: `Resolved:`, `It was AGREED to`, `the motion was LOST`, or a bare `That … be`.

Narrative verbs ("the Committee noted that", "officers had resolved") open none. Each recogniser reads one
shape of opening. How far an opening is to be trusted is its strength, since what decides depends on the house
style: where decisions stand in prose, "it was agreed to" is one, and elsewhere only when nothing else is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from .making import quickly_made
from .words import REMEMBERED, fold, holds_any, sentences, straight

_ORGAN = r"(?:all\s)?(?:the\s)?(?:full\s)?(?:council(?:lors)?|(?:[\w-]+\s){0,3}?(?:sub-)?committee|cabinet|panel|board|executive|authority|members|meeting|forum|commission|trustees|working\s(?:party|group)|parish\scouncil|town\scouncil)"
_ADVERBS = (
    *("then", "therefore", "accordingly", "duly", "also", "further", "unanimously", "subsequently", "again"),
    *("thereupon", "now", "all", "finally", "formally"),
)
_ADVERB = rf"(?:{'|'.join(_ADVERBS)}|UNANIMOUSLY),?"
_COUNTS = r"by\s\w{1,12}\svotes?(?:\s(?:to|for\sand)\s\w{1,12}(?:\s(?:votes?|against))?|(?=\swith\s\w{1,12}\sabst))(?:,?\s(?:with|and)\s\w{1,12}\sabst\w+)?"
_MANNER = rf"(?:\s*(?P<manner>\((?!(?:[a-z\d]|[ivx]{{2,4}})\))[^()]{{1,120}}\)|,?\s\d{{1,2}}\s?(?:to|-)\s?\d{{1,2}}(?=\sto\b)|,\s\d{{1,2}}\sin\sfavour(?:\sand\s\d{{1,2}}\sagainst)?,(?=\s(?:to|that)\b)|,?\s{_COUNTS},?|,\s(?:(?:on|upon)\sthe\s(?:proposal|motion|proposition)\sof|(?:proposed|moved)(?:\sby)?)\s[^.;:]{{3,100}}?,(?=\s(?:that|to)\b)|,?\s(?:on\sa\sshow\sof\shands|by\sa\smajority(?:\svote)?|nem\.?\scon\.?|without\sdissent),?))?"
_STOP = r"(?P<stop>\s*(?:/?[:–—-]\s*[-–—:]?|/-)\s*)"


@quickly_made
@dataclass(frozen=True, slots=True)
class Opening:
    """Where a decision opens in a passage: the words of the introducer and where its own text begins and ends.

    `strength` is strong, bare (a naked `That … be`), weak (`it was agreed to`), prose (`The minutes were
    confirmed`) or state (`The amendment was LOST`). `ends` is None where the rest of the passage belongs to it.
    """

    introducer: str | None
    start: int
    text_at: int
    kind: str = "decision"
    manner: str | None = None
    strength: str = "strong"
    ends: int | None = None


_LABELLED = re.compile(
    rf"""
    (?P<introducer> (?:And\s|and\s|AND\s)? (?: (?:(?:NOW,?\s)?(?:THEREFORE|Therefore),?\s)? (?:BE|Be)\s(?:IT|it)\s(?:(?:FURTHER|further)\s)? )? (?: (?:UNANIMOUSLY|Unanimously)\s )?
        (?: (?P<word> RESOLVED | Resolved | RESOLUTION | Resolution | AGREED | Agreed | DECIDED | Decided | DECISIONS? | Decisions? | ORDERED | Ordered | DETERMINED | Determined
            | NOTED | Noted | RECOMMENDED | Recommended | RECOMMENDATION | Recommendation | Penderfynwyd | PENDERFYNWYD | Penderfyniad | PENDERFYNIAD
            | (?:CONCLUDED|Concluded) (?=\s?[:–—-]\s?[-–—]?\s*(?:$|[Tt]hat\b|THAT\b|\((?:i|a|1)\)|(?:1|a|i)[.)]\s)) )
          (?: \s (?:No\.?\s)? \d{{1,3}} (?=\s?[:–—-]) | \s MADE | \s made | \s (?:OF|of) \s (?:(?:THE|the) \s)? [\w ]{{3,40}} )? )
        (?: ,? \s (?:UNANIMOUSLY|Unanimously|unanimously|nem\.?\scon\.?|NEM\.?\sCON\.?) )?
        (?: \s TO \s (?:THE\s)?[A-Z]+ (?:\s[A-Z]+){{0,3}} )? (?: \s to \s (?:(?:Full\s)?Council|(?:the\s)?Cabinet|the\ Council) )? )
    {_MANNER} (?: {_STOP} | (?P<comma>,\s+that\s*[–—:-]\s*) | \s*$ | ,?\s+ (?=(?:that|That|THAT)\b|\((?:i|a|1)\)) )
    """,
    re.VERBOSE,
)
_BEGIN_LABEL = frozenset("AaNTBURDOPC")
_NUMBERED = re.compile(
    r"(?P<introducer>Res\.\s\d{1,4}\sBE\sIT\s(?:FURTHER\s)?RESOLVED(?=\s(?i:that)\b)|(?:(?:RESOLUTION|Resolution|Res\.?)\s(?:(?:No|[Nn]umber|NO|#)\.?\s?)?(?:[A-Z]{1,4}/\d{4}/\d{1,4}|\d{2,4}/\d{1,2}/\d{1,3}|[A-Z]{0,3}\d{2,4}[-/.]\d{1,4}[A-Z]?|\d{1,4}[-/]\d{2,4})|[A-Z]{1,2}\d{4}-\d{2,4}[A-Z]?))(?P<stop>\s*[:–—-]?\s*)"
)
_MOVED_AND_SECONDED = re.compile(
    r"Moved\b:?\s.{3,60}?\sSeconded\b:?\s(?:by\s)?(?:Crs?|Cllrs?|Councillor|Mr|Mrs|Ms)\.?\s[A-Z][\w'-]+(?:\s(?!Council\b|That\b|The\b)[A-Z][\w'-]+)?\s(?=[A-Z][a-z]+\s[a-z])"
)
"""`Moved: Cr Ann Reay Seconded: Cr Tom Lund Council receive the report`, as councils in Australia print it."""
_MOVED_BY_THAT = re.compile(
    r"(?:#?\d{1,4}-\d{1,4}\s+)?(?=MOVED|Moved)(?:MOVED|Moved)\s(?:BY|by)\s.{4,50}?\s(?:(?:AND|and)\s)?(?:SECONDED|Seconded|seconded)\s(?:BY|by)\s[^.:]{4,50}?\s?(?=THAT\s)"
    r"|(?:MOVED:\s[A-Z][A-Z .'’-]{4,50}?\s)?SECONDED:\s[A-Z][A-Z .'’-]{4,50}?\s(?=That\s|THAT\s)"
)
"""`#16-137 MOVED BY COUNCILLOR A REAY AND SECONDED BY COUNCILLOR B LUND THAT COUNCIL APPROVE`"""
_THAT = ("THAT ", "That ")
_MOVERS_THAT = re.compile(
    r"(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+,\s(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+\s*:\s*(?=(?:That|THAT)\b)"
)
_WELSH_VERB = re.compile(
    r"(?P<introducer>(?P<word>PENDERFYNWYD|Penderfynwyd|PENDERFYNODD|Penderfynodd)(?:\s(?:yn\sunfrydol|YN\sUNFRYDOL))?(?:\sy\s(?:Pwyllgor|Cyngor|Cabinet|Bwrdd|Panel|Is-bwyllgor|aelodau))?)\s*(?P<stop>[:–—-]?)\s+(?=\S)"
)
_CAPITALS_THEN_TEXT = re.compile(
    r"(?P<introducer>(?:UNANIMOUSLY )?(?P<word>RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|ORDERED)(?: UNANIMOUSLY| unanimously)?)"
    rf"{_MANNER},?\s+(?=[a-z])"
)
_VERBS = ("voted", "esolved", "greed", "ecided", "ecommended", "ED")
_WORD = re.compile(
    r"(?:\b[Uu]nanimously\s)?\b(?P<word>RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|ORDERED|DETERMINED|[Rr]esolved|[Aa]greed|[Dd]ecided|[Rr]ecommended|voted(?:\supon)?)\b(?:\s(?:unanimously|UNANIMOUSLY)\b)?(?:\sby\sthe\s(?:PC|TC|(?:Parish\s|Town\s)?[Cc]ouncil(?:lors)?|[Cc]ommittee|[Mm]embers|[Mm]eeting)(?=\s(?:that|to)\b))?"
)
_AFTER_WORD = re.compile(
    rf"(?:\s(?:to|TO)\s(?:the\s)?(?:(?:[Ff]ull|Town|Parish|County|City|District|Borough)\s)?(?:Council|Cabinet|Executive|COUNCIL|CABINET)(?=,?\s(?:that|to)\b))?{_MANNER}(?:{_STOP}|\s*)"
)
_LEAD = re.compile(
    rf"""
    (?: (?P<it> \b(?:it|It|IT)\s(?:was|WAS|is)\s )
      | (?P<discussed> \b[Ii]t\swas\s(?:discussed|proposed|considered|debated)\sand\s )
      | (?P<be> \b(?:[Tt]herefore\s|[Nn]ow\s[Tt]herefore,?\s)?(?:[Bb]e\s[Ii]t|BE\sIT)\s )
      | (?P<organ> (?:^|(?<=[.,;]\s)|(?<=\bthe\s)) (?i:{_ORGAN}) \s (?:were\sall\s|have\s)? )
      | (?P<joined> (?:\b[Aa]nd|[,;:&–-]|\bwas|\bthey|\bwe|\bWe) \s )
      | (?P<start> ^ )
    ) (?:{_ADVERB}\s){{0,3}} $
    """,
    re.VERBOSE,
)
_NO_OTHER_LEAD = "".join(f"(?P<{name}>(?!))?" for name in _LEAD.groupindex if name != "organ")
_ORGAN_WITH_ASIDE = re.compile(
    rf"(?:^|(?<=[.;]\s))(?P<organ>(?i:{_ORGAN})),\s(?:having|after|following|noting|on|with|in|being)\b[^.;]{{0,220}},\s(?:{_ADVERB}\s){{0,2}}{_NO_OTHER_LEAD}$"
)
"""`The Committee, having heard the Director in further explanation, agreed:`"""
_SOME_MEMBERS = re.compile(
    rf"(?:^|(?<=[.;]\s))(?P<organ>(?:[\w'’-]+\s){{1,4}}?(?:members?|councillors|governors|representatives)\s){_NO_OTHER_LEAD}$"
)
"""`Primary members AGREED (3-0) to de-delegate funding`, where some of the body decide for themselves."""
_BODY_WITHOUT_COMMA = re.compile(
    rf"(?<=[a-z])\s(?P<organ>(?:(?:full\s)?Council|Cabinet|[Tt]he\s(?:Sub-)?Committee|[Tt]he\sPanel|[Tt]he\sBoard)\s){_NO_OTHER_LEAD}$"
)
"""`and having thanked officers Cabinet RESOLVED:`"""
_UNDER_RULES = re.compile(r",\s(?:in\saccordance\swith|in\sterms\sof|pursuant\sto|under|subject\sto)\s")
"""`The Council resolved, in accordance with Standing Order 11, that`"""
_DECIDES = re.compile(
    r"(?:,\s(?:in\saccordance\swith|in\sterms\sof|pursuant\sto|under|subject\sto|on\sthe\s(?:motion|recommendation)\sof)\s[^.;:]{3,120}?,\s)?(?:accordingly\b|(?:not\s)?(?:to|that|That|THAT)\b|\((?:i|a|1)\)|the\sfollowing\b|[:–-])"
)
_WOULD_DECIDE = re.compile(
    r"that(?:,\s[^.,;]{3,40},)?\s(?:we|the\s(?:clerk|chair(?:man)?|council|committee)\s|the\s(?:[A-Z][a-z]+\s?){1,2}|(?:Cllr|Councillor|Mr|Mrs|Ms)\.?\s(?:[A-Z][\w'-]*\s?){1,3})\s?(?!had\b|did\b|may\b|might\b|could\b)[a-z]{2,}(?<!ed)(?<!s)\b|(?:not\s)?to\s(?!disagree|differ)[a-z]+|the\sfollowing\b|(?:they|he|she|these|it|all)\s(?:should\s|to\s)?be\b|that(?:,\s[^.,;]{3,40},)?\s(?:(?!(?:was|were|had|is|are|has)\b)[\w’'.,£€&()/-]+\s){0,40}?(?:be(?<!to\sbe)|should|would|will)\b|that\s(?:the\s(?:[Cc]lerk|[Cc]hair(?:man)?|[Cc]ouncil)|(?:Cllr|Councillor|Mrs?|Ms)\.?\s[A-Z][\w'-]+)\sto\s[a-z]+"
)
_BELOW = re.compile(
    r"(?:to\s|on\s)?the\s(?:following\s)?(?:resolutions|recommendations|decisions)\s(?:set\sout\s)?below\b"
)
"""`agreed to the resolutions below`, which say themselves what was agreed."""
_TOLD = re.compile(
    r"\b(?:had|have|has|previously|officers?|if|whether|when|said|stated|reported|advised)\b", re.I
)
_OF_ANOTHER = re.compile(
    rf"(?!(?i:{_ORGAN})\b)(?:(?:The|An?)\s(?:[A-Z][\w'’-]+\s){{1,4}}|(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\.?\s(?:[A-Z][\w.'’-]*\s){{1,3}}|He\s|She\s|They\s)(?:agreed|said|thanked|told|asked|explained|promised|undertook|felt|thought|accepted)\b"
)
"""`The Inspector agreed that it was slow, and resolved to look into it.`: who is no body decides nothing."""
_CITED = re.compile(r"\b(?:that|if|whether|when|where|which|as|why|how)\s(?:the\s)?$", re.I)
_MOVERS = re.compile(
    r"\b(?:moved|propos(?:ed|al|er)|motion|seconded|put\sto\s(?:the\s)?(?:vote|meeting))\b", re.I
)
_PUT = (
    "motion",
    "was lost",
    "was defeated",
    "put to the vote",
    "amendment",
    "addendum",
    "propos",
    "recommendation",
    "substantive",
)
_FATES = (
    *(
        "carried",
        "lost",
        "fell",
        "withdrawn",
        "defeated",
        "approved",
        "agreed",
        "rejected",
        "passed",
        "adopted",
    ),
    *("negatived", "failed", "died"),
)
"""One of these is in every sentence that says what became of a motion."""
_STATE = re.compile(
    r"""
    \b (?P<what> (?i: motions? | amendments? | addendum | proposals? | proposition | recommendations? ) | substantive | (?<=vote\s)(?:it|this) | (?<=favour\s)(?:it|this) | (?<=against\s)(?:it|this) | (?<=vote,\s)(?:it|this) | ^(?:This|It)(?=\swas\s(?:lost|defeated)\b) ) \b
    (?P<between> (?:(?!\b(?:apart\sfrom|except)\b)[^.]){0,160}? ) (?:,\s|\s)
    (?: (?P<capital> CARRIED | LOST | FELL | WITHDRAWN | DEFEATED | APPROVED | AGREED | REJECTED )
      | (?:was|were|be|being|is)\s (?:(?:then|duly|declared|therefore|accordingly|unanimously|also|formally|subsequently|hereby|,)\s?){0,3} (?P<past> carried (?!\s(?:out|forward|over)) | lost | defeated | withdrawn | approved | agreed | rejected | passed | adopted | negatived | not\scarried | not\spassed )
      | (?P<active> passed | carried (?!\s(?:out|forward|over)) | failed | died ) (?=\s*[.,;(\d]|\sunan|\sby\b|$)
      | declared\s(?:to\sbe\s)? (?P<declared> carried | lost | defeated )
      | (?P<fell> fell ) (?=\s*[.,;]|\s(?:for|by|with|on)\b|$)
      | and\s(?:was\s)?(?:unanimously\s|declared\s|duly\s|all\s)? (?P<joined> agreed | adopted | carried | approved | passed | lost | defeated | withdrawn ) (?=\W*(?:$|[.;,(]|by\b|unan|on\b))
    ) \b
    """,
    re.VERBOSE,
)
_DECLARED = re.compile(
    r"\bdeclared\sthe\s(?P<what>(?:substantive\s|original\s)?(?:motion|amendment|proposal))\s(?:to\sbe\s|as\s)?(?P<state>(?i:carried|lost|defeated|withdrawn))\b"
)
"""`The Chair declared the amendment lost.`"""
_WORDING = re.compile(
    r"""(?P<put> \b(?:motion|amendment|addendum|proposal|recommendation)s?\b (?:(?!\b(?:agreed|resolved|decided)\b)[^.;]){0,80}? )
    \sthat\s (?:(?!\b(?:motion|amendment|addendum|proposal|recommendation|was|were)s?\b)[^.;]){0,120}? \bbe\s[a-z]+""",
    re.VERBOSE | re.IGNORECASE,
)
"""`the recommendation that the strategy be adopted`: what was put says of itself nothing of what became of it."""
_NO_STATE = re.compile(
    r"\b(?:if|whether|should|would|could|will|might|cannot|had|until|when\sthe|reported|advised|may|considered|thought|stated|said|required|asked|noted\sthat)\b"
)
_BARE_THAT = re.compile(
    r"""
    (?:That|THAT) \b (?: (?!\b(?:had|was|were|has)\b) . ){0,400}? \b
    (?: (?:be|BE) \s (?:and\ (?:is|are)\ hereby\s|(?:not|now|hereby|formally|further|also|NOT)\s|\w+ly\s)? (?:[a-z]+(?:ed|en)|[A-Z]+(?:ED|EN)|put|set|made|sent|held|given|thanked|elected|appointed|nominated)\b
      | (?:Councillor|Cllr|Mr|Mrs|Ms)\b\.?\s (?:[A-Z][\w.'’-]*\s){1,4} (?:[Cc]hair|act|take\s the\s [Cc]hair|preside) \s
      | (?:Committee|Council|Cabinet|Panel|Board|Members|Sub-Committee|Authority) \s (?:notes?|approves?|agrees?|endorses?|supports?|adopts?|recommends?|confirms?)\b )
    """,
    re.VERBOSE | re.DOTALL,
)
_RECORD = re.compile(
    r"""
    ^ (?: (?:Subject\sto|Following|After|With|[A-Z]\w+\shaving\sbeen)\b [^.]{0,160}?,\s )? (?: (?:[Tt]he|These|Both|All|Members'?)\s(?:[\w'-]+\s){0,4}? )? (?P<what> [Mm]inutes? | MINUTES | [Rr]ecord | [Nn]otes | [Rr]eports? | [Uu]pdates? | [Rr]ecommendations? | [Pp]rogramme | [Ff]orward\s[Pp]lan | [Ww]ork\s[Pp]lan | [Cc]orrespondence
          | [Aa]ccounts | [Pp]ayments? | [Cc]heques | [Bb]udget | [Pp]olicy | [Pp]osition | [Cc]ontents | [Ii]nformation | [Ss]tatements? | [Ll]ist | [Ii]nvoices | [Rr]esponse | [Qq]uotation | [Qq]uote | [Pp]recept | [Aa]dvice ) \b
    (?P<between> (?: [^.;]{0,200}? | [^;]{0,300}? ) ) \s (?:was|were|are) \s (?:(?:then|duly|unanimously|all|formally|also|accordingly|therefore|taken\sas\sread\sand|put\sto\s(?:a|the)\svote\sand|read\sand|received\sand|noted\sand|(?:submitted|read|received|considered)(?:,|\sand)|checked\sand)\s){0,3}
    (?P<state> proposed\sas\s(?:a\s)?(?:true|correct|accurate) | recorded\sas\s(?:an?\s)?(?:true|correct|accurate)\s(?:and\s\w{4,10}\s)?record | noted | approved | APPROVED | AGREED | agreed | adopted | received | confirmed | accepted | endorsed | signed | passed | ratified | taken\sas\sread )
    (?P<tail> \b .* ) $
    """,
    re.VERBOSE | re.DOTALL,
)
_RECORDED = (
    *("noted", "approved", "agreed", "adopted", "received", "confirmed", "accepted", "endorsed", "signed"),
    *(
        "passed",
        "ratified",
        "taken",
        "NOTED",
        "AGREED",
        "Agreed",
        "Approved",
        "Confirmed",
        "Accepted",
        "Adopted",
        "Signed",
    ),
    *("proposed as", "recorded as"),
    "APPROVED",
    *("elected", "appointed", "opted", "deferred"),
    *("pproves ", "grees ", "ndorses ", "dopts ", "notes ", "upports ", "ecommends ", "onfirms ", "ccepts "),
    *(
        " approve ",
        " agree ",
        " endorse ",
        " adopt ",
        " note ",
        " support ",
        " recommend ",
        " confirm ",
        " accept ",
    ),
)
"""One of these is in every sentence that records a decision in prose."""
_RECORD_TAIL = re.compile(
    r"\W*$|[,\s]*(?:and|agreed|adopted|signed|approved|confirmed|noted|as|by|subject|with|without|unanimously|following|after|for|having\sbeen|proposed|\(|on|in)\b",
    re.I,
)
_SIGNS = re.compile(r"\b(?:true|correct|accurate|fair)\b.{0,40}\brecord\b|\bsigned\b|\bconfirmed\b", re.I)
_APPROVES_RECORD = re.compile(
    r"^(?:The\s(?:Parish\s|Town\s|full\s)?(?:[Cc]ouncil|(?:Sub-)?Committee|Panel|Board|Cabinet|Meeting|meeting)|Members|All|Councillors|It\swas)\s(?:unanimously\s|all\s|received\sand\s|noted\s(?:the\s[\w'’]{3,20}\s)?and\s)?(?:approved|agreed|confirmed|accepted|signed|adopted|endorsed|ratified|received)\s(?:that\s)?(?:the|this|as|(?<!received\s)an?)\b[^.]{0,200}\b(?:minutes|record|reports?|recommendations?|accounts|payments?|budget|statements?|quotations?|quote|programme|plan|policy|expenditure|applications?|precept|[Oo]rder|log)\b"
)
_IN_THE_PRESENT = re.compile(
    r"(?:The\s)?(?:[A-Z][\w&-]+\s){0,6}(?:[Cc]ouncil|(?:Sub-)?[Cc]ommittee|Panel|Board|Cabinet|Executive|Forum|Members)\s(?:unanimously\s)?(?:approves?|agrees?|endorses?|adopts?|notes?|supports?|recommends?|accepts?|confirms?)\s"
    r"(?:the\b|that\b|to\b|this\b)(?!\s\w{2,12}ed\sto\b)[^?]{4,}"
)
"""`The Committee notes the report and agrees the work programme.`, as some write down what was decided."""
_PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application)\swas\s(?:then\s|therefore\s)?deferred\b"
)
"""`This item was deferred to allow the Chair to present the report.`"""
_TRUE_RECORD = re.compile(
    r"(?:The\s[\w\s]{2,30}?|All|Members|Councillors|It\swas)\s(?:unanimously\s|all\s)?agreed\s(?:that\s)?(?:they|this|it|these|the\sminutes)\s(?:was|were|is|are)\s(?:a\s)?(?:true|correct|accurate)\b"
)
_FOLLOWING_RECORD = re.compile(
    r"The\sfollowing\s(?:[\w'’-]+\s){0,4}(?:was|were)\s(?:all\s|duly\s|then\s|unanimously\s){0,2}(?:approved|agreed|accepted|authorised|ratified|adopted|appointed|elected)\b"
)
"""`The following payments were approved:` above their list."""
OF_THESE = re.compile(
    r"(?:(?:These|They|This|It)\s(?:was|were)|were)\s(?:all\s|duly\s|then\s|unanimously\s|read\sand\s){0,2}(?:approved|agreed|confirmed|accepted|signed|adopted)\b"
)
"""`These were approved and signed by the Chairman.` below a title that says what, or `were approved` behind its dash."""
_MINUTES_WHICH = re.compile(
    r"[A-Z][^.;]{0,80}?\b[Mm]inutes\b[^.;]{0,80}?,?\swhich\s(?:was|were)\s(?:all\s|duly\s|then\s|unanimously\s|taken\sas\sread\sand\s|read\sand\s){0,2}(?:approved|agreed|confirmed|accepted|signed|adopted)\b"
)
"""`The clerk had sent out the minutes, which were agreed by all.`"""
_PUT_IN_OFFICE = re.compile(
    r"(?:There\s(?:were|was|being)\sno\s(?:other|further)\snominations?,?\s(?:and\s)?)?(?:(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s(?:[A-Z][\w.'’-]*\s){1,3}|(?:[A-Z][\w.'’-]*\s){2,3})(?:(?:was|were)\s)?(?:then\s|therefore\s|accordingly\s){0,2}(?:duly|unanimously)\s(?:re-?)?(?:elected|appointed|co-?opted)\b"
    r"|(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s(?:[A-Z][\w.'’-]*\s){1,3}was\s(?:re-?)?(?:elected|appointed|co-?opted)\s(?:as\s|to\sbe\s)?(?:the\s)?(?:[Vv]ice[- ]|[Dd]eputy\s)?(?:[Cc]hair|[Mm]ayor)"
    r"|(?:Cllrs|Councillors)\b\.?\s[A-Z][^.;]{4,120}?\swere\s(?:re-?)?(?:elected|appointed|co-?opted)\s(?:to|onto|as)\b"
    r"|(?:[A-Z][\w.'’-]*\s){1,3}was\s(?:re-?)?co-?opted\s(?:to|onto|on\sto|as)\b"
    r"|(?:The\s)?(?:[Cc]ouncil(?:lors)?|Members|Committee|Board)\s(?:unanimously\s|re-?)?(?:appointed|elected|co-?opted)\s(?:(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s)?[A-Z])"
)
"""`Cllr Lund was duly elected as Chair.` and `Councillors appointed Peter Dance, all in agreement.`"""
_AGENDA_THEN_RESULT = re.compile(
    r"To\s[^.;]{5,300}?\s[-–]\s(?P<word>APPROVED|AGREED|NOTED|ADOPTED|ACCEPTED|Approved|Agreed|Noted|Adopted|Accepted)\b\W*"
)
"""`To receive and agree the minutes of 5 May - APPROVED`: what was asked, and the answer."""
_TOLD_BEHIND_AGENDA = re.compile(
    r"to\s[a-z]+\b[^.;]{0,160}?(?<=\w)\s(?=The\s(?:[Mm]inutes|[Rr]eport)\s(?:was|were)\b)"
)
"""`to agree the minutes of 3rd September The minutes were taken as read`: the stop between the two is lost."""
MADE_RECOMMENDATIONS = re.compile(
    rf"(?:[^.;]{{3,80}},\s)?(?i:{_ORGAN})\s(?:then\s|therefore\s)?(?:made|agreed|put\sforward|makes)\sthe\sfollowing\srecommendations?(?:\sto\s[^.;:]{{3,60}})?\s?:"
)
"""`The Panel made the following recommendations:` above `1. That residents be told;`"""
ABOVE_WHAT_IT_DID = re.compile(rf"(?i:{_ORGAN})\s?:\s?[-–]?")
WHAT_IT_DID = re.compile(
    r"(?:Noted|Agreed|Approved|Endorsed|Considered|Received|Confirmed|Delegated|Authorised|Adopted|Recommended|Accepted|Supported)\s(?=(?:the|that|to|a|an|and|officers?|authority|Appendix)\b)"
)
"""`The Committee:` above `1. Noted the report;` and `2. Agreed the strategy.`"""
OF_MINUTES_ALONE = re.compile(
    r"(?:Duly\s)?(?:[Aa]greed|[Aa]pproved|[Cc]onfirmed|[Aa]ccepted|[Aa]dopted|[Ss]igned)(?:,?\s(?:and|as|by)\s[^.]{1,60})?\.?"
)
"""`Approved and signed.`, all that is said under the title of earlier minutes."""
_VERBLESS_RECORD = re.compile(
    r"(?:The\s)?(?:Minutes?|Payments?|Accounts|Cheques|Invoices)\b(?:(?!\b(?:was|were|had|have|been|to)\b)[^.;]){0,60}?\s(?:agreed|approved|accepted|adopted|confirmed|signed)"
    r"(?=\W*$|\s(?:and\s(?:signed|agreed|adopted|paid)|as\sa\s|unanimously|by\sall)|\W{1,4}(?:[Pp]rop|[Mm]oved|[Ss]econded|[Aa]ll\b))"
)
"""`Payments agreed - Prop TM sec SA`, as a clerk takes a note."""
_VERB_FIRST = re.compile(
    r"(?:Agreed|Approved|Confirmed|Accepted)\s(?=the\s(?:draft\s|previous\s|open\s)?(?:minutes|recommendations?)\b)[^.;]{8,200}\.?$"
)
"""`Agreed the minutes of the meeting held on 4 May.`, with nobody named who did."""
_ASIDE_ON_COPIES = re.compile(r",\s(?:copies\sof\s)?which\shad\sbeen\s[^,.;]{3,60},")
_SUBMITTED = re.compile(
    r"There\s(?:had\sbeen|was|were)\s(?:submitted|circulated|tabled)\b[^.;]{0,80}?\sand\s(?:was|were)\s(?:thereafter\s|duly\s)?(?i:approved|noted|agreed|confirmed)\b"
)
"""`There had been submitted and were APPROVED the Minutes of Meeting of 5 March.`, as in the Highlands."""
_AFTER_DISCUSSION = re.compile(
    r"(?:After|Following)\s(?:a\s|some\s|much\s|further\s|lengthy\s){0,2}(?:discussion|debate|consideration),?\s(?:an?|the|this|these)\s[^.;]{2,100}?\s(?:was|were)\s(?:unanimously\s)?(?:agreed|approved|adopted)\b"
)
_NOTES_RECORD = re.compile(
    r"(?:The\s(?:[\w-]+\s){1,4}|Members|Councillors|(?:Full\s)?Council|Cabinet)\s?(?:noted|NOTED)\s(?:the|this|its|their)\s(?:[\w'’-]+\s){0,4}(?:[Rr]eports?(?:\sNos?\.?\s\S{1,20})?|updates?|position|contents|information|correspondence|programme|presentation|minutes|statement|figures|log|plan|schedule)(?:\sand\s(?:the\s|its\s)?(?:appendices|appendix|contents)|\sand\sasked\s(?:that|for)\s[^.;]{3,160})?\.?"
)
_ALONE = re.compile(
    r"(?P<word>AGREED|NOTED|APPROVED|DEFERRED|REFUSED|GRANTED|ADOPTED|REJECTED|Agreed|Noted|Approved|Deferred|Refused|Granted|Adopted)(?:\s(?:unanimously|UNANIMOUSLY|in\sprinciple|by\sall))?\.\W*"
)


_OF_PLANNING = re.compile(
    r"(?P<word>APPROVED|GRANTED|REFUSED|PERMITTED|DEFERRED|Approved|Granted|Refused|Permitted|Deferred|Application\s(?:permitted|approved|refused|granted|deferred)|Permission\s(?:granted|refused)|Delegated\sto\s(?:approve|refuse|grant)|Minded\sto\s(?:approve|refuse|grant))(?:\s(?:subject\sto|for|as|on|with|in\saccordance|to\sthe|until|pending)\b[^.]*)?\.?"
)
"""`APPROVED subject to the conditions in the report` below the title of an application."""


def _labelled(text: str) -> Opening | None:
    """`Resolved:  That the report be noted.` and `RESOLVED` alone on its line."""
    match = _LABELLED.match(text) if text[:1] in _BEGIN_LABEL else None
    if match is None or (_is_narrative_word(match) and match["stop"] is None and match.end() < len(text)):
        return None
    if again := _ONCE_MORE.match(text, match.end()):
        return replace(_opening(match), text_at=again.end())
    pair = _MOVERS_IN_BRACKETS.match(text, match.end())
    return replace(_opening(match), text_at=pair.end()) if pair else _opening(match)


_ONCE_MORE = re.compile(r"It\swas\s(?:then\s|unanimously\s)?(?:resolved|agreed|decided)\s(?=(?:that|to)\b)")
"""`Decision: It was resolved to approve`, which says twice that it was."""
_MOVERS_IN_BRACKETS = re.compile(r"\([A-Z][^()/]{1,30}/[A-Z][^()/]{1,30}\)(?:\s+(?=[A-Z])|\s*$)")


def _is_narrative_word(match: re.Match[str]) -> bool:
    """`Noted that the road had been closed` tells a story; `Resolved that` and `NOTED that` decide."""
    return match["word"] in (
        "Agreed", "Noted", "Decided", "Decision", "Decisions", "Recommended", "Resolution", "Recommendation", "Ordered",
    )  # fmt: skip


def _numbered(text: str) -> Opening | None:
    """`Resolution 2026-31` and `R2026-58 N Quarry, T Ashdown: That`; the number is all its introducer."""
    match = _NUMBERED.match(text)
    if match is None:
        by = _MOVERS_THAT.match(text[:120])
        if by is None and holds_any(text[:180], _THAT):
            by = _MOVED_BY_THAT.match(text[:200])
        return Opening(None, 0, by.end(), manner=by.group()) if by else None
    rest = text[match.end() :]
    that = _MOVED_AND_SECONDED.match(rest) or re.match(
        r"(?:(?:Moved|MOVED|Proposed)\b.{0,160}?|(?:[A-Z][\w.'’-]*[\s,:&]+){2,10}?)(?=(?:That|THAT)\b)", rest
    )
    at = match.end() + (that.end() if that else 0)
    if not (that or not rest.strip() or re.match(r"(?:[Tt]hat|THAT|WHEREAS|Whereas|BE\sIT)\b", rest)):
        return None
    return Opening(match["introducer"], 0, at, manner=rest[: that.end()] if that else None)


def _welsh(text: str) -> Opening | None:
    """`PENDERFYNWYD cymeradwyo'r adroddiad.`"""
    match = _WELSH_VERB.match(text)
    return _opening(match) if match else None


def _capitals_then_text(text: str) -> Opening | None:
    """`RESOLVED to approve the report`; only capitals open a decision without a colon."""
    match = _CAPITALS_THEN_TEXT.match(text)
    return _opening(match) if match else None


def _preamble(text: str) -> Opening | None:
    """`WHEREAS the Province has reviewed its grants;`, with which a resolution begins in Canada."""
    opens = text.startswith(("WHEREAS", "Whereas")) and re.match(r"\w{7}\b", text)
    return Opening(None, 0, 0) if opens else None


def _at_the_start(text: str) -> Opening | None:
    if preamble := _preamble(text):
        return preamble
    return _labelled(text) or _capitals_then_text(text) or _welsh(text) or _numbered(text)


def _past_movers(text: str, one: Opening) -> Opening:
    """The opening with its text behind the movers that stand first: `RESOLVED Moved: Cr Moss Seconded: Cr Reay`."""
    moved = _MOVERS_BEHIND.match(text, one.text_at) if one.introducer else None
    return replace(one, text_at=moved.end()) if moved else one


_MOVERS_BEHIND = re.compile(
    r"(?:Moved|MOVED)(?::|\s[Bb]y)?\s[A-Z][^:.;]{2,40}?[\s/,;]{1,3}(?:Seconded|SECONDED)(?::|\s[Bb]y)?\s"
    r"(?:[A-ZÀ-Þ][\w'’-]*\.?\s?){1,4}?(?:\s*$|(?=(?:That|THAT)\b))"
)
"""`RESOLVED Moved: Cr Moss Seconded: Cr Reay`, above or before `That the report be received.`"""


def _in_sentence(text: str, start: int, end: int) -> Iterator[Opening]:
    """`After discussion it was RESOLVED that` and `seconded by Cllr Lund and agreed to`, in any sentence."""
    if not holds_any(text[start : min(end, start + 1_500)], _VERBS):
        return
    for match in _WORD.finditer(text, start, min(end, start + 1_500)):
        lead = _lead_to(text, start, match)
        if lead is None:
            continue
        after = _AFTER_WORD.match(text, match.end())
        found_at = match.start() - len(lead.group())
        strength = after and _strength(
            text[start:found_at], lead, match, text[after.end() : after.end() + 400].lstrip('"'), after
        )
        if after is None or strength is None:
            continue
        spoken = text[found_at : match.end()].strip(" ,;:&–-").removeprefix("and ").removeprefix("was ")
        kind = "recommendation" if "recommend" in spoken.casefold() else "decision"
        at = after.end() + (2 if _UNDER_RULES.match(text, after.end()) else 0)
        yield Opening(spoken, found_at, at, kind, after["manner"], strength)
        return


def _lead_to(text: str, start: int, word: re.Match[str]) -> re.Match[str] | None:
    """What leads to the verb: `It was`, the body itself, or the body with an aside, and in capitals any members."""
    before = text[max(start, word.start() - 300) : word.start()]
    if ", " in before and "," in before[-_LONGEST_ADVERBS:] and (aside := _ORGAN_WITH_ASIDE.search(before)):
        return aside
    lead = _LEAD.search(before[-70:]) if _may_lead(before[-70:]) else None
    if lead or not word["word"].isupper():
        return lead
    return _SOME_MEMBERS.search(before[-70:]) or _BODY_WITHOUT_COMMA.search(before[-40:])


_LONGEST_ADVERBS = 40
_LEADING = (
    *(",", ";", ":", "&", "–", "-", "was", "is", "it", "and", "they", "we", "all", "were", "have", "council"),
    *(
        "councillors",
        "committee",
        "cabinet",
        "panel",
        "board",
        "executive",
        "authority",
        "members",
        "meeting",
    ),
    *("forum", "commission", "trustees", "party", "group"),
)
"""In one of these ends what leads to a verb, adverbs apart."""


def _may_lead(before: str) -> bool:
    """Whether the last word that is no adverb may lead to the verb: not in `which the officer had agreed`."""
    words = before.casefold().rsplit(None, 4)[-4:]
    while words and words[-1].rstrip(",") in _ADVERBS:
        words.pop()
    return not words or words[-1].endswith(_LEADING)


def _strength(
    before: str, lead: re.Match[str], word: re.Match[str], tail: str, after: re.Match[str]
) -> str | None:
    """How far this verb can be trusted to decide, by its case, by what leads to it and by what follows."""
    verb = word["word"]
    moved = bool(_MOVERS.search(before))
    if verb.isupper():
        return _of_capitals(lead, verb, moved=moved)
    if _BELOW.match(tail):
        return None
    decides = bool(_DECIDES.match(tail)) or after["stop"] is not None
    if (
        lead["joined"] is not None
        and not moved
        and (_TOLD.search(before[-120:]) or _OF_ANOTHER.match(before))
    ):
        return None
    if lead["organ"] is not None and _CITED.search(before):
        return None
    if lead["discussed"] is not None:
        return "weak" if _WOULD_DECIDE.match(tail) else None
    if moved and not tail and after.end() == len(after.string) and verb.casefold() == "resolved":
        return "strong"
    if lead["be"] is not None:
        return "strong" if decides else None
    if verb.casefold() == "resolved" and _decides_bluntly(lead, tail):
        return "strong"
    if verb.casefold() == "resolved" or (moved and lead["organ"] is None):
        return "strong" if decides else None
    if after["stop"] is not None and not tail.strip() and lead["joined"] is None:
        return "strong"
    if lead["joined"] is not None or (lead["start"] is not None and not verb[0].isupper()):
        return None
    return "weak" if _WOULD_DECIDE.match(tail) else None


def _decides_bluntly(lead: re.Match[str], tail: str) -> bool:
    """`It was resolved a letter should be sent` and `The Councillors resolved it to be satisfactory`."""
    if lead["it"] is not None:
        return bool(_WHAT_SHALL_BE.match(tail))
    return lead["organ"] is not None and bool(re.match(r"(?:it|this|these)\s(?:to|should|be)\b", tail))


_WHAT_SHALL_BE = re.compile(
    r"(?:an?|the|this|these|it|Cllr|Councillor|Mrs?|Ms|[A-Z]\w+)\b\s[^.;]{0,80}?\b(?:should|be|to|will|would|sign|remain|write|contact)\b"
)


def _of_capitals(lead: re.Match[str], verb: str, *, moved: bool) -> str | None:
    if lead["it"] is not None or lead["organ"] is not None or lead["start"] is not None:
        return "strong"
    return "strong" if moved or verb == "RESOLVED" else None


def _state(text: str, start: int, end: int) -> Opening | None:
    """`The amendment was declared LOST.`"""
    sentence = text[start : min(end, start + 400)]
    folded = sentence.casefold()
    if not (holds_any(folded, _PUT) and holds_any(folded, _FATES)):
        return None
    sentence = _WORDING.sub(r"\g<put>", sentence) if " be " in sentence else sentence
    sentence = (
        _DECLARED.sub(r"\g<what> was declared \g<state>", sentence)
        if "eclared the " in sentence
        else sentence
    )
    match = _STATE.search(sentence)
    if match is None or _NO_STATE.search(sentence[: match.end()]) or ", the " in match["between"]:
        return None
    if _MOVED_TO_BE.search(sentence[: match.end()]):
        return None
    word = next(filter(None, match.group("capital", "past", "active", "declared", "fell", "joined")))
    kind = _kind_of_state(match)
    return Opening(None, start, start, kind, manner=word, strength="state", ends=end)


_MOVED_TO_BE = re.compile(
    r"\b(?:moved|seconded|proposed)\b[^.;]*\bthat (?:the )?(?:motion|recommendations?|proposals?)\b[^.;]{0,80}\b(?:be|is|are) \w+$",
    re.IGNORECASE,
)
"""`seconded by Councillor Reay that the recommendations be approved`, which is only moved."""


def _kind_of_state(match: re.Match[str]) -> str:
    """Whether it was an amendment or a motion that was carried or lost."""
    what = match["what"].casefold().rstrip("s")
    if what in ("amendment", "addendum"):
        return "amendment"
    return "decision" if what == "recommendation" else "motion"


_THAT_ALONE = re.compile(
    r"That(?:,?\s(?:the\s)?[A-Z][\w-]*(?:\s(?:and\s|of\s|&\s)?[A-Z][\w-]*){0,5}\s?(?=[:–-]))?\s?(?::-?|[–-])?\s?"
)


def _bare_that(text: str) -> Opening | None:
    """`That the report be noted.` where emphasis, and with it the introducer, was lost."""
    if _THAT_ALONE.fullmatch(text):
        return Opening(None, 0, 0, strength="bare")
    return Opening(None, 0, 0, strength="bare") if _BARE_THAT.match(text[:600]) else None


def _record(text: str, start: int, end: int) -> Opening | None:
    """`The minutes were confirmed as a correct record.`: a decision in plain prose."""
    sentence = text[start : min(end, start + 700)].strip()
    if not holds_any(sentence, _RECORDED):
        return None
    if ", copies of which " in sentence or ", which had been " in sentence:
        sentence = _ASIDE_ON_COPIES.sub("", sentence)
    if label := _LABEL_OF_RESULT.match(sentence):
        sentence = sentence[label.end() :]
        sentence = sentence[:1].upper() + sentence[1:]
    if sentence.startswith("to ") and (agenda := _TOLD_BEHIND_AGENDA.match(sentence)):
        start += agenda.end()
        sentence = sentence[agenda.end() :]
    match = _RECORD.match(sentence)
    if match and _RECORD_TAIL.match(match["tail"]) and not _is_of_others(sentence, match):
        return Opening(None, start, start, strength="prose", ends=end)
    if any(
        each.match(sentence)
        for each in (_MINUTES_WHICH, _FOLLOWING_RECORD, OF_THESE, _AFTER_DISCUSSION, _SUBMITTED)
    ):
        return Opening(None, start, start, strength="prose", ends=None if sentence.endswith(":") else end)
    return Opening(None, start, start, strength="prose", ends=end) if _tells_all(sentence) else None


def _tells_all(sentence: str) -> bool:
    """Whether a sentence is a whole decision about minutes or an office in one of the shorter ways."""
    if (
        OF_MINUTES_ALONE.fullmatch(sentence)
        or _VERBLESS_RECORD.match(sentence)
        or _VERB_FIRST.match(sentence)
    ):
        return True
    if _PUT_IN_OFFICE.match(sentence) or _IN_THE_PRESENT.fullmatch(sentence):
        return not _UNRECORDED.search(sentence)
    if _PUT_OFF.match(sentence) and not _UNRECORDED.search(sentence[:60]):
        return True
    return bool(
        _APPROVES_RECORD.match(sentence) or _TRUE_RECORD.match(sentence) or _NOTES_RECORD.fullmatch(sentence)
    )


def puts_in_office(sentence: str) -> bool:
    """`There were no other nominations and Cllr Lund was duly elected.`"""
    return bool(_PUT_IN_OFFICE.match(sentence))


_LABEL_OF_RESULT = re.compile(r"(?:Approval|Outcome|Adoption):\s|[Tt]hat\s(?=the\sminutes\s)")
"""`Approval: minutes were signed and approved`; `that the minutes of 4 May were approved`, of which RESOLVED was lost."""


def _is_of_others(sentence: str, match: re.Match[str]) -> bool:
    """Whether it tells of another time or another body's deed."""
    return bool(_UNRECORDED.search(sentence[: match.start("tail")]) or _BY_OTHERS.match(match["tail"]))


_BY_OTHERS = re.compile(
    r"\s(?:by\sthe\s(?:Government|auditors?|Minister|Borough|District|County|Department|Police)|by\s(?:the\s)?(?:full\s|Full\s)?(?:Council|Cabinet|Executive)\s(?:on|in|at\sits)\b[^.;]{0,60}\b(?:19|20)\d\d|in\s(?:19|20)\d\d|last\s(?:year|month|week))\b"
)
_UNRECORDED = re.compile(
    r"\b(?:had|if|whether|should|would|could|when|until|last\s(?:year|month)|not\s(?:yet|been)|have\sbeen|by\sthe\s(?:Government|auditor|Minister|Borough|District|County))\b"
)


def _alone(text: str) -> Opening | None:
    """`DEFERRED.` and `Noted.`, all that the minute says of an outcome."""
    match = (
        _ALONE.fullmatch(text)
        or _AGENDA_THEN_RESULT.fullmatch(text)
        or (_OF_PLANNING.fullmatch(text) if len(text) < 240 else None)
    )
    if match is None or (text == match["word"] and not text.isupper()):
        return None
    return Opening(None, 0, 0, strength="strong" if match["word"].isupper() else "prose")


def _opening(match: re.Match[str]) -> Opening:
    words = match["introducer"].strip().removeprefix("and ")
    kind = "recommendation" if "recommend" in words.casefold() else "decision"
    manner, at = match.groupdict().get("manner"), match.end()
    if manner is None and (behind := _MANNER_BEHIND.match(match.string, at)):
        manner, at = behind["manner"], behind.end()
    return Opening(words, match.start("introducer"), at, kind, manner)


_MANNER_BEHIND = re.compile(
    rf"""(?: (?P<manner> \((?=[^()]{{0,80}}?(?:vot|unanim|against|nem|majority|\d\s?[-–]\s?\d))[^()]{{1,120}}\) | {_COUNTS} | (?i:nem\.?\scon\.?|unanimously) ) [,:]?\s* )
    (?=(?:that|That|THAT|to)\b)""",
    re.VERBOSE,
)
"""`RESOLVED – (by 6 votes to 3) That`, `RESOLVED: nem con, that`: how it was decided, behind the colon or dash."""


_PARAGRAPH_NUMBER = re.compile(
    r"\d{1,4}(?:\.\d{1,3}){1,3}\.?\s+(?=\S)|#?\d{1,4}/\d{2,4}\s+(?=RESOLVED\b|Resolved\b|BE\sIT\b)"
)
_TELLTALES = (
    *(
        "that",
        "resol",
        "agreed",
        "noted",
        "approved",
        "decid",
        "decision",
        "recommend",
        "concluded",
        "received",
        "order",
        "determin",
    ),
    *("motion", "amendment", "propos", "confirmed", "adopted", "accepted", "record", "deferred", "refused"),
    *("granted", "rejected", "passed", "penderfyn", "whereas", "elected", "appointed", "opted", "voted"),
    *("agree", "approve", " note", "endorse", "support", "adopt", "accept", "confirm"),
)
"""One of these is in every passage that opens a decision, unless a number such as R2041 does."""
_NUMBER_OF_DECISION = re.compile(r"\d\d\d\d(?<=[Rr]\d{4})")
"""`R2041`; it begins with the digits, of which a text has fewer than of the letter."""


_SEARCHED = 12_000
"""How much of a passage is searched: a page whose lines were lost is one passage."""


@lru_cache(maxsize=REMEMBERED)
def readings(text: str) -> tuple[Opening, ...]:
    """Every opening in the passage, in its order, each with the place where its sentence or its text ends."""
    if text[:1] in "\"“‘'" or not _may_decide(text[:_SEARCHED]):
        return ()
    head = straight(text[:_SEARCHED])
    if number := _PARAGRAPH_NUMBER.match(head):
        return tuple(_moved_on(one, number.end()) for one in readings(text[number.end() :]))
    first = _at_the_start(head) or _alone(head)
    if first and first.manner and holds_any(head[:180], _THAT) and _MOVED_BY_THAT.match(head):
        return (first,)
    found = [first] if first else []
    parts = sentences(head)
    signs = _Signs(holds_any(head, _VERBS), holds_any(head.casefold(), _PUT), holds_any(head, _RECORDED))
    for start, end in parts:
        if first and start == 0:
            continue
        if not _is_quoted(head, start):
            found += _in_one(head, start, end, signs)
    if found and ("Seconded" in head or "SECONDED" in head):
        found = [_past_movers(head, one) for one in found]
    if not found and (bare := _bare_that(head)):
        found = [bare]
    return tuple(_bounded(found, parts, head))


def _may_decide(text: str) -> bool:
    return holds_any(fold(text), _TELLTALES) or bool(_NUMBER_OF_DECISION.search(text))


def _moved_on(one: Opening, by: int) -> Opening:
    ends = one.ends and one.ends + by
    return replace(one, start=one.start + by, text_at=one.text_at + by, ends=ends)


_RESULT_ALONE = re.compile(r"(?:AGREED|CARRIED|APPROVED)(?:\s(?:UNANIMOUSLY|unanimously))?\W*")
"""`AGREED.` behind what was proposed says no more than that it was."""


_AGREED_ALONE = re.compile(r"It\swas\s(?:unanimously\s)?(?:AGREED|RESOLVED|agreed|resolved)\s?\.(?=\s|$)")
_SUGGESTS = re.compile(
    r"[^.]{4,200}?\b(?:recommended|suggested|proposed|requested)\s(?P<what>that\b)[^.]*\.\s*"
)


def _of_sentence_before(head: str, start: int, end: int, decided: Opening) -> list[Opening]:
    """`Cllr Moss suggested that it be mended. It was AGREED.`: what was agreed stands before; nothing where it does not."""
    begins = max((match.end() for match in _SENTENCE_ENDS.finditer(head, 0, start - 1)), default=0)
    suggested = _SUGGESTS.fullmatch(head, begins, start)
    if suggested is None:
        return []
    return [replace(decided, start=begins, text_at=suggested.start("what"), ends=start)]


_SENTENCE_ENDS = re.compile(r"(?<=[a-z)])[.;]\s+(?=[A-Z])")


class _Signs(NamedTuple):
    """Whether a passage holds a verb, something that may be put to the vote, or a record: most sentences have none."""

    verb: bool
    put: bool
    record: bool


def _in_one(head: str, start: int, end: int, signs: _Signs) -> list[Opening]:
    """The openings of one sentence; a state where no verb decides anything, as in `The motion was AGREED.`"""
    if start and _RESULT_ALONE.fullmatch(head, start, end) and "propos" in head[:start]:
        return []
    labelled = start and head[start : start + 1] in _BEGIN_LABEL
    if labelled and (label := _LABELLED.match(head, start)) and label["stop"]:
        return [_opening(label)]
    decided = list(_in_sentence(head, start, end)) if signs.verb else []
    if start and decided and (alone := _AGREED_ALONE.match(head, start, end)):
        return _of_sentence_before(head, start, alone.end(), decided[0])
    if decided and head[decided[0].text_at : end].strip(" .,;:"):
        return decided
    if signs.put and (state := _state(head, start, end)):
        return [state]
    if decided or not signs.record:
        return decided[:1]
    found = _record(head, start, end)
    return [found] if found else []


def _is_quoted(text: str, place: int) -> bool:
    """Whether the place lies inside quotation marks, where a motion or a correction is only cited."""
    return text.count('"', 0, place) % 2 == 1


def _bounded(found: list[Opening], parts: list[tuple[int, int]], head: str) -> Iterator[Opening]:
    """Each opening with its end: where the next begins, or where the prose goes on to tell something else."""
    for place, one in enumerate(found):
        following = _before_next(one, found[place + 1], parts) if place + 1 < len(found) else None
        told = one.ends is None and one.strength != "bare" and not _LISTS.match(head, one.text_at)
        if told and (one.start or _tells_next(one, parts, head)):
            following = min(filter(None, (following, _prose_end(one, parts, head))), default=None)
        yield replace(one, ends=one.ends or following)


def _before_next(one: Opening, other: Opening, parts: list[tuple[int, int]]) -> int:
    """Where the next decision opens, or its sentence: `Both were considered and it was agreed` is no part of this one."""
    begins = max((start for start, _ in parts if start <= other.start), default=other.start)
    return begins if other.strength == "weak" and begins > one.text_at else other.start


_LISTS = re.compile(r"(?:(?:to|that)\s?)?[:–-]{0,2}\s?(?:1[.)]|\(?[ai]\)|\(1\))\s?[A-Z]")
"""`to: 1. Note the plan. 2. Agree the areas.`, a list in one paragraph, which goes on to its end."""
_GOES_ON = re.compile(
    r"(?:That|And|Further,?\sthat|Furthermore|This|These|\((?:[ivx]{1,4}|[a-z]|\d)\)|\d)",
)


def _tells_next(one: Opening, parts: list[tuple[int, int]], head: str) -> bool:
    """Whether `It was resolved to pay.` at the head of a paragraph is followed by what somebody then did."""
    if one.introducer is None or one.introducer.split()[0].isupper() or len(parts) < 2:
        return False
    after = parts[1][0]
    return after > one.text_at and bool(_TELLS.match(head[after : after + 300]))


_TELLS = re.compile(
    r"(?:The|Members|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|He|She|They|A|In)\b[^.]{0,120}?\b(?:was|were|had|said|asked|thanked|reported|noted|left|returned|advised|explained)\b"
)


def _prose_end(one: Opening, parts: list[tuple[int, int]], head: str) -> int | None:
    """The end of the sentence of a decision told in prose, unless what follows belongs to it."""
    for (_, end), (after, _) in zip(parts, [*parts[1:], (len(head), 0)], strict=True):
        if end > one.text_at and (after >= len(head) or not _GOES_ON.match(head[after : after + 40])):
            return end if after < len(head) else None
    return None


def opening(text: str, *, weak: bool = False, bare: bool = True) -> Opening | None:
    """The first opening of the passage that is strong, or of the kinds that are asked for."""
    wanted = {"strong", "state", *(["bare"] if bare else []), *(["weak"] if weak else [])}
    return next((each for each in readings(text) if each.strength in wanted), None)


def is_formal(text: str) -> bool:
    """Whether the passage opens a decision as a formal style does: with a label or in capitals."""
    return any(
        (
            each.strength == "strong"
            and each.introducer is not None
            and any(len(word) > 5 and word.isupper() for word in each.introducer.split())
        )
        or _has_label(text, each)
        for each in readings(text)
    )


def _has_label(text: str, one: Opening) -> bool:
    if one.introducer is None or one.start or one.introducer.startswith("And"):
        return False
    return bool(re.match(r"\s*(?:\([^)]*\)\s*)?[:–—/-]|\s*$", text[len(one.introducer) :]))
