"""What stands the same on every page, drawn once in a process: half of the work of a small page is its frame."""

from collections.abc import Callable
from typing import Any

from django.urls import get_script_prefix
from django.utils.translation import get_language

from .brand import brand

_DRAWN: dict[Any, str] = {}


def unchanging(name: str, *values: Any, caller: Callable[[], str]) -> str:
    """`{% call unchanging("name", section) %}…{% endcall %}`: what is inside depends on the values named, which are
    few, on the language and on the settings of the archive, and on nothing else; each place has a name of its own."""
    key = (name, get_language(), get_script_prefix(), brand(), *values)
    if key not in _DRAWN:
        _DRAWN[key] = caller()
    return _DRAWN[key]
