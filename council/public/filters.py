"""Filters: what a reader may narrow a list by; page, feed and export share each set."""

import datetime
import uuid
from collections.abc import Container, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any, Literal
from urllib.parse import urlencode

import django_filters as filters
from django import forms
from django.core.cache import cache
from django.db.models import Max, Min, Q, TextChoices
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from council.models import (
    AgendaItem,
    Archive,
    Committee,
    Council,
    Councillor,
    Meeting,
    Resolution,
    SearchEntry,
    fold,
)
from council.search import MINUTES, Filters, Results, find
from council.search.register import bare_reference

from .addresses import DayConverter, meeting_at
from .diary import MOST_COMMITTEES
from .fields import NOT_A_DAY, DayInput, OneOrMany, OnlyOne, TickBox, drawn_field
from .freshness import generation_of
from .periods import Period, calendar_year, municipal_year_named, municipal_years
from .roster import Person, Roster
from .spoken import lang_of, meeting_name, said_in, spoken

CHOICE_FILTERS = ("council", "committee", "councillor", "year", "municipal")
SERVED = {"ward": "wards", "party": "parties"}
"""What the roster calls the values of a filter."""
LONGEST_NAME_SOUGHT = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What a public list can be narrowed to: the value in the address, the words shown, the row's key, the name
    as it is compared, of a committee its kind and council, and the language of the name where it has one."""

    slug: str
    name: str
    pk: int
    folded: str = ""
    kind: str = ""
    council: int = 0
    language: str = ""

    @property
    def lang(self) -> str:
        """The attribute with the language of the name, where it has one and the page speaks another."""
        return lang_of(self.language) if self.language else ""

    def said(self, page: str) -> str:
        """The words shown on a page in this language."""
        return self.name if self.language in ("", page) else said_in(self.name, self.language)


@dataclass(frozen=True)
class Offers:
    """Everything that the public record offers to choose from, loaded once for each generation of the archive.

    What is loaded or drawn later is kept here as well and nowhere else, so that a thread that is still busy with
    an earlier generation puts nothing of it among what a later one has."""

    council: tuple[Offer, ...]
    committee: tuple[Offer, ...]
    councillor: tuple[Offer, ...]
    year: tuple[Offer, ...]
    municipal: tuple[Offer, ...]
    drawn: dict[tuple[Any, ...], str] = field(default_factory=dict, compare=False, repr=False)
    """Fields that are left blank, as HTML."""

    @classmethod
    def now(cls, request: HttpRequest | None = None) -> "Offers":
        """The choices of the archive as it stands; a process keeps them, and the cache tells it when to load them
        anew, since reading five hundred names from a cache costs more than a page may."""
        generation = Archive.objects.generation() if request is None else generation_of(request)
        key = f"offers:{generation}"
        mark = str(cache.get_or_set(key, lambda: uuid.uuid4().hex))
        kept = _kept.get("offers")
        if kept is None or kept[0] != mark:
            kept = (mark, cls._load())
            _kept["offers"] = kept
        return kept[1]

    @classmethod
    def _load(cls) -> "Offers":
        councils = {row.pk: row for row in Council.objects.published()}
        several = len(councils) > 1

        def offer(row: Committee | Councillor) -> Offer:
            council = f" ({councils[row.council_id]})" if several and row.council_id in councils else ""
            kind = row.kind if isinstance(row, Committee) else ""
            folded = fold(row.name).replace("-", " ")
            named = row if isinstance(row, Committee) else councils[row.council_id] if council else None
            language = named.language if named else ""
            return Offer(row.slug, f"{row.name}{council}", row.pk, folded, kind, row.council_id, language)

        span = Meeting.objects.published().order_by().aggregate(first=Min("date"), last=Max("date"))
        return cls(
            council=tuple(
                Offer(row.slug, row.name, row.pk, language=row.language) for row in councils.values()
            ),
            committee=tuple(offer(row) for row in Committee.objects.published()),
            councillor=tuple(offer(row) for row in Councillor.objects.published()),
            year=tuple(Offer(str(year), str(year), year) for year in _years(span)),
            municipal=tuple(Offer(each.value, each.name, each.first.year) for each in _municipal_years(span)),
        )

    @cached_property
    def roster(self) -> Roster:
        """Everybody in the list of councillors, loaded when it is first asked for."""
        return Roster.load()

    def choices(self, name: str) -> list[tuple[str, str]]:
        """What a filter offers, as a form has it."""
        if name in SERVED:
            return [(each, each) for each in getattr(self.roster, SERVED[name])]
        page = spoken()
        return [(offer.slug, offer.said(page)) for offer in getattr(self, name)]

    def pks(self, name: str, slugs: list[str]) -> tuple[int, ...]:
        """The keys of the rows that these values of a filter stand for."""
        wanted = set(slugs)
        return tuple(offer.pk for offer in getattr(self, name) if offer.slug in wanted)


def _years(span: dict[str, Any]) -> range:
    if span["first"] is None:
        return range(0)
    return range(span["last"].year, span["first"].year - 1, -1)


def _municipal_years(span: dict[str, Any]) -> list[Period]:
    return municipal_years(span["first"], span["last"]) if span["first"] else []


_kept: dict[str, tuple[str | None, Offers]] = {}
"""The offers that were loaded last, with the mark that the cache has for their generation."""


class PeriodForm(forms.Form):
    """A form whose period, where it has one, runs forwards."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day is before the first day: change one of them."))
        return cleaned


