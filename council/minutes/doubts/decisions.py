"""Decisions that the words of an item tell and that were not read, or not whole."""

import re
from collections.abc import Iterator, Sequence

from council.minutes.introducers import is_formal
from council.minutes.items import ReadItem
from council.minutes.motions import BY_OFFICE
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.values import Attendee, Decision, Problem
from council.minutes.words import LONGEST, fold, holds_any, straight

_SIGNS = (
    *(
        "esolv",
        "ESOLV",
        "gree",
        "GREED",
        "ecided",
        "arried",
        "ARRIED",
        "pprove",
        "PPROVED",
        "dopted",
        "DOPTED",
    ),
    *("atified", "RATIFIED", "ENDORSED"),
    *("econd", "ECOND", "onfirmed", "ONFIRMED", "ccepted", "ominated", "nanimous", "oted", "vote", "igned"),
    *(
        "enderfyn",
        "ecision",
        "ppointed",
        "passed",
        "lost",
        "LOST",
        "GRANTED",
        "EFERRED",
        "eferred",
        "2nd",
        "lected",
        "Sec ",
    ),
)
_VERBS = ("resolved", "agreed", "decided", "voted", "approved")
_TELLING = tuple(
    (signs, re.compile(pattern, re.VERBOSE))
    for signs, pattern in (
        (
            (),
            r"""R(?<=\bR)(?:ESOLVED|esolved)\b | A(?<=\bA)(?:GREED|greed|PPROVED|DOPTED)\b
                | C(?<=\bC)(?:ARRIED|arried(?!\sout)|ONFIRMED)\b | P(?<=\bP)(?:ENDERFYNWYD|enderfynwyd)\b""",
        ),
        (
            _VERBS,
            r"""\b(?:it|It|IT)\s(?:was|is)\s(?!not\b|NOT\b)(?:\w+\s){0,3}(?:resolved|agreed|decided|voted|approved)\b(?!\swith\b|,?\sthat\sitem\b)
                | (?<!County\s)(?<!District\s)(?<!Borough\s)
                  \b(?:[Cc]ouncil(?:lors)?|[Cc]ommittee|[Mm]embers|[Mm]eeting|[Bb]oard|[Pp]anel|[Cc]abinet|[Aa]ll|PC|Commissioners|Trustees)
                  \s(?!has\b|have\b|had\b|and\b|who\b)(?:\w+\s){0,2}(?:resolved|agreed|decided|voted|approved(?!\sa\sreport))\b(?!\sin\s\d|\swith\b|\sto\s(?:think|discuss|differ)\b)""",
        ),
        (
            ("econd", "SECONDED", "2nd", "Sec"),
            r"\b(?:proposed|moved|nominated|PROPOSED|MOVED|Proposed|Moved|Nominated|[Mm]otion|MOTION|Prop)\b.{0,200}?\b(?:seconded|SECONDED|Seconded|2nd|Sec|seconder)\b",
        ),
        (("appointed",), r"\b(?:[Cc]ouncillors|[Cc]ouncil|[Mm]embers)\sappointed\s[A-Z]"),
        (
            ("elected", "appointed", "co-opted"),
            r"""\b(?:proposed|nominated|seconded|unanimously)\b.{0,160}\b(?:re-?elected|elected|appointed|co-opted)\b
                | \b(?:re-?elected|elected|appointed|co-opted)\b.{0,160}\b(?:proposed|nominated|seconded|unanimously)\b""",
        ),
        (
            ("agreed", "approved", "adopted", "accepted", "confirmed", "carried", "signed", "passed", "lost"),
            r"""\b(?:[Mm]inutes|MINUTES|[Rr]ecord|[Aa]ccounts|[Pp]ayments?|[Bb]udget|[Pp]recept|[Rr]eport|[Mm]otion|[Aa]mendment|[Pp]roposal)\b[^.;]{0,120}?
                \b(?:was|were)\s(?:\w+\s){0,3}(?:agreed|approved|adopted|accepted|confirmed|carried|signed|passed|lost)\b(?!\s(?:at|to|on|round)\b)""",
        ),
        (
            ("ote",),
            r"""(?<!had\s)(?<!has\s)\b[Vv]oted\b[^.]{0,60}\b(?:\d|in\sfavour|against|unanimous)
                | \b[Vv]ote\b.{0,40}\b(?:was|were)\b.{0,40}\b(?:\d|in\sfavour|against|unanimous)""",
        ),
        (("was approved", "were approved"), r"\b(?:was|were)\sapproved\.?\Z"),
        (("signed",), r"\b(?:[Cc]hair\w*|[Mm]ayor)\ssigned\b.{0,40}\bminutes"),
        (
            ("RATIFIED", "ENDORSED", "APPROVED", "ratified"),
            r"\b(?:[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]abinet|[Mm]embers)\s(?:RATIFIED|ENDORSED|APPROVED|ratified)\b",
        ),
        ((), r"\A(?:was|were)\s(?:\w+\s){0,2}(?:approved|agreed|adopted|confirmed|signed)\b"),
        (("Approved", "Agreed"), r"(?<=[.;:]\s)(?:Approved|Agreed)(?=,|\s\()"),
        (("otice",), r"\b[Nn]otice\b.{0,40}\b(?:was|were)\s(?:\w+\s){0,2}(?:approved|adopted)\b"),
        (
            ("agreed",),
            r"\b(?:was|were)\s(?:\w+\s){0,2}agreed\b(?!\swith|\sat\b|,?\sthat\sitem\b|\sby\sthe\s(?:County|District))",
        ),
        (
            ("LOST", "GRANTED", "DEFERRED"),
            r"L(?<=\bL)OST\b | G(?<=\bG)RANTED\b | D(?<=\bD)EFERRED\b",
        ),
        (
            (),
            r"""\A(?: Deferred\b | (?:Draft\s)?(?:Minutes|Payments|Accounts|Cheques)\b.{0,60}\b(?:agreed|approved|adopted|accepted)\b(?!\sat\b)
                | Decisions?\W*$ | (?:Duly\s)?(?:Approved|Confirmed|Adopted|Accepted)\b )""",
        ),
    )
)
"""How a decision is told, each way with its signs, of which one is in all words of it; the first in the text counts."""
_DECIDED_BESIDE = re.compile(
    r"\b(?:RESOLVED|Resolved:)|^Resolved that|\b[Ii]t\swas\s(?:\w+\s)?resolved\sthat|^Decisions?\W*$|(?<!had )(?<!has )\bvoted\b[^.]{0,40}\b(?:for|against)\b"
)
_AGREED_BESIDE = re.compile(rf"{_DECIDED_BESIDE.pattern}|\b[Ii]t\swas\s(?:\w+\s)?agreed\s(?:that|to)\b")
_SIGNS_BESIDE = ("RESOLVED", "esolved", "ecision", "voted")
_AGREED_SIGNS_BESIDE = (*_SIGNS_BESIDE, "agreed")
_CITES = re.compile(r"\b(?:[Pp]reviously|would|who|whether|if)\s(?:the\s)?$")


