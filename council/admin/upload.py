"""Uploads: every file is kept first and read afterwards, and each has its own message; a zip is many files."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from council.ingest import is_named_zip, keep, read, unpacked
from council.models import MinutesDocument

from .record import clerk

MOST_SECONDS = 20
"""No document is begun later than this in one request: a web server in front gives up at 60 seconds."""
Status = MinutesDocument.Status


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of one uploaded file, or of one file of a zip."""

    name: str
    document: MinutesDocument
    is_new: bool

    @property
    def is_readable(self) -> bool:
        """Whether a clerk can look at what was read."""
        return self.document.status in (Status.READ, Status.INGESTED)

    @property
    def is_waiting(self) -> bool:
        """Whether the time of the request did not reach to read it."""
        return bool(self.document.status == Status.KEPT)

    @property
    def to_settle(self) -> int:
        """How many problems of the document a clerk must settle before the minutes are published."""
        return self.document.problems.open().filter(blocking=True).count()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of a zip, or a whole zip, that was not unpacked."""

    name: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of the files of a zip; the zip itself is not kept."""

    name: str
    members: list[Uploaded | Refused]


Upload = Uploaded | Unpacked | Refused


def take_in(request: HttpRequest) -> list[Upload]:
    """Keep each file of the request, then read them for as long as a request may take."""
    files = request.FILES.getlist("minutes")
    kept = [_kept(file, file.name or "", by=clerk(request)) for file in files]
    until = time.monotonic() + MOST_SECONDS
    for document in _documents(kept):
        if document.status == Status.KEPT and time.monotonic() < until:
            read(document)
    return kept


def _kept(file: Any, name: str, *, by: User) -> Upload:
    if not is_named_zip(name):
        return _one(file, name, by=by)
    members: list[Uploaded | Refused] = []
    for found in unpacked(file, name):
        if found.name == name:
            return Refused(name, found.refusal)
        if found.file is None:
            members.append(Refused(found.name, found.refusal))
        else:
            members.append(_one(found.file, found.name, by=by))
    return Unpacked(name, members)


def _one(file: Any, name: str, *, by: User) -> Uploaded:
    document, is_new = keep(file, name=name, by=by)
    return Uploaded(name or document.name, document, is_new)


def _documents(kept: list[Upload]) -> Iterator[MinutesDocument]:
    for upload in kept:
        for each in upload.members if isinstance(upload, Unpacked) else [upload]:
            if isinstance(each, Uploaded):
                yield each.document
