"""`Decision details`: one decision, told by labels; and `Issue - decisions`, one by its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from council.minutes.dates import dates_in
from council.minutes.decisions import find_decisions
from council.minutes.header import Header
from council.minutes.passages import Passage
from council.minutes.values import OtherMeeting
from council.minutes.words import LONGEST, fold, plain

from .agenda_text import proposes, reports
from .blocks import Block, is_outcome
from .furniture import is_furniture, without_icons
from .named import day_of, is_body, named_meeting, with_named

HEAD = re.compile(
    r"decision details|issue details|manylion (?:y )?mater|decision - .{0,200}|manylion (?:y )?penderfyniad|issue - decisions?\b.{0,200}|mater - penderfyniad(?:au)?"
)
_FACTS = {
    "maker": r"decision maker|penderfynwr|gwneuthurwr y? ?penderfyniad",
    "date": r"date of (?:the )?decision|dyddiad y penderfyniad",
    "meeting": r"decided at meeting|penderfynwyd yn y cyfarfod",
    "published": r"(?:date of )?publication(?: date)?|(?:decision )?published|dyddiad cyhoeddi",
    "effective": r"effective from|(?:date )?comes? into (?:force|effect)|mewn grym o|call-?in (?:date|deadline)|date for call-?in|implementation date",
    "status": r"decision status|status|outcome|statws y penderfyniad|yw'n benderfyniad allweddol\??",
    "plan": r"decision type|reason key|decision due|notice of proposed decision first published",
    "title": r"(?:decision |report )?title|subject(?: of (?:the )?(?:decision|report))?|title of (?:the )?decision",
    "flags": r"is (?:this )?(?:a )?key decision\??|is (?:the decision |this )?exempt from call[ -]?in\??|decision reference|key decision\??|is (?:the decision )?subject to call[ -]?in\??|is urgent(?: decision)?\??|is callable in\??|yn destun galw i mewn\??|urgent\??",
    "people": r"signed(?: by)?|report author|lead (?:member|director|officer)|contact(?: officer)?|department|author",
    "wards": r"(?:wards?|divisions?|electoral divisions?)(?: ?\(s\))? affected|wardiau .{0,20}",
    "interests": r"(?:any |details of any )?(?:conflicts? of interests?|interests? (?:and nature of interests? )?declared)|dispensations?(?: granted)?|declarations? of interests?",
}
TEXTS = {
    "purpose": r"purpose|pwrpas|summary|details",
    "decision": r"decisions?|decision taken|decision made|content|penderfyniad(?:au)?",
    "reasons": r"reasons?(?:\(s\))? for (?:the )?decisions?|reasons?|rhesymau dros y penderfyniad|(?:any )?(?:alternative|other) options? (?:considered)?.{0,40}|opsiynau .{0,60}"
    r"|consultations?.{0,60}|(?:financial|legal) implications?.{0,40}|background.{0,40}|authority for (?:the )?decision|delegated authority.{0,40}|other reasons.{0,60}|issue details|implementation of (?:the )?decisions?",
    "documents": r"(?:accompanying|supporting|additional|background|related) documents?|dogfennau .{0,30}|related (?:meetings?|decisions)|declarations",
}
_LABELS = {**_FACTS, **TEXTS}
_LABEL = re.compile(
    "(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")\s*(?::|(?<=\?)|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WITHOUT_COLON = re.compile(
    r"supporting documents|related meetings?|decision taken|reasons? for (?:the )?decisions?|decision made|purpose",
    re.IGNORECASE,
)
_CERTAIN = frozenset(("maker", "plan", "status", "flags", "meeting", "date", "effective"))
_DATED_TITLE = re.compile(r"(?P<day>\d{1,2}/\d{1,2}/\d{4})\s+[-–]\s+(?P<title>\S.*)", re.DOTALL)
_LOOKED_AT = 300
_LONGEST_TITLE = 10
"""So many words with a full stop behind them are no title."""


@dataclass(frozen=True, slots=True)
class Details:
    """The one decision of a page."""

    header: Header
    block: Block
    head: tuple[Passage, ...]
    furniture: tuple[Passage, ...]


def label_in(passage: Passage) -> tuple[str, str] | None:
    """The label of a line of decision details and what stands behind it."""
    text = passage.text[:LONGEST]
    match = _LABEL.match(text[:200]) if passage.label is None else None
    if match is None:
        return None
    name = str(next(name for name in _LABELS if match[name] is not None))
    if (
        ":" not in text[: match.start("rest")]
        and "?" not in text[: match.start("rest")]
        and not _WITHOUT_COLON.fullmatch(text.strip())
    ):
        return None
    return name, text[match.start("rest") :].strip()


def names_label(text: str) -> bool:
    """`Decision maker` alone, as in the left-hand column of a record."""
    return len(text) < 80 and bool(_LABEL.fullmatch(text.strip()))


def is_details(passages: Sequence[Passage]) -> bool:
    """Whether two labels stand there that only a page of decision details has."""
    found = {
        label[0]
        for passage in passages[:_LOOKED_AT]
        if len(passage.text) < 200 and (label := label_in(passage))
    }
    return len(found & _CERTAIN) > 2 or (
        not found.isdisjoint(("maker", "plan")) and len(found & _CERTAIN) > 1
    )


def read_details(passages: Sequence[Passage]) -> Details:
    """Whose decision of which day, its title, and the texts under the labels."""
    begins = next((index for index, passage in enumerate(passages) if label_in(passage)), len(passages))
    front = _front(passages[:begins])
    title = front.title
    header, parts, facts = _gathered(passages[begins:])
    if named := [fact for fact in facts if (found := label_in(fact)) and found[0] == "title" and found[1]]:
        facts = tuple(fact for fact in facts if fact is not named[0])
        front = replace(front, head=(*front.head, *title), title=(_behind_label(named[0]),))
        title = front.title
    if "decision" not in parts:
        _part_unlabelled(parts)
    told = (*front.texts, *parts.get("purpose", ()), *parts.get("decision", ()), *facts)
    heading = title or told[:1] or tuple(passages[:1])
    block = Block(
        None,
        without_icons(title[0].text) if title else "",
        heading,
        lost=not title,
        agenda=tuple(parts.get("purpose", ())),
        decision=tuple(parts.get("decision", ())),
        labels=tuple(parts.get("label", ())),
        other=(*front.texts, *parts.get("reasons", ())),
        decides=True,
    )
    taken = {id(passage) for passage in heading}
    return Details(
        header,
        block,
        (*front.head, *(fact for fact in facts if id(fact) not in taken)),
        (*front.menus, *parts.get("documents", ())),
    )


def _behind_label(passage: Passage) -> Passage:
    found = label_in(passage)
    return Passage(found[1], passage.lines) if found else passage


@dataclass(frozen=True, slots=True)
class _Front:
    """What stands above the labels: the name of the page, the title, texts, and menus."""

    head: tuple[Passage, ...]
    title: tuple[Passage, ...]
    texts: tuple[Passage, ...]
    menus: tuple[Passage, ...]


def _front(passages: Sequence[Passage]) -> _Front:
    """The title follows the name of the page; where that was lost it is the last line above the labels."""
    heads = [index for index, each in enumerate(passages) if HEAD.fullmatch(fold(each.text[:300]))]
    after = [each for each in passages[(heads[-1] + 1 if heads else 0) :] if not is_furniture(each.text)]
    first = after[:1] if heads else after[-1:]
    title = [each for each in first if not _is_sentence(each.text)]
    head = [passages[index] for index in heads]
    texts = [each for each in after if each not in title] if heads or not title else []
    kept = {id(each) for each in (*head, *title, *texts)}
    menus = [each for each in passages if id(each) not in kept]
    return _Front(tuple(head), tuple(title), tuple(texts), tuple(menus))


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and (reports(text) or len(text.split()) > _LONGEST_TITLE)


def _gathered(passages: Sequence[Passage]) -> tuple[Header, dict[str, list[Passage]], tuple[Passage, ...]]:
    header = Header()
    parts: dict[str, list[Passage]] = {}
    facts: list[Passage] = []
    part = ""
    for passage in passages:
        found = label_in(passage)
        if found is None:
            kept = (
                part
                if part in TEXTS
                else "unlabelled"
                if part in _FACTS and not _is_after(part)
                else "documents"
            )
            parts.setdefault(kept, []).append(passage)
            continue
        name, rest = found
        if name == "decision" and parts.get("decision"):
            parts["decision"].append(passage)  # "Decision – (a) That" within the decision
            continue
        part = name
        if name == "purpose" and not rest:
            facts.append(passage)
        elif name == "decision":
            parts.setdefault("label", []).append(Passage("Decision:", passage.lines))
            if rest:
                parts.setdefault(name, []).append(Passage(rest, passage.lines))
        elif name in TEXTS:
            parts.setdefault(name, []).append(passage)
        else:
            facts.append(passage)
            header = _with_fact(header, name, rest, passage)
    return header, parts, tuple(facts)


def _is_after(part: str) -> bool:
    return part in ("effective", "published", "meeting", "date")


def _with_fact(header: Header, name: str, rest: str, passage: Passage) -> Header:
    evidence = header.evidence
    if name == "maker" and header.committee is None and is_body(rest):
        return replace(header, committee=rest, evidence=evidence | {"committee": passage.span})
    if name == "date" and header.date is None:
        day = next((found.value for found in dates_in(rest) if found.value), None)
        if day:
            return replace(header, date=str(day), evidence=evidence | {"date": passage.span})
    if name == "meeting" and (named := named_meeting(passage.text)):
        return with_named(replace(header, committee=None), named, passage)  # "Cabinet, Council" decided once
    return header


def _part_unlabelled(parts: dict[str, list[Passage]]) -> None:
    """Purpose, decision and reasons by their words, where their labels were lost."""
    unlabelled = parts.pop("unlabelled", [])
    decided = {each.first for each in find_decisions(unlabelled, title="", weak=True)}
    first = next((index for index, each in enumerate(unlabelled) if index in decided or _decides(each)), None)
    if first is None:
        told = [passage for passage in unlabelled if reports(passage.text) and not proposes(passage.text)]
        left = {id(passage) for passage in told}
        parts.setdefault("purpose", []).extend(each for each in unlabelled if id(each) not in left)
        parts.setdefault("reasons", []).extend(told)
        return
    end = first + 1
    while end < len(unlabelled) and (_decides(unlabelled[end]) or unlabelled[end].label):
        end += 1
    parts.setdefault("purpose", []).extend(unlabelled[:first])
    parts.setdefault("decision", []).extend(unlabelled[first:end])
    parts.setdefault("reasons", []).extend(unlabelled[end:])


def _decides(passage: Passage) -> bool:
    """`That the Executive agree the proposal`, `it was RESOLVED:` and `Recommendation agreed.`"""
    text = fold(passage.text[:200])
    if text.startswith("that ") or passage.text.rstrip(" :-–").endswith("RESOLVED"):
        return True
    return is_outcome(passage)


def dated_decisions(passages: Sequence[Passage]) -> list[tuple[int, date, str]]:
    """`20/10/2025 - Review of Fees`: where each decision of an issue begins, newest first."""
    found: list[tuple[int, date, str]] = []
    for index, passage in enumerate(passages):
        match = _DATED_TITLE.fullmatch(plain(passage.text[:400]))
        if match and (day := day_of(match["day"])):
            found.append((index, day, match["title"]))
    return found


def read_dated(passages: Sequence[Passage]) -> tuple[Details, tuple[OtherMeeting, ...]]:
    """The newest decision of `Issue - decisions`; its day is that of the decision."""
    dated = dated_decisions(passages)
    (start, day, title), others = dated[0], dated[1:]
    end = others[0][0] if others else len(passages)
    heading = passages[start]
    header = Header(date=str(day), evidence={"date": heading.span})
    menus = [each for each in passages[:start] if is_furniture(each.text) or len(each.text) > _LOOKED_AT]
    body = [each for each in passages[start + 1 : end] if not is_furniture(each.text)]
    furniture = (*menus, *(each for each in passages[start + 1 : end] if is_furniture(each.text)))
    left = {id(each) for each in furniture}
    head = tuple(each for each in passages[:start] if id(each) not in left)
    block = Block(None, without_icons(title), (heading,), decision=tuple(body), decides=True)
    return Details(header, block, head, furniture), tuple(_others(passages, others))


def _others(passages: Sequence[Passage], others: Sequence[tuple[int, date, str]]) -> list[OtherMeeting]:
    ends = [*(index for index, _, _ in others[1:]), len(passages)][: len(others)]
    return [
        OtherMeeting(None, str(day), (passages[index].span[0], passages[end - 1].span[1]))
        for (index, day, _), end in zip(others, ends, strict=True)
    ]