def doubts(people: Sequence[Attendee], read_items: Sequence[ReadItem]) -> Iterator[Problem]:
    """Items that tell a decision where none was read, and decisions that lack movers, votes or words."""
    known = {fold(word) for each in people for word in (each.name.split()[-1], _initials(each.name))}
    formal = any(is_formal(passage.text) for each in read_items for passage in each.body)
    for place, each in enumerate(read_items, start=1):
        yield from _unread(each, f"items.{place}.resolutions", formal=formal)
        yield from _uncounted(each, f"items.{place}.resolutions")
        yield from _unread_loss(each, f"items.{place}.resolutions")
        yield from _unread_record(each, f"items.{place}.resolutions")
        for number, decision in enumerate(each.item.resolutions, start=1):
            yield from _not_whole(each, decision, f"items.{place}.resolutions.{number}", known)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _unread(each: ReadItem, path: str, *, formal: bool) -> Iterator[Problem]:
    """`After discussion it was agreed to buy the bench.` in an item without a decision; beside one, only RESOLVED."""
    signs: tuple[str, ...] = _SIGNS
    beside: re.Pattern[str] | None = None
    if each.item.resolutions:
        signs = _SIGNS_BESIDE if formal else _AGREED_SIGNS_BESIDE
        beside = _DECIDED_BESIDE if formal else _AGREED_BESIDE
    taken = {id(passage) for passage in each.resolution}
    for passage in each.body:
        if id(passage) in taken or not holds_any(passage.text, signs):
            continue
        text = straight(passage.text[:LONGEST])
        found = beside.search(text) if beside else _first_told(text)
        if found and not _is_cited(text, found.start()) and not _is_of_a_poll(text, found.group()):
            told = text[max(0, found.start() - 40) : found.end() + 40]
            yield problem("decision_unread", line=passage.span[0], path=path, seen=told)
            return


def _first_told(text: str) -> re.Match[str] | None:
    """The words that tell a decision and stand first in the text; of several ways from one word on, the first way."""
    found = [
        match
        for signs, pattern in _TELLING
        if (not signs or holds_any(text, signs)) and (match := pattern.search(text))
    ]
    return min(found, key=lambda match: match.start(), default=None)


