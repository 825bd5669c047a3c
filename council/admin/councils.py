"""Councils and their committees, their terms and successors, the glossary and earlier identifiers."""

from django.contrib import admin

from council.models import (
    Committee,
    CommitteeSuccession,
    Council,
    CouncilTerm,
    FormerAddress,
    GlossaryTerm,
    Identifier,
    Succession,
)

from .record import NeverDeleted, RecordAdmin, RowsInline
from .site import site


class SuccessionInline(RowsInline):
    model = Succession
    fk_name = "predecessor"
    can_delete = True
    verbose_name_plural = "councils that took over from this one"


class CouncilTermInline(RowsInline):
    model = CouncilTerm
    fields = ["name", ("start", "end")]
    can_delete = True
    verbose_name_plural = "terms of the council, from one election to the next"


class CommitteeSuccessionInline(RowsInline):
    model = CommitteeSuccession
    fk_name = "predecessor"
    can_delete = True
    verbose_name_plural = "committees that took over from this one"


@admin.register(Council, site=site)
class CouncilAdmin(RecordAdmin):
    """Councils whose minutes are kept here."""

    list_display = ["name", "opened_on", "closed_on"]
    search_fields = ["name"]
    readonly_fields = ["slug"]
    inlines = [CouncilTermInline, SuccessionInline]


@admin.register(Committee, site=site)
class CommitteeAdmin(RecordAdmin):
    """Committees; the address is made from the first name and stays."""

    list_display = ["name", "council", "kind", "opened_on", "closed_on"]
    list_filter = ["council", "kind"]
    list_select_related = ["council"]
    search_fields = ["name"]
    readonly_fields = ["slug"]
    inlines = [CommitteeSuccessionInline]


@admin.register(FormerAddress, site=site)
class FormerAddressAdmin(NeverDeleted, RecordAdmin):
    """Addresses that moved; they are made when a meeting is corrected."""

    list_display = ["path", "now_at", "reason"]
    search_fields = ["path", "now_at"]


@admin.register(GlossaryTerm, site=site)
class GlossaryTermAdmin(RecordAdmin):
    """Words of committees that this council explains itself, or better than the glossary that comes along."""

    list_display = ["term", "meaning", "shown"]
    search_fields = ["term", "meaning"]


@admin.register(Identifier, site=site)
class IdentifierAdmin(RecordAdmin):
    """The numbers of records in an earlier system: old addresses lead to them."""

    list_display = ["scheme", "value", "council", "committee", "meeting", "item", "councillor", "resolution"]
    list_filter = ["scheme", "council"]
    list_select_related = ["council", "committee", "meeting__committee", "item", "councillor", "resolution"]
    search_fields = ["value"]
    raw_id_fields = ["committee", "meeting", "item", "councillor", "resolution"]
