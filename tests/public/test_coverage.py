"""The archive says how complete it is: what is known, held, missing, unconfirmed and withheld."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from council.models import Confirmation, NextMeeting
from tests.models.factories import make_committee, make_item, make_meeting

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LONG_AGO, LATELY = TODAY - datetime.timedelta(days=400), TODAY - datetime.timedelta(days=30)


def rows(client, address="/about/coverage/"):
    """The figures of each row: known, here, missing, cancelled, to come, withdrawn, unconfirmed, restricted."""
    table = html.fromstring(client.get(address).content).xpath("//table")
    return {
        row.xpath("string(th)"): [int(cell.text_content()) for cell in row.xpath("td")]
        for each in table
        for row in each.xpath(".//tbody/tr")
    }


@pytest.fixture
def committee():
    return make_committee(name="Highways Panel")


def test_meetings_are_counted_by_what_became_of_them(client, committee):
    make_meeting(published=True, committee=committee, date=LATELY)
    make_meeting(published=True, committee=committee, date=LONG_AGO)
    make_meeting(published=True, committee=committee, date=LONG_AGO, sitting=2, approval="approved")
    make_meeting(published=True, committee=committee, date=LATELY, sitting=2, status="cancelled")
    make_meeting(committee=committee, date=LATELY, sitting=3)
    make_meeting(committee=committee, date=TODAY + datetime.timedelta(days=9), status="scheduled")
    withdrawn = make_meeting(published=True, committee=committee, date=LATELY, sitting=4)
    withdrawn.withdraw(reason="Published in error.")
    assert rows(client) == {"Highways Panel": [7, 3, 1, 1, 1, 1, 1, 0]}


def test_a_withdrawn_meeting_is_counted_once_whatever_became_of_it(client, committee):
    make_meeting(published=True, committee=committee, date=LATELY)
    make_meeting(committee=committee, date=LATELY, sitting=3)
    cancelled = make_meeting(published=True, committee=committee, date=LATELY, sitting=2, status="cancelled")
    coming = make_meeting(
        published=True, committee=committee, date=TODAY + datetime.timedelta(days=9), status="scheduled"
    )
    for meeting in (cancelled, coming):
        meeting.withdraw(reason="Published in error.")
    assert rows(client) == {"Highways Panel": [4, 1, 1, 0, 0, 2, 0, 0]}


def test_a_confirmation_in_later_minutes_counts_as_confirmed(client, committee):
    make_meeting(published=True, committee=committee, date=LONG_AGO)
    later = make_meeting(published=True, committee=committee, date=LATELY)
    assert rows(client)["Highways Panel"][6] == 1
    Confirmation.objects.create(meeting=later, date=LONG_AGO)
    assert rows(client)["Highways Panel"][6] == 0


def test_a_meeting_that_only_other_minutes_name_is_known_missing_and_told_with_its_source(client, committee):
    meeting = make_meeting(published=True, committee=committee, date=LATELY)
    NextMeeting.objects.create(meeting=meeting, date=LATELY + datetime.timedelta(days=7))
    NextMeeting.objects.create(meeting=meeting, date=TODAY + datetime.timedelta(days=7))
    Confirmation.objects.create(meeting=meeting, date=LONG_AGO, first_line=4, last_line=5)
    Confirmation.objects.create(meeting=meeting, date=LONG_AGO, committee_as_written="Cabinet")
    assert rows(client)["Highways Panel"][:3] == [3, 1, 2]
    page = client.get(f"/about/coverage/?committee={committee.slug}").content.decode()
    assert f'datetime="{LONG_AGO}"' in page
    assert "source/?lines=4-5#L4-5" in page


def test_an_announced_meeting_whose_minutes_wait_at_the_desk_is_counted_once(client, committee):
    meeting = make_meeting(published=True, committee=committee, date=LONG_AGO)
    NextMeeting.objects.create(meeting=meeting, date=LATELY)
    make_meeting(committee=committee, date=LATELY)
    assert rows(client)["Highways Panel"][:3] == [2, 1, 1]


def test_restricted_items_of_published_minutes_are_counted_and_no_others(client, committee):
    make_item(meeting=make_meeting(published=True, committee=committee, date=LATELY), restriction="exempt")
    make_item(meeting=make_meeting(committee=committee, date=LONG_AGO), restriction="exempt")
    assert rows(client)["Highways Panel"][7] == 1


def test_a_committee_has_a_row_for_each_year(client, committee):
    for year in (2019, 2024):
        make_meeting(published=True, committee=committee, date=datetime.date(year, 3, 4), approval="approved")
    address = f"/about/coverage/?committee={committee.slug}"
    assert list(rows(client, address)) == ["2024", "2019"]


def test_a_committee_that_nobody_knows_is_an_error_beside_the_table_of_all(client, committee):
    make_meeting(published=True, committee=committee)
    page = html.fromstring(client.get("/about/coverage/?committee=nobody").content)
    assert "no committee of this name" in page.xpath("string(//*[@role='alert'])")
    assert page.xpath("//table")
