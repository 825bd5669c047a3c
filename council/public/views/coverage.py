"""The coverage page: by committee, and of one committee by year."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from council.models import Committee
from council.public.coverage import Coverage, coverage_of, missing_of, only_named_of, summed
from council.public.paging import page_of
from council.public.spoken import name_in_own, sentence

PER_PAGE = 30


class CoverageForm(forms.Form):
    """Which committee, by its address."""

    committee = forms.SlugField(required=False, label=gettext_lazy("Committee"))

    def clean_committee(self) -> Committee | None:
        """The committee; an unknown one is an error."""
        slug = self.cleaned_data["committee"]
        found = (
            Committee.objects.published().select_related("council").filter(slug=slug).first()
            if slug
            else None
        )
        if slug and found is None:
            raise forms.ValidationError(
                _("The archive has no committee of this name: choose one from the list.")
            )
        return found


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """How many meetings are known and how many of their minutes are here."""
    form = CoverageForm(request.GET)
    committee = form.cleaned_data["committee"] if form.is_valid() else None
    context = _of_one(committee) if committee else _of_all(request)
    return render(request, "council/coverage.html", {"form": form, **context})


def _of_all(request: HttpRequest) -> dict[str, Any]:
    committees = (
        Committee.objects.published().select_related("council").order_by("council__name", "name", "pk")
    )
    page = page_of(request, committees, per_page=PER_PAGE)
    totals = summed(coverage_of(page.object_list, on=timezone.localdate()), 0)
    return {
        "title": _("How complete this archive is"),
        "heading": _("How complete this archive is"),
        "trail": [(_("About"), reverse("about"))],
        "page": page,
        "rows": [
            (name_in_own(each), f"?committee={each.slug}", totals.get(each.pk, Coverage()))
            for each in page.object_list
        ],
    }


def _of_one(committee: Committee) -> dict[str, Any]:
    today = timezone.localdate()
    named = only_named_of([committee.pk], on=today)
    years = summed(coverage_of([committee], on=today, named=named), 1)
    heading = sentence(_("How complete the archive is: %(committee)s"), committee=name_in_own(committee))
    return {
        "title": str(heading),
        "heading": heading,
        "trail": [(_("About"), reverse("about")), (_("How complete this archive is"), reverse("coverage"))],
        "committee": committee,
        "rows": [(str(year), "", years[year]) for year in sorted(years, reverse=True)],
        "missing": missing_of(committee, named),
    }