def _labels(values: type[TextChoices]) -> list[tuple[str, str]]:
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
        self.filters = {name: self._own(each) for name, each in self.base_filters.items()}
        if len(self.offers.council) < 2 and not self.data.get("council"):
            self.filters.pop("council", None)

    @property
    def _generation(self) -> int | None:
        """The generation of the archive, where it was asked for already."""
        return generation_of(self.request) if self.request else None

    def _own(self, declared: filters.Filter) -> filters.Filter:
        own = copy(declared)
        own.parent, own.method = self, declared.method
        return own

    @cached_property
    def form(self) -> forms.Form:
        """The form of what the address gives, and of the words: Django copies each field of a form in depth."""
        form = self._form_of({name for name in self.filters if name == "q" or name in self.given})
        self._refuse_several(form)
        return form

    @cached_property
    def _whole_form(self) -> forms.Form:
        """The form with every field, to draw those that are left blank."""
        return self._form_of(self.filters)

    def _form_of(self, names: Container[str]) -> forms.Form:
        """A form of these filters, offering what they found there to choose when they were made."""
        kind: Any = type(self)
        form = _form_class(kind, tuple(name for name in self.filters if name in names))
        made = form(self.data, prefix=self.form_prefix)
        for name in made.fields.keys() & {*CHOICE_FILTERS, *SERVED}:
            offering: Any = made.fields[name]
            offering.choices = partial(self.offers.choices, name)
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
            words = dict(getattr(field, "choices", ()))
            for each in value if isinstance(value, list) else [value]:
                others = [other for other in value if other != each] if isinstance(value, list) else []
                shown = words.get(each) or _in_words(each)
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
        """What a form for other words keeps: every filter that is on with each of its values."""
        return [(name, value) for name, values in self.given.items() if name != "q" for value in values]

    @property
    def drawn(self) -> SafeString:
        """The fields but the one for words. A field that is left blank looks the same until the archive changes, and
        drawing a dozen of them takes as long as the rest of a page."""
        names = (name for name in self.filters if name != "q")
        return mark_safe("\n".join(self._drawn(name) for name in names))  # noqa: S308 (templates of our own)

    def _drawn(self, name: str) -> str:
        if name in self.given:
            return drawn_field(self.form[name])
        blank, key = self.offers.drawn, (type(self), name, get_language())
        if key not in blank:
            blank[key] = drawn_field(self._whole_form[name])
        return blank[key]

    def query(self, name: str = "", values: Sequence[str] = ()) -> str:
        """The query string with one filter set to these values, from the first page."""
        return self.query_of(self.given | {name: list(values)})

    def query_of(self, given: dict[str, list[str]]) -> str:
        """The query string of these values, in the order of the filters and without blanks."""
        return urlencode([(each, value) for each in self.filters for value in given.get(each, ()) if value])

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


def _of_many(label: Any, unknown: Any, **extra: Any) -> filters.MultipleChoiceFilter:
    return filters.MultipleChoiceFilter(
        label=label, widget=OneOrMany, error_messages={"invalid_choice": unknown}, **extra
    )