def _is_cited(text: str, at: int) -> bool:
    """Whether the words stand inside quotation marks, or are what somebody else decided before."""
    return text.count('"', 0, at) % 2 == 1 or bool(_CITES.search(text[max(0, at - 30) : at]))


def _is_of_a_poll(text: str, words: str) -> bool:
    """`Of 90 residents 43 voted for the closure.`"""
    return "oted" in words and bool(_OF_A_POLL.search(text))


_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTED = re.compile(
    rf"\b(?:For|FOR|favour)\b\W{{1,3}}\d{{1,2}}\b.{{0,40}}\b(?:[Aa]gainst|AGAINST)\b|\b{_NUMBER}\s(?:[Mm]embers\s|[Cc]ouncillors\s)?(?:voted?s?|votes)\s(?:for(?!\s[A-Z])|in\sfavour|to)\b|\bFOR\s-\s\d|\b[Oo]n\sa\sdivision,?\s(?:there\s)?voted\b|^(?:For|Against)\s+\d{1, 2}$"
)
_SIGNS_OF_COUNT = ("vote", "division", "gainst", "GAINST", "FOR")
_OF_A_POLL = re.compile(r"per cent|%|\b(?:poll|ballot|survey|residents|electors)\b")
_VOTES = re.compile(
    r"\b[Oo]n a division\b|\b\d+ votes?\b|\bvot(?:ed|ing|es?)\b.{0,60}\b(?:for|favour|against)\b|\bin favour\b.{0,30}\bagainst\b|\babst(?:ain|ention)"
    r"|\b(?:For|FOR|Against|AGAINST)\b\W{1,3}\d|\b(?:lost|[Cc]arried|LOST|CARRIED)\W{1,3}(?:by )?\d{1,2}\s?[-–]\s?\d|\(\d{1,2}\s?[-–]\s?\d{1,2}\)"
)
_MOVERS = re.compile(
    r"(?<!roposed and )(?<!oved and )(?<!duly )\b(?:[Ss]econded|SECONDED)\b(?!\sby\sthe\b)|\bseconded\sby\s(?!the\b)|\b(?:[Pp]roposed by|[Mm]oved by|MOVED BY|Moved By)\b(?!\sthe\b)|\b(?:Proposer|Prop)\b|\b(?:Cllr|Councillor|Mr|Mrs|Ms|Trustee|Member)\.?\s(?:[A-Z][\w.'-]*\s){1,3}(?:moved|proposed)\b"
)
_MOVING = ("econd", "ECOND", "ropos", "Prop", "oved", "OVED")
_VOTING = ("vot", "bst", "favour", "For", "FOR", "gainst", "GAINST", "ost", "OST", "arried", "ARRIED", "(")
"""One of these is in every text that tells who moved, and how the vote went."""
_BEGINS_WITH_MOVER = re.compile(r"\W*(?:moved|proposed|seconded|proposer|seconder)\b", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:^|(?<=\()|(?<=\s))(?:[A-Z]\.\s?|[A-Z]\s){0,2}(?P<one>[A-Z][\w'-]*)\s?[/–-]\s?(?:[A-Z]\.\s?|[A-Z]\s){0,2}(?P<two>[A-Z][\w'-]*)(?=\)|$|\s|\.)"
)
_SECOND_OF_PAIR = re.compile(r"[/–-]\s?[A-Z]")
"""In every pair, and found much faster."""
_CODES = re.compile(r"\([A-Z]{2,3}/[A-Z]{2,3}\)")
_LONGEST_NOTE = 160
_MOST_NAMES = 3
"""So many spaces has the name of nobody who moves: `RON ATKINTHAT COUNCIL APPROVE`."""


def _uncounted(each: ReadItem, path: str) -> Iterator[Problem]:
    """`For: 5; Against: 0` in an item of which no decision has votes."""
    if not each.item.resolutions or _has_votes(each):
        return
    for passage in each.body:
        text = passage.text[:LONGEST]
        if holds_any(text, _SIGNS_OF_COUNT) and _COUNTED.search(text) and not _OF_A_POLL.search(text):
            yield problem("votes_unread", line=passage.span[0], path=path, seen=passage.text)
            return


_LOST = re.compile(
    r"\b(?:amendment|it|this)\b[^.;]{0,60}\b(?:was|being)\s(?:\w+\s){0,3}(?:lost|defeated|negatived|not\scarried)\b|^and\s(?:was\s)?(?:\w+\s){0,2}(?:lost|defeated)\b"
)


