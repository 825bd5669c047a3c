"""The objects of a PDF as pdfium writes them: what pages and pictures hold beside the page is blanked in place."""

import re

from council.minutes.lines import Unreadable

from .check import NOT_CLEAN
from .pdf_content import end_of_string
from .pdf_drawn import Drawn, Entry, Object
from .pictures import clean_picture

OF_A_PAGE = frozenset(
    (
        b"/Type",
        b"/Parent",
        b"/Resources",
        b"/MediaBox",
        b"/CropBox",
        b"/Contents",
        b"/Rotate",
        b"/UserUnit",
        b"/Group",
    )
)
"""What a page needs to be drawn; remarks, actions, previews and data of programs are the rest."""
BESIDE_THE_PAGE = frozenset(
    (
        b"/Metadata",
        b"/PieceInfo",
        b"/LastModified",
        b"/StructParent",
        b"/StructParents",
        b"/AF",
        b"/EF",
        b"/AA",
        b"/JS",
        b"/OPI",
        b"/Alt",
        b"/ActualText",
    )
)
LAYERS = frozenset((b"/OCG", b"/OCMD"))
IN_LAYERS = (
    "This PDF has layers that can be switched on and off, so no clean copy can be made: "
    "print it to a new PDF and upload that."
)
SPACE = re.compile(rb"(?:[\x00\t\n\f\r ]+|%[^\r\n]*)*")
OBJECT = re.compile(rb"(\d+) \d+ obj\b")
REFERENCE = re.compile(rb"\d+\s+\d+\s+R\b")
PLAIN = re.compile(rb"[^\x00\t\n\f\r ()<>\[\]{}/%]+")
NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]*")
HEX = re.compile(rb"<[^<>]*>")
STREAM = re.compile(rb"stream\r?\n")
DEEPEST = 200


def blanked(data: bytes) -> bytes:
    """The file with everything blanked that is no part of a printed page; no object moves."""
    scan = Scan(data)
    scan.file()
    return bytes(scan.out)


class Scan:
    """One walk over the objects of a file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.out = data, bytearray(data)
        self.objects: dict[int, Object] = {}

    def file(self) -> None:
        """Every object, one after another, up to the table of their places; then what the pages draw of them."""
        found = OBJECT.search(self.data)
        while found:
            end, entries = self._value(found.end(), 0)
            value = self.data[found.end() : end].strip()
            end, stream = self._stream(self._space(end), entries)
            self.objects[int(found[1])] = Object(entries, value, stream)
            end = self.data.find(b"endobj", end)
            if end < 0:
                raise Unreadable(NOT_CLEAN)
            place = self._space(end + len(b"endobj"))
            found = OBJECT.match(self.data, place)
        Drawn(self.objects, self.out).clean()

    def _space(self, place: int) -> int:
        space = SPACE.match(self.data, place)
        return space.end() if space else place

    def _value(self, place: int, depth: int) -> tuple[int, tuple[Entry, ...]]:
        """Where a value ends, and its entries where it is a dictionary."""
        place = self._space(place)
        if depth > DEEPEST:
            raise Unreadable(NOT_CLEAN)
        if self.data.startswith(b"<<", place):
            return self._dictionary(place + 2, depth)
        if self.data.startswith(b"[", place):
            return self._array(place + 1, depth), ()
        if self.data.startswith(b"(", place):
            return end_of_string(self.data, place + 1), ()
        for kind in (REFERENCE, NAME, HEX, PLAIN):
            found = kind.match(self.data, place)
            if found:
                return found.end(), ()
        raise Unreadable(NOT_CLEAN)

    def _dictionary(self, place: int, depth: int) -> tuple[int, tuple[Entry, ...]]:
        entries = []
        while not self.data.startswith(b">>", place := self._space(place)):
            key = NAME.match(self.data, place)
            if key is None:
                raise Unreadable(NOT_CLEAN)
            end, inner = self._value(key.end(), depth + 1)
            entries.append(Entry(key[0], self.data[key.end() : end].strip(), place, end, inner))
            place = end
        self._blank(entries)
        return place + 2, tuple(entries)

    def _array(self, place: int, depth: int) -> int:
        while not self.data.startswith(b"]", place := self._space(place)):
            place, _ = self._value(place, depth + 1)
        return place + 1

    def _blank(self, entries: list[Entry]) -> None:
        kind = next((entry.value for entry in entries if entry.key == b"/Type"), b"")
        if kind in LAYERS:
            raise Unreadable(IN_LAYERS)
        for entry in entries:
            if entry.key not in OF_A_PAGE if kind == b"/Page" else entry.key in BESIDE_THE_PAGE:
                self.out[entry.start : entry.end] = b" " * (entry.end - entry.start)

    def _stream(self, place: int, entries: tuple[Entry, ...]) -> tuple[int, tuple[int, int] | None]:
        """Past the stream of an object, and where it stands; a photograph loses what the camera wrote beside it."""
        begins = STREAM.match(self.data, place)
        if begins is None:
            return place, None
        said = {entry.key: entry.value for entry in entries}
        if not said.get(b"/Length", b"").isdigit():
            raise Unreadable(NOT_CLEAN)
        end = begins.end() + int(said[b"/Length"])
        if said.get(b"/Filter", b"").strip(b"[ ]") == b"/DCTDecode":
            picture = clean_picture(self.data[begins.end() : end])
            if picture is None:
                raise Unreadable(NOT_CLEAN)
            self.out[begins.end() : end] = picture[1].ljust(end - begins.end(), b"\0")
        return end, (begins.end(), end)
