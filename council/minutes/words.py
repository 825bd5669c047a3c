"""The words of a document on the page: white space, quotation marks and dashes made alike."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

LONGEST = 4_000
"""How many characters of one passage the recognisers look at; what is longer is kept but not searched."""

_STRAIGHT = (
    *((sign, "'") for sign in "’‘`´"),
    *((sign, '"') for sign in "“”"),
    *((sign, "-") for sign in "–—‑"),
)
"""For `str.replace`, which passes over a text without the sign much faster than `str.translate` goes through it."""
_HEADING_MARK = re.compile(r"^(?:#{1,6}\s+|(?:> ?)?\[![a-z]{1,20}\][+-]?\s*)")
"""What Markdown puts before a heading and before the head of a box."""
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(<?[^()<>\n]{1,500}(?:\([^()<>\n]{0,100}\)[^()<>\n]{0,200})?>?\)")
_UNSEEN = "\u00ad\u200b\ufeff"
REMEMBERED = 32_768
"""Of how many texts a form is remembered: of all lines of the longest volume, since each room goes through the whole
document and would find nothing of what the one before it remembered of fewer."""


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """The text with single spaces and no characters that nobody sees."""
    if _is_plain(text):
        return text
    if not text.isascii():
        for sign in _UNSEEN:
            text = text.replace(sign, "")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return " ".join(text.replace("&nbsp;", " ").replace("**", "").split())


def _is_plain(text: str) -> bool:
    """Whether the text is in this form already, as most are: of white space only the single space is printable."""
    return (
        text.isprintable()
        and "  " not in text
        and text[:1] != " " != text[-1:]
        and not ("&nbsp;" in text or "**" in text or "](" in text)
    )


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The text in the form in which two spellings of the same words are equal."""
    return straight(plain(text)).casefold()


def straight(text: str) -> str:
    """The text with straight quotation marks and plain hyphens, of the same length."""
    return text.replace("`", "'") if text.isascii() else _straightened(text)


@lru_cache(maxsize=REMEMBERED)
def _straightened(text: str) -> str:
    for sign, plain_sign in _STRAIGHT:
        text = text.replace(sign, plain_sign)
    return text


def one_of(words: str) -> str:
    """`was|were|had` as the pattern `\\b(?:w(?:as|ere)|h(?:ad))\\b`, which of many words is found three times as fast:
    a few letters are held against the beginning of a word, and not each of the words. Each begins with a letter."""
    rests: dict[str, list[str]] = {}
    for word in words.split("|"):
        rests.setdefault(word[0], []).append(word[1:])
    grouped = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return rf"\b(?:{grouped})\b"


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words is in the text: asked before a pattern that costs more."""
    for word in words:  # noqa: SIM110 a loop is half as dear again as `any`, and this is asked most of all
        if word in text:
            return True
    return False


def places_holding(texts: Sequence[str], words: Iterable[str]) -> list[int]:
    """Which of the texts hold one of the words: all are searched at once, which costs less than each for each word."""
    whole = "\n".join(texts)
    ends = list(accumulate(len(text) + 1 for text in texts))
    places: set[int] = set()
    for word in words:
        at = whole.find(word)
        while at >= 0:
            place = bisect_right(ends, at)
            places.add(place)
            at = whole.find(word, ends[place])
    return sorted(places)


def cells(text: str) -> tuple[str, ...]:
    """The parts of a line between its tabs, without the empty ones."""
    if text.startswith(("#", ">", "[")):
        text = _HEADING_MARK.sub("", text)
    if "\t" not in text:
        whole = plain(text)
        return (whole,) if whole else ()
    return tuple(part for part in map(plain, text.split("\t")) if part)


_BEGINNING = 40
_SMALL = b"abcdefghijklmnopqrstuvwxyz"
_CAPITAL = _SMALL.upper()


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals (one lower-case slip in twenty is forgiven)."""
    text = text[:LONGEST]
    if text.isascii():
        signs = text.encode()
        small = len(signs) - len(signs.translate(None, _SMALL))
        capital = len(signs) - len(signs.translate(None, _CAPITAL))
        return small + capital > 2 and capital >= 0.95 * (small + capital)
    beginning = text[:_BEGINNING].encode("ascii", "ignore")
    if len(beginning) - len(beginning.translate(None, _SMALL)) > 0.05 * len(text):
        return False  # its beginning alone has more small letters than are forgiven in the whole
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.95 * len(letters)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a list does."""
    return text.rstrip("\"'”’)").endswith((".", "!", "?", ";", ":"))


_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=[A-Z“\"(‘*•])")
_NO_BREAK = re.compile(
    r"(?:\b(?:Cll?rs?|Crs?|Mr|Mrs|Ms|Dr|St|Nos?|Cmhlr|Revd?|Prof|Counc?|Ald|Capt|paras?|refs?|viz|vs|Sched|Sec|Cty|Dist|[A-Z]))\.$"
)


_LIST_NUMBER = re.compile(r"(?:(?:(?<=[:;–-]\s)|(?<=\bto\s)|(?<=that\s))(?=1\.)|(?<=\s)(?!1\.))(\d{1,2})\.$")
"""`to: 1. Note the report. 2. Agree the plan.`: the number of a limb, whose list begins with 1."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; the dot of `Cllr. Reay` and of an initial ends none."""
    if not ("." in text[:-2] or "?" in text or "!" in text):
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    start = listed = 0
    for match in _SENTENCE_BREAK.finditer(text):
        dot = match.start() + 1
        counted = text[dot - 2 : dot - 1].isdigit() and _LIST_NUMBER.search(text, max(0, dot - 6), dot)
        if counted and int(counted[1]) == listed + 1:
            listed += 1
        elif not _NO_BREAK.search(text[max(0, dot - 8) : dot]):
            found.append((start, match.end()))
            start = match.end()
    return [*found, (start, len(text))]
