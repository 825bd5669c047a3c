"""Draws attendance figures: every number of a table leads to the meetings behind it."""

from urllib.parse import urlencode

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .attendance import Figures, Table, Way
from .periods import Period


def number(figures: Figures, way: Way, period: Period, address: str, whose: str = "") -> SafeString:
    """A number as the way to its meetings, named in full for a screen reader; nought and unknown lead nowhere."""
    count = figures.of(way.key)
    if not count:
        return mark_safe("0") if count == 0 else format_html('<span class="quiet">{}</span>', _("not known"))
    query = urlencode({"committee": figures.slug, "way": way.key} if figures.slug else {"way": way.key})
    told = ", ".join(filter(None, (str(way.label), figures.committee, whose, period.name)))
    link = '<a href="{}?{}&amp;{}#meetings">{}<span class="aside-voice"> {}</span></a>'
    return format_html(link, address, period.query, query, count, told)


def numbers(figures: Figures, table: Table, period: Period, address: str) -> SafeString:
    """The cells of a row; written here, since a template takes milliseconds over a hundred of them."""
    cells = []
    for way in table.columns:
        cells.append(f'<td class="number">{number(figures, way, period, address)}</td>')
        if way.key == "present_expected":
            cells.append(f'<td class="number">{share(figures)}</td>')
    return mark_safe("".join(cells))  # noqa: S308 (each is escaped)


def share(figures: Figures) -> SafeString:
    """The share in words with a bar beside it; without a denominator there is none."""
    if figures.share is None:
        return format_html('<span class="quiet">{}</span>', _("none given"))
    return format_html(
        '<svg class="bar" width="60" height="14" aria-hidden="true"><rect class="all" width="60" height="14"/>'
        '<rect width="{}" height="14"/></svg> {}%',
        round(figures.share * 0.6),
        figures.share,
    )
