"""Suggestions while somebody types: the committees and councillors whose names begin with the words."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.public.known_councillors import beginning, words_of
from council.public.offers import Offers

MOST = 5
"""How many committees and how many councillors are suggested."""
MOST_ALONE = 8
"""How many councillors are suggested where nothing else is."""
LONGEST = 100
Row = tuple[str, str, str]
MEDIA_TYPE = "application/x-suggestions+json"


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """The words, and of each suggestion its name, what it is and its address: the form of OpenSearch, so that a
    browser's own search field takes them too."""
    return _suggested(request, suggestions)


@require_safe
def suggest_councillors(request: HttpRequest) -> JsonResponse:
    """The same of councillors alone, named as a field for their names takes them."""
    return _suggested(request, councillors)


def _suggested(request: HttpRequest, found_by: Callable[[list[str], Offers], Iterator[Row]]) -> JsonResponse:
    typed = request.GET.get("q", "").strip()[:LONGEST]
    found = list(found_by(words_of(typed), Offers.now(request)))
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    names, kinds, addresses = columns
    absolute = [request.build_absolute_uri(address) for address in addresses]
    return JsonResponse([typed, names, kinds, absolute], safe=False, content_type=MEDIA_TYPE)


def suggestions(sought: list[str], offers: Offers) -> Iterator[Row]:
    """The name of each suggestion, what it is and its address; officers and the public are never among them."""
    for offer in beginning(sought, offers.committee, MOST):
        yield offer.name, _("Committee"), reverse("committee", args=[offer.slug])
    for offer in beginning(sought, offers.councillor, MOST):
        yield offer.name, _("Councillor"), reverse("councillor", args=[offer.slug])


def councillors(sought: list[str], offers: Offers) -> Iterator[Row]:
    """The councillors whose names begin so."""
    for offer in offers.councillors.beginning(sought, MOST_ALONE):
        yield offers.councillors.written[offer.slug], "", reverse("councillor", args=[offer.slug])
