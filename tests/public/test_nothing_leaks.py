"""Words that are not public stand on no page, feed, file, header or index table; that they exist is said."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from council.models import DeclaredInterest, Mention, NamedVote, NextMeeting, Transcription, Vote
from tests.models.factories import (
    make_attendance,
    make_clerk,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)
from tests.public.crawler import crawl, public_addresses

pytestmark = pytest.mark.django_db

CANARY = "zygopetalum"
BAIT = "quetzal"
HIDDEN = f"{BAIT} {CANARY}"


def fill(meeting, **item):
    """Put the hidden words everywhere that a meeting and an item of it can hold words."""
    councillor = make_councillor(name=f"Q {CANARY} {meeting.pk}")
    row = {"first_line": 22, "last_line": 23}
    found = make_item(
        meeting=meeting,
        title=HIDDEN,
        paragraphs=[{"kind": "text", "label": None, "text": HIDDEN, "lines": [22, 23]}],
        presented_by=[{"name": HIDDEN, "post": HIDDEN, "lines": [22, 23]}],
        first_line=21,
        last_line=26,
        withheld_to=29,
        **item,
    )
    resolution = make_resolution(
        item=found,
        text=HIDDEN,
        parts=[{"label": "(a)", "text": HIDDEN}],
        outcome_as_written=HIDDEN,
        moved_by_as_written=HIDDEN,
        mover=councillor,
        first_published_at=meeting.first_published_at,
        **row,
    )
    Vote.objects.create(resolution=resolution, in_favour=3, casting=HIDDEN)
    NamedVote.objects.create(
        resolution=resolution, name_as_written=HIDDEN, option="for", councillor=councillor
    )
    Mention.objects.create(item=found, name_as_written=HIDDEN, councillor=councillor, **row)
    DeclaredInterest.objects.create(
        item=found, name_as_written=HIDDEN, text=HIDDEN, councillor=councillor, **row
    )
    make_attendance(meeting=meeting, name_as_written=HIDDEN, note=HIDDEN, councillor=councillor, **row)
    NextMeeting.objects.create(
        meeting=meeting, date=datetime.date(2199, 1, 1), venue=f"{HIDDEN} {meeting.pk}", **row
    )
    return found


def keep_document(meeting, **values):
    """A document whose lines 21 to 29 and whose bytes hold the hidden words."""
    lines = tuple(HIDDEN if 21 <= n <= 29 else f"Public line {n}" for n in range(1, 41))
    document = make_document(meeting=meeting, lines=lines, name=f"{HIDDEN}.txt", message=HIDDEN, **values)
    keep_files(document)
    return document


def keep_files(document):
    """The file of a document, what is made of it for the public, and what a clerk typed from it, all hidden."""
    document.file.save("kept", ContentFile(HIDDEN.encode()))
    for page in (None, 1):
        make_offered(document=document, page=page, content=HIDDEN.encode())
    Transcription.objects.create(document=document, text=HIDDEN, checked_at=timezone.now())


@pytest.fixture
def restricted():
    """A published meeting with an open item, a restricted one and a removed one."""
    meeting = make_meeting(published=True, clerks_note=HIDDEN)
    make_resolution(item=make_item(meeting=meeting, title="Gritting of the Otterby road"))
    make_item(meeting=meeting, position=9, title=HIDDEN, removed=True, first_line=38, last_line=38)
    found = fill(
        meeting,
        position=7,
        number="7",
        slug="7",
        restriction="exempt",
        restriction_schedule="Schedule 12A",
        restriction_paragraphs=["3"],
        public_title="Lease of a building",
        public_summary="Terms of a lease.",
    )
    keep_document(meeting)
    return found


@pytest.fixture
def hidden(restricted):
    """Besides: meetings that nobody published, one withdrawn, and hidden text in the file of a published one."""
    committee = make_committee(name=f"Committee on {CANARY}")
    for publication in ("unpublished", "in_review", "ready", "on_hold"):
        meeting = make_meeting(committee=committee, publication=publication, venue=HIDDEN)
        fill(meeting)
        keep_document(meeting)
    withdrawn = make_meeting(
        committee=restricted.meeting.committee, published=True, venue=HIDDEN, chair_as_written=HIDDEN
    )
    fill(withdrawn)
    keep_document(withdrawn)
    withdrawn.withdraw(reason="It was published before the call-in ended.")
    concealed = make_meeting(committee=restricted.meeting.committee, published=True)
    make_item(meeting=concealed)
    document = make_document(meeting=concealed, lines=("Public line",), has_hidden_text=True, name=HIDDEN)
    keep_files(document)
    return withdrawn


def searches():
    """Addresses that ask for the hidden words without saying the canary itself."""
    return [
        f"{address}?q={BAIT}{more}"
        for address in (
            "/search/",
            "/search/feed.atom",
            "/decisions/",
            "/decisions/feed.atom",
            "/decisions/decisions.csv",
            "/councillors/",
        )
        for more in ("", "*", "&procedural=1", "&order=relevance")
    ]


def test_hidden_words_are_on_no_public_address_nor_anything_linked_from_one(client, hidden):
    visited = {}
    for address, response, body in crawl(client, [*public_addresses(), *searches()]):
        visited[address] = response.status_code
        told = body.decode(errors="replace") + str(response.headers)
        assert CANARY not in told.lower(), f"{address} tells what is not public"
        assert response.status_code < 500, address
    assert visited[hidden.get_absolute_url()] == 410
    assert sum(status == 200 for status in visited.values()) > 15


def test_a_clerk_who_is_logged_in_sees_the_same_public_pages(client, hidden):
    client.force_login(make_clerk())
    for address, _, body in crawl(client, public_addresses()):
        assert CANARY not in body.decode(errors="replace").lower(), address


def test_the_crawl_finds_the_canary_where_it_is_public(client):
    make_item(title=HIDDEN)
    told = {address for address, _, body in crawl(client, ["/"]) if CANARY in body.decode(errors="replace")}
    assert len(told) >= 2


def test_the_restricted_items_number_public_title_and_basis_are_shown(client, restricted):
    for address in (restricted.meeting.get_absolute_url(), restricted.get_absolute_url()):
        page = client.get(address).content.decode()
        for words in ("Lease of a building", "exempt information", "Schedule 12A", "Terms of a lease."):
            assert words in page
    assert (
        '<span class="number">7</span>' in client.get(restricted.meeting.get_absolute_url()).content.decode()
    )


def test_the_source_leaves_out_the_restricted_lines_and_says_so(client, restricted):
    page = client.get(f"{restricted.meeting.get_absolute_url()}source/").content.decode()
    assert "Lines are withheld at 1 place" in page
    assert "Lines withheld: 7. Lease of a building" in page
    assert "Public line 20" in page
    assert "Public line 30" in page


def test_hidden_words_are_in_no_table_of_the_index(hidden):
    tables = [name for name in connection.introspection.table_names() if "search" in name or "fts" in name]
    assert "council_searchentry" in tables
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                words = " ".join(
                    bytes(cell).decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)
                    for cell in row
                )
                assert CANARY not in words.lower(), table
