"""Compare councillors: two to four of them side by side over one period, without rank or score."""

import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import Councillor
from council.public.attendance import WAYS, Way
from council.public.attendance_form import AttendancePeriodForm
from council.public.comparing import FEWEST, MOST, PEOPLE, Column, columns_of, voted_on
from council.public.filters import Offer, Offers
from council.public.periods import TermsOfCouncils

LEFT_OUT = ("expected", "present_expected")


class CompareForm(AttendancePeriodForm):
    """Who is compared, and over which time."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Councillors"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("“%(value)s” is not a councillor here: choose one from the list.")
        },
    )

    def __init__(self, data: QueryDict, *, offers: Offers, **period: Any) -> None:
        asked = data.copy()
        self.asked_for = list(dict.fromkeys(slug for slug in data.getlist("who") if slug))
        asked.setlist("who", self.asked_for)
        super().__init__(asked, **period)
        self.offered = {offer.slug: offer for offer in offers.councillor}
        self.offer("who", [(slug, offer.name) for slug, offer in self.offered.items()])

    def clean_who(self) -> list[str]:
        """At most four."""
        who = self.cleaned_data["who"]
        if len(who) > MOST:
            raise forms.ValidationError(
                _("%(n)s councillors are too many to stand side by side: take all but %(most)s away.")
                % {"n": len(who), "most": MOST}
            )
        return who

    @property
    def chosen(self) -> list[Offer]:
        """The councillors asked for that there are, in the order of the address."""
        return [self.offered[slug] for slug in self.asked_for if slug in self.offered]

    @property
    def others(self) -> list[Offer]:
        """Those that can be added."""
        return [offer for slug, offer in self.offered.items() if slug not in self.asked_for]

    @property
    def places(self) -> range:
        """The numbers of the drop-downs for further councillors: two when nobody is chosen yet."""
        filled = len(self.chosen)
        return range(filled + 1, min(max(filled + 1, FEWEST), MOST) + 1)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """The councillors asked for side by side; with fewer than two the form alone."""
    offers, today = Offers.now(request), timezone.localdate()
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
