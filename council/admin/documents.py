"""Minutes documents on the desk: upload, read, preview, confirm, settle problems, set aside."""

import time
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from council.ingest import (
    Answers,
    NeedsAnswer,
    NotIngestable,
    NotTranscribable,
    apply_confirmations,
    ingest,
    is_scan,
    items_to_hold_back,
    read,
    transcribe,
)
from council.models import Committee, Council, MinutesDocument
from council.search.upkeep import gathered

from . import upload
from .preview import AnswersForm, PreviewPage
from .problems import forms_for, settle_changed
from .record import NeverDeleted, RecordAdmin, clerk, recording
from .site import site
from .source import line_words, lines_of
from .transcription import form_for

Status = MinutesDocument.Status
NO_ANSWERS = Answers()


@admin.register(MinutesDocument, site=site)
class MinutesDocumentAdmin(NeverDeleted, RecordAdmin):
    """The uploaded files; none is ever changed or deleted here."""

    change_list_template = "admin/documents.html"
    list_display = ["name", "status", "meeting", "problem_count", "uploaded_at", "uploaded_by"]
    list_filter = ["status", "is_current", "has_hidden_text", "meeting__committee"]
    list_select_related = ["meeting__committee", "uploaded_by"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "uploaded_at"
    actions = ["read_selected", "set_aside_selected"]

    def get_urls(self) -> list[Any]:
        pages = {
            "preview": self.preview_view,
            "confirm": require_POST(self.confirm_view),
            "problems": require_POST(self.problems_view),
            "read": require_POST(self.read_view),
            "transcription": self.transcription_view,
            "file": self.file_view,
            "page/<int:number>": self.page_view,
        }
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(view),
                name=f"council_minutesdocument_{name.partition('/')[0]}",
            )
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        unsettled = Q(problems__settled_at__isnull=True)
        return super().get_queryset(request).annotate(problem_count=Count("problems", filter=unsettled))

    @admin.display(description="open problems", ordering="problem_count")
    def problem_count(self, document: MinutesDocument) -> int:
        return document.problem_count  # type: ignore[attr-defined]

    @admin.action(description="Read selected minutes", permissions=["change"])
    def read_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Read each document and take it into the record; what needs an answer is listed with a link."""
        done, until = 0, time.monotonic() + upload.MOST_SECONDS
        documents = list(queryset.order_by("is_current", "uploaded_at", "pk"))
        while documents:
            done += self._read_and_ingest(request, documents.pop(0))
            if time.monotonic() > until:
                break
        if documents:
            left = f"{len(documents)} {'document was' if len(documents) == 1 else 'documents were'}"
            messages.warning(
                request, f"{left} not reached in the time of one request: choose the rest again."
            )
        if done:
            messages.success(
                request, f"{done} {'document is' if done == 1 else 'documents are'} in the record."
            )

    def _read_and_ingest(self, request: HttpRequest, document: MinutesDocument) -> bool:
        read(document)
        if document.status == Status.UNREADABLE:
            tell(request, document, document.message)
            return False
        try:
            take_into_record(document, NO_ANSWERS, by=clerk(request))
        except NeedsAnswer as question:
            tell(request, document, question.question)
        except NotIngestable as refusal:
            tell(request, document, " ".join(refusal.reasons))
        else:
            return True
        return False

    @admin.action(description="Set selected documents aside", permissions=["change"])
    def set_aside_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Put documents that are no minutes out of the way; those in the record stay there."""
        with recording(clerk(request), reason="Set aside"):
            count = queryset.filter(is_current=False).update(status=Status.SET_ASIDE)
        messages.success(request, f"{count} {'document' if count == 1 else 'documents'} set aside.")
        if queryset.filter(is_current=True).exists():
            messages.warning(
                request, "Documents in the record are not set aside: withdraw the meeting instead."
            )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The upload page."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        results = upload.take_in(request) if request.method == "POST" else []
        if "X-One-File" in request.headers and results:
            return TemplateResponse(request, "admin/_uploaded.html", {"upload": results[0]})
        if request.method == "POST" and not results:
            messages.error(request, "No file was sent: choose one or more files first.")
        return self._page(request, "admin/upload.html", title="Upload minutes", results=results)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The document: its facts, its lines with what became of each, and its problems."""
        document = self.get_object(request, object_id)
        if document is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        first, last = _marked(request.GET.get("lines", ""))
        return self._page(
            request,
            "admin/document.html",
            title=document.name,
            subtitle=line_words(first, last) if first else None,
            document=document,
            lines=lines_of(document),
            marked=range(first, last + 1),
            problems=forms_for(document),
            is_scan=is_scan(document),
            copy=document.offered.copies().first(),
            has_change_permission=self.has_change_permission(request, document),
        )

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What confirming would create or change, the questions to answer first, and every problem."""
        document = self._for_change(request, pk)
        if document.status in (Status.KEPT, Status.UNREADABLE, Status.SET_ASIDE):
            return HttpResponseRedirect(reverse("admin:council_minutesdocument_change", args=[pk]))
        form = AnswersForm(request.GET or None)
        page = PreviewPage.of(document, form)
        return self._page(
            request,
            "admin/preview.html",
            title=f"Preview: {document.name}",
            document=document,
            form=form,
            page=page,
            problems=forms_for(document),
            has_change_permission=True,
            councils=Council.objects.values_list("name", flat=True),
            committees=Committee.objects.values_list("name", flat=True).distinct(),
        )

    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the document into the record; confirming again finds nothing left to do."""
        document = self._for_change(request, pk)
        preview_page = reverse("admin:council_minutesdocument_preview", args=[pk])
        form = AnswersForm(request.POST)
        if document.status == Status.READ:
            if not form.is_valid():
                messages.error(request, "Not confirmed: an answer could not be understood.")
                return HttpResponseRedirect(f"{preview_page}?{form.as_query()}")
            try:
                take_into_record(document, form.answers(), by=clerk(request))
            except (NeedsAnswer, NotIngestable) as obstacle:
                messages.error(request, f"Not confirmed: {obstacle}")
                return HttpResponseRedirect(f"{preview_page}?{form.as_query()}")
            messages.success(request, f"{self._where(document)}: {document.name}.")
        elif document.status == Status.INGESTED:
            messages.info(request, f"Nothing was left to do: the record says all that is in {document.name}.")
        document.refresh_from_db()
        if document.meeting_id is None:
            return HttpResponseRedirect(preview_page)
        return HttpResponseRedirect(reverse("admin:council_meeting_change", args=[document.meeting_id]))

    def read_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read the document again."""
        document = read(self._for_change(request, pk))
        if document.message:
            messages.error(request, document.message)
            return HttpResponseRedirect(reverse("admin:council_minutesdocument_change", args=[pk]))
        if more := items_to_hold_back(document):
            noun = "item that is" if more == 1 else "items that are"
            messages.warning(
                request,
                f"This reading holds back {more} {noun} public now. Confirm it, and the public no longer sees them.",
            )
        return HttpResponseRedirect(reverse("admin:council_minutesdocument_preview", args=[pk]))

    def transcription_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Type the words of a scan beside its pages, and have them read."""
        document = self._for_change(request, pk)
        if not is_scan(document):
            messages.info(request, "This document holds words of its own: there is nothing to transcribe.")
            return HttpResponseRedirect(reverse("admin:council_minutesdocument_change", args=[pk]))
        form = form_for(document, request.POST or None)
        if form.is_valid():
            try:
                transcribe(document, form.cleaned_data["text"], by=clerk(request))
            except NotTranscribable as refusal:
                form.add_error("text", str(refusal))
            else:
                return self.read_view(request, pk)
        return self._page(
            request,
            "admin/transcription.html",
            title=f"Transcription of {document.name}",
            document=document,
            form=form,
            pages=list(document.offered.pages().values_list("page", flat=True)),
        )

    def problems_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the answers to the problems of the document."""
        document = self._for_change(request, pk)
        saved, wrong = settle_changed(forms_for(document, request.POST), by=clerk(request))
        for sentence in wrong:
            messages.error(request, f"Not settled: {sentence}")
        if saved:
            messages.success(request, f"{saved} {'problem' if saved == 1 else 'problems'} saved.")
        if request.POST.get("back") == "meeting" and document.meeting_id:
            return HttpResponseRedirect(reverse("admin:council_meeting_change", args=[document.meeting_id]))
        return HttpResponseRedirect(reverse("admin:council_minutesdocument_change", args=[pk]))

    def file_view(self, request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
        """The file as it was uploaded, never shown in the browser."""
        document = get_object_or_404(MinutesDocument, pk=pk)
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        try:
            file = document.file.open("rb")
        except FileNotFoundError:
            messages.error(request, "The kept file is missing: it has to be restored from a backup.")
            return HttpResponseRedirect(reverse("admin:council_minutesdocument_change", args=[pk]))
        response = FileResponse(
            file, as_attachment=True, filename=document.name, content_type="application/octet-stream"
        )
        response["Content-Security-Policy"] = "sandbox"
        return response

    def page_view(self, request: HttpRequest, pk: int, number: int) -> FileResponse:
        """A page of the file as a picture."""
        document = get_object_or_404(MinutesDocument, pk=pk)
        if not self.has_view_permission(request, document):
            raise PermissionDenied
        picture = get_object_or_404(document.offered.pages(), page=number)
        if not picture.is_kept:
            raise Http404("The picture of this page is missing: read the document again.")
        response = FileResponse(picture.file.open("rb"), content_type=picture.picture_type)
        response["Content-Security-Policy"] = "sandbox"
        return response

    def _where(self, document: MinutesDocument) -> str:
        document.refresh_from_db()
        is_public = document.meeting is not None and document.meeting.is_published
        return "In the record, and public" if is_public else "In the record, not published yet"

    def _for_change(self, request: HttpRequest, pk: int) -> MinutesDocument:
        document = get_object_or_404(MinutesDocument, pk=pk)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        return document

    def _page(self, request: HttpRequest, template: str, **context: Any) -> TemplateResponse:
        request.current_app = self.admin_site.name
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, {**shared, **context})


def take_into_record(document: MinutesDocument, answers: Answers, *, by: User) -> None:
    """Ingest the document; where its meeting is public, what it confirms becomes approved."""
    with gathered():
        done = ingest(document, answers, by=by)
        apply_confirmations(done.meeting)


def tell(request: HttpRequest, document: MinutesDocument, sentence: str) -> None:
    """Tell the clerk what a document needs, with a link to where it is answered."""
    page = "change" if document.status == Status.UNREADABLE else "preview"
    address = reverse(f"admin:council_minutesdocument_{page}", args=[document.pk])
    messages.warning(request, format_html('<a href="{}">{}</a>: {}', address, document.name, sentence))


def _marked(lines: str) -> tuple[int, int]:
    first, _, last = lines.partition("-")
    if not (first.isdecimal() and len(first) < 8):
        return 0, -1
    return int(first), int(last) if last.isdecimal() and len(last) < 8 else int(first)
