"""Draws periods as chips to choose from, each with the number of its meetings; there are dozens of them."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from council.models.links import address, pattern

from .periods import Period


def newest_chips(periods: Iterable[tuple[Period, int]], chosen: str) -> SafeString:
    """The newest few periods; the one that is shown is marked."""
    page = address("meetings")
    chips = (
        f'<li><a href="{page}?{period.query}"{CURRENT if period.query == chosen else ""}>{period.name}</a></li>\n'
        for period, _ in periods
    )
    return mark_safe("".join(chips))  # noqa: S308 (figures and their strokes)


CURRENT = ' aria-current="page"'


def period_chips(periods: Iterable[tuple[Period, int]]) -> SafeString:
    """Periods with the numbers of their meetings; a calendar year has a page of its own."""
    year, others = pattern("meetings_year"), address("meetings")
    chips = (
        f'<li><a href="{year % period.value if period.key == "year" else f"{others}?{period.query}"}">{period.name}'
        f'&nbsp;<span class="quiet">({count})</span></a></li>\n'
        for period, count in periods
    )
    return mark_safe("".join(chips))  # noqa: S308 (figures and their strokes)
