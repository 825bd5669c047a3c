"""The interface in two languages: plain addresses in English, the same ones under /cy/ in Welsh."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import html

from tests.models.factories import make_committee, make_document, make_item, make_meeting

pytestmark = pytest.mark.django_db


def test_a_page_says_its_language_and_offers_the_other(client):
    for address, language, other in (
        ("/committees/", "en-gb", "/cy/committees/"),
        ("/cy/committees/", "cy", "/committees/"),
    ):
        page = html.fromstring(client.get(f"{address}?page=1").content)
        assert page.get("lang") == language
        assert page.xpath("//ul[@class='languages']//a/@href") == [f"{other}?page=1"]
        assert page.xpath("//link[@rel='alternate'][@hreflang='cy']/@href") == [
            "http://testserver/cy/committees/?page=1"
        ]


def test_each_thread_speaks_its_own_language():
    def said(language):
        with translation.override(language):
            together.wait()
            return translation.gettext("Committees"), reverse("committees")

    together = threading.Barrier(2, timeout=10)
    with ThreadPoolExecutor(2) as threads:
        english, welsh = threads.map(said, ("en-gb", "cy"))
    assert english == ("Committees", "/committees/")
    assert welsh == ("Pwyllgorau", "/cy/committees/")


def test_links_stay_in_the_language_of_the_page(client):
    item = make_item()
    here, there = item.meeting.get_absolute_url(), item.get_absolute_url()
    links = html.fromstring(client.get(f"/cy{here}").content).xpath("//main//a/@href")
    assert f"/cy{there}" in links
    assert all(link.startswith(("/cy/", "#")) for link in links)


def test_the_language_of_the_browser_changes_no_page(client):
    page = html.fromstring(client.get("/committees/", headers={"accept-language": "cy"}).content)
    assert page.get("lang") == "en-gb"


def test_months_are_written_in_the_language_of_the_page(client):
    here = make_meeting(published=True, date=datetime.date(2026, 2, 9)).get_absolute_url()
    assert "9 Chwefror 2026" in client.get(f"/cy{here}").content.decode()
    assert "9 February 2026" in client.get(here).content.decode()


def test_the_name_of_a_meeting_is_said_in_the_language_of_the_page(client):
    meeting = make_meeting(
        published=True, date=datetime.date(2026, 10, 8), committee=make_committee(name="Parks Panel")
    )
    make_document(meeting=meeting, lines=("MINUTES",))
    assert str(meeting) == "Parks Panel, 8 October 2026"
    for language, title, trail in (
        ("", "Parks Panel, 8 October 2026", "Committees"),
        ("/cy", "Parks Panel, 8 Hydref 2026", "Pwyllgorau"),
    ):
        page = html.fromstring(client.get(f"{language}{meeting.get_absolute_url()}source/").content)
        assert title in page.xpath("string(//title)")
        assert trail in page.xpath("string(//nav[@class='breadcrumb'])"), language


def test_a_second_sitting_is_named_as_such():
    meeting = make_meeting(sitting=2, date=datetime.date(2026, 6, 9))
    assert str(meeting) == f"{meeting.committee}, 9 June 2026 (sitting 2)"


def test_why_a_meeting_is_gone_is_said_in_the_language_of_the_page(client):
    meeting = make_meeting(published=True)
    meeting.withdraw(reason="Published too early.")
    page = client.get(f"/cy{meeting.get_absolute_url()}")
    assert page.status_code == 410
    assert "Published too early." in page.content.decode()
    assert "The record of this meeting was withdrawn." not in page.content.decode()


def test_a_moved_meeting_redirects_in_the_language_that_was_asked_for(client):
    meeting = make_meeting(published=True)
    old = meeting.get_absolute_url()
    meeting.sitting = 2
    meeting.save()
    new = meeting.get_absolute_url()
    response = client.get(f"/cy{old}source/")
    assert response.status_code == 301
    assert response["Location"] == f"/cy{new}source/"


def test_machines_have_one_address_whatever_the_language(client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/cy/healthz").status_code == 404


def test_a_feed_is_in_the_language_of_its_address_and_marks_words_of_the_record(client):
    item = make_item(title="Gritting of the bridge")
    address = "/cy/meetings/feed.atom"
    feed = client.get(address).content.decode()
    assert 'xml:lang="cy"' in feed
    assert "<title>Cyfarfodydd</title>" in feed
    assert '&lt;span lang="en"&gt;Gritting of the bridge&lt;/span&gt;' in feed
    assert 'lang="en"' not in client.get("/meetings/feed.atom").content.decode()
    assert item.title in client.get("/meetings/feed.atom").content.decode()
