"""The page as data: what machines read in its head, in the terms of schema.org."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from council.models import AgendaItem, Committee, Councillor, Meeting, Resolution

from .brand import brand

Data = dict[str, Any]
CONTEXT = "https://schema.org"
LONGEST = 300
STATUS = {
    Meeting.Status.HELD: "EventScheduled",
    Meeting.Status.SCHEDULED: "EventScheduled",
    Meeting.Status.CANCELLED: "EventCancelled",
}


def linked_data(page: str, context: Any, request: HttpRequest) -> SafeString:
    """The JSON-LD of a page as the text of a script element; nothing that the page does not show."""
    at = Addresses(request)
    told = PAGES[page](context, at) if page in PAGES else None
    graph = [each for each in (told, _trail(context, at)) if each]
    return as_script({"@context": CONTEXT, "@graph": graph}) if graph else SafeString("")


def as_script(data: Data) -> SafeString:
    """The data as JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        if sign in text:
            text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)  # noqa: S308 (nothing in it can end the element)


class Addresses:
    """Absolute addresses on the host that was asked."""

    def __init__(self, request: HttpRequest) -> None:
        self.host = f"{request.scheme}://{request.get_host()}"
        self.here = self.host + request.path

    def of(self, row: Any) -> str:
        """The address of a row's page."""
        return self.host + row.get_absolute_url()


def _home(context: Any, at: Addresses) -> Data:
    return {
        "@type": "WebSite",
        "name": brand().name,
        "url": at.host + reverse("home"),
        "license": brand().licence_address,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{at.host}{reverse('search')}?q={{words}}",
            "query-input": "required name=words",
        },
    }


def _committee(context: Any, at: Addresses) -> Data:
    return of_committee(context["committee"], at)


def of_committee(committee: Committee, at: Addresses) -> Data:
    """A committee as an organisation within its council."""
    return _told(
        {
            "@type": "GovernmentOrganization",
            "@id": committee.uid.urn,
            "name": committee.name,
            "url": at.of(committee),
            "description": committee.purpose,
            "parentOrganization": {"@type": "GovernmentOrganization", "name": committee.council.name},
            "foundingDate": _day(committee.opened_on),
            "dissolutionDate": _day(committee.closed_on),
        }
    )


def _meeting(context: Any, at: Addresses) -> Data:
    meeting = context["meeting"]
    items = [
        {"@type": "Event", "name": item.shown_title, "url": at.host + look.address}
        for item, look, _traces in context.get("items") or ()
    ]
    return of_meeting(meeting, at) | ({"subEvent": items} if items else {})


def of_meeting(meeting: Meeting, at: Addresses) -> Data:
    """A meeting as an event that a committee organises."""
    start = f"{meeting.date:%Y-%m-%d}" + (f"T{meeting.start_time:%H:%M}" if meeting.start_time else "")
    return _told(
        {
            "@type": "Event",
            "@id": meeting.uid.urn,
            "name": str(meeting),
            "url": at.of(meeting),
            "startDate": start,
            "eventStatus": f"{CONTEXT}/{STATUS[Meeting.Status(meeting.status)]}",
            "location": {"@type": "Place", "name": meeting.venue} if meeting.venue else None,
            "organizer": of_committee(meeting.committee, at),
        }
    )


def _item(context: Any, at: Addresses) -> Data:
    item: Any = context["item"]
    return _told(
        {
            "@type": "Event",
            "@id": item.uid.urn,
            "name": item.shown_title,
            "url": at.of(item),
            "superEvent": of_meeting(item.meeting, at),
            "dateModified": item.meeting.changed_at.isoformat(),
        }
    )


def _decision(context: Any, at: Addresses) -> Data:
    decision: Resolution = context["decision"]
    item, meeting = context["item"], context["meeting"]
    published = decision.first_published_at or meeting.first_published_at
    return _told(
        {
            "@type": "CreativeWork",
            "@id": decision.uid.urn,
            "additionalType": decision.get_kind_display(),
            "name": item.shown_title,
            "text": decision.text,
            "url": at.of(decision),
            "creativeWorkStatus": decision.get_outcome_display(),
            "dateCreated": _day(meeting.date),
            "datePublished": published.isoformat() if published else None,
            "dateModified": meeting.changed_at.isoformat(),
            "isPartOf": {"@type": "Event", "name": str(meeting), "url": at.of(meeting)},
            "license": brand().licence_address,
        }
    )


def _councillor(context: Any, at: Addresses) -> Data:
    councillor: Councillor = context["councillor"]
    council = {"@type": "GovernmentOrganization", "name": councillor.council.name}
    return {
        "@type": "Person",
        "@id": councillor.uid.urn,
        "name": councillor.name,
        "url": at.of(councillor),
        "memberOf": council,
    }


def _trail(context: Any, at: Addresses) -> Data | None:
    steps = context.get("trail")
    if not steps:
        return None
    listed = [
        {"@type": "ListItem", "position": place, "name": str(name), "item": at.host + address}
        for place, (name, address) in enumerate(steps, start=1)
    ]
    last = {
        "@type": "ListItem",
        "position": len(listed) + 1,
        "name": strip_tags(str(context.get("title", ""))),
    }
    return {"@type": "BreadcrumbList", "itemListElement": [*listed, last]}


def _told(data: Data) -> Data:
    """The data without what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "")}


def _day(date: Any) -> str | None:
    return f"{date:%Y-%m-%d}" if date else None


PAGES: dict[str, Callable[[Any, Addresses], Data]] = {
    "home": _home,
    "committee": _committee,
    "meeting": _meeting,
    "item": _item,
    "decision": _decision,
    "councillor": _councillor,
}


def kept_from_search_engines(context: Any) -> bool:
    """Whether a clerk asked that outside search engines do not list this page, or the record that it belongs to."""
    shown: list[AgendaItem | Meeting | Councillor] = [
        context[name] for name in ("item", "meeting", "councillor") if context.get(name) is not None
    ]
    return any(getattr(row, "kept_from_search_engines", False) for row in shown)


def tell_engines(response: HttpResponseBase, row: Meeting | Councillor) -> None:
    """Tell engines not to list a file of this record, where a clerk asked for that."""
    if row.kept_from_search_engines:
        response["X-Robots-Tag"] = "noindex"
