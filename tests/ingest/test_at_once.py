"""Two people who change the record at the same moment: one waits for the other and nothing is overwritten."""

import threading
import time

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from council.admin.publication import publish, withdraw
from council.ingest import ingest
from council.ingest.checking import unrecorded_rows
from council.ingest.copying import Copyist
from council.ingest.ledger import Ledger
from council.ingest.reading import keep_reading
from council.models import AgendaItem, Meeting, MinutesDocument
from tests.admin.test_correcting import sent_back
from tests.ingest.readings import item, make_read, minutes
from tests.models.factories import make_clerk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def _only_where_two_can_write_at_once():
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL database")


def at_once(*jobs):
    """Run each job in a thread with a connection of its own; all must come to their end."""
    failures = []

    def run(job):
        try:
            job()
        except Exception as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []


@pytest.fixture
def published():
    """A public meeting whose document was read again as saying something else."""
    document, clerk = make_read(), make_clerk()
    ingest(document, by=clerk)
    publish(Meeting.objects.get(), by=clerk)
    document = MinutesDocument.objects.get()
    other = item("3", "Market Place Parking", 16, "The Panel heard two reports.")
    keep_reading(document, minutes(venue="Guildhall", items=(*minutes().items[:2], other)).to_json())
    return document, clerk


@pytest.fixture
def begun(monkeypatch):
    """Make a step of the ingest take long enough for somebody else to come in; gives what tells of its beginning."""

    def slowed(owner, name):
        event, step = threading.Event(), getattr(owner, name)

        def slow_step(*args, **kwargs):
            event.set()
            time.sleep(0.4)
            return step(*args, **kwargs)

        monkeypatch.setattr(owner, name, slow_step)
        return event

    return slowed


def test_minutes_that_several_people_confirm_at_once_are_taken_in_once():
    document = make_read()
    confirm = lambda: ingest(MinutesDocument.objects.get(pk=document.pk), by=None)  # noqa: E731
    at_once(confirm, confirm, confirm)
    assert Meeting.objects.count() == 1
    assert [item.history.count() for item in AgendaItem.objects.all()] == [1, 1, 1]


def test_a_meeting_withdrawn_while_its_minutes_are_taken_in_anew_stays_withdrawn(published, begun):
    document, clerk = published
    under_way = begun(Copyist, "copy")

    def withdraw_meanwhile():
        meeting = Meeting.objects.get()
        under_way.wait(10)
        withdraw(meeting, reason="In error.", by=clerk)

    at_once(lambda: ingest(document, by=clerk), withdraw_meanwhile)
    meeting = Meeting.objects.get()
    assert (meeting.publication, meeting.venue) == ("withdrawn", "Guildhall")
    assert list(unrecorded_rows()) == []


def test_an_item_restricted_while_its_minutes_are_taken_in_anew_stays_restricted(published, begun):
    document, clerk = published
    under_way = begun(Ledger, "enter")
    row = AgendaItem.objects.get(number="3")
    address = reverse("admin:council_agendaitem_change", args=[row.pk])
    desk = Client()
    desk.force_login(clerk)
    restricted = sent_back(desk.get(address), restriction="exempt")

    def restrict_meanwhile():
        under_way.wait(10)
        answer = desk.post(address, restricted)
        if answer.status_code == 200:  # the desk tells that the row changed meanwhile and asks again
            assert "saved" in answer.content.decode()
            answer = desk.post(address, sent_back(answer, restriction="exempt"))
        assert answer.status_code == 302

    at_once(lambda: ingest(document, by=clerk), restrict_meanwhile)
    row.refresh_from_db()
    assert (row.restriction, "restriction" in row.corrected_fields) == ("exempt", True)
