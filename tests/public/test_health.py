"""The address that a machine watches."""

import pytest
from django.db import connection

from council.models import Archive

pytestmark = pytest.mark.django_db

INDEX = {"sqlite": "council_search", "postgresql": "council_searchentry CASCADE"}


def test_a_healthy_archive_answers_200_with_json(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"database": True, "index": True}
    assert response["Cache-Control"] == "no-store"


def test_an_archive_whose_index_is_gone_says_so_and_nothing_else(client):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {INDEX[connection.vendor]}")
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "index": False}


def test_an_archive_that_was_not_set_up_is_not_healthy(client):
    Archive.objects.all().delete()
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] is False
