"""Search: agenda items and decisions by their words, narrowed by filters."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from council.public.filters import SearchFilterSet

from .filtered import FilteredList

MOST_FACETS = 12
LONGEST_HEADING = 80
FACETS = (("committee", "Committees"), ("year", "Years"))


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that would narrow the results: its words, how many remain, and the query that adds it."""

    name: str
    count: int
    query: str


class Search(FilteredList):
    """The search page: results grouped by meeting, with counts by committee and year."""

    filterset_class = SearchFilterSet
    template_name = "council/search.html"
    paginate_by = 20

    def get_queryset(self) -> Any:
        """Nothing yet: the filter set finds the results."""
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results under their meetings, and what would narrow or widen it."""
        context = super().get_context_data(**kwargs)
        refused = bool(self.filterset.errors)
        hits = list(context["page_obj"])
        words = self.request.GET.get("q", "").strip()[:LONGEST_HEADING]
        return context | {
            "title": f"Search: {words}" if words else "Search",
            "section": "search",
            "heading": f"Minutes about “{words}”" if words else "Search the minutes",
            "formalities": bool(self.request.GET.get("procedural")),
            "orders": orders_of(self.filterset),
            "groups": [
                (meeting, list(group)) for meeting, group in groupby(hits, key=lambda hit: hit.meeting)
            ],
            "more": not refused and self.filterset.qs.are_more,
            "message": "" if refused else self.filterset.qs.message,
            "facets": [] if refused or not hits else facets_of(self.filterset),
        }


def facets_of(filterset: SearchFilterSet) -> list[tuple[str, list[Facet]]]:
    """What would narrow these results: committees with most results first, years newest first."""
    found = filterset.qs.facets(*dict(FACETS))
    return [
        (label, _facets(filterset, name, found[name].counts))
        for name, label in FACETS
        if len(found[name].counts) > 1
    ]


def _facets(filterset: SearchFilterSet, name: str, counts: tuple[tuple[int, int], ...]) -> list[Facet]:
    offers = {offer.pk: offer for offer in getattr(filterset.offers, name)}
    return [
        Facet(offers[key].name, count, filterset.query(name, [offers[key].slug]))
        for key, count in counts[:MOST_FACETS]
        if key in offers
    ]


def orders_of(filterset: SearchFilterSet) -> list[tuple[str, str, bool]]:
    """The orders that can be chosen: value, words and whether it is the one in use."""
    choices = filterset.form.fields["order"].choices
    chosen = filterset.data.get("order") or "newest"
    return [(value, label, value == chosen) for value, label in choices]


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """How to search."""
    trail = [("Search", reverse("search"))]
    context = {"title": "How to search", "section": "search", "trail": trail}
    return render(request, "council/help_search.html", context)
