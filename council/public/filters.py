"""Filters: what a reader may narrow a list by; page, feed and export share each set."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import django_filters as filters
from django import forms
from django.core.cache import cache
from django.db.models import Max, Min, Q
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from council.models import (
    AgendaItem,
    Archive,
    Attendance,
    Committee,
    Council,
    Councillor,
    Meeting,
    Resolution,
    SearchEntry,
    fold,
)
from council.search import Filters, Results, find

CHOICE_FILTERS = ("council", "committee", "councillor", "year")
LONGEST_NAME_SOUGHT = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What a public list can be narrowed to: the value in the address, the words shown and the row's key."""

    slug: str
    name: str
    pk: int


@dataclass(frozen=True, slots=True)
class Offers:
    """Everything that the public record offers to choose from, loaded once for each generation of the archive."""

    council: tuple[Offer, ...]
    committee: tuple[Offer, ...]
    councillor: tuple[Offer, ...]
    year: tuple[Offer, ...]

    @classmethod
    def now(cls) -> "Offers":
        """The choices of the archive as it stands."""
        key = f"offers:{Archive.objects.generation()}"
        offers = cache.get(key)
        if offers is None:
            cache.set(key, offers := cls._load())
        return offers

    @classmethod
    def _load(cls) -> "Offers":
        councils = {row.pk: row for row in Council.objects.published()}
        several = len(councils) > 1

        def offer(row: Committee | Councillor) -> Offer:
            council = f" ({councils[row.council_id]})" if several and row.council_id in councils else ""
            return Offer(row.slug, f"{row.name}{council}", row.pk)

        return cls(
            council=tuple(Offer(row.slug, row.name, row.pk) for row in councils.values()),
            committee=tuple(offer(row) for row in Committee.objects.published()),
            councillor=tuple(offer(row) for row in Councillor.objects.published()),
            year=tuple(Offer(str(year), str(year), year) for year in _years()),
        )

    def pks(self, name: str, slugs: list[str]) -> tuple[int, ...]:
        """The keys of the rows that these values of a filter stand for."""
        wanted = set(slugs)
        return tuple(offer.pk for offer in getattr(self, name) if offer.slug in wanted)


def _years() -> range:
    span = Meeting.objects.published().order_by().aggregate(first=Min("date"), last=Max("date"))
    if span["first"] is None:
        return range(0)
    return range(span["last"].year, span["first"].year - 1, -1)


class OneOrMany(forms.SelectMultiple):
    """A plain drop-down with a blank choice until the address names several values, then a list of them."""

    blank = "Any"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The values given, without the blank one."""
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The choices as HTML; Django's own templates take a hundred times longer over a long list."""
        chosen = self.format_value(value)
        several = len(chosen) > 1
        choices = [*([] if several else [("", self.blank)]), *self.choices]
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, " selected" if str(key) in (chosen or [""]) else "", label) for key, label in choices),
        )
        given = flatatt(self.build_attrs(self.attrs, attrs) | {"multiple": several})
        return format_html('<select name="{}"{}>\n{}\n</select>', name, given, options)


class TickBox(forms.CheckboxSelectMultiple):
    """One box to tick; a link to the field leads to it."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The box itself."""
        return super().id_for_label(id_, index or "0")


class PeriodForm(forms.Form):
    """A form whose period, where it has one, runs forwards."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first day: change one of them.")
        return cleaned


def _choices(offered: tuple[Offer, ...]) -> list[tuple[str, str]]:
    """The offers as a form has them; it asks anew each time, since it would copy a list in depth."""
    return [(offer.slug, offer.name) for offer in offered]


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that is on: its name, the words of its value and the query that leaves it out."""

    label: str
    value: str
    without: str


class RecordFilterSet(filters.FilterSet):
    """Filters of a public list; every unknown value is an error beside its field."""

    class Meta:
        form = PeriodForm

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data if data is not None else QueryDict(), queryset, **kwargs)
        self.offers = Offers.now()
        for name in set(CHOICE_FILTERS) & set(self.filters):
            offered = getattr(self.offers, name)
            self.filters[name].extra["choices"] = partial(_choices, offered)
        if len(self.offers.council) < 2 and not self.data.get("council"):
            self.filters.pop("council", None)

    def chosen(self, name: str) -> tuple[int, ...]:
        """The keys of the rows chosen in one filter."""
        return self.offers.pks(name, self.form.cleaned_data.get(name) or [])

    @property
    def active(self) -> list[Active]:
        """The filters that are on, each with the query that leaves it out."""
        return list(self._active())

    def _active(self) -> Iterator[Active]:
        for name, value in self.form.cleaned_data.items():
            if name in ("q", "order") or not value:
                continue
            field = self.form.fields[name]
            words = dict(getattr(field, "choices", ()))
            for each in value if isinstance(value, list) else [value]:
                others = [other for other in value if other != each] if isinstance(value, list) else []
                shown = words.get(each) or f"{each.day} {each:%B %Y}"
                yield Active(str(field.label), str(shown), self.query(name, others))

    def query(self, name: str, values: list[str]) -> str:
        """The query string with one filter set to these values, without blanks and from the first page."""
        query = self.data.copy()
        query.setlist(name, values)
        for other, given in list(query.lists()):
            query.setlist(other, [value for value in given if value and other != "page"])
        return query.urlencode()


def _of_many(label: str, noun: str, **extra: Any) -> filters.MultipleChoiceFilter:
    message = f"“%(value)s” is not {noun} in this archive: choose one from the list."
    return filters.MultipleChoiceFilter(
        label=label, widget=OneOrMany, error_messages={"invalid_choice": message}, **extra
    )


