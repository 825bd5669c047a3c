"""Councils: several may share one archive; they open, close, succeed one another and sit for terms."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from .history import Recorded, RecordedQuerySet
from .language import language_of
from .names import unused_slug


class CouncilQuerySet(RecordedQuerySet):
    def published(self) -> Self:
        """Councils with a public committee."""
        from .committee import Committee

        return self.filter(Exists(Committee.objects.published().filter(council=OuterRef("pk"))))

    def first_uid(self) -> uuid.UUID | None:
        """The identifier of the council that was here first, of which nothing else is told: feeds of the whole archive
        are named after it."""
        return self.order_by("pk").values_list("uid", flat=True).first()


class Council(Recorded):
    """A council whose minutes are kept here."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(
        max_length=200, unique=True, help_text="The full name, e.g. Marlbridge Borough Council."
    )
    slug = models.SlugField(
        max_length=80, unique=True, blank=True, help_text="Made from the name; never changed."
    )
    language = language_of("its name and of what is written about it here")
    opened_on = models.DateField(null=True, blank=True, help_text="The day the council came into being.")
    closed_on = models.DateField(null=True, blank=True, help_text="The day the council was abolished.")
    signed_minutes_kept = models.CharField(
        max_length=300,
        blank=True,
        help_text="Where the signed minutes are kept; shown on every meeting, e.g. Democratic Services, Town Hall.",
    )

    attendance_note = models.TextField(
        blank=True,
        help_text="What a reader of attendance figures should know, shown beside them: illness, leave, a pandemic.",
    )

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gte=models.F("opened_on")),
                name="council_closed_after_opened",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        if not self.slug:
            self.slug = unused_slug(Council, self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return f"{reverse('committees')}?council={self.slug}"


class Succession(Recorded):
    """One council taking over from another when local government is reorganised."""

    predecessor = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="took_over_from")
    on = models.DateField(help_text="The day the successor took over.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="council_succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="council_succession_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor} took over from {self.predecessor}"


class CouncilTermQuerySet(RecordedQuerySet):
    def published(self) -> Self:
        """Terms of the councils that the public sees."""
        return self.filter(Exists(Council.objects.published().filter(pk=OuterRef("council"))))


class CouncilTerm(Recorded):
    """The time from one election of a whole council to the next."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="council_terms")
    name = models.CharField(max_length=100, help_text="E.g. 2021 to 2025.")
    start = models.DateField()
    end = models.DateField(null=True, blank=True, help_text="Empty: the term goes on.")

    objects = CouncilTermQuerySet.as_manager()

    class Meta:
        ordering = ["council", "-start"]
        constraints = [
            models.UniqueConstraint(fields=["council", "start"], name="council_councilterm_once"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=models.F("start")),
                name="council_councilterm_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.name}"
