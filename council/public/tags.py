"""The words that every public template may use: dates, times, people, votes and links to the source."""

from typing import Any

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from council.models import Meeting, Resolution, Vote
from council.search import MOST_COUNTED

from .almanac import coming, diary, month_table, next_meeting
from .approval import confirmed
from .bodies import body_lines
from .brand import brand
from .canonical import canonical_address
from .cards import meeting_cards
from .chips import newest_chips, period_chips
from .citing import Citation, citation
from .dates import clock, day
from .drawing import words_of_decision
from .fields import drawn_field
from .figures import grid_row, number, numbers, share, short_day
from .frame import alternates, breadcrumb, head_of, language_links, report_link
from .freshness import generation_of
from .front import committee_links, decision_lines
from .glossary import glossary_of
from .index_of_names import index_of_names
from .languages import Version, versions
from .layout import texts_of
from .linked_data import kept_from_search_engines, linked_data
from .paging import pages
from .profile import at_a_glance, service_lists
from .record_cards import decisions_put, decisions_taken, interests, mentions, votes
from .said import business, lines_link, people, person, said_under, sections, source_link, verdicts
from .seats import seats
from .source import words_address
from .spoken import STAFF, item_name, item_title, lang_of, meeting_name, name_in_own, said_in
from .timeline import timeline_rows, ways_to_periods
from .wording import beginning, circumstances, stated

register = template.Library()
register.simple_tag(words_address)
register.simple_tag(number, name="figure")
register.simple_tag(numbers, name="figures")
register.simple_tag(share)
register.simple_tag(grid_row)
register.simple_tag(short_day)
register.simple_tag(clock)
register.simple_tag(day)
register.simple_tag(meeting_cards)
register.simple_tag(diary)
register.simple_tag(drawn_field)
register.simple_tag(pages)
register.simple_tag(newest_chips)
register.simple_tag(period_chips)
register.simple_tag(decision_lines)
register.simple_tag(coming)
register.simple_tag(next_meeting)
register.simple_tag(month_table)
register.simple_tag(timeline_rows)
register.simple_tag(ways_to_periods)
register.simple_tag(lines_link)
register.simple_tag(business)
register.simple_tag(people)
register.simple_tag(person)
register.simple_tag(said_under)
register.simple_tag(sections)
register.simple_tag(source_link)
register.simple_tag(verdicts)
register.filter(beginning)
register.filter(circumstances)
register.filter(stated)
register.simple_tag(at_a_glance)
register.simple_tag(index_of_names)
register.simple_tag(committee_links)
register.simple_tag(body_lines)
register.simple_tag(service_lists)
register.simple_tag(decisions_put)
register.simple_tag(decisions_taken)
register.simple_tag(seats)
register.simple_tag(votes, name="votes_cast")
register.simple_tag(interests, name="interests_declared")
register.simple_tag(mentions, name="mentions_of_name")


register.simple_tag(brand, name="brand")
register.simple_tag(alternates)
register.simple_tag(breadcrumb)
register.simple_tag(language_links)
register.simple_tag(report_link)
register.simple_tag(lang_of)
register.filter(said_in)
register.filter(meeting_name)
register.filter(item_title)
register.filter(item_name)
register.filter("record_name", name_in_own)


@register.simple_tag
def site_name() -> str:
    """The name of this archive."""
    return brand().name


@register.simple_tag(takes_context=True)
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


@register.simple_tag(takes_context=True)
def page_versions(context: Any) -> list[Version]:
    """The page in the languages of this archive; a page that is not here repeats no address."""
    return [] if "reason" in context or "request" not in context else versions(context["request"])


@register.simple_tag
def day_link(meeting: Meeting) -> SafeString:
    """The date of a meeting, leading to its page."""
    return format_html('<a href="{}">{}</a>', meeting.get_absolute_url(), day(meeting.date))  # type: ignore[arg-type]


@register.simple_tag(takes_context=True)
def citation_of(context: Any, thing: Any) -> Citation:
    """How to cite a meeting, an item or a decision."""
    return citation(thing, context["request"])


@register.filter
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


register.filter(confirmed)


@register.simple_tag(takes_context=True)
def words_of(context: Any, decision: Resolution) -> SafeString:
    """The words of a decision as the minutes have them, each part on a line of its own; on a page that knows the
    minutes that they mention (`citations`), with links to those."""
    citations = context.get("citations")
    lang = context["lang"] if "lang" in context else lang_of(decision.language)  # type: ignore[attr-defined]
    return words_of_decision(decision, citations.linked if citations else escape, lang)


@register.inclusion_tag("council/_explained.html", takes_context=True)
def words_explained(context: Any, item: Any) -> dict[str, Any]:
    """The terms of the glossary that occur in an item, explained."""
    glossary = glossary_of(generation_of(context["request"]))
    entries = glossary.explained((item.shown_title, *texts_of([item])))
    return {"entries": entries, "lang": lang_of(STAFF)}


@register.filter
def thousands(number: int) -> str:
    """A number as people read it.

    >>> thousands(10000)
    '10,000'
    """
    return f"{number:,}"


@register.filter
def as_counted(number: int) -> str:
    """A number of results as people read it, with a plus where a search counts no further.

    >>> as_counted(1200), as_counted(5000)
    ('1,200', '5,000+')
    """
    return f"{number:,}+" if number >= MOST_COUNTED else f"{number:,}"


@register.filter
def its_vote(decision: Resolution) -> Vote | None:
    """The vote on a decision, where the minutes state one."""
    return getattr(decision, "vote", None)
