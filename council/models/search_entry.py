"""Search entries: the stems of the public words of each published agenda item and of the minutes themselves."""

from typing import Self

from django.db import models

from .agenda import AgendaItem
from .committee import Committee
from .meeting import Meeting


class SearchEntryQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Every entry, since only what is public has one."""
        return self.all()


class SearchEntry(models.Model):
    """One published agenda item with its decisions, or what a meeting's minutes say outside all items, as the
    index knows it; made from the public querysets only and made anew whenever they change, so it has no
    history of its own."""

    class Standing(models.IntegerChoices):
        BUSINESS = 0, "an item of business"
        FORMALITY = 1, "a standing formality"
        MINUTES = 2, "the minutes themselves"

    number = models.BigAutoField(
        primary_key=True,
        help_text="Its place in the order of results, newest highest (council.search.numbers).",
    )
    item = models.OneToOneField(AgendaItem, null=True, on_delete=models.CASCADE, related_name="search_entry")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="search_entries")
    committee = models.ForeignKey(
        Committee, on_delete=models.CASCADE, related_name="search_entries", db_index=False
    )
    standing = models.PositiveSmallIntegerField(choices=Standing)
    marks = models.TextField(help_text="What it can be narrowed by (council.search.marks).")
    title_words = models.TextField(help_text="The stems of the title, as the index holds them.")
    text_words = models.TextField(help_text="The stems of the minutes and the decisions.")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        indexes = [
            # a list is counted and paged without a look into the wide table
            models.Index(fields=["standing", "-number"], name="council_entry_standing_idx"),
            models.Index(fields=["committee", "standing", "-number"], name="council_entry_committee_idx"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(item__isnull=True),
                name="council_entry_minutes_once",
            ),
            models.CheckConstraint(
                condition=models.Q(item__isnull=True, standing=2)
                | models.Q(item__isnull=False, standing__lt=2),
                name="council_entry_minutes_without_item",
            ),
        ]
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"item {self.item_id}" if self.item_id else f"minutes of meeting {self.meeting_id}"


class SearchWord(models.Model):
    """A stem that stands somewhere in the index: the words that a misspelt one is compared with."""

    stem = models.CharField(max_length=400, primary_key=True)

    def __str__(self) -> str:
        return self.stem
