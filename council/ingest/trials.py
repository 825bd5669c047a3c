"""Tries every limit of the confined process on this system: what the documentation promises is seen, not believed."""

import os
import platform
import secrets
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from .process import LIMITS, MEGABYTE, MESSAGES, Limits, NotRead, Order, answer

FEWER = replace(LIMITS, memory=256 * MEGABYTE, file_size=2 * MEGABYTE, output=MEGABYTE, wall_seconds=10)


@dataclass(frozen=True, slots=True)
class Trial:
    """One limit, whether it holds here, and what to do where it does not."""

    limit: str
    holds: bool
    remedy: str

    def __str__(self) -> str:
        return f"{self.limit}: " + ("holds." if self.holds else f"does not hold. {self.remedy}")


def trials() -> Iterator[Trial]:
    """Try the limits one after another, each in a process of its own; this takes a few seconds."""
    kernel = f"{platform.system()} {platform.release()}"
    too_old = f"This kernel ({kernel}) or what the archive runs in does not offer it:"
    ours = f"This kernel ({kernel}) does not keep it: run the archive on Linux."
    yield Trial(_of_limits("memory", LIMITS.memory, MEGABYTE, "MB"), _tried("memory", 512 * MEGABYTE), ours)
    yield Trial(
        _of_limits("processor time", LIMITS.cpu_seconds, 1, "seconds"),
        _is_stopped("processor_time", cpu_seconds=1),
        ours,
    )
    yield Trial(
        f"waiting time ({LIMITS.wall_seconds:.0f} seconds)", _is_stopped("waiting", wall_seconds=1.0), ours
    )
    yield Trial(_of_limits("length of the answer", LIMITS.output, MEGABYTE, "MB"), _is_cut_off(), ours)
    yield Trial(
        _of_limits("size of a file", LIMITS.file_size, MEGABYTE, "MB"),
        _tried("file_size", 4 * MEGABYTE),
        ours,
    )
    yield Trial(
        _of_limits("open files", LIMITS.open_files, 1, "files"),
        _tried("open_files", 4 * LIMITS.open_files),
        ours,
    )
    yield Trial("no memory left behind after a crash", _tried("core_dumps"), ours)
    yield Trial("no settings and passwords in the environment", _tried("environment"), ours)
    yield Trial("no new rights", _tried("new_rights"), f"{too_old} run the archive on Linux 3.5 or newer.")
    yield Trial(
        "no other processes and programs",
        _tried("other_processes"),
        f"{too_old} run the archive as a user of its own, not as root, or on Linux for x86-64 or ARM with seccomp.",
    )
    yield Trial(
        "no network",
        _on_the_network(),
        f"{too_old} allow seccomp filters, or network namespaces to its user.",
    )
    landlock = (
        f"{too_old} run the archive on Linux 5.13 or newer with Landlock, and let its container use it."
    )
    with _secret() as path:
        yield Trial("no reading of files but its own", _tried("reading_files", path), landlock)
        yield Trial("no writing outside of its folder", _tried("writing_files", path), landlock)


def _of_limits(name: str, most: int, unit: int, words: str) -> str:
    return f"{name} ({most // unit} {words})"


def _tried(trial: str, document: object = "", limits: Limits = FEWER) -> bool:
    """What a process says that tried it; one that did not survive its trial was stopped by the limit."""
    order = Order(verb="try", target=f"council.cell.trials:{trial}", limits=limits)
    try:
        with answer(order, str(document).encode()) as frames:
            return [frame.about.get("holds") for frame in frames if frame.kind == "tried"] == [True]
    except NotRead:
        return False


def _is_stopped(trial: str, *, cpu_seconds: int = 5, wall_seconds: float = 8.0) -> bool:
    """Whether a process that would go on for four seconds is ended before."""
    limits = replace(FEWER, cpu_seconds=cpu_seconds, wall_seconds=wall_seconds)
    return _ends_with(Order(verb="try", target=f"council.cell.trials:{trial}", limits=limits), b"4", "slow")


def _is_cut_off() -> bool:
    order = Order(verb="clean", target="council.cell.trials:long_answer", limits=FEWER)
    return _ends_with(order, str(4 * MEGABYTE).encode(), "output")


def _ends_with(order: Order, document: bytes, message: str) -> bool:
    try:
        with answer(order, document):
            return False
    except NotRead as ended:
        return str(ended) == MESSAGES[message]


def _on_the_network() -> bool:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return _tried("network", server.getsockname()[1])


@contextmanager
def _secret() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="council-trial-") as folder:
        path = Path(folder) / "secret"
        path.write_text(secrets.token_hex())
        yield os.fspath(path)
