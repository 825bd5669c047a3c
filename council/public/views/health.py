"""Whether the archive can answer: for the machine that watches it."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from council.models import Archive, SearchEntry


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database and the index answer, else 503; nothing else is told."""
    answers = {
        "database": _answers(Archive.objects.generation),
        "index": _answers(SearchEntry.objects.exists),
    }
    return JsonResponse(
        answers,
        status=200 if all(answers.values()) else 503,
        headers={"Cache-Control": "no-store"},
    )


def _answers(question) -> bool:
    try:
        question()
    except (DatabaseError, Archive.DoesNotExist):
        return False
    return True
