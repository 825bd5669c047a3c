"""The characters of a rich text: bytes in the code page of their font, and numbered Unicode characters."""

from dataclasses import dataclass, field

from .symbols import READABLE, SIGNS

WINDOWS = "windows-1252"
SYMBOLS = "symbols"
CHARACTER_SETS = {b"ansi": WINDOWS, b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
FONT_CHARACTER_SETS = {
    0: WINDOWS,
    2: SYMBOLS,
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
CODE_PAGES = frozenset(
    (437, 850, 852, 866, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)
)
UTF8 = 65001
NAMED = {
    b"tab": "\t",
    b"line": "\n",
    b"lbr": "\n",
    b"page": "\n",
    b"column": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": "\u2003",
    b"enspace": "\u2002",
    b"qmspace": "\u2005",
    b"zwj": "\u200d",
    b"zwnj": "\u200c",
}
SIGNS_BY_BYTE = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\t": "\t"}
REPLACED = READABLE | {0xAD: None, 0x2011: "-"}


def code_page(number: int | None) -> str | None:
    """The name of a code page that Word writes; None where it is not known."""
    if number == UTF8:
        return "utf-8"
    return f"cp{number}" if number in CODE_PAGES else None


@dataclass(slots=True)
class Characters:
    """Gathers bytes and characters in their order until they are taken."""

    pieces: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    encoding: str = WINDOWS

    def add_bytes(self, data: bytes, encoding: str) -> None:
        """Add bytes of that encoding; a character may be cut anywhere between two calls."""
        if encoding != self.encoding:
            self._decode()
            self.encoding = encoding
        self.waiting += data

    def add(self, text: str) -> None:
        """Add characters, among them halves of a surrogate pair."""
        self._decode()
        self.pieces.append(text)

    def are_none(self) -> bool:
        """Whether nothing was gathered since it was last taken."""
        return not self.waiting and not self.pieces

    def take(self) -> str:
        """All that was gathered; the next call begins anew."""
        self._decode()
        text = "".join(self.pieces)
        self.pieces.clear()
        if any("\ud800" <= character <= "\udfff" for character in text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text.translate(REPLACED)

    def _decode(self) -> None:
        if not self.waiting:
            return
        if self.encoding == SYMBOLS:
            decoded = "".join(SIGNS.get(each) or (chr(each) if each < 0x80 else "•") for each in self.waiting)
        else:
            decoded = self.waiting.decode(self.encoding, "replace")
        self.pieces.append(decoded)
        self.waiting.clear()
