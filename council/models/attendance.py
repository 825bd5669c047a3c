"""Attendance: who was at a meeting, as the minutes record it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .meeting import Meeting, MeetingPart, MeetingPartQuerySet


class AttendanceQuerySet(MeetingPartQuerySet):
    def published(self) -> Self:
        """Attendance in published minutes."""
        return self.kept().of_published_meetings().for_the_public()

    def present(self) -> Self:
        """Members who were there, in person or not, as members or substitutes."""
        return self.filter(status__startswith="present")


class Attendance(MeetingPart):
    """One person's attendance at one meeting."""

    class Status(models.TextChoices):
        PRESENT = "present", _("present")
        PRESENT_VIRTUAL = "present_virtual", _("present, virtually")
        PRESENT_SUBSTITUTE = "present_substitute", _("present as substitute")
        PRESENT_SUBSTITUTE_VIRTUAL = "present_substitute_virtual", _("present as substitute, virtually")
        IN_ATTENDANCE = "in_attendance", _("in attendance")
        IN_ATTENDANCE_VIRTUAL = "in_attendance_virtual", _("in attendance, virtually")
        APOLOGIES = "apologies", _("apologies")
        ABSENT = "absent", _("absent")
        NOT_RECORDED = "not_recorded", _("not recorded")

    class Kind(models.TextChoices):
        COUNCILLOR = "councillor", _("councillor")
        CO_OPTED = "co_opted", _("co-opted member")
        OFFICER = "officer", _("officer")
        PUBLIC = "public", _("member of the public")
        UNKNOWN = "unknown", _("not known")

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        VICE_CHAIR = "vice_chair", _("vice-chair")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    position = models.PositiveIntegerField(default=0)
    name_as_written = models.CharField(max_length=200, help_text="The name alone: no title, role or party.")
    title = models.CharField(max_length=100, blank=True, help_text="E.g. County Councillor.")
    councillor = models.ForeignKey(
        "Councillor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,  # the name as written stays
        related_name="attendance",
    )
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.UNKNOWN)
    status = models.CharField(max_length=30, choices=Status, default=Status.PRESENT)
    role = models.CharField(max_length=12, choices=Role, blank=True)
    post = models.CharField(max_length=300, blank=True, help_text="An officer's job title.")
    organisation = models.CharField(max_length=300, blank=True)
    ward = models.CharField(max_length=200, blank=True)
    party = models.CharField(max_length=100, blank=True)
    substitute_for = models.CharField(max_length=200, blank=True)
    arrived = models.CharField(max_length=100, blank=True, help_text="As written.")
    left = models.CharField(max_length=100, blank=True, help_text="As written.")
    note = models.CharField(max_length=300, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        verbose_name_plural = "attendance"
        constraints = [
            models.CheckConstraint(
                condition=Q(councillor__isnull=True) | Q(kind="councillor"),
                name="council_attendance_linked_councillor",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name_as_written}, {self.get_status_display()}"