def _switch(label: Any, choice: Any) -> filters.MultipleChoiceFilter:
    """A filter that is on or off."""
    unknown = gettext_lazy("“%(value)s” is not a choice here: tick the box or leave it.")
    return filters.MultipleChoiceFilter(
        label=label, choices=[("1", choice)], widget=TickBox, error_messages={"invalid_choice": unknown}
    )


def _day(label: Any, **extra: Any) -> filters.DateFilter:
    return filters.DateFilter(
        label=label,
        widget=DayInput,
        error_messages={"invalid": NOT_A_DAY},
        **extra,
    )


def _words(label: Any, **extra: Any) -> filters.CharFilter:
    return filters.CharFilter(label=label, widget=forms.TextInput(attrs={"type": "search"}), **extra)


NO_COUNCIL = gettext_lazy("“%(value)s” is not a council in this archive: choose one from the list.")
NO_COMMITTEE = gettext_lazy("“%(value)s” is not a committee in this archive: choose one from the list.")
NO_BODY = gettext_lazy("“%(value)s” is not a kind of committee in this archive: choose one from the list.")
NO_COUNCILLOR = gettext_lazy("“%(value)s” is not a councillor in this archive: choose one from the list.")
NO_YEAR = gettext_lazy(
    "“%(value)s” is not a year of published minutes in this archive: choose one from the list."
)
NO_OUTCOME = gettext_lazy("“%(value)s” is not an outcome in this archive: choose one from the list.")
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

    q = _words(gettext_lazy("Words to find"))
    council = _of_many(gettext_lazy("Council"), NO_COUNCIL)
    committee = _of_many(gettext_lazy("Committee"), NO_COMMITTEE)
    body = _of_many(gettext_lazy("Kind of committee"), NO_BODY, choices=partial(_labels, Committee.Kind))
    meeting = MeetingFilter(label=gettext_lazy("Meeting"))
    councillor = _of_many(gettext_lazy("Councillor named"), NO_COUNCILLOR)
    year = _of_many(gettext_lazy("Year"), NO_YEAR)
    municipal = _of_many(gettext_lazy("Municipal year (May to April)"), NO_YEAR)
    since = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("To"))
    kind = _of_many(
        gettext_lazy("Kind of item"),
        gettext_lazy("“%(value)s” is not a kind of item in this archive: choose one from the list."),
        choices=_kinds_of_entry,
    )
    outcome = _of_many(
        gettext_lazy("Outcome of a decision"), NO_OUTCOME, choices=partial(_labels, Resolution.Outcome)
    )
    vote = _of_many(
        gettext_lazy("Recorded vote"),
        gettext_lazy("“%(value)s” is not a kind of recorded vote: choose counted, named or divided."),
        choices=VOTES_FOUND,
    )
    approval = _of_many(
        gettext_lazy("State of the minutes"),
        gettext_lazy("“%(value)s” is not a state of minutes: choose approved or unconfirmed."),
        choices=APPROVALS_FOUND,
    )
    procedural = _switch(
        gettext_lazy("Formal items"),
        gettext_lazy("Include formal items such as apologies and previous minutes"),
    )
    exact = _switch(
        gettext_lazy("Words of like meaning"), gettext_lazy("Search for the words that were typed alone")
    )
    order = filters.ChoiceFilter(
        label=gettext_lazy("Order"),
        choices=[
            ("newest", gettext_lazy("Newest first")),
            ("relevance", gettext_lazy("Most relevant first")),
        ],
        empty_label=None,
        widget=forms.Select,
        error_messages={
            "invalid_choice": gettext_lazy(
                "“%(value)s” is not an order: choose newest or most relevant first."
            )
        },
    )

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, SearchEntry.objects.none(), **kwargs)

    def filter_queryset(self, queryset: Any) -> Results:
        """The results of the search in the order asked for."""
        return self.results(order=self.form.cleaned_data.get("order") or "newest")

    def results(self, *, order: Literal["newest", "relevance"]) -> Results:
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


