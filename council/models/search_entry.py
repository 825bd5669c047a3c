"""Search entries: the stems of the public words of each published agenda item, laid out for the index."""

from django.db import models

from .agenda import AgendaItem
from .committee import Committee
from .councillor import Councillor
from .meeting import Meeting


class SearchEntry(models.Model):
    """One published agenda item with its decisions as the index knows it; made from the public querysets only
    and made anew whenever they change, so it has no history of its own."""

    item = models.OneToOneField(
        AgendaItem, primary_key=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="search_entries")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="search_entries")
    date = models.DateField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    procedural = models.BooleanField()
    title_words = models.TextField(help_text="The stems of the title, as the index holds them.")
    text_words = models.TextField(help_text="The stems of the minutes and the decisions.")
    councillors = models.ManyToManyField(Councillor, related_name="search_entries")

    class Meta:
        ordering = ["-date", "-committee_id", "item_id"]
        indexes = [
            # with `procedural` at the end a list is counted and paged without a look into the wide table
            models.Index(fields=["-date", "-committee", "item", "procedural"], name="council_entry_date_idx"),
            models.Index(
                fields=["committee", "-date", "item", "procedural"], name="council_entry_committee_idx"
            ),
        ]
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"item {self.item_id}"
