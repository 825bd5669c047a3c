"""Councillors that were merged into another: which of their old addresses may lead to the one that stays."""

from collections.abc import Iterator
from typing import Any

from council.models import (
    Attendance,
    Councillor,
    DeclaredInterest,
    Meeting,
    Membership,
    Mention,
    NamedVote,
    Resolution,
    Term,
)

NAMED_BY: tuple[tuple[Any, str], ...] = (
    (Attendance, "councillor"),
    (Mention, "councillor"),
    (DeclaredInterest, "councillor"),
    (NamedVote, "councillor"),
    (Resolution, "mover"),
    (Resolution, "seconder"),
    (Meeting, "chair"),
)


MOST = 20


def successor_of(slug: str) -> str | None:
    """The slug of the councillor that stays in place of the merged one with this slug."""
    return next((stays.slug for stays in _in_place_of(slug=slug)), None)


def successors(**named: Any) -> list[Councillor]:
    """The public councillors that stay in place of the merged ones that are named so."""
    stays = {each.pk for each in _in_place_of(**named)}
    return (
        list(Councillor.objects.published().filter(pk__in=stays).select_related("council")) if stays else []
    )


def _in_place_of(**named: Any) -> Iterator[Councillor]:
    """Who stays in place of merged councillors whom the public could or can read of; one who was never public is
    confirmed to nobody who guesses a name or a number."""
    for merged in Councillor.objects.filter(merged_into__isnull=False, **named)[:MOST]:
        if _was_public(merged):
            yield _last_of(merged)


def _last_of(merged: Councillor) -> Councillor:
    stays = merged
    while stays.merged_into is not None:
        stays = stays.merged_into
    return stays


def _was_public(merged: Councillor) -> bool:
    """Whether a person recorded a term or place of theirs, or published minutes have a row that once was theirs."""
    served: tuple[Any, ...] = (Term, Membership)
    if any(model.history.filter(councillor_id=merged.pk).exists() for model in served):
        return True
    return any(_names(model, link, merged) for model, link in NAMED_BY)


def _names(model: Any, link: str, merged: Councillor) -> bool:
    once_theirs = model.history.filter(**{f"{link}_id": merged.pk}).values("id")
    return model.objects.published().filter(pk__in=once_theirs).exists()
