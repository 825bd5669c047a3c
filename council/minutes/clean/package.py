"""Writes the zip of a clean Word or OpenDocument file: no dates, no remarks, only the parts that it is given."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from lxml import etree

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def written(parts: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of these parts in their order; those named are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            part = zipfile.ZipInfo(name, FIRST_DAY)
            part.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(part, content)
    return out.getvalue()


def xml_bytes(root: Any) -> bytes:
    """A part as it is written into a package."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=_ignorable(root))
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def _ignorable(root: Any) -> list[str]:
    """Prefixes that are named in an attribute must stay declared."""
    named = [
        value
        for each in root.iter("{*}*")
        for key, value in each.attrib.items()
        if key.endswith(("}Ignorable", "Requires"))
    ]
    return [prefix for prefix in root.nsmap if prefix and prefix in " ".join(named).split()]


def remove(element: Any) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _join(element, parent, element.tail)
    parent.remove(element)


def unwrap(element: Any) -> None:
    """Put the content of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _join(element, parent, element.text)
    for child in list(element):
        element.addprevious(child)  # takes the tail of the child with it
    remove(element)


def _join(element: Any, parent: Any, text: str | None) -> None:
    """Add text where the element begins."""
    if not text:
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
