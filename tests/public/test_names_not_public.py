"""A councillor is called, and addressed, as published minutes name them and as nothing else does."""

import pytest

from council.admin.publication import publish, withdraw
from council.ingest import ingest
from council.ingest.importing import Import
from council.minutes.values import Mention, Restriction
from council.models import Councillor
from tests.admin.test_correcting import change
from tests.ingest.readings import councillor, item, make_read, minutes
from tests.models.factories import make_clerk
from tests.public.crawler import crawl, public_addresses

pytestmark = pytest.mark.django_db

FULL = "Bartholomew Zygopetalum Tallowick"


def names(name):
    return minutes(attendance=(councillor(name, 5),), chair=None, items=minutes().items[:1])


def told(client, words="zygopetalum"):
    return [
        address
        for address, _, body in crawl(client, public_addresses())
        if words in body.decode(errors="replace").lower()
    ]


@pytest.fixture
def two_meetings():
    """The full name comes first, in minutes that nobody published."""
    unpublished, open_to_all = (
        make_read(names(FULL)),
        make_read(
            minutes(date="2025-04-08", attendance=(councillor("B Tallowick", 5),), items=minutes().items[:1])
        ),
    )
    ingest(unpublished, by=None)
    ingest(open_to_all, by=None)
    assert Councillor.objects.get().name == FULL
    return unpublished.meeting, open_to_all.meeting


def test_a_name_in_unpublished_minutes_is_not_told_when_other_minutes_are_published(client, two_meetings):
    publish(two_meetings[1], by=make_clerk())
    row = Councillor.objects.get()
    assert (row.name, row.slug) == ("B Tallowick", "b-tallowick")
    assert client.get(row.get_absolute_url()).status_code == 200
    assert told(client) == []


def test_an_import_that_publishes_tells_no_name_of_minutes_that_wait(client, two_meetings):
    clerk = make_clerk()
    two_meetings[0].set_publication("on_hold")
    run = Import(by=clerk)
    run.outcomes = [run._copy("april.txt", two_meetings[1].documents.get())]
    assert run.publish(by=clerk) == 1
    assert told(client) == []


def test_a_fuller_name_is_told_as_soon_as_it_is_published_and_the_address_stays(client, two_meetings):
    publish(two_meetings[1], by=make_clerk())
    address = Councillor.objects.get().get_absolute_url()
    publish(two_meetings[0], by=make_clerk())
    assert FULL in client.get(address).content.decode()


def test_a_name_in_withdrawn_minutes_is_told_no_more(client, two_meetings):
    for meeting in reversed(two_meetings):
        publish(meeting, by=make_clerk())
    withdraw(two_meetings[0], reason="Published in error.", by=make_clerk())
    assert told(client) == []


def restricted_mention(**values):
    secret = item("2", "Lease", 20, "Words.", mentions=(Mention(FULL, (21, 21)),), **values)
    people = (councillor("B Tallowick", 5),)
    return minutes(attendance=people, items=(*minutes().items[:1], secret))


def test_a_name_in_a_restricted_item_is_not_told(client):
    document = make_read(restricted_mention(restriction=Restriction("exempt", None, ())))
    ingest(document, by=None)
    publish(document.meeting, by=make_clerk())
    assert told(client) == []


def test_a_name_in_an_item_that_a_clerk_restricts_later_is_told_no_more(client):
    document = make_read(restricted_mention())
    ingest(document, by=None)
    clerk = make_clerk()
    publish(document.meeting, by=clerk)
    assert told(client)
    client.force_login(clerk)
    change(client, document.meeting.items.get(number="2"), restriction="exempt")
    client.logout()
    assert told(client, FULL.lower()) == []  # the address, which was public, stays
