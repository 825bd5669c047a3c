"""Statements wait while Python works, and change the database as if they had not."""

import pytest
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, transaction

from council.models import SearchWord
from council.models.behind import carry_out, meanwhile, settle, writing_behind

pytestmark = pytest.mark.django_db
TABLE = SearchWord._meta.db_table
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="on PostgreSQL no statement waits")


def add(stem: str) -> None:
    carry_out(connections[DEFAULT_DB_ALIAS], f"INSERT INTO {TABLE} (stem) VALUES (%s)", [stem])


def stems() -> set[str]:
    return set(SearchWord.objects.values_list("stem", flat=True))


def test_a_statement_is_carried_out_at_once_unless_it_may_wait() -> None:
    add("wharf")
    assert stems() == {"wharf"}


@on_sqlite
def test_what_waits_is_carried_out_meanwhile() -> None:
    with writing_behind():
        add("wharf")
        assert stems() == set()
        with meanwhile():
            pass
        assert stems() == {"wharf"}


def test_what_still_waits_is_carried_out_at_the_end_in_its_order() -> None:
    with writing_behind():
        add("wharf")
        carry_out(connections[DEFAULT_DB_ALIAS], f"DELETE FROM {TABLE}")
        add("quay")
    assert stems() == {"quay"}


@on_sqlite
def test_what_waits_for_a_table_is_carried_out_before_it_is_asked() -> None:
    with writing_behind():
        add("wharf")
        settle("council_nothing_of_that_name")
        assert stems() == set()
        settle(TABLE)
        assert stems() == {"wharf"}


def write(*given: str, failing: bool = False) -> None:
    """Write these stems meanwhile."""
    with transaction.atomic(), writing_behind():
        for stem in given:
            add(stem)
        with meanwhile():
            if failing:
                raise RuntimeError


def test_what_goes_wrong_meanwhile_is_raised_and_undone_with_the_transaction() -> None:
    with pytest.raises(IntegrityError):
        write("quay", "wharf", "wharf")
    assert stems() == set()


def test_what_is_carried_out_beside_something_that_goes_wrong_is_undone_with_it() -> None:
    with pytest.raises(RuntimeError):
        write("wharf", failing=True)
    assert stems() == set()
    write("wharf")
    assert stems() == {"wharf"}
