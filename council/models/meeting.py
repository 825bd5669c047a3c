"""Meetings: held, scheduled or cancelled; the unit that is published and withdrawn."""

import datetime
import uuid
from functools import lru_cache
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from .address import FormerAddress
from .committee import Committee
from .language import language_of
from .links import address, day_in_address
from .withholding import KEPT_FROM_SEARCH_ENGINES, PublicQuerySet, ReadFromDocument

CORRECTED = gettext_noop("The date or committee of the meeting was corrected.")
SIX_MONTHS = datetime.timedelta(days=183)


class NotPublishable(Exception):
    """A meeting cannot be published; `reasons` are sentences for the clerk."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def is_public(path: str = "") -> Q:
    """The one condition that makes a meeting public, for the meeting at this path ("meeting__")."""
    return Q(
        **{
            f"{path}publication": Meeting.Publication.PUBLISHED,
            f"{path}date__isnull": False,
            f"{path}removed": False,
        }
    )


class MeetingQuerySet(PublicQuerySet):
    def published(self) -> Self:
        """Meetings that a named person published."""
        return self.filter(is_public()).for_the_public()

    def tombstones(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """The address and public reason of each meeting that was public and then withdrawn or taken out, and
        nothing else."""
        gone = Q(publication=Meeting.Publication.WITHDRAWN) | Q(removed=True)
        return self.filter(gone, date__isnull=False, first_published_at__isnull=False).values(
            "committee__slug", "date", "sitting", "withdrawal_reason"
        )

    def coverage(self, *, on: datetime.date | None = None) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many meetings are known by committee and year, and of them: called off, still to come, withdrawn,
        with minutes here, and with minutes that nobody confirmed for over six months."""
        today = on or timezone.localdate()
        status, here = Meeting.Status, Q(publication=Meeting.Publication.PUBLISHED)
        held_here = here & Q(status=status.HELD)
        cancelled, withdrawn = Q(status=status.CANCELLED), Q(publication=Meeting.Publication.WITHDRAWN)
        unconfirmed = Q(approval=Meeting.Approval.UNCONFIRMED, confirmed=False, date__lt=today - SIX_MONTHS)
        return (
            self.filter(date__isnull=False, removed=False)
            .order_by()
            .annotate(
                year=ExtractYear("date"), confirmed=Exists(Confirmation.objects.published().of_the_meeting())
            )
            .values("committee", "year")
            .annotate(
                known=Count("pk"),
                held=Count("pk", filter=Q(status=status.HELD)),
                published=Count("pk", filter=here),
                cancelled=Count("pk", filter=cancelled & ~withdrawn),
                coming=Count("pk", filter=Q(date__gte=today) & ~cancelled & ~withdrawn & ~held_here),
                withdrawn=Count("pk", filter=withdrawn),
                minutes=Count("pk", filter=held_here),
                unconfirmed=Count("pk", filter=held_here & unconfirmed),
            )
        )

    def in_order(self) -> Self:
        """Meetings from the newest to the oldest."""
        return self.order_by("-date", "-sitting", "-pk")


def uid_of_sitting(committee: Committee, date: datetime.date | None, sitting: int) -> uuid.UUID:
    """What calendars know a committee's sitting on a day by, whether minutes only announce it or it is in the record."""
    day = day_in_address(date, sitting) if date else ""
    return uuid.uuid5(committee.uid, day)


@lru_cache(maxsize=5_000)
def day_in_words(date: datetime.date, language: str | None) -> str:
    """A date in the language that is spoken: the titles of long lists ask for the same ones again and again."""
    return f"{date.day} {MONTHS[date.month]} {date.year:04}"


