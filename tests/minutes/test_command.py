"""`python -m council.minutes`: one JSON object a file, on one line, with every key in its order."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parent / "corpus" / "parish-council.txt"
KEYS = [
    "reader",
    "file",
    "media_type",
    "sha256",
    "pages",
    "document_kind",
    "draft",
    "language",
    "council",
    "committee",
    "date",
    "start_time",
    "end_time",
    "venue",
    "chair",
    "attendance",
    "items",
    "next_meetings",
    "confirms",
    "other_meetings",
    "evidence",
    "stated_none",
    "problems",
]
ITEM_KEYS = {
    "number",
    "minute_number",
    "title",
    "kind",
    "withdrawn",
    "lines",
    "restriction",
    "paragraphs",
    "presented_by",
    "mentions",
    "interests",
    "resolutions",
}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "council.minutes", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_all_keys_in_the_order_of_the_contract():
    done = run(DOCUMENT)
    (line,) = done.stdout.splitlines()
    values = json.loads(line)
    assert list(values) == KEYS
    assert (done.returncode, done.stderr) == (0, "")
    assert values["sha256"] == hashlib.sha256(DOCUMENT.read_bytes()).hexdigest()
    assert all(set(item) == ITEM_KEYS for item in values["items"])


def test_lines_are_printed_only_on_request():
    values = json.loads(run("--lines", DOCUMENT).stdout)
    assert list(values) == [*KEYS, "text"]
    assert values["text"][0] == {
        "line": 2,
        "page": None,
        "text": "GREAT OTTERBY PARISH COUNCIL – Minutes of the Meeting held on Monday 12th January 2026 at 7.30 pm"
        " in the Village Hall, Great Otterby",
        "used_as": "header",
    }


def test_an_unreadable_file_is_told_and_the_others_are_still_printed(tmp_path):
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    done = run(empty, tmp_path / "missing.txt", DOCUMENT)
    assert done.returncode == 2
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == [str(DOCUMENT)]
    messages = done.stderr.splitlines()
    assert len(messages) == 2
    assert messages[0].startswith(f"{empty}: ")
    assert messages[1].startswith(f"{tmp_path / 'missing.txt'}: cannot be opened")


def test_letters_are_printed_as_they_are():
    assert "£412.50" in run(DOCUMENT).stdout


@pytest.mark.parametrize("library", ["django", "lxml", "pypdfium2"])
def test_reading_a_text_imports_no_framework_and_no_format_library(library):
    script = f"import sys; from council.minutes.__main__ import main; main([{str(DOCUMENT)!r}]); sys.exit({library!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_example_of_the_page_for_programmers_has_the_keys_of_the_contract():
    page = (Path(__file__).parents[2] / "docs" / "reader.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    assert list(example) == KEYS
    assert all(set(item) == ITEM_KEYS for item in example["items"])


def test_a_zip_gives_one_object_for_each_file_in_it_and_a_message_for_each_that_is_none(tmp_path):
    pack = tmp_path / "pack.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("2026/january.txt", DOCUMENT.read_bytes())
        archive.writestr("empty.docx", b"")
        archive.writestr("inner.zip", b"PK")
        archive.writestr("february.txt", DOCUMENT.read_bytes())
    done = run(pack, DOCUMENT)
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["file"] for each in objects] == [
        f"{pack}/2026/january.txt",
        f"{pack}/february.txt",
        str(DOCUMENT),
    ]
    assert list(objects[0]) == KEYS
    assert objects[0]["items"] == objects[2]["items"]
    assert done.returncode == 2
    refusals = done.stderr.splitlines()
    assert refusals[0].startswith(f"{pack}/empty.docx: This file is empty")
    assert refusals[1] == f"{pack}/inner.zip: A zip inside a zip is not opened: unpack it first."


def test_a_damaged_zip_is_one_message(tmp_path):
    pack = tmp_path / "pack.ZIP"
    pack.write_bytes(b"PK and noise")
    done = run(pack)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{pack}: The zip is damaged or is no zip: pack the files again.\n"
