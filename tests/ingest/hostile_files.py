"""Files made to do harm, each from a few lines: none is kept in the repository."""

import io
import struct
import zipfile
import zlib
from functools import cache

from tests.minutes.extract.conftest import NAMESPACES

MEGABYTE = 1 << 20
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text>'
    "</office:body></office:document-content>"
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
PASSWORDS = "<!DOCTYPE x [<!ENTITY p SYSTEM 'file:///etc/passwd'>]>"


def zipped(parts, *, how=zipfile.ZIP_DEFLATED):
    """A zip of these files; a part may be given as pieces that are never held together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in parts.items():
            with archive.open(name, "w") as part:
                for piece in [content] if isinstance(content, bytes | str) else content:
                    part.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def docx(body="", *, prolog=""):
    """A Word document with that body."""
    pieces = [body] if isinstance(body, str) else body
    root = f"{prolog}<w:document {NAMESPACES}><w:body>"
    return zipped({"word/document.xml": [root, *pieces, "</w:body></w:document>"]})


def odt(body="", *, prolog=""):
    """An OpenDocument text with that body."""
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": prolog + ODT.format(body)}
    )


@cache
def zip_bomb():
    """300 MB of nothing, packed into 300 kB."""
    return zipped({"word/document.xml": (b"\0" * MEGABYTE for _ in range(300))})


@cache
def nested_zip():
    """Zips in a zip, ten of each in each, as 42.zip is made."""
    inner = zipped({"0.txt": (b"\0" * MEGABYTE for _ in range(20))})
    for _ in range(3):
        inner = zipped({f"{n}.zip": inner for n in range(10)})
    return inner


def overlapping_zip():
    """A thousand files that share the bytes of one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"\0" * MEGABYTE)
        first = archive.infolist()[0]
        for number in range(1, 400):
            shared = zipfile.ZipInfo(f"{number}.txt")
            for each in ("header_offset", "compress_type", "compress_size", "file_size", "CRC"):
                setattr(shared, each, getattr(first, each))
            archive.filelist.append(shared)
    return out.getvalue()


@cache
def lying_zip(name="word/document.xml"):
    """A part of 900 MB that says in both places that it has 1,000 bytes."""
    data = zipped({name: (b"\0" * MEGABYTE for _ in range(900))})
    return data.replace(struct.pack("<I", 900 * MEGABYTE), struct.pack("<I", 1000))


def pdf(*objects):
    """A PDF of these objects, the catalogue first; readers find them without a table."""
    out = b"%PDF-1.7\n"
    for number, content in enumerate(objects, start=1):
        out += b"%d 0 obj\n%b\nendobj\n" % (
            number,
            content if isinstance(content, bytes) else content.encode(),
        )
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\n%%%%EOF\n" % (len(objects) + 1)


def stream(content, extra=""):
    """A stream object."""
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page(more="/MediaBox [0 0 600 800]"):
    """The one page of a PDF, whose contents are object 4."""
    return f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R {more} >>"


def page_loop():
    """A tree of pages whose branches lead back to its root."""
    return pdf(
        CATALOGUE,
        "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 400 >>",
        "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 400 >>",
    )


def bomb(content, times):
    """Content packed again and again."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


@cache
def packed_gigabytes():
    """A content stream of 2 GB in a PDF of a few kB: nothing packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b"\n" * MEGABYTE) for _ in range(2048)) + packer.flush()
    return pdf(
        CATALOGUE, PAGES, page(), stream(zlib.compress(once, 9), "/Filter [/FlateDecode /FlateDecode]")
    )


def huge_page():
    """A page of 14 million by 14 million points."""
    return pdf(
        CATALOGUE,
        PAGES,
        page("/MediaBox [0 0 14400000 14400000] /UserUnit 75000"),
        stream(b"0 0 1 rg 0 0 9 9 re f"),
    )


def huge_picture():
    """A picture that says it has 3,600,000,000 points."""
    image = stream(
        b"\0" * 99,
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    resources = "/MediaBox [0 0 600 800] /Resources << /XObject << /I 5 0 R >> >>"
    return pdf(CATALOGUE, PAGES, page(resources), stream(b"q 600 0 0 800 0 0 cm /I Do Q"), image)


def repeated_forms():
    """Ten forms each of which draws the next ten times: ten thousand million words."""
    resources = "/Resources << /XObject << /F {} 0 R >> /Font << /T << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    forms = [
        stream(b"/F Do " * 10, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {resources.format(6 + n)}")
        for n in range(10)
    ]
    last = stream(
        b"BT /T 9 Tf 9 9 Td (word) Tj ET",
        f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] {resources.format(6)}",
    )
    return pdf(
        CATALOGUE,
        PAGES,
        page("/MediaBox [0 0 600 800] " + resources.format(5)),
        stream(b"/F Do " * 10),
        *forms,
        last,
    )
