"""The decisions of one page of the register, with all that their entries show and nothing else loaded."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import Given, NamedVote, PreparedForKeys, Resolution, Vote
from council.models.links import day_in_address, pattern

from .dates import day_in
from .drawing import words_of_decision
from .escaping import as_html, escape
from .source import words_at
from .spoken import html_in, lang_on
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
    "language": "item__meeting__language",
    "committee_language": "item__meeting__committee__language",
}


class Words(NamedTuple):
    """The words of an entry in one language: a page has twenty entries, and looking words up takes time."""

    language: str | None
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
        language,
        kinds=_capital(Resolution.Kind.choices),
        outcomes={value: escape(str(label)) for value, label in Resolution.Outcome.choices},
        options=_capital(NamedVote.Option.choices),
        as_written=escape(_("as written: “{}”")),
        put=escape(_("Moved by {}, seconded by {}.")),
        moved=escape(_("Moved by {}.")),
        seconded=escape(_("Seconded by {}.")),
        vote=escape(_("Vote: {}.")),
        no_figures=escape(_("taken; the minutes give no figures")),
        named=escape(_("The minutes name how members voted:")),
        no_vote=escape(_("The minutes do not state a vote.")),
        reference=escape(_("Reference: {}")),
        own_page=escape(_("This decision on its own page")),
        in_minutes=escape(_("See it in the minutes")),
    )


def _capital(choices: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {value: escape(str(label)[:1].upper() + str(label)[1:]) for value, label in choices}


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
    language: str
    committee_language: str
    vote: Vote | None = None
    sides: list[Side] = field(default_factory=list)

    @property
    def item(self) -> tuple[str, datetime.date, int, str]:
        """What tells its item from others."""
        return (self.committee_slug, self.date, self.sitting, self.item_slug)


class Pages(NamedTuple):
    """The addresses that entries lead to, each but for its last part."""

    committee: str
    councillor: str
    decision: str


def entries(decisions: Iterable[Registered]) -> SafeString:
    """The decisions as entries of the register, those that stand together under an item under one heading."""
    words = _words(get_language())
    pages = Pages(pattern("committee"), pattern("councillor"), pattern("decision"))
    groups = (list(group) for _, group in groupby(decisions, key=attrgetter("item")))
    drawn = "".join(_entry(group, words, pages) for group in groups)
    return mark_safe(drawn)  # noqa: S308 (every word is escaped)


def _entry(group: list[Registered], words: Words, pages: Pages) -> str:
    """The decisions of an item."""
    meeting = _meeting_address(group[0], pages)
    decisions = "".join(_decision(each, meeting, words, pages) for each in group)
    return f'<article class="entry">\n<h3>{_heading(group[0], meeting, words)}</h3>\n{decisions}</article>\n'


def _meeting_address(decision: Registered, pages: Pages) -> str:
    return f"{pages.committee % decision.committee_slug}{day_in_address(decision.date, decision.sitting)}/"


def _heading(first: Registered, meeting: str, words: Words) -> str:
    """The item with its number, and the meeting under it."""
    number = f"{escape(first.item_number)}. " if first.item_number else ""
    lang = lang_on(first.language, words.language)
    committee = html_in(first.committee, first.committee_language, words.language)
    return (
        f'<a href="{meeting}{first.item_slug}/"{lang}>{number}{escape(first.item_title)}</a><span class="kicker">'
        f'<a href="{meeting}">{committee}, {day_in(first.date, words.language)}</a></span>'
    )


def _decision(decision: Registered, meeting: str, words: Words, pages: Pages) -> str:
    lang = lang_on(decision.language, words.language)
    return (
        f'<div class="decision">\n<h4 class="label" id="decision-{decision.pk}">{_label(decision, words)}</h4>\n'
        f"{words_of_decision(decision, escape, lang)}\n{_notes(decision, words, pages)}\n"
        f'<p class="actions">{_ways(decision, meeting, words, pages)}</p>\n</div>\n'
    )


def _label(decision: Registered, words: Words) -> str:
    """The kind and the outcome, as the archive classes them and as the minutes write it."""
    written = html_in(decision.outcome_as_written, decision.language, words.language)
    return (
        f'<span>{words.kinds[decision.kind]}</span> <span class="tag {decision.outcome}">'
        f"{words.outcomes[decision.outcome]}</span>"
        f"{_quiet('span', words.as_written, written) if written else ''}"
    )


def _notes(decision: Registered, words: Words, pages: Pages) -> str:
    """Who put it, the vote as the minutes state it, and its reference, a paragraph each."""
    lines = [_put_by(decision, words, pages), _vote(decision, words), *map(_side, decision.sides)]
    if decision.reference:
        lines.append(_quiet("p", words.reference, escape(decision.reference)))
    return "\n".join(lines)


def _put_by(decision: Registered, words: Words, pages: Pages) -> str:
    mover = _person(decision.moved_by, decision.mover, pages)
    seconder = _person(decision.seconded_by, decision.seconder, pages)
    if mover and seconder:
        return _quiet("p", words.put, mover, seconder)
    if mover or seconder:
        return _quiet("p", words.moved if mover else words.seconded, mover or seconder)
    return ""


def _vote(decision: Registered, words: Words) -> str:
    if decision.vote:
        return _quiet("p", words.vote, as_html(stated(decision.vote, decision.language)) or words.no_figures)
    return _quiet("p", "{}", words.named if decision.sides else words.no_vote)


def _ways(decision: Registered, meeting: str, words: Words, pages: Pages) -> str:
    """The links to its own page and to the lines that it was read from; its first words tell them apart."""
    begins, lang = decision.text.split(None, 8), lang_on(decision.language, words.language)
    voice = f'<span class="aside-voice"{lang}>: {escape(" ".join(begins[:8]))}{"…" if len(begins) > 8 else ""}</span>'
    page = f'<a href="{pages.decision % decision.pk}">{words.own_page}{voice}</a>'
    if not decision.first_line:
        return page
    lines = words_at(meeting, decision.first_line, decision.last_line)
    return f'{page} <a href="{lines}">{words.in_minutes}{voice}</a>'


def _quiet(element: str, words: str, *values: str) -> str:
    """Words with values that are safe."""
    return f'<{element} class="quiet">{words.format(*values)}</{element}>'


def _side(side: Side) -> str:
    return _quiet("p", "{} ({}): {}", side.option, str(len(side.names)), escape(", ".join(side.names)))


def _person(name: str, slug: str | None, pages: Pages) -> str:
    return f'<a href="{pages.councillor % slug}">{escape(name)}</a>' if name and slug else escape(name)


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
