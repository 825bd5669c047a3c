"""The words that a meeting's record came from: the source text, line by line, and the original file."""

import logging
import mimetypes
from typing import Any

from django.db.models import Max
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import Meeting, MinutesDocument, OfferedFile, SourceLine
from council.public.addresses import Day, published_meeting
from council.public.linked_data import tell_engines
from council.public.paging import page_of
from council.public.source import laid_out_lines, read_stretch
from council.public.spoken import lang_of
from council.public.trail import to_meeting
from council.public.views.absent import Absent

logger = logging.getLogger(__name__)

LINES_A_PAGE = 2000
MOST_BESIDE = 3
"""So many pages of the original are shown beside the lines that a reader asked for."""


@require_safe
def source(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """The lines of the minutes, with the stretch that the reader asked for marked."""
    meeting = published_meeting(committee, day)
    lines = SourceLine.objects.published().filter(document__meeting=meeting)
    last = lines.aggregate(last=Max("line"))["last"]
    if last is None:
        raise Absent(
            _("The archive has no source text for this meeting: its record was entered by a person.")
        )
    asked = request.GET.get("lines", "")
    stretch = read_stretch(asked)
    number = min((stretch[0] - 1) // LINES_A_PAGE + 1, -(-last // LINES_A_PAGE)) if stretch else None
    page = page_of(request, range(1, last + 1), per_page=LINES_A_PAGE, number=number)
    text = laid_out_lines(
        meeting, lines, shown=page.object_list, last_page=not page.has_next(), marked=stretch
    )
    pictures = _pictured_pages(meeting)
    context = {
        "title": _("Source text of the minutes: %(meeting)s") % {"meeting": meeting},
        "section": "meetings",
        "trail": to_meeting(meeting),
        "meeting": meeting,
        "lang": lang_of(meeting.language),
        "page": page,
        "asked": asked,
        "text": text,
        "pictures": pictures,
        "beside": [number for number in text.marked_pages if number in pictures][:MOST_BESIDE],
    }
    return render(request, "council/source.html", context)


def _pictured_pages(meeting: Meeting) -> set[int]:
    """The pages of the original that the public may see as pictures."""
    shown = (
        OfferedFile.objects.published().pages().filter(document__meeting=meeting, document__is_current=True)
    )
    return {page for page in shown.values_list("page", flat=True) if page}


@require_safe
def original(request: HttpRequest, committee: str, day: Day) -> HttpResponseBase:
    """The uploaded file, cleaned of what its pages do not show, to keep; or why it is not offered."""
    meeting = published_meeting(committee, day)
    document = _document_of(meeting)
    copy = OfferedFile.objects.published().copies().filter(document=document).first()
    if copy is None:
        return _not_offered(request, meeting, hides_words=not document.original_offered)
    response = _sent(copy, document.media_type, of=meeting)
    ending = mimetypes.guess_extension(document.media_type) or ""
    response["Content-Disposition"] = f'attachment; filename="{committee}-{day}{ending}"'
    return response


@require_safe
def page_picture(request: HttpRequest, committee: str, day: Day, page: int) -> HttpResponseBase:
    """A page of the original as a picture, where the original is offered."""
    meeting = published_meeting(committee, day)
    document = _document_of(meeting)
    picture = OfferedFile.objects.published().pages().filter(document=document, page=page).first()
    if picture is None:
        raise Absent(_("The archive shows no picture of this page."))
    picture.document = document
    return _sent(picture, picture.picture_type, of=meeting)


def _document_of(meeting: Meeting) -> Any:
    document = MinutesDocument.objects.published().filter(meeting=meeting).first()
    if document is None:
        raise Absent(_("The archive has no file for this meeting: its record was entered by a person."))
    return document


def _sent(offered: OfferedFile, media_type: str, *, of: Meeting) -> FileResponse:
    try:
        content = offered.file.open("rb")
    except FileNotFoundError:
        logger.error("The file %s is missing from the store.", offered.file.name)
        raise Absent(_("The file of these minutes cannot be found at the moment.")) from None
    response = FileResponse(content, content_type=media_type or "application/octet-stream")
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    tell_engines(response, of)
    return response


def _not_offered(request: HttpRequest, meeting: Meeting, *, hides_words: bool) -> HttpResponse:
    context = {
        "hides_words": hides_words,
        "title": _("The original file is not offered: %(meeting)s") % {"meeting": meeting},
        "section": "meetings",
        "trail": to_meeting(meeting),
        "meeting": meeting,
    }
    return render(request, "council/original_not_offered.html", context, status=403)