class Meeting(ReadFromDocument):
    """One sitting of a committee."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("scheduled")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    class Approval(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("unconfirmed")
        APPROVED = "approved", _("approved as a correct record")
        APPROVED_WITH_AMENDMENT = "approved_with_amendment", _("approved with an amendment")
        CORRECTED = "corrected", _("corrected since")
        FINAL_UNCONFIRMED = "final_unconfirmed", _("never confirmed: the committee did not meet again")

    class Publication(models.TextChoices):
        UNPUBLISHED = "unpublished", "unpublished"
        IN_REVIEW = "in_review", "in review"
        READY = "ready", "ready to publish"
        PUBLISHED = "published", "published"
        ON_HOLD = "on_hold", "on hold"
        WITHDRAWN = "withdrawn", "withdrawn"

    APPROVED = (Approval.APPROVED, Approval.APPROVED_WITH_AMENDMENT, Approval.CORRECTED)
    withheld_fields = ("clerks_note",)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(null=True, blank=True, help_text="Needed before the meeting can be published.")
    sitting = models.PositiveSmallIntegerField(default=1, help_text="2 for a second sitting on the same day.")
    status = models.CharField(max_length=10, choices=Status, default=Status.HELD)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=500, blank=True)
    chair_as_written = models.CharField(
        max_length=200, blank=True, help_text="Who presided, as the minutes say."
    )
    chair = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="meetings_chaired",
    )
    approval = models.CharField(max_length=30, choices=Approval, default=Approval.UNCONFIRMED)
    language = language_of("the minutes")
    evidence = models.JSONField(
        default=dict, blank=True, editable=False, help_text="The lines that the values above were read from."
    )
    publication = models.CharField(
        max_length=12, choices=Publication, default=Publication.UNPUBLISHED, editable=False
    )
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,  # the record outlives the account; the history keeps the name
        related_name="+",
    )
    changed_at = models.DateTimeField(auto_now=True)
    calendar_uid = models.UUIDField(
        null=True,
        editable=False,
        help_text="What calendars knew the meeting by before its day or committee was corrected.",
    )
    withdrawal_reason = models.CharField(max_length=500, blank=True, editable=False)
    kept_from_search_engines = models.BooleanField(default=False, help_text=KEPT_FROM_SEARCH_ENGINES)
    clerks_note = models.TextField("clerk’s note", blank=True, help_text="For colleagues; never public.")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-sitting", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "date", "sitting"], name="council_meeting_one_per_sitting"
            ),
            models.CheckConstraint(condition=Q(sitting__gte=1), name="council_meeting_sitting_from_one"),
            models.CheckConstraint(
                condition=~Q(publication="published")
                | Q(date__isnull=False, first_published_at__isnull=False),
                name="council_meeting_published_with_date",
            ),
            models.CheckConstraint(
                condition=~Q(publication="withdrawn") | ~Q(withdrawal_reason=""),
                name="council_meeting_withdrawn_with_reason",
            ),
        ]
        indexes = [
            models.Index(F("publication"), F("date").desc(), name="council_meeting_published_idx"),
            models.Index(F("publication"), F("changed_at").desc(), name="council_meeting_changed_idx"),
            # all that counting needs: the rows of the table are wide, and a committee has thousands
            models.Index(
                F("committee"),
                F("publication"),
                F("date").desc(),
                F("status"),
                F("removed"),
                name="council_meeting_committee_idx",
            ),
        ]

    @classmethod
    def at(cls, committee: Committee, date: datetime.date, sitting: int, pk: int | None = None) -> Self:
        """A meeting of which its place alone is told, for a link to it: nothing else of it is loaded."""
        told = {"id": pk, "committee_id": committee.pk, "date": date, "sitting": sitting}
        new = cls.from_db(committee._state.db, tuple(told), tuple(told.values()))
        new.committee = committee
        return new

    def __str__(self) -> str:
        day = day_in_words(self.date, get_language()) if self.date else "no date yet"
        name = f"{self.committee}, {day}"
        if self.sitting <= 1:
            return name
        return gettext("%(meeting)s (sitting %(n)s)") % {"meeting": name, "n": self.sitting}

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic():
            before = (
                Meeting.objects.select_related("committee").filter(pk=self.pk).first() if self.pk else None
            )
            public = before if before and before.first_published_at and before.date else None
            if public and public.sitting_uid != self.sitting_uid:
                self.calendar_uid = public.sitting_uid
            super().save(*args, **kwargs)
            if public:
                self._leave_former_address(public.get_absolute_url())

    def _leave_former_address(self, old: str) -> None:
        new = self.get_absolute_url() if self.date else ""
        if old == new:
            return
        FormerAddress.objects.filter(path=new).delete()
        FormerAddress.objects.filter(now_at=old).update(now_at=new)
        FormerAddress.objects.update_or_create(
            path=old,
            defaults={"now_at": new, "reason": CORRECTED},
        )

    def get_absolute_url(self) -> str:
        return address("meeting", self.committee.slug, self.address_date)

    @property
    def address_date(self) -> str:
        """The last part of the address: the date, with "-2" for a second sitting."""
        date: Any = self.date
        return day_in_address(date, self.sitting)

    @property
    def sitting_uid(self) -> uuid.UUID:
        """What calendars know the meeting by: what they knew it by before its day or committee was corrected, else what
        they know its committee's sitting on that day by, from the first announcement on."""
        return self.calendar_uid or uid_of_sitting(self.committee, self.date, self.sitting)

    @property
    def is_published(self) -> bool:
        """Whether the public can see this meeting."""
        return self.publication == self.Publication.PUBLISHED

    @property
    def was_or_is_public(self) -> bool:
        """Whether the public can see this meeting or could once."""
        return self.is_published or self.first_published_at is not None

    def publication_blockers(self) -> list[str]:
        """Why this meeting cannot be published yet, each reason a sentence for the clerk; empty when it can."""
        reasons = []
        if self.date is None:
            reasons.append("The date of the meeting is missing: open the meeting and enter it.")
        if self.removed:
            reasons.append("The meeting was taken out of the record.")
        document = self.documents.current().first()
        if document is not None:
            reasons += [
                problem.as_reason()
                for problem in document.problems.open_blocking(self)
                if self.date or problem.path != "date"
            ]
        elif self.status == self.Status.HELD and not self.items.kept().exists():
            reasons.append(
                "There are no minutes and no agenda items: upload the minutes of the meeting first."
            )
        if self.status == self.Status.HELD and self.date and self.date > timezone.localdate():
            reasons.append(
                "The meeting lies in the future but is marked as held: correct the date or the status."
            )
        if self.date and FormerAddress.objects.filter(path=self.get_absolute_url()).exists():
            reasons.append(
                "The address of this meeting once meant another: give it another number of sitting."
            )
        return reasons

    def publish(self, *, by: User) -> None:
        """Make the meeting public and give its items and decisions their addresses; raises NotPublishable."""
        with transaction.atomic():
            self._load_as_it_stands()
            reasons = self.publication_blockers()
            if reasons:
                raise NotPublishable(reasons)
            self.publication = self.Publication.PUBLISHED
            self.first_published_at = self.first_published_at or timezone.now()
            self.published_by = by
            self.withdrawal_reason = ""
            self.give_addresses()
            self.save()

    def withdraw(self, *, reason: str) -> None:
        """Take the meeting out of public view; its addresses answer with this public reason;
        raises NotPublishable when it never was in it."""
        with transaction.atomic():
            self._load_as_it_stands()
            if not self.first_published_at:
                raise NotPublishable(["The meeting was never public: there is nothing to withdraw."])
            self.publication = self.Publication.WITHDRAWN
            self.withdrawal_reason = reason
            self.save()

    def set_publication(self, publication: "Meeting.Publication") -> None:
        """Move an unpublished meeting to another desk: in review, ready, on hold or back to unpublished."""
        if publication in (self.Publication.PUBLISHED, self.Publication.WITHDRAWN):
            raise ValueError("Use publish() or withdraw().")
        with transaction.atomic():
            self._load_as_it_stands()
            if self.first_published_at:
                raise NotPublishable(["The meeting was public: withdraw it with a reason instead."])
            self.publication = publication
            self.save()

    def _load_as_it_stands(self) -> None:
        """A decision on publication overwrites nothing that somebody else changed since this was loaded."""
        self.refresh_from_db(from_queryset=Meeting.objects.select_for_update(of=("self",)))

    def give_addresses(self) -> None:
        """Give items, paragraphs and decisions that have none an address; an address once given stays."""
        taken = set(self.items.exclude(slug="").values_list("slug", flat=True))
        for item in self.items.kept():
            if item.give_address(taken):
                item.save()
        if self.is_published:
            self._date_decisions()

    def _date_decisions(self) -> None:
        for item in self.items.kept().unrestricted():
            item.resolutions.kept().filter(first_published_at__isnull=True).update(
                first_published_at=timezone.now()
            )


