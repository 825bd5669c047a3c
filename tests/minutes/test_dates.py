"""Dates and times as councils write them."""

import pytest

from council.minutes.dates import dates_in, times_in, unclear_time

DATES = {
    "Tuesday, 9th June, 2026": "2026-06-09",
    "9 June 2026": "2026-06-09",
    "TUESDAY the 9th day of JUNE 2026": "2026-06-09",
    "3 rd March 2026": "2026-03-03",
    "21stt March 2018": "2018-03-21",
    "9March 2021": "2021-03-09",
    "June 17, 2026, at 1:15 PM": "2026-06-17",
    "09/06/2026": "2026-06-09",
    "09.06.2026": "2026-06-09",
    "2026-06-09": "2026-06-09",
    "Dydd Iau, 4ydd Mehefin, 2026": "2026-06-04",
}
NO_DATES = (
    "Councillor May said that 12 marched",
    "item 9.06.1",
    "2017/18",
    "31/02/2020",
    "24 Tannery Lane",
    "9 June",
)
TIMES = {
    "at 2.00 pm": "14:00",
    "9.30am": "09:30",
    "7pm": "19:00",
    "2:00 p.m.": "14:00",
    "12 noon": "12:00",
    "12.00 noon": "12:00",
    "12.30 pm": "12:30",
    "12.15 am": "00:15",
    "19:00": "19:00",
    "14.00": "14:00",
    "1400 hours": "14:00",
    "08.10 p.m.": "20:10",
    "7.00 o'clock p.m.": "19:00",
    "10.00 yb": "10:00",
}
NO_TIMES = ("£12.50", "paragraph 3.2", "at 7.30", "12.30.1", "A60", "2 ampoules", "9 June 2026")


@pytest.mark.parametrize("text", DATES)
def test_a_date(text):
    assert [str(found.value) for found in dates_in(text)] == [DATES[text]]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text):
    assert [found.value for found in dates_in(text) if found.value] == []


def test_a_weekday_that_disagrees_with_the_calendar():
    right, wrong = dates_in("Tuesday 9 June 2026 and Monday 9 June 2026")
    assert (right.weekday_disagrees, wrong.weekday_disagrees) == (False, True)


@pytest.mark.parametrize("text", TIMES)
def test_a_time(text):
    assert [found.value for found in times_in(text)] == [TIMES[text]]


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text):
    assert list(times_in(text)) == []


def test_a_time_without_its_half_of_the_day_is_unclear():
    assert unclear_time("held at 7.30 in the hall") == "at 7.30"
    assert unclear_time("held at 7.30 pm in the hall") is None
