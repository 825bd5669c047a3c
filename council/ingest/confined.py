"""Runs the reader in a confined process: a hostile file ends in a sentence for the clerk and nothing else."""

import json
import logging
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from .cell import OUT_OF_MEMORY
from .contract import minutes_from

logger = logging.getLogger(__name__)

READER = "council.minutes:read"
NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


class NotRead(Exception):
    """The document could not be read; the message tells a clerk what was wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the confined process may use: bytes, seconds and files."""

    memory: int = 768 * 1024 * 1024
    cpu_seconds: int = 10
    wall_seconds: float = 15
    file_size: int = 16 * 1024 * 1024
    open_files: int = 64
    output: int = 64 * 1024 * 1024


LIMITS = Limits()
MESSAGES = {
    "memory": "Reading the file took more memory than is allowed. It may be damaged or made to do harm: "
    "print the minutes to a new PDF or save them as a new Word file, and upload that.",
    "slow": "Reading the file took too long and was stopped. It may be damaged or far too large: "
    "save the minutes as a new Word file or split the file, and upload that.",
    "output": "The file holds more text than is allowed for one set of minutes: split it, and upload the parts.",
    "crashed": "The file made the reader stop. It may be damaged: open it in the program that made it, "
    "save it as a new file and upload that.",
}


def read_confined(data: bytes, *, name: str, target: str = READER, limits: Limits = LIMITS) -> dict[str, Any]:
    """What the reader reads in these bytes, as contract 1 with the lines of text; raises NotRead."""
    answer = _answer(data, name=name, target=target, limits=limits)
    if "unreadable" in answer:
        raise NotRead(_storable(str(answer["unreadable"])))
    try:
        reading: dict[str, Any] = _storable(answer.get("minutes"))
        minutes_from(reading)
    except (ValueError, RecursionError) as wrong:
        logger.warning("The confined reader broke its contract (%s).", type(wrong).__name__)
        logger.debug("It said: %s", wrong)
        raise NotRead(MESSAGES["crashed"]) from None
    return reading


def refused_limits() -> list[str]:
    """The limits of the confined process that this system does not keep."""
    refused: list[str] = _answer(b"", name="", target="", limits=LIMITS)["refused"]
    return refused


def _answer(data: bytes, *, name: str, target: str, limits: Limits) -> dict[str, Any]:
    order = {
        "path": [os.fspath(Path(p).resolve()) for p in sys.path],
        "name": name,
        "target": target,
        "limits": asdict(limits),
    }
    said = _run(json.dumps(order), data, limits)
    try:
        answer = json.loads(said)
    except (ValueError, RecursionError):
        raise NotRead(MESSAGES["crashed"]) from None
    if not isinstance(answer, dict):
        raise NotRead(MESSAGES["crashed"])
    return answer


def _run(order: str, data: bytes, limits: Limits) -> bytes:
    deadline = time.monotonic() + limits.wall_seconds
    with (
        tempfile.TemporaryDirectory(prefix="council-reader-") as nowhere,
        tempfile.TemporaryFile() as document,
        tempfile.TemporaryFile() as complaints,
    ):
        document.write(data)
        document.seek(0)
        process = subprocess.Popen(  # noqa: S603  our own interpreter and our own script
            [sys.executable, "-I", "-B", "-X", "utf8", str(Path(__file__).with_name("cell.py")), order],
            stdin=document,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={},
            cwd=nowhere,
            start_new_session=True,
        )
        try:
            said = _listen(process, deadline, limits.output)
            code = process.wait(timeout=max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            raise NotRead(MESSAGES["slow"]) from None
        finally:
            _end(process)
        _judge(code, complaints)
        return said


def _listen(process: subprocess.Popen[bytes], deadline: float, longest: int) -> bytes:
    assert process.stdout is not None  # noqa: S101  opened as a pipe
    said = bytearray()
    with selectors.DefaultSelector() as selector, process.stdout as pipe:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            if not selector.select(timeout=max(deadline - time.monotonic(), 0)):
                raise NotRead(MESSAGES["slow"])
            chunk = os.read(pipe.fileno(), 1 << 16)
            if not chunk:
                return bytes(said)
            said += chunk
            if len(said) > longest:
                raise NotRead(MESSAGES["output"])


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
    if code == -signal.SIGXCPU:
        raise NotRead(MESSAGES["slow"])
    raise NotRead(MESSAGES["crashed"])


def _storable(value: Any) -> Any:
    """The value without the characters that no database keeps."""
    if isinstance(value, str):
        return NOT_STORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    return value
