"""What templates call with the page they are on, and small words that nothing else says."""

from typing import Any

from django.template.defaultfilters import date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from jinja2 import pass_context

from council.models import Meeting, Resolution, Vote
from council.search import MOST_COUNTED

from .brand import brand
from .canonical import canonical_address
from .citing import Citation, citation
from .dates import day
from .drawing import words_of_decision
from .escaping import escape
from .frame import head_of
from .freshness import generation_of
from .glossary import Entry, glossary_of
from .languages import Version, versions
from .layout import texts_of
from .linked_data import kept_from_search_engines, linked_data
from .spoken import lang_of


@pass_context
def page_head(context: Any) -> SafeString:
    """What the head of a page tells machines: its one address, its title and its facts."""
    if "reason" in context or "request" not in context:
        return mark_safe('<meta name="robots" content="noindex">')
    request = context["request"]
    match, here = request.resolver_match, canonical_address(request)
    head = head_of(here, brand().name, context.get("title", ""))
    if kept_from_search_engines(context):
        head.append('<meta name="robots" content="noindex">')
    data = linked_data(match.url_name or "" if match else "", context, request)
    if data:
        head.append(f'<script type="application/ld+json">{data}</script>')
    return mark_safe("\n".join(head))  # noqa: S308 (every line is escaped)


@pass_context
def page_versions(context: Any) -> list[Version]:
    """The page in the languages of this archive; a page that is not here repeats no address."""
    return [] if "reason" in context or "request" not in context else versions(context["request"])


def day_link(meeting: Meeting) -> SafeString:
    """The date of a meeting, leading to its page."""
    return format_html('<a href="{}">{}</a>', meeting.get_absolute_url(), day(meeting.date))  # type: ignore[arg-type]


@pass_context
def citation_of(context: Any, thing: Any) -> Citation:
    """How to cite a meeting, an item or a decision."""
    return citation(thing, context["request"])


def file_kind(media_type: str) -> str:
    """What people call a file of this type."""
    kinds = {
        "application/pdf": _("PDF"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _("Word document"),
        "application/msword": _("Word document"),
        "application/vnd.oasis.opendocument.text": _("OpenDocument text"),
        "application/rtf": _("Rich text"),
        "text/rtf": _("Rich text"),
        "text/html": _("web page"),
        "text/plain": _("plain text"),
    }
    return kinds.get(media_type, _("picture") if media_type.startswith("image/") else media_type)


@pass_context
def words_of(context: Any, decision: Resolution) -> SafeString:
    """The words of a decision as the minutes have them, each part on a line of its own; on a page that knows the
    minutes that they mention (`citations`), with links to those."""
    citations = context.get("citations")
    lang = context["lang"] if "lang" in context else lang_of(decision.language)  # type: ignore[attr-defined]
    return words_of_decision(decision, citations.linked if citations else escape, lang)


@pass_context
def words_explained(context: Any, item: Any) -> list[Entry]:
    """The terms of the glossary that occur in an item."""
    glossary = glossary_of(generation_of(context["request"]))
    return glossary.explained((item.shown_title, *texts_of([item])))


def thousands(number: int) -> str:
    """A number as people read it.

    >>> thousands(10000)
    '10,000'
    """
    return f"{number:,}"


def as_counted(number: int) -> str:
    """A number of results as people read it, with a plus where a search counts no further.

    >>> as_counted(1200), as_counted(5000)
    ('1,200', '5,000+')
    """
    return f"{number:,}+" if number >= MOST_COUNTED else f"{number:,}"


def its_vote(decision: Resolution) -> Vote | None:
    """The vote on a decision, where the minutes state one."""
    return getattr(decision, "vote", None)


@pass_context
def querystring(context: Any, **changed: Any) -> str:
    """The query of this address with some parameters changed."""
    query = context["request"].GET.copy()
    for name, value in changed.items():
        query[name] = value
    return f"?{query.urlencode()}"


def date_as(value: Any, form: str) -> str:
    """A date in a form that Django knows; nothing where there is none."""
    return str(date(value, form)) if value else ""
