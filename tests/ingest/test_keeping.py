"""Every uploaded file is kept byte for byte under its SHA-256."""

import pytest
from django.core.files.base import ContentFile

from council.ingest import keep, read
from council.ingest.keeping import plain_name
from council.models import MinutesDocument
from tests.ingest.readings import digest
from tests.models.factories import make_clerk

pytestmark = pytest.mark.django_db


def kept(data, name="minutes.txt", by=None):
    return keep(ContentFile(data), name=name, by=by)


def test_a_file_is_kept_byte_for_byte_with_its_digest_and_who_uploaded_it():
    clerk, data = make_clerk(), b"MINUTES\r\n\x93quoted\x94\x00"
    document, is_new = kept(data, by=clerk)
    assert (is_new, document.sha256, document.size) == (True, digest(data), len(data))
    assert document.file.open("rb").read() == data
    assert document.uploaded_by == clerk
    assert (document.history.count(), document.history.get().history_user) == (1, clerk)


def test_the_same_bytes_under_another_name_are_the_document_that_was_kept_before():
    first, _ = kept(b"the same bytes", name="march.txt")
    again, is_new = kept(b"the same bytes", name="april.txt")
    assert (again, is_new, again.name) == (first, False, "march.txt")
    assert MinutesDocument.objects.count() == 1


def test_a_file_that_an_interrupted_upload_left_half_written_is_written_anew():
    data = b"all of the words"
    storage = MinutesDocument._meta.get_field("file").storage
    sha256 = digest(data)
    storage.save(f"documents/{sha256[:2]}/{sha256}", ContentFile(b"all of"))
    document, _ = kept(data)
    assert document.file.open("rb").read() == data


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("march.docx", "march.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\minutes\\march.docx", "march.docx"),
        ("line\nbreak\x00.txt", "linebreak.txt"),
        ("minutes\u202exdocx.txt\u2028\x85", "minutesxdocx.txt"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_a_files_name_is_never_a_path(given, plain):
    assert plain_name(given) == plain


def test_a_very_long_name_keeps_its_ending():
    assert len(plain_name("m" * 400 + ".docx")) == 255
    assert plain_name("m" * 400 + ".docx").endswith(".docx")


def test_an_empty_file_is_kept_and_says_what_to_do():
    document = read(kept(b"")[0])
    assert document.status == "unreadable"
    assert "empty (0 bytes)" in document.message


def test_a_file_over_the_limit_is_kept_and_says_what_to_do(settings):
    settings.DOCUMENT_MAX_BYTES = 10
    document = read(kept(b"eleven byte")[0])
    assert (document.status, document.size) == ("unreadable", 11)
    assert "larger than the 10" in document.message


def test_a_kept_file_that_went_missing_is_a_message():
    document, _ = kept(b"soon gone")
    document.file.storage.delete(document.file.name)
    assert "missing" in read(document).message
