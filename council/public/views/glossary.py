"""The words of committees, from A to Z."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.public.freshness import generation_of
from council.public.glossary import glossary_of
from council.public.paging import page_of
from council.public.spoken import STAFF, lang_of

PER_PAGE = 400


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term of the glossary with its meaning and a search for it, under its letter."""
    page = page_of(request, glossary_of(generation_of(request)).entries, per_page=PER_PAGE)
    letters = groupby(page.object_list, key=lambda entry: entry.letter)
    context = {
        "title": _("Words explained"),
        "lang": lang_of(STAFF),
        "page": page,
        "letters": [(letter, list(entries)) for letter, entries in letters],
    }
    return render(request, "council/glossary.html", context)
