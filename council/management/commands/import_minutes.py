"""Reads files, folders and zips of minutes into the archive; can be stopped and started again."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from council.ingest.importing import OUTCOMES, REVIEW, UNREADABLE, Import
from council.ingest.sources import count_files, files_in
from council.models.planning import gather_statistics


class Command(BaseCommand):
    """Import minutes."""

    help = "Import minutes: files, folders and zips. What is in the archive already is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what to import and what to do with it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="A file, a folder or a zip.")
        parser.add_argument("--publish", action="store_true", help="Publish what has nothing blocking.")
        parser.add_argument("--as", dest="user", metavar="USER", help="The user who imports and publishes.")
        parser.add_argument(
            "--council", default="", metavar="NAME", help="Whose the minutes are, where they do not say."
        )

    def handle(self, *, paths: list[Path], publish: bool, user: str | None, council: str, **_: Any) -> None:
        """Import, work out people, publish, report."""
        by = self._user(user, publish=publish)
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"There is no {', '.join(missing)}.")
        run = Import(by=by, council=council)
        bar = tqdm(
            run.take(files_in(paths)),
            total=count_files(paths),
            unit="file",
            file=sys.stderr,
            disable=not sys.stderr.isatty(),
        )
        for outcome in bar:
            bar.set_postfix_str(Path(outcome.name).name[:40])
        run.settle_people()
        published = run.publish(by=by) if publish and by else 0
        gather_statistics()
        self._report(run, published)

    def _user(self, name: str | None, *, publish: bool) -> Any:
        if name is None:
            if publish:
                raise CommandError("Publishing is a decision of a named person: add --as USER.")
            return None
        users = get_user_model().objects
        try:
            return users.get_by_natural_key(name)
        except get_user_model().DoesNotExist:
            raise CommandError(f"There is no user {name}.") from None

    def _report(self, run: Import, published: int) -> None:
        for heading in (REVIEW, UNREADABLE):
            self._list(heading, [each for each in run.outcomes if each.became == heading])
        counts = Counter(each.became for each in run.outcomes)
        for became in OUTCOMES:
            self.stdout.write(f"{became:<14}{counts[became]:>7}")
        self.stdout.write(f"{'published now':<14}{published:>7}")
        if counts[UNREADABLE]:
            files = "1 file" if counts[UNREADABLE] == 1 else f"{counts[UNREADABLE]} files"
            raise CommandError(f"{files} could not be read.")

    def _list(self, heading: str, outcomes: list[Any]) -> None:
        if not outcomes:
            return
        self.stdout.write(f"{heading.capitalize()}:")
        for outcome in outcomes:
            self.stdout.write(f"  {outcome.name}")
            for reason in outcome.reasons:
                self.stdout.write(f"    {reason}")
        self.stdout.write("")
