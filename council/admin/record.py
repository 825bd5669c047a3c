"""What every page that changes the record shares: who and why are kept, corrections are marked, rows stay."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper

from council.ingest.people import resolve
from council.models import (
    AgendaItem,
    Committee,
    Council,
    Councillor,
    Meeting,
    ReadFromDocument,
    Resolution,
    acting_as,
)
from council.search.upkeep import gathered

from .together import SavedInTurn
from .words import PlainTextField

WORDS: Any = {
    models.TextField: {"form_class": PlainTextField, "widget": AdminTextareaWidget(attrs={"rows": 4})}
}

WHO_IS_WHO = {
    "chair",
    "chair_as_written",
    "committee",
    "councillor",
    "date",
    "end",
    "kind",
    "moved_by_as_written",
    "mover",
    "name",
    "name_as_written",
    "removed",
    "restriction",
    "seconded_by_as_written",
    "seconder",
    "start",
    "status",
}
"""Fields from which follows who is who."""


def clerk(request: HttpRequest) -> User:
    """The member of staff whose request the admin site let through."""
    return cast(User, request.user)


@contextmanager
def recording(user: User, *, reason: str) -> Iterator[None]:
    """One transaction whose changes are recorded under this user and reason, and indexed once at its end."""
    with transaction.atomic(), acting_as(user, reason=reason), gathered():
        yield


class CouncillorChoices:
    """Offers the councillors of the meeting's council, loaded once for a page however many rows it has."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        request.councillor_choices = _councillors_for(request, obj)  # type: ignore[attr-defined]
        return super().get_formset(request, obj, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        request.councillor_choices = _councillors_for(request, obj)  # type: ignore[attr-defined]
        return super().get_form(request, obj, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget  # without its four icons beside every choice
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.related_model is Councillor and field is not None:
            field.choices = [("", "not linked"), *getattr(request, "councillor_choices", [])]
        return field


def _councillors_for(request: HttpRequest, obj: Any) -> list[tuple[int, str]]:
    if hasattr(request, "councillor_choices"):
        return request.councillor_choices
    council = council_of(obj)
    standing = Councillor.objects.standing()
    offered = standing.filter(council=council) if council else standing
    return [(each.pk, each.name) for each in offered.only("pk", "name")]


def council_of(obj: Any) -> int | None:
    """The council whose record this row belongs to."""
    match obj:
        case Meeting():
            return obj.committee.council_id
        case AgendaItem():
            return council_of(obj.meeting)
        case Resolution():
            return council_of(obj.item)
        case ReadFromDocument() if hasattr(obj, "meeting"):
            return council_of(obj.meeting)
    return getattr(obj, "council_id", None)


class CommitteeChoices:
    """Offers committees with the names of their councils."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.related_model is Committee and field is not None:
            field.queryset = Committee.objects.select_related("council")
            field.label_from_instance = lambda committee: f"{committee} ({committee.council})"
        return field


class RowsInline(CommitteeChoices, CouncillorChoices, admin.StackedInline):
    """Rows of the record under their parent; they are taken out with a tick, never deleted."""

    extra = 0
    can_delete = False
    view_on_site = False
    formfield_overrides = WORDS


class ReadableChanges(HistoricalRecordContextHelper):
    """Changes in words: what was empty is shown as empty."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        if value in (None, "") or (isinstance(value, DeletedObject) and value.pk is None):
            return "nothing"
        return super().prepare_delta_change_value(change, value)


class RecordAdmin(SavedInTurn, CommitteeChoices, CouncillorChoices, SimpleHistoryAdmin):
    """A page of the record."""

    formfield_overrides = WORDS
    object_history_list_template = "admin/_history.html"
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    def get_urls(self) -> list[Any]:
        # the page of one historical version is left out: restoring it would bypass the marks of corrections
        return super(SimpleHistoryAdmin, self).get_urls()

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        return ReadableChanges(self.model, historical_record)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with recording(clerk(request), reason="Corrected at the clerk's desk"):
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if change and not form.has_changed():
            return
        if change:
            mark_corrected(obj, form)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:  # noqa: FBT001
        for row in formset.initial_forms:
            if row.has_changed():
                mark_corrected(row.instance, row)
        _place_last(formset)
        super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        _resolve_people(form, formsets)


def _place_last(formset: Any) -> None:
    added = [row.instance for row in formset.extra_forms if row.has_changed()]
    if added and hasattr(added[0], "position"):
        last = max((row.instance.position for row in formset.initial_forms), default=-1)
        for place, row in enumerate(added, start=last + 1):
            row.position = place


def _resolve_people(form: Any, formsets: list[Any]) -> None:
    """Work out anew who is who where a person changed what that follows from."""
    changed = set(form.changed_data).union(*(row.changed_data for rows in formsets for row in rows.forms))
    council = council_of(form.instance)
    if council is not None and changed & WHO_IS_WHO:
        resolve(Council.objects.get(pk=council))


class NeverDeleted:
    """Rows that are taken out of the record instead of deleted, so that a re-read does not bring them back."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def mark_corrected(row: Any, form: Any) -> None:
    """Note what a person changed in this form, so that reading the document again leaves it."""
    if isinstance(row, ReadFromDocument):
        names = {field.name for field in row._meta.fields}
        row.mark_corrected(names.intersection(form.changed_data))
