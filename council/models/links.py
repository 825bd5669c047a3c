"""Addresses of pages, each worked out once: a page of a list holds hundreds of links to few pages."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language


def address(name: str, *parts: str | int) -> str:
    """The address of the page of this name with these parts, in the language that is spoken now."""
    return _address(get_script_prefix(), get_language(), name, *parts)


@lru_cache(maxsize=20_000)
def _address(under: str, language: str | None, name: str, *parts: str | int) -> str:
    return reverse(name, args=parts)
