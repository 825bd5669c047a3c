"""What was changed in published records since, and what was withdrawn."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.public.corrections import corrections as latest
from council.public.paging import number_of

from .absent import Absent

ON_A_PAGE = 20
MOST_PAGES = 20


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """The corrections of the public record, the latest first."""
    asked = request.GET.get("page", "")
    page = number_of(asked, most=MOST_PAGES)
    if page is None:
        words = _("This list has the pages 1 to %(most)s; there is no page “%(page)s”.")
        raise Absent(words % {"most": MOST_PAGES, "page": asked[:20]})
    found = latest((page - 1) * ON_A_PAGE, page * ON_A_PAGE + 1)
    context = {
        "title": _("Corrections"),
        "corrections": found[:ON_A_PAGE],
        "previous": page - 1 if page > 1 else None,
        "next": page + 1 if len(found) > ON_A_PAGE and page < MOST_PAGES else None,
    }
    return render(request, "council/corrections.html", context)
