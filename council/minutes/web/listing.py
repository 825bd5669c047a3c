"""`Agenda and minutes`: the items of one meeting one below the other, numbered or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from council.minutes.chains import choose
from council.minutes.kinds import kind_of
from council.minutes.names import take_titles
from council.minutes.numbering import Candidate, candidates, plain_number
from council.minutes.passages import Passage
from council.minutes.words import ends_sentence, fold, is_capitals

from .agenda_text import first_sentence, is_title, names_a_paper, proposes, reports
from .blocks import Block, block_of, wants_done
from .furniture import has_icon, is_furniture, without_icons
from .labels import label_of

HEAD = re.compile(
    r"(?:\|\s?)?(?:note\s*\|?\s*)?(?:no\.?|number|rhif\.?)\s*\|?\s*(?:item|eitem)\b[\s|]*|(?:no\.?|rhif\.?)\s*\|\s*(?:item|eitem)\b[\s|]*",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"(?P<number>\*?[A-Z]{0,5}[\s/.]?\d{1,5}(?:[/.-]\d{1,4}){0,2}(?:/[A-Za-z]{2,8})?(?:[a-z]|\.?\((?:[ivx]{1,4}|[a-z])\))?)[.)]?",
    re.ASCII,
)
_NUMBER_AND_TITLE = re.compile(r"(?P<number>\d{1,5}[a-z]?)\.?\s+(?P<title>\S.*)", re.DOTALL)
_NUMBER_IN_FRONT = re.compile(
    r"(?P<number>(?:[A-Z]{1,4}[ /.-]?)?\d{1,4}(?:/\d{2,4})?)\s?(?:[-–—:.]\s?|\s)(?=\S)", re.IGNORECASE
)
_FAR_APART = 3
_LITTLE_WORD = 3
_MOST_IN_CELL = 4
_STANDING = re.compile(
    r"(?:an )?apolog(?:y|ies)\b.{0,60}\b(?:was|were) (?:received|submitted|reported)"
    r"|there were no (?:declarations?|questions?|apologies|petitions?|urgent|items? of urgent|public)\b|no (?:declarations?|questions?|apologies) (?:of|were|had)\b"
    r"|(?:consideration was given to )?the minutes of the (?:last |previous )?meetings?\b"
)


def listed_blocks(passages: Sequence[Passage], *, labelled: bool) -> tuple[list[Block], Sequence[Passage]]:
    """The items below `No. Item`, and headings such as `PART 1` before the first of them."""
    passages = with_numbers(passages)
    starts = numbered_starts(passages)
    if starts and _are_titles_again(passages, starts):
        starts = []
    if labelled:
        starts = sorted({*starts, *_labelled_starts(passages)})
    if len(starts) < 2 and not (starts and starts[0] == 0):
        return list(_unnumbered(passages, labelled=labelled)), ()
    above = passages[: starts[0]]
    told = any(label_of(passage.text) or passage.text.endswith(".") for passage in above)
    blocks = list(_unnumbered(above, labelled=labelled)) if told else []
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(passages)
        blocks.append(_numbered(passages[start], passages[start + 1 : end], labelled=labelled))
    return blocks, () if told else above


def _are_titles_again(passages: Sequence[Passage], starts: Sequence[int]) -> bool:
    """Whether what is numbered is the title again, `78/21 – URGENT BUSINESS: None.` below `Urgent Business:`."""
    again = [each for each in starts if _title_again(passages[max(0, each - 3) : each], passages[each])]
    return len(again) > 1 and 2 * len(again) >= len(starts)


def _title_again(above: Sequence[Passage], passage: Passage) -> bool:
    """`MINUTES: The minutes were approved.` below `Minutes: pdf icon PDF 61 KB` and what the agenda says of them."""
    text = _NUMBER_IN_FRONT.sub("", fold(passage.text[:200]))
    titles = (fold(without_icons(each.text)).rstrip(":. ") for each in above if is_title(each.text))
    return any(len(title) > 3 and text.startswith(title) for title in titles)


def with_numbers(passages: Sequence[Passage]) -> list[Passage]:
    """A number in a line of its own, such as `15/53/Plan`, put to the title below it."""
    result: list[Passage] = []
    for passage in passages:
        held = result[-1] if result else None
        if held and held.text == "*" and not held.label:  # the column "Note", whose star says who may decide
            result[-1] = passage._replace(lines=held.lines + passage.lines)
        elif held and _is_number(held) and passage.label is None and not label_of(passage.text):
            lines = held.lines + passage.lines
            result[-1] = passage._replace(label=held.text, own_number=True, lines=lines)
        else:
            result.append(passage)
    return result


def _is_number(passage: Passage) -> bool:
    return passage.label is None and len(passage.text) <= 20 and bool(_OWN_NUMBER.fullmatch(passage.text))


def numbered_starts(passages: Sequence[Passage]) -> list[int]:
    """The passages with a number of their own, else those with one before a title, that make the longest chain."""
    shown = [_as_title(passage) for passage in passages]
    found = [
        each
        for each in candidates(shown, openers=frozenset())
        if not (shown[each.index].is_bullet or _is_lettered_report(shown[each.index]))
    ]
    apart = choose([each for each in found if shown[each.index].own_number], shown)
    every = choose(found, shown)
    if len(every) < 3 or not _standing(every, shown):
        every = []
    chain = max((apart, every), key=lambda each: (_begins(each), _standing(each, shown)))
    return [each.index for each in chain]


def _is_lettered_report(passage: Passage) -> bool:
    """`a) Councillor Moss declared a personal interest.`, one of several things told under one title."""
    label = passage.label or ""
    return label.strip("()").isalpha() and not passage.own_number and reports(passage.text)


def _labelled_starts(passages: Sequence[Passage]) -> Iterator[int]:
    """Titles under a number in a line of its own, straight above `Minutes:`, in whatever order the page has them."""
    for index, (passage, after) in enumerate(pairwise(passages)):
        numbered = passage.own_number and not passage.is_bullet and not reports(passage.text)
        if numbered and label_of(after.text) in ("minutes", "decision"):
            yield index


def _begins(chain: Sequence[Candidate]) -> bool:
    return bool(chain) and chain[0].index == 0


def _standing(chain: Sequence[Candidate], passages: Sequence[Passage]) -> int:
    """How many titles of the chain every meeting has."""
    return sum(kind_of(passages[each.index].text) != "business" for each in chain)


def _as_title(passage: Passage) -> Passage:
    """The passage as the chain of numbers looks at it: no link, no full stop, and a number that it knows."""
    text = without_icons(passage.text).rstrip(" .;,")
    label = (
        re.sub(r"(?<=\d)/[A-Za-z]{2,8}$|^[A-Z]{1,5}[\s/]?(?=\d+$)", "", passage.label)
        if passage.label
        else None
    )
    return passage._replace(text=text, label=label)


def _numbered(heading: Passage, body: Sequence[Passage], *, labelled: bool) -> Block:
    split = _NUMBER_AND_TITLE.fullmatch(heading.text) if heading.label is None else None
    number = split["number"] if split else plain_number(heading.label or "")
    title = without_icons(split["title"] if split else heading.text)
    return block_of(number or None, title, (heading,), body, labelled=labelled)


def _unnumbered(passages: Sequence[Passage], *, labelled: bool) -> Iterator[Block]:
    """Items whose numbers, and often whose titles, were lost."""
    starts = _title_starts(passages)
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(passages)
        yield _with_number_below(untitled_or_titled(None, passages[start:end], labelled=labelled))


def _with_number_below(block: Block) -> Block:
    """The item with the number that the minutes have where they say its title again: `78/21 – URGENT BUSINESS: None.`"""
    for passage in (*block.agenda, *block.minutes) if block.number is None else ():
        number = _NUMBER_IN_FRONT.match(passage.shown[:40])
        if number and _title_again(block.heading, passage):
            return replace(block, minute_number=number["number"])
    return block


def untitled_or_titled(number: str | None, passages: Sequence[Passage], *, labelled: bool) -> Block:
    """The item that these passages make: titled by its first line, unless that is a sentence or a label."""
    first = passages[0]
    if _is_heading(first):
        split = _NUMBER_AND_TITLE.match(without_icons(first.text)) if number is None else None
        title = split["title"] if split else without_icons(first.text)
        number = number or (split["number"] if split else None)
        return block_of(number, title, (first,), passages[1:], labelled=labelled)
    title = first_sentence(first.text) if proposes(first.text) and not label_of(first.text) else ""
    block = block_of(number, title, (first,), passages, labelled=labelled, lost=True)
    return replace(block, title=title or "")


def _is_heading(passage: Passage) -> bool:
    text = without_icons(passage.text)
    if label_of(passage.text) or passage.is_bullet:
        return False
    return has_icon(passage.text) or bool(passage.own_number) or is_title(text)


def _title_starts(passages: Sequence[Passage]) -> list[int]:
    starts: list[int] = []
    told = False
    in_documents = False
    for index, passage in enumerate(passages):
        label = label_of(passage.text)
        in_documents = label == "documents" or (in_documents and not label and _lists_a_document(passage))
        ended = not starts or ends_sentence(passages[index - 1].text) or has_icon(passages[index - 1].text)
        apart = bool(starts) and _blank_lines(passages[index - 1], passage)
        may_open = not label and (ended or apart > 1) and not in_documents
        cell = index and (
            _are_cells(passages[index - 1 : index + 1]) or _are_cells(passages[index : index + 2])
        )
        far = apart >= _FAR_APART and not (cell or _is_remark(passage.text))
        again = bool(starts) and (
            _goes_on_about_minutes(passages[starts[-1]], passage)
            or (
                bool(_NUMBER_IN_FRONT.match(passage.shown[:40]))
                and _title_again(passages[starts[-1] : starts[-1] + 1], passage)
            )
        )
        set_off = far or (apart > 1 and not cell and _is_title_over_text(passages[index : index + 2]))
        asks = apart > 1 and _is_title_over_agenda(passages[index : index + 2])
        opens = (asks and (told or far)) or _opens(passage, told=told, apart=set_off)
        if index == 0 or (may_open and not again and opens):
            starts.append(index)
            told = False
        told = told or label == "minutes" or bool(not label and reports(passage.text))
    return starts


def _is_title_over_text(passages: Sequence[Passage]) -> bool:
    """`Licensing Act 2003 - Review of Licensing Policy` above `The Head of Environment submitted a report.`"""
    if len(passages) < 2 or ends_sentence(passages[0].text) or not ends_sentence(passages[1].text):
        return False
    if _blank_lines(passages[0], passages[1]) > 1:
        return False  # a heading within what was told stands as far from its text as from what is above it
    words = [word for word in passages[0].text.split() if len(word) > _LITTLE_WORD]
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 2 and 4 * capital >= 3 * len(words) and reports(passages[1].text)


def _is_title_over_agenda(passages: Sequence[Passage]) -> bool:
    """`Election of the Chair` straight above `To receive nominations.`, which opens an item whatever it is about."""
    if len(passages) < 2 or _blank_lines(*passages) > 1 or is_furniture(passages[0].text):
        return False
    title = passages[0].text.removesuffix(":")
    if passages[0].is_bullet or passages[0].label or title.startswith("That ") or ends_sentence(title):
        return False
    return is_title(title) and not (reports(title) or wants_done(title)) and proposes(passages[1].text)


def _is_remark(text: str) -> bool:
    """`(24 voting for and 20 against)`, which stands apart and is no title."""
    return text.startswith("(") and text.endswith((")", ")."))


def _goes_on_about_minutes(start: Passage, passage: Passage) -> bool:
    """`The minutes of the last meeting were taken as read` under a title about them, behind something else that was told."""
    return (
        kind_of(without_icons(start.text)) == "previous_minutes"
        and reports(passage.text)
        and "minutes" in fold(passage.text[:40])
        and bool(_STANDING.match(fold(passage.text[:200])))
    )


def _are_cells(passages: Sequence[Passage]) -> bool:
    """`2026/27 Budget` above `2027/28 Budget`: the cells of a table, of which none has a text below it."""
    if len(passages) < 2 or any(has_icon(each.text) or label_of(each.text) for each in passages):
        return False
    first, second = (each.text for each in passages)
    return kind_of(first) == "business" and all(
        len(text.split()) <= _MOST_IN_CELL
        and is_title(text)
        and not (reports(text) or names_a_paper(text) or ends_sentence(text))
        for text in (first, second)
    )


def _blank_lines(before: Passage, passage: Passage) -> int:
    """How many lines a plain text leaves empty between the two; a title that is lost leaves more than others."""
    return passage.lines[0].number - before.lines[-1].number - 1 if passage.lines[0].blank_before else 0


def _lists_a_document(passage: Passage) -> bool:
    return passage.is_bullet or not reports(passage.text)


def _opens(passage: Passage, *, told: bool, apart: bool) -> bool:
    """A title with a link, a standing title, a new text of the agenda, a standing sentence, or any title far apart."""
    text = without_icons(passage.text)
    if is_furniture(text) or passage.is_bullet or passage.label or text.startswith("That "):
        return False
    folded = fold(text[:200])
    if has_icon(passage.text):
        return not reports(text) or is_title(text)
    if is_title(text) and len(text.split()) <= 18 and (kind_of(text) != "business" or is_capitals(text)):
        return not (reports(text) or wants_done(text))
    if told and apart and is_title(text) and not text.endswith((":", ",", ";")):
        return not (reports(text) or wants_done(text) or take_titles(text)[1])
    if told and apart and proposes(text) and not reports(text.partition(". ")[0]):
        return True
    return told and (bool(re.match(r"to\s[a-z]+\b", folded)) or bool(_STANDING.match(folded)))
