"""Public pages change only with the archive: one stamp serves repeat visits, and a withdrawal shows at once."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from council.models import Archive

from .brand import brand
from .packing import PACKINGS, QUICKLY, coding_for

CACHE_CONTROL = "public, max-age=0, must-revalidate"
NOT_MODIFIED = {"Cache-Control": CACHE_CONTROL, "Vary": "Accept-Encoding"}
FEWEST_PACKED, LARGEST_KEPT = 500, 256 * 1024
WORDS = ("text/", "application/atom+xml", "application/xml", "application/json", "application/ld+json")
OUTSIDE = ("/admin/", "/healthz", "/static/")


class PublicPages:
    """Middleware that answers an anonymous reader from the stamp of the archive where it can.

    It stands before every other: a page is kept with the headers that they gave it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_anonymous_reading(request):
            return self.get_response(request)
        try:
            stamp = stamp_of(request)
        except DisallowedHost:
            return self.get_response(request)  # which refuses it
        if stamp in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            return HttpResponseNotModified(headers=NOT_MODIFIED | {"ETag": stamp})
        return _kept(stamp, request) or _keep(stamp, request, self.get_response(request))


def is_anonymous_reading(request: HttpRequest) -> bool:
    """Whether the page looks the same to everybody who asks like this."""
    cookies = {settings.SESSION_COOKIE_NAME, "messages"}
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(OUTSIDE)
        and cookies.isdisjoint(request.COOKIES)
    )


def stamp_of(request: HttpRequest) -> str:
    """The page's ETag: what it says, in the language that its address names, depends on nothing else."""
    parts = (
        generation_of(request),
        timezone.localdate(),
        release(),
        request.scheme,
        request.get_host(),
        request.path,
        request.META.get("QUERY_STRING"),
    )
    return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


def generation_of(request: HttpRequest) -> int:
    """The generation of the archive that this request sees, asked for once."""
    known = vars(request).get("generation")
    if known is None:
        known = vars(request)["generation"] = Archive.objects.generation()
    return known


@once
def release() -> str:
    """What distinguishes this release: the files that draw the pages and the settings that they show."""
    digest = hashlib.blake2b(repr(brand()).encode(), digest_size=8)
    for folder in ("templates/council", "static/council", "council"):
        for file in sorted(Path(settings.BASE_DIR, folder).rglob("*.*")):
            if file.suffix != ".pyc":
                digest.update(f"{file} {file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _kept(stamp: str, request: HttpRequest) -> HttpResponse | None:
    coding = coding_for(request)
    kept = cache.get(_key(stamp, coding))
    if kept is None:
        return None
    content, headers, is_packed = kept
    whole = QUICKLY.unpack(content) if is_packed and not coding else content
    return HttpResponse(whole, headers=headers)


def _key(stamp: str, coding: str) -> str:
    """Where a page is kept for all who take it in the same coding."""
    return f"{coding}:{stamp}"


def _keep(stamp: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a page as it is sent; it holds no secret, so its length tells nothing."""
    if response.status_code != 200 or response.cookies or "Cache-Control" in response:
        return response
    response["ETag"], response["Cache-Control"] = stamp, CACHE_CONTROL
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.streaming or len(response.content) > LARGEST_KEPT:
        return response
    coding = coding_for(request)
    is_packed = len(response.content) >= FEWEST_PACKED and response["Content-Type"].startswith(WORDS)
    if is_packed and coding:
        _send(response, PACKINGS[coding].pack(response.content), coding)
    if request.method == "GET" and (coding or not is_packed or not cache.add(f"asked:{stamp}", "once")):
        # the few who unpack nothing are mostly programs that ask for each page once: for them a page is kept when it
        # is asked for again, and packed, so that it does not fill the memory
        content = QUICKLY.pack(response.content) if is_packed and not coding else response.content
        cache.set(_key(stamp, coding), (content, dict(response.headers), is_packed))
    return response


def _send(response: HttpResponse, content: bytes, coding: str) -> None:
    response.content = content
    response["Content-Length"], response["Content-Encoding"] = str(len(content)), coding
