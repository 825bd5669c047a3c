"""Compare councillors: two to four of them side by side over one period, without rank or score."""

import datetime
from itertools import zip_longest
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import Councillor
from council.public.attendance import WAYS, Way
from council.public.attendance_form import AttendancePeriodForm
from council.public.comparing import FEWEST, MOST, PEOPLE, Column, columns_of, voted_on
from council.public.councillor_field import CouncillorsField, box, by_their_addresses
from council.public.offers import Offer, Offers
from council.public.periods import TermsOfCouncils

LEFT_OUT = ("expected", "present_expected")


class CompareForm(AttendancePeriodForm):
    """Who is compared, and over which time."""

    who = CouncillorsField(label=gettext_lazy("Councillors"), required=False)

    def __init__(self, data: QueryDict, *, offers: Offers, terms: TermsOfCouncils, **period: Any) -> None:
        asked = data.copy()
        self.asked_for = list(dict.fromkeys(each for each in data.getlist("who") if each.strip()))
        asked.setlist("who", self.asked_for)
        self.offered = offers.councillors.by_slug
        super().__init__(asked, terms=self._terms_of_their_councils(terms), **period)
        who: Any = self.fields["who"]
        who.over(offers, asked, "who")

    def clean_who(self) -> list[str]:
        """At most four."""
        who = self.cleaned_data["who"]
        if len(who) > MOST:
            raise forms.ValidationError(
                _("%(n)s councillors are too many to stand side by side: take all but %(most)s away.")
                % {"n": len(who), "most": MOST}
            )
        return who

    def clean(self) -> dict[str, Any]:
        """Refuse a term that does not have the same days in every council of the councillors chosen."""
        cleaned = super().clean()
        if cleaned.get("term") and self.councils and not self._is_one_term(cleaned["term"]):
            self.add_error(
                "term",
                _(
                    "The councils of these councillors do not share a term with the same first and last day: "
                    "choose a municipal year or days of your own."
                ),
            )
        return cleaned

    @property
    def councils(self) -> set[int]:
        """The keys of the councils of those chosen."""
        return {offer.council for offer in self.chosen}

    def _terms_of_their_councils(self, terms: TermsOfCouncils) -> TermsOfCouncils:
        """The terms that may be chosen; while nobody is chosen those of every council."""
        councils = self.councils
        return TermsOfCouncils.of(row for row in terms.rows if not councils or row.council_id in councils)

    def _is_one_term(self, value: str) -> bool:
        begun = [row for row in self.terms.rows if str(row.start.year) == value]
        days = {(row.start, row.end) for row in begun}
        return len(days) == 1 and {row.council_id for row in begun} == self.councils

    @property
    def chosen(self) -> list[Offer]:
        """The councillors asked for that there are, in the order of the address."""
        return [self.offered[slug] for slug in self.asked_for if slug in self.offered]

    @property
    def boxes(self) -> list[tuple[int, SafeString]]:
        """The numbered boxes for further councillors, two when nobody is chosen yet; what was not understood stands in
        them again."""
        filled = len(self.chosen)
        places = range(filled + 1, min(max(filled + 1, FEWEST), MOST) + 1)
        typed = [each for each in self.asked_for if each not in self.offered]
        told = {"aria-invalid": "true", "aria-describedby": "id_who_error"}
        return [
            (place, box("who", words, id=f"who-{place}", **(told if words else {})))
            for place, words in zip_longest(places, typed[: len(places)], fillvalue="")
        ]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The councillors asked for side by side; with fewer than two the form alone."""
    offers, today = Offers.now(request), timezone.localdate()
    named = by_their_addresses(request.GET, "who", offers) if "who" in request.GET else None
    if named:
        return HttpResponseRedirect(f"{request.path}?{named.urlencode()}")
    years = [offer.pk for offer in offers.year] or [today.year]
    form = CompareForm(
        request.GET,
        offers=offers,
        first=datetime.date(min(years), 1, 1),
        last=min(today, datetime.date(max(years), 12, 31)),
        terms=TermsOfCouncils.now(),
    )
    context = {
        "title": _("Compare councillors"),
        "section": "councillors",
        "trail": [(_("Councillors"), reverse("councillors"))],
        "form": form,
        "times": [field for field in form if field.name != "who"],
        "most": MOST,
    }
    people = _people(form)
    if len(people) >= FEWEST:
        context |= _side_by_side(people, form)
    return render(request, "council/compare.html", context)


def _people(form: CompareForm) -> list[Councillor]:
    if not form.is_valid():
        return []
    found = {row.pk: row for row in PEOPLE([offer.pk for offer in form.chosen])}
    return [found[offer.pk] for offer in form.chosen if offer.pk in found]


def _side_by_side(people: list[Councillor], form: CompareForm) -> dict[str, Any]:
    period = form.period
    columns = columns_of(people, period)
    return {
        "period": period,
        "columns": columns,
        "ways": _ways(columns),
        "decisions": voted_on(people, period),
        "councils": list({each.council_id: each.council for each in people}.values()),
    }


def _ways(columns: list[Column]) -> list[Way]:
    """The ways of attending that the minutes record of any of them."""
    shown = {way.key for column in columns for way in column.table.columns}
    return [way for key, way in WAYS.items() if key in shown and key not in LEFT_OUT]
