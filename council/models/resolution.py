"""Resolutions and the votes on them, as stated in the minutes."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from .agenda import AgendaItem, ItemPart, ItemPartQuerySet, is_open
from .links import address
from .meeting import Meeting
from .withholding import PublicQuerySet, ReadFromDocument


class ResolutionQuerySet(ItemPartQuerySet):
    def with_votes(self) -> Self:
        """Each with `public_vote`, the counts of its vote that nobody took out, or None; meant for public decisions."""
        kept = FilteredRelation("vote", condition=Q(vote__removed=False))
        return self.annotate(public_vote=kept).select_related("public_vote")

    def tombstones(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """The addresses of decisions that once were public and are no longer."""
        gone = (
            Q(removed=True)
            | Q(item__removed=True)
            | Q(item__meeting__publication=Meeting.Publication.WITHDRAWN)
            | ~Q(item__restriction="")
        )
        return self.filter(gone, first_published_at__isnull=False).values(
            "pk", "item__meeting__withdrawal_reason"
        )


class Resolution(ItemPart):
    """A decision, recommendation, motion or amendment, word for word."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("decision")
        RECOMMENDATION = "recommendation", _("recommendation")
        MOTION = "motion", _("motion")
        AMENDMENT = "amendment", _("amendment")

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("agreed")
        AGREED_AMENDED = "agreed_amended", _("agreed as amended")
        NOTED = "noted", _("noted")
        RECOMMENDED = "recommended", _("recommended")
        REFERRED = "referred", _("referred")
        DEFERRED = "deferred", _("deferred")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")
        LOST = "lost", _("lost")
        OTHER = "other", _("other")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DECISION)
    text = models.TextField(help_text="Word for word, after “Resolved:”.")
    introducer = models.CharField(
        max_length=200, blank=True, help_text="How the minutes introduce it, e.g. RESOLVED."
    )
    parts = models.JSONField(default=list, blank=True, help_text="Label and text of each lettered part.")
    outcome = models.CharField(max_length=20, choices=Outcome, default=Outcome.OTHER)
    outcome_as_written = models.CharField(max_length=300, blank=True)
    moved_by_as_written = models.CharField("moved by", max_length=200, blank=True)
    mover = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="resolutions_moved",
    )
    seconded_by_as_written = models.CharField("seconded by", max_length=200, blank=True)
    seconder = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="resolutions_seconded",
    )
    reference = models.CharField(
        max_length=100, blank=True, help_text="E.g. the number of a planning application."
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["item", "position", "pk"]

    def __str__(self) -> str:
        return self.text if len(self.text) < 80 else f"{self.text[:77]}…"

    def get_absolute_url(self) -> str:
        return address("decision", self.pk)


class VotePartQuerySet(PublicQuerySet):
    def published(self) -> Self:
        """Votes on published resolutions."""
        return self.kept().filter(is_open("resolution__item__"), resolution__removed=False).for_the_public()


class VotePart(ReadFromDocument):
    """What the minutes state of a vote."""

    class Meta:
        abstract = True

    @classmethod
    def meetings_of(cls, rows: list[Any]) -> set[int]:
        """The meetings that these rows belong to."""
        resolutions = {row.resolution_id for row in rows}
        return set(
            Resolution.objects.filter(pk__in=resolutions)
            .values_list("item__meeting_id", flat=True)
            .order_by()
        )


class Vote(VotePart):
    """The counts of a vote; a count that the minutes do not give is empty, never 0."""

    resolution = models.OneToOneField(Resolution, on_delete=models.CASCADE, related_name="vote")
    in_favour = models.PositiveIntegerField("for", null=True, blank=True)
    against = models.PositiveIntegerField(null=True, blank=True)
    abstain = models.PositiveIntegerField("abstentions", null=True, blank=True)
    casting = models.CharField("casting vote", max_length=300, blank=True, help_text="As written.")
    unanimous = models.BooleanField(null=True, blank=True)

    objects = VotePartQuerySet.as_manager()

    def __str__(self) -> str:
        counts = {"for": self.in_favour, "against": self.against, "abstained": self.abstain}
        stated = [f"{count} {side}" for side, count in counts.items() if count is not None]
        return ", ".join(stated) or ("unanimous" if self.unanimous else "vote")

    @property
    def has_counts(self) -> bool:
        """Whether the minutes give the number of any side."""
        return any(count is not None for count in (self.in_favour, self.against, self.abstain))

    @property
    def is_divided(self) -> bool:
        """Whether the minutes say that members voted on both sides, or that the chair had to decide."""
        if self.unanimous:
            return False
        return self.unanimous is False or bool(self.casting) or bool(self.in_favour and self.against)


class NamedVote(VotePart):
    """How one member voted, where the minutes name the votes."""

    class Option(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        ABSTAIN = "abstain", _("abstained")
        NOT_VOTING = "not_voting", _("present, not voting")
        ABSENT = "absent", _("absent")

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="named_votes")
    name_as_written = models.CharField(max_length=200)
    councillor = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="named_votes",
    )
    option = models.CharField(max_length=12, choices=Option)

    objects = VotePartQuerySet.as_manager()

    class Meta:
        ordering = ["resolution", "pk"]

    def __str__(self) -> str:
        return f"{self.name_as_written}: {self.get_option_display()}"
