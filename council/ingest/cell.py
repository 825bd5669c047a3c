"""What runs inside the confined process: give up every right, read one document, answer once.

Started by path with `python -I`, so it imports nothing of the archive before its limits hold.
"""

import ctypes
import importlib
import json
import os
import resource
import sys
from typing import Any

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
SIGKILL = 9
OUT_OF_MEMORY = 3


def confine(limits: dict[str, int]) -> list[str]:
    """Take the limits on; the names of those that this system refuses."""
    seconds = limits["cpu_seconds"]
    wanted = {
        "memory": (resource.RLIMIT_AS, limits["memory"], limits["memory"]),
        "processor time": (resource.RLIMIT_CPU, seconds, seconds + 1),
        "file size": (resource.RLIMIT_FSIZE, limits["file_size"], limits["file_size"]),
        "open files": (resource.RLIMIT_NOFILE, limits["open_files"], limits["open_files"]),
        "core dumps": (resource.RLIMIT_CORE, 0, 0),
        "processes": (resource.RLIMIT_NPROC, 0, 0),
    }
    refused = [name for name, (kind, *limit) in wanted.items() if not _limit(kind, *limit)]
    if os.getuid() == 0:
        refused.append("processes")  # the kernel counts no processes of root
    return refused + ([] if _cut_off() else ["no network"])


def _limit(kind: int, soft: int, hard: int) -> bool:
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return False
    return True


def _cut_off() -> bool:
    """Leave the network and tie this process's life to its parent's, where the kernel permits."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0)
    except (OSError, AttributeError):
        return False


def read(order: dict[str, Any]) -> dict[str, Any]:
    """The minutes in the document on standard input, or why it cannot be read."""
    sys.path[:] = order["path"]
    from council.minutes.lines import Unreadable

    module, _, function = order["target"].partition(":")
    reader = getattr(importlib.import_module(module), function)
    try:
        return {"minutes": reader(sys.stdin.buffer.read(), order["name"]).to_json()}
    except Unreadable as unreadable:
        return {"unreadable": str(unreadable)}


def main() -> None:
    """Obey the order in the first argument and print one JSON object."""
    order = json.loads(sys.argv[1])
    os.umask(0o077)
    answer: dict[str, Any] = {"refused": confine(order["limits"])}
    try:
        if order["target"]:
            answer |= read(order)
        said = json.dumps(answer).encode()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    main()
