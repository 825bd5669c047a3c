"""What a page says at an anchor whose paragraph no longer stands there: where its words are now, or that they went."""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Aggregate, F, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from council.models import AgendaItem

MOST_FOLLOWED = 10
"""Words that went to more items than this are not followed on the page of an item that is gone."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A former anchor: `item` and `paragraph` say where its words are now; without an item they went on a day."""

    anchor: str
    on: datetime.date
    item: str = ""
    paragraph: str = ""
    address: str = ""

    @property
    def number(self) -> str:
        """The number of the paragraph that stood here."""
        return self.anchor.rpartition("p")[2]


def name_of(item: Any) -> str:
    """A short name of an item, for links to its parts."""
    return _("item %(number)s") % {"number": item.number} if item.number else item.shown_title


def traces(former: Iterable[dict[str, str]], items: dict[str, Any], *, prefix: str = "") -> list[Trace]:
    """The former anchors; `items` are those that words can be said to have gone to, by their part of the address."""
    return [_trace(each, items, prefix) for each in former]


def _trace(former: dict[str, str], items: dict[str, Any], prefix: str) -> Trace:
    slug, _hash, anchor = former["now_at"].partition("#")
    item, on = items.get(slug), datetime.date.fromisoformat(former["on"])
    if not anchor or item is None or item.is_restricted:
        return Trace(prefix + former["anchor"], on)
    return Trace(
        prefix + former["anchor"], on, name_of(item), anchor[1:], f"{item.get_absolute_url()}#{anchor}"
    )


class JsonArray(Aggregate):
    """Values of many rows as one list, the same on every database."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """SQLite has another name for it."""
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **more)


def vanished(meeting: OuterRef) -> Subquery:
    """The former addresses of items of a meeting that are no longer in its record, with their traces."""
    gone = AgendaItem.objects.tombstones().filter(meeting=meeting).order_by()
    told = JsonArray(JSONObject(slug=F("slug"), traces=F("traces")))
    return Subquery(gone.values("meeting").annotate(told=told).values("told"))


def read_vanished(told: Iterable[dict[str, Any]] | None) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Each item that is gone: its part of the address and its former anchors, which SQLite gives as text."""
    for each in told or ():
        former = each["traces"]
        yield each["slug"], json.loads(former) if isinstance(former, str) else former


def slugs_of(former: Iterable[dict[str, str]]) -> list[str]:
    """The items that former anchors name, as many times as a prepared query has places; none where they name none."""
    slugs = list(dict.fromkeys(each["now_at"].partition("#")[0] for each in former if each["now_at"]))
    return (slugs + slugs[-1:] * MOST_FOLLOWED)[:MOST_FOLLOWED]
