"""What kind of business an item is, told by its title."""

import re

from .words import LONGEST, fold

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.VERBOSE))
    for kind, pattern in (
        # The order matters: "Apologies and declarations of interest" is the first of the two.
        (
            "exclusion",
            r"(?:exclusion \s (?:of \s )? .{0,12} (?:press|public) | exempt \s (?:business|information|items?)$ | (?:private|confidential) \s business$ | in \s committee$)",
        ),
        (
            "apologies",
            r"(?:^(?:to \s receive \s)?(?:welcome .{0,20})? apolog(?:y|ies) | ^calling \s of \s the \s roll | ^attendance$ | ^substitut | ^notification \s of \s substitute)",
        ),
        (
            "interests",
            r"(?:declarations? | disclosures? | members'? | register) .{0,40} \b(?:interests?|pecuniary|lobbying) \b | ^interests$ | ^pecuniary | ^(?:members'? \s )?declarations \s under \s the \s code",
        ),
        ("matters_arising", r"^(?:matters|issues) \s arising"),
        (
            "previous_minutes",
            r"^(?:draft \s|the \s|council \s)? minutes? $ | ^(?:to \s )?(?:confirm|approv|agree|sign|adopt|accept|confirmation|approval)\w* .{0,40} minutes | ^(?:draft \s|the \s)?minutes \s (?:of|-|from|for) | ^minutes \s and \s matters | ^(?:previous|last) \s minutes | ^records? \s of \s (?:the \s )?(?:last|previous) \s meeting | ^confirmation \s of \s minutes",
        ),
        (
            "future_meetings",
            r"\b(?:dates?|times?|schedule|calendar|programme) \b .{0,24} \b meetings? | ^(?:next|future) \s meetings?",
        ),
        (
            "urgent_business",
            r"urgent \s (?:business|items?|matters?) | ^any \s other \s business | ^a\.?o\.?b\.?$ | ^late \s items | business .{0,30} \b urgency",
        ),
        (
            "chair_announcements",
            r"^(?:the \s )?(?:lord \s )?(?:chair(?:man|woman|person)?|mayor|leader|convener|provost|civic)'?s? .{0,30} (?:announcements?|communications?|remarks|business|report) | ^announcements?",
        ),
        ("petitions", r"\bpetitions?\b"),
        (
            "member_questions",
            r"(?:members'? | councillors'?) \s questions | questions .{0,20} (?:on \s notice | (?:by|from) \s (?:members|councillors))",
        ),
        (
            "public_questions",
            r"\bpublic \s (?:question|participation|speaking|forum|comment|session|open)\w* | questions .{0,20} public | ^(?:open|public) \s forum | deputations? | questions \s from \s electors",
        ),
        ("motion", r"\b(?:notices? \s of \s )?motions?\b(?! \s picture)"),
        (
            "work_programme",
            r"work \s (?:programme|plan|planning) | forward \s plan | action \s (?:log|tracking) | rolling \s actions",
        ),
    )
)


_PAGES = re.compile(r"\s*\((?:pages?|copy|attached|enclosed|report)\b[^)]*\)|[\s.:;]+$")


def kind_of(title: str) -> str:
    """`Disclosure of Pecuniary and Non-Pecuniary Interests` is `interests`; an ordinary title `business`."""
    folded = _PAGES.sub("", fold(title[:LONGEST])[:200])
    return next((kind for kind, pattern in KINDS if pattern.search(folded)), "business")
