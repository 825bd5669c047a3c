"""A volume of minutes as long as is asked for, in every format, made of the words of the sample council."""

import html
import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "council" / "sample" / "documents" / "planning-2024-07-10.txt"
LINES_OF_A_PAGE = 42
WIDTH = 88
NUMBER = re.compile(r"^PLA\d+/24\t")
PAPER = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"


def paragraphs() -> Iterator[str]:
    """The heading once, then items without end, each with a number of its own."""
    head, *items = re.split(r"\n(?=PLA\d+/24\t)", SOURCE.read_text(encoding="utf-8"))
    yield from _nonblank(head)
    for number, item in enumerate(cycle(items), start=1):
        yield from (NUMBER.sub(f"PLA{number}/24\t", line) for line in _nonblank(item))


def _nonblank(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.strip())


def printed(pages: int) -> list[list[str]]:
    """The lines of so many pages, as a printer breaks them; an empty line stands between paragraphs."""
    lines = (line for text in paragraphs() for line in (*textwrap.wrap(text, WIDTH), ""))
    return [list(islice(lines, LINES_OF_A_PAGE)) for _ in range(pages)]


def volume(pages: int) -> dict[str, bytes]:
    """The volume by the suffix of its format."""
    paper = printed(pages)
    whole = _whole(paper)
    return {
        ".txt": "\f".join("\n".join(page) + "\n" for page in paper).encode(),
        ".html": f"<html><body>{''.join(f'<p>{html.escape(each)}</p>' for each in whole)}</body></html>".encode(),
        ".docx": _docx(whole),
        ".pdf": _pdf(paper),
    }


def _whole(paper: list[list[str]]) -> list[str]:
    text = "\n".join(line for page in paper for line in page)
    return [" ".join(each.split("\n")) for each in text.split("\n\n") if each.strip()]


def _docx(whole: list[str]) -> bytes:
    """The parts of an empty document of python-docx around these paragraphs."""
    import docx

    empty, filled = io.BytesIO(), io.BytesIO()
    docx.Document().save(empty)
    body = "".join(
        f"<w:p><w:r>{'<w:rPr><w:b/></w:rPr>' if NUMBER.match(each) else ''}"
        f'<w:t xml:space="preserve">{html.escape(each)}</w:t></w:r></w:p>'
        for each in whole
    )
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part).decode("utf-8", "surrogateescape")
            if part == "word/document.xml":
                content = content.replace("<w:body>", f"<w:body>{body}")
            target.writestr(part, content.encode("utf-8", "surrogateescape"))
    return filled.getvalue()


def _pdf(paper: list[list[str]]) -> bytes:
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(paper)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(paper)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(paper):
        drawn = [_drawn(800, "Eddershire County Council", "F1"), _drawn(30, f"Page {index + 1}", "F1")]
        for row, line in enumerate(lines):
            drawn.append(_drawn(770 - 17 * row, line.replace("\t", "   "), "F2" if "\t" in line else "F1"))
        content = "\n".join(drawn)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * index} 0 R {PAPER} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _pdf_file(objects)


def _drawn(baseline: int, text: str, font: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    letters = escaped.encode("cp1252", "replace").decode("latin-1")
    return f"BT /{font} 11 Tf 56 {baseline} Td ({letters}) Tj ET"


def _pdf_file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