def _unread_loss(each: ReadItem, path: str) -> Iterator[Problem]:
    """`and it was accordingly lost` in an item whose decisions were all carried: an amendment was not read."""
    decided = each.item.resolutions
    if not decided or any(one.outcome in ("lost", "withdrawn", "refused") for one in decided):
        return
    taken = {id(passage) for passage in each.resolution}
    for passage in each.body:
        text = passage.text[:LONGEST]
        if (
            id(passage) not in taken
            and holds_any(text, ("lost", "defeated", "negatived", "not carried"))
            and _LOST.search(text)
        ):
            yield problem("decision_unread", line=passage.span[0], path=path, seen=text[:120])
            return


_SIGNED = re.compile(r"\b(?:[Ss]igned(?=\sas\b|\W*$)|[Aa]ccepted|[Aa]greed|[Cc]onfirmed)\b(?!\sthat\b)")
_SHORT_RECORD = 120


def _unread_record(each: ReadItem, path: str) -> Iterator[Problem]:
    """`Signed as accurate.`, the only words under the title of earlier minutes, where no decision was read."""
    if each.item.kind != "previous_minutes" or each.item.resolutions or not each.body:
        return
    first = each.body[0].text
    if len(first) < _SHORT_RECORD and " not " not in first and _SIGNED.search(first):
        yield problem("decision_unread", line=each.body[0].span[0], path=path, seen=first)


def _has_votes(each: ReadItem) -> bool:
    return any(
        decision.votes and (decision.votes.in_favour is not None or decision.votes.named)
        for decision in each.item.resolutions
    )


def _not_whole(each: ReadItem, decision: Decision, path: str, known: set[str]) -> Iterator[Problem]:
    """A decision without the movers or the votes that stand with it, or whose words are not all or too much."""
    first, words = decision.lines[0], decision.text[:80]
    within = [passage.text[:LONGEST] for passage in _lying_in(each.body, decision)]
    others = [
        other for other in each.item.resolutions if other is not decision and other.lines == decision.lines
    ]
    if not (decision.moved_by or decision.seconded_by or any(other.moved_by for other in others)):
        before = _before(each, decision)
        moved = [*within, *filter(_leads_to_motion, before)]
        if any(map(_tells_movers, moved)) or any(_names_pair(text, known) for text in (*before, *within)):
            yield problem("movers_unread", line=first, path=f"{path}.moved_by", seen=words)
    elif (
        decision.seconded_by
        and not decision.moved_by
        and not any(map(BY_OFFICE.search, (*within, *_before(each, decision))))
    ):
        yield problem("movers_unread", line=first, path=f"{path}.moved_by", seen=words)
    elif known and (initials := _of_strangers(decision, known)):
        yield problem("movers_unclear", line=first, path=f"{path}.moved_by", seen=initials)
    for who, names in (("moved_by", decision.moved_by), ("seconded_by", decision.seconded_by)):
        if names and names.count(" ") >= _MOST_NAMES:
            yield problem("movers_unread", line=first, path=f"{path}.{who}", seen=names)
    counted = decision.votes or any(other.votes for other in others)
    if not counted and any(map(_tells_votes, (*within, *_behind(each, decision)))):
        yield problem("votes_unread", line=first, path=f"{path}.votes", seen=words)
    put = decision.kind in ("motion", "amendment")  # whose words tell what was moved, not what became of it
    if decision.outcome in ("refused", "lost") and not put and _AFFIRMED.search(decision.text):
        yield problem("outcome_unclear", line=first, path=f"{path}.outcome", seen=words)
    if _is_odd(decision) or any(_is_cut(decision.text, text) for text in within):
        yield problem("decision_unclear", line=first, path=path, seen=words)


_INITIALS_ALONE = re.compile(r"[A-Z]{2,3}")


def _of_strangers(decision: Decision, known: set[str]) -> str:
    """`HR/IT` behind a decision, read as movers, where nobody listed has either initials."""
    movers = [name for name in (decision.moved_by, decision.seconded_by) if name]
    if not all(map(_INITIALS_ALONE.fullmatch, movers)) or any(fold(name) in known for name in movers):
        return ""
    return "/".join(movers)


def _tells_movers(text: str) -> bool:
    return holds_any(text, _MOVING) and bool(_MOVERS.search(text))


def _tells_votes(text: str) -> bool:
    if not holds_any(text, _VOTING):
        return False
    return bool(_VOTES.search(text)) and not _OF_A_POLL.search(text)


def _lying_in(body: Sequence[Passage], decision: Decision) -> list[Passage]:
    first, last = decision.lines
    return [passage for passage in body if first <= passage.lines[0].number <= last]


