"""The limits that the confined process takes on before it looks at anything: what it may use, reach and start.

Where a system refuses one, the others still hold; `council.cell.trials` finds out which do.
"""

import ctypes
import os
import resource
import signal
import sys
from typing import Any

from . import landlock, seccomp

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38


def confine(limits: dict[str, Any]) -> None:
    """Take every limit on that this system has."""
    _use_no_more_than(limits)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # end with whoever asked
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)  # a network of its own, with nothing in it
        here = os.getcwd()  # noqa: PTH109  pathlib costs every reading its import
        landlock.see_only(libc, reads=limits["reads"], writes=[here, os.devnull], joints=limits["joints"])
        seccomp.forbid(libc, programs=limits["programs"])


def _use_no_more_than(limits: dict[str, Any]) -> None:
    seconds = limits["cpu_seconds"]
    wanted = [
        (resource.RLIMIT_AS, limits["memory"], limits["memory"]),
        (resource.RLIMIT_CPU, seconds, seconds + 1),
        (resource.RLIMIT_FSIZE, limits["file_size"], limits["file_size"]),
        (resource.RLIMIT_NOFILE, limits["open_files"], limits["open_files"]),
        (resource.RLIMIT_CORE, 0, 0),
    ]
    if not limits["programs"]:
        wanted.append((resource.RLIMIT_NPROC, 0, 0))  # says nothing to root, whom the filter stops
    for kind, soft, hard in wanted:
        try:
            resource.setrlimit(kind, (soft, hard))
        except (ValueError, OSError):
            continue  # its trial will tell
