"""Landlock: the kernel lets the process see the files of the reader, write into one folder, and nothing else.

Linux has it since 5.13; connections over TCP are forbidden since 6.7, signals to other processes since 6.12.
"""

import ctypes
import os

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
ASK_VERSION = 1
PATH_BENEATH = 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_FILE, MAKE_SOCKET = 1 << 5, 1 << 9
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | 1 << 15
RIGHTS_OF_VERSION = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version knows, the first in the lowest bit."""
BIND_AND_CONNECT = 0b11
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


class Ruleset(ctypes.Structure):
    """What is forbidden but for the rules; older kernels know a shorter one."""

    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64)]


class Beneath(ctypes.Structure):
    """What is allowed beneath an opened folder."""

    _pack_ = 1
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def see_only(libc: ctypes.CDLL, *, reads: list[str], writes: list[str], joints: list[str]) -> None:
    """Forbid every file but those beneath these folders; `joints` are for sockets between programs alone.

    Where the kernel has no Landlock, nothing happens.
    """
    version = libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ASK_VERSION)
    if version < 1:
        return
    everything = (1 << RIGHTS_OF_VERSION.get(version, 16)) - 1
    ruleset = Ruleset(
        everything,
        BIND_AND_CONNECT if version >= 4 else 0,
        ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0,
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = libc.syscall(CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), 0)
    if rules < 0:
        return
    rights_of = (
        (reads, EXECUTE | READ_FILE | READ_DIR),
        (writes, everything),
        (joints, MAKE_SOCKET | REMOVE_FILE),
    )
    for folders, rights in rights_of:
        for folder in folders:
            _allow(libc, rules, folder, rights)
    libc.syscall(RESTRICT_SELF, rules, 0)
    os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not every system has every folder
    if not os.path.isdir(path):  # noqa: PTH112  pathlib costs every reading its import
        rights &= OF_FILES
    rule = Beneath(rights, opened)
    libc.syscall(ADD_RULE, rules, PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(opened)
