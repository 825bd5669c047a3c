"""Pictures inside documents, without what cameras and programs write beside the picture itself."""

from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
DRAWN_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD")
)
"""The parts of a PNG that a program needs to draw it; the others hold words, places and dates."""
START_OF_SCAN, END_OF_IMAGE, ADOBE, COMMENT = 0xDA, 0xD9, 0xEE, 0xFE
FIRST_APPLICATION, LAST_APPLICATION = 0xE1, 0xEF
WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))


def clean_picture(data: bytes) -> tuple[str, bytes] | None:
    """The suffix and the bare picture of a PNG or JPEG; None for any other format and for damaged ones."""
    try:
        if data.startswith(PNG):
            return "png", PNG + b"".join(_chunks(data))
        if data.startswith(JPEG):
            return "jpeg", JPEG + b"".join(_segments(data))
    except (IndexError, ValueError):
        return None
    return None


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are drawn, up to its end."""
    place, kind = len(PNG), b""
    while kind != b"IEND":
        kind = data[place + 4 : place + 8]
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if len(kind) < 4 or end > len(data):
            raise ValueError("a PNG that breaks off")
        if kind in DRAWN_CHUNKS:
            yield data[place:end]
        place = end


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that are drawn, up to its end; a thumbnail and what follows the end are not."""
    place, marker = len(JPEG), 0
    while marker != END_OF_IMAGE:
        if data[place] != 0xFF:
            raise ValueError("no marker where a JPEG must have one")
        marker = data[place + 1]
        length = 0 if marker in WITHOUT_LENGTH or marker == END_OF_IMAGE else _length(data, place)
        end = place + 2 + length
        if marker == START_OF_SCAN:
            end = _end_of_scan(data, end)
        elif marker == 0xFF:
            end = place + 1  # padding
        kept = marker == ADOBE or not (
            FIRST_APPLICATION <= marker <= LAST_APPLICATION or marker in (COMMENT, 0xFF)
        )
        if kept:
            yield data[place:end]
        place = end


def _length(data: bytes, place: int) -> int:
    return data[place + 2] << 8 | data[place + 3]


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands that is none of the picture's own data."""
    while True:
        place = data.index(b"\xff", place)
        following = data[place + 1]
        if following != 0 and following != 0xFF and not 0xD0 <= following <= 0xD7:
            return place
        place += 2 if following != 0xFF else 1
