"""Serve the archive on this computer, set up at the first start."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from council.models import MinutesDocument
from council.sample import record

SAMPLE = Path(settings.BASE_DIR) / "council" / "sample" / "documents"
GUNICORN = [
    "--worker-class",
    "gthread",
    "--threads",
    "4",
    "--limit-request-line",
    "8190",
    "--no-control-socket",
]
"""A search of 5,000 characters is answered by the archive and not refused by its server, which opens no second door."""


class Command(BaseCommand):
    """Migrate, make the administrator, load the sample into an empty archive, and serve."""

    help = "Serve the archive on http://127.0.0.1, with the sample council when the archive is empty."

    def add_arguments(self, parser: CommandParser) -> None:
        """The port, and whether to stop before serving."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="Set up and stop before serving.")
        parser.add_argument("--without-sample", action="store_true", help="Leave an empty archive empty.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up what is missing, say where the archive is, and become the server."""
        if not settings.COUNCIL_LOCAL:
            raise CommandError(
                "This command serves plain HTTP on this computer only and needs COUNCIL_LOCAL=1. "
                "For production see docs/operating.md."
            )
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        password = self._administrator()
        if not options["without_sample"]:
            self._load_sample()
        self.stdout.write(
            f"\n  The archive:  http://127.0.0.1:{options['port']}/\n"
            f"  For clerks:   http://127.0.0.1:{options['port']}/admin/\n"
            f"  User name:    admin\n  Password:     {password}\n\n  Stop it with Ctrl+C.\n"
        )
        self.stdout.flush()
        if not options["prepare_only"]:
            self._serve(options["port"])

    def _administrator(self) -> str:
        """The password of the administrator: made for this installation at the first start."""
        kept = settings.COUNCIL_DATA / "admin-password"
        users = get_user_model().objects
        if users.filter(username="admin").exists():
            return kept.read_text().strip() if kept.exists() else "(as you set it)"
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", password=password)
        kept.touch(mode=0o600)
        kept.write_text(password + "\n")
        return password

    def _load_sample(self) -> None:
        """Load the sample into an empty archive; a loading that was interrupted goes on at the next start."""
        loading = settings.COUNCIL_DATA / "sample-is-loading"
        if MinutesDocument.objects.exists() and not loading.exists():
            return
        self.stdout.write("Loading the minutes of the sample council (once, about a minute)…")
        loading.touch()
        call_command("import_minutes", str(SAMPLE), publish=True, user="admin", stdout=self.stdout)
        record.load(get_user_model().objects.get(username="admin"))
        loading.unlink()

    def _serve(self, port: int) -> None:
        gunicorn = [sys.executable, "-m", "gunicorn", "council.wsgi", "--bind", f"127.0.0.1:{port}"]
        os.execv(sys.executable, [*gunicorn, *GUNICORN])  # noqa: S606
