"""Exports: the results of a search as a table."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from council.public.search_filters import SearchFilterSet
from council.public.source import words_address
from council.public.tables import table

from .filtered import refused

MOST_ROWS = 5_000
AT_ONCE = 400


@require_safe
def search_csv(request: HttpRequest) -> HttpResponseBase:
    """The results of a search as CSV, in the order asked for; what is wrong with the filters where they are."""
    filterset = SearchFilterSet(request.GET, request=request)
    if filterset.errors:
        return refused(filterset)
    return table("search-results", header(), rows(filterset, request))


def header() -> list[str]:
    """What the columns hold."""
    return [
        _("Council"),
        _("Committee"),
        _("Date of the meeting"),
        _("Item"),
        _("Title"),
        _("Kind of item"),
        _("Outcomes"),
        _("Decisions"),
        _("Address"),
        _("First line in the minutes"),
        _("Last line in the minutes"),
        _("Address of these lines"),
        _("First published"),
        _("Last changed"),
        _("Identifier"),
    ]


def rows(filterset: SearchFilterSet, request: HttpRequest) -> Iterator[list[Any]]:
    """A row for each result up to the longest table, whose last row then says how many are missing."""
    results = filterset.qs
    councils = {offer.pk: offer.name for offer in filterset.offers.council}
    count = results.count()
    for start in range(0, min(count, MOST_ROWS), AT_ONCE):
        for hit in results[start : min(start + AT_ONCE, MOST_ROWS)]:
            yield row(hit, councils, request.build_absolute_uri)
    if count > MOST_ROWS:
        yield [cut_short(count - MOST_ROWS)]


def row(hit: Any, councils: dict[int, str], absolute: Any) -> list[Any]:
    """What the table says of one result."""
    item, meeting = hit.item, hit.meeting
    if item is None:
        return _row_of_minutes(hit, councils, absolute)
    source = words_address(meeting, item.first_line, item.last_line) if item.first_line else ""
    return [
        councils.get(meeting.committee.council_id, ""),
        meeting.committee.name,
        meeting.date,
        item.number,
        item.shown_title,
        item.get_kind_display(),
        "; ".join(decision.get_outcome_display() for decision in hit.decisions),
        "\n\n".join(decision.text for decision in hit.decisions),
        absolute(item.get_absolute_url()),
        item.first_line,
        item.last_line,
        absolute(source) if source else "",
        timezone.localdate(meeting.first_published_at),
        timezone.localdate(meeting.changed_at),
        item.uid.urn,
    ]


def _row_of_minutes(hit: Any, councils: dict[int, str], absolute: Any) -> list[Any]:
    """What the table says of minutes that say the words outside all items."""
    meeting = hit.meeting
    return [
        councils.get(meeting.committee.council_id, ""),
        meeting.committee.name,
        meeting.date,
        "",
        _("The minutes themselves"),
        "",
        "",
        "",
        absolute(meeting.get_absolute_url()),
        hit.line,
        hit.line,
        absolute(words_address(meeting, hit.line, None)) if hit.line else "",
        timezone.localdate(meeting.first_published_at),
        timezone.localdate(meeting.changed_at),
        meeting.uid.urn,
    ]


def cut_short(missing: int) -> str:
    """What the last row says of a table that would be too long."""
    return ngettext(
        "This table ends here: %(n)s more result is not in it. Narrow the search with a filter to reach it.",
        "This table ends here: %(n)s more results are not in it. Narrow the search with a filter to reach them.",
        missing,
    ) % {"n": f"{missing:,}"}
