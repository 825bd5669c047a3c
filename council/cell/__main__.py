"""Started by path with `python -I`: takes its limits on, obeys the order in its first argument, answers.

Whatever a library prints goes to the complaints; the answer has a channel of its own.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from typing import IO, Any

OUT_OF_MEMORY = 3


def main() -> None:
    """Obey one order about the document on standard input."""
    order = json.loads(sys.argv[1])
    os.umask(0o077)
    # The one folder that goes away whatever happens to this process.
    os.environ["TMPDIR"] = os.getcwd()  # noqa: PTH109  pathlib costs every reading its import
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.path[:] = order["path"]
    from council.cell.frames import write_all
    from council.cell.limits import confine

    confine(order["limits"])
    try:
        write_all(answers, obey(order, sys.stdin.buffer))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def obey(order: dict[str, Any], document: IO[bytes]) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """What the order asks for, piece by piece, or why it cannot be had."""
    from council.minutes.lines import Unreadable

    module, _, function = order["target"].partition(":")
    act = getattr(importlib.import_module(module), function)
    try:
        yield from VERBS[order["verb"]](act, document, order)
    except Unreadable as unreadable:
        yield "unreadable", str(unreadable).encode(errors="replace"), {}


def minutes(
    act: Any, document: IO[bytes], order: dict[str, Any]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """The values and lines of a document as JSON."""
    yield "minutes", json.dumps(act(document.read(), order["name"]).to_json()).encode(), {}


def members(
    act: Any, document: IO[bytes], order: dict[str, Any]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """The files of a zip, each as it is unpacked, or why one is not."""
    for member in act(document, order["name"]):
        yield "member", member.data, {"name": member.name, "refusal": member.refusal}


def made(act: Any, document: IO[bytes], order: dict[str, Any]) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """The bytes that were made of a document: a picture, a copy."""
    yield "made", act(document.read(), order["name"], **order["options"]), {}


def drawn(
    act: Any, document: IO[bytes], order: dict[str, Any]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """The pictures of several pages, each as it is drawn."""
    data, options = document.read(), order["options"]
    for page in options["pages"]:
        yield "made", act(data, order["name"], page=page, width=options["width"]), {"page": page}


def tried(
    act: Any, document: IO[bytes], order: dict[str, Any]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Whether a limit holds, which was tried."""
    yield "tried", b"", {"holds": act(document.read())}


VERBS = {"read": minutes, "unpack": members, "render": drawn, "clean": made, "try": tried}


if __name__ == "__main__":
    main()
