"""Councillors that were merged into another: which of their old addresses may lead to the one that stays."""

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


def successor_of(slug: str) -> str | None:
    """The slug of the councillor that stays in place of a merged one whom the public could or can read of; an
    address that was never public is confirmed to nobody who guesses a name."""
    merged = Councillor.objects.filter(slug=slug, merged_into__isnull=False).first()
    if merged is None or not _was_public(merged):
        return None
    stays = merged
    while stays.merged_into is not None:
        stays = stays.merged_into
    return stays.slug


def _was_public(merged: Councillor) -> bool:
    """Whether a person recorded a term or place of theirs, or published minutes have a row that once was theirs."""
    served: tuple[Any, ...] = (Term, Membership)
    if any(model.history.filter(councillor_id=merged.pk).exists() for model in served):
        return True
    return any(_names(model, link, merged) for model, link in NAMED_BY)


def _names(model: Any, link: str, merged: Councillor) -> bool:
    once_theirs = model.history.filter(**{f"{link}_id": merged.pk}).values("id")
    return model.objects.published().filter(pk__in=once_theirs).exists()
