"""The attendance of a committee: members and meetings in a grid, each cell with its word and the way to the minutes."""

import csv
import datetime
import io

import pytest
from lxml import html

from council.models import Council
from council.public import attendance_grid
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
)
from tests.public.asking import queries_of
from tests.public.test_attendance_figures import met, words

pytestmark = pytest.mark.django_db

day = datetime.date
HERE = "/committees/parks-panel/attendance/"


@pytest.fixture
def parks():
    return make_committee(name="Parks Panel")


def page_of(client, query=""):
    response = client.get(f"{HERE}?{query}")
    assert response.status_code == 200
    return html.fromstring(response.content)


def rows_of(page):
    """Each row of the grid: the name, and the letters and the total as they are seen."""
    found = {}
    for row in page.xpath("//table[contains(@class, 'grid')]/tbody/tr[td]"):
        cells = [
            (cell.xpath("string(a/text()[1])") or cell.xpath("string(text()[1])")).strip()
            for cell in row.xpath("./td")
        ]
        found[words(row.xpath("./th")[0])] = cells
    return found


def test_members_by_date_with_the_totals_of_rows_and_columns(client, parks):
    """Priya is a member all year, Zoe from July; Old Hand left before."""
    priya, zoe = make_councillor(name="Priya Venn"), make_councillor(name="Zoe Arkwright")
    old = make_councillor(name="Old Hand")
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    zoe.memberships.create(committee=parks, start=day(2024, 7, 1))
    old.memberships.create(committee=parks, start=day(2020, 5, 20), end=day(2024, 4, 30))
    met(parks, day(2024, 6, 4), (priya, "present"))
    met(parks, day(2024, 7, 2), (priya, "apologies"), (zoe, "present_virtual"))
    met(parks, day(2024, 9, 3), (priya, "present"))
    met(parks, day(2024, 4, 2), (old, "present"), (priya, "present"))
    page = page_of(client, "municipal=2024-25")
    assert rows_of(page) == {
        "Zoe Arkwright": ["–", "V", "N", "1 of 2"],
        "Priya Venn": ["P", "A", "P", "2 of 3"],
        "Members present": ["1", "1", "1", ""],
    }
    headings = [words(each) for each in page.xpath("//thead//th")]
    assert headings == ["Member", "4 Jun 2024", "2 Jul 2024", "3 Sep 2024", "Present of expected"]


def test_where_no_membership_is_known_those_recorded_are_shown_and_nobody_was_expected(client, parks):
    priya, zoe = make_councillor(name="Priya Venn"), make_councillor(name="Zoe Arkwright")
    met(parks, day(2024, 6, 4), (priya, "present"), (zoe, "present_substitute"))
    met(parks, day(2024, 7, 2), (zoe, "in_attendance"))
    page = page_of(client)
    assert rows_of(page) == {
        "Priya Venn": ["P", "–", "1"],
        "Members present": ["1", "0", ""],
        "Others who are named": ["", "", ""],
        "Zoe Arkwright": ["S", "I", "0"],
    }
    assert "nobody is said to have been expected" in words(page)


def test_somebody_present_who_is_no_member_stands_among_the_others(client, parks):
    priya, guest = make_councillor(name="Priya Venn"), make_councillor(name="Guest Speaker")
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 4), (priya, "present"), (guest, "present"))
    rows = rows_of(page_of(client))
    assert list(rows) == ["Priya Venn", "Members present", "Others who are named", "Guest Speaker"]
    assert rows["Members present"] == ["1", ""]


def test_every_cell_with_words_opens_to_them_and_says_its_word(client, parks):
    priya = make_councillor(name="Priya Venn")
    meeting = met(parks, day(2024, 6, 4), (priya, "apologies"))
    (link,) = page_of(client).xpath("//table[contains(@class, 'grid')]//td/a")
    assert link.get("href") == f"{meeting.get_absolute_url()}source/?lines=1#L1"
    assert words(link) == "A apologies: Priya Venn, 4 June 2024"


def test_the_legend_explains_every_letter_that_stands_there(client, parks):
    priya, zoe = make_councillor(), make_councillor()
    met(parks, day(2024, 6, 4), (priya, "apologies"), (zoe, "absent"))
    page = page_of(client)
    letters = {words(each) for each in page.xpath("//dl[@class='letters']//dt")}
    assert letters == {"A", "X", "–"}


