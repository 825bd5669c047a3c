"""Suggestions while somebody types: the committees and councillors whose names begin with the words."""

from collections.abc import Iterator

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import fold
from council.public.offers import Offer, Offers

MOST = 5
"""How many committees and how many councillors are suggested."""
LONGEST = 100
TITLES = frozenset({"cllr", "cllrs", "councillor", "councillors", "cynghorydd", "cyng"})
MEDIA_TYPE = "application/x-suggestions+json"


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """The words, and of each suggestion its name, what it is and its address: the form of OpenSearch, so that a
    browser's own search field takes them too."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    found = list(suggestions(typed, Offers.now(request)))
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    names, kinds, addresses = columns
    absolute = [request.build_absolute_uri(address) for address in addresses]
    return JsonResponse([typed, names, kinds, absolute], safe=False, content_type=MEDIA_TYPE)


def suggestions(typed: str, offers: Offers) -> Iterator[tuple[str, str, str]]:
    """The name of each suggestion, what it is and its address; officers and the public are never among them."""
    sought = [word for word in fold(typed).replace("-", " ").split() if word not in TITLES]
    if not sought:
        return
    for offer in beginning(sought, offers.committee):
        yield offer.name, _("Committee"), reverse("committee", args=[offer.slug])
    for offer in beginning(sought, offers.councillor):
        yield offer.name, _("Councillor"), reverse("councillor", args=[offer.slug])


def beginning(sought: list[str], offers: tuple[Offer, ...]) -> list[Offer]:
    """The first offers of which each word sought begins a word; those that begin with the first one come first."""
    found = [offer for offer in offers if all(f" {word}" in f" {offer.folded}" for word in sought)]
    return sorted(found, key=lambda offer: not offer.folded.startswith(sought[0]))[:MOST]
