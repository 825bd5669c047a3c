"""Draws what minutes record of a committee or a councillor as lines of a list, of a councillor with the way to the
words in the minutes."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import NamedVote, Resolution
from council.models.links import day_in_address, pattern

from .dates import day_in
from .escaping import escape
from .record_of import Where
from .source import words_at
from .spoken import html_in, lang_on
from .wording import beginning

Row = tuple[Any, ...]


class Words(NamedTuple):
    """What stands on these lines in one language, and the addresses there; looked up once."""

    language: str | None
    decision: str
    committee: str
    moved: str
    seconded: str
    moved_and_seconded: str
    see: str
    the_decision: str
    written: str
    outcomes: dict[str, str]
    options: dict[str, str]


@lru_cache(maxsize=16)
def _words(language: str | None, under: str) -> Words:
    return Words(
        language,
        decision=pattern("decision"),
        committee=pattern("committee"),
        moved=escape(_("Moved")),
        seconded=escape(_("Seconded")),
        moved_and_seconded=escape(_("Moved and seconded")),
        see=escape(_("See it in the minutes")),
        the_decision=escape(_("The decision: %(outcome)s.")),
        written=escape(_("Written “%(written)s”.")),
        outcomes={key: escape(str(label)) for key, label in Resolution.Outcome.choices},
        options={key: escape(capfirst(str(label))) for key, label in NamedVote.Option.choices},
    )


def _spoken() -> Words:
    return _words(get_language(), get_script_prefix())


def decisions_put(rows: Iterable[Row], councillor: int) -> SafeString:
    """Decisions that a councillor moved or seconded."""
    words = _spoken()
    return _list(_decision(words, councillor, *row) for row in rows)


def _decision(
    words: Words, councillor: int, key: int, text: str, outcome: str, mover: int, seconder: int, *place: Any
) -> str:
    where = Where(*place)
    if mover == seconder:
        said = words.moved_and_seconded
    else:
        said = words.moved if mover == councillor else words.seconded
    return (
        f"{_heading(words.decision % key, where, words, text)}"
        f'<p class="quiet">{said}; {words.outcomes[outcome]}. {_source(where, words)}</p>\n'
        f"<p{_lang(where, words)}>{escape(beginning(text, 40))}</p>"
    )


def decisions_taken(rows: Iterable[Row]) -> SafeString:
    """Decisions of a committee."""
    words = _spoken()
    return _list(_taken(words, *row) for row in rows)


def _taken(
    words: Words, key: int, text: str, outcome: str, title: str, date: datetime.date, language: str
) -> str:
    lang = lang_on(language, words.language)
    return (
        f'<p><span class="tag {outcome}">{words.outcomes[outcome]}</span> '
        f'<span class="quiet">{day_in(date, words.language)}</span></p>\n'
        f'<h3><a href="{words.decision % key}"{lang}>{escape(title)}</a></h3>\n<p{lang}>{escape(beginning(text, 30))}</p>'
    )


def votes(rows: Iterable[Row]) -> SafeString:
    """How a councillor voted, with what was decided."""
    words = _spoken()
    return _list(_vote(words, *row) for row in rows)


def _vote(
    words: Words, option: str, key: int, text: str, outcome: str, first: Any, last: Any, *place: Any
) -> str:
    where = Where(*place)
    if not where.first_line:
        where = where._replace(first_line=first, last_line=last)
    decision = words.the_decision % {"outcome": words.outcomes[outcome]}
    return (
        f"{_heading(words.decision % key, where, words, text)}"
        f'<p><strong>{words.options[option]}</strong> <span class="quiet">{decision} '
        f"{_source(where, words)}</span></p>\n"
        f"<p{_lang(where, words)}>{escape(beginning(text, 30))}</p>"
    )


def interests(rows: Iterable[Row]) -> SafeString:
    """Interests that a councillor declared, word for word."""
    words = _spoken()
    return _list(_interest(words, *row) for row in rows)


def _interest(words: Words, kind: str, text: str, *place: Any) -> str:
    where = Where(*place)
    of_kind = f"{html_in(capfirst(kind), where.language, words.language)}. " if kind else ""
    return (
        f"{_heading(_item(where, words), where, words)}"
        f'<p class="quiet">{of_kind}{_source(where, words)}</p>\n<p{_lang(where, words)}>{escape(text)}</p>'
    )


def mentions(rows: Iterable[Row]) -> SafeString:
    """Items whose minutes name a councillor, and how they write the name."""
    words = _spoken()
    return _list(_mention(words, *row) for row in rows)


def _mention(words: Words, name: str, *place: Any) -> str:
    where, written = Where(*place), words.written % {"written": escape(name)}
    return (
        f'{_heading(_item(where, words), where, words)}<p class="quiet">{written} {_source(where, words)}</p>'
    )


def _list(lines: Iterable[str]) -> SafeString:
    return mark_safe("".join(f"<li>\n{line}\n</li>\n" for line in lines))  # noqa: S308 (every word is escaped)


def _heading(address: str, where: Where, words: Words, text: str = "") -> str:
    """The title of the item as a link; to a decision with its first words, since an item may have several."""
    of_text = f'<span class="aside-voice">: {escape(beginning(text, 8))}</span>' if text else ""
    return f'<h3><a href="{address}"{_lang(where, words)}>{escape(where.title)}{of_text}</a></h3>\n'


def _lang(where: Where, words: Words) -> str:
    return lang_on(where.language, words.language)


def _meeting(where: Where, words: Words) -> str:
    return f"{words.committee % where.slug}{day_in_address(where.date, where.sitting)}/"


def _item(where: Where, words: Words) -> str:
    return f"{_meeting(where, words)}{where.item}/"


def _source(where: Where, words: Words) -> str:
    """The committee and the day, and the way to the lines of the minutes."""
    committee = html_in(where.committee, where.committee_language, words.language)
    told = f"{committee}, {day_in(where.date, words.language)}."
    if not where.first_line:
        return told
    title = html_in(where.title, where.language, words.language)
    address = words_at(_meeting(where, words), where.first_line, where.last_line)
    return f'{told} <a href="{address}">{words.see}<span class="aside-voice">: {title}</span></a>'
