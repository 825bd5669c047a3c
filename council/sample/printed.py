"""The document as a PDF that LibreOffice prints from the Word document."""

import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from . import word
from .layout import Block
from .source import Source

DATES_AND_IDENTITY = re.compile(
    rb"(?<=/CreationDate\(D:)[^)]+|(?<=/ModDate\(D:)[^)]+|(?<=/DocChecksum /)[0-9A-F]+|(?<=<)[0-9A-F]{32}(?=>)"
)


def write(source: Source, blocks: Iterable[Block]) -> bytes:
    """The PDF, without the time of printing in it."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "minutes.docx")
        document.write_bytes(word.write(source, blocks, markers=False))
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                document,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        printed = document.with_suffix(".pdf").read_bytes()
    return DATES_AND_IDENTITY.sub(lambda found: re.sub(rb"[0-9A-F]", b"0", found[0]), printed)
