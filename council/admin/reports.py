"""What readers reported: the queue, and how each report was settled."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from council.models import Report

from .record import clerk
from .site import site


class Settled(admin.SimpleListFilter):
    """Those that wait, or those that were settled."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "waiting"), ("settled", "settled")]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        match self.value():
            case "open":
                return queryset.open()
            case "settled":
                return queryset.filter(settled_at__isnull=False)
        return queryset


@admin.register(Report, site=site)
class ReportAdmin(admin.ModelAdmin):
    """Reports of readers; they hold personal data, so one may be deleted when it is settled."""

    list_display = ["message", "page", "reported_at", "settled_at"]
    list_filter = [Settled]
    search_fields = ["message", "page", "email"]
    readonly_fields = ["page_link", "title", "message", "email", "reported_at", "settled_at", "settled_by"]
    fields = [*readonly_fields, "settlement"]

    @admin.display(description="Page")
    def page_link(self, report: Report) -> str:
        """The way to the page."""
        return format_html('<a href="{}">{}</a>', report.page, report.title or report.page)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only readers report."""
        return False

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:  # noqa: FBT001
        """What was done settles the report; no words open it again."""
        obj.settled_at = timezone.now() if obj.settlement else None
        obj.settled_by = clerk(request) if obj.settlement else None
        super().save_model(request, obj, form, change)
