"""Feeds: what is new in the archive, as Atom; no identifier depends on the name of the host."""

import datetime
import re
import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.syndication.views import Feed, add_domain
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from council.models import Committee, Council, Councillor, Meeting, Resolution
from council.search import Filters, find
from council.search.register import listed

from .addresses import published_committee
from .brand import brand
from .corrections import corrections
from .decision_filters import DecisionFilterSet
from .feed_entries import Entry, of_corrections, of_decisions, of_hits, of_meetings
from .paging import number_of
from .search_filters import SearchFilterSet
from .views.councillors import published_councillor
from .views.filtered import in_plain_words, refused

LONGEST = 50
MOST_PAGES = 20
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
NOT_XML = re.compile(r"[\x00-\x08\x0B-\x0C\x0E-\x1F\uFFFE\uFFFF]")


class SteadyAtom(Atom1Feed):
    """Atom whose bytes change only with its entries, in pages that lead to one another (RFC 5005)."""

    def latest_post_date(self) -> datetime.datetime:
        """The time of the newest entry; of an empty feed the beginning of time."""
        return super().latest_post_date() if self.items else NEVER

    def add_root_elements(self, handler: Any) -> None:
        """The head of the feed, with its licence and the pages before and after."""
        super().add_root_elements(handler)
        for relation in ("license", "first", "previous", "next"):
            if self.feed.get(relation):
                handler.addQuickElement("link", "", {"rel": relation, "href": self.feed[relation]})

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """An entry, its links made whole for readers that know no other address than that of the feed."""
        site = add_domain(self.feed["domain"], "", secure=self.feed["secure"]).rstrip("/")
        whole = item["description"].replace('href="/', f'href="{site}/')
        super().add_item_elements(handler, item | {"description": whole})


@dataclass
class Asked:
    """A page of a feed that somebody asks for: what it is about, and the request."""

    feed: "ArchiveFeed"
    about: Any
    request: HttpRequest
    page: int

    @cached_property
    def found(self) -> list[Entry]:
        """The entries of the page, and one more where there is one."""
        start = (self.page - 1) * LONGEST
        return self.feed.entries(self.about, start, start + LONGEST + 1)

    def address(self, page: int) -> str:
        """The address of another page of the same feed, from the first slash."""
        query = self.request.GET.copy()
        query.pop("page", None)
        if page > 1:
            query["page"] = str(page)
        return self.request.path + (f"?{query.urlencode()}" if query else "")


