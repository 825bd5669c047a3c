"""Municipal years run from May to April; terms of councils are chosen by the year in which they began."""

import datetime
import doctest

import pytest
from django.db.models import Count

from council.models import CouncilTerm, Meeting
from council.public import periods
from council.public.periods import (
    ExtractMunicipalYear,
    TermsOfCouncils,
    calendar_year,
    municipal_year,
    municipal_year_named,
    municipal_year_of,
    municipal_years,
    of_term,
)
from tests.models.factories import make_committee, make_council, make_meeting


def day(text):
    return datetime.date.fromisoformat(text)


def test_the_examples_in_the_module_hold():
    assert doctest.testmod(periods).failed == 0


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2025-04-30", "2024/25"),
        ("2025-05-01", "2025/26"),
        ("2025-12-31", "2025/26"),
        ("2026-01-01", "2025/26"),
        ("2000-04-30", "1999/2000"),
        ("2000-05-01", "2000/01"),
        ("2024-02-29", "2023/24"),
    ],
)
def test_a_day_lies_in_the_municipal_year_that_began_in_the_may_before(date, name):
    period = municipal_year_of(day(date))
    assert (period.name, day(date) in period) == (name, True)
    assert municipal_year_named(period.value) == period


def test_a_municipal_year_ends_on_the_last_day_of_april():
    period = municipal_year(2025)
    assert (period.first, period.last) == (day("2025-05-01"), day("2026-04-30"))
    assert day("2026-05-01") not in period


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2025",
        "2025-27",
        "2025-2026",
        "2025/26",
        "1999-00",
        "25-26",
        "2025-26-27",
        "9999-10000",
        "0000-01",
        "x",
    ],
)
def test_what_is_no_municipal_year_is_refused(value):
    with pytest.raises(ValueError, match=value or "^$"):
        municipal_year_named(value)


def test_municipal_years_between_two_days_come_newest_first_without_a_gap():
    names = [period.name for period in municipal_years(day("2023-04-30"), day("2025-05-01"))]
    assert names == ["2025/26", "2024/25", "2023/24", "2022/23"]


def test_a_period_says_how_an_address_asks_for_it():
    assert calendar_year(2024).query == "year=2024"
    assert municipal_year(2024).query == "municipal=2024-25"


@pytest.mark.django_db
def test_the_database_and_python_agree_on_every_day_of_four_years():
    committee = make_committee()
    first = day("2023-01-01")
    days = [first + datetime.timedelta(days=n) for n in range(4 * 365 + 1)]
    Meeting.objects.bulk_create(Meeting(committee=committee, date=each) for each in days)
    rows = Meeting.objects.order_by().values_list("date", ExtractMunicipalYear("date"))
    assert all(municipal_year_of(date) == municipal_year(start) for date, start in rows)
    grouped = Meeting.objects.order_by().values(start=ExtractMunicipalYear("date")).annotate(n=Count("pk"))
    assert {row["start"]: row["n"] for row in grouped}[2023] == 366


@pytest.mark.django_db
def test_a_term_holds_the_meetings_of_its_own_council_and_one_without_an_end_goes_on():
    here, there = make_council(name="Marlbridge"), make_council(name="Otterby")
    old = CouncilTerm.objects.create(
        council=here, name="2021 to 2025", start=day("2021-05-06"), end=day("2025-05-01")
    )
    CouncilTerm.objects.create(council=here, name="Since 2025", start=day("2025-05-02"))
    CouncilTerm.objects.create(
        council=there, name="2021 to 2023", start=day("2021-05-06"), end=day("2023-05-01")
    )
    dates = {}
    for council in (here, there):
        committee = make_committee(council=council)
        for date in ("2021-05-05", "2021-05-06", "2024-03-01", "2025-05-02"):
            make_meeting(published=True, committee=committee, date=day(date))
    terms = TermsOfCouncils.now()
    assert terms.choices == [("2025", "Since 2025"), ("2021", "2021 to 2025 / 2021 to 2023")]
    for value in ("2025", "2021", "1999"):
        held = Meeting.objects.filter(terms.held_in(value)).order_by("date", "committee__council__name")
        dates[value] = [(str(each.date), each.committee.council.name) for each in held]
    assert dates == {
        "2025": [("2025-05-02", "Marlbridge")],
        "2021": [("2021-05-06", "Marlbridge"), ("2021-05-06", "Otterby"), ("2024-03-01", "Marlbridge")],
        "1999": [],
    }
    assert of_term(old).query == "term=2021"


@pytest.mark.django_db
def test_the_terms_of_a_council_without_public_minutes_are_not_public():
    council = make_council()
    CouncilTerm.objects.create(council=council, name="2021 to 2025", start=day("2021-05-06"))
    make_meeting(committee=make_committee(council=council))
    assert TermsOfCouncils.now().choices == []
