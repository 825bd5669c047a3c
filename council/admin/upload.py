"""Uploads: every file is kept first and read afterwards, and each has its own message."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from council.ingest import keep, read
from council.models import MinutesDocument

from .record import clerk


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of one uploaded file."""

    name: str
    document: MinutesDocument
    is_new: bool

    @property
    def is_readable(self) -> bool:
        """Whether a clerk can look at what was read."""
        return self.document.status in (MinutesDocument.Status.READ, MinutesDocument.Status.INGESTED)

    @property
    def to_settle(self) -> int:
        """How many problems of the document a clerk must settle before the minutes are published."""
        return self.document.problems.open().filter(blocking=True).count()


def take_in(request: HttpRequest) -> list[Uploaded]:
    """Keep and read each file of the request."""
    files = request.FILES.getlist("minutes")
    kept = [_kept(file, by=clerk(request)) for file in files]
    for upload in kept:
        if upload.is_new:
            read(upload.document)
    return kept


def _kept(file: UploadedFile, *, by: User) -> Uploaded:
    document, is_new = keep(file, name=file.name or "", by=by)
    return Uploaded(file.name or document.name, document, is_new)
