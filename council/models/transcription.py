"""Transcriptions: what a person typed from the pictures of a scan and checked against its pages."""

from django.conf import settings
from django.db import models

from .document import MinutesDocument
from .history import Recorded, RecordedQuerySet


class Transcription(Recorded):
    """The words of a document that holds only pictures of its pages; the public sees them as source lines."""

    document = models.OneToOneField(MinutesDocument, on_delete=models.CASCADE, related_name="transcription")
    text = models.TextField(help_text="A line “[Page 2]” stands before the words of the second page.")
    checked_at = models.DateTimeField(help_text="When a person last compared it with the pages.")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,  # the history keeps the name
        related_name="+",
    )

    objects = RecordedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"transcription of {self.document}"
