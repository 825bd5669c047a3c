"""Feeds tell what is new, with identifiers that no change of address breaks."""

import datetime

import pytest
from django.core.cache import cache
from lxml import etree

from council.models import Mention, Vote
from tests.models.factories import make_councillor, make_item, make_meeting, make_resolution
from tests.public.asking import queries_of

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
    assert texts(tree, "//a:entry/a:summary/text()")[0].startswith("<p>That &lt;salt&gt; be bought.</p>")


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
    with django_assert_max_num_queries(8):
        tree = feed(client, "/feed.atom")
    assert len(texts(tree, "//a:entry/a:id/text()")) == 50


@pytest.mark.parametrize("path", ["/committees/nowhere/feed.atom", "/councillors/nobody/feed.atom"])
def test_the_feed_of_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_every_feed_names_its_licence_and_the_council(client, settings):
    decision = everywhere()
    for path in paths(decision):
        tree = feed(client, path)
        assert texts(tree, "/a:feed/a:rights/text()") == [settings.COUNCIL_LICENCE]
        assert texts(tree, "/a:feed/a:link[@rel='license']/@href") == [settings.COUNCIL_LICENCE_ADDRESS]
        council = decision.item.meeting.committee.council.name
        assert set(texts(tree, "//a:entry/a:author/a:name/text()")) == {council}


def test_a_meeting_in_a_feed_leads_to_each_of_its_items_by_a_whole_address(client):
    item = make_item(title="Gritting & salt", number="4")
    (summary,) = texts(feed(client, "/meetings/feed.atom"), "//a:entry/a:summary/text()")
    assert f'<a href="http://testserver{item.get_absolute_url()}">4. Gritting &amp; salt</a>' in summary


def test_a_decision_in_a_feed_has_its_parts_and_its_vote_and_leads_to_its_item(client):
    decision = make_resolution(text="That:", parts=[{"label": "(a)", "text": "it be done"}])
    Vote.objects.create(resolution=decision, in_favour=4, against=1)
    (summary,) = texts(feed(client, "/decisions/feed.atom"), "//a:entry/a:summary/text()")
    assert "<p>(a) it be done</p>" in summary
    assert "<p>Vote: 4 for, 1 against.</p>" in summary
    assert f"http://testserver{decision.item.get_absolute_url()}" in summary


def test_the_feed_of_decisions_takes_the_filters_of_the_register(client):
    make_resolution(text="That it be noted.", outcome="noted")
    make_resolution(text="That it be refused.", outcome="refused")
    tree = feed(client, "/decisions/feed.atom?outcome=refused")
    assert texts(tree, "/a:feed/a:title/text()") == ["Decisions: refused"]
    assert texts(tree, "/a:feed/a:link[@rel='alternate']/@href") == [
        "http://testserver/decisions/?outcome=refused"
    ]
    (summary,) = texts(tree, "//a:entry/a:summary/text()")
    assert "That it be refused." in summary


def test_a_feed_of_decisions_with_an_unknown_value_says_what_is_wrong(client):
    response = client.get("/decisions/feed.atom?outcome=soup")
    assert response.status_code == 400
    assert "outcome: “soup” is not an outcome" in response.content.decode()


@pytest.mark.parametrize("path", ["/meetings/feed.atom", "/decisions/feed.atom?kind=decision"])
def test_a_long_feed_goes_on_in_pages_that_lead_to_one_another(client, path):
    meeting = make_meeting(published=True)
    for _ in range(60):
        make_resolution(item=make_item(meeting=make_meeting(published=True, committee=meeting.committee)))
    first = feed(client, path)
    (address,) = texts(first, "/a:feed/a:link[@rel='next']/@href")
    second = feed(client, address.removeprefix("http://testserver"))
    (back,) = texts(second, "/a:feed/a:link[@rel='previous']/@href")
    assert back == f"http://testserver{path}"
    assert not texts(second, "/a:feed/a:link[@rel='next']")
    seen = texts(first, "//a:entry/a:id/text()") + texts(second, "//a:entry/a:id/text()")
    assert len(seen) == len(set(seen)) >= 60
    assert texts(first, "/a:feed/a:id/text()") == texts(second, "/a:feed/a:id/text()")


@pytest.mark.parametrize("page", ["0", "21", "soup", "-1", "²", "01", "00001" + "9" * 30])
def test_a_page_that_a_feed_has_not_is_refused_with_the_reason(client, page):
    response = client.get("/meetings/feed.atom", {"page": page})
    assert response.status_code == 400
    assert "it has the pages 1 to 20" in response.content.decode()


def test_the_queries_of_the_feeds_do_not_grow(client):
    decision = everywhere()
    few = {}
    for path in [*paths(decision), "/corrections.atom"]:
        cache.clear()
        client.get("/decisions/")
        few[path] = queries_of(client, path)
    for _ in range(20):
        make_resolution(item=make_item(meeting=make_meeting(published=True)))
    for path, number in few.items():
        cache.clear()
        client.get("/decisions/")
        assert queries_of(client, path) == number <= (9 if "corrections" in path else 8), path
