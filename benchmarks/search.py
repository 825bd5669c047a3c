"""The index at size: python -m benchmarks.search [ITEMS], on a new SQLite database or on the one that
DATABASE_URL names, which is filled when it is empty."""

import datetime
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("COUNCIL_LOCAL", "1")
os.environ.setdefault("COUNCIL_DATA", tempfile.mkdtemp(prefix="council-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 (Django is set up above)
from django.db import connection, models  # noqa: E402
from django.utils import timezone  # noqa: E402

from council.models import AgendaItem, Committee, Council, Meeting  # noqa: E402
from council.search import Filters, Results, find, upkeep  # noqa: E402

COMMITTEES, ITEMS_A_MEETING, WORDS_AN_ITEM, VOCABULARY = 40, 20, 200, 30_000
SHARES = {"bridge": 0.6, "gritting": 0.3, "allotment": 0.05, "ferry": 0.005, "wherryman": 0.0002}
QUERIES = {
    "rare word": "wherryman",
    "word of 0.5 %": "ferry",
    "word of 5 %": "allotment",
    "word of 60 %": "bridge",
    "two common words": "bridge gritting",
    "one without another": "bridge -gritting",
    "common or rare": "bridge OR wherryman",
    "phrase": '"bridge gritting"',
    "beginning": "bri*",
    "filters alone": "",
}
NARROWED = {
    "": Filters(),
    "  committees, years": Filters(committees=(1, 2, 3), years=(2012, 2015)),
    "  kind, approval": Filters(kinds=("motion",), approvals=("unconfirmed",)),
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
        seconds = fill(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
        print(f"{AgendaItem.objects.count():,} items indexed in {seconds:.0f} s on {connection.vendor}")
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


def fill(size: int) -> float:
    """Write published meetings with as many items and index them; the seconds that the index took."""
    source = random.Random(11)
    council = Council.objects.create(name="Marlbridge Borough Council")
    committees = [Committee.objects.create(council=council, name=f"Panel {n}") for n in range(COMMITTEES)]
    meetings = list(written_meetings(committees, size // ITEMS_A_MEETING, source))
    seconds = 0.0
    for at in range(0, len(meetings), upkeep.BATCH):
        batch = meetings[at : at + upkeep.BATCH]
        models.QuerySet(AgendaItem).bulk_create(
            item for each in batch for item in written_items(each, source)
        )
        start = time.perf_counter()
        upkeep.index_meetings(meeting.pk for meeting in batch)
        seconds += time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seconds


def written_meetings(committees: list[Committee], count: int, source: random.Random) -> Iterator[Meeting]:
    """Published meetings over sixteen years, some committees meeting more often."""
    rows = (
        Meeting(
            committee=committees[min(int(source.paretovariate(1)) - 1, COMMITTEES - 1)],
            date=datetime.date(2010, 1, 1) + datetime.timedelta(days=source.randrange(16 * 365)),
            sitting=number + 1,
            publication=Meeting.Publication.PUBLISHED,
            first_published_at=timezone.now(),
        )
        for number in range(count)
    )
    yield from models.QuerySet(Meeting).bulk_create(rows)


def written_items(meeting: Meeting, source: random.Random) -> Iterator[AgendaItem]:
    """Items of believable length, in words that follow Zipf's law."""
    for position in range(1, ITEMS_A_MEETING + 1):
        words = [f"wo{int(VOCABULARY ** source.random()):x}" for _ in range(WORDS_AN_ITEM)]
        words += [word for word, share in SHARES.items() if source.random() < share]
        source.shuffle(words)
        yield AgendaItem(
            meeting=meeting,
            position=position,
            slug=str(position),
            title=" ".join(source.sample(words, 5)),
            paragraphs=[{"kind": "text", "label": None, "text": " ".join(words), "lines": [1, 1]}],
        )


if __name__ == "__main__":
    main()
