"""Those who sent apologies, and those who stood in for them, as a sentence tells it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .entries import is_count, is_prose, read_entry
from .headings import heading_of, parted
from .names import COUNCILLOR_TITLE, Person, guarded, read_person, split_people, unglued, unguarded
from .officers import name_then_post
from .remarks import AWAY, POST, Group, attendee
from .values import Attendee, Lines
from .words import LONGEST, holds_any, sentences

_SENT = r"(?:received|submitted|presented|tendered|intimated|given|made|sent|offered|accepted|noted|reported|proffered|lodged|conveyed|recorded|approved)"
_RECEIVED = re.compile(
    rf"""\bapolog(?:y|ies|ises)\b (?P<between>(?:(?!\blateness\b)[^.;]){{0,110}}?) \b(?:from|on\ behalf\ of|for\ the\ absence\ of|{_SENT}\ (?:by|for)(?=\ (?:the\ )?(?:[A-Z][a-z]+\ )?(?:Cllr|Councillor|County|District|Borough|Town|City|Alderm|Mr|Mrs|Ms|Miss|Dr|[A-Z]\.?\ [A-Z]))|gan)\b \s* (?P<who>\S.*)
      | ^apologi(?:es|ses)\ (?P<bare>(?:(?:county|district|borough|parish|town)\ )?(?:cll?rs?|councillors?|mr|mrs|ms|miss|dr)\b\.?\ .*)
      | \bapolog(?:y|ies|ises) (?:\ for\ (?:absence|non-attendance|inability\ to\ attend))? \s* (?: : | \s[-–]\s | \bof\b ) \s* (?P<whom>\S.*)
      | \bapolog(?:y|ies)\ for\ (?P<member>(?:deputy\ )?(?:mayor|crs?|clrs?|cllrs?|councillors?)\b\.?\ [a-z].*)
      | \bymddiheurodd\b \s (?P<ym>(?:y\ )?Cynghor\S*\s.+?) \s(?:am|na)\b
      | \bymddiheuriad(?:au)?\b [^.]{{0,60}}? \bgan\b \s (?P<gan>\S.*)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
