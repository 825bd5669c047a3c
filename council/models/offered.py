"""Offered files: what the public may have of a document's file, a cleaned copy and pictures of its pages."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .document import MinutesDocument


def offered_path(offered: "OfferedFile", name: str) -> str:
    """Where it is kept: beside others of the same document, under the document's digest."""
    digest = offered.document.sha256
    return f"offered/{digest[:2]}/{digest}/{name}"


class OfferedFileQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Those of published documents whose file is offered to the public now."""
        documents: models.QuerySet = MinutesDocument.objects.published().filter(original_offered=True)
        return self.exclude(file="").filter(Exists(documents.filter(pk=OuterRef("document"))))

    def copies(self) -> Self:
        """Whole files, cleaned for publication."""
        return self.filter(page__isnull=True)

    def pages(self) -> Self:
        """Pictures of single pages."""
        return self.filter(page__isnull=False)


class OfferedFile(models.Model):
    """One file made from a document's own: derived, so it can be made anew, and never edited."""

    document = models.ForeignKey(MinutesDocument, on_delete=models.CASCADE, related_name="offered")
    page = models.PositiveIntegerField(
        null=True, help_text="The page that it is a picture of; null for the whole file."
    )
    file = models.FileField(upload_to=offered_path, max_length=150, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="Bytes.")
    why_not = models.TextField(blank=True, help_text="Why it could not be made.")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OfferedFileQuerySet.as_manager()

    class Meta:
        ordering = ["document", "page"]
        constraints = [
            models.UniqueConstraint(fields=["document", "page"], name="council_offered_page_once"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(page__isnull=True), name="council_offered_copy_once"
            ),
        ]

    def __str__(self) -> str:
        return f"page {self.page}" if self.page else "copy for publication"

    @property
    def picture_type(self) -> str:
        """The media type of a page: that of the document where it is a picture itself, else a PNG that was drawn."""
        kind = self.document.media_type
        return kind if kind.startswith("image/") else "image/png"

    @property
    def is_kept(self) -> bool:
        """Whether it was made and its file is where it was put."""
        name = self.file.name
        return name is not None and name != "" and self.file.storage.exists(name)
