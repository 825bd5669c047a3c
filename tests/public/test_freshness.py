"""Public pages change only with the archive: a repeat visit is answered from its stamp, a withdrawal at once."""

import datetime
import gzip

import brotli
import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.utils import timezone

from council.models import Archive
from council.public import freshness
from tests.models.factories import make_clerk, make_item, make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_item(meeting=make_meeting(published=True)).meeting


def again(client, address, response, **headers):
    return client.get(address, headers={"If-None-Match": response["ETag"], **headers})


def test_a_repeat_visit_is_answered_304_without_reading_the_record(
    client, meeting, django_assert_num_queries
):
    address = meeting.get_absolute_url()
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    with django_assert_num_queries(1):
        second = again(client, address, first)
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]


def test_another_visitor_gets_the_same_bytes_without_the_record_being_read(
    client, meeting, django_assert_num_queries
):
    first = client.get(meeting.get_absolute_url(), headers={"Accept-Encoding": "br"})
    with django_assert_num_queries(1):
        second = client.get(meeting.get_absolute_url(), headers={"Accept-Encoding": "br"})
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["X-Frame-Options"] == "DENY"


def test_for_readers_who_unpack_nothing_a_page_is_kept_when_it_is_asked_for_again(
    client, meeting, django_assert_num_queries
):
    first, _ = client.get(meeting.get_absolute_url()), client.get(meeting.get_absolute_url())
    with django_assert_num_queries(1):
        third = client.get(meeting.get_absolute_url())
    assert third.content == first.content
    assert third["Content-Type"] == first["Content-Type"]


def test_a_withdrawal_is_seen_at_once(client, meeting):
    address = meeting.get_absolute_url()
    first = client.get(address)
    meeting.withdraw(reason="It was published in error.")
    assert again(client, address, first).status_code == 410


def test_a_publication_is_seen_at_once(client):
    first = client.get("/")
    meeting = make_meeting()
    make_item(meeting=meeting, slug="")
    meeting.publish(by=make_clerk())
    assert meeting.get_absolute_url() in again(client, "/", first).content.decode()


def test_a_correction_of_what_is_public_is_seen_at_once(client, meeting):
    first = client.get(meeting.get_absolute_url())
    meeting.items.get().correct(title="Summer dust")
    assert "Summer dust" in again(client, meeting.get_absolute_url(), first).content.decode()


def test_a_change_that_nobody_can_see_leaves_the_stamp(client, meeting):
    unpublished = make_meeting()
    first = client.get("/")
    make_item(meeting=unpublished)
    assert again(client, "/", first).status_code == 304


def test_the_date_is_part_of_the_stamp(client, monkeypatch):
    first = client.get("/")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(freshness.timezone, "localdate", lambda: tomorrow)
    assert again(client, "/", first).status_code == 200


def test_the_query_the_release_and_the_host_are_part_of_the_stamp(client, settings, monkeypatch):
    first = client.get("/meetings/?page=1")
    settings.ALLOWED_HOSTS = ["*"]
    assert again(client, "/meetings/", first).status_code == 200
    assert again(client, "/meetings/?page=1", first, host="elsewhere.example").status_code == 200
    monkeypatch.setattr(freshness, "release", lambda: "another")
    assert again(client, "/meetings/?page=1", first).status_code == 200


def test_a_clerk_who_is_logged_in_is_never_served_a_kept_page(client, meeting):
    first = client.get("/")
    client.force_login(make_clerk())
    second = again(client, "/", first)
    assert second.status_code == 200
    assert "ETag" not in second


def test_a_waiting_message_is_never_kept_for_others(client, rf):
    response = client.get("/")
    storage = CookieStorage(rf.get("/"))
    storage.add(constants.INFO, "For one reader")
    storage.update(response)
    client.cookies = response.cookies
    assert "ETag" not in client.get("/")


@pytest.mark.parametrize("address", ["/nothing/", "/meetings/?page=x", "/healthz", "/admin/login/"])
def test_only_pages_of_the_record_are_stamped(client, address):
    assert "ETag" not in client.get(address)


