"""Search: agenda items and decisions by their words, narrowed by filters."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.public.facets import LABELS, MOST, Facet, facets_of
from council.public.filters import Choice
from council.public.found import found
from council.public.naming import looked_for
from council.public.search_filters import SearchFilterSet
from council.public.spoken import STAFF, said_in
from council.public.widening import wider
from council.search import Results

from .absent import Absent
from .exports import MOST_ROWS
from .filtered import FilteredList

LONGEST_HEADING = 80


class SearchView(FilteredList):
    """A page about a search."""

    filterset_class = SearchFilterSet
    paginate_by = 15

    def get_queryset(self) -> Any:
        """Nothing yet: the filter set finds the results."""
        return None

    @property
    def words(self) -> str:
        """The words sought, as a heading has room for them."""
        return self.request.GET.get("q", "").strip()[:LONGEST_HEADING]


class Search(SearchView):
    """The search page: results grouped by meeting."""

    template_name = "council/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of results under their meetings, and what would narrow or widen it."""
        context = super().get_context_data(**kwargs)
        refused = bool(self.filterset.errors)
        nothing = not refused and not context["page_obj"].paginator.count
        words = {"words": self.words}
        return context | {
            "title": _("Search: %(words)s") % words if self.words else _("Search"),
            "section": "search",
            "heading": _("Minutes about “%(words)s”") % words if self.words else _("Search the minutes"),
            "query": self.filterset.query(),
            "most_rows": MOST_ROWS,
            "formalities": self._switch("procedural"),
            "exact": self._switch("exact"),
            "nearby": self._nearby() if nothing else None,
            "named": [] if refused else list(looked_for(self.filterset)),
            "also": [] if refused else list(also_sought(self.filterset.qs)),
            "found": found(context["page_obj"]),
            "more": not refused and self.filterset.qs.are_more,
            "message": "" if refused else self.filterset.qs.message,
        }

    def _nearby(self) -> dict[str, Any]:
        """What finds more where nothing is found; where that is another spelling, nothing else is counted."""
        instead = self.filterset.qs.instead()
        counted = not any(each.spelling for each in instead)
        return {
            "instead": [(each, self.filterset.query("q", [each.q])) for each in instead],
            "wider": list(wider(self.filterset, counted=counted)),
            "formal": self._formal() if counted and not self.filterset.active else 0,
        }

    def _formal(self) -> int:
        """How many results there would be with formal items."""
        return 0 if self.filterset.given.get("procedural") else self.filterset.count_with(procedural=["1"])

    def _switch(self, name: str) -> Choice:
        return Choice("", self.filterset.toggled(name, "1"), name in self.filterset.given)


def also_sought(results: Results) -> Iterator[str]:
    """The words of like meaning that were searched for besides those typed."""
    return (said_in(name, STAFF) for widening in results.widened for name in widening.names)


class Narrow(SearchView):
    """The facets of a search, each value with the number of results that it leaves; a page of their own, since
    to count them costs more than to find the first results."""

    template_name = "council/narrow.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The facets, and the days between which to keep."""
        refused = bool(self.filterset.errors)
        name = self.kwargs.get("facet")
        if name is not None and name not in LABELS:
            raise Absent(_("A search cannot be narrowed by this."))
        query = self.filterset.query()
        search = f"{reverse('search')}?{query}" if query else reverse("search")
        return super().get_context_data(**kwargs) | {
            "title": _("Filter the results"),
            "section": "search",
            "trail": [(_("Search"), reverse("search")), (self.words or _("All items"), search)],
            "search": search,
            "query": query,
            "facets": [] if refused else self._facets(name),
            "all": name,
        }

    def _facets(self, name: str | None) -> list[Facet]:
        return facets_of(self.filterset, name, most=MOST) if name else facets_of(self.filterset)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """No results are shown here."""
        return None, None, [], False


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """How to search."""
    trail = [(_("Search"), reverse("search"))]
    context = {"title": _("How to search"), "section": "search", "trail": trail}
    return render(request, "council/help_search.html", context)
