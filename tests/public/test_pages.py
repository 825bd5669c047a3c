"""What a resident reads on the pages of the record."""

import datetime

import pytest

from council.models import Archive, Confirmation, DeclaredInterest, Mention, NamedVote, Vote
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)

pytestmark = pytest.mark.django_db


def text_of(client, thing):
    address = thing if isinstance(thing, str) else thing.get_absolute_url()
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


@pytest.fixture
def council():
    return make_council(name="Marlbridge Borough Council", signed_minutes_kept="The Muniment Room, Town Hall")


@pytest.fixture
def meeting(council):
    return make_meeting(
        committee=make_committee(name="Highways Panel", council=council),
        published=True,
        date=datetime.date(2026, 6, 9),
        start_time=datetime.time(18, 30),
        end_time=datetime.time(20),
        venue="Committee Room 2",
        chair_as_written="B Tallowick",
        evidence={"chair": [3, 4]},
    )


def test_the_meeting_page_tells_when_where_and_in_whose_chair(client, meeting):
    page = text_of(client, meeting)
    assert '<time datetime="2026-06-09">Tuesday 9 June 2026</time>' in page
    assert '<time datetime="18:30">6.30pm</time> to <time datetime="20:00">8pm</time>' in page
    for words in ("Committee Room 2", "B Tallowick", "The Muniment Room, Town Hall", meeting.uid.urn):
        assert words in page
    assert f"{meeting.get_absolute_url()}source/?lines=3-4#L3-4" in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"approval": "unconfirmed"}, "Draft: nothing in this archive says yet that the committee confirmed"),
        ({"approval": "approved"}, "approved these minutes as a correct record"),
        ({"approval": "approved_with_amendment"}, "with an amendment"),
        ({"approval": "corrected"}, "corrected after they were approved"),
        ({"approval": "final_unconfirmed"}, "the committee did not meet again"),
        ({"status": "cancelled"}, "This meeting was cancelled."),
        ({"status": "scheduled"}, "has not taken place yet"),
    ],
)
def test_the_state_of_the_minutes_is_told_in_plain_words(client, values, words):
    assert words in text_of(client, make_meeting(published=True, **values))


@pytest.mark.parametrize(("amended", "words"), [(None, "minutes on"), (True, "minutes with an amendment on")])
def test_minutes_that_a_later_meeting_confirmed_are_no_draft(client, meeting, amended, words):
    later = make_meeting(published=True, committee=meeting.committee, date=datetime.date(2026, 7, 9))
    Confirmation.objects.create(meeting=later, date=meeting.date, amended=amended)
    told = f'confirmed these {words} <a href="{later.get_absolute_url()}"><time datetime="2026-07-09">'
    decision = make_resolution(item=make_item(meeting=meeting))
    for thing in (meeting, decision.item, decision):
        assert told in text_of(client, thing)
    assert "Draft:" in text_of(client, later)


def test_a_confirmation_by_minutes_that_are_not_public_is_not_told(client, meeting):
    later = make_meeting(committee=meeting.committee, date=datetime.date(2026, 7, 9))
    Confirmation.objects.create(meeting=later, date=meeting.date)
    assert "Draft:" in text_of(client, meeting)


def test_attendance_is_grouped_by_status_with_links_to_councillors_and_to_the_words(client, meeting):
    councillor = make_councillor(name="Beatrice Tallowick")
    make_attendance(meeting=meeting, councillor=councillor, role="chair", first_line=5, last_line=6)
    make_attendance(meeting=meeting, name_as_written="P Gannet", status="apologies")
    make_attendance(
        meeting=meeting,
        name_as_written="R Umpleby",
        status="present_substitute_virtual",
        substitute_for="P Gannet",
    )
    page = text_of(client, meeting)
    assert page.index("<h3>Present</h3>") < page.index("R Umpleby") < page.index("<h3>Apologies</h3>")
    assert page.index("<h3>Apologies</h3>") < page.index(">P Gannet")
    assert f'<a href="{councillor.get_absolute_url()}">B Tallowick</a> <strong>(chair)</strong>' in page
    assert f"{meeting.get_absolute_url()}source/?lines=5-6#L5-6" in page
    assert "substitute for P Gannet; virtually" in page


def test_a_name_that_is_nobodys_yet_is_shown_as_written_without_a_link(client, meeting):
    make_attendance(meeting=meeting, name_as_written="<script>alert(1)</script>")
    page = text_of(client, meeting)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>" not in page


def test_a_decision_stands_where_its_words_stand_and_is_not_told_twice(client, meeting):
    item = make_item(
        meeting=meeting,
        paragraphs=[
            {"kind": "text", "label": None, "text": "Members asked about salt.", "lines": [11, 11]},
            {
                "kind": "resolution",
                "label": None,
                "text": "RESOLVED: That more salt be bought.",
                "lines": [12, 13],
            },
            {"kind": "text", "label": None, "text": "The Chair thanked all.", "lines": [14, 14]},
        ],
    )
    decision = make_resolution(
        item=item, text="That more salt be bought.", outcome="agreed", first_line=12, last_line=13
    )
    Vote.objects.create(resolution=decision, in_favour=5, against=0)
    page = text_of(client, meeting).partition('id="minutes"')[2]
    assert (
        page.index("asked about salt") < page.index("That more salt be bought.") < page.index("thanked all")
    )
    assert page.count("RESOLVED: That more") == 0
    assert '<span class="tag agreed">agreed</span>' in page
    assert "Vote: 5 for, 0 against." in page
    assert f"{meeting.get_absolute_url()}source/?lines=12-13#L12-13" in page