class ArchiveFeed(Feed):
    """A feed of entries in pages."""

    feed_type = SteadyAtom
    name: Any = ""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A page of the feed, or what is wrong with its number."""
        page = request.GET.get("page", "")
        if number_of(page, most=MOST_PAGES) is None:
            words = _("“%(page)s” is not a page of this feed: it has the pages 1 to %(most)s.")
            return in_plain_words(words % {"page": page[:20], "most": MOST_PAGES})
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, **named: Any) -> Asked:
        """What is asked for."""
        page = number_of(request.GET.get("page", ""), most=MOST_PAGES) or 1
        return Asked(self, self.subject(**named), request, page)

    def subject(self) -> Any:
        """What the feed is about."""
        return None

    def entries(self, about: Any, start: int, stop: int) -> list[Entry]:
        """The entries from one place to before another."""
        raise NotImplementedError

    def home(self, about: Any) -> str:
        """The page of what the feed is about."""
        raise NotImplementedError

    def name_of(self, about: Any) -> str:
        """The name of the feed."""
        return str(self.name)

    def title(self, asked: Asked) -> str:
        """The name of the feed as plain text."""
        return _for_xml(self.name_of(asked.about))

    def link(self, asked: Asked) -> str:
        """The page of what the feed is about."""
        return self.home(asked.about)

    def feed_url(self, asked: Asked) -> str:
        """The address of this page of the feed."""
        return asked.address(asked.page)

    def feed_guid(self, asked: Asked) -> str:
        """The identifier of the feed: that of what it is about, else that of the archive, and its address."""
        about = getattr(asked.about, "uid", None) or _archive_uid()
        return uuid.uuid5(about, self.guided_by(asked.about)).urn

    def guided_by(self, about: Any) -> str:
        """What tells this feed from the others about the same."""
        return self.home(about)

    def feed_copyright(self, asked: Asked) -> str:
        """The licence of the words."""
        return brand().licence

    def feed_extra_kwargs(self, asked: Asked) -> dict[str, Any]:
        """The licence and the other pages of the feed, by their addresses."""
        more = len(asked.found) > LONGEST and asked.page < MOST_PAGES
        pages = {
            "first": 1 if asked.page > 1 or more else None,
            "previous": asked.page - 1 if asked.page > 1 else None,
            "next": asked.page + 1 if more else None,
        }
        secure, domain = asked.request.is_secure(), asked.request.get_host()
        addresses = {
            relation: add_domain(domain, asked.address(page), secure=secure)
            for relation, page in pages.items()
            if page
        }
        return {"license": brand().licence_address, "domain": domain, "secure": secure, **addresses}

    def items(self, asked: Asked) -> list[Entry]:
        """The entries of the page."""
        return asked.found[:LONGEST]

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

    def item_copyright(self, item: Entry) -> str:
        """The licence of the words."""
        return brand().licence

    def item_pubdate(self, item: Entry) -> datetime.datetime | None:
        """When the record was first published."""
        return item.published

    def item_updateddate(self, item: Entry) -> datetime.datetime:
        """When the record last changed."""
        return item.updated


def _latest(meetings: Any, start: int, stop: int) -> Any:
    return meetings.select_related("committee__council")[start:stop]


class EverythingFeed(ArchiveFeed):
    """Meetings and decisions, the latest published or changed first."""

    name = gettext_lazy("New in the archive")
    subtitle = gettext_lazy("Minutes and decisions, the latest published or changed first.")

    def home(self, about: None) -> str:
        """The home page."""
        return reverse("home")

    def entries(self, about: None, start: int, stop: int) -> list[Entry]:
        """The latest meetings and decisions."""
        changed = Meeting.objects.published().order_by("-changed_at", "-pk")
        latest = list(changed.values_list("pk", flat=True)[:stop])
        meetings = of_meetings(_latest(changed.filter(pk__in=latest), 0, stop))
        order = ("-item__meeting__changed_at", "-item__meeting_id", "pk")
        rows = Resolution.objects.published().filter(item__meeting__in=latest).order_by(*order)
        decisions = of_decisions(_with_whereabouts(rows)[:stop])
        return sorted([*meetings, *decisions], key=lambda entry: entry.updated, reverse=True)[start:stop]


class MeetingsFeed(ArchiveFeed):
    """Meetings, the latest published first."""

    name = gettext_lazy("Meetings")
    subtitle = gettext_lazy("Meetings of all committees, the latest published first.")

    def home(self, about: None) -> str:
        """The list of meetings."""
        return reverse("meetings")

    def entries(self, about: None, start: int, stop: int) -> list[Entry]:
        """The latest meetings."""
        return of_meetings(
            _latest(Meeting.objects.published().order_by("-first_published_at", "-pk"), start, stop)
        )


class CommitteeFeed(ArchiveFeed):
    """Meetings of one committee, the latest published first."""

    subtitle = gettext_lazy("Meetings of the committee, the latest published first.")

    def subject(self, committee: str) -> Committee:  # type: ignore[override]
        """The committee."""
        return published_committee(committee)

    def name_of(self, about: Committee) -> str:
        """The name of the committee."""
        return str(about)

    def home(self, about: Committee) -> str:
        """The page of the committee."""
        return about.get_absolute_url()

    def entries(self, about: Committee, start: int, stop: int) -> list[Entry]:
        """The latest meetings of the committee."""
        meetings = Meeting.objects.published().filter(committee=about)
        return of_meetings(_latest(meetings.order_by("-first_published_at", "-pk"), start, stop))


class FilteredFeed(ArchiveFeed):
    """A feed that takes the filters of a page; what is wrong with them is said."""

    filterset_class: Any
    page = ""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or what is wrong with the filters in the address."""
        filterset = self.filterset(request)
        if filterset.errors:
            return refused(filterset)
        return super().__call__(request, *args, filterset=filterset, **kwargs)

    def filterset(self, request: HttpRequest) -> Any:
        """The filters of the address."""
        return self.filterset_class(request.GET, request=request)

    def subject(self, filterset: Any) -> Any:  # type: ignore[override]
        """The filters."""
        return filterset

    def home(self, about: Any) -> str:
        """The page with the same filters."""
        query = about.query()
        return f"{reverse(self.page)}?{query}" if query else reverse(self.page)


