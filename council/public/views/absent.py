"""What is not here: moved, gone with its public reason, or never there."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import FormerAddress
from council.public.languages import in_language, without_language
from council.public.spoken import STAFF, said_in


class Absent(Http404):
    """Nothing is at the address; the message is a sentence for the reader."""


class Gone(Absent):
    """Something was at the address; the message says what became of it, `told` what staff wrote about that, and the
    traces where its words are now."""

    def __init__(self, reason: str, told: str = "", *, traces: Sequence[Any] = ()) -> None:
        super().__init__(reason)
        self.told, self.traces = said_in(told, STAFF), traces


def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Send the reader on to the new address, or say what became of the thing."""
    if isinstance(exception, Gone):
        return gone(request, str(exception), exception.told, exception.traces)
    path = without_language(request.path)
    former = _former(path)
    if former is None:
        reason = str(exception) if isinstance(exception, Absent) else ""
        return render(request, "404.html", {"reason": reason}, status=404)
    if not former.now_at:
        return gone(request, _(former.reason))
    query = request.META.get("QUERY_STRING")
    address = in_language(former.now_at + path.removeprefix(former.path), get_language())
    return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))


def gone(request: HttpRequest, reason: str, told: str = "", traces: Sequence[Any] = ()) -> HttpResponse:
    """The page of a thing that was public and is no longer."""
    context = {"reason": reason, "told": told, "traces": traces}
    return render(request, "410.html", context, status=410)


def _former(path: str) -> FormerAddress | None:
    """The former address of the path itself, else of the nearest thing above it."""
    if "\x00" in path:
        return None  # PostgreSQL refuses to be asked for it
    above = [path[: place + 1] for place, sign in enumerate(path[:600]) if sign == "/"]
    found = FormerAddress.objects.filter(path__in=[path[:600], *above[1:][:40]])
    return max(found, key=lambda former: len(former.path), default=None)
