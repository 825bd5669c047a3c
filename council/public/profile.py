"""Draws a councillor's profile: who this is at a glance, and all the service; it has dozens of dates, over each of
which a template takes longer than this takes over all of them."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models.links import pattern

from .dates import day_in
from .escaping import as_html, escape
from .service import Service, Stretch


class Words(NamedTuple):
    """What stands in a profile in one language, looked up once."""

    language: str | None
    ward: str
    party: str
    since: str
    until: str
    lists: str
    not_lately: str
    roles_now: str
    between: str
    from_day: str
    to_day: str
    councillor: str
    terms: str
    now: str
    before: str
    seen: str
    seen_means: str
    nothing: str


@lru_cache(maxsize=16)
def _words(language: str | None) -> Words:
    return Words(
        language,
        ward=escape(_("Ward or division")),
        party=escape(_("Party")),
        since=escape(_("Councillor since")),
        until=escape(_("Councillor until")),
        lists=escape(_("In attendance lists")),
        not_lately=escape(_("(not in the last 12 months)")),
        roles_now=escape(_("Roles now")),
        between=escape(_("%(first)s to %(last)s")),
        from_day=escape(_("since %(start)s")),
        to_day=escape(_("until %(end)s")),
        councillor=escape(_("Councillor")),
        terms=escape(_("Terms of office")),
        now=escape(_("Committees now")),
        before=escape(_("Other places on committees")),
        seen=escape(_("Recorded at meetings of")),
        seen_means=escape(
            _("The minutes name them there; from when to when they were a member has not been recorded here.")
        ),
        nothing=escape(_("No term of office and no place on a committee has been recorded here yet.")),
    )


def at_a_glance(councillor: Any, service: Service, *, lately: bool) -> SafeString:
    """Ward, party, since when, where the attendance lists have them, and the roles of today; `lately` when a list
    of the last twelve months names them."""
    words, committee = _words(get_language()), pattern("committee")
    roles = (
        f'<a href="{committee % each.committee}">{as_html(each.name)}</a>{_role(each, " (%s)")}'
        for each in service.now
    )
    facts = (
        *_of_term(service, words),
        (words.lists, _listed(councillor, words, lately=lately or service.in_office)),
        (words.roles_now, "; ".join(roles)),
    )
    rows = (f"<div><dt>{name}</dt><dd>{told}</dd></div>\n" for name, told in facts if told)
    return mark_safe(f'<dl class="facts who">\n{"".join(rows)}</dl>')  # noqa: S308 (every word is escaped)


def _of_term(service: Service, words: Words) -> Iterable[tuple[str, str]]:
    """What the term of today or the latest says."""
    term, since = service.term, service.since
    if term is not None:
        yield words.ward, escape(term.name)
        yield words.party, escape(term.detail)
    if since:
        yield words.since, day_in(since, words.language)
    elif term is not None and term.end and term.end < service.today:
        yield words.until, day_in(term.end, words.language)


def _listed(councillor: Any, words: Words, *, lately: bool) -> str:
    """The first and the last day on which an attendance list names them."""
    if not councillor.last_recorded:
        return ""
    told = _between(councillor.first_recorded, councillor.last_recorded, words)
    return told if lately else f'{told} <span class="quiet">{words.not_lately}</span>'


def service_lists(service: Service) -> SafeString:
    """The terms of office and the places on committees, each kind under its heading."""
    words, committee = _words(get_language()), pattern("committee")
    if not service.stretches:
        return mark_safe(f"<p>{words.nothing}</p>")  # noqa: S308 (escaped above)
    terms = [
        f"<li>{escape(each.name) or words.councillor}{', ' if each.detail else ''}{escape(each.detail)}"
        f"{_days(each, words)}</li>\n"
        for each in service.terms
    ]
    lists = (
        _list(words.terms, terms),
        _list(words.now, _places(service.now, committee, words)),
        _list(words.before, _places(service.before, committee, words)),
        _list(words.seen, _places(service.seen, committee, words), words.seen_means),
    )
    return mark_safe("".join(lists))  # noqa: S308 (every word is escaped)


def _list(heading: str, rows: list[str], means: str = "") -> str:
    if not rows:
        return ""
    explained = f'<p class="quiet">{means}</p>\n' if means else ""
    return f'<h3>{heading}</h3>\n{explained}<ul class="plain">\n{"".join(rows)}</ul>\n'


def _places(stretches: list[Stretch], committee: str, words: Words) -> list[str]:
    """Committees, with the role where somebody recorded a place there."""
    return [
        f'<li><a href="{committee % each.committee}">{as_html(each.name)}</a>'
        f"{_role(each, ', %s')}{_days(each, words)}</li>\n"
        for each in stretches
    ]


def _role(stretch: Stretch, around: str) -> str:
    role = stretch.role
    return around % escape(role) if role else ""


def _days(stretch: Stretch, words: Words) -> str:
    """The days of a stretch of service in words."""
    start, end = stretch.start, stretch.end
    if start and end:
        told = _between(start, end, words)
    elif start:
        told = words.from_day % {"start": day_in(start, words.language)}
    elif end:
        told = words.to_day % {"end": day_in(end, words.language)}
    else:
        return ""
    return f'<span class="quiet seen">{told}</span>'


def _between(first: datetime.date, last: datetime.date, words: Words) -> str:
    if first == last:
        return day_in(first, words.language)
    return words.between % {
        "first": day_in(first, words.language),
        "last": day_in(last, words.language),
    }