class DecisionsFeed(FilteredFeed):
    """Decisions, the latest published first; the filters are those of the register."""

    name = gettext_lazy("Decisions")
    subtitle = gettext_lazy("Decisions that the minutes of all committees state, the latest published first.")
    filterset_class = DecisionFilterSet
    page = "decisions"

    def filterset(self, request: HttpRequest) -> DecisionFilterSet:
        """The filters of the address, over the register."""
        return DecisionFilterSet(request.GET, queryset=listed(), request=request)

    def name_of(self, about: DecisionFilterSet) -> str:
        """What the decisions are chosen by."""
        chosen = [each.value for each in about.active]
        words = [*([f"“{about.form.cleaned_data['q']}”"] if about.form.cleaned_data["q"] else []), *chosen]
        return _("Decisions: %(filters)s") % {"filters": ", ".join(words)} if words else str(self.name)

    def entries(self, about: DecisionFilterSet, start: int, stop: int) -> list[Entry]:
        """The latest decisions."""
        keys = list(about.qs.rows.order_by("-published", "-pk").values_list("pk", flat=True)[start:stop])
        rows = {row.pk: row for row in _with_whereabouts(Resolution.objects.published().filter(pk__in=keys))}
        return of_decisions(rows[key] for key in keys if key in rows)


def _with_whereabouts(rows: Any) -> Any:
    """Decisions with their items, meetings and councils."""
    unused = (
        "item__paragraphs",
        "item__presented_by",
        "item__meeting__clerks_note",
        "item__meeting__evidence",
    )
    return rows.select_related("item__meeting__committee__council").defer(*unused)


class CouncillorFeed(ArchiveFeed):
    """Agenda items that name one councillor."""

    subtitle = gettext_lazy("Agenda items and decisions that name the councillor, newest first.")

    def subject(self, councillor: str) -> Councillor:  # type: ignore[override]
        """The councillor."""
        return published_councillor(councillor)

    def name_of(self, about: Councillor) -> str:
        """The name of the councillor."""
        return _("Councillor %(name)s") % {"name": about}

    def home(self, about: Councillor) -> str:
        """The page of the councillor."""
        return about.get_absolute_url()

    def entries(self, about: Councillor, start: int, stop: int) -> list[Entry]:
        """The newest items that name the councillor."""
        return of_hits(find("", Filters(councillors=(about.pk,), procedural=True))[start:stop])


class SearchFeed(FilteredFeed):
    """The results of a search, newest first; the filters are those of the search page."""

    name = gettext_lazy("Search results")
    subtitle = gettext_lazy("Agenda items and decisions that this search finds, newest first.")
    filterset_class = SearchFilterSet
    page = "search"

    def name_of(self, about: SearchFilterSet) -> str:
        """The words of the search."""
        words = about.form.cleaned_data["q"]
        return _("Search: %(words)s") % {"words": words} if words else str(self.name)

    def entries(self, about: SearchFilterSet, start: int, stop: int) -> list[Entry]:
        """The newest results."""
        return of_hits(about.results(order="newest")[start:stop])


class CorrectionsFeed(ArchiveFeed):
    """Published meetings that were changed since, and records that were withdrawn, the latest first."""

    name = gettext_lazy("Corrections")
    subtitle = gettext_lazy("What was changed in published records and what was withdrawn, the latest first.")

    def home(self, about: None) -> str:
        """The page of corrections."""
        return reverse("corrections")

    def entries(self, about: None, start: int, stop: int) -> list[Entry]:
        """The latest corrections."""
        return of_corrections(corrections(start, stop))


def _archive_uid() -> uuid.UUID:
    return Council.objects.first_uid() or uuid.NAMESPACE_OID


def _for_xml(text: str) -> str:
    return NOT_XML.sub("", text)