def test_a_head_request_is_stamped_like_the_page(client):
    assert client.head("/")["ETag"] == client.get("/")["ETag"]


def test_a_large_page_is_stamped_but_not_kept(client, meeting, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(freshness, "LARGEST_KEPT", 10)
    first = client.get("/about/")
    assert not freshness.cache.get(first["ETag"])
    assert again(client, "/about/", first).status_code == 304


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_generation_is_all_that_a_stamp_reads(rf, django_assert_num_queries):
    with django_assert_num_queries(1):
        before = freshness.stamp_of(rf.get("/"))
    Archive.objects.rise()
    assert freshness.stamp_of(rf.get("/")) != before


def packed(client, address, **headers):
    return client.get(address, headers={"Accept-Encoding": "gzip, deflate, br"} | headers)


UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_page_is_sent_packed_to_a_reader_who_unpacks(client, meeting, coding):
    plain = client.get(meeting.get_absolute_url())
    for _ in range(2):
        response = packed(client, meeting.get_absolute_url(), **{"Accept-Encoding": f"deflate, {coding}"})
        assert response["Content-Encoding"] == coding
        assert UNPACK[coding](response.content) == plain.content
        assert int(response["Content-Length"]) == len(response.content) < len(plain.content) / 2


@pytest.mark.parametrize("first", ["gzip", "br", ""])
def test_a_page_that_was_kept_for_one_reader_comes_to_another_as_that_one_takes_it(client, meeting, first):
    address = meeting.get_absolute_url()
    whole = client.get(address).content
    cache.clear()
    client.get(address, headers={"Accept-Encoding": first})
    for coding in ("", "deflate", "gzip;q=0", "br;q=0.0, gzip;q=0.0, *", "gzip", "br"):
        response = client.get(address, headers={"Accept-Encoding": coding})
        is_packed = coding in UNPACK
        assert response.get("Content-Encoding", "") == (coding if is_packed else ""), coding
        content = UNPACK[coding](response.content) if is_packed else response.content
        assert content == whole
        assert int(response["Content-Length"]) == len(response.content)


@pytest.mark.parametrize(
    ("told", "coding"),
    [
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate,gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br, gzip;q=0.5", "br"),
        ("BR; q=0.1", "br"),
    ],
)
def test_every_way_of_asking_for_a_packed_page_is_understood(client, meeting, told, coding):
    response = client.get(meeting.get_absolute_url(), headers={"Accept-Encoding": told})
    assert response["Content-Encoding"] == coding


def test_caches_on_the_way_keep_packed_and_plain_pages_apart(client, meeting):
    first = packed(client, meeting.get_absolute_url())
    assert "Accept-Encoding" in first["Vary"]
    assert "Accept-Encoding" in client.get(meeting.get_absolute_url())["Vary"]
    assert "Accept-Encoding" in again(client, meeting.get_absolute_url(), first)["Vary"]


def test_a_repeat_visit_is_answered_whichever_way_the_page_came(client, meeting):
    address = meeting.get_absolute_url()
    plain, small = client.get(address), packed(client, address)
    assert plain["ETag"] == small["ETag"]
    assert packed(client, address, **{"If-None-Match": plain["ETag"]}).status_code == 304
    assert again(client, address, small).status_code == 304


def test_asking_for_the_head_of_a_page_gives_the_length_of_what_would_come(client, meeting):
    whole = packed(client, meeting.get_absolute_url())
    head = client.head(meeting.get_absolute_url(), headers={"Accept-Encoding": "br"})
    assert (head["Content-Length"], head["Content-Encoding"]) == (whole["Content-Length"], "br")


def test_a_page_with_a_secret_is_not_packed(client, meeting):
    client.force_login(make_clerk())
    assert "Content-Encoding" not in packed(client, meeting.get_absolute_url())
    assert "Content-Encoding" not in packed(client, "/admin/")
    client.logout()
    page = packed(client, "/report/?page=/")
    assert b"csrfmiddlewaretoken" in page.content
    assert "Content-Encoding" not in page


def test_a_feed_is_packed_and_a_picture_is_not(client, meeting):
    assert packed(client, "/feed.atom")["Content-Encoding"] == "br"
