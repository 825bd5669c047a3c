"""Addresses of pages: how they are written is worked out once for each kind of page, since a page holds hundreds."""

import datetime
import re
from functools import lru_cache
from urllib.parse import quote

from django.urls import get_resolver, get_script_prefix, get_urlconf, reverse
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.translation import get_language


def day_in_address(date: datetime.date, sitting: int) -> str:
    """The part of an address that tells a meeting of a committee: the date, with "-2" for a second sitting."""
    return f"{date.isoformat()}-{sitting}" if sitting > 1 else date.isoformat()


def address(name: str, *parts: object) -> str:
    """The address of the page of this name with these parts, in the language that is spoken now."""
    written = _written(get_script_prefix(), get_language(), name, len(parts))
    texts = [str(part) for part in parts]
    if not written or "" in texts:
        return reverse(name, args=parts)  # which refuses what is no address
    return written % tuple(text if _PLAIN(text) else quote(text, safe=_SAFE) for text in texts)


_PLAIN = re.compile(r"[\w.-]+", re.ASCII).fullmatch
_SAFE = f"{RFC3986_SUBDELIMS}/~:@"
_PART = re.compile(r"%\(\w+\)s")


@lru_cache(maxsize=1000)
def _written(under: str, language: str | None, name: str, parts: int) -> str:
    """How the addresses of pages of this name are written, with %s for each part; nothing where there are several
    ways, or none."""
    of_name = get_resolver(get_urlconf()).reverse_dict.getlist(name)
    ways = [way for possible, *_ in of_name for way, named in possible if len(named) == parts]
    return quote(under, safe=_SAFE).replace("%", "%%") + _PART.sub("%s", ways[0]) if len(ways) == 1 else ""


def pattern(name: str) -> str:
    """The addresses of all pages of this name, with %s for the part of each: a row of a list costs less than a
    question for its address."""
    return _pattern(get_script_prefix(), get_language(), name)


@lru_cache(maxsize=500)
def _pattern(under: str, language: str | None, name: str) -> str:
    before, _, after = reverse(name, args=["0"]).replace("%", "%%").rpartition("0")
    return f"{before}%s{after}"
