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
from council.ingest.ledger import Ledger
from council.ingest.reading import keep_reading
from council.models import AgendaItem, Meeting, MinutesDocument
from tests.admin.test_correcting import sent_back
from tests.ingest.readings import make_read, minutes
from tests.models.factories import make_clerk

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def _only_where_two_can_write_at_once():
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL database")


def at_once(*jobs):
    """Run each job in a thread with a connection of its own."""

    def run(job):
        try:
            job()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


@pytest.fixture
def published():
    """A public meeting whose document was read again as saying something else."""
    document, clerk = make_read(), make_clerk()
    ingest(document, by=clerk)
    publish(Meeting.objects.get(), by=clerk)
    document = MinutesDocument.objects.get()
    keep_reading(document, minutes(venue="Guildhall").to_json())
    return document, clerk


@pytest.fixture
def under_way(monkeypatch):
    """Set when an ingest has begun; it then takes long enough for somebody else to come in between."""
    begun, enter = threading.Event(), Ledger.enter

    def enter_slowly(self, kept, read):
        begun.set()
        time.sleep(0.3)
        return enter(self, kept, read)

    monkeypatch.setattr(Ledger, "enter", enter_slowly)
    return begun


def test_minutes_that_several_people_confirm_at_once_are_taken_in_once():
    document = make_read()
    confirm = lambda: ingest(MinutesDocument.objects.get(pk=document.pk), by=None)  # noqa: E731
    at_once(confirm, confirm, confirm)
    assert Meeting.objects.count() == 1
    assert [item.history.count() for item in AgendaItem.objects.all()] == [1, 1, 1]


def test_a_meeting_withdrawn_while_its_minutes_are_taken_in_anew_stays_withdrawn(published, under_way):
    document, clerk = published

    def withdraw_meanwhile():
        meeting = Meeting.objects.get()
        under_way.wait(10)
        withdraw(meeting, reason="In error.", by=clerk)

    at_once(lambda: ingest(document, by=clerk), withdraw_meanwhile)
    meeting = Meeting.objects.get()
    assert (meeting.publication, meeting.venue) == ("withdrawn", "Guildhall")
    assert list(unrecorded_rows()) == []


def test_an_item_restricted_while_its_minutes_are_taken_in_anew_stays_restricted(published, under_way):
    document, clerk = published
    item = AgendaItem.objects.get(number="3")
    address = reverse("admin:council_agendaitem_change", args=[item.pk])
    desk = Client()
    desk.force_login(clerk)
    restricted = sent_back(desk.get(address), restriction="exempt")

    def restrict_meanwhile():
        under_way.wait(10)
        desk.post(address, restricted)

    at_once(lambda: ingest(document, by=clerk), restrict_meanwhile)
    item.refresh_from_db()
    assert (item.restriction, "restriction" in item.corrected_fields) == ("exempt", True)
