"""`make bench`: every ratio in one run; COUNCIL_BENCH names a folder that keeps the archives for the next.

Each part runs in a process of its own, so that none changes what the next one measures and one that breaks off does
not take the others with it. A mark `!` stands behind every figure that misses its goal.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.archives import ROOT, archive, folder

SMALLEST = 100_000
"""So many items has the archive whose pages are always measured."""


def main() -> None:
    """Run every part; tells at the end which of them broke off."""
    with folder() as at:
        parts = {
            "reading": [],
            "importing": [],
            "pages": ["--items", *map(str, sizes(at))],
            "search": [],
        }
        surroundings = dict(os.environ) | {"COUNCIL_BENCH": str(at)}
        broken = [name for name, asked in parts.items() if not ran(name, asked, at, surroundings)]
    if broken:
        sys.exit(f"Broke off: {', '.join(broken)}.")


def sizes(at: Path) -> list[int]:
    """The smallest archive, and the largest that is kept, beside which pages must hardly cost more."""
    kept = (int(each.name) for each in at.iterdir() if each.name.isdigit())
    return sorted({SMALLEST, max(kept, default=SMALLEST)})


def ran(name: str, asked: list[str], at: Path, surroundings: Mapping[str, str]) -> bool:
    """Run one part to its end; searches are asked of the largest archive."""
    print(f"\n== {name}", flush=True)
    if name == "search":
        surroundings = archive(at, sizes(at)[-1])
    run = [sys.executable, "-m", f"benchmarks.{name}", *asked]
    return subprocess.run(run, cwd=ROOT, env=surroundings, check=False).returncode == 0


main()
