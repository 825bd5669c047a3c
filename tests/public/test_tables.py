"""The results of a search as a table that a spreadsheet opens without harm."""

import csv
import datetime

import pytest
from django.utils import timezone

from council.public.views import exports
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def table(client, address="/search/results.csv?q=gritting"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def test_a_row_says_where_the_words_stand_and_when_they_were_published(client):
    meeting = make_meeting(
        published=True, committee=make_committee(name="Roads Panel"), date=datetime.date(2026, 6, 9)
    )
    item = make_item(meeting=meeting, title="Winter gritting", number="4", first_line=31, last_line=33)
    make_resolution(item=item, text="That gritting begin.", outcome="agreed")
    (row,) = table(client)
    assert row["Council"] == "Marlbridge Borough Council"
    assert (row["Committee"], row["Date of the meeting"]) == ("Roads Panel", "2026-06-09")
    assert (row["Item"], row["Title"]) == ("4", "Winter gritting")
    assert (row["Outcomes"], row["Decisions"]) == ("agreed", "That gritting begin.")
    assert (row["First line in the minutes"], row["Last line in the minutes"]) == ("31", "33")
    assert row["Address"] == f"http://testserver{item.get_absolute_url()}"
    assert row["Address of these lines"].endswith("/2026-06-09/source/?lines=31-33#L31-33")
    assert row["First published"] == timezone.localdate(meeting.first_published_at).isoformat()
    assert row["Identifier"] == item.uid.urn


@pytest.mark.parametrize("moment", ["2026-06-30 23:30", "2026-07-01 22:30"])
def test_what_is_published_near_midnight_has_the_day_of_this_country_everywhere(client, moment):
    at = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    panel = make_committee(name="Roads Panel")
    meeting = make_meeting(published=True, committee=panel, date=datetime.date(2026, 6, 9))
    item = make_item(meeting=meeting, title="Winter gritting")
    decision = make_resolution(item=item, first_published_at=at)
    make_attendance(meeting=meeting, councillor=make_councillor(name="Priya Venn"))
    type(meeting).objects.update(first_published_at=at, changed_at=at)
    for page in (meeting, item, decision):
        assert "1 July 2026" in client.get(page.get_absolute_url()).content.decode(), page
    (row,) = table(client)
    assert (row["First published"], row["Last changed"]) == ("2026-07-01", "2026-07-01")
    assert table(client, "/decisions/decisions.csv")[0]["first_published"] == "2026-07-01"
    for address in ("/committees/roads-panel", "/councillors/priya-venn"):
        assert table(client, f"{address}/attendance.csv")[0]["First published"] == "2026-07-01", address


def test_the_filters_of_the_page_are_those_of_the_table(client):
    for name in ("Roads Panel", "Parks Panel"):
        make_item(meeting=make_meeting(published=True, committee=make_committee(name=name)))
    rows = table(client, "/search/results.csv?q=gritting&committee=parks-panel")
    assert [row["Committee"] for row in rows] == ["Parks Panel"]


def test_a_wrong_filter_is_refused_in_words(client):
    response = client.get("/search/results.csv?committee=nope")
    assert response.status_code == 400
    assert "“nope” is not a committee" in response.content.decode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(client, sign):
    make_item(title=f"{sign}cmd gritting")
    (row,) = table(client)
    assert row["Title"] == f"'{sign}cmd gritting"


def test_a_long_table_ends_with_how_many_results_are_missing(client, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    monkeypatch.setattr(exports, "AT_ONCE", 2)
    for _ in range(5):
        make_item()
    *rows, last = table(client)
    assert len(rows) == 3
    assert last["Council"].startswith("This table ends here: 2 more results are not in it.")


def test_the_page_leads_to_the_table(client):
    make_item()
    assert (
        'href="/search/results.csv?q=gritting" type="text/csv"'
        in client.get("/search/?q=gritting").content.decode()
    )


def test_words_that_are_not_public_are_in_no_table(client):
    make_item(title="Gritting lease", restriction="exempt")
    make_item(title="Gritting in secret", meeting=make_meeting())
    assert table(client) == []
