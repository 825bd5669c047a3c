"""Draws the lists of the front page: the latest decisions in a line each, and the committees."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from council.models import Resolution
from council.models.links import pattern

from .dates import day_in
from .escaping import escape
from .spoken import html_in, lang_on

DECIDED = (
    "pk",
    "outcome",
    "item_id",
    "item__title",
    "item__meeting_id",
    "item__meeting__date",
    "item__meeting__committee__name",
    "item__meeting__committee__language",
    "item__meeting__language",
)
"""The columns of a decision in a line."""


@lru_cache(maxsize=16)
def outcomes_in(_language: str | None) -> dict[str, str]:
    """The names of the outcomes in the language that is spoken."""
    return {value: escape(str(label)) for value, label in Resolution.Outcome.choices}


def decision_lines(decisions: Iterable[Any]) -> SafeString:
    """Decisions by the titles of their items, with the outcome, the committee and the day."""
    language, page = get_language(), pattern("decision")
    outcomes = outcomes_in(language)
    lines = (
        f'<li><a href="{page % decision.pk}"{lang_on(decision.item__meeting__language, language)}>'
        f"{escape(decision.item__title)}</a> "
        f'<span class="tag {decision.outcome}">{outcomes[decision.outcome]}</span> '
        f'<span class="quiet">{_committee(decision, language)}, '
        f"{day_in(decision.item__meeting__date, language)}</span></li>\n"
        for decision in decisions
    )
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


def _committee(decision: Any, page: str | None) -> str:
    name, language = decision.item__meeting__committee__name, decision.item__meeting__committee__language
    return html_in(name, language, page)


def committee_links(committees: Iterable[tuple[str, str, str]]) -> SafeString:
    """Committees by their names, each as the way to its page."""
    page, spoken = pattern("committee"), get_language()
    lines = (
        f'<li><a href="{page % slug}"{lang_on(language, spoken)}>{escape(name)}</a></li>\n'
        for name, slug, language in committees
    )
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)
