"""Which kind of page a document is, and its parts in the form in which all documents are read on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from council.minutes.bodies import is_council
from council.minutes.closing import is_close, trailer_start
from council.minutes.header import Header
from council.minutes.introducers import opening
from council.minutes.kinds import kind_of
from council.minutes.lines import Document, Line
from council.minutes.outline import Outline, Section
from council.minutes.passages import Passage, read_passages
from council.minutes.portal import UNTITLED
from council.minutes.problems import problem
from council.minutes.values import OtherMeeting, Problem
from council.minutes.volumes import Volume, several_meetings
from council.minutes.words import cells, ends_sentence, fold, plain

from . import cmis, decision_details, issue, item_page, published
from .agenda_text import is_title, proposes, reports, split_title
from .blocks import Block, section_of
from .furniture import cut_text, has_icon, is_furniture, is_notice, without_icons
from .labels import behind_label, has_label, label_of
from .listing import HEAD, listed_blocks
from .named import day_of, heads_page, named_meeting, read_head
from .records import record_passages
from .rows import row_blocks

_PAGE_NAME = re.compile(
    r"(?:printed |browse )?(?:agendas?|decisions?|minutes|rhaglen|agenda|cofnodion|penderfyniadau)"
    r"(?:(?:,? (?:and|a|ac|&) |, )(?:draft |printed )?(?:agenda|decisions?|minutes|chofnodion(?: drafft)?|cofnodion|phenderfyniadau|penderfyniadau|rhaglen)){0,3}"
    r"|draft minutes|cofnodion drafft"
)
_SIGNS = (
    "agenda item", "eitem", "rhif", "issue", "mater -", "manylion", "agenda and", "decisions and minutes", "\ndecision: ", "decision details", "decision maker", "decision status", "key decision", "date of decision",
    "penderfynwr", "meeting details", "meeting summary", "meeting: ", "cyfarfod: ", "minutes:", "cofnodion:", "documents:", "dogfennau", " ref: ", "no. item", "no item", "no. |", "no.\nitem", "no. \nitem", "decision -", "pdf icon pdf", "to confirm the minutes", "to approve as a correct record", "to note any declarations", "to receive any declarations",
)  # fmt: skip
_FRONT_LINES = 120
_FEW_ROWS = 2
_ABOVE_ISSUE = 4
_FIRST_LINES = 8
_HEAD_LINES = 20
_HEAD_LABEL = re.compile(
    r"(?:venue|contact|lleoliad|cyswllt|media|link|webcast|note)\b\s*(?::|$)", re.IGNORECASE
)
_VENUE_OR_CONTACT = re.compile(r"(venue|contact|lleoliad|cyswllt)\s*:", re.IGNORECASE)
_PRINTED = re.compile(
    r"(?:members |councillors |those )?present\b|in attendance\b|(?:draft |unconfirmed )?minutes? of (?!(?:the )?(?:last|previous) meetings?$)(?:the |a )?.{0,80}\bmeeting\b|at a meeting\b"
)
_ROW = re.compile(r"[A-Z][^|]{3,1500}?\s(?:Minutes|Decision|Cofnodion|Penderfyniad):\s[^|]")
_LONGEST_STANDING = 200
_SHORTEST_BROKEN = 25
_FULL_LINE = 60
_MOST_BROKEN = 60
_NAMES = frozenset(("item", "eitem"))
_NUMBERS = frozenset(("no.", "no", "rhif"))


@dataclass(frozen=True, slots=True)
class Page:
    """A web page of a committee system: what it is, its heading, its items, and the furniture around them."""

    kind: str
    header: Header
    volume: Volume
    outline: Outline
    furniture: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_page(document: Document) -> Page | None:
    """The page, when the document is one; None for minutes that are written as a document."""
    if not document.media_type.startswith("text/"):
        return None
    kind = _kind(document.lines)
    if kind is None:
        return None
    page = _READERS[kind](_passages(document.lines))
    return page if page.outline.sections else None


def read_record(document: Document) -> Page | None:
    """A record of one decision by an officer or a member, whose rows have a label and its words."""
    passages = record_passages(document)
    page = _details(passages) if passages else None
    return page if page and page.outline.sections else None


def read_fragment(document: Document) -> Page | None:
    """One item that a copy kept without anything around it: a title that every meeting has, or agenda text."""
    if not document.media_type.startswith("text/") or len(document.lines) > _FRONT_LINES:
        return None
    passages = _passages(document.lines)
    first = passages[0].text if passages else ""
    standing = is_title(first) and kind_of(first) != "business" and len(first.split()) <= 8
    opens = standing or proposes(first) or has_icon(first) or _decides(first)
    if len(passages) < 2 or not opens or day_of(first):
        return None
    return _item(passages)


def _decides(text: str) -> bool:
    """`RESOLVED: That the report be noted.`, with which a copy begins that has lost all above it."""
    found = opening(text)
    return found is not None and found.start == 0 and text[:8].isupper()


def _passages(lines: Sequence[Line]) -> list[Passage]:
    """The paragraphs of a page; a sentence that a copy broke in two is one again."""
    result: list[Passage] = []
    for passage in _without_run_in_labels(read_passages(lines, of_paragraphs=True)):
        if result and _goes_on(result[-1], passage):
            result[-1] = result[-1]._replace(
                text=f"{result[-1].text} {passage.text}",
                lines=result[-1].lines + passage.lines,
                cells=(),
            )
        else:
            result.append(passage)
    return result


def _without_run_in_labels(passages: Sequence[Passage]) -> Iterator[Passage]:
    """`Minutes: Apologies were received.` as the label and the words behind it, but in a flattened table."""
    flattened = _is_flattened(passages)
    for passage in passages:
        run_in = passage.label is None and not flattened and not has_icon(passage.text)
        at = behind_label(passage.text) if run_in else 0
        if at:
            yield passage._replace(text=passage.text[:at].strip(), cells=())
            yield passage._replace(text=passage.text[at:].strip(), cells=())
        else:
            yield passage


def _goes_on(held: Passage, passage: Passage) -> bool:
    first, second = held.lines[-1], passage.lines[0]
    return (
        passage.text[:1].islower()
        and not (passage.label or passage.marker or held.marker)
        and not (second.blank_before and (held.label or len(held.text) < _FULL_LINE or has_icon(held.text)))
        and (first.table, first.row, first.column) == (second.table, second.row, second.column)
        and len(first.text) > _SHORTEST_BROKEN
        and len(held.lines) < _MOST_BROKEN
        and not ends_sentence(held.text)
        and not is_furniture(passage.text)
    )


def _kind(lines: Sequence[Line]) -> str | None:
    """The kind of page by the words that only such a page has, each on a line of its own."""
    if not _has_signs(lines):
        return None
    front = list(islice((_shown(line) for line in lines if line.furniture is None), _FRONT_LINES))
    folded = [fold(text) if len(text) <= 400 else "" for text in front]
    if any(
        decision_details.HEAD.fullmatch(text) and text.startswith(("issue -", "mater -")) for text in folded
    ):
        return "dated" if any(map(_is_dated, front)) else None
    if any(issue.HEAD.fullmatch(text) for text in folded) or any(map(_is_meeting, front)):
        return "issue" if any(_is_meeting(line.text) for line in lines) else "item"
    if any(map(published.HEAD.fullmatch, front)):
        return "published"
    if _has_list_head(folded):
        return "listing"
    if _may_be_details(folded) and decision_details.is_details(read_passages(lines, of_paragraphs=True)):
        return "details"
    if any(map(cmis.HEAD.fullmatch, folded)) and not cmis.TABS.isdisjoint(folded):
        return "cmis"
    if any(map(item_page.is_head, front)) and not _is_below_roll(front, folded):
        return "item"
    return _kind_of_fragment(lines, front)


def _has_signs(lines: Sequence[Line]) -> bool:
    """Whether any word that only such pages have stands anywhere; most documents are through with this."""
    text = "\n".join(line.text for line in lines).casefold()
    return any(sign in text for sign in _SIGNS)


def _shown(line: Line) -> str:
    """The words of a line without the marks of a copy in markdown."""
    return " ".join(cells(line.text)) if len(line.text) <= 400 else line.text


def _is_dated(text: str) -> bool:
    return bool(re.match(r"\d{1,2}/\d{1,2}/\d{4} [-–] \S", text))


def _is_meeting(text: str) -> bool:
    return text[:12].strip().casefold().startswith(("meeting:", "cyfarfod:")) and bool(
        re.search(r"\d/\d{1,2}/\d{4}\s+[-–]", text)
    )


def _may_be_details(folded: Sequence[str]) -> bool:
    return any(
        text.startswith(
            (
                "decision maker",
                "decision status",
                "decision type",
                "is key decision",
                "penderfynwr",
                "date of decision",
            )
        )
        for text in folded
    )


def _has_list_head(folded: Sequence[str]) -> bool:
    return any(HEAD.fullmatch(text) for text in folded) or any(
        first in _NUMBERS and second in _NAMES for first, second in pairwise(folded)
    )


def _kind_of_fragment(lines: Sequence[Line], front: Sequence[str]) -> str | None:
    """A page whose head was lost, by its labels: many items, or one."""
    labels = [_shown(line) for line in lines if ":" in line.text[-6:] and label_of(_shown(line))]
    told = sum(1 for each in labels if each.startswith(("Minutes", "Cofnodion")))
    papers = sum(1 for each in labels if "ocument" in each or "ogfennau" in each)
    icons = any("pdf icon PDF" in text for text in front)
    if _are_rows(lines) or _is_headed(front):
        return "listing"
    if sum(text.startswith("Decision: ") for text in front) > _FEW_ROWS + 1 and not any(
        map(day_of, front[:2])
    ):
        return "listing"
    if _is_printed(front):
        return None
    if icons and not labels and _opens_with_meeting(front):
        return "listing"
    if not (labels or icons):
        return "listing" if _is_agenda_told(front) else None
    if told > 1 or (papers and icons) or ((papers or icons) and sum(map(_is_standing, front)) > 1):
        return "listing"
    if not labels:
        return "listing" if _is_agenda_told(front) else None
    first = [text for text in front if not is_furniture(text)][:_FIRST_LINES]
    last = label_of(_shown(lines[-1])) if lines else None
    opens = next((index for index, text in enumerate(first) if label_of(text)), None)
    if opens is not None and not any(day_of(text) for text in first[:opens] if len(text) < 120):
        return "item"
    return "item" if last == "documents" and len(lines) < _FRONT_LINES else None


def _is_headed(front: Sequence[str]) -> bool:
    """Whether `Agenda and minutes`, the meeting, its venue and whom to ask stand above items whose table lost its head."""
    head = front[:_FIRST_LINES]
    labels = {match[1].casefold() for text in head if (match := _VENUE_OR_CONTACT.match(text))}
    return (
        len(labels) > 1
        and any(_PAGE_NAME.fullmatch(fold(text)) for text in head)
        and any(map(named_meeting, head))
        and any(map(_is_standing, front[len(labels) :]))
    )


def _opens_with_meeting(front: Sequence[str]) -> bool:
    """Whether the copy begins with the line that names the meeting, or with a body above a date, and has linked titles."""
    first = [text for text in front[:_FIRST_LINES] if text][:2]
    if not any("pdf icon PDF" in text and not reports(without_icons(text)) for text in front):
        return False
    return bool(first) and (
        named_meeting(first[0]) is not None or (len(first) > 1 and heads_page(first[0], first[1]))
    )


def _are_rows(lines: Sequence[Line]) -> bool:
    """Whether rows of a table follow each other, `Apologies Minutes: There were none. |`, whose head was lost."""
    rows = [line.text for line in lines if _ROW.match(line.text)]
    ended = sum(1 for line in lines if line.text.rstrip().endswith(" |"))
    if len(rows) > 1 and ended > 1 and rows[0] == lines[0].text:
        return True
    told = [text for text in rows if "Minutes: " in text]
    return len(told) > _FEW_ROWS and all(_has_title(text.partition(" Minutes: ")[0]) for text in told)


def _has_title(text: str) -> bool:
    """`Declaration of Interests Under the Code members are reminded`: what stands in a row before `Minutes:`."""
    title, rest = split_title(text)
    return not reports(text) and (
        proposes(rest or text) or kind_of(title or text) != "business" or is_title(text)
    )


def _is_agenda_told(front: Sequence[str]) -> bool:
    """Whether texts of an agenda, with no number before them, and what was told stand among each other."""
    asked = [text for text in front if proposes(text) and kind_of(text) != "business" and text[:3] == "To "]
    told = next((place for place, text in enumerate(front) if reports(text)), len(front))
    if linked := [
        text for text in front[told:] if "pdf icon PDF" in text and not reports(without_icons(text))
    ]:
        asked += [*linked, *filter(_is_standing, front[:1])]
    numbered = any(re.match(r"\(?\d{1,3}[.)]", text) for text in front[:_HEAD_LINES])
    first = [text for text in front[:_FIRST_LINES] if len(text) < 120 and not text.endswith(".")]
    headed = any(day_of(text) for text in first if not proposes(text))
    torn = bool(asked) and reports(front[0]) and sum(map(_is_standing, front)) > 1
    return (len(asked) > 1 or torn) and not (numbered or headed) and sum(map(reports, front)) > 1


def _is_printed(front: Sequence[str]) -> bool:
    """Whether a list of those present, or the sentence that heads minutes, stands among the first lines."""
    return any(_PRINTED.match(fold(text[:200])) and not has_icon(text) for text in front[:_HEAD_LINES])


def _is_below_roll(front: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether `Agenda item` is no more than the head of a column, below the heading and the roll of printed minutes."""
    if not _is_printed(front):
        return False
    if "agenda item" not in folded:
        return True
    above = front[: folded.index("agenda item")]
    return (
        _is_printed(above)
        and any(_ROLL.match(text) for text in above)
        and sum(map(bool, above)) > _FIRST_LINES
    )


