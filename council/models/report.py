"""Reports: what a reader says is wrong with a page, for the clerk's queue; never public."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone


class ReportQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Reports that nobody settled."""
        return self.filter(settled_at__isnull=True)

    def lately(self) -> Self:
        """Reports of the last hour."""
        return self.filter(reported_at__gt=timezone.now() - datetime.timedelta(hours=1))


class Report(models.Model):
    """A problem that a reader reported; it may hold personal data, so it has no history and may be deleted."""

    page = models.CharField(max_length=500, help_text="The address of the page.")
    title = models.CharField(max_length=300, blank=True, help_text="What the page was called then.")
    message = models.TextField(max_length=4000, help_text="What the reader says is wrong.")
    email = models.EmailField(blank=True, help_text="Where the reader wants an answer.")
    sender = models.CharField(
        max_length=32, editable=False, help_text="A code of the connection that is another one every day."
    )
    reported_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,  # the report outlives the account
        related_name="+",
    )
    settlement = models.CharField(max_length=500, blank=True, help_text="What was done about it.")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-pk"]
        indexes = [models.Index(fields=["settled_at", "-reported_at"], name="council_report_queue_idx")]

    def __str__(self) -> str:
        return f"{self.page}: {self.message[:60]}"
