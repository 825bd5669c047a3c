"""The document as a PDF that LibreOffice prints from the Word document."""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from . import word
from .layout import Block
from .source import Source


def write(source: Source, blocks: Iterable[Block]) -> bytes:
    """The PDF; its bytes differ a little from one printing to the next."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder, "minutes.docx")
        document.write_bytes(word.write(source, blocks, markers=False))
        subprocess.run(  # noqa: S603 - our own file, in a folder of its own
            [  # noqa: S607 - wherever LibreOffice is installed
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
        return document.with_suffix(".pdf").read_bytes()
