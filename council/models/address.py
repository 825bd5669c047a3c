"""Former addresses: a renamed or moved thing redirects, and its old address never means another thing."""

from django.db import models

from .history import Recorded, RecordedQuerySet


class FormerAddress(Recorded):
    """An address that was public once and where its thing is now."""

    path = models.CharField(max_length=300, unique=True, help_text="The old address, from the first slash.")
    now_at = models.CharField(max_length=300, blank=True, help_text="The new address; empty: gone.")
    reason = models.CharField(max_length=300, blank=True, help_text="Public: why it moved or is gone.")

    objects = RecordedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "former addresses"

    def __str__(self) -> str:
        return self.path
