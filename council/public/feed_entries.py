"""The entries of feeds: a meeting, a decision or an agenda item, told in HTML that a feed reader shows."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from council.models import AgendaItem, Meeting, Resolution, Vote, title_in_words

from .corrections import Corrected, Line
from .parts import whole_text
from .spoken import STAFF, meeting_name, said_in, sentence
from .wording import stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is new; links in its summary are addresses on this site, which the feed makes whole."""

    uid: uuid.UUID
    title: str
    address: str
    summary: str
    council: str
    published: datetime.datetime | None
    updated: datetime.datetime


def of_meetings(meetings: Iterable[Meeting]) -> list[Entry]:
    """An entry for each of these meetings, with the titles of its items and links to them."""
    shown = list(meetings)
    lines: dict[int, list[tuple[str, str, str]]] = {}
    rows = AgendaItem.objects.published().filter(meeting__in=shown).order_by("meeting", "position")
    for meeting, number, title, slug in rows.values_list("meeting", "number", "shown_title", "slug"):
        shown_title = title_in_words(title)
        lines.setdefault(meeting, []).append((slug, f"{number}. " if number else "", shown_title))
    return [_of_meeting(meeting, lines.get(meeting.pk, [])) for meeting in shown]


def _of_meeting(meeting: Meeting, lines: list[tuple[str, str, str]]) -> Entry:
    here = meeting.get_absolute_url()
    items = (
        (
            format_html('<a href="{}{}/">{}{}</a>', here, slug, number, said_in(title, meeting.language))
            if slug
            else f"{number}{title}",
        )
        for slug, number, title in lines
    )
    title = str(meeting)
    if meeting.status == Meeting.Status.CANCELLED:
        title = _("%(meeting)s (cancelled)") % {"meeting": meeting}
    return Entry(
        uid=meeting.uid,
        title=title,
        address=here,
        summary=format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))
        if lines
        else meeting.get_status_display().capitalize(),
        council=str(meeting.committee.council),
        published=meeting.first_published_at,
        updated=meeting.changed_at,
    )


def of_decisions(decisions: Iterable[Resolution]) -> list[Entry]:
    """An entry for each of these decisions, word for word, with the vote as the minutes state it."""
    shown = list(decisions)
    votes = {vote.resolution_id: vote for vote in Vote.objects.published().filter(resolution__in=shown)}
    return [_of_decision(decision, votes.get(decision.pk)) for decision in shown]


def _of_decision(decision: Resolution, vote: Vote | None) -> Entry:
    meeting = decision.item.meeting
    unclassed = decision.outcome == Resolution.Outcome.OTHER
    label = decision.get_kind_display() if unclassed else decision.get_outcome_display()
    return Entry(
        uid=decision.uid,
        title=f"{label.capitalize()}: {decision.item.title} ({meeting})",
        address=decision.get_absolute_url(),
        summary=SafeString("".join(_told(decision, vote))),
        council=str(meeting.committee.council),
        published=decision.first_published_at or meeting.first_published_at,
        updated=meeting.changed_at,
    )


def _told(decision: Resolution, vote: Vote | None) -> Iterator[str]:
    """The words of a decision, its vote, and the ways to its item and meeting."""
    language = decision.item.meeting.language
    for line in whole_text(decision).splitlines():
        yield format_html("<p>{}</p>", said_in(line, language))
    if vote and (words := stated(vote, language)):
        yield format_html("<p>{}</p>", sentence(_("Vote: %(vote)s."), vote=words))
    for where in (decision.item, decision.item.meeting):
        name = said_in(where.title, language) if where is decision.item else meeting_name(where)
        yield format_html('<p><a href="{}">{}</a></p>', where.get_absolute_url(), name)


def of_hits(hits: Iterable[Any]) -> list[Entry]:
    """An entry for each result of a search."""
    shown = list(hits)
    prefetch_related_objects([hit.meeting.committee for hit in shown], "council")
    return [_of_hit(hit) for hit in shown]


def _of_hit(hit: Any) -> Entry:
    meeting = hit.meeting
    if hit.item is None:
        return replace(
            _of_meeting(meeting, []), summary=conditional_escape(said_in(hit.snippet, meeting.language))
        )
    return Entry(
        uid=hit.item.uid,
        title=f"{hit.item.shown_title} ({meeting})",
        address=hit.item.get_absolute_url(),
        summary=conditional_escape(said_in(hit.snippet, meeting.language)),
        council=str(meeting.committee.council),
        published=meeting.first_published_at,
        updated=meeting.changed_at,
    )


def of_corrections(corrected: Iterable[Corrected]) -> list[Entry]:
    """An entry for each correction: which kinds of change, or that the record was withdrawn and why."""
    return [_of_correction(each) for each in corrected]


def _of_correction(each: Corrected) -> Entry:
    words = _("Withdrawn: %(meeting)s") if each.withdrawn else _("Corrected: %(meeting)s")
    lines = ((_in_words(line),) for line in each.lines)
    listed = format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", lines)) if each.lines else ""
    return Entry(
        uid=each.uid,
        title=words % {"meeting": each.name},
        address=each.address,
        summary=format_html("<p>{}</p>", said_in(each.reason, STAFF)) if each.reason else listed,
        council=each.council,
        published=None,
        updated=each.at,
    )


def _in_words(line: Line) -> str:
    """A kind of change: Agenda items changed (3): title, the minutes."""
    told = {"what": line.noun, "kind": line.kind, "count": line.count, "fields": ", ".join(line.fields)}
    words = (
        _("%(what)s, %(kind)s (%(count)s): %(fields)s")
        if line.fields
        else _("%(what)s, %(kind)s (%(count)s)")
    )
    return words % told
