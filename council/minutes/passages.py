"""From lines to passages: printed lines that belong together, with their label and their cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .dates import MONTHS
from .kinds import kind_of
from .lines import Line
from .values import Lines
from .words import cells, ends_sentence, is_capitals, plain

MARKER = re.compile(r"</?(?:AI\d{1,4}|[A-Z][A-Z0-9_]{0,60}_SECTION)>")
_LIST_LABEL = re.compile(
    r"""
      (?P<bullet> [•·\uf0b7▪➢●○Ø§◦*] | - | – | o(?=\t|\s(?:Cllr|Councillor|Mrs?|Ms|Miss|Mayor|Alderman)\b) ) (?: \s+ | (?<=[•·\uf0b7▪➢●]) )
    | (?P<bracket> \( (?: [ivxl]{1,6} | [a-zA-Z] | \d{1,3} ) \) | (?: [ivxl]{1,6} | [a-z] ) \) ) \s*
    | (?P<plain> (?: \d{1,4} | [ivxl]{1,6} | [a-hA-H] ) [.)] ) (?: \s+ | $ )
    """,
    re.VERBOSE,
)
LONE_NUMBER = re.compile(
    r"""
    (?: (?:(?:Agenda|AGENDA)\ )?(?:Item|ITEM)\ (?:(?:No\.?|NO\.?|Number)\ ?)?\d{1,3}[a-z]?[.:]?
      | \d{1,5}[.)] | \d{1,5}[a-z]?\.? | \d{1,3}\ [\#*†‡] | \(\d{1,5}\) | \d{4}-\d{1,4} | \d{1,4}/\d{2}-\d{1,4}\.?
      | \*?[A-Z][A-Z&]{0,7}(?!\ 20\d\d[/-]\d\d\b)[\ ./-]{0,2}\d{1,5}(?:[/-]\d{2,4}){1,2}\.? | [A-Z]{1,5}[\ ./]\d{1,4}(?:/\d{2})? | (?:19|20)\d\d[./]\d{1,3} | \*?(?:[A-Z]{1,5}&[A-Z]{1,5}|(?<=\*)[A-Z]{2,6})[\ .]{0,2}\d{1,4}(?:/\d\d)?
      | Ref\.?:?\ \d{1,3}/\d{1,2}/\d{1,2}/(?:\d\d)?\d\d | \*?\d{1,5}(?:-\d\d)?/\d{2}(?:/\d\d)?\.? | \d{1,3}(?:\.\d{1,3}){1,2}\.? ) \s*
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_LONGEST_NUMBER = 40
SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_AROUND_WORDS = ".,;:!?()[]\"'“”‘’–—"
_LAST_WORD = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)-$")
_NUMBERED_TITLE = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){1,2}\.?|[A-Z]{1,5}[ .]?\d{1,4}/\d{2,4}|\d{1,4}/\d{2}(?:/\d{2})?\.?)\s+[A-Z]"
)
_BARE_TITLE = re.compile(r"\d{1,4}[a-z]?\s+[A-Z][^.;!?]{2,80}")
_ENDS_IN_MONTH = re.compile(rf"\d(?:st|nd|rd|th)?\s(?:{MONTHS}),?$")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?!/)")
_NUMBER_ALONE = re.compile(r"\d{1,4}[.)]")
_WANTS_NUMBER = re.compile(
    r"(?:\b(?:of|at|to|by|than|and|or|minutes?|items?|nos?\.?|paragraphs?|sections?|rules?|is|was|the|in)|[£(,-])$",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?P<number>[A-Z]{1,5}[ .]?\d{1,4}/\d{2}(?:/\d\d)?|\d{1,4}/\d{2}(?:/\d\d)?)\.?\s+(?=(?:[A-Z]\w*|\([a-z]\))\s.{20})"
)
_LONGEST_NUMBER_BEFORE = 14
_LONE_PREFIX = re.compile(r"\*?[A-Z]{1,5}")
_LONGEST_PREFIX = 6
_SAID = frozenset(("NOTED", "NONE", "NIL", "AGREED", "DONE", "END"))
_AFTER_PREFIX = re.compile(r"\d{1,4}(?:/\d{2,4})?\.?")
_LABELLED = re.compile(
    r"(?:date|time|venue|place|location|lleoliad|contact|cyswllt|present|apologies|in attendance|officers?|media|link)\b[^:]{0,20}:\s",
    re.IGNORECASE,
)
_LONGEST_HEADING_LABEL = 40
_MOST_LINES = 300
"""No paragraph runs on for longer; what looks like it is no text of minutes."""
_FEW_RUNS = 3
"""A document of whole paragraphs breaks no more sentences than this, as before a list."""
_BEFORE_TEXT = frozenset("(•·\uf0b7▪➢●○Ø§◦*-–o")
_BULLETS = "•·\uf0b7▪➢●○Ø§◦*-–o"


