"""One item of a page, cut at the labels: what the agenda said, what was decided, what the minutes tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from council.minutes.decisions import find_decisions
from council.minutes.outline import Aside, Section
from council.minutes.passages import Passage
from council.minutes.portal import UNTITLED
from council.minutes.values import Decision
from council.minutes.words import fold

from .agenda_text import is_agenda_text, reports
from .furniture import cut_text, has_icon, is_furniture, without_icons
from .labels import label_of

_OUTCOME_ALONE = re.compile(
    r"\W*(?:(?:it was |was |the )?(?:recommendations?|report|proposals?|application|minutes)?\s*(?:(?:be|is|are|was|were)\s)?)?"
    r"(?:noted|agreed|approved|deferred|refused|withdrawn|granted|endorsed|accepted|adopted|cytunwyd|nodwyd|cymeradwywyd)\b[^.]{0,80}\.?\W*"
)
_RECORDING = re.compile(
    r"\W*(?:audio|video|web) ?(?:recording|cast)\b.{0,60}|\W*recording.{0,20}\bminutes\b.{0,40}"
)
_BEFORE_BUSINESS = re.compile(
    r"(?:there (?:was|were) |consideration was given to |to (?:receive|consider|note) |any |the |an? |no )+",
    re.IGNORECASE,
)
_SAME = 0.75
_PARTS = ("agenda", "documents", "decision", "minutes", "labels", "furniture")
_FIRST_LABELS = frozenset(("(a)", "a)", "(i)", "i)", "(1)", "1)", "1.", "a.", "i."))
_SUBJUNCTIVE = re.compile(
    r"(?<!\bwill )(?<!\bwould )(?<!\bshould )(?<!\bto )(?<!\bmay )(?<!\bcan )(?<!\bmust )(?<!\bcould )(?<!\bmight )(?<!\bcannot )\bbe (?:\w+ly )?[a-z]+(?:ed|en)\b"
)


@dataclass(frozen=True, slots=True)
class Block:
    """The parts of one item, in the order of the page."""

    number: str | None
    title: str
    heading: tuple[Passage, ...]
    lost: bool = False
    agenda: tuple[Passage, ...] = ()
    documents: tuple[Passage, ...] = ()
    decision: tuple[Passage, ...] = ()
    minutes: tuple[Passage, ...] = ()
    labels: tuple[Passage, ...] = ()
    furniture: tuple[Passage, ...] = ()
    cut: frozenset[str] = frozenset()
    other: tuple[Passage, ...] = ()
    decides: bool = False
    minute_number: str | None = None


def block_of(
    number: str | None,
    title: str,
    heading: Sequence[Passage],
    body: Iterable[Passage],
    *,
    labelled: bool,
    lost: bool = False,
) -> Block:
    """The item under a heading; `labelled` says that the page has labels, so that what bears none is agenda."""
    parts: dict[str, list[Passage]] = {name: [] for name in _PARTS}
    cut: set[str] = set()
    part = "agenda"
    for passage in body:
        if label := _label(passage, told=bool(parts["minutes"])):
            part = label
            parts["labels"].append(passage)
        elif what := cut_text(passage.text):
            cut.add(what)
            parts["furniture"].append(passage)
        elif is_furniture(passage.text) or (passage.label and is_furniture(passage.shown)):
            parts["furniture"].append(passage)
        else:
            part = _part(passage, part, labelled=labelled)
            parts[part].append(passage)
    gathered = {name: tuple(passages) for name, passages in parts.items()}
    return Block(number, title, tuple(heading), lost=lost, cut=frozenset(cut), **gathered)  # type: ignore[arg-type]


def _label(passage: Passage, *, told: bool) -> str | None:
    """The label that the passage is; `DECISION:` within the minutes is the clerk's own word."""
    label = label_of(passage.text) if passage.label is None or passage.is_bullet else None
    return None if label == "decision" and told else label


def _part(passage: Passage, part: str, *, labelled: bool) -> str:
    """The part that the passage belongs to, where no label opens one."""
    if part in ("agenda", "documents") and not labelled:
        return _unlabelled_part(passage, part)
    if part == "documents" and not _is_document(passage) and reports(passage.text):
        return "minutes"
    return part


def _unlabelled_part(passage: Passage, part: str) -> str:
    """Where no label tells the minutes from the agenda, the first report or decision begins them."""
    if part == "documents" and _is_document(passage):
        return part
    if has_icon(passage.text) and not reports(without_icons(passage.text)):
        return "documents"
    return "agenda" if is_agenda_text(passage.text) else "minutes"


