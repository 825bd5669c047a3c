"""How a record is cited, and the way from its identifier to its page."""

import datetime
import uuid

import pytest
from django.utils import timezone
from lxml import html

from council.models import Confirmation
from tests.models.factories import (
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(db):
    council = make_council(name="Marlbridge Borough Council")
    committee = make_committee(name="Highways Panel", council=council)
    return make_meeting(committee=committee, published=True, date=datetime.date(2026, 6, 9))


def citation(client, thing):
    page = html.fromstring(client.get(thing.get_absolute_url()).content)
    (cited,) = page.xpath("//details[summary[. = 'Cite this record']]/p[@class='citation']")
    return " ".join(cited.text_content().split())


def ending(thing):
    day = timezone.localdate()
    return f"http://testserver{thing.get_absolute_url()}, accessed {day.day} {day:%B %Y}. {thing.uid.urn}"


def test_a_meeting_is_cited_as_its_minutes(client, meeting):
    assert citation(client, meeting) == (
        f"Marlbridge Borough Council, Highways Panel, minutes of 9 June 2026 (unconfirmed). {ending(meeting)}"
    )


def test_an_item_is_cited_with_its_number_and_title(client, meeting):
    item = make_item(meeting=meeting, number="4", title="Winter Gritting")
    assert citation(client, item) == (
        "Marlbridge Borough Council, Highways Panel, minutes of 9 June 2026 (unconfirmed), item 4, "
        f"“Winter Gritting”. {ending(item)}"
    )


def test_a_decision_is_cited_with_its_kind_and_item(client, meeting):
    item = make_item(meeting=meeting, title="Winter Gritting")
    decision = make_resolution(item=item, kind="recommendation")
    assert citation(client, decision) == (
        "Marlbridge Borough Council, Highways Panel, minutes of 9 June 2026 (unconfirmed), recommendation on "
        f"“Winter Gritting”. {ending(decision)}"
    )


def test_minutes_that_were_confirmed_are_cited_as_approved(client, meeting):
    later = make_meeting(committee=meeting.committee, published=True, date=datetime.date(2026, 7, 7))
    Confirmation.objects.create(meeting=later, date=meeting.date)
    assert "minutes of 9 June 2026 (approved)" in citation(client, meeting)


def test_a_meeting_that_did_not_take_place_has_no_minutes_to_cite(client, meeting):
    meeting.status = "cancelled"
    meeting.save()
    assert citation(client, meeting).startswith(
        "Marlbridge Borough Council, Highways Panel, meeting of 9 June 2026. "
    )


def test_a_restricted_item_is_cited_by_its_public_title(client, meeting):
    item = make_item(
        meeting=meeting, title="Lease of the Old Mill", restriction="exempt", public_title="Lease"
    )
    assert "“Lease”" in citation(client, item)


def test_an_identifier_leads_to_the_page_that_has_it(client, meeting):
    item = make_item(meeting=meeting)
    decision = make_resolution(item=item)
    councillor = make_councillor()
    make_item(meeting=meeting).mentions.create(name_as_written="X", councillor=councillor)
    for thing in (meeting, item, decision, meeting.committee, councillor):
        response = client.get(f"/id/{thing.uid}/")
        assert (response.status_code, response["Location"]) == (302, thing.get_absolute_url()), thing


def test_an_identifier_of_nothing_public_leads_nowhere(client, meeting):
    hidden = make_meeting(committee=make_committee())
    taken_out = make_item(meeting=hidden, slug="")
    restricted = make_resolution(item=make_item(meeting=meeting, restriction="exempt"))
    for uid in (uuid.uuid4(), hidden.uid, hidden.committee.uid, taken_out.uid, restricted.uid):
        assert client.get(f"/id/{uid}/").status_code == 404, uid
    assert client.get("/id/not-one/").status_code == 404


def test_an_identifier_of_what_was_public_says_that_it_is_gone(client, meeting):
    item = make_item(meeting=meeting, removed=True, removal_reason="It was read twice.")
    response = client.get(f"/id/{item.uid}/")
    assert response.status_code == 410
    assert "It was read twice." in response.content.decode()
    meeting.withdraw(reason="It was published before the call-in ended.")
    response = client.get(f"/id/{meeting.uid}/")
    assert response.status_code == 410
    assert "before the call-in ended" in response.content.decode()


def test_a_decision_page_asks_no_more_than_eight_times(client, meeting):
    text = "That the minutes of the meeting held on 6 December 2017 be signed."
    decision = make_resolution(item=make_item(meeting=meeting), text=text)
    client.get(f"{decision.get_absolute_url()}?again=1")  # which loads the glossary, once for each generation
    assert queries_of(client, decision.get_absolute_url()) <= 8
