"""The numbers of items: every passage of a document that begins with a number, and how that number is made."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import dates_in, may_begin_with_date
from .kinds import is_usual, kind_of
from .making import quickly_made
from .passages import LONE_NUMBER, Passage
from .titles import Title, read_title, title_of_sentence
from .words import is_capitals

_WORD = r"(?:(?:Agenda\ |AGENDA\ )?(?:Item|ITEM)\ (?:(?:No\.?|NO\.?|Number)\ ?)?|(?:Minute|MINUTE|Min\.?|MIN\.?)\ (?:(?:No\.?|NO\.?|[Rr]ef\.?:?)\ ?)?|Ref\.?:?\ (?=\d{1,3}/\d{1,2}/\d{1,2}/))?"
_NUMBER = rf"""
    {_WORD} \*?\ ?
    (?P<number>
        \d{{2}}-\d{{2}}/[A-Z]{{2,5}}/\d{{1,4}}                                    # 26-27/WXA/4
      | [A-Z][A-Z&]{{0,7}} (?!\ 20\d\d[/-]\d\d\b) [\ ./-]{{0,2}} \d{{1,5}} (?: \ ?[/.-]\ ?\d{{1,4}} ){{1,2}}   # PLA207/26, K.58/26, FC/26/33, C 26/051
      | (?:[A-Z]{{1,5}}&[A-Z]{{1,5}}|(?<=\*)[A-Z]{{2,6}}) [\ .]{{0,2}} \d{{1,4}} (?:/\d{{2}})?   # *O&S 12, *DC .09/26
      | \(\d{{2}}[-/]\d{{2}}\)\ ?\d{{1,4}}                                     # (15-16)157
      | \d{{1,5}}-(?:\d{{2}}|\d{{4}})/\d{{1,4}}                                   # 41-25/26, 3-0607/8
      | \d{{1,4}}/\d{{2}}-\d{{1,4}}                                             # 06/24-21
      | \d{{4}}-\d{{1,4}}|0\d\d-\d\d(?!\d)                                                     # 2023-145
      | \d{{1,4}}/\d{{1,4}}/[A-Z]{{1,5}}                                         # 108/19/TC, 25/1/HSC
      | \d{{1,4}}/\d{{2}}[A-Z]{{1,2}}                                            # 1/25X
      | \d{{1,4}}[a-z]/\d{{2}}(?:\d\d)?                                          # 41a/26
      | \d{{1,5}} (?: [/.\\]\d{{1,4}} ){{1,3}}                                    # 31/27, 26.17, 16.01.2
      | \d{{1,5}} (?:/[A-Z]{{1,4}})?                                          # 57, 187/PF
      | [A-Z]\d{{1,3}} (?![\d/])                                              # A31
      | (?!PART\ )[A-Z]{{1,5}} (?:\.\ ?|[\ /-])? \d{{1,4}} (?![\d/])              # TRC 31, PL.17, PL/38, SHP4
      | \(\d{{1,5}}\)                                                       # (152)
    )
    (?P<letter> \ ?[a-z](?![a-z’']) | \.?\([ivx]{{1,4}}\) | \([a-z]\) | \(\d{{1,2}}\) )?
"""
_LETTERED = r"(?P<number> (?:[A-Z]|[IVX]{2,5})(?=[.)]) | \([a-z]\) | [a-z](?=\)) )(?P<letter>(?!))?"
_LABEL = re.compile(_NUMBER + r"\s* (?P<stop>(?:\)\.|[.):/])?) \s* [\#*†‡]?", re.VERBOSE)
_INLINE = re.compile(
    _NUMBER + r"(?P<stop>\)\.|[.):]|/(?=\s+[A-Z])|\ ?[-–—])? \s+ (?:[-–—|]\s+)? (?P<title>[^\s–—-].*)",
    re.VERBOSE | re.DOTALL,
)
_TIGHT = re.compile(
    r"(?P<number>\d{1,3})(?P<letter>(?!))?(?P<stop>\.)\.?(?P<title>[A-Z][A-Za-z].*)", re.DOTALL
)
_STUCK = re.compile(
    r"(?P<number>[A-Z]\d{1,3}|\d{1,2}(?:\.\d{2}){1,2}|\d{1,2}\.\d(?=[A-Z]{3}))(?P<letter>(?!))?(?P<stop>(?!))?(?P<title>(?:[A-Z][a-z]{2}|[A-Z]{3,}\s).*)",
    re.DOTALL,
)
"""`A4Minutes of the last meeting`, where a copy lost what stood between the cells of a table."""
_STUCK_TO_YEAR = re.compile(
    r"(?P<number>(?:[A-Z]{1,6}[ ./]?)?\d{1,4}/\d{2}(?:/\d{2})?|[A-Z]{2,5}[ .]\d{1,3})(?P<letter>(?!))?(?P<stop>(?!))?(?P<title>(?:[A-Z][a-z]{2}|[A-Z]{3}).*)",
    re.DOTALL,
)
"""`NETC 41/24WELCOME AND APOLOGIES`, where the gap of a tab was narrower than a space."""
_DIGIT, _DIGITS = re.compile(r"\d"), re.compile(r"\d+")
_LONGEST_NUMBER = 60
_LONGEST_PREFIX = 16
"""Of letters before the first digit, as in ` *WXABC&DEFGH. 1`, where no word such as `Agenda`, `Item` or `Minute` stands."""
_LETTER_LABEL = re.compile(_LETTERED + r"(?P<stop>[.)]?)\s*", re.VERBOSE)
_LETTER_INLINE = re.compile(_LETTERED + r"(?P<stop>[.)]?) \s+ (?P<title>[A-Z].*)", re.VERBOSE | re.DOTALL)
_ROW = re.compile(r"\||\d{1,3}[a-z]?\.?\s\|\s")
_VALUES = {"I": 1, "V": 5, "X": 10}
_ROMAN = {"i": 1, "v": 5, "x": 10}
_CLOCK = re.compile(r"\s?[ap]\.?m\b|\s?%|\s?(?:hrs|hours)\b")
_LISTED = re.compile(r"\d/\d{2}")
"""`1/01`, the place of an application in the lists before the committee, which belongs to its title."""
_CONTINUED = re.compile(r"\(?\b(?:continued|cont'?d?|contd)\b[.)]*$", re.IGNORECASE)
_DATED = re.compile(r"[A-Z][A-Z. ]{0,8}\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d")
"""`MM 27.08.2026`, which the head of a page says of a monthly meeting, is the day and no number."""
_LETTER_INSIDE = re.compile(r"(?P<before>\d{1,4})(?P<letter>[a-z])(?P<after>/\d{2,4})")
"""`41a/26`, the first part of what is numbered 41 in 2026."""
_PAGES_BELOW = "Transcription"
"""What sites that share documents print above the pages, of which the first begins with its number."""
_PLAIN = re.compile(r"\d{1,5}(?:\.\d{1,4}){0,3}")


@quickly_made
@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may open an item: its number, title, and how it is set.

    `family` says which numbers can follow one another; `titled` is false where a sentence stands behind the number,
    so that only its neighbours can tell that it is an item; `other` is a second number between it and the title.
    """

    index: int
    number: str
    key: tuple[int, ...]
    family: str
    look: tuple[bool, bool, str]
    title: Title
    weight: float
    titled: bool = True
    other: str | None = None

    @property
    def depth(self) -> int:
        """How many parts the number has: 7.1 and 5a have two."""
        return len(self.key)


def candidates(passages: Sequence[Passage], *, openers: frozenset[int]) -> list[Candidate]:
    """Every passage that begins with a number, by itself or before a second one."""
    found = [
        candidate
        for index, passage in enumerate(passages)
        if not (index and passages[index - 1].text == _PAGES_BELOW)
        if (split := _number_and_text(passage))
        for candidate in _candidates(index, passage, *split, marked=index in openers)
    ]
    following = [*found[1:], None][: len(found)]
    return [
        _lighter(each) if _is_listed(each, after) else each
        for each, after in zip(found, following, strict=True)
    ]


def _is_listed(candidate: Candidate, after: Candidate | None) -> bool:
    """Whether nothing is said between this number and the next, as in a list of letters received."""
    return (
        after is not None
        and after.index == candidate.index + 1
        and candidate.title.body is None
        and after.family == candidate.family
        and after.key[:-1] == candidate.key[:-1]
        and after.key[-1] == candidate.key[-1] + 1
    )


def _lighter(candidate: Candidate) -> Candidate:
    return replace(candidate, weight=max(0.1, candidate.weight - 0.5)) if candidate.titled else candidate


def _candidates(
    index: int, passage: Passage, match: re.Match[str], text: str, *, marked: bool
) -> Iterator[Candidate]:
    if _CONTINUED.search(text[-14:]):
        return
    base = _candidate(index, passage, match, text, marked=marked)
    yield base
    if base.family == "A":
        yield from _as_roman(base)
    opens = (text[:1].isdigit() or text[:1].isupper()) and _DIGIT.search(text, 0, _LONGEST_NUMBER)
    inner = _INLINE.fullmatch(text[:1000]) if opens else None
    if inner and _is_second(match, inner):
        rest = inner["title"] + text[1000:]
        first, second = _printed(match), _printed(inner)
        yield _candidate(index, passage, match, rest, marked=marked, other=second)
        yield _candidate(index, passage, inner, rest, marked=marked, other=first)


def _as_roman(candidate: Candidate) -> Iterator[Candidate]:
    """The same passage where `V` counts as five."""
    if not set(candidate.number) - set(_VALUES):
        values = [_VALUES[letter] for letter in candidate.number]
        number = sum(
            -one if after > one else one for one, after in zip(values, [*values[1:], 0], strict=True)
        )
        yield replace(candidate, family="I", key=(number,))


def _is_second(first: re.Match[str], second: re.Match[str]) -> bool:
    """`C048/23 1. APOLOGIES`: another kind of number, with a stop of its own or letters in it."""
    if _family(first) == _family(second) or _is_date(second.group()) or _LISTED.fullmatch(second["number"]):
        return False
    return bool(second["stop"]) or not second["number"].isdigit() or int(second["number"]) < 100


def _candidate(
    index: int, passage: Passage, match: re.Match[str], text: str, *, marked: bool, other: str | None = None
) -> Candidate:
    title = (
        _in_first_cell(passage) or _above_parts(match, text) or read_title(text, bold=_bold(passage, text))
    )
    weight = _weight(passage, title) + (2 if marked and title else 0)
    return Candidate(
        index=index,
        number=_printed(match),
        key=_key(match),
        family=_family(match),
        look=(passage.bold, passage.own_number, (match["stop"] or "").strip()),
        title=title or title_of_sentence(text),
        weight=weight,
        titled=title is not None,
        other=other,
    )


def _in_first_cell(passage: Passage) -> Title | None:
    """`1216/01`, `Apologies` and `Cllr Reay` side by side: a title that every meeting has, and what was said."""
    if not passage.own_number or len(passage.cells) < 2:
        return None
    title, *rest = passage.cells
    known = len(title.split()) <= 10 and (kind_of(title) != "business" or is_usual(title))
    return Title(title, " ".join(rest)) if known else None


def _above_parts(match: re.Match[str], text: str) -> Title | None:
    """`7. Finance 7.1 Accounts for September`: the title ends where the first numbered part of the item begins."""
    if not match["number"].isdigit() or f"{match['number']}.1" not in text[:200]:
        return None
    part = re.search(rf"\s{match['number']}\.1(?:\.1)?[.:]?\s", text[:200])
    if part is None or part.start() < 3 or ". " in text[: part.start() - 2]:
        return None  # what stands before the part is a title and text of its own
    return Title(text[: part.start()].rstrip(" .:-–—"), text[part.start() + 1 :])


def _bold(passage: Passage, text: str) -> int:
    """How many characters of the text are bold from its start, where the rest is not."""
    line = next((line for line in passage.lines if line.bold_prefix), None)
    if line is None or passage.bold:
        return 0
    place = line.text.find(text[:12])
    return max(0, line.bold_prefix - place) if place >= 0 else 0


def _printed(match: re.Match[str]) -> str:
    return plain_number(match["number"]) + (match["letter"] or "").strip(" .")


def _key(match: re.Match[str]) -> tuple[int, ...]:
    letter = (match["letter"] or "").strip(" .()")
    below = (_place(letter, bracketed=")" in match["letter"]),) if letter else ()
    if _has_small(match["number"]) and (inner := _LETTER_INSIDE.fullmatch(match["number"])):
        below = (_place(inner["letter"], bracketed=False),)
    numbers = _DIGITS.findall(match["number"])
    if not numbers:
        if len(match["number"]) > 1 and match["number"].isupper():
            return (0,)
        return (ord(match["number"].strip("()").casefold()) - 96,)
    return (*map(int, numbers), *below)


def _place(letter: str, *, bracketed: bool) -> int:
    """The place of `a`, `(3)` and `(iii)` among those below one number."""
    if letter.isdigit():
        return int(letter)
    if bracketed and not set(letter) - _ROMAN.keys():
        values = [_ROMAN[each] for each in letter]
        return sum(-one if after > one else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return ord(letter[0]) - 96


def _family(match: re.Match[str]) -> str:
    """Numbers of one scheme: all plain ones with their parts, else those of the same shape."""
    if _PLAIN.fullmatch(match["number"]):
        return "plain"
    if not any(map(str.isdigit, match["number"])):
        return "A" if match["number"].isupper() else "(a)"
    number = match["number"]
    if _has_small(number):
        number = _LETTER_INSIDE.sub(r"\g<before>\g<after>", number)
    return _DIGITS.sub("#", number).replace(" ", "")


def _has_small(number: str) -> bool:
    return number != number.upper()


def plain_number(number: str) -> str:
    """The number without brackets and trailing dots; `1.(ii)` keeps those inside it."""
    stripped = number.strip("().: *")
    if ")" in stripped and "(" not in stripped:
        return f"({stripped}"
    return f"{stripped})" if "(" in stripped else stripped


def _number_and_text(passage: Passage) -> tuple[re.Match[str], str] | None:
    text = passage.text
    if passage.marker or not text or "Date Time Venue" in text[:60] or text.endswith(" of The"):
        return None
    if passage.label:
        match = _LABEL.fullmatch(passage.label) or _LETTER_LABEL.fullmatch(passage.label)
        return (match, text) if match else None
    if "|" in text[:8] and _ROW.match(text):
        return _piped(text)
    if len(passage.cells) > 1 and (right := LONE_NUMBER.fullmatch(passage.cells[-1])):
        match = _LABEL.fullmatch(right.group().strip())
        if match and not _PLAIN.fullmatch(match["number"]) and not _is_date(right.group()):
            return match, " ".join(passage.cells[:-1])
    match = _inline(text[:1000])
    if match is None or _is_date(text) or _CLOCK.match(text, match.end("number")):
        return None
    if _DATED.fullmatch(match["number"]):
        return None
    return match, text[match.start("title") :]


def _inline(text: str) -> re.Match[str] | None:
    """`7. Finance`, `7.Finance` and `A. Finance`; asked only where a digit or a stop stands near the beginning."""
    first_digit_before = _LONGEST_NUMBER if text[0] in "AIM" else _LONGEST_PREFIX
    head = text[:first_digit_before]
    if (
        not head.replace(" ", "").isalpha()
        and _DIGIT.search(head)
        and (
            match := _INLINE.fullmatch(text)
            or _TIGHT.fullmatch(text)
            or _STUCK.fullmatch(text)
            or _STUCK_TO_YEAR.fullmatch(text)
        )
    ):
        return match
    near = text[:6]
    return _LETTER_INLINE.fullmatch(text) if "." in near or ")" in near else None


def _piped(text: str) -> tuple[re.Match[str], str] | None:
    """`|1.|Apologies|`, a row of a table in plain text: the number in its first cell, and the rest."""
    parts = [part.strip() for part in text[:1000].strip("|").split("|")]
    match = _LABEL.fullmatch(parts[0]) if len(parts) > 1 else None
    return (match, " ".join(filter(None, parts[1:]))) if match else None


def _is_date(text: str) -> bool:
    """`21 March 2018 at 2.00 pm` begins with a number but is a date."""
    return may_begin_with_date(text) and any(found.start == 0 for found in dates_in(text[:60]))


def _weight(passage: Passage, title: Title | None) -> float:
    if title is None:
        return 0
    standing = kind_of(title.text) != "business"
    set_off = 0.5 * passage.bold + 0.5 * is_capitals(title.text) + 0.5 * passage.own_number
    usual = 0.5 * (not standing and is_usual(title.text))
    return (1 if title.sure else 0.6) + set_off + 1.0 * standing + usual
