"""Who is who on the desk: councillors, their terms and memberships, spellings to settle, merging."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from council.ingest.people import NotMergeable, merge, reopen, settle, unmerge
from council.models import Councillor, CouncillorName, Membership, Term
from council.search.upkeep import gathered

from .dates import DaysInOrder
from .names import SettleForm, entries_for, standing_in
from .record import NeverDeleted, RecordAdmin, RowsInline, clerk, recording
from .site import site

NAMES_ON_A_PAGE = 20


class TermInline(RowsInline):
    model = Term
    form = DaysInOrder
    fields = [("ward", "party"), ("start", "end")]
    can_delete = True


class MembershipInline(RowsInline):
    model = Membership
    form = DaysInOrder
    fields = ["committee", "role", ("start", "end")]
    can_delete = True


class MergeForm(forms.Form):
    """The councillor that another record of the same person is merged into."""

    into = forms.ModelChoiceField(
        Councillor.objects.none(), label="The councillor who stays", empty_label="choose a councillor"
    )

    def __init__(self, *args: Any, councillor: Councillor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Councillor.objects.standing().filter(council=councillor.council).exclude(pk=councillor.pk)
        cast(forms.ModelChoiceField, self.fields["into"]).queryset = others


@admin.register(Councillor, site=site)
class CouncillorAdmin(NeverDeleted, RecordAdmin):
    """Councillors; one that is there twice is merged, never deleted."""

    change_form_template = "admin/councillor.html"
    list_display = ["name", "council", "confirmed", "merged_into"]
    list_filter = ["confirmed", "council"]
    list_select_related = ["council", "merged_into"]
    search_fields = ["name", "names__name"]
    readonly_fields = ["slug", "merged_into", "spellings"]
    fields = [
        "council",
        "name",
        "spellings",
        "confirmed",
        "attendance_note",
        "kept_from_search_engines",
        "clerks_note",
        "slug",
        "merged_into",
    ]
    inlines = [TermInline, MembershipInline]

    def get_urls(self) -> list[Any]:
        merge_page = path(
            "<int:pk>/merge/", self.admin_site.admin_view(self.merge_view), name="council_councillor_merge"
        )
        unmerge = path(
            "<int:pk>/unmerge/",
            self.admin_site.admin_view(require_POST(self.unmerge_view)),
            name="council_councillor_unmerge",
        )
        return [merge_page, unmerge, *super().get_urls()]

    @admin.display(description="Spellings in the minutes")
    def spellings(self, councillor: Councillor) -> str:
        return ", ".join(councillor.names.values_list("name", flat=True)) or "none yet"

    def view_on_site(self, councillor: Councillor) -> str | None:
        public = Councillor.objects.published().filter(pk=councillor.pk).exists()
        return councillor.get_absolute_url() if public else None

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"confirmed": True, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: Councillor, form: Any, change: bool) -> None:  # noqa: FBT001
        if "name" in form.changed_data:
            obj.confirmed = True  # a name that a person wrote is not changed automatically
        super().save_model(request, obj, form, change)

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose whom to merge into, see what moves, confirm."""
        councillor = get_object_or_404(Councillor, pk=pk)
        if not self.has_change_permission(request, councillor):
            raise PermissionDenied
        form = MergeForm(request.POST or request.GET or None, councillor=councillor)
        into = form.cleaned_data["into"] if form.is_valid() else None
        if request.method == "POST" and into:
            return self._merge(request, councillor, into)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Merge {councillor} into another councillor",
            "councillor": councillor,
            "form": form,
            "into": into,
            "moves": moves_of(councillor) if into else [],
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def unmerge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo a merge: what moved then moves back."""
        councillor = get_object_or_404(Councillor, pk=pk)
        if not self.has_change_permission(request, councillor):
            raise PermissionDenied
        try:
            with gathered():
                unmerge(councillor, by=clerk(request))
        except NotMergeable as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{councillor} is a councillor of their own again.")
        return HttpResponseRedirect(reverse("admin:council_councillor_change", args=[pk]))

    def _merge(self, request: HttpRequest, councillor: Councillor, into: Councillor) -> HttpResponse:
        try:
            with gathered():
                merge(councillor, into, by=clerk(request))
        except NotMergeable as refusal:
            messages.error(request, str(refusal))
            into = councillor
        else:
            messages.success(request, f"{councillor} is merged into {into}; the old address leads there.")
        return HttpResponseRedirect(reverse("admin:council_councillor_change", args=[into.pk]))


def moves_of(councillor: Councillor) -> list[tuple[str, int]]:
    """What a merge moves: how many rows of each kind point to this councillor."""
    kinds = {
        "attendance": "entries of attendance",
        "mentions": "mentions",
        "interests": "declared interests",
        "resolutions_moved": "decisions moved",
        "resolutions_seconded": "decisions seconded",
        "named_votes": "votes",
        "meetings_chaired": "meetings in the chair",
        "names": "spellings of the name",
        "terms": "terms of office",
        "memberships": "places on committees",
    }
    counts = [(words, getattr(councillor, name).count()) for name, words in kinds.items()]
    return [(words, count) for words, count in counts if count]


@admin.register(CouncillorName, site=site)
class CouncillorNameAdmin(NeverDeleted, RecordAdmin):
    """Spellings of names; the queue holds those that nobody has settled."""

    change_list_template = "admin/spellings.html"
    list_display = ["name", "council", "councillor", "answer"]
    list_filter = ["answer", ("councillor", admin.EmptyFieldListFilter), "council"]
    list_select_related = ["council", "councillor"]
    search_fields = ["name", "councillor__name"]

    def get_urls(self) -> list[Any]:
        queue = path(
            "to-settle/", self.admin_site.admin_view(self.queue_view), name="council_councillorname_queue"
        )
        settle_one = path(
            "<int:pk>/settle/",
            self.admin_site.admin_view(require_POST(self.settle_view)),
            name="council_councillorname_settle",
        )
        reopen_one = path(
            "<int:pk>/reopen/",
            self.admin_site.admin_view(require_POST(self.reopen_view)),
            name="council_councillorname_reopen",
        )
        return [queue, settle_one, reopen_one, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """The spellings that wait, each with where it occurs and whom it may be."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        names = CouncillorName.objects.unsettled().select_related("council").order_by("council", "key")
        page = Paginator(names, NAMES_ON_A_PAGE).get_page(request.GET.get("page"))
        return self._page(request, title="Names to settle", page=page, names=list(page))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One spelling, to answer or to answer anew."""
        name = self.get_object(request, object_id)
        if name is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, name):
            raise PermissionDenied
        return self._page(request, title=f"Who is “{name}”?", page=None, names=[name])

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the answer for every occurrence of the spelling."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        queue = HttpResponseRedirect(reverse("admin:council_councillorname_queue"))
        name = CouncillorName.objects.select_related("council").filter(pk=pk).first()
        if name is None:
            messages.info(request, "This name was settled in the meantime.")
            return queue
        form = SettleForm(request.POST, name=name, standing=standing_in(name.council_id))
        if form.is_valid():
            with recording(clerk(request), reason=f"“{name}” settled"):
                councillor = form.councillor()
                settle(name, councillor, by=clerk(request))
            messages.success(request, f"“{name}” is {councillor or 'not a councillor'}, wherever it occurs.")
        else:
            messages.error(request, f"“{name}” is not settled: {' '.join(form.sentences())}")
        return queue

    def reopen_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take an answer back: the spelling is worked out from the minutes again."""
        name = get_object_or_404(CouncillorName.objects.select_related("council"), pk=pk)
        if not self.has_change_permission(request, name):
            raise PermissionDenied
        with gathered():
            reopen(name, by=clerk(request))
        messages.success(request, f"The answer for “{name}” is taken back.")
        return HttpResponseRedirect(reverse("admin:council_councillorname_queue"))

    def _page(self, request: HttpRequest, *, names: list[CouncillorName], **context: Any) -> TemplateResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        own = {"entries": entries_for(names), **context}
        return TemplateResponse(request, "admin/names.html", {**shared, **own})
