"""The calendar shows a month of meetings and of announced dates, and gives them to other calendars."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar
from lxml import html

from council.models import NextMeeting
from council.public.calendars import uid_of
from council.public.diary import as_expected
from council.public.views import calendar as views
from tests.models.factories import (
    make_attendance,
    make_clerk,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
)

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
    assert "/committees/parks-panel/2025-07-01/" not in page


def test_a_cancelled_meeting_is_shown_as_cancelled(client):
    make_meeting(published=True, status="cancelled", date=datetime.date(2025, 6, 3))
    assert "Cancelled" in month(client, 2025, 6)


def test_an_announced_date_says_which_minutes_it_is_known_from(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 6, 3))
    page = month(client, 2025, 6)
    assert "Date known only from minutes:" in page
    assert f'href="{meeting.get_absolute_url()}">' in page
    assert f"{meeting.get_absolute_url()}source/?lines=90#L90" in page


def test_an_announced_date_gives_way_to_the_meeting_itself(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 6, 3))
    make_meeting(published=True, committee=meeting.committee, date=datetime.date(2025, 6, 3))
    page = month(client, 2025, 6)
    assert "1 meeting<" in page
    assert "Date known only" not in page


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
    with django_assert_max_num_queries(8):
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
    assert event["UID"] == uid_of(as_expected(meeting)).urn
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
    assert event["UID"] == uid_of(as_expected(ours)).urn


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


JULY = datetime.date(THIS_YEAR, 7, 1)


def test_an_announced_date_that_becomes_a_meeting_keeps_its_identifier_and_is_there_once(client):
    meeting = make_meeting(published=True, date=datetime.date(THIS_YEAR, 4, 1))
    announce(meeting, JULY)
    announced = next(event for event in events(client, "/calendar.ics") if event["STATUS"] == "TENTATIVE")
    held = make_meeting(published=True, committee=meeting.committee, date=JULY)
    path = held.get_absolute_url().rstrip("/") + ".ics"
    for address in ("/calendar.ics", f"/committees/{meeting.committee.slug}.ics", path):
        same = [event for event in events(client, address) if event["UID"] == announced["UID"]]
        assert [event["STATUS"] for event in same] == ["CONFIRMED"]
        assert same[0]["SEQUENCE"] >= announced["SEQUENCE"]


def test_a_second_sitting_of_the_day_is_an_event_of_its_own(client):
    first = make_meeting(published=True, date=JULY)
    make_meeting(published=True, committee=first.committee, date=JULY, sitting=2)
    assert len({event["UID"] for event in events(client, "/calendar.ics")}) == 2


def test_two_times_that_the_same_minutes_give_for_a_day_are_two_events(client):
    meeting = make_meeting(published=True, date=datetime.date(THIS_YEAR, 4, 1))
    announce(meeting, JULY, start_time=datetime.time(10))
    announce(meeting, JULY, start_time=datetime.time(14))
    assert len({event["UID"] for event in events(client, "/calendar.ics")}) == 3


def test_of_several_minutes_that_state_a_day_the_newest_tell_its_time(client):
    older = make_meeting(published=True, date=datetime.date(THIS_YEAR, 3, 1))
    newer = make_meeting(published=True, committee=older.committee, date=datetime.date(THIS_YEAR, 5, 1))
    announce(older, JULY, start_time=datetime.time(10))
    announce(newer, JULY, start_time=datetime.time(14))
    found = [event for event in events(client, "/calendar.ics") if event["STATUS"] == "TENTATIVE"]
    assert [event.decoded("DTSTART").hour for event in found] == [14]


@pytest.mark.parametrize(
    ("later", "stated", "given_up"),
    [
        ((5, 1), [(7, 8)], True),
        ((5, 1), [(6, 20), (7, 8)], False),
        ((5, 1), [], False),
        ((3, 1), [(7, 8)], False),
        ((7, 3), [(9, 1)], False),
    ],
)
def test_a_date_that_later_minutes_pass_over_is_no_longer_in_the_calendar(client, later, stated, given_up):
    meeting = make_meeting(published=True, date=datetime.date(THIS_YEAR, 4, 1))
    announce(meeting, JULY)
    newer = make_meeting(published=True, committee=meeting.committee, date=datetime.date(THIS_YEAR, *later))
    for month_and_day in stated:
        announce(newer, datetime.date(THIS_YEAR, *month_and_day))
    days = [
        event.decoded("DTSTART")
        for event in events(client, "/calendar.ics")
        if event["STATUS"] == "TENTATIVE"
    ]
    assert (JULY not in [day.date() for day in days]) == given_up


def test_a_corrected_date_moves_the_event_and_leaves_none_behind(client):
    meeting = make_meeting(published=True, date=JULY)
    meeting.correct(date=datetime.date(THIS_YEAR, 7, 8))
    (event,) = events(client, "/calendar.ics")
    assert event.decoded("DTSTART") == datetime.date(THIS_YEAR, 7, 8)


def test_an_event_keeps_its_identifier_from_the_announcement_through_every_correction(client):
    roads, minutes = make_committee(), datetime.date(THIS_YEAR, 4, 1)
    announce(make_meeting(published=True, committee=roads, date=minutes), JULY)
    announced = next(event for event in events(client, "/calendar.ics") if event["STATUS"] == "TENTATIVE")
    meeting = make_meeting(published=True, committee=roads, date=JULY)
    for day, sitting in ((8, 1), (9, 2), (8, 1), (1, 1)):
        meeting.correct(date=datetime.date(THIS_YEAR, 7, day), sitting=sitting)
        for address in ("/calendar.ics", f"{meeting.get_absolute_url()[:-1]}.ics"):
            (event,) = (each for each in events(client, address) if each["UID"] == announced["UID"])
            assert event["STATUS"] == "CONFIRMED"
            assert event.decoded("DTSTART") == meeting.date
        assert len(events(client, "/calendar.ics")) == 2
    meeting.correct(committee=make_committee())
    (event,) = events(client, f"/committees/{meeting.committee.slug}.ics")
    assert event["UID"] == announced["UID"]


def test_a_meeting_that_was_never_public_is_known_by_the_day_that_it_is_published_with(client):
    meeting = make_meeting(date=JULY)
    meeting.correct(date=datetime.date(THIS_YEAR, 7, 8))
    make_item(meeting=meeting)
    meeting.publish(by=make_clerk())
    make_meeting(published=True, committee=meeting.committee, date=JULY)
    assert len({event["UID"] for event in events(client, "/calendar.ics")}) == 2


def test_an_event_tells_when_it_changed_and_its_sequence_rises_with_that(client):
    meeting = make_meeting(published=True, date=JULY)
    (before,) = events(client, "/calendar.ics")
    later = timezone.now() + datetime.timedelta(hours=1)
    type(meeting).objects.filter(pk=meeting.pk).update(changed_at=later)
    cache.clear()
    (after,) = events(client, "/calendar.ics")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("LAST-MODIFIED") == later.replace(microsecond=0)
    assert after["SEQUENCE"] < 2**31


def test_an_event_describes_the_items_by_their_public_titles_as_text_and_for_outlook(client):
    meeting = make_meeting(published=True, date=JULY)
    make_item(meeting=meeting, number="1", title="Gritting & salt")
    make_item(meeting=meeting, number="2", title="Sale of the depot", restriction="exempt")
    (event,) = events(client, "/calendar.ics")
    assert event["DESCRIPTION"].split("\n")[:2] == ["1. Gritting & salt", "2. Private item"]
    assert event["DESCRIPTION"].endswith(meeting.get_absolute_url())
    assert "<li>1. Gritting &amp; salt</li>" in event["X-ALT-DESC"].replace("\\;", ";")
    assert event["X-ALT-DESC"].params["FMTTYPE"] == "text/html"


def test_the_hour_is_that_of_london_in_summer_and_in_winter(client):
    for date in (datetime.date(THIS_YEAR, 1, 7), datetime.date(THIS_YEAR, 7, 7), datetime.date(1975, 7, 1)):
        meeting = make_meeting(published=True, date=date, start_time=datetime.time(14))
        (event,) = events(client, meeting.get_absolute_url().rstrip("/") + ".ics")
        offset = event.decoded("DTSTART").utcoffset()
        assert offset == (None if date.year == 1975 else datetime.timedelta(hours=int(date.month == 7)))


def test_a_long_agenda_is_told_in_part_with_the_number_of_the_rest(client):
    meeting = make_meeting(published=True, date=JULY)
    for number in range(1, 34):
        make_item(meeting=meeting, number=str(number))
    (event,) = events(client, "/calendar.ics")
    assert "and 3 more items" in event["DESCRIPTION"]
    assert "31. " not in event["DESCRIPTION"]


def test_no_line_of_a_calendar_is_longer_than_its_format_allows(client):
    make_meeting(published=True, date=JULY, venue="Y Siambr, " * 20 + "Tŷ’r Cyngor")
    content = client.get("/calendar.ics").content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["LOCATION"].endswith("Tŷ’r Cyngor")


def test_a_calendar_of_chosen_committees_has_their_meetings_only(client):
    roads, parks, ponds = (make_committee(name=f"{name} Panel") for name in ("Roads", "Parks", "Ponds"))
    for body in (roads, parks, ponds):
        make_meeting(published=True, committee=body, date=JULY)
    response = client.get("/calendar.ics?committee=roads-panel&committee=ponds-panel")
    summaries = [event["SUMMARY"] for event in Calendar.from_ical(response.content).walk("VEVENT")]
    assert sorted(summaries) == ["Ponds Panel", "Roads Panel"]
    assert "X-WR-CALNAME:Roads Panel\\, Ponds Panel" in response.content.decode()
    refused = client.get("/calendar.ics?committee=nowhere")
    assert refused.status_code == 400
    assert "“nowhere” is not a committee" in refused.content.decode()


@pytest.mark.parametrize("path", ["/calendar/2025/6/", "/calendar/2025/"])
def test_a_page_of_the_calendar_keeps_to_the_committees_chosen(client, path):
    for name in ("Roads", "Parks"):
        body = make_committee(name=f"{name} Panel")
        make_meeting(published=True, committee=body, date=datetime.date(2025, 6, 3))
        announce(
            make_meeting(published=True, committee=body, date=datetime.date(2025, 2, 3)),
            datetime.date(2025, 6, 5),
        )
    page = client.get(path, {"committee": "roads-panel"}).content.decode()
    assert "/committees/roads-panel/2025-06-03/" in page
    assert "/committees/parks-panel/" not in page
    assert "calendar.ics?committee=roads-panel" in page
    wrong = client.get(path, {"committee": "nowhere"}).content.decode()
    assert 'id="id_committee_error"' in wrong
    assert "/committees/roads-panel/2025-06-03/" not in wrong


def test_more_committees_than_a_calendar_shows_together_are_refused(client):
    for number in range(26):
        make_meeting(published=True, committee=make_committee(name=f"Panel {number}"))
    query = "&".join(f"committee=panel-{number}" for number in range(26))
    response = client.get(f"/calendar.ics?{query}")
    assert response.status_code == 400
    assert "25 committees together at most" in response.content.decode()


def test_a_year_is_a_list_by_month_with_what_is_cancelled_scheduled_or_only_announced(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 9, 3))
    make_meeting(published=True, date=datetime.date(2025, 6, 3), status="cancelled")
    make_meeting(published=True, date=datetime.date(2025, 6, 9), status="scheduled")
    make_meeting(published=True, date=datetime.date(2026, 1, 9))
    page = html.fromstring(client.get("/calendar/2025/").content.decode())
    assert [heading.text for heading in page.xpath("//main//h2")] == ["April", "June", "September"]
    tags = [tag.text for tag in page.xpath('//main//*[contains(@class, "tag")]')]
    assert tags == ["Cancelled", "Scheduled"]
    assert "Date known only from minutes:" in page.text_content()
    assert page.xpath('//a[@rel="next"]/@href') == ["/calendar/2026/"]


def test_a_long_year_goes_on_from_the_day_where_the_list_ends(client):
    start = datetime.date(2025, 1, 1)
    for day in range(130):
        make_meeting(published=True, date=start + datetime.timedelta(days=day))
    seen, path = [], "/calendar/2025/"
    while path:
        page = html.fromstring(client.get(path).content.decode())
        seen += page.xpath('//ul[@class="cards"]//h3/time/@datetime')
        path = next(iter(page.xpath('//p[@class="pagination"]/a/@href')), None)
        path = path and f"/calendar/2025/{path}"
    assert seen == [str(start + datetime.timedelta(days=day)) for day in range(130)]


def test_a_day_with_more_meetings_than_a_list_has_places_is_shown_whole(client):
    for _ in range(70):
        make_meeting(published=True, date=datetime.date(2025, 1, 7))
    page = html.fromstring(client.get("/calendar/2025/?since=2025-01-07").content.decode())
    assert len(page.xpath('//ul[@class="cards"]/li')) == 70


@pytest.fixture
def busy_month():
    """Twenty-five days of June with three meetings each."""
    for day in range(1, 26):
        for _ in range(3):
            make_meeting(published=True, date=datetime.date(2025, 6, day))


def cells(page):
    """The days of the table that lead to their meetings: the address and the words of each."""
    links = page.xpath('//table//a[@class="day"]')
    return {
        link.xpath("string(time)"): (link.get("href"), " ".join(link.text_content().split()))
        for link in links
    }


def test_the_table_of_a_month_names_the_meetings_and_each_day_leads_to_its_own(client):
    for day, name in ((3, "Roads Panel"), (3, "Ponds Panel"), (17, "Parks Panel")):
        body = make_committee(name=name)
        make_meeting(published=True, committee=body, date=datetime.date(2025, 6, day))
    page = html.fromstring(month(client, 2025, 6))
    assert cells(page) == {
        "3": ("#day-2025-06-03", "3 June: 2 2 meetings"),
        "17": ("#day-2025-06-17", "17 June: 1 1 meeting"),
    }
    assert page.xpath('//td[a/time="3"]//li//a/text()') == ["Ponds Panel", "Roads Panel"]
    assert {link[0][1:] for link in cells(page).values()} <= set(page.xpath('//ul[@class="cards"]/li/@id'))


def test_a_month_of_many_meetings_tells_their_number_of_each_day_and_lists_the_first_days(client, busy_month):
    page = html.fromstring(month(client, 2025, 6))
    assert [words.text for words in page.xpath("//main//h2")] == ["75 meetings"]
    assert not page.xpath("//table//li")
    assert cells(page)["20"] == ("#day-2025-06-20", "20 June: 3 3 meetings")
    assert cells(page)["21"] == ("?since=2025-06-21#day-2025-06-21", "21 June: 3 3 meetings")
    assert len(page.xpath('//ul[@class="cards"]/li')) == 60
    assert page.xpath('//p[@class="pagination"]/a/@href') == ["?since=2025-06-21"]
    assert "choose a day in the table" in page.text_content()


def test_the_list_of_a_month_can_begin_with_any_of_its_days(client, busy_month):
    elsewhere, plain = (
        client.get(f"/calendar/2025/6/{query}").content for query in ("?since=2199-01-01", "")
    )
    assert html.fromstring(elsewhere.decode()).xpath("//main//h2/text()") == html.fromstring(
        plain.decode()
    ).xpath("//main//h2/text()")
    page = html.fromstring(client.get("/calendar/2025/6/?since=2025-06-21").content.decode())
    assert page.xpath('//ul[@class="cards"]//h3/time/@datetime')[0] == "2025-06-21"
    assert len(page.xpath('//ul[@class="cards"]/li')) == 15
    assert cells(page)["20"][0] == "?since=2025-06-20#day-2025-06-20"
    (whole,) = page.xpath('//a[text()="From the beginning of the month"]/@href')
    first = html.fromstring(client.get(f"/calendar/2025/6/{whole}").content.decode())
    assert first.xpath('//ul[@class="cards"]//h3/time/@datetime')[0] == "2025-06-01"


def test_another_day_of_a_month_keeps_the_committees_chosen(client):
    roads = make_committee(name="Roads Panel")
    for day in range(1, 26):
        for sitting in (1, 2, 3):
            date = datetime.date(2025, 6, day)
            make_meeting(published=True, committee=roads, date=date, sitting=sitting)
    page = html.fromstring(client.get("/calendar/2025/6/?committee=roads-panel").content.decode())
    assert cells(page)["25"][0] == "?committee=roads-panel&since=2025-06-25#day-2025-06-25"


def test_a_month_of_many_meetings_that_it_is_now_begins_with_today(client):
    today = timezone.localdate()
    for day in {today.replace(day=1), today}:
        for _ in range(40):
            make_meeting(published=True, date=day)
    page = html.fromstring(client.get(f"/calendar/{today.year}/{today.month}/").content.decode())
    assert page.xpath('//ul[@class="cards"]//h3/time/@datetime')[0] == str(today)


def test_a_day_of_more_meetings_than_a_cell_has_room_for_makes_the_table_tell_numbers(client):
    for _ in range(7):
        make_meeting(published=True, date=datetime.date(2025, 6, 3))
    page = html.fromstring(month(client, 2025, 6))
    assert cells(page)["3"] == ("#day-2025-06-03", "3 June: 7 7 meetings")
    assert not page.xpath("//table//li")
    assert len(page.xpath('//ul[@class="cards"]/li')) == 7


def test_a_date_that_minutes_announce_is_counted_in_the_table_and_named_as_announced(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 4, 1))
    announce(meeting, datetime.date(2025, 6, 3))
    page = html.fromstring(month(client, 2025, 6))
    assert cells(page)["3"][1] == "3 June: 1 1 meeting"
    assert "(announced)" in page.xpath('string(//td[a/time="3"]//li)')


@pytest.mark.parametrize(("rows", "path"), [(3, "/calendar/2025/6/"), (75, "/calendar/2025/6/")])
def test_a_month_takes_as_many_queries_for_many_meetings_as_for_few(
    client, rows, path, django_assert_num_queries
):
    for number in range(rows):
        make_meeting(published=True, date=datetime.date(2025, 6, 1 + number % 25))
    client.get("/calendar/2025/7/")
    with django_assert_num_queries(4):
        client.get(path)


@pytest.mark.parametrize("chosen", [False, True])
def test_a_calendar_file_that_is_full_has_what_is_to_come_and_the_newest_past(client, monkeypatch, chosen):
    monkeypatch.setattr(views, "MOST_IN_A_FILE", 5)
    today, committee = timezone.localdate(), make_committee(name="Roads Panel")
    days = [today + datetime.timedelta(days=number) for number in (-50, -40, -30, 10, 20)]
    meetings = [make_meeting(published=True, committee=committee, date=day) for day in days]
    for number in (-45, 15, 25):
        announce(meetings[2], today + datetime.timedelta(days=number))
    announce(meetings[0], today - datetime.timedelta(days=35))
    query = "?committee=roads-panel" if chosen else ""

    def since_today(path):
        starts = [event.decoded("DTSTART") for event in events(client, path)]
        return [(datetime.date(each.year, each.month, each.day) - today).days for each in starts]

    assert since_today(f"/calendar.ics{query}") == [-30, 10, 15, 20, 25]
    assert since_today("/committees/roads-panel.ics") == [-30, 10, 15, 20, 25]
    assert since_today(f"/meetings.ics{query}") == [-50, -40, -30, 10, 20]
    monkeypatch.setattr(views, "MOST_IN_A_FILE", 3)
    cache.clear()
    assert since_today(f"/meetings.ics{query}") == [-30, 10, 20]
    assert since_today(f"/calendar.ics{query}") == [10, 15, 20]


def test_a_councillors_calendar_has_their_coming_meetings_however_many_others_come_before(
    client, monkeypatch
):
    monkeypatch.setattr(views, "MOST_IN_A_FILE", 2)
    today = timezone.localdate()
    met = make_meeting(published=True, date=today - datetime.timedelta(days=20))
    make_attendance(councillor=make_councillor(name="Priya Venn"), meeting=met)
    for number in (1, 2, 3):
        make_meeting(published=True, status="scheduled", date=today + datetime.timedelta(days=number))
    announce(met, today + datetime.timedelta(days=20))
    assert len(events(client, "/councillors/priya-venn.ics")) == 2


@pytest.mark.parametrize("path", ["1834", "2200"])
def test_an_impossible_year_is_not_found(client, path):
    assert client.get(f"/calendar/{path}/").status_code == 404


def test_a_day_that_is_none_is_an_error_beside_its_field(client):
    page = client.get("/calendar/2025/?since=soup").content.decode()
    assert 'id="id_since_error"' in page


def test_today_is_marked_in_words_and_for_a_screen_reader(client):
    today = timezone.localdate()
    make_meeting(published=True, date=today)
    page = html.fromstring(client.get(f"/calendar/{today.year}/{today.month}/").content.decode())
    (cell,) = page.xpath('//td[@aria-current="date"]')
    assert "Today" in cell.text_content()
    assert "Today" in page.xpath('//ul[@class="cards"]/li[@aria-current="date"]')[0].text_content()
