"""What the pages of a PDF draw: forms and pictures that no page draws go, and so do words that are never drawn."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from council.minutes.lines import Unreadable

from .check import NOT_CLEAN, STILL_HIDDEN
from .pdf_content import Content, plain_name

FLATE = b"/FlateDecode"
MOST_DECODED = 100_000_000
MASKS = frozenset((b"/Luminosity", b"/Alpha"))
REFERRING = b"R"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a dictionary with its value, where they stand, and what the value holds where it is a dictionary."""

    key: bytes
    value: bytes
    start: int
    end: int
    entries: "tuple[Entry, ...]" = ()

    @property
    def refers_to(self) -> list[int]:
        """The numbers of the objects that the value names: of one, or of each in an array."""
        return references(self.value)


@dataclass(frozen=True, slots=True)
class Object:
    """An object by its entries, its bytes, and where its stream stands."""

    entries: tuple[Entry, ...]
    value: bytes
    stream: tuple[int, int] | None = None

    def said(self, key: bytes) -> bytes:
        """The value of a key; nothing where it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), b"")


def references(value: bytes) -> list[int]:
    """The objects that a reference or an array of references names: [4 0 R 7 0 R] names 4 and 7."""
    words = value.strip(b"[]\r\n ").split()
    if len(words) % 3 or any(word != REFERRING for word in words[2::3]):
        return []
    return [int(word) for word in words[::3] if word.isdigit()]


@dataclass(slots=True)
class Drawn:
    """One walk from the pages over everything that they draw; `out` is the file, of which no object moves."""

    objects: Mapping[int, Object]
    out: bytearray
    numbers: set[int] = field(default_factory=set)

    def clean(self) -> None:
        """Blank what is never drawn."""
        for each in self.objects.values():
            if each.said(b"/Type") == b"/Page":
                self._visit(self._contents(each), each, ())
        for number in list(self._drawn_elsewhere()):
            self.numbers.add(number)
            if self._visit([number], self.objects[number], ()).shows_text:
                raise Unreadable(STILL_HIDDEN)  # words in a pattern, a mask or a letter: no reader finds them
        for each in self.objects.values():
            self._forget_undrawn(each.entries)

    def _contents(self, page: Object) -> list[int]:
        found = references(page.said(b"/Contents"))
        if len(found) == 1 and self._object(found[0]).stream is None:
            return references(self._object(found[0]).value)
        return found

    def _object(self, number: int) -> Object:
        return self.objects.get(number, Object((), b""))

    def _visit(self, streams: list[int], drawing: Object, outer: tuple[Entry, ...]) -> Content:
        """Go through the operators of a page or form, and through the forms that they draw, with its resources."""
        content = self._read(streams)
        resources = self._below(drawing.entries, b"/Resources") or outer
        forms = {plain_name(entry.key): entry.refers_to for entry in self._below(resources, b"/XObject")}
        for name in content.drawn:
            for number in forms.get(name, ()):
                form = self._object(number)
                if number not in self.numbers:
                    self.numbers.add(number)
                    if form.said(b"/Subtype") == b"/Form":
                        self._visit([number], form, resources)
        return content

    def _below(self, entries: tuple[Entry, ...], key: bytes) -> tuple[Entry, ...]:
        """The entries of the dictionary that a key holds or names."""
        for entry in entries:
            if entry.key == key:
                return entry.entries or next((self._object(number).entries for number in entry.refers_to), ())
        return ()

    def _read(self, streams: list[int]) -> Content:
        """The operators of some streams in one; what is never drawn is blanked in each of them."""
        decoded = [bytearray(self._decoded(self._object(number))) for number in streams]
        content = Content(b"\n".join(decoded))
        if content.beside:
            offset = 0
            for number, stream in zip(streams, decoded, strict=True):
                if _blank(stream, content.beside, offset):
                    self._write(self._object(number), bytes(stream))
                offset += len(stream) + 1
        return content

    def _decoded(self, each: Object) -> bytes:
        if each.stream is None:
            raise Unreadable(NOT_CLEAN)
        start, end = each.stream
        packed, packing = bytes(self.out[start:end]), each.said(b"/Filter").strip(b"[ ]")
        if not packing:
            return packed
        if packing != FLATE or each.said(b"/DecodeParms") not in {b"", b"null"}:
            raise Unreadable(NOT_CLEAN)
        unpacking = zlib.decompressobj()
        try:
            plain = unpacking.decompress(packed, MOST_DECODED)
        except zlib.error as error:
            raise Unreadable(NOT_CLEAN) from error
        if unpacking.unconsumed_tail:
            raise Unreadable(NOT_CLEAN)
        behind = len(unpacking.unused_data)
        self.out[end - behind : end] = b"\0" * behind
        return plain

    def _write(self, each: Object, plain: bytes) -> None:
        """Put a stream back in its place, where it fits: blanks pack better than words."""
        start, end = each.stream or (0, 0)
        packed = zlib.compress(plain, 9) if each.said(b"/Filter") else plain
        if len(packed) > end - start:
            raise Unreadable(STILL_HIDDEN)
        self.out[start:end] = packed.ljust(end - start, b"\0")

    def _drawn_elsewhere(self) -> Iterator[int]:
        """Patterns, the masks of transparent groups, and letters that are drawings."""
        for number, each in self.objects.items():
            if each.said(b"/PatternType") == b"1" and each.stream:
                yield number
            for found in _dictionaries(each.entries):
                by_key = {entry.key: entry for entry in found}
                masks = by_key.get(b"/S")
                if masks and masks.value in MASKS and b"/G" in by_key:
                    yield from self._streams(by_key[b"/G"])
                if b"/CharProcs" in by_key:
                    for letter in self._below(found, b"/CharProcs"):
                        yield from self._streams(letter)

    def _streams(self, entry: Entry) -> list[int]:
        return [number for number in entry.refers_to if self._object(number).stream]

    def _forget_undrawn(self, entries: tuple[Entry, ...]) -> None:
        for found in _dictionaries(entries):
            for each in self._below(found, b"/XObject"):
                if each.refers_to and not self.numbers.intersection(each.refers_to):
                    self.out[each.start : each.end] = b" " * (each.end - each.start)


def _dictionaries(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """A dictionary and those inside it."""
    if entries:
        yield entries
    for entry in entries:
        yield from _dictionaries(entry.entries)


def _blank(stream: bytearray, beside: list[tuple[int, int]], offset: int) -> bool:
    """Blank the places that lie in this stream, and tell whether there were any."""
    found = False
    for start, end in beside:
        start, end = max(start - offset, 0), min(end - offset, len(stream))
        if start < end:
            stream[start:end] = b" " * (end - start)
            found = True
    return found
