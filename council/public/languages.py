"""The languages of the interface: English at the plain addresses, Welsh at the same ones under /cy/."""

import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import base as urls
from django.urls import get_script_prefix
from django.utils.translation import get_language, trans_real
from django.utils.translation.trans_real import translation

OTHERS = tuple(code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


def remember_texts() -> None:
    """Look each text up once in a process: an English text stands in none of the six catalogues that are asked for it
    one after another, more than a hundred times a page."""
    for code, _ in settings.LANGUAGES:
        catalogue = translation(code)
        setattr(catalogue, "gettext", lru_cache(maxsize=4096)(catalogue.gettext))  # noqa: B010 (no type allows it)


def keep_language_at_hand() -> None:
    """Keep the language of a thread, and the root of its addresses, where Python keeps what is a thread's own. Django
    is asked for them five hundred times for a long page, and its own place for them, which minds asynchronous views,
    takes ten times longer; the archive has none and is served by threads."""
    kept: tuple[tuple[Any, str], ...] = ((trans_real, "_active"), (urls, "_prefixes"))
    for module, name in kept:
        setattr(module, name, threading.local())


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language: the code, the name of the language in itself, and the address."""

    code: str
    name: str
    address: str
    absolute: str
    spoken: bool


def versions(request: HttpRequest) -> list[Version]:
    """The page in every language of this archive; none where there is only one."""
    if not OTHERS:
        return []
    plain, query = without_language(request.path), request.META.get("QUERY_STRING")
    tail, host = f"?{query}" if query else "", f"{request.scheme}://{request.get_host()}"
    spoken = get_language()
    addresses = ((code, name, f"{in_language(plain, code)}{tail}") for code, name in settings.LANGUAGES)
    return [
        Version(code, name, address, host + address, spoken=code == spoken)
        for code, name, address in addresses
    ]


def without_language(path: str) -> str:
    """The plain address of a page.

    >>> without_language("/cy/committees/"), without_language("/cycling/")
    ("/committees/", "/cycling/")
    """
    root = get_script_prefix()
    for code in OTHERS:
        if path.startswith(f"{root}{code}/"):
            return root + path[len(f"{root}{code}/") :]
    return path


def in_language(plain: str, code: str) -> str:
    """The address of the page at a plain address in this language.

    >>> in_language("/committees/", "cy")
    "/cy/committees/"
    """
    root = get_script_prefix()
    return plain if code == settings.LANGUAGE_CODE else f"{root}{code}/{plain.removeprefix(root)}"
