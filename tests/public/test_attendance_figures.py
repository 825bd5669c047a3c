"""Attendance in figures: counts of what the lists say, and a share only where the archive knows who was expected."""

import csv
import datetime
import io

import pytest
from lxml import html

from council.models import Council, CouncilTerm
from council.public.attendance import Counted, Figures, table_of
from council.public.service import PLACE, SEEN, Service, Stretch
from tests.models.factories import (
    make_attendance,
    make_clerk,
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
)

pytestmark = pytest.mark.django_db

day = datetime.date
YEAR = "municipal=2024-25"


@pytest.fixture
def parks():
    return make_committee(name="Parks Panel")


@pytest.fixture
def priya():
    return make_councillor(name="Priya Venn")


def met(committee, date, *people, **values):
    """A held meeting whose list has these pairs of a councillor and a status."""
    meeting = make_meeting(published=True, committee=committee, date=date, **values)
    for place, (person, status) in enumerate(people, start=1):
        make_attendance(
            meeting=meeting,
            councillor=person,
            name_as_written=person.name,
            status=status,
            first_line=place,
            last_line=place,
        )
    return meeting


def page_of(client, query=YEAR, slug="priya-venn"):
    response = client.get(f"/councillors/{slug}/attendance/?{query}")
    assert response.status_code == 200
    return html.fromstring(response.content)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def figures_of(client, query=YEAR, row="All committees"):
    """The numbers of a row by their headings, as a reader sees them."""
    page = page_of(client, query)
    table = page.xpath("//table[contains(@class, 'counted')]")[0]
    headings = [words(each) for each in table.xpath("./thead//th")][1:]
    cells = table.xpath(".//tr[th[@scope='row' and contains(., $row)]]/td", row=row)
    seen = [(each.xpath("string(a/text()[1])") or words(each)).strip() for each in cells]
    return dict(zip(headings, seen, strict=True))


def listed(client, query):
    """The meetings behind a number."""
    return [each.text_content() for each in page_of(client, query).xpath("//ul[@class='cards']//h3")]


# The counting itself, without a database


def service(*committees, known=True):
    kind = PLACE if known else SEEN
    start = day(2020, 1, 1)
    return tuple(Stretch(kind, f"C{key}", "member", f"c{key}", key, start, None) for key in committees)


def counted(*rows, stretches=None):
    stretches = service(1) if stretches is None else stretches
    return table_of([Counted(*row) for row in rows], Service(stretches, day(2025, 1, 1)))


def test_present_and_not_expected_is_present_but_no_part_of_the_share():
    table = counted((1, "present", True, 3), (1, "present", False, 2), (1, "apologies", True, 1))
    assert (table.total.of("present"), table.total.of("expected"), table.total.of("present_expected")) == (
        5,
        4,
        3,
    )
    assert table.total.share == 75


def test_apologies_are_a_part_of_the_absent():
    table = counted((1, "apologies", True, 2), (1, "absent", True, 1))
    assert (table.total.of("apologies"), table.total.of("absent")) == (2, 3)


def test_not_named_and_not_said_are_neither_present_nor_absent():
    table = counted((1, "not_named", True, 2), (1, "not_recorded", True, 1), (1, "present", True, 1))
    assert (table.total.of("absent"), table.total.of("expected"), table.total.share) == (0, 4, 25)


def test_what_is_left_out_counts_nowhere_else():
    table = counted((1, "no_list", True, 2), (1, "cancelled", True, 3), (1, "scheduled", True, 1))
    assert table.total.of("expected") == 0
    assert table.total.share is None
    assert [(way.key, n) for way, n in table.apart] == [("no_list", 2), ("cancelled", 3), ("scheduled", 1)]


def test_without_a_membership_there_is_no_share_and_no_expected():
    table = counted((1, "present", False, 9), stretches=service(1, known=False))
    assert (table.total.share, table.total.of("expected"), table.unknown) == (None, None, ["C1"])