SENT_BY = re.compile(
    r"^(?:(?:these|they)\s+)?(?:(?:were|was|have been|had been)\s+)?(?:received|accepted|given|noted|submitted|tendered|sent)\s+(?:from|by|for|on behalf of)\b:?\s*",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^(?P<sender>(?:(?:[Tt]he\s)?[A-ZÀ-Þ(][\w.'’()-]*(?:,\sand\s|,\s|\sand\s|\s)){1,24}?)(?:(?:had|has|have)\s)?(?:(?:all|both|also|each)\s)?"
    r"(?:submitted|sent|gave|given|tendered|offered|conveyed|apologi[sz]ed)\b(?P<apology>.{0,40})"
)
_THEIR_APOLOGIES = re.compile(
    r"^(?P<sender>(?:[A-Z]{2,5}\s)?(?:(?:County|District|Borough|Town|Parish)\s)?(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\.?\s(?:[A-Z][\w.-]*\s?){1,3})[’']s?\s[Aa]pologies\s(?:was|were|had)\b"
)
"""`Councillor David Clark’s apologies were noted.`"""
_LETTERED = re.compile(r"(?:^|(?<=[.;])\s+)\(?[a-z]\)\s+")
"""`b) Councillor Reay apologised` behind what a) tells."""
_EXCUSED = re.compile(
    r"^(?:The\s(?:[Cc]lerk|[Cc]hair(?:man)?)\s(?:advised|reported|stated|said)\sthat\s)?(?P<sender>(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Cll?rs?|Councillors?|Mr|Mrs|Ms|Miss)\.?\s[A-Z][^.;:]{1,80}?)\s(?:had|has|have|was|were|is|are)\s(?:\w+\s){0,3}"
    r"(?:commitments?|engagements?|unwell|ill|away|on\sholiday|on\sleave|unable\sto\sattend)\b"
)
"""`Cllr Lamb had work commitments`, under the heading of apologies."""
_LATE = re.compile(
    r"\b(?:and )?(?:an? )?(?:apolog(?:y|ies) )?for (?:lateness|late arrival|leaving early|early departure|being late)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:late\w*|leav\w+|early|depart\w*|having to)\b", re.IGNORECASE)
_END = re.compile(
    r"(?<=[a-z)\]])\.\s*$|\s*\b(?:due to|because|owing to|be (?:received|accepted|noted|sustained)|for (?:(?:temporary )?absence|lateness|early departure)|who (?:was|were|had|has|is|would|could)|as (?:he|she|they|it)\b|and (?:these|the apologies|reasons|it was|the reasons)|with (?:reasons|apologies|the reasons)"
    r"|(?:were|was|and) (?:received|accepted|noted|approved|recorded|given)|which (?:were|was)|not? (?:being )?able to|for personal reasons|no reason)\b",
)
_FROM_OTHERS = re.compile(
    r",?\s+(?:and|&)\s+(?:apologies\s+)?(?:were\s+)?(?:also\s+)?(?:received\s+)?(?:from|on behalf of)\s+|,?\s+(?:and|&)\s+(?:ALSO|Also|also):\s+|;\s+(?:and\s+)?(?:from\s+)?|,\s+from\s+"
)
_REASON = re.compile(
    r",\s*(?:who|as (?:he|she|they)|due to|because)\b[^,;.]{1,120}(?=,\s*(?:and\s+)?(?:from\s+)?(?:Cllr|Councillor|County|District|Borough|Mr|Mrs|Ms|Miss|Dr|Ald))"
)
_REASON_BEFORE_NEXT = re.compile(
    r"\s(?:due to|because of|owing to)\s[^,;.]{3,60}?(?=\s(?:(?:County|District|Borough)\s)?(?:Cllr|Councillor|Clr|Cr|Mrs?|Ms)\b\.?\s[A-Z])"
    r"|\s(?:who|as (?:he|she|they))\s(?:had|has|have|was|were|is)\s[^,;.]{3,60}?(?=\sand\s[A-Z]\.?\s[A-Z][a-z])"
)
"""`Cllr A Moss due to illness Cllr B Lund due to work`, and `A Moss who had a prior engagement and B Lund`."""
_SUBSTITUTED = re.compile(
    r",?\s(?:for|in)\s(?:whom|whose)\b|,?\swith\s(?=[A-Z])|\b(?:was|being|and) (?:substituted|replaced|represented) by\b|\band\s(?:Councillor|Cllr|Mr|Mrs|Ms|Miss)\.?\s[^,;]{2,40}\s(?:had been|was|attended)\b"
)
_STAND_INS: tuple[re.Pattern[str], ...] = (
    # Cllr Lamb, for whom Cllr Voss substituted
    re.compile(
        r"(?P<absent>[^,;()]{2,80}?),?\s\(?(?:for|in)\s(?:whom|whose\splace)\s(?P<present>[^,;.()]{3,60}?)\s(?:(?:had\s|was\s)?(?:substitut\w+|attend\w+|deputi[sz]\w+|acted|present|stood|sitting|sat|appointed|in\sattendance))",
        re.IGNORECASE,
    ),
    # Cllr Voss attended as a substitute for Cllr Lamb
    re.compile(
        r"(?P<present>[^;,()]{3,80}?),?\s\(?(?:(?:who|had|has|was|were|is|be|been|would|attended|present|attending|acted|acting|appointed|nominated|there|in\sattendance|serve|served|sat|sitting)\s){0,5}"
        r"(?:(?:as\s)?(?:a\s|the\s)?(?:named\s)?substitut(?:e|ed|ing)(?:\smember)?\s(?:for|on\sbehalf\sof)|in\s(?:the\s)?place\sof|instead\sof|replac(?:ed|ing)|deputi[sz](?:ed|ing)\sfor|st(?:ood|anding)\sin\sfor)\s(?P<absent>(?:(?!\sand\s(?:Councillor|Cllr|Mr|Mrs|Ms)\b[^,;.]{2,50}\s(?:was|were|attended|acted|substituted)\b)[^;,()]){3,80})",
        re.IGNORECASE,
    ),
    # Cllr Lamb was substituted by Cllr Voss; Cllr Lamb, with Cllr Voss present as substitute
    re.compile(
        r"(?P<absent>[^;,()]{3,80}?),?\s(?:(?:who\s)?(?:(?:was|were|is|being|had\sbeen)\s)?(?:substituted|replaced|represented)\sby\s(?P<present>[^;,().]{3,60})"
        r"|with\s(?P<with>[^;,()]{3,60}?)\s(?:present|attending|acting|substituting|as|in\sattendance)\b)",
        re.IGNORECASE,
    ),
)
_TITLED_PEOPLE = r"(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councillors?|Cllrs?|CC|Mr|Mrs|Ms|Miss|Dr)\b\.?\s[^;.()]{2,160}"
_WHOSE_SUBSTITUTE = re.compile(
    r"(?P<absent>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.?\s(?:[A-Z][\w.'’-]*\s?){1,3}),?\s(?:and\s)?whose\s(?:named\s)?substitute\s(?:was|is)\s(?P<present>(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr)\.?\s(?:[A-Z][\w.'’-]*\s?){1,3})"
)
"""`Councillor Nigel Reay whose substitute was Councillor David Lund`."""
_REPLACED_EACH = re.compile(
    rf"(?P<present>{_TITLED_PEOPLE})\s(?:had\s)?(?:replaced|substituted\sfor|deputi[sz]ed\sfor|(?:was|were)\s(?:a\s)?substitutes?\sfor)\s(?P<absent>{_TITLED_PEOPLE}?)(?=,?\s(?:respectively|for\s(?:this|the)|at\s(?:this|the)|on\sthe)\b|[.;]|$)"
)
"""`County Councillors Ann Reay and Tom Lund replaced County Councillors Bo Moss and Cy Tarn respectively.`"""
_ATTENDED_FOR = re.compile(
    r"\b(?:attended|acted|was (?:present|in attendance|appointed|attending)|had been appointed|substituted|deputi[sz]ed|stood in|replaced)\b.{0,40}\b(?:substitut\w+|place of|for|replaced)\b",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"\b(?:attend|substitut|acted|present|replac|meeting|started|joined|arrived|left\b|stated|advised)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_AS_SUBSTITUTES = re.compile(
    r"(?P<who>\b(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councill?ors?|Cllrs?|Mayor|Alderm[ae]n|Mr|Mrs|Ms|Miss|Dr)\b\.?\s[^.;()]{3,160}?)\s"
    r"(?:(?:who\s)?(?:(?:(?:was|were)\s(?:also\s)?)?(?:present|in\sattendance|attending|acting)|attended|acted)\s(?:the\smeeting\s)?as\s(?:a\s|the\s|her\s|his\s|their\s)?(?:named\s)?substitutes?|(?:was|were)\ssubstituting(?!\sfor))\b"
)
_BEFORE_SUBSTITUTE = re.compile(
    r"\b(?:whom|from|on behalf of|by|with|that)\s|\band\s(?=(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councillor|Cllr|Mr|Mrs|Ms|Miss)\b[^,]*$)"
)
_RELATION = re.compile(
    r"whom|whose place|substitut|in (?:the )?place of|instead of|replac|deputi|in for|represented by|, with ",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:none|nil|n/a|no apolog\w+|there (?:were|was) (?:none|no(?:t any)? apolog\w+)|all (?:members|councillors) (?:were |being )?present|nobody|dim|apolog(?:y|ies)(?: for absence)?\s*[:-]?\s*(?:were )?(?:none|nil|n/a)"
    r"|ni dderbyniwyd|nid oedd)\b",
    re.IGNORECASE,
)
_STOOD_IN = re.compile(
    r"[;,]\s(?P<who>(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s[^;,.()]{2,40}\s(?:substituting|attending as substitute))\b"
)
"""`Cllr Reddaway; Cllr Ives substituting.`"""
_CHAIR_AWAY = re.compile(
    r"(?:[Tt]he\s)?(?P<vice>(?:Vice|Deputy)[- ])?Chair(?:man|woman|person)?\s(?P<name>[A-Z][\w'’-]+)"
)
"""`Chairman Siddon`, whom the office and the surname name."""
_BEFORE_NAME = re.compile(
    r"^(?:on behalf of|from|and|by|the (?:vice-)?chair(?:man)?,?|also|that|an? apology|apologies)\s+",
    re.IGNORECASE,
)


_DOTTED = re.compile(r"\bfrom\s?(?:\.{2,}|…)\s*")
"""`were received from... Cllr Lamb`"""


def apologies_in(text: str, lines: Lines) -> list[Attendee]:
    """Those in `Apologies for absence were received from Councillors Green and Charles.`, and their substitutes."""
    text = _DOTTED.sub("from ", _without_stars(unglued(text[:LONGEST])))
    stand_ins = _stand_ins(text, lines) if _RELATION.search(text) else []
    if says_nobody(text):
        return stand_ins
    absent = list(_absent_in(text, lines))
    return [*_not_told_twice(stand_ins, absent), *absent]


_STAR = re.compile(r"(?<=\w),?\s\*\s?(?=[A-Z])")
_SUBSTITUTED_BY = re.compile(
    r",?\s(?:who\s(?:was|were)\s|being\s)?(?:substituted|replaced)\sby\s(?P<by>(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?\s(?:[A-Z][\w.'’-]*\s?){1,3})(?=,|\sand\s|(?<=\s)and\s|\.|;|$)"
)


def _without_stars(text: str) -> str:
    """`Cllrs Reay *A Lund` and `Mr Lund, substituted by Mr Reay, Mrs Moss`: the star parts two people, the stand-in is an aside."""
    if "*" in text:
        text = _STAR.sub(", ", text)
    if "whose" in text:
        text = _WHOSE_SUBSTITUTE.sub(
            lambda match: f"{match['absent'].strip()} (substituted by {match['present'].strip()}) ", text
        )
    if "ed by " not in text or not tells_apologies(text):
        return text
    return _SUBSTITUTED_BY.sub(lambda match: f" (substituted by {match['by'].strip()}) ", text).replace(
        ") ,", "),"
    )


def _not_told_twice(stand_ins: list[Attendee], absent: list[Attendee]) -> list[Attendee]:
    """Without those stand-ins that a bracket behind the absent has told too."""
    told = {each.name for each in absent if each.substitute_for}
    return [each for each in stand_ins if each.name not in told]


def tells_apologies(text: str) -> bool:
    """Whether the sentence says from whom apologies came."""
    return "polog" in text[:LONGEST].casefold() and _listed_absent(text[:LONGEST]) is not None


def tells_substitution(text: str) -> bool:
    """`Councillor Wright attended as a substitute for Councillor Borgh.`"""
    return bool(_ATTENDED_FOR.search(text[:LONGEST]) or _REPLACED_EACH.match(text[:LONGEST]))


def says_nobody(text: str) -> bool:
    """`There were none.` and `No apologies were received.`"""
    return bool(_NOBODY.match(text))


_OF_PARAGRAPH = re.compile(r"\d{1,4}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])")
"""`132.1 Councillor Reay sent his apologies`"""


def told_in(texts: list[tuple[str, Lines]]) -> Iterator[Attendee]:
    """The absent, and their substitutes, of an item about apologies: told in sentences, or only listed."""
    group = Group(status="apologies")
    for text, lines in texts:
        if text[:1].isdigit():
            text = _OF_PARAGRAPH.sub("", text)
        if excused := _EXCUSED.match(text):
            yield from _absent(excused["sender"], lines)
            continue
        for part in parted(text):
            heading = heading_of(part)
            if heading is not None and heading.status != "apologies":
                group = Group(heading.status or "present", heading.kind, remote=heading.remote)
                part = heading.rest
            found = apologies_in(part, lines)
            yield from found or _listed(part, group, lines)
            yield from _stood_in_for(found, group, lines)


def _stood_in_for(found: Sequence[Attendee], group: Group, lines: Lines) -> Iterator[Attendee]:
    """`Councillor Lamb, for whom Councillor Voss was substitute;` in a list of the absent: Lamb as well."""
    names = {each.name for each in found}
    for each in found if group.status in AWAY else ():
        if each.substitute_for and each.substitute_for not in names:
            person = read_person(each.substitute_for, title=each.title)
            if person is not None:
                yield attendee(person, Group(status="apologies"), lines)


def _listed(text: str, group: Group, lines: Lines) -> list[Attendee]:
    """`Mr T Lund (unwell). Accepted.`: a list of people and of nothing else."""
    heading = heading_of(text)
    rest = _BEFORE_NAME.sub("", SENT_BY.sub("", heading.rest if heading else text))
    rest = _STOOD_IN.sub(r" (\g<who>)", rest)
    if group.status in AWAY and _CHAIR_AWAY.fullmatch(rest.strip(" .")):
        return _absent(rest, lines)
    rest = _list_alone(rest)
    plainly = _BRACKETS.sub("", rest)
    if group.status not in AWAY or is_prose(rest) or _TOOK_PART.search(plainly):
        return []
    rest = _without_reasons(rest)
    told = [rest[start:end] for start, end in sentences(rest)]
    also = [sentence[4:].lstrip(" :,") for sentence in told[1:] if sentence.startswith("Also")]
    first = _END.split("; ".join([told[0].rstrip(" ."), *also]), maxsplit=1)[0]
    entry = read_entry(first, group, lines) if first.strip() and not says_nobody(rest) else None
    if entry is None or entry.unread or not all(map(_is_named, entry.people)):
        return []
    return list(entry.people)


def _list_alone(text: str) -> str:
    """`Councillor John Moss. The Clerk reported that he was unwell.`: the list, without what is told behind it."""
    start, end = sentences(text)[0] if text else (0, 0)
    titled = COUNCILLOR_TITLE.match(text[start:end])
    return text[start:end] if titled and not is_prose(text[start:end]) and is_prose(text[end:]) else text


def _is_named(person: Attendee) -> bool:
    """Whether more than a lone word names them: `Cllr Lamb`, `T Lamb` or `T.Lamb`."""
    return bool(person.title) or " " in person.name or "." in person.name


def _absent_in(text: str, lines: Lines) -> Iterator[Attendee]:
    for piece in _LETTERED.split(text) if ")" in text else (text,):
        for start, end in sentences(piece):
            for part in _parts(_listed_absent(piece[start:end]) or ""):
                yield from _absent(part, lines)


def _listed_absent(text: str) -> str | None:
    """What of the sentence names those who sent apologies, not to the earlier meeting whose minutes are corrected."""
    if "inclusion of apolog" in text or "to include apolog" in text:
        return None
    if match := _THEIR_APOLOGIES.match(text):
        return match["sender"]
    if match := _RECEIVED.search(text):
        return (
            match["who"] or match["bare"] or match["whom"] or match["member"] or match["ym"] or match["gan"]
        )
    match = _SENDER.match(text)
    if match is None or "polog" not in match.group() or _LATER.search(text[match.start("apology") :][:80]):
        return None
    return match["sender"]


def _without_reasons(listed: str) -> str:
    """The list with a semicolon for each reason behind which somebody else is named."""
    return _REASON_BEFORE_NEXT.sub(";", listed) if holds_any(listed, _REASONS) else listed


_REASONS = (" due to ", " because of ", " owing to ", " who ", " as ")


def _parts(listed: str) -> Iterator[str]:
    """What is said of the absent, up to the reasons; `and from` goes on with others, `for lateness` does not."""
    for part in _FROM_OTHERS.split(_REASON.sub("", guarded(_without_reasons(listed)))):
        late = _LATE.search(part)
        words = _SUBSTITUTED.split(part[: late.start()] if late else part, maxsplit=1)[0]
        yield unguarded(_END.split(words, maxsplit=1)[0])
        if late:
            return


_A_PAIR = 2


def _absent(listed: str, lines: Lines) -> list[Attendee]:
    if chair := _CHAIR_AWAY.fullmatch(listed.strip(" .")):
        role = "vice_chair" if chair["vice"] else "chair"
        return list(read_entry(chair["name"], Group("apologies", "councillor", role=role), lines).people)
    words = _BEFORE_NAME.sub("", listed.strip())
    if not words or is_count(words):
        return []
    people = read_entry(words, Group(status="apologies"), lines).people
    by_surname = (
        len(people) > _A_PAIR
        and people[0].kind == "councillor"
        and not any(" " in each.name for each in people)
    )
    return [each for each in people if by_surname or _is_named(each)]


def _stand_ins(text: str, lines: Lines) -> list[Attendee]:
    """Those who were there for somebody, by the words that say for whom."""
    if people := _replacing_each(text, lines):
        return people
    for pattern in _STAND_INS:
        for match in pattern.finditer(text):
            named = match["present"] or match.groupdict().get("with") or ""
            present, absent = (
                _last_person(named),
                _first_person(match["absent"]) if pattern is _STAND_INS[1] else _last_person(match["absent"]),
            )
            if absent and present and not POST.search(named):
                person = attendee(
                    replace(present, tags=(), post=None), Group(status="present_substitute"), lines
                )
                people.append(replace(person, substitute_for=absent.name))
    told = {each.name for each in people}
    return [*people, *(each for each in _as_substitutes(text, lines) if each.name not in told)]


def _replacing_each(text: str, lines: Lines) -> list[Attendee]:
    """Several who stood in for as many, each for whom stands at the same place; none where the numbers differ."""
    match = _REPLACED_EACH.match(text)
    if match is None:
        return []
    present = read_entry(match["present"], Group(status="present_substitute"), lines)
    absent = read_entry(match["absent"], Group(status="apologies"), lines)
    if present.unread or absent.unread or len(present.people) != len(absent.people):
        return []
    return [
        replace(one, substitute_for=other.name)
        for one, other in zip(present.people, absent.people, strict=True)
    ]


def _as_substitutes(text: str, lines: Lines) -> Iterator[Attendee]:
    """`Cllrs James Swale and Liam Booth attended the meeting as substitutes.`"""
    for match in _AS_SUBSTITUTES.finditer(text):
        who = _BEFORE_SUBSTITUTE.split(match["who"])[-1]
        yield from read_entry(who, Group(status="present_substitute"), lines).people


def _last_person(text: str) -> Person | None:
    """The person nearest to the words of standing in: `the Chair, Councillor Hollis`."""
    words = re.split(r"\b(?:from|on behalf of|by|that)\s|(?<=[a-z]{2})\.\s+", text)[-1]
    pieces = split_people(words)
    person = read_person(_BEFORE_NAME.sub("", pieces[-1])) if pieces else None
    return person or name_then_post(re.split(r"(?<=[a-z]{2})\.\s+", text)[-1])


def _first_person(text: str) -> Person | None:
    """`Councillor Marsh for this meeting only`: the name at the beginning."""
    words = re.split(
        r"\s(?:for|at|as|on|who|and|until|during|in|was|had)\s|\.(?:\s|$)", text + " ", maxsplit=1
    )[0]
    return read_person(words)
