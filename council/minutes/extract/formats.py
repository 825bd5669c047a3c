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
    "picture": 25 * MEGABYTE,
}
MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
MARKUP_WITHIN = 4096
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
PDF_WITHIN = 1024
RICH_TEXT_WITHIN = 64
OPENDOCUMENT, FIRST_NAME = b"mimetypeapplication/vnd.oasis.opendocument", 30
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""What JPEG and PNG begin with: a scan, which is kept though nothing in it can be read."""
OTHER_FILES = tuple(
    (re.compile(magic, re.DOTALL), kind)
    for magic, kind in (
        (rb"GIF8[79]a", "a GIF picture"),
        (rb"II\*\0|MM\0\*", "a TIFF picture"),
        (rb"RIFF....WEBP", "a WebP picture"),
        (rb"BM....\0\0\0\0", "a BMP picture"),
        (rb"....ftyp(?:heic|heix|mif1|avif)", "a HEIC picture"),
        (
            rb"....ftyp|RIFF....WAVE|RIFF....AVI|ID3[\2-\4]|OggS\0|\xff[\xf2\xf3\xfb]",
            "a recording of sound or film",
        ),
        (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ", "a packed archive other than a zip"),
        (rb"%!PS", "a PostScript file"),
        (rb"\xffWPC", "a WordPerfect file"),
        (rb"MZ.{0,60}?\0|\x7fELF", "a program"),
    )
)
LETTER = re.compile(
    rb"(?:(?:Return-Path|Received|Delivered-To|X-[\w-]{1,40}|Message-ID|MIME-Version|DKIM-Signature|From|To|Date|Subject|Reply-To"
    rb"|Content-Type):[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,40}){3}",
    re.IGNORECASE,
)
SENT = re.compile(
    rb"^(?:Return-Path|Received|Message-ID|MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE
)
WEB_ARCHIVE = re.compile(rb"Content-Type:\s{0,9}multipart/related", re.IGNORECASE)
A_LETTER = (
    "This is an e-mail, not minutes. Save the file that is attached to it, or copy its text into a Word document, "
    "and upload that."
)
A_SPREADSHEET = "This is a spreadsheet. Save the minutes as .docx or .pdf and upload that."
A_PRESENTATION = "This is a presentation. Save the minutes as .docx or .pdf and upload that."
OTHER_OFFICE_FILES = (
    ("__substg1.0_", A_LETTER),
    ("Workbook", A_SPREADSHEET),
    ("PowerPoint Document", A_PRESENTATION),
)
"""What the directory of an Office file of 1997 names that holds something else than a Word document."""
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
            f"This {called(name)} is too large: {len(data) / MEGABYTE:.1f} MB, where {LIMITS[name] // MEGABYTE} MB is the most. "
            "Take out pictures or split it, and upload it again."
        )
    return name


def called(name: str) -> str:
    """What a clerk calls a file of that format."""
    return "picture" if name == "picture" else f".{name} file"


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
    if data.startswith(PICTURES):
        return "picture"
    _refuse_other_files(data)
    return None


def _by_text(data: bytes, filename: str) -> str:
    suffix = PurePath(filename).suffix.lower()
    start = data[:MARKUP_WITHIN]
    if suffix in {".docx", ".odt", ".rtf", ".doc", ".pdf"} and b"\0" in start:
        raise Unreadable(
            f"This file is named {suffix} but is not one, or it is damaged. "
            f"Open it, save it again as {suffix}, then upload that."
        )
    letter = LETTER.match(start)
    if letter and SENT.search(letter[0]):
        raise Unreadable(
            "This is a web page saved as one file (.mht). Save it as .html or .pdf and upload that."
            if WEB_ARCHIVE.search(start)
            else A_LETTER
        )
    if MARKUP.search(start.replace(b"\0", b"").decode("latin-1")) or suffix in {".html", ".htm", ".xhtml"}:
        return "html"
    if XML.match(start):
        raise Unreadable(f"This archive does not read XML files: {SAVE_AS_DOCX}.")
    return "txt"


def _refuse_other_files(data: bytes) -> None:
    kind = next((kind for magic, kind in OTHER_FILES if magic.match(data)), None)
    if kind:
        pictures = " A scan may also be uploaded as .pdf, .jpg or .png." if "picture" in kind else ""
        raise Unreadable(
            f"This is {kind}, whatever its name says. "
            f"Upload the minutes themselves as .docx, .odt, .rtf, .pdf, .html or .txt.{pictures}"
        )


def _is_opendocument(data: bytes) -> bool:
    """Whether a zip says so in its first bytes, else by the names of its parts."""
    if data.startswith(OPENDOCUMENT, FIRST_NAME):
        return True
    return b"[Content_Types].xml" not in data and b"content.xml" in data


def _refuse_other_office_files(data: bytes) -> None:
    """Word 97 files pass, and not the box that Word puts a file with a password into."""
    if _utf16("EncryptedPackage") in data:
        raise Unreadable(
            "This Word file has a password. Open it in Word, take the password off "
            "(File, Info, Protect Document), save it and upload that."
        )
    if _utf16("WordDocument") in data:
        return
    other = next((said for name, said in OTHER_OFFICE_FILES if _utf16(name) in data), None)
    raise Unreadable(
        other
        or "This is an Office file that holds no Word document, or a .doc file that is damaged. "
        "Save the minutes as .docx and upload that."
    )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