def test_the_share_of_all_stands_on_the_committees_whose_members_are_known():
    known, unknown = service(1), service(2, known=False)
    table = counted((1, "present", True, 1), (2, "present", False, 9), stretches=known + unknown)
    assert (table.total.of("present"), table.total.of("expected"), table.total.share) == (10, 1, 100)
    assert table.unknown == ["C2"]


@pytest.mark.parametrize(
    ("present", "expected", "share"), [(199, 200, 99), (1, 400, 1), (0, 5, 0), (5, 5, 100)]
)
def test_all_and_none_are_said_only_of_all_and_of_none(present, expected, share):
    figures = Figures(known=True)
    figures.numbers.update(expected=expected, present_expected=present)
    assert figures.share == share


# The page


def test_expected_are_the_meetings_while_they_were_a_member(client, parks, priya):
    """Joined in October, left in February: what was before and after is not expected."""
    other = make_councillor()
    priya.memberships.create(committee=parks, start=day(2024, 10, 1), end=day(2025, 2, 28))
    met(parks, day(2024, 9, 30), (other, "present"))
    met(parks, day(2024, 10, 1), (priya, "present"))
    met(parks, day(2024, 12, 3), (priya, "apologies"))
    met(parks, day(2025, 2, 28), (other, "present"))
    met(parks, day(2025, 3, 1), (other, "present"))
    found = figures_of(client)
    assert found == {
        "Expected": "3",
        "Present as expected": "1",
        "Share": "33%",
        "Present": "1",
        "Apologies": "1",
        "Absent, including apologies": "1",
        "Not named in the list": "1",
    }


def test_two_memberships_of_one_committee_expect_a_meeting_once(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    priya.memberships.create(committee=parks, start=day(2024, 5, 20), role="chair")
    met(parks, day(2024, 6, 1), (priya, "present"))
    met(parks, day(2024, 7, 1), (make_councillor(), "present"))
    found = figures_of(client)
    assert (found["Expected"], found["Present as expected"], found["Not named in the list"]) == (
        "2",
        "1",
        "1",
    )
    assert len(listed(client, f"{YEAR}&way=expected")) == 2


def test_a_membership_without_a_beginning_expects_nothing(client, parks, priya):
    priya.memberships.create(committee=parks)
    met(parks, day(2024, 6, 1), (priya, "present"))
    met(parks, day(2024, 7, 1), (make_councillor(), "present"))
    assert figures_of(client) == {"Present": "1", "Apologies": "0"}
    assert "No percentage is given" in words(page_of(client))


def test_somebody_who_sat_in_at_a_committee_of_others_was_not_expected(client, parks, priya):
    roads = make_committee(name="Roads Board")
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 1), (priya, "present"))
    met(roads, day(2024, 6, 2), (priya, "in_attendance"))
    met(roads, day(2024, 6, 3), (priya, "present_substitute"))
    met(roads, day(2024, 6, 4), (make_councillor(), "present"))
    found = figures_of(client)
    assert (found["Expected"], found["In attendance"], found["Present as substitute"]) == ("1", "1", "1")
    assert figures_of(client, row="Roads Board")["Expected"] == "not known"
    assert "Counted without a percentage" in words(page_of(client))


def test_meetings_without_a_list_cancelled_or_to_come_are_counted_apart(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 1), (priya, "present"))
    make_attendance(
        meeting=met(parks, day(2024, 7, 1)),
        name_as_written="O Officer",
        kind="officer",
        status="in_attendance",
    )
    met(parks, day(2024, 7, 2))
    met(parks, day(2024, 8, 1), status="cancelled")
    met(parks, day(2025, 4, 1), status="scheduled")
    assert figures_of(client)["Expected"] == "1"
    apart = page_of(client).xpath("//p[starts-with(., 'Left out')]/following-sibling::ul[1]/li/a")
    assert [words(each) for each in apart] == [
        "Meetings without an attendance list: 2",
        "Cancelled meetings: 1",
        "Meetings not held yet: 1",
    ]
    said = {"no_list": "no attendance list", "cancelled": "cancelled", "scheduled": "scheduled"}
    for link, n, words_said in zip(apart, (2, 1, 1), said.values(), strict=True):
        query = link.get("href").split("?")[1].split("#")[0]
        assert len(listed(client, query)) == n
        assert "does not name them" not in words(page_of(client, query))
        assert [row["Recorded as"] for row in rows_of(client, query)] == [words_said] * n


