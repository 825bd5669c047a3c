"""The register of decisions across all committees."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from council.models import Given, PreparedForKeys, Resolution, Vote
from council.public.filters import DecisionFilterSet
from council.public.parts import decisions, give_votes

from .filtered import FilteredList

NEWEST_FIRST = ("-item__meeting__date", "-item__meeting", "item__position", "position", "pk")


def _shown(keys: list[Given]) -> QuerySet:
    """The decisions of these keys with their items, all of which are open, and meetings."""
    rows = decisions().filter(pk__in=keys).select_related("item__meeting__committee", "mover", "seconder")
    unused = (
        "item__paragraphs",
        "item__presented_by",
        "item__meeting__clerks_note",
        "item__meeting__evidence",
    )
    return rows.defer(*unused).order_by(*NEWEST_FIRST)


DECISIONS = PreparedForKeys(_shown)
VOTES = PreparedForKeys(lambda keys: Vote.objects.published().filter(resolution__pk__in=keys))


@dataclass(frozen=True, slots=True)
class Register:
    """The decisions that a queryset finds, of which only a page is loaded with what its entries show."""

    found: QuerySet

    def count(self) -> int:
        """How many decisions there are."""
        return self.found.count()

    def __getitem__(self, page: slice) -> list[Resolution]:
        keys = list(self.found.values_list("pk", flat=True)[page])
        shown = DECISIONS(keys)
        give_votes(shown, VOTES(keys))
        return shown


class DecisionList(FilteredList):
    """Every published decision, newest first."""

    filterset_class = DecisionFilterSet
    template_name = "council/decisions.html"

    def get_queryset(self) -> Any:
        """Published decisions, newest first."""
        return Resolution.objects.published().order_by(*NEWEST_FIRST)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of the register."""
        return super().paginate_queryset(Register(queryset), page_size)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the kinds of decision that the register holds."""
        *kinds, last = (f"{kind}s" for kind in Resolution.Kind.labels)
        return super().get_context_data(**kwargs) | {
            "title": "Register of decisions",
            "section": "decisions",
            "kinds": f"{', '.join(kinds)} and {last}",
        }
