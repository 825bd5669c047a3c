"""Filters: what a reader may narrow a list by; page, feed and export share each set."""

import datetime
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from typing import Any
from urllib.parse import quote_plus

import django_filters as filters
from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from council.models import fold

from .councillor_field import CouncillorsField
from .diary import MOST_COMMITTEES
from .fields import (
    DROP_DOWNS,
    NOT_A_DAY,
    ChosenFrom,
    DayInput,
    OnlyOne,
    TickBox,
    WordsInput,
    drawn_field,
    with_chosen,
)
from .freshness import generation_of
from .offers import CHOICE_FILTERS, LONGEST_NAME_SOUGHT, SERVED, Offers
from .roster import Person
from .spoken import meeting_name


class PeriodForm(forms.Form):
    """A form whose period, where it has one, runs forwards."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first day: change one of them."))
        return cleaned


@cache
def labels_of(values: type[TextChoices]) -> list[tuple[str, str]]:
    """The choices of a field of a model; a form asks for them, since it would copy a list in depth."""
    return values.choices


@lru_cache(maxsize=500)
def _form_class(filterset: Any, names: tuple[str, ...]) -> type[forms.Form]:
    fields = {name: filterset.base_filters[name].field for name in names}
    return type(f"{filterset.__name__}Form", (filterset._meta.form,), fields)


@lru_cache(maxsize=50)
def _blank_values(filterset: Any) -> dict[str, Any]:
    """What each filter has as its value where the address does not name it."""
    return {name: each.field.clean("") for name, each in filterset.base_filters.items()}


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that is on: its name and value, in words and as in the address, and the query without it."""

    name: str
    key: str
    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several states of a list: its words, the query that leads to it and whether it is the one in use."""

    words: str
    query: str
    chosen: bool


class RecordFilterSet(filters.FilterSet):
    """Filters of a public list; every unknown value is an error beside its field."""

    no_chips: tuple[str, ...] = ("q", "order")
    """What narrows nothing that a reader would take off again."""

    class Meta:
        form = PeriodForm

    def __init__(
        self, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: Any = None
    ) -> None:
        # as django-filter does it, which copies every filter in depth, at ten times the cost of the queries
        self.is_bound, self.data = True, QueryDict() if data is None else data
        self.queryset, self.request, self.form_prefix = queryset, request, prefix
        self.offers = Offers.now(request)
        self.filters = dict(self.base_filters)
        if len(self.offers.council) < 2 and not self.data.get("council"):
            self.filters.pop("council", None)

    @property
    def _generation(self) -> int | None:
        """The generation of the archive, where it was asked for already."""
        return generation_of(self.request) if self.request else None

    @cached_property
    def form(self) -> forms.Form:
        """The form of what the address gives, and of the words: Django copies each field of a form in depth."""
        form = self._form_of({name for name in self.filters if name == "q" or name in self.given}, self.data)
        self._refuse_several(form)
        return form

    @cached_property
    def _blank_form(self) -> forms.Form:
        """The form with every field left blank."""
        return self._form_of(self.filters, QueryDict())

    def _form_of(self, names: Container[str], data: QueryDict) -> forms.Form:
        """A form of these filters, offering what they found there to choose when they were made."""
        kind: Any = type(self)
        form = _form_class(kind, tuple(name for name in self.filters if name in names))
        made = form(data, prefix=self.form_prefix)
        for name in made.fields.keys() & {*CHOICE_FILTERS, *SERVED}:
            offering: Any = made.fields[name]
            if isinstance(offering, CouncillorsField):
                offering.over(self.offers, data, name)
            else:
                offering.offer(partial(self.offers.choices, name))
        return made

    @cached_property
    def values(self) -> dict[str, Any]:
        """The value of every filter, checked; blank where the address does not name it."""
        kind: Any = type(self)
        return _blank_values(kind) | self.form.cleaned_data

    def _refuse_several(self, form: forms.Form) -> None:
        """Refuse several values where there is room for one: Django would take the last and say nothing."""
        several = [name for name in form.fields if len(set(self._given(name))) > 1]
        for name in several:
            if not isinstance(form.fields[name], forms.MultipleChoiceField):
                form.is_valid()  # cleans the form, which has to come before an error is added
                form.add_error(name, _("The address gives several values here: keep one of them."))

    def chosen(self, name: str) -> tuple[int, ...]:
        """The keys of the rows chosen in one filter."""
        return self.offers.pks(name, self.values.get(name) or [])

    @property
    def active(self) -> list[Active]:
        """The filters that are on, each with the query that leaves it out."""
        return list(self._active())

    def _active(self) -> Iterator[Active]:
        for name, value in self.form.cleaned_data.items():
            if name in self.no_chips or not value:
                continue
            field = self.form.fields[name]
            words = getattr(field, "said", None) or dict(getattr(field, "choices", ())).get
            for each in value if isinstance(value, list) else [value]:
                others = [other for other in value if other != each] if isinstance(value, list) else []
                shown = words(each) or _in_words(each)
                words_shown = shown if isinstance(shown, str) else str(shown)
                yield Active(name, str(each), str(field.label), words_shown, self.query(name, others))

    @cached_property
    def given(self) -> dict[str, list[str]]:
        """What the address gives, in the order of the filters and without blanks, so that two ways to one state
        end at one address."""
        return {name: values for name in self.filters if (values := self._given(name))}

    def _given(self, name: str) -> list[str]:
        return [value for value in self.data.getlist(name) if value]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form for other words keeps: every filter that is on with each of its values, but those to be mended."""
        asked = {"q", *self.form.errors}
        return [(name, value) for name, values in self.given.items() if name not in asked for value in values]

    @property
    def drawn(self) -> SafeString:
        """The fields but the one for words. A field that is left blank looks the same until the archive changes, and
        drawing a dozen of them takes as long as the rest of a page."""
        names = (
            name for name in self.filters if name != "q" and (name != "order" or name in self.form.errors)
        )
        return mark_safe("\n".join(self._drawn(name) for name in names))  # noqa: S308 (templates of our own)

    def _drawn(self, name: str) -> str:
        if name not in self.given:
            return self._blank(name)
        values, field = self.given[name], self.form[name]
        if len(values) == 1 and isinstance(field.field.widget, DROP_DOWNS) and not field.errors:
            return with_chosen(self._blank(name), values[0])
        return drawn_field(field)

    def _blank(self, name: str) -> str:
        blank, key = self.offers.drawn, (type(self), name, get_language())
        if key not in blank:
            blank[key] = drawn_field(self._blank_form[name])
        return blank[key]

    def query(self, name: str = "", values: Sequence[str] = ()) -> str:
        """The query string with one filter set to these values, from the first page."""
        return self.query_of(self.given | {name: list(values)})

    def query_of(self, given: dict[str, list[str]]) -> str:
        """The query string of these values, in the order of the filters and without blanks."""
        pairs = ((each, value) for each in self.filters for value in given.get(each, ()) if value)
        return "&".join(f"{each}={quote_plus(value)}" for each, value in pairs)

    @property
    def orders(self) -> list[Choice]:
        """The orders that can be chosen."""
        choices = self.base_filters["order"].extra["choices"]
        default = choices[0][0]
        chosen = self.data.get("order") or default
        queries = {value: self.query("order", [] if value == default else [value]) for value, _ in choices}
        return [Choice(str(words), queries[value], chosen=value == chosen) for value, words in choices]

    def toggled(self, name: str, value: str) -> str:
        """The query string with this value of a filter on if it was off, and off if it was on."""
        values = self.given.get(name, [])
        others = [each for each in values if each != value]
        return self.query(name, others if value in values else [*values, value])


