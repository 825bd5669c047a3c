"""The filters of a search; its page, its facets, its feed and its table share them."""

from functools import partial
from typing import Any

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy

from council.models import AgendaItem, Committee, Meeting, Resolution, SearchEntry
from council.search import MINUTES, Filters, Order, Results, find

from .addresses import DayConverter, meeting_at
from .councillor_field import of_councillors
from .filters import (
    NO_BODY,
    NO_COMMITTEE,
    NO_COUNCIL,
    NO_OUTCOME,
    NO_YEAR,
    RecordFilterSet,
    in_order,
    labels_of,
    of_day,
    of_many,
    of_words,
    on_or_off,
)
from .offers import LONGEST_NAME_SOUGHT

NO_MEETING = gettext_lazy(
    "“%(value)s” is not a published meeting: give it as in the address of its page, for example highways-panel/2026-06-09."
)


class MeetingField(forms.CharField):
    """One meeting, given as its address names it: highways-panel/2026-06-09."""

    def clean(self, value: Any) -> Meeting | None:
        """The published meeting."""
        given = super().clean(value)
        if not given:
            return None
        committee, _, day = given.rpartition("/")
        try:
            meeting = meeting_at(committee, DayConverter().to_python(day))
        except (AttributeError, ValueError):
            meeting = None
        if meeting is None:
            raise forms.ValidationError(NO_MEETING, params={"value": given[:LONGEST_NAME_SOUGHT]})
        return meeting


class MeetingFilter(filters.CharFilter):
    """Narrows to one meeting."""

    field_class = MeetingField


def _kinds_of_entry() -> list[tuple[str, Any]]:
    """The kinds of agenda item, and the minutes where they say words outside all items."""
    return [*AgendaItem.Kind.choices, (MINUTES, gettext_lazy("the minutes themselves"))]


VOTES_FOUND = [
    ("counted", gettext_lazy("the minutes count the votes")),
    ("named", gettext_lazy("the minutes name how members voted")),
    ("divided", gettext_lazy("votes on both sides")),
]
APPROVALS_FOUND = [
    ("approved", gettext_lazy("approved as a correct record")),
    ("unconfirmed", gettext_lazy("unconfirmed")),
]


class SearchFilterSet(RecordFilterSet):
    """A search over agenda items, decisions and the other words of the minutes."""

    no_chips = ("q", "order", "procedural", "exact")

    q = of_words(gettext_lazy("Words to find"))
    council = of_many(gettext_lazy("Council"), NO_COUNCIL)
    committee = of_many(gettext_lazy("Committee"), NO_COMMITTEE)
    body = of_many(gettext_lazy("Kind of committee"), NO_BODY, choices=partial(labels_of, Committee.Kind))
    meeting = MeetingFilter(label=gettext_lazy("Meeting"))
    councillor = of_councillors(gettext_lazy("Councillor named"))
    year = of_many(gettext_lazy("Year"), NO_YEAR)
    municipal = of_many(gettext_lazy("Municipal year (May to April)"), NO_YEAR)
    since = of_day(gettext_lazy("From"))
    until = of_day(gettext_lazy("To"))
    kind = of_many(
        gettext_lazy("Kind of item"),
        gettext_lazy("“%(value)s” is not a kind of item in this archive: choose one from the list."),
        choices=_kinds_of_entry,
    )
    outcome = of_many(
        gettext_lazy("Outcome of a decision"), NO_OUTCOME, choices=partial(labels_of, Resolution.Outcome)
    )
    vote = of_many(
        gettext_lazy("Recorded vote"),
        gettext_lazy("“%(value)s” is not a kind of recorded vote: choose counted, named or divided."),
        choices=VOTES_FOUND,
    )
    approval = of_many(
        gettext_lazy("State of the minutes"),
        gettext_lazy("“%(value)s” is not a state of minutes: choose approved or unconfirmed."),
        choices=APPROVALS_FOUND,
    )
    procedural = on_or_off(
        gettext_lazy("Formal items"),
        gettext_lazy("Include formal items such as apologies and previous minutes"),
    )
    exact = on_or_off(
        gettext_lazy("Words of like meaning"), gettext_lazy("Search for the words that were typed alone")
    )
    order = in_order(
        ("newest", gettext_lazy("Newest first")),
        ("oldest", gettext_lazy("Oldest first")),
        ("relevance", gettext_lazy("Most relevant first")),
    )

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, SearchEntry.objects.none(), **kwargs)

    def filter_queryset(self, queryset: Any) -> Results:
        """The results of the search in the order asked for."""
        return self.results(order=self.form.cleaned_data.get("order") or "newest")

    def results(self, *, order: Order) -> Results:
        """The results of the search in an order."""
        given = self.form.cleaned_data
        return find(given["q"], self._wanted(given), order=order, generation=self._generation)

    def count_with(self, **other: Any) -> int:
        """How many results there would be if these filters had other values."""
        return self.qs.count_with(self._wanted(self.form.cleaned_data | other))

    def _wanted(self, given: dict[str, Any]) -> Filters:
        """What the index narrows by for these values of the form."""

        def some(name: str) -> tuple[str, ...]:
            return tuple(given.get(name) or ())

        def keys(name: str) -> tuple[int, ...]:
            return self.offers.pks(name, given.get(name) or [])

        meeting = given.get("meeting")
        return Filters(
            councils=keys("council"),
            committees=keys("committee"),
            bodies=some("body"),
            councillors=keys("councillor"),
            years=keys("year"),
            municipal_years=keys("municipal"),
            since=given.get("since"),
            until=given.get("until"),
            kinds=some("kind"),
            outcomes=some("outcome"),
            votes=some("vote"),
            approvals=some("approval"),
            meeting=meeting.pk if meeting else None,
            procedural=bool(
                given.get("procedural") or meeting
            ),  # who looks through one meeting wants all of it
            exactly=bool(given.get("exact")),
        )
