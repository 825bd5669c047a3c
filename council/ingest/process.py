"""Starts the confined process, hears its answer to the end within its limits, and leaves nothing of it behind."""

import io
import json
import logging
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, TypeGuard

from council.cell.__main__ import OUT_OF_MEMORY
from council.cell.frames import LAST, LONGEST_HEAD

logger = logging.getLogger(__name__)

CODE = Path(__file__).resolve().parents[1]
CELL = CODE / "cell" / "__main__.py"
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
OF_OTHER_PROGRAMS = (
    "/usr", "/opt", "/etc", "/bin", "/proc", "/sys", "/dev", "/var/cache/fontconfig", "/var/spool/libreoffice", "/var/lib/libreoffice",
)  # fmt: skip
"""Where another word processor finds its own files, fonts and devices."""
JOINTS_OF_OTHER_PROGRAMS = ("/tmp",)  # noqa: S108  where LibreOffice puts the socket that finds a second start of it
CHUNK = 1 << 16
MEGABYTE = 1 << 20
MOST_FRAMES = 1200
"""More pieces than the files of a zip or the pages of a volume."""


class NotRead(Exception):
    """The document could not be read; the message tells a clerk what was wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the confined process may use: bytes, seconds and files; `programs`: whether it may start any."""

    memory: int = 768 * MEGABYTE
    cpu_seconds: int = 10
    wall_seconds: float = 15
    file_size: int = 16 * MEGABYTE
    open_files: int = 64
    output: int = 64 * MEGABYTE
    programs: bool = False


