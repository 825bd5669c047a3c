"""The sitemap: every public page with the day it last changed, except those kept from outside search engines."""

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from council.models import AgendaItem, Committee, Councillor, Meeting, Resolution
from council.models.meeting import is_public

MOST_IN_A_FILE = 5_000


class RecordSitemap(Sitemap):
    """The pages of one kind of record; a file holds few enough to be made at once."""

    limit = MOST_IN_A_FILE

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """When anything public last changed, which the index of the sitemap says of every file."""
        return Meeting.objects.published().order_by().aggregate(last=Max("changed_at"))["last"]


class Meetings(RecordSitemap):
    """The pages of meetings."""

    def items(self) -> Any:
        """Published meetings, in the order in which they came, so that a file of the sitemap stays what it was."""
        meetings = Meeting.objects.published().filter(kept_from_search_engines=False)
        return (
            meetings.select_related("committee")
            .only("date", "sitting", "changed_at", "committee__slug")
            .order_by("pk")
        )

    def lastmod(self, item: Meeting) -> datetime.datetime:
        """When the record of the meeting last changed."""
        return item.changed_at


class Items(RecordSitemap):
    """The pages of agenda items."""

    def items(self) -> Any:
        """Published items that have words of their own."""
        items = AgendaItem.objects.published().unrestricted().exclude(slug="")
        listed = items.filter(kept_from_search_engines=False, meeting__kept_from_search_engines=False)
        return listed.order_by("pk").values_list(
            "slug", "meeting__changed_at", "meeting__date", "meeting__sitting", "meeting__committee__slug"
        )

    def location(self, item: Any) -> str:
        """The address of the item."""
        slug, _, date, sitting, committee = item
        return (
            Meeting(date=date, sitting=sitting, committee=Committee(slug=committee)).get_absolute_url()
            + f"{slug}/"
        )

    def lastmod(self, item: Any) -> datetime.datetime:
        """When the record of its meeting last changed."""
        return item[1]


class Decisions(RecordSitemap):
    """The pages of decisions."""

    def items(self) -> Any:
        """Published decisions."""
        open_to_engines = {
            "item__kept_from_search_engines": False,
            "item__meeting__kept_from_search_engines": False,
        }
        decisions = Resolution.objects.published().filter(**open_to_engines)
        return decisions.order_by("pk").values_list("pk", "item__meeting__changed_at")

    def location(self, item: Any) -> str:
        """The address of the decision."""
        return Resolution(pk=item[0]).get_absolute_url()

    def lastmod(self, item: Any) -> datetime.datetime:
        """When the record of its meeting last changed."""
        return item[1]


class Committees(RecordSitemap):
    """The pages of committees."""

    def items(self) -> Any:
        """Committees with a published meeting."""
        latest = Max("meetings__changed_at", filter=is_public("meetings__"))
        return Committee.objects.published().annotate(changed_at=latest).order_by("pk")

    def lastmod(self, item: Any) -> datetime.datetime:
        """When the record of one of its meetings last changed."""
        return item.changed_at


class Councillors(RecordSitemap):
    """The pages of councillors."""

    def items(self) -> Any:
        """Councillors whom the public record names."""
        return Councillor.objects.published().filter(kept_from_search_engines=False).order_by("pk")


class Pages(Sitemap):
    """The pages that are always there."""

    names = (
        "home",
        "meetings",
        "committees",
        "councillors",
        "decisions",
        "search_help",
        "about",
        "coverage",
        "accessibility",
    )

    def items(self) -> tuple[str, ...]:
        """Their names."""
        return self.names

    def location(self, item: str) -> str:
        """The address of a page."""
        return reverse(item)


SITEMAPS = {
    "pages": Pages,
    "committees": Committees,
    "councillors": Councillors,
    "meetings": Meetings,
    "items": Items,
    "decisions": Decisions,
}
