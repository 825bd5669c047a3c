"""The register of decisions across all committees."""

from typing import Any

from django.db.models import Prefetch

from council.models import AgendaItem, NamedVote, Resolution, Vote
from council.public.filters import DecisionFilterSet

from .filtered import FilteredList


def public_decisions() -> Any:
    """Published decisions, newest first, with their items, meetings and votes."""
    items = (
        AgendaItem.objects.published()
        .select_related("meeting__committee__council")
        .defer("meeting__clerks_note")
    )
    return (
        Resolution.objects.published()
        .select_related("mover", "seconder")
        .prefetch_related(
            Prefetch("item", queryset=items),
            Prefetch("vote", queryset=Vote.objects.published()),
            Prefetch("named_votes", queryset=NamedVote.objects.published()),
        )
        .order_by("-item__meeting__date", "-item__meeting", "item__position", "position", "pk")
    )


class DecisionList(FilteredList):
    """Every published decision, newest first."""

    filterset_class = DecisionFilterSet
    template_name = "council/decisions.html"

    def get_queryset(self) -> Any:
        """Published decisions with what their entries show."""
        return public_decisions()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page, and the kinds of decision that the register holds."""
        *kinds, last = (f"{kind}s" for kind in Resolution.Kind.labels)
        return super().get_context_data(**kwargs) | {
            "title": "Register of decisions",
            "section": "decisions",
            "kinds": f"{', '.join(kinds)} and {last}",
        }
