"""Bytes to characters: byte order marks, UTF-8, UTF-16, else the eight-bit encoding that reads most like English."""

import codecs
import re

from council.minutes.lines import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NOT_TEXT = re.compile("[\x00\x80-\x9f\ufffe\uffff]")
HYPHEN_OF_PDF = re.compile("(?<=[^\\W\\d_])[\x02\ufffe](?=\\s|[^\\W\\d_])")
"""What is copied out of a PDF may have these for the hyphen of a word that is broken at the end of a line."""
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
ASCII = bytes(range(0x80))
NULS_OF_UTF16 = 0.3
NUL_SAMPLE = 4096
EIGHT_BIT = ("windows-1252", "mac-roman", "iso-8859-15")
"""The first is taken where another does not read better."""
SAMPLE = 200_000
LIKELY = re.compile(
    r"(?<=[A-Za-z])[à-öø-ÿœš]|[à-öø-ÿœš](?=[a-z])|(?<=\w)’|[“‘](?=\w)|(?<=[\w.,;:!?])”|(?<=\s)[–—•·](?=\s)|[£€](?=\d)"
)
UNLIKELY = re.compile(
    r"(?<=[a-z])[À-ÖØ-ÞŠŽŸŒ]|(?<![A-Za-zÀ-ÿ])[À-ÖØ-öø-ÿŠŽŸŒœšž](?![A-Za-zÀ-ÿ])|(?<=[A-Za-z])[™¤¦¨´¸¬¢©®†‡¥¶ß§°±√∫≈∆Ω](?=[a-z])|[¤\x80-\x9f]"
)
STRAY_BYTES = "stray-bytes-as-windows-1252"


def decode(data: bytes) -> str:
    """The characters of a text in any encoding that a council's computer is likely to have written."""
    marked = _by_mark(data)
    text = _unmarked(data) if marked is None else marked
    if "\x02" in text or "\ufffe" in text:
        text = HYPHEN_OF_PDF.sub("-", text)
    if NOT_TEXT.search(text):
        raise Unreadable(
            "This file is not text: it holds control characters. "
            "Upload the minutes as .docx, .pdf, .html or .txt."
        )
    return text


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the byte order mark at the start names, if there is one."""
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _by_mark(data: bytes) -> str | None:
    encoding = marked_encoding(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"This text begins as {encoding.upper()} but does not go on so: it is damaged. "
            "Save it again as UTF-8 text and upload that."
        ) from error


def _unmarked(data: bytes) -> str:
    try:
        return data.decode(_utf16_by_nuls(data) or "utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: English text in it has a NUL at every second place."""
    sample = data[:NUL_SAMPLE]
    even, odd = (sample[start::2].count(0) for start in (0, 1))
    enough = max(1, len(sample) // 2 * NULS_OF_UTF16)
    if odd >= enough > even:
        return "utf-16-le"
    if even >= enough > odd:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes) -> str:
    """UTF-8 with stray bytes in it where most of it is UTF-8, else an encoding of one byte a character."""
    high = len(data.translate(None, ASCII))
    in_sequences = sum(map(len, UTF8_SEQUENCE.findall(data)))
    if in_sequences * 2 > high:
        return data.decode("utf-8", errors=STRAY_BYTES)
    usual, *others = ((_likeness(data[:SAMPLE].decode(each, "replace")), each) for each in EIGHT_BIT)
    likeness, encoding = max(others, key=lambda other: other[0])
    return data.decode(encoding) if likeness > max(usual[0], 0) else _windows_1252(data)


def _likeness(text: str) -> int:
    """How much more often letters and signs stand where English text has them than where it has not."""
    return len(LIKELY.findall(text)) - len(UNLIKELY.findall(text)) - text.count("\ufffd")


def _windows_1252(data: bytes) -> str:
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _stray_bytes_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _windows_1252(error.object[error.start : error.end]), error.end


codecs.register_error(STRAY_BYTES, _stray_bytes_as_windows_1252)
