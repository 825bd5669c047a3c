"""Makes what the public may have of a file: a copy cleaned for publication, and pictures of its pages."""

import logging

from django.core.files.base import ContentFile
from django.db import transaction

from council.models import Archive, MinutesDocument, OfferedFile

from .confined import NotRead, clean_confined, draw_confined

logger = logging.getLogger(__name__)

PDF = "application/pdf"
MOST_PICTURES = 60
AT_ONCE = 12
"""So many pages are drawn by one process."""


def offer(document: MinutesDocument, data: bytes) -> None:
    """Make the copy and the pictures that are not there yet; what cannot be made is noted with its reason."""
    made = _made(document)
    if None not in made:
        _make_copy(document, data)
    if document.media_type.startswith("image/") and 1 not in made:
        _show_picture(document)
    if document.media_type == PDF:
        pages = range(1, min(document.pages or 0, MOST_PICTURES) + 1)
        _draw(document, data, [page for page in pages if page not in made])


def _draw(document: MinutesDocument, data: bytes, pages: list[int]) -> None:
    """The pictures of these pages, some at a time, since each process has little time."""
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
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
        OfferedFile.objects.create(document=document, page=None, why_not=str(why))
    else:
        _keep(document, None, "copy", copy)


def _keep(document: MinutesDocument, page: int | None, name: str, content: bytes) -> None:
    with transaction.atomic():
        offered = OfferedFile(document=document, page=page, size=len(content))
        offered.file.save(name, ContentFile(content), save=True)
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
