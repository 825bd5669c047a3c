"""The front page: search, what was published last, what comes next, who meets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.models import Committee, Meeting, Prepared
from council.public.diary import expected

SHOWN, NEXT = 8, 5
LATEST = Prepared(
    lambda: (
        Meeting.objects.published().select_related("committee").order_by("-first_published_at", "-pk")[:SHOWN]
    )
)
COMMITTEES = Prepared(lambda: Committee.objects.published().filter(closed_on__isnull=True)[:60])


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest minutes, the next meetings and the committees."""
    context = {
        "title": "Minutes and decisions of the council’s committees",
        "latest": LATEST(),
        "expected": expected(timezone.localdate(), limit=NEXT),
        "committees": COMMITTEES(),
    }
    return render(request, "council/home.html", context)