LIMITS = Limits()
MESSAGES = {
    "memory": "Reading the file took more memory than is allowed. It may be damaged or made to do harm: "
    "print the minutes to a new PDF or save them as a new Word file, and upload that.",
    "slow": "Reading the file took too long and was stopped. It may be damaged or far too large: "
    "save the minutes as a new Word file or split the file, and upload that.",
    "output": "The file holds more text than is allowed for one set of minutes: split it, and upload the parts.",
    "crashed": "The file made the reader stop. It may be damaged: open it in the program that made it, "
    "save it as a new file and upload that.",
    "aborted": "The file made the reader stop. It may be damaged, or need more memory than is allowed: open it in the "
    "program that made it, save it as a new file or print it to a new PDF, and upload that.",
}
ABORTED = frozenset((signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP))
"""How a library ends that gets no memory and cannot say so."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One piece of an answer: what it is, what is said about it, and where its bytes are kept."""

    kind: str
    about: dict[str, Any]
    kept: IO[bytes]
    start: int
    size: int

    def payload(self) -> bytes:
        """The bytes of this piece."""
        self.kept.seek(self.start)
        return self.kept.read(self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the confined process is to do: the verb, the function that does it, and its options."""

    verb: str
    target: str
    name: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    limits: Limits = LIMITS

    def to_json(self) -> str:
        """The order as the process takes it, with the folders that it may import from and read."""
        said = asdict(self)
        said["limits"]["reads"] = [os.fspath(path) for path in self._may_read()]
        said["limits"]["joints"] = JOINTS_OF_OTHER_PROGRAMS if self.limits.programs else ()
        return json.dumps({"path": [os.fspath(Path(each).resolve()) for each in sys.path], **said})

    def _may_read(self) -> Iterator[Path]:
        """The interpreter with its libraries and the reading room; uploads and settings lie beside them."""
        yield from (Path(prefix).resolve() for prefix in {sys.prefix, sys.base_prefix})
        yield from (Path(each).resolve() for each in sys.path if each.endswith("-packages"))
        yield from map(Path, SYSTEM_LIBRARIES)
        yield from (CODE / name for name in ("__init__.py", "cell", "minutes"))
        if not self.target.startswith("council."):
            yield CODE.parent  # the misbehaving readers of the tests
        if self.limits.programs:
            yield from map(Path, OF_OTHER_PROGRAMS)


@contextmanager
def answer(order: Order, document: bytes | IO[bytes]) -> Iterator[list[Frame]]:
    """The frames of a whole answer, kept in a file until the block ends; raises NotRead."""
    with tempfile.SpooledTemporaryFile(max_size=4 * MEGABYTE) as kept, _opened(document) as opened:
        yield _obeyed(order, opened, kept)


@contextmanager
def _opened(document: bytes | IO[bytes]) -> Iterator[IO[bytes]]:
    """The document as a file of the system, which alone can be handed to another process."""
    if _is_of_the_system(document):
        document.seek(0)
        os.lseek(document.fileno(), 0, os.SEEK_SET)  # what was read ahead has moved the file, not its reader
        yield document
        return
    source = io.BytesIO(document) if isinstance(document, bytes) else document
    source.seek(0)
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(source, file)
        file.seek(0)
        yield file


def _is_of_the_system(document: bytes | IO[bytes]) -> TypeGuard[IO[bytes]]:
    try:
        return not isinstance(document, bytes) and document.fileno() >= 0
    except (AttributeError, OSError):
        return False


def _obeyed(order: Order, document: IO[bytes], kept: IO[bytes]) -> list[Frame]:
    deadline = time.monotonic() + order.limits.wall_seconds
    with (
        tempfile.TemporaryDirectory(prefix="council-reader-") as nowhere,
        tempfile.TemporaryFile() as complaints,
    ):
        process = subprocess.Popen(  # noqa: S603  our own interpreter and our own script
            [sys.executable, "-I", "-B", "-X", "utf8", str(CELL), order.to_json()],
            stdin=document,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={},
            cwd=nowhere,
            start_new_session=True,
        )
        try:
            frames = Hearing(process, deadline, order.limits.output).frames(kept)
            code = process.wait(timeout=max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            raise NotRead(MESSAGES["slow"]) from None
        finally:
            _end(process)
        _judge(code, complaints)
    if not frames or frames[-1].kind != LAST:
        raise NotRead(MESSAGES["crashed"])
    return frames


class Hearing:
    """The answer as it comes through the pipe; nothing in it is believed."""

    def __init__(self, process: subprocess.Popen[bytes], deadline: float, most: int) -> None:
        assert process.stdout is not None  # noqa: S101  opened as a pipe
        self.pipe, self.deadline, self.left = process.stdout, deadline, most
        self.heard = bytearray()

    def frames(self, kept: IO[bytes]) -> list[Frame]:
        """Every frame until the answer ends or breaks off."""
        with selectors.DefaultSelector() as self.selector, self.pipe:
            self.selector.register(self.pipe, selectors.EVENT_READ)
            found = []
            while head := self._head():
                if len(found) > MOST_FRAMES or time.monotonic() > self.deadline:
                    raise NotRead(MESSAGES["output"])
                found.append(self._frame(head, kept))
            return found

    def _frame(self, head: dict[str, Any], kept: IO[bytes]) -> Frame:
        kind, size = head.pop("kind", None), head.pop("size", None)
        if not isinstance(kind, str) or not isinstance(size, int) or size < 0:
            raise NotRead(MESSAGES["crashed"])
        if size > self.left:
            raise NotRead(MESSAGES["output"])
        start = kept.seek(0, os.SEEK_END) or kept.tell()
        missing = size
        while missing and (self.heard or self._hear()):
            piece = self.heard[:missing]
            kept.write(piece)
            del self.heard[: len(piece)]
            missing -= len(piece)
        return Frame(kind, head, kept, start, size - missing)

    def _head(self) -> dict[str, Any] | None:
        """The next line; None where the answer ends, also where it ends in the middle."""
        while (end := self.heard.find(b"\n")) < 0:
            if len(self.heard) > LONGEST_HEAD:
                raise NotRead(MESSAGES["crashed"])
            if not self._hear():
                return None
        line = bytes(self.heard[:end])
        del self.heard[: end + 1]
        try:
            head = json.loads(line)
        except (ValueError, RecursionError):
            head = None
        if not isinstance(head, dict):
            raise NotRead(MESSAGES["crashed"])
        return head

    def _hear(self) -> bool:
        """Take in what has come; False when nothing more will."""
        if not self.selector.select(timeout=max(self.deadline - time.monotonic(), 0)):
            raise NotRead(MESSAGES["slow"])
        chunk = os.read(self.pipe.fileno(), CHUNK)
        self.heard += chunk
        self.left -= len(chunk)
        if self.left < 0:
            raise NotRead(MESSAGES["output"])
        return bool(chunk)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started, and take its exit code so that no zombie stays."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


def _judge(code: int, complaints: IO[bytes]) -> None:
    if code == 0:
        return
    complaints.seek(0)
    said = complaints.read(4096).decode(errors="replace")
    logger.warning("The confined reader ended with %s.", code)
    logger.debug("It complained: %s", said)  # a complaint may quote words of the document
    if code == OUT_OF_MEMORY or "MemoryError" in said:
        raise NotRead(MESSAGES["memory"])
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise NotRead(MESSAGES["slow"])
    raise NotRead(MESSAGES["aborted" if -code in ABORTED else "crashed"])
