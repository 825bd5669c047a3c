"""The index follows the record in the transaction of each change, and holds public words only."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from council.models import (
    AgendaItem,
    Committee,
    DeclaredInterest,
    Meeting,
    Mention,
    NamedVote,
    Resolution,
    SearchEntry,
)
from council.search import Filters, find, making, upkeep
from tests.models.factories import (
    make_clerk,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def found(q: str, **filters) -> list[int]:
    return [hit.item.pk for hit in find(q, Filters(**filters))[:100]]


def words_in_the_index(word: str) -> list[str]:
    """The tables of the database, full-text ones included, in whose rows the word stands."""
    tables = connection.introspection.table_names()
    return [table for table in tables if "search" in table and word in contents(table)]


def contents(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return " ".join(
            bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
            for row in cursor.fetchall()
            for value in row
        ).lower()


def test_the_look_into_the_tables_sees_a_public_word():
    make_item(title="Canarywort")
    assert "council_searchentry" in words_in_the_index("canarywort")
    if connection.vendor == "sqlite":
        assert "council_search_data" in words_in_the_index("anarywort")


def restrict(item):
    item.correct(restriction="exempt")


def take_out(item):
    item.correct(removed=True)


def delete(item):
    item.delete()


def delete_by_queryset(item):
    AgendaItem.objects.filter(pk=item.pk).delete()


def restrict_by_queryset(item):
    AgendaItem.objects.filter(pk=item.pk).update(restriction="confidential")


def withdraw(item):
    item.meeting.withdraw(reason="Published in error.")


def delete_the_meeting(item):
    item.meeting.delete()


@pytest.mark.parametrize(
    "change",
    [
        restrict,
        restrict_by_queryset,
        take_out,
        delete,
        delete_by_queryset,
        withdraw,
        delete_the_meeting,
    ],
)
def test_a_word_that_is_no_longer_public_is_nowhere_in_the_index(change):
    for _ in range(3):
        make_item()
    item = make_item(
        title="Canarywort", paragraphs=[{"kind": "text", "text": "Canarywort again.", "lines": [1, 1]}]
    )
    assert found("canarywort") == [item.pk]
    change(item)
    assert found("canarywort") == []
    assert find("canary*").count() == 0
    assert words_in_the_index("anarywort") == []


def test_corrected_words_replace_the_old_ones():
    item = make_item(title="Canarywort")
    item.correct(title="Gritting")
    assert (found("canarywort"), found("gritting")) == ([], [item.pk])
    assert "canarywort" not in contents("council_searchentry")


@pytest.mark.parametrize(
    ("meeting", "item"),
    [
        ({}, {}),
        ({"publication": "ready"}, {}),
        ({"published": True}, {"restriction": "exempt"}),
        ({"published": True}, {"removed": True}),
    ],
)
def test_a_word_that_was_never_public_never_enters_the_index(meeting, item):
    row = make_item(meeting=make_meeting(**meeting), title="Canarywort", public_title="Sale of land", **item)
    make_resolution(item=row, text="Canarywort.")
    assert upkeep.rebuild() == 0
    assert found("canarywort") == []
    assert words_in_the_index("anarywort") == []


def test_an_item_enters_when_its_meeting_is_published_and_when_it_is_released():
    item = make_item(meeting=make_meeting(), slug="", restriction="exempt")
    item.meeting.publish(by=make_clerk())
    assert found("gritting") == []
    item.correct(restriction="")
    assert found("gritting") == [item.pk]


def test_a_decision_is_found_with_its_item_and_its_corrected_words_replace_the_printed_ones():
    printed = {
        "kind": "resolution",
        "label": None,
        "text": "RESOLVED - That the ferri be closed.",
        "lines": [12, 13],
    }
    item = make_item(paragraphs=[printed])
    resolution = make_resolution(item=item, text="That the ferri be closed.", first_line=12, last_line=13)
    assert found("ferri") == [item.pk]
    resolution.correct(text="That the ferry be closed.", parts=[{"label": "a", "text": "on Sundays"}])
    assert (found("ferry"), found("sunday")) == ([item.pk], [item.pk])
    assert SearchEntry.objects.get(item=item).text_words == "that the ferri be close on sundai"


def test_a_meeting_that_moves_takes_its_items_along():
    item = make_item()
    other = make_committee()
    item.meeting.correct(date=datetime.date(2019, 5, 1), committee=other)
    assert found("gritting", years=(2019,), committees=(other.pk,)) == [item.pk]
    Meeting.objects.filter(pk=item.meeting_id).update(date="2018-05-01")
    assert found("gritting", years=(2019,)) == []
    facets = find("gritting").facets("committee", "year")
    assert facets["committee"].counts == ((other.pk, 1),)
    assert facets["year"].counts == ((2018, 1),)


def test_an_item_that_moves_to_an_unpublished_meeting_leaves_the_index():
    item = make_item()
    item.meeting = make_meeting()
    item.save()
    assert found("gritting") == []


def test_an_item_belongs_to_the_councillors_whom_its_published_minutes_name():
    names = ["mention", "interest", "mover", "seconder", "voter"]
    people = {name: make_councillor() for name in names}
    item = make_item()
    Mention.objects.create(item=item, name_as_written="A", councillor=people["mention"])
    DeclaredInterest.objects.create(item=item, name_as_written="A", text="A.", councillor=people["interest"])
    resolution = make_resolution(item=item, mover=people["mover"], seconder=people["seconder"])
    NamedVote.objects.create(
        resolution=resolution, name_as_written="A", option="for", councillor=people["voter"]
    )
    for name in names:
        assert found("gritting", councillors=(people[name].pk,)) == [item.pk], name
    Resolution.objects.filter(pk=resolution.pk).update(removed=True)
    kept = [name for name in names if found("", councillors=(people[name].pk,))]
    assert kept == ["mention", "interest"]


def test_a_change_that_fails_leaves_the_index_as_it_was():
    item = make_item()

    def correct_and_fail():
        with transaction.atomic():
            item.correct(title="Canarywort")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        correct_and_fail()
    assert found("canarywort") == []
    assert found("gritting") == [item.pk]


def test_many_changes_are_gathered_and_indexed_once(monkeypatch):
    indexed: list[list[int]] = []
    difference = making.difference
    monkeypatch.setattr(
        making, "difference", lambda said, **how: indexed.append(said.keys) or difference(said, **how)
    )
    meeting = make_meeting(published=True)
    indexed.clear()
    with upkeep.gathered(), upkeep.gathered():
        items = [make_item(meeting=meeting) for _ in range(3)]
        assert found("gritting") == []
    assert indexed == [[meeting.pk]]
    assert found("gritting") == [item.pk for item in items]


def test_gathered_changes_that_fail_are_rolled_back_together():
    def make_and_fail():
        with upkeep.gathered():
            make_item()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        make_and_fail()
    assert not AgendaItem.objects.exists()
    item = make_item()
    assert found("gritting") == [item.pk]


def test_a_change_that_says_nothing_new_writes_nothing():
    item = make_item()
    with CaptureQueriesContext(connection) as queries:
        assert upkeep.index_meetings([item.meeting_id]) == 0
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    Committee.objects.update(purpose="Roads.")
    assert upkeep.differing_entries() == []


def test_what_was_written_behind_the_record_is_named_and_rebuilt():
    kept, lost, false = make_item(), make_item(), make_item()
    SearchEntry.objects.filter(item=lost).delete()
    SearchEntry.objects.filter(item=false).update(title_words="canarywort")
    assert upkeep.differing_entries() == [(item.meeting_id, item.pk) for item in (lost, false)]
    assert upkeep.rebuild() == 2
    assert upkeep.differing_entries() == []
    assert found("gritting") == [false.pk, lost.pk, kept.pk]
    assert found("canarywort") == []


def test_entries_written_in_bulk_are_found():
    item = make_item()
    entries = SearchEntry.objects.filter(item=item)
    entries.update(text_words="bulkwort")
    assert found("bulkwort") == [item.pk]
    entry = entries.get()
    entries.delete()
    assert found("bulkwort") == []
    SearchEntry.objects.bulk_create([entry])
    assert found("bulkwort") == [item.pk]
