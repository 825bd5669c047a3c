"""Put a backup into an empty archive."""

import gzip
import hashlib
import json
import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import serializers
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.color import no_style
from django.db import connection, transaction

from council.management.commands.backup_archive import backed_up_models
from council.models import Archive, Council, MinutesDocument
from council.models.planning import gather_statistics
from council.search import upkeep


class Command(BaseCommand):
    """Checks every digest before it writes, and writes all or nothing."""

    help = "Restore a backup into an empty archive, whichever database it was made from."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, check, load the rows and files, make the index anew."""
        call_command("migrate", verbosity=0)
        if MinutesDocument.objects.exists() or Council.objects.exists():
            raise CommandError(
                "The archive is not empty. Restore into an empty one: another COUNCIL_DATA folder or database."
            )
        with tempfile.TemporaryDirectory() as folder:
            manifest = unpack(options["file"], Path(folder))
            rows = _load(Path(folder) / "database.jsonl.gz")
            _put_files(Path(folder) / "files")
        if rows != manifest["rows"]:
            raise CommandError(f"The backup says {manifest['rows']} rows, but {rows} were restored.")
        self.stdout.write(f"Restored {rows} rows and {len(manifest['files'])} files.")


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack a backup and check every digest in its manifest."""
    try:
        with tarfile.open(source) as tar:
            tar.extractall(folder, filter="data")
        manifest = json.loads((folder / "manifest.json").read_text())
    except (OSError, EOFError, zlib.error, tarfile.TarError, ValueError) as error:
        raise CommandError(f"{source} is not a backup of this archive: {error}") from error
    expected = {"database.jsonl.gz": manifest["database_sha256"]}
    expected |= {f"files/{name}": digest for name, digest in manifest["files"].items()}
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise CommandError(f"{source} is damaged: {name} is missing or differs. Nothing was restored.")
    return manifest


def _load(database: Path) -> int:
    rows = 0
    with transaction.atomic():
        for made_by_setting_up in (get_user_model(), Group):
            made_by_setting_up.objects.all().delete()
        with gzip.open(database, "rt", encoding="utf-8") as stream:
            for row in serializers.deserialize("jsonl", stream):
                row.save()
                rows += 1
        connection.check_constraints()
        for statement in connection.ops.sequence_reset_sql(no_style(), backed_up_models()):
            connection.cursor().execute(statement)
        Archive.objects.rise()
        upkeep.rebuild()
        gather_statistics()
    return rows


def _put_files(folder: Path) -> None:
    if folder.is_dir():
        shutil.copytree(folder, settings.MEDIA_ROOT, dirs_exist_ok=True)
