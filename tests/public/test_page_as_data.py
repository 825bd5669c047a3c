"""What a page tells machines: linked data, one address, the licence, the sitemap, and whether to list it."""

import datetime
import json

import pytest
from django import forms
from django.urls import get_resolver
from lxml import etree, html

from council.public.canonical import CHOOSING
from council.public.filters import RecordFilterSet
from council.public.views.report import ReportForm
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def page(client, address):
    return html.fromstring(client.get(address).content)


def graph(client, address):
    script = page(client, address).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(script[0])["@graph"] if script else []


def test_a_meeting_is_an_event_of_its_committee(client):
    meeting = make_meeting(
        published=True, date=datetime.date(2026, 6, 9), start_time=datetime.time(18, 30), venue="Town Hall"
    )
    item = make_item(meeting=meeting, title="Salt & <grit>")
    event, trail = graph(client, meeting.get_absolute_url())
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-06-09T18:30"
    assert event["location"]["name"] == "Town Hall"
    assert event["organizer"]["name"] == meeting.committee.name
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["subEvent"] == [
        {"@type": "Event", "name": "Salt & <grit>", "url": f"http://testserver{item.get_absolute_url()}"}
    ]
    assert trail["itemListElement"][-2]["name"] == meeting.committee.name


def test_a_cancelled_meeting_says_so_and_what_is_not_known_is_not_said(client):
    meeting = make_meeting(published=True, status="cancelled")
    event = graph(client, meeting.get_absolute_url())[0]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "location" not in event
    assert "T" not in event["startDate"]


def test_no_words_of_the_record_end_the_script_that_they_stand_in(client):
    item = make_item(title="</script><script>alert(1)</script>")
    text = client.get(item.get_absolute_url()).content.decode()
    assert text.count("</script>") == 1
    assert graph(client, item.get_absolute_url())[0]["name"] == "</script><script>alert(1)</script>"


def test_a_restricted_item_gives_machines_its_public_title_and_no_more(client):
    item = make_item(restriction="exempt", title="Dismissal of J Quoll", public_title="Staffing")
    assert graph(client, item.get_absolute_url())[0]["name"] == "Staffing"
    assert "Quoll" not in client.get(item.get_absolute_url()).content.decode()


def test_decisions_councillors_committees_and_the_archive_are_told_too(client):
    decision = make_resolution(outcome="agreed")
    councillor = make_councillor()
    councillor.terms.create(start=datetime.date(2025, 5, 1))
    told = {
        address: graph(client, address)[0]
        for address in (
            "/",
            decision.get_absolute_url(),
            councillor.get_absolute_url(),
            decision.item.meeting.committee.get_absolute_url(),
        )
    }
    assert [each["@type"] for each in told.values()] == [
        "WebSite",
        "CreativeWork",
        "Person",
        "GovernmentOrganization",
    ]
    assert told["/"]["potentialAction"]["target"] == "http://testserver/search/?q={words}"
    assert told[decision.get_absolute_url()]["creativeWorkStatus"] == "agreed"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/decisions/", "/decisions/"),
        ("/decisions/?page=1&outcome=noted", "/decisions/?outcome=noted"),
        ("/meetings/?term=&page=1", "/meetings/"),
        ("/decisions/?outcome=noted&kind=decision", "/decisions/?kind=decision&outcome=noted"),
        ("/decisions/?utm_source=letter&outcome=noted&fbclid=x&gclid=y", "/decisions/?outcome=noted"),
        ("/search/?q=bridge&anything=else", "/search/?q=bridge"),
    ],
)
def test_a_page_names_its_one_address(client, asked, canonical):
    shown = html.fromstring(client.get(asked, follow=True).content)
    assert shown.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{canonical}"]


def test_no_filter_or_field_is_left_out_of_the_one_address():
    get_resolver().url_patterns  # noqa: B018 (imports every page and with it every form)
    asked = {name for each in kinds_of(RecordFilterSet) for name in each.base_filters}
    for form in kinds_of(forms.Form):
        if form.__module__.startswith("council.public.") and form is not ReportForm:
            asked |= form.base_fields.keys()
    assert asked | {"page"} == CHOOSING


def kinds_of(kind):
    """The class and all that are made from it."""
    return {kind}.union(*(kinds_of(each) for each in kind.__subclasses__()))


def test_a_page_has_an_open_graph_and_the_licence(client):
    here = page(client, make_item().get_absolute_url())
    assert here.xpath("//meta[@property='og:title']/@content")[0].startswith("1. Winter Gritting Review")
    assert "open-government-licence" in here.xpath("//footer//a[@rel='license']/@href")[0]
    assert "does not cover" in here.xpath("string(//footer)")


def test_a_page_that_is_kept_from_search_engines_says_so_and_is_in_no_sitemap(client):
    kept = make_meeting(published=True, kept_from_search_engines=True)
    item, other = make_item(meeting=kept), make_item()
    decision = make_resolution(item=item)
    for address in (kept.get_absolute_url(), item.get_absolute_url(), decision.get_absolute_url()):
        assert page(client, address).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page(client, other.get_absolute_url()).xpath("//meta[@name='robots']") == []
    listed = sitemap(client)
    assert f"http://testserver{other.get_absolute_url()}" in listed
    assert not {
        address
        for address in listed
        if kept.get_absolute_url() in address or decision.get_absolute_url() in address
    }


def sitemap(client):
    """Every address in the sitemap with the day of its last change."""
    index = etree.fromstring(client.get("/sitemap.xml").content)
    found = {}
    for file in index.xpath("//s:loc/text()", namespaces=SITEMAP):
        for url in etree.fromstring(client.get(file).content).xpath("//s:url", namespaces=SITEMAP):
            location, *last = url.xpath("s:loc/text() | s:lastmod/text()", namespaces=SITEMAP)
            found[location] = last
    return found


def test_the_sitemap_lists_what_is_public_with_its_last_change_and_nothing_else(client):
    decision = make_resolution()
    item, hidden = decision.item, make_item(meeting=make_meeting())
    restricted = make_item(meeting=item.meeting, restriction="exempt")
    listed = sitemap(client)
    for row in (item.meeting.committee, item.meeting, item, decision):
        assert listed[f"http://testserver{row.get_absolute_url()}"], row
    for row in (hidden.meeting, hidden, restricted):
        assert f"http://testserver{row.get_absolute_url()}" not in listed


def test_robots_may_read_everything_public(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /search/\n" not in text
    assert "Disallow: /search/filters/\n" in text


def test_a_committee_page_is_not_listed_before_it_has_minutes(client):
    committee = make_committee()
    assert f"http://testserver{committee.get_absolute_url()}" not in sitemap(client)


def test_the_sitemap_does_not_tell_when_a_clerk_works_on_what_is_not_public(client):
    meeting = make_meeting(published=True)
    before = sitemap(client)
    make_meeting(committee=meeting.committee)
    assert sitemap(client) == before
