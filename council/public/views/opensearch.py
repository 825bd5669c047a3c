"""The search as a browser adds it to its own: an OpenSearch description."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from council.public.brand import brand

MEDIA_TYPE = "application/opensearchdescription+xml"
LONGEST_SHORT_NAME, LONGEST_LONG_NAME = 16, 48
"""OpenSearch has room for names of these lengths."""


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Where to search, where to follow a search and where to ask for suggestions."""
    name = brand().name
    addresses = {
        "search": reverse("search"),
        "feed": reverse("search_feed"),
        "suggest": reverse("suggest"),
        "icon": static("council/icon.svg"),
        "this": request.path,
    }
    context = {key: request.build_absolute_uri(address) for key, address in addresses.items()} | {
        "short_name": shortened(name, LONGEST_SHORT_NAME),
        "long_name": shortened(name, LONGEST_LONG_NAME),
        "language": get_language(),
    }
    return render(request, "council/opensearch.xml", context, content_type=MEDIA_TYPE)


def shortened(name: str, most: int) -> str:
    """As many whole words of the name as have room; of a longer word its beginning.

    >>> shortened("Council minutes archive", 16), shortened("Gesellschaftsarchiv", 6)
    ('Council minutes', 'Gesell')
    """
    if len(name) <= most:
        return name
    return name[: most + 1].rpartition(" ")[0] or name[:most]