class DecisionFilterSet(RecordFilterSet):
    """The register of decisions; `message` is what the reader should know of a search for words."""

    MOST_ITEMS = 1_000
    """Words are looked up in so many agenda items: the newest that have them."""

    message = ""
    cut_short = False

    q = _words(gettext_lazy("Words to find"))
    council = _of_many(gettext_lazy("Council"), NO_COUNCIL)
    committee = _of_many(gettext_lazy("Committee"), NO_COMMITTEE)
    body = _of_many(
        gettext_lazy("Kind of committee"),
        NO_BODY,
        choices=partial(_labels, Committee.Kind),
    )
    councillor = _of_many(gettext_lazy("Moved or seconded by"), NO_COUNCILLOR)
    kind = _of_many(
        gettext_lazy("Kind of decision"),
        gettext_lazy("“%(value)s” is not a kind of decision in this archive: choose one from the list."),
        choices=partial(_labels, Resolution.Kind),
    )
    outcome = _of_many(gettext_lazy("Outcome"), NO_OUTCOME, choices=partial(_labels, Resolution.Outcome))
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
    year = _of_many(gettext_lazy("Year"), NO_YEAR)
    municipal = _of_many(gettext_lazy("Municipal year (May to April)"), NO_YEAR)
    since = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("To"))

    def filter_queryset(self, queryset: Any) -> Any:
        """The entries of the register that every filter lets through."""
        given = self.values
        rows = queryset.filter(self._taken(), self._put_by(), **self._values())
        if given["vote"]:
            rows = rows.filter(**{VOTES[given["vote"]]: True})
        if given["approval"]:
            rows = rows.filter(approved=given["approval"] == "approved")
        return self._about(rows) if given["q"].strip() else rows

    def _values(self) -> dict[str, Any]:
        """What the columns of the register must hold."""
        given = self.values
        wanted = {
            "committee": self._committees(),
            "kind": given["kind"] or None,
            "outcome": given["outcome"] or None,
            "reference": [bare_reference(given["reference"])] if given["reference"] else None,
        }
        some = {name: values for name, values in wanted.items() if values is not None}
        alone = {name: values[0] for name, values in some.items() if len(values) == 1}
        return alone | {f"{name}__in": values for name, values in some.items() if name not in alone}

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

    def _put_by(self) -> Q:
        """What these councillors moved or seconded."""
        who = self.chosen("councillor")
        return Q(mover__in=who) | Q(seconder__in=who) if who else Q()

    def _taken(self) -> Q:
        """The stretches of days to keep to."""
        given = self.values
        periods = [calendar_year(int(year)) for year in given["year"]]
        municipal = [municipal_year_named(value) for value in given["municipal"]]
        days = _in_any(periods) & _in_any(municipal)
        if given["since"]:
            days &= Q(date__gte=given["since"])
        return days & Q(date__lte=given["until"]) if given["until"] else days

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
    """The condition that a date lies in one of these periods; none of them leaves every date."""
    days = Q()
    for period in periods:
        days |= Q(date__range=(period.first, period.last))
    return days


class CouncillorFilterSet(RecordFilterSet):
    """The list of councillors: names are compared without accents and capitals, so Python narrows the list."""

    q = _words(gettext_lazy("Name"), max_length=LONGEST_NAME_SOUGHT)
    council = _of_many(gettext_lazy("Council"), NO_COUNCIL)
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
    committee = _of_many(
        gettext_lazy("On a committee, or recorded there"),
        NO_COMMITTEE,
    )
    ward = _of_many(
        gettext_lazy("Ward or division"),
        gettext_lazy("“%(value)s” is not a ward in this archive: choose one from the list."),
    )
    party = _of_many(
        gettext_lazy("Party"),
        gettext_lazy("“%(value)s” is not a party in this archive: choose one from the list."),
    )

    def filter_queryset(self, queryset: Any) -> list[Person]:
        """The people whose name has all of these words and who served where and as asked."""
        given, today = self.values, timezone.localdate()
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

    committee = _of_many(gettext_lazy("Committee"), NO_COMMITTEE)

    def committees(self) -> tuple[int, ...]:
        """The keys of the committees chosen; none for all."""
        return self.chosen("committee")


class DiaryFilterSet(CalendarFilterSet):
    """A page of the calendar: which committees to show, and the day that its list begins with."""

    since = _day(gettext_lazy("From"))

    no_chips = ("since",)

    @property
    def since_when(self) -> datetime.date | None:
        """The day asked for."""
        return None if self.errors else self.values["since"]
