"""The words that a meeting's record came from: the source text, line by line, and the original file."""

import logging
import mimetypes
from typing import Any

from django.db.models import Max
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.models import Meeting, MinutesDocument, SourceLine
from council.public.addresses import Day, published_meeting
from council.public.paging import page_of
from council.public.source import laid_out_lines, read_stretch
from council.public.trail import to_meeting
from council.public.views.absent import Absent

logger = logging.getLogger(__name__)

LINES_A_PAGE = 2000


@require_safe
def source(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """The lines of the minutes, with the stretch that the reader asked for marked."""
    meeting = published_meeting(committee, day)
    lines = SourceLine.objects.published().filter(document__meeting=meeting)
    last = lines.aggregate(last=Max("line"))["last"]
    if last is None:
        raise Absent("The archive has no source text for this meeting: its record was entered by a person.")
    asked = request.GET.get("lines", "")
    stretch = read_stretch(asked)
    number = min((stretch[0] - 1) // LINES_A_PAGE + 1, -(-last // LINES_A_PAGE)) if stretch else None
    page = page_of(request, range(1, last + 1), per_page=LINES_A_PAGE, number=number)
    context = {
        "title": f"Source text of the minutes: {meeting}",
        "section": "meetings",
        "trail": to_meeting(meeting),
        "meeting": meeting,
        "page": page,
        "asked": asked,
        "text": laid_out_lines(
            meeting, lines, shown=page.object_list, last_page=not page.has_next(), marked=stretch
        ),
    }
    return render(request, "council/source.html", context)


@require_safe
def original(request: HttpRequest, committee: str, day: Day) -> HttpResponseBase:
    """The uploaded file, byte for byte, to keep; or why it is not offered."""
    meeting = published_meeting(committee, day)
    document: Any = MinutesDocument.objects.published().filter(meeting=meeting).first()
    if document is None:
        raise Absent("The archive has no file for this meeting: its record was entered by a person.")
    if not document.original_offered:
        return _not_offered(request, meeting)
    try:
        content = document.file.open("rb")
    except FileNotFoundError:
        logger.error("The file of document %s is missing from the store.", document.sha256)
        raise Absent("The file of these minutes cannot be found at the moment.") from None
    ending = mimetypes.guess_extension(document.media_type) or ""
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"{committee}-{day}{ending}",
        content_type=document.media_type or "application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_offered(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    context = {
        "title": f"The original file is not offered: {meeting}",
        "section": "meetings",
        "trail": to_meeting(meeting),
        "meeting": meeting,
    }
    return render(request, "council/original_not_offered.html", context, status=403)