class MeetingPartQuerySet(PublicQuerySet):
    """Rows that belong to a meeting directly."""

    def of_published_meetings(self) -> Self:
        """Kept rows of published meetings, outside restricted stretches."""
        return self.filter(is_public("meeting__")).outside_restricted(meeting="meeting")


class MeetingPart(ReadFromDocument):
    """Something read from the minutes that belongs to a meeting directly, by its own key `meeting`."""

    class Meta:
        abstract = True

    @classmethod
    def meetings_of(cls, rows: list[Any]) -> set[int]:
        """The meetings that these rows belong to."""
        return {row.meeting_id for row in rows}


class NextMeetingQuerySet(MeetingPartQuerySet):
    def published(self) -> Self:
        """Future meetings that published minutes state."""
        return self.kept().of_published_meetings().for_the_public()

    def coverage(self, *, on: datetime.date | None = None) -> "models.QuerySet[Any, dict[str, Any]]":
        """The announced meetings that have passed and that the archive has no record of."""
        return _unknown_by_year(self.published().filter(date__lt=on or timezone.localdate()))


def _unknown_by_year(rows: Any) -> "models.QuerySet[Any, dict[str, Any]]":
    """The committee, year and date that these rows name, where no meeting of the committee has that date."""
    known = Meeting.objects.filter(
        committee=OuterRef("meeting__committee"), date=OuterRef("date"), removed=False
    )
    return (
        rows.filter(~Exists(known))
        .order_by()
        .annotate(year=ExtractYear("date"))
        .values("meeting__committee", "year", "date")
        .distinct()
    )


