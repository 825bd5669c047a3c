"""Importing many files: resumable, idempotent, and honest about what could not be read."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from council.ingest.importing import Import
from council.ingest.sources import files_in
from council.models import Meeting, MinutesDocument
from tests.ingest.test_copying import history_size
from tests.models.factories import make_clerk, make_meeting

pytestmark = pytest.mark.django_db

MINUTES = """MARLBRIDGE BOROUGH COUNCIL

HIGHWAYS PANEL

Minutes of the meeting held on Tuesday, {day} at 6.30 pm in the Old Corn Exchange, Marlbridge

Present:

Councillor B Tallowick (Chair)
Councillor J Quennell

1.   Apologies for Absence

Apologies were received from Councillor Osgathorpe.

2.   Winter Gritting Review

The Panel considered a report on the winter gritting routes.

Resolved: That the winter gritting routes be approved.

3.   Market Place Parking

The Panel noted the results of the parking survey.
"""


def minutes_on(day):
    return MINUTES.format(day=day).encode()


def run(*paths, **options):
    out = io.StringIO()
    try:
        call_command("import_minutes", *map(str, paths), stdout=out, **options)
        code = 0
    except CommandError as error:
        out.write(str(error))
        code = 1
    return code, out.getvalue()


def counts(said):
    rows = (line.rsplit(maxsplit=1) for line in said.splitlines() if line[-1:].isdigit())
    return {row[0]: int(row[1]) for row in rows if len(row) == 2}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "march.txt").write_bytes(minutes_on("4 March 2025"))
    (tmp_path / "2025" / "may.txt").write_bytes(minutes_on("6 May 2025"))
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    return tmp_path


def test_a_folder_is_imported_with_what_lies_in_it_and_ends_with_a_table(folder):
    code, said = run(folder)
    assert code == 0
    assert counts(said) == {
        "new": 2,
        "unchanged": 0,
        "needs review": 0,
        "unreadable": 0,
        "published now": 0,
    }
    assert sorted(map(str, Meeting.objects.all())) == [
        "HIGHWAYS PANEL, 4 March 2025",
        "HIGHWAYS PANEL, 6 May 2025",
    ]


def test_importing_again_writes_nothing_and_starts_no_process(folder, monkeypatch):
    run(folder)
    before = history_size()
    monkeypatch.setattr("sys.executable", "/nowhere")
    code, said = run(folder)
    assert (code, counts(said)["unchanged"], history_size()) == (0, 2, before)


def test_an_import_that_was_broken_off_goes_on_where_it_stopped(folder):
    next(Import().take(files_in([folder])))
    said = counts(run(folder)[1])
    assert (said["unchanged"], said["new"]) == (1, 1)
    assert Meeting.objects.count() == 2


def test_publishing_needs_a_named_person_and_then_makes_public(folder):
    assert "add --as USER" in run(folder, publish=True)[1]
    assert not MinutesDocument.objects.exists()
    clerk = make_clerk(username="ida")
    code, said = run(folder, publish=True, user="ida")
    assert (code, counts(said)["published now"]) == (0, 2)
    assert {meeting.published_by for meeting in Meeting.objects.published()} == {clerk}


def test_what_was_imported_before_is_published_on_request_but_not_what_was_held_back(folder):
    make_clerk(username="ida")
    run(folder)
    held = Meeting.objects.first()
    held.set_publication(Meeting.Publication.ON_HOLD)
    assert counts(run(folder, publish=True, user="ida")[1])["published now"] == 1
    held.refresh_from_db()
    assert held.publication == "on_hold"


def test_what_cannot_be_read_is_kept_listed_and_fails_the_command(folder):
    (folder / "photo.docx").write_bytes(b"GIF89a" + b"\x00" * 100)
    (folder / "empty.txt").write_bytes(b"")
    code, said = run(folder)
    assert (code, counts(said)["unreadable"], counts(said)["new"]) == (1, 2, 2)
    assert "photo.docx" in said
    assert "empty (0 bytes)" in said
    assert MinutesDocument.objects.filter(status="unreadable").count() == 2


def test_what_needs_an_answer_is_listed_with_the_question(folder):
    (folder / "again.txt").write_bytes(minutes_on("4 March 2025") + b"\nA line more.\n")
    said = run(folder)[1]
    assert counts(said)["needs review"] == 1
    assert "What is this one?" in said


def announced(folder):
    """A meeting that was public as scheduled before its minutes came."""
    run(folder / "2025" / "march.txt")
    meeting = make_meeting(
        committee=Meeting.objects.get().committee,
        date=datetime.date(2025, 5, 6),
        status=Meeting.Status.SCHEDULED,
        published=True,
    )
    assert not meeting.items.exists()
    return meeting


def test_minutes_of_a_public_meeting_become_public_only_in_somebodys_name(folder):
    meeting = announced(folder)
    said = run(folder)[1]
    assert counts(said)["needs review"] == 1
    assert "public at once" in said
    assert not meeting.items.exists()
    make_clerk(username="ida")
    assert counts(run(folder, user="ida")[1])["new"] == 1
    meeting.refresh_from_db()
    assert (meeting.status, meeting.items.exclude(slug="").count()) == ("held", 3)


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_zip_is_imported_and_its_names_are_never_paths(tmp_path):
    path = zipped(tmp_path / "minutes.zip", {"../../march.txt": minutes_on("4 March 2025")})
    assert run(path)[0] == 0
    assert MinutesDocument.objects.get().name == "march.txt"


def test_what_a_zip_does_not_give_is_listed_and_the_rest_is_imported(tmp_path):
    files = {"inner.zip": b"PK", "2025/march.txt": minutes_on("4 March 2025"), "bomb.txt": b"\0" * 30_000_000}
    path = zipped(tmp_path / "minutes.zip", files)
    status, said = run(path)
    assert (status, MinutesDocument.objects.get().name) == (1, "march.txt")
    assert f"{path}/inner.zip\n    A zip inside a zip is not opened: unpack it first." in said
    assert f"{path}/bomb.txt\n    This file of the zip unpacks to far more" in said


def test_the_web_process_never_opens_a_zip(tmp_path, monkeypatch):
    path = zipped(tmp_path / "minutes.zip", {"march.txt": minutes_on("4 March 2025")})
    monkeypatch.setattr("zipfile.ZipFile", lambda *_, **__: pytest.fail("opened"))
    assert run(path)[0] == 0


def test_a_damaged_zip_is_a_message(tmp_path):
    path = tmp_path / "minutes.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    assert [(each.name, each.file) for each in files_in([path])] == [(str(path), None)]
    assert "damaged" in next(files_in([path])).refusal


def test_a_path_that_does_not_exist_is_said(tmp_path):
    assert "There is no" in run(tmp_path / "nowhere")[1]


def check():
    out = io.StringIO()
    try:
        call_command("check_archive", stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


def test_a_sound_archive_agrees_with_itself(folder):
    make_clerk(username="ida")
    run(folder, publish=True, user="ida")
    said = check()
    assert "Files, records and index agree." in said
    assert "limits hold." in said
    assert "  memory (768 MB): " in said


def test_every_kind_of_difference_is_found(folder):
    make_clerk(username="ida")
    run(folder, publish=True, user="ida")
    first, second = MinutesDocument.objects.order_by("pk")
    storage = first.file.storage
    storage.delete(first.file.name)
    Path(second.file.path).write_bytes(b"other words")
    storage.save("documents/zz/stray", ContentFile(b"stray"))
    meeting = Meeting.objects.first()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE council_meeting SET venue = 'elsewhere' WHERE id = %s", [meeting.pk])
        cursor.execute("UPDATE council_agendaitem SET title = 'Altered' WHERE meeting_id = %s", [meeting.pk])
    said = check()
    assert "is missing: restore" in said
    assert "is not what was uploaded" in said
    assert "documents/zz/stray belongs to no document" in said
    assert f"Meeting {meeting.pk} was changed without a record." in said
    assert "Index entry of agenda item" in said
