"""The page of one meeting."""

import datetime
from collections import Counter
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from council.models import (
    AgendaItem,
    Attendance,
    Meeting,
    NextMeeting,
    Prepared,
    given_day,
    given_key,
)
from council.public.addresses import Day, meetings_at_address, published_meeting
from council.public.approval import amendment
from council.public.citations import Citations, search_of_later_mentions
from council.public.drawing import Look
from council.public.layout import texts_of
from council.public.parts import give_parts_of_meeting, named, under
from council.public.said import Said
from council.public.spoken import lang_of
from council.public.traces import Trace, name_of, read_vanished, traces, vanished
from council.public.trail import to_committee_of


@require_safe
def meeting(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting: what was decided, the items with their minutes, who was there."""
    found = published_meeting(committee, day, MEETING_PAGE)
    rows = items_with_minutes(found)
    mentioned = Citations(found, texts_of(rows))
    items = shown_items(found, rows, mentioned, links="paragraphs" in request.GET)
    lang = give_lang(rows, found)
    decisions = [(item, decision) for item in rows for decision in under(item, "resolutions")]
    context = {
        "title": str(found),
        "section": "meetings",
        "trail": to_committee_of(found),
        "meeting": found,
        "lang": lang,
        "items": items,
        "vanished": vanished_items(found, rows),
        "citations": mentioned,
        "amendment": amendment(found),
        "announced_by": announced_by(found),
        "later_mentions": search_of_later_mentions(found),
        "decision_count": len(decisions),
        "decisions": [pair for pair in decisions if not pair[0].is_procedural],
        "interests": [(item, interest) for item in rows for interest in under(item, "interests")],
        "attendance": attendance_by_status(found),
        "with_links": "paragraphs" in request.GET,
        **neighbours(found),
    }
    return render(request, "council/meeting.html", context)


def _meeting_page() -> Any:
    """The meeting at an address, with the dates of those before and after it and what is gone from its record."""
    same = Meeting.objects.published().filter(committee=OuterRef("committee"))
    sitting, date = OuterRef("sitting"), OuterRef("date")
    # not "of an earlier day, or of this one and an earlier sitting": a database finds the first in the order of an
    # index only under one condition on the day
    before = Q(date__lte=date) & ~Q(date=date, sitting__gte=sitting)
    after = Q(date__gte=date) & ~Q(date=date, sitting__lte=sitting)
    told = JSONObject(date="date", sitting="sitting")
    return meetings_at_address().annotate(
        before=Subquery(same.filter(before).order_by("-date", "-sitting").values(told=told)[:1]),
        after=Subquery(same.filter(after).order_by("date", "sitting").values(told=told)[:1]),
        vanished=vanished(OuterRef("pk")),
    )


MEETING_PAGE = Prepared(_meeting_page)


def _items() -> Any:
    items = AgendaItem.objects.published().filter(meeting=given_key("meeting"))
    return items.defer("uid", "minute_number", "withheld_to", "removal_reason").order_by("position", "pk")


ITEMS = Prepared(_items)


def items_with_minutes(meeting: Meeting) -> list[AgendaItem]:
    """The public items of a meeting with what belongs under them."""
    items = ITEMS(meeting=meeting.pk)
    for item in items:
        item.meeting = meeting
    give_parts_of_meeting(items, meeting.pk)
    return items


def give_lang(items: list[Any], meeting: Meeting) -> SafeString:
    """Give each item the attribute with the language of its title, where the page speaks another; gives that of the
    minutes."""
    lang = lang_of(meeting.language)
    for item in items:
        item.lang = "" if item.is_untitled else lang
    return lang


def shown_items(
    meeting: Meeting, items: list[AgendaItem], mentioned: Citations, *, links: bool
) -> list[Said]:
    """The items laid out; every anchor of one begins with the item's own."""
    by_slug = {item.slug: item for item in items}
    names = Counter(name_of(item) for item in items)
    here = meeting.get_absolute_url()
    shown = []
    for item in items:
        name, prefix = name_of(item), f"item-{item.slug}."
        if names[name] > 1:
            name = f"{name}, {item.shown_title}"
        look = Look(mentioned, prefix, name, f"{here}{item.slug}/", here, links, meeting.language)
        former = traces(item.shown_former_anchors, by_slug, prefix=prefix)  # type: ignore[attr-defined]
        shown.append(Said(item, look, former))
    return shown


def vanished_items(meeting: Any, items: list[AgendaItem]) -> list[tuple[str, list[Trace]]]:
    """The anchors of items that are gone from the record, with the traces of their words."""
    by_slug = {item.slug: item for item in items}
    return [
        (f"item-{slug}", traces(former, by_slug, prefix=f"item-{slug}."))
        for slug, former in read_vanished(meeting.vanished)
    ]


def announced_by(meeting: Meeting) -> list[NextMeeting]:
    """The latest minutes that announced a meeting which has not taken place."""
    if meeting.status == Meeting.Status.HELD:
        return []
    found = ANNOUNCED(committee=meeting.committee_id, date=meeting.date)
    for each in found:
        each.meeting.committee = meeting.committee
    return found


def _announced() -> Any:
    stated = NextMeeting.objects.published().filter(
        meeting__committee=given_key("committee"), date=given_day("date")
    )
    return stated.select_related("meeting").defer("meeting__clerks_note").order_by("-meeting__date", "pk")[:1]


ANNOUNCED = Prepared(_announced)
ATTENDANCE = Prepared(
    lambda: (
        named(Attendance.objects.published())
        .filter(meeting=given_key("meeting"))
        .defer("ward", "party")
        .order_by("position", "pk")
    )
)


def attendance_by_status(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Who was there, who sent apologies, who was absent: each group under its heading, whoever presided first."""
    groups: dict[str, list[Attendance]] = {str(heading): [] for heading in HEADINGS.values()}
    rows = sorted(ATTENDANCE(meeting=meeting.pk), key=lambda row: PRESIDING.get(row.role, len(PRESIDING)))
    for row in rows:
        groups[str(HEADINGS[row.status, row.kind == row.Kind.OFFICER])].append(row)
    return [(heading, people) for heading, people in groups.items() if people]


PRESIDING = {"chair": 0, "vice_chair": 1}
HEADINGS = {
    (status, officer): heading
    for statuses, headings in (
        (("present", "present_virtual"), (_("Present"), _("Present"))),
        (("present_substitute", "present_substitute_virtual"), (_("Present"), _("Present"))),
        (("apologies",), (_("Apologies"), _("Apologies"))),
        (("absent",), (_("Absent"), _("Absent"))),
        (("in_attendance", "in_attendance_virtual"), (_("In attendance"), _("Officers in attendance"))),
        (("not_recorded",), (_("Attendance not recorded"), _("Attendance not recorded"))),
    )
    for status in statuses
    for officer, heading in zip((False, True), headings, strict=True)
}


def neighbours(meeting: Any) -> dict[str, Meeting | None]:
    """The meetings of the same committee before and after this one."""
    return {"previous": _beside(meeting, meeting.before), "next": _beside(meeting, meeting.after)}


def _beside(meeting: Meeting, told: dict[str, Any] | None) -> Meeting | None:
    if told is None:
        return None
    date = datetime.date.fromisoformat(told["date"])
    return Meeting.at(meeting.committee, date, told["sitting"])
