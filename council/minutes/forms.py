"""Ways of printing that few clerks use, put in the form that the rest of the reader knows.

`“ Nan Cole` below `Councillor Ann Reay` repeats her title; `Councillors; Moss, Reay` has no parts that the mark divides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .lines import Document, Line

_TITLED = re.compile(r"\s*(?P<title>Councillor|Cllr\b\.?)\s+(?=[A-Z])")
_DITTO = re.compile(r"\s*(?:[“”\"″〃]|,,|''|’’|do\.)\s+(?=[A-Z])")
_DIVIDED_TITLE = re.compile(
    r"(?P<before>^\s*(?:PRESENT|Present)?\s?:?\s*)(?P<title>Councillors|Cllrs);(?=\s[^;]*$)"
)
_PRESIDES = re.compile(r"(?<=[A-Za-z])\s(?P<office>CATHAOIRLEACH|Cathaoirleach)(?=,\s[A-Z])")
"""`PRESENT: COUNCILLORS A. REAY CATHAOIRLEACH, B. LUND … AND C. MOSS (32)`"""
_AND = re.compile(r"(?<=[A-Z]),?\sAND\s(?=[A-Z]\.?\s[A-Z]{3,})")
_COUNT_LAST = re.compile(r"(?<=[A-Za-z])\s\(\d{1,3}\)\s*$")
_PUBLIC_PRESENT = re.compile(r"(?<=[.;)]\s)Public [Pp]resent\s?:")
_ROLE_WITHOUT_COMMA = re.compile(
    r"(?P<role>\((?:Vice[- ])?Chair[^(),;]{0,24}\))\s(?=[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,)"
)


def in_known_forms(document: Document) -> Document:
    """The document with the title in place of each ditto mark, and titles of a whole list without the mark behind them."""
    if document.media_type != "text/plain":
        return document
    return replace(document, lines=tuple(_known(document.lines)))


def _known(lines: Sequence[Line]) -> Iterator[Line]:
    title: str | None = None
    for line in lines:
        text = line.text
        if "ublic " in text and _PUBLIC_PRESENT.search(text):
            yield line._replace(text=_PUBLIC_PRESENT.sub("Members of the public:", text))
            continue
        ditto = _DITTO.match(text) if title else None
        if ditto:
            yield line._replace(text=f"{title} {text[ditto.end() :]}")
            continue
        if text.strip():
            titled = _TITLED.match(text)
            title = titled["title"] if titled else None
        if text[:7].upper() == "PRESENT":
            text = _AND.sub(" and ", text)
            text = _COUNT_LAST.sub("", _PRESIDES.sub(r" (\g<office>)", text))
        if "s;" in text[:40] and (divided := _DIVIDED_TITLE.match(text)):
            rest = _ROLE_WITHOUT_COMMA.sub(r"\g<role>, ", text[divided.end() :], count=1)
            yield line._replace(text=f"{divided['before']}{divided['title']}{rest}")
        else:
            yield line if text == line.text else line._replace(text=text)
