"""The upgrade gives what was public before an anchor for each paragraph, and records that it did."""

import importlib

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from council.models import AgendaItem
from tests.models.factories import make_item, make_meeting

pytestmark = pytest.mark.django_db

MIGRATION = importlib.import_module("council.migrations.0005_paragraph_anchors")


@pytest.fixture
def apps():
    """The models as they were at this migration."""
    return MigrationLoader(connection).project_state(("council", "0005_paragraph_anchors")).apps


def anchors_of(item):
    item.refresh_from_db()
    return [paragraph.get("anchor") for paragraph in item.paragraphs]


def said(*texts):
    return [{"kind": "text", "label": None, "text": text, "lines": [1, 1]} for text in texts]


def test_public_items_are_numbered_in_bounded_batches_and_others_left(apps, monkeypatch):
    monkeypatch.setattr(MIGRATION, "BATCH", 2)
    public = [make_item(paragraphs=said("one", "two")) for _ in range(5)]
    unpublished = make_item(meeting=make_meeting(), paragraphs=said("one"))
    restricted = make_item(restriction="exempt", paragraphs=said("one"))
    MIGRATION.give_anchors(apps, None)
    assert [anchors_of(item) for item in public] == [["p1", "p2"]] * 5
    assert anchors_of(unpublished) == anchors_of(restricted) == [None]
    assert AgendaItem.objects.all().unrecorded() == []
    assert public[0].history.count() == 2
    assert "address of its own" in public[0].history.first().history_change_reason


def test_a_second_run_changes_nothing(apps):
    item = make_item(paragraphs=said("one"))
    MIGRATION.give_anchors(apps, None)
    MIGRATION.give_anchors(apps, None)
    assert item.history.count() == 2
