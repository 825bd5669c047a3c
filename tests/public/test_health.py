"""The address that a machine watches."""

import pytest
from django.db import OperationalError

from council.models import Archive

pytestmark = pytest.mark.django_db


def test_a_healthy_archive_answers_200_with_json(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": True, "index": True}
    assert response["Cache-Control"] == "no-store"


def test_an_archive_whose_index_does_not_answer_says_so(client, monkeypatch):
    def broken(*_):
        raise OperationalError("no such table: secret_name")

    monkeypatch.setattr("council.public.views.health.index_answers", broken)
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "index": False}


def test_an_archive_that_was_not_set_up_is_not_healthy(client):
    Archive.objects.all().delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] is False
