"""The form that chooses which attendance is counted: a municipal year, a council term or days of one's own."""

import datetime
from typing import Any

from django.http import QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .attendance import APART, WAYS
from .fields import a_day, one_of
from .filters import PeriodForm
from .periods import Period, TermsOfCouncils, municipal_year_named, municipal_years, of_term

ALL = "all"
NOT_OFFERED = gettext_lazy("“%(value)s” is not offered here: choose one from the list.")


class AttendancePeriodForm(PeriodForm):
    """A period, the newest municipal year with a meeting unless another is asked for."""

    municipal = one_of(gettext_lazy("Municipal year (May to April)"), NOT_OFFERED)
    term = one_of(gettext_lazy("Term of the council"), NOT_OFFERED)
    since = a_day(gettext_lazy("Or from"))
    until = a_day(gettext_lazy("To"))

    def __init__(
        self, data: QueryDict, *, first: datetime.date, last: datetime.date, terms: TermsOfCouncils
    ) -> None:
        super().__init__(data)
        self.terms, self.years = terms, municipal_years(first, last)
        newest = _("Newest: %(year)s") % {"year": self.years[0].name}
        every = [(year.value, year.name) for year in self.years]
        self.offer("municipal", [("", newest), *every, (ALL, _("All years"))])
        self.offer("term", [("", _("Any")), *terms.choices])
        if not terms.rows and "term" not in data:
            del self.fields["term"]

    def offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """What may be chosen in a field."""
        field: Any = self.fields[name]
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Refuse two periods at once."""
        cleaned = super().clean()
        named = [name for name in ("municipal", "term") if cleaned.get(name)]
        own = cleaned.get("since") or cleaned.get("until")
        if len(named) + bool(own) > 1:
            self.add_error(
                named[0],
                _("Choose one of a municipal year, a term, or days of your own, and clear the others."),
            )
        return cleaned

    @property
    def period(self) -> Period:
        """The period chosen; of a form with errors the newest municipal year."""
        given = self.cleaned_data if self.is_valid() else {}
        if given.get("municipal") == ALL:
            return _every_day()
        if given.get("municipal"):
            return municipal_year_named(given["municipal"])
        if given.get("term"):
            return of_term(next(row for row in self.terms.rows if str(row.start.year) == given["term"]))
        if given.get("since") or given.get("until"):
            return _own_days(given["since"], given["until"])
        return self.years[0]


def _every_day() -> Period:
    return Period("municipal", ALL, _("All years"), datetime.date.min, datetime.date.max)


def _own_days(since: datetime.date | None, until: datetime.date | None) -> Period:
    """The days between two, either of which may be left open."""
    told = {"since": since and format_date(since, "j F Y"), "until": until and format_date(until, "j F Y")}
    if since and until:
        name = _("%(since)s to %(until)s") % told
    else:
        name = (_("Since %(since)s") if since else _("Until %(until)s")) % told
    asked = [f"{key}={day}" for key, day in (("since", since), ("until", until)) if day]
    key, _sign, value = "&".join(asked).partition("=")
    return Period(key, value, name, since or datetime.date.min, until or datetime.date.max)


class CouncillorAttendanceForm(AttendancePeriodForm):
    """A councillor's attendance: the period, one committee or all, and the number whose meetings are listed."""

    committee = one_of(gettext_lazy("Committee"), NOT_OFFERED)
    way = one_of(pgettext_lazy("attendance", "Recorded as"), NOT_OFFERED)

    def __init__(self, data: QueryDict, *, committees: list[tuple[str, str]], **period: Any) -> None:
        super().__init__(data, **period)
        self.offer("committee", [("", _("All committees")), *committees])
        self.offer("way", [("", _("Any way")), *((way.key, way.label) for way in (WAYS | APART).values())])
