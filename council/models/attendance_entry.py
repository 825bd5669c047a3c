"""Attendance entries: how the public minutes record each councillor at each meeting that was held, for counting."""

from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Subquery

from .attendance import Attendance
from .committee import Committee
from .councillor import Councillor
from .meeting import Meeting


class AttendanceEntryQuerySet(models.QuerySet):
    def published(self) -> Self:
        """All of them: nothing but what the public may see is ever made into an entry."""
        return self.all()

    def committees_of(self, *, councillor: Any, council: Any) -> "models.QuerySet[Committee]":
        """The committees of a council in whose public lists a councillor is, with the first and the last day: those of
        a council are few, so each is looked up in the entries."""
        here = self.published().filter(councillor=councillor, committee=OuterRef("pk"))
        first, last = (here.order_by(order).values("date")[:1] for order in ("date", "-date"))
        named = Committee.objects.filter(council=council).order_by()
        return named.annotate(first=Subquery(first), last=Subquery(last)).filter(first__isnull=False)


class AttendanceEntry(models.Model):
    """One councillor at one held meeting, however often its list names them; made from the public querysets
    only and made anew whenever they change, so it has no history of its own."""

    attendance = models.OneToOneField(
        Attendance,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="entry",
        help_text="The row that counts: of several the one that says most clearly that they were there.",
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance_entries")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="attendance_entries")
    councillor = models.ForeignKey(
        Councillor,
        on_delete=models.CASCADE,
        db_index=False,  # the index below begins with it
        related_name="attendance_entries",
    )
    date = models.DateField()
    status = models.CharField(max_length=30)

    objects = AttendanceEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-meeting"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "councillor"], name="council_attendanceentry_once")
        ]
        indexes = [
            # all that counting needs, so that years of meetings are counted without a look into the table
            models.Index(
                fields=["councillor", "date", "committee", "status", "meeting"],
                name="council_attended_idx",
            ),
            models.Index(fields=["councillor", "committee", "date"], name="council_attended_there_idx"),
        ]
        verbose_name_plural = "attendance entries"

    def __str__(self) -> str:
        return f"attendance {self.attendance_id}"
