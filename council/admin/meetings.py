"""Meetings on the desk: correct everything that was read, settle problems, publish, withdraw."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from council.ingest import apply_confirmations
from council.models import Attendance, Confirmation, Meeting, MinutesDocument, NextMeeting, NotPublishable

from . import publication
from .desk import open_blocking_problem
from .problems import forms_for
from .publication import WithdrawalForm
from .record import NeverDeleted, RecordAdmin, RowsInline, clerk
from .site import site
from .source import ShowsLines, evidence_of, lines_address


class AttendanceForm(forms.ModelForm):
    """One person's attendance; officers and members of the public are never councillors."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if cleaned.get("councillor") and cleaned.get("kind") != Attendance.Kind.COUNCILLOR:
            self.add_error(
                "councillor", "Only a councillor can be linked: change the kind, or take the link away."
            )
        return cleaned


class AttendanceInline(ShowsLines, RowsInline):
    model = Attendance
    form = AttendanceForm
    fields = [("name_as_written", "councillor"), ("status", "kind", "role"), ("removed", "evidence")]
    readonly_fields = ["evidence"]
    show_change_link = True
    verbose_name, verbose_name_plural = "person", "attendance"


class NextMeetingInline(RowsInline):
    model = NextMeeting
    fields = [("date", "start_time"), "venue", "removed"]
    classes = ["collapse"]


class ConfirmationInline(RowsInline):
    model = Confirmation
    fields = [("date", "amended"), "committee_as_written", "removed"]
    classes = ["collapse"]
    verbose_name = "confirmation of earlier minutes"
    verbose_name_plural = "confirmations of earlier minutes"


class ProblemsFilter(admin.SimpleListFilter):
    """Meetings by whether their documents have problems to settle."""

    title = "problems"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("blocking", "a problem to settle before publishing"), ("none", "none of these")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        blocked = Meeting.objects.filter(open_blocking_problem()).values("pk")
        match self.value():
            case "blocking":
                return queryset.filter(pk__in=blocked)
            case "none":
                return queryset.exclude(pk__in=blocked)
        return queryset


@admin.register(Meeting, site=site)
class MeetingAdmin(NeverDeleted, RecordAdmin):
    """Meetings; the buttons of publication and the problems stand above the form."""

    change_form_template = "admin/meeting.html"
    list_display = ["__str__", "date", "status", "publication", "approval", "open_problems"]
    list_filter = ["publication", ProblemsFilter, "status", "approval", "removed", "committee"]
    list_select_related = ["committee"]
    search_fields = ["committee__name", "venue", "chair_as_written"]
    date_hierarchy = "date"
    actions = ["publish_selected", "review_selected", "ready_selected", "hold_selected"]
    inlines = [AttendanceInline, NextMeetingInline, ConfirmationInline]
    fieldsets = [
        (None, {"fields": ["committee", ("date", "sitting"), ("start_time", "end_time"), "venue"]}),
        ("Who presided", {"fields": [("chair_as_written", "chair")]}),
        (
            "State",
            {
                "fields": [
                    "status",
                    "approval",
                    "language",
                    "kept_from_search_engines",
                    "clerks_note",
                    "removed",
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        problem = Q(documents__is_current=True, documents__problems__settled_at__isnull=True)
        return (
            super().get_queryset(request).annotate(problem_count=Count("documents__problems", filter=problem))
        )

    def get_urls(self) -> list[Any]:
        publish = path(
            "<int:pk>/publication/",
            self.admin_site.admin_view(require_POST(self.publication_view)),
            name="council_meeting_publication",
        )
        return [publish, *super().get_urls()]

    @admin.display(description="open problems", ordering="problem_count")
    def open_problems(self, meeting: Meeting) -> int:
        return meeting.problem_count  # type: ignore[attr-defined]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        apply_confirmations(form.instance)

    def view_on_site(self, meeting: Meeting) -> str | None:
        return meeting.get_absolute_url() if meeting.is_published else None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        meeting = self.get_object(request, object_id)
        panel = desk_of(meeting) if meeting and self.has_change_permission(request, meeting) else {}
        return super().change_view(request, object_id, form_url, {**panel, **(extra_context or {})})

    def publication_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the step of the button that was pressed."""
        meeting = get_object_or_404(Meeting.objects.select_related("committee"), pk=pk)
        if not self.has_change_permission(request, meeting):
            raise PermissionDenied
        step = request.POST.get("step", "")
        if step == "withdraw":
            _withdraw(request, meeting)
        elif step in publication.WORDS:
            _take_step(request, meeting, step)
        return HttpResponseRedirect(reverse("admin:council_meeting_change", args=[pk]))

    @admin.action(description="Publish selected meetings", permissions=["change"])
    def publish_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        publication.publish_many(request, list(queryset.select_related("committee").order_by("date")))

    @admin.action(description="Start the review of selected meetings", permissions=["change"])
    def review_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        _take_step_with_many(request, queryset, "review")

    @admin.action(description="Mark selected meetings as ready to publish", permissions=["change"])
    def ready_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        _take_step_with_many(request, queryset, "ready")

    @admin.action(description="Put selected meetings on hold", permissions=["change"])
    def hold_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        _take_step_with_many(request, queryset, "hold")


@admin.register(Attendance, site=site)
class AttendanceAdmin(ShowsLines, NeverDeleted, RecordAdmin):
    """One person's attendance in full; reached from the meeting."""

    form = AttendanceForm
    readonly_fields = ["meeting", "evidence"]
    exclude = ["position"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


def desk_of(meeting: Meeting) -> dict[str, Any]:
    """What stands above the form of a meeting: publication, problems, items, documents, evidence."""
    document = meeting.documents.current().first()
    return {
        "meeting": meeting,
        "steps": publication.steps_from(meeting),
        "withdrawal": WithdrawalForm(),
        "blockers": [] if meeting.is_published else meeting.publication_blockers(),
        "document": document,
        "documents": meeting.documents.order_by("-is_current", "-uploaded_at"),
        "problems": forms_for(document) if document else None,
        "items": _items_of(meeting, document),
        "evidence": evidence_of(meeting, document),
        "back": "meeting",
    }


def _items_of(meeting: Meeting, document: MinutesDocument | None) -> list[Any]:
    items = list(
        meeting.items.annotate(decisions=Count("resolutions", filter=Q(resolutions__removed=False)))
        .only("pk", "meeting", "number", "title", "restriction", "removed", "first_line", "last_line")
        .order_by("position")
    )
    for item in items:
        item.source = lines_address(document.pk if document else None, item.first_line, item.last_line)  # type: ignore[attr-defined]
    return items


def _take_step(request: HttpRequest, meeting: Meeting, step: str) -> None:
    try:
        publication.take_step(meeting, step, by=clerk(request))
    except NotPublishable as refusal:
        publication.tell_refusal(request, meeting, refusal.reasons)
    else:
        messages.success(request, f"{meeting}: {meeting.get_publication_display()}.")


def _take_step_with_many(request: HttpRequest, queryset: QuerySet, step: str) -> None:
    for meeting in queryset.select_related("committee"):
        _take_step(request, meeting, step)


def _withdraw(request: HttpRequest, meeting: Meeting) -> None:
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, "Not withdrawn: give the reason that the public will read (up to 500 letters)."
        )
    elif not meeting.is_published:
        messages.error(request, "Not withdrawn: the meeting is not public.")
    else:
        publication.withdraw(meeting, reason=form.cleaned_data["reason"], by=clerk(request))
        messages.success(request, f"{meeting} is withdrawn; its address gives the reason.")
