"""What the name of a file says of the meeting: `Printed minutes 09th-Jun-2026 14.00 Highways Committee.pdf`."""

import re
from dataclasses import dataclass

from .bodies import read_body
from .dates import dates_in, times_in

_ENDING = re.compile(r"\.[A-Za-z]{2,4}(?:\?.*)?$")
_DAY_AND_TIME = re.compile(
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?-[A-Za-z]{3,9}-(?:19|20)\d\d)[ _+-]+(?P<time>\d\d[.:]\d\d)[ _+-]+(?P<committee>.+)"
)


@dataclass(frozen=True, slots=True)
class FileName:
    """Date, time and committee that a file is named after; null where its name does not tell."""

    date: str | None = None
    time: str | None = None
    committee: str | None = None


def read_file_name(filename: str) -> FileName:
    """The date in the name of a file, and with the system's own pattern the time and the committee too."""
    name = _ENDING.sub("", filename[:300].replace("%20", " "))
    days = {str(found.value) for found in dates_in(re.sub(r"[_+]", " ", _spaced(name))) if found.value}
    date = days.pop() if len(days) == 1 else None
    match = _DAY_AND_TIME.search(name)
    if match is None or date is None:
        return FileName(date)
    clock = next((time.value for time in times_in(f"{match['time'].replace('.', ':')}")), None)
    return FileName(date, clock, read_body(re.sub(r"[_+]", " ", match["committee"])).committee)


def _spaced(name: str) -> str:
    """`09th-Jun-2026` with spaces, `2026-06-09` as it is."""
    return re.sub(r"(?<=[A-Za-z])-|-(?=[A-Za-z])", " ", name)
