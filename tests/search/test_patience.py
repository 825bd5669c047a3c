"""A search that takes too long is given up with a message."""

import pytest
from django.db import connection, connections, transaction

from council.models import SearchEntry
from council.search import find, listed, postgresql, results
from tests.models.factories import make_item


class Endless(listed.Listed):
    def __init__(self, *_):
        pass

    def _give_up(self, *_):
        raise postgresql.TooSlow

    count = newest = best = sample = _give_up


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_a_reader_is_told_and_sees_no_error(monkeypatch, order):
    for engine in (results.postgresql, results.sqlite):
        monkeypatch.setattr(engine, "Worded", Endless)
    search = find("bridge", order=order)
    assert (search.count(), search[:20]) == (0, [])
    assert not any(facet.counts for facet in search.facets().values())
    assert "takes too long" in search.message


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_postgresql_gives_up_after_the_longest_wait_and_asks_again_next_time(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL database")
    item = make_item()
    monkeypatch.setattr(postgresql, "LONGEST_WAIT", "50ms")
    other = connections.create_connection("default")
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {SearchEntry._meta.db_table} IN ACCESS EXCLUSIVE MODE")
    with transaction.atomic():
        assert "takes too long" in [search := find("gritting"), search.count()][0].message
        other.rollback()
        assert [hit.item.pk for hit in find("gritting")[:20]] == [item.pk]
    other.close()
