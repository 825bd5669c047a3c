"""Statements wait while Python works, and change the database as if they had not."""

import sqlite3
from contextlib import closing

import pytest
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connections, transaction

from council.models import SearchWord
from council.models.behind import carry_out, copy_log, meanwhile, settle, writing_behind

pytestmark = pytest.mark.django_db
TABLE = SearchWord._meta.db_table


def add(stem: str) -> None:
    carry_out(connections[DEFAULT_DB_ALIAS], f"INSERT INTO {TABLE} (stem) VALUES (%s)", [stem])


def stems() -> set[str]:
    return set(SearchWord.objects.values_list("stem", flat=True))


def test_a_statement_is_carried_out_at_once_unless_it_may_wait() -> None:
    add("wharf")
    assert stems() == {"wharf"}


@pytest.mark.sqlite  # on PostgreSQL no statement waits
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


@pytest.mark.sqlite  # on PostgreSQL no statement waits
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


def test_the_log_is_copied_into_the_database(tmp_path) -> None:
    database = tmp_path / "archive.sqlite3"
    with closing(sqlite3.connect(database)) as own:
        own.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE word (stem)"
        )
        own.execute("INSERT INTO word VALUES ('wharf')")
        own.commit()
        copy_log(database)
        (tmp_path / "alone.sqlite3").write_bytes(database.read_bytes())
    with closing(sqlite3.connect(tmp_path / "alone.sqlite3")) as alone:
        assert alone.execute("SELECT stem FROM word").fetchall() == [("wharf",)]


def test_the_log_of_a_database_that_is_gone_is_left_alone(tmp_path) -> None:
    copy_log(tmp_path / "gone.sqlite3")
    assert list(tmp_path.iterdir()) == []
