"""The people of a meeting: a roster of all listed, and the names met in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .names import is_name, may_be, surname, take_titles
from .passages import Passage
from .values import Attendee, Lines, Mention, Presenter
from .words import LONGEST, fold, holds_any, plain, straight

_NAME = r"(?:(?:[A-ZÀ-Þ]\.?\s?){1,3}\s)?(?:(?:van|der|den|de|di|du|la|le|ap|Mc|Mac|Ó|Ní|O')\s?){0,2}[A-ZÀ-Þ][\w'’]+(?:[-‑][A-ZÀ-Þ]?[\w'’]+)*"
_TITLE = r"(?:(?:County|District|Borough|City|Town|Parish|Cty)\s)?(?:Councillor|Cllr\b\.?|Clr\b\.?|Cr\b\.?(?=\s[A-Z])|Councilor|Counc?\.|Coun(?=\s[A-Z][a-z])|Alderman|CC(?=\s[A-Z]))"
_MENTION = re.compile(
    rf"(?P<title>C(?<=\bC)(?:ouncillor|ll?r\b\.?|r\b\.?|ouncilor|oun\.|oun(?=\s[A-Z][a-z])|C(?=\s[A-Z]))|A(?<=\bA)lderman)\s(?:(?:Mrs|Mr|Ms|Miss|Dr|Sir|Dame|Rev|Revd)\.?\s)?(?P<name>{_NAME}(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}})"
)
"""It begins with its letters, so that it is found fast; `County` before the title is no part of it."""
_MANY = re.compile(
    rf"\b(?:(?:County|District|Borough|City|Town|Parish)\s)?(?:Councillors|Cllrs\b\.?|Aldermen)\s(?P<names>{_NAME}(?:\s[A-ZÀ-Þ][\w'’-]+)?(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_NAME}(?:\s[A-ZÀ-Þ][\w'’-]+)?){{0,30}})"
)
_PLURALS = ("Councillors", "Cllrs", "Aldermen")
_TITLES = ("Councillor", "Cllr", "Clr", "Cr ", "Councilor", "Coun ", "Coun.", "Counc.", "Alderm", "CC")
"""One of these is in every sentence that names somebody by a title."""
_NOT_SURNAMES = frozenset(
    [
        "the",
        "and",
        "had",
        "said",
        "asked",
        "on",
        "in",
        "for",
        "from",
        "chair",
        "chairman",
        "vice",
        "who",
        "declared",
        "moved",
        "left",
        "report",
        "committee",
        "council",
        "that",
    ]
)

_FULL_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?:\s[A-ZÀ-Þ][\w'’.-]*){1,3}"
_POST = r"(?P<post>(?:[A-Z][^,.;:()]{1,90}?)(?:,\s(?:and\s)?[A-Z][^,.;:()]{1,60}?){0,4}?)"
_PRESENTED = re.compile(
    rf"^(?:(?:The\s)?[Rr]eport\sof\s)?(?P<name>{_FULL_NAME}),\s(?:the\s)?{_POST},?\s(?:presented|introduced|gave\sa\spresentation)\b"
)
_PRESENTED_BY = re.compile(
    rf"\b(?:report|presentation|update|item|paper)\b[^.]{{0,80}}?\b(?:was|were)\s(?:presented|introduced|given)\sby\s(?P<name>{_FULL_NAME})(?:,\s(?:the\s)?{_POST}(?=,\s[a-z]|\.|,?\swh|\s(?:on|which|that|to|setting|providing|in)\b|$))?"
)
_PRESENTED_IN_BRACKETS = re.compile(
    rf"^The\s(?P<post>[A-Z][^,.;:()]{{3,90}})\s\((?P<name>{_FULL_NAME})\)\s(?:presented|introduced)\b"
)
_COUNCILLOR_PRESENTED = re.compile(
    rf"^(?P<title>{_TITLE})\s(?P<name>{_NAME}(?:\s[A-ZÀ-Þ][\w'’-]+)?)(?:,\s(?:the\s)?{_POST},?)?\s(?:presented|introduced)\s(?:a|the|his|her)\b"
)
_PRESENTING = ("presented", "introduced", "gave a", "given by")


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody listed in the document, to look names up in."""

    people: tuple[Attendee, ...] = ()
    _by_last_word: dict[str, list[Attendee]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    _by_words: dict[str, str | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The names that were found in the words behind a title: most are met again and again."""

    def __post_init__(self) -> None:
        for each in self.people:
            self._by_last_word.setdefault(_last_word(each.name), []).append(each)

    def name_in(self, words: str) -> str | None:
        """The name without the words that only happen to follow it with a capital."""
        if words not in self._by_words:
            self._by_words[words] = _cut(words, self)
        return self._by_words[words]

    def matching(self, name: str, *, statuses: Iterable[str] | None = None) -> list[Attendee]:
        """Those listed who may be meant by this name."""
        wanted = None if statuses is None else set(statuses)
        return [
            each
            for each in self._by_last_word.get(_last_word(name), ())
            if may_be(each.name, name) and (wanted is None or each.status in wanted)
        ]

    def full_name(self, name: str, *, statuses: Iterable[str] | None = None) -> str | None:
        """The fullest form of the name that the list supports; None when two people may be meant."""
        names = {each.name for each in self.matching(name, statuses=statuses)} | {name}
        longest = max(names, key=len)
        return longest if all(may_be(longest, other) for other in names) else None

    def has_surname(self, name: str) -> bool:
        """Whether somebody listed has that surname."""
        near = self._by_last_word.get(_last_word(name), ())
        return any(surname(each.name) == surname(name) for each in near)


@lru_cache(maxsize=2048)
def _last_word(name: str) -> str:
    words = [word for word in fold(name).replace(".", " ").split() if not word.startswith("(")]
    return words[-1] if words else ""


def mentions_in(passages: Sequence[Passage], roster: Roster, *, said: str) -> Iterator[Mention]:
    """Each councillor named in each passage, once, by name alone; `said` are the words of all of them."""
    for passage in passages if holds_any(said, _TITLES) else ():
        if not holds_any(passage.text, _TITLES):
            continue
        seen: set[str] = set()
        for name in _names_in(straight(passage.text[:LONGEST]), passage.text, roster):
            key = fold(name)
            if key not in seen:
                seen.add(key)
                yield Mention(name, passage.span)


def _names_in(text: str, original: str, roster: Roster) -> Iterator[str]:
    found: list[tuple[int, str]] = []
    for match in _MENTION.finditer(text):
        name = roster.name_in(original[match.start("name") : match.end("name")])
        if name and (match["title"] != "CC" or not roster.people or roster.has_surname(name)):
            found.append((match.start(), name))
    if not holds_any(text, _PLURALS):
        yield from (name for _, name in found)
        return
    for match in _MANY.finditer(text):
        listed = original[match.start("names") : match.end("names")]
        found += [
            (match.start(), name)
            for piece in re.split(r",\sand\s|,\s|\sand\s|\s&\s", listed)
            if (name := roster.name_in(piece))
        ]
    yield from (name for _, name in sorted(found, key=lambda pair: pair[0]))


def _cut(words: str, roster: Roster) -> str | None:
    """`Moss` of `Moss In`: as much as somebody listed is called by, else what can be a name."""
    name, _ = take_titles(plain(words))
    pieces = name.removesuffix("'s").removesuffix("’s").split()
    for size in range(len(pieces), 0, -1):
        candidate = " ".join(pieces[:size])
        if roster.matching(candidate):
            return candidate
    while pieces and pieces[-1].casefold() in _NOT_SURNAMES:
        pieces.pop()
    candidate = " ".join(pieces[:3])
    return candidate if candidate and is_name(candidate) else None


def presenters_in(passages: Sequence[Passage], *, said: str) -> Iterator[Presenter]:
    """`Hannah Pellow, Head of Highways, presented a report`: name and post; `said` are the words of all passages."""
    seen: set[str] = set()
    for passage in passages if holds_any(said, _PRESENTING) else ():
        for presenter in _presenters(passage.text[:LONGEST], passage.span):
            if presenter.name not in seen:
                seen.add(presenter.name)
                yield presenter


def _presenters(text: str, lines: Lines) -> Iterator[Presenter]:
    if not holds_any(text, _PRESENTING):
        return
    for pattern in (_PRESENTED, _PRESENTED_BY, _PRESENTED_IN_BRACKETS, _COUNCILLOR_PRESENTED):
        match = pattern.search(text)
        if match is None:
            continue
        name, _ = take_titles(match["name"].strip(" ."))
        post = match["post"]
        if is_name(name) and name.split()[0] != "The":
            yield Presenter(name, plain(post) if post else None, lines)
            return
