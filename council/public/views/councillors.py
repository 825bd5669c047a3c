"""Councillors: the list from A to Z and a page for each."""

from itertools import groupby
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import (
    AttendanceEntry,
    Councillor,
    Prepared,
)
from council.public.addresses import GIVEN_SLUG
from council.public.attendance import attendance_of
from council.public.filters import CouncillorFilterSet
from council.public.merged import successor_of
from council.public.periods import Period, municipal_year_of
from council.public.record_of import DECISIONS, INTERESTS, MENTIONS, VOTES
from council.public.roster import RECENT
from council.public.service import service_of
from council.public.spoken import spoken

from .absent import Absent
from .filtered import FilteredList


class CouncillorList(FilteredList):
    """Every councillor whom the published minutes name, by surname."""

    filterset_class = CouncillorFilterSet
    template_name = "council/councillors.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Nothing yet: the filter set narrows the list of all."""
        return Councillor.objects.none()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's councillors under their letters."""
        context = super().get_context_data(**kwargs)
        page = spoken()
        councils = {offer.pk: offer.said(page) for offer in self.filterset.offers.council}
        today = timezone.localdate()
        rows = [
            (person, person.is_current(today), councils.get(person.council)) for person in context["page_obj"]
        ]
        letters = groupby(rows, key=lambda row: row[0].letter)
        return context | {
            "title": _("Councillors"),
            "section": "councillors",
            "letters": [(letter, list(people)) for letter, people in letters],
            "since": today - RECENT,
            "several": len(councils) > 1,
        }


@require_safe
def councillor(request: HttpRequest, councillor: str) -> HttpResponse:
    """What the published minutes say of one councillor; one who was merged leads to the one that stays."""
    person = published_councillor(councillor)
    if person.slug != councillor:
        return redirect(person, permanent=True)
    service, period = service_of(person), newest_year(person)
    context = {
        "title": person.name,
        "section": "councillors",
        "trail": [(_("Councillors"), reverse("councillors"))],
        "councillor": person,
        "service": service,
        "lately": person.last_recorded is not None  # type: ignore[attr-defined]
        and person.last_recorded >= service.today - RECENT,  # type: ignore[attr-defined]
        "period": period,
        "table": attendance_of(person, service, period),
        "address": reverse("councillor_attendance", args=[person.slug]),
        "decisions": DECISIONS(councillor=person.pk),
        "votes": VOTES(councillor=person.pk),
        "interests": INTERESTS(councillor=person.pk),
        "mentions": MENTIONS(councillor=person.pk),
    }
    return render(request, "council/councillor.html", context)


def newest_year(person: Any) -> Period:
    """The municipal year in which the councillor was last recorded."""
    return municipal_year_of(person.last_recorded or timezone.localdate())


def _by_slug() -> QuerySet:
    """The councillor at an address, with the first and the last day on which a list names them."""
    days = AttendanceEntry.objects.published().filter(councillor=OuterRef("pk")).values("date")
    return (
        Councillor.objects.published()
        .select_related("council")
        .filter(slug=GIVEN_SLUG)
        .annotate(
            first_recorded=Subquery(days.order_by("date")[:1]),
            last_recorded=Subquery(days.order_by("-date")[:1]),
        )
    )


BY_SLUG = Prepared(_by_slug)


def published_councillor(slug: str) -> Councillor:
    """The councillor at an address, or the one with whom that one was merged; raises Absent."""
    found = BY_SLUG.first(slug=slug)
    if found is None:
        stays = successor_of(slug)
        found = BY_SLUG.first(slug=stays) if stays else None
    if found is None:
        raise Absent(_("The archive has no councillor at this address."))
    return found
