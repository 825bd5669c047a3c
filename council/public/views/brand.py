"""The council's colour and crest, at addresses that change with them, so that a browser keeps them for good."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from council.public.brand import CREST_TYPES, brand, crest, style

from .absent import Absent

FOR_GOOD = "public, max-age=31536000, immutable"


@require_safe
def branded(request: HttpRequest, name: str) -> HttpResponse:
    """The style sheet or the crest of this deployment."""
    if name == brand().style:
        return _sent(style().encode(), "text/css; charset=utf-8")
    if name == brand().crest:
        return _sent(crest(), CREST_TYPES[Path(settings.COUNCIL_CREST).suffix.lower()])
    raise Absent


def _sent(content: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Cache-Control"] = FOR_GOOD
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
