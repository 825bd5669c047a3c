"""Councillors: people who serve on a council, the spellings of their names, their terms and memberships."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from .agenda import DeclaredInterest, Mention
from .attendance import Attendance
from .committee import Committee
from .council import Council
from .history import Recorded, RecordedQuerySet
from .links import address
from .meeting import Meeting
from .names import fold, unused_slug
from .resolution import NamedVote, Resolution
from .withholding import KEPT_FROM_SEARCH_ENGINES, PublicQuerySet, Publishable


class CouncillorQuerySet(PublicQuerySet):
    def published(self) -> Self:
        """Councillors whom published minutes name or for whom a person recorded a term or a place on a committee."""
        here = OuterRef("pk")
        return self.filter(
            Exists(Attendance.objects.published().filter(councillor=here))
            | Exists(Mention.objects.published().filter(councillor=here))
            | Exists(DeclaredInterest.objects.published().filter(councillor=here))
            | Exists(Resolution.objects.published().filter(Q(mover=here) | Q(seconder=here)))
            | Exists(NamedVote.objects.published().filter(councillor=here))
            | Exists(Meeting.objects.published().filter(chair=here))
            | Exists(Term.objects.filter(councillor=here))
            | Exists(Membership.objects.filter(councillor=here)),
            merged_into__isnull=True,
        ).for_the_public()

    def standing(self) -> Self:
        """Councillors that were not merged into another."""
        return self.filter(merged_into__isnull=True)


class Councillor(Publishable):
    """A person elected to a council."""

    withheld_fields = ("clerks_note",)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="councillors")
    name = models.CharField(max_length=200, help_text="As it is shown: the fullest form, without a title.")
    slug = models.SlugField(
        max_length=80, unique=True, blank=True, help_text="Made from the name; never changed."
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,  # the old address redirects to the one that stays
        related_name="merged_from",
    )
    confirmed = models.BooleanField(
        default=False,
        help_text="A person has checked this councillor; the name is not changed automatically.",
    )
    attendance_note = models.TextField(
        blank=True, help_text="Public: what a reader of this councillor’s attendance figures should know."
    )
    kept_from_search_engines = models.BooleanField(default=False, help_text=KEPT_FROM_SEARCH_ENGINES)
    clerks_note = models.TextField("clerk’s note", blank=True, help_text="For colleagues; never public.")

    objects = CouncillorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        if not self.slug:
            self.slug = unused_slug(Councillor, self.name, f"{self.name} {self.council.slug}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("councillor", self.slug)


class CouncillorNameQuerySet(RecordedQuerySet):
    def unsettled(self) -> Self:
        """The queue: spellings that belong to no councillor yet and that nobody has answered."""
        return self.filter(councillor__isnull=True, answer="")


class CouncillorName(Recorded):
    """One spelling of a name seen in a council's minutes, and whose it is."""

    class Answer(models.TextChoices):
        UNANSWERED = "", "not answered by a person"
        COUNCILLOR = "councillor", "this councillor, whenever the name occurs"
        NOT_A_COUNCILLOR = "not_a_councillor", "not a councillor"

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, help_text="As written, without a title.")
    key = models.CharField(max_length=200, editable=False)
    councillor = models.ForeignKey(
        Councillor,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="names",
    )
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.UNANSWERED, blank=True)

    objects = CouncillorNameQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "key", "councillor"], name="council_name_once_per_councillor"
            ),
            models.UniqueConstraint(
                fields=["council", "key"],
                condition=Q(councillor__isnull=True),
                name="council_name_queued_once",
            ),
            models.CheckConstraint(
                condition=~Q(answer="councillor") | Q(councillor__isnull=False),
                name="council_name_answer_names_one",
            ),
            models.CheckConstraint(
                condition=~Q(answer="not_a_councillor") | Q(councillor__isnull=True),
                name="council_name_answer_names_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.key = fold(self.name)[:200]
        super().save(*args, **kwargs)


class ServiceQuerySet(RecordedQuerySet):
    def on(self, day) -> Self:
        """Rows that cover a day."""
        return self.filter(Q(start__isnull=True) | Q(start__lte=day), Q(end__isnull=True) | Q(end__gte=day))

    def known_on(self, day) -> Self:
        """Rows that cover a day and say since when: from a start that nobody knows nothing is counted."""
        return self.on(day).filter(start__isnull=False)


class TermQuerySet(ServiceQuerySet):
    def published(self) -> Self:
        """Terms of office of councillors who were not merged into another: whoever has one is public."""
        return self.filter(councillor__merged_into__isnull=True)


class Service(Recorded):
    """A stretch of time in which a councillor serves; an open end is not known or not over."""

    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="%(app_label)s_%(class)s_ends_after_start",
            )
        ]


class Term(Service):
    """A term of office: a ward and a party with their dates."""

    councillor = models.ForeignKey(Councillor, on_delete=models.CASCADE, related_name="terms")
    ward = models.CharField("ward or division", max_length=200, blank=True)
    party = models.CharField(max_length=100, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta(Service.Meta):
        ordering = ["start", "pk"]

    def __str__(self) -> str:
        return f"{self.councillor}, {self.ward or 'councillor'}"


class MembershipQuerySet(ServiceQuerySet):
    def published(self) -> Self:
        """Places on committees that the public sees, of councillors who were not merged into another."""
        known = Committee.objects.published().filter(pk=OuterRef("committee"))
        return self.filter(Exists(known), councillor__merged_into__isnull=True)


class Membership(Service):
    """A councillor's place on a committee."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        CHAIR = "chair", _("chair")
        VICE_CHAIR = "vice_chair", _("vice-chair")

    councillor = models.ForeignKey(Councillor, on_delete=models.CASCADE, related_name="memberships")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)

    objects = MembershipQuerySet.as_manager()

    class Meta(Service.Meta):
        ordering = ["committee", "start", "pk"]
        indexes = [
            # whether a councillor was a member on a day is asked for every meeting that is counted
            models.Index(
                fields=["councillor", "committee", "start", "end"], name="council_membership_days_idx"
            )
        ]

    def __str__(self) -> str:
        return f"{self.councillor}, {self.committee}"
