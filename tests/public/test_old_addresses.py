"""Addresses of the earlier system lead to the records that they meant."""

import io

import pytest
from django.core.management import CommandError, call_command

from council.models import Identifier
from tests.models.factories import (
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = make_meeting(published=True)
    name(meeting.committee.council, "moderngov:MId", 456, meeting=meeting)
    name(meeting.committee.council, "moderngov:CId", 123, committee=meeting.committee)
    return meeting


def name(council, scheme, value, **target):
    return Identifier.objects.create(council=council, scheme=scheme, value=str(value), **target)


def test_each_kind_of_old_address_redirects(client, meeting):
    council = meeting.committee.council
    decision = make_resolution(item=make_item(meeting=meeting))
    councillor = make_councillor(council=council)
    councillor.terms.create()
    name(council, "moderngov:AIId", 7, item=decision.item)
    name(council, "moderngov:UID", 8, councillor=councillor)
    name(council, "moderngov:DId", 9, resolution=decision)
    for old, record in {
        "ieListDocuments.aspx?CId=123&MId=456&Ver=4": meeting,
        "IELISTDOCUMENTS.ASPX?mid=0456": meeting,
        "mgCommitteeDetails.aspx?ID=123": meeting.committee,
        "mgAi.aspx?ID=7": decision.item,
        "mgUserInfo.aspx?UID=8": councillor,
        "ieDecisionDetails.aspx?ID=9": decision,
    }.items():
        response = client.get(f"/{old}")
        assert (response.status_code, response["Location"]) == (301, record.get_absolute_url()), old


def test_an_unknown_meeting_of_a_known_committee_leads_to_the_committee_for_now(client, meeting):
    response = client.get("/ieListDocuments.aspx?CId=123&MId=999")
    assert (response.status_code, response["Location"]) == (302, meeting.committee.get_absolute_url())


@pytest.mark.parametrize(
    "old",
    [
        "mgAi.aspx?ID=456",
        "mgAi.aspx",
        "ieListDocuments.aspx?MId=",
        "ieListDocuments.aspx?MId=x'",
        "ieListDocuments.aspx?MId=%00",
        "ieListDocuments.aspx?MId=" + "9" * 400,
        "mgSomething.aspx?ID=456",
    ],
)
def test_an_address_that_nobody_knows_is_not_found_with_a_reason(client, meeting, old):
    response = client.get(f"/{old}")
    assert response.status_code == 404
    assert "earlier system" in response.content.decode()


def test_a_record_that_is_not_public_is_not_given_away(client):
    hidden = make_meeting()
    name(hidden.committee.council, "moderngov:MId", 456, meeting=hidden)
    assert client.get("/ieListDocuments.aspx?MId=456").status_code == 404


def test_two_councils_with_the_same_number_are_offered_both(client, meeting):
    other = make_meeting(published=True, committee=make_committee(council=make_council()))
    name(other.committee.council, "moderngov:MId", 456, meeting=other)
    response = client.get("/ieListDocuments.aspx?MId=456")
    assert response.status_code == 300
    for each in (meeting, other):
        assert each.get_absolute_url() in response.content.decode()


def test_a_table_of_old_and_new_addresses_is_read_once(client, tmp_path):
    item = make_item()
    table = tmp_path / "addresses.csv"
    table.write_text(
        "old,new\n"
        f"https://democracy.example.org/mgAi.aspx?ID=0812,{item.get_absolute_url()}\n"
        f"https://democracy.example.org/ieListDocuments.aspx?CId=1&MId=2,https://x.example{item.meeting.get_absolute_url()}\n"
    )
    for said in ("2 new, 0 known already.", "0 new, 2 known already."):
        out = io.StringIO()
        call_command("import_identifiers", str(table), stdout=out)
        assert said in out.getvalue()
    assert client.get("/mgAi.aspx?ID=812")["Location"] == item.get_absolute_url()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("https://x.example/mgAi.aspx?ID=1,/nothing-here/", "no address of this archive"),
        ("https://x.example/mgAi.aspx?ID=1,/committees/none/2026-06-09/", "has no record at"),
        ("https://x.example/mgAi.aspx?ID=1,{meeting}", "is not"),
        ("https://x.example/page.aspx?ID=1,{meeting}", "no address of modern.gov"),
        ("https://x.example/mgAi.aspx?ID=1", "no second column"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(tmp_path, row, message):
    meeting = make_meeting(published=True)
    good = f"https://x.example/ieListDocuments.aspx?MId=5,{meeting.get_absolute_url()}\n"
    table = tmp_path / "addresses.csv"
    table.write_text(good + row.format(meeting=meeting.get_absolute_url()) + "\n")
    with pytest.raises(CommandError, match=message):
        call_command("import_identifiers", str(table))
    assert not Identifier.objects.exists()
