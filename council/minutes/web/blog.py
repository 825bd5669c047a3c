"""Minutes that were posted on a village website: what the website says around them and below them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from council.minutes.dates import dates_in
from council.minutes.lines import Document, Line
from council.minutes.words import holds_any

_SIGNS_AROUND = (
    *(
        "posted",
        "published",
        "updated",
        "modified",
        "this",
        "click to",
        "loading",
        "facebook",
        "twitter",
        "email",
    ),
    *(
        "whatsapp",
        "print",
        "skip to",
        "navigation",
        "menu",
        "filed under",
        "tagged",
        "categor",
        "tags",
        "←",
        "«",
    ),
    *("post", "→", "»", "you are here", "home", "comment", "calendar"),
)
"""One of these is in every line around a post."""
_AROUND = re.compile(
    r"""\W* (?:
        (?:posted|published)\s(?:on|by|in)\b.{0,90} | (?:last\s)?(?:updated|modified)\s(?:on|by)\b.{0,60}
      | (?:share|like|tweet|print)\sthis\s?:?.{0,60} | click\sto\s(?:share|print|email)\b.{0,80} | (?:loading|like\sloading)[\s.…]* | (?:facebook|twitter|whatsapp|email|print)(?:[\s,|]+(?:facebook|twitter|whatsapp|email|print|x)){1,5}
      | skip\sto\s(?:main\s)?content | (?:toggle|main|primary)\s(?:navigation|menu).{0,20} | (?:filed\sunder|tagged|categor(?:y|ies)|tags)\s?:.{0,90}
      | (?:←|«|previous\spost|next\spost|older\sposts?|newer\sposts?)\b.{0,120} | .{0,120}(?:→|») | you\sare\shere\s?:.{0,120} | home\s[>»/]\s.{0,120}
      | (?:\d{1,4}|no|one|leave\sa)\scomments?(?:\son\b.{0,120})? | add\sto\scalendar
    ) \W*""",
    re.VERBOSE | re.IGNORECASE,
)
_BELOW = re.compile(
    r"""\W* (?:
        (?:\d{1,4}|one|two|three)\s(?:thoughts?|comments?|responses?|replies)\s(?:on|to)\b.{0,120} | leave\sa\s(?:reply|comment)\b.{0,60} | comments\sare\sclosed.{0,20}
      | post\snavigation | recent\s(?:posts|comments) | related(?:\sposts)? | you\smay\salso\slike | your\semail\saddress\swill\snot\sbe\spublished.{0,80} | proudly\spowered\sby.{0,40}
      | (?:this\sentry\swas\sposted|bookmark\sthe\spermalink)\b.{0,160}
    ) \W*""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\W*(?:posted|published)\s(?:on|by)\b.{0,90}|\W*by\s[^|]{2,40}\|.{0,20}\d{4}.{0,20}", re.IGNORECASE
)
_MEETING = re.compile(r"\b(?:minutes|meeting|held)\b", re.IGNORECASE)
_SIGNS = (
    "posted on", "posted by", "posted in", "published on", "published by", "share this", "share on", "click to", "leave a", "recent posts", "post navigation",
    "skip to", "powered by", "like this", "comments", " thought", "related posts", "you are here", "home >", "home »", "home /", "updated on", "modified on",
)  # fmt: skip
_LONGEST = 220
_LAST_BYLINE = 80
_HEADING_LINES = 10
_FEWEST_ABOVE = 6


def without_blog(document: Document) -> Document:
    """The document with the lines of the website around a post, and the comments below it, marked as furniture."""
    lines = document.lines
    if not document.media_type.startswith("text/") or not _has_signs(lines):
        return document
    start, end = _above(lines), _below(lines)
    marked = [
        line._replace(furniture="web")
        if not line.furniture and (not start <= index < end or _is_around(line))
        else line
        for index, line in enumerate(lines)
    ]
    return document if marked == list(lines) else replace(document, lines=tuple(marked))


def _has_signs(lines: Sequence[Line]) -> bool:
    """Whether any word of a website stands anywhere: most documents have none, and cost nothing more."""
    text = "\n".join(line.text for line in lines).casefold()
    return any(sign in text for sign in _SIGNS)


def _above(lines: Sequence[Line]) -> int:
    """Where the minutes begin behind the post's title and byline, when they have a heading of their own."""
    for index, line in enumerate(lines[:_LAST_BYLINE]):
        if not line.furniture and len(line.text) <= _LONGEST and _BYLINE.fullmatch(line.text):
            following = lines[index + 1 : index + 1 + _HEADING_LINES]
            return index + 1 if any(map(_is_heading, following)) else 0
    return 0


def _is_heading(line: Line) -> bool:
    return bool(_MEETING.search(line.text[:300]) and any(day.value for day in dates_in(line.text[:300])))


def _below(lines: Sequence[Line]) -> int:
    """Where the post ends and the comments, or lists of other posts, begin."""
    body = 0
    for index, line in enumerate(lines):
        if line.furniture:
            continue
        if body >= _FEWEST_ABOVE and len(line.text) <= _LONGEST and _BELOW.fullmatch(line.text):
            return index
        body += 1
    return len(lines)


def _is_around(line: Line) -> bool:
    if len(line.text) > _LONGEST or not holds_any(line.text.casefold(), _SIGNS_AROUND):
        return False
    return bool(_AROUND.fullmatch(line.text))
