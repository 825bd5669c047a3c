"""The glossary that a deployment adds to the one that comes with the archive."""

from django.db import models

from .history import Recorded, RecordedQuerySet
from .names import fold


class GlossaryTerm(Recorded):
    """A word of committees explained; one that comes with the archive is replaced by a row of the same term."""

    term = models.CharField(max_length=100, help_text="As it is written in full, e.g. call-in.")
    key = models.CharField(max_length=100, unique=True, editable=False)
    also = models.JSONField(
        default=list, blank=True, help_text="Other spellings and abbreviations of the same thing."
    )
    meaning = models.TextField(help_text="In one or two plain sentences.")
    like = models.JSONField(
        default=list,
        blank=True,
        help_text="Words of like meaning that a search for this term finds too.",
    )
    shown = models.BooleanField(
        default=True, help_text="Whether the term is explained at all; off takes it out of the glossary."
    )

    objects = RecordedQuerySet.as_manager()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.term

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.term)[:100]
        super().save(*args, **kwargs)
