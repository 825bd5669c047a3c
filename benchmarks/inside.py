"""Looks into an archive from inside: python -m benchmarks.inside prints, as JSON, for each page that is measured
its address and the number of SQL queries that it takes."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import django

django.setup()

from django.db import connection  # noqa: E402 (Django is set up above)
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from council.models import Attendance, Meeting  # noqa: E402

LONG = range(20, 26)
"""So many items has a long meeting."""


def pages() -> Iterator[tuple[str, str]]:
    """Every kind of page, by its name: of its kind the busiest, since that one costs most."""
    meeting = _long_meeting()
    committee, councillor = _busiest_committee(), _busiest_councillor()
    year = meeting.date.year
    narrowed = {"committee": committee.slug, "year": year}
    yield "home", "/"
    yield "committees", "/committees/"
    yield "committee", committee.get_absolute_url()
    yield "councillors", "/councillors/"
    yield "councillor", councillor.get_absolute_url()
    yield "calendar", f"/calendar/{year}/{meeting.date.month:02}/"
    yield "meetings of a year", f"/meetings/{year}/"
    yield "decisions", "/decisions/"
    yield "decisions, filtered", f"/decisions/?{urlencode(narrowed | {'outcome': 'agreed'})}"
    yield "meeting, long", meeting.get_absolute_url()
    yield "item", meeting.items.filter(kind="business", restriction="").first().get_absolute_url()
    yield "search, rare word", "/search/?q=wherryman"
    yield "search, common word", "/search/?q=bridge"
    yield "search, relevance", "/search/?q=bridge&order=relevance"
    phrase = urlencode({"q": '"road safety audit"'})
    yield "search, phrase", f"/search/?{phrase}"
    yield "search, filters", f"/search/?{urlencode({'q': 'bridge'} | narrowed)}"


def _long_meeting() -> Meeting:
    """A meeting of twenty long items, if there is one that was read from a document, with its lines."""
    counted = Meeting.objects.published().annotate(many=Count("items", distinct=True))
    long = counted.filter(many__in=LONG).order_by("-date")
    documented = long.filter(documents__is_current=True)
    return max(documented[:10] or long[:10], key=_length)


def _length(meeting: Meeting) -> int:
    return sum(len(paragraph["text"]) for item in meeting.items.all() for paragraph in item.paragraphs)


def _busiest_committee():
    counted = Meeting.objects.order_by().values("committee").annotate(many=Count("pk")).order_by("-many")
    return Meeting.objects.filter(committee=counted[0]["committee"]).first().committee


def _busiest_councillor():
    named = Attendance.objects.order_by().filter(councillor__isnull=False)
    counted = named.values("councillor").annotate(many=Count("pk")).order_by("-many")
    return named.filter(councillor=counted[0]["councillor"]).first().councillor


def queries(client: Client, address: str) -> int:
    """How many queries a page takes once the process is warm, computed and not kept."""
    for turn in range(2):
        with CaptureQueriesContext(connection) as caught:
            response = client.get(f"{address}{'&' if '?' in address else '?'}turn={turn}")
        assert response.status_code == 200, (address, response.status_code)
    return len(caught)


def main() -> None:
    """Print what was found."""
    client = Client(headers={"host": "127.0.0.1"})
    found = {name: (address, queries(client, address)) for name, address in pages()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
