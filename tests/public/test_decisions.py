"""The register holds every published decision of every committee and can be narrowed."""

import datetime

import pytest

from council.models import Committee, Vote
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def register(client, **parameters):
    response = client.get("/decisions/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def decide(text, *, committee="Roads Panel", date=datetime.date(2025, 3, 4), **values):
    body = Committee.objects.filter(name=committee).first() or make_committee(name=committee)
    meeting = make_meeting(published=True, committee=body, date=date)
    return make_resolution(item=make_item(meeting=meeting), text=text, **values)


def test_a_decision_stands_with_its_words_outcome_vote_and_committee(client):
    decision = decide("That the bridge be mended.", outcome="agreed")
    Vote.objects.create(resolution=decision, in_favour=7, against=2)
    page = register(client)
    assert "That the bridge be mended." in page
    assert "Roads Panel" in page
    assert "7 for, 2 against" in page
    assert decision.get_absolute_url() in page


def test_the_newest_meeting_comes_first(client):
    decide("That the old be kept.", date=datetime.date(2020, 1, 7))
    decide("That the new be bought.", date=datetime.date(2024, 1, 9))
    page = register(client)
    assert page.index("That the new be bought.") < page.index("That the old be kept.")


@pytest.mark.parametrize(
    "parameters",
    [
        {"committee": "roads-panel"},
        {"outcome": "agreed"},
        {"kind": "motion"},
        {"year": "2025"},
        {"since": "2025-01-01"},
        {"q": "bridge"},
        {"councillor": "jose-arkwright"},
    ],
)
def test_a_filter_keeps_what_it_names_and_leaves_out_the_rest(client, parameters):
    josé = make_councillor(name="José Arkwright")
    decide("That the bridge be mended.", outcome="agreed", kind="motion", seconder=josé)
    decide(
        "That the pond be drained.",
        committee="Parks Panel",
        date=datetime.date(2023, 5, 6),
        outcome="refused",
    )
    page = register(client, **parameters)
    assert "That the bridge be mended." in page
    assert "That the pond be drained." not in page


def test_several_years_are_joined(client):
    for year in (2022, 2023, 2024):
        decide(f"That it be done in {year}.", date=datetime.date(year, 6, 1))
    page = register(client, year=["2022", "2024"])
    assert "2 decisions" in page
    assert "done in 2023" not in page


def test_a_decision_that_is_not_public_is_not_in_the_register(client):
    make_resolution(item=make_item(meeting=make_meeting()), text="That the draft be kept.")
    make_resolution(item=make_item(restriction="exempt"), text="That the land be sold.")
    make_resolution(removed=True, text="That this be taken out.")
    page = register(client)
    assert "0 decisions" in page
    assert "That the" not in page


@pytest.mark.parametrize("name", ["committee", "outcome", "kind", "year", "since", "councillor"])
def test_an_unknown_value_is_an_error_and_nothing_is_listed(client, name):
    decide("That the bridge be mended.")
    page = register(client, **{name: "soup"})
    assert f'id="id_{name}_error"' in page
    assert "That the bridge be mended." not in page


def test_the_register_says_which_kinds_of_decision_it_holds(client):
    page = register(client)
    assert "decisions, recommendations, motions and amendments" in page
    assert "It does not hold" in page


def test_a_search_that_finds_nothing_says_so(client):
    decide("That the bridge be mended.")
    assert "No published decision matches" in register(client, q="volcano")


def test_a_search_that_cannot_be_made_says_why(client):
    decide("That the bridge be mended.")
    page = register(client, q="-bridge")
    assert "Nothing was searched" in page
    assert "No published decision matches" not in page


def test_the_queries_of_the_register_do_not_grow_with_it(client):
    decide("That one thing be done.")
    client.get("/decisions/?q=first")
    few = queries_of(client, "/decisions/")
    for day in range(1, 25):
        decide("That another thing be done.", date=datetime.date(2024, 2, day))
    client.get("/decisions/?q=again")
    assert queries_of(client, "/decisions/") == few <= 7
