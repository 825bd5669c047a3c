"""The cost of public pages beside an empty Django view: python -m benchmarks.pages [--items N...].

gunicorn, 2 sync workers, SQLite, one connection a request, everything interleaved in one run, so that a busy
machine slows all of it alike: read the ratios. A mark stands behind what misses its goal.
"""

import argparse
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from council.public.packing import PACKINGS

from .archives import ROOT, archive, folder

ROUNDS, WARMING = 60, 4
COMPUTED, KEPT, REPEATED = "computed", "kept", "repeat visit"
DEAR = 16
"""How often an empty view a long meeting or a search may cost; every other page 10 times."""
CHEAP, QUERIES, MEGABYTES, GROWTH = 10, 8, 90, 1.3
FIRST, FIRST_WITH_HTMX, NEXT = 20_000, 30_000, 12_000
ASSET = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="(/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers, body as it was sent, and how long it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    milliseconds: float

    @property
    def transferred(self) -> int:
        """Bytes over the wire: the head and the body."""
        return sum(len(f"{name}: {value}\r\n") for name, value in self.headers.items()) + len(self.body)

    @property
    def text(self) -> str:
        """The words of the page."""
        packed = self.headers.get("Content-Encoding")
        return (PACKINGS[packed].unpack(self.body) if packed else self.body).decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: int

    def get(self, path: str, **headers: str) -> Answer:
        """One request on its own connection, as a browser asks."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br", **headers})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        spent = (time.perf_counter() - start) * 1000
        return Answer(response.status, dict(response.getheaders()), body, spent)

    def megabytes(self) -> list[int]:
        """The memory of each worker."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text().split()
        status = (Path(f"/proc/{child}/status").read_text() for child in children)
        return [int(re.findall(r"VmRSS:\s+(\d+)", each)[0]) // 1024 for each in status]


@contextmanager
def served(application: str, environment: dict[str, str]) -> Iterator[Server]:
    """Serve a WSGI application."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", application, "--workers", "2", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT, env=environment)
    server = Server(port, process.pid)
    try:
        for _ in range(200):
            try:
                server.get("/")
                break
            except OSError:
                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def looked_into(environment: dict[str, str]) -> dict[str, tuple[str, int]]:
    """The address and the number of queries of every page."""
    run = [sys.executable, "-m", "benchmarks.inside"]
    return json.loads(
        subprocess.run(run, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE).stdout
    )


@dataclass(frozen=True, slots=True)
class Site:
    """An archive that is measured."""

    items: int
    server: Server
    pages: dict[str, tuple[str, int]]

    def tags(self) -> dict[str, str]:
        """The ETag of each page, which is kept from then on."""
        return {name: self.server.get(path).headers["ETag"] for name, (path, _) in self.pages.items()}


Times = dict[tuple[int, str, str], list[float]]


def measured(
    empty: Server, sites: list[Site], rounds: int
) -> tuple[float, dict[tuple[int, str, str], float]]:
    """The median of an empty view, and of each page in each way; every round asks for everything once."""
    times: Times = defaultdict(list)
    nothing = []
    tags = {site.items: site.tags() for site in sites}
    for turn in range(-WARMING, rounds):
        for name in sites[0].pages:
            nothing.append(empty.get("/").milliseconds)
            for site in sites:
                path, tag = site.pages[name][0], tags[site.items][name]
                fresh = f"{path}{'&' if '?' in path else '?'}turn={turn}"
                asked = {COMPUTED: (fresh, {}), KEPT: (path, {}), REPEATED: (path, {"If-None-Match": tag})}
                for way, (address, headers) in asked.items():
                    answer = site.server.get(address, **headers)
                    assert answer.status == (304 if way == REPEATED else 200), (address, answer.status)
                    if turn >= 0:
                        times[site.items, name, way].append(answer.milliseconds)
    return statistics.median(nothing), {key: statistics.median(spent) for key, spent in times.items()}


def shown(figure: float, goal: float, form: str = "{:.1f}") -> str:
    """A figure, marked where it misses its goal."""
    return form.format(figure) + ("!" if figure > goal else " ")


def report(base: float, site: Site, medians: dict[tuple[int, str, str], float]) -> None:
    """The table of one archive."""
    print(f"\nPages of {site.items:,} items, in times of an empty view ({base:.2f} ms)")
    print(
        f"  {'':22}{'computed':>9} {'goal':>4} {'kept':>6} {'repeat':>7} {'queries':>8} {'next kB':>8} {'first kB':>9}"
    )
    print(f"  {'goal':22}{'':>14} {'2':>5}  {'2':>6}  {QUERIES:>7}  {NEXT // 1000:>7}  {'20 or 30':>8}")
    for name, (path, queries) in site.pages.items():
        goal = DEAR if name.startswith(("search", "meeting,")) else CHEAP
        ratio = {way: medians[site.items, name, way] / base for way in (COMPUTED, KEPT, REPEATED)}
        page = site.server.get(path)
        first, most = first_visit(site.server, page)
        print(
            f"  {name:22}{shown(ratio[COMPUTED], goal):>10} {goal:>3} {shown(ratio[KEPT], 2):>7}"
            f"{shown(ratio[REPEATED], 2):>8} {shown(queries, QUERIES, '{}'):>8}"
            f"{shown(page.transferred / 1000, NEXT / 1000):>9} {shown(first / 1000, most / 1000):>9}"
        )
    megabytes = max(site.server.megabytes())
    print(f"  a worker then holds {shown(megabytes, MEGABYTES, '{} MiB')}(goal {MEGABYTES})")


def first_visit(server: Server, page: Answer) -> tuple[int, int]:
    """The bytes of the page with all that it loads, and how many it may be."""
    assets = set(ASSET.findall(page.text))
    most = FIRST_WITH_HTMX if any("htmx" in each for each in assets) else FIRST
    return page.transferred + sum(server.get(each).transferred for each in assets), most


def report_growth(sites: list[Site], medians: dict[tuple[int, str, str], float]) -> None:
    """What each page costs in the largest archive beside the smallest."""
    small, large = sites[0].items, sites[-1].items
    print(f"\nGrowth: the median of a computed page at {large:,} items beside {small:,} (goal {GROWTH})")
    for name in sites[0].pages:
        before, after = medians[small, name, COMPUTED], medians[large, name, COMPUTED]
        print(f"  {name:22}{before:8.2f} ms {after:8.2f} ms {shown(after / before, GROWTH, '{:.2f}'):>7}")


def main(items: list[int] | None = None, rounds: int = ROUNDS) -> None:
    """Measure the pages of archives of these sizes."""
    with folder() as at, ExitStack() as running:
        empty = running.enter_context(served("benchmarks.empty_site:application", dict(os.environ)))
        sites = []
        for size in sorted(items or [100_000]):
            environment = archive(at, size)
            server = running.enter_context(served("council.wsgi", environment))
            sites.append(Site(size, server, looked_into(environment)))
        base, medians = measured(empty, sites, rounds)
        for site in sites:
            report(base, site, medians)
        if len(sites) > 1:
            report_growth(sites, medians)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[100_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    main(given.items, given.rounds)
