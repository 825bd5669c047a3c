"""Draws the index of councillors: fifty names to a page, each with what is known of them at a glance."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models.links import pattern

from .dates import day_in
from .escaping import as_html, escape
from .roster import Person

Listed = tuple[Person, bool, str | None]
"""A councillor, whether they are a current one, and the name of their council."""


class Words(NamedTuple):
    """What stands in the index in one language, and the address of a councillor there; looked up once."""

    language: str | None
    councillor: str
    last: str
    not_since: str
    in_office: str
    named: str


@lru_cache(maxsize=16)
def _words(language: str | None, under: str) -> Words:
    return Words(
        language,
        councillor=pattern("councillor"),
        last=escape(_("Last recorded %(on)s")),
        not_since=escape(_("Not recorded since %(on)s")),
        in_office=escape(_("In office, no meeting recorded yet")),
        named=escape(_("Named in minutes, no attendance recorded")),
    )


def index_of_names(letters: Iterable[tuple[str, Iterable[Listed]]], *, with_council: bool) -> SafeString:
    """Councillors under the letters of their surnames; `with_council` names the council of each."""
    words = _words(get_language(), get_script_prefix())
    sections = (
        f'<section class="letter" aria-labelledby="letter-{number}">\n'
        f'<h3 id="letter-{number}">{escape(letter)}</h3>\n<ul class="plain">\n'
        f"{''.join(_line(*each, words, with_council=with_council) for each in people)}</ul>\n</section>\n"
        for number, (letter, people) in enumerate(letters, start=1)
    )
    return mark_safe("".join(sections))  # noqa: S308 (every word is escaped)


def _line(person: Person, current: bool, council: str | None, words: Words, *, with_council: bool) -> str:  # noqa: FBT001
    term = person.term
    served = ", ".join(filter(None, (term.ward, term.party))) if term else ""
    known = filter(None, (served, council if with_council else None))
    quiet = "".join(f' <span class="quiet">{as_html(each)}</span>' for each in known)
    return (
        f'<li><a href="{words.councillor % person.slug}">{escape(person.name)}</a>{quiet}\n'
        f'<span class="quiet seen">{_seen(person, words, current=current)}</span></li>\n'
    )


def _seen(person: Person, words: Words, *, current: bool) -> str:
    """When a list last named them, or why none does."""
    if person.last_recorded:
        told = words.last if current else words.not_since
        return told % {"on": day_in(person.last_recorded, words.language)}
    return words.in_office if current else words.named
