"""Draws committees as lines of the list of all: a page has fifty of them, each with dates and other committees."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models.links import pattern

from .dates import words_in
from .escaping import escape
from .spoken import html_in, lang_on

LONGEST_PURPOSE = 200


class Successor(NamedTuple):
    """A committee that took over the work of another."""

    of: int
    slug: str
    name: str
    council: str
    in_another_council: bool
    language: str


class Words(NamedTuple):
    """What stands on these lines in one language, and the address of a committee there; looked up once."""

    language: str | None
    committee: str
    span: str
    end: str
    followed_by: str
    last_met: str
    set_up_by: str


@lru_cache(maxsize=16)
def _words(language: str | None, under: str) -> Words:
    return Words(
        language,
        committee=pattern("committee"),
        span=escape(_("From %(from)s to %(to)s.")),
        end=escape(_("Until %(to)s.")),
        followed_by=escape(_("Followed by")),
        last_met=escape(_("Last met on %(date)s.")),
        set_up_by=escape(_("Set up by the %(parent)s.")),
    )


def body_lines(
    families: Iterable[tuple[Any, Sequence[Any]]],
    successors: Mapping[int, Sequence[Successor]],
    *,
    with_council: bool,
) -> SafeString:
    """Committees, each with the sub-committees listed under it; `with_council` names the council of each."""
    words = _words(get_language(), get_script_prefix())

    def line(row: Any) -> str:
        council = (
            f"{html_in(row.council__name, row.council__language, words.language)}. " if with_council else ""
        )
        return _line(row, council, successors.get(row.pk, ()), words)

    drawn = (f"<li>{line(committee)}{_below(map(line, below))}</li>\n" for committee, below in families)
    return mark_safe("".join(drawn))  # noqa: S308 (every word is escaped)


def _below(lines: Iterable[str]) -> str:
    rows = "".join(f"<li>{each}</li>\n" for each in lines)
    return f'\n<ul class="plain below">\n{rows}</ul>\n' if rows else ""


def _line(row: Any, council: str, successors: Sequence[Successor], words: Words) -> str:
    lang = lang_on(row.language, words.language)
    purpose = "" if row.former else _purpose(row.purpose, lang)
    told = _end(row, successors, words) if row.former else _last_met(row.last_met, words)
    set_up = ""
    if row.set_up_by and not row.under_parent:
        parent = html_in(row.set_up_by, row.language, words.language)
        set_up = f" {words.set_up_by % {'parent': parent}}"
    return (
        f'<a href="{words.committee % row.slug}"{lang}>{escape(row.name)}</a>\n{purpose}'
        f'<span class="quiet seen">{council}{told}{set_up}</span>'
    )


def _purpose(text: str, lang: str) -> str:
    short = text if len(text) <= LONGEST_PURPOSE else f"{text[: LONGEST_PURPOSE - 1]}…"
    return f'<span class="seen"{lang}>{escape(short)}</span>\n' if text else ""


def _last_met(day: datetime.date | None, words: Words) -> str:
    return words.last_met % {"date": words_in(day, words.language)} if day else ""


def _end(row: Any, successors: Sequence[Successor], words: Words) -> str:
    """From when to when a former committee was there, and those that took over its work."""
    to = words_in(row.closed_on, words.language)
    if row.opened_on:
        told = words.span % {"from": words_in(row.opened_on, words.language), "to": to}
    else:
        told = words.end % {"to": to}
    return told + "".join(
        f' {words.followed_by} <a href="{words.committee % each.slug}"{lang_on(each.language, words.language)}>{escape(each.name)}'
        f"{f' ({escape(each.council)})' if each.in_another_council else ''}</a>."
        for each in successors
    )
