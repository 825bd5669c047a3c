"""Compares files, records and index, and reports what differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from council.ingest.checking import confinement, differences


class Command(BaseCommand):
    """Check the archive."""

    help = (
        "Compare the kept files, the records with their history and the index; exit 1 when anything differs."
    )

    def handle(self, **_: Any) -> None:
        """Check and report."""
        for line in confinement():
            self.stdout.write(line)
        found = list(differences())
        for difference in found:
            self.stdout.write(difference)
        if found:
            raise CommandError(f"{len(found)} {'thing differs' if len(found) == 1 else 'things differ'}.")
        self.stdout.write("Files, records and index agree.")
