"""Minutes documents: the uploaded files, kept byte for byte, their lines and what could not be read."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from .agenda import AgendaItem
from .history import Recorded, RecordedQuerySet
from .meeting import Meeting, is_public
from .withholding import PublicQuerySet, Publishable


def kept_path(document: "MinutesDocument", name: str) -> str:
    """Where the bytes are kept: by their digest, so that a name never decides a path."""
    return f"documents/{document.sha256[:2]}/{document.sha256}"


class MinutesDocumentQuerySet(PublicQuerySet):
    def current(self) -> Self:
        """The documents that the records of their meetings were read from."""
        return self.filter(is_current=True)

    def published(self) -> Self:
        """The documents of published meetings; `original_offered` says whether the file itself is public, and
        `transcribed_at` when its words were typed from a scan and checked."""
        restricted = AgendaItem.objects.restricted().filter(meeting=OuterRef("meeting"))
        return (
            self.current()
            .filter(is_public("meeting__"))
            .for_the_public(
                original_offered=models.Case(
                    models.When(has_hidden_text=True, then=False), default=~Exists(restricted)
                ),
                transcribed_at=models.F("transcription__checked_at"),
            )
        )


class MinutesDocument(Publishable):
    """One uploaded file, kept byte for byte whatever happens next."""

    class Status(models.TextChoices):
        KEPT = "kept", "kept, not read yet"
        READ = "read", "read, waiting for a clerk"
        INGESTED = "ingested", "in the record"
        UNREADABLE = "unreadable", "cannot be read"
        SET_ASIDE = "set_aside", "set aside"

    withheld_fields = ("reading", "name", "message")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    file = models.FileField(upload_to=kept_path, max_length=120, editable=False)
    name = models.CharField(
        "file name", max_length=255, help_text="The name under which the file was uploaded."
    )
    size = models.PositiveBigIntegerField(editable=False, help_text="Bytes.")
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    pages = models.PositiveIntegerField(null=True, blank=True, editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,  # the file outlives the account
        related_name="+",
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.KEPT, editable=False)
    message = models.TextField(blank=True, editable=False, help_text="Why the file could not be read.")
    reader = models.CharField("reader version", max_length=20, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    reading = models.JSONField(
        null=True, blank=True, editable=False, help_text="What the reader read (contract 1)."
    )
    meeting = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,  # a meeting whose document is kept is taken out or withdrawn, never deleted
        related_name="documents",
    )
    is_current = models.BooleanField(
        default=False, editable=False, help_text="The record was read from this file."
    )
    has_hidden_text = models.BooleanField(
        default=False,
        editable=False,
        help_text="Hidden text, tracked changes or another meeting: the file itself is not offered.",
    )

    objects = MinutesDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "minutes document"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_current=True), name="council_document_one_current"
            ),
            models.CheckConstraint(
                condition=Q(is_current=False) | Q(meeting__isnull=False),
                name="council_document_current_of_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:12] if getattr(self, "is_public", False) else self.name

    @classmethod
    def meetings_of(cls, rows: list["MinutesDocument"]) -> set[int]:
        """The meetings that these documents are minutes of."""
        return {row.meeting_id for row in rows if row.meeting_id}


class SourceLineQuerySet(models.QuerySet):
    def published(self) -> Self:
        """Lines of published documents outside every restricted stretch; another meeting's in the same file are not."""
        restricted = AgendaItem.objects.restricted().filter(
            meeting=OuterRef("document__meeting"),
            first_line__lte=OuterRef("line"),
            withheld_to__gte=OuterRef("line"),
        )
        own = self.exclude(used_as=SourceLine.OTHER_MEETING).filter(document__is_current=True)
        return own.filter(is_public("document__meeting__"), ~Exists(restricted))


class SourceLine(models.Model):
    """One visible line of a document: a copy of the file's words, made anew with each reading, never edited."""

    OTHER_MEETING = "other_meeting"

    document = models.ForeignKey(MinutesDocument, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True)
    text = models.TextField()
    used_as = models.CharField(max_length=20)

    objects = SourceLineQuerySet.as_manager()

    class Meta:
        ordering = ["document", "line"]
        constraints = [models.UniqueConstraint(fields=["document", "line"], name="council_sourceline_once")]

    def __str__(self) -> str:
        return f"line {self.line}"


class ProblemQuerySet(RecordedQuerySet):
    def open(self) -> Self:
        """Problems that nobody settled."""
        return self.filter(settled_at__isnull=True)

    def open_blocking(self, meeting: Meeting) -> "list[Problem]":
        """Problems that stop this meeting from being published: blocking, unsettled, their value uncorrected."""
        blocking: Any = self.open().filter(blocking=True)
        return [problem for problem in blocking if not problem.is_corrected(meeting)]


class Problem(Recorded):
    """Something in a document that the reader could not place or does not trust."""

    document = models.ForeignKey(MinutesDocument, on_delete=models.CASCADE, related_name="problems")
    position = models.PositiveIntegerField(default=0, editable=False)
    line = models.PositiveIntegerField(null=True, blank=True)
    path = models.CharField(max_length=100, blank=True, help_text="The value that it is about.")
    code = models.CharField(max_length=50)
    message = models.TextField()
    blocking = models.BooleanField(
        default=False, help_text="Must be settled before the meeting is published."
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,  # the history keeps the name
        related_name="+",
    )
    settlement = models.CharField(max_length=300, blank=True, help_text="How it was settled.")

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["document", "position"]

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message

    def as_reason(self) -> str:
        """The problem as a reason not to publish."""
        return f"{self} (settle this problem, or correct the value)"

    def is_corrected(self, meeting: Meeting) -> bool:
        """Whether a person has since entered the value that the problem is about."""
        field = {"chair": "chair_as_written"}.get(self.path, self.path)
        return field in meeting.corrected_fields
