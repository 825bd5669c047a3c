"""What would narrow a search, with the number of results that each value leaves; every state is an address."""

import datetime

import pytest
from lxml import html

from council.models import Vote
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def gritting():
    """Items about gritting: two of the Roads Panel in two years, one of the Parks Panel."""
    roads, parks = make_committee(name="Roads Panel"), make_committee(name="Parks Panel")
    for committee, year in ((roads, 2024), (roads, 2025), (parks, 2025)):
        make_item(meeting=make_meeting(published=True, committee=committee, date=datetime.date(year, 3, 1)))


def facets(client, address):
    """The facets of a search: for each label its values in words, with the count and the address."""
    response = client.get(address)
    assert response.status_code == 200
    page = html.fromstring(response.content)
    return {
        facet.findtext("summary"): {
            link.text_content(): (int(link.getnext().text), link.get("href"))
            for link in facet.iterfind("ul/li/a")
        }
        for facet in page.iterfind(".//details")
    }


def test_the_search_page_leads_to_what_would_narrow_it(client, gritting):
    page = html.fromstring(client.get("/search/?q=gritting").content)
    (link,) = page.get_element_by_id("facets").iterfind(".//a")
    assert link.get("href") == "/search/filters/?q=gritting"


def test_each_value_says_how_many_results_it_leaves_and_leads_to_them(client, gritting):
    found = facets(client, "/search/filters/?q=gritting")
    assert found["Committee"] == {
        "Roads Panel": (2, "/search/?q=gritting&committee=roads-panel"),
        "Parks Panel": (1, "/search/?q=gritting&committee=parks-panel"),
    }
    assert found["Year"] == {
        "2025": (2, "/search/?q=gritting&year=2025"),
        "2024": (1, "/search/?q=gritting&year=2024"),
    }


def test_a_value_that_is_on_can_be_taken_off_where_it_was_put_on(client, gritting):
    found = facets(client, "/search/filters/?q=gritting&committee=roads-panel")
    assert found["Committee"]["✓ Remove the filter Roads Panel"] == (2, "/search/?q=gritting")


def test_two_ways_to_one_state_end_at_one_address(client, gritting):
    by_year = facets(client, "/search/filters/?q=gritting&year=2025")["Committee"]
    by_committee = facets(client, "/search/filters/?committee=roads-panel&q=gritting&page=1")["Year"]
    address = "/search/?q=gritting&committee=roads-panel&year=2025"
    assert by_year["Roads Panel"][1] == by_committee["2025"][1] == address


def test_a_facet_with_one_value_tells_nothing_apart_and_is_left_out(client):
    make_item()
    assert facets(client, "/search/filters/?q=gritting") == {}


def test_a_long_facet_has_a_page_with_all_its_values(client):
    for number in range(11):
        make_item(meeting=make_meeting(published=True, committee=make_committee(name=f"Panel {number}")))
    page = client.get("/search/filters/?q=gritting").content.decode()
    assert 'href="/search/filters/committee/?q=gritting">Committee: show 3 more' in page
    assert len(facets(client, "/search/filters/?q=gritting")["Committee"]) == 8
    assert len(facets(client, "/search/filters/committee/?q=gritting")["Committee"]) == 11


def test_a_facet_that_there_is_not_is_not_found(client):
    assert client.get("/search/filters/weather/").status_code == 404


def test_the_days_can_be_given_and_keep_the_rest_of_the_search(client, gritting):
    page = html.fromstring(client.get("/search/filters/?q=gritting&year=2025&since=2025-02-01").content)
    (form,) = (form for form in page.forms if form.get("action") == "/search/" and "since" in form.fields)
    assert dict(form.form_values()) == {"q": "gritting", "year": "2025", "since": "2025-02-01", "until": ""}


def test_a_wrong_filter_is_an_error_on_the_page_of_filters_too(client):
    make_councillor()
    page = client.get("/search/filters/?councillor=nobody").content.decode()
    assert "“nobody” is not a councillor in this archive" in page


def test_the_queries_do_not_grow_with_the_committees(client):
    make_item()
    client.get("/search/filters/?q=first")
    few = queries_of(client, "/search/filters/?q=gritting")
    for _ in range(20):
        make_item()
    client.get("/search/filters/?q=again")
    assert queries_of(client, "/search/filters/?q=gritting") == few <= 8


def test_of_several_values_of_one_filter_any_will_do_and_the_others_keep_their_counts(client, gritting):
    address = "/search/filters/?q=gritting&committee=roads-panel"
    assert facets(client, address)["Committee"]["Parks Panel"] == (
        1,
        "/search/?q=gritting&committee=roads-panel&committee=parks-panel",
    )
    page = client.get("/search/?q=gritting&committee=roads-panel&committee=parks-panel").content.decode()
    assert "3 results" in page


def test_what_the_minutes_decided_how_they_voted_and_whether_they_are_confirmed_are_facets(client):
    confirmed = make_meeting(published=True, approval="approved", committee=make_committee(kind="scrutiny"))
    decision = make_resolution(
        item=make_item(meeting=confirmed), outcome="agreed", mover=make_councillor(name="Jo Bell")
    )
    Vote.objects.create(resolution=decision, in_favour=5, against=2)
    make_resolution(item=make_item(kind="motion"), outcome="lost", seconder=make_councillor(name="Al Reed"))
    found = facets(client, "/search/filters/?q=gritting")
    assert found["Outcome of a decision"]["Agreed"] == (1, "/search/?q=gritting&outcome=agreed")
    assert found["Recorded vote"]["Votes on both sides"] == (1, "/search/?q=gritting&vote=divided")
    assert found["State of the minutes"]["Unconfirmed"] == (1, "/search/?q=gritting&approval=unconfirmed")
    assert found["Kind of committee"]["Overview and scrutiny"] == (1, "/search/?q=gritting&body=scrutiny")
    assert found["Kind of item"]["Motion"] == (1, "/search/?q=gritting&kind=motion")
    assert found["Councillor named"]["Jo Bell"] == (1, "/search/?q=gritting&councillor=jo-bell")


@pytest.mark.parametrize(
    "narrowed",
    ["body=scrutiny", "municipal=2024-25", "vote=counted", "approval=approved", "councillor=jo-bell"],
)
def test_each_facet_narrows_the_page_and_the_table_alike(client, narrowed):
    meeting = make_meeting(
        published=True,
        approval="approved",
        committee=make_committee(kind="scrutiny"),
        date=datetime.date(2025, 4, 30),
    )
    decision = make_resolution(item=make_item(meeting=meeting), mover=make_councillor(name="Jo Bell"))
    Vote.objects.create(resolution=decision, in_favour=5)
    make_resolution(item=make_item(meeting=make_meeting(published=True, date=datetime.date(2025, 5, 1))))
    assert "1 result<" in client.get(f"/search/?q=gritting&{narrowed}").content.decode()
    table = client.get(f"/search/results.csv?q=gritting&{narrowed}").getvalue().decode()
    assert table.count("Winter Gritting Review") == 1


def test_a_value_that_leaves_nothing_can_still_be_taken_off(client, gritting):
    found = facets(client, "/search/filters/?q=volcano&committee=roads-panel")
    assert found["Committee"] == {"✓ Remove the filter Roads Panel": (0, "/search/?q=volcano")}


def test_of_more_results_than_are_counted_the_facets_say_so(client, gritting, monkeypatch):
    monkeypatch.setattr("council.search.results.MOST_COUNTED", 2)
    page = client.get("/search/filters/?q=gritting").content.decode()
    assert "Counted among the newest 2 results." in page
    assert "More than 2 results" in client.get("/search/?q=gritting").content.decode()
