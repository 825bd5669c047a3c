"""The place of a meeting, in a sentence whose dates and times have been replaced by signs."""

import re
from collections.abc import Iterator

from .words import plain

_SIGNS = re.compile("[\ue000-\ue002]")
_LEADING_TO_A_SIGN = frozenset(
    [
        "on",
        "at",
        "from",
        "to",
        "until",
        "till",
        "and",
        "held",
        "commencing",
        "commenced",
        "commences",
        "starting",
        "started",
        "starts",
        "beginning",
        "began",
        "begins",
        "the",
        "hour",
        "of",
        "approximately",
        "circa",
        "about",
        "concluding",
        "closing",
        "ending",
        "finishing",
        "this",
        "day",
        "date",
        "time",
        "dated",
        "ddydd",
        "ar",
        "am",
        "o",
        "tan",
        "rhwng",
        "yn",
        "this",
        "is",
        "was",
        "first",
        "second",
        "meeting",
        "prompt",
        "place",
    ]
)
_HELD_IN = re.compile(
    r"""(?: \b(?:held|holden|convened(?!\ by\b)|[cg]ynhaliwyd|[cg]ynhelir|met|conducted|place|hosted) \b | \bmeetings? ) \s*,?\s?
        (?: (?:in\ person|remotely|virtually|online|simultaneously|as\ a\ (?:hybrid|physical)\ meeting)\s,?\s? )?
        (?P<how> in | at | via | by | within | inside | on | through | using | over | yn | ym | yng | mewn | [td]rwy | as ) \s (?P<venue> \S.* )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_IN = re.compile(
    r"""[\s,.;:()\]–—-]* (?: (?:hybrid|remote|virtual)\ meeting\)?[\s,–—-]* )?
        (?: (?:and|which|was|were|held|to\ be\ held|the\ meeting|meeting|took\ place|hrs|hours|prompt|sharp|local\ time)\s,?\s? ){0,4}
        (?: (?:in\ person|remotely|virtually|online)\s )?
        (?P<how> in | at | via | by | within | inside | through | using | over | yn | ym | yng | mewn | [td]rwy | as ) \s (?P<venue> \S.* )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OF_A_MEETING = re.compile(r"\b(?:minutes?|meetings?)\b", re.IGNORECASE)
