"""`python -m council.minutes [--lines] FILE...`: one JSON object per file, one per line."""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from . import Unreadable, read


def main(arguments: list[str] | None = None) -> int:
    """Print what each file says; 2 when one could not be read as a document, the others still printed."""
    options = _options(arguments)
    status = 0
    for name in options.files:
        try:
            print(json.dumps(_read(name, lines=options.lines), ensure_ascii=False), flush=True)
        except (Unreadable, OSError) as error:
            print(f"{name}: {_message(error)}", file=sys.stderr, flush=True)
            status = 2
    return status


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m council.minutes", description="Read council minutes and print their values as JSON."
    )
    parser.add_argument("--lines", action="store_true", help="also print every line with what it was used as")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return parser.parse_args(arguments)


def _read(name: str, *, lines: bool) -> dict[str, Any]:
    data = Path(name).read_bytes()
    values = read(data, Path(name).name).to_json()
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
