"""Minutes of invented councils, each a file beside its expected values and problems.

A new layout is a new document here. A document without its expected file gets one written and the test
fails until a person has read it.
"""

import json
from pathlib import Path

import pytest

from council.minutes import read

CORPUS = Path(__file__).parent / "corpus"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix != ".json")


def as_read(document: Path) -> dict:
    values = read(document.read_bytes(), document.name).to_json()
    del values["reader"], values["text"]
    return json.loads(json.dumps(values))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_document_is_read_as_a_person_reads_it(document):
    expected = document.with_suffix(".json")
    values = as_read(document)
    if not expected.exists():
        expected.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected.name} was written: read it against the document before it is committed")
    assert values == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_line_of_the_document_is_used_once(document, lines_of):
    minutes = read(document.read_bytes(), document.name)
    assert [used.line for used in minutes.text] == lines_of(document)
    assert "problem" not in {used.used_as for used in minutes.text}


def test_every_expected_file_has_its_document():
    documents = {path.stem for path in DOCUMENTS}
    assert {path.stem for path in CORPUS.glob("*.json")} <= documents