_BARE = re.compile(r"[\s,.;:()–—-]*(?P<venue>(?:the\s)?(?:[A-Z\d‘'\"“]|via\s).*)", re.DOTALL)
_NO_PLACE = re.compile(
    r"""(?:the\s|on\s)?(?: rising | conclusion | close\b | end\b | accordance | response | pursuance | order\b | respect | view\ of | private | public
        | (?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.? | camera | attendance | absence\b | which | when | there | immediately | following | present | minutes | chair\b | addition | person\b | line\ with
        | approximately | about\ \d | \d{1,2}[.:]\d\d | \d{1,2}\s?[ap]\.?m | least | a\ (?:special|regular|meeting) | same\b | all\b | a\ quorum | those\b
        | report | part\b | open\ session | closed\ session | committee\b(?!\s(?:room|suite)) | councillors? | members(?!['’]\ (?:room|suite|lounge)) | apologies | welcome | notes | agenda | (?:pdf|docx?)\s\d )""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_BARE_PLACE = re.compile(
    r"\b(?:committee(?!\s(?:room|suite))|sub-?committee|cabinet(?!\s(?:room|suite))|panel|board(?!\s?room)|minutes|meeting(?!\s(?:room|place|house|hall|centre|center))|council(?!\s(?:chamber|house|office|building|headquarters))|councillors?|cllrs?|chair(?:man)?|"
    r"present|webcast|website|ordinary|held|page|agenda|draft|notice|item|apologies|contact|members?|adjourned|reconvened|continued|pursuant|livestream(?:ed)?|officers?|responsible|views|downloads?|uploaded|published)\b",
    re.IGNORECASE,
)
_NUMBER_BEHIND = re.compile(r"(?<=[a-z])\.\s\d{2,6}\.?$")
"""`…, Silver Street. 12930` before `Present:`, the number of the next minute."""
_END = re.compile(
    r"""
      [\s,.;(]{0,8} \b(?: when\ (?:there\ were|the\ following|the\ undermentioned)\b | when\ present | pursuant\ to | present\s*: | in\ accordance\ with | the\ following\ (?:were|members)
        | (?:and\ )?(?:which\ )?(?:(?:was|is|were)\ )?(?:also\ )?(?:live-?\s?stream\w*|webcast|streamed|broadcast\w*|recorded)\b | (?:commencing|starting|beginning)\b
        | this\ meeting | link\ to | (?:view\ )?directions\b | cyfarwyddiadau\b | click\ here | view\ the | watch\b | with\ (?:public|the\ public|members\ of\ the\ public|remote)\b | https?:| www\. | unless | followed\ by\b | following\ (?:the|a)\b | immediately | at\ the\ (?:rising|conclusion|close) | on\ the\ rising
        | re-?arranged\ from | re-?scheduled\ from | adjourned\b | reconvened\b | or\ (?:at|on|upon)\ the\ (?:rising|conclusion)
        | for\ the\ purpose | to\ (?:consider|transact|discuss|receive)\b | (?:and|to)\ (?:was\ )?(?:concluding|concluded|closed|closing|ended|ending|finished|finishing|rose)\b | (?:which|who|there)\ (?:was|were)\b ) .*
    | [\s,;]{0,8} \b(?:contact|tel(?:ephone)?|e-?mail|date|time|chair(?:man)?|media|webcast|apologies|attendance|members|councillors|officers|note)\s?: .*
    | \.\s+ (?= (?:the|this|members?|also|a|in|it|there|councillors?|cllrs?|apologies|all|those|please|attendees)\b ) .*
    | \.\s+ (?:our\ )?ref(?:erence)?\b .*
    | \s{0,4} \( \s{0,4} (?: hybrid | remote | virtual | live | draft | unapproved | unconfirmed | and\ | also\ ) .*
    | \s{0,4} [\[<] .*
    | ,?\s{1,4} [A-Z][A-Za-z]{0,5}/\d{1,4}/\d\d(?:-\d\d)?\b .*
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_AFTER_ANOTHER = re.compile(
    r"(?:the\s|on\s(?:the\s)?)?(?:rising|conclusion|close|end)\sof\b.{3,100}?\s(?:in|at)\s(?=(?:the\s)?[A-Z])",
    re.IGNORECASE,
)
_AS_A_HYBRID = re.compile(
    r"a\shybrid\b[^.;,]{0,60}?\b(?:physically|in\sperson|meeting)\s(?:in|at)\s(?:the\s)?(?=[A-Z])",
    re.IGNORECASE,
)
"""`held as a hybrid meeting remotely and also physically in the Guildhall`: the place is behind the manner."""
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY_WITHOUT_YEAR = re.compile(
    rf"(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:the\s)?(?:\d{{1,2}}\s?(?:st|nd|rd|th)?,?\s(?:of\s)?{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?),?\s(?:in|at)\s(?=\S)",
    re.IGNORECASE,
)
"""`MONDAY JULY 28TH IN THE VILLAGE HALL`: a day that lacks its year leads to the place."""
_LAST_DAY = re.compile(
    rf",\s(?:on\s)?(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?)$",
    re.IGNORECASE,
)
"""`the Wharf Institute, on January 13`: a day that lacks its year behind the place."""
_MISSPELT_DAY = re.compile(r",?\s+on\s+(?:the\s+)?[a-z]{3,7}day$", re.IGNORECASE)
"""`THE OLD LIBRARY ON TUSEDAY 16TH JANUARY`"""
_LABEL_LEFT = re.compile(r"\W{0,3}(?:Venue|VENUE|Location|LOCATION)\s+(?=[A-Z])")
"""`Venue Hookwold Memorial Hall`, whose colon is lost."""
_LONGEST_PLACE = 250


def place_in(marked: str) -> str | None:
    """The place in `held in the Guildhall on … at …`, in `… at … in the Guildhall`, or bare behind the last sign."""
    chunks = _SIGNS.split(marked)
    for match, open_end in _told(chunks):
        if match and (found := _clean(match["venue"], how=match["how"], open_end=open_end)):
            return found
    return _bare_place(chunks)


def unread_place(marked: str) -> str | None:
    """What stands where a place should and is none that can be told from what surrounds it."""
    for match, _ in _told(_SIGNS.split(marked)):
        if match and match["how"].casefold() in ("in", "at") and not _NO_PLACE.match(match["venue"]):
            return plain(match["venue"])[:80]
    return None


def _told(chunks: list[str]) -> Iterator[tuple[re.Match[str] | None, bool]]:
    """Where a preposition may lead to a place, and whether a date or time follows it."""
    for index, whole in enumerate(chunks):
        open_end = index + 1 < len(chunks)
        chunk = _last_heading(whole)
        if index:
            yield _IN.match(chunk), open_end
        yield _HELD_IN.search(chunk), open_end
        if not index and not _OF_A_MEETING.search(chunk):
            yield _IN.match(chunk), open_end


def _last_heading(chunk: str) -> str:
    """`… held at the Annexe Minutes of a Meeting held in the Guildhall`: the second, where a page repeats its heading."""
    second = chunk.rfind("Minutes of ", 1)
    return chunk[second:] if second > 0 and _HELD_IN.search(chunk, second) else chunk


_WITH_PLACE_BETWEEN = 3
"""`Wednesday 14th May 2025, Wharton Village Institute, 7.00 p.m.`: nothing but a place between the day and the time."""


def _bare_place(chunks: list[str]) -> str | None:
    """`Monday 8th June 2026, 6.45pm Wadmoor Drill Hall`: what stands behind the last sign without a preposition."""
    if len(chunks) < 2:
        return None
    between = chunks[1].strip()
    if (
        len(chunks) == _WITH_PLACE_BETWEEN
        and between[:1] == between[-1:] == ","
        and not chunks[-1].strip(" .)")
    ):
        between = chunks[1].strip(" ,;–—-|")
        return clean_venue(between) if is_place(between) else None
    match = _BARE.match(chunks[-1])
    if match is None or _NO_BARE_PLACE.search(match["venue"]):
        return None
    return _clean(match["venue"], how="", open_end=False)


def _clean(venue: str, *, how: str, open_end: bool) -> str | None:
    """The place without what leads to the next date or time, what follows it, and stops; None where it is none."""
    venue = venue[:600]
    if label := _LABEL_LEFT.match(venue):
        venue = venue[label.end() :]
    if how.casefold() == "as" and not re.match(r"a\s(?:hybrid|remote|virtual)\b", venue, re.IGNORECASE):
        return None
    venue = _AFTER_ANOTHER.sub("", _DAY_WITHOUT_YEAR.sub("", venue, count=1), count=1)
    if how.casefold() == "as":
        venue = _AS_A_HYBRID.sub("", venue, count=1)
    if _NO_PLACE.match(venue):
        return None
    venue = _NUMBER_BEHIND.sub("", _END.sub("", plain(venue), count=1))
    venue = venue.strip(' ,;:-–—"')
    if open_end:
        venue = _without_lead(venue)
    venue = venue.strip(" ,;:-–—(").removesuffix(".").rstrip(" ,")
    venue = _LAST_DAY.sub("", venue)
    if how.casefold() == "as":
        venue = re.sub(r"^a\s", "", venue)
    if venue.count("(") < venue.count(")") and venue.endswith(")"):
        venue = venue[:-1]
    return venue if 2 < len(venue) <= _LONGEST_PLACE and any(map(str.isalpha, venue)) else None


def _without_lead(venue: str) -> str:
    """`Guildhall on the` without the words that lead to the date."""
    words = _MISSPELT_DAY.sub("", venue.rstrip(" ,;:-–—(")).split()
    while words and words[-1].strip(" ,;:-–—(").casefold() in _LEADING_TO_A_SIGN:
        words.pop()
    return " ".join(words)


def clean_venue(value: str) -> str | None:
    """The place that a label gives: `Wharf Room, Council Offices`."""
    return None if is_to_come(value) else _clean(value, how="", open_end=False)


_TO_COME = re.compile(r"\W{0,9}(?:$|t\.?b\.?[ca]\b|to be|n/?a\b|none\b|not )", re.IGNORECASE)


def is_to_come(value: str) -> bool:
    """`To be confirmed`: a label whose place nobody filled in."""
    return bool(_TO_COME.match(value))


_PLACE_WORD = re.compile(
    r"\b(?:hall|rooms?|chambers?|centre|center|house|offices?|headquarters|suite|pavilion|library|guildhall|church|school|college|institute|hub|hotel|theatre|clubhouse|building|club|"
    r"zoom|teams|remote|virtual|online|neuadd|siambr|[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2})\b",
    re.IGNORECASE,
)


_STREET = re.compile(
    r"\b(?:road|street|lane|avenue|square|way|terrace|place|green|quay|close|[A-Z]{1,2}\d{1,2}[A-Z]?)\b",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_REST = 8


def may_end_place(text: str) -> bool:
    """`Road, Maryport NW1`: the rest of an address that goes on in the next line."""
    if len(text.split()) > _MOST_WORDS_OF_A_REST or text.endswith(":") or _NO_BARE_PLACE.search(text):
        return False
    return bool(_STREET.search(text) or is_place(text))


_MEETING_ROOM = re.compile(
    r"(?:the )?(?:(?:council|municipal|committee|board|town|village|parish|community|civic|township)(?: office)?s? ){1,2}(?:chambers?|(?:meeting )?room)(?:, [^,]{3,60}){0,3}",
    re.IGNORECASE,
)


def is_meeting_room(text: str) -> bool:
    """`Council Chambers`: the room in which a council meets, which no letterhead gives as its address."""
    return bool(_MEETING_ROOM.fullmatch(text))


def is_place(text: str) -> bool:
    """`Village Hall, High Street, Kelby`: a line that is a place and nothing else."""
    return (
        len(text) <= 150
        and bool(_PLACE_WORD.search(text))
        and not _NO_BARE_PLACE.search(text)
        and not re.search(r"\b(?:was|were|had|has|have|dear|clerk|tel|email)\b|@|:", text, re.IGNORECASE)
    )
