"""Compares what the archive keeps: files with their digests, records with their history, index with record."""

from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import Storage
from django.db.models import Exists, OuterRef

from council.models import MinutesDocument, OfferedFile, Recorded
from council.search import upkeep, vocabulary

from .keeping import digest_of
from .trials import trials

Status = MinutesDocument.Status


def differences() -> Iterator[str]:
    """Everything that is not as it should be, each a sentence."""
    yield from wrong_files()
    yield from unrecorded_rows()
    yield from wrong_entries()


def wrong_files() -> Iterator[str]:
    """Kept files that are missing or changed, and files that no document knows."""
    known = set()
    for document in MinutesDocument.objects.order_by("pk").iterator():
        known.add(document.file.name)
        try:
            with document.file.open("rb") as file:
                digest = digest_of(file)
        except OSError:
            yield f"File of document {document.pk} ({document.name}) is missing: restore it from a backup."
            continue
        if digest != document.sha256:
            yield f"File of document {document.pk} ({document.name}) is not what was uploaded: restore it."
    storage = MinutesDocument._meta.get_field("file").storage
    known |= set(OfferedFile.objects.exclude(file="").values_list("file", flat=True))
    for folder in ("documents", "offered"):
        for path in _paths(storage, folder):
            if path not in known:
                yield f"File {path} belongs to no document."
    read = MinutesDocument.objects.filter(status__in=(Status.READ, Status.INGESTED))
    copies = OfferedFile.objects.copies().filter(document=OuterRef("pk"))
    for document in read.filter(~Exists(copies)).iterator():
        yield f"Document {document.pk} ({document.name}) has no copy for the public: read it again."
    for offered in OfferedFile.objects.exclude(file="").select_related("document").iterator():
        if not offered.is_kept:
            yield f"The {offered} of document {offered.document.pk} is missing: read the document again."


def _paths(storage: Storage, folder: str) -> Iterator[str]:
    if not storage.exists(folder):
        return
    folders, files = storage.listdir(folder)
    yield from sorted(f"{folder}/{file}" for file in files)
    for each in sorted(folders):
        yield from _paths(storage, f"{folder}/{each}")


def unrecorded_rows() -> Iterator[str]:
    """Rows that were changed or deleted by a path that records nothing."""
    for model in apps.get_app_config("council").get_models():
        if not issubclass(model, Recorded):
            continue
        noun = str(model._meta.verbose_name).capitalize()
        for row in model.objects.all().unrecorded():
            yield f"{noun} {row.pk} was changed without a record."
        for pk in _vanished(model):
            yield f"{noun} {pk} was deleted without a record."


def _vanished(model: type[Recorded]) -> list[int]:
    key = model._meta.pk.attname
    entries = model.history.order_by("history_date", "history_id").values_list(key, "history_type")
    last = dict(entries.iterator())
    kept = set(model.objects.values_list("pk", flat=True))
    return sorted(pk for pk, kind in last.items() if kind != "-" and pk not in kept)


def wrong_entries() -> Iterator[str]:
    """Entries of the index that are not what the published record says."""
    for meeting, item in upkeep.differing_entries():
        what = f"agenda item {item}" if item else f"the minutes of meeting {meeting}"
        yield f"Index entry of {what} differs from the published record."
    for pk in upkeep.differing_decisions():
        yield f"The entry of a decision of agenda item {pk} differs from the published record."
    for pk in upkeep.differing_attendance():
        yield f"The attendance entries of meeting {pk} differ from the published record."
    for pk in upkeep.differing_narrow():
        yield f"The narrow entries of meeting {pk} differ from the published record."
    if words := vocabulary.differing():
        yield f"The words of the index differ from its entries: {len(words)}."


def confinement() -> Iterator[str]:
    """What the confined process cannot do on this system, and what it can but should not: one line each."""
    found = list(trials())
    held = sum(trial.holds for trial in found)
    yield f"The confined process: {held} of {len(found)} limits hold."
    yield from (f"  {trial}" for trial in found)
