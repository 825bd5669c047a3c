"""Long lists in pages: a page that is not there is a clear 404."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from .escaping import escape
from .views.absent import Absent


class CountedPaginator(Paginator):
    """A paginator that was told how long the list is."""

    def __init__(self, rows: Any, per_page: int, *, count: int) -> None:
        super().__init__(rows, per_page)
        self.__dict__["count"] = count


def number_of(asked: str, *, most: int) -> int | None:
    """The number of a page as an address gives it, the first where it gives none; None when there is no such page.

    >>> number_of("", most=20), number_of("20", most=20), number_of("21", most=20), number_of("07", most=20)
    (1, 20, None, None)
    """
    if not re.fullmatch(r"[1-9][0-9]?", asked or "1"):
        return None
    number = int(asked or 1)
    return number if number <= most else None


def page_of(
    request: HttpRequest, rows: Any, *, per_page: int, count: int | None = None, number: int | None = None
) -> Page:
    """The page of the list that the address asks for (or this number); raises Absent when there is none."""
    paginator = Paginator(rows, per_page) if count is None else CountedPaginator(rows, per_page, count=count)
    asked = str(number or request.GET.get("page") or 1)
    try:
        return paginator.page(asked)
    except InvalidPage:
        pages = paginator.num_pages
        reason = ngettext(
            "This list has %(n)s page; there is no page “%(asked)s”.",
            "This list has %(n)s pages; there is no page “%(asked)s”.",
            pages,
        )
        raise Absent(reason % {"n": pages, "asked": asked[:20]}) from None


class Words(NamedTuple):
    """What stands around the numbers of pages in one language."""

    pages: str
    page: str
    previous: str
    next: str


@lru_cache(maxsize=16)
def _words(_language: str | None) -> Words:
    return Words(
        *(escape(each) for each in (_("Pages"), _("Page"), _("Previous page"), _("Next page"))),
    )


def pages(page: Page, request: HttpRequest) -> SafeString:
    """The ways to the other pages of a list; they keep every other parameter of the address."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    words, rest = _words(get_language()), request.GET.copy()
    rest.pop("page", None)
    to = f"?{escape(rest.urlencode())}{'&amp;' if rest else ''}page="
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    steps = [_step(number, page, to, words) for number in numbers]
    if page.has_previous():
        steps.insert(0, f'<a rel="prev" href="{to}{page.previous_page_number()}">{words.previous}</a>')
    if page.has_next():
        steps.append(f'<a rel="next" href="{to}{page.next_page_number()}">{words.next}</a>')
    listed = "".join(f"<li>{step}</li>\n" for step in steps)
    drawn = f'<nav class="pagination" aria-label="{words.pages}">\n<ul>\n{listed}</ul>\n</nav>'
    return mark_safe(drawn)  # noqa: S308 (the query is escaped)


def _step(number: int | str, page: Page, to: str, words: Words) -> str:
    if number == page.paginator.ELLIPSIS:
        return f'<span class="quiet">{number}</span>'
    named = f'<span class="aside-voice">{words.page} </span>{number}'
    return (
        f'<span aria-current="page">{named}</span>'
        if number == page.number
        else f'<a href="{to}{number}">{named}</a>'
    )
