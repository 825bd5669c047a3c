"""The drawing operators of a PDF page: what they draw, and the words among them that are never drawn."""

import re

from council.minutes.lines import Unreadable

from .check import NOT_CLEAN

TOKEN = re.compile(
    rb"(?P<comment>%[^\r\n]*)|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%]*)|(?P<opens><<)|(?P<closes>>>)|(?P<hex><[^<>]*>)|"
    rb"(?P<string>\()|(?P<operator>['\"A-Za-z][^\x00\t\n\f\r ()<>\[\]{}/%]*)|"
    rb"(?P<passed>[\x00\t\n\f\r \d.+\-\[\]]+|[\s\S])"
)
END_OF_PICTURE = re.compile(rb"[\x00\t\n\f\r ]EI(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
NEXT_IN_STRING = re.compile(rb"[()\\]")
SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
OPERANDS = frozenset((b"true", b"false", b"null"))
LANGUAGE = re.compile(rb"\([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4}){0,2}\)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


class Content:
    """One walk over drawing operators.

    `drawn` are the names that they draw, `shows_text` whether they show words, and `beside` the places of what is
    never drawn: remarks of the program, words for other programs such as /ActualText, and strings that nothing shows.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.drawn: set[bytes] = set()
        self.beside: list[tuple[int, int]] = []
        self.shows_text = False
        self._waiting: list[tuple[int, int]] = []
        self._name: tuple[bytes, int, int] = (b"", 0, 0)
        self._depth = 0
        self._walk()

    def _walk(self) -> None:
        place = 0
        while found := TOKEN.match(self.data, place):
            place = self._token(found.lastgroup or "", found.start(), found.end())
        self.beside += self._waiting

    def _token(self, kind: str, start: int, end: int) -> int:
        """Take one token in, and tell where the next begins."""
        match kind:
            case "comment":
                self.beside.append((start, end))
            case "name":
                self._name = (plain_name(self.data[start:end]), start, end)
            case "opens":
                self._depth += 1
            case "closes":
                self._depth = max(self._depth - 1, 0)
            case "string":
                end = end_of_string(self.data, end)
                self._string(start, end)
            case "hex":
                self._string(start, end)
            case "operator":
                return self._operator(self.data[start:end], end)
        return end

    def _string(self, start: int, end: int) -> None:
        if not self._depth:
            self._waiting.append((start, end))
        elif not LANGUAGE.fullmatch(self.data, start, end):
            _, named, name_ends = self._name
            follows = self.data[name_ends:start].isspace() or name_ends == start
            self.beside.append((named if follows else start, end))

    def _operator(self, name: bytes, end: int) -> int:
        if name in OPERANDS:
            return end
        if name in SHOWING:
            self.shows_text = True
        else:
            self.beside += self._waiting
        self._waiting.clear()
        if name == b"Do":
            self.drawn.add(self._name[0])
        if name != b"ID":
            return end
        picture = END_OF_PICTURE.search(self.data, end)
        if picture is None:
            raise Unreadable(NOT_CLEAN)
        return picture.end()


def plain_name(name: bytes) -> bytes:
    """A name without the escapes that it may be written with: /Fm#31 is /Fm1."""
    return ESCAPED.sub(lambda code: bytes((int(code[1], 16),)), name) if b"#" in name else name


def end_of_string(data: bytes, place: int) -> int:
    """Where the string ends whose first character stands there."""
    depth = 1
    while depth:
        found = NEXT_IN_STRING.search(data, place)
        if found is None:
            raise Unreadable(NOT_CLEAN)
        place = found.end() + (found[0] == b"\\")
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
    return place
