"""Draws attendance figures: every number of a table leads to the meetings behind it."""

import datetime
from urllib.parse import urlencode

from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from council.models import Meeting
from council.models.links import address

from .attendance import Figures, Table, Way
from .attendance_grid import Cell, Grid, Row
from .escaping import as_html, escape
from .periods import Period
from .source import words_address
from .spoken import together


def number(figures: Figures, way: Way, period: Period, page: str, whose: str = "") -> SafeString:
    """A number as the way to its meetings, named in full for a screen reader; nought and unknown lead nowhere."""
    count = figures.of(way.key)
    if not count:
        return mark_safe("0") if count == 0 else format_html('<span class="quiet">{}</span>', _("not known"))
    query = urlencode({"committee": figures.slug, "way": way.key} if figures.slug else {"way": way.key})
    told = together([each for each in (str(way.label), figures.committee, whose, period.name) if each], ", ")
    address = f"{escape(page)}?{escape(period.query)}&amp;{escape(query)}#meetings"
    return SafeString(f'<a href="{address}">{count}<span class="aside-voice"> {as_html(told)}</span></a>')


def numbers(figures: Figures, table: Table, period: Period, page: str) -> SafeString:
    """The cells of a row; written here, since a template takes milliseconds over a hundred of them."""
    cells = []
    for way in table.columns:
        cells.append(f'<td class="number">{number(figures, way, period, page)}</td>')
        if way.key == "present_expected":
            cells.append(f'<td class="number">{share(figures)}</td>')
    return mark_safe("".join(cells))  # noqa: S308 (each is escaped)


def share(figures: Figures) -> SafeString:
    """The share in words with a bar beside it; without a denominator there is none."""
    if figures.share is None:
        return format_html('<span class="quiet">{}</span>', _("none given"))
    return format_html(
        '<svg class="share" width="60" height="14" aria-hidden="true"><rect class="all" width="60" height="14"/>'
        '<rect width="{}" height="14"/></svg> {}%',
        round(figures.share * 0.6),
        figures.share,
    )


def grid_row(row: Row, grid: Grid) -> SafeString:
    """A person's row of a grid: each cell a letter, its word for a screen reader, and the way to the words."""
    cells = zip(grid.meetings, row.cells, strict=True)
    return format_html(
        '<tr><th scope="row"><a href="{}">{}</a></th>{}<td class="number">{}</td></tr>',
        address("councillor", row.slug),
        row.name,
        mark_safe("".join(_cell(row, meeting, cell) for meeting, cell in cells)),  # noqa: S308 (each is escaped)
        row.present
        if row.expected is None
        else _("%(n)s of %(all)s") % {"n": row.present, "all": row.expected},
    )


def _cell(row: Row, meeting: Meeting, cell: Cell | None) -> str:
    if cell is None:
        word = _("not a member, not named") if row.then else _("not named")
        return format_html('<td>–<span class="aside-voice"> {}</span></td>', word)
    if not cell.first:
        return format_html('<td>{}<span class="aside-voice"> {}</span></td>', cell.letter, cell.label)
    return format_html(
        '<td><a href="{}">{}<span class="aside-voice"> {}: {}, {}</span></a></td>',
        words_address(meeting, cell.first, cell.last),
        cell.letter,
        cell.label,
        row.name,
        format_date(meeting.date, "j F Y"),  # type: ignore[arg-type]
    )


def short_day(date: datetime.date) -> SafeString:
    """A date in a narrow column: 9 Jun, with the whole of it for a screen reader."""
    return format_html(
        '<time datetime="{}">{}<span class="aside-voice"> {}</span></time>',
        f"{date:%Y-%m-%d}",
        format_date(date, "j M"),
        f"{date.year}",
    )
