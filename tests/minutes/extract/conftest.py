"""Builders of small Word files and PDFs, and the way to the real minutes beside the repository."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared" / "minutes"
PAGE = "/MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


@pytest.fixture
def real() -> Callable[[str], bytes]:
    """The bytes of a real set of minutes, which are not part of the repository."""

    def read(name: str) -> bytes:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"the real minutes are not at {SHARED}: nothing to read {name} from")
        return path.read_bytes()

    return read


@pytest.fixture
def word() -> Callable[..., bytes]:
    """A .docx from the XML inside w:body, and inside the root of any other part."""

    def build(body: str, *, prolog: str = "", **parts: str) -> bytes:
        files = {
            "word/document.xml": f"{prolog}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        }
        for name, content in parts.items():
            root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            files[f"word/{name}.xml"] = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
        files["word/_rels/document.xml.rels"] = _relationships(parts)
        return zipped(files)

    return build


def _relationships(parts: dict[str, str]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    each = "".join(
        f'<Relationship Id="r-{name}" Type="{kind}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in parts
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


def zipped(files: dict[str, str]) -> bytes:
    """A zip with these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def make_zip() -> Callable[[dict[str, str]], bytes]:
    """Any zip."""
    return zipped


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF of pages, each a list of (left, baseline, text[, font size[, font]]) or of drawing operators."""

    def build(*pages: list[tuple | str], encrypt: str = "", page_extra: str = "") -> bytes:
        kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ]
        for index, drawn in enumerate(pages):
            content = "\n".join(each if isinstance(each, str) else _drawn(*each) for each in drawn)
            objects += [
                f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * index} 0 R {page_extra} {PAGE} >>",
                f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            ]
        return _pdf_file(objects, encrypt)

    return build


def _drawn(left: float, baseline: float, text: str, size: float = 11, font: str = "F1") -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {left} {baseline} Td ({escaped}) Tj ET"


def _pdf_file(objects: list[str], encrypt: str) -> bytes:
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R {encrypt} >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode("latin-1")
