"""The number of an entry holds its day, committee, sitting and place, and none of them spills into another."""

import datetime

import pytest

from council.search.numbers import COMMITTEE_MASK, committee_of, date_of, number

DAY = datetime.date(2025, 3, 4)


@pytest.mark.parametrize("committee", [1, COMMITTEE_MASK, COMMITTEE_MASK + 5, 2**40])
@pytest.mark.parametrize("day", [DAY, datetime.date(1835, 1, 1), datetime.date(1970, 1, 1)])
def test_no_key_of_a_committee_changes_the_day(committee, day):
    made = number(day, committee, 1, 4, formality=False)
    assert date_of(made) == day
    assert committee_of(made) == committee & COMMITTEE_MASK
