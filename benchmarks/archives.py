"""Invented archives for benchmarks: made once in the folder that COUNCIL_BENCH names, else in one thrown away."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
ITEMS_A_MEETING = 10
DOCUMENTED = 2
"""Of a hundred meetings so many have a document, among them a long one."""


@contextmanager
def folder() -> Iterator[Path]:
    """Where the archives are kept from one run to the next, or a temporary folder."""
    kept = os.environ.get("COUNCIL_BENCH")
    if kept:
        Path(kept).mkdir(parents=True, exist_ok=True)
        yield Path(kept)
        return
    with tempfile.TemporaryDirectory(prefix="council-bench-") as thrown_away:
        yield Path(thrown_away)


def environment(at: Path) -> dict[str, str]:
    """The environment of a process that works on the archive in a folder, on SQLite."""
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return inherited | {
        "COUNCIL_DATA": str(at),
        "COUNCIL_LOCAL": "1",
        "DJANGO_SETTINGS_MODULE": "council.settings",
    }


def archive(at: Path, items: int) -> dict[str, str]:
    """The environment of an archive with about so many agenda items; what is there already is not made again."""
    surroundings = environment(at / str(items))
    meetings = ["--meetings", str(items // ITEMS_A_MEETING), "--with-documents", str(DOCUMENTED)]
    for command in (["migrate"], ["collectstatic", "--no-input"], ["make_archive", "--seed", "1", *meetings]):
        done = manage(command, surroundings)
        if command[0] == "make_archive":
            print(f"  {items:,} items: {done.strip()}")
    return surroundings


def manage(command: list[str], surroundings: dict[str, str]) -> str:
    """What a command of the archive says; its progress and errors are shown."""
    run = [sys.executable, "manage.py", *command]
    return subprocess.run(
        run, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
