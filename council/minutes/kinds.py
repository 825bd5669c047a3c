"""What kind of business an item is, told by its title."""

import re
from functools import lru_cache

from .words import LONGEST, fold, holds_any

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.VERBOSE))
    for kind, pattern in (
        # The order matters: "Apologies and declarations of interest" is the first of the two.
        (
            "exclusion",
            r"""(?: exclusion \s (?:of \s )? .{0,12} (?:press|public) | (?<!-\s) (?<!contains\s) exempt \s (?:business|information|items?(?: \s of \s business)?)$ | (?<!-\s) (?:private|confidential|exempt) \s business (?:\s items?)? $
              | (?:^|\s) in \s committee$ | \bmeeting \s .{0,20} closed \s to \s the \s public | \bexclud(?:e|ing) \s (?:the \s )?(?:press|public)
              | gwahardd .{0,12} (?:wasg|cyhoedd) | eithrio .{0,12} cyhoedd | cau .{0,12} cyhoedd .{0,12} allan)""",
        ),
        (
            "apologies",
            r"""(?: ^(?:to \s )?(?:receiv|accept|not|record|consider|approv)\w* .{0,24} apolog(?:y|ies|ises)\b | ^(?:acceptance|receipt|notice) \s of \s (?:any \s )?apolog(?:y|ies)
              | ^(?:(?:chair\w*'?s? \s )?(?:welcome|introductions?|opening)\b .{0,40} )? apolog(?:y|ies|ises) | ^(?:calling \s (?:of \s )?(?:the \s )? roll | roll \s call)
              | ^(?:members?'? \s)?attendance (?:\s (?:and|&) \s apolog.*)? $ | ^(?:appointment \s of \s|notification \s of \s|declarations? \s of \s|notice \s of \s)?substitut
              | ^absen(?:ce|t|ces|tees)\b(?!\ (?:management|figures|monitoring|rates?|levels)) | ^(?:leave|notification) \s of \s absence | ^regrets$ | ymddiheuriad )""",
        ),
        (
            "interests",
            r"""(?: declar | disclos | members'? | register ) .{0,60} \b(?:interests?|pecuniary|lobbying|dispensations?) \b | ^(?:(?:receive|to \s receive) \s )?(?:any \s )?declarations?$ | ^interests$ | ^not(?:e|es|ices?) \s of \s interests?$
              | ^(?:members'? \s )?interests? \s (?:and|&) \s dispensations | ^(?:disclosable \s )?pecuniary | ^(?:members'? \s )?declarations \s under \s the \s code | \bconflicts? \s of \s interest | ^code \s of \s conduct \s declarations?
              | ^dispensations?\b | (?:datgan|datganiad|datganiadau|datgelu) .{0,20} (?:[bf]uddiant|[bf]uddian+au|[bf]udd\b|ddiddordeb|[cg]ysylltiad|[cg]ysylltiadau|diddordeb)""",
        ),
        (
            "matters_arising",
            r"^(?:any \s |other \s |reports? \s and \s )?(?:matters|issues|business) \s arising | ^actions? \s arising | ^materion \s yn \s codi",
        ),
        (
            "previous_minutes",
            r"""^(?:draft \s|the \s|council \s)? minutes? $
              | ^(?:to \s |reading \s (?:and|&) \s )?(?:confirm|approv|agree|sign|adopt|accept|ratif|receiv|consider|tak|authoris|confirmation|approval|adoption|acceptance|ratification|signing|signature)\w* \b .{0,60} \bminutes? \b (?! .{0,60} \b(?:of|from) \s (?:the \s )?(?:sub-?committees?|committees|working \s part|outside))
              | ^(?:draft \s|the \s|public \s|open \s|council \s|unconfirmed \s )?(?:minutes?|notes?) \s? (?:of|-|from|for|\() (?! .{0,30} \b(?:sub-?committees|committees|working \s groups?|outside)\b) | ^minutes \s (?:and|&) \s matters
              | ^(?:previous|last|council|open|public) \s (?:meeting'?s? \s )?minutes | ^(?:records?|notes?) \s of \s (?:the \s )?(?:last|previous) \s meeting | ^minutes? \s (?:held|dated|\d) | ^(?:last|previous) \s meeting$
              | ^cofnodion\b | (?:cymeradwyo|cadarnhau|arwyddo|derbyn) .{0,20} \bcofnodion""",
        ),
        (
            "future_meetings",
            r"""\b(?:dates?|times?|schedule|calendar|programme) \b .{0,30} \b meetings? | ^(?:next|future|forthcoming) \s (?:\w+ \s ){0,2} meetings? | ^meeting \s dates | ^diary \s dates | ^dates(?: \s (?:for|in|of) \s 20\d\d(?:[/-]\d\d(?:\d\d)?)?)?$ | ^meetings \s (?:for \s | in \s)? 20\d\d(?:[/-]\d\d(?:\d\d)?)?$
              | ^(?:dyddiad|amser) .{0,24} (?:cyfarfod|gyfarfod) | ^cyfarfod \s nesaf""",
        ),
        (
            "urgent_business",
            r"""urgent \s (?:business|items?|matters?|reports?) | ^(?:any \s )?other \s (?:(?:urgent|competent|relevant) \s )?(?:business|matters) \b | ^a\.?o\.?(?:c\.?)?b\.?$ | ^late \s items | business .{0,30} \b urgency
              | \b(?:deems?|considers?|opinion|agrees?) .{0,60} \burgent | \burgency$ | ^(?:items?|matters?) \s of \s urgency | ^any \s other \s items? | ^additional \s business$
              | \b(?:brys|frys)\b | ^unrhyw \s fater(?:ion)? \s arall""",
        ),
        (
            "chair_announcements",
            r"""^(?:the \s )?(?:to \s receive \s )?(?:the \s )?(?:lord \s |town \s )?(?:chair(?:man|woman|person)?|mayor|leader|convener|provost|civic|cathaoirleach)(?:'?s'?)? \b .{0,40} (?:announcements?|communications?|remarks|business|update|message)
              | ^(?:to \s receive \s )?(?:(?:any|general|other|official|special|formal) \s )?announcements? | ^(?:to \s receive \s )?(?:any \s )?communications? \s (?:from|by) .{0,20} (?:chair|mayor|leader|provost)
              | ^(?:lord \s |town \s )?(?:chair(?:man|woman|person)?|mayor)'?s? \s report | (?:cyhoeddiadau|cyhoeddiad|gohebiaeth|cyfathrebiadau) .{0,20} (?:cadeirydd|maer|arweinydd)""",
        ),
        ("petitions", r"\bpetitions?\b | \bdeisebau?\b"),
        (
            "member_questions",
            r"""(?:members'? | councillors'?) \s questions? | questions? .{0,30} (?:on \s notice | (?:by|from|of) \s (?:members|councillors|elected) (?! .{0,12}public)) | ^questions? \s (?:under|pursuant|in \s accordance) | cwestiynau .{0,20} (?:aelodau|gynghorwyr|cynghorwyr)""",
        ),
        (
            "public_questions",
            r"""\bpublic \s (?:question|participation|speaking|forum|comment|session|open|address|representation|statement|input|discussion|consultation$|contribution|engagement)\w*
              | (?:questions?|statements?|representations?|comments|participation|contributions?|delegations?) .{0,30} (?:\bpublic\b|parishioners|residents|electors) | ^(?:open|public|democratic) \s (?:forum|session|time) | \bdeputations? | ^delegations?
              | ^(?:period \s for \s )?public$ | ^parishioners'? \s (?:questions|time|matters) | (?:cwestiynau|cyfranogiad|cyfraniad) .{0,20} cyhoedd | ^adjournment .{0,30} public""",
        ),
        (
            "motion",
            r"\b(?:notices? \s of \s )?motions?\b (?! \s (?:picture|to \s (?:exclude|open|close)|passed|carried|failed|lost|defeated|withdrawn)) | \bcynnig (?:ion)? \b",
        ),
        (
            "work_programme",
            r"work \s? (?:programme|program|plan|planning) | forward \s (?:plan|look) | action \s (?:log|tracking|tracker) | rolling \s actions | rhaglen \s (?:\w+ \s )?waith | blaen \s? raglen",
        ),
    )
)
_SIGNS = {
    "exclusion": (
        "exclu",
        "exempt",
        "private",
        "confidential",
        "committee",
        "gwahardd",
        "eithrio",
        "cau",
        "closed to",
    ),
    "apologies": ("apolog", "roll", "attendance", "substitut", "absen", "regret", "ymddiheuriad"),
    "interests": ("interest", "pecuniary", "lobbying", "dispensation", "declar", "datg"),
    "matters_arising": ("arising", "codi"),
    "previous_minutes": ("minut", "note", "record", "meeting", "cofnod"),
    "future_meetings": ("meeting", "diary", "dates", "yfarfod"),
    "urgent_business": (
        *("urgen", "other", "items", "additional", "brys", "frys", "unrhyw"),
        *("ob", "o.b", "cb", "c.b"),
    ),
    "chair_announcements": (
        *("chair", "mayor", "leader", "convener", "provost", "civic", "cathaoirleach", "announcement"),
        *("communication", "cyhoeddiad", "gohebiaeth", "cyfathrebiad"),
    ),
    "petitions": ("petition", "deiseb"),
    "member_questions": ("question", "cwestiyn"),
    "public_questions": (
        *("public", "parishioner", "resident", "elector", "forum", "session", "time", "deputation"),
        *("delegation", "cyhoedd"),
    ),
    "motion": ("motion", "cynnig"),
    "work_programme": ("work", "forward", "action", "raglen", "rhaglen"),
}
"""One of these is in every title of that kind."""
_USUAL = re.compile(
    r"""(?:(?:to|the|any|parish|village|town|council|clerk'?s?|county|district|borough|councillors?'?s?|police|new|other|current|outstanding) \s ){0,3}
    (?:planning | finance | financial | accounts? | payments? | correspondence | highways? | footpaths? | roads | cemetery | churchyard | burial | allotments? | reports? | playing \s fields? | play \s (?:area|park|ground)
      | recreation | village \s (?:hall|green) | precept | budget | police | website | street \s? (?:lighting|lights?) | election \s of | co-?option | casual \s vacanc | vacanc | traffic | speeding | grass | drainage
      | neighbourhood \s (?:watch|plan) | parish \s (?:hall|plan|matters) | members'? \s matters | councillors'? \s matters | bus \s shelter | trees | litter | training | insurance | audit | policies | standing \s orders
      | financial \s regulations | bank | cheques | invoices | defibrillator | newsletter | environment | amenit | maintenance | public \s conveniences | war \s memorial | christmas | liaison | call \s to \s order | adjournment
      | adoption \s of | approval \s of | confirmation \s of | land \s acknowledg | by-?laws | attendees? | closing | close | closure | votes? \s of \s sympathy | welcome | introduction | training | consent | clerk | present | general | charities | charity )\b.*""",
    re.VERBOSE,
)


_PAGES = re.compile(r"\s*\((?:pages?|copy|attached|enclosed|report)\b[^)]*\)|[\s.:;]+$")


@lru_cache(maxsize=4096)
def kind_of(title: str) -> str:
    """`Disclosure of Pecuniary and Non-Pecuniary Interests` is `interests`; an ordinary title `business`."""
    folded = _PAGES.sub("", fold(title[:LONGEST])[:200])
    if " | " in folded:  # in two languages, as in New Zealand
        folded = folded.rpartition(" | ")[2]
    for kind, pattern in KINDS:
        if holds_any(folded, _SIGNS[kind]) and pattern.search(folded):
            return kind
    return "business"


@lru_cache(maxsize=4096)
def is_usual(title: str) -> bool:
    """Whether the title is one that most councils' minutes have: `Planning`, `Correspondence`."""
    return len(title) <= 60 and bool(_USUAL.fullmatch(fold(title)))
