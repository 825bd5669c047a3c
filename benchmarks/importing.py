"""Importing structured rows with their history and their place in the index: python -m benchmarks.importing [--meetings N].

The rows are invented first; what is measured is `council.ingest.bulk`, into a new SQLite database, and the same
rows again. On a busy machine the processor's time tells more than the clock's.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .archives import environment

MEETINGS = 2_000
AT_ONCE = 800
A_SECOND, FASTER = 5_000, 10


def measured(action: Callable[[], object]) -> tuple[float, float]:
    """The seconds that it takes by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - clock, time.process_time() - processor


def main(meetings: int = MEETINGS) -> None:
    """Import, import again, and print both beside their goals."""
    with tempfile.TemporaryDirectory(prefix="council-bench-") as folder:
        os.environ.update(environment(Path(folder)))
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        report(meetings)


def report(meetings: int) -> None:
    """The table."""
    from django.core.management import call_command

    from council.ingest.bulk import import_meetings
    from council.sample.invented.archive import Making, wish_for

    call_command("migrate", verbosity=0)
    making = Making(wish_for(None, None, None), meetings)
    making.set_up()
    rows = [making.invented(sitting) for sitting in making.missing()]
    items = sum(len(row.get("items", ())) for row in rows)

    def everything() -> None:
        for start in range(0, len(rows), AT_ONCE):
            import_meetings(rows[start : start + AT_ONCE], reason=making.wish.mark)

    print(f"\nImporting {len(rows):,} meetings with {items:,} items as structured rows, with their index")
    first, again = measured(everything), measured(everything)
    for name, (clock, processor) in (("new", first), ("the same again", again)):
        print(
            f"  {name:16}{clock:7.1f} s {items / clock:9,.0f} items a second"
            f"   (of the processor {processor:6.1f} s {items / processor:9,.0f})"
        )
    rate, faster = items / first[0], first[0] / again[0]
    print(f"  new: {rate:,.0f} items a second{'!' if rate < A_SECOND else ''} (goal {A_SECOND:,})")
    print(f"  the same again: {faster:.1f} x faster{'!' if faster < FASTER else ''} (goal {FASTER})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=MEETINGS)
    main(parser.parse_args().meetings)
