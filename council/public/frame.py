"""What surrounds every page and is another on each, drawn here: templates took a third of a millisecond for it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from council.models.links import address

from .escaping import as_html, escape
from .languages import Version


def breadcrumb(trail: Iterable[tuple[Any, str]]) -> SafeString:
    """Where a page stands: the ways to the pages above it."""
    steps = [(_("Home"), address("home")), *trail]
    listed = "".join(f'<li><a href="{escape(there)}">{as_html(name)}</a></li>\n' for name, there in steps)
    named = escape(_("Breadcrumb"))
    return mark_safe(f'<nav class="breadcrumb" aria-label="{named}">\n<ol>\n{listed}</ol>\n</nav>')  # noqa: S308 (escaped)


def alternates(versions: Iterable[Version]) -> SafeString:
    """The page in every language, for machines."""
    links = (
        f'<link rel="alternate" hreflang="{each.code}" href="{escape(each.absolute)}">\n' for each in versions
    )
    return mark_safe("".join(links))  # noqa: S308 (escaped)


def language_links(versions: list[Version]) -> SafeString:
    """The ways to the page in the other languages."""
    if not versions:
        return SafeString("")
    links = "".join(
        f'<li><a href="{escape(each.address)}" lang="{each.code}" hreflang="{each.code}">{escape(each.name)}</a></li>\n'
        for each in versions
        if not each.spoken
    )
    named = escape(_("Language"))
    return mark_safe(f'<ul class="languages" id="languages" aria-label="{named}">\n{links}</ul>')  # noqa: S308 (escaped)


def report_link(request: HttpRequest | None) -> SafeString:
    """The way to tell the council of a problem with this page."""
    there, words = (
        f"{address('report')}?page={quote(request.get_full_path() if request else '')}",
        escape(_("Report a problem with this page")),
    )
    return mark_safe(f'<li id="report-this"><a href="{escape(there)}" rel="nofollow">{words}</a></li>\n')  # noqa: S308 (escaped)


def head_of(here: str, site: str, title: Any) -> list[str]:
    """The one address of a page and its title, as other sites show it."""
    address_here = escape(here)
    return [
        f'<link rel="canonical" href="{address_here}">',
        f'<meta property="og:url" content="{address_here}">',
        f'<meta property="og:site_name" content="{escape(site)}">',
        f'<meta property="og:title" content="{as_html(title)}">',
        '<meta property="og:type" content="website">',
    ]
