"""The glossary widens a search, says so, and can be switched off by a link."""

import pytest
from lxml import html

from council.models import GlossaryTerm
from council.public import page_words
from council.search import results
from tests.models.factories import make_item, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def _items():
    GlossaryTerm.objects.create(term="hedgehog highway", also=["hoglet hole"], meaning="A gap in a fence.")
    make_item(title="A hoglet hole in the fence")


def search(client, address):
    page = html.fromstring(client.get(address).content)
    (link,) = page.xpath("//a[@id='exact']") or [None]
    said = link.getparent().text_content() if link is not None else ""
    return page.get_element_by_id("tally").text_content().strip(), said, link is not None and link.get("href")


@pytest.mark.usefixtures("_items")
def test_what_else_was_searched_for_is_said_with_a_link_to_the_words_alone(client):
    assert search(client, "/search/?q=hedgehog+highway") == (
        "1 result",
        "Also searched for hoglet hole. Search for the words as typed alone",
        "/search/?q=hedgehog+highway&exact=1",
    )


@pytest.mark.usefixtures("_items")
def test_the_words_alone_are_sought_at_an_address_of_their_own(client):
    assert search(client, "/search/?q=hedgehog+highway&exact=1") == (
        "0 results",
        "Words of like meaning are left out. Search for words of like meaning too",
        "/search/?q=hedgehog+highway",
    )


@pytest.mark.usefixtures("_items")
@pytest.mark.parametrize("address", ["/search/feed.atom", "/search/results.csv"])
def test_feed_and_table_are_widened_alike(client, address):
    assert "hoglet hole" in client.get(f"{address}?q=hedgehog+highway").getvalue().decode()
    assert "hoglet hole" not in client.get(f"{address}?q=hedgehog+highway&exact=1").getvalue().decode()


@pytest.mark.usefixtures("_items")
def test_words_that_the_glossary_does_not_know_are_not_said_to_be_widened(client):
    assert search(client, "/search/?q=fence") == ("1 result", "", False)


def notice(client, address):
    page = html.fromstring(client.get(address).content)
    return [
        (line.text_content().strip(), line.find("a").get("href"))
        for line in page.xpath("//div[@class='notice']/p[a] | //div[@class='notice']/ul/li[a]")
    ]


def test_a_misspelt_word_is_asked_back_with_what_it_would_find(client):
    make_item(title="Gritting of the bridge", meeting=make_meeting(published=True))
    assert notice(client, "/search/?q=gritting+brigde&order=relevance")[0] == (
        "Did you mean gritting bridge? It has 1 result.",
        "/search/?q=gritting+bridge&order=relevance",
    )


def test_where_more_is_found_than_is_counted_the_number_says_so(client, monkeypatch):
    for module in (results, page_words):
        monkeypatch.setattr(module, "MOST_COUNTED", 2)
    for _ in range(3):
        make_item(title="Gritting of the bridge", meeting=make_meeting(published=True))
    assert notice(client, "/search/?q=brigde")[0][0] == "Did you mean bridge? It has 2+ results."


def test_where_words_are_never_together_a_search_for_fewer_is_offered(client):
    make_item(title="Gritting of roads")
    make_item(title="Repair of the swing bridge")
    offered = notice(client, "/search/?q=gritting+swing")
    assert ("search for “gritting”: 1 result", "/search/?q=gritting") in offered
    assert ("search for “swing”: 1 result", "/search/?q=swing") in offered


def test_nothing_is_asked_back_where_something_is_found_or_nothing_is_near(client):
    make_item(title="Gritting of roads")
    assert "Did you mean" not in client.get("/search/?q=gritting").content.decode()
    assert "Did you mean" not in client.get("/search/?q=xylophone").content.decode()


def test_words_that_are_not_public_are_never_proposed(client):
    make_item(title="Lease of the zygopetalum house", restriction="exempt")
    make_item(title="Zygopetalum", meeting=make_meeting())
    assert "zygopetalum" not in client.get("/search/?q=zygopetalun").content.decode().lower()
