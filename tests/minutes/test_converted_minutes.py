"""Two more layouts of real minutes, in every format, with traps."""

import json

import pytest

from council.minutes import Minutes, read

FORMATS = ("docx", "pdf", "html", "odt", "rtf", "doc")


def converted(request, real_minutes, name: str) -> Minutes:
    if request.param == "doc":
        request.getfixturevalue("word_97")
    path = real_minutes / "converted" / f"{name}.{request.param}"
    return read(path.read_bytes(), path.name)


@pytest.fixture(scope="module", params=FORMATS)
def moderngov(request, real_minutes) -> Minutes:
    return converted(request, real_minutes, "a_moderngov")


@pytest.fixture(scope="module", params=FORMATS)
def columns(request, real_minutes) -> Minutes:
    return converted(request, real_minutes, "c_columns")


def test_nine_items_without_markers(moderngov):
    assert [item.number for item in moderngov.items] == list("123456789")
    assert moderngov.items[8].kind == "exclusion"


def test_a_visiting_councillor_is_in_attendance_with_their_council(moderngov):
    visitor = next(person for person in moderngov.attendance if person.name == "E Oades")
    assert (visitor.title, visitor.status, visitor.organisation) == (
        "Councillor",
        "in_attendance",
        "Fylde Borough Council",
    )


def test_hidden_words_are_in_no_output(moderngov):
    assert "Azhar" not in json.dumps(moderngov.to_json())


def test_only_the_hidden_words_are_a_problem(moderngov):
    assert {each.code for each in moderngov.problems} <= {"hidden_text"}
    assert bool(moderngov.problems) == (moderngov.media_type != "application/pdf")


def test_the_exclusion_is_one_resolution_in_two_parts(moderngov):
    (resolution,) = moderngov.items[8].resolutions
    assert [part.label.strip("().") for part in resolution.parts] == ["a", "b"]
    assert resolution.parts[1].text == "the report at Part II be noted."


def test_the_signature_is_no_part_of_the_last_item(moderngov):
    trailer = [used.text for used in moderngov.text if used.used_as == "trailer"]
    assert trailer[:2] == ["L Sales", "Director of Corporate Services"]
    assert "Preston" in trailer


def test_running_minute_numbers_beside_titles_in_capitals(columns):
    assert [(item.number, item.minute_number) for item in columns.items] == [
        ("31", "31"),
        ("32", "32"),
        ("33", "33"),
        ("34", "34"),
    ]
    assert columns.items[1].title == "CORPORATE RISK AND OPPORTUNITY REGISTER - QUARTER 4"


def test_heading_without_a_council(columns):
    assert (columns.council, columns.committee) == (None, "SCRUTINY COMMITTEE")
    assert (columns.date, columns.start_time, columns.venue) == ("2018-10-04", "10:30", "Committee Room B")


def test_names_in_columns_and_officers_behind_tabs(columns):
    councillors = {person.name for person in columns.attendance if person.kind == "councillor"}
    officers = {(person.name, person.post) for person in columns.attendance if person.kind == "officer"}
    assert councillors == {
        "Atkinson",
        "Buckley",
        "Crompton",
        "Driver",
        "Green",
        "Iddon",
        "O'Toole",
        "Charles",
    }
    assert officers == {
        ("Paul Bond", "Head of Legal and Democratic Services"),
        ("Donna Talbot", "Head of Business Intelligence"),
    }
    assert columns.chair == "Atkinson"


def test_resolutions_of_the_first_two_items(columns):
    assert [len(item.resolutions) for item in columns.items] == [1, 1, 0, 0]
    assert columns.problems == ()
