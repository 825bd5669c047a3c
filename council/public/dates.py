"""Dates and times of day as people write them."""

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models.meeting import day_in_words


def day(date: datetime.date, *, weekday: bool = False) -> SafeString:
    """A date as people write it, of a moment that of this country: 27 February 2018."""
    if isinstance(date, datetime.datetime):
        date = timezone.localdate(date)
    return day_in(date, get_language(), weekday=weekday)


@lru_cache(maxsize=5_000)
def day_in(date: datetime.date, language: str | None, *, weekday: bool = False) -> SafeString:
    """A date in the language that is spoken, for a list that asks for that once."""
    words = words_in(date, language, weekday=weekday)
    return format_html('<time datetime="{}">{}</time>', f"{date:%Y-%m-%d}", words)


@lru_cache(maxsize=5_000)
def words_in(date: datetime.date, language: str | None, *, weekday: bool = False) -> str:
    """A date in words alone in the language that is spoken."""
    told = day_in_words(date, language)
    return f"{WEEKDAYS[date.weekday()]} {told}" if weekday else told


def clock(time: datetime.time) -> SafeString:
    """A time of day as people write it: 2pm, 9.30am, midday."""
    return clock_in(time, get_language())


@lru_cache(maxsize=1_500)
def clock_in(time: datetime.time, language: str | None) -> SafeString:
    """A time of day in the language that is spoken."""
    return format_html('<time datetime="{}">{}</time>', f"{time:%H:%M}", time_in_words(time))


def time_in_words(time: datetime.time) -> str:
    """The time on a twelve-hour clock.

    >>> time_in_words(datetime.time(14, 30)), time_in_words(datetime.time(9)), time_in_words(datetime.time(12))
    ('2.30pm', '9am', 'midday')
    """
    if (time.hour, time.minute) == (12, 0):
        return _("midday")
    minutes = f".{time.minute:02}" if time.minute else ""
    return (_("%(time)sam") if time.hour < 12 else _("%(time)spm")) % {
        "time": f"{time.hour % 12 or 12}{minutes}"
    }
