"""`python -m council.minutes [--lines] FILE...`: one JSON object per file, one per line; a zip is many files."""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import Unreadable, read
from .extract.archive import is_named_zip, unpack


def main(arguments: list[str] | None = None) -> int:
    """Print what each file says; 2 when one could not be read as a document, the others still printed."""
    options = _options(arguments)
    refused = 0
    for name in options.files:
        for found, answer in _answers(name, lines=options.lines):
            if isinstance(answer, str):
                print(f"{found}: {answer}", file=sys.stderr, flush=True)
                refused += 1
            else:
                print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 2 if refused else 0


def _answers(name: str, *, lines: bool) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """Each document of a file with its values, or with the sentence that says why it has none."""
    try:
        for found, document in _documents(name):
            yield found, document if isinstance(document, str) else _values(document, found, lines=lines)
    except (Unreadable, OSError) as error:
        yield name, _message(error)


def _documents(name: str) -> Iterator[tuple[str, bytes | str]]:
    """The bytes of a file, or of every file of a zip under the zip's name, or why they are not unpacked."""
    if not is_named_zip(name):
        yield name, Path(name).read_bytes()
        return
    with Path(name).open("rb") as file:
        for member in unpack(file, Path(name).name):
            yield f"{name}/{member.name}", member.refusal or member.data


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m council.minutes", description="Read council minutes and print their values as JSON."
    )
    parser.add_argument("--lines", action="store_true", help="also print every line with what it was used as")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return parser.parse_args(arguments)


def _values(data: bytes, name: str, *, lines: bool) -> dict[str, Any] | str:
    try:
        values = read(data, Path(name).name).to_json()
    except Unreadable as error:
        return str(error)
    text = values.pop("text")
    media_type = values.pop("media_type")
    found = {
        "reader": values.pop("reader"),
        "file": name,
        "media_type": media_type,
        "sha256": hashlib.sha256(data).hexdigest(),
        **values,
    }
    return found | {"text": text} if lines else found


def _message(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot be opened ({error.strerror or error}): check the name and that you may read it."
    return str(error)


if __name__ == "__main__":
    sys.exit(main())
