"""Meeting entries: the published meetings of each committee by the half of a year, for counting."""

import datetime
from typing import Self

from django.db import models

from .committee import Committee
from .meeting import Meeting


def half_of(date: datetime.date) -> int:
    """The half of a year, before May or after, in one number: by it a meeting has a calendar and a municipal year.

    >>> half_of(datetime.date(2026, 4, 30)), half_of(datetime.date(2026, 5, 1)), half_of(datetime.date(2027, 1, 1))
    (4051, 4052, 4053)
    """
    return date.year * 2 - (date.month < 5)


class MeetingEntryQuerySet(models.QuerySet):
    def published(self) -> Self:
        """All of them: nothing but what the public may see is ever made into an entry."""
        return self.all()


class MeetingEntry(models.Model):
    """One published meeting; made from the public querysets only and made anew whenever they change, so it has no
    history of its own."""

    committee = models.ForeignKey(
        Committee,
        on_delete=models.CASCADE,
        db_index=False,  # the index below begins with it
        related_name="+",
    )
    half = models.PositiveSmallIntegerField(help_text="The half of the year in one number (half_of).")
    status = models.CharField(max_length=10)
    date = models.DateField()
    row = models.OneToOneField(Meeting, primary_key=True, on_delete=models.CASCADE, related_name="+")

    objects = MeetingEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            # counted in the order of the index: a committee may have thousands
            models.Index(fields=["committee", "half", "status", "date"], name="council_meetingentry_idx")
        ]
        verbose_name_plural = "meeting entries"

    def __str__(self) -> str:
        return f"meeting {self.pk}"