def test_a_list_whose_lines_are_restricted_is_no_list(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    meeting = met(parks, day(2024, 6, 1), (priya, "present"), (make_councillor(), "present"))
    met(parks, day(2024, 7, 1), (priya, "present"))
    make_item(meeting=meeting, restriction="exempt", first_line=1, last_line=5, withheld_to=5)
    found = figures_of(client)
    assert found["Expected"] == "1"
    assert "Meetings without an attendance list: 1" in words(page_of(client))


def test_an_unpublished_meeting_counts_nowhere(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 1), (priya, "present"))
    make_meeting(committee=parks, date=day(2024, 7, 1))
    make_meeting(committee=parks, date=day(2024, 7, 2), status="cancelled")
    assert figures_of(client)["Expected"] == "1"
    assert "Left out" not in words(page_of(client))


def test_every_number_opens_to_its_meetings_and_each_to_the_words(client, parks, priya):
    roads = make_committee(name="Roads Board")
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 1), (priya, "present"))
    missed = met(parks, day(2024, 7, 1), (priya, "apologies"))
    met(roads, day(2024, 7, 2), (priya, "apologies"))
    met(parks, day(2024, 8, 1), (make_councillor(), "present"))
    table = page_of(client).xpath("//table[contains(@class, 'counted')]")[0]
    for link in table.xpath(".//td/a"):
        query = link.get("href").split("?")[1].split("#")[0]
        assert len(listed(client, query)) == int(link.xpath("string(text()[1])"))
    page = page_of(client, f"{YEAR}&committee=parks-panel&way=apologies")
    assert [words(each) for each in page.xpath("//ul[@class='cards']//h3")] == ["Parks Panel, 1 July 2024"]
    assert page.xpath("//ul[@class='cards']//a/@href")[1] == (
        f"{missed.get_absolute_url()}source/?lines=1#L1"
    )


def test_link_texts_are_unique(client, parks, priya):
    met(parks, day(2024, 6, 1), (priya, "apologies"))
    met(make_committee(name="Roads Board"), day(2024, 6, 2), (priya, "apologies"))
    links = [words(each) for each in page_of(client).xpath("//table//td/a")]
    assert len(links) == len(set(links))
    assert "1 Apologies, Parks Panel, 2024/25" in links


def test_the_newest_municipal_year_is_counted_unless_another_is_asked_for(client, parks, priya):
    met(parks, day(2022, 4, 30), (priya, "present"))
    met(parks, day(2024, 5, 1), (priya, "present"))
    met(parks, day(2025, 4, 30), (priya, "present"))
    assert figures_of(client, "")["Present"] == "2"
    assert figures_of(client, "municipal=2021-22")["Present"] == "1"
    assert figures_of(client, "municipal=all")["Present"] == "3"
    assert figures_of(client, "since=2024-05-02")["Present"] == "1"
    assert figures_of(client, "until=2022-04-30")["Present"] == "1"
    assert figures_of(client, "since=2022-04-30&until=2024-05-01")["Present"] == "2"


def test_a_term_of_the_council_is_a_period(client, parks, priya):
    CouncilTerm.objects.create(council=Council.objects.get(), name="2023 to 2027", start=day(2023, 5, 5))
    met(parks, day(2023, 5, 4), (priya, "present"))
    met(parks, day(2023, 5, 5), (priya, "present"))
    assert figures_of(client, "term=2023")["Present"] == "1"
    assert "Council term 2023 to 2027" in words(page_of(client, "term=2023"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("municipal=1900-01", "“1900-01” is not offered here"),
        ("municipal=soup", "“soup” is not offered here"),
        ("term=2023", "“2023” is not offered here"),
        ("committee=soup", "“soup” is not offered here"),
        ("way=soup", "“soup” is not offered here"),
        ("since=soup", "Give the date as year-month-day"),
        ("since=2025-01-01&until=2024-01-01", "The last day is before the first day"),
        ("municipal=all&since=2024-01-01", "Choose one of a municipal year"),
        ("since=%00", "Give the date as year-month-day"),
    ],
)
def test_an_unknown_choice_is_an_error_beside_its_field(client, parks, priya, query, message):
    met(parks, day(2024, 6, 1), (priya, "present"))
    page = page_of(client, query)
    assert message in words(page)
    assert not page.xpath("//table")
    assert page.xpath("//form//*[@aria-invalid='true']")