def _is_document(passage: Passage) -> bool:
    """`Appendix A - Options PDF 88 KB`, or an entry of the list of papers."""
    return has_icon(passage.text) or passage.is_bullet or not passage.text.endswith((".", ":", ";"))


def section_of(block: Block, *, running: bool) -> Section:
    """The item as the rest of the reader takes it: its body is what was said and decided, once."""
    body = block.minutes
    decided = _decided(block)
    minuted = find_decisions(body, title=block.title, weak=True) if body else []
    if decided and not _covers([each.decision for each in minuted], decided):
        body = (*_with_introducer(block, decided), *body)
    told = {id(passage) for passage in body}
    asides = [
        *(Aside(passage, "agenda_text") for passage in block.agenda),
        *(Aside(passage, "text") for passage in block.decision if id(passage) not in told),
        *(Aside(passage, "text") for passage in body if _RECORDING.fullmatch(fold(passage.text[:120]))),
        *(Aside(passage, "text") for passage in block.other),
    ]
    aside = {id(each.passage) for each in asides}
    kept = tuple(passage for passage in body if id(passage) not in aside)
    return Section(
        block.number,
        block.title or UNTITLED,
        block.heading,
        kept,
        running=running,
        asides=tuple(sorted(asides, key=lambda each: each.passage.span)),
        about=_about(block),
        minute_number=block.minute_number,
        decides_at=_decides_at(block, kept, decided=bool(decided)),
    )


def _decides_at(block: Block, body: Sequence[Passage], *, decided: bool) -> int | None:
    """Where the body decides though no word opens a decision: by its label, or by limbs that something `be` done."""
    if body and (block.decides or (decided and (is_outcome(body[0]) or _is_to_do(body[0])))):
        return 0
    for index, passage in enumerate(body):
        first = passage.label in _FIRST_LABELS or passage.text.startswith("[1] ")
        if first and wants_done(passage.text):
            return index
    return None


def wants_done(text: str) -> bool:
    """`The minutes of 4 May be approved.`: what somebody moved or decided, with no word that says so."""
    return bool(_SUBJUNCTIVE.search(text[:1000]))


def _about(block: Block) -> str:
    """The first words of an item that lost its title: `Apologies for absence were received from …`."""
    first = next(iter((*block.agenda, *block.minutes, *block.decision)), None)
    return _BEFORE_BUSINESS.sub("", first.text[:200], count=1) if block.lost and first else ""


def _decided(block: Block) -> tuple[Passage, ...]:
    """What stands under `Decision:`, when it decides something or is all that there is."""
    if not block.decision:
        return ()
    if not block.minutes or _decides(block):
        return block.decision
    return ()


def _decides(block: Block) -> bool:
    first = block.decision[0]
    return (
        bool(find_decisions(block.decision, title=block.title, weak=True))
        or is_outcome(first)
        or _is_to_do(first)
    )


_TO_DO = re.compile(
    r"\W*(?:(?:To|to|That)\s(?!date\b|be\b)[a-z]{3,}"
    r"|(?:The\s)?(?:Council|Committee|Sub-Committee|Cabinet|Board|Panel|Executive|Members)\s(?:unanimously\s)?(?:noted|agreed|approved|resolved|endorsed)\b)"
)


def _is_to_do(passage: Passage) -> bool:
    """`To appoint Councillor Reay as Chair.`, which under `Decision:` is what was decided."""
    return bool(_TO_DO.match(passage.text))


def is_outcome(passage: Passage) -> bool:
    """`Recommendation agreed.` and `Noted.`"""
    return bool(_OUTCOME_ALONE.fullmatch(fold(passage.text[:200])))


def _with_introducer(block: Block, decided: tuple[Passage, ...]) -> Iterator[Passage]:
    """A list of decisions without an introducer of its own takes the label as one."""
    if decided[0].label and not decided[0].is_bullet:
        yield from (label for label in block.labels if label_of(label.text) == "decision")
    yield from decided


def _covers(minuted: Sequence[Decision], decided: Sequence[Passage]) -> bool:
    """Whether the minutes hold every decision that stands under `Decision:` too."""
    if not minuted:
        return False
    texts = [_comparable(each.text) for each in minuted]
    if len(decided) == 1 and is_outcome(decided[0]) and any(each.introducer for each in minuted):
        return True  # `Agreed.` above the resolution itself
    printed = [_comparable(each.decision.text) for each in find_decisions(decided, title="", weak=True)]
    return all(any(_alike(one, other) for other in texts) for one in printed)


def _comparable(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip().removeprefix("that ")[:600]


def _alike(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= _SAME
