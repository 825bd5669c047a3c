"""Which format a file has, by its bytes first and its name second, and which files are refused."""

import re
from pathlib import PurePath

from council.minutes.lines import Unreadable

MEGABYTE = 2**20
LIMITS = {
    "pdf": 25 * MEGABYTE,
    "docx": 10 * MEGABYTE,
    "odt": 10 * MEGABYTE,
    "rtf": 25 * MEGABYTE,
    "doc": 10 * MEGABYTE,
    "html": 5 * MEGABYTE,
    "txt": 10 * MEGABYTE,
}
MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
MARKUP_WITHIN = 4096
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
PDF_WITHIN = 1024
RICH_TEXT_WITHIN = 64
OPENDOCUMENT, FIRST_NAME = b"mimetypeapplication/vnd.oasis.opendocument", 30
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"RIFF", "WebP"),
)
HEIC = re.compile(rb"....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
SAVE_AS_DOCX = "open it in Word and save it as .docx, then upload that"


def recognise(data: bytes, filename: str) -> str:
    """One of pdf, docx, odt, rtf, doc, html and txt; anything else is Unreadable, with what to do about it."""
    if not data:
        raise Unreadable(
            "This file is empty (0 bytes). Check that it opens on your computer and upload it again."
        )
    name = _by_bytes(data) or _by_text(data, filename)
    if len(data) > LIMITS[name]:
        raise Unreadable(
            f"This .{name} file is too large: {len(data) / MEGABYTE:.1f} MB, where {LIMITS[name] // MEGABYTE} MB is the most. "
            "Take out pictures or split it, and upload it again."
        )
    return name


def _by_bytes(data: bytes) -> str | None:
    if b"%PDF-" in data[:PDF_WITHIN]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "odt" if _is_opendocument(data) else "docx"
    if data[:RICH_TEXT_WITHIN].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(OLE):
        _refuse_other_office_files(data)
        return "doc"
    _refuse_images(data)
    return None


def _by_text(data: bytes, filename: str) -> str:
    suffix = PurePath(filename).suffix.lower()
    start = data[:MARKUP_WITHIN]
    if suffix in {".docx", ".odt", ".rtf", ".doc", ".pdf"} and b"\0" in start:
        raise Unreadable(
            f"This file is named {suffix} but is not one, or it is damaged. "
            f"Open it, save it again as {suffix}, then upload that."
        )
    if MARKUP.search(start.replace(b"\0", b"").decode("latin-1")) or suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    if XML.match(start):
        raise Unreadable(f"This archive does not read XML files: {SAVE_AS_DOCX}.")
    return "txt"


def _refuse_images(data: bytes) -> None:
    kind = next((kind for magic, kind in IMAGES if data.startswith(magic)), None)
    if kind or HEIC.match(data):
        raise Unreadable(
            f"This is a picture ({kind or 'HEIC'}), whatever its name says. "
            "Upload the minutes themselves as .docx, .odt, .rtf, .pdf, .html or .txt."
        )


def _is_opendocument(data: bytes) -> bool:
    """Whether a zip says so in its first bytes, else by the names of its parts."""
    if data.startswith(OPENDOCUMENT, FIRST_NAME):
        return True
    return b"content.xml" in data and b"[Content_Types].xml" not in data


def _refuse_other_office_files(data: bytes) -> None:
    """Word 97 files pass, and not the box that Word puts a file with a password into."""
    if _utf16("EncryptedPackage") in data:
        raise Unreadable(
            "This Word file has a password. Open it in Word, take the password off "
            "(File, Info, Protect Document), save it and upload that."
        )
    if _utf16("WordDocument") not in data:
        raise Unreadable(
            "This is an Office file that holds no Word document. Save the minutes as .docx and upload that."
        )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
