"""The upgrade tells the language that minutes were read in, and records that it did."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from council.models import Meeting
from tests.models.factories import make_document, make_meeting

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module("council.migrations.0014_languages_of_the_record")


@pytest.fixture
def apps():
    """The models as they were at this migration."""
    return MigrationLoader(connection).project_state(("council", "0014_languages_of_the_record")).apps


def read_in(language):
    meeting = make_meeting(published=True)
    make_document(meeting=meeting, reading={"language": language}, is_current=True)
    return meeting


def test_minutes_read_in_another_language_say_so_and_the_history_tells_it(apps, monkeypatch):
    monkeypatch.setattr(MIGRATION, "BATCH", 2)
    welsh, english = [read_in("cy") for _ in range(5)], read_in("en")
    MIGRATION.tell_languages_read(apps, None)
    MIGRATION.tell_languages_read(apps, None)
    assert set(Meeting.objects.filter(language="cy")) == set(welsh)
    assert Meeting.objects.all().unrecorded() == []
    assert [meeting.history.count() for meeting in welsh] == [english.history.count() + 1] * 5
    assert "language" in welsh[0].history.first().history_change_reason
