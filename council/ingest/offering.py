"""Makes what the public may have of a file: a copy cleaned for publication, and pictures of its pages."""

import logging
import time

from django.core.files.base import ContentFile
from django.db import transaction

from council.models import Archive, MinutesDocument, OfferedFile

from .confined import NotRead, clean_confined, draw_confined

logger = logging.getLogger(__name__)

PDF = "application/pdf"
MOST_PICTURES = 60
MOST_SECONDS = 10
"""No more pages are begun after so long: a web server in front of a request gives up at 60 seconds."""
AT_ONCE = 12
"""So many pages are drawn by one process."""


def offer(document: MinutesDocument, data: bytes) -> None:
    """Make the copy and the pictures that are not there yet; what cannot be made is noted with its reason.

    A reading that is made anew makes what was not finished before.
    """
    made, until = _made(document), time.monotonic() + MOST_SECONDS
    if None not in made:
        _make_copy(document, data)
    if document.media_type.startswith("image/") and 1 not in made:
        _show_picture(document)
    if document.media_type == PDF:
        pages = range(1, min(document.pages or 0, MOST_PICTURES) + 1)
        _draw(document, data, [page for page in pages if page not in made], until=until)


def _draw(document: MinutesDocument, data: bytes, pages: list[int], *, until: float) -> None:
    """The pictures of these pages, some at a time, since each process and each request has little time."""
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
        if time.monotonic() > until:
            logger.warning(
                "Pages %s of document %s wait for the next reading.", pages[start:], document.sha256
            )
            return
        try:
            for page, picture in zip(some, draw_confined(data, name=document.name, pages=some), strict=True):
                _keep(document, page, f"{page}.png", picture)
        except NotRead as why:
            logger.warning("Pages %s of document %s have no picture: %s", some, document.sha256, why)
            return


def _show_picture(document: MinutesDocument) -> None:
    """A file that is a picture is its own page, as the copy for publication has it."""
    copy = document.offered.copies().exclude(file="").first()
    if copy is not None:
        with copy.file.open("rb") as content:
            _keep(document, 1, "1", content.read())


def _make_copy(document: MinutesDocument, data: bytes) -> None:
    try:
        copy = clean_confined(data, name=document.name)
    except NotRead as why:
        _enter(OfferedFile(document=document, page=None, why_not=str(why)))
    else:
        _keep(document, None, "copy", copy)


def _keep(document: MinutesDocument, page: int | None, name: str, content: bytes) -> None:
    offered = OfferedFile(document=document, page=page, size=len(content))
    _enter(offered, ContentFile(content, name=name))


def _enter(offered: OfferedFile, content: "ContentFile[bytes] | None" = None) -> None:
    """Enter one, unless another reading of the same document was quicker."""
    with transaction.atomic():
        document = MinutesDocument.objects.select_for_update(of=("self",)).get(pk=offered.document_id)
        if document.offered.filter(page=offered.page).exists():
            return
        if content is None:
            offered.save()
        else:
            offered.file.save(content.name or "", content, save=True)
        if document.is_current and document.meeting and document.meeting.is_published:
            Archive.objects.rise()


def _made(document: MinutesDocument) -> set[int | None]:
    """The pages that have their picture, and None where the copy is made; what lost its file is forgotten."""
    made = set()
    for offered in document.offered.all():
        if offered.is_kept:
            made.add(offered.page)
        else:
            offered.delete()
    return made
