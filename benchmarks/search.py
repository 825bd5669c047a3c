"""The index at size: python -m benchmarks.search [ITEMS] [--every], on the archive that COUNCIL_DATA or DATABASE_URL
names, or on a new one of so many items (1,000,000) that is thrown away.

Each search is counted and its first page is found with its passages, as the page of a search does: the 95th
percentile of that stands beside its goal. `--every` shows what each part of other searches takes.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("COUNCIL_LOCAL", "1")
os.environ.setdefault("COUNCIL_DATA", tempfile.mkdtemp(prefix="council-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (Django is set up above)
from django.db import connection  # noqa: E402

from council.models import AgendaItem  # noqa: E402
from council.search import Filters, Results, find  # noqa: E402

from .archives import ITEMS_A_MEETING  # noqa: E402

PAGE = 15
SLOWER = 3
"""PostgreSQL may take so many times longer than SQLite."""
PLACES = Filters(committees=(1, 2, 3), years=(2012, 2015))
STATES = Filters(kinds=("business",), approvals=("unconfirmed",))
GOALS: dict[str, tuple[str, Filters, str, float]] = {
    "rare word": ("wherryman", Filters(), "newest", 3),
    "common word, newest first": ("bridge", Filters(), "newest", 8),
    "common word, by relevance": ("bridge", Filters(), "relevance", 25),
    "phrase": ('"road safety audit"', Filters(), "newest", 40),
    "beginning of a word": ("bri*", Filters(), "newest", 40),
    "filters: committees, years": ("bridge", PLACES, "newest", 30),
    "filters: kind, approval": ("bridge", STATES, "newest", 30),
    "filters: outcome, year": ("bridge", Filters(outcomes=("agreed",), years=(2015,)), "newest", 30),
    "filters: councillor": ("bridge", Filters(councillors=(5,)), "newest", 30),
}
"""What is searched for, and the milliseconds on SQLite that it may take."""
QUERIES = {
    "rare word": "wherryman",
    "word of 0.5 %": "ferry",
    "word of 5 %": "allotment",
    "word of 60 %": "bridge",
    "two common words": "bridge gritting",
    "one without another": "bridge -gritting",
    "common or rare": "bridge OR wherryman",
    "phrase": '"road safety audit"',
    "beginning": "bri*",
    "filters alone": "",
}
NARROWED = {"": Filters(), "  committees, years": PLACES, "  kind, approval": STATES}
MEASURED: dict[str, tuple[str, Callable[[Results], object]]] = {
    "count": ("newest", lambda results: results.count()),
    "newest page": ("newest", lambda results: results[:PAGE]),
    "best page": ("relevance", lambda results: results[:PAGE]),
    "facets": ("newest", lambda results: results.facets()),
}
WARMING, ROUNDS, FEW_ROUNDS = 5, 60, 15


def main() -> None:
    """Make an archive where there is none, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--every", action="store_true")
    asked = parser.parse_args()
    if not _is_there():
        call_command("migrate", verbosity=0)
        call_command("make_archive", meetings=asked.items // ITEMS_A_MEETING)
    print(f"\nSearching {AgendaItem.objects.count():,} agenda items on {connection.vendor}")
    report()
    if asked.every:
        every()


def _is_there() -> bool:
    """Whether there is an archive, which is only read then."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    has_table = AgendaItem._meta.db_table in connection.introspection.table_names()
    return has_table and AgendaItem.objects.exists()


def report() -> None:
    """Each search beside its goal; all are asked in turn, so that a busy machine slows all of them alike."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in GOALS}
    for turn in range(-WARMING, ROUNDS):
        for name, (q, filters, order, _) in GOALS.items():
            spent = _spent(find(q, filters, order=order), lambda results: (results.count(), results[:PAGE]))
            if turn >= 0:
                times[name].append(spent)
    print(f"{'milliseconds':28}{'median':>9}{'p95':>9}{'goal':>7}{'processor':>12}")
    for name, (*_, goal) in GOALS.items():
        by_clock, of_processor = zip(*times[name], strict=True)
        most = goal * (SLOWER if connection.vendor == "postgresql" else 1)
        p95 = statistics.quantiles(by_clock, n=20)[-1]
        cells = (
            f"{statistics.median(by_clock):9.1f}{p95:9.1f}{most:7.0f}{statistics.median(of_processor):12.1f}"
        )
        print(f"  {name:26}{cells}{'  !' if p95 > most else ''}")


def every() -> None:
    """What each part of other searches takes: its median and 95th percentile."""
    print(f"{'p50 / p95 in ms':24}" + "".join(f"{name:>16}" for name in MEASURED))
    for name, q in QUERIES.items():
        for narrowed, filters in NARROWED.items():
            cells = (_cell(q, filters, order, look) for order, look in MEASURED.values())
            print(f"{narrowed or name:24}" + "".join(f"{each:>16}" for each in cells))


def _cell(q: str, filters: Filters, order: str, look: Callable[[Results], object]) -> str:
    times = [_spent(find(q, filters, order=order), look)[0] for _ in range(FEW_ROUNDS)]
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


def _spent(results: Results, look: Callable[[Results], object]) -> tuple[float, float]:
    """The milliseconds that it takes to look at new results, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    look(results)
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


if __name__ == "__main__":
    main()
