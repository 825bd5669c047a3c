"""Reading minutes, from bytes to JSON, beside the bare text extraction of each library, in one process.

The rounds are interleaved, the processor's time counts, and of that the quickest round, so that the ratios hold
on a busy machine. What the reader remembers of earlier words is forgotten before each round, as it is in a
process of its own.
"""

import gc
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from .volume import volume

Work = Callable[[bytes], object]

MINUTES = Path(__file__).parent.parent.parent / "shared" / "minutes"
SAMPLE = Path(__file__).parent.parent / "council" / "sample" / "documents"
FORMATS = (".docx", ".odt", ".rtf", ".doc", ".pdf", ".html", ".txt")
ROUNDS, ROUNDS_OF_A_VOLUME = 15, 3
PAGES = (1, 40, 400)
GOALS = {"pypdfium2": 3.5, "python-docx": 1.0}
MOST_MEGABYTES = 200
PEAK = """
import resource, sys
from pathlib import Path
from council.minutes import read
path = Path(sys.argv[1])
read(path.read_bytes(), path.name).to_json()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def plain_text(data: bytes) -> object:
    """Decode and split."""
    return data.decode("utf-8", "replace").splitlines()


def python_docx(data: bytes) -> object:
    """List the paragraphs."""
    import docx

    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def lxml_docx(data: bytes) -> object:
    """Every text in document.xml."""
    return _all_text(data, "word/document.xml")


def lxml_odt(data: bytes) -> object:
    """Every text in content.xml."""
    return _all_text(data, "content.xml")


def _all_text(data: bytes, part: str) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(etree.fromstring(parts.read(part)).itertext())


def lxml_html(data: bytes) -> object:
    """All text of the page."""
    import lxml.html

    return lxml.html.fromstring(data).text_content()


def pypdfium2(data: bytes) -> object:
    """The text of every page."""
    import pypdfium2 as library

    document = library.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdfminer(data: bytes) -> object:
    """The text of every page."""
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


BARE: dict[str, dict[str, Work]] = {
    ".txt": {"decoding": plain_text},
    ".docx": {"python-docx": python_docx, "lxml": lxml_docx},
    ".odt": {"lxml": lxml_odt},
    ".html": {"lxml": lxml_html},
    ".pdf": {"pypdfium2": pypdfium2}
    | ({"pdfminer.six": pdfminer} if importlib.util.find_spec("pdfminer") else {}),
}
ONCE = frozenset((".doc",))
"""LibreOffice converts it, which takes a second of a process of its own: once is enough, by the clock."""


def whole(name: str) -> Work:
    """The reading of a document of that name, from its bytes to JSON."""
    from council.minutes import read

    return lambda data: json.dumps(read(data, name).to_json())


def seconds(work: Work, data: bytes, clock: Callable[[], float]) -> float:
    """The time of one call, with nothing remembered and no rubbish of others to be cleared away in it."""
    for module in [each for name, each in sys.modules.items() if name.startswith("council.minutes")]:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
    gc.collect()
    start = clock()
    work(data)
    return clock() - start


def quickest(
    works: dict[str, Work], data: bytes, rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """The best time of each, the rounds interleaved after one to warm up."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            took[name].append(seconds(work, data, clock))
    return {name: min(times[1:]) for name, times in took.items()}


def measure(data: bytes, name: str, rounds: int) -> dict[str, float]:
    """Seconds of our reading, as `reading`, and of each library's bare extraction."""
    suffix = Path(name).suffix
    works = {"reading": whole(name), **BARE.get(suffix, {})}
    if suffix in ONCE:
        return quickest(works, data, 1, time.perf_counter)
    return quickest(works, data, rounds, time.process_time)


def shown(took: dict[str, float], *, goals: bool = True) -> str:
    """`24.1 ms   pypdfium2 9.3 ms 2.6 x (goal 3.5)`."""
    ours = took["reading"]
    parts = [f"{ours * 1000:9.1f} ms"]
    for name, bare in took.items():
        if name != "reading":
            missed = "!" if ours / bare > GOALS.get(name, ours / bare) else ""
            goal = f"{missed} (goal {GOALS[name]})" if goals and name in GOALS else ""
            parts.append(f"{name} {bare * 1000:.1f} ms {ours / bare:.1f} x{goal}")
    return "   ".join(parts)


def peak_megabytes(data: bytes, suffix: str) -> int:
    """The most memory that a process of its own needed for reading the document."""
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        done = subprocess.run([sys.executable, "-c", PEAK, file.name], check=True, capture_output=True)
    return int(done.stdout)


def documents() -> list[Path]:
    """The commissioned sample where it is at hand, else the first sample document of each format."""
    given = sorted(path for path in MINUTES.glob("lancashire-*") if path.suffix in FORMATS)
    if given:
        return given
    first: dict[str, Path] = {}
    for path in sorted(SAMPLE.iterdir()):
        first.setdefault(path.suffix, path)
    return [path for suffix, path in first.items() if suffix in FORMATS]


def one_document_each() -> None:
    """One set of minutes in every format."""
    from council.minutes import Unreadable

    print(f"Reading, bytes to JSON, beside bare extraction (processor time, best of {ROUNDS} rounds)")
    for path in documents():
        try:
            took = measure(path.read_bytes(), path.name, ROUNDS)
        except Unreadable as reason:
            print(f"  {path.name:32} left out: {reason}")
            continue
        print(f"  {path.name:32} {shown(took)}")


def volumes() -> None:
    """How the time grows with the number of pages, and the memory that the longest volume needs."""
    made = {pages: volume(pages) for pages in PAGES}
    print(f"Growth: milliseconds a page of a volume of {', '.join(map(str, PAGES))} pages; most memory")
    for suffix in made[PAGES[-1]]:
        took = {pages: measure(made[pages][suffix], f"volume{suffix}", ROUNDS_OF_A_VOLUME) for pages in PAGES}
        each = "  ".join(f"{took[pages]['reading'] / pages * 1000:6.2f}" for pages in PAGES)
        peak = peak_megabytes(made[PAGES[-1]][suffix], suffix)
        goal = f"{peak} MB (goal {MOST_MEGABYTES})"
        print(f"  volume{suffix:6} {each} ms a page   {goal:18}   whole {shown(took[PAGES[-1]])}")


def main() -> None:
    """Every ratio, one under the other."""
    one_document_each()
    volumes()


if __name__ == "__main__":
    main()
