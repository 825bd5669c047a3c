"""The words that every public template may use: dates, times, people, votes and links to the source."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from council.models import Attendance, Councillor, Meeting, Resolution, Vote

from .almanac import coming, diary, month_table
from .approval import confirmed
from .brand import brand
from .canonical import canonical_address
from .cards import meeting_cards
from .citing import Citation, citation
from .dates import clock, day
from .figures import grid_row, number, numbers, share, short_day
from .freshness import generation_of
from .glossary import glossary_of
from .languages import Version, versions
from .layout import around_parts, texts_of
from .linked_data import kept_from_search_engines, linked_data
from .source import name_of_lines, words_address
from .timeline import drawn

register = template.Library()
register.simple_tag(words_address)
register.simple_tag(name_of_lines)
register.simple_tag(number, name="figure")
register.simple_tag(numbers, name="figures")
register.simple_tag(share)
register.simple_tag(grid_row)
register.simple_tag(short_day)
register.simple_tag(clock)
register.simple_tag(day)
register.simple_tag(meeting_cards)
register.simple_tag(diary)
register.simple_tag(coming)
register.simple_tag(month_table)
register.simple_tag(drawn, name="line_of_timeline")


register.simple_tag(brand, name="brand")


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
    match = request.resolver_match
    here = canonical_address(request)
    head = [
        format_html('<link rel="canonical" href="{}">', here),
        format_html('<meta property="og:url" content="{}">', here),
        format_html('<meta property="og:site_name" content="{}">', brand().name),
        format_html('<meta property="og:title" content="{}">', context.get("title", "")),
        mark_safe('<meta property="og:type" content="website">'),
    ]
    if kept_from_search_engines(context):
        head.append(mark_safe('<meta name="robots" content="noindex">'))
    data = linked_data(match.url_name or "" if match else "", context, request)
    if data:
        head.append(format_html('<script type="application/ld+json">{}</script>', data))
    return mark_safe("\n".join(head))  # noqa: S308 (every line is escaped)


@register.simple_tag(takes_context=True)
def page_versions(context: Any) -> list[Version]:
    """The page in the languages of this archive; a page that is not here repeats no address."""
    return [] if "reason" in context or "request" not in context else versions(context["request"])


@register.simple_tag
def day_link(meeting: Meeting) -> SafeString:
    """The date of a meeting, leading to its page."""
    return format_html('<a href="{}">{}</a>', meeting.get_absolute_url(), day(meeting.date))  # type: ignore[arg-type]


@register.simple_tag
def person(name: str, councillor: Councillor | None = None) -> str:
    """A name as written, linked where it is known whose it is."""
    if councillor is None:
        return name
    return format_html('<a href="{}">{}</a>', councillor.get_absolute_url(), name)


@register.simple_tag
def source_link(meeting: Meeting, row: Any, of: Any) -> SafeString:
    """The way to the lines that a row was read from; `of` tells a screen reader what they are about."""
    if not row.first_line:
        return mark_safe("")
    link = '<a href="{}">{}<span class="aside-voice">: {}</span></a>'
    address = words_address(meeting, row.first_line, row.last_line)
    return format_html(link, address, _("See it in the minutes"), of)


@register.simple_tag
def lines_link(meeting: Meeting, first: int | None, last: int | None, of: str) -> SafeString:
    """The way to lines of the minutes, named by them; `of` tells a screen reader what they are about."""
    if not first:
        return mark_safe("")
    return format_html(
        ' <a class="ref" href="{}"><span class="aside-voice">{} {}, </span>{}</a>',
        words_address(meeting, first, last),
        _("See it in the minutes:"),
        of,
        name_of_lines(first, last),
    )


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
    around = around_parts(decision)
    shown = citations.linked if (citations := context.get("citations")) else escape
    introducer = format_html("<strong>{}</strong> ", decision.introducer) if decision.introducer else ""
    parts = ((part["label"], shown(part["text"])) for part in decision.parts)
    items = format_html_join("", "<li><span>{}</span><span>{}</span></li>\n", parts)
    return format_html(
        '<div class="verbatim">\n<p>{}{}</p>\n{}{}</div>',
        introducer,
        shown(around.before),
        format_html('<ol class="parts">\n{}</ol>\n', items) if items else "",
        format_html("<p>{}</p>\n", shown(around.after)) if around.after else "",
    )


@register.inclusion_tag("council/_explained.html", takes_context=True)
def words_explained(context: Any, item: Any) -> dict[str, Any]:
    """The terms of the glossary that occur in an item, explained."""
    glossary = glossary_of(generation_of(context["request"]))
    return {"entries": glossary.explained((item.shown_title, *texts_of([item])))}


@register.filter
def thousands(number: int) -> str:
    """A number as people read it.

    >>> thousands(10000)
    '10,000'
    """
    return f"{number:,}"


@register.filter
def beginning(text: str, most: int) -> str:
    """So many first words of a text, at a tenth of the cost of Django’s own filter, which minds marks and languages."""
    words = text.split(None, most)
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


@register.filter
def its_vote(decision: Resolution) -> Vote | None:
    """The vote on a decision, where the minutes state one."""
    return getattr(decision, "vote", None)


@register.filter
def stated(vote: Vote) -> str:
    """What the minutes state of a vote and nothing else: 5 for, 2 against."""
    counts = (
        (vote.in_favour, _("%(count)s for")),
        (vote.against, _("%(count)s against")),
        (vote.abstain, _("%(count)s abstained")),
    )
    words = [side % {"count": count} for count, side in counts if count is not None]
    if vote.unanimous:
        words.append(_("unanimous"))
    if vote.casting:
        words.append(_("casting vote: %(words)s") % {"words": vote.casting})
    return ", ".join(words)


@register.simple_tag
def page_numbers(page: Page) -> list[Any]:
    """The numbers to offer around a page of a long list."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def circumstances(row: Attendance) -> str:
    """What the minutes add to a name: post, body, substitution, arrival, leaving; as written."""
    stated = [row.post, row.organisation]
    if row.substitute_for:
        stated.append(_("substitute for {}").format(row.substitute_for))
    elif "substitute" in row.status:
        stated.append(_("substitute"))
    if row.status.endswith("virtual"):
        stated.append(_("virtually"))
    if row.arrived:
        stated.append(_("arrived: {}").format(row.arrived))
    if row.left:
        stated.append(_("left: {}").format(row.left))
    return "; ".join(filter(None, [*stated, row.note]))
