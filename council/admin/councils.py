"""Councils and their committees."""

from django.contrib import admin

from council.models import Committee, Council, FormerAddress, Succession

from .record import NeverDeleted, RecordAdmin, RowsInline
from .site import site


class SuccessionInline(RowsInline):
    model = Succession
    fk_name = "predecessor"
    can_delete = True
    verbose_name_plural = "councils that took over from this one"


@admin.register(Council, site=site)
class CouncilAdmin(RecordAdmin):
    """Councils whose minutes are kept here."""

    list_display = ["name", "opened_on", "closed_on"]
    search_fields = ["name"]
    readonly_fields = ["slug"]
    inlines = [SuccessionInline]


@admin.register(Committee, site=site)
class CommitteeAdmin(RecordAdmin):
    """Committees; the address is made from the first name and stays."""

    list_display = ["name", "council", "kind", "opened_on", "closed_on"]
    list_filter = ["council", "kind"]
    list_select_related = ["council"]
    search_fields = ["name"]
    readonly_fields = ["slug"]


@admin.register(FormerAddress, site=site)
class FormerAddressAdmin(NeverDeleted, RecordAdmin):
    """Addresses that moved; they are made when a meeting is corrected."""

    list_display = ["path", "now_at", "reason"]
    search_fields = ["path", "now_at"]
