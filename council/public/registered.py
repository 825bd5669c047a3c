"""The decisions of one page of the register, with all that their entries show and nothing else loaded."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import Given, NamedVote, PreparedForKeys, Resolution, Vote
from council.models.links import address

from .dates import day
from .source import anchor
from .wording import stated

_COLUMNS = {
    "pk": "pk",
    "text": "text",
    "parts": "parts",
    "introducer": "introducer",
    "kind": "kind",
    "outcome": "outcome",
    "outcome_as_written": "outcome_as_written",
    "moved_by": "moved_by_as_written",
    "mover": "mover__slug",
    "seconded_by": "seconded_by_as_written",
    "seconder": "seconder__slug",
    "reference": "reference",
    "first_line": "first_line",
    "last_line": "last_line",
    "item_slug": "item__slug",
    "item_number": "item__number",
    "item_title": "item__title",
    "date": "item__meeting__date",
    "sitting": "item__meeting__sitting",
    "committee_slug": "item__meeting__committee__slug",
    "committee": "item__meeting__committee__name",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an entry in one language: a page has twenty entries, and looking words up takes time."""

    kinds: dict[str, str]
    outcomes: dict[str, str]
    options: dict[str, str]
    as_written: str
    put: str
    moved: str
    seconded: str
    vote: str
    no_figures: str
    named: str
    no_vote: str
    reference: str
    own_page: str
    in_minutes: str


@lru_cache
def _words(language: str | None) -> Words:
    """The words in the language that is spoken now."""
    return Words(
        kinds=_capital(Resolution.Kind.choices),
        outcomes={value: str(label) for value, label in Resolution.Outcome.choices},
        options=_capital(NamedVote.Option.choices),
        as_written=_("as written: “{}”"),
        put=_("Moved by {}, seconded by {}."),
        moved=_("Moved by {}."),
        seconded=_("Seconded by {}."),
        vote=_("Vote: {}."),
        no_figures=_("taken; the minutes give no figures"),
        named=_("The minutes name how members voted:"),
        no_vote=_("The minutes do not state a vote."),
        reference=_("Reference: {}"),
        own_page=_("This decision on its own page"),
        in_minutes=_("See it in the minutes"),
    )


