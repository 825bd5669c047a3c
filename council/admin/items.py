"""Agenda items and decisions on the desk: words, restriction, who spoke, how they voted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from council.models import (
    PRIVATE_TITLE,
    AgendaItem,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    Resolution,
    Vote,
)

from .record import NeverDeleted, RecordAdmin, RowsInline
from .site import site
from .source import ShowsLines
from .words import CitedParagraphsField, ParagraphsField, PartsField, PresentersField, WordsForm


class ItemForm(WordsForm):
    """The words of an item as text."""

    paragraphs = ParagraphsField(
        required=False,
        label="Minutes of the item",
        help_text="Separate paragraphs by a blank line. A paragraph that you leave keeps the link to its lines. "
        "The public reads the words of a decision from the decision below: correct them there.",
    )
    presented_by = PresentersField(
        required=False, help_text="One person a line: the name, a bar, the post. Jo Bloggs | Head of Roads"
    )
    restriction_paragraphs = CitedParagraphsField(
        required=False, label="Paragraphs cited", help_text="Separated by commas, e.g. 3, 5."
    )

    class Meta:
        model = AgendaItem
        fields = "__all__"
        widgets = {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}


class ResolutionForm(WordsForm):
    """A decision with its parts as text."""

    parts = PartsField(
        required=False,
        label="Lettered parts",
        help_text="One a line: the label, a bar, the words. (a) | That the report be noted.",
    )


class ResolutionInline(ShowsLines, RowsInline):
    model = Resolution
    form = ResolutionForm
    meeting_path = "item__meeting"
    fields = [
        ("kind", "introducer", "outcome", "outcome_as_written"),
        "text",
        "parts",
        ("moved_by_as_written", "mover"),
        ("seconded_by_as_written", "seconder"),
        ("reference", "removed", "evidence"),
    ]
    readonly_fields = ["evidence"]
    show_change_link = True
    verbose_name = "decision"


class InterestInline(ShowsLines, RowsInline):
    model = DeclaredInterest
    meeting_path = "item__meeting"
    fields = [("name_as_written", "councillor"), ("kind", "left_room"), "text", ("removed", "evidence")]
    readonly_fields = ["evidence"]


class MentionInline(ShowsLines, RowsInline):
    model = Mention
    meeting_path = "item__meeting"
    fields = [("name_as_written", "councillor"), ("removed", "evidence")]
    readonly_fields = ["evidence"]
    classes = ["collapse"]
    verbose_name_plural = "councillors mentioned"


class VoteInline(RowsInline):
    model = Vote
    fields = [("in_favour", "against", "abstain"), ("casting", "unanimous"), "removed"]
    verbose_name = verbose_name_plural = "counts of the vote"


class NamedVoteInline(RowsInline):
    model = NamedVote
    fields = [("name_as_written", "councillor"), ("option", "removed")]


@admin.register(AgendaItem, site=site)
class AgendaItemAdmin(ShowsLines, NeverDeleted, RecordAdmin):
    """Agenda items with their decisions, interests and mentions."""

    form = ItemForm
    list_display = ["__str__", "meeting", "kind", "restriction"]
    list_filter = ["restriction", "kind", "withdrawn", "removed", "meeting__publication"]
    list_select_related = ["meeting__committee"]
    search_fields = ["title", "number"]
    raw_id_fields = ["meeting"]
    inlines = [ResolutionInline, InterestInline, MentionInline]
    readonly_fields = ["evidence", "what_the_public_sees"]
    fieldsets = [
        (
            None,
            {"fields": ["meeting", ("position", "number", "minute_number"), "title", ("kind", "withdrawn")]},
        ),
        (
            "Open or private",
            {
                "description": "While an item is private the public sees its number, its public title, the basis "
                "and the public summary. Its title, minutes, decisions, interests and names are left out everywhere, "
                "and the original file of the meeting is not offered.",
                "fields": [
                    "what_the_public_sees",
                    "restriction",
                    ("restriction_schedule", "restriction_paragraphs"),
                    "public_title",
                    "public_summary",
                ],
            },
        ),
        ("Minutes", {"fields": ["evidence", "paragraphs", "presented_by"]}),
        (
            "Taking out",
            {"classes": ["collapse"], "fields": ["kept_from_search_engines", "removed", "removal_reason"]},
        ),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*self.readonly_fields, "meeting"] if obj else self.readonly_fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        key = str(initial.pop("meeting", ""))
        meeting = Meeting.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
        if meeting is not None:
            last = meeting.items.aggregate(last=Max("position"))["last"] or 0
            initial |= {"meeting": meeting.pk, "position": last + 1}
        return initial

    def save_model(self, request: HttpRequest, obj: AgendaItem, form: Any, change: bool) -> None:  # noqa: FBT001
        if "paragraphs" in form.changed_data:
            obj.leave_anchors(form.initial.get("paragraphs") or [], on=timezone.localdate())
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        _give_addresses(form.instance.meeting)

    def view_on_site(self, item: AgendaItem) -> str | None:
        public = item.meeting.is_published and item.slug and not item.removed
        return item.get_absolute_url() if public else None

    @admin.display(description="What the public sees")
    def what_the_public_sees(self, item: AgendaItem) -> str:
        if not item.is_restricted:
            return "Everything on this page that is not taken out."
        return format_html(
            "<strong>{} {}</strong><br>{} {}<br>{}<br>No other words of this item.",
            item.number,
            item.public_title or PRIVATE_TITLE,
            item.get_restriction_display(),
            " ".join([item.restriction_schedule, ", ".join(item.restriction_paragraphs)]),
            item.public_summary or "No summary.",
        )


@admin.register(Resolution, site=site)
class ResolutionAdmin(ShowsLines, NeverDeleted, RecordAdmin):
    """One decision with the counts of its vote and who voted how."""

    form = ResolutionForm
    meeting_path = "item__meeting"
    list_display = ["__str__", "item", "kind", "outcome"]
    list_filter = ["outcome", "kind", "removed"]
    list_select_related = ["item__meeting__committee"]
    search_fields = ["text", "reference"]
    inlines = [VoteInline, NamedVoteInline]
    readonly_fields = ["item", "evidence"]
    fieldsets = [
        (None, {"fields": ["item", "evidence"]}),
        ("Words", {"fields": [("kind", "introducer"), "text", "parts", ("outcome", "outcome_as_written")]}),
        (
            "Who",
            {"fields": [("moved_by_as_written", "mover"), ("seconded_by_as_written", "seconder")]},
        ),
        ("More", {"fields": ["reference", "removed"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("item__meeting__committee")

    def view_on_site(self, resolution: Resolution) -> str | None:
        item = resolution.item
        public = item.meeting.is_published and not (item.is_restricted or item.removed or resolution.removed)
        return resolution.get_absolute_url() if public else None


def _give_addresses(meeting: Meeting) -> None:
    if meeting.is_published:
        meeting.give_addresses()