def _day(label: str, **extra: Any) -> filters.DateFilter:
    return filters.DateFilter(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Give the date as year-month-day, for example 2025-06-02."},
        **extra,
    )


class SearchFilterSet(RecordFilterSet):
    """A search over agenda items and decisions."""

    q = filters.CharFilter(label="Words to find", widget=forms.TextInput(attrs={"type": "search"}))
    council = _of_many("Council", "a council")
    committee = _of_many("Committee", "a committee")
    councillor = _of_many("Councillor named", "a councillor")
    year = _of_many("Year", "a year of published minutes")
    since = _day("From")
    until = _day("To")
    kind = _of_many("Kind of item", "a kind of item", choices=AgendaItem.Kind.choices)
    outcome = _of_many("Outcome of a decision", "an outcome", choices=Resolution.Outcome.choices)
    procedural = filters.MultipleChoiceFilter(
        label="Formal items",
        choices=[("1", "Include formal items such as apologies and previous minutes")],
        widget=TickBox,
        error_messages={"invalid_choice": "“%(value)s” is not a choice here: tick the box or leave it."},
    )
    order = filters.ChoiceFilter(
        label="Order",
        choices=[("newest", "Newest first"), ("relevance", "Most relevant first")],
        empty_label=None,
        widget=forms.Select,
        error_messages={
            "invalid_choice": "“%(value)s” is not an order: choose newest or most relevant first."
        },
    )

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, SearchEntry.objects.none(), **kwargs)

    def filter_queryset(self, queryset: Any) -> Results:
        """The results of the search in the order asked for."""
        return self.results(order=self.form.cleaned_data["order"] or "newest")

    def results(self, *, order: Literal["newest", "relevance"]) -> Results:
        """The results of the search in an order."""
        given = self.form.cleaned_data
        wanted = Filters(
            councils=self.chosen("council"),
            committees=self.chosen("committee"),
            councillors=self.chosen("councillor"),
            years=self.chosen("year"),
            since=given["since"],
            until=given["until"],
            kinds=tuple(given["kind"]),
            outcomes=tuple(given["outcome"]),
            procedural=bool(given["procedural"]),
        )
        return find(given["q"], wanted, order=order)


class DecisionFilterSet(RecordFilterSet):
    """The register of decisions; `message` is what the reader should know of a search for words."""

    message = ""

    q = filters.CharFilter(
        label="Words to find", method="about", widget=forms.TextInput(attrs={"type": "search"})
    )
    council = _of_many("Council", "a council", method="of_council")
    committee = _of_many("Committee", "a committee", method="of_committee")
    councillor = _of_many("Moved or seconded by", "a councillor", method="put_by")
    kind = _of_many("Kind of decision", "a kind of decision", choices=Resolution.Kind.choices)
    outcome = _of_many("Outcome", "an outcome", choices=Resolution.Outcome.choices)
    year = _of_many("Year", "a year of published minutes", method="in_years")
    since = _day("From", field_name="item__meeting__date", lookup_expr="gte")
    until = _day("To", field_name="item__meeting__date", lookup_expr="lte")

    def about(self, queryset: Any, name: str, value: str) -> Any:
        """Decisions of the items that a search for these words finds."""
        found = find(value, Filters(procedural=True))
        self.message = found.message
        return queryset.filter(item__in=found.ids())

    def of_council(self, queryset: Any, name: str, value: list[str]) -> Any:
        """Decisions of these councils."""
        return queryset.filter(item__meeting__committee__council__in=self.chosen(name)) if value else queryset

    def of_committee(self, queryset: Any, name: str, value: list[str]) -> Any:
        """Decisions of these committees."""
        return queryset.filter(item__meeting__committee__in=self.chosen(name)) if value else queryset

    def put_by(self, queryset: Any, name: str, value: list[str]) -> Any:
        """Decisions that these councillors moved or seconded."""
        who = self.chosen(name)
        return queryset.filter(Q(mover__in=who) | Q(seconder__in=who)) if value else queryset

    def in_years(self, queryset: Any, name: str, value: list[str]) -> Any:
        """Decisions taken in these years."""
        taken = Q()
        for year in self.chosen(name):
            taken |= Q(item__meeting__date__year=year)
        return queryset.filter(taken)


class CouncillorFilterSet(RecordFilterSet):
    """The list of councillors: names are compared without accents and capitals, so Python narrows the list."""

    q = filters.CharFilter(
        label="Name", max_length=LONGEST_NAME_SOUGHT, widget=forms.TextInput(attrs={"type": "search"})
    )
    council = _of_many("Council", "a council")
    seen = filters.ChoiceFilter(
        label="Recorded at a meeting",
        choices=[("recently", "In the last 12 months"), ("earlier", "Not in the last 12 months")],
        empty_label="At any time",
        error_messages={"invalid_choice": "“%(value)s” is not a choice here: choose one from the list."},
    )

    def __init__(self, *args: Any, everybody: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.everybody = everybody

    def filter_queryset(self, queryset: Any) -> list[Any]:
        """The councillors of these councils, recorded lately or not, whose name has all of these words."""
        given = self.form.cleaned_data
        councils, words = self.chosen("council"), fold(given["q"]).split()
        return [
            row
            for row in self.everybody
            if (not councils or row.council_id in councils)
            and (not given["seen"] or row.recent == (given["seen"] == "recently"))
            and all(word in fold(row.name) for word in words)
        ]


class AttendanceFilterSet(filters.FilterSet):
    """A councillor's meetings."""

    status = filters.ChoiceFilter(
        label="Recorded as",
        choices=Attendance.Status.choices,
        empty_label="Any",
        error_messages={"invalid_choice": "“%(value)s” is not a way of attending: choose one from the list."},
    )