def test_notes_of_the_council_stand_beside_the_figures(client, parks, priya):
    Council.objects.update(attendance_note="Meetings stopped in spring.")
    priya.attendance_note = "On parental leave until June."
    priya.save()
    met(parks, day(2024, 6, 1), (priya, "present"))
    for path in ("/councillors/priya-venn/", "/councillors/priya-venn/attendance/"):
        page = client.get(path).content.decode()
        assert "Meetings stopped in spring." in page
        assert "On parental leave until June." in page


def test_the_definition_of_every_column_is_shown(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2023, 5, 20))
    met(parks, day(2024, 6, 1), (priya, "present_virtual"))
    page = page_of(client)
    headings = [words(each) for each in page.xpath("//table/thead//th")][1:]
    assert [words(each) for each in page.xpath("//main//details[.//dl]//dt")] == headings
    assert all(words(each) for each in page.xpath("//main//details[.//dl]//dd"))


def test_the_meetings_are_a_table_for_a_spreadsheet_too(client, parks, priya):
    priya.memberships.create(committee=parks, start=day(2024, 6, 15))
    met(parks, day(2024, 6, 1), (priya, "apologies"))
    met(parks, day(2024, 7, 1), (priya, "present"))
    met(parks, day(2024, 8, 1), (make_councillor(), "present"))
    met(make_committee(name="Roads Board"), day(2024, 9, 1), (priya, "present"))
    rows = rows_of(client, YEAR)
    assert [(row["Committee"], row["Recorded as"], row["Member on that day"]) for row in rows] == [
        ("Roads Board", "present", "not known"),
        ("Parks Panel", "present", "yes"),
        ("Parks Panel", "apologies", "no"),
    ]
    assert rows[0]["Address of these lines"].endswith("2024-09-01/source/?lines=1#L1")
    (unnamed,) = rows_of(client, f"{YEAR}&way=not_named")
    assert (unnamed["Recorded as"], unnamed["Date of the meeting"]) == ("not named in the list", "2024-08-01")


def rows_of(client, query):
    response = client.get(f"/councillors/priya-venn/attendance.csv?{query}")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"))))


def test_a_table_of_a_wrong_choice_leads_to_its_error(client, parks, priya):
    met(parks, day(2024, 6, 1), (priya, "present"))
    response = client.get("/councillors/priya-venn/attendance.csv?way=soup")
    assert (response.status_code, response["Location"]) == (
        302,
        "/councillors/priya-venn/attendance/?way=soup",
    )


def test_a_councillor_whom_no_list_names_has_figures_that_say_so(client, priya):
    priya.terms.create(ward="Abbey", start=day(2023, 5, 5))
    assert "No published attendance list names Priya Venn" in words(page_of(client, ""))


def test_the_admin_offers_the_notes_of_the_council_and_of_a_councillor(client, priya):
    client.force_login(make_clerk())
    for page in (f"council/{priya.council_id}", f"councillor/{priya.pk}"):
        found = html.fromstring(client.get(f"/admin/council/{page}/change/").content)
        assert found.xpath("//textarea[@name='attendance_note']")


def test_the_list_of_another_council_that_names_a_councillor_is_counted_under_its_committee(client, priya):
    elsewhere = make_committee(name="Joint Panel", council=make_council(name="Otterby Borough Council"))
    met(elsewhere, day(2024, 6, 4), (priya, "present"))
    for address in (priya.get_absolute_url(), f"{priya.get_absolute_url()}attendance/"):
        response = client.get(address)
        assert response.status_code == 200
    assert "Joint Panel" in response.content.decode()
