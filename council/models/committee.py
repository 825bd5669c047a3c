"""Committees: a council's bodies, from full council to working party, and which took over from which."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .council import Council
from .history import Recorded, RecordedQuerySet
from .language import language_of
from .links import address
from .names import fold, unused_slug


class CommitteeQuerySet(RecordedQuerySet):
    def published(self) -> Self:
        """Committees with a published meeting."""
        from .meeting import Meeting

        return self.filter(Exists(Meeting.objects.published().filter(committee=OuterRef("pk"))))


class Committee(Recorded):
    """A body of a council that meets; its identity is the council and its normalised name."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("full council")
        EXECUTIVE = "executive", _("cabinet or executive")
        SCRUTINY = "scrutiny", _("overview and scrutiny")
        REGULATORY = "regulatory", _("planning, licensing and other regulation")
        JOINT = "joint", _("joint committee")
        PARTNERSHIP = "partnership", _("partnership")
        SUB_COMMITTEE = "sub_committee", _("sub-committee")
        OTHER = "other", _("other")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=200, help_text="Without the name of the council in front.")
    name_key = models.CharField(max_length=200, editable=False)
    slug = models.SlugField(
        max_length=80, unique=True, blank=True, help_text="Made from the name; never changed."
    )
    language = language_of("its name and purpose")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    purpose = models.TextField(blank=True, help_text="What the committee is for, in a sentence or two.")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # a committee outlives the one that set it up
        related_name="sub_committees",
    )
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(
        null=True, blank=True, help_text="A committee that met for the last time is former."
    )

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "name_key"], name="council_committee_named_once"),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gte=models.F("opened_on")),
                name="council_committee_closed_after_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_key = fold(self.name)[:200]
        if not self.slug:
            self.slug = unused_slug(Committee, self.name, f"{self.council.slug} {self.name}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("committee", self.slug)


class CommitteeSuccessionQuerySet(RecordedQuerySet):
    def published(self) -> Self:
        """Successions between committees that the public sees."""
        known = Committee.objects.published()
        both = (Exists(known.filter(pk=OuterRef(end))) for end in ("predecessor", "successor"))
        return self.filter(*both)


class CommitteeSuccession(Recorded):
    """One committee taking over the work of another, in the same council or in the one that follows it."""

    predecessor = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="took_over_from")
    on = models.DateField(null=True, blank=True, help_text="The day the successor took over, if it is known.")

    objects = CommitteeSuccessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"], name="council_committeesuccession_once"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=models.F("successor")), name="council_committeesuccession_of_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor} took over from {self.predecessor}"
