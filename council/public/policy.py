"""What browsers may load for a page, told with every response."""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class ContentSecurityPolicy:
    """Middleware that sets the one policy of the archive. It is written once in a process: no view has another, and
    django-csp's own middleware writes it anew for each response, which takes as long as a query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not (settings.DEBUG and response.status_code in DRAWN_BY_DEBUG):
            response.headers.setdefault(HEADER, policy())
        return response


DRAWN_BY_DEBUG = (HTTPStatus.NOT_FOUND, HTTPStatus.INTERNAL_SERVER_ERROR)
"""Django's pages for developers have their style inside."""


@cache
def policy() -> str:
    """The policy of the settings."""
    return str(build_policy())
