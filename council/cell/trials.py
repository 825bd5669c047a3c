"""Tries from inside what the confined process must not be able to do: a limit holds when the trial fails.

Each trial takes the document on standard input, which says what there is to try, and answers whether the limit
holds; three of them are ended from outside and say only that nobody ended them.
"""

import ctypes
import os
import resource
import socket
import time
from pathlib import Path

PR_GET_NO_NEW_PRIVS = 39
ALWAYS_THERE = {"LC_CTYPE", "TMPDIR"}
MEGABYTE = 1 << 20


def memory(document: bytes) -> bool:
    """Take more memory than is allowed."""
    try:
        return not bytearray(int(document))
    except MemoryError:
        return True


def processor_time(document: bytes) -> bool:
    """Calculate for longer than is allowed."""
    until = time.process_time() + int(document)
    while time.process_time() < until:
        pass
    return False


def waiting(document: bytes) -> bool:
    """Wait for longer than is allowed."""
    time.sleep(int(document))
    return False


def long_answer(document: bytes, name: str) -> bytes:
    """Answer at greater length than is allowed."""
    return b"x" * int(document)


def file_size(document: bytes) -> bool:
    """Write a larger file than is allowed."""
    try:
        with Path("large").open("wb") as file:
            for _ in range(int(document) // MEGABYTE):
                file.write(b"x" * MEGABYTE)
    except OSError:
        return True
    return False


def open_files(document: bytes) -> bool:
    """Open more files than are allowed."""
    try:
        for _ in range(int(document)):
            os.dup(0)
    except OSError:
        return True
    return False


def other_processes(document: bytes) -> bool:
    """Start another process."""
    try:
        child = os.fork()
    except OSError:
        return True
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return False


def core_dumps(document: bytes) -> bool:
    """Leave the memory behind as a file after a crash."""
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def new_rights(document: bytes) -> bool:
    """Gain rights by starting a program that has them."""
    return bool(ctypes.CDLL(None).prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)


def environment(document: bytes) -> bool:
    """See the settings of the archive, such as its passwords."""
    return set(os.environ) <= ALWAYS_THERE


def network(document: bytes) -> bool:
    """Reach a server on this computer, by a connection and by a datagram."""
    address = ("127.0.0.1", int(document))
    return not _reaches(socket.SOCK_STREAM, address) and not _reaches(socket.SOCK_DGRAM, address)


def _reaches(kind: socket.SocketKind, address: tuple[str, int]) -> bool:
    try:
        with socket.socket(socket.AF_INET, kind) as sock:
            sock.settimeout(1)
            sock.connect(address)
            return bool(sock.send(b"x"))
    except OSError:
        return False


def reading_files(document: bytes) -> bool:
    """Read a file that is no part of the reader."""
    try:
        return not Path(os.fsdecode(document)).read_bytes()
    except OSError:
        return True


def writing_files(document: bytes) -> bool:
    """Write into a folder that is not its own."""
    try:
        Path(os.fsdecode(document)).with_name("written").write_bytes(b"x")
    except OSError:
        return True
    return False