class NextMeeting(MeetingPart):
    """A date of a future meeting as minutes state it."""

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,
        related_name="next_meetings",
        help_text="The meeting whose minutes say so.",
    )
    date = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=500, blank=True)

    objects = NextMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["date"], name="council_nextmeeting_date_idx")]

    def __str__(self) -> str:
        return f"{self.meeting.committee}, {self.date:%Y-%m-%d}"


class ConfirmationQuerySet(MeetingPartQuerySet):
    def published(self) -> Self:
        """Confirmations in published minutes."""
        return self.kept().of_published_meetings().for_the_public()

    def of_the_meeting(self) -> Self:
        """Those of the meeting of the query around this one: of its day, in minutes of its own committee."""
        own = Q(committee_as_written="") | Q(committee_as_written__iexact=OuterRef("committee__name"))
        here = self.filter(own, meeting__committee=OuterRef("committee"), date=OuterRef("date"))
        return here.order_by("meeting__date", "pk")

    def of_own_committee(self) -> Self:
        """Those of minutes of the same committee."""
        own = Q(committee_as_written="") | Q(committee_as_written__iexact=F("meeting__committee__name"))
        return self.filter(own)

    def coverage(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """The committee's own meetings whose minutes later minutes confirm and that the archive has no record of."""
        return _unknown_by_year(self.published().of_own_committee())


class Confirmation(MeetingPart):
    """The minutes of an earlier meeting confirmed at this one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="confirmations")
    committee_as_written = models.CharField(
        max_length=200, blank=True, help_text="Empty: the same committee."
    )
    date = models.DateField(help_text="The date of the meeting whose minutes were confirmed.")
    amended = models.BooleanField(
        null=True, blank=True, help_text="Whether they were confirmed with an amendment."
    )

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["date", "pk"]
        indexes = [models.Index(fields=["date"], name="council_confirmation_date_idx")]

    def __str__(self) -> str:
        return f"minutes of {self.date:%Y-%m-%d} confirmed"