def _in_words(value: Any) -> str:
    """A value that is no choice of a list: a day as people write it, a meeting by its committee and day, or words."""
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, str):
        return value
    return meeting_name(value)


class ChosenFilter(filters.MultipleChoiceFilter):
    """Narrows to some values of a list."""

    field_class = ChosenFrom


def of_many(label: Any, unknown: Any, **extra: Any) -> filters.MultipleChoiceFilter:
    return ChosenFilter(label=label, error_messages={"invalid_choice": unknown}, **extra)


def on_or_off(label: Any, choice: Any) -> filters.MultipleChoiceFilter:
    """A filter that is on or off."""
    unknown = gettext_lazy("“%(value)s” is not a choice here: tick the box or leave it.")
    return filters.MultipleChoiceFilter(
        label=label, choices=[("1", choice)], widget=TickBox, error_messages={"invalid_choice": unknown}
    )


def of_day(label: Any, **extra: Any) -> filters.DateFilter:
    return filters.DateFilter(
        label=label,
        widget=DayInput,
        error_messages={"invalid": NOT_A_DAY},
        **extra,
    )


def in_order(*choices: tuple[str, Any]) -> filters.ChoiceFilter:
    """A filter for the order of a list, of which the first is that of an address that names none."""
    return filters.ChoiceFilter(
        label=gettext_lazy("Order"),
        choices=choices,
        empty_label=None,
        widget=OnlyOne,
        error_messages={
            "invalid_choice": gettext_lazy("“%(value)s” is not a choice here: choose one from the list.")
        },
    )


