"""Rich text cut into its tokens, in one pass."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from council.minutes.lines import Unreadable

MOST_TOKENS = 2_000_000
TOKEN = re.compile(
    rb"""
      (?P<brace> [{}] )
    | \\ (?P<word> [A-Za-z]{1,32} ) (?P<number> -?[0-9]{1,10} )? [ ]?
    | \\' (?P<hex> [0-9A-Fa-f]{2} )
    | \\ (?P<sign> . )
    | (?P<text> [^\\{}\r\n\0]+ )
    | [\r\n\0]+
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token: its kind (brace, word, hex, sign or text), its bytes and a word's number."""

    kind: str
    value: bytes
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a rich text; binary stretches, which \\bin announces, are passed over."""
    position = count = 0
    while match := TOKEN.match(data, position):
        position = match.end()
        kind = match.lastgroup
        if kind is None:
            continue
        count += 1
        if count > MOST_TOKENS:
            raise Unreadable(
                "This file holds far more formatting than minutes need, so it is not read. "
                "Open it in Word, save it as .docx and upload that."
            )
        if kind not in ("word", "number"):
            yield Token(kind, match[kind])
            continue
        number = None if match["number"] is None else int(match["number"])
        if match["word"] == b"bin":
            position += max(number or 0, 0)
        else:
            yield Token("word", match["word"], number)
