"""The register of decisions across all committees."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.public.decision_filters import DecisionFilterSet
from council.public.decision_table import HEADINGS, rows_of
from council.public.narrowed import Narrowed
from council.public.registered import Registered, entries, registered
from council.public.tables import table
from council.search.register import listed

from .filtered import FilteredList, in_plain_words, refused

MOST_COUNTED = 10_000
"""So many decisions are counted and paged; more are only said to be there."""
MOST_IN_A_TABLE = 20_000


class Register:
    """The decisions that filters leave, of which only a page is loaded."""

    def __init__(self, found: Narrowed) -> None:
        self.found = found

    @cached_property
    def _counted(self) -> int:
        return self.found.count(MOST_COUNTED + 1)

    def count(self) -> int:
        """How many decisions can be paged through."""
        return min(self._counted, MOST_COUNTED)

    @property
    def beyond(self) -> bool:
        """Whether there are more than can be paged through."""
        return self._counted > MOST_COUNTED

    def __getitem__(self, page: slice) -> list[Registered]:
        rows = self.found.shown(page.start, page.stop)
        return registered([key for key, _named in rows], named=[key for key, named in rows if named])


class DecisionList(FilteredList):
    """Every published decision, newest first."""

    filterset_class = DecisionFilterSet
    template_name = "council/decisions.html"
    paginate_by = 20

    def get_queryset(self) -> Any:
        """The entries of the register."""
        return listed()

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of the register; of none of it where a filter was refused."""
        found = queryset if isinstance(queryset, Narrowed) else Narrowed(queryset)
        return super().paginate_queryset(Register(found), page_size)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, its decisions under their items, and the query that page, feed and export share."""
        context = super().get_context_data(**kwargs)
        chosen = context["filter"]
        query, all_votes = chosen.query_of(chosen.given), chosen.query("vote")
        return context | {
            "title": _("Register of decisions"),
            "section": "decisions",
            "entries": entries(context["page_obj"]),
            "beyond": context["paginator"].object_list.beyond,
            "query": f"?{query}" if query else "",
            "divided": self.request.GET.get("vote") == "divided",
            "all_votes": f"?{all_votes}" if all_votes else "",
            "divided_votes": f"?{chosen.query('vote', ['divided'])}",
        }


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The decisions that the filters of the address leave, as a table; too many are refused with the reason."""
    filterset = DecisionFilterSet(request.GET, queryset=listed(), request=request)
    filterset.MOST_ITEMS = MOST_IN_A_TABLE
    if filterset.errors:
        return refused(filterset)
    keys = list(filterset.qs.rows.values_list("pk", flat=True)[: MOST_IN_A_TABLE + 1])
    if len(keys) > MOST_IN_A_TABLE or filterset.cut_short:
        words = _(
            "A table has %(most)s decisions at most and these are more: choose a year, a committee or another filter, "
            "and fetch them one after another."
        )
        return in_plain_words(words % {"most": f"{MOST_IN_A_TABLE:,}"})
    return table("decisions", HEADINGS, rows_of(keys, request.build_absolute_uri))
