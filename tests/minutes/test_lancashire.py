"""The minutes that the archive was commissioned with: the same facts from every format."""

from pathlib import Path

import pytest

from council.minutes import Minutes, read

FORMATS = ("txt", "docx", "pdf", "html", "odt", "rtf", "doc")


@pytest.fixture(scope="module", params=FORMATS)
def path(request, real_minutes) -> Path:
    if request.param == "doc":
        request.getfixturevalue("word_97")
    return real_minutes / f"lancashire-2018-02-27.{request.param}"


@pytest.fixture(scope="module")
def minutes(path) -> Minutes:
    return read(path.read_bytes(), path.name)


def named(minutes: Minutes, status: str) -> set[str]:
    return {person.name for person in minutes.attendance if person.status == status}


def test_heading(minutes):
    assert (minutes.council, minutes.committee) == (
        "Lancashire County Council",
        "Cabinet Committee on Performance Improvement",
    )
    assert (minutes.date, minutes.start_time, minutes.end_time) == ("2018-02-27", "14:00", None)
    assert minutes.venue == "Cabinet Room 'B' - The Diamond Jubilee Room, County Hall, Preston"
    assert (minutes.document_kind, minutes.language, minutes.draft) == ("minutes", "en", None)


def test_those_present_and_those_away(minutes):
    assert named(minutes, "present") == {"A Atkinson", "D O'Toole", "C Crompton", "K Iddon", "P Buckley"}
    assert named(minutes, "apologies") == {"Driver", "Green", "Charles"}
    assert {(person.title, person.kind) for person in minutes.attendance} == {
        ("County Councillor", "councillor")
    }


def test_the_chair_is_the_one_who_took_it_in_the_first_item(minutes):
    assert minutes.chair == "A Atkinson"
    assert [person.name for person in minutes.attendance if person.role == "chair"] == ["A Atkinson"]
    first, last = minutes.evidence["chair"]
    assert "took the Chair" in " ".join(used.text for used in minutes.text if first <= used.line <= last)


def test_items_with_numbers_and_kinds(minutes):
    assert [item.number for item in minutes.items] == list("12345678")
    assert [item.kind for item in minutes.items] == [
        "apologies",
        "interests",
        "previous_minutes",
        "business",
        "business",
        "business",
        "urgent_business",
        "future_meetings",
    ]
    assert minutes.items[5].title == "Quarterly Corporate Performance Monitoring Report (Quarter 3) 2017/18"


def test_one_resolution_in_each_of_four_items(minutes):
    assert [len(item.resolutions) for item in minutes.items] == [0, 0, 1, 1, 1, 1, 0, 0]
    assert [item.resolutions[0].outcome for item in minutes.items[2:6]] == [
        "agreed",
        "noted",
        "noted",
        "noted",
    ]
    assert {item.resolutions[0].introducer for item in minutes.items[2:6]} == {"Resolved"}


def test_the_sub_heading_after_a_resolution_is_no_part_of_it(minutes):
    assert minutes.items[2].resolutions[0].text.endswith("confirmed and signed by the Chair.")
    kinds = {paragraph.text: paragraph.kind for paragraph in minutes.items[2].paragraphs}
    assert kinds["Matters Arising"] == "heading"


def test_the_minutes_that_were_confirmed(minutes):
    assert [(each.committee, each.date, each.amended) for each in minutes.confirms] == [
        (None, "2017-12-06", False)
    ]


def test_future_meetings_with_times_and_rooms(minutes):
    assert [(each.date, each.start_time, each.venue) for each in minutes.next_meetings] == [
        ("2018-04-18", "14:00", "Committee Room D"),
        ("2018-06-27", "14:00", "Committee Room B"),
        ("2018-10-04", "14:00", "Committee Room B"),
        ("2018-12-05", "14:00", "Committee Room B"),
        ("2019-02-21", "14:00", "Committee Room B"),
        ("2019-04-18", "14:00", "Committee Room B"),
    ]


def test_presenters_with_their_posts_are_no_councillors(minutes):
    presenters = [(each.name, each.post) for item in minutes.items for each in item.presented_by]
    assert presenters == [
        ("Stephen Belbin", "Head of Schools Improvement"),
        ("Paul Bond", "Head of Legal and Democratic Services"),
        ("Donna Talbot", "Head of Service, Business Intelligence"),
    ]
    assert not {name for name, _ in presenters} & {person.name for person in minutes.attendance}


def test_councillors_named_in_the_text(minutes):
    mentions = [[each.name for each in item.mentions] for item in minutes.items]
    assert mentions[3:6] == [["Driver"], ["Crompton", "Crompton", "Crompton"], ["Buckley"]]


def test_what_the_document_says_is_none(minutes):
    assert minutes.stated_none == ("items.2.interests", "items.7")


def test_nothing_is_wrong_with_it(minutes):
    assert minutes.problems == ()


def test_every_line_is_used_once(path, minutes, lines_of):
    assert [used.line for used in minutes.text] == lines_of(path)
    assert {used.used_as for used in minutes.text} <= {
        "header",
        "attendance",
        "item_title",
        "item_text",
        "resolution",
        "page_furniture",
        "marker",
    }


def test_no_marker_is_left_in_any_text(minutes):
    words = [minutes.venue, *(paragraph.text for item in minutes.items for paragraph in item.paragraphs)]
    assert not [text for text in words if "<" in text]
