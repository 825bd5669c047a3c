"""Councils and their committees, their terms and successors, the glossary and earlier identifiers."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from council.models import (
    Committee,
    CommitteeSuccession,
    Council,
    CouncilTerm,
    FormerAddress,
    GlossaryTerm,
    Identifier,
    Membership,
    Succession,
    fold,
)

from .dates import DaysInOrder, OpenedAndClosed
from .record import NeverDeleted, RecordAdmin, RowsInline
from .site import site
from .words import LinesField, WordsForm

LATELY = datetime.timedelta(days=2 * 365)


class SuccessionInline(RowsInline):
    model = Succession
    fk_name = "predecessor"
    can_delete = True
    verbose_name_plural = "councils that took over from this one"


class CouncilTermInline(RowsInline):
    model = CouncilTerm
    form = DaysInOrder
    fields = ["name", ("start", "end")]
    can_delete = True
    verbose_name_plural = "terms of the council, from one election to the next"


class SuccessionForm(forms.ModelForm):
    """Another committee that took over from this one, or from which this one took over."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("predecessor", "successor"):
            if cleaned.get(name) is not None and cleaned[name] == getattr(self.instance, _OTHER[name], None):
                self.add_error(name, "A committee cannot take over from itself: choose the other committee.")
        return cleaned


_OTHER = {"predecessor": "successor", "successor": "predecessor"}


class FollowedByInline(RowsInline):
    model = CommitteeSuccession
    form = SuccessionForm
    fk_name = "predecessor"
    fields = [("successor", "on")]
    can_delete = True
    verbose_name_plural = "committees that took over from this one"


class TookOverFromInline(FollowedByInline):
    fk_name = "successor"
    fields = [("predecessor", "on")]
    verbose_name_plural = "committees from which this one took over"


class PlaceInline(RowsInline):
    model = Membership
    form = DaysInOrder
    fields = [("councillor", "role"), ("start", "end")]
    can_delete = True
    verbose_name = "member"
    verbose_name_plural = (
        "members now, to come and in the last two years; earlier ones are on the pages of the councillors"
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        since = timezone.localdate() - LATELY
        lately = Q(end__isnull=True) | Q(end__gte=since)
        rows = super().get_queryset(request).filter(lately).select_related("councillor")
        return rows.order_by(F("end").desc(nulls_first=True), "councillor__name")


@admin.register(Council, site=site)
class CouncilAdmin(RecordAdmin):
    """Councils whose minutes are kept here."""

    form = OpenedAndClosed
    list_display = ["name", "opened_on", "closed_on"]
    search_fields = ["name"]
    readonly_fields = ["slug"]
    inlines = [CouncilTermInline, SuccessionInline]


class CommitteeForm(OpenedAndClosed):
    """A committee; its name is its own within its council, and so are those above it."""

    class Meta:
        help_texts: ClassVar = {
            "kind": "Under which heading the list of committees shows it.",
            "parent": "Of a sub-committee: the committee that set it up. It is listed under that one.",
            "opened_on": "The day it was set up, if it is known; its timeline begins there.",
            "closed_on": "The last day of a committee that does not meet any more; it is then listed as former.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        council, name, parent = (cleaned.get(field) for field in ("council", "name", "parent"))
        others = Committee.objects.exclude(pk=self.instance.pk)
        if council and name and others.filter(council=council, name_key=fold(name)[:200]).exists():
            self.add_error("name", "This council has a committee of this name already.")
        if council and parent and parent.council_id != council.pk:
            self.add_error("parent", "The committee that set it up must be one of the same council.")
        if parent and self.instance.pk in _above(parent):
            self.add_error("parent", "A committee cannot stand above itself: choose another one.")
        return cleaned


def _above(committee: Committee | None) -> list[int]:
    """A committee and all those above it."""
    found: list[int] = []
    while committee is not None and committee.pk not in found:
        found.append(committee.pk)
        committee = committee.parent
    return found


@admin.register(Committee, site=site)
class CommitteeAdmin(RecordAdmin):
    """Committees; the address is made from the first name and stays."""

    form = CommitteeForm
    list_display = ["name", "council", "kind", "opened_on", "closed_on"]
    list_filter = ["council", "kind"]
    list_select_related = ["council"]
    search_fields = ["name"]
    readonly_fields = ["slug"]
    fields = [
        "council",
        ("name", "language"),
        "kind",
        "purpose",
        "parent",
        ("opened_on", "closed_on"),
        "slug",
    ]
    inlines = [PlaceInline, TookOverFromInline, FollowedByInline]

    def view_on_site(self, committee: Committee) -> str | None:
        public = Committee.objects.published().filter(pk=committee.pk).exists()
        return committee.get_absolute_url() if public else None


@admin.register(FormerAddress, site=site)
class FormerAddressAdmin(NeverDeleted, RecordAdmin):
    """Addresses that moved; they are made when a meeting is corrected."""

    list_display = ["path", "now_at", "reason"]
    search_fields = ["path", "now_at"]


class GlossaryTermForm(WordsForm):
    """A word and its meaning; other words for it stand one a line."""

    also = LinesField(
        required=False,
        label="Also written",
        help_text="Other spellings and abbreviations, one a line, e.g. EHCP. Capital letters count: SEND is not send.",
    )
    like = LinesField(
        required=False,
        label="Words of like meaning",
        help_text="One a line. A search for the term finds these too, and says so.",
    )

    def clean_term(self) -> str:
        term = self.cleaned_data["term"]
        if GlossaryTerm.objects.exclude(pk=self.instance.pk).filter(key=fold(term)[:100]).exists():
            raise forms.ValidationError("This term is in the glossary already: change that one.")
        return term


@admin.register(GlossaryTerm, site=site)
class GlossaryTermAdmin(RecordAdmin):
    """Words of committees that this council explains itself, or better than the glossary that comes along."""

    form = GlossaryTermForm
    fields = ["term", "also", "meaning", "like", "shown"]
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
