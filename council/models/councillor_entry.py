"""Councillor entries: where the public minutes name a councillor in an item, in the order of the record."""

from typing import Self

from django.db import models

from .agenda import DeclaredInterest, Mention
from .councillor import Councillor
from .meeting import Meeting
from .resolution import NamedVote


class CouncillorEntryQuerySet(models.QuerySet):
    def published(self) -> Self:
        """All of them: nothing but what the public may see is ever made into an entry."""
        return self.all()

    def newest_first(self) -> Self:
        """Newest meeting first, and within a meeting the order of the minutes: as the index has them."""
        return self.order_by("-date", "meeting_id", "place", "row_id")


class CouncillorEntry(models.Model):
    """One row of the minutes that names a councillor; made from the public querysets only and made anew whenever they
    change, so it has no history of its own."""

    councillor = models.ForeignKey(
        Councillor,
        on_delete=models.CASCADE,
        db_index=False,  # the index below begins with it
        related_name="+",
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    date = models.DateField()
    place = models.PositiveIntegerField(help_text="The place of the item in the minutes.")

    objects = CouncillorEntryQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            # all that finding the newest needs, of which a councillor may have thousands
            models.Index(
                fields=["councillor", "-date", "meeting", "place", "row"], name="council_%(class)s_idx"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class MentionEntry(CouncillorEntry):
    """An item that names a councillor in its words."""

    row = models.OneToOneField(Mention, primary_key=True, on_delete=models.CASCADE, related_name="entry")

    class Meta(CouncillorEntry.Meta):
        verbose_name_plural = "mention entries"


class InterestEntry(CouncillorEntry):
    """An interest that a councillor declared."""

    row = models.OneToOneField(
        DeclaredInterest, primary_key=True, on_delete=models.CASCADE, related_name="entry"
    )

    class Meta(CouncillorEntry.Meta):
        verbose_name_plural = "interest entries"


class VoteEntry(CouncillorEntry):
    """How a councillor voted on a decision."""

    row = models.OneToOneField(NamedVote, primary_key=True, on_delete=models.CASCADE, related_name="entry")

    class Meta(CouncillorEntry.Meta):
        verbose_name_plural = "vote entries"
