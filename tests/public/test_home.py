"""The front page: search first, then what is new, what comes next, what was decided and who meets."""

import datetime

import pytest
from django.utils import timezone
from lxml import html

from council.models import Meeting, NextMeeting
from tests.models.factories import make_committee, make_council, make_item, make_meeting, make_resolution

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
LONG_AGO = timezone.now() - datetime.timedelta(days=400)


def home(client):
    return html.fromstring(client.get("/").content)


def words(part):
    return " ".join(part.text_content().split())


def section(page, heading):
    (found,) = page.xpath(f"//section[@aria-labelledby='{heading}']")
    return found


def date_back(*meetings, **values):
    """Let meetings have been published and changed long ago."""
    for meeting in meetings:
        kept = {"first_published_at": LONG_AGO, "changed_at": LONG_AGO, **values}
        Meeting.objects.filter(pk=meeting.pk).update(**kept)


@pytest.fixture
def panel():
    return make_committee(name="Highways Panel", council=make_council(name="Marlbridge Borough Council"))


def meet(panel, date, **values):
    return make_meeting(published=True, committee=panel, date=datetime.date.fromisoformat(date), **values)


def test_search_comes_first(client):
    forms = home(client).xpath("//main//form")
    assert forms[0].get("action") == "/search/"


def test_what_was_published_or_changed_this_week_is_told_with_the_day(client, panel):
    published, changed, old = (meet(panel, f"2026-0{month}-09") for month in (3, 2, 1))
    date_back(changed, changed_at=timezone.now())
    date_back(old)
    new = section(home(client), "new")
    today = f"{TODAY.day} {TODAY:%B %Y}"
    assert words(new.find("h2")) == "Published this week"
    assert [words(row) for row in new.xpath(".//li")] == [
        f"Highways Panel, 9 March 2026 No decisions recorded · Unconfirmed minutes · Published {today}",
        f"Highways Panel, 9 February 2026 No decisions recorded · Unconfirmed minutes · Changed {today}",
    ]
    assert published.get_absolute_url() in new.xpath(".//li//a/@href")


def test_what_was_published_eight_days_ago_is_no_longer_new(client, panel):
    since = timezone.now() - datetime.timedelta(days=8)
    date_back(meet(panel, "2026-03-09"), first_published_at=since, changed_at=since)
    assert "Latest meetings" in words(section(home(client), "new"))


def test_when_nothing_is_new_the_latest_meetings_are_shown_and_that_is_said(client, panel):
    older, newer = meet(panel, "2026-01-09"), meet(panel, "2026-03-09")
    date_back(older, newer)
    new = section(home(client), "new")
    week_ago = TODAY - datetime.timedelta(days=7)
    assert f"Nothing has been published or changed since {week_ago.day} {week_ago:%B %Y}." in words(new)
    assert [words(link) for link in new.xpath(".//h3/a")] == [
        "Highways Panel, 9 March 2026",
        "Highways Panel, 9 January 2026",
    ]
    assert "Published" not in words(new)


def test_a_meeting_to_come_is_not_told_as_published_minutes(client, panel):
    coming = TODAY + datetime.timedelta(days=9)
    meet(panel, coming.isoformat(), status="scheduled")
    page = home(client)
    assert "Published this week" not in words(page)
    assert page.xpath(f"//time[@datetime='{coming.isoformat()}']")


def test_the_next_meetings_are_told_with_where_the_date_is_known_from(client, panel):
    coming = TODAY + datetime.timedelta(days=30)
    NextMeeting.objects.create(meeting=meet(panel, "2026-03-09"), date=coming, venue="Otterby Village Hall")
    page = home(client)
    assert page.xpath(f"//time[@datetime='{coming.isoformat()}']")
    assert "Date known from the" in words(page)


def test_a_date_that_several_minutes_state_is_told_once_and_a_published_meeting_replaces_it(client, panel):
    coming = TODAY + datetime.timedelta(days=30)
    for stating in (meet(panel, "2026-03-09"), meet(panel, "2026-04-09")):
        NextMeeting.objects.create(meeting=stating, date=coming)
    told = f"//time[@datetime='{coming.isoformat()}']"
    assert len(home(client).xpath(told)) == 1
    meet(panel, coming.isoformat(), status="cancelled")
    page = words(html.fromstring(client.get(panel.get_absolute_url()).content))
    assert "Date known from" not in page
    assert "Cancelled" in page


def test_the_latest_decisions_are_told_in_a_line_each_and_once_for_an_item(client, panel):
    meeting = meet(panel, "2026-03-09")
    for title, kind in (("Salt barns", "business"), ("Apologies", "apologies"), ("Petition", "petitions")):
        item = make_item(meeting=meeting, title=title, kind=kind)
        for outcome in ("agreed", "noted"):
            make_resolution(item=item, outcome=outcome)
    make_resolution(item=make_item(meeting=meeting, title="Lease of a yard", restriction="exempt"))
    rows = section(home(client), "decided").xpath(".//li")
    assert [words(row) for row in rows] == [
        "Salt barns agreed Highways Panel, 9 March 2026",
        "Petition agreed Highways Panel, 9 March 2026",
    ]


def test_committees_that_still_meet_are_named_by_kind(client, panel):
    for name, values in (
        ("Cabinet", {"kind": "executive"}),
        ("Tolls Panel", {"closed_on": datetime.date(2020, 1, 1)}),
        ("Appeals", {"kind": "sub_committee"}),
    ):
        meet(make_committee(name=name, council=panel.council, **values), "2019-01-09")
    meet(panel, "2026-03-09")
    told = words(section(home(client), "committees"))
    assert told.startswith("Committees Cabinet or executive Cabinet Other committees Highways Panel All")


def test_the_archive_says_how_many_meetings_it_holds_and_of_when(client, panel):
    meet(panel, "2019-11-19")
    meet(panel, "2026-03-09")
    meet(panel, (TODAY + datetime.timedelta(days=90)).isoformat(), status="scheduled")
    make_meeting(committee=panel, date=datetime.date(2001, 1, 1))
    told = "This archive holds 3 meetings, from 19 November 2019 to 9 March 2026."
    assert told in words(home(client))


def test_an_empty_archive_says_so(client):
    page = words(home(client))
    assert "No minutes have been published yet." in page
    assert "This archive holds" not in page
