"""Feeds: what is new in the archive, as Atom; no identifier depends on the name of the host."""

import datetime
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join

from council.models import AgendaItem, Committee, Council, Councillor, Meeting, Resolution
from council.search import Filters, find

from .addresses import published_committee
from .filters import SearchFilterSet
from .views.councillors import published_councillor
from .views.filtered import refused

LONGEST = 50
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
NOT_XML = re.compile(r"[\x00-\x08\x0B-\x0C\x0E-\x1F\uFFFE\uFFFF]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is new: a meeting, a decision or an agenda item."""

    uid: uuid.UUID
    title: str
    address: str
    summary: str
    council: str
    published: datetime.datetime | None
    updated: datetime.datetime


class SteadyAtom(Atom1Feed):
    """Atom whose bytes change only with its entries."""

    def latest_post_date(self) -> datetime.datetime:
        """The time of the newest entry; of an empty feed the beginning of time."""
        return super().latest_post_date() if self.items else NEVER


class ArchiveFeed(Feed):
    """A feed of entries."""

    feed_type = SteadyAtom
    language = "en-gb"
    name = ""

    def feed_guid(self, subject: Any) -> str:
        """The identifier of the feed: that of what it is about, else that of the archive, and its address."""
        about = getattr(subject, "uid", None) or _archive_uid()
        return uuid.uuid5(about, self.link(subject)).urn

    def title(self, subject: Any) -> str:
        """The name of the feed."""
        return self.name

    def item_title(self, item: Entry) -> str:
        """The title as plain text."""
        return _for_xml(item.title)

    def item_description(self, item: Entry) -> str:
        """The summary as HTML."""
        return _for_xml(item.summary)

    def item_link(self, item: Entry) -> str:
        """The page of the entry."""
        return item.address

    def item_guid(self, item: Entry) -> str:
        """The identifier of the record."""
        return item.uid.urn

    def item_author_name(self, item: Entry) -> str:
        """Whose record it is."""
        return item.council

    def item_pubdate(self, item: Entry) -> datetime.datetime | None:
        """When the record was first published."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        """When the record last changed."""
        return item.updated


class EverythingFeed(ArchiveFeed):
    """Meetings and decisions, the latest published or changed first."""

    name = "New in the archive"
    subtitle = "Minutes and decisions, the latest published or changed first."

    def link(self, subject: None) -> str:
        """The home page."""
        return reverse("home")

    def items(self, subject: None) -> list[Entry]:
        """The latest meetings and decisions."""
        changed = Meeting.objects.published().order_by("-changed_at", "-pk")
        latest = list(changed.values_list("pk", flat=True)[:LONGEST])
        meetings = of_meetings(changed.filter(pk__in=latest))
        decisions = of_decisions(
            Resolution.objects.published()
            .filter(item__meeting__in=latest)
            .order_by("-item__meeting__changed_at", "-item__meeting", "pk")
        )
        return sorted([*meetings, *decisions], key=lambda entry: entry.updated, reverse=True)[:LONGEST]


class MeetingsFeed(ArchiveFeed):
    """Meetings, the latest published first."""

    name = "Meetings"
    subtitle = "Meetings of all committees, the latest published first."

    def link(self, subject: None) -> str:
        """The list of meetings."""
        return reverse("meetings")

    def items(self, subject: None) -> list[Entry]:
        """The latest meetings."""
        return of_meetings(Meeting.objects.published().order_by("-first_published_at", "-pk"))


class CommitteeFeed(ArchiveFeed):
    """Meetings of one committee, the latest published first."""

    subtitle = "Meetings of the committee, the latest published first."

    def get_object(self, request: HttpRequest, committee: str) -> Committee:
        """The committee."""
        return published_committee(committee)

    def title(self, subject: Committee) -> str:
        """The name of the committee."""
        return _for_xml(str(subject))

    def link(self, subject: Committee) -> str:
        """The page of the committee."""
        return subject.get_absolute_url()

    def items(self, subject: Committee) -> list[Entry]:
        """The latest meetings of the committee."""
        meetings = Meeting.objects.published().filter(committee=subject)
        return of_meetings(meetings.order_by("-first_published_at", "-pk"))


class DecisionsFeed(ArchiveFeed):
    """Decisions, the latest published first."""

    name = "Decisions"
    subtitle = "Decisions of all committees, the latest published first."

    def link(self, subject: None) -> str:
        """The register of decisions."""
        return reverse("decisions")

    def items(self, subject: None) -> list[Entry]:
        """The latest decisions."""
        return of_decisions(Resolution.objects.published().order_by("-first_published_at", "-pk"))


class CouncillorFeed(ArchiveFeed):
    """Agenda items that name one councillor."""

    subtitle = "Agenda items and decisions that name the councillor, newest first."

    def get_object(self, request: HttpRequest, councillor: str) -> Councillor:
        """The councillor."""
        return published_councillor(councillor)

    def title(self, subject: Councillor) -> str:
        """The name of the councillor."""
        return _for_xml(f"Councillor {subject}")

    def link(self, subject: Councillor) -> str:
        """The page of the councillor."""
        return subject.get_absolute_url()

    def items(self, subject: Councillor) -> list[Entry]:
        """The newest items that name the councillor."""
        return of_hits(find("", Filters(councillors=(subject.pk,), procedural=True))[:LONGEST])


class SearchFeed(ArchiveFeed):
    """The results of a search, newest first; the filters are those of the search page."""

    name = "Search results"
    subtitle = "Agenda items and decisions that this search finds, newest first."

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or what is wrong with the filters in the address."""
        filterset = SearchFilterSet(request.GET)
        if filterset.errors:
            return refused(filterset)
        return super().__call__(request, *args, filterset=filterset, **kwargs)

    def get_object(self, request: HttpRequest, filterset: SearchFilterSet) -> SearchFilterSet:
        """The search."""
        return filterset

    def title(self, subject: SearchFilterSet) -> str:
        """The words of the search."""
        words = subject.form.cleaned_data["q"]
        return _for_xml(f"Search: {words}") if words else self.name

    def link(self, subject: SearchFilterSet) -> str:
        """The search page."""
        query = subject.data.urlencode()
        return f"{reverse('search')}?{query}" if query else reverse("search")

    def items(self, subject: SearchFilterSet) -> list[Entry]:
        """The newest results."""
        return of_hits(subject.results(order="newest")[:LONGEST])


def of_meetings(meetings: Any) -> list[Entry]:
    """An entry for each of the first meetings, with the titles of its items."""
    shown = list(meetings.select_related("committee__council")[:LONGEST])
    titles: dict[int, list[tuple[str, str]]] = {}
    rows = AgendaItem.objects.published().filter(meeting__in=shown).order_by("meeting", "position")
    for meeting, number, title in rows.values_list("meeting", "number", "shown_title"):
        titles.setdefault(meeting, []).append((f"{number}. " if number else "", title))
    return [_of_meeting(meeting, titles.get(meeting.pk, [])) for meeting in shown]


def _of_meeting(meeting: Meeting, titles: list[tuple[str, str]]) -> Entry:
    listed = format_html_join("", "<li>{}{}</li>", titles)
    cancelled = " (cancelled)" if meeting.status == Meeting.Status.CANCELLED else ""
    return Entry(
        uid=meeting.uid,
        title=f"{meeting}{cancelled}",
        address=meeting.get_absolute_url(),
        summary=format_html("<ul>{}</ul>", listed) if titles else meeting.get_status_display().capitalize(),
        council=str(meeting.committee.council),
        published=meeting.first_published_at,
        updated=meeting.changed_at,
    )


def of_decisions(decisions: Any) -> list[Entry]:
    """An entry for each of the first decisions, word for word."""
    shown = decisions.select_related("item__meeting__committee__council").defer(
        "item__paragraphs", "item__presented_by", "item__meeting__clerks_note"
    )
    return [_of_decision(decision) for decision in shown[:LONGEST]]


def _of_decision(decision: Resolution) -> Entry:
    meeting = decision.item.meeting
    unclassed = decision.outcome == Resolution.Outcome.OTHER
    label = decision.get_kind_display() if unclassed else decision.get_outcome_display()
    return Entry(
        uid=decision.uid,
        title=f"{label.capitalize()}: {decision.item.title} ({meeting})",
        address=decision.get_absolute_url(),
        summary=format_html("<p>{}</p>", decision.text),
        council=str(meeting.committee.council),
        published=decision.first_published_at or meeting.first_published_at,
        updated=meeting.changed_at,
    )


def of_hits(hits: Iterable[Any]) -> list[Entry]:
    """An entry for each result of a search."""
    shown = list(hits)
    prefetch_related_objects([hit.meeting.committee for hit in shown], "council")
    return [_of_hit(hit) for hit in shown]


def _of_hit(hit: Any) -> Entry:
    meeting = hit.meeting
    if hit.item is None:
        return replace(_of_meeting(meeting, []), summary=hit.snippet)
    return Entry(
        uid=hit.item.uid,
        title=f"{hit.item.shown_title} ({meeting})",
        address=hit.item.get_absolute_url(),
        summary=hit.snippet,
        council=str(meeting.committee.council),
        published=meeting.first_published_at,
        updated=meeting.changed_at,
    )


def _archive_uid() -> uuid.UUID:
    return Council.objects.order_by("pk").values_list("uid", flat=True).first() or uuid.NAMESPACE_OID


def _for_xml(text: str) -> str:
    return NOT_XML.sub("", text)
