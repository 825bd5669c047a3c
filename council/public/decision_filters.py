"""The filters of the register of decisions; its page, its feed and its table share them."""

import datetime
from functools import partial
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from council.models import Committee, Resolution
from council.search import Filters, find
from council.search.register import bare_reference

from .councillor_field import of_councillors
from .fields import OnlyOne
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
)
from .narrowed import NEWEST_FIRST, OLDEST_FIRST, Narrowed, NarrowedByColumns
from .periods import Period, calendar_year, municipal_year_named


class ReferenceField(forms.CharField):
    """A reference as the minutes write it."""

    def clean(self, value: Any) -> str:
        """What was given; without a letter or figure it would be the reference of all decisions that have none."""
        given = super().clean(value)
        if given and not bare_reference(given):
            words = _(
                "“%(value)s” is not a reference: give its letters and figures, for example LA/2024/0173."
            )
            raise forms.ValidationError(words, params={"value": given})
        return given


class ReferenceFilter(filters.CharFilter):
    """Narrows to one reference."""

    field_class = ReferenceField


class DecisionFilterSet(RecordFilterSet):
    """The register of decisions; `message` is what the reader should know of a search for words."""

    MOST_ITEMS = 1_000
    """Words are looked up in so many agenda items: the newest that have them."""

    message = ""
    cut_short = False

    q = of_words(gettext_lazy("Words to find"))
    council = of_many(gettext_lazy("Council"), NO_COUNCIL)
    committee = of_many(gettext_lazy("Committee"), NO_COMMITTEE)
    body = of_many(
        gettext_lazy("Kind of committee"),
        NO_BODY,
        choices=partial(labels_of, Committee.Kind),
    )
    councillor = of_councillors(gettext_lazy("Moved or seconded by"))
    kind = of_many(
        gettext_lazy("Kind of decision"),
        gettext_lazy("“%(value)s” is not a kind of decision in this archive: choose one from the list."),
        choices=partial(labels_of, Resolution.Kind),
    )
    outcome = of_many(gettext_lazy("Outcome"), NO_OUTCOME, choices=partial(labels_of, Resolution.Outcome))
    vote = filters.ChoiceFilter(
        label=gettext_lazy("Recorded vote"),
        choices=[
            ("stated", gettext_lazy("The minutes state a vote")),
            ("named", gettext_lazy("The minutes name how members voted")),
            ("divided", gettext_lazy("Divided: votes on both sides")),
        ],
        empty_label=gettext_lazy("Any"),
        widget=OnlyOne,
        error_messages={
            "invalid_choice": gettext_lazy(
                "“%(value)s” is not a kind of recorded vote: choose stated, named or divided."
            )
        },
    )
    approval = filters.ChoiceFilter(
        label=gettext_lazy("State of the minutes"),
        choices=[
            ("approved", gettext_lazy("Approved as a correct record")),
            ("unconfirmed", gettext_lazy("Unconfirmed")),
        ],
        empty_label=gettext_lazy("Any"),
        widget=OnlyOne,
        error_messages={
            "invalid_choice": gettext_lazy(
                "“%(value)s” is not a state of minutes: choose approved or unconfirmed."
            )
        },
    )
    reference = ReferenceFilter(label=gettext_lazy("Reference"), max_length=100)
    year = of_many(gettext_lazy("Year"), NO_YEAR)
    municipal = of_many(gettext_lazy("Municipal year (May to April)"), NO_YEAR)
    since = of_day(gettext_lazy("From"))
    until = of_day(gettext_lazy("To"))
    order = in_order(("newest", gettext_lazy("Newest first")), ("oldest", gettext_lazy("Oldest first")))

    def filter_queryset(self, queryset: Any) -> Narrowed:
        """The entries of the register that every filter lets through."""
        given = self.values
        order = OLDEST_FIRST if given["order"] == "oldest" else NEWEST_FIRST
        columns, others = self._columns(), [*self._years(), *self._put_by()]
        asked = bool(given["q"].strip())
        if not (asked or others or any(name.endswith("__in") for name in columns)):
            return NarrowedByColumns(columns, order)
        rows = queryset.filter(*others, **columns).order_by(*order)
        return Narrowed(self._about(rows) if asked else rows)

    def _columns(self) -> dict[str, Any]:
        """What columns of the register must hold."""
        given = self.values
        wanted = {
            "committee": self._committees(),
            "kind": given["kind"] or None,
            "outcome": given["outcome"] or None,
            "reference": [bare_reference(given["reference"])] if given["reference"] else None,
        }
        some = {name: values for name, values in wanted.items() if values is not None}
        alone = {name: values[0] for name, values in some.items() if len(values) == 1}
        several = {f"{name}__in": values for name, values in some.items() if name not in alone}
        return alone | several | self._days() | self._flags()

    def _flags(self) -> dict[str, bool]:
        given = self.values
        vote = {VOTES[given["vote"]]: True} if given["vote"] else {}
        return vote | ({"approved": given["approval"] == "approved"} if given["approval"] else {})

    def _committees(self) -> list[int] | None:
        """The committees to keep to; None for all."""
        given = self.values
        slugs, kinds, councils = given["committee"], given["body"], self.chosen("council")
        if not (slugs or kinds or councils):
            return None
        return [
            offer.pk
            for offer in self.offers.committee
            if (not slugs or offer.slug in slugs)
            and (not kinds or offer.kind in kinds)
            and (not councils or offer.council in councils)
        ]

    def _put_by(self) -> list[Q]:
        """What these councillors moved or seconded."""
        who = self.chosen("councillor")
        return [Q(mover__in=who) | Q(seconder__in=who)] if who else []

    def _periods(self) -> list[list[Period]]:
        """The years to keep to: one of each list."""
        given = self.values
        years = [calendar_year(int(year)) for year in given["year"]]
        return [
            each for each in (years, [municipal_year_named(value) for value in given["municipal"]]) if each
        ]

    def _days(self) -> dict[str, datetime.date]:
        """The days that the entries lie between, by those given and by years that stand alone."""
        given, alone = self.values, [periods[0] for periods in self._periods() if len(periods) == 1]
        first = [each for each in (given["since"], *(period.first for period in alone)) if each]
        last = [each for each in (given["until"], *(period.last for period in alone)) if each]
        return ({"date__gte": max(first)} if first else {}) | ({"date__lte": min(last)} if last else {})

    def _years(self) -> list[Q]:
        """What keeps to any of several years."""
        return [_in_any(periods) for periods in self._periods() if len(periods) > 1]

    def _about(self, rows: Any) -> Any:
        """Decisions of the newest items that a search for these words finds."""
        given = self.values
        wanted = Filters(
            procedural=True,
            committees=tuple(self._committees() or ()),
            councillors=self.chosen("councillor"),
            since=given["since"],
            until=given["until"],
            years=self.chosen("year"),
            municipal_years=self.chosen("municipal"),
            outcomes=tuple(given["outcome"]),
            approvals=(given["approval"],) if given["approval"] else (),
        )
        found = find(given["q"], wanted, generation=self._generation)
        items = found.newest_items(self.MOST_ITEMS + 1)
        self.cut_short = len(items) > self.MOST_ITEMS
        self.message = found.message or (self._shortened() if self.cut_short else "")
        return rows.filter(item__in=items[: self.MOST_ITEMS])

    def _shortened(self) -> str:
        return _(
            "More agenda items have these words than are looked through: these are the decisions of the newest %(most)s."
            " Choose a year or a committee to reach the older ones."
        ) % {"most": f"{self.MOST_ITEMS:,}"}


VOTES = {"stated": "vote_stated", "named": "vote_named", "divided": "divided"}


def _in_any(periods: list[Period]) -> Q:
    """The condition that a date lies in one of these periods."""
    days = Q()
    for period in periods:
        days |= Q(date__range=(period.first, period.last))
    return days
