"""Long lists in pages: a page that is not there is a clear 404."""

import re
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import HttpRequest
from django.utils.translation import ngettext

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
