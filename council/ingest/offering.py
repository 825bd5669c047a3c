"""Makes what the public may have of a file: a copy cleaned for publication, and pictures of its pages."""

import logging

from django.core.files.base import ContentFile
from django.db import transaction

from council.models import Archive, MinutesDocument, OfferedFile

from .confined import NotRead, clean_confined, render_confined

logger = logging.getLogger(__name__)

PDF = "application/pdf"
MOST_PICTURES = 60
WIDTH = 1000
"""Pixels: a page of A4 is readable at this width on a laptop."""


def offer(document: MinutesDocument, data: bytes) -> None:
    """Make the copy and the pictures that are not there yet; what cannot be made is noted with its reason."""
    made = _made(document)
    wanted: list[int | None] = [None]
    if document.media_type == PDF:
        wanted += range(1, min(document.pages or 0, MOST_PICTURES) + 1)
    for page in wanted:
        if page not in made and not _make(document, data, page):
            return


def _made(document: MinutesDocument) -> set[int | None]:
    """The pages that have their picture, and None where the copy is made; what lost its file is forgotten."""
    made = set()
    for offered in document.offered.all():
        if offered.is_kept:
            made.add(offered.page)
        else:
            offered.delete()
    return made


def _make(document: MinutesDocument, data: bytes, page: int | None) -> bool:
    """Make one; False where the next pages would fare no better."""
    try:
        if page is None:
            content, name = clean_confined(data, name=document.name), "copy"
        else:
            content, name = render_confined(data, name=document.name, page=page, width=WIDTH), f"{page}.png"
    except NotRead as why:
        if page is None:
            OfferedFile.objects.create(document=document, page=None, why_not=str(why))
            return True
        logger.warning("Page %s of document %s has no picture: %s", page, document.sha256, why)
        return False
    with transaction.atomic():
        offered = OfferedFile(document=document, page=page, size=len(content))
        offered.file.save(name, ContentFile(content), save=True)
        Archive.objects.rise()
    return True
