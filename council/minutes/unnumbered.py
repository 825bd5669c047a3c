"""Items without numbers, told by their titles: in capitals or bold, or standing ones such as every meeting has.

The titles that every meeting has show how this clerk sets titles: alone on a line, before a colon, in capitals. What
is set alike is a title as well; in plain type it must also read like one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .closing import is_close
from .headings import ends_attendance, heading_of, is_attendance_start
from .introducers import opening
from .kinds import is_usual, kind_of
from .passages import Passage
from .remarks import POST
from .titles import Title, read_title
from .words import ends_sentence, fold, is_capitals

_MOST_WORDS = 14
_BEFORE_FIRST = 12
_ENOUGH_ALIKE = 3
"""Titles set alike, of which one stands in the minutes of every meeting and the others in most."""
_NO_TITLE = re.compile(
    r"""\W*(?:and\s)?(?:
        (?:un)?animously | resolved | resolution | agreed | recommended | decided | decision | noted | actions? | proposed | proposer | moved | seconded | seconder | vote[ds]? | for | against | in\ favour | abst\w+
      | note | date | time | venue | place | location | signed | chair(?:man|woman|person)? | clerk | mayor | q | a | question | answer | reply | response | applicant | ref\.?(?:\ no)? | details
      | proposal | councill?ors? | cllrs? | mrs? | ms | miss | dr | reasons? | conditions? | draft.* | agenda | total | carried | lost | background | contact | ward | parish\ clerk | part\ \w{1,3} | page | present | officers? | members?
      | in\ attendance | appendix | appendices | continued
      | (?:the\ )?(?:clerk|chair\w*|all|(?:cllr|councillor)\.?\ \w+)\ to\ .* | (?:parish\ |town\ )?clerk\s?[:–-]?\ [a-z]+\ [a-z'’-]+ | (?:written\ )?report\ attached\b.*
      | motions?\ (?:passed|carried|failed|lost|defeated|withdrawn)
    )\b\W*(?:\w{1,3})?\W* | \W*motion\ no\b.*""",
    re.VERBOSE,
)
_SMALL = frozenset(
    ["of", "and", "the", "for", "to", "in", "on", "at", "rear", "by", "with", "from", "a", "an"]
)
_TELLS = re.compile(r"\b(?:was|were|had|has|have|is|are|will)\b")
"""`Cheques were approved and drawn:-` above a list is no title."""
_TOLD = re.compile(
    r"\b(?:was|were)\s(?:\w+\s)?(?:approved|agreed|accepted|confirmed|signed|adopted|received|read|noted)\b"
)
"""`Minutes for this meeting were approved` without its stop is no title."""
_OF_A_BODY = re.compile(r"^(?:draft\s)?minutes?\b.*\b(?:council|committee|meeting|parish|panel|board)\b")
_CONTINUED = re.compile(r"\(?\bcont(?:inued|'?d)?\.?\)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A passage that may open an item without a number, and how its title is set."""

    index: int
    title: Title
    style: tuple[str, bool, bool]

    @property
    def is_standing(self) -> bool:
        """Whether the title is one that every meeting has."""
        return kind_of(self.title.text) != "business"

    @property
    def is_set_off(self) -> bool:
        """Whether capitals or bold type set the title off."""
        return self.style[1] or self.style[2]


def unnumbered_titles(passages: Sequence[Passage]) -> list[Heading]:
    """The titles of items, where a document numbers nothing."""
    found = list(_headings(passages))
    styles = Counter(heading.style for heading in found if heading.is_standing)
    if styles.total() == 1:
        styles += Counter(each.style for each in found if each.style in styles and is_usual(each.title.text))
        styles = styles if styles.total() >= _ENOUGH_ALIKE else Counter()
    if styles.total() < 2:
        return []
    kept = [heading for heading in found if _is_title(heading, styles, passages)]
    if not kept:
        return []
    first = next(
        (place for place, each in enumerate(kept) if each.is_standing or is_usual(each.title.text)), 0
    )
    return [*_lead(kept[:first], kept[first], passages), *kept[first:]]


def decided_before(passages: Sequence[Passage], first: int) -> list[Heading]:
    """Titles in capitals above the first number, each with the decision that is taken below it."""
    found = [each for each in _headings(passages[:first]) if each.style[1] and each.title.body is None]
    kept: dict[int, Heading] = {}
    for index in range(found[0].index + 1 if found else first, first):
        above = [each for each in found if each.index < index]
        if not passages[index].marker and opening(passages[index].text, bare=False):
            kept.setdefault(above[-1].index, above[-1])
    return list(kept.values())


def _headings(passages: Sequence[Passage]) -> Iterator[Heading]:
    """Every passage behind the list of those present, and before the close, that has a title."""
    start = _behind_the_list(passages)
    present = passages[start - 1] if start else None
    listing = True
    for index in range(start, len(passages)):
        passage = passages[index]
        if passage.marker or not passage.text:
            continue
        heading = _heading(index, passage)
        listing = listing and not (heading is None and ends_attendance(passage))
        if heading and not start and index < 8 and _OF_A_BODY.search(fold(passage.text[:300])):
            continue
        apart = not listing and _says_who_is_away(passage)
        if heading and (apart or not _belongs_to_the_list(passage, heading, present)):
            yield heading
            listing = listing and not ends_sentence(heading.title.body or "")
        elif index > start and is_close(passage.text) and index > 0.7 * len(passages):
            return


def _behind_the_list(passages: Sequence[Passage]) -> int:
    """The passage after that in which the list of those present begins; 0 where there is none."""
    for index, passage in enumerate(passages[: max(30, len(passages) // 2)]):
        if not passage.marker and is_attendance_start(passage):
            return index + 1
    return 0


def _heading(index: int, passage: Passage) -> Heading | None:
    text = passage.text
    if passage.label and not passage.is_bullet:
        return None
    title = read_title(text, bold=_bold(passage))
    if title is None or len(title.text) < 3 or len(title.text.split()) > _MOST_WORDS:
        return None
    folded = fold(title.text)
    if _NO_TITLE.fullmatch(folded) or _CONTINUED.search(folded):
        return None
    bold = passage.bold or (title.body is not None and 0 < _bold(passage) <= len(title.text) + 2)
    stop = "alone" if title.body is None else _stop(text, title)
    return Heading(index, title, (stop, is_capitals(title.text), bold))


def _bold(passage: Passage) -> int:
    return 0 if passage.bold else passage.lines[0].bold_prefix


def _stop(text: str, title: Title) -> str:
    """What stands between the title and its text: a colon, a full stop, a dash, or nothing."""
    behind = text[len(title.text) :].lstrip()[:1]
    return "-" if behind in "-–—" else (behind if behind in ":.;" else "run on")


def _belongs_to_the_list(passage: Passage, heading: Heading, present: Passage | None) -> bool:
    """`APOLOGIES` over a sentence is part of the list where `PRESENT` stands alone as well, else an item."""
    if not is_attendance_start(passage):
        return False
    read = heading_of(passage.text)
    if read is None or read.status != "apologies" or present is None:
        return True
    listed = heading_of(present.text)
    alone = heading.title.body is None and (heading.is_set_off or not passage.text.rstrip().endswith(":"))
    return not alone or not (listed and listed.rest)


def _says_who_is_away(passage: Passage) -> bool:
    """`Apologies:- Cllr A Reay` and `Clerk: Showed the bills.`, items where prose stands before them and behind the list."""
    read = heading_of(passage.text)
    told = read is not None and read.weak and len(read.rest.split()) > 4 and ends_sentence(read.rest)
    return read is not None and (read.status == "apologies" or told)


def _is_title(heading: Heading, styles: Counter[tuple[str, bool, bool]], passages: Sequence[Passage]) -> bool:
    """Whether it is set as this document sets its titles, and reads like one where plain type sets it."""
    passage, title = passages[heading.index], heading.title.text
    if passage.is_bullet and not (heading.is_set_off and styles[heading.style]):
        return False
    if _TOLD.search(title) and not heading.is_set_off:
        return False
    if heading.is_standing and (len(title.split()) <= 8 or heading.is_set_off):
        return True
    if _TELLS.search(title) and not heading.is_set_off:
        return False
    if not styles[heading.style] and not any(
        heading.is_set_off and heading.style[1:] == each[1:] for each in styles
    ):
        return False
    if heading.is_set_off:
        return not title.endswith((".", ";", ",")) and sum(map(str.isalpha, title)) > 3
    usual = is_usual(title) and len(title.split()) <= 5 and not re.search(r"[\d£]|ed by\b", title)
    return usual or _reads_like_a_title(heading, passages)


def _reads_like_a_title(heading: Heading, passages: Sequence[Passage]) -> bool:
    """`Liaison Meeting` before a sentence, `Hall Roof: The builder had`; neither a name nor an entry of a list."""
    title = heading.title.text
    words = re.findall(r"[^\W\d_][\w’'-]*", title)
    if (
        len(words) > 8
        or "£" in title
        or not all(word[0].isupper() or word.casefold() in _SMALL for word in words)
    ):
        return False
    if heading.style[0] != "alone":
        return heading.style[0] == ":" and len(words) <= 5 and not any(map(str.isdigit, title))
    following = passages[heading.index + 1].text if heading.index + 1 < len(passages) else ""
    before = passages[heading.index - 1].text if heading.index else ""
    last = heading.index + 2 == len(passages) and bool(words) and not POST.search(title)
    cut_short = last and bool(_TELLS.search(following))
    whole = ends_sentence(following) or cut_short
    return (
        len(following.split()) > 5
        and (ends_sentence(before) or before.endswith(":-"))
        and whole
        and not title.endswith(".")
    )


def _lead(lead: Sequence[Heading], first: Heading, passages: Sequence[Passage]) -> list[Heading]:
    """Titles of the meeting's own shortly before the first that every meeting has, with a sentence under each."""
    kept = []
    for heading in lead:
        under = passages[heading.index + 1].text if heading.title.body is None else heading.title.body
        near = first.index - heading.index <= _BEFORE_FIRST
        if near and heading.is_set_off and under.endswith(".") and len(under.split()) > 4:
            kept.append(heading)
    return kept
