"""An empty Django view, without middleware: the yardstick for the pages."""

from django.conf import settings

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    SECRET_KEY="only the yardstick of a benchmark",
)

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, as fast as Django can."""
    return HttpResponse("")


urlpatterns = [path("", empty)]
application = get_wsgi_application()
