"""The number of an entry: its place in the order of results, the same on every database.

A full-text table walks its rows in the order of their numbers, so that "newest first", a stretch of days and
a committee are answered from the index alone. From the highest bit to the lowest a number holds the days
since 1970 (17 bits with the sign), the committee (17), the sitting (14), the place in the minutes counted
down, so that the items of a meeting come in their order (15), and whether the item is a formality (1).
"""

import datetime

DAY_SHIFT, COMMITTEE_SHIFT, SITTING_SHIFT, PLACE_SHIFT = 47, 30, 16, 1
COMMITTEE_MASK, MOST_SITTING, MOST_PLACE, FORMALITY = 2**17 - 1, 2**14 - 1, 2**15 - 1, 1
MOST_ITEMS = MOST_PLACE - 1
"""How many items of one meeting have a place; the minutes themselves come after the last."""
FIRST_DAY, LAST_DAY = -(2**16), 2**16 - 1
_EPOCH = datetime.date(1970, 1, 1)

Span = tuple[datetime.date, datetime.date]


def number(date: datetime.date, committee: int, sitting: int, place: int | None, *, formality: bool) -> int:
    """The number of the entry at this place in the minutes of a meeting; without a place, of the minutes."""
    down = 0 if place is None else MOST_PLACE - place
    return (
        _day(date) << DAY_SHIFT
        | (committee & COMMITTEE_MASK) << COMMITTEE_SHIFT
        | min(sitting, MOST_SITTING) << SITTING_SHIFT
        | down << PLACE_SHIFT
        | int(formality)
    )


def committee_of(number: int) -> int:
    """The key of the committee."""
    return number >> COMMITTEE_SHIFT & COMMITTEE_MASK


def date_of(number: int) -> datetime.date:
    """The day of the meeting."""
    return _EPOCH + datetime.timedelta(days=number >> DAY_SHIFT)


def stretch(span: Span) -> tuple[int, int]:
    """The lowest and the highest number of an entry in a stretch of days."""
    first, last = span
    return _day(first) << DAY_SHIFT, (_day(last) + 1 << DAY_SHIFT) - 1


def _day(date: datetime.date) -> int:
    return max(FIRST_DAY, min((date - _EPOCH).days, LAST_DAY))
