"""The parts of a Word or OpenDocument file: a zip whose promises are not believed."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from lxml import etree

from council.minutes.lines import Unreadable

MEGABYTE = 2**20
MOST_PARTS = 2000
LARGEST_PART = 40 * MEGABYTE
LARGEST_TOTAL = 120 * MEGABYTE
HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = MEGABYTE
ENCRYPTED = 0x1
END_OF_DIRECTORY = b"PK\x05\x06"
STRICT_BEGINS = b"http://purl.oclc.org/ooxml/"
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PARSER = etree.XMLParser(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    huge_tree=False,
    remove_comments=True,
    collect_ids=False,
)
DAMAGED = "This file is damaged. Open it in Word, save it again as .docx and upload that."
OTHER_CONTENTS = (
    ("xl/workbook.xml", "an Excel workbook, which is a spreadsheet"),
    ("xl/workbook.bin", "an Excel workbook, which is a spreadsheet"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("visio/document.xml", "a Visio drawing"),
    ("Index/Document.iwa", "a Pages document"),
    ("META-INF/container.xml", "an electronic book"),
)
SAVE_AS = "Save the minutes as .docx or .pdf and upload that."


class Parts:
    """An opened zip: gives its parts as XML trees and counts every byte that it unpacks."""

    def __init__(self, data: bytes) -> None:
        _check_directory_size(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable(DAMAGED) from error
        self._left = LARGEST_TOTAL
        _check_promises(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())

    def xml(self, name: str, *, shorten: Callable[[bytes], bytes] | None = None) -> Any:
        """The root element of a part, shortened before it is parsed; None where there is no such part."""
        if name not in self.names:
            return None
        content = self._unpack(name)
        if shorten:
            content = shorten(content)
        if STRICT_BEGINS in content:
            for strict, transitional in STRICT:
                content = content.replace(strict, transitional)
        return parse_xml(content)

    def content(self, name: str) -> bytes | None:
        """A part that is no XML, such as a picture."""
        return self._unpack(name) if name in self.names else None

    def _unpack(self, name: str) -> bytes:
        most = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(name) as part:
                content = part.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            OSError,
        ) as error:
            raise Unreadable(DAMAGED) from error
        if len(content) > most:
            raise _too_large()
        self._left -= len(content)
        return content


class Package(Parts):
    """An opened .docx, which says which of its parts holds the document and how they belong together."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.main = self._main_part()

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id to (last word of its type, part name) for the part of that name."""
        folder, _, base = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        if root is None:
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                _joined(folder, each.get("Target", "")),
            )
            for each in root.iter(RELATIONSHIP)
            if each.get("TargetMode") != "External"
        }

    def _main_part(self) -> str:
        main = next((part for kind, part in self.related("").values() if kind == "officeDocument"), None)
        if main not in self.names:
            main = "word/document.xml"
        if main in self.names and "xl/workbook.xml" not in self.names:
            return main
        raise Unreadable(self._what_it_is())

    def _what_it_is(self) -> str:
        kind = next((kind for part, kind in OTHER_CONTENTS if part in self.names), None)
        if kind:
            return f"This is {kind}, not a Word document. {SAVE_AS}"
        if any(name.startswith("word/") for name in self.names):
            return "This Word file has lost its text: it is damaged. Open it in Word, save it again and upload that."
        return (
            "This is a zip file, not a Word document. "
            "Upload the minutes themselves as .docx, .odt, .rtf, .pdf, .html or .txt."
        )


def parse_xml(content: bytes) -> Any:
    """The root of an XML part; document type declarations, entities and great depth are refused."""
    try:
        root = etree.fromstring(content, PARSER)
    except etree.XMLSyntaxError as error:
        raise Unreadable(DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(
            "This file declares a document type inside, which no word processor does, so it is not opened. "
            "Copy the text into a new Word document and upload that."
        )
    return root


def _check_directory_size(data: bytes) -> None:
    """Count the entries before they are unpacked: each costs memory."""
    end = data.rfind(END_OF_DIRECTORY)
    if end >= 0 and int.from_bytes(data[end + 10 : end + 12], "little") > MOST_PARTS:
        raise _too_large()


def _check_promises(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Unreadable("This file has a password. Take the password off, save it and upload that.")
    unpacked = sum(part.file_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or unpacked > LARGEST_TOTAL
        or any(part.file_size > LARGEST_PART or _is_bomb(part) for part in parts)
    ):
        raise _too_large()


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_MATTERS_FROM and part.file_size > HIGHEST_RATIO * part.compress_size


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = []
    for step in f"{folder}/{target}".split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", ".", ".."}:
            steps.append(step)
    return "/".join(steps)


def _too_large() -> Unreadable:
    return Unreadable(
        "This file would unpack to far more than minutes hold, so it is not opened. "
        "Copy the text into a new Word document and upload that."
    )
