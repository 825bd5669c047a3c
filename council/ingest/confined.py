"""The four verbs of the confined process: read, unpack a zip, draw a page, clean a copy for publication.

Each takes the bytes of a document and its name. A hostile file ends in a sentence for the clerk and nothing else.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, Any

from council.minutes.extract.archive import ARCHIVE_LIMITS, Member
from council.minutes.extract.formats import OLE

from .contract import minutes_from
from .process import LIMITS, MESSAGES, Frame, Limits, NotRead, Order, answer

__all__ = [
    "LIMITS",
    "Limits",
    "Member",
    "NotRead",
    "clean_confined",
    "draw_confined",
    "read_confined",
    "unpack_confined",
]

logger = logging.getLogger(__name__)

READER = "council.minutes:read"
UNPACKER = "council.minutes.extract.archive:unpack"
DRAUGHTSMAN = "council.minutes.render:render"
CLEANER = "council.minutes.clean:clean"
LIMITS_OF_WORD_97 = replace(LIMITS, cpu_seconds=20, wall_seconds=30, programs=True)
"""Another word processor has to start before such a file can be read."""
LIMITS_OF_ZIPS = replace(LIMITS, output=ARCHIVE_LIMITS.unpacked + 1024 * 1024)
NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def read_confined(
    data: bytes, *, name: str, target: str = READER, limits: Limits | None = None
) -> dict[str, Any]:
    """What the reader reads in these bytes, as contract 1 with the lines of text; raises NotRead."""
    limits = limits or (LIMITS_OF_WORD_97 if data.startswith(OLE) else LIMITS)
    said = _one("minutes", Order(verb="read", target=target, name=name, limits=limits), data)
    try:
        reading: dict[str, Any] = _storable(json.loads(said))
        minutes_from(reading)
    except (ValueError, RecursionError) as wrong:
        logger.warning("The confined reader broke its contract (%s).", type(wrong).__name__)
        logger.debug("It said: %s", wrong)
        raise NotRead(MESSAGES["crashed"]) from None
    return reading


def unpack_confined(
    data: bytes | IO[bytes], *, name: str, limits: Limits = LIMITS_OF_ZIPS
) -> Iterator[Member]:
    """The files of a zip, one in memory at a time; raises NotRead where the zip as a whole is refused."""
    order = Order(verb="unpack", target=UNPACKER, name=name, limits=limits)
    with answer(order, data) as frames:
        for frame in _wanted("member", frames):
            yield _member(frame)


def draw_confined(data: bytes, *, name: str, pages: Sequence[int], width: int = 1000) -> Iterator[bytes]:
    """Those pages of a PDF in their order, drawn by one process; raises NotRead where one cannot be drawn."""
    options = {"pages": list(pages), "width": width}
    order = Order(verb="render", target=DRAUGHTSMAN, name=name, options=options)
    with answer(order, data) as frames:
        drawn = _wanted("made", frames)
        if len(drawn) != len(pages):
            raise NotRead(MESSAGES["crashed"])
        for frame in drawn:
            yield frame.payload()


def clean_confined(data: bytes, *, name: str) -> bytes:
    """A copy for publication in the same format, without hidden words and authors; raises NotRead."""
    return _one("made", Order(verb="clean", target=CLEANER, name=name), data)


def _one(kind: str, order: Order, data: bytes) -> bytes:
    with answer(order, data) as frames:
        wanted = _wanted(kind, frames)
        if len(wanted) != 1:
            raise NotRead(MESSAGES["crashed"])
        return wanted[0].payload()


def _wanted(kind: str, frames: list[Frame]) -> list[Frame]:
    """The frames of that kind; raises NotRead with the message where the document was refused."""
    for frame in frames:
        if frame.kind == "unreadable":
            raise NotRead(_storable(frame.payload().decode(errors="replace")))
    return [frame for frame in frames if frame.kind == kind]


def _member(frame: Frame) -> Member:
    name, refusal = (frame.about.get(key) for key in ("name", "refusal"))
    if not isinstance(name, str) or not isinstance(refusal, str):
        raise NotRead(MESSAGES["crashed"])
    return Member(_storable(name), frame.payload(), _storable(refusal))


def _storable(value: Any) -> Any:
    """The value without the characters that no database keeps."""
    if isinstance(value, str):
        return NOT_STORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    return value
