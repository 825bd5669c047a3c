"""The calendar shows a month of meetings and of announced dates, and gives them to other calendars."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar

from council.models import NextMeeting
from tests.models.factories import make_attendance, make_committee, make_councillor, make_meeting

pytestmark = pytest.mark.django_db

THIS_YEAR = timezone.localdate().year


def month(client, year, number):
    response = client.get(f"/calendar/{year}/{number}/")
    assert response.status_code == 200
    return response.content.decode()


def events(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content).walk("VEVENT")


def announce(meeting, date, **values):
    return NextMeeting.objects.create(
        meeting=meeting,
        date=date,
        **{"start_time": datetime.time(14), "first_line": 90, "last_line": 90, **values},
    )


def test_a_month_shows_its_meetings_and_no_others(client):
    roads = make_committee(name="Roads Panel")
    make_meeting(published=True, committee=roads, date=datetime.date(2025, 6, 30))
    make_meeting(published=True, committee=make_committee(name="Parks Panel"), date=datetime.date(2025, 7, 1))
    page = month(client, 2025, 6)
    assert "1 meeting<" in page
    assert "/committees/roads-panel/2025-06-30/" in page
    assert "Parks Panel" not in page


def test_a_cancelled_meeting_is_shown_as_cancelled(client):
    make_meeting(published=True, status="cancelled", date=datetime.date(2025, 6, 3))
    assert "Cancelled" in month(client, 2025, 6)


def test_an_announced_date_says_which_minutes_it_is_known_from(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 6, 3))
    page = month(client, 2025, 6)
    assert "Date known from" in page
    assert f'href="{meeting.get_absolute_url()}">the minutes of' in page
    assert f"{meeting.get_absolute_url()}source/?lines=90#L90" in page


def test_an_announced_date_gives_way_to_the_meeting_itself(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 6, 3))
    make_meeting(published=True, committee=meeting.committee, date=datetime.date(2025, 6, 3))
    page = month(client, 2025, 6)
    assert "1 meeting<" in page
    assert "Date known from" not in page


def test_what_unpublished_minutes_announce_is_not_shown(client):
    announce(make_meeting(date=datetime.date(2025, 4, 1)), datetime.date(2025, 6, 3))
    make_meeting(date=datetime.date(2025, 6, 4))
    assert "knows of no meeting in this month" in month(client, 2025, 6)


def test_the_months_lead_to_one_another_over_the_turn_of_the_year(client):
    page = month(client, 2025, 12)
    assert 'rel="prev" href="/calendar/2025/11/"' in page
    assert 'rel="next" href="/calendar/2026/1/"' in page


def test_the_first_and_the_last_month_end_the_calendar(client):
    assert 'rel="prev"' not in month(client, 1835, 1)
    assert 'rel="next"' not in month(client, 2199, 12)


@pytest.mark.parametrize("path", ["2025/0", "2025/13", "1834/12", "2200/1", "99999/1"])
def test_an_impossible_month_is_not_found_with_the_reason(client, path):
    response = client.get(f"/calendar/{path}/")
    assert response.status_code == 404
    assert "twelve months of the years 1835 to 2199" in response.content.decode()


def test_the_calendar_opens_at_the_month_that_it_is(client):
    today = timezone.localdate()
    assert client.get("/calendar/")["Location"] == f"/calendar/{today.year}/{today.month}/"


def test_the_queries_of_a_month_do_not_grow_with_it(client, django_assert_max_num_queries):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    for day in range(1, 29):
        make_meeting(published=True, date=datetime.date(2025, 6, day))
        announce(meeting, datetime.date(2025, 6, day))
    with django_assert_max_num_queries(3):
        month(client, 2025, 6)


def test_a_meeting_is_an_event_with_its_time_in_london_its_place_and_its_address(client):
    meeting = make_meeting(
        published=True,
        date=datetime.date(THIS_YEAR, 7, 1),
        start_time=datetime.time(14),
        end_time=datetime.time(16),
        venue="Town Hall; Room 2, Marlbridge",
    )
    (event,) = events(client, meeting.get_absolute_url().rstrip("/") + ".ics")
    assert event["UID"] == f"urn:uuid:{meeting.uid}"
    assert event["STATUS"] == "CONFIRMED"
    assert event["LOCATION"] == "Town Hall; Room 2, Marlbridge"
    assert event.decoded("DTSTART").isoformat() == f"{THIS_YEAR}-07-01T14:00:00+01:00"
    assert event.decoded("DTEND").isoformat() == f"{THIS_YEAR}-07-01T16:00:00+01:00"
    assert event["URL"].endswith(meeting.get_absolute_url())


def test_a_meeting_whose_time_the_minutes_do_not_give_is_an_event_of_the_day(client):
    meeting = make_meeting(published=True, date=datetime.date(THIS_YEAR, 7, 1))
    (event,) = events(client, "/calendar.ics")
    assert event.decoded("DTSTART") == meeting.date
    assert "DTEND" not in event


def test_a_cancelled_meeting_is_a_cancelled_event(client):
    make_meeting(published=True, status="cancelled", date=datetime.date(THIS_YEAR, 7, 1))
    (event,) = events(client, "/meetings.ics")
    assert event["STATUS"] == "CANCELLED"


def test_an_announced_date_is_a_tentative_event_that_says_where_it_is_from(client):
    meeting = make_meeting(published=True, date=datetime.date(THIS_YEAR, 4, 1))
    stated = announce(meeting, datetime.date(THIS_YEAR, 7, 1))
    before = {event["STATUS"]: event["UID"] for event in events(client, "/calendar.ics")}
    stated.delete()
    announce(meeting, datetime.date(THIS_YEAR, 7, 1))
    after = {event["STATUS"]: event for event in events(client, "/calendar.ics")}
    assert before["TENTATIVE"] == after["TENTATIVE"]["UID"]
    assert "Date known from the minutes of" in after["TENTATIVE"]["DESCRIPTION"]
    assert len(events(client, "/meetings.ics")) == 1


def test_a_committees_calendar_has_its_own_meetings_only(client):
    ours = make_meeting(published=True, date=datetime.date(THIS_YEAR, 7, 1))
    make_meeting(published=True, date=datetime.date(THIS_YEAR, 7, 2))
    (event,) = events(client, f"/committees/{ours.committee.slug}.ics")
    assert event["UID"] == ours.uid.urn


def test_a_councillors_calendar_has_recorded_meetings_and_what_their_committees_announce(client):
    today = timezone.localdate()
    councillor = make_councillor(name="Priya Venn")
    met = make_meeting(published=True, date=today - datetime.timedelta(days=20))
    make_attendance(councillor=councillor, meeting=met)
    announce(met, today + datetime.timedelta(days=20))
    announce(
        make_meeting(published=True, date=today - datetime.timedelta(days=9)),
        today + datetime.timedelta(days=21),
    )
    found = events(client, "/councillors/priya-venn.ics")
    assert [event["STATUS"] for event in found] == ["CONFIRMED", "TENTATIVE"]


def test_the_bytes_do_not_change_between_requests_nor_the_identifiers_between_hosts(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    make_meeting(published=True, date=datetime.date(THIS_YEAR, 7, 1), start_time=datetime.time(14))
    first = client.get("/calendar.ics").content
    cache.clear()
    assert client.get("/calendar.ics").content == first
    (here,) = events(client, "/calendar.ics")
    there = client.get("/calendar.ics", headers={"host": "minutes.example"}).content
    assert here["UID"] == Calendar.from_ical(there).walk("VEVENT")[0]["UID"]


@pytest.mark.parametrize(
    "path",
    [
        "/committees/nowhere.ics",
        "/councillors/nobody.ics",
        "/committees/nowhere/2025-06-03.ics",
        "/committees/x/2025-02-30.ics",
    ],
)
def test_the_calendar_of_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404
