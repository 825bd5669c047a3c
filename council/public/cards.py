"""Meetings as lines of a list; a list has fifty of them, so they are drawn here and not in a template."""

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.dateformat import format as format_date
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from council.models import Meeting
from council.models.links import day_in_address, pattern

from .dates import clock_in, day_in
from .escaping import escape
from .spoken import html_in

BETWEEN = " · "
CARD = (
    "date",
    "sitting",
    "status",
    "start_time",
    "venue",
    "approval",
    "committee__name",
    "committee__slug",
    "committee__language",
    "language",
)
"""The columns of a card, with the number of decisions as `decided`."""
NEWS = ("first_published_at", "changed_at")
"""The columns of a card that tells what is new."""


def meeting_cards(
    meetings: Iterable[Any], *, dated: bool = False, since: datetime.datetime | None = None
) -> SafeString:
    """Meetings as `views.years.listed` gives them; `dated` leaves the committee's name out, `since` tells what was
    published or changed since that moment."""
    words, committee = _words(get_language()), pattern("committee")
    cards = (_card(meeting, words, committee, dated=dated, since=since) for meeting in meetings)
    return mark_safe("".join(cards))  # noqa: S308 (every word is escaped)


class Words(NamedTuple):
    """What stands on cards in one language, looked up once: looking up a word costs more than drawing a card."""

    language: str | None
    cancelled: str
    scheduled: str
    sitting: str
    nothing_decided: str
    unconfirmed: str
    published: str
    changed: str


@lru_cache(maxsize=16)
def _words(language: str | None) -> Words:
    cancelled, scheduled = escape(_("Cancelled")), escape(_("Scheduled"))
    return Words(
        language,
        cancelled=f'<span class="tag cancelled">{cancelled}</span> ',
        scheduled=f'<span class="tag">{scheduled}</span> ',
        sitting=_("sitting %(number)s"),
        nothing_decided=_("No decisions recorded"),
        unconfirmed=_("Unconfirmed minutes"),
        published=_("Published %(date)s"),
        changed=_("Changed %(date)s"),
    )


@lru_cache(maxsize=1_000)
def _decisions(count: int, language: str | None) -> str:
    return ngettext("%(count)s decision", "%(count)s decisions", count) % {"count": count}


def _card(meeting: Any, words: Words, committee: str, *, dated: bool, since: datetime.datetime | None) -> str:
    name = (
        "" if dated else f"{html_in(meeting.committee__name, meeting.committee__language, words.language)}, "
    )
    sitting = f", {escape(words.sitting % {'number': meeting.sitting})}" if meeting.sitting > 1 else ""
    time = clock_in(meeting.start_time, words.language) if meeting.start_time else ""
    venue = html_in(meeting.venue, meeting.language, words.language)
    known = ", ".join(filter(None, (time, venue)))
    held = BETWEEN.join(_of_held(meeting, words, since)) if meeting.status == Meeting.Status.HELD else ""
    address = f"{committee % meeting.committee__slug}{day_in_address(meeting.date, meeting.sitting)}/"
    return (
        f'<li>\n<h3><a href="{address}">{name}{day_in(meeting.date, words.language)}{sitting}</a></h3>\n'
        f'<p class="quiet">{_state(meeting.status, words)}{known}'
        + (f'<span class="seen">{escape(held)}</span></p>\n</li>\n' if held else "</p>\n</li>\n")
    )


def _state(status: str, words: Words) -> str:
    match status:
        case Meeting.Status.CANCELLED:
            return words.cancelled
        case Meeting.Status.SCHEDULED:
            return words.scheduled
    return ""


def _of_held(meeting: Any, words: Words, since: datetime.datetime | None) -> Iterator[str]:
    """What is told of a meeting that took place: its decisions, the state of its minutes, what is new."""
    yield _decisions(meeting.decided, words.language) if meeting.decided else words.nothing_decided
    if meeting.approval == Meeting.Approval.UNCONFIRMED:
        yield words.unconfirmed
    if since and meeting.first_published_at >= since:
        yield words.published % {"date": _told(meeting.first_published_at)}
    elif since and meeting.changed_at >= since:
        yield words.changed % {"date": _told(meeting.changed_at)}


def _told(moment: datetime.datetime) -> str:
    return format_date(localdate(moment), "j F Y")