_ROLL = re.compile(r"(?:Attendees|Present|PRESENT|Members|In Attendance|Apologies)\b\s?:?")


def _is_standing(text: str) -> bool:
    """`Apologies for Absence`, a title that every meeting has, with or without a link to a file behind it."""
    if len(text) > _LONGEST_STANDING or reports(text) or kind_of(without_icons(text)) == "business":
        return False
    return has_icon(text) or is_title(text)


def _listing(passages: Sequence[Passage]) -> Page:
    """`Agenda and minutes` of one meeting."""
    place, begins = _list_head(passages)
    front, named = passages[:place], passages[place:begins]
    body, footer = _without_footer(passages[begins:])
    labels = {label for passage in body for label in _labels(passage)}
    labelled = bool(labels & {"minutes", "decision"}) or _page_name(front) in ("agenda", "rhaglen")
    above: Sequence[Passage] = ()
    rules: Sequence[Passage] = ()
    if _is_flattened(body) or any(passage.shown.rstrip().endswith("|") for passage in named):
        blocks, rules = row_blocks(body)
    else:
        blocks, above = listed_blocks(body, labelled=labelled) if body else ([], ())
    head, menus = _sorted_front(front)
    furniture = (*menus, *named, *footer, *rules)
    return _page(
        read_head(list(front)), blocks, passages, head=(*head, *above), furniture=furniture, labels=labels
    )


