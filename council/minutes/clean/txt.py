"""Plain text hides nothing: the copy holds the same lines, as UTF-8."""

from council.minutes.extract.encoding import decode


def clean_txt(data: bytes) -> bytes:
    """The text as it stands, in the encoding that every browser reads."""
    return decode(data).encode()
