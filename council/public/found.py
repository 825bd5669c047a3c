"""The results of a search under their meetings, drawn here and not in a template: a page has fifteen of them with
their decisions, and a template took half of its time for them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import Meeting, Resolution
from council.search import Hit

from .dates import day_in
from .escaping import as_html, escape
from .source import words_address, words_at
from .spoken import html_in, lang_on, meeting_name


def found(hits: Iterable[Hit]) -> SafeString:
    """Results in their order, those that follow one another in a meeting as one section."""
    words = _words(get_language())
    sections = (
        _section(place, meeting, "".join(_hit(hit, words) for hit in some), words)
        for place, (meeting, some) in enumerate(groupby(hits, key=lambda hit: hit.meeting), start=1)
    )
    return mark_safe("".join(sections))  # noqa: S308 (every word is escaped)


class Words(NamedTuple):
    """What stands among results in one language, looked up once: that costs more than to draw a result."""

    language: str | None
    sitting: str
    read: str
    minutes: str
    see: str
    outcomes: dict[str, str]
    kinds: dict[str, str]


@lru_cache(maxsize=16)
def _words(language: str | None) -> Words:
    return Words(
        language,
        sitting=_("sitting %(sitting)s"),
        read=_('Read the %(kind)s<span class="aside-voice"> on %(title)s</span>'),
        minutes=_('The minutes themselves<span class="aside-voice"> of %(title)s</span>'),
        see=escape(_("See it in the minutes")),
        outcomes={value: escape(str(label)) for value, label in Resolution.Outcome.choices},
        kinds={value: escape(str(label)) for value, label in Resolution.Kind.choices},
    )


def _section(place: int, meeting: Meeting, hits: str, words: Words) -> str:
    sitting = f", {words.sitting % {'sitting': meeting.sitting}}" if meeting.sitting > 1 else ""
    committee: Any = meeting.committee
    return (
        f'<section class="found" aria-labelledby="meeting-{place}">\n'
        f'<h3 id="meeting-{place}"><a href="{escape(meeting.get_absolute_url())}">'
        f"{html_in(committee.name, committee.language, words.language)}, {day_in(meeting.date, words.language)}{sitting}</a></h3>\n"
        f'<ul class="plain">\n{hits}</ul>\n</section>\n'
    )


def _hit(hit: Hit, words: Words) -> str:
    lines = _of_item(hit, words) if hit.item else _of_minutes(hit, words)
    return "".join(['<li class="hit">\n', *lines, "</li>\n"])


def _of_item(hit: Hit, words: Words) -> Iterator[str]:
    item: Any = hit.item
    number, lang = (
        f"{escape(item.number)}. " if item.number else "",
        lang_on(hit.meeting.language, words.language),
    )
    title = html_in(item.shown_title, hit.meeting.language, words.language)
    yield f'<h4><a href="{escape(item.get_absolute_url())}"{lang}>{number}{hit.title}</a></h4>\n'
    yield from _said(hit, lang)
    for decision in hit.decisions:
        yield _decision(decision, title, lang, words)
    if item.first_line:
        address = escape(words_address(hit.meeting, item.first_line, item.last_line))
        see = f'<a href="{address}">{words.see}<span class="aside-voice">: {title}</span></a>'
        yield f'<p class="actions">{see}</p>\n'


def _decision(decision: Any, title: str, lang: str, words: Words) -> str:
    read = words.read % {"kind": words.kinds.get(decision.kind, ""), "title": title}
    outcome = words.outcomes.get(decision.outcome, "")
    said = f"<span{lang}>{decision.snippet}</span>" if lang else decision.snippet
    return (
        f'<p class="decided"><span class="tag {decision.outcome}">{outcome}</span>'
        f' {said} <a href="{escape(decision.get_absolute_url())}">{read}</a></p>\n'
    )


def _of_minutes(hit: Hit, words: Words) -> Iterator[str]:
    address, name = hit.meeting.get_absolute_url(), as_html(meeting_name(hit.meeting))
    there = words_at(address, hit.line, None) if hit.line else address
    yield f'<h4><a href="{escape(there)}">{words.minutes % {"title": name}}</a></h4>\n'
    yield from _said(hit, lang_on(hit.meeting.language, words.language))


def _said(hit: Hit, lang: str) -> Iterator[str]:
    if hit.snippet:
        yield f"<p{lang}>{hit.snippet}</p>\n"