class Passage(NamedTuple):
    """A paragraph, a list entry, a table cell or a marker, with the lines that it was printed on.

    `label` is the list label as printed; `own_number` says that it stood in a line, a cell or an automatic
    list of its own, so that it is certainly a label and not the first word of a sentence.
    """

    text: str
    lines: tuple[Line, ...]
    label: str | None = None
    own_number: bool = False
    cells: tuple[str, ...] = ()
    marker: str | None = None

    @property
    def span(self) -> Lines:
        """The first and the last line number."""
        return self.lines[0].number, self.lines[-1].number

    @property
    def shown(self) -> str:
        """Label and text."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def bold(self) -> bool:
        """Whether all of it is bold or a heading."""
        for line in self.lines:  # noqa: SIM110 every joined line asks this, and `all` costs twice as much
            if not (line.bold >= 0.6 or line.heading or _is_marked_bold(line.text)):
                return False
        return True

    @property
    def blank_before(self) -> bool:
        """Whether white space stands before it."""
        return self.lines[0].blank_before

    @property
    def is_bullet(self) -> bool:
        """Whether the label only draws attention and does not count."""
        return self.label is not None and self.label in _BULLETS


_passage_of = Passage._make


def _is_marked_bold(text: str) -> bool:
    """`**Adoption of Minutes**`, as Markdown sets bold type."""
    return text.startswith("**") and text.rstrip().endswith("**")


def read_passages(
    lines: Iterable[Line], *, of_paragraphs: bool = False, width: int | None = None
) -> list[Passage]:
    """The passages of the body: wrapped lines joined, lone numbers put to their titles, markers apart.

    `of_paragraphs` says that the format knows paragraphs, so that its lines are joined only where sentence
    after sentence shows that they were broken before; `width` at what length, where that is known.
    """
    body = body_of(lines)
    wrap = print_width(body, of_paragraphs=of_paragraphs) if width is None else width
    return passages_of(body, width=wrap)


def passages_of(body: list[Line], *, width: int) -> list[Passage]:
    """The passages of lines that are all of the body, broken at that width, or not at all where it is 0."""
    return _with_lone_numbers(_joined(_split_markers(body), wrap=width, words=_words_of(body)))


def _words_of(lines: list[Line]) -> frozenset[str]:
    """The words of a document of which some line ends in a hyphen: one of them may be the word broken there."""
    if not any(line.text.endswith("-") for line in lines):
        return frozenset()
    words = " ".join([line.text for line in lines]).casefold().split()
    return frozenset(word.strip(_AROUND_WORDS) for word in words)


def print_width(body: list[Line], *, of_paragraphs: bool) -> int:
    """The width at which a document breaks the lines of its body, or 0 when they are whole paragraphs."""
    printed = bool(body) and body[0].left is not None
    broken = printed or _broken_sentences(body) > (_FEW_RUNS if of_paragraphs else 0)
    return _wrap_width(body) if broken else 0


def body_of(lines: Iterable[Line]) -> list[Line]:
    """The lines that hold something and are no furniture of the page."""
    return [
        line
        for line in lines
        if line.furniture is None and ((line.text and not line.text.isspace()) or line.shown.strip())
    ]


def _broken_sentences(lines: list[Line]) -> int:
    """How many sentences run on from one line to the next, as in print that became a Word or web document."""
    return sum(
        first.table is None
        and second.table is None
        and not second.label
        and second.text.lstrip()[:1].islower()
        and not ends_sentence(first.text)
        for first, second in pairwise(lines)
    )


def _split_markers(lines: Iterable[Line]) -> Iterator[Passage]:
    for line in lines:
        if "<" not in line.text:
            yield _passage(line, line.text)
            continue
        position = 0
        for match in MARKER.finditer(line.text):
            if plain(line.text[position : match.start()]):
                yield _passage(line, line.text[position : match.start()])
            yield Passage("", (line,), marker=match.group())
            position = match.end()
        if plain(line.text[position:]) or (position == 0):
            yield _passage(line, line.text[position:])


def _passage(line: Line, text: str) -> Passage:
    parts = cells(text.removeprefix("> "))
    whole = parts[0] if len(parts) == 1 else " ".join(parts) or ("" if line.label else text.strip())
    if line.label:
        return Passage(whole, (line,), label=line.label.strip(), own_number=True, cells=parts)
    if len(parts) > 1 and LONE_NUMBER.fullmatch(parts[0]):
        return Passage(" ".join(parts[1:]), (line,), label=parts[0], own_number=True, cells=parts[1:])
    if _may_have_label(whole) and (match := _LIST_LABEL.match(whole[:40])) and match.end() < len(whole):
        label = plain(match.group())
        own = bool(parts) and plain(parts[0]) == label
        return Passage(whole[match.end() :], (line,), label=label, own_number=own, cells=parts)
    return _passage_of((whole, (line,), None, False, parts, None))


def _may_have_label(text: str) -> bool:
    """Whether the text begins as a list label does: with a bullet or a bracket, or with a stop near it."""
    near = text[1:7]
    return text[:1] in _BEFORE_TEXT or "." in near or ")" in near


def _wrap_width(lines: list[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines if not line.table)
    if len(lengths) < 3:
        return 0
    printed = lines[0].left is not None
    longest = lengths[int(len(lengths) * 0.95)]
    return longest if printed or longest <= 130 else 0


def _joined(passages: Iterable[Passage], *, wrap: int, words: frozenset[str]) -> Iterator[Passage]:
    held: Passage | None = None
    for passage in passages:
        if held is not None and _continues(held, passage, wrap=wrap):
            text = _glue(held, passage, words)
            held = _passage_of(
                (text, held.lines + passage.lines, held.label, held.own_number, (text,), held.marker)
            )
            continue
        if held is not None:
            yield held
        held = passage
    if held is not None:
        yield held


def _glue(held: Passage, passage: Passage, words: frozenset[str]) -> str:
    """The text of two printed lines; `consulta-` and `tion` are one word if that stands elsewhere in the document."""
    before, after = held.text, passage.text
    if held.lines[-1].text.rstrip().endswith(SOFT_HYPHEN):
        return f"{before}{after}"
    if before.endswith("-") and words and _is_one_word(before, after, words):
        return f"{before[:-1]}{after}"
    joined = before.endswith(("-", "/")) and not before.endswith(" -")
    return f"{before}{after}" if joined else f"{before} {after}"


def _is_one_word(before: str, after: str, words: frozenset[str]) -> bool:
    first, rest = _LAST_WORD.search(before[-60:].casefold()), _WORD.match(after[:60].casefold())
    if not first or not rest or not after[0].islower():
        return False
    return f"{first[1]}{rest[0]}" in words and f"{first[0]}{rest[0]}" not in words


def _continues(held: Passage, passage: Passage, *, wrap: int) -> bool:
    """Whether the second passage is the rest of a paragraph or title that the first one began."""
    first, second = held.lines[-1], passage.lines[0]
    if len(held.lines) >= _MOST_LINES:
        return False
    if not wrap or held.marker or passage.marker or passage.label or first.table != second.table:
        return False
    if first.table and (first.row, first.column) != (second.row, second.column):
        return False
    if len(passage.cells) > 1 or (len(held.cells) > 1 and len(held.lines) == 1 and not held.label):
        return False
    return _runs_on(held, passage, wrap=wrap) and not _begins_anew(held, passage)


def _runs_on(held: Passage, passage: Passage, *, wrap: int) -> bool:
    """Whether the first line is as full, or the second begins so small, that a sentence or title can go on there."""
    first, second = held.lines[-1], passage.lines[0]
    if second.blank_before or first.page != second.page:
        return _runs_over_a_gap(held, passage, wrap=wrap)
    return (
        passage.text[:1].islower()
        or _is_full(first, wrap)
        or held.text.endswith((" and", " the"))
        or _is_title_wrap(held, passage)
        or (held.text.endswith("-") and is_capitals(held.text) and is_capitals(passage.text))
        or (
            _YEAR_FIRST.match(passage.text) is not None and _ENDS_IN_MONTH.search(held.text[-16:]) is not None
        )
    )


def _begins_anew(held: Passage, passage: Passage) -> bool:
    """Whether the type, a number or a label such as `Present:` shows that something else begins."""
    if _is_new_after_title(held, passage) or _opens_with_number(held, passage):
        return True
    if passage.text.startswith(("Part ", "PART ")) and _PART_ALONE.fullmatch(passage.text):
        return ends_sentence(held.text)
    if _INTRODUCER_ALONE.fullmatch(passage.text) or _ends_in_capitals(held, passage):
        return True
    if passage.text[:1] in "TMR" and _CLOSES.match(passage.text):
        return not _LEADS_ON.search(held.text)
    return ":" in passage.text[:_LONGEST_HEADING_LABEL] and bool(_LABELLED.match(passage.text))


_INTRODUCER_ALONE = re.compile(
    r"(?:DECISIONS?|Decisions?|RESOLVED|Resolved|AGREED|RECOMMENDED|NOTED|MOTION|Motion|(?:AMENDMENT|Amendment)(?: \d)?|VOTING|Voting)[:.–-]?"
)
"""`Decision` and `RESOLVED` in a line of their own, below a title as below a sentence."""
_CLOSES = re.compile(
    r"(?:The\s(?:meeting|hearing|Chair(?:man|woman|person)?|Mayor)\s(?:then\s)?(?:was\s)?(?:closed|ended|finished|concluded|rose)\b|Meeting\s(?:closed|ended|finished|concluded)\b|Rising\sat\b|There\sbeing\sno\s(?:further|other)\sbusiness\b)"
)
"""`The Chairman closed the meeting at 9.00pm.` below a date or a place that no stop ends."""
_LEADS_ON = re.compile(r"(?:\b(?:OF|THE|AND|IN|ON|AT|FOR|TO|BY|WITH|COUNCILLORS?|CLLRS?)|[,:;(&–-])$")


def _ends_in_capitals(held: Passage, passage: Passage) -> bool:
    """`POLICY COMMITTEE` above `Town Hall, King Street`: where capitals end in the heading, a name ends."""
    if held.label or not passage.text[:1].isupper() or ": " in held.text or not is_capitals(held.text):
        return False
    words = [word for word in passage.text.split()[:2] if word.isalpha() and len(word) > 1]
    typed = bool(words) and not any(word.isupper() for word in words)
    return typed and len(held.text) < 160 and not _LEADS_ON.search(held.text)


_PART_ALONE = re.compile(r"(?:Part|PART)\s(?:[A-C]|I{1,3}|[1-3]|[Oo]ne|ONE|[Tt]wo|TWO)(?:\s?[-–:(].{0,60})?")
"""`Part B`, the heading of the private items, in a line below a sentence."""


def _opens_with_number(held: Passage, passage: Passage) -> bool:
    """`19.01.7 Correspondence` under a line that is as long as those of a paragraph."""
    text = passage.text
    if not (text[:1].isdigit() or text[:1].isupper()):
        return False
    numbered = _NUMBERED_TITLE.match(text) or (
        ends_sentence(held.text) and (_BARE_TITLE.fullmatch(text) or _NUMBER_ALONE.fullmatch(text))
    )
    return bool(numbered) and not _WANTS_NUMBER.search(held.text[-12:])


def _is_new_after_title(held: Passage, passage: Passage) -> bool:
    """A numbered title set in bold or capitals ends where the type changes."""
    if held.label is None or held.is_bullet:
        return False
    return held.bold != passage.bold or (
        is_capitals(held.text) and not is_capitals(passage.text) and any(map(str.isalpha, passage.text))
    )


def _is_full(line: Line, wrap: int) -> bool:
    return len(line.shown.rstrip()) >= 0.75 * wrap if line.full is None else line.full


def _is_title_wrap(held: Passage, passage: Passage) -> bool:
    if held.label is None or held.is_bullet:
        return False
    both_capitals = is_capitals(held.text) and is_capitals(passage.text)
    return both_capitals or (held.bold and passage.bold)


def _runs_over_a_gap(held: Passage, passage: Passage, *, wrap: int) -> bool:
    """A sentence cut by the end of a page, or by a blank line after every printed line."""
    first, second = held.lines[-1], passage.lines[0]
    if ends_sentence(held.text) or not _is_full(first, wrap):
        return False
    return passage.text[:1].islower() or first.page != second.page


def _with_lone_numbers(passages: Iterable[Passage]) -> list[Passage]:
    """`4.` in a line or cell of its own becomes the label of the title after it, or of the one above it."""
    whole = _with_lone_prefixes(list(passages))
    bare = _bare_numbers(whole)
    if _are_below_titles(whole):
        return _with_numbers_below(whole)
    if before := _numbers_before_text(whole):
        return _with_numbers_of_titles(whole, before)
    if counted := _counts_before_text(whole):
        return _with_counts_of_titles(whole, counted)
    result: list[Passage] = []
    for passage in whole:
        held = result[-1] if result else None
        lone = (held is not None and len(held.text) <= _LONGEST_NUMBER) and (
            _is_lone_number(held) or id(held) in bare or _counts_known_title(held, passage)
        )
        if held is not None and lone and _can_be_numbered(passage, held):
            result[-1] = passage._replace(
                label=held.text or held.label, own_number=True, lines=held.lines + passage.lines
            )
        else:
            result.append(passage)
    return result


def _with_lone_prefixes(passages: list[Passage]) -> list[Passage]:
    """`TRC` and `31`, each on a line of its own before a title, as one number."""
    prefixes = [
        place
        for place, (one, two) in enumerate(pairwise(passages))
        if len(one.text) <= _LONGEST_PREFIX and _are_prefix_and_number(one, two)
    ]
    if len(prefixes) < 2 or len({passages[place].text for place in prefixes}) > 1:
        return passages  # initials of those who are to act stand before the next number as well
    result = list(passages)
    for place in reversed(prefixes):
        one, two = result[place], result[place + 1]
        result[place : place + 2] = [
            two._replace(text=f"{one.text} {two.text}", lines=one.lines + two.lines, cells=())
        ]
    return result


def _are_prefix_and_number(one: Passage, two: Passage) -> bool:
    return (
        bool(_LONE_PREFIX.fullmatch(one.text))
        and one.text not in _SAID
        and not one.label
        and bool(_AFTER_PREFIX.fullmatch(two.text))
        and not two.label
    )


def _counts_known_title(number: Passage, passage: Passage) -> bool:
    """`19` over `Any other business`."""
    bare = number.text.isdigit() and len(number.text) < 4 and not number.label
    return bare and _is_short(passage) and kind_of(passage.text) != "business"


def _bare_numbers(passages: list[Passage]) -> set[int]:
    """The digits alone on their lines, without a dot, that count the titles under them."""
    lone = [
        place
        for place, each in enumerate(passages[:-1])
        if each.text.isdigit() and not each.label and len(each.text) < 6 and not each.marker
    ]
    if len(lone) < 3:
        return set()
    rising = sum(int(passages[b].text) - int(passages[a].text) == 1 for a, b in pairwise(lone))
    titled = sum(_is_short(passages[place + 1]) for place in lone)
    if rising < 0.7 * (len(lone) - 1) or titled < 0.7 * len(lone):
        return set()
    return {id(passages[place]) for place in lone if _is_short(passages[place + 1])}


def _are_below_titles(passages: list[Passage]) -> bool:
    """Whether this document prints the number of an item under its title: title, `PLA209/26`, sentence."""
    above = below = 0
    lone = [len(passage.text) <= _LONGEST_NUMBER and _is_lone_number(passage) for passage in passages]
    for place in range(1, len(passages) - 1):
        if lone[place] and passages[place].lines[0].table is None:
            before, after = _is_short(passages[place - 1]), _is_short(passages[place + 1])
            below += before and not after and not (place > 1 and lone[place - 2])
            above += after and not before
    return below > 1 and below > above


def _numbers_before_text(passages: Sequence[Passage]) -> dict[int, re.Match[str]]:
    """`FC39/14 Apologies were received from`, the number before the text under each title, by its place."""
    found = {
        place: match
        for place, passage in enumerate(passages)
        if place
        and "/" in passage.text[:_LONGEST_NUMBER_BEFORE]
        and (match := _NUMBER_BEFORE.match(passage.text))
        and passage.lines[0].table is None
        and not is_capitals(passage.text[match.end() :])
    }
    titled = [place for place in found if _is_title_above(passages[place - 1])]
    shapes = {re.sub(r"\d+", "#", found[place].group()) for place in titled}
    if len(titled) < 2 or 2 * len(titled) <= len(found) or len(shapes) > 1:
        return {}
    return {place: found[place] for place in titled}


def _counts_before_text(passages: Sequence[Passage]) -> dict[int, str]:
    """`1.` to `9.`, each before the first sentence under a title in capitals, by its place."""
    found: dict[int, str] = {}
    for place, passage in enumerate(passages):
        label = (passage.label or "").rstrip(".")
        if (
            not label.isdigit()
            or int(label) != len(found) + 1
            or not place
            or passage.lines[0].table is not None
        ):
            continue
        above = passages[place - 1]
        told = ends_sentence(passage.text) and len(passage.text.split()) > 5 and not is_capitals(passage.text)
        if told and _is_short(above) and is_capitals(above.text) and len(above.text) > 3:
            found[place] = label
    return found if len(found) >= _FEWEST_COUNTED else {}


_FEWEST_COUNTED = 4


def _with_counts_of_titles(passages: Sequence[Passage], counts: dict[int, str]) -> list[Passage]:
    """The passages with each of those numbers put to the title above its text, which may run over two lines."""
    result: list[Passage] = []
    for place, passage in enumerate(passages):
        if number := counts.get(place):
            title = result.pop()
            while result and _is_line_of_title(result[-1], title):
                upper = result.pop()
                title = upper._replace(text=f"{upper.text} {title.text}", lines=upper.lines + title.lines)
            result.append(title._replace(label=number, own_number=True))
            passage = passage._replace(label=None, own_number=False)
        result.append(passage)
    return result


def _is_line_of_title(upper: Passage, title: Passage) -> bool:
    alike = upper.bold == title.bold and not title.blank_before and not upper.label
    return (
        alike and _is_short(upper) and is_capitals(upper.text) and len(upper.lines) == 1 == len(title.lines)
    )


def _is_title_above(passage: Passage) -> bool:
    return _is_short(passage) and (is_capitals(passage.text) or kind_of(passage.text) != "business")


def _with_numbers_of_titles(passages: Sequence[Passage], numbers: dict[int, re.Match[str]]) -> list[Passage]:
    """The passages with each of those numbers put to the title above its text."""
    result: list[Passage] = []
    for place, passage in enumerate(passages):
        if match := numbers.get(place):
            result[-1] = result[-1]._replace(label=match["number"], own_number=True)
            passage = passage._replace(text=passage.text[match.end() :], cells=())
        result.append(passage)
    return result


def _is_short(passage: Passage) -> bool:
    """Words that may be a title: few, without a stop."""
    text = passage.text
    return (
        bool(text)
        and not passage.label
        and not (text[:1] in "MSC" and _OF_MOTION.match(text))
        and not ends_sentence(text)
        and (len(text.split()) <= 12 or is_capitals(text))
    )


_OF_MOTION = re.compile(
    r"(?:Moved|Seconded) by\b|(?:Motion )?(?:Carried|CARRIED|Defeated|DEFEATED)(?:,? (?:[Uu]nanimously|[Bb]y all)\b.{0,40})?\W*$"
)
"""What stands in the box of a motion and is no title: its movers, and its result."""


def _with_numbers_below(passages: list[Passage]) -> list[Passage]:
    result: list[Passage] = []
    for passage in passages:
        if not (result and _is_lone_number(passage) and _is_short(result[-1])):
            result.append(passage)
            continue
        title = result.pop()
        while (
            result
            and not title.blank_before
            and is_capitals(title.text)
            and _is_short(result[-1])
            and is_capitals(result[-1].text)
        ):
            title = result[-1]._replace(
                text=_glue(result[-1], title, frozenset()), lines=result.pop().lines + title.lines
            )
        result.append(
            title._replace(
                label=passage.text or passage.label, own_number=True, lines=title.lines + passage.lines
            )
        )
    return result


def _can_be_numbered(passage: Passage, number: Passage) -> bool:
    """In a table the number belongs to the cell beside it, elsewhere to what follows."""
    if passage.marker or passage.label is not None:
        return False
    cell, beside = number.lines[-1], passage.lines[0]
    return cell.table is None or (cell.table, cell.row) == (beside.table, beside.row)


def _is_lone_number(passage: Passage) -> bool:
    """A number on its own: with a dot or a stroke anywhere, bare only as a cell of a table."""
    number = passage.text or passage.label or ""
    if len(number) > _LONGEST_NUMBER or passage.marker or not _DIGIT.search(number):
        return False
    if not LONE_NUMBER.fullmatch(number):
        return False
    return passage.lines[0].table is not None or not (passage.text or "").isdigit()