def _list_head(passages: Sequence[Passage]) -> tuple[int, int]:
    """Where `No. Item` stands, and where the items begin behind it."""
    folded = [fold(passage.text[:80]) if len(passage.text) < 120 else "" for passage in passages]
    for index, text in enumerate(folded):
        if text in _NUMBERS and index + 1 < len(folded) and folded[index + 1] in _NAMES:
            return index, index + 2
        if HEAD.fullmatch(text):
            return index, index + 1
    begins = next((index for index, passage in enumerate(passages) if not _heads(passage)), 0)
    if begins == 0 and len(passages) > _FEW_ROWS and heads_page(passages[0].text, passages[1].text):
        begins = next(
            (index for index, passage in enumerate(passages) if index > 1 and not _heads(passage)), 0
        )
    return begins, begins


def _heads(passage: Passage) -> bool:
    """A line that stands above the items where `No. Item` was lost."""
    text = passage.text
    named = named_meeting(text) or _PAGE_NAME.fullmatch(fold(text[:80])) or is_furniture(passage.shown)
    return bool(named or _HEAD_LABEL.match(text) or is_notice(text))


def _labels(passage: Passage) -> Iterator[str]:
    if label := label_of(passage.text):
        yield label
    elif has_label(passage.text):
        yield from (part for part in ("minutes", "decision") if re.search(_LABEL_WORDS[part], passage.text))


