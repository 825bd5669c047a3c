"""The bytes of a web page before they are parsed: their encoding, their limits and their markers."""

import codecs
import re

from council.minutes.lines import Unreadable

from .encoding import decode, marked_encoding

DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
DECLARED_WITHIN = 4096
READ_BY_BROWSERS_AS = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}
MOST_ATTRIBUTES = 1000
SHORTEST_SUSPECT = 2 * MOST_ATTRIBUTES
TAG = re.compile(r"""<[a-zA-Z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
QUOTED = re.compile(r""""[^"]*+"|'[^']*+'""")
MARKER = re.compile(r"<(/?(?:AI\d+|[A-Z_]+_SECTION))\s*/?>", re.IGNORECASE)


def page_text(data: bytes) -> str:
    """The source of a page, ready for a parser; item markers are escaped so that they stay text."""
    text = _decoded(data)
    if any(_attributes(tag) > MOST_ATTRIBUTES for tag in TAG.findall(text) if len(tag) > SHORTEST_SUSPECT):
        raise Unreadable(
            f"A tag in this page has more than {MOST_ATTRIBUTES} attributes, so it is not opened. "
            "Save the minutes as .docx or .pdf and upload that."
        )
    return MARKER.sub(lambda marker: f"<br>&lt;{marker[1].upper()}&gt;<br>", text)


def _decoded(data: bytes) -> str:
    declared = None if marked_encoding(data) else DECLARED.search(data[:DECLARED_WITHIN])
    encoding = _known(declared[1].decode("ascii", errors="replace")) if declared else None
    if encoding is None or encoding == "utf-8" or encoding.startswith("utf-16"):
        return decode(data)
    return data.decode(encoding, errors="replace").replace("\0", "")


def _known(name: str) -> str | None:
    try:
        encoding = codecs.lookup(name).name
        b"".decode(encoding)
    except LookupError:
        return None
    return READ_BY_BROWSERS_AS.get(encoding, encoding)


def _attributes(tag: str) -> int:
    return len(QUOTED.sub("", tag).split())
