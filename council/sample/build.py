"""Builds the documents and expected.json from the sources: python -m council.sample.build [DOCUMENT...]."""

import json
import sys
from pathlib import Path

from . import agenda_page, printed, text, web, word
from .expected import facts
from .layout import blocks
from .source import Source, read

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE / "documents"
WRITERS = {".txt": text.write, ".html": web.write, ".docx": word.write, ".pdf": printed.write}


def sources() -> list[Source]:
    """Every source, in the order of the names of its files."""
    return [read(path) for path in sorted(SOURCES.glob("*.txt"))]


def document(source: Source) -> bytes:
    """The bytes of the document that a source describes."""
    write = agenda_page.write if source.agenda_page else WRITERS[Path(source.file).suffix]
    return write(source, blocks(source))


def expected() -> str:
    """The content of expected.json."""
    known = {source.file: facts(source) for source in sources()}
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the documents that are named, or else all of them, and expected.json."""
    DOCUMENTS.mkdir(exist_ok=True)
    named = sys.argv[1:]
    for source in sources():
        if named and source.file not in named:
            continue
        path = DOCUMENTS / source.file
        path.write_bytes(document(source))
        sys.stdout.write(f"{path.name}\n")
    (HERE / "expected.json").write_text(expected(), encoding="utf-8")


if __name__ == "__main__":
    main()
