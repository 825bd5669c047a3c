"""Reading one set of minutes, from bytes to JSON, beside bare text extraction of the same bytes, in process."""

import io
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

MINUTES = Path(__file__).parent.parent.parent / "shared" / "minutes"
SAMPLE = Path(__file__).parent.parent / "council" / "sample" / "documents"
ROUNDS = 15


def bare_text(data: bytes) -> int:
    """Decode and split."""
    return len(data.decode("utf-8", "replace").splitlines())


def bare_docx(data: bytes) -> int:
    """List the paragraphs with python-docx."""
    import docx

    return len([paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs])


def bare_pdf(data: bytes) -> int:
    """The text of every page with pypdfium2."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


def bare_html(data: bytes) -> int:
    """All text with lxml.html."""
    import lxml.html

    return len(lxml.html.fromstring(data).text_content())


BARE: dict[str, Callable[[bytes], int]] = {
    ".txt": bare_text,
    ".docx": bare_docx,
    ".pdf": bare_pdf,
    ".html": bare_html,
}


def milliseconds(work: Callable[[], object]) -> float:
    """The time of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def documents() -> list[Path]:
    """The commissioned sample where it is at hand, else the first sample document of each format."""
    given = sorted(path for path in MINUTES.glob("lancashire-*") if path.suffix in BARE)
    if given:
        return given
    first: dict[str, Path] = {}
    for path in sorted(SAMPLE.iterdir()):
        first.setdefault(path.suffix, path)
    return [path for suffix, path in first.items() if suffix in BARE]


def main() -> None:
    """Interleave the rounds and print medians and their ratio."""
    from council.minutes import read

    print("Reading, bytes to JSON, beside bare text extraction (median of", ROUNDS, "interleaved rounds)")
    for path in documents():
        data, bare = path.read_bytes(), BARE[path.suffix]
        ours, theirs = [], []
        for _ in range(ROUNDS + 1):
            theirs.append(milliseconds(lambda: bare(data)))  # noqa: B023 (called at once)
            ours.append(milliseconds(lambda: json.dumps(read(data, path.name).to_json())))  # noqa: B023
        mine, bare_time = statistics.median(ours[1:]), statistics.median(theirs[1:])
        print(
            f"  {path.name:32} {mine:8.2f} ms   bare {bare.__name__:10} {bare_time:8.2f} ms   {mine / bare_time:7.1f} x"
        )


if __name__ == "__main__":
    main()
