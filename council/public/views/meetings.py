"""The page of one meeting."""

from django.db.models import IntegerField, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Attendance, Given, Meeting, Prepared, given_day, given_key
from council.public.addresses import Day, published_meeting
from council.public.layout import laid_out
from council.public.nearest import nearest
from council.public.parts import give_parts_of_meeting, named
from council.public.trail import to_committee_of


@require_safe
def meeting(request: HttpRequest, committee: str, day: Day) -> HttpResponse:
    """One meeting: who was there, the items with their minutes, the decisions."""
    found = published_meeting(committee, day)
    items = items_with_minutes(found)
    context = {
        "title": str(found),
        "section": "meetings",
        "trail": to_committee_of(found),
        "meeting": found,
        "items": [(item, laid_out(item)) for item in items],
        "decision_count": sum(len(item.resolutions.all()) for item in items),
        "attendance": attendance_by_status(found),
        **neighbours(found),
    }
    return render(request, "council/meeting.html", context)


ITEMS = Prepared(
    lambda: AgendaItem.objects.published().filter(meeting=given_key("meeting")).order_by("position", "pk")
)


def items_with_minutes(meeting: Meeting) -> list[AgendaItem]:
    """The public items of a meeting with what belongs under them."""
    items = ITEMS(meeting=meeting.pk)
    for item in items:
        item.meeting = meeting
    give_parts_of_meeting(items, meeting.pk)
    return items


ATTENDANCE = Prepared(
    lambda: (
        named(Attendance.objects.published()).filter(meeting=given_key("meeting")).order_by("position", "pk")
    )
)


def attendance_by_status(meeting: Meeting) -> list[tuple[str, list[Attendance]]]:
    """Who was there, who sent apologies, who was absent: each group under its heading, in that order."""
    groups: dict[str, list[Attendance]] = {heading: [] for heading in HEADINGS.values()}
    for row in ATTENDANCE(meeting=meeting.pk):
        groups[HEADINGS[row.status]].append(row)
    return [(heading, people) for heading, people in groups.items() if people]


HEADINGS = {
    "present": "Present",
    "present_virtual": "Present",
    "present_substitute": "Present",
    "present_substitute_virtual": "Present",
    "in_attendance": "In attendance",
    "in_attendance_virtual": "In attendance",
    "apologies": "Apologies",
    "absent": "Absent",
    "not_recorded": "Attendance not recorded",
}


def neighbours(meeting: Meeting) -> dict[str, Meeting | None]:
    """The meetings of the same committee before and after this one."""
    place = (meeting.date, meeting.sitting)
    found = NEIGHBOURS(committee=meeting.committee_id, date=meeting.date, sitting=meeting.sitting)
    beside = {(each.date, each.sitting) > place: each for each in found}
    return {"previous": beside.get(False), "next": beside.get(True)}


def _neighbours() -> QuerySet:
    same = Meeting.objects.published().filter(committee=given_key("committee"))
    date, sitting = given_day("date"), Given("sitting", IntegerField())
    before = Q(date=date, sitting__lt=sitting) | Q(date__lt=date)
    after = Q(date=date, sitting__gt=sitting) | Q(date__gt=date)
    found = nearest(same, before=before, after=after, order=("date", "sitting"))
    return found.select_related("committee")


NEIGHBOURS = Prepared(_neighbours)
