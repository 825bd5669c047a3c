"""The index at size: python -m benchmarks.search [ITEMS], on a new SQLite database or on the one that
DATABASE_URL or COUNCIL_DATA names, which is filled with an invented archive when it is empty."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

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
NARROWED = {
    "": Filters(),
    "  committees, years": Filters(committees=(1, 2, 3), years=(2012, 2015)),
    "  kind, approval": Filters(kinds=("business",), approvals=("unconfirmed",)),
}
MEASURED: dict[str, tuple[str, Callable[[Results], object]]] = {
    "count": ("newest", lambda results: results.count()),
    "newest 20": ("newest", lambda results: results[:20]),
    "best 20": ("relevance", lambda results: results[:20]),
    "facets": ("newest", lambda results: results.facets()),
}
ROUNDS = 15


def main() -> None:
    """Fill the database if it is empty and print the table."""
    call_command("migrate", verbosity=0)
    if not AgendaItem.objects.exists():
        items = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
        call_command("make_archive", meetings=items // ITEMS_A_MEETING)
    print(f"{AgendaItem.objects.count():,} items on {connection.vendor}")
    print(f"{'p50 / p95 in ms':24}" + "".join(f"{name:>16}" for name in MEASURED))
    for name, q in QUERIES.items():
        for narrowed, filters in NARROWED.items():
            cells = (cell(q, filters, order, look) for order, look in MEASURED.values())
            print(f"{narrowed or name:24}" + "".join(f"{each:>16}" for each in cells))


def cell(q: str, filters: Filters, order: str, look: Callable[[Results], object]) -> str:
    """The median and the 95th percentile of looking at new results."""
    times = []
    for _ in range(ROUNDS):
        results = find(q, filters, order=order)
        start = time.perf_counter()
        look(results)
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


if __name__ == "__main__":
    main()