_LABEL_WORDS = {"minutes": r"\b(?:Minutes|Cofnodion):", "decision": r"\b(?:Decisions?|Penderfyniad):"}


def _is_flattened(body: Sequence[Passage]) -> bool:
    """Whether rows of a table lie flattened in lines: labels stand behind other words."""
    within = sum(1 for passage in body if has_label(passage.text) and not label_of(passage.text))
    return within > sum(1 for passage in body if label_of(passage.text))


def _without_footer(body: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[Passage]]:
    """The items without what the page prints below their table."""
    in_table = [index for index, passage in enumerate(body) if passage.lines[0].table is not None]
    end = len(body)
    if in_table and in_table[0] == 0:
        end = in_table[-1] + 1
    while end and is_furniture(body[end - 1].shown) and not cut_text(body[end - 1].text):
        end -= 1
    return body[:end], body[end:]


def _page_name(front: Sequence[Passage]) -> str:
    """`Agenda, decisions and minutes`: what the page calls itself."""
    names = [fold(passage.text) for passage in front if len(passage.text) < 80]
    return next((name for name in reversed(names) if _PAGE_NAME.fullmatch(name)), "")


def _sorted_front(front: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """The heading, and the menus in front of it."""
    start = next(
        (
            index
            for index, passage in enumerate(front)
            if _PAGE_NAME.fullmatch(fold(passage.text[:80])) or named_meeting(passage.text)
        ),
        0,
    )
    head = tuple(passage for passage in front[start:] if not is_furniture(passage.shown))
    kept = {id(passage) for passage in head}
    return head, tuple(passage for passage in front if id(passage) not in kept)


def _item(passages: Sequence[Passage]) -> Page:
    """`Agenda item`."""
    front = item_page.read_front(passages)
    block = item_page.item_block(front, passages)
    labels = {label for passage in passages for label in _labels(passage)}
    return _page(
        front.header,
        [block],
        passages,
        head=front.head,
        furniture=front.furniture,
        labels=labels,
    )


def _issue(passages: Sequence[Passage]) -> Page:
    """`Issue - meetings`."""
    header, block, head, others = issue.read_issue(passages, issue.meeting_lines(passages))
    labels = {label for passage in passages for label in _labels(passage)}
    return _page(
        _of_council(header, passages[:_ABOVE_ISSUE]),
        [block],
        passages,
        head=head,
        labels=labels,
        others=others,
    )


def _details(passages: Sequence[Passage]) -> Page:
    """`Decision details`."""
    read = decision_details.read_details(passages)
    header = _of_council(read.header, passages[:_HEAD_LINES])
    told = [each for each in read.furniture if each.span == header.evidence.get("council")]
    page = _page(
        header,
        [read.block],
        passages,
        head=(*told, *read.head),
        furniture=[each for each in read.furniture if each not in told],
        labels={"decision"},
    )
    return replace(page, kind="decisions" if read.header.date else "other")


def _of_council(header: Header, head: Sequence[Passage]) -> Header:
    """The heading with the council that a line of its own names above the labels."""
    named = next((each for each in head if is_council(each.text) and each.lines[0].table is None), None)
    if header.council or named is None:
        return header
    return replace(header, council=plain(named.text), evidence=header.evidence | {"council": named.span})


def _dated(passages: Sequence[Passage]) -> Page:
    """`Issue - decisions`."""
    read, others = decision_details.read_dated(passages)
    page = _page(
        read.header,
        [read.block],
        passages,
        head=read.head,
        furniture=read.furniture,
        labels={"decision"},
        others=others,
    )
    return replace(page, kind="decisions")


def _cmis(passages: Sequence[Passage]) -> Page:
    """`Meeting Details` of another system."""
    header, blocks, head, furniture = cmis.read_meeting(passages)
    labels = {"minutes"} if any(block.minutes for block in blocks) else set()
    return _page(header, blocks, passages, head=head, furniture=furniture, labels=labels)


def _published(passages: Sequence[Passage]) -> Page:
    """`Decisions published`."""
    header, blocks, facts, above = published.read_published(passages)
    page = _page(header, blocks, passages, head=facts, furniture=above, labels={"decision"})
    return replace(page, kind="decisions")


_READERS = {
    "published": _published,
    "cmis": _cmis,
    "listing": _listing,
    "item": _item,
    "issue": _issue,
    "details": _details,
    "dated": _dated,
}


def _page(
    header: Header,
    blocks: Sequence[Block],
    passages: Sequence[Passage],
    *,
    head: Sequence[Passage],
    labels: set[str],
    furniture: Sequence[Passage] = (),
    others: tuple[OtherMeeting, ...] = (),
) -> Page:
    running = _is_running(blocks)
    sections = [section_of(block, running=running) for block in blocks]
    trailer: tuple[Passage, ...] = ()
    if sections:
        sections[-1], trailer = _without_trailer(sections[-1])
    around = [each for block in blocks for each in (*block.documents, *block.labels, *block.furniture)]
    several = (several_meetings(others),) if others else ()
    return Page(
        kind=_document_kind(sections, labels),
        header=header,
        volume=Volume(passages, (), others, several),
        outline=Outline(header=tuple(head), sections=tuple(sections), trailer=trailer),
        furniture=(*furniture, *around),
        problems=tuple(_problems(blocks)),
    )


def _is_running(blocks: Iterable[Block]) -> bool:
    """Whether the numbers run on through a year (31, 32) or carry one (31/27)."""
    first = next((block.number for block in blocks if block.number), "")
    digits = re.match(r"\D*(\d+)", first)
    return "/" in first or bool(digits and int(digits[1]) > 9)


def _without_trailer(section: Section) -> tuple[Section, tuple[Passage, ...]]:
    """The last item without the close of the meeting."""
    at = trailer_start(section.body)
    if at < len(section.body) and is_close(section.body[at].text):
        return replace(section, body=section.body[:at]), section.body[at:]
    return section, ()


def _document_kind(sections: Sequence[Section], labels: set[str]) -> str:
    if "minutes" in labels:
        return "minutes"
    if "decision" in labels:
        return "decisions"
    return "minutes" if any(section.body for section in sections) else "agenda"


def _problems(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Titles that were lost, and texts that the page cuts off."""
    for place, block in enumerate(blocks, start=1):
        line = block.heading[0].span[0]
        if block.lost:
            yield problem("title_lost", line=line, path=f"items.{place}.title", seen=block.title or UNTITLED)
        if "minutes" in block.cut or "decision" in block.cut:
            cut = next(each for each in block.furniture if "text for" in fold(each.text))
            yield problem("text_truncated", line=cut.span[0], path=f"items.{place}")
