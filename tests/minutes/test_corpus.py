"""Minutes of invented councils, each a file beside its expected values and problems.

A new layout is a new document here. Where the expected file has the key "traps" it holds only what a person
is certain of, written by hand, with the numbers of the traps in the field study that the document meets; else it
holds every value. A document without its expected file gets one written and the test fails until a person has
read it. What the reader misreads is listed in misread.txt, a document and a part with the reason in each line,
and leaves that list when it is read.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from council.minutes import read

CORPUS = Path(__file__).parent / "corpus"
MISREAD = CORPUS / "misread.txt"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix != ".json" and path != MISREAD)
TRAPS = set(range(1, 53))
PARTS = ("identity", "attendance", "items", "resolutions", "dates", "reports")
PART_OF_KEY = {
    "attendance": "attendance",
    "items": "items",
    "next_meetings": "dates",
    "confirms": "dates",
    "other_meetings": "reports",
    "problems": "reports",
    "stated_none": "reports",
}


def expected_of(document: Path) -> dict:
    return json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))


def certain(document: Path) -> bool:
    return document.with_suffix(".json").exists() and "traps" in expected_of(document)


def reasons() -> dict[tuple[str, str], str]:
    """Why a part of a document is misread, by the document's name and the part."""
    found = {}
    for row in MISREAD.read_text(encoding="utf-8").splitlines():
        name, part, reason = row.split(maxsplit=2)
        found[name, part.rstrip(":")] = reason
    return found


def parts_of(document: Path) -> list[str]:
    """The parts of a document that its expected file says something of, in the order of PARTS."""
    expected = expected_of(document)
    found = {PART_OF_KEY.get(key, "identity") for key in expected.keys() - {"traps"}}
    if any({"resolutions", "interests"} & item.keys() for item in expected.get("items", [])):
        found.add("resolutions")
    return [part for part in PARTS if part in found]


def param(document: Path, part: str):
    reason = reasons().get((document.stem, part))
    marks = pytest.mark.xfail(strict=True, reason=reason) if reason else ()
    return pytest.param(document, part, id=f"{document.stem}-{part}", marks=marks)


COMPLETE = [document for document in DOCUMENTS if not certain(document)]
CERTAIN = [document for document in DOCUMENTS if certain(document)]


@cache
def misread(document: Path) -> dict[str, list[str]]:
    """What of the certain values was not read, by part."""
    expected = expected_of(document)
    del expected["traps"]
    found = {part: [] for part in PARTS}
    for line in differences(expected, as_read(document), "minutes"):
        found[part_of(line.partition(":")[0])].append(line)
    return found


def part_of(path: str) -> str:
    if ".resolutions" in path or ".interests" in path:
        return "resolutions"
    return PART_OF_KEY.get(path.split(".")[1], "identity")


def as_read(document: Path) -> dict:
    values = read(document.read_bytes(), document.name).to_json()
    del values["reader"], values["text"]
    return json.loads(json.dumps(values))


def differences(expected, values, path: str) -> list[str]:
    """What of the expected values was not read, each as one line."""
    if isinstance(expected, dict):
        return dict_differences(expected, values, path)
    if isinstance(expected, list):
        return list_differences(expected, values, path)
    return [] if agrees(expected, values, path) else [f"{path}: {values!r}, not {expected!r}"]


def agrees(expected, values, path: str) -> bool:
    """Whether a value is as expected: a text by its beginning, a body's name in any case, since many print it twice."""
    if isinstance(expected, str) and isinstance(values, str):
        if path.endswith(".text"):
            return values.startswith(expected)
        if path in ("minutes.council", "minutes.committee"):
            return values.casefold() == expected.casefold()
    return values == expected


def dict_differences(expected: dict, values: dict | None, path: str) -> list[str]:
    if values is None:
        return [f"{path}: nothing, not {expected!r}"]
    shown = {**values, "restricted": values.get("restriction") is not None}
    return [
        line for key, value in expected.items() for line in differences(value, shown[key], f"{path}.{key}")
    ]


def list_differences(expected: list, values: list, path: str) -> list[str]:
    if path.endswith(".attendance"):
        return attendance_differences(expected, values)
    if path.endswith((".problems", ".stated_none")) and expected:
        return [
            f"{path}: no {wanted!r}"
            for wanted in expected
            if not any(holds(wanted, value) for value in values)
        ]
    if len(expected) != len(values):
        unread = [f"{path}.resolutions: not compared"] if path == "minutes.items" else []
        titles = [brief(value) for value in values]
        return [*unread, f"{path}: {len(values)} read, not {len(expected)}: {titles}"]
    return [
        line
        for index, (wanted, value) in enumerate(zip(expected, values, strict=True), start=1)
        for line in differences(wanted, value, f"{path}.{index}")
    ]


def attendance_differences(expected: list[dict], values: list[dict]) -> list[str]:
    """Compare people by name and status: the order of the columns of a list says nothing."""
    left = list(values)
    lines = []
    for person in expected:
        found = next((value for value in left if same_person(person, value)), None)
        if found is None:
            lines.append(f"minutes.attendance: no {person['name']} ({person.get('status')})")
            continue
        left.remove(found)
        lines += dict_differences(person, found, f"minutes.attendance.{person['name']}")
    return lines + [
        f"minutes.attendance: {value['name']} ({value['status']}) is not in the document" for value in left
    ]


def same_person(expected: dict, value: dict) -> bool:
    return value["name"] == expected["name"] and value["status"] == expected.get("status", value["status"])


def holds(wanted: dict | str, value: dict | str) -> bool:
    return wanted.items() <= value.items() if isinstance(wanted, dict) else wanted == value


def brief(value: dict | str) -> str:
    if isinstance(value, str):
        return value
    shown = (value.get(key) for key in ("title", "text", "name", "code", "date"))
    return next(text for text in shown if text)[:60]


@pytest.mark.parametrize("document", COMPLETE, ids=lambda path: path.stem)
def test_the_document_is_read_as_a_person_reads_it(document):
    expected = document.with_suffix(".json")
    values = as_read(document)
    if not expected.exists():
        expected.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected.name} was written: read it against the document before it is committed")
    assert values == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("document", "part"), [param(document, part) for document in CERTAIN for part in parts_of(document)]
)
def test_what_is_certain_in_the_document_is_read(document, part):
    assert "\n".join(misread(document)[part]) == ""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_line_of_the_document_is_used_once(document, lines_of):
    minutes = read(document.read_bytes(), document.name)
    assert [used.line for used in minutes.text] == lines_of(document)


@pytest.mark.parametrize("document", COMPLETE, ids=lambda path: path.stem)
def test_every_line_of_the_document_has_its_place(document):
    minutes = read(document.read_bytes(), document.name)
    assert "problem" not in {used.used_as for used in minutes.text}


def test_every_expected_file_has_its_document():
    documents = {path.stem for path in DOCUMENTS}
    assert {path.stem for path in CORPUS.glob("*.json")} <= documents


def test_every_trap_of_the_field_study_is_met():
    met = {trap for document in CERTAIN for trap in expected_of(document)["traps"]}
    assert sorted(TRAPS - met) == []
    assert met <= TRAPS


def test_every_misread_part_is_one_of_a_document():
    parts = {(document.stem, part) for document in CERTAIN for part in parts_of(document)}
    assert set(reasons()) <= parts
