"""The number of queries of a page: small, and the same for three rows and for thirty."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from council.models import DeclaredInterest, Mention, NamedVote, NextMeeting, Vote
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import FRAME

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def record_of(rows: int):
    """A committee with that many meetings, the last of which has that many of everything."""
    committee = make_committee()
    councillors = [make_councillor() for _ in range(rows)]
    for day in range(1, rows + 1):
        make_meeting(
            published=True, committee=committee, date=datetime.date(2025, 1, 1) + datetime.timedelta(day)
        )
        make_meeting(published=True)
    meeting = make_meeting(
        published=True,
        committee=committee,
        date=datetime.date(2026, 6, 9),
        chair=councillors[0],
        chair_as_written="X",
    )
    make_document(meeting=meeting, lines=tuple(f"Line {n}" for n in range(1, 400)))
    for place, councillor in enumerate(councillors, start=1):
        add_rows(meeting, place, councillor)
    return meeting


def add_rows(meeting, place, councillor):
    person = {"name_as_written": councillor.name, "councillor": councillor}
    make_attendance(meeting=meeting, first_line=place, last_line=place, **person)
    NextMeeting.objects.create(meeting=meeting, date=TODAY + datetime.timedelta(days=place))
    item = make_item(meeting=meeting)
    for _ in range(2):
        decision = make_resolution(item=item, mover=councillor, moved_by_as_written="Y", seconder=councillor)
        Vote.objects.create(resolution=decision, in_favour=place)
        NamedVote.objects.create(resolution=decision, option="for", **person)
    DeclaredInterest.objects.create(item=item, text="Owns it.", **person)
    Mention.objects.create(item=item, **person)


def pages_of(meeting):
    item = meeting.items.order_by("position")[1]
    return {
        "/": 7,
        "/meetings/": 4,
        "/meetings/2025/": 4,
        "/meetings/?municipal=2024-25": 4,
        "/committees/": 5,
        meeting.committee.get_absolute_url(): 7,
        meeting.get_absolute_url(): 6,
        item.get_absolute_url(): 8,
        item.resolutions.first().get_absolute_url(): 6,
        f"{meeting.get_absolute_url()}source/?lines=3-4": 8,
        "/about/": 1,
    }


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_rows(client, rows, django_assert_num_queries):
    assert connection.features.has_json_object_function  # which Django asks the database once in a process
    for address, queries in pages_of(record_of(rows)).items():
        cache.clear()
        with django_assert_num_queries(queries, info=address):
            assert client.get(address).status_code == 200


SEARCHED = (
    "/search/?q=volcano+abcdefgh+gritt+winterr",
    "/search/?q=winter+gritting+review+zzz&year=2026&committee={slug}&body=other",
    "/search/?q=volcano&committee={slug}&kind=motion&outcome=agreed",
    "/search/?q=grittting",
    "/search/?q=wintre+grittting+reviev",
    "/search/?q=wintre+grittting+conditoons",
    "/search/?q=winter",
    "/search/?q=cabinet",
    "/search/?q=winter&meeting={slug}/2026-06-09",
    "/search/?q=winter&order=oldest",
    "/decisions/?q=winter",
    "/decisions/?order=oldest",
    "/about/coverage/",
    "/about/coverage/?committee={slug}",
    "/councillors/compare/",
    "/calendar/2026/6/",
    "/calendar/2026/",
)


def asked_of(client, address):
    """The questions that a page asks, once what the archive offers and the glossary are loaded."""
    for before in ("/search/?q=first", "/decisions/", "/councillors/"):
        client.get(before)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return [each["sql"] for each in captured.captured_queries if not each["sql"].startswith(FRAME)]


@pytest.mark.parametrize("rows", [3, 30])
def test_no_page_of_a_search_asks_more_than_eight_questions_nor_the_generation_twice(client, rows):
    slug = record_of(rows).committee.slug
    make_meeting(published=True, committee=make_committee(name="Cabinet"))
    for address in SEARCHED:
        asked = asked_of(client, address.format(slug=slug))
        assert len(asked) <= 8, address
        assert sum("council_archive" in each for each in asked) == 1, address