def test_a_vote_that_was_not_counted_is_not_told_as_nought(client, meeting):
    decision = make_resolution(item=make_item(meeting=meeting))
    Vote.objects.create(resolution=decision, in_favour=4)
    page = text_of(client, decision)
    assert "4 for" in page
    assert "against" not in page


def test_an_interest_is_told_with_its_kind_and_leaving_only_where_the_words_say_so(client, meeting):
    item = make_item(meeting=meeting)
    told = {"item": item, "kind": "pecuniary", "text": "Owns the yard."}
    DeclaredInterest.objects.create(name_as_written="P Gannet", left_room=True, **told)
    assert "left the room" in text_of(client, item)
    DeclaredInterest.objects.update(left_room=None)
    page = text_of(client, item)
    assert "Interest declared (pecuniary):" in page
    assert "left the room" not in page


def test_previous_and_next_meetings_are_those_of_the_same_committee(client, meeting):
    earlier, later = (
        make_meeting(published=True, committee=meeting.committee, date=datetime.date(2026, month, 9))
        for month in (5, 7)
    )
    second = make_meeting(published=True, committee=meeting.committee, date=meeting.date, sitting=2)
    make_meeting(published=True, date=datetime.date(2026, 6, 20))
    make_meeting(committee=meeting.committee, date=datetime.date(2026, 6, 25))
    page = text_of(client, meeting)
    assert f'rel="prev" href="{earlier.get_absolute_url()}"' in page
    assert f'rel="next" href="{second.get_absolute_url()}"' in page
    assert f'rel="next" href="{later.get_absolute_url()}"' in text_of(client, second)
    assert second.get_absolute_url().endswith("/2026-06-09-2/")


def test_an_item_has_its_own_page_with_title_neighbours_presenters_and_names(client, meeting):
    make_item(meeting=meeting, title="Apologies")
    item = make_item(
        meeting=meeting,
        title="Winter gritting",
        presented_by=[{"name": "H Arkwright", "post": "Head of Highways", "lines": [21, 21]}],
    )
    make_item(meeting=meeting, title="Salt barns")
    Mention.objects.create(item=item, name_as_written="P Gannet", first_line=22, last_line=22)
    page = text_of(client, item)
    assert "<title>2. Winter gritting, Highways Panel, 9 June 2026 –" in page
    assert "Presented by H Arkwright, Head of Highways" in page
    assert 'rel="prev"' in page
    assert ">1. Apologies</a>" in page
    assert ">3. Salt barns</a>" in page
    assert "P Gannet" in page
    assert f"{meeting.get_absolute_url()}source/?lines=22#L22" in page
    assert f'<a href="{meeting.get_absolute_url()}">9 June 2026</a>' in page


def test_a_decision_has_its_own_page_with_its_words_parts_outcome_movers_and_named_votes(client, meeting):
    mover = make_councillor(name="Beatrice Tallowick")
    decision = make_resolution(
        item=make_item(meeting=meeting),
        text="That Cabinet be asked:",
        parts=[{"label": "(a)", "text": "to buy salt."}],
        outcome="agreed_amended",
        outcome_as_written="carried as amended",
        moved_by_as_written="Cllr Tallowick",
        mover=mover,
        seconded_by_as_written="Cllr Gannet",
        reference="HW/26/3",
    )
    NamedVote.objects.create(resolution=decision, name_as_written="P Gannet", option="abstain")
    page = text_of(client, decision)
    for words in (
        "<strong>RESOLVED</strong> That Cabinet be asked:",
        "<span>(a)</span><span>to buy salt.</span>",
        "as written: “carried as amended”",
        f'<a href="{mover.get_absolute_url()}">Cllr Tallowick</a>',
        "Cllr Gannet",
        "HW/26/3",
        '<th scope="row">Abstained (1)</th><td><ul class="people"> <li>P Gannet</li>',
    ):
        assert words in page
    assert "See how each member voted" in page


def test_a_decision_without_a_vote_says_that_the_minutes_state_none(client):
    assert "The minutes do not state a vote" in text_of(client, make_resolution())


def test_every_page_says_that_it_is_a_copy_for_information(client, meeting):
    for address in ("/", "/meetings/", "/committees/", "/about/", meeting.get_absolute_url()):
        assert "a copy for information" in text_of(client, address)


def test_the_accessibility_statement_says_partially_compliant(client):
    assert "<strong>partially compliant</strong>" in text_of(client, "/about/accessibility/")


def test_the_documents_of_a_meeting_are_offered_where_there_are_any(client, meeting, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert "source/" not in text_of(client, make_meeting(published=True))
    document = make_document(meeting=meeting, lines=("Minutes",))
    original = f'href="{meeting.get_absolute_url()}original/"'
    page = text_of(client, meeting)
    assert f'href="{meeting.get_absolute_url()}source/"' in page
    assert original not in page
    assert "no copy could be made" in page
    make_offered(document=document)
    Archive.objects.rise()
    assert original in text_of(client, meeting)
