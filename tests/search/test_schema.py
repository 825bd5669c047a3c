"""What the index needs in the database is there after every migration."""

import pytest
from django.core.management import call_command
from django.db import connection, models

from council.models import SearchEntry
from council.search import find, postgresql, schema, sqlite
from tests.models.factories import make_item

PARTS = "SELECT name FROM sqlite_master WHERE name LIKE 'council_search_%' AND type = 'trigger' ORDER BY name"


def found(q: str) -> list[int]:
    return [hit.item.pk for hit in find(q)[:10]]


def triggers() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(PARTS)
        return [name for (name,) in cursor.fetchall()]


def remake_the_table() -> None:
    """Add a column and take it away, as a migration does: SQLite remakes the table each time."""
    field = models.CharField(max_length=20, default="")
    field.set_attributes_from_name("colour")
    for change in ("add_field", "remove_field"):
        with connection.schema_editor() as editor:
            getattr(editor, change)(SearchEntry, field)


@pytest.mark.django_db
def test_setting_up_again_changes_nothing():
    item = make_item()
    for _ in range(2):
        schema.set_up()
    assert found("gritting") == [item.pk]


@pytest.mark.django_db(transaction=True)
def test_the_index_lives_on_when_a_migration_remakes_the_table():
    before = make_item(title="Bridge")
    remake_the_table()
    if connection.vendor == "sqlite":
        assert triggers() == []
    make_item(title="Ferry")
    call_command("migrate", verbosity=0)
    after = make_item(title="Bridge")
    assert found("bridge") == [after.pk, before.pk]
    assert len(found("ferry")) == 1
    before.delete()
    assert found("bridge") == [after.pk]


@pytest.mark.django_db(transaction=True)
def test_an_index_that_was_lost_is_filled_anew():
    item = make_item()
    losses = {
        "sqlite": f"DROP TABLE {sqlite.TABLE}",
        "postgresql": f"ALTER TABLE {SearchEntry._meta.db_table} DROP COLUMN {postgresql.COLUMN}",
    }
    with connection.cursor() as cursor:
        cursor.execute(losses[connection.vendor])
    call_command("migrate", verbosity=0)
    assert found("gritting") == [item.pk]
