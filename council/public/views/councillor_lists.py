"""All that a councillor's page shows the newest of: how they voted where minutes name it, the interests declared."""

from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import Councillor, DeclaredInterest, NamedVote, Prepared
from council.public.paging import page_of
from council.public.record_of import ALL_INTERESTS, ALL_VOTES, PERSON

from .attendance import to_councillor
from .councillors import published_councillor

PER_PAGE = 50


@require_safe
def votes(request: HttpRequest, councillor: str) -> HttpResponse:
    """How a councillor voted, after the number of decisions on which minutes name the votes at all."""
    person = published_councillor(councillor)
    if person.slug != councillor:
        return redirect("councillor_votes", person.slug, permanent=True)
    (covered,) = COVERED.first(councillor=person.pk) or (0,)
    page = page_of(
        request,
        ALL_VOTES.rows(councillor=person.pk),
        per_page=PER_PAGE,
        count=_number(VOTE_COUNT, person),
    )
    context = _context(person, _("Votes of %(name)s"), page) | {"covered": covered}
    return render(request, "council/councillor_votes.html", context)


@require_safe
def interests(request: HttpRequest, councillor: str) -> HttpResponse:
    """The interests that a councillor declared, word for word."""
    person = published_councillor(councillor)
    if person.slug != councillor:
        return redirect("councillor_interests", person.slug, permanent=True)
    page = page_of(
        request,
        ALL_INTERESTS.rows(councillor=person.pk),
        per_page=PER_PAGE,
        count=_number(INTEREST_COUNT, person),
    )
    context = _context(person, _("Interests declared by %(name)s"), page)
    return render(request, "council/councillor_interests.html", context)


def _context(person: Councillor, title: str, page: Any) -> dict[str, Any]:
    return {
        "title": title % {"name": person.name},
        "section": "councillors",
        "trail": to_councillor(person),
        "councillor": person,
        "page": page,
    }


def _number(count: Prepared, person: Councillor) -> int:
    found = count.first(councillor=person.pk)
    return found[0] if found else 0


def _counted(rows: Any, what: str) -> QuerySet:
    """One row with the number of different values."""
    everything = rows.order_by().values(all=Value(1, output_field=IntegerField()))
    return everything.annotate(n=Count(what, distinct=True)).values_list("n")


def _of_person(model: Any) -> Any:
    return model.objects.published().filter(councillor=PERSON)


def _covered() -> QuerySet:
    """Decisions on which minutes name the votes, of the meetings that list the councillor as present."""
    entries = "resolution__item__meeting__attendance_entries"
    present = {f"{entries}__councillor": PERSON, f"{entries}__status__startswith": "present"}
    return _counted(NamedVote.objects.published().filter(**present), "resolution")


VOTE_COUNT = Prepared(lambda: _counted(_of_person(NamedVote), "pk"))
COVERED = Prepared(_covered)
INTEREST_COUNT = Prepared(lambda: _counted(_of_person(DeclaredInterest), "pk"))
