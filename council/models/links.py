"""Addresses of pages, each worked out once: a page of a list holds hundreds of links to few pages."""

import datetime
from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def day_in_address(date: datetime.date, sitting: int) -> str:
    """The part of an address that tells a meeting of a committee: the date, with "-2" for a second sitting."""
    return f"{date.isoformat()}-{sitting}" if sitting > 1 else date.isoformat()


def address(name: str, *parts: str | int) -> str:
    """The address of the page of this name with these parts, in the language that is spoken now."""
    return _address(get_script_prefix(), get_language(), name, *parts)


@lru_cache(maxsize=20_000)
def _address(under: str, language: str | None, name: str, *parts: str | int) -> str:
    return reverse(name, args=parts)


def pattern(name: str) -> str:
    """The addresses of all pages of this name, with %s for the part of each: a row of a list costs less than a
    question for its address."""
    return _pattern(get_script_prefix(), get_language(), name)


@lru_cache(maxsize=500)
def _pattern(under: str, language: str | None, name: str) -> str:
    before, _, after = reverse(name, args=["0"]).replace("%", "%%").rpartition("0")
    return f"{before}%s{after}"
