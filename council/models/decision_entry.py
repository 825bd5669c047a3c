"""Decision entries: what the register of decisions is narrowed and sorted by, one row to a public decision."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from .agenda import AgendaItem
from .committee import Committee
from .councillor import Councillor
from .meeting import Meeting
from .resolution import Resolution

_ORDER = ["-date", "meeting", "place"]
"""Newest meeting first, and within a meeting the order of the minutes."""


def _person(related_name: str) -> Any:
    return models.ForeignKey(
        Councillor,
        null=True,
        on_delete=models.SET_NULL,
        related_name=related_name,
        db_index=False,  # an index of each begins with it
    )


class DecisionEntryQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Every entry, since only public decisions have one."""
        return self.all()


class DecisionEntry(models.Model):
    """One published decision as the register lists it; made from the public querysets only and made anew
    whenever they change, so it has no history of its own."""

    resolution = models.OneToOneField(
        Resolution, primary_key=True, on_delete=models.CASCADE, related_name="register_entry"
    )
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="register_entries")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="register_entries")
    committee = models.ForeignKey(
        Committee, on_delete=models.CASCADE, related_name="register_entries", db_index=False
    )
    date = models.DateField()
    published = models.DateTimeField(help_text="When the decision was first published.")
    place = models.PositiveBigIntegerField(help_text="The order of the decisions of a meeting.")
    kind = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    mover = _person("register_entries_moved")
    seconder = _person("register_entries_seconded")
    reference = models.CharField(max_length=100, help_text="Letters and digits alone, in capitals.")
    vote_stated = models.BooleanField(help_text="Whether the minutes state anything of a vote.")
    vote_named = models.BooleanField(help_text="Whether the minutes name how members voted.")
    divided = models.BooleanField(help_text="Whether the minutes state votes on both sides.")
    approved = models.BooleanField(
        null=True,
        help_text="Whether the minutes were approved as a correct record; unknown where no meeting was held.",
    )

    objects = DecisionEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "meeting_id", "place"]
        indexes = [
            models.Index(fields=_ORDER, name="council_register_date_idx"),
            models.Index(fields=["committee", *_ORDER], name="council_register_committee_idx"),
            models.Index(fields=["outcome", *_ORDER], name="council_register_outcome_idx"),
            models.Index(fields=["kind", *_ORDER], name="council_register_kind_idx"),
            models.Index(
                fields=["mover", *_ORDER], condition=Q(mover__isnull=False), name="council_register_mover_idx"
            ),
            models.Index(
                fields=["seconder", *_ORDER],
                condition=Q(seconder__isnull=False),
                name="council_register_seconder_idx",
            ),
            models.Index(fields=["-published", "-resolution"], name="council_register_published_idx"),
            models.Index(
                fields=["reference"], condition=~Q(reference=""), name="council_register_reference_idx"
            ),
            models.Index(fields=_ORDER, condition=Q(vote_stated=True), name="council_register_stated_idx"),
            models.Index(fields=_ORDER, condition=Q(vote_named=True), name="council_register_named_idx"),
            models.Index(fields=_ORDER, condition=Q(divided=True), name="council_register_divided_idx"),
            models.Index(fields=_ORDER, condition=Q(approved=False), name="council_register_draft_idx"),
        ]
        verbose_name_plural = "decision entries"

    def __str__(self) -> str:
        return f"decision {self.resolution_id}"
