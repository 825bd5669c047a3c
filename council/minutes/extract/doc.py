"""Word 97 documents: LibreOffice, where it is installed, makes a Word file of today out of them."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from council.minutes.lines import Document, Unreadable

from .docx import read_docx
from .formats import SAVE_AS_DOCX

MEDIA_TYPE = "application/msword"
FOLDERS = "/usr/bin:/usr/local/bin:/usr/lib/libreoffice/program:/opt/libreoffice/program"
LONGEST_SECONDS = 14
START_ME_AGAIN = 81
"""LibreOffice says so after it has set up a new profile."""
NOT_INSTALLED = f"This archive cannot read .doc files as it is set up: {SAVE_AS_DOCX}."
NOT_CONVERTED = (
    f"This .doc file could not be opened: it is damaged or has a password. Check it, {SAVE_AS_DOCX}."
)
CAUTION = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""No macros, and nothing fetched that the document refers to."""


def read_doc(data: bytes) -> Document:
    """The visible lines of a Word 97 document."""
    office = word_processor()
    if office is None:
        raise Unreadable(NOT_INSTALLED)
    with TemporaryDirectory(prefix="council-doc-", ignore_cleanup_errors=True) as folder:
        converted = _converted(data, office, Path(folder))
    return replace(read_docx(converted), media_type=MEDIA_TYPE)


def word_processor() -> Path | None:
    """The program file of LibreOffice, past the scripts that would start it as a second process."""
    script = shutil.which("soffice", path=FOLDERS)
    if script is None:
        return None
    program = Path(script).resolve().with_name("soffice.bin")
    return program if program.exists() else None


def _converted(data: bytes, office: Path, folder: Path) -> bytes:
    """The document as .docx; LibreOffice ends well also when it failed, so only its file counts."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(CAUTION, encoding="utf-8")
    (folder / "minutes.doc").write_bytes(data)
    try:
        if _run(office, folder) == START_ME_AGAIN:
            _run(office, folder)
        return (folder / "minutes.docx").read_bytes()
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Unreadable(NOT_CONVERTED) from error


def _run(office: Path, folder: Path) -> int:
    done = subprocess.run(  # noqa: S603  the installed program and file names of our own
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--infilter=MS Word 97",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            folder / "minutes.doc",
        ],
        env={"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    return done.returncode
