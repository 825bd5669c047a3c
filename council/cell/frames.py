"""How the confined process answers: frames of one line of JSON and as many bytes as that line says.

A long answer passes through in pieces, and one that breaks off is known by its missing last frame.
"""

import json
from collections.abc import Iterable
from typing import IO, Any

LAST = "end"
LONGEST_HEAD = 1 << 16


def write(out: IO[bytes], kind: str, payload: bytes = b"", **about: Any) -> None:
    """Write one frame: {"kind": "member", "size": 5, "name": "march.txt"} and five bytes."""
    out.write(json.dumps({"kind": kind, "size": len(payload), **about}).encode() + b"\n")
    out.write(payload)


def write_all(out: IO[bytes], frames: Iterable[tuple[str, bytes, dict[str, Any]]]) -> None:
    """Write every frame as it comes, and the one that says that nothing is missing."""
    for kind, payload, about in frames:
        write(out, kind, payload, **about)
    write(out, LAST)
    out.flush()