def _before(each: ReadItem, decision: Decision) -> list[str]:
    """The two passages before the decision, or the title of its item."""
    first = decision.lines[0]
    before = [passage.text for passage in each.body if passage.lines[0].number < first]
    return before[-2:] or [each.item.title]


def _behind(each: ReadItem, decision: Decision) -> list[str]:
    """The short passage behind the decision that may hold its votes, and does not tell of another motion."""
    last = decision.lines[1]
    behind = [passage.text for passage in each.body if passage.lines[0].number > last]
    return [text for text in behind[:1] if len(text) < _LONGEST_NOTE and "motion" not in text]


def _leads_to_motion(text: str) -> bool:
    """`Moved by Ann Reay`, and `Councillor Reay, seconded by Councillor Lund, proposed the following motion:`"""
    return bool(_BEGINS_WITH_MOVER.match(text)) or text.rstrip(" -–").endswith(":")


def _names_pair(text: str, known: set[str]) -> bool:
    """`W. Robb – S. Windsor` and `(LC/TB)`: two of those present, by surname or initials."""
    if len(text) > LONGEST / 6:
        return False
    if _CODES.search(text):
        return True
    text = straight(text)
    if not (known and _SECOND_OF_PAIR.search(text)):
        return False
    return any(fold(found["one"]) in known and fold(found["two"]) in known for found in _PAIR.finditer(text))


_BROKEN_OFF = re.compile(
    r"(?:\b(?:to|that|the|a|an|of|and|for|by|Full|full|be|in|with)|(?:to|that|:)\s1\.|[(,])\s*$"
)
_LONGEST_BREAK = 12
_NO_BEGINNING = re.compile(
    r"\.\s|(?:[Pp]roposed|[Mm]oved|MOVED|[Ss]econded)\b[: ]|It\swas\s(?:then\s)?(?:proposed|moved|resolved)\b|A\sproposal\sby\b|[Aa]ll\sin\sfavour\b|Resolved\b|RESOLVED\b|1\.\sThat\b(?!.*\b2\.)|\(?by\s\w+\svotes|nem\.?\scon|to\sthe\sresolutions\sbelow|to\s(?:[Ff]ull\s)?Council\sthat"
    r"|(?:The\s)?(?:Committee|Council|Members|Cabinet|Board|Panel)\s(?:agreed|resolved)\s(?:to|that)\b|Minutes:"
)
_FATE_ALONE = re.compile(
    r"(?:MOTION|Motion)\s(?:CARRIED|Carried|carried|LOST|Lost|DEFEATED|defeated)\W*$|(?:(?:The|This)\s(?:[\w-]+\s){0,2}(?:motion|amendment|proposal|vote)|On\sa\s[\w\s]{3,30}vote)\b.{0,120}\b(?:declared|put|lost|carried|CARRIED|LOST)\b"
)
_AFFIRMED = re.compile(r"\bbe (?:confirmed|approved|adopted|agreed|accepted|signed)\b")
_OPENS_WITHIN = re.compile(
    r"\b(?:[Bb]e\sit\s(?:hereby\s)?resolved|it\swas\s(?:agreed|resolved|RESOLVED)\s(?:that|to))\b"
)
_OPENS = re.compile(r"That|that|to\b|WHEREAS|Whereas")
_SEARCHED_WITHIN = 400


def _announces_nothing(text: str) -> bool:
    """`that Cabinet:-`"""
    return text.endswith((":", ":-")) and text.count(" ") < 3 and "following" not in text


def _is_cut(words: str, text: str) -> bool:
    """Whether the decision ends in the middle of a word or a number: `an increase of 4.` of `4.2%`."""
    at = text.find(words) + len(words)
    return words in text and text[at : at + 1].isalnum() and (words[-1:].isalnum() or words[-2:-1].isdigit())


def _is_odd(decision: Decision) -> bool:
    """Whether the text is empty, breaks off, or begins with what introduces it or tells its fate."""
    text = straight(decision.text).strip()
    if len(text) < 5 or text in ("Decision", "Decisions") or _NO_BEGINNING.match(text):
        return True
    if text.startswith("that ") and text.count(" ") < 3 and not decision.parts:
        return True
    if not decision.votes and _FATE_ALONE.match(text):
        return True
    if not decision.parts and (_BROKEN_OFF.search(text[-_LONGEST_BREAK:]) or _announces_nothing(text)):
        return True
    within = text[10:_SEARCHED_WITHIN]
    opens = holds_any(within, ("resolved", "RESOLVED", "agreed")) and _OPENS_WITHIN.search(within)
    return bool(opens) and not _OPENS.match(text)
