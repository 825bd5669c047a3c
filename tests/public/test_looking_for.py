"""A search that names a committee or a councillor offers their page first, and the search in them alone."""

import pytest
from lxml import html

from tests.models.factories import make_attendance, make_committee, make_councillor, make_item, make_meeting
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    """Three meetings of the Highways Panel, one of the Licensing Sub-Committee, and José Arkwright."""
    highways = make_committee(name="Highways Panel")
    for _ in range(3):
        make_item(meeting=make_meeting(published=True, committee=highways), title="Gritting of roads")
    make_meeting(published=True, committee=make_committee(name="Licensing Sub-Committee"))
    make_attendance(councillor=make_councillor(name="José Arkwright"))


def offered(client, **parameters):
    """What the page offers first: its words, and the addresses that they lead to."""
    page = html.fromstring(client.get("/search/", parameters).content)
    found = (
        each for each in page.find_class("notice") if each.tag == "p" and "Looking for" in each.text_content()
    )
    return [(each.text_content(), *(link.get("href") for link in each.iter("a"))) for each in found]


@pytest.mark.parametrize(
    "typed", ["Highways Panel", "the highways panel", '"Highways Panel"', "HIGHWAYS", "highways panel"]
)
def test_the_name_of_a_committee_offers_its_page_its_meetings_and_the_search_in_it(client, record, typed):
    assert offered(client, q=typed) == [
        (
            "Looking for the Highways Panel? The archive has 3 meetings. Search in the Highways Panel only",
            "/committees/highways-panel/",
            "/search/?committee=highways-panel",
        )
    ]


def test_words_beside_the_name_are_sought_in_the_committee_with_the_filters_that_are_on(client, record):
    ((words, _, search),) = offered(client, q="gritting highways panel", procedural="1")
    assert words.endswith("Search for “gritting” in the Highways Panel only")
    assert search == "/search/?q=gritting&committee=highways-panel&procedural=1"
    assert "3 results" in client.get(search).content.decode()


@pytest.mark.parametrize(
    "typed", ["José Arkwright", "Cllr Arkwright", "arkwright", "County Councillor Jose Arkwright"]
)
def test_the_name_of_a_councillor_offers_their_page_and_the_items_that_name_them(client, record, typed):
    assert offered(client, q=typed) == [
        (
            "Looking for Councillor José Arkwright? Search where José Arkwright is named",
            "/councillors/jose-arkwright/",
            "/search/?councillor=jose-arkwright",
        )
    ]


@pytest.mark.parametrize(
    "typed", ["panel", "highway", "gritting highways", "arkwright gritting", "josé", "committee", "the"]
)
def test_words_that_are_no_whole_name_offer_nothing(client, record, typed):
    assert offered(client, q=typed) == []


def test_the_parts_of_a_hyphenated_name_are_words(client, record):
    assert "Licensing Sub-Committee" in offered(client, q="licensing sub committee")[0][0]


def test_whoever_is_searched_in_already_is_not_offered(client, record):
    assert offered(client, q="highways panel", committee="highways-panel") == []


def test_those_who_are_not_published_or_are_no_councillors_are_not_offered(client, record):
    make_attendance(kind="officer", name_as_written="Olive Ranger")
    make_attendance(meeting=make_meeting(), councillor=make_councillor(name="Una Seen"))
    for typed in ("Olive Ranger", "Una Seen"):
        assert offered(client, q=typed) == []


def test_namesakes_of_several_are_all_offered_up_to_a_few(client, record):
    for first in ("Ann", "Bob", "Cy", "Di"):
        make_attendance(councillor=make_councillor(name=f"{first} Pike"))
    assert len(offered(client, q="pike")) == 3


def test_a_search_that_names_somebody_asks_the_database_little_more(client, record):
    client.get("/search/?q=first")
    assert queries_of(client, "/search/?q=highways+panel") <= 8