def _capital(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {value: str(label)[:1].upper() + str(label)[1:] for value, label in choices}


class Side(NamedTuple):
    """Those whom the minutes name as voting one way: the option, and their names as written."""

    option: str
    names: list[str]


@dataclass(slots=True, kw_only=True)
class Registered:
    """A decision as the register shows it."""

    pk: int
    text: str
    parts: list[dict[str, str]]
    introducer: str
    kind: str
    outcome: str
    outcome_as_written: str
    moved_by: str
    mover: str | None
    seconded_by: str
    seconder: str | None
    reference: str
    first_line: int | None
    last_line: int | None
    item_slug: str
    item_number: str
    item_title: str
    date: datetime.date
    sitting: int
    committee_slug: str
    committee: str
    vote: Vote | None = None
    sides: list[Side] = field(default_factory=list)

    @property
    def meeting_address(self) -> str:
        """The page of the meeting."""
        second = f"-{self.sitting}" if self.sitting > 1 else ""
        return address("meeting", self.committee_slug, f"{self.date:%Y-%m-%d}{second}")

    @property
    def item_address(self) -> str:
        """The page of the item."""
        return f"{self.meeting_address}{self.item_slug}/"

    @property
    def heading(self) -> SafeString:
        """The item with its number, and the meeting under it."""
        return format_html(
            '<a href="{}">{}{}</a><span class="kicker"><a href="{}">{}, {}</a></span>',
            self.item_address,
            f"{self.item_number}. " if self.item_number else "",
            self.item_title,
            self.meeting_address,
            self.committee,
            day(self.date),
        )

    @property
    def label(self) -> SafeString:
        """The kind and the outcome, as the archive classes them and as the minutes write it."""
        words = _words(get_language())
        return format_html(
            '<span>{}</span> <span class="tag {}">{}</span>{}',
            words.kinds[self.kind],
            self.outcome,
            words.outcomes[self.outcome],
            _quiet("span", words.as_written, self.outcome_as_written) if self.outcome_as_written else "",
        )

    @property
    def notes(self) -> SafeString:
        """Who put it, the vote as the minutes state it, and its reference, a paragraph each."""
        words = _words(get_language())
        lines = [self._put_by(words), self._vote(words), *(_side(side) for side in self.sides)]
        if self.reference:
            lines.append(_quiet("p", words.reference, self.reference))
        return mark_safe("\n".join(lines))  # noqa: S308 (each line is escaped)

    def _put_by(self, words: Words) -> str:
        mover, seconder = _person(self.moved_by, self.mover), _person(self.seconded_by, self.seconder)
        if mover and seconder:
            return _quiet("p", words.put, mover, seconder)
        if mover or seconder:
            return _quiet("p", words.moved if mover else words.seconded, mover or seconder)
        return ""

    def _vote(self, words: Words) -> str:
        if self.vote:
            return _quiet("p", words.vote, stated(self.vote) or words.no_figures)
        return _quiet("p", "{}", words.named if self.sides else words.no_vote)

    @property
    def ways(self) -> SafeString:
        """The links to its own page and to the lines that it was read from; its first words tell them apart."""
        words, begins = _words(get_language()), self.text.split(None, 8)
        beginning = " ".join(begins[:8]) + ("…" if len(begins) > 8 else "")
        link = '<a href="{}">{}<span class="aside-voice">: {}</span></a>'
        page = format_html(link, address("decision", self.pk), words.own_page, beginning)
        if not self.first_line:
            return page
        name = anchor(self.first_line, self.last_line)
        lines = f"{self.meeting_address}source/?lines={name[1:]}#{name}"
        return format_html("{} {}", page, format_html(link, lines, words.in_minutes, beginning))


def _quiet(element: str, words: str, *values: Any) -> SafeString:
    return format_html(f'<{element} class="quiet">{words}</{element}>', *values)  # words of our own


def _side(side: Side) -> SafeString:
    return _quiet("p", "{} ({}): {}", side.option, len(side.names), ", ".join(side.names))


def _person(name: str, slug: str | None) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', address("councillor", slug), name) if name and slug else name


def _rows(keys: list[Given]) -> Any:
    rows = Resolution.objects.published().filter(pk__in=keys).order_by()
    return rows.values_list(*_COLUMNS.values())


_DECISIONS = PreparedForKeys(_rows)
_VOTES = PreparedForKeys(lambda keys: Vote.objects.published().filter(resolution__pk__in=keys))
_NAMED = PreparedForKeys(
    lambda keys: (
        NamedVote.objects.published()
        .filter(resolution__pk__in=keys)
        .order_by("pk")
        .values_list("resolution_id", "option", "name_as_written")
    )
)


def registered(keys: list[int], *, named: Iterable[int] = ()) -> list[Registered]:
    """The public decisions of these keys in their order, with the votes that the minutes state; `named` are
    those whose minutes name how members voted."""
    rows = (dict(zip(_COLUMNS, row, strict=False)) for row in _DECISIONS(keys))
    found = {row["pk"]: Registered(**row) for row in rows}
    for vote in _VOTES(keys):
        if vote.resolution_id in found:
            found[vote.resolution_id].vote = vote
    for key, sides in _sides(named).items():
        if key in found:
            found[key].sides = sides
    return [found[key] for key in keys if key in found]


def _sides(keys: Iterable[int]) -> dict[int, list[Side]]:
    """The names by option, in the order of the options."""
    names: dict[int, dict[str, list[str]]] = {}
    for key, option, name in _NAMED(keys):
        names.setdefault(key, {}).setdefault(option, []).append(name)
    options = _words(get_language()).options
    return {
        key: [Side(words, by[option]) for option, words in options.items() if option in by]
        for key, by in names.items()
    }
