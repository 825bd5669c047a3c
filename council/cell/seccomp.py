"""A filter of system calls: no network, no other processes and programs, no way to look into other processes.

The filter says no with EPERM, so that a library that asks out of habit goes on without.
"""

import ctypes
import os
import struct

PR_SET_SECCOMP, MODE_FILTER = 22, 2
LOAD, IS, IS_AT_LEAST, GIVE = 0x20, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
OTHER_NUMBERING = 0x40000000
AF_UNIX = 1

NETWORK = ("socket",)
PROCESSES = ("clone", "clone3", "fork", "vfork", "execve", "execveat")
OTHER_PROCESSES_AND_THE_SYSTEM = (
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "perf_event_open", "bpf",
    "io_uring_setup", "userfaultfd", "keyctl", "add_key", "request_key", "mount", "umount2", "pivot_root", "unshare",
    "setns", "open_by_handle_at", "init_module", "finit_module", "kexec_load", "reboot", "swapon",
)  # fmt: skip
X86_64 = {
    "socket": 41, "clone": 56, "fork": 57, "vfork": 58, "execve": 59, "ptrace": 101, "pivot_root": 155, "mount": 165,
    "umount2": 166, "swapon": 167, "reboot": 169, "init_module": 175, "kexec_load": 246, "add_key": 248,
    "request_key": 249, "keyctl": 250, "unshare": 272, "perf_event_open": 298, "open_by_handle_at": 304, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "finit_module": 313, "bpf": 321, "execveat": 322,
    "userfaultfd": 323, "io_uring_setup": 425, "clone3": 435, "pidfd_getfd": 438,
}  # fmt: skip
AARCH64 = {
    "umount2": 39, "mount": 40, "pivot_root": 41, "unshare": 97, "kexec_load": 104, "init_module": 105, "ptrace": 117,
    "reboot": 142, "socket": 198, "add_key": 217, "request_key": 218, "keyctl": 219, "clone": 220, "execve": 221,
    "swapon": 224, "perf_event_open": 241, "open_by_handle_at": 265, "setns": 268, "process_vm_readv": 270,
    "process_vm_writev": 271, "kcmp": 272, "finit_module": 273, "bpf": 280, "execveat": 281, "userfaultfd": 282,
    "io_uring_setup": 425, "clone3": 435, "pidfd_getfd": 438,
}  # fmt: skip
MACHINES = {"x86_64": (0xC000003E, X86_64), "aarch64": (0xC00000B7, AARCH64)}


class Program(ctypes.Structure):
    """A filter as the kernel takes it."""

    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_char_p)]


def forbid(libc: ctypes.CDLL, *, programs: bool) -> None:
    """Forbid those calls for ever; on a machine whose numbers are not known here, nothing happens."""
    machine = MACHINES.get(os.uname().machine)
    if machine is None:
        return
    steps = _steps(*machine, programs=programs)
    program = Program(len(steps) // 8, steps)
    libc.prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(program), 0, 0)


def _steps(architecture: int, numbers: dict[str, int], *, programs: bool) -> bytes:
    """The filter; with `programs`, processes may be started and sockets may join them, but none may go out."""
    refused = [*OTHER_PROCESSES_AND_THE_SYSTEM, *(() if programs else (*NETWORK, *PROCESSES))]
    steps = [
        _step(LOAD, ARCHITECTURE),
        _step(IS, architecture, 1, 0),
        _step(GIVE, KILL),
        _step(LOAD, NUMBER),
        _step(IS_AT_LEAST, OTHER_NUMBERING, 0, 1),
        _step(GIVE, REFUSE),
    ]
    for name in refused:
        if name in numbers:
            steps += [_step(IS, numbers[name], 0, 1), _step(GIVE, REFUSE)]
    if programs:
        steps += [
            _step(IS, numbers["socket"], 0, 3),
            _step(LOAD, FIRST_ARGUMENT),
            _step(IS, AF_UNIX, 1, 0),
            _step(GIVE, REFUSE),
        ]
    return b"".join([*steps, _step(GIVE, ALLOW)])


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)
