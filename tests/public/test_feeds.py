"""Feeds tell what is new, with identifiers that no change of address breaks."""

import datetime

import pytest
from lxml import etree

from council.models import Mention
from tests.models.factories import make_councillor, make_item, make_meeting, make_resolution

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client, path, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(response.content)


def texts(tree, path):
    return [str(text) for text in tree.xpath(path, namespaces=ATOM)]


def everywhere():
    """One councillor, named in one item of one meeting with one decision: every feed has an entry."""
    councillor = make_councillor(name="Priya Venn")
    item = make_item(title="Gritting & salt")
    Mention.objects.create(item=item, councillor=councillor, name_as_written="Cllr Venn")
    return make_resolution(item=item, text="That <salt> be bought.")


def paths(decision):
    committee = decision.item.meeting.committee.slug
    return [
        "/feed.atom",
        "/meetings/feed.atom",
        f"/committees/{committee}/feed.atom",
        "/decisions/feed.atom",
        "/councillors/priya-venn/feed.atom",
        "/search/feed.atom?q=gritting",
    ]


def test_every_feed_has_its_entry_with_an_identifier_without_a_host(client):
    decision = everywhere()
    known = {decision.uid.urn, decision.item.uid.urn, decision.item.meeting.uid.urn}
    for path in paths(decision):
        found = texts(feed(client, path), "//a:entry/a:id/text()")
        assert found, path
        assert set(found) <= known, path


def test_the_identifiers_of_feeds_differ_and_do_not_depend_on_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    addresses = paths(everywhere())
    here = [texts(feed(client, path), "/a:feed/a:id/text()")[0] for path in addresses]
    there = [
        texts(feed(client, path, host="minutes.example"), "/a:feed/a:id/text()")[0] for path in addresses
    ]
    assert here == there
    assert len(set(here)) == len(addresses)


def test_an_entry_says_when_it_was_published_and_when_it_changed(client):
    meeting = make_item().meeting
    meeting.refresh_from_db()
    (entry,) = feed(client, "/meetings/feed.atom").xpath("//a:entry", namespaces=ATOM)
    assert texts(entry, "a:published/text()") == [meeting.first_published_at.isoformat()]
    assert texts(entry, "a:updated/text()") == [meeting.changed_at.isoformat()]


def test_a_feed_without_entries_is_steady(client):
    assert texts(feed(client, "/feed.atom"), "/a:feed/a:updated/text()") == ["1970-01-01T00:00:00+00:00"]


def test_a_title_is_text_and_a_summary_is_html(client):
    everywhere()
    tree = feed(client, "/decisions/feed.atom")
    assert "Gritting & salt" in texts(tree, "//a:entry/a:title/text()")[0]
    assert texts(tree, "//a:entry/a:summary/text()") == ["<p>That &lt;salt&gt; be bought.</p>"]


def test_a_sign_that_xml_cannot_hold_is_left_out(client):
    make_resolution(item=make_item(title="Gritting\x0c plan"), text="That\x1f it be done.")
    for path in ("/feed.atom", "/decisions/feed.atom", "/search/feed.atom?q=gritting"):
        assert "Gritting plan" in "".join(feed(client, path).itertext())


def test_a_restricted_item_is_in_the_feed_of_meetings_with_its_public_title_only(client):
    make_resolution(
        item=make_item(title="Sale of the depot", restriction="exempt"), text="That the depot be sold."
    )
    for path in ("/feed.atom", "/meetings/feed.atom", "/decisions/feed.atom", "/search/feed.atom?q=depot"):
        assert "depot" not in "".join(feed(client, path).xpath("//a:entry//text()", namespaces=ATOM))
    assert "Private item" in "".join(feed(client, "/meetings/feed.atom").itertext())


def test_an_unpublished_meeting_is_in_no_feed(client):
    make_resolution(item=make_item(meeting=make_meeting()))
    for path in ("/feed.atom", "/meetings/feed.atom", "/decisions/feed.atom"):
        assert texts(feed(client, path), "//a:entry/a:id/text()") == []


def test_a_search_feed_takes_the_filters_of_the_search_page(client):
    make_item(title="Gritting then", meeting=make_meeting(published=True, date=datetime.date(2020, 1, 7)))
    make_item(title="Gritting now", meeting=make_meeting(published=True, date=datetime.date(2025, 1, 7)))
    titles = texts(feed(client, "/search/feed.atom?q=gritting&since=2024-01-01"), "//a:entry/a:title/text()")
    assert [title.split(" (")[0] for title in titles] == ["Gritting now"]


def test_a_search_feed_is_newest_first_whatever_the_page_was_sorted_by(client):
    make_item(
        title="Gritting, gritting", meeting=make_meeting(published=True, date=datetime.date(2020, 1, 7))
    )
    make_item(title="Costs of gritting", meeting=make_meeting(published=True, date=datetime.date(2025, 1, 7)))
    tree = feed(client, "/search/feed.atom?q=gritting&order=relevance")
    assert texts(tree, "//a:entry/a:title/text()")[0].startswith("Costs of gritting")


def test_a_search_feed_with_an_unknown_value_says_what_is_wrong(client):
    response = client.get("/search/feed.atom?committee=nowhere")
    assert response.status_code == 400
    assert "committee: “nowhere” is not a committee" in response.content.decode()


def test_a_feed_is_bounded_and_its_queries_do_not_grow(client, django_assert_max_num_queries):
    for _ in range(30):
        make_resolution(item=make_item(meeting=make_meeting(published=True)))
    meeting = make_meeting(published=True)
    for _ in range(25):
        make_resolution(item=make_item(meeting=meeting))
    with django_assert_max_num_queries(6):
        tree = feed(client, "/feed.atom")
    assert len(texts(tree, "//a:entry/a:id/text()")) == 50


@pytest.mark.parametrize("path", ["/committees/nowhere/feed.atom", "/councillors/nobody/feed.atom"])
def test_the_feed_of_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404
