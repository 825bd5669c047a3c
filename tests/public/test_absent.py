"""What is not at an address: moved things redirect, withdrawn ones say why, the rest is a clear 404."""

import datetime

import pytest

from council.models import FormerAddress
from tests.models.factories import make_clerk, make_committee, make_item, make_meeting, make_resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_meeting(
        published=True, date=datetime.date(2026, 6, 9), committee=make_committee(name="Highways Panel")
    )


def test_a_withdrawn_meeting_answers_410_with_its_reason_at_every_address_beneath_it(client, meeting):
    item = make_item(meeting=meeting, title="Salt barns")
    decision = make_resolution(item=item, first_published_at=meeting.first_published_at)
    address = meeting.get_absolute_url()
    meeting.withdraw(reason="It was published before the call-in ended.")
    for gone in (
        address,
        f"{address}source/",
        f"{address}original/",
        f"{address}1/",
        decision.get_absolute_url(),
    ):
        response = client.get(gone)
        assert response.status_code == 410, gone
        page = response.content.decode()
        assert "It was published before the call-in ended." in page
        assert "Salt barns" not in page


def test_a_removed_item_answers_410_with_its_reason(client, meeting):
    item = make_item(meeting=meeting, removed=True, removal_reason="It was read twice.")
    response = client.get(item.get_absolute_url())
    assert response.status_code == 410
    assert "It was read twice." in response.content.decode()


@pytest.mark.parametrize("values", [{"removed": True}, {}])
def test_a_removed_or_newly_restricted_decision_answers_410(client, meeting, values):
    item = make_item(meeting=meeting, restriction="" if values else "exempt")
    decision = make_resolution(item=item, first_published_at=meeting.first_published_at, **values)
    response = client.get(decision.get_absolute_url())
    assert response.status_code == 410
    assert "no longer part of the public record" in response.content.decode()


def test_a_decision_that_was_never_public_answers_404(client, meeting):
    hidden = make_resolution(item=make_item(meeting=make_meeting()))
    assert client.get(hidden.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("beneath", ["", "1/", "source/?lines=3-4", "nothing/"])
def test_a_moved_meeting_redirects_with_all_beneath_it(client, meeting, beneath):
    make_item(meeting=meeting)
    old = meeting.get_absolute_url()
    meeting.correct(date=datetime.date(2026, 6, 10))
    response = client.get(f"{old}{beneath}")
    assert response.status_code == 301
    assert response["Location"] == f"{meeting.get_absolute_url()}{beneath}"


def test_an_address_that_lost_its_thing_answers_410_with_the_reason(client):
    FormerAddress.objects.create(path="/committees/tolls/2020-01-01/", reason="It was entered twice.")
    response = client.get("/committees/tolls/2020-01-01/source/")
    assert response.status_code == 410
    assert "It was entered twice." in response.content.decode()


def test_a_former_address_of_one_thing_is_not_taken_for_that_of_another(client):
    FormerAddress.objects.create(path="/committees/tolls/2020-01-01/", now_at="/committees/")
    assert client.get("/committees/tolls/2020-01-01-2/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/nothing-here/",
        "/committees/highways-panel/2026-02-30/",
        "/committees/highways-panel/0000-01-01/",
        "/committees/highways-panel/2026-06-09-1/",
        "/committees/highways-panel/2026-06-09-02/",
        "/committees/highways-panel/2026-06-10/",
        "/committees/highways-panel/2026-06-09/99/",
        "/committees/no-such-panel/",
        "/meetings/1066/",
        "/meetings/999999999999999999999999/",
        "/decisions/999999999999999999999999/",
        "/" + "a/" * 500,
        "/%00/",
        "/committees/%F0%9F%98%80/",
    ],
)
def test_an_address_of_nothing_is_a_clear_404(client, meeting, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "<h1>Page not found</h1>" in response.content.decode()


@pytest.mark.parametrize("page", ["-1", "0", "1000000000", "x", "1.5", "9" * 5000, "%00"])
@pytest.mark.parametrize(
    "address", ["/meetings/", "/meetings/2026/", "/committees/", "/committees/highways-panel/"]
)
def test_a_page_that_a_list_does_not_have_is_a_404_that_says_how_many_there_are(
    client, meeting, address, page
):
    response = client.get(f"{address}?page={page}")
    assert response.status_code == 404
    assert "This list has 1 page;" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/committees/?council=nowhere", "/committees/?council=%00", "/committees/highways-panel/?year=x"],
)
def test_an_unknown_filter_value_is_an_error_that_names_the_field(client, meeting, address):
    response = client.get(address)
    assert response.status_code == 200
    page = response.content.decode()
    assert "There is a problem" in page
    assert "choose one from the list" in page or "choose one from this page" in page


def test_a_post_is_refused(client, meeting):
    assert client.post(meeting.get_absolute_url()).status_code == 405


def test_an_unpublished_meeting_is_as_absent_to_a_clerk_as_to_anybody(client):
    meeting = make_meeting()
    client.force_login(make_clerk())
    assert client.get(meeting.get_absolute_url()).status_code == 404


def test_an_error_page_is_drawn_without_the_database(client, meeting, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("council.public.views.home.expected", None)
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_a_meeting_that_was_public_and_is_taken_out_answers_410(client, meeting):
    make_item(meeting=meeting, title="Salt barns")
    meeting.correct(removed=True)
    for address in (meeting.get_absolute_url(), f"{meeting.get_absolute_url()}1/"):
        response = client.get(address)
        assert response.status_code == 410
        assert "Salt barns" not in response.content.decode()


def test_a_meeting_that_was_never_public_and_is_taken_out_was_never_there(client):
    meeting = make_meeting(removed=True)
    assert client.get(meeting.get_absolute_url()).status_code == 404