def test_meetings_without_a_list_and_cancelled_ones_are_left_out_and_counted(client, parks):
    met(parks, day(2024, 6, 4), (make_councillor(), "present"))
    met(parks, day(2024, 7, 2))
    met(parks, day(2024, 8, 6), status="cancelled")
    met(parks, day(2025, 4, 1), status="scheduled")
    page = page_of(client)
    assert len(page.xpath("//table[contains(@class, 'grid')]/thead//th")) == 3
    assert "1 meeting without an attendance list: 2 July 2024" in words(page)
    assert "1 cancelled meeting" in words(page)
    assert "1 meeting not held yet" in words(page)


def test_restricted_and_unpublished_rows_stand_nowhere(client, parks):
    secret, other = make_councillor(name="Penny Private"), make_councillor()
    meeting = met(parks, day(2024, 6, 4), (other, "present"))
    make_attendance(meeting=meeting, councillor=secret, first_line=12, last_line=12)
    make_item(meeting=meeting, restriction="exempt", first_line=10, last_line=19, withheld_to=19)
    make_attendance(meeting=make_meeting(committee=parks, date=day(2024, 7, 2)), councillor=secret)
    assert "Penny Private" not in words(page_of(client))


def test_a_long_year_is_paged_by_forty_meetings(client, parks):
    priya = make_councillor(name="Priya Venn")
    for number in range(45):
        met(parks, day(2024, 5, 1) + datetime.timedelta(days=number * 7), (priya, "present"))
    assert rows_of(page_of(client))["Priya Venn"][-1] == "40"
    assert rows_of(page_of(client, "page=2"))["Priya Venn"] == ["P"] * 5 + ["5"]
    assert client.get(f"{HERE}?page=3").status_code == 404


@pytest.mark.parametrize("page", ["9" * 7, "9" * 5_000, "-1", "²", "soup"])
def test_a_page_that_no_list_has_is_not_found(client, parks, page):
    met(parks, day(2024, 6, 4), (make_councillor(), "present"))
    assert client.get(HERE, {"page": page}).status_code == 404


@pytest.mark.parametrize("query", ["municipal=soup", "municipal=1900-01", "municipal=all"])
def test_a_year_that_there_is_not_is_an_error_beside_the_field(client, parks, query):
    met(parks, day(2024, 6, 4), (make_councillor(), "present"))
    page = page_of(client, query)
    assert "is not offered here" in words(page)
    assert not page.xpath("//table")


def test_the_note_of_the_council_stands_beside_the_grid(client, parks):
    Council.objects.update(attendance_note="Meetings stopped in spring.")
    met(parks, day(2024, 6, 4), (make_councillor(), "present"))
    assert "Meetings stopped in spring." in words(page_of(client))


def test_a_committee_that_no_list_names_says_so(client, parks):
    met(parks, day(2024, 6, 4))
    assert "No published minutes of this year have an attendance list." in words(page_of(client))


def test_the_year_is_a_table_for_a_spreadsheet_too(client, parks):
    priya, zoe = make_councillor(name="Priya Venn"), make_councillor(name="Zoe Arkwright")
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 4), (zoe, "in_attendance"))
    response = client.get("/committees/parks-panel/attendance.csv?municipal=2024-25")
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"))))
    said = [(row["Councillor"], row["Recorded as"], row["Member on that day"]) for row in rows]
    assert said == [("Priya Venn", "Not named in the list", "yes"), ("Zoe Arkwright", "in attendance", "no")]
    assert rows[1]["Address of these lines"].endswith("2024-06-04/source/?lines=1#L1")
    refused = client.get("/committees/parks-panel/attendance.csv?municipal=soup")
    assert refused["Location"] == f"{HERE}?municipal=soup"


def test_more_people_than_a_page_has_rows_for_are_counted_and_in_the_table(client, parks, monkeypatch):
    people = [make_councillor(name=f"Member {letter}") for letter in "ABCDE"]
    for person in people[:3]:
        person.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 4), *((person, "present") for person in people))
    monkeypatch.setattr(attendance_grid, "MOST_PEOPLE", 2)
    page = page_of(client)
    table = client.get("/committees/parks-panel/attendance.csv").getvalue().decode()
    rows = rows_of(page)
    assert "Member C" not in rows
    assert rows["Members present"] == ["3", ""]
    assert "1 more person has no row here." in words(page)
    assert all(person.name in table for person in people)


def test_the_queries_do_not_grow_with_the_meetings(client, parks):
    priya = make_councillor()
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 4), (priya, "present"))
    few = queries_of(client, f"{HERE}?municipal=2024-25")
    for number in range(20):
        person = make_councillor()
        person.memberships.create(committee=parks, start=day(2023, 5, 20))
        met(parks, day(2024, 6, 5) + datetime.timedelta(days=number), (priya, "present"), (person, "present"))
    assert queries_of(client, f"{HERE}?municipal=2024-25") == few <= 8
