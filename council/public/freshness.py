"""Public pages change only with the archive: one stamp serves repeat visits, and a withdrawal shows at once."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.http import parse_etags

from council.models import Archive

from .brand import brand

CACHE_CONTROL = "public, max-age=0, must-revalidate"
LARGEST_KEPT = 256 * 1024
OUTSIDE = ("/admin/", "/healthz")


class PublicPages:
    """Middleware that answers an anonymous reader from the stamp of the archive where it can."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_anonymous_reading(request):
            return self.get_response(request)
        stamp = stamp_of(request)
        if stamp in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
            return HttpResponseNotModified(headers={"ETag": stamp, "Cache-Control": CACHE_CONTROL})
        return _kept(stamp) or _keep(stamp, request, self.get_response(request))


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
        Archive.objects.generation(),
        timezone.localdate(),
        release(),
        request.build_absolute_uri(),
    )
    return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


@once
def release() -> str:
    """What distinguishes this release: the files that draw the pages and the settings that they show."""
    digest = hashlib.blake2b(repr(brand()).encode(), digest_size=8)
    for folder in ("templates/council", "static/council", "council"):
        for file in sorted(Path(settings.BASE_DIR, folder).rglob("*.*")):
            if file.suffix != ".pyc":
                digest.update(f"{file} {file.stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _kept(stamp: str) -> HttpResponse | None:
    kept = cache.get(stamp)
    if kept is None:
        return None
    content, headers = kept
    return HttpResponse(content, headers=headers)


def _keep(stamp: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != 200 or response.cookies or "Cache-Control" in response:
        return response
    response["ETag"], response["Cache-Control"] = stamp, CACHE_CONTROL
    if request.method == "GET" and not response.streaming and len(response.content) <= LARGEST_KEPT:
        cache.set(stamp, (response.content, dict(response.headers)))
    return response
