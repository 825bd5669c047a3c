"""Keeps an uploaded file byte for byte, whatever happens next."""

import hashlib
import unicodedata
from pathlib import PurePosixPath

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import IntegrityError, transaction

from council.models import MinutesDocument, acting_as
from council.models.document import kept_path

LONGEST_NAME = 255
NOT_SEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def keep(file: "File[bytes]", *, name: str, by: AbstractBaseUser | None) -> tuple[MinutesDocument, bool]:
    """Keep the bytes under their SHA-256; False when the same bytes were kept before."""
    digest = digest_of(file)
    kept = MinutesDocument.objects.filter(sha256=digest).first()
    if kept is not None:
        return kept, False
    document = MinutesDocument(sha256=digest, name=plain_name(name), size=file.size, uploaded_by=by)
    document.file.name = _stored(document, file)
    try:
        with acting_as(by, reason="Uploaded"), transaction.atomic():
            document.save()
    except IntegrityError:
        return MinutesDocument.objects.get(sha256=digest), False
    return document, True


def digest_of(file: "File[bytes]") -> str:
    """The SHA-256 of a file, read in chunks."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def plain_name(name: str) -> str:
    """The last part of a file's name without signs that nobody sees or that turn the others round, never a path.

    >>> plain_name("..\\\\minutes\\\\march.docx")
    'march.docx'
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    readable = "".join(sign for sign in last if unicodedata.category(sign) not in NOT_SEEN).strip()
    if len(readable) > LONGEST_NAME:
        readable = readable[: LONGEST_NAME - 20] + readable[-20:]
    return readable if readable.strip(".") else "unnamed"


def _stored(document: MinutesDocument, file: "File[bytes]") -> str:
    """Where the bytes are; a file that an interrupted upload left behind is written anew."""
    storage, path = document.file.storage, kept_path(document, document.name)
    if storage.exists(path):
        with storage.open(path) as before:
            if digest_of(before) == document.sha256:
                return path
        storage.delete(path)
    file.seek(0)
    return storage.save(path, file)
