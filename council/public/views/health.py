"""Whether the archive can answer: for the machine that watches it."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from council.models import Archive
from council.search import find

RARE_WORD = "healthz"


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when the database and the index answer, else 503; nothing else is told."""
    answers = {
        "database": _answers(Archive.objects.generation),
        "index": _answers(index_answers),
    }
    return JsonResponse(
        answers,
        status=200 if all(answers.values()) else 503,
        headers={"Cache-Control": "no-store"},
    )


def index_answers() -> None:
    """Ask the index something."""
    find(RARE_WORD).count()


def _answers(question: Callable[[], object]) -> bool:
    try:
        question()
    except (DatabaseError, Archive.DoesNotExist):
        return False
    return True
