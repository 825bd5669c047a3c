"""Walks the public addresses: all named routes with every value that the record has, and what they lead to."""

import itertools
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils import translation
from lxml import etree, html

from council.models import AgendaItem, Committee, Councillor, Meeting, OfferedFile, Resolution
from council.public import urls, urls_machines
from council.public.facets import LABELS
from council.public.sitemaps import SITEMAPS
from council.public.views import machines

IDENTIFIED = (Meeting, AgendaItem, Resolution, Committee, Councillor)
NOT_FOLLOWED = ("/static/", "/admin/")
NOT_FOLLOWED_FROM = ("/glossary/", "/cy/glossary/")
"""Pages with a search for each of hundreds of words, which are searches like any other."""
FOLLOWED = "//*[not(contains(@rel, 'nofollow'))]/@href | //@src | //form/@action"
"""As a robot does it: filters put together in ever new ways and reports of each page say nothing new."""
MOST = 3000
STEPS = 3


def public_addresses():
    """The address of every named route with every value, published or not."""
    meetings = Meeting.objects.filter(date__isnull=False)
    values = {
        "committee": set(Committee.objects.values_list("slug", flat=True)),
        "day": {meeting.address_date for meeting in meetings},
        "item": set(AgendaItem.objects.values_list("slug", flat=True)) - {""},
        "pk": set(Resolution.objects.values_list("pk", flat=True)),
        "councillor": set(Councillor.objects.values_list("slug", flat=True)),
        "year": {meeting.date.year for meeting in meetings},
        "month": set(range(1, 13)),
        "name": {"0123.css"},
        "uid": {uid for model in IDENTIFIED for uid in model.objects.values_list("uid", flat=True)},
        "old_page": set(machines.OLD_PAGES),
        "section": set(SITEMAPS),
        "facet": set(LABELS),
        "page": set(OfferedFile.objects.pages().values_list("page", flat=True)),
    }
    for pattern in routes([*urls_machines.urlpatterns, *urls.urlpatterns]):
        names = list(pattern.pattern.converters)
        for chosen in itertools.product(*(sorted(values[name]) for name in names)):
            yield reverse(pattern.name, kwargs=dict(zip(names, chosen, strict=True)))


def routes(patterns):
    """The named routes, those of included lists too."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern


def crawl(client: Client, start):
    """Each address once with its response and body: the start addresses and what a few steps from them lead to.

    The steps end because a calendar has a next month for ever.
    """
    waiting = [(address, 0) for address in dict.fromkeys(start)]
    seen = {address for address, _ in waiting}
    while waiting:
        address, steps = waiting.pop(0)
        response = client.get(address)
        translation.activate(settings.LANGUAGE_CODE)  # what the request spoke is left behind
        body = b"".join(response) if response.streaming else response.content
        yield address, response, body
        if steps < STEPS:
            new = set(links(address, response, body)) - seen
            seen |= new
            waiting += [(link, steps + 1) for link in sorted(new)]
        assert len(seen) < MOST, "a page links to ever new addresses"


def links(address: str, response, body: bytes):
    """The addresses on this site that a page, a feed or a redirect names."""
    if address.startswith(NOT_FOLLOWED_FROM):
        return
    found = [response["Location"]] if "Location" in response else _named(response, body)
    for link in found:
        split = urlsplit(urldefrag(urljoin(f"http://testserver{address}", link)).url)
        if split.netloc == "testserver" and not split.path.startswith(NOT_FOLLOWED):
            yield split.path + (f"?{split.query}" if split.query else "")


def _named(response, body: bytes):
    kind = response.get("Content-Type", "")
    if kind.startswith("text/html"):
        return html.fromstring(body).xpath(FOLLOWED)
    if "xml" in kind:
        return etree.fromstring(body).xpath("//@href")
    return []