def of_words(label: Any, **extra: Any) -> filters.CharFilter:
    return filters.CharFilter(label=label, widget=WordsInput, **extra)


NO_COUNCIL = gettext_lazy("“%(value)s” is not a council in this archive: choose one from the list.")
NO_COMMITTEE = gettext_lazy("“%(value)s” is not a committee in this archive: choose one from the list.")
NO_BODY = gettext_lazy("“%(value)s” is not a kind of committee in this archive: choose one from the list.")
NO_YEAR = gettext_lazy(
    "“%(value)s” is not a year of published minutes in this archive: choose one from the list."
)
NO_OUTCOME = gettext_lazy("“%(value)s” is not an outcome in this archive: choose one from the list.")


class CouncillorFilterSet(RecordFilterSet):
    """The list of councillors: names are compared without accents and capitals, so Python narrows the list."""

    q = of_words(gettext_lazy("Name"), max_length=LONGEST_NAME_SOUGHT)
    council = of_many(gettext_lazy("Council"), NO_COUNCIL)
    seen = filters.ChoiceFilter(
        label=gettext_lazy("Current or former"),
        choices=[
            ("recently", gettext_lazy("Current: in office or recorded in the last 12 months")),
            ("earlier", gettext_lazy("Former, or not recorded in the last 12 months")),
        ],
        empty_label=gettext_lazy("All"),
        widget=OnlyOne,
        error_messages={
            "invalid_choice": gettext_lazy("“%(value)s” is not a choice here: choose one from the list.")
        },
    )
    committee = of_many(
        gettext_lazy("On a committee, or recorded there"),
        NO_COMMITTEE,
    )
    ward = of_many(
        gettext_lazy("Ward or division"),
        gettext_lazy("“%(value)s” is not a ward in this archive: choose one from the list."),
    )
    party = of_many(
        gettext_lazy("Party"),
        gettext_lazy("“%(value)s” is not a party in this archive: choose one from the list."),
    )

    def filter_queryset(self, queryset: Any) -> list[Person]:
        """The people whose name has all of these words and who served where and as asked."""
        given, today = self.values, timezone.localdate()
        if not any(given.values()):
            return list(self.offers.roster.people)
        words = fold(given["q"]).replace("-", " ").split()
        councils, committees = set(self.chosen("council")), set(self.chosen("committee"))
        wards, parties = set(given["ward"]), set(given["party"])
        return [
            person
            for person in self.offers.roster.people
            if all(word in person.folded for word in words)
            and (not councils or person.council in councils)
            and (not committees or committees & person.committees)
            and person.is_in(wards, parties)
            and (not given["seen"] or person.is_current(today) == (given["seen"] == "recently"))
        ]


class CalendarForm(PeriodForm):
    """A form that takes no more committees than a calendar can show together."""

    def clean(self) -> dict[str, Any]:
        """Refuse too many committees."""
        cleaned = super().clean()
        if len(cleaned.get("committee") or ()) > MOST_COMMITTEES:
            words = _("A calendar shows %(most)s committees together at most: choose fewer, or all of them.")
            self.add_error("committee", words % {"most": MOST_COMMITTEES})
        return cleaned


class CalendarFilterSet(RecordFilterSet):
    """The calendar: which committees to show."""

    class Meta:
        form = CalendarForm

    committee = of_many(gettext_lazy("Committee"), NO_COMMITTEE)

    def committees(self) -> tuple[int, ...]:
        """The keys of the committees chosen; none for all."""
        return self.chosen("committee")


class DiaryFilterSet(CalendarFilterSet):
    """A page of the calendar: which committees to show, and the day that its list begins with."""

    since = of_day(gettext_lazy("From"))

    no_chips = ("since",)

    @property
    def since_when(self) -> datetime.date | None:
        """The day asked for."""
        return None if self.errors else self.values["since"]
