"""The limits that the confined process takes on before it looks at anything."""

import ctypes
import os
import resource

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
SIGKILL = 9


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
