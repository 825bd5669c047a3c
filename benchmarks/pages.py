"""The cost of public pages beside an empty Django view: gunicorn, 2 sync workers, SQLite, loopback."""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 150


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve a WSGI application and give its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=os.environ | environment)
    try:
        for _ in range(200):
            try:
                get(port, "/")
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes, float]:
    """One request on its own connection: status, headers, body, milliseconds."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, dict(response.getheaders()), body, (time.perf_counter() - start) * 1000


def addresses(port: int) -> dict[str, str]:
    """A page of each type, found by following links from the home page."""
    home = get(port, "/")[2].decode()
    meetings = re.findall(r'href="(/committees/[\w-]+/\d{4}-\d\d-\d\d(?:-\d+)?/)"', home)
    meeting = max(meetings, key=lambda path: len(get(port, path)[2]))
    item = re.findall(rf'href="({meeting}(?!source|original)[\w-]+/)"', get(port, meeting)[2].decode())[3]
    return {
        "home": "/",
        "meeting": meeting,
        "item": item,
        "search, common word": "/search/?q=committee",
        "search, rare word": "/search/?q=swing",
        "committee": re.findall(r'href="(/committees/[\w-]+/)"', home)[0],
        "decisions": "/decisions/",
        "councillors": "/councillors/",
        "calendar": "/calendar/2026/12/",
    }


def prepared(folder: str) -> dict[str, str]:
    """The environment of an archive in this folder, set up with the sample council."""
    environment = {"COUNCIL_DATA": folder, "COUNCIL_LOCAL": "1"}
    prepare = [sys.executable, "manage.py", "run_archive", "--prepare-only"]
    subprocess.run(prepare, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
    return environment


def main() -> None:
    """Print medians and ratios: computed, from the page cache, and a repeat visit."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served("benchmarks.empty_site:application", {}) as empty,
        served("council.wsgi", prepared(folder)) as archive,
    ):
        measure(empty, archive)


def measure(empty: int, archive: int) -> None:
    """Interleave every page with the empty view."""
    pages = addresses(archive)
    tags = {name: get(archive, path)[1].get("ETag", "") for name, path in pages.items()}
    times: dict[str, list[float]] = {"empty": []}
    for turn in range(ROUNDS):
        times["empty"].append(get(empty, "/")[3])
        for name, path in pages.items():
            fresh = f"{path}{'&' if '?' in path else '?'}turn={turn}"
            times.setdefault(f"{name}|computed", []).append(get(archive, fresh)[3])
            times.setdefault(f"{name}|cached", []).append(get(archive, path)[3])
            status, _, _, spent = get(archive, path, **{"If-None-Match": tags[name]})
            times.setdefault(f"{name}|repeat visit ({status})", []).append(spent)
    base = statistics.median(times.pop("empty"))
    print(
        f"\nPages beside an empty view ({base:.2f} ms; median of {ROUNDS} interleaved requests, 1 connection)"
    )
    for name, spent in times.items():
        page, how = name.split("|")
        middle = statistics.median(spent)
        print(f"  {page:22} {how:20} {middle:8.2f} ms {middle / base:6.1f} x")


if __name__ == "__main__":
    main()
