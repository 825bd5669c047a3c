"""Identifiers that a record had in an earlier system, so that old addresses still find it."""

from django.db import models
from django.db.models import Q

from .agenda import AgendaItem
from .committee import Committee
from .council import Council
from .councillor import Councillor
from .history import Recorded, RecordedQuerySet
from .meeting import Meeting
from .resolution import Resolution

TARGETS = ("committee", "meeting", "item", "councillor", "resolution")


def _names_one() -> Q:
    """The condition that exactly one of the targets is named."""
    condition = Q()
    for named in TARGETS:
        condition |= Q(**{f"{target}__isnull": target != named for target in TARGETS})
    return condition


class Identifier(Recorded):
    """The number of a record in an earlier system, such as modern.gov's MId of a meeting."""

    class Scheme(models.TextChoices):
        COMMITTEE = "moderngov:CId", "modern.gov committee (CId)"
        MEETING = "moderngov:MId", "modern.gov meeting (MId)"
        ITEM = "moderngov:AIId", "modern.gov agenda item (mgAi ID)"
        COUNCILLOR = "moderngov:UID", "modern.gov councillor (UID)"
        DECISION = "moderngov:DId", "modern.gov decision (ieDecisionDetails ID)"

    council = models.ForeignKey(
        Council, on_delete=models.CASCADE, related_name="+", help_text="Whose earlier system it was."
    )
    scheme = models.CharField(max_length=20, choices=Scheme)
    value = models.CharField(max_length=40)
    committee = models.ForeignKey(
        Committee, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )
    councillor = models.ForeignKey(
        Councillor, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )
    resolution = models.ForeignKey(
        Resolution, null=True, blank=True, on_delete=models.CASCADE, related_name="identifiers"
    )

    objects = RecordedQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "scheme", "value"], name="council_identifier_names_one_thing"
            ),
            models.CheckConstraint(condition=_names_one(), name="council_identifier_of_one"),
        ]
        indexes = [models.Index(fields=["scheme", "value"], name="council_identifier_value_idx")]

    def __str__(self) -> str:
        return f"{self.scheme}={self.value}"
