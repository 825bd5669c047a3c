"""Makes an archive of invented councils at any size, the same for the same seed."""

import datetime
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from council.sample.invented.archive import Making, NotOurs, wish_for


class Command(BaseCommand):
    """Invent an archive."""

    help = (
        "Fill an empty archive with invented councils, published and indexed: for demonstrations and benchmarks. "
        "Run again with more meetings it adds them; it never touches an archive that holds anything else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, and of which seed."""
        parser.add_argument("--meetings", type=int, required=True, metavar="N", help="So many in all.")
        parser.add_argument("--seed", type=int, metavar="S", help="The same seed, the same words (1).")
        parser.add_argument(
            "--councils", type=int, metavar="K", help="Of so many councils; else as many as suit N."
        )
        parser.add_argument(
            "--with-documents", type=int, default=0, metavar="PERCENT", dest="documented",
            help="So many of a hundred meetings get a file with its lines (0): a few milliseconds each.",
        )  # fmt: skip
        parser.add_argument(
            "--today", type=datetime.date.fromisoformat, metavar="DATE",
            help="The day on which the archive stands: later meetings are only scheduled.",
        )  # fmt: skip

    def handle(self, *, meetings: int, documented: int, **options: Any) -> None:
        """Make what is missing and say how long it took."""
        start = time.perf_counter()
        if meetings < 1 or (options["councils"] or 1) < 1:
            raise CommandError("There must be at least one meeting and one council.")
        try:
            wish = wish_for(options["seed"], options["councils"], options["today"])
            making = Making(wish, meetings, documented=documented)
            making.set_up()
            missing = making.missing()
        except (NotOurs, ValueError) as reason:
            raise CommandError(str(reason)) from None
        bar = tqdm(total=len(missing), unit="meeting", file=sys.stderr, disable=not sys.stderr.isatty())
        for added in making.make(missing):
            bar.update(added)
        bar.close()
        seconds = time.perf_counter() - start
        self.stdout.write(
            f"{len(missing):,} meetings with {making.items:,} items added in {seconds:.1f} s"
            f" ({making.items / seconds:,.0f} items a second); {wish.mark}."
        )
