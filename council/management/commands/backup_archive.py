"""Write the whole archive, database and files, into one file."""

import gzip
import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, models, transaction
from django.utils import timezone

LEFT_OUT = {
    "sessions.session",
    "contenttypes.contenttype",
    "auth.permission",
    "council.archive",
    "council.attendanceentry",
    "council.decisionentry",
    "council.searchentry",
    "council.searchword",
}
"""Made anew by migrations, by the index or by signing in."""


class Command(BaseCommand):
    """The backup holds no trace of the database engine: it restores into SQLite and PostgreSQL alike."""

    help = (
        "Write database and files into one .tar.gz file, readable by any database that the archive runs on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write beside the target and move into place, so that a broken backup never looks whole."""
        target: Path = options["file"]
        if not target.parent.is_dir():
            raise CommandError(f"There is no folder {target.parent}: make it first, or choose another place.")
        unfinished = target.with_name(target.name + ".unfinished")
        rows, files = write_backup(unfinished)
        unfinished.replace(target)
        self.stdout.write(f"{target}: {rows} rows and {files} files, {target.stat().st_size:,} bytes.")


def write_backup(target: Path) -> tuple[int, int]:
    """Write the backup and give the number of rows and files in it."""
    target.touch(mode=0o600)  # it holds what is not public
    with tempfile.TemporaryDirectory() as folder, tarfile.open(target, "w:gz") as tar:
        database = Path(folder) / "database.jsonl.gz"
        rows = _write_rows(database)
        kept = sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
        manifest = {
            "archive": "council committee web archive",
            "format": 1,
            "made_at": timezone.now().isoformat(),
            "rows": rows,
            "database_sha256": _digest(database),
            "files": {str(path.relative_to(settings.MEDIA_ROOT)): _digest(path) for path in kept},
        }
        _add_text(tar, "manifest.json", json.dumps(manifest, indent=1))
        tar.add(database, "database.jsonl.gz")
        for path in kept:
            tar.add(path, f"files/{path.relative_to(settings.MEDIA_ROOT)}")
    return rows, len(kept)


def _write_rows(target: Path) -> int:
    count = 0

    def counted() -> Iterator[models.Model]:
        nonlocal count
        for model in backed_up_models():
            for row in model._base_manager.order_by("pk").iterator(chunk_size=2000):
                count += 1
                yield row

    outermost = not connection.in_atomic_block
    with transaction.atomic(), gzip.open(target, "wt", encoding="utf-8") as stream:
        if connection.vendor == "postgresql" and outermost:
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        serializers.serialize("jsonl", counted(), stream=stream, use_natural_foreign_keys=True)
    return count


def backed_up_models() -> list[type[models.Model]]:
    """Every model that cannot be made anew, referred-to models first."""
    from django.core.serializers import sort_dependencies

    wanted = [(config, None) for config in apps.get_app_configs()]
    return [
        model
        for model in sort_dependencies(wanted)
        if model._meta.label_lower not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    data = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    tar.addfile(entry, io.BytesIO(data))
