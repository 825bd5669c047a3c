"""A backup is one file that restores, whole or not at all, into an empty archive."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection

from council.management.commands.restore_archive import unpack
from council.models import AgendaItem, Meeting, MinutesDocument
from council.search import find
from tests.models.factories import (
    make_clerk,
    make_council,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "kept"


@pytest.fixture
def filled():
    make_clerk(username="anna")
    meeting = make_meeting(published=True, venue="Rhìoghachd Hall – “Cabinet Room ‘B’”")
    make_resolution(item=make_item(meeting=meeting, title="Swing bridge £1.2m"))
    make_item(meeting=meeting, restriction="exempt", title="Private words")
    document = make_document(meeting=meeting, lines=("one", "two"))
    document.file.save("x", ContentFile(b"\x00the bytes"), save=True)
    return meeting


def restore_elsewhere(backup: Path, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "restore_archive", str(backup)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "COUNCIL_DATA": str(folder), "COUNCIL_LOCAL": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_backup_restores_every_row_and_file_into_an_empty_sqlite_archive(filled, tmp_path):
    backup = tmp_path / "archive.tar.gz"
    call_command("backup_archive", str(backup))
    result = restore_elsewhere(backup, tmp_path / "new")
    assert result.returncode == 0, result.stderr
    rows = sqlite3.connect(tmp_path / "new" / "archive.sqlite3")
    for table in ("council_meeting", "council_historicalmeeting", "council_agendaitem", "council_sourceline"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert rows.execute(f"SELECT count(*) FROM {table}").fetchone() == cursor.fetchone()
    assert rows.execute("SELECT venue FROM council_meeting").fetchone() == (filled.venue,)
    assert rows.execute("SELECT username FROM auth_user").fetchall() == [("anna",)]
    assert rows.execute(
        "SELECT count(*) FROM council_search WHERE council_search MATCH 'swing'"
    ).fetchone() == (1,)
    assert rows.execute(
        "SELECT count(*) FROM council_search WHERE council_search MATCH 'privat'"
    ).fetchone() == (0,)
    kept = [path for path in (tmp_path / "new" / "files").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [b"\x00the bytes"]


@pytest.mark.django_db(transaction=True)
def test_a_backup_restores_into_this_database_once_it_is_empty(filled, tmp_path, settings):
    backup = tmp_path / "archive.tar.gz"
    before = list(AgendaItem.objects.values_list("pk", "uid", "title", "slug"))
    history = AgendaItem.history.count()
    call_command("backup_archive", str(backup))
    call_command("flush", interactive=False, verbosity=0)
    make_clerk(username="anna")  # whoever set the new archive up
    settings.MEDIA_ROOT = tmp_path / "restored"
    assert not Meeting.objects.exists()
    call_command("restore_archive", str(backup))
    assert get_user_model().objects.count() == 1
    assert list(AgendaItem.objects.values_list("pk", "uid", "title", "slug")) == before
    assert AgendaItem.history.count() == history
    assert MinutesDocument.objects.get().file.read() == b"\x00the bytes"
    assert [hit.title for hit in find("bridge")[0:20]] == ["Swing <mark>bridge</mark> £1.2m"]
    assert make_council().pk > max(Meeting.objects.values_list("committee__council", flat=True))


def test_a_backup_is_not_restored_over_an_archive_that_holds_something(filled, tmp_path):
    backup = tmp_path / "archive.tar.gz"
    call_command("backup_archive", str(backup))
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore_archive", str(backup))


def test_a_damaged_backup_is_refused_and_restores_nothing(filled, tmp_path):
    backup = tmp_path / "archive.tar.gz"
    call_command("backup_archive", str(backup))
    folder = tmp_path / "unpacked"
    with tarfile.open(backup) as tar:
        tar.extractall(folder, filter="data")
    next(path for path in (folder / "files").rglob("*") if path.is_file()).write_bytes(b"other bytes")
    with tarfile.open(backup, "w:gz") as tar:
        tar.add(folder, ".")
    result = restore_elsewhere(backup, tmp_path / "new")
    assert result.returncode != 0
    assert "damaged" in result.stderr
    assert "Traceback" not in result.stderr
    rows = sqlite3.connect(tmp_path / "new" / "archive.sqlite3")
    assert rows.execute("SELECT count(*) FROM council_meeting").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"", b"not a backup", b"PK\x03\x04"])
def test_a_file_that_is_no_backup_is_refused_with_a_sentence(tmp_path, content):
    file = tmp_path / "holiday.jpg"
    file.write_bytes(content)
    with pytest.raises(CommandError, match="is not a backup of this archive"):
        call_command("restore_archive", str(file))


def test_a_backup_that_was_cut_off_is_refused_with_a_sentence(filled, tmp_path):
    backup = tmp_path / "archive.tar.gz"
    call_command("backup_archive", str(backup))
    backup.write_bytes(backup.read_bytes()[:-400])
    with pytest.raises(CommandError, match="is not a backup of this archive"):
        unpack(backup, tmp_path / "new")


def test_a_backup_into_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup_archive", str(tmp_path / "nowhere" / "archive.tar.gz"))


def test_only_who_made_a_backup_can_read_it(filled, tmp_path):
    call_command("backup_archive", tmp_path / "backup.tar.gz")
    assert (tmp_path / "backup.tar.gz").stat().st_mode & 0o077 == 0
